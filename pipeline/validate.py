"""Validate: a graph against shapes, by one of two engines, into findings.

`shacl` (in Rust) is fast; pyshacl is the reference, and speaks where others bring the shapes. The two agree on our
own shapes, which the tests prove; where they differ in form (how a path is written, which of nested shapes is
named), the form here is the same for both.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING, Literal, TypeAlias, TypeVar

import pyoxigraph as ox

from pipeline.errors import Fault, InputError
from pipeline.findings import SEVERITIES, Finding, Severity, Validation
from pipeline.namespaces import SH
from pipeline.quads import Quads
from pipeline.rdf import Statement, is_ill_typed, read_statements, write_ntriples
from pipeline.shapes import Shapes

if TYPE_CHECKING:
    from rdflib import Graph
    from rdflib.term import Node

Engine: TypeAlias = Literal["shacl", "pyshacl"]

T = TypeVar("T")


def validate(quads: Sequence[str], shapes: Shapes, engine: Engine = "shacl") -> Validation:
    """The findings on a graph that is given as lines of canonical N-Quads (their graph names are left aside).

    `shacl` takes the lines as they are. Only where there is more to say than what it found of named nodes does the
    graph go the longer way, by statements.
    """
    if engine == "shacl":
        text, lines = (quads.as_ntriples(), quads.triples) if isinstance(quads, Quads) else ("".join(quads), quads)
        with suppress(Exception):  # whatever the engine raises, it raises it again below, and there it is explained
            found = set(_run_shacl(text, shapes))
            if not any(term.startswith("_:") for finding in found for term in (finding.focus, finding.value)):
                return Validation(engine, tuple(sorted(found, key=_order)), shapes.targets.count_in(lines, text))
    return validate_statements(read_statements("".join(quads), ox.RdfFormat.N_QUADS), shapes, engine)


def validate_statements(
    statements: Sequence[Statement], shapes: Shapes, engine: Engine = "shacl", beside: Sequence[Statement] = ()
) -> Validation:
    """The findings on the triples of a graph.

    What stands `beside` it is seen, so that the graph may refer to it, but not reported on. Raises `InputError` where
    the engine gives up; a fault's `path` is then the node at fault, in N-Triples syntax, where that is known.
    """
    own = {subject for subject, *_ in statements}
    known = {str(triple.subject) for subject, _, _, triple in beside if subject not in own}
    labels = _Labels()
    data = write_ntriples(labels.rename(statement.triple) for statement in (*statements, *beside))
    try:
        found = {labels.restore(finding) for finding in _ENGINES[engine](data, shapes)}
    except InputError:
        raise
    except Exception as error:  # an engine may raise anything over data or shapes that it did not foresee
        raise _given_up(engine, error, statements, shapes) from error
    findings = sorted((finding for finding in found if finding.focus not in known), key=_order)
    triples = [(str(triple.subject), f"<{predicate}>", str(triple.object)) for _, predicate, _, triple in statements]
    return Validation(engine, tuple(findings), shapes.targets.count(triples))


class _Labels:
    """Blank nodes by the order in which they come, as `b0`, `b1` ...: labels that every engine reads alike."""

    def __init__(self) -> None:
        self._labels: dict[ox.BlankNode, ox.BlankNode] = {}

    def rename(self, triple: ox.Triple) -> ox.Triple:
        """The triple with numbered blank nodes."""
        subject, value = triple.subject, triple.object
        if not isinstance(subject, ox.BlankNode) and not isinstance(value, ox.BlankNode):
            return triple
        return ox.Triple(self._number(subject), triple.predicate, self._number(value))

    def _number(self, term: T) -> T | ox.BlankNode:
        if not isinstance(term, ox.BlankNode):
            return term
        return self._labels.setdefault(term, ox.BlankNode(f"b{len(self._labels)}"))

    def restore(self, finding: Finding) -> Finding:
        """The finding with the labels that stand in the data."""
        if not self._labels or not (finding.focus + finding.value).count("_:"):
            return finding
        labels = {str(numbered): str(label) for label, numbered in self._labels.items()}
        focus, value = labels.get(finding.focus, finding.focus), labels.get(finding.value, finding.value)
        return replace(finding, focus=focus, value=value)


def _given_up(engine: Engine, error: Exception, statements: Sequence[Statement], shapes: Shapes) -> InputError:
    """The fault of an engine that raised, at the literals that do not fit their types, where there are some."""
    other = "shacl" if engine == "pyshacl" else "pyshacl"
    faults = [
        Fault(f"{value} is not of its type, over which {engine} gives up; correct it", path=str(triple.subject))
        for _, _, value, triple in statements
        if isinstance(value, ox.Literal) and is_ill_typed(value)
    ]
    what = (str(error) or type(error).__name__).partition("\n")[0]
    message = f"{engine} gives up over these shapes ({what}); correct them, or try `--engine {other}`"
    return InputError(faults or [Fault(message, ", ".join(shapes.files))])


def _order(finding: Finding) -> tuple[int, str, str, str, str, str]:
    rank = SEVERITIES.index(finding.severity)
    return (rank, finding.focus, finding.shape, finding.path, finding.value, finding.message)


def _severity(iri: str) -> Severity:
    name = iri.removeprefix(SH).lower()
    return next((severity for severity in SEVERITIES if severity == name), "violation")


def _run_shacl(data: str, shapes: Shapes) -> Iterable[Finding]:
    report = shapes.compiled.validate_text(data, "nquads")
    for result in report.results:
        yield Finding(
            severity=_severity(result.severity_iri),
            shape=(result.root_shape or result.source_shape or "").strip("<>"),
            component=result.component_iri.removeprefix(SH),
            focus=_renumber(result.focus_node, shapes),
            path=result.path or "",
            value=_renumber(result.value or "", shapes),
            message=" ".join(sorted(result.messages)) or result.component,
        )


def _renumber(term: str, shapes: Shapes) -> str:
    """A blank node as it is called in the data: `shacl` numbers them as they come, behind those of the shapes."""
    if not term.startswith("_:0_b"):
        return term
    return f"_:b{int(term.removeprefix('_:0_b')) - shapes.blank_nodes}"


def _is_no_error(record: logging.LogRecord) -> bool:
    """What pyshacl logs as an error it raises, too, and then it is told as a fault. Its warnings stand."""
    return record.levelno < logging.ERROR


def _run_pyshacl(data: str, shapes: Shapes) -> Iterable[Finding]:
    import pyshacl
    import rdflib
    from rdflib.plugins import sparql

    from pipeline.ordered import order_literals

    normalised, rdflib.NORMALIZE_LITERALS = rdflib.NORMALIZE_LITERALS, False  # a finding shows what was written
    loaded, sparql.SPARQL_LOAD_GRAPHS = sparql.SPARQL_LOAD_GRAPHS, False  # FROM fetches nothing
    logger = logging.getLogger("pyshacl-validate")
    logger.addFilter(_is_no_error)  # the same filter is added once
    kept = {label: rdflib.BNode(label) for label in re.findall(r"_:(b[0-9]+)", data)}
    try:
        graph = order_literals(rdflib.Graph().parse(data=data, format="nt", bnode_context=kept))
        _, report, _ = pyshacl.validate(graph, shacl_graph=shapes.graph, inference="none", do_owl_imports=False)
    finally:
        rdflib.NORMALIZE_LITERALS = normalised
        sparql.SPARQL_LOAD_GRAPHS = loaded
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
    return str(shape) if isinstance(shape, URIRef) else f"_:{shape}"


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
