"""The options that several verbs share, and how they become a house to work in."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from pipeline.errors import Fault, InputError
from pipeline.namespaces import DEFAULT_BASE

if TYPE_CHECKING:
    from pipeline.findings import Validation
    from pipeline.house import House

T = TypeVar("T")

Parser = argparse.ArgumentParser
Arguments = argparse.Namespace


def add_sheets(parser: Parser) -> None:
    """The sheets to work on."""
    parser.add_argument(
        "sheets",
        nargs="*",
        type=Path,
        default=[Path("facts")],
        metavar="SHEET",
        help="sheets (.yaml, .json, .jsonl) or folders of them (default: facts)",
    )


def add_base(parser: Parser) -> None:
    """Where IRIs are minted."""
    parser.add_argument(
        "--base", default=DEFAULT_BASE, metavar="IRI", help="mint IRIs under this (default: %(default)s)"
    )


def add_mappings(parser: Parser) -> None:
    """The mappings to use."""
    parser.add_argument("--mappings", type=Path, metavar="DIR", help="YARRRML files to use in place of our own")


def add_shapes(parser: Parser, engine: str = "--engine") -> None:
    """The shapes to use, and the engine, by the name of its option."""
    parser.add_argument("--shapes", type=Path, metavar="DIR", help="SHACL files to use in place of our own")
    parser.add_argument(
        engine,
        dest="engine",
        choices=("shacl", "pyshacl"),
        help="SHACL engine (default: shacl, which is fast, for our own shapes; pyshacl, the reference, for others)",
    )


def add_strict(parser: Parser) -> None:
    """How much stops what builds on a validation."""
    parser.add_argument(
        "--strict", action="store_true", help="count warnings, and shapes that met nothing, as findings"
    )


def add_json(parser: Parser) -> None:
    """Output for machines."""
    parser.add_argument("--json", action="store_true", help="print JSON for machines")


def add_drafts(parser: Parser) -> None:
    """Whether sheets are taken that nobody has reviewed."""
    parser.add_argument(
        "--drafts", action="store_true", help="take drafts too; their assertions say that nobody reviewed them"
    )


def house(options: Arguments) -> House:
    """What the sheets are worked on with, as the options have it."""
    from pipeline.house import House

    given = {name: getattr(options, name, None) for name in ("base", "mappings", "shapes", "engine", "drafts")}
    if given["shapes"] and not given["engine"]:
        given["engine"] = "pyshacl"  # a silent miss on foreign shapes would be worse than a slow answer
    return House(**{name: value for name, value in given.items() if value is not None})


def fails(validation: Validation, *, strict: bool) -> bool:
    """Whether a validation stops what builds on it."""
    return not validation.conforms or (strict and bool(validation.findings or validation.idle))


def read_source(path: Path | None) -> str | None:
    """The source text of an article, from a file or (``-``) from the standard input."""
    from pipeline.documents import read_text
    from pipeline.resources import read_bytes

    if path is None:
        return None
    if str(path) == "-":
        return read_text(sys.stdin.buffer.read(), "standard input")
    return read_text(read_bytes(path), str(path))


def with_progress(items: Iterable[T], what: str) -> Iterator[T]:
    """The items, counted on a terminal while they come, and without a word elsewhere."""
    if not sys.stderr.isatty():
        yield from items
        return
    from rich.console import Console
    from rich.progress import MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    columns = (TextColumn("{task.description}"), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(what, total=None)
        for item in items:
            yield item
            bar.advance(task)


def plural(count: int, noun: str) -> str:
    """``1 claim``, ``2 claims``."""
    return f"{count:,} {noun}{'' if count == 1 else 's'}"


def usage(message: str) -> InputError:
    """A wrong combination of options."""
    return InputError([Fault(message)])
