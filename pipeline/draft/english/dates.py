"""Dates: what the text calls a day, month, year or stretch of time, as EDTF values, by a small grammar of our own."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from pipeline.draft.english.calendars import (
    NUMBERS,
    SEASONS,
    Direction,
    ago,
    day_of,
    end_of,
    month_number,
    month_year,
    nearest_year,
    shifted,
    step,
    weekday,
)
from pipeline.draft.english.records import Basis, DateMention

_MONTH = (
    r"(?P<month>January|February|March|April|May|June|July|August|September|October|November|December"
    r"|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b\.?)"
)
_DAY = r"(?P<day>3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?(?![\d:.%]\d|\d)"
_YEAR = r"(?P<year>1\d\d\d|20\d\d)(?![\d-]\d)\b"
_WEEKDAY = r"(?P<weekday>(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)"
_LEAD = rf"(?:{_WEEKDAY.replace('?P<weekday>', '?:')},?\s+(?:the\s+)?)?"
_WHICH = r"(?P<which>last|past|previous|this|current|next|coming|following)"
_NUMBER = rf"(?P<number>\d{{1,3}}|{'|'.join(NUMBERS)})"
_FUTURE = re.compile(
    r"\b(?:will|shall|won't|'ll|going to|(?:is|are) to|due|scheduled|plan(?:s|ned)? (?:to|for)|set to"
    r"|expected to|upcoming|slated|would(?! have))\b"
)
_PAST = re.compile(
    r"(?<!\bbe )\b(?:was|were|had|did|has|have|said|told|took|came|began|went|made|found|held|[a-z]{3,}ed)\b"
)


_PLACED = re.compile(r"(?:[A-Z][\w.'’-]*(?:,? [A-Z][\w.'’-]*){0,4}(?: \([A-Z][\w ]{1,30}\))?(?:[,:]| [-–—])\s*)?")
_ENDED = re.compile(r"\.?\s*(?:$|[-–—:]|\([A-Z])")


@dataclass(frozen=True, slots=True)
class _Context:
    """What a date is reckoned from: the article's day, if known, and where the sentence looks to."""

    own: date | None
    direction: Direction


_Reading = Callable[[re.Match[str], _Context], "tuple[str, Basis] | None"]


def own_day(text: str, given: date | None = None) -> date | None:
    """The article's day: a dateline near the top with a full date in it, or else the day that was given."""
    for line in [line.strip() for line in text.split("\n") if line.strip()][:4]:
        for pattern, read in _GRAMMAR[:3]:
            found = pattern.search(line)
            value = read(found, _Context(None, 0)) if found and _is_dateline(line, found) else None
            if value and re.fullmatch(r"\d{4}-\d\d-\d\d", value[0]):
                return date.fromisoformat(value[0])
    return given


def _is_dateline(line: str, found: re.Match[str]) -> bool:
    """Whether a date stands alone in its line, or behind a place, and before a dash where more follows."""
    return bool(_PLACED.fullmatch(line, 0, found.start()) and _ENDED.match(line, found.end()))


def dates(text: str, given: date | None = None) -> tuple[DateMention, ...]:
    """The dates of an article in the order of the text, reckoned from its day: the one given, or the dateline's.

    Without either, only those that need none.
    """
    own = given or own_day(text)
    found: list[DateMention] = []
    for pattern, read in _GRAMMAR:
        for match in pattern.finditer(text):
            start, end = match.start(), match.end()
            if read is _month:  # the preposition that tells a month from a word is no part of it
                start = match.start("which" if match["which"] else "month")
            if any(start < other.end and other.start < end for other in found):
                continue
            value = read(match, _Context(own, _direction(text, start, end)))
            if value:
                found.append(DateMention(start, end, *value))
    return tuple(sorted(found, key=lambda mention: mention.start))


