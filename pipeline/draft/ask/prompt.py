"""The prompt: what a model is asked about a piece of an article, and how many tokens that takes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from string import Template

from pipeline.chat import Message, estimated_tokens
from pipeline.draft.ask.instructions import CONTINUED, ONCE_MORE, TASK
from pipeline.draft.ask.pieces import PIECE_TOKENS, Piece, cut
from pipeline.proposals import SourceArticle


@dataclass(frozen=True, slots=True)
class Prompt:
    """What is asked about sentences `first` to `last`."""

    messages: tuple[Message, ...]
    first: int
    last: int

    @property
    def tokens(self) -> int:
        """How many tokens the question has, as estimated."""
        return sum(estimated_tokens(message["content"]) for message in self.messages)


def prompts(article: SourceArticle, sentences: Sequence[str], piece_tokens: int = PIECE_TOKENS) -> tuple[Prompt, ...]:
    """All that would be asked about an article, without what the answers to the first pieces add to later ones."""
    return tuple(prompt(article, piece) for piece in cut(sentences, piece_tokens))


def prompt(article: SourceArticle, piece: Piece, known: Sequence[str] = (), again: bool = False) -> Prompt:
    """What is asked about one piece.

    `known` are lines on what was read in the pieces before; `again` where the last answer could not be used.
    """
    marker = sha256(article.text.encode(errors="replace")).hexdigest()[:16]  # no text holds its own digest
    asked = [Template(TASK).substitute(marker=marker)]
    if (piece.first, piece.last) != (1, len(piece.sentences)):
        asked.append(Template(CONTINUED).substitute(first=piece.first, last=piece.last))
    if again:
        asked.append(ONCE_MORE)
    data = "\n".join([f"<<< {marker}", *_data(article, piece, known), f">>> {marker}"])
    messages = ({"role": "system", "content": "\n".join(asked)}, {"role": "user", "content": data})
    return Prompt(messages, piece.first, piece.last)


def _data(article: SourceArticle, piece: Piece, known: Sequence[str]) -> Iterator[str]:
    """The lines of the article, and of what is known of it."""
    day = article.date.isoformat() if article.date else ""
    for name, value in (("Published", day), ("Publisher", article.publisher), ("Language", article.language)):
        if value:
            yield f"{name}: {' '.join(value.split())}"
    if known:
        yield "Noted before:"
        yield from known
    yield from (f"[{number}] {piece.text(number)}" for number in piece.shown)
