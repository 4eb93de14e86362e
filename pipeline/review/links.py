"""Links: every place of a sheet at which one thing refers to another, as the sheet's model has them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, TypeAlias

from pydantic import BaseModel

from pipeline.documents import Path
from pipeline.fields import FACTS, KINDS, Refers, Section
from pipeline.sheet import Contradicted, Credit, Entity, Event, Sheet

Thing: TypeAlias = tuple[Section, str]
"""An entity or a fact of a sheet: its section, and its id there."""

UNMARKED: dict[type[BaseModel], dict[str, tuple[Section, ...]]] = {
    Entity: {"partOf": ("entities",)},
    Credit: {"entity": ("entities",)},
    Contradicted: {"fact": FACTS},
    Event: {"roles": ("entities", "events")},
}
"""References that carry no mark, because they become more than one cell of a row: what each can mean."""


@dataclass(frozen=True, slots=True)
class Link:
    """A reference: where it stands (`path`, with a number for each list), and as what it is written.

    `sections` are those that can be meant there; `needed` says that what holds it cannot stand without it.
    """

    path: Path
    reference: str
    sections: tuple[Section, ...]
    needed: bool

    def means(self, thing: Thing) -> bool:
        """Whether it refers to a thing."""
        section, name = thing
        kind, _, wanted = self.reference.rpartition("/")
        return wanted == name and section in self.sections and kind in ("", KINDS[section])

    @property
    def home(self) -> Path:
        """The entry in which it stands; of the article's own references, the article."""
        return self.path[:1] if self.path[0] == "article" else self.path[:2]


def links_of(sheet: Sheet) -> tuple[Link, ...]:
    """All references of a sheet, in its order."""
    return tuple(_links(sheet, ()))


def sections_of(model: type[BaseModel], attribute: str) -> tuple[Section, ...]:
    """What the references in a field can mean; nothing where it holds none."""
    marks = [mark for mark in model.model_fields[attribute].metadata if isinstance(mark, Refers)]
    return marks[0].sections if marks else UNMARKED.get(model, {}).get(attribute, ())


def _links(part: BaseModel, path: Path) -> Iterator[Link]:
    for attribute, info in type(part).model_fields.items():
        value, place = getattr(part, attribute), (*path, info.alias or attribute)
        sections = sections_of(type(part), attribute)
        for step, item in _below(value, place):
            if sections and isinstance(item, str):
                yield Link(step, item, sections, info.is_required())
            elif isinstance(item, BaseModel):
                yield from _links(item, step)


def _below(value: Any, path: Path) -> Iterator[tuple[Path, Any]]:
    """What stands in lists and mappings, however deep, with its place."""
    if isinstance(value, tuple):
        for index, item in enumerate(value):
            yield from _below(item, (*path, index))
    elif isinstance(value, Mapping):
        for key, item in value.items():
            yield from _below(item, (*path, key))
    else:
        yield path, value