def _direction(text: str, start: int, end: int) -> Direction:
    """Where the words around a date look to, by the nearest sign of past or future in its sentence.

    A sign before the date goes before one behind it; of a word that is both ("scheduled"), it looks ahead.
    """
    left = max(text.rfind(stop, 0, start) for stop in ("\n", ". ", "? ", "! ")) + 1
    right = min((i for stop in ("\n", ". ", "? ", "! ") if (i := text.find(stop, end)) >= 0), default=len(text))

    def nearest(signs: re.Pattern[str], first: int, last: int) -> int:
        return min((max(m.start() - end, start - m.end()) for m in signs.finditer(text, first, last)), default=10_000)

    for side in ((left, start), (end, right)):
        ahead, back = nearest(_FUTURE, *side), nearest(_PAST, *side)
        if min(ahead, back) < 10_000:
            return 1 if ahead <= back else -1
    return 0


def _full(match: re.Match[str], _: _Context) -> tuple[str, Basis] | None:
    month = match["month"]
    found = day_of(int(match["year"]), int(month) if month.isdigit() else month_number(month), int(match["day"]))
    return (str(found), "stated") if found else None


def _month_of_year(match: re.Match[str], _: _Context) -> tuple[str, Basis]:
    return f"{match['year']}-{month_number(match['month']):02}", "stated"


def _month_day(match: re.Match[str], context: _Context) -> tuple[str, Basis] | None:
    if not context.own:
        return None
    found = nearest_year(month_number(match["month"]), int(match["day"]), context.own, context.direction)
    return (str(found), "year-inferred") if found else None


def _days(match: re.Match[str], context: _Context) -> tuple[str, Basis] | None:
    month, year = month_number(match["month"]), match.groupdict().get("year")
    if year:
        first = day_of(int(year), month, int(match["day"]))
    else:
        first = nearest_year(month, int(match["day"]), context.own, context.direction) if context.own else None
    last = day_of(first.year, month, int(match["last"])) if first else None
    return (f"{first}/{last}", "stated" if year else "year-inferred") if first and last and first < last else None


def _month(match: re.Match[str], context: _Context) -> tuple[str, Basis] | None:
    if not context.own:
        return None
    which = (match["which"] or "").lower()
    if which == "next":
        return month_year(month_number(match["month"]), context.own, 1), "inferred"
    direction: Direction = -1 if which == "last" else context.direction
    return month_year(month_number(match["month"]), context.own, direction), "year-inferred"


def _weekday(match: re.Match[str], context: _Context) -> tuple[str, Basis] | None:
    if not context.own:
        return None
    return str(weekday(match["weekday"], match["which"] or "", context.own, context.direction)), "inferred"


def _near(match: re.Match[str], context: _Context) -> tuple[str, Basis] | None:
    if not context.own:
        return None
    word = match[0].lower()
    days = -1 if word.startswith(("yesterday", "last")) else 1 if word.startswith("tomorrow") else 0
    return str(context.own + timedelta(days=days)), "inferred"


def _shifted(match: re.Match[str], context: _Context) -> tuple[str, Basis] | None:
    which = match["which"] or ("next" if context.direction > 0 and match["unit"] == "weekend" else "this")
    return (shifted(context.own, which, match["unit"].lower()), "inferred") if context.own else None


def _ago(match: re.Match[str], context: _Context) -> tuple[str, Basis] | None:
    word = match["number"].lower()
    number = int(word) if word.isdigit() else NUMBERS[word]
    if not context.own:
        return None
    value = ago(context.own, number, match["unit"].lower())
    return f"{value}~" if match["about"] and "/" not in value else value, "inferred"


def _season(match: re.Match[str], context: _Context) -> tuple[str, Basis] | None:
    season = SEASONS[match["season"].lower()]
    if match["year"]:
        return f"{match['year']}-{season}", "stated"
    return (f"{context.own.year + step(match['which'])}-{season}", "inferred") if context.own else None


def _end(match: re.Match[str], context: _Context) -> tuple[str, Basis] | None:
    return (str(end_of(context.own, match["unit"].lower())), "inferred") if context.own else None


def _decade(match: re.Match[str], _: _Context) -> tuple[str, Basis]:
    return f"{match['decade']}X", "stated"


