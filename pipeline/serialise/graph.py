"""The graph of one article in a reader's order: the article, its events, its claims, each with its assertions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby

import pyoxigraph as ox

from pipeline.namespaces import PREFIXES, contract
from pipeline.rdf import Statement, read_statements

SECTIONS = (
    "article",
    "event",
    "claim",
    "figure",
    "office",
    "contradiction",
    "entity",
    "property",
    "sentence",
    "export",
)
"""The kinds of node, in the order in which a reader meets them."""

_FIRST = tuple(
    PREFIXES[prefix] + name
    for prefix, names in (
        ("rdf", ("type",)),
        ("schema", ("headline", "name", "text", "roleName", "alternateName", "agent")),
        ("nf", ("stance",)),
        ("schema", ("object",)),
        ("nf", ("certainty", "quotation", "onBehalfOf")),
        (
            "schema",
            ("recipient", "observationAbout", "measuredProperty", "value", "minValue", "maxValue", "unitText"),
        ),
        ("org", ("member", "organization")),
        ("nf", ("between",)),
        ("schema", ("startDate", "endDate", "startTime", "endTime", "location")),
        ("rdf", ("subject", "predicate", "object")),
    )
    for name in names
)
"""The properties that a reader looks for first, in that order; all others follow by name."""


@dataclass(frozen=True, slots=True)
class Graph:
    """The triples of one named graph, in a reader's order."""

    name: str
    base: str
    statements: tuple[Statement, ...]

    def sections(self) -> Iterator[tuple[str, list[Statement]]]:
        """The statements by the kind of their subject, kinds and subjects in a reader's order."""
        for kind, statements in groupby(self.statements, key=lambda each: kind_of(each.subject, self.base)):
            yield kind, list(statements)


def read_graph(quads: Iterable[str], name: str, base: str) -> Graph:
    """The graph that N-Quads lines of one named graph make up."""
    statements = read_statements("".join(quads), ox.RdfFormat.N_QUADS)
    return Graph(name, base, tuple(sorted(statements, key=lambda statement: _order(statement, base))))


def kind_of(iri: str, base: str) -> str:
    """The section that a node belongs to, by its IRI."""
    steps = iri.removeprefix(base).split("/")
    if not iri.startswith(base) or steps[2:] == ["facts"]:
        return "export"
    kind = steps[0] if steps[0] != "article" or len(steps) < 3 else steps[2]
    return kind if kind in SECTIONS else "export"


@lru_cache(maxsize=65536)
def subject_order(iri: str, base: str) -> tuple[int, tuple[tuple[int, str], ...]]:
    """The key by which nodes are sorted: section, then path, with numbers in their own order."""
    steps = iri.removeprefix(base).split("/")
    local = steps[3:] if steps[0] == "article" and len(steps) > 3 else steps[1:]
    path = tuple((int(step), "") if step.isdecimal() else (-1, step) for step in local)
    return SECTIONS.index(kind_of(iri, base)), path


@lru_cache(maxsize=4096)
def predicate_order(iri: str) -> tuple[int, str]:
    """The key by which a node's properties are sorted: its types and names first."""
    return (_FIRST.index(iri), "") if iri in _FIRST else (len(_FIRST), contract(iri))


def _order(statement: Statement, base: str) -> tuple[object, ...]:
    subject, predicate, value, _ = statement
    last = subject_order(value.value, base) if isinstance(value, ox.NamedNode) else (len(SECTIONS), ())
    return (subject_order(subject, base), subject, predicate_order(predicate), last, str(value))
