"""Quotation marks: which stretches of an article stand inside them, also where direct speech runs over sentences."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

Spans = tuple[tuple[int, int], ...]

_DOUBLE = re.compile(r"[\"“”„«»]")
_SINGLE = re.compile(r"['‘’]")
_BEFORE_OPENING = " ([-–—/\"“„«‘'"


def quoted(sentences: Sequence[str]) -> tuple[Spans, ...]:
    """For every cleaned sentence the spans of characters inside quotation marks, in the order of the text.

    A mark that opens a sentence while another is still open goes on with it, as the paragraphs of long speeches do.
    Speech that nothing closes ends with its sentence.
    """
    found: list[list[tuple[int, int]]] = [[] for _ in sentences]
    for marks in (_doubles(sentences), _singles(sentences)):
        for (first, start), (last, end) in _pairs(marks, sentences):
            for number in range(first, last + 1):
                stop = end if number == last else len(sentences[number])
                found[number].append((start if number == first else 0, stop))
    return tuple(tuple(sorted(spans)) for spans in found)


_Place = tuple[int, int]


def _pairs(marks: Iterator[tuple[_Place, bool]], sentences: Sequence[str]) -> Iterator[tuple[_Place, _Place]]:
    """Each opening mark with the one that closes it."""
    opened: _Place | None = None
    for (number, at), opens in marks:
        if not opens:
            if opened:
                yield opened, (number, at)
            opened = None
        elif opened is None:
            opened = (number, at + 1)
        elif at > 0:
            yield opened, (opened[0], len(sentences[opened[0]]))
            opened = (number, at + 1)
    if opened:
        yield opened, (opened[0], len(sentences[opened[0]]))


def _doubles(sentences: Sequence[str]) -> Iterator[tuple[_Place, bool]]:
    for number, text in enumerate(sentences):
        for match in _DOUBLE.finditer(text):
            at = match.start()
            opens = match[0] in "“„«" or (match[0] == '"' and _opening(text, at))
            yield (number, at), opens


def _singles(sentences: Sequence[str]) -> Iterator[tuple[_Place, bool]]:
    """Single marks, which apostrophes look like: `dockers'` closes only what no later mark closes."""
    for number, text in enumerate(sentences):
        marks = list(_candidates(text))
        for place, (at, opens) in enumerate(marks):
            closed_later = marks[place + 1 : place + 2] and not marks[place + 1][1]
            if opens or not closed_later or text[at - 1] != "s":
                yield (number, at), opens


def _candidates(text: str) -> Iterator[tuple[int, bool]]:
    for match in _SINGLE.finditer(text):
        at = match.start()
        before, after = text[at - 1 : at], text[at + 1 : at + 2]
        if match[0] == "‘" or (match[0] == "'" and _opening(text, at) and after.isalpha()):
            yield at, True
        elif match[0] != "‘" and before.strip() and not after.isalnum():
            yield at, False


def _opening(text: str, at: int) -> bool:
    return (at == 0 or text[at - 1] in _BEFORE_OPENING) and bool(text[at + 1 : at + 2].strip())
