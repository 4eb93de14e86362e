"""The rows of sheets, which the peers start from: one document a line, or all tables of all sheets in one."""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from pipeline.house import House
from pipeline.read import read
from pipeline.resolve import resolve
from pipeline.rows import TABLES, Rows


def rows_of(sheets: Path, count: int) -> Iterator[Rows]:
    """The rows of the first `count` sheets of a file of JSON lines."""
    scope = House().scope(sheets.parent)
    with sheets.open("rb") as lines:
        for line in islice(lines, count):
            for document in read(line, sheets.name):
                yield resolve(document, scope).rows


def write_rows(sheets: Path, out: Path, count: int) -> None:
    """The rows of the first `count` sheets, a line each."""
    with out.open("w", encoding="utf-8") as file:
        file.writelines(json.dumps(rows, ensure_ascii=False) + "\n" for rows in rows_of(sheets, count))


def join_rows(lines: Path, count: int) -> Rows:
    """The rows of the first `count` sheets of a file that `write_rows` wrote, as one document."""
    joined: Rows = {table: [] for table in TABLES}
    with lines.open(encoding="utf-8") as file:
        for line in islice(file, count):
            for table, rows in json.loads(line).items():
                joined[table] += rows
    return joined
