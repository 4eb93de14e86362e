"""Pieces: a long article in parts that a model can answer for, each with the sentences before it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from pipeline.chat import estimated_tokens

PIECE_TOKENS: Final = 1500
"""Estimated tokens of a piece's sentences. Its answer has a few times as many, and many servers cut it at 8,000."""
_BEFORE: Final = 2
"""So many sentences before a piece are shown with it, for whom its pronouns mean."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Sentences `first` to `last`, both included and numbered from 1, of all the `sentences` of an article."""

    sentences: Sequence[str]
    first: int
    last: int

    @property
    def shown(self) -> range:
        """The numbers of the sentences that the model sees."""
        return range(max(1, self.first - _BEFORE), self.last + 1)

    def text(self, number: int) -> str:
        """A sentence by its number, on one line."""
        return " ".join(self.sentences[number - 1].split())

    def halves(self) -> tuple[Piece, ...]:
        """The piece in two, about equal by the number of sentences; a single sentence stays as it is."""
        if self.first == self.last:
            return (self,)
        middle = (self.first + self.last) // 2
        return Piece(self.sentences, self.first, middle), Piece(self.sentences, middle + 1, self.last)


def cut(sentences: Sequence[str], tokens: int = PIECE_TOKENS) -> Iterator[Piece]:
    """The pieces of an article, each of at most so many estimated tokens, or of one sentence that has more."""
    first, size = 1, 0
    for number, sentence in enumerate(sentences, start=1):
        cost = estimated_tokens(sentence)
        if number > first and size + cost > tokens:
            yield Piece(sentences, first, number - 1)
            first, size = number, 0
        size += cost
    if sentences:
        yield Piece(sentences, first, len(sentences))
