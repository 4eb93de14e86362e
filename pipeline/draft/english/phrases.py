"""Sayings without a verb of saying: "according to X", "in X's view", "allegedly"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from pipeline.draft.english.clauses import NOMINAL, ancestors, behind_stop, child, phrase, spans, subtree
from pipeline.draft.english.cues import certainty
from pipeline.draft.english.nlp import Unit
from pipeline.draft.english.nouns import KINDS
from pipeline.draft.english.records import Attribution, Span, Stance

if TYPE_CHECKING:
    from spacy.tokens import Token

_VIEWS: dict[str, Stance] = {
    "view": "believes",
    "opinion": "believes",
    "eyes": "believes",
    "mind": "believes",
    "judgment": "believes",
    "judgement": "believes",
    "words": "asserts",
    "telling": "asserts",
    "account": "asserts",
    "estimation": "believes",
}
"""Nouns that with "in" and somebody make a clause that one's: "in her view", "in the words of the mayor"."""

_ADVERBS: dict[str, Stance] = {
    "allegedly": "alleges",
    "purportedly": "alleges",
    "supposedly": "alleges",
    "reportedly": "asserts",
}
"""Adverbs by which somebody unnamed says it."""


def phrases(unit: Unit, text: str) -> Iterator[Attribution]:
    """The sayings of a unit that a phrase or an adverb marks."""
    for token in unit.doc:
        if token.lower_ == "according" and token.i + 2 < len(unit.doc) and unit.doc[token.i + 1].lower_ == "to":
            yield from _according(token, unit, text)
        elif token.lower_ in _VIEWS and token.dep_ == "pobj" and token.head.lower_ in ("in", "by"):
            yield from _in_view(token, unit, text)
        elif token.lower_ in _ADVERBS and token.dep_ == "advmod":
            yield from _adverb(token, unit, text)


def _according(token: Token, unit: Unit, text: str) -> Iterator[Attribution]:
    """The clause around "according to X"."""
    to = unit.doc[token.i + 1]
    who = child(to, "pobj")
    named = phrase(who) if who is not None and who.i > to.i else _run(to)
    aside = [token, to, *(subtree(who) if who is not None and not _swallowed(token) else named)]
    if _swallowed(token):
        comma = next((t.i for t in named if t.text == ","), len(unit.doc))
        named = [t for t in named if t.i < comma]
        aside = [token, to, *named]
    content = _clause(token, unit, {t.i for t in aside})
    head = who if who is not None else named[-1] if named else to
    if head.pos_ not in NOMINAL or KINDS.get(head.lower_) == "Person":
        head = _behind_office(head)
    yield from _phrase(unit, text, [token, to, *named], named, head, content, "asserts")


def _behind_office(office: Token) -> Token:
    """The last word of the name right behind an office that the parse takes for the source: "to aide Jon Aro"."""
    last = office
    while last.i + 1 < last.sent.end and last.nbor(1).pos_ == "PROPN":
        last = last.nbor(1)
    return last


def _swallowed(token: Token) -> bool:
    """Whether the parse took the subject of the clause into the phrase in front of it: then the clause has none."""
    verb = next((t for t in ancestors(token) if t.pos_ in ("VERB", "AUX")), None)
    return verb is not None and token.i < verb.i and child(verb, "nsubj", "nsubjpass", "expl", "csubj") is None


def _run(to: Token) -> list[Token]:
    """The words of a source that the parser did not see as a noun: up to a comma or the next determiner."""
    found: list[Token] = []
    for token in to.doc[to.i + 1 : to.sent.end]:
        if token.is_punct or (found and token.pos_ in ("DET", "VERB", "AUX", "PRON")):
            break
        found.append(token)
    return found


def _clause(token: Token, unit: Unit, aside: set[int]) -> tuple[Span, ...]:
    """The clause that a phrase belongs to, without the phrase: up to a saying above it, or the whole sentence."""
    verb = next((t for t in ancestors(token) if t.pos_ in ("VERB", "AUX")), None)
    while verb is not None and verb.dep_ == "conj" and child(verb, "nsubj", "nsubjpass") is None:
        verb = verb.head
    tokens = behind_stop(list(token.sent) if verb is None else subtree(verb), token)
    return spans(unit, [t for t in tokens if t.i not in aside])


def _in_view(token: Token, unit: Unit, text: str) -> Iterator[Attribution]:
    """The clause around "in X's view" or "in the view of X"."""
    of = child(token, "prep")
    who = child(token, "poss") or (child(of, "pobj") if of is not None and of.lower_ == "of" else None)
    if who is None:
        return
    aside = {t.i for t in token.head.subtree}
    cue = [t for t in token.head.subtree if t.i <= max(token.i, who.right_edge.i)]
    yield from _phrase(unit, text, cue, phrase(who), who, _clause(token.head, unit, aside), _VIEWS[token.lower_])


def _adverb(token: Token, unit: Unit, text: str) -> Iterator[Attribution]:
    """The clause that "allegedly" marks, said by somebody whom only the adverb stands for."""
    verb = token.head
    bare = verb.dep_ == "acl" and verb.tag_ in ("VBN", "VBG") and verb.head.i < token.i
    content = spans(unit, [*(phrase(verb.head) if bare else ()), *subtree(verb, [token])])
    if content:
        cue = spans(unit, [token])
        yield Attribution(cue, cue, content, _ADVERBS[token.lower_], "participle" if bare else "adverb")


def _phrase(
    unit: Unit,
    text: str,
    cue: list[Token],
    named: list[Token],
    head: Token,
    content: tuple[Span, ...],
    stance: Stance,
) -> Iterator[Attribution]:
    """The attribution of a clause to who a phrase names, where there is such a clause."""
    source = spans(unit, named)
    if content and source:
        where = spans(unit, cue)
        said = " ".join(text[start:end] for start, end in content)
        yield Attribution(
            source,
            where,
            content,
            stance,
            "phrase",
            certainty("", said),
            direct=any(unit.starts[i] >= s and unit.ends[i] <= e for i in unit.quotes for s, e in content),
            head=unit.starts[head.i],
        )