def _year(match: re.Match[str], _: _Context) -> tuple[str, Basis]:
    return match["year"], "stated"


_DASH = r"\s?(?:[-–—]|to|and|through)\s?"
_LAST = r"(?P<last>3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?\b"
_ABOUT = r"(?P<about>(?:about|around|nearly|almost|roughly|approximately|some|over|more than|at least)\s+)?"
_SEASON = r"(?P<season>spring|summer|autumn|fall|winter)"
_BEFORE_MONTH = (
    r"\b(?i:in|since|until|till|by|of|from|to|during|early|late|mid|before|after|between|for|and|as|through|every"
    rf"|the(?! March (?:on|for|to|against)\b)|{_WHICH})[\s-]"
)
_COUNTING = r"(?!\s(?!levels|elections|games|series)[a-z]{3,}s\b|\s(?:people|men|women|children|miles|km|feet)\b)"
"""What follows a year must not be what the number counts."""
_BARE_YEAR = (
    r"(?<![\d$€£¥#.,/-])(?<!No\. )\b(?:(?<=\bin )|(?<=\bof )|(?<=\bsince )|(?<=\()|(?=19|20))"
    rf"{_YEAR}(?<!1[0-4]\d\d)(?![%°/]|,\d|\.\d){_COUNTING}"
)
"""A number that is a year: of the 20th or 21st century, or an earlier one behind a preposition."""

_FORMS: tuple[tuple[str, _Reading], ...] = (
    (rf"{_LEAD}{_MONTH}\s+{_DAY},?\s+{_YEAR}", _full),
    (rf"{_LEAD}(?:the\s+)?{_DAY}\s+(?:of\s+)?{_MONTH},?\s+{_YEAR}", _full),
    (r"\b(?P<year>(?:1|20)\d{2,3})-(?P<month>[01]\d)-(?P<day>[0-3]\d)\b", _full),
    (rf"{_MONTH}\s+{_DAY}{_DASH}{_LAST}(?:,?\s+{_YEAR})?", _days),
    (rf"\b{_DAY}{_DASH}{_LAST}\s+{_MONTH}(?:,?\s+{_YEAR})?", _days),
    (rf"\b{_MONTH}(?:,|\s+of)?\s+{_YEAR}", _month_of_year),
    (rf"{_LEAD}{_MONTH}\s+{_DAY}\b", _month_day),
    (rf"{_LEAD}(?:the\s+)?\b{_DAY}\s+(?:of\s+)?{_MONTH}\b", _month_day),
    (rf"{_BEFORE_MONTH}{_MONTH}\b(?!\s+[A-Z])", _month),
    (rf"(?:\b{_WHICH}\s+)?\b{_WEEKDAY}\b", _weekday),
    (r"(?i)\b(?:today|tonight|yesterday|tomorrow|this (?:morning|afternoon|evening)|last night)\b", _near),
    (r"(?i)\b(?:the\s+)?end\s+of\s+(?:the|this)\s+(?P<unit>year|month|week)\b", _end),
    (rf"(?i)\b{_WHICH}\s+(?P<unit>weekend|week|month|year|decade)\b", _shifted),
    (r"\b(?P<which>)(?:the|The)\s+(?P<unit>weekend)\b", _shifted),
    (rf"(?i)\b{_ABOUT}{_NUMBER}\]?\s+(?P<unit>day|week|month|year|decade)s?\s+ago\b", _ago),
    (rf"(?i)\b{_SEASON}\s+(?:of\s+)?(?P<which>){_YEAR}", _season),
    (rf"(?i)\b{_WHICH}\s+{_SEASON}\b(?P<year>)", _season),
    (r"\b(?P<decade>1[5-9]\d|20\d)0s\b", _decade),
    (_BARE_YEAR, _year),
    (r"(?<=\b[Tt]he )(?P<year>19[1-9]\d|20[0-4]\d)(?<!2000)(?=\s[a-z]{3,}s\b)", _year),
)
"""The forms of dates, the fullest first, each with how it is read."""

_GRAMMAR = tuple((re.compile(form), read) for form, read in _FORMS)
