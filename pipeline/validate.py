"""Validate: a graph against shapes, by one of two engines, into findings.

`shacl` (in Rust) is fast; pyshacl is the reference, and speaks where others bring the shapes. The two agree on our
own shapes, which the tests prove; where they differ in form (how a path is written, which of nested shapes is
named), the form here is the same for both.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, Literal, TypeAlias

import pyoxigraph as ox

from pipeline.findings import SEVERITIES, Finding, Severity, Validation
from pipeline.namespaces import SH
from pipeline.rdf import read_statements, write_ntriples
from pipeline.shapes import Shapes

if TYPE_CHECKING:
    from rdflib import Graph
    from rdflib.term import Node

Engine: TypeAlias = Literal["shacl", "pyshacl"]


def validate(quads: Sequence[str], shapes: Shapes, engine: Engine = "shacl") -> Validation:
    """The findings on a graph that is given as N-Quads lines (their graph names are left aside)."""
    statements = read_statements("".join(quads), ox.RdfFormat.N_QUADS)
    data = write_ntriples(statement.triple for statement in statements)
    findings = sorted(set(_ENGINES[engine](data, shapes)), key=_order)
    return Validation(engine, tuple(findings), shapes.count_targets(statements))


def _order(finding: Finding) -> tuple[int, str, str, str, str, str]:
    rank = SEVERITIES.index(finding.severity)
    return (rank, finding.focus, finding.shape, finding.path, finding.value, finding.message)


def _severity(iri: str) -> Severity:
    name = iri.removeprefix(SH).lower()
    return next((severity for severity in SEVERITIES if severity == name), "violation")


def _run_shacl(data: str, shapes: Shapes) -> Iterable[Finding]:
    report = shapes.compiled.validate_text(data, "ntriples")
    for result in report.results:
        yield Finding(
            severity=_severity(result.severity_iri),
            shape=(result.root_shape or result.source_shape or "").strip("<>"),
            component=result.component_iri.removeprefix(SH),
            focus=result.focus_node,
            path=result.path or "",
            value=result.value or "",
            message=" ".join(sorted(result.messages)) or result.component,
        )


def _run_pyshacl(data: str, shapes: Shapes) -> Iterable[Finding]:
    import pyshacl
    import rdflib

    from pipeline.ordered import order_literals

    normalised, rdflib.NORMALIZE_LITERALS = rdflib.NORMALIZE_LITERALS, False  # a finding shows what was written
    try:
        graph = order_literals(rdflib.Graph().parse(data=data, format="nt"))
        _, report, _ = pyshacl.validate(graph, shacl_graph=shapes.graph, inference="none", do_owl_imports=False)
    finally:
        rdflib.NORMALIZE_LITERALS = normalised
    sh = rdflib.Namespace(SH)
    for result in report.objects(None, sh.result):
        path, value = report.value(result, sh.resultPath), report.value(result, sh.value)
        yield Finding(
            severity=_severity(str(report.value(result, sh.resultSeverity))),
            shape=_named_shape(report.value(result, sh.sourceShape), shapes.graph),
            component=str(report.value(result, sh.sourceConstraintComponent)).removeprefix(SH),
            focus=_term(report.value(result, sh.focusNode)),
            path=_write_path(path, report) if path else "",
            value=_term(value) if value is not None else "",
            message=" ".join(sorted(str(message) for message in report.objects(result, sh.resultMessage))),
        )


def _term(node: Node) -> str:
    """A node of rdflib in the N-Triples form of the other engine."""
    from rdflib import BNode, Literal

    if isinstance(node, Literal):
        datatype = ox.NamedNode(str(node.datatype)) if node.datatype else None
        return str(ox.Literal(str(node), datatype=datatype, language=node.language))
    return f"_:{node}" if isinstance(node, BNode) else f"<{node}>"


def _named_shape(shape: Node, graph: Graph) -> str:
    """The nearest shape with an IRI, from a shape upwards through the shapes and lists that it stands in."""
    from rdflib import URIRef

    while not isinstance(shape, URIRef):
        above = next(graph.subjects(None, shape), None)
        if above is None:
            break
        shape = above
    return str(shape)


_SUFFIXES = {"zeroOrMorePath": "*", "oneOrMorePath": "+", "zeroOrOnePath": "?"}


def _write_path(path: Node, graph: Graph) -> str:
    """A property path (https://www.w3.org/TR/shacl/#property-paths) in SPARQL's syntax."""
    from rdflib import Namespace, URIRef
    from rdflib.collection import Collection

    sh = Namespace(SH)
    if isinstance(path, URIRef):
        return f"<{path}>"
    inverse = graph.value(path, sh.inversePath)
    if inverse is not None:
        return f"^{_write_path(inverse, graph)}"
    for name, suffix in _SUFFIXES.items():
        repeated = graph.value(path, sh[name])
        if repeated is not None:
            return f"({_write_path(repeated, graph)}){suffix}"
    choice = graph.value(path, sh.alternativePath)
    steps = Collection(graph, path if choice is None else choice)
    return f"({('/' if choice is None else '|').join(_write_path(step, graph) for step in steps)})"


_ENGINES: dict[Engine, Callable[[str, Shapes], Iterable[Finding]]] = {
    "shacl": _run_shacl,
    "pyshacl": _run_pyshacl,
}
