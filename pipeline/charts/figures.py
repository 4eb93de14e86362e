"""Figures: who gives which number for an event.

A panel for each event, measure and unit, with a scale of its own; a row for each figure and party.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from pipeline.charts.lettering import BODY, SMALL, STRONG, fold
from pipeline.charts.paper import BLUE, MARGIN, MOST, PAPER, RIGHT, Disc, Line, Paper, Shape
from pipeline.charts.rows import NOT_SAID, Row, cells, gathered, grouped_by, in_sentences, plural
from pipeline.charts.scale import Scale, number_scale
from pipeline.charts.stances import FOR, direction_of, put_sign
from pipeline.words import stance_words

_LEFT: Final = 264.0
_AXIS_END: Final = 505.0
_NOTES: Final = 668.0
_ARROW: Final = 26.0
_LINES: Final = 3
"""So many lines the words of a mark have at most."""
_PANEL = ("article", "event", "counted", "unit")
_FIGURE = (*_PANEL, "figure", "amount", "wording")
_SAME = (*_FIGURE, "said_by", "on_behalf_of", "stance")
_NUMBER = r"-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?"
_AMOUNT = re.compile(
    rf"(?P<about>about )?(?P<bound>at least |at most )?(?P<low>{_NUMBER})(?: to (?P<high>{_NUMBER}))?"
)
_READING: Final = (
    "A dot is a number, a hollow one a number with “about”, a bar a range, an arrow a bound that is open on that "
    "side. Each panel has its own scale."
)
_LARGEST: Final = 1e300
"""What is larger has no place on a scale; its words are printed all the same."""
_DIGITS = re.compile(r"(?<![\d.])\d{4,}(?![\d.]*[eE])")


@dataclass(frozen=True, slots=True)
class Amount:
    """A number as a source gives it: exact, about, from one to another, or with a bound on one side alone."""

    low: float
    high: float
    about: bool
    bound: str

    @property
    def values(self) -> tuple[float, float]:
        """The numbers that the scale has to hold."""
        return self.low, self.high


def read_amount(text: str) -> Amount | None:
    """The amount in a cell such as ``about 100``, ``60 to 80`` or ``at least 40``; nothing without a number."""
    match = _AMOUNT.fullmatch(text)
    if match is None:
        return None
    low = float(match["low"])
    high = float(match["high"] or match["low"])
    if max(abs(low), abs(high)) > _LARGEST:
        return None
    return Amount(min(low, high), max(low, high), bool(match["about"]), (match["bound"] or "").strip())


def draw_figures(paper: Paper, rows: Sequence[Row]) -> None:
    """Draw the answer with the columns `counted`, `amount` and `said_by`."""
    merged = gathered(rows, "sentence", *_SAME, "part_of", "besides")
    merged = gathered(gathered(merged, "part_of", *_SAME, "besides"), "besides", *_SAME)
    count = plural(len({cells(row, *_FIGURE) for row in merged}), "figure")
    shown = merged[:MOST]
    paper.head(f"{count}, each with who gives it. {_READING}", len(merged), len(shown), "rows")
    named = {cells(row, "article", "figure"): row for row in merged}
    several = len({row.get("article") for row in shown}) > 1
    for (article, event), of_event in grouped_by(shown, "article", "event").items():
        paper.section(" · ".join(filter(None, (event, article if several else ""))))
        for (counted, unit), panel in grouped_by(of_event, "counted", "unit").items():
            _put_panel(paper, counted, unit, panel, named)
    paper.foot(row.get("article", "") for row in shown)


def _put_panel(paper: Paper, counted: str, unit: str, rows: list[Row], named: dict[tuple[str, ...], Row]) -> None:
    """Put the figures of one measure and unit, from the lowest up; what has no number comes last."""
    paper.rule(colour=BODY.colour)
    title = f"{counted} (unit: {unit})" if unit else counted
    paper.y = paper.column(MARGIN, paper.y + 4, title, RIGHT - MARGIN, STRONG, 2) + 2
    amounts = [read_amount(row.get("amount", "")) for row in rows]
    known = [value for amount in amounts if amount for value in amount.values]
    scale = number_scale(known, _LEFT, _AXIS_END) if known else None
    for amount, row in sorted(zip(amounts, rows, strict=True), key=lambda pair: _order(pair[0])):
        _put_row(paper, row, amount, scale, _notes(row, amount, named))
    if scale:
        scale.put_axis(paper)
    paper.y += 8


def _order(amount: Amount | None) -> tuple[bool, float, float]:
    return (False, amount.low, amount.high) if amount else (True, 0, 0)


def _notes(row: Row, amount: Amount | None, named: dict[tuple[str, ...], Row]) -> str:
    """The article's wording, and the figures that this one is a part of, or leaves out."""
    wording = row.get("wording", "")
    parts = [f"“{wording}”" if wording and amount else ""]
    for column, words in (("part_of", "counted within"), ("besides", "not counting")):
        for other in filter(None, row.get(column, "").split(", ")):
            parts.append(f"{words} {_name(named.get((row.get('article', ''), other)), other)}")
    return "; ".join(filter(None, parts))


