"""How far long work is, drawn on a terminal; elsewhere nothing is drawn."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pipeline.corpus import Record, Tally


@contextmanager
def corpus_bar(size: int | None) -> Iterator[Callable[[Record, Tally], None]]:
    """A bar over `size` bytes of input: sheets a second, how many are rejected, time left; moved by each record."""
    if not sys.stderr.isatty():
        yield lambda record, tally: None
        return
    text = "{task.fields[sheets]:,} sheets · {task.fields[rate]:,.0f}/s · {task.fields[rejected]:,} rejected"
    with _bar(text) as bar:
        task = bar.add_task("", total=size, sheets=0, rate=0.0, rejected=0)
        fresh = read = 0

        def advance(record: Record, tally: Tally) -> None:
            nonlocal fresh, read
            fresh += 0 if record.kept else record.tally.sheets
            read = max(read, record.read)
            rate = fresh / max(bar.tasks[0].elapsed or 0.0, 0.001)
            bar.update(task, completed=read, sheets=tally.sheets, rate=rate, rejected=tally.rejected)

        yield advance


@contextmanager
def cluster_bar() -> Iterator[Callable[[int, int], None] | None]:
    """A bar over the tasks that a cluster is at; moved by how many are done, and how many there are."""
    if not sys.stderr.isatty():
        yield None
        return
    with _bar("{task.completed:,} of {task.total:,} tasks") as bar:
        task = bar.add_task("", total=0)
        yield lambda done, tasks: bar.update(task, completed=done, total=tasks)


@contextmanager
def working(what: str) -> Iterator[None]:
    """Says what is at work, for work of which nobody knows how long it takes."""
    if not sys.stderr.isatty():
        yield
        return
    from rich.console import Console

    with Console(stderr=True).status(f"{what} ..."):
        yield


def _bar(text: str) -> Any:
    from rich.console import Console
    from rich.progress import (
        BarColumn,
        Progress,
        TaskProgressColumn,
        TextColumn,
        TimeElapsedColumn,
        TimeRemainingColumn,
    )

    columns = (BarColumn(), TaskProgressColumn(), TextColumn(text), TimeElapsedColumn(), TimeRemainingColumn())
    return Progress(*columns, console=Console(stderr=True), transient=True)
