"""Turtle and TriG, in a reader's order.

Sources: https://www.w3.org/TR/turtle/, https://www.w3.org/TR/trig/
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

import pyoxigraph as ox

from pipeline.namespaces import PREFIXES
from pipeline.rdf import write_body
from pipeline.serialise.graph import Graph

_HEADINGS = {
    "article": "The article",
    "event": "Events, and who vouches for them",
    "claim": "Claims, and who makes, denies or doubts them",
    "figure": "Figures, and who gives them",
    "office": "Offices, and who says who holds them",
    "contradiction": "What contradicts what",
    "entity": "People, organisations, places and things",
    "property": "What is measured",
    "sentence": "The sentences of the article",
    "export": "Where this graph comes from",
}
_END_OF_NODE = re.compile(r" \.\n(?=\S)")


def write_turtle(graph: Graph) -> bytes:
    """The graph as Turtle, one heading a kind of node; the base makes its IRIs short."""
    parts = [_head((each.triple for each in graph.statements), graph.base)]
    for kind, statements in graph.sections():
        body = _body([each.triple for each in statements], ox.RdfFormat.TURTLE, graph.base)
        parts.append(f"# {_HEADINGS[kind]}\n\n{body}")
    return "\n".join(parts).encode()


def write_trig(graph: Graph) -> bytes:
    """The graph as TriG, in its named graph."""
    name = ox.NamedNode(graph.name)
    triples = [each.triple for each in graph.statements]
    quads = [ox.Quad(triple.subject, triple.predicate, triple.object, name) for triple in triples]
    return f"{_head(triples, graph.base)}\n{_body(quads, ox.RdfFormat.TRIG, graph.base)}".encode()


def write_triples(triples: Iterable[ox.Triple], base: str) -> bytes:
    """Any triples as Turtle, in the order given."""
    listed = list(triples)
    return f"{_head(listed, base)}\n{_body(listed, ox.RdfFormat.TURTLE, base)}".encode()


def _head(triples: Iterable[ox.Triple], base: str) -> str:
    """The base, and those of the known prefixes that the triples make use of."""
    iris = {iri for triple in triples for iri in _iris(triple)}
    used = {prefix: ns for prefix, ns in PREFIXES.items() if any(iri.startswith(ns) for iri in iris)}
    return "\n".join([f"@base <{base}> .", *(f"@prefix {name}: <{ns}> ." for name, ns in sorted(used.items())), ""])


def _iris(triple: ox.Triple) -> Iterator[str]:
    for term in (triple.subject, triple.predicate, triple.object):
        if isinstance(term, ox.NamedNode):
            yield term.value
        elif isinstance(term, ox.Literal):
            yield term.datatype.value


def _body(statements: Iterable[ox.Triple] | Iterable[ox.Quad], form: ox.RdfFormat, base: str) -> str:
    """The statements with a blank line behind each node."""
    return _END_OF_NODE.sub(" .\n\n", write_body(statements, form, base))
