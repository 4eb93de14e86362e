"""Language: in which one a text is written, for files that do not say."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any, Final

from pipeline.errors import Fault, InputError

_LETTERS: Final = 60
"""Texts with fewer letters are names and numbers as often as sentences."""
_SURE: Final = 0.6
_READ: Final = 20_000
"""So many characters tell the language; the rest of a long text adds time alone."""
_NO_LANGUAGE: Final = "zxx"
_ENGLISH: Final = frozenset({"the", "of", "and", "to", "that", "was", "said"})
_ENOUGH: Final = 0.1
"""So large a share of these words has no text but an English one: a detector need not be loaded."""


def language_of(text: str) -> str:
    """The BCP 47 code of a text's language, such as ``en``; empty where the text is short, or it is not clear.

    Raises `InputError` where the detector is not installed.
    """
    text = text[:_READ]
    if len(re.findall(r"[^\W\d_]", text)) < _LETTERS:
        return ""
    words = re.findall(r"[^\W\d_]+", text.lower())
    if sum(word in _ENGLISH for word in words) >= _ENOUGH * len(words):
        return "en"
    code, probability = _detector().classify(text)
    return str(code) if probability >= _SURE and code != _NO_LANGUAGE else ""


@lru_cache(maxsize=1)
def _detector() -> Any:
    """The detector with its model of 139 languages, which takes half a second to load."""
    try:
        from py3langid.langid import MODEL_FILE, LanguageIdentifier
    except ImportError:
        message = "to tell a text's language needs the package py3langid; install newsfacts[draft]"
        raise InputError([Fault(message)]) from None
    try:
        return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    except OSError as error:
        why = error.strerror or error
        message = f"the language of the text cannot be told: py3langid unpacks its model, and {why}"
        raise InputError([Fault(message)]) from None