def _name(row: Row | None, name: str) -> str:
    """A figure by what it says, where it stands in the answer; else by its name in the sheet."""
    if row is None:
        return f"“{name}”"
    amount, wording, unit, counted = cells(row, "amount", "wording", "unit", "counted")
    return f"“{counted}: {in_thousands(amount) or wording}{f' ({unit})' if unit else ''}”"


def in_thousands(amount: str) -> str:
    """An amount with its thousands apart: ``at least 2,000,000``."""
    return _DIGITS.sub(lambda digits: f"{int(digits[0]):,}" if len(digits[0]) < 40 else digits[0], amount)


def _put_row(paper: Paper, row: Row, amount: Amount | None, scale: Scale | None, notes: str) -> None:
    party, on_behalf_of, sentences = cells(row, "said_by", "on_behalf_of", "sentence")
    top = paper.y + 3
    middle, width = top + BODY.leading / 2, _LEFT - MARGIN - _ARROW - 8
    below = paper.column(MARGIN, top, party or NOT_SAID, width, BODY, 3)
    details = f"on behalf of {on_behalf_of}" if on_behalf_of else "", in_sentences(sentences)
    below = paper.column(MARGIN, below, ", ".join(filter(None, details)), width, SMALL, 3)
    below = max(below, paper.column(_NOTES, top + 1, notes, RIGHT - _NOTES, SMALL, 4))
    left = _right_of(amount, scale) if amount and scale else _LEFT
    words = fold(_words(row, amount), _NOTES - left - 10, BODY, _LINES)
    bottom = max(below, top + len(words) * BODY.leading) + 3
    if scale:
        scale.put_grid(paper, paper.y, bottom)
    if amount and scale:
        _put_amount(paper, middle, row.get("stance", ""), amount, scale)
    paper.label(left, middle, words)
    paper.y = bottom


def _words(row: Row, amount: Amount | None) -> str:
    """What is said of the amount, with the stance where it is not said to be so."""
    stance, wording, text = cells(row, "stance", "wording", "amount")
    without = f"“{wording}”, no number" if wording else f"{text or 'no number'}"
    words = in_thousands(text) if amount else without
    return words if stance in ("", "asserts") else f"{words} ({stance_words(stance)})"


def _right_of(amount: Amount, scale: Scale) -> float:
    """Where there is room to the right of the mark of an amount."""
    return scale.at(amount.high) + 10 + (_ARROW if amount.bound == "at least" else 0)


def _put_amount(paper: Paper, y: float, stance: str, amount: Amount, scale: Scale) -> None:
    """Put the mark of an amount: a dot, a bar, an arrow; and the stance's sign where it is not said to be so."""
    low, high = scale.at(amount.low), scale.at(amount.high)
    fill = PAPER if amount.about else BLUE
    if amount.bound:
        _put_arrow(paper, low, y, _ARROW if amount.bound == "at least" else -_ARROW)
    if high > low:
        low, high = low - 1, high + 1  # so that the narrowest is seen
        paper.put(Shape(((low, y - 4), (high, y - 4), (high, y + 4), (low, y + 4)), fill, BLUE))
    direction = direction_of(stance or "asserts")
    if direction is not FOR:
        put_sign(paper, (low + high) / 2, y, direction)
    elif high == low:
        paper.put(Disc(low, y, 4, fill, BLUE))


def _put_arrow(paper: Paper, x: float, y: float, length: float) -> None:
    tip, side = x + length, math.copysign(6, length)
    paper.put(Line(((x, y), (tip, y)), BLUE, 1.6))
    paper.put(Shape(((tip, y), (tip - side, y - 3.4), (tip - side, y + 3.4)), BLUE, BLUE))
