"""Numerals in English, in digits and words: "1,200", "1.2bn", "two hundred and five", "half a million"."""

from __future__ import annotations

import re
from decimal import Decimal

_ONES = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
_SMALL = {
    **{word: number for number, word in enumerate(_ONES)},
    **{word: 10 * number for number, word in enumerate(_TENS, start=2)},
}
_SCALES = {
    "dozen": 12,
    "hundred": 100,
    "thousand": 1_000,
    "million": 1_000_000,
    "billion": 1_000_000_000,
    "trillion": 1_000_000_000_000,
}
_SHORT = {"k": 1_000, "m": 1_000_000, "mn": 1_000_000, "bn": 1_000_000_000, "b": 1_000_000_000, "tn": 10**12}
_PARTS = {"half": 2, "halves": 2, "third": 3, "quarter": 4, "fifth": 5, "sixth": 6, "tenth": 10}

_SCALE = "|".join(_SCALES)
_WORD = "|".join(sorted(_SMALL, key=lambda word: (-len(word), word)))
_MORE = rf"(?:(?:[ -]|(?<=hundred) and |(?<=thousand) and )(?:{_WORD}|{_SCALE})\b)"
_DIGITS = r"\d{1,3}(?:[,\u00a0\u202f]\d{3}){1,5}(?:\.\d{1,9})?|\d{1,15}(?:\.\d{1,9})?"

NUMERAL = (
    rf"(?:(?:{_DIGITS})(?:[ \u00a0-]?(?:{_SCALE})\b|(?:{'|'.join(_SHORT)})\b)?"
    rf"|(?i:half an? (?:{_SCALE})\b|an? (?:{_SCALE})\b(?: (?:{_SCALE})\b)?|(?:{_WORD})\b{_MORE}*))"
)
"""A numeral, as a pattern without named groups."""

FRACTION = (
    r"(?i:(?:a|one|two|three|four)[ -](?:thirds?|quarters?|fifths?|sixths?|tenths?)|(?:one[ -])?half)"
    r"(?=\s+(?:of|the|its|their|his|her|all)\b)"
)
"""A part of a whole, where what it is a part of follows."""

WORDING = (
    rf"(?i:(?:tens|dozens|scores|hundreds|thousands|millions|billions|trillions)"
    rf"(?: of (?:thousands|millions|billions))?"
    rf"|(?:several|a few|a couple(?: of)?|many)(?: (?:{_SCALE}))?\b|a handful)\b"
)
"""Words that stand for a number that is not told."""


def number(words: str) -> Decimal:
    """The number of a numeral that `NUMERAL` matches."""
    written = re.fullmatch(rf"({_DIGITS})[ \u00a0-]?(\w*)", words)
    if written:
        scale = written[2].lower()
        digits = Decimal(re.sub(r"[,\u00a0\u202f]", "", written[1]))
        return _plain(digits * (_SCALES.get(scale) or _SHORT.get(scale, 1)))
    total, group = Decimal(0), Decimal(0)
    for word in re.findall(r"[a-z]+", words.lower()):
        if word in _SMALL:
            group += _SMALL[word]
        elif word == "half":
            group = Decimal("0.5")
        elif word in ("hundred", "dozen"):
            group = (group or Decimal(1)) * _SCALES[word]
        elif word in _SCALES:
            total, group = total + (group or Decimal(1)) * _SCALES[word], Decimal(0)
    return _plain(total + group)


def share(words: str) -> Decimal | None:
    """The number of a part that `FRACTION` matches; none where it has no end, as that of a third."""
    *count, part = re.findall(r"[a-z]+", words.lower())
    below = _PARTS[part if part in _PARTS else part.rstrip("s")]
    above = _SMALL.get(count[0], 1) if count else 1
    return None if below % 3 == 0 else Decimal(above) / Decimal(below)


def _plain(value: Decimal) -> Decimal:
    """A number without zeros behind its point."""
    return Decimal(int(value)) if value == value.to_integral_value() else value.normalize()
