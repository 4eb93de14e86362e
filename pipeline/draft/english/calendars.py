"""The reckoning behind dates: which Friday, which March, which week, from an article's own day and a direction.

Values are EDTF, levels 0 and 1 (https://www.loc.gov/standards/datetime/).
"""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from typing import Literal

Direction = Literal[-1, 0, 1]
"""Where the sentence looks to: back, nowhere in particular, ahead."""

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
SEASONS = {"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24}
_COUNTED = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen twenty"
)
NUMBERS = {"a": 1, "an": 1, **{word: number for number, word in enumerate(_COUNTED.split(" "), start=1)}}
_STEP = {"last": -1, "past": -1, "previous": -1, "this": 0, "current": 0, "next": 1, "coming": 1, "following": 1}


def day_of(year: int, month: int, day: int) -> date | None:
    """A day, if the calendar has it."""
    return date(year, month, day) if 1 <= month <= 12 and 1 <= day <= monthrange(year, month)[1] else None


def month_number(word: str) -> int:
    """The number of a month by its name or abbreviation."""
    return MONTHS.index(word[:3].lower()) + 1


def step(word: str) -> int:
    """How far "last", "this" or "next" goes; no word at all is this."""
    return _STEP.get(word.lower(), 0)


def nearest_year(month: int, day: int, own: date, direction: Direction) -> date | None:
    """The day of that month in the year that the direction asks for; without one, the nearest."""
    days = [found for year in (own.year - 1, own.year, own.year + 1) if (found := day_of(year, month, day))]
    fit = [found for found in days if (found - own).days * direction >= 0]
    return min(fit or days, key=lambda found: abs((found - own).days), default=None)


def month_year(month: int, own: date, direction: Direction) -> str:
    """The last month of that name, this one included; the next one where the sentence looks ahead."""
    year = own.year + (month < own.month) if direction > 0 else own.year - (month > own.month)
    return f"{year}-{month:02}"


def weekday(word: str, which: str, own: date, direction: Direction) -> date:
    """The last such day on or before the article's own, unless the wording or the sentence looks ahead."""
    back = (own.weekday() - DAYS.index(word[:3].lower())) % 7
    if which.lower() in ("last", "past", "previous"):
        return own - timedelta(days=back or 7)
    if which.lower() in ("next", "coming", "following") or (direction > 0 and back):
        return own + timedelta(days=7 - back)
    return own - timedelta(days=back)


def shifted(own: date, which: str, unit: str) -> str:
    """The week, weekend, month, year or decade that is the last, this or the next one."""
    by = step(which)
    if unit == "week":
        monday = own - timedelta(days=own.weekday() - 7 * by)
        return f"{monday}/{monday + timedelta(days=6)}"
    if unit == "weekend":
        saturday = own - timedelta(days=(own.weekday() - 5) % 7 - 7 * max(by, 0))
        return f"{saturday}/{saturday + timedelta(days=1)}"
    if unit == "month":
        return _months(own, by)
    if unit == "decade":
        return f"{own.year // 10 + by}X"
    return f"{own.year + by:04}"


def ago(own: date, number: int, unit: str) -> str:
    """The day, week, month or year that lies so many units back."""
    if unit in ("day", "hour"):
        return str(own - timedelta(days=number if unit == "day" else number // 24))
    if unit == "week":
        return shifted(own - timedelta(days=7 * number), "this", "week")
    if unit == "month":
        return _months(own, -number)
    return f"{own.year - number * {'decade': 10, 'century': 100}.get(unit, 1):04}"


def end_of(own: date, unit: str) -> date:
    """The last day of the article's week, month or year; a week ends on Sunday."""
    if unit == "week":
        return own + timedelta(days=6 - own.weekday())
    return date(own.year, 12, 31) if unit == "year" else date(own.year, own.month, monthrange(own.year, own.month)[1])


def _months(own: date, by: int) -> str:
    """The month so many months on."""
    months = own.year * 12 + own.month - 1 + by
    return f"{months // 12}-{months % 12 + 1:02}"
