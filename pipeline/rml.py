"""A mapping in the terms of R2RML and RML: triples maps, made of term maps, over tables of rows.

`pipeline.mapping` reads it from YARRRML, `pipeline.materialise` applies it. What is equal here makes equal quads:
where a rule stands in its file takes no part in a comparison.

Sources: https://www.w3.org/TR/r2rml/#overview, https://rml.io/specs/rml/
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final, Literal, NamedTuple, TypeAlias

RDF_TYPE: Final = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
DEFAULT_GRAPH: Final = "http://www.w3.org/ns/r2rml#defaultGraph"
"""As the IRI of a graph, it means that the triple is in no named graph."""


class Place(NamedTuple):
    """Where a rule stands: the file, the line and the column, both from 1."""

    file: str
    line: int
    column: int


_NOWHERE: Final = Place("", 0, 0)


@dataclass(frozen=True, slots=True)
class TermMap:
    """How a row makes RDF terms.

    `parts` are fixed text and names of columns by turns, and begin and end with text: ``("https://a/", "id", "")``.
    A literal may have a language or a datatype, an IRI has neither.
    """

    parts: tuple[str, ...]
    term_type: Literal["iri", "literal"]
    language: str = ""
    datatype: str = ""
    place: Place = field(default=_NOWHERE, compare=False)

    @property
    def kind(self) -> Literal["constant", "reference", "template"]:
        """Whether it is fixed, a cell as it stands, or put together from text and cells."""
        if len(self.parts) == 1:
            return "constant"
        return "reference" if len(self.parts) == 3 and not self.parts[0] and not self.parts[2] else "template"

    @property
    def columns(self) -> tuple[str, ...]:
        """The columns that it reads, each once, in the order in which they stand."""
        return tuple(dict.fromkeys(self.parts[1::2]))


SubjectMap: TypeAlias = TermMap
PredicateMap: TypeAlias = TermMap
ObjectMap: TypeAlias = TermMap
GraphMap: TypeAlias = TermMap


@dataclass(frozen=True, slots=True)
class LogicalSource:
    """The rows that a triples map goes over: one table of the document of rows."""

    table: str
    place: Place = field(default=_NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class PredicateObjectMap:
    """Every predicate with every object, in the graphs of its own and those of the subject."""

    predicates: tuple[PredicateMap, ...]
    objects: tuple[ObjectMap, ...]
    graphs: tuple[GraphMap, ...] = ()

    def term_maps(self) -> Iterator[TermMap]:
        """All its term maps."""
        yield from self.predicates
        yield from self.objects
        yield from self.graphs


@dataclass(frozen=True, slots=True)
class TriplesMap:
    """The rules for what each row of its sources says about its subjects."""

    name: str
    sources: tuple[LogicalSource, ...]
    subjects: tuple[SubjectMap, ...]
    predicate_objects: tuple[PredicateObjectMap, ...]
    graphs: tuple[GraphMap, ...] = ()
    place: Place = field(default=_NOWHERE, compare=False)

    def term_maps(self) -> Iterator[TermMap]:
        """All its term maps, subjects first."""
        yield from self.subjects
        yield from self.graphs
        for rule in self.predicate_objects:
            yield from rule.term_maps()

    @property
    def columns(self) -> frozenset[str]:
        """The columns that it reads."""
        return frozenset(name for term_map in self.term_maps() for name in term_map.columns)


@dataclass(frozen=True, slots=True, eq=False)
class Mapping:
    """All triples maps of a set of files. Two mappings are the same if they are one object: it is compiled once."""

    triples_maps: tuple[TriplesMap, ...]

    @property
    def tables(self) -> tuple[str, ...]:
        """The tables that it reads, each once."""
        return tuple(dict.fromkeys(source.table for rules in self.triples_maps for source in rules.sources))

    def columns(self, table: str) -> frozenset[str]:
        """The columns of `table` that some triples map reads: what else a row holds makes no quad."""
        readers = [rules for rules in self.triples_maps if table in (source.table for source in rules.sources)]
        return frozenset(name for rules in readers for name in rules.columns)
