"""Sides: a matter as a row, its sides as columns, and on each side the parties that take a stance there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from pipeline.charts.lettering import BODY, INK, SMALL, STRONG, Look
from pipeline.charts.paper import MARGIN, MOST, RIGHT, Line, Paper
from pipeline.charts.rows import in_sentences
from pipeline.charts.stances import RADIUS, direction_of, put_sign
from pipeline.words import stance_words

_LEFT: Final = 240.0
_GAP: Final = 18.0
_STANCE: Final = Look(8.5, INK)


@dataclass(frozen=True, slots=True)
class Standing:
    """One party's stance on one side of a matter."""

    side: int
    party: str
    on_behalf_of: str
    stance: str
    basis: str
    sentences: str


@dataclass(frozen=True, slots=True)
class Matter:
    """What parties stand on the sides of: its sides in words, and the standings.

    `divided` says who sees the sides against each other: `explicit`, the article; `inferred`, the sheet's author; or
    nobody, where it is empty.
    """

    article: str
    caption: str
    title: str
    sides: tuple[str, ...]
    standings: tuple[Standing, ...]
    divided: str = ""
    note: str = ""


def put_matters(paper: Paper, words: str, matters: Sequence[Matter]) -> None:
    """Put matters on the paper below a title with its words; where articles differ, each of them has a heading."""
    shown = _fitting(matters)
    total, drawn = (sum(len(matter.standings) for matter in each) for each in (matters, shown))
    paper.head(words, total, drawn, "stances")
    articles = list(dict.fromkeys(matter.article for matter in shown))
    for article in articles:
        if len(articles) > 1:
            paper.section(article)
        for matter in shown:
            if matter.article == article:
                _put_matter(paper, matter)
    paper.foot(articles)


def _fitting(matters: Sequence[Matter]) -> list[Matter]:
    """The first matters that find room, whole: of one that were cut, a side might seem to stand alone."""
    shown: list[Matter] = []
    room = MOST
    for matter in matters:
        if shown and len(matter.standings) > room:
            break
        shown.append(replace(matter, standings=matter.standings[:room]))
        room -= len(matter.standings)
    return shown


def _put_matter(paper: Paper, matter: Matter) -> None:
    """Put a matter on the paper: at the left what it is, then its sides, each with its parties below it."""
    paper.rule(colour=INK)
    paper.y += 6
    top = paper.y
    starts = _starts(len(matter.sides))
    width = starts[1] - starts[0] - _GAP
    look = SMALL if matter.title else STRONG
    heads = [
        paper.column(start, top, side, width, look, 6) for start, side in zip(starts, matter.sides, strict=False)
    ]
    depths = dict.fromkeys(range(len(heads)), max(heads) + 3 if any(matter.sides) else top)
    for standing in matter.standings:
        depths[standing.side] = _put_standing(paper, standing, starts[standing.side], depths[standing.side], width)
    paper.y = max(_put_what(paper, matter, top), *depths.values())
    for start in starts[1:-1] if matter.divided else ():
        x = start - _GAP / 2
        paper.put(Line(((x, top), (x, paper.y - 3)), INK, 0.9, dashed=matter.divided == "inferred"))
    paper.y += 6


def _starts(sides: int) -> list[float]:
    """Where each side's column starts, and where the last ends."""
    width = (RIGHT + _GAP - _LEFT) / sides
    return [_LEFT + width * side for side in range(sides + 1)]


def _put_what(paper: Paper, matter: Matter, y: float) -> float:
    """Put the caption, the title and the note of a matter; where they end."""
    width = _LEFT - MARGIN - _GAP
    y = paper.column(MARGIN, y, matter.caption, width, SMALL, 3)
    y = paper.column(MARGIN, y, matter.title, width, STRONG, 6)
    return paper.column(MARGIN, y + 3, matter.note, width, SMALL, 5)


def _put_standing(paper: Paper, standing: Standing, x: float, y: float, width: float) -> float:
    """Put a party with its stance: sign, name, the stance's word, and where it is reported; where they end."""
    inferred = standing.basis == "inferred"
    put_sign(paper, x + RADIUS, y + BODY.leading / 2, direction_of(standing.stance), inferred=inferred)
    left, room = x + 2 * RADIUS + 6, width - 2 * RADIUS - 6
    y = paper.column(left, y, standing.party, room, BODY, 3)
    words = f"{stance_words(standing.stance)}{' (inferred)' if inferred else ''}"
    y = paper.column(left, y, ", ".join(filter(None, (words, in_sentences(standing.sentences)))), room, _STANCE, 2)
    for_whom = f"on behalf of {standing.on_behalf_of}" if standing.on_behalf_of else ""
    return paper.column(left, y, for_whom, room, SMALL, 2) + 5
