"""Shapes: SHACL files read once, for either engine, and the nodes that each shape targets.

Source: https://www.w3.org/TR/shacl/
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import pyoxigraph as ox

from pipeline.errors import Fault, InputError
from pipeline.namespaces import RDF, RDFS, SH
from pipeline.rdf import Statement, read_statements, write_ntriples
from pipeline.targets import KINDS, Target, Targets

if TYPE_CHECKING:
    import rdflib
    import shacl

_TYPE = f"{RDF}type"
_TARGETS = {SH + kind: kind for kind in KINDS}
_QUERIES = {f"{SH}{kind}" for kind in ("select", "ask", "construct", "update")}
_ESCAPE = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})")
_SERVICE = re.compile(r"<[^<>\"{}|^`\\\x00-\x20]*>|(?<![:?$@])(service)", re.IGNORECASE)
"""The word, but inside an IRI, and but as the end of a prefixed name, a variable or a language tag."""


@dataclass(frozen=True)
class Shapes:
    """A shapes graph: compiled for each engine when it is first asked for."""

    statements: tuple[Statement, ...]
    files: tuple[str, ...] = ()

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
    def blank_nodes(self) -> int:
        """How many blank nodes the shapes have."""
        terms = (term for *_, triple in self.statements for term in (triple.subject, triple.object))
        return len({term for term in terms if isinstance(term, ox.BlankNode)})

    @cached_property
    def labels(self) -> dict[str, str]:
        """What shapes are called, for people: their names or labels, in English where there are several."""
        named = [each for each in self.statements if each.predicate in (f"{SH}name", f"{RDFS}label")]
        named.sort(key=lambda each: isinstance(each.object, ox.Literal) and each.object.language == "en")
        return {shape: value.value for shape, _, value, _ in named}

    @cached_property
    def targets(self) -> Targets:
        """What each shape targets."""
        found: dict[str, list[Target]] = defaultdict(list)
        types: dict[str, set[str]] = defaultdict(set)
        for shape, predicate, value, _ in self.statements:
            if predicate == _TYPE:
                types[shape].add(value.value)
            if predicate in _TARGETS:
                found[shape].append((_TARGETS[predicate], value.value))
        for shape, classes in types.items():
            if f"{RDFS}Class" in classes and classes & {f"{SH}NodeShape", f"{SH}PropertyShape"}:
                found[shape].append(("targetClass", shape))
        return Targets(found)


def _calls(statement: Statement) -> bool:
    """Whether it is a query that holds the word SERVICE, which SHACL forbids, and an engine might follow.

    Source: https://www.w3.org/TR/shacl/#pre-binding
    """
    if statement.predicate not in _QUERIES:
        return False
    plain = _ESCAPE.sub(lambda match: chr(int(match[1] or match[2], 16) % 0x110000), statement.object.value)
    return any(match[1] for match in _SERVICE.finditer(plain))


def _calling(name: str, content: bytes) -> Fault:
    before = content[: max(content.lower().find(b"service"), 0)]
    return Fault("SERVICE would ask another machine; SHACL forbids it, so remove it", name, before.count(b"\n") + 1)


def read_shapes(files: Iterable[tuple[str, bytes]]) -> Shapes:
    """The shapes of several Turtle files (name, content) as one. Raises `InputError` with what is wrong in each."""
    statements: list[Statement] = []
    faults: list[Fault] = []
    names: list[str] = []
    for name, content in files:
        names.append(name)
        try:
            read = read_statements(content, ox.RdfFormat.TURTLE)
            statements += read
            faults += [_calling(name, content) for statement in read if _calls(statement)]
        except SyntaxError as error:
            faults.append(Fault(f"is not Turtle: {error.msg}", name, error.lineno, error.offset))
    kinds = (f"{SH}NodeShape", f"{SH}PropertyShape")
    if not faults and not any(statement.object.value in kinds for statement in statements):
        faults.append(Fault("no shape stands in these files; a shape is a node of the class sh:NodeShape"))
    if faults:
        raise InputError(faults)
    return Shapes(tuple(statements), tuple(names))
