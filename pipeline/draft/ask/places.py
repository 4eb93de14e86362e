"""Places: where in an entry something stands, and what has to go when it cannot stay."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final, TypeAlias

from pipeline.fields import ANYTHING, FACTS, Section
from pipeline.proposals import Body

Place: TypeAlias = tuple[str | int, ...]
"""The steps to a part of a body, such as ``("said", 1, "by")``; none for the whole of it."""

_REFERENCES: Final[dict[str, tuple[Section, ...]]] = {
    "partOf": ("entities",),
    "place": ("entities",),
    "holder": ("entities",),
    "under": ("entities",),
    "about": ANYTHING,
    "by": ("entities",),
    "for": ("entities",),
    "to": ("entities",),
    "via": ("entities",),
    "at": ("events",),
    "answers": FACTS,
    "fact": FACTS,
}
_OF: Final[dict[Section, tuple[Section, ...]]] = {
    "offices": ("entities",),
    "figures": ("entities", "events", "offices", "claims"),
}
_NEEDED: Final[dict[Section, frozenset[str]]] = {
    "entities": frozenset({"type", "name"}),
    "events": frozenset({"type"}),
    "offices": frozenset({"holder"}),
    "figures": frozenset({"of", "property"}),
    "claims": frozenset({"text"}),
}
_NEEDED_TO_SAY: Final = frozenset({"by", "for", "via", "stance", "s", "fact", "basis"})
"""Without one of these a saying, or a contradiction, would say something else."""


def references(section: Section, body: Body) -> Iterator[tuple[Place, str, tuple[Section, ...]]]:
    """Every reference in a body: its place, what it says, and the sections that it can lead to."""
    for key, value in body.items():
        if key == "roles":
            for role, who in value.items():
                yield from _at(("roles", role), who, ("entities", "events"))
        elif key in ("said", "contradicts"):
            for index, item in enumerate(value):
                for inner, inside in item.items() if isinstance(item, dict) else ():
                    yield from _at((key, index, inner), inside, _REFERENCES.get(inner, ()))
        else:
            yield from _at((key,), value, _OF.get(section, ()) if key == "of" else _REFERENCES.get(key, ()))


def _at(place: Place, value: Any, sections: tuple[Section, ...]) -> Iterator[tuple[Place, str, tuple[Section, ...]]]:
    for index, each in enumerate(value if isinstance(value, list) else [value]) if sections else ():
        if isinstance(each, str):
            yield ((*place, index) if isinstance(value, list) else place), each, sections


def write(body: Body, place: Place, value: Any) -> None:
    """Put `value` in a place that there is."""
    here: Any = body
    for step in place[:-1]:
        here = here[step]
    here[place[-1]] = value


def removable(section: Section, body: Body, place: Place) -> Place:
    """The smallest part around a place without which the rest still says what it said; none where that is all."""
    there = _existing(body, place)
    if not there or (there[0] in _NEEDED[section] and not (there[0] == "type" and len(body["type"]) > 1)):
        return ()
    if there[0] in ("said", "contradicts"):
        if len(there) < 3 or (there[2] in _NEEDED_TO_SAY and not (there[2] == "s" and len(there) == 4)):
            return there[:2]
        return there[:3] if there[2] in ("date", "from", "until") else there
    return there[:1] if there[0] in ("date", "from", "until") else there


def _existing(body: Body, place: Place) -> Place:
    """A place as far as there is one: what is missing, and the insides of pydantic's unions, are no steps."""
    here: Any = body
    for depth, step in enumerate(place):
        inside = isinstance(here, dict) and step in here
        if not inside and not (isinstance(here, list) and isinstance(step, int) and step < len(here)):
            return place[:depth]
        here = here[step]
    return place


def remove(body: Body, place: Place) -> None:
    """Take a part out, and what is empty without it."""
    here: Any = body
    for step in place[:-1]:
        here = here[step]
    del here[place[-1]]
    if not here and len(place) > 1:
        remove(body, place[:-1])


def spelled(place: Place) -> str:
    """A place as people write it: ``said[1].by``."""
    return "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in place).removeprefix(".")
