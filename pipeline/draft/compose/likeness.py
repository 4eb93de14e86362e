"""Likeness: how much two propositions have in common, by their words."""

from __future__ import annotations

import re

from pipeline.draft.english.nouns import words

_WORD = re.compile(r"\w+")
_ENDING = re.compile(r"(?:ing|ed|es|s)$")
_SMALL = words(
    "a an the of in on at to for by with from and or that this it its is are was were be been has have had"
)


def alike(one: frozenset[str], other: frozenset[str]) -> float:
    """The share of telling words that two propositions have in common, from 0 to 1 (Jaccard)."""
    common = len(one & other)
    return common / (len(one) + len(other) - common) if common else 0.0


def telling_words(text: str) -> frozenset[str]:
    """The words of a text that tell one proposition from another, long ones without their endings."""
    found = (word for word in _WORD.findall(text.lower()) if word not in _SMALL)
    return frozenset(_ENDING.sub("", word) if len(word) > 4 else word for word in found)
