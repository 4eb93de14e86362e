"""Compose: what the rules found in a text into proposals, in the form of a sheet."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from pipeline.draft.compose.cast import Cast
from pipeline.draft.compose.chains import chained
from pipeline.draft.compose.claims import Claims, join
from pipeline.draft.compose.clashes import with_clashes
from pipeline.draft.compose.happenings import Happenings, Vouchers
from pipeline.draft.compose.names import Names
from pipeline.draft.compose.sayings import Tellers, Telling
from pipeline.draft.compose.sentences import Sentences
from pipeline.draft.compose.speechlike import Speech
from pipeline.draft.english.dates import own_day
from pipeline.draft.english.facts import Facts
from pipeline.draft.english.records import Draft, Span
from pipeline.proposals import Proposal

__all__ = ["Composed", "compose"]

_TOWARDS_EVENTS = ("rejects", "declines-to-comment", "denies", "doubts")
"""Stances that can be taken towards an event that is only named."""
_CREDIT = re.compile(r".+ contributed to (?:this|the) (?:report|article|story)\.?", re.I)


@dataclass(frozen=True, slots=True)
class Composed:
    """The proposals for a text; who is credited and in which sentence; the sentences without a fact, and why."""

    proposals: tuple[Proposal, ...]
    credits: tuple[tuple[str, int], ...] = ()
    omitted: Mapping[int, str] = field(default_factory=dict)


def compose(text: str, sentences: Sequence[Span], found: Draft, facts: Facts) -> Composed:
    """What the rules found in a text whose sentences stand at these places, in the form of a sheet."""
    places, names = Sentences(text, sentences, found.breaks), Names()
    cast = Cast(found, names)
    tellers = Tellers(found, cast, places)
    tellings = chained(list(_tellings(found, tellers)))
    happenings = Happenings(facts, found.dates, places, cast, Vouchers(tellings, tellers, places))
    happenings.take_events(names)
    claims = Claims(places, cast, tellers, names, happenings.places())
    spoken: set[int] = set()
    for telling in tellings:
        spoken |= places.of(telling.places) if _on_event(telling, happenings, text) else claims.take(telling)
    offices = happenings.offices(names)
    speech = Speech(text)
    credits: list[tuple[str, int]] = []
    omitted: dict[int, str] = {}
    told = {number for each in (*happenings.events.values(), *offices) for number in each.body.get("s", ())}
    for number, span in enumerate(places.spans, start=1):
        if number in spoken | told:
            continue
        if _CREDIT.fullmatch(places.words(number)):
            named = [(id_, number) for each in tellers.at(span) if (id_ := cast.credited(each))]
            credits += named
            omitted |= {} if named else {number: "A credit."}
        elif speech.holds(span):
            omitted[number] = "Speech of which it is not clear whose it is."
        elif not (_is_sentence(places.words(number)) and claims.own(number)):
            omitted[number] = _reason(number, places.words(number))
    figures = happenings.figures(names, claims.at)
    told_of = with_clashes([*happenings.events.values(), *offices, *figures, *claims.proposals()])
    return Composed((*cast.proposals(), *told_of), tuple(credits), omitted)


def _tellings(found: Draft, tellers: Tellers) -> Iterator[Telling]:
    """The attributions with somebody who says something; no credits of pictures."""
    for number, (saying, speaker) in enumerate(zip(found.attributions, found.speakers, strict=True)):
        if saying.form != "credit" and saying.content:
            telling = tellers.tell(number, saying, speaker)
            if telling:
                yield telling


def _on_event(telling: Telling, happenings: Happenings, text: str) -> bool:
    """Takes a stance towards an event that is named as one more voice on the event.

    Where somebody "declined to comment" and it is not said on what, that is inferred to be the first event.
    """
    saying = telling.attribution
    if saying.stance not in _TOWARDS_EVENTS or saying.form not in ("nominal", "silence"):
        return False
    for number, event in happenings.events.items():
        if any(telling.covers(span) for span in happenings.mentions(number)):
            join(event.body, telling.said)
            return True
    first = next(iter(happenings.events.values()), None)
    if first and saying.form == "silence" and all(len(text[s:e].split()) == 1 for s, e in saying.content):
        join(first.body, {**telling.said, "basis": "inferred"})
        return True
    return False


def _reason(number: int, words: str) -> str:
    """Why a sentence carries no fact, or what it is if it is none."""
    if number == 1:
        return "The headline."
    if _is_sentence(words):
        return "It tells nothing by itself."
    return "The dateline." if own_day(words) else "A heading."


def _is_sentence(words: str) -> bool:
    """Whether a sentence ends like one; a heading does not."""
    return words.rstrip("\"'”’)]")[-1:] in (".", "!", "?", "…")
