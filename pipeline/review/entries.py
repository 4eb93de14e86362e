"""Entries: one entry of a sheet as a text of its own, to be edited, and back."""

from __future__ import annotations

from typing import Any

from pipeline.documents import Path, Position, read_yaml
from pipeline.errors import Fault, InputError
from pipeline.review.layout import Layout, Splice, spliced
from pipeline.sheet import Sheet
from pipeline.sheet.terms import Model

PROMPTED = ("type", "name", "title", "text", "property", "value", "min", "max", "unit")
"""What is asked of an entry, one by one, where there is no editor."""
PROMPTED_OF_SAYINGS = ("by", "stance", "quote")


def entry_lines(layout: Layout, path: Path) -> str:
    """The lines of an entry with its key, moved to the left."""
    splice, column = _span(layout, path)
    lines = layout.text[splice.start : splice.end].replace("\r\n", "\n").split("\n")
    margin = " " * column
    return "\n".join(line.removeprefix(margin) for line in lines) + "\n"


def put_entry(text: str, path: Path, entry: str, file: str) -> tuple[str, Position, int]:
    """A sheet's text with an entry put in the place of its former lines; where it starts, and how many lines it has.

    Raises `InputError` where it is not one entry with the id that it had.
    """
    name = f"{path[-1]}.yaml"
    value = read_yaml(entry, name).plain()
    if not isinstance(value, dict) or list(value) != [path[-1]]:
        message = f"expected one entry, which starts with `{path[-1]}:`; to rename it, edit the sheet itself"
        raise InputError([Fault(message, name, 1)])
    layout = Layout(text)
    splice, column = _span(layout, path)
    lines = entry.strip("\n").split("\n")
    moved = layout.newline.join(f"{' ' * column}{line}" if line.strip() else "" for line in lines)
    new = spliced(text, [Splice(splice.start, splice.end, moved)])
    wanted: Any = read_yaml(text.replace("\r\n", "\n"), file).plain()
    wanted[path[0]][path[1]] = value[path[-1]]
    if read_yaml(new.replace("\r\n", "\n"), file).plain() != wanted:
        raise InputError([Fault("does not fit between the other entries; mind the indentation", name, 1)])
    return new, Position(text.count("\n", 0, splice.start) + 1, column + 1), len(lines)


def questions(sheet: Sheet, path: Path) -> list[tuple[Path, str]]:
    """What can be asked of an entry one by one: the path of each value, and the value that it has."""
    part: Any = getattr(sheet, str(path[0]))[path[1]]
    found = [((*path, key), value) for key in PROMPTED if (value := _single(part, key))]
    for index, said in enumerate(getattr(part, "said", ())):
        here = (*path, "said", index)
        found += [((*here, key), value) for key in PROMPTED_OF_SAYINGS if (value := _single(said, key))]
    return found


def _single(part: Model, key: str) -> str:
    """A value that is one word, text or number, as text; else nothing."""
    value: Any = getattr(part, key, None)
    if isinstance(value, tuple) and len(value) == 1:
        value = value[0]
    if isinstance(value, dict):
        value = value.get("") if len(value) == 1 else None
    return "" if value is None or isinstance(value, tuple) else str(value)


def _span(layout: Layout, path: Path) -> tuple[Splice, int]:
    """The lines of an entry, without the last one's break, and its column."""
    place = layout.place(path)
    if place.container.flow_style:
        raise InputError([Fault("stands in a section that is written in one {...}; edit it in the sheet itself")])
    start = layout.line_start(place.start)
    return Splice(start, layout.line_end(layout.end_of(place))), place.start - start
