"""What a field of the sheet turns into: the marks that the sheet's model puts on its fields.

The model (`pipeline.sheet`) says of each field what it is; `pipeline.resolve` walks the fields and acts on the marks.
So a new kind of fact is a class with marked fields, a mapping and a shape, and no stage changes for it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

Section: TypeAlias = Literal["entities", "events", "offices", "figures", "claims"]

KINDS: dict[Section, str] = {
    "entities": "entity",
    "events": "event",
    "offices": "office",
    "figures": "figure",
    "claims": "claim",
}
"""Each section and the kind of thing in it: the word in IRIs, and in references such as ``office/belousov``."""

FACTS: tuple[Section, ...] = ("events", "offices", "figures", "claims")
ANYTHING: tuple[Section, ...] = ("entities", *FACTS)


@dataclass(frozen=True, slots=True)
class Refers:
    """Ids of things in `sections`; their IRIs stand in `column`."""

    column: str
    sections: tuple[Section, ...]


@dataclass(frozen=True, slots=True)
class Says:
    """Text in some language: a row of `texts` with the predicate `predicate` (an IRI)."""

    predicate: str


@dataclass(frozen=True, slots=True)
class Starts:
    """A date, or the start of a span: a row of `dates`, and bounds."""

    predicate: str


@dataclass(frozen=True, slots=True)
class Ends:
    """The end of a span: a row of `dates`, and bounds of the end; open means that the thing goes on."""

    predicate: str


@dataclass(frozen=True, slots=True)
class Counts:
    """A number: a row of `numbers`."""

    predicate: str


@dataclass(frozen=True, slots=True)
class Concept:
    """A name from a closed list of the vocabulary; the concept's IRI stands in `column`."""

    column: str
    scheme: Literal["stances", "certainties", "bases"]


@dataclass(frozen=True, slots=True)
class Column:
    """Text, a list of texts or a truth value that stands in `column` as it is."""

    column: str


@dataclass(frozen=True, slots=True)
class Classes:
    """Names of classes; their IRIs, with those of the classes above them, stand in ``types``."""

    roots: tuple[str, ...]
    column: str = "types"


Mark: TypeAlias = Refers | Says | Starts | Ends | Counts | Concept | Column | Classes
