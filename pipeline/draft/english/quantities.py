"""Quantities in the text: a number, a range or a wording, what hedges it, and a unit or currency beside it.

What only looks like one is left out: dates, ages, times of day, scores, telephone numbers, numbers of lists.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from pipeline.draft.english.numerals import FRACTION, NUMERAL, WORDING, number, share
from pipeline.draft.english.records import Span
from pipeline.draft.english.units import FORMS, SIGNS, SYMBOLS, WRITTEN

_LEAST = (
    "more than|over|at least|no fewer than|no less than|not less than|above|upwards of|in excess of|exceeding"
    "|as few as|a minimum of"
)
_MOST = "up to|at most|fewer than|less than|under|no more than|not more than|as many as|as much as|below|a maximum of"
_ABOUT = (
    "about|around|some|roughly|approximately|nearly|almost|an estimated|estimated|close to|circa|just over|just under"
)
_HEDGE = rf"(?:(?P<hedge>(?i:{_LEAST}|{_MOST}|{_ABOUT}))\s+|~)?"
_END = rf"(?:[\s\u00a0-]?(?P<unit>{WRITTEN})(?!\w)|(?!\w))(?![/:@]\w|[-–.,]\d|[- ]?fold)"
_BEFORE = r"(?<![\w.,/:#@&+-])"
_JOIN = r"(?P<join>\s?[-–—]\s?|\s+(?:to|or)\s+)"
_SECOND = rf"(?:(?:{SIGNS})[\s\u00a0]?)?(?P<second>{NUMERAL})"
_AFTER = r"(?P<after>\s+or (?:more|so|fewer|less)\b)?"
_MONEY = rf"(?:(?P<sign>{SIGNS})[\s\u00a0]?)?"

_RANGE = re.compile(
    rf"{_BEFORE}(?i:between)\s+{_MONEY}(?P<first>{NUMERAL})[\s-]?(?:{WRITTEN})?\s+and\s+{_SECOND}{_END}"
    rf"|(?!)(?P<hedge>)(?P<after>)"
)
_PLAIN = re.compile(rf"{_BEFORE}{_HEDGE}{_MONEY}(?P<first>{NUMERAL})(?:{_JOIN}{_SECOND})?{_AFTER}{_END}")
_WORDED = re.compile(rf"{_BEFORE}{_HEDGE}(?P<first>{FRACTION}|{WORDING})")

_AGE = re.compile(r"[\s-]+(?:years?|months?|weeks?|days?)[\s-]+olds?\b", re.I)
_AGED = re.compile(r"\b(?:aged?|since age|under the age of)\s+(?:\w+\s+)?$", re.I)
_APPOSED_AGE = re.compile(r"[A-Z][\w'’.-]+,\s+$")
_CLOCK = re.compile(r"\s*(?:[ap]\.?m\b|o['’]clock|hours GMT|GMT|UTC)", re.I)
_LISTED = re.compile(r"(?:^|\n)\s*$")
_SPELT = re.compile(r"(?:\b(?:No|no|Nos|pp?|vol|ch|fig)\.\s*|#)$")
_DURATION = re.compile(
    r"[\s-]+(?:second|minute|hour|day|week|weekend|month|year|decade|century)s?\b|[\s-]+centuries\b"
)
_FROM = re.compile(r"\bfrom\s+$", re.I)
_DIALLED = re.compile(r"\d\s$")
_TIMES = re.compile(r"\s+(?:times|of the most)\b")


@dataclass(frozen=True, slots=True)
class Quantity:
    """A quantity as it stands: `span` with hedge and unit, `number` the digits or words alone.

    `vague` is true of a wording such as "dozens" or "a third", `duration` of a stretch of time ("five years"), whose
    unit stands behind it.
    """

    span: Span
    number: Span
    value: Decimal | None = None
    min: Decimal | None = None
    max: Decimal | None = None
    approximate: bool = False
    unit: str = ""
    unit_code: str = ""
    description: str = ""
    vague: bool = False
    duration: bool = False

    @property
    def size(self) -> Decimal:
        """The number, the larger of two; 0 of a wording."""
        return next((n for n in (self.value, self.max, self.min) if n is not None), Decimal(0))


def quantities(text: str, dates: Iterable[Span] = ()) -> tuple[Quantity, ...]:
    """The quantities of a text, in its order, none of them within `dates`."""
    taken = sorted(dates)
    found: list[Quantity] = []
    for pattern in (_RANGE, _WORDED, _PLAIN):
        for match in pattern.finditer(text):
            if not any(match.start() < end and start < match.end() for start, end in taken) and _counts(text, match):
                read = _worded(match) if pattern is _WORDED else _read(text, match)
                taken.append(match.span())
                found.extend(read)
    return tuple(sorted(found, key=lambda quantity: quantity.span))


def _counts(text: str, match: re.Match[str]) -> bool:
    """Whether what looks like a quantity is no age, time, item of a list or numbered thing."""
    start, end = match.start("first"), match.end()
    before = text[max(0, start - 40) : start]
    if _AGE.match(text, end) or _AGED.search(before) or _CLOCK.match(text, end) or _TIMES.match(text, end):
        return False
    if _SPELT.search(before) or (
        _LISTED.search(before) and match.end("first") == end and text[end : end + 1] in (".", ")")
    ):
        return False
    if not match["first"].isalpha() and (_DIALLED.search(before) or re.match(r"\s\d", text[end:])):
        return False
    return not (_APPOSED_AGE.search(before) and match["first"].isdigit() and re.match(r"\s*[,.;)]", text[end:]))


def _read(text: str, match: re.Match[str]) -> Iterator[Quantity]:
    """The quantity of a match in numbers."""
    unit, code = FORMS.get(re.sub(r"[\s-]", " ", match["unit"] or ""), ("", ""))
    groups = match.groupdict()
    if match["sign"]:
        unit, code = SYMBOLS[match["sign"]], ""
    bare = Quantity(match.span(), match.span("first"), unit=unit, unit_code=code)
    if match["second"]:
        yield from _range(match, bare, changed=bool(_FROM.search(text[max(0, match.start() - 8) : match.start()])))
        return
    first, metres = _in_metres(text, match)
    if metres:
        bare = replace(bare, unit="metre", unit_code="MTR")
    duration = not unit and bool(_DURATION.match(text, match.end()))
    hedge = f"{groups['hedge'] or ''}{groups['after'] or ''}".strip().lower()
    yield replace(_hedged(bare, number(first), hedge, match), duration=duration)


def _in_metres(text: str, match: re.Match[str]) -> tuple[str, bool]:
    """The numeral of a match, and whether its "m" is for metres: no money, and nothing counted behind it."""
    first = match["first"]
    if not re.fullmatch(r"[\d.,]+m", first) or match["sign"] or match["unit"]:
        return first, False
    counted = re.match(r"\s+(?:[a-z-]+\s+)?(?:[a-z]+s|people|men|women|children)\b", text[match.end() :])
    return (first, False) if counted else (first[:-1], True)


def _range(match: re.Match[str], bare: Quantity, changed: bool) -> Iterator[Quantity]:
    """Two numbers as one range, of which the first may have left out the scale ("two to three million").

    Where it `changed` from one to the other, the second alone.
    """
    low, high = number(match["first"]), number(match["second"])
    scale = re.search(r"(?:thousand|million|billion|trillion|bn|mn|(?<=\d)m)$", match["second"])
    if scale and low < 1000:
        low = number(f"{low} {scale[0]}" if len(scale[0]) > 2 else f"{low}{scale[0]}")
    if changed:
        yield replace(bare, span=(match.start("second"), match.end()), number=match.span("second"), value=high)
    elif low < high:
        both = (match.start("first"), match.end("second"))
        yield replace(bare, number=both, min=low, max=high)


def _hedged(bare: Quantity, value: Decimal, hedge: str, match: re.Match[str]) -> Quantity:
    """A quantity by what stands before or behind its number: at least, at most, about, or just so much."""
    wording = " ".join(match.group().split())
    if hedge in _LEAST.split("|") or hedge == "or more":
        return replace(bare, min=value, description=wording)
    if hedge in _MOST.split("|") or hedge in ("or fewer", "or less"):
        return replace(bare, max=value, description=wording)
    return replace(bare, value=value, approximate=bool(hedge) or "~" in match.group())


def _worded(match: re.Match[str]) -> Iterator[Quantity]:
    """The quantity of a wording or of a part of a whole."""
    wording = " ".join(match.group().split())
    part = re.fullmatch(FRACTION.partition("(?=")[0], match["first"])
    value = share(match["first"]) if part else None
    about = value is not None and bool(match["hedge"])
    yield Quantity(match.span(), match.span("first"), value, approximate=about, description=wording, vague=True)
