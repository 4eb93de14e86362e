"""Reading: the JSON object in what a model answers, whatever stands around it, or why there is none."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, Final

from pipeline.chat import Reply
from pipeline.draft.ask.form import ENTRIES

_TRIES: Final = 200
_DECODER: Final = json.JSONDecoder()
_LONGEST: Final = 80


class UnusableError(Exception):
    """An answer that cannot be used; the message says what it does, such as ``is empty``.

    `is_cut` where a smaller question may be answered whole; `is_final` where asking again is of no use.
    """

    def __init__(self, reason: str, *, is_cut: bool = False, is_final: bool = False) -> None:
        self.is_cut, self.is_final = is_cut, is_final
        super().__init__(reason)


def read_answer(reply: Reply) -> dict[str, Any]:
    """The object with the sections of a sheet. Raises `UnusableError`."""
    text = reply.content.strip()
    found = max(_objects(text), key=lambda each: each[1], default=None)
    if found:
        return found[0]
    if reply.refusal:
        raise UnusableError(f"is a refusal: {_short(reply.refusal)}", is_final=True)
    if reply.finish_reason == "content_filter":
        raise UnusableError("was held back by the server's filter", is_final=True)
    if not text:
        raise UnusableError("is empty", is_cut=reply.finish_reason == "length")
    if reply.finish_reason == "length" or _breaks_off(text):
        raise UnusableError("breaks off in the middle", is_cut=True)
    if "{" not in text:
        raise UnusableError(f"is not JSON: {_short(text)}")
    raise UnusableError("has none of the sections of a sheet")


def _objects(text: str) -> Iterator[tuple[dict[str, Any], int]]:
    """The objects in a text that have a section of a sheet, each with its length; none is inside another."""
    at = text.find("{")
    for _ in range(_TRIES):
        if at < 0:
            return
        end = at + 1
        try:
            value, stop = _DECODER.raw_decode(text, at)
        except (ValueError, RecursionError):  # ValueError is also that of a number with too many digits
            pass
        else:
            if not ENTRIES.keys().isdisjoint(value):
                yield value, stop - at
                end = stop
        at = text.find("{", end)


def _breaks_off(text: str) -> bool:
    """Whether a JSON text ends before it is complete."""
    try:
        _DECODER.raw_decode(text, max(0, text.find("{")))
    except json.JSONDecodeError as error:
        return "{" in text and (error.pos >= len(text) - 1 or error.msg.startswith("Unterminated"))
    except (ValueError, RecursionError):
        return False
    return False


def _short(text: str) -> str:
    """A model's words, on one line, without anything that a terminal would obey."""
    words = " ".join("".join(each if each.isprintable() else " " for each in text[:1000]).split())
    return f"“{words[:_LONGEST]}{'…' if len(words) > _LONGEST else ''}”"
