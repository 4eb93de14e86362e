"""Usable: the items of a provider that are taken back, or that are no texts though some text goes with them.

Sources: https://cv.iptc.org/newscodes/pubstatusg2/, https://cv.iptc.org/newscodes/ninature/
"""

from __future__ import annotations

from typing import Final

from pipeline.articles.kinds import refused
from pipeline.errors import Fault, InputError

RELEASED_LATER: Final = "until it is released"
"""The embargo of an item that names no time."""

_TAKEN_BACK: Final = {"canceled": "canceled", "cancelled": "canceled", "withheld": "withheld"}
_SEEN_OR_HEARD: Final = frozenset(("picture", "graphic", "audio", "video", "animated"))


def refuse_taken_back(status: str, name: str) -> None:
    """Raises `InputError` where the publication status, such as ``stat:canceled``, forbids any use of an item."""
    state = _TAKEN_BACK.get(_code(status))
    if state:
        message = f"is {state} by its provider; take the version that is usable, if there is one"
        raise InputError([Fault(message, name)])


def refuse_captions(kind: str, name: str) -> None:
    """Raises `InputError` where an item is of a kind, such as ``picture``, whose text is a caption or a script."""
    if _code(kind) in _SEEN_OR_HEARD:
        what = f"is an item of the kind `{_code(kind)}`, whose text goes with what is seen or heard"
        raise refused(what, name, "give the item of the article")


def _code(value: str) -> str:
    """The last part of a code or of its URI, in small letters."""
    return value.strip().rpartition(":")[2].rpartition("/")[2].lower()
