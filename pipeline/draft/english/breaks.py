"""Breaks: where one sentence says two things, each with a subject of its own."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from pipeline.draft.english.clauses import child
from pipeline.draft.english.nlp import Article, Unit
from pipeline.draft.english.records import Span

if TYPE_CHECKING:
    from spacy.tokens import Token

_SUBJECTS = ("nsubj", "nsubjpass", "expl")
_JOINING = frozenset({"and", "but", ",", ";"})


def breaks(article: Article) -> tuple[Span, ...]:
    """The places between two joined clauses, from the comma or the conjunction to the first word of the second."""
    return tuple(sorted(found for unit in article.units for found in _breaks(unit)))


def _breaks(unit: Unit) -> Iterator[Span]:
    for token in unit.doc:
        if token.dep_ == "conj" and _is_clause(token) and _is_clause(token.head):
            first = last = token.left_edge.i
            while first and unit.doc[first - 1].lower_ in _JOINING:
                first -= 1
            if first < last:
                yield unit.starts[first], unit.starts[last]


def _is_clause(verb: Token) -> bool:
    """Whether a word is the verb of a clause with a subject of its own."""
    return verb.pos_ in ("VERB", "AUX") and child(verb, *_SUBJECTS) is not None
