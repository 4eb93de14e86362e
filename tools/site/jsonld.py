"""JSON-LD of a Turtle file, for a page to carry: the same statements, with names in place of IRIs.

Source: https://www.w3.org/TR/json-ld11/
"""

from __future__ import annotations

import json
from typing import Final

import pyoxigraph as ox

from pipeline.namespaces import PREFIXES, RDF, XSD, contract
from pipeline.rdf import Term, read_statements

LANGUAGE: Final = "en"


def as_jsonld(turtle: bytes) -> str:
    """The statements of a Turtle file without blank nodes as one JSON-LD document, in the order of the file."""
    nodes: dict[str, dict[str, list[object]]] = {}
    used: set[str] = set()
    for subject, predicate, value, _ in read_statements(turtle, ox.RdfFormat.TURTLE):
        key, written = (contract(predicate), _write(value))
        if predicate == f"{RDF}type":
            key, written = "@type", contract(value.value)
        nodes.setdefault(contract(subject), {}).setdefault(key, []).append(written)
        iris = (subject, predicate, value.datatype.value if isinstance(value, ox.Literal) else value.value)
        used |= {contract(iri).partition(":")[0] for iri in iris}
    context = {prefix: iri for prefix, iri in PREFIXES.items() if prefix in used}
    graph = [{"@id": name, **{key: _single(values) for key, values in said.items()}} for name, said in nodes.items()]
    document = {"@context": {**context, "@language": LANGUAGE}, "@graph": graph}
    return json.dumps(document, ensure_ascii=False, separators=(",", ":"))


def _write(value: Term) -> object:
    if not isinstance(value, ox.Literal):
        return {"@id": contract(value.value)}
    if value.language == LANGUAGE:
        return value.value
    if value.language:
        return {"@value": value.value, "@language": value.language}
    if value.datatype.value == f"{XSD}string":
        return {"@value": value.value}
    return {"@value": value.value, "@type": contract(value.datatype.value)}


def _single(values: list[object]) -> object:
    return values[0] if len(values) == 1 else values
