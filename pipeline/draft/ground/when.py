"""Dates: whether a date of a proposal follows from the words of the sentences that it cites.

Values are EDTF, levels 0 and 1 (https://www.loc.gov/standards/datetime/).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.dates import OPEN
from pipeline.draft.english.calendars import SEASONS, month_number
from pipeline.draft.ground.body import texts
from pipeline.draft.ground.text import Numbers, Text, in_sentences, spoken
from pipeline.draft.ground.words import clean, told

_MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b\.?)"
)
_NTH = r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?"
_SEVERAL = rf"{_NTH}(?:(?:, | ?[-–—] ?| (?:and|to|or|through) )(?:{_MONTH} )?{_NTH})*(?![\d:%]|[.,]\d)"
_DAYS = re.compile(rf"\b{_MONTH} (?P<after>{_SEVERAL})|(?<![\d.,:])(?P<before>{_SEVERAL}) (?:of )?{_MONTH}")
_ORDINAL = re.compile(r"\bthe (\d{1,2})(?:st|nd|rd|th)\b")
_MONTHS = re.compile(rf"\b{_MONTH}\b")
_YEARS = re.compile(r"(?<![\d,.])(1\d{3}|20\d\d)(?![\d%]|[.,]\d)")
_DECADES = re.compile(r"\b(\d{3})0s\b")
_SEASON = re.compile(rf"\b({'|'.join(SEASONS)})\b", re.IGNORECASE)
_ISO = re.compile(r"\b(\d{4})-(\d\d)-(\d\d)\b")
_CLOCK = re.compile(r"\b(\d{1,2})(?:[:.](\d\d))?(?= ?[ap]\.?m\b)|\b(\d{1,2}):(\d\d)\b", re.IGNORECASE)
_VALUE = re.compile(r"(\d{4}|\d{3}X|\d\dXX)(?:-(\d\d|XX))?(?:-(\d\d|XX))?(?:T(\d\d):(\d\d).*)?")
_KINDS = ("years", "months", "days", "clock")


@dataclass(frozen=True, slots=True)
class _Stated:
    """What words say of a date: years (`2023`, `199X`), months and EDTF's seasons, days of a month, times of day."""

    years: frozenset[str] = frozenset()
    months: frozenset[int] = frozenset()
    days: frozenset[int] = frozenset()
    clock: frozenset[tuple[int, int]] = frozenset()


def fault_of_date(date: object, text: Text, cited: Numbers) -> str:
    """Why a date, plain or with its wording, does not stand in the cited sentences; empty where it does."""
    value, wordings = (date.get("value"), texts(date.get("text"))) if isinstance(date, dict) else (date, [])
    where = in_sentences(cited)
    for wording in wordings:
        if not text.says(wording, cited):
            return f"the words “{wording}” do not stand in {where}"
    value = str(value)
    if value == OPEN or any(_reads(value, wording, text, cited) for wording in wordings):
        return ""
    stated = _among([sentence.text for sentence in text.of(cited)])
    if _has_parts(value, stated, _among([clean(wording) for wording in wordings])):
        return ""
    if wordings:
        return f"the date {value} does not follow from “{wordings[0]}” in {where}"
    return f"the date {value} does not stand in {where}"


def _reads(value: str, wording: str, text: Text, cited: Numbers) -> bool:
    """Whether the date grammar makes this value, or a closer one, of the wording where it stands."""
    wanted, own = told(spoken(wording)), _bare(value)
    return any(
        _bare(found) == own or _bare(found).startswith(f"{own}-")
        for sentence in text.of(cited)
        for found, words in sentence.dates
        if words in wanted or wanted in words
    )


def _has_parts(value: str, stated: _Stated, own: _Stated) -> bool:
    """Whether each part of a value is said; what its own wording says of a part goes before the sentences."""
    sides = [side for side in _bare(value).split("/") if side not in ("", OPEN)]
    for side in sides:
        parts = _VALUE.fullmatch(side)
        if parts is None:
            return False
        clock = {(int(parts[4]) % 12, int(parts[5]))} if parts[4] else set[tuple[int, int]]()
        asked = (
            {parts[1]},
            {int(parts[2])} if _told(parts[2]) else set[int](),
            {int(parts[3])} if _told(parts[3]) else set[int](),
            clock,
        )
        for kind, wanted in zip(_KINDS, asked, strict=True):
            if not wanted <= (getattr(own, kind) or getattr(stated, kind)):
                return False
    return bool(sides)


def _told(part: str | None) -> bool:
    return bool(part) and part != "XX"


def _bare(value: str) -> str:
    """A value without the marks of doubt."""
    return re.sub(r"[?~%]", "", value)


def _among(cleaned: Sequence[str]) -> _Stated:
    """What several texts say together."""
    whole = "\n".join(cleaned)
    iso = _ISO.findall(whole)
    days = re.findall(r"\d+", " ".join(match["after"] or match["before"] for match in _DAYS.finditer(whole)))
    months = {month_number(month) for month in _MONTHS.findall(whole)}
    seasons = {SEASONS[season.casefold()] for season in _SEASON.findall(whole)}
    clock = [(first or other, minute or past) for first, minute, other, past in _CLOCK.findall(whole)]
    return _Stated(
        years=frozenset([*_YEARS.findall(whole), *(f"{decade}X" for decade in _DECADES.findall(whole))]),
        months=frozenset(months | seasons | {int(month) for _, month, _ in iso}),
        days=frozenset(map(int, [*days, *_ORDINAL.findall(whole), *(day for _, _, day in iso)])),
        clock=frozenset((int(hour) % 12, int(minute or 0)) for hour, minute in clock),
    )
