"""The timeline: what happened when, and who held which office. One row for each fact, in the order of the answer.

A dot or a thick bar is the time within which a date lies; a thin line from one to the next, or to an arrow, is how
long the thing lasts. A bar that ends in a point is a date that is open on that side.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from typing import Final

from pipeline.charts.calendar import date_ticks
from pipeline.charts.dated import Dated, Window, dated_facts, dated_offices
from pipeline.charts.lettering import BODY, SMALL, STRONG
from pipeline.charts.paper import BLUE, MARGIN, MOST, PALE, PAPER, RIGHT, Disc, Line, Paper, Shape
from pipeline.charts.rows import Row, plural
from pipeline.charts.scale import Scale

_WHAT: Final = 160.0
_LEFT: Final = 436.0
_OPEN: Final = 34.0
"""So much room is left on either side of the scale, for arrows."""
_LEAST: Final = 6
"""The scale spans so many days at least."""
_NARROW: Final = 8.0
"""What is narrower is a dot, as a day is."""
_FILLS: Final = {"stated": BLUE, "yearInferred": PALE, "inferred": PAPER}
_TIME = re.compile(r"(?<=[0-9])T(?=[0-9])")
_BASES: Final = {"yearInferred": "year inferred"}


def draw_timeline(paper: Paper, rows: Sequence[Row]) -> None:
    """Draw the answer with the columns `earliest`, `latest` and `what`."""
    _draw(paper, dated_facts(rows), "fact")


def draw_offices(paper: Paper, rows: Sequence[Row]) -> None:
    """Draw the answer with the columns `holder`, `from` and `until`."""
    _draw(paper, dated_offices(rows), "office")


def _draw(paper: Paper, facts: Sequence[Dated], noun: str) -> None:
    shown = facts[:MOST]
    words = f"{plural(len(facts), 'row')}, each {noun} with its dates and who vouches for it."
    paper.head(words, len(facts), len(shown), "rows")
    several = len({fact.article for fact in shown}) > 1
    with_date = [fact for fact in shown if _days(fact)]
    if with_date:
        _put_key(paper)
        scale = _scale(with_date)
        scale.put_axis(paper)
        for fact in with_date:
            _put_row(paper, fact, several, scale)
        paper.rule(_LEFT)
        scale.put_axis(paper)
    without = [fact for fact in shown if not _days(fact)]
    if without:
        paper.section("Without a date")
        for fact in without:
            _put_row(paper, fact, several, None)
    paper.foot(fact.article for fact in shown)


def _days(fact: Dated) -> list[int]:
    """The days that the scale has to hold for a fact; none where it has no date that can be drawn."""
    return [day for window in fact.windows for day in (window.earliest, window.latest) if day is not None]


def _scale(facts: Sequence[Dated]) -> Scale:
    days = [day for fact in facts for day in _days(fact)]
    low, high = min(days), max(days) + 1
    more = max(0, _LEAST - (high - low))
    low, high = low - more // 2, high + (more + 1) // 2
    return Scale(low, high, _LEFT + _OPEN, RIGHT - _OPEN, date_ticks(low, high))


def _put_key(paper: Paper) -> None:
    """Put what the marks mean, each beside its words."""
    y, x = paper.y + 6, MARGIN
    for basis, words in (("stated", "date stated"), ("yearInferred", "year inferred"), ("inferred", "date inferred")):
        paper.put(Disc(x + 4, y, 4, _FILLS[basis], BLUE))
        paper.write(x + 13, y, words, SMALL)
        x += 96
    _put_bar(paper, x, x + 26, y, BLUE)
    paper.write(x + 33, y, "some time within", SMALL)
    x += 128
    _put_open(paper, x, x + 26, y, BLUE)
    paper.write(x + 33, y, "then or earlier", SMALL)
    x += 118
    _put_line(paper, x, x + 26, y)
    paper.write(x + 33, y, "lasts", SMALL)
    x += 76
    _put_stub(paper, x, y)
    paper.write(x + 33, y, "end not said", SMALL)
    x += 108
    _put_line(paper, x, x + 26, y)
    _put_head(paper, x + 26, y)
    paper.write(x + 33, y, "goes on", SMALL)
    paper.y = y + 16


def _put_row(paper: Paper, fact: Dated, several: bool, scale: Scale | None) -> None:
    paper.rule()
    top = paper.y + 3
    below = paper.column(MARGIN, top, _date_words(fact), _WHAT - MARGIN - 12, STRONG, 3)
    below = paper.column(MARGIN, below, _grounds(fact), _WHAT - MARGIN - 12, SMALL, 3)
    width = (_LEFT if scale else RIGHT) - _WHAT - 14
    ends = paper.column(_WHAT, top, fact.what or "(no words)", width, BODY, 4)
    details = (fact.about, fact.vouchers, fact.article if several else "")
    ends = paper.column(_WHAT, ends, " · ".join(filter(None, details)), width, SMALL, 3)
    bottom = max(below, ends) + 4
    if scale:
        scale.put_grid(paper, paper.y, bottom)
        _put_fact(paper, fact, scale, top + BODY.leading / 2)
    paper.y = bottom


def _date_words(fact: Dated) -> str:
    """The dates as they are written, with what they are the dates of."""
    start, end = (_written(window) if window else "" for window in (fact.start, fact.end))
    if fact.goes_on:
        return f"from {start}, goes on" if start else "goes on"
    if start and end:
        return f"{start} – {end}"
    if end:
        return f"until {end}"
    return f"from {start}" if fact.lasts else start


def _written(window: Window) -> str:
    first, slash, last = window.text.partition("/")
    if slash and first in ("", ".."):
        return f"by {last}"
    if slash and last in ("", ".."):
        return f"{first} or later"
    return f"between {first} and {last}" if slash else _TIME.sub(" ", window.text)


def _grounds(fact: Dated) -> str:
    """How the dates are known, and in which words the article has them."""
    grounds = []
    plain = all(window.basis == "stated" for window in fact.windows)
    for window in fact.windows:
        basis = "" if plain else _BASES.get(window.basis, window.basis)
        wording = f"“{window.wording}”" if window.wording else ""
        grounds.append(", ".join(filter(None, (basis, wording))))
    return "; ".join(dict.fromkeys(filter(None, grounds)))


def _put_fact(paper: Paper, fact: Dated, scale: Scale, y: float) -> None:
    """Put the windows of a fact, and the line of how long it lasts below them."""
    windows = [window for window in fact.windows if window.is_known]
    places = [_place(window, scale) for window in windows]
    (first, behind), last = places[0], places[-1][1]
    if fact.goes_on:
        _put_line(paper, first, RIGHT - 2, y)
        _put_head(paper, RIGHT - 2, y)
    elif len(places) == 2:
        _put_line(paper, first, last, y)
    elif fact.lasts:
        _put_stub(paper, behind, y)
    for window, (left, right) in zip(windows, places, strict=True):
        _put_window(paper, window, left, right, y)


def _place(window: Window, scale: Scale) -> tuple[float, float]:
    """From where to where a window is drawn; the open side of one reaches into the room beside the scale."""
    left = scale.left - _OPEN if window.earliest is None else scale.at(window.earliest)
    right = scale.right + _OPEN if window.latest is None else scale.at(window.latest + 1)
    return left, right


def _put_window(paper: Paper, window: Window, left: float, right: float, y: float) -> None:
    fill = _FILLS.get(window.basis, BLUE)
    if window.earliest is None:
        _put_open(paper, left, right, y, fill)
    elif window.latest is None:
        _put_open(paper, right, left, y, fill)
    elif window.earliest == window.latest or right - left < _NARROW:
        paper.put(Disc((left + right) / 2, y, 4, fill, BLUE))
    else:
        _put_bar(paper, left, right, y, fill)


def _put_bar(paper: Paper, left: float, right: float, y: float, fill: str) -> None:
    paper.put(Shape(((left, y - 4), (right, y - 4), (right, y + 4), (left, y + 4)), fill, BLUE))


def _put_open(paper: Paper, tip: float, foot: float, y: float, fill: str) -> None:
    """A bar that ends in a point on its open side."""
    neck = tip + math.copysign(8, foot - tip)
    paper.put(Shape(((tip, y), (neck, y - 4), (foot, y - 4), (foot, y + 4), (neck, y + 4)), fill, BLUE))


def _put_line(paper: Paper, left: float, right: float, y: float) -> None:
    paper.put(Line(((left, y), (right, y)), BLUE, 1.6))


def _put_stub(paper: Paper, left: float, y: float) -> None:
    """A dashed line: something lasts, and nothing is said of its end."""
    paper.put(Line(((left, y), (left + 22, y)), BLUE, 1.4, dashed=True))


def _put_head(paper: Paper, tip: float, y: float) -> None:
    paper.put(Shape(((tip, y), (tip - 7, y - 3.6), (tip - 7, y + 3.6)), BLUE, BLUE))
