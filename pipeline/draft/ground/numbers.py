"""Numbers: what a text says in digits or in words, in one form: `1.5 million`, `1,500,000` and `1.5m` are one."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

_NUMERALS = (
    "zero one two three four five six seven eight nine",
    "ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen",
    "twenty thirty forty fifty sixty seventy eighty ninety",
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth",
)
_ONES, _TEENS, _TENS, _ORDINALS = (words.split() for words in _NUMERALS)
_SMALL = {
    **{word: number for number, word in enumerate([*_ONES, *_TEENS])},
    **{word: number * 10 for number, word in enumerate(_TENS, start=2)},
}
_MAGNITUDES = ((2, "hundred"), (3, "thousand k"), (6, "million mln mn m"), (9, "billion bn"), (12, "trillion tn"))
_LARGE = {"dozen": 12} | {name: 10**power for power, names in _MAGNITUDES for name in names.split()}
_PARTS = {"half": 2, "halve": 2, "quarter": 4} | {word: n for n, word in enumerate(_ORDINALS, start=1) if n > 2}
_VULGAR = {"½": (1, 2), "¼": (1, 4), "¾": (3, 4), "⅓": (1, 3), "⅔": (2, 3), "⅕": (1, 5), "⅛": (1, 8)}

_DIGITS_AT_MOST = 100
_DIGITS = r"(?:\d{1,3}(?:,\d{3}){1,8}(?:\.\d+)?(?![,\d])|\d+(?:\.\d+)*)"
_WORDED = rf"(?:(?:{'|'.join(_TENS)})(?:[- ](?:{'|'.join(_ONES[1:])}))?|{'|'.join([*_ONES, *_TEENS])})(?![^\W_])"
_BIG = r"(?:hundred|dozen|thousand|million|mln|mn|billion|bn|trillion|tn)(?![^\W_])"
_NUMBER = re.compile(
    rf"""(?<![^\W_])(?:
    (?P<wording>(?:dozen|hundred|thousand|million|billion|trillion)s?(?![^\W_]))
    |(?P<nth>\d+)(?:st|nd|rd|th)(?![^\W_])
    |(?P<whole>\d+)?[ ]?(?P<vulgar>[{"".join(_VULGAR)}])
    |(?P<over>\d+)/(?P<under>[2-9])(?![\d/,])
    |(?P<top>an?|{_WORDED})[ -](?P<part>(?:half|halve|quarter|{"|".join(_ORDINALS[2:])})s?)(?![^\W_])
    |(?P<count>(?:minus[ ]|(?<!\d[ ])(?<![^\W_])[-−](?=\d))?(?:
        (?:{_DIGITS}|{_WORDED})(?:[ ]and[ ]a[ ]half)?(?P<tail>(?:k|m|mn|mln|bn|tn)(?![^\W_]))?(?:[ -]{_BIG})*
        |(?:half[ ]an?|an?)(?:[ -]{_BIG})+)
        (?:(?:(?:(?<=hundred)|(?<=thousand))(?:[ ]and)?|(?<=million)|(?<=billion))[ ]{_WORDED}(?:[ -]{_BIG})*)*)
    |(?P<half>half)(?![^\W_])
    |(?P<ordinal>(?:{"|".join(_ORDINALS)}))(?![^\W_])
    )""",
    re.VERBOSE | re.IGNORECASE,
)
_TOKEN = re.compile(rf"{_DIGITS}|[a-z]+", re.IGNORECASE)
_RANGE = re.compile(r" ?[-–] ?[$€£]?| (?:to|and|or) [$€£]?")


@dataclass(frozen=True, slots=True)
class Number:
    """A number as a text says it: the words, and all that these can mean, each in one form.

    `40` is a cardinal, `#3` an ordinal, `dozen` a wording without a count (`dozens`). `weak` are `one` and `first`,
    which are words as often as numbers.
    """

    words: str
    readings: frozenset[str]
    weak: bool = False


def numbers(text: str) -> tuple[Number, ...]:
    """All numbers that a cleaned text says."""
    found: list[Number] = []
    last: re.Match[str] | None = None
    for match in reversed(list(_NUMBER.finditer(text))):
        readings = _readings(match, text)
        if last and match["count"] and _RANGE.fullmatch(text[match.end() : last.start()]):
            readings = _as_far_as(match, last) or readings  # "two to three million"
        found.append(Number(match[0], readings, match[0].casefold() in ("one", "first")))
        last = match
    return tuple(reversed(found))


def stands(number: Number, among: frozenset[str]) -> bool:
    """Whether the number stands among the readings of others; `May 3` and `the 3rd of May` have the same one."""
    return any(
        reading in among or (reading[1:] if reading.startswith("#") else f"#{reading}") in among
        for reading in number.readings
    )


def form(value: Decimal) -> str:
    """A number in the one form that all are compared in: `2000000`, `0.5`."""
    if abs(value.adjusted()) > _DIGITS_AT_MOST:
        return str(value)
    plain = format(value, "f")
    return plain.rstrip("0").rstrip(".") if "." in plain else plain


def read_number(value: object) -> Decimal | None:
    """A number of a sheet, which JSON and YAML give as a number or as text; none where no sheet could have it."""
    try:
        number = Decimal("NaN") if isinstance(value, bool) else Decimal(str(value))
    except InvalidOperation:
        return None
    return number if number.is_finite() and abs(number.adjusted()) < _DIGITS_AT_MOST else None


def scale(unit: str) -> Decimal:
    """What a unit such as `million crowns` multiplies its number by."""
    found = Decimal(1)
    for word in unit.casefold().split():
        if len(word) < 3 or word not in _LARGE:
            break
        found *= _LARGE[word]
    return found


def without_scale(unit: str) -> str:
    """A unit without what multiplies its number: `crowns` of `million crowns`."""
    words = unit.split()
    while words and len(words[0]) > 2 and words[0].casefold() in _LARGE:
        words = words[1:]
    return " ".join(words)


def _readings(match: re.Match[str], text: str) -> frozenset[str]:
    if match["wording"]:
        return frozenset({match[0].casefold().removesuffix("s")})
    if match["nth"] or match["ordinal"]:
        nth = match["nth"] or _ORDINALS.index(match[0].casefold()) + 1
        return frozenset({f"#{form(Decimal(nth))}"})
    if match["count"]:
        return _counted(match, money=text[: match.start()].rstrip().endswith(("$", "€", "£")))
    return _fraction(match)


def _counted(match: re.Match[str], money: bool) -> frozenset[str]:
    """What a count means; `300m` can be metres, unless it is money."""
    tokens = [token.casefold() for token in _TOKEN.findall(match["count"])]
    minus = match["count"][0] in "-−" or tokens[0] == "minus"
    if any(token.count(".") > 1 for token in tokens):
        return frozenset({tokens[-1]})
    readings = [tokens, tokens[:1]] if match["tail"] == "m" and not money else [tokens]
    return frozenset(form(-_sum(each) if minus else _sum(each)) for each in readings)


def _sum(tokens: list[str]) -> Decimal:
    """The number that digits and numerals make: what is small is added up, what is large multiplies it."""
    total = current = Decimal(0)
    for token in tokens:
        if token[0].isdecimal():
            current += Decimal(token.replace(",", ""))
        elif token in _SMALL:
            current += _SMALL[token]
        elif token == "half":
            current += Decimal("0.5")
        elif token == "hundred":
            current = (current or 1) * Decimal(100)
        elif token in _LARGE:
            total = total + current * _LARGE[token] if current else (total or Decimal(1)) * _LARGE[token]
            current = Decimal(0)
    return total + current


def _as_far_as(match: re.Match[str], last: re.Match[str]) -> frozenset[str]:
    """The lower end of a range, where the words behind the upper end multiply both; nothing elsewhere."""
    own, other = ([token.casefold() for token in _TOKEN.findall(end["count"] or "")] for end in (match, last))
    large = [token for token in other if token in _LARGE]
    if not large or set(own) & set(_LARGE) or _sum(own) >= _sum([token for token in other if token not in _LARGE]):
        return frozenset()
    return frozenset({form(_sum(own + large))})


def _fraction(match: re.Match[str]) -> frozenset[str]:
    """A part, also as it is rounded to two, three or four digits; `a third` can be the third of its kind."""
    whole, ordinal = Decimal(match["whole"] or 0), set[str]()
    if match["vulgar"]:
        top, bottom = map(Decimal, _VULGAR[match["vulgar"]])
    elif match["over"]:
        top, bottom = Decimal(match["over"]), Decimal(match["under"])
        ordinal = {form(top), form(bottom)}
    elif match["part"]:
        name = match["part"].casefold()
        top = _sum(match["top"].casefold().replace("-", " ").split()) or Decimal(1)
        bottom = Decimal(_PARTS[name.removesuffix("s")])
        ordinal = {f"#{bottom}"} if name in _ORDINALS else set()
    else:
        top, bottom = Decimal(1), Decimal(2)
    value = whole + top / bottom
    return frozenset({form(value), *(form(round(value, digits)) for digits in (2, 3, 4))} | ordinal)
