"""Dates at the precision that was written: EDTF level 0 and 1 into typed literals and bounds.

A year, a month and a day are read by the standard library; every other form by the `edtf` library, which is loaded
only where one stands. Source: https://www.loc.gov/standards/datetime/
"""

from __future__ import annotations

import math
import re
from calendar import monthrange
from contextlib import redirect_stdout
from dataclasses import dataclass
from functools import lru_cache
from io import StringIO
from typing import Any, Literal

Precision = Literal["day", "month", "year", "time"]

_PLAIN = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")
_SEASONS = ("21", "22", "23", "24")
"""EDTF level 1 writes them in place of a month, and does not say of which hemisphere: their bounds are the year's."""
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}(?![0-9])")
_TIME = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})T[0-9:]{8}(Z|[+-][0-9]{2}:[0-9]{2})?")
_EXAMPLE = "write 2024-06-25, 2024-06, 2024, 2024?, or 2024-06-20/2024-06-25 for some time within"


@dataclass(frozen=True, slots=True)
class Moment:
    """A date as it was written.

    `literal` and `precision` stand where XSD has a type for the form (``xsd:date``, ``xsd:gYearMonth``,
    ``xsd:gYear``, ``xsd:dateTime``); `edtf` stands where it has none. `earliest` and `latest` are ``xsd:date``
    lexical forms; either is absent where the date is open on that side.
    """

    earliest: str | None
    latest: str | None
    literal: str | None = None
    precision: Precision | None = None
    edtf: str | None = None


OPEN = ".."
"""What `until` holds of a thing that still goes on."""


@lru_cache(maxsize=65536)
def read_date(text: str) -> Moment:
    """The moment that an EDTF string of level 0 or 1 names. Raises `ValueError`, in words for an editor."""
    plain = _PLAIN.fullmatch(text)
    if plain and plain[2] in _SEASONS and not plain[3]:
        return Moment(f"{plain[1]}-01-01", f"{plain[1]}-12-31", edtf=text)
    if plain:
        return _read_plain(text, *(int(part) if part else None for part in plain.groups()))
    if "/" in text:
        return _read_interval(text)
    moment = _read_other(text)
    time = _TIME.fullmatch(text)
    if time:
        return Moment(time[1], time[1], literal=text, precision="time")
    return moment


def _read_plain(text: str, year: int | None, month: int | None, day: int | None) -> Moment:
    if month is None:
        return Moment(f"{text}-01-01", f"{text}-12-31", text, "year")
    if not 1 <= month <= 12:
        raise ValueError(f"`{text}` has no month {month:02}; {_EXAMPLE}")
    last = monthrange(year or 4, month)[1]  # year 0 leaps, as year 4 does
    if day is None:
        return Moment(f"{text}-01", f"{text}-{last:02}", text, "month")
    if not 1 <= day <= last:
        raise ValueError(f"`{text}` is no day: that month has {last}")
    return Moment(text, text, text, "day")


def _read_other(text: str) -> Moment:
    if not text.isascii():
        raise ValueError(f"`{text}` is not a date that EDTF knows; {_EXAMPLE}")
    if text.startswith("-") and "X" in text[5:]:
        mirrored = read_date(text[1:])  # the library counts these backwards; leap years lie alike on both sides of 0
        return Moment(f"-{mirrored.earliest}", f"-{mirrored.latest}", edtf=text)
    day = _DAY.match(text.removeprefix("-"))
    if day:
        read_date(day[0])  # the library takes the 29th of any February
    import edtf  # 0.1 s to load: left until a date needs it
    from edtf.parser.edtf_exceptions import EDTFParseException

    try:
        with redirect_stdout(StringIO()):  # it prints where it breaks off
            parsed = edtf.parse_edtf(text)
    except (EDTFParseException, AttributeError, TypeError):
        raise ValueError(f"`{text}` is not a date that EDTF knows; {_EXAMPLE}") from None
    level = _level(parsed)
    if level > 1:
        raise ValueError(f"`{text}` is EDTF level {level}, and levels 0 and 1 are used here; {_EXAMPLE}")
    return Moment(_bound(parsed.lower_strict()), _bound(parsed.upper_strict()), edtf=text)


def _read_interval(text: str) -> Moment:
    """Some time within two dates; a side that is ``..`` or left out is open."""
    first, last = text.split("/", 1)
    if "/" in last:
        raise ValueError(f"`{text}` has more than two sides; {_EXAMPLE}")
    for side in (first, last):
        if "T" in side:
            raise ValueError(f"`{side}` has a time of day; the sides of an interval are dates")
    earliest = None if first in ("", OPEN) else read_date(first).earliest
    latest = None if last in ("", OPEN) else read_date(last).latest
    if earliest is None and latest is None:
        raise ValueError(f"`{text}` says nothing about the time; leave it out")
    if earliest and latest and _order(earliest) > _order(latest):
        raise ValueError(f"`{text}` ends before it begins; swap the two")
    return Moment(earliest, latest, edtf=text)


_LEVEL_2 = {
    "ExponentialYear",
    "Level2Interval",
    "Level2Season",
    "MultipleDates",
    "OneOfASet",
    "PartialUncertainOrApproximate",
    "PartialUnspecified",
}


def _level(parsed: Any) -> int:
    significant_digits = getattr(parsed, "significant_digits", None)
    return 2 if type(parsed).__name__ in _LEVEL_2 or significant_digits else 1


def _bound(moment: Any) -> str | None:
    """A `struct_time` of the library as an ``xsd:date``; an unbounded one (infinity) as nothing."""
    if isinstance(moment, float) and math.isinf(moment):
        return None
    year, month, day = moment[:3]
    return f"{'-' if year < 0 else ''}{abs(year):04}-{month:02}-{day:02}"


def _order(bound: str) -> tuple[int, str]:
    year, rest = bound[1:].split("-", 1) if bound.startswith("-") else bound.split("-", 1)
    return (-int(year) if bound.startswith("-") else int(year), rest)
