"""Highlights: what of a proposal stands in a sentence: names, numbers, dates and quoted words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from typing import Any, TypeAlias

Span: TypeAlias = tuple[int, int]

_NUMBERS = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]
_SCALES = ((10**9, "billion"), (10**6, "million"), (1000, "thousand"))
_LONGEST = 200
_ARTICLE = re.compile(r"(?:The|An?)\s")
_MOST = 100


def terms_of(body: Any, names: Iterable[str]) -> tuple[str, ...]:
    """What to look for in the sentences of an entry: its numbers and quoted words, and `names` with their parts."""
    found = dict.fromkeys(names)
    for name in tuple(found):
        found |= dict.fromkeys(word for word in re.findall(r"\w[\w’'-]{2,}", name[:_LONGEST]) if word[0].isupper())
    for key, value in _values(body, ""):
        if key in ("value", "min", "max") and isinstance(value, Decimal):
            found |= dict.fromkeys(_number(value))
        elif key in ("quote", "text") and isinstance(value, str):
            found[value] = None
    return tuple(term for term in found if 0 < len(term) <= _LONGEST)[:_MOST]


def spans_of(sentence: str, terms: Sequence[str]) -> tuple[Span, ...]:
    """Where the terms stand in a sentence as whole words, the longest first, none in another.

    The first letter of an article, and of a description, can be a capital, as at the beginning of a sentence.
    """
    ways = "|".join(map(_pattern, sorted(terms, key=len, reverse=True)))
    return tuple(match.span() for match in re.finditer(rf"(?<!\w)(?:{ways})(?!\w)", sentence)) if ways else ()


def _pattern(term: str) -> str:
    first = re.escape(term[:1])
    opening = f"(?i:{first})" if term[:1].islower() or _ARTICLE.match(term) else first
    return opening + re.escape(term[1:])


def _values(value: Any, key: str) -> Iterator[tuple[str, object]]:
    """All single values, each with the key that names it; a text's language is no such key."""
    if isinstance(value, dict):
        for name, item in value.items():
            yield from _values(item, key if isinstance(item, str) and name in ("", "en") else str(name))
    elif isinstance(value, (list, tuple)):
        for item in value:
            yield from _values(item, key)
    else:
        yield key, value


def _number(number: Decimal) -> list[str]:
    """The ways in which a number is mostly written."""
    ways = [f"{number:f}", f"{number:,f}"]
    for size, word in ((1, ""), *_SCALES):
        part = (number / size).normalize()
        if number >= size and len(part.as_tuple().digits) <= 4:
            ways += [f"{part:f} {word}".strip()]
            ways += [f"{_NUMBERS[int(part)]} {word}".strip()] if part <= 12 and part == int(part) else []
    return ways
