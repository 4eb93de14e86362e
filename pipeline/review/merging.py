"""Merging: two entities of a sheet become one."""

from __future__ import annotations

from typing import Any

from pipeline.documents import Path
from pipeline.draft.ground.demonyms import PLACES
from pipeline.fields import FACTS, KINDS
from pipeline.identifiers import suggest
from pipeline.review.edits import Append, Edit, Insert, Remove, Replace, fault_at
from pipeline.review.links import Link, Thing, links_of
from pipeline.sheet import Entity, Sheet

_SPEAKING = {"by", "for", "to"}
"""What refers to people and organisations alone."""


def merging(sheet: Sheet, name: str, into: str, file: str) -> list[Edit]:
    """The edits that make the entity `name` one with `into`.

    What refers to it refers to the other one; its names become aliases there; what else was said of it goes. A place
    that speaks from then on becomes a government as well.
    Raises `InputError` where there is no such other entity.
    """
    if into == name or into not in sheet.entities:
        known = [other for other in sheet.entities if other != name]
        remedy = "name another entity" if into == name else suggest(into, known)
        raise fault_at(f"cannot be merged into `{into}`; {remedy}", ("entities", name), file)
    links = [link for link in links_of(sheet) if link.home != ("entities", name)]
    edits: list[Edit] = []
    doubled: list[Edit] = []
    for link in links:
        if link.means(("entities", name)):
            if _is_doubled(link, links, ("entities", into)):
                doubled.insert(0, Remove(link.path))
            else:
                edits.append(Replace(link.path, _reference(link, into, sheet)))
    speaks = any(link.means(("entities", name)) and _SPEAKING & set(link.path[-2:]) for link in links)
    edits += _typing(sheet.entities[name], sheet.entities[into], into) if speaks else []
    return [*edits, *_naming(sheet.entities[name], sheet.entities[into], into), *doubled, Remove(("entities", name))]


def duplicates(sheet: Any) -> list[Path]:
    """The sayings of a sheet (as plain values) that stand twice, but for the first of each."""
    return [
        (section, name, "said", index)
        for section in FACTS
        for name, fact in (sheet.get(section) or {}).items()
        for index, said in enumerate(fact.get("said") or ())
        if said in fact["said"][:index]
    ]


def _is_doubled(link: Link, links: list[Link], other: Thing) -> bool:
    """Whether the other entity stands beside this reference already, or would refer to itself."""
    if link.path[:2] == other:
        return True
    beside = isinstance(link.path[-1], int)
    return beside and any(each.path[:-1] == link.path[:-1] and each.means(other) for each in links)


def _reference(link: Link, into: str, sheet: Sheet) -> str:
    """The other entity as it is to be written there, with its kind where that is needed."""
    holders = [section for section in link.sections if into in getattr(sheet, section)]
    return f"{KINDS['entities']}/{into}" if "/" in link.reference or len(holders) > 1 else into


def _typing(entity: Entity, other: Entity, into: str) -> list[Edit]:
    """A government as a further type of what is nothing but a place, unless a person is merged into it."""
    if "Person" in entity.type or not PLACES.issuperset(other.type):
        return []
    return [Append(("entities", into, "type"), ("GovernmentOrganization",))]


def _naming(entity: Entity, other: Entity, into: str) -> list[Edit]:
    """Its names as aliases of the other one, which keeps those that it has."""
    known = [other.name, *other.alias]
    new: tuple[object, ...] = ()
    for text in (entity.name, *entity.alias):
        if text not in known:
            known.append(text)
            new += (_written(text),)
    if not new:
        return []
    path: Path = ("entities", into, "alias")
    if other.alias:
        return [Append(path, new)]
    return [Insert(("entities", into, "name"), "alias", list(new))]


def _written(text: dict[str, str]) -> object:
    return text[""] if list(text) == [""] else dict(text)
