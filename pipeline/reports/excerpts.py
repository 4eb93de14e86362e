"""Excerpts: the few lines of a text that show what is wrong with a node.

Where a node's statements end is told from indentation, punctuation and the first word of a line. That points at the
right line of Turtle, N-Quads, JSON-LD and RDF/XML as people and programs write them; where it does not, no line of
the node is found but the first, and this one is pointed at.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from pipeline.documents import Position
from pipeline.findings import ExcerptLine

WIDTH: Final = 200
"""How many characters of a line are shown at most."""
_BLOCK = 200
"""How many lines of a node are looked at."""
_LONG = 2_000
"""How much of a line is looked at."""
_CLOSING = ("]", "],", "}", "},")
"""Lines that end a list or an object of JSON, but not the one that holds them."""
_BEHIND = 3
"""How many lines are shown behind a node's first one where no other line is pointed at."""


def excerpt(lines: Sequence[str], place: Position, names: Sequence[str], value: str) -> tuple[ExcerptLine, ...]:
    """The lines that show the node which begins at a place, one of them marked; none where the place is not known.

    Marked is the first line of the node that holds the `value`, from the one on that holds one of the `names`; where
    there is none, the one with the name; where there is none either, the node's first.
    """
    number, column = place
    if not 1 <= number <= len(lines):
        return ()
    block = dict(enumerate(_block(lines, number - 1, column - 1), number))
    marked, at = _find(block, names, value) or (number, 1)
    around = range(number, number + _BEHIND + 1) if marked == number else (marked - 1, marked, marked + 1)
    shown = sorted({number, *around} & block.keys())
    return tuple(ExcerptLine(each, _cut(block[each], at if each == marked else 1), each == marked) for each in shown)


def _block(lines: Sequence[str], start: int, column: int) -> Iterator[str]:
    """The lines of the node that begins in a line at a column; of those that are very long, a part."""
    first = lines[start][:_LONG]
    yield (first if len(lines[start]) <= _LONG else lines[start][column : column + _LONG]).rstrip("\r")
    for index in range(start + 1, min(start + _BLOCK, len(lines))):
        line = lines[index][:_LONG]
        if not line.strip() or not _goes_on(first, lines[index - 1][-_LONG:].rstrip()[-1:], line):
            return
        yield line.rstrip("\r")


def _goes_on(first: str, end: str, line: str) -> bool:
    """Whether a line still speaks of the node, behind one with that end: in a next statement, or in the same."""
    words = line.split()
    if _indent(line) == _indent(first) and (words[:1] == first.split()[:1] or words[0] in _CLOSING):
        return True
    return end in (";", ",") or (end != "." and _indent(line) > _indent(first))


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())


def _find(block: Mapping[int, str], names: Sequence[str], value: str) -> tuple[int, int] | None:
    """The line and the column to be pointed at."""
    spelled = "|".join(map(re.escape, names))
    named = _search(block, rf'(?<=[:/#<])(?:{spelled})(?![\w-])|"(?:{spelled})"\s*:') if spelled else None
    if not value:
        return named
    behind = {number: line for number, line in block.items() if named is None or number >= named[0]}
    return _search(behind, rf"(?<![\w-]){re.escape(value)}(?![\w-])") or named


def _search(block: Mapping[int, str], pattern: str) -> tuple[int, int] | None:
    found = ((number, match.start() + 1) for number, line in block.items() if (match := re.search(pattern, line)))
    return next(found, None)


def _cut(line: str, column: int) -> str:
    """A line as far as it is shown: of a long one, what stands around a column."""
    if len(line) <= WIDTH:
        return line
    start = max(0, min(column - WIDTH // 4, len(line) - WIDTH))
    return f"{'…' if start else ''}{line[start : start + WIDTH]}{'…' if start + WIDTH < len(line) else ''}"
