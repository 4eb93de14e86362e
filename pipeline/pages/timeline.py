"""The timeline: every date drawn as what it is, a day as a point, a month or a year as a bar.

It is cut into years, each with an axis of its own that spans the months in which something stands. So a day is not
lost beside a decade, and no scale is bent.
"""

from __future__ import annotations

import re
from calendar import isleap
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from pipeline.pages.story import Assertion, Date, Fact, Story

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_LENGTHS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_DAY = re.compile(r"(-?\d{4,})-(\d\d)-(\d\d)")


class Day(NamedTuple):
    """A day of the Gregorian calendar; the year can be any number."""

    year: int
    month: int
    day: int


@dataclass(frozen=True, slots=True)
class Entry:
    """A date of a fact, or of one party's statement on it; `start` and `end` are places on the axis, in per cent.

    `before` and `after` tell that it reaches beyond the axis, or that this side is open.
    """

    fact: Fact
    assertion: Assertion | None
    date: Date
    start: float = 0
    end: float = 0
    before: bool = False
    after: bool = False

    @property
    def is_day(self) -> bool:
        """Whether it is a point: both bounds on one day."""
        return self.date.earliest == self.date.latest

    @property
    def middle(self) -> float:
        """Where a point stands, in per cent."""
        return round((self.start + self.end) / 2, 1)

    @property
    def width(self) -> float:
        """How long a bar is, in per cent."""
        return round(self.end - self.start, 1)

    @property
    def sayings(self) -> tuple[str, ...]:
        """As `Fact.sayings`."""
        return self.assertion.sayings if self.assertion else self.fact.sayings


@dataclass(frozen=True, slots=True)
class Year:
    """A year: its entries in order, and the ticks of its axis as places, in per cent, and names."""

    name: str
    entries: tuple[Entry, ...]
    ticks: tuple[tuple[float, str], ...]


@dataclass(frozen=True, slots=True)
class Timeline:
    """The years in which anything stands, and what has no date."""

    years: tuple[Year, ...]
    undated: tuple[Entry, ...]


def timeline_of(story: Story) -> Timeline:
    """The timeline of all that happened, was held, was counted or was said at some time."""
    years: defaultdict[int, list[Entry]] = defaultdict(list)
    undated = []
    for entry in sorted(_entries(story), key=_order):
        day = _day(entry.date.earliest) or _day(entry.date.latest)
        if day:
            years[day.year].append(entry)
        else:
            undated.append(entry)
    return Timeline(tuple(_year(number, years[number]) for number in sorted(years)), tuple(undated))


def _entries(story: Story) -> Iterator[Entry]:
    for fact in story.facts:
        for date in fact.dates:
            yield Entry(fact, None, date)
        for assertion in fact.assertions:
            for link in (assertion, *assertion.via):
                for date in link.dates:
                    yield Entry(fact, link, date)


def _order(entry: Entry) -> tuple[object, ...]:
    first = _day(entry.date.earliest) or _day(entry.date.latest) or Day(0, 0, 0)
    last = _day(entry.date.latest) or Day(10**9, 1, 1)
    return first, last, entry.fact.fragment, entry.date.side, entry.assertion.fragment if entry.assertion else ""


def _day(text: str) -> Day | None:
    match = _DAY.match(text)
    return Day(*map(int, match.groups())) if match else None


def _year(number: int, entries: Sequence[Entry]) -> Year:
    """A year; where days stand in it, its axis spans the months that are spoken of, else the whole year."""
    months = _months(number, entries)
    first, last = Day(number, months[0], 1), Day(number, months[-1], _month_length(number, months[-1]))
    spans = [_span(entry, first, last) for entry in entries]
    origin = _days_before(Day(number, months[0], 1))
    length = _days_before(Day(number, months[-1], 1)) + _month_length(number, months[-1]) - origin

    def place(day: Day, *, behind: bool) -> float:
        return round(100 * (_days_before(day) + behind - origin) / length, 1)

    drawn = tuple(
        _drawn(entry, number, place(start, behind=False), place(end, behind=True))
        for entry, (start, end) in zip(entries, spans, strict=True)
    )
    ticks = _ticks(number, months)
    return Year(_name(number), drawn, tuple((place(day, behind=False), name) for day, name in ticks))


def _months(year: int, entries: Sequence[Entry]) -> range:
    bounds = (_day(text) for entry in entries for text in (entry.date.earliest, entry.date.latest))
    months = [day.month for day in bounds if day and day.year == year]
    return range(min(months), max(months) + 1) if any(entry.is_day for entry in entries) else range(1, 13)


def _span(entry: Entry, first: Day, last: Day) -> tuple[Day, Day]:
    """The days of an axis that a date can mean; where a side is open, from or to the axis' end."""
    start, end = _day(entry.date.earliest) or first, _day(entry.date.latest) or last
    return max(start, first), min(max(end, start), last)


def _drawn(entry: Entry, year: int, start: float, end: float) -> Entry:
    latest = _day(entry.date.latest)
    before = not entry.date.earliest
    after = entry.date.goes_on or latest is None or latest.year > year
    return Entry(entry.fact, entry.assertion, entry.date, start, end, before, after)


def _ticks(year: int, months: range) -> Iterator[tuple[Day, str]]:
    if len(months) <= 2:
        days = ((month, day) for month in months for day in ((1, 8, 15, 22) if len(months) == 1 else (1, 15)))
        yield from ((Day(year, month, day), f"{day} {_MONTHS[month - 1]}") for month, day in days)
        return
    step = 1 if len(months) <= 6 else 3
    yield from ((Day(year, month, 1), _MONTHS[month - 1]) for month in months[::step])


def _month_length(year: int, month: int) -> int:
    return 29 if month == 2 and isleap(year) else _LENGTHS[month - 1]


def _days_before(day: Day) -> int:
    """The days of the year before a day."""
    return sum(_month_length(day.year, month) for month in range(1, day.month)) + day.day - 1


def _name(year: int) -> str:
    """A year as people write it; the year 0 of ISO 8601 is 1 BC."""
    return str(year) if year > 0 else f"{1 - year} BC"
