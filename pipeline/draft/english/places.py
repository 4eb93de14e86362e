"""What stands where: the entities, dates and words at a place of the text, for rules that read the parse."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pipeline.draft.english.countries import DEMONYMS
from pipeline.draft.english.nlp import Article, Unit
from pipeline.draft.english.records import Draft, Span

if TYPE_CHECKING:
    from spacy.tokens import Token

_SUBORDINATE = frozenset({"ccomp", "advcl", "relcl", "conj", "parataxis", "acl"})


@dataclass(frozen=True, slots=True)
class Places:
    """An article with its draft, for look-ups by place."""

    article: Article
    draft: Draft
    mentions: tuple[tuple[int, int, int], ...]
    """Start, end and entity of every mention, sorted."""
    words: dict[int, tuple[Unit, int]]
    """The unit and the number of the token that starts at each place."""

    @property
    def starts(self) -> list[int]:
        """Where words start, in order."""
        return list(self.words)

    def entity(self, unit: Unit, token: Token) -> int:
        """The entity that a word is a part of, by the innermost mention; -1 where it is of none."""
        start = unit.starts[token.i]
        at = bisect_right(self.mentions, (start, 1 << 60, 0))
        near = (m for m in reversed(self.mentions[max(0, at - 8) : at]) if m[0] <= start < m[1])
        return next((number for _, _, number in near), -1)

    def chief(self, unit: Unit, token: Token) -> int:
        """The entity whose mention ends with this word, so that the word is its chief one; or else -1."""
        end = unit.ends[token.i]
        number = self.entity(unit, token)
        ends = any(n == number and last == end for _, last, n in self._near(unit.starts[token.i]))
        return number if ends or number < 0 or not self._goes_on(unit, token, number) else -1

    def _near(self, start: int) -> Iterator[tuple[int, int, int]]:
        at = bisect_right(self.mentions, (start, 1 << 60, 0))
        yield from self.mentions[max(0, at - 8) : at]

    def _goes_on(self, unit: Unit, token: Token, number: int) -> bool:
        """Whether the next word is of the same entity."""
        return token.i + 1 < len(unit.doc) and self.entity(unit, token.nbor(1)) == number

    def country(self, unit: Unit, adjective: Token) -> int:
        """The place of the draft that an adjective such as "Russian" is of; -1 where the draft has none."""
        word = adjective.text
        country = DEMONYMS.get(word, "")
        named = (n for n, e in enumerate(self.draft.entities) if country in (e.name, *e.aliases))
        if country and (number := next(named, -1)) >= 0:
            return number
        if not word[:1].isupper() or not word.endswith(("an", "ese", "ish", "i")):
            return -1
        fit = (
            n
            for n, e in enumerate(self.draft.entities)
            if e.type in ("Country", "Place") and len(e.name) > 3 and e.name != word and word.startswith(e.name[:-1])
        )
        return next(fit, -1)

    def type(self, number: int) -> str:
        """The type of an entity; empty for -1."""
        return self.draft.entities[number].type if number >= 0 else ""

    def date(self, spans: Iterable[Span]) -> int:
        """The first date that stands in one of some spans, or -1."""
        wanted = list(spans)
        for number, date in enumerate(self.draft.dates):
            if any(start <= date.start and date.end <= end for start, end in wanted):
                return number
        return -1


def places(article: Article, draft: Draft) -> Places:
    """The look-up of an article; words that stand in for quotations are none."""
    mentions = sorted((m.start, m.end, n) for n, entity in enumerate(draft.entities) for m in entity.mentions)
    words = {u.starts[t.i]: (u, t.i) for u in article.units for t in u.doc if t.i not in u.quotes and not t.is_punct}
    return Places(article, draft, tuple(mentions), dict(sorted(words.items())))


def clause(verb: Token) -> list[Token]:
    """The words of a verb's own clause, without the clauses that hang from it."""
    cut = {inner.i for t in verb.subtree if t.i != verb.i and t.dep_ in _SUBORDINATE for inner in _clausal(t)}
    return [t for t in verb.subtree if t.i not in cut]


def _clausal(token: Token) -> Iterable[Token]:
    """What hangs from a token, if that is a clause of its own; a joined noun is none."""
    return token.subtree if token.pos_ in ("VERB", "AUX") else ()


def stems(token: Token) -> Iterator[str]:
    """The forms under which a word may stand in a lexicon: the lemma, and what its regular ending leaves.

    The lemma alone is wrong of many a past tense: that of "fined" comes as "fin".
    """
    word = token.lower_
    yield token.lemma_.lower()
    yield word
    for ending, instead in (("ied", "y"), ("ed", ""), ("ed", "e"), ("ing", ""), ("ing", "e"), ("s", ""), ("es", "")):
        if word.endswith(ending):
            stem = word.removesuffix(ending) + instead
            yield stem
            if len(stem) > 3 and stem[-1] == stem[-2]:
                yield stem[:-1]
