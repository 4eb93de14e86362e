"""Harmless: a text from anybody, as it may stand on a page or in a picture.

Sources: https://www.unicode.org/reports/tr36/, https://www.w3.org/TR/xml/#charsets
"""

from __future__ import annotations

import re
from typing import Final
from unicodedata import category

_HARMFUL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u206f\ufdd0-\ufdef\ufff0-\ufffb\ufffe\uffff]")
_HEAPED: Final = 4
"""So many marks may stand above and below one letter, which no writing system exceeds in names."""


def harmless(text: str) -> str:
    """A text without what turns others around or no XML may hold; each of these is seen as ``\ufffd``.

    Marks are not heaped onto a letter until they cover what stands around it.
    """
    if text.isascii() and text.isprintable():
        return text
    text = _HARMFUL.sub("\ufffd", text)
    if not any(category(each)[0] == "M" for each in text):
        return text
    return "".join(each for index, each in enumerate(text) if not _is_heaped(text, index))


def _is_heaped(text: str, index: int) -> bool:
    """Whether a character and so many before it are nothing but marks."""
    return index >= _HEAPED and all(category(each)[0] == "M" for each in text[index - _HEAPED : index + 1])
