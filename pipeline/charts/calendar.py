"""The calendar: days as numbers, in any year whatever, and the round dates on an axis.

Python's own dates end at the years 1 and 9999; EDTF and `xsd:date` do not. Days are counted from 1970-01-01 in the
proleptic Gregorian calendar, and the year 0000 is 1 BCE. Sources: https://www.loc.gov/standards/datetime/,
https://www.w3.org/TR/xmlschema11-2/#date, https://howardhinnant.github.io/date_algorithms.html#days_from_civil
"""

from __future__ import annotations

import re
from typing import Final

_BOUND = re.compile(r"(-?\d{4,12})-(\d\d)-(\d\d)(?:Z|[+-]\d\d:\d\d)?")
_STEPS: Final = {
    "day": (1, 2, 7, 14),
    "month": (1, 2, 3, 6),
    "year": tuple(factor * 10**power for power in range(12) for factor in (1, 2, 5)),
}
_LENGTHS: Final = {"day": 1.0, "month": 30.4, "year": 365.2}
_MOST: Final = {"day": 5, "month": 6, "year": 8}
"""How many labels of each precision stand beside each other on an axis."""


def day_number(bound: str) -> int | None:
    """The number of a day that is written as an ``xsd:date``; nothing where it is none."""
    match = _BOUND.fullmatch(bound)
    if match is None:
        return None
    year, month, day = (int(part) for part in match.groups())
    return count_days(year, month, day) if 1 <= month <= 12 and 1 <= day <= 31 else None


def count_days(year: int, month: int, day: int) -> int:
    """The number of a day."""
    year -= month <= 2  # years from March on, so that the leap day comes last
    era, of_era = divmod(year, 400)
    of_year = (153 * ((month + 9) % 12) + 2) // 5 + day - 1
    return era * 146097 + of_era * 365 + of_era // 4 - of_era // 100 + of_year - 719468


def date_of(number: int) -> tuple[int, int, int]:
    """Year, month and day of a day's number."""
    era, of_era = divmod(number + 719468, 146097)
    year = (of_era - of_era // 1460 + of_era // 36524 - of_era // 146096) // 365
    of_year = of_era - (365 * year + year // 4 - year // 100)
    month = (5 * of_year + 2) // 153
    day = of_year - (153 * month + 2) // 5 + 1
    return year + era * 400 + (month >= 10), (month + 2) % 12 + 1, day


def date_ticks(first: int, last: int) -> tuple[tuple[float, str], ...]:
    """Round dates from one day to another, as many as find room on an axis, at the precision of ISO 8601."""
    for unit, steps in _STEPS.items():
        for step in steps:
            if (last - first) / (step * _LENGTHS[unit]) <= _MOST[unit]:
                return _TICKS[unit](first, last, step)
    return ()


def _days(first: int, last: int, step: int) -> tuple[tuple[float, str], ...]:
    start = first + (-(first + 3)) % step  # so that weeks begin on Mondays
    return tuple((number, _day(number)) for number in range(start, last + 1, step))


def _months(first: int, last: int, step: int) -> tuple[tuple[float, str], ...]:
    year, month, _ = date_of(first)
    start = (year * 12 + month - 1) // step * step
    numbers = ((count_days(each // 12, each % 12 + 1, 1), each) for each in range(start, start + 1300, step))
    return tuple((n, f"{_year(each // 12)}-{each % 12 + 1:02}") for n, each in numbers if first <= n <= last)


def _years(first: int, last: int, step: int) -> tuple[tuple[float, str], ...]:
    start, end = date_of(first)[0] // step * step, date_of(last)[0]
    numbers = ((count_days(year, 1, 1), year) for year in range(start, end + 1, step))
    return tuple((number, _year(year)) for number, year in numbers if first <= number <= last)


def _day(number: int) -> str:
    year, month, day = date_of(number)
    return f"{_year(year)}-{month:02}-{day:02}"


def _year(year: int) -> str:
    return f"{'-' if year < 0 else ''}{abs(year):04}"


_TICKS = {"day": _days, "month": _months, "year": _years}
