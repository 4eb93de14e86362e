"""Replies: what a server's answer says, whatever liberties it takes with the protocol.

Source: https://platform.openai.com/docs/api-reference/chat/object, and for answers that come in parts,
https://platform.openai.com/docs/api-reference/chat-streaming
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from pipeline.errors import StoreError

_MOST_TOKENS: Final = 10_000_000
"""No question and no answer has more; a server that says so is not believed."""


@dataclass(frozen=True, slots=True)
class Usage:
    """Tokens of questions and of answers; `estimated` where a server did not count some of them, or not credibly."""

    prompt: int = 0
    completion: int = 0
    estimated: bool = False

    def __add__(self, other: Usage) -> Usage:
        """The two together."""
        estimated = self.estimated or other.estimated
        return Usage(self.prompt + other.prompt, self.completion + other.completion, estimated)


@dataclass(frozen=True, slots=True)
class Reply:
    """An answer: its words, why it ends (``stop``, ``length``, ``content_filter`` ...), and what it took.

    `refusal` holds the model's words where it would not answer; what the server does not say is empty.
    """

    content: str
    finish_reason: str = ""
    usage: Usage = Usage()
    refusal: str = ""


def estimated_tokens(text: str) -> int:
    """How many tokens a text has, roughly: one for four bytes of UTF-8, as is usual for English."""
    return -(-len(text.encode(errors="replace")) // 4)


def read_reply(text: str, messages: Sequence[Mapping[str, str]], url: str) -> Reply:
    """The reply in the body of an answer. Raises `StoreError` where it is no answer of this protocol."""
    parts = list(_objects(text))
    choices = [choice for part in parts for choice in _choices(part)]
    if not choices:
        error = next((part["error"] for part in parts if part.get("error")), None)
        raise StoreError(f"{url} {_no_answer(error)}")
    said = [_mapping(choice.get("message")) or _mapping(choice.get("delta")) for choice in choices]
    content = "".join(_words(each.get("content")) for each in said)
    reasons = [reason for choice in choices if isinstance(reason := choice.get("finish_reason"), str)]
    refusal = "".join(_words(each.get("refusal")) for each in said)
    usage = next((part["usage"] for part in reversed(parts) if part.get("usage")), None)
    return Reply(content, reasons[-1] if reasons else "", _usage(_mapping(usage), messages, content), refusal)


def _objects(text: str) -> Iterator[dict[str, Any]]:
    """The JSON object that the body is, or those that it streams although that was not asked for."""
    text = text.lstrip("\ufeff \r\n\t")
    streamed = text.startswith(("data:", "event:", ":"))
    lines = (line.removeprefix("data:") for line in text.splitlines() if line.startswith("data:"))
    for each in lines if streamed else (text,):
        try:
            value = json.loads(each)
        except (ValueError, RecursionError):
            continue
        if isinstance(value, dict):
            yield value


def _choices(part: Mapping[str, Any]) -> Iterable[dict[str, Any]]:
    """The first of the answers that the server offers, of which one was asked for."""
    choices = part.get("choices")
    first = choices[0] if isinstance(choices, list) and choices else None
    return [first] if isinstance(first, dict) else []


def _mapping(value: object) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}


def _words(content: object) -> str:
    """Content as text: it may come in parts."""
    if isinstance(content, list):
        return "".join(_words(_mapping(part).get("text")) for part in content)
    return content if isinstance(content, str) else ""


def _usage(said: Mapping[str, Any], messages: Sequence[Mapping[str, str]], content: str) -> Usage:
    prompt, completion = (_count(said.get(key)) for key in ("prompt_tokens", "completion_tokens"))
    if prompt and completion is not None:
        return Usage(prompt, completion)
    return Usage(sum(estimated_tokens(each["content"]) for each in messages), estimated_tokens(content), True)


def _count(value: object) -> int | None:
    return value if type(value) is int and 0 <= value <= _MOST_TOKENS else None


def _no_answer(error: object) -> str:
    said = _words(_mapping(error).get("message")) or _words(error)
    if said:
        return (
            f"answers with an error: {' '.join(''.join(c if c.isprintable() else ' ' for c in said).split())[:160]}"
        )
    return "answers in no form of this protocol; expected an endpoint such as http://localhost:8000/v1"
