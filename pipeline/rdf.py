"""RDF by pyoxigraph, in the few forms that newsfacts needs, with triples as terms left out.

Source: https://pyoxigraph.readthedocs.io/
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import partial
from typing import NamedTuple, TypeAlias

import pyoxigraph as ox

from pipeline.namespaces import PREFIXES, XSD

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


def is_ill_typed(literal: ox.Literal) -> bool:
    """Whether a literal of one of XSD's types has no form of it."""
    if not literal.datatype.value.startswith(XSD):
        return False
    import rdflib

    return bool(rdflib.Literal(literal.value, datatype=rdflib.URIRef(literal.datatype.value)).ill_typed)


def write_ntriples(triples: Iterable[ox.Triple]) -> str:
    """Triples as N-Triples, in the order given."""
    return (ox.serialize(triples, format=ox.RdfFormat.N_TRIPLES) or b"").decode()


def write_body(statements: Iterable[ox.Triple] | Iterable[ox.Quad], form: ox.RdfFormat, base: str) -> str:
    """Statements as Turtle or TriG with the known prefixes, but without the head that declares these.

    IRIs below the base are relative, all others are whole; long lists of objects stand below each other.
    """
    data = ox.serialize(statements, format=form, prefixes=PREFIXES) or b""
    lines = _TOKEN.sub(partial(_shorten, base), data.decode()).split("\n")[len(PREFIXES) :]
    return "\n".join(_TOKEN.sub(_fold, line) if len(line) > WIDTH else line for line in lines)


def relative(iri: str, base: str) -> str:
    """An IRI without the base that it lies below, where nobody can take the rest for anything else; or as it is."""
    rest = iri.removeprefix(base)
    return rest if _PLAIN_PATH.fullmatch(rest) else iri


WIDTH = 118
_TOKEN = re.compile(r'"(?:[^"\\]|\\.)*"|<[^<>"]*>| , ')
"""What stands in Turtle as pyoxigraph writes it: a string, an IRI, a comma between objects."""
_PLAIN_PATH = re.compile(r"[\w~%-][\w.~%!$&'()*+,;=-]*(/[\w~%-][\w.~%!$&'()*+,;=:@-]*)*")
"""A path of plain segments: no scheme, no keyword, no segment that begins with a dot, none that is empty."""


def _shorten(base: str, token: re.Match[str]) -> str:
    return f"<{relative(token[0][1:-1], base)}>" if token[0].startswith("<") else token[0]


def _fold(token: re.Match[str]) -> str:
    return " ,\n\t\t" if token[0] == " , " else token[0]
