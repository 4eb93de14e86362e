"""Links: prose whose terms lead to where they are explained.

What stands between backticks in messages and sentences, and every name with a known prefix, is code. A term of the
vocabulary leads to its place on the vocabulary's page, a shape to its own on the shapes' page, all else to its IRI.
"""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from pipeline.hypertext import is_link
from pipeline.namespaces import PREFIXES

VOCABULARY: Final = "vocabulary.html"
SHAPES: Final = "shapes.html"
INDEX: Final = "index.html"
PAGES: Final = {"nf": VOCABULARY, "nfsh": SHAPES}
"""The prefixes that have a page here."""

_NAME = rf"(?:{'|'.join([*PREFIXES, *PAGES])}):[A-Za-z](?:[\w-]*\w)?"
_CODE = re.compile(rf"`([^`]+)`|(?<![\w:/#])({_NAME})(?![\w:/])")


class Part(NamedTuple):
    """A piece of prose: whether it is code, and where it leads to, which is empty where it leads nowhere."""

    text: str
    is_code: bool = False
    href: str = ""


def parts(text: str, here: str) -> list[Part]:
    """Prose in pieces, for the page `here` (its file name)."""
    found: list[Part] = []
    end = 0
    for match in _CODE.finditer(text):
        code = match[1] or match[2]
        found += [Part(text[end : match.start()]), Part(code, True, address(code, here))]
        end = match.end()
    return [part for part in (*found, Part(text[end:])) if part.text]


def address(name: str, here: str) -> str:
    """Where a name such as ``nf:stance``, or an address of the Web, leads to from the page `here`; else nowhere."""
    if is_link(name):
        return name
    if not re.fullmatch(_NAME, name):
        return ""
    prefix, _, local = name.partition(":")
    if prefix in PAGES:
        return f"{'' if PAGES[prefix] == here else PAGES[prefix]}#{local}"
    return f"{PREFIXES[prefix]}{local}"
