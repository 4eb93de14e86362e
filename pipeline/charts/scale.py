"""Scales: from numbers to places on the paper, and the round numbers that are marked on them."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from pipeline.charts.lettering import SMALL, width_of
from pipeline.charts.paper import RULE, Line, Paper


@dataclass(frozen=True, slots=True)
class Scale:
    """A linear scale: `low` stands at `left`, `high` at `right`; with its ticks and their labels."""

    low: float
    high: float
    left: float
    right: float
    ticks: tuple[tuple[float, str], ...]

    def at(self, value: float) -> float:
        """Where on the paper a value stands, in points."""
        return self.left + (value - self.low) / (self.high - self.low) * (self.right - self.left)

    def put_grid(self, paper: Paper, top: float, bottom: float) -> None:
        """Put a line for each tick behind a row."""
        for value, _ in self.ticks:
            x = self.at(value)
            paper.put(Line(((x, top), (x, bottom)), RULE, 0.7))

    def put_axis(self, paper: Paper) -> None:
        """Put the labels of the ticks where the paper is full."""
        for value, label in self.ticks:
            paper.write(self.at(value), paper.y + 7, label, SMALL, "center")
        paper.y += 14


_PLAIN: Final = 1e12
"""Numbers from here on are written with powers of ten."""


def number_scale(values: Sequence[float], left: float, right: float) -> Scale:
    """A scale for amounts, from 0 on, or from the lowest where some are negative; its labels do not meet."""
    low, high = min(0.0, *values), max(0.0, *values)
    if low == high:
        high = low + 1
    whole = all(value.is_integer() for value in (low, high))
    for intervals in (5, 4, 3, 2):
        scale = _number_scale(low, high, intervals, left, right, whole=whole)
        if _has_room(scale):
            return scale
    return _number_scale(low, high, 1, left, right, whole=whole)


def _number_scale(low: float, high: float, intervals: int, left: float, right: float, *, whole: bool) -> Scale:
    """A scale with about so many intervals; of whole things none is smaller than one."""
    step = max(_step((high - low) / intervals), 1.0 if whole else 0.0)
    first, last = math.floor(low / step), math.ceil(high / step)
    ticks = tuple((number * step, _label(number * step, step)) for number in range(first, last + 1))
    return Scale(first * step, last * step, left, right, ticks)


def _has_room(scale: Scale) -> bool:
    widest = max(width_of(label, SMALL) for _, label in scale.ticks)
    return scale.at(scale.ticks[1][0]) - scale.left > widest + SMALL.size


def _step(least: float) -> float:
    """The lowest of 1, 2, 5, 10, 20, 50 ... that is not below `least`."""
    power = 10.0 ** math.floor(math.log10(least))
    return next(factor * power for factor in (1, 2, 5, 10) if factor * power >= least * (1 - 1e-9))


def _label(value: float, step: float) -> str:
    if abs(value) >= _PLAIN or step < 1e-4:
        return f"{value:g}"
    return f"{value:,.{max(0, -math.floor(math.log10(step)))}f}"
