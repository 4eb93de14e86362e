"""Excerpts: what a graph says of a node, one statement a line, as Turtle.

Source: https://www.w3.org/TR/turtle/
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Final

import pyoxigraph as ox

from pipeline.namespaces import DEFAULT_BASE, NF, RDF, SCHEMA, XSD, contract
from pipeline.rdf import relative

TYPE: Final = f"{RDF}type"
ESSENCE: Final = (
    *(
        TYPE,
        f"{SCHEMA}headline",
        f"{SCHEMA}name",
        f"{SCHEMA}text",
        f"{RDF}subject",
        f"{RDF}predicate",
        f"{RDF}object",
    ),
    *(f"{SCHEMA}agent", f"{NF}stance", f"{SCHEMA}object", f"{SCHEMA}value"),
)
"""The properties that tell what a node is about; they come first, and always."""

_PLAIN = {f"{XSD}integer": r"[+-]?\d+", f"{XSD}decimal": r"[+-]?\d*\.\d+", f"{XSD}boolean": "true|false"}
_SHORT = {f"{DEFAULT_BASE}{name}/": name for name in ("article", "property")}


@dataclass(frozen=True)
class Line:
    """A line of Turtle; its mark is ``gone``, ``new``, ``absent`` (a remark that something is not there), or none."""

    text: str
    mark: str = ""


def excerpt(
    graph: Iterable[ox.Triple],
    node: ox.NamedNode | ox.BlankNode,
    base: str,
    wanted: Collection[str] | None = None,
    marked: Collection[ox.Triple] = (),
    mark: str = "",
    absent: Iterable[str] = (),
) -> list[Line]:
    """What a graph says of a node: its essence, and the properties that are `wanted` (all, where none are given).

    The statements that are `marked` get the mark. `absent` are properties that are missed; each gets a remark.
    """
    said = [triple for triple in graph if triple.subject == node]
    if wanted is not None:
        shown = {*ESSENCE, *wanted}
        said = [triple for triple in said if triple.predicate.value in shown or triple in marked]
    said.sort(key=_order)
    lines = [Line(write_term(node, base))] if said else []
    for number, triple in enumerate(said, 1):
        verb = "a" if triple.predicate.value == TYPE else write_term(triple.predicate, base)
        text = f"  {verb} {write_term(triple.object, base)} {'.' if number == len(said) else ';'}"
        lines.append(Line(text, mark if triple in marked else ""))
    return lines + [Line(f"  # no {contract(name)}", "absent") for name in absent]


def _order(triple: ox.Triple) -> tuple[int, str, str]:
    name = triple.predicate.value
    place = ESSENCE.index(name) if name in ESSENCE else len(ESSENCE)
    return place, contract(name), "" if isinstance(triple.object, ox.BlankNode) else str(triple.object)


def write_term(term: object, base: str) -> str:
    """A term in Turtle: relative to the base or with a known prefix where it can be, plain where it is a number."""
    if isinstance(term, ox.NamedNode):
        return _write_iri(term.value, base)
    if not isinstance(term, ox.Literal):
        return "_:node"
    datatype = term.datatype.value
    if term.language or datatype == f"{XSD}string":
        return str(term)
    if re.fullmatch(_PLAIN.get(datatype, r"(?!)"), term.value):
        return term.value
    return f"{ox.Literal(term.value)}^^{contract(datatype)}"


def _write_iri(iri: str, base: str) -> str:
    for namespace, prefix in _SHORT.items():
        rest = iri.removeprefix(namespace)
        if rest != iri and "/" not in rest:
            return f"{prefix}:{rest}"
    name = contract(iri)
    return f"<{relative(iri, base)}>" if name == iri else name
