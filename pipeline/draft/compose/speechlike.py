"""Speech-like: sentences that somebody speaks, so that they are never taken for what the article says itself."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.draft.english.quotes import scan
from pipeline.draft.english.records import Span

_TURN = re.compile(r"(?:Q|A|Question|Answer)\s?[:.)]\s")
"""How a turn of an interview begins."""
_FIRST_PERSON = re.compile(r"\b(?:I|[Mm]e|[Mm]y|[Mm]yself|[Ww]e|us|[Oo]ur|[Oo]urselves)\b(?![.\w])")
_MOSTLY = 0.6


class Speech:
    """The stretches of a text that stand between quotation marks."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._quoted = list(_quoted(text))

    def quotes(self, span: Span) -> bool:
        """Whether a place stands between quotation marks; what a colon alone introduces does not."""
        return any(start <= span[0] and span[1] <= end for start, end in self._quoted)

    def holds(self, span: Span) -> bool:
        """Whether a sentence is somebody's words: mostly quoted, a turn of an interview, or in the first person."""
        inside = [(max(start, span[0]), min(end, span[1])) for start, end in self._quoted]
        inside = [(start, end) for start, end in inside if start < end]
        if sum(end - start for start, end in inside) >= _MOSTLY * (span[1] - span[0]):
            return True
        outside, at = [], span[0]
        for start, end in [*inside, (span[1], span[1])]:
            outside.append(self._text[at:start])
            at = end
        return any(_FIRST_PERSON.search(part) for part in outside)


def _quoted(text: str) -> Iterator[Span]:
    """The quotations of each line, and lines that are a turn of an interview.

    A quotation that is not closed goes on in the next line that begins with a mark.
    """
    at, unclosed = 0, False
    for line in text.split("\n"):
        quotes = scan(text, at, at + len(line), resumes=unclosed)
        unclosed = bool(quotes) and not quotes[-1].closed
        yield from [(at, at + len(line))] if _TURN.match(line) else [(quote.start, quote.end) for quote in quotes]
        at += len(line) + 1
