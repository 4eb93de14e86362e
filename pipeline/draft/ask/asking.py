"""Asking: piece by piece, again where an answer cannot be used, and all answers together as proposals."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

from pipeline.chat import Message, Reply, Usage
from pipeline.draft.ask import checks, links
from pipeline.draft.ask.fitting import fit, plain
from pipeline.draft.ask.form import ENTRIES, answer_schema
from pipeline.draft.ask.naming import Named
from pipeline.draft.ask.pieces import PIECE_TOKENS, Piece, cut
from pipeline.draft.ask.prompt import prompt
from pipeline.draft.ask.reading import UnusableError, read_answer
from pipeline.draft.ask.settling import settle
from pipeline.errors import StoreError
from pipeline.fields import KINDS, Section
from pipeline.proposals import Body, Proposal, SetAside, SourceArticle
from pipeline.vocabulary import Vocabulary

Asks: TypeAlias = Callable[[Sequence[Message], Mapping[str, Any]], Reply]
"""A question and the JSON Schema of its answer to the reply: `pipeline.chat.Chat`. Raises `StoreError`."""


@dataclass(frozen=True, slots=True)
class Unanswered:
    """Sentences `first` to `last`, for which there is no answer that can be used, and why."""

    first: int
    last: int
    reason: str

    def __str__(self) -> str:
        return f"sentences {self.first} to {self.last}: {self.reason}"


@dataclass(frozen=True, slots=True)
class Asked:
    """What a model proposes, what of it is not of the form, what it did not answer, and the tokens it all took."""

    proposals: tuple[Proposal, ...]
    aside: tuple[SetAside, ...]
    usage: Usage
    unanswered: tuple[Unanswered, ...] = ()


def ask(
    article: SourceArticle,
    sentences: Sequence[str],
    chat: Asks,
    vocabulary: Vocabulary,
    piece_tokens: int = PIECE_TOKENS,
) -> Asked:
    """What a model proposes for an article, of which each entry fits the sheet's model and all references lead on.

    Whether it stands in the text is not looked at here. Raises `StoreError` where no answer at all can be used.
    """
    asking = _Asking(article, chat, vocabulary)
    asking.read(cut(sentences, piece_tokens))
    if asking.unanswered and not asking.answers:
        raise asking.failure or StoreError(f"the model gave no answer that can be used; {asking.unanswered[0]}")
    return asking.outcome()


class _Asking:
    """The state of asking about one article."""

    def __init__(self, article: SourceArticle, chat: Asks, vocabulary: Vocabulary) -> None:
        self.article, self.chat, self.vocabulary = article, chat, vocabulary
        self.named = Named()
        self.aside: list[SetAside] = []
        self.usage = Usage()
        self.unanswered: list[Unanswered] = []
        self.answers = 0
        self.failure: StoreError | None = None

    def read(self, pieces: Iterable[Piece]) -> None:
        """Ask about each piece; an unusable answer is asked for once more, a cut one in halves."""
        ahead: list[tuple[Piece, bool]] = [(piece, False) for piece in pieces]
        while ahead:
            piece, again = ahead.pop(0)
            try:
                answer = self._answer(piece, again)
            except StoreError as failure:
                self.failure = failure
                self._give_up([piece, *(each for each, _ in ahead)], str(failure))
                return
            except UnusableError as wrong:
                if again or wrong.is_final:
                    self._give_up([piece], f"the answer {wrong}")
                else:
                    ahead[:0] = [(each, True) for each in (piece.halves() if wrong.is_cut else (piece,))]
            else:
                self.answers += 1
                self._take(piece, answer)

    def _answer(self, piece: Piece, again: bool) -> dict[str, Any]:
        question = prompt(self.article, piece, list(self.named.noted()), again)
        reply = self.chat(question.messages, answer_schema())
        self.usage += reply.usage
        return read_answer(reply)

    def _give_up(self, pieces: Sequence[Piece], reason: str) -> None:
        self.unanswered += [Unanswered(piece.first, piece.last, reason) for piece in pieces]

    def _take(self, piece: Piece, answer: Mapping[str, Any]) -> None:
        """The entries of an answer among those of the others."""
        fitted: list[tuple[Section, str, Body]] = []
        for section in ENTRIES:
            for number, entry in enumerate(_listed(answer.get(section)), start=1):
                if isinstance(entry, dict):
                    fitted.append((section, *fit(section, entry)))
                else:
                    odd = Proposal(section, f"{KINDS[section]}-{number}", {"answer": _words(entry)})
                    self.aside.append(SetAside(odd, f"It is no entry of `{section}`, but a bare value."))
        self.aside += _cited_from(piece, fitted)
        self.named.add(fitted)

    def outcome(self) -> Asked:
        """All that is left when everything is checked."""
        entries, vocabulary = self.named.entries, self.vocabulary
        alone = (checks.fits_vocabulary(vocabulary), checks.is_complete, checks.fits_model)
        self.aside += settle(entries, (links.leads_somewhere, *alone))
        links.let_places_act(entries, vocabulary)
        together = (links.leads_somewhere, links.can_stand_there(vocabulary), links.goes_round, links.says_once)
        self.aside += settle(entries, (*together, *alone))
        proposals = tuple(Proposal(*key, body) for key, body in entries.items())
        return Asked(proposals, tuple(self.aside), self.usage, tuple(self.unanswered))


def _cited_from(piece: Piece, fitted: list[tuple[Section, str, Body]]) -> list[SetAside]:
    """Takes out what cites sentences that were not shown, while it is known which these were."""
    entries = {(section, str(index)): body for index, (section, _, body) in enumerate(fitted)}
    aside = settle(entries, [checks.cites(piece.shown, len(piece.sentences))])
    ids = {str(index): said for index, (_, said, _) in enumerate(fitted)}
    return [
        SetAside(Proposal(a.proposal.section, ids[a.proposal.id], a.proposal.body), a.reason, a.path) for a in aside
    ]


def _listed(section: object) -> list[Any]:
    """The entries of a section: a list, or a mapping of ids to entries, as sheets have it."""
    if isinstance(section, dict):
        return [{"id": name, **entry} if isinstance(entry, dict) else entry for name, entry in section.items()]
    return section if isinstance(section, list) else [] if section is None else [section]


def _words(entry: object) -> str:
    try:
        return plain(json.dumps(entry, ensure_ascii=False))[:200]
    except RecursionError:
        return "…"
