"""Terms as canonical N-Quads writes them: one spelling for each, so that equal graphs are equal bytes.

Of the characters in a literal only the seven that have a short escape, the other control characters and the
non-characters are escaped; all else stands for itself, in UTF-8.

Sources: https://www.w3.org/TR/rdf12-n-quads/#canonical-quads, https://www.w3.org/TR/rdf-canon/#canonical-quads,
https://www.rfc-editor.org/rfc/rfc5646#section-2.1 (language tags)
"""

from __future__ import annotations

import re

_SHORT = {'"': '\\"', "\\": "\\\\", "\b": "\\b", "\t": "\\t", "\n": "\\n", "\f": "\\f", "\r": "\\r"}
_ESCAPED = re.compile('["\\\\\x00-\x1f\x7f\ufffe\uffff\ud800-\udfff]')
_LANGUAGE_TAG = re.compile(
    r"(?:[a-z]{2,3}(?:-[a-z]{3}){0,3}|[a-z]{4,8})"  # language, extended or reserved
    r"(?:-[a-z]{4})?(?:-(?:[a-z]{2}|[0-9]{3}))?"  # script, region
    r"(?:-(?:[a-z0-9]{5,8}|[0-9][a-z0-9]{3}))*"  # variants
    r"(?:-[0-9a-wy-z](?:-[a-z0-9]{2,8})+)*"  # extensions
    r"(?:-x(?:-[a-z0-9]{1,8})+)?"  # private use
    r"|x(?:-[a-z0-9]{1,8})+",
    re.IGNORECASE | re.ASCII,
)


def quote(text: str) -> str:
    """The lexical form `text` between quotes. Raises `ValueError` where it holds a lone surrogate."""
    if _ESCAPED.search(text) is None:
        return f'"{text}"'
    return f'"{_ESCAPED.sub(_escape, text)}"'


def _escape(match: re.Match[str]) -> str:
    character = match[0]
    if "\ud800" <= character <= "\udfff":
        raise ValueError("a lone surrogate is no character")
    return _SHORT.get(character) or f"\\u{ord(character):04X}"


def is_language_tag(text: str) -> bool:
    """Whether `text` has the form of a language tag. Grandfathered tags, such as ``i-klingon``, have not."""
    return _LANGUAGE_TAG.fullmatch(text) is not None
