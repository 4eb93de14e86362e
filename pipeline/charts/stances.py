"""Stances as signs: a plus for, a cross against, an arrow for what is yet to come, a stroke for no side taken.

A sign is full where the article reports the stance, and hollow where the sheet's author infers it. Its word always
stands beside it. Source of the stances: docs/model.md, and `nf:stances` in the vocabulary.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from pipeline.charts.lettering import GREY
from pipeline.charts.paper import BLUE, GREEN, PAPER, VERMILION, Disc, Line, Paper, Point

RADIUS: Final = 5.6


@dataclass(frozen=True, slots=True)
class Direction:
    """Which way stances go: in words, as a colour, and as a sign, which is strokes in a circle of radius 1."""

    words: str
    colour: str
    strokes: tuple[tuple[Point, ...], ...]


FOR: Final = Direction("for: says or holds that it is so", BLUE, (((-0.55, 0), (0.55, 0)), ((0, -0.55), (0, 0.55))))
AGAINST: Final = Direction(
    "against: denies, doubts or rejects it", VERMILION, (((-0.4, -0.4), (0.4, 0.4)), ((-0.4, 0.4), (0.4, -0.4)))
)
AHEAD: Final = Direction(
    "of what may come: demands, pledges, warns",
    GREEN,
    (((-0.55, 0), (0.5, 0)), ((0.05, -0.45), (0.5, 0), (0.05, 0.45))),
)
ASIDE: Final = Direction("takes no side", GREY, (((-0.5, 0), (0.5, 0)),))

DIRECTIONS: Final = (FOR, AGAINST, AHEAD, ASIDE)
_STANCES: Final = {
    **dict.fromkeys(("asserts", "alleges", "believes"), FOR),
    **dict.fromkeys(("denies", "doubts", "rejects"), AGAINST),
    **dict.fromkeys(("demands", "pledges", "warns"), AHEAD),
}


def direction_of(stance: str) -> Direction:
    """Which way a stance goes; one that is not of the vocabulary takes no side that is known here."""
    return _STANCES.get(stance, ASIDE)


def put_sign(paper: Paper, x: float, y: float, direction: Direction, *, inferred: bool = False) -> None:
    """Put a stance's sign, its middle at the point given."""
    fill, ink = (PAPER, direction.colour) if inferred else (direction.colour, PAPER)
    paper.put(Disc(x, y, RADIUS, fill, direction.colour, dashed=inferred))
    for stroke in direction.strokes:
        points = tuple((x + RADIUS * across, y + RADIUS * down) for across, down in stroke)
        paper.put(Line(points, ink, 1.3))
