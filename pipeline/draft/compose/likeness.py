"""Likeness: how much two propositions have in common, by their words."""

from __future__ import annotations

import re

from pipeline.draft.english.nouns import words
from pipeline.draft.english.numerals import NUMERAL

_WORD = re.compile(r"\w+")
_ENDING = re.compile(r"(?:ing|ed|es|s)$")
_SMALL = words(
    "a an the of in on at to for by with from and or that this it its is are was were be been has have had"
)
_SAME = 0.8
"""From this share of common words on, two propositions are taken to be one."""
_DECISIVE = re.compile(rf"no|not|never|none|nobody|nothing|neither|nor|without|cannot|t|{NUMERAL}|\d.*")
"""Words of which one more makes another proposition: negations, and numbers. The `t` is that of "don't"."""


def is_same(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether two propositions are one, by their telling words: much in common, and nothing decisive that is not."""
    return alike(one, other) >= _SAME and not any(map(_DECISIVE.fullmatch, one ^ other))


def alike(one: frozenset[str], other: frozenset[str]) -> float:
    """The share of telling words that two propositions have in common, from 0 to 1 (Jaccard)."""
    common = len(one & other)
    return common / (len(one) + len(other) - common) if common else 0.0


def telling_words(text: str) -> frozenset[str]:
    """The words of a text that tell one proposition from another, long ones without their endings."""
    found = (word for word in _WORD.findall(text.lower()) if word not in _SMALL)
    return frozenset(_ENDING.sub("", word) if len(word) > 4 else word for word in found)
