"""RDF by pyoxigraph, in the few forms that newsfacts needs, with triples as terms left out.

Source: https://pyoxigraph.readthedocs.io/
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple, TypeAlias

import pyoxigraph as ox

from pipeline.namespaces import PREFIXES

Term: TypeAlias = ox.NamedNode | ox.BlankNode | ox.Literal


class Statement(NamedTuple):
    """A triple: the IRIs (or blank node labels) of its subject and predicate, and its object as a term."""

    subject: str
    predicate: str
    object: Term
    triple: ox.Triple


def read_statements(content: str | bytes, form: ox.RdfFormat) -> list[Statement]:
    """The triples of a text, whatever graphs they stand in. Raises `SyntaxError`."""
    statements = []
    for quad in ox.parse(content, form, rename_blank_nodes=True):
        if not isinstance(quad.subject, ox.Triple) and not isinstance(quad.object, ox.Triple):
            statements.append(Statement(quad.subject.value, quad.predicate.value, quad.object, quad.triple))
    return statements


def write_ntriples(triples: Iterable[ox.Triple]) -> str:
    """Triples as N-Triples, in the order given."""
    return (ox.serialize(triples, format=ox.RdfFormat.N_TRIPLES) or b"").decode()


def write_body(statements: Iterable[ox.Triple] | Iterable[ox.Quad], form: ox.RdfFormat, base: str) -> str:
    """Statements as Turtle or TriG with the known prefixes, but without the head that declares these."""
    data = ox.serialize(statements, format=form, prefixes=PREFIXES, base_iri=base) or b""
    return "\n".join(data.decode().split("\n")[len(PREFIXES) + 1 :])
