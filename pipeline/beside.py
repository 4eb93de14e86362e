"""Beside: what stands in a store and bears on a graph that refers to it.

New data refers to nodes that stand elsewhere, and shapes ask what these are. So what the shapes look at is brought
along: the types of what the data refers to and the properties that stand in the shapes, from node to node; and where
a shape looks against the arrows, what points at the data's nodes. What the store has to say of the nodes that the
data itself describes stays out, as do the store's own versions of the data's graphs: these are to be replaced.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import pyoxigraph as ox

from pipeline.errors import Fault, InputError
from pipeline.namespaces import RDF, RDFS, SH
from pipeline.rdf import Statement
from pipeline.shapes import Shapes

MAX_TRIPLES = 100_000
"""More than this is not brought beside one graph: the data refers to too much of the store."""

_ALWAYS = (f"{RDF}type", f"{RDFS}subClassOf")
_NOT_DATA = (SH, f"{RDF}nil")
_STRANGE = (ox.BlankNode, ox.Triple)


class Beside:
    """A store, seen through shapes."""

    def __init__(self, store: ox.Store, shapes: Shapes) -> None:
        self._store = store
        objects = [(statement.predicate, statement.object) for statement in shapes.statements]
        self._asked = {value.value for _, value in objects if isinstance(value, ox.NamedNode)} | set(_ALWAYS)
        self._asked -= {iri for iri in self._asked if iri.startswith(_NOT_DATA)}
        self._queries = " ".join(value.value for _, value in objects if isinstance(value, ox.Literal))
        inverse = {value for predicate, value in objects if predicate == f"{SH}inversePath"}
        self._inverse = [value for value in inverse if isinstance(value, ox.NamedNode)]

    def of(self, name: str, statements: Sequence[Statement]) -> list[Statement]:
        """What of the store bears on a graph of that name. Raises `InputError` where it is too much."""
        own = {triple.subject for *_, triple in statements}
        hidden = {str(subject) for subject in own} | {name}
        nodes = {term for *_, triple in statements for term in (triple.subject, triple.object)}
        named = sorted((node for node in nodes if isinstance(node, ox.NamedNode)), key=str)
        found = {
            triple: None
            for node in named
            for predicate in self._inverse
            for triple in self._match(None, predicate, node, hidden)
            if triple.subject not in own
        }
        pointing = [triple.subject for triple in found if isinstance(triple.subject, ox.NamedNode)]
        waiting = [node for node in named if node not in own] + pointing
        seen = set(waiting)
        while waiting:
            for triple in self._match(waiting.pop(), None, None, hidden):
                if not self._is_asked(triple.predicate.value):
                    continue
                found[triple] = None
                value = triple.object
                if isinstance(value, ox.NamedNode) and value not in seen and value not in own:
                    seen.add(value)
                    waiting.append(value)
            if len(found) > MAX_TRIPLES:
                raise InputError([Fault(f"refers to more than {MAX_TRIPLES:,} triples of the data context")])
        return [_statement(triple) for triple in found]

    def _is_asked(self, predicate: str) -> bool:
        return predicate in self._asked or f"<{predicate}>" in self._queries

    def _match(
        self,
        subject: ox.NamedNode | None,
        predicate: ox.NamedNode | None,
        value: ox.NamedNode | None,
        hidden: set[str],
    ) -> Iterator[ox.Triple]:
        """The triples of the store that meet a pattern, without blank nodes and without those of hidden graphs."""
        for quad in self._store.quads_for_pattern(subject, predicate, value, None):
            terms = (quad.subject, quad.object)
            if str(quad.graph_name) not in hidden and not any(isinstance(term, _STRANGE) for term in terms):
                yield quad.triple


def _statement(triple: ox.Triple) -> Statement:
    subject, value = triple.subject, triple.object
    if isinstance(subject, ox.Triple) or isinstance(value, ox.Triple):
        raise TypeError("triples as terms do not come here")
    return Statement(subject.value, triple.predicate.value, value, triple)
