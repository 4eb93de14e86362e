"""Checks of entries against each other: references, who can speak, circles, sayings that are told twice."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from pipeline.draft.ask.places import Place, references
from pipeline.draft.ask.settling import Check, Entries, Found, Key
from pipeline.fields import ANYTHING, FACTS, KINDS, Section
from pipeline.namespaces import SCHEMA
from pipeline.proposals import Body
from pipeline.vocabulary import Vocabulary

_PERSON, _ORGANIZATION, _PLACE = (f"{SCHEMA}{name}" for name in ("Person", "Organization", "Place"))
_PARTY: Final = frozenset({_PERSON, _ORGANIZATION})
_WANTED: Final[dict[str, tuple[frozenset[str], str]]] = {
    **dict.fromkeys(("by", "for", "to", "via", "holder"), (_PARTY, "a person or an organisation")),
    "of": (frozenset({_ORGANIZATION}), "an organisation"),
    "under": (frozenset({_PERSON}), "a person"),
    "place": (frozenset({_PLACE}), "a place"),
}
"""What an entity has to be at a place, in the terms of schema.org and in words."""
_ANY: Final[dict[tuple[Section, ...], str]] = {ANYTHING: "entity and no fact", FACTS: "fact"}
_STATE: Final = "GovernmentOrganization"


def leads_somewhere(entries: Mapping[Key, Body]) -> Found:
    """References to nothing, or to something that cannot stand there; contradictions of a fact with itself."""
    for key, body in entries.items():
        for place, said, sections in references(key[0], body):
            if said == "unnamed" and place[-1] == "by":
                continue
            if not any((section, said) in entries for section in sections):
                yield key, place, f"There is no {_ANY.get(sections) or _either(sections)} `{said}`."
            elif place[-1] == "fact" and said == key[1]:
                yield key, place, "It contradicts itself."


def _either(sections: tuple[Section, ...]) -> str:
    return " or ".join(KINDS[section] for section in sections)


def let_places_act(entries: Entries, vocabulary: Vocabulary) -> None:
    """A place that speaks, or that holds or has an office, is a government too: it gets that type beside its own."""
    for key, body in list(entries.items()):
        for place, said, _ in references(key[0], body):
            entity = entries.get(("entities", said))
            wanted, _ = _wanted(key[0], place)
            if entity and _ORGANIZATION in wanted and _kinds(entity, vocabulary) == {_PLACE}:
                entity["type"] = [*entity["type"], _STATE]


def can_stand_there(vocabulary: Vocabulary) -> Check:
    """A check for entities of a type that cannot speak, hold an office, be a place ..."""

    def check(entries: Mapping[Key, Body]) -> Found:
        for key, body in entries.items():
            for place, said, _ in references(key[0], body):
                wanted, words = _wanted(key[0], place)
                entity = entries.get(("entities", said))
                if entity and wanted and not _kinds(entity, vocabulary) & wanted:
                    yield key, place, f"`{said}` is not {words}."
            yield from ((key, place, reason) for place, reason in _unlike_its_whole(body, entries, vocabulary))

    return check


def _unlike_its_whole(body: Body, entries: Mapping[Key, Body], vocabulary: Vocabulary) -> Iterator[tuple[Place, str]]:
    whole = entries.get(("entities", body.get("partOf", "")))
    shared = _kinds(body, vocabulary) & _kinds(whole, vocabulary) if whole else frozenset({_PLACE})
    if not shared & {_PLACE, _ORGANIZATION}:
        yield ("partOf",), f"`{body['partOf']}` is not, as this is, a place or an organisation."


def _wanted(section: Section, place: Place) -> tuple[frozenset[str], str]:
    """What the entity at a place has to be; anything in most places."""
    key = next(step for step in reversed(place) if isinstance(step, str))
    nothing: tuple[frozenset[str], str] = (frozenset(), "")
    return nothing if (key == "of" and section == "figures") or "roles" in place else _WANTED.get(key, nothing)


def _kinds(entity: Body, vocabulary: Vocabulary) -> frozenset[str]:
    names = [name for name in entity.get("type", ()) if isinstance(name, str)]
    return frozenset().union(*(vocabulary.kind_of(vocabulary.classes.get(name, "")) for name in names))


def goes_round(entries: Mapping[Key, Body]) -> Found:
    """Things that are part of, or about, themselves in a roundabout way; speakers who pass on their own words."""
    for key, body in entries.items():
        for index, said in enumerate(body.get("said", ())):
            via = said.get("via", [])
            chain = [said.get("by"), *via]
            if len(set(chain)) < len(chain):
                yield key, ("said", index, "via"), "Somebody stands twice in the chain of who passed it on."
    yield from _circles(entries, "entities", "partOf")
    yield from _circles(entries, "claims", "about")


def _circles(entries: Mapping[Key, Body], section: Section, field: str) -> Found:
    """The first link of each circle, in the order of the entries; each that is found opens its circle."""
    onward: dict[str, list[str]] = {}
    for (own, name), body in entries.items():
        value = body.get(field, ()) if own == section else ()
        for index, other in enumerate(value if isinstance(value, list) else [value]):
            if (section, other) in entries and _reaches(other, name, onward):
                place: Place = (field, index) if isinstance(value, list) else (field,)
                yield (own, name), place, f"`{other}` leads back to this."
            else:
                onward.setdefault(name, []).append(other)


def _reaches(start: str, goal: str, onward: Mapping[str, list[str]]) -> bool:
    seen, ahead = set(), [start]
    while ahead:
        here = ahead.pop()
        if here == goal:
            return True
        if here not in seen:
            seen.add(here)
            ahead.extend(onward.get(here, ()))
    return False


def says_once(entries: Mapping[Key, Body]) -> Found:
    """Sayings of one speaker in one stance from one sentence, of which a sheet can hold one."""
    for key, body in entries.items():
        own = body.get("s")
        taken = {("article", "asserts", min(own))} if own else set()
        for index, said in enumerate(body.get("said", ())):
            this = (said.get("by", "article"), said.get("stance", "asserts"), min(said.get("s", [0])))
            if this in taken:
                yield key, ("said", index), "Another saying has the same speaker, stance and sentence."
            taken.add(this)
