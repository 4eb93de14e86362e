"""Language: in which one a text is written, for files that do not say."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from functools import lru_cache
from typing import Any, Final

from pipeline.errors import Fault, InputError

_LETTERS: Final = 60
"""Texts with fewer letters are names and numbers as often as sentences."""
_SURE: Final = 0.6
_READ: Final = 20_000
"""So many characters tell the language; the rest of a long text adds time alone."""
_SURE_OF_SCRIPT: Final = 0.4
"""Where the letters rule out most languages, less is enough: the others are varieties of the same one."""
_NO_LANGUAGE: Final = "zxx"
_UNDETERMINED: Final = "und"
_TAG = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*")
_SHORTER: Final = dict(
    re.findall(
        r"(\w+):(\w+)",
        "ara:ar bul:bg cat:ca ces:cs cze:cs dan:da deu:de ger:de ell:el gre:el eng:en spa:es est:et fas:fa per:fa "
        "fin:fi fra:fr fre:fr gle:ga heb:he hin:hi hrv:hr hun:hu ind:id isl:is ice:is ita:it jpn:ja kor:ko lit:lt "
        "lav:lv nld:nl dut:nl nor:no pol:pl por:pt ron:ro rum:ro rus:ru slk:sk slo:sk slv:sl sqi:sq alb:sq srp:sr "
        "swe:sv tha:th tur:tr ukr:uk urd:ur vie:vi cym:cy wel:cy zho:zh chi:zh",
    )
)
"""The codes of ISO 639-2 that files of news have, by those of ISO 639-1, which BCP 47 asks for where there is one."""
_ENGLISH: Final = frozenset({"the", "of", "and", "to", "that", "was", "said"})
_ENOUGH: Final = 0.1
"""So large a share of these words has no text but an English one: a detector need not be loaded."""


def language_of(text: str) -> str:
    """The BCP 47 code of a text's language, such as ``en``; empty where the text is short, or it is not clear.

    A text whose letters are mostly not Latin is never left open, be it as short as it may: it is ``und`` where it is
    not clear in which language it is. Raises `InputError` where the detector is not installed.
    """
    text = text[:_READ]
    if not is_latin(text):
        code, probability = _detector().classify(text)
        return str(code) if probability >= _SURE_OF_SCRIPT and code not in (_NO_LANGUAGE, "en") else _UNDETERMINED
    if len(re.findall(r"[^\W\d_]", text)) < _LETTERS:
        return ""
    words = re.findall(r"[^\W\d_]+", text.lower())
    if sum(word in _ENGLISH for word in words) >= _ENOUGH * len(words):
        return "en"
    code, probability = _detector().classify(text)
    return str(code) if probability >= _SURE and code != _NO_LANGUAGE else ""


def is_latin(text: str) -> bool:
    """Whether at least half of the letters at the start of a text are Latin; so it is where there are no letters."""
    letters = Counter(filter(str.isalpha, text[:_READ]))
    latin = sum(count for letter, count in letters.items() if unicodedata.name(letter, "").startswith("LATIN "))
    return 2 * latin >= letters.total()


def tag_of(language: str) -> str:
    """A language as a file names it as a tag of BCP 47: ``en`` for ``eng``, ``en-US`` for ``en_US``; else empty.

    Source: https://www.rfc-editor.org/rfc/rfc5646#section-2.2.1
    """
    tag = language.strip().replace("_", "-")
    if not _TAG.fullmatch(tag):
        return ""
    primary, hyphen, rest = tag.partition("-")
    return f"{_SHORTER.get(primary.lower(), primary)}{hyphen}{rest}"


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
