"""Who has which part in an event, where and when it was: read off the verb's clause or the noun's phrase."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from pipeline.draft.english.clauses import child, spans, subject
from pipeline.draft.english.happenings import LIGHT, Happening
from pipeline.draft.english.nlp import Unit
from pipeline.draft.english.places import Places, clause
from pipeline.draft.english.voice import agent, passive

if TYPE_CHECKING:
    from spacy.tokens import Token

Part = tuple[str, int]
"""A role and an entity."""

_ACTORS = frozenset({"Person", "Organization", "Group", "Country", "Place"})
"""What can act; a country does so by its name."""

_FIT = {
    "agent": _ACTORS,
    "participant": _ACTORS,
    "recipient": _ACTORS,
    "requester": _ACTORS,
    "victim": frozenset({"Person", "Organization", "Group"}),
    "predecessor": frozenset({"Person"}),
    "successor": frozenset({"Person"}),
    "target": _ACTORS | {"Product"},
    "instrument": frozenset({"Product"}),
}
_AIMED = frozenset({"on", "against", "at", "into"})
_WHERE = frozenset({"in", "at", "near", "off", "outside", "over", "across"})


def of_verb(places: Places, unit: Unit, verb: Token, kind: Happening) -> Iterator[Part]:
    """The parts in what a verb tells: subject and object, turned about in the passive, and who is "with" them."""
    who = subject(verb, unit)
    turned = passive(verb)
    yield from _part(places, unit, agent(verb) if turned else who, kind.subject)
    yield from _part(places, unit, who if turned else child(verb, "dobj"), kind.object)
    for prep in (c for c in verb.children if c.dep_ == "prep"):
        yield from _of_preposition(places, unit, prep, kind)


def of_noun(places: Places, unit: Unit, noun: Token, kind: Happening) -> Iterator[Part]:
    """The parts in what a noun tells: its owner, and what its prepositions lead to."""
    yield from _part(places, unit, child(noun, "poss"), kind.subject)
    if kind.subject == "agent":
        countries = (places.country(unit, c) for c in noun.children if c.dep_ in ("amod", "nmod") and c.i < noun.i)
        yield from ((kind.subject, number) for number in countries if number >= 0)
    verb = noun.head
    behind = verb.children if verb.lemma_ in LIGHT and noun.dep_ in ("nsubj", "nsubjpass", "attr") else ()
    told = child(noun, "acl")
    if told is not None and told.tag_ == "VBN":  # "the strike called by the union"
        yield from _part(places, unit, agent(told), kind.subject)
    for prep in (c for c in (*noun.children, *behind) if c.dep_ in ("prep", "agent")):
        if prep.lower_ == "of":
            yield from _part(places, unit, child(prep, "pobj"), kind.object or kind.subject)
        else:
            yield from _of_preposition(places, unit, prep, kind)
    owner = child(noun, "poss") if noun.dep_ == "pobj" else None
    if verb.pos_ == "VERB" and verb.lemma_ in ("hold", "have", "stage", "launch", "carry") and noun.dep_ == "dobj":
        yield from _part(places, unit, subject(verb, unit) if owner is None else None, kind.subject)


def _of_preposition(places: Places, unit: Unit, prep: Token, kind: Happening) -> Iterator[Part]:
    """The parts that a preposition leads to, by its meaning and the kind of event."""
    noun = child(prep, "pobj")
    word = prep.lower_
    if noun is None:
        return
    if word in ("at", "by", "on") and noun.lower_ in ("request", "behest", "invitation"):
        of = child(noun, "prep")
        yield from _part(places, unit, child(noun, "poss") or (child(of, "pobj") if of else None), "requester")
    elif word in ("between", "with", "among") and "participant" in (kind.subject, kind.object):
        yield from _part(places, unit, noun, "participant")
    elif word == "with" or word == "using":
        yield from _part(places, unit, noun, "instrument")
    elif word == "by":
        yield from _part(places, unit, noun, kind.subject)
    elif word in _AIMED and kind.object == "target":
        yield from _part(places, unit, noun, "target")
    elif word in ("from", "after") and kind.object == "predecessor":
        yield from _part(places, unit, noun, "predecessor")


def _part(places: Places, unit: Unit, noun: Token | None, role: str) -> Iterator[Part]:
    """A noun in a role, and the nouns that are joined to it, as far as they are entities of a kind that fits."""
    if noun is None or not role:
        return
    before = noun.head.head if noun.tag_ in ("WP", "WDT") and noun.head.dep_ == "relcl" else noun
    candidates = [before, *(c for c in before.children if c.dep_ == "appos")]
    fit = (n for n in (places.chief(unit, c) for c in candidates) if places.type(n) in _FIT[role])
    number = next(fit, -1)
    if number >= 0:
        yield role, number
    for joined in (c for c in noun.children if c.dep_ == "conj"):
        yield from _part(places, unit, joined, role)


def scene(unit: Unit, token: Token) -> list[Token]:
    """The words among which place and date of an event are looked for.

    A verb's clause; a noun's phrase, with the clause around it where the verb tells no event of its own.
    """
    if token.pos_ in ("VERB", "AUX"):
        return clause(token)
    own = [t for t in token.subtree if not any(a.dep_ in ("relcl", "ccomp") for a in _path(t, token))]
    governor = token.head
    light = governor.pos_ in ("VERB", "AUX") and any(form in LIGHT for form in (governor.lemma_, governor.lower_))
    if light and token.dep_ in ("nsubj", "nsubjpass", "attr", "dobj"):
        return clause(governor)
    return own


def _path(token: Token, top: Token) -> Iterator[Token]:
    """A word and what it hangs from, up to one, which is left out."""
    while token.i != top.i and token.head.i != token.i:
        yield token
        token = token.head


def where(places: Places, unit: Unit, words: list[Token]) -> int:
    """The first place that a preposition of place leads to; -1 for none."""
    for token in words:
        noun = child(token, "pobj") if token.lower_ in _WHERE and token.dep_ == "prep" else None
        number = places.chief(unit, noun) if noun is not None else -1
        seen = noun is not None and noun.ent_type_ in ("GPE", "LOC") and places.type(number) != "Person"
        if number >= 0 and (places.type(number) in ("Country", "Place") or seen):
            return number
    return -1


def when(places: Places, unit: Unit, token: Token, words: list[Token]) -> int:
    """The date among some words, nearest behind or before the word that tells the event; -1 for none."""
    stretches = spans(unit, words)
    return places.date([*(s for s in stretches if s[1] > unit.starts[token.i]), *stretches])
