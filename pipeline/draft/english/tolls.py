"""Of whom or what a figure is: the event whose toll it tells, or the entity that the sentence measures."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from pipeline.draft.english import titles
from pipeline.draft.english.clauses import child, spans
from pipeline.draft.english.counted import Counted
from pipeline.draft.english.facts import Event, Figure, Subject
from pipeline.draft.english.happenings import HARMFUL, NOUNS
from pipeline.draft.english.measures import TOLLS, Measured
from pipeline.draft.english.nlp import Unit
from pipeline.draft.english.places import Places, clause
from pipeline.draft.english.records import Span

if TYPE_CHECKING:
    from spacy.tokens import Token

_PRICES = frozenset({"fine", "price", "sentence"})
"""Measures of what was done, not of who did it."""


def subject_of(
    places: Places,
    events: Sequence[Event],
    unit: Unit,
    found: Measured,
    place: Counted,
    near: tuple[Counted, Figure] | None,
) -> Subject:
    """What a figure is of: the event of its clause, for what an event counts, or the noun that has the measure."""
    if found.property in TOLLS:
        event = _told_by(events, unit, found.verb)
        event = event if event >= 0 else _event_of(places, events, unit, place.last)
        if event < 0 and near is not None:
            event = near[1].of.event
        if event >= 0:
            return Subject(events[event].mentions[0], event=event)
        if found.of is None:
            return Subject()
    act = _told_by(events, unit, found.verb) if found.property in _PRICES else -1
    if act >= 0:
        return Subject(events[act].mentions[0], event=act)
    noun = found.of
    if noun is None and found.verb is not None:
        own = [t for t in clause(found.verb) if t.i != place.counted.i]
        event = _mentioned(events, spans(unit, own))
        return Subject(events[event].mentions[0], event=event) if event >= 0 else Subject()
    return _of_noun(places, events, unit, noun) if noun is not None else Subject()


def _of_noun(places: Places, events: Sequence[Event], unit: Unit, noun: Token) -> Subject:
    """A noun as what a figure is of: the entity that it names, owns it or is behind its "of"; or an event."""
    if noun.tag_ in ("WP", "WDT") and noun.head.dep_ == "relcl":
        noun = noun.head.head
    where = unit.span(noun.i, noun.i)
    event = _mentioned(events, (where,))
    if event >= 0:
        return Subject(where, event=event)
    number = places.chief(unit, noun)
    behind = next((child(c, "pobj") for c in noun.children if c.dep_ == "prep" and c.lower_ in ("of", "in")), None)
    for other in (child(noun, "poss"), behind):
        if number < 0 and other is not None:
            number = places.chief(unit, other)
    for compound in (c for c in noun.children if c.dep_ == "compound"):
        number = places.chief(unit, compound) if number < 0 else number
    if number < 0 and noun.pos_ in ("PRON", "DET"):
        return Subject()
    wording = spans(unit, titles.near(noun))
    return Subject(wording[0] if wording else where, entity=number)


def _told_by(events: Sequence[Event], unit: Unit, verb: Token | None) -> int:
    """The event that a verb itself tells, or -1."""
    return _mentioned(events, (unit.span(verb.i, verb.i),)) if verb is not None else -1


def _mentioned(events: Sequence[Event], stretches: Sequence[Span]) -> int:
    """The first event with a mention in one of some stretches, or -1."""
    for number, event in enumerate(events):
        if any(start <= m[0] and m[1] <= end for start, end in stretches for m in event.mentions):
            return number
    return -1


def _event_of(places: Places, events: Sequence[Event], unit: Unit, token: Token) -> int:
    """The event whose toll a number is: one of the same sentence, or else the harmful one most told of before it.

    In the headline and the first paragraph, the one most told of in all.
    """
    first, last = unit.starts[token.sent.start], unit.ends[token.sent.end - 1]
    here = [n for n, e in enumerate(events) if _harmful(e) and any(first <= m[0] < last for m in e.mentions)]
    at = unit.starts[token.i]
    if here:
        return min(here, key=lambda n: min(abs(m[0] - at) for m in events[n].mentions))
    lead = unit.paragraph < 2
    before = [n for n, e in enumerate(events) if _harmful(e) and (lead or e.mentions[0][0] < at)]
    return max(before, key=lambda n: (len(events[n].mentions), events[n].mentions[0]), default=-1)


def _harmful(event: Event) -> bool:
    """Whether an event is of a kind in which people come to harm."""
    kinds = [NOUNS[word].label for word in event.name.lower().split() if word in NOUNS]
    return event.type in ("MissileStrike", "Explosion") or any(kind in HARMFUL for kind in kinds)
