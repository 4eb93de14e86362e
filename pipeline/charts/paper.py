"""Paper: a sheet that grows downwards, and on which words, lines and shapes are put, in points from its upper left.

What lies on it is data; `pipeline.charts.press` prints it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final, Literal, TypeAlias

from pipeline.charts.lettering import BODY, GREY, HEAD, SMALL, TITLE, Look, fold, is_whole, one_line, width_of

WIDTH: Final = 880.0
MARGIN: Final = 32.0
RIGHT: Final = WIDTH - MARGIN
MOST: Final = 200
"""So many rows are drawn: more make a picture that no screen shows and no printer prints."""

BLUE: Final = "#0072b2"
VERMILION: Final = "#c84e00"
GREEN: Final = "#00795c"
PALE: Final = "#a6cbe3"
RULE: Final = "#d5d8dc"
PAPER: Final = "white"
"""Colours after the palette of Okabe and Ito, which all kinds of eyes tell apart: https://jfly.uni-koeln.de/color/"""

Point: TypeAlias = tuple[float, float]
Align: TypeAlias = Literal["left", "center", "right"]


@dataclass(frozen=True, slots=True)
class Words:
    """A line of text; `y` is its baseline."""

    x: float
    y: float
    text: str
    look: Look
    align: Align = "left"


@dataclass(frozen=True, slots=True)
class Line:
    """A line through points."""

    points: tuple[Point, ...]
    colour: str = RULE
    width: float = 0.8
    dashed: bool = False


@dataclass(frozen=True, slots=True)
class Shape:
    """A polygon with its outline."""

    points: tuple[Point, ...]
    fill: str
    edge: str


@dataclass(frozen=True, slots=True)
class Disc:
    """A circle with its outline, which is dashed or not."""

    x: float
    y: float
    radius: float
    fill: str
    edge: str
    dashed: bool = False


Mark: TypeAlias = Words | Line | Shape | Disc


class Paper:
    """What lies on the sheet so far, and how far down it is full (`y`)."""

    def __init__(self, title: str) -> None:
        self.title = title
        self.marks: list[Mark] = []
        self.y = MARGIN

    def put(self, *marks: Mark) -> None:
        """Put marks where they say."""
        self.marks += marks

    def write(self, x: float, y: float, text: str, look: Look = BODY, align: Align = "left") -> None:
        """Write one line, its middle at the height `y`."""
        self.put(Words(x, y + look.size * 0.36, one_line(text), look, align))

    def column(self, x: float, y: float, text: str, width: float, look: Look = BODY, lines: int = 4) -> float:
        """Write a text into a column that begins at the height `y`; where it ends."""
        for line in fold(text, width, look, lines) if text else ():
            self.write(x, y + look.leading / 2, line, look)
            y += look.leading
        return y

    def label(self, x: float, y: float, lines: Sequence[str]) -> None:
        """Write the words of a mark over what lies there, the middle of the first line at the height `y`."""
        half = BODY.leading / 2
        for line in lines:
            left, right = x - 2, x + width_of(line, BODY) + 2
            corners = (left, y - half), (right, y - half), (right, y + half), (left, y + half)
            self.put(Shape(corners, PAPER, PAPER))
            self.write(x, y, line)
            y += BODY.leading

    def rule(self, x: float = MARGIN, to: float = RIGHT, colour: str = RULE) -> None:
        """Draw a line across the sheet, at the height where it is full."""
        self.put(Line(((x, self.y), (to, self.y)), colour))

    def head(self, words: str, total: int, drawn: int, of: str) -> None:
        """Write title and explanation above all; and of how many (of what) only so many are drawn."""
        if not total:
            words = "The answer has no rows: there is nothing to draw."
        self.y = self.column(MARGIN, self.y, self.title, RIGHT - MARGIN, TITLE) + 3
        self.y = self.column(MARGIN, self.y, words, RIGHT - MARGIN, Look(9, GREY))
        if drawn < total:
            note = f"Only the first {drawn:,} of {total:,} {of} are drawn; ask a narrower question for the others."
            self.y = self.column(MARGIN, self.y + 2, note, RIGHT - MARGIN, Look(9, bold=True))
        self.y += 10

    def section(self, text: str) -> None:
        """Write the heading of a part."""
        self.y = self.column(MARGIN, self.y + 8, text, RIGHT - MARGIN, HEAD, 2) + 4

    def foot(self, articles: Iterable[str]) -> None:
        """Write which articles speak here."""
        names = list(dict.fromkeys(article for article in articles if article))
        if names:
            more = f" and {len(names) - 3:,} more" if len(names) > 3 else ""
            text = f"As reported in {', '.join(names[:3])}{more}."
            self.y = self.column(MARGIN, self.y + 10, text, RIGHT - MARGIN, SMALL, 2)

    @property
    def is_whole(self) -> bool:
        """Whether the font has every letter that stands here."""
        return all(is_whole(mark.text, mark.look) for mark in self.marks if isinstance(mark, Words))
