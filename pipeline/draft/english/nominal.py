"""Nouns and adjectives that report a clause: "the claim that", "came to the conclusion that", "is confident that"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from pipeline.draft.english.clauses import child, is_that, phrase, spans, stance_of, subject, subtree
from pipeline.draft.english.cues import attribution, certainty
from pipeline.draft.english.lexicon import ADJECTIVES, LIGHT_VERBS, NOUNS, VERBS
from pipeline.draft.english.nlp import Unit
from pipeline.draft.english.records import Attribution
from pipeline.draft.english.reported import finite
from pipeline.draft.english.voice import passive

if TYPE_CHECKING:
    from spacy.tokens import Token


def nominal(unit: Unit, text: str) -> Iterator[Attribution]:
    """What the nouns and adjectives of a unit report."""
    for token in unit.doc:
        if token.pos_ == "NOUN" and token.lemma_.lower() in NOUNS:
            yield from _of_noun(token, unit, text)
        elif token.lower_ in ADJECTIVES and (token.pos_ == "ADJ" or _felt(token)):
            yield from _of_adjective(token, unit, text)


def _of_noun(noun: Token, unit: Unit, text: str) -> Iterator[Attribution]:
    """The clause of a reporting noun, by who owns the noun, or is the subject of the verb above it."""
    clause = _clause(noun)
    verb = _above(noun)
    content = spans(unit, subtree(clause)) if clause is not None else ()
    if any(c.lower_ == "no" for c in noun.children) and noun.lemma_ != "doubt":
        return
    if clause is None or not content or (stance_of(verb) and any(t.i == clause.i for t in finite(verb, unit))):
        return
    who = _owner(noun, unit)
    light = verb.pos_ == "VERB" and verb.lemma_ in LIGHT_VERBS
    elided = [verb] if light and who is not None and who.head.i not in (verb.i, noun.i) else []
    source = [*(phrase(who) if who is not None else [noun]), *elided]
    cue = [*([verb] if light else []), *(t for t in subtree(noun, [clause]) if t.i < clause.left_edge.i)]
    sure = noun.lemma_ == "doubt" and any(c.lower_ == "no" for c in noun.children)
    said = " ".join(text[start:end] for start, end in content)
    yield Attribution(
        spans(unit, source),
        spans(unit, [*source, *cue]),
        content,
        "asserts" if sure else NOUNS[noun.lemma_.lower()],
        "noun",
        "certain" if sure else certainty("", said),
        head=unit.starts[who.i] if who is not None else -1,
    )


def _clause(token: Token) -> Token | None:
    """The that-clause of a noun: a complement with a subject of its own, no relative clause."""
    for inner in token.children:
        that = any(is_that(c) for c in inner.children)
        if inner.dep_ in ("acl", "ccomp") and that and inner.i > token.i:
            return inner
    return child(token.head, "ccomp") if token.dep_ == "nsubj" and token.head.lemma_ == "be" else None


def _above(noun: Token) -> Token:
    """The verb above a noun, over a preposition."""
    return noun.head.head if noun.dep_ == "pobj" else noun.head


def _owner(noun: Token, unit: Unit) -> Token | None:
    """Whose a reporting noun is: "the union made the claim", "Falk's claim", "the claim of the union"."""
    verb = _above(noun)
    if verb.lemma_ in LIGHT_VERBS and noun.dep_ in ("dobj", "pobj") and not passive(verb):
        return subject(verb, unit)
    own = child(noun, "poss")
    if own is not None:
        return own
    of = [p for p in noun.children if p.dep_ in ("prep", "agent") and p.lower_ in ("of", "by", "from", "among")]
    return next((who for p in of if (who := child(p, "pobj")) is not None), None)


def _felt(token: Token) -> bool:
    """Whether a participle is used as an adjective of feeling: "were relieved that"."""
    return token.tag_ == "VBN" and child(token, "nsubjpass") is not None and token.lemma_ not in VERBS


def _of_adjective(adjective: Token, unit: Unit, text: str) -> Iterator[Attribution]:
    """The clause of an adjective of belief, by the subject of the verb above it."""
    verb = adjective if _felt(adjective) else adjective.head
    clause = child(adjective, "ccomp") or child(verb, "ccomp")
    who = child(verb, "nsubj", "nsubjpass")
    if (
        (adjective.dep_ != "acomp" and verb.i != adjective.i)
        or clause is None
        or clause.i < adjective.i
        or who is None
    ):
        return
    content = spans(unit, subtree(clause))
    if content and who.lower_ not in ("it", "this", "that", "what"):
        yield attribution(unit, text, verb, content, ADJECTIVES[adjective.lower_], "noun")
