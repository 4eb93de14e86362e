"""Events: what verbs and nouns tell as having happened, each once, however often it is mentioned."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pipeline.draft.english import parts, titles
from pipeline.draft.english.clauses import subject
from pipeline.draft.english.facts import Event
from pipeline.draft.english.happenings import MISSILES, NOUNS, UMBRELLAS, VERBS, WEAPONS, Happening
from pipeline.draft.english.nlp import Unit
from pipeline.draft.english.places import Places, stems
from pipeline.draft.english.reality import definite, happened, occurred
from pipeline.draft.english.records import Span
from pipeline.draft.english.voice import agent, passive

if TYPE_CHECKING:
    from spacy.tokens import Token

_PARTICLES = {("take", "over"): VERBS["take-over"], ("call", "in"): VERBS["summon"]}
_CLEAR, _LIKELY, _VAGUE = 0.7, 0.6, 0.4


@dataclass(slots=True)
class _Telling:
    """One word that tells an event, with all that stands around it; later tellings of it are added to the first."""

    kind: Happening
    name: str
    mentions: list[Span]
    parts: list[parts.Part]
    place: int
    date: int
    confidence: float
    definite: bool
    lead: bool
    """Whether it stands in the headline or the first paragraph, which tell in short what follows."""
    bare: bool = False
    """Whether the noun stands alone, as in "the attack"."""


def events(places: Places) -> tuple[Event, ...]:
    """The events of an article in the order of the text; a headline adds none to those of the text."""
    found: list[_Telling] = []
    told = sorted(_tellings(places), key=lambda pair: pair[1].mentions[0])
    headed = _headed(places)
    for headline in (False, True):
        for paragraph, telling in told:
            if (headed and paragraph == 0) == headline:
                _add(found, telling, only_merge=headline)
    found.sort(key=lambda telling: min(telling.mentions))
    return tuple(_event(places, telling) for telling in found)


def _headed(places: Places) -> bool:
    """Whether the first of several paragraphs is a headline: it has no stop at its end."""
    (start, end), *others = places.article.paragraphs or ((0, 0),)
    return bool(others) and not places.article.text[start:end].endswith((".", "?", "!", '"', "”"))


def _event(places: Places, telling: _Telling) -> Event:
    """The record of an event; a short name of what several take part in is made longer by who they are."""
    roles: dict[str, list[int]] = {}
    for role, number in telling.parts:
        if number not in roles.setdefault(role, []):
            roles[role].append(number)
    confidence = telling.confidence + (0.1 if roles or telling.date >= 0 or telling.place >= 0 else 0)
    return Event(
        telling.kind.type,
        titles.among(places, telling.name, roles.get("participant", [])),
        tuple(sorted(telling.mentions)),
        round(min(confidence, 0.9), 2),
        tuple((role, tuple(numbers)) for role, numbers in roles.items()),
        telling.place,
        telling.date,
    )


def _tellings(places: Places) -> Iterator[tuple[int, _Telling]]:
    """All words that tell an event, with the number of their paragraph."""
    for unit in places.article.units:
        for token in unit.doc:
            if token.i in unit.quotes:
                continue
            telling = _of_verb(places, unit, token) or _of_noun(places, unit, token)
            if telling is not None:
                yield unit.paragraph, telling


def _of_verb(places: Places, unit: Unit, verb: Token) -> _Telling | None:
    """What a verb tells, if it tells an event, and one that is said to have happened."""
    if verb.pos_ != "VERB":
        return None
    particle = next((c.lower_ for c in verb.children if c.dep_ in ("prt", "advmod") and c.i == verb.i + 1), "")
    kind = _PARTICLES.get((verb.lemma_, particle)) or next((VERBS[s] for s in stems(verb) if s in VERBS), None)
    if kind is None or not happened(verb):
        return None
    if verb.lemma_ == "kill" and not _killer(verb, unit):
        return None
    who = list(parts.of_verb(places, unit, verb, kind))
    if kind.type == "OfficeHandover" and not any(places.type(number) == "Person" for _, number in who):
        return None
    if kind.label == "death" and not who:  # of how many people nobody names: a figure tells that
        return None
    scene = parts.scene(unit, verb)
    name = titles.of_verb(places, unit, verb, kind, places.article.text)
    full = len(name) > len(kind.label)
    return _Telling(
        kind,
        name,
        [unit.span(verb.i, verb.i)],
        who,
        parts.where(places, unit, scene),
        parts.when(places, unit, verb, scene),
        _LIKELY if full else _VAGUE,
        definite=False,
        lead=unit.paragraph < 2,
    )


def _killer(verb: Token, unit: Unit) -> bool:
    """Whether a verb says who killed: not an event, of which the dead are a figure, and not nobody."""
    doer = agent(verb) if passive(verb) else subject(verb, unit)
    named = doer is not None and doer.pos_ in ("NOUN", "PROPN") and doer.lemma_.lower() not in NOUNS
    return named and verb.tag_ in ("VBD", "VBN")


def _of_noun(places: Places, unit: Unit, noun: Token) -> _Telling | None:
    """What a noun tells, if it tells one event that is said to have happened."""
    kind = _noun_kind(noun) if noun.pos_ in ("NOUN", "PROPN") and noun.tag_ in ("NN", "NNP", "NNS") else None
    if kind is None or not occurred(noun) or places.type(places.entity(unit, noun)) not in ("", "Event"):
        return None
    if kind.label == "vote" and noun.dep_ == "pobj" and noun.head.lower_ == "of":  # "52 percent of the vote"
        return None
    if noun.tag_ == "NNS" and kind.label not in ("talks",):
        return None
    scene = parts.scene(unit, noun)
    who = list(parts.of_noun(places, unit, noun, kind))
    name = titles.of_noun(unit, noun, places.article.text)
    place, date = parts.where(places, unit, scene), parts.when(places, unit, noun, scene)
    bare = len(name.split()) == 1
    known = bool(who) or place >= 0 or date >= 0
    return _Telling(
        kind,
        name,
        [unit.span(noun.i, noun.i)],
        who,
        place,
        date,
        _VAGUE if bare and not known else _CLEAR if known else _LIKELY,
        definite=definite(noun),
        lead=unit.paragraph < 2,
        bare=bare,
    )


def _noun_kind(noun: Token) -> Happening | None:
    """The kind of event that a noun tells, by itself and the words that make one name with it."""
    before = {c.lower_ for c in noun.children if c.dep_ in ("compound", "amod", "nmod")}
    word = noun.lemma_.lower()
    if noun.i > 0:
        joined = NOUNS.get(f"{noun.nbor(-1).lower_}-{word}")
        if joined is not None:
            return joined
    if word in ("call", "conversation") and before & {"phone", "telephone"}:
        return NOUNS["phone-call"]
    if word in ("strike", "attack", "barrage"):
        inner = before | {n.lower_ for p in noun.children if p.lower_ == "of" for n in p.children}
        if inner & MISSILES:
            return NOUNS["missile-strike"]
        if word == "strike" and before & WEAPONS:
            return NOUNS["airstrike"]
    if word == "call":
        return NOUNS["phone-call"] if definite(noun) and not list(noun.rights) else None
    return NOUNS["talks"] if noun.lower_ == "talks" else NOUNS.get(word)


def _add(found: list[_Telling], telling: _Telling, only_merge: bool) -> None:
    """Adds what a word tells to the event that it means, or as a new one."""
    known = next((earlier for earlier in reversed(found) if _same(earlier, telling)), None)
    if known is not None:
        known.mentions.append(telling.mentions[0])
        known.place = known.place if known.place >= 0 else telling.place
        known.date = known.date if known.date >= 0 else telling.date
        if (known.bare and not telling.bare) or (not known.parts and telling.parts and not telling.bare):
            known.name, known.bare, known.confidence = telling.name, False, telling.confidence
        known.parts.extend(part for part in telling.parts if part not in known.parts)
        if known.kind.label in UMBRELLAS and telling.kind.label not in UMBRELLAS:
            known.kind = telling.kind
    elif not only_merge and telling.name.lower() != "call":
        found.append(telling)


def _same(earlier: _Telling, later: _Telling) -> bool:
    """Whether two words tell one event: of one kind, and nothing that is said of it stands against it."""
    alike = earlier.kind.label == later.kind.label
    umbrella = later.definite and earlier.kind.label in UMBRELLAS.get(later.kind.label, ())
    if not (alike or umbrella) or _clash(earlier.date, later.date) or _clash(earlier.place, later.place):
        return False
    if any(_other(earlier.parts, later.parts, role) for role, _ in later.parts):
        return False
    if earlier.lead and not earlier.parts and max(earlier.date, earlier.place) < 0:
        return True
    if later.definite or set(earlier.parts) & set(later.parts):
        return True
    return not later.parts and (later.date < 0 or earlier.date >= 0)


def _clash(one: int, other: int) -> bool:
    """Whether both are known and differ."""
    return one >= 0 and other >= 0 and one != other


def _other(earlier: list[parts.Part], later: list[parts.Part], role: str) -> bool:
    """Whether a role is held by others: both sides know who, and have nobody in common."""
    had = {number for name, number in earlier if name == role}
    has = {number for name, number in later if name == role}
    return bool(had) and not had & has
