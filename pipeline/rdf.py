"""RDF by pyoxigraph, in the few forms that newsfacts needs, with triples as terms left out.

Source: https://pyoxigraph.readthedocs.io/
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import partial
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
    """Statements as Turtle or TriG with the known prefixes, but without the head that declares these.

    IRIs below the base are relative, all others are whole; long lists of objects stand below each other.
    """
    data = ox.serialize(statements, format=form, prefixes=PREFIXES, base_iri=base) or b""
    scheme = base.partition(":")[0]
    lines = data.decode().split("\n")[len(PREFIXES) + 1 :]
    return "\n".join(_TOKEN.sub(partial(_lay_out, scheme, len(line) > WIDTH), line) for line in lines)


WIDTH = 118
_TOKEN = re.compile(r'("(?:[^"\\]|\\.)*")|<//| , ')
"""A string, which is left as it is, or what is laid out anew: an IRI without its scheme, a comma between objects."""


def _lay_out(scheme: str, is_long: bool, token: re.Match[str]) -> str:
    if token[0] == "<//":
        return f"<{scheme}://"
    return " ,\n\t\t" if token[0] == " , " and is_long else token[0]
