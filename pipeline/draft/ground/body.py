"""The body of a proposal as parts, each with its place: what it refers to, and what is left without some of them."""

from __future__ import annotations

from collections.abc import Container, Iterator
from dataclasses import dataclass
from typing import Any, TypeAlias

from pipeline.fields import ANYTHING, FACTS, KINDS, Section
from pipeline.proposals import Body

Path: TypeAlias = tuple[str | int, ...]
Gone: TypeAlias = Container[Path]
Key: TypeAlias = tuple[Section, str]

ENTITIES: tuple[Section, ...] = ("entities",)
REFERS: dict[Section, dict[str, tuple[Section, ...]]] = {
    "entities": {"partOf": ENTITIES},
    "events": {"place": ENTITIES},
    "offices": {"holder": ENTITIES, "of": ENTITIES, "under": ENTITIES},
    "figures": {
        "of": ("entities", "events", "offices", "claims"),
        "including": ("figures",),
        "excluding": ("figures",),
    },
    "claims": {"about": ANYTHING},
}
"""The fields of each section that refer to something, and to what."""
SAYING: dict[str, tuple[Section, ...]] = {
    "by": ENTITIES,
    "for": ENTITIES,
    "to": ENTITIES,
    "at": ("events",),
    "answers": FACTS,
}
"""The same of an assertion."""
_VOUCHED = ("s", "said")
NEEDED: dict[Section, tuple[tuple[str, ...], ...]] = {
    "entities": (("name",),),
    "events": (("name", "date", "from", "until", "place", "roles"), _VOUCHED),
    "offices": (("holder",), ("title", "of", "under"), _VOUCHED),
    "figures": (("of",), ("value", "min", "max", "description"), _VOUCHED),
    "claims": (("text",), _VOUCHED),
}
"""What an entry cannot do without: one of each group."""
RESERVED = ("unnamed", "article")
"""Speakers who are no entity: somebody whom the article leaves unnamed, and the article itself."""


@dataclass(frozen=True, slots=True)
class Reference:
    """A part that refers to something: `part` goes if that is not there; `assertion` is the saying that it is in.

    `assertion` is empty for what the fact itself refers to.
    """

    part: Path
    target: str
    sections: tuple[Section, ...]
    assertion: Path = ()


def each(value: object, path: Path, gone: Gone = ()) -> Iterator[tuple[Path, Any]]:
    """One value, or many, each with its place, without those that are gone."""
    if value is None or path in gone:
        return
    if isinstance(value, (list, tuple)):
        yield from (((*path, at), item) for at, item in enumerate(value) if (*path, at) not in gone)
    else:
        yield path, value


def texts(value: object) -> list[str]:
    """The texts of a field: one, many, or one in each of several languages."""
    if isinstance(value, dict):
        return [str(text) for text in value.values()]
    return [text for _, item in each(value, ()) for text in (texts(item) if isinstance(item, dict) else [str(item)])]


def references(section: Section, body: Body, gone: Gone) -> Iterator[Reference]:
    """All that an entry refers to, in the order of its fields."""
    for field, sections in REFERS[section].items():
        for path, target in each(body.get(field), (field,), gone):
            yield Reference(path, str(target), sections)
    yield from _roles(body, gone)
    if ("content",) not in gone and isinstance(content := body.get("content"), dict):
        for field in ("subject", "object"):
            yield Reference(("content",), str(content.get(field)), ANYTHING)
    for path, item in each(body.get("contradicts"), ("contradicts",), gone):
        yield Reference(path, str(item.get("fact") if isinstance(item, dict) else item), FACTS)
    for path, item, _ in sayings(body, gone):
        yield from _of_saying(path, item, gone)


def _roles(body: Body, gone: Gone) -> Iterator[Reference]:
    roles = body.get("roles")
    for role, targets in roles.items() if isinstance(roles, dict) and ("roles",) not in gone else ():
        for path, target in each(targets, ("roles", role), gone):
            yield Reference(path, str(target), ENTITIES)


def _of_saying(path: Path, item: Body, gone: Gone) -> Iterator[Reference]:
    for field, sections in SAYING.items():
        for inner, target in each(item.get(field), (*path, field), gone):
            if field != "by":
                yield Reference(inner, str(target), sections, path)
            elif target not in RESERVED:
                yield Reference(path, str(target), sections, path)


def sayings(body: Body, gone: Gone) -> Iterator[tuple[Path, Body, Path]]:
    """Every saying of a fact and every link of its chain, each with the place of the saying that lends it sentences.

    A link without sentences of its own has those of the saying that it passes on.
    """
    for path, item in each(body.get("said"), ("said",), gone):
        if isinstance(item, dict):
            yield path, item, path
            for inner, link in each(item.get("via"), (*path, "via"), gone):
                mapping = link if isinstance(link, dict) else {"by": link}
                yield inner, mapping, inner if mapping.get("s") is not None else path


def target_of(reference: Reference, known: Container[Key]) -> Key:
    """The section and the id that a reference means; one that stands for nothing has the first section that fits."""
    kind, slash, name = reference.target.rpartition("/")
    if slash:
        return next((section for section, word in KINDS.items() if word == kind), reference.sections[0]), name
    fits: list[Key] = [(section, reference.target) for section in reference.sections]
    return next((key for key in fits if key in known), fits[0])


def place(path: Path) -> str:
    """A path as text: `said[1].via[0]`."""
    return "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in path).removeprefix(".")


def without(value: Any, gone: Gone, path: Path = ()) -> Any:
    """A copy of a value without the parts that are gone, and without what they leave empty."""
    if isinstance(value, dict):
        kept = {key: without(item, gone, (*path, key)) for key, item in value.items() if (*path, key) not in gone}
        return {key: item for key, item in kept.items() if item not in ({}, []) or value[key] == item}
    if isinstance(value, (list, tuple)):
        return [without(item, gone, (*path, at)) for at, item in enumerate(value) if (*path, at) not in gone]
    return value


def lacking(section: Section, body: Body) -> str:
    """What an entry cannot do without and lacks, as a sentence; empty where it has all."""
    for group in NEEDED[section]:
        if all(body.get(field) in (None, "", [], {}, ()) for field in group):
            names = [f"`{field}`" for field in group]
            return f"it has no {names[0]}" if len(names) == 1 else f"it has neither {' nor '.join(names)}"
    return ""


def malformed(body: Body, gone: Gone) -> Iterator[tuple[Path, str]]:
    """Parts that should be mappings and are none, with the reason."""
    for path, item in each(body.get("said"), ("said",), gone):
        if not isinstance(item, dict):
            yield path, f"`{item}` is not a saying"
    for field in ("roles", "content"):
        if body.get(field) is not None and not isinstance(body[field], dict) and (field,) not in gone:
            yield (field,), f"`{field}` is not a mapping"
