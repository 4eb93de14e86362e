"""Sentences: where those of the text stand, so that whatever was found there can cite them by number."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence

from pipeline.anchor import anchor
from pipeline.draft.english.records import Span


class Sentences:
    """The sentences of a text by their offsets, numbered from 1; `breaks` part two things that one of them says."""

    def __init__(self, text: str, spans: Sequence[Span], breaks: Sequence[Span] = ()) -> None:
        self.text = text
        self.spans = tuple(spans)
        self._breaks = breaks
        self._starts = [start for start, _ in self.spans]

    def at(self, place: int) -> int:
        """The number of the sentence at an offset; of a gap, that of the sentence before it; at least 1."""
        return max(1, bisect_right(self._starts, place))

    def of(self, spans: Iterable[Span]) -> set[int]:
        """The numbers of all sentences that some places touch."""
        return {number for start, end in spans for number in range(self.at(start), self.at(max(start, end - 1)) + 1)}

    def words(self, number: int) -> str:
        """The text of a sentence."""
        return self.text[slice(*self.spans[number - 1])]

    def parts(self, span: Span) -> list[Span]:
        """A place cut where sentences end, those of direct speech too, which are one sentence of the text."""
        inside = (self.spans[number - 1] for number in sorted(self.of([span])))
        cut = [(max(span[0], start), min(span[1], end)) for start, end in inside]
        return [
            (start + part.start, start + part.end)
            for start, end in cut
            for part in anchor(self.text[start:end], "en").sentences
        ]

    def propositions(self, span: Span) -> list[Span]:
        """A place cut where one sentence says two things."""
        parts, start = [], span[0]
        for end, after in self._breaks:
            if start < end and after < span[1]:
                parts.append((start, end))
                start = after
        return [*parts, (start, span[1])]
