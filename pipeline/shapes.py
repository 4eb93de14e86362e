"""Shapes: SHACL files read once, for either engine, and the nodes that each shape targets.

Source: https://www.w3.org/TR/shacl/
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import pyoxigraph as ox

from pipeline.errors import Fault, InputError
from pipeline.namespaces import RDF, RDFS, SH
from pipeline.rdf import Statement, read_statements, write_ntriples

if TYPE_CHECKING:
    import rdflib
    import shacl

_TYPE = f"{RDF}type"
_TARGETS = {SH + kind: kind for kind in ("targetClass", "targetNode", "targetSubjectsOf", "targetObjectsOf")}


@dataclass(frozen=True)
class Shapes:
    """A shapes graph: compiled for each engine when it is first asked for."""

    statements: tuple[Statement, ...]

    @cached_property
    def compiled(self) -> shacl.Shapes:
        """The shapes as the `shacl` engine wants them."""
        import shacl

        return shacl.Shapes.from_text(self._ntriples, "ntriples")

    @cached_property
    def graph(self) -> rdflib.Graph:
        """The shapes as pyshacl wants them."""
        import rdflib

        return rdflib.Graph().parse(data=self._ntriples, format="nt")

    @cached_property
    def _ntriples(self) -> str:
        return write_ntriples(statement.triple for statement in self.statements)

    @cached_property
    def targets(self) -> dict[str, list[tuple[str, str]]]:
        """The targets of each shape: (kind, IRI), where the kind is one of SHACL's, ``targetClass`` above all."""
        found: dict[str, list[tuple[str, str]]] = defaultdict(list)
        types: dict[str, set[str]] = defaultdict(set)
        for shape, predicate, value, _ in self.statements:
            if predicate == _TYPE:
                types[shape].add(value.value)
            if predicate in _TARGETS:
                found[shape].append((_TARGETS[predicate], value.value))
        for shape, classes in types.items():
            if f"{RDFS}Class" in classes and classes & {f"{SH}NodeShape", f"{SH}PropertyShape"}:
                found[shape].append(("targetClass", shape))
        return found

    def count_targets(self, statements: Iterable[Statement]) -> dict[str, int]:
        """How many nodes of the data each shape with a target meets."""
        met: dict[str, dict[str, set[str]]] = {kind: defaultdict(set) for kind in _TARGETS.values()}
        for subject, predicate, value, _ in statements:
            if predicate == _TYPE:
                met["targetClass"][value.value].add(subject)
            met["targetSubjectsOf"][predicate].add(subject)
            met["targetObjectsOf"][predicate].add(value.value)
            met["targetNode"][subject].add(subject)
            met["targetNode"][value.value].add(value.value)
        return {
            shape: len(set().union(*(met[kind].get(iri, ()) for kind, iri in targets)))
            for shape, targets in self.targets.items()
        }


def read_shapes(files: Iterable[tuple[str, bytes]]) -> Shapes:
    """The shapes of several Turtle files (name, content) as one. Raises `InputError` with what is wrong in each."""
    statements: list[Statement] = []
    faults: list[Fault] = []
    for name, content in files:
        try:
            statements += read_statements(content, ox.RdfFormat.TURTLE)
        except SyntaxError as error:
            faults.append(Fault(f"is not Turtle: {error.msg}", name, error.lineno, error.offset))
    if not faults and not any(statement.object.value == f"{SH}NodeShape" for statement in statements):
        faults.append(Fault("no shape stands in these files; a shape is a node of the class sh:NodeShape"))
    if faults:
        raise InputError(faults)
    return Shapes(tuple(statements))
