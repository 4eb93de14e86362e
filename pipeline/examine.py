"""Examine: files of anybody's RDF, graph by graph, into what there is to say of each.

foreign -> beside -> validate, and a look around what was found
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cached_property
from heapq import nsmallest
from typing import Final

import pyoxigraph as ox

from pipeline.beside import Beside
from pipeline.errors import Fault, InputError
from pipeline.findings import SEVERITIES, Examined, Finding, Severity, Surroundings, Validation
from pipeline.foreign import ForeignGraph, Origin, Places, read_foreign
from pipeline.namespaces import RDF
from pipeline.rdf import Statement
from pipeline.reports.surroundings import Neighbourhood
from pipeline.shapes import Shapes
from pipeline.validate import Engine, validate_statements

KEPT: Final = 1_000
"""How many findings on a file are kept; the others are counted alone."""

_SCHEMA_ORG = ("https://schema.org/", "http://schema.org/")
_TYPE = f"{RDF}type"


def examine(
    origin: Origin, shapes: Shapes, engine: Engine, store: ox.Store | None = None, *, union: bool = False
) -> Examined:
    """What there is to say of one origin. With `union`, its graphs are validated as one. Raises `InputError`."""
    beside = Beside(store, shapes) if store is not None else None
    tally = _Tally(origin)
    graphs = read_foreign(origin)
    for graph in _united(graphs) if union else graphs:
        try:
            around = beside.of(graph.name, graph.statements) if beside else []
            validation = validate_statements(graph.statements, shapes, engine, around)
        except InputError as error:
            raise InputError(_placed(error, origin, graph)) from error
        tally.add(graph, validation)
    return tally.examined(shapes, engine)


def _united(graphs: Iterable[ForeignGraph]) -> Iterator[ForeignGraph]:
    """The graphs of a file as one; a node stands where the first of them has it."""
    parts = list(graphs)

    def locate(_: str, nodes: Collection[str]) -> Places:
        places: Places = {}
        for part in reversed(parts):
            places.update(part.locate(part.name, nodes))
        return places

    statements = list(dict.fromkeys(statement for part in parts for statement in part.statements))
    if parts:
        yield ForeignGraph("", statements, locate)


def _placed(error: InputError, origin: Origin, graph: ForeignGraph) -> Iterator[Fault]:
    """Faults of a stage that knows nodes, and no lines."""
    places = graph.places(fault.path for fault in error.faults if fault.path)
    for fault in error.faults:
        line, column = places.get(fault.path, (None, None))
        yield Fault(fault.message, fault.file or origin.name, line, column, fault.path.strip("<>"))


class _Tally:
    """Adds up what is found in the graphs of one file."""

    def __init__(self, origin: Origin) -> None:
        self.file = origin.name
        self.origin = origin
        self.findings: list[Finding] = []
        self.counts: Counter[tuple[Severity, str]] = Counter()
        self.targets: Counter[str] = Counter()
        self.words: Counter[str] = Counter()
        self.surroundings: dict[Finding, Surroundings] = {}
        self.strays: dict[str, Fault] = {}
        self.graphs = self.triples = 0

    def add(self, graph: ForeignGraph, validation: Validation) -> None:
        self.graphs += 1
        self.triples += len(graph.statements)
        self.targets.update(validation.targets)
        self._note_schema_org(graph)
        findings = validation.findings
        self.counts.update((finding.severity, finding.shape) for finding in findings)
        if findings:
            room = KEPT + len(self.findings)
            places = graph.places({finding.focus for finding in findings[:room]})
            located = [self._located(finding, places) for finding in findings[:room]]
            self.findings = nsmallest(KEPT, [*self.findings, *located], key=_order)
            self._look_around(graph, set(self.findings).intersection(located))

    def _look_around(self, graph: ForeignGraph, findings: Collection[Finding]) -> None:
        """Takes down what stands around the findings on a graph that are kept, as long as the graph is there."""
        if findings:
            neighbourhood = Neighbourhood(graph.statements, self.lines)
            self.surroundings.update((finding, neighbourhood.of(finding)) for finding in findings)

    @cached_property
    def lines(self) -> Sequence[str]:
        """The lines of the file; none where it is read line by line, for these are gone."""
        content = self.origin.content
        lines = content.split(b"\n") if isinstance(content, bytes) else ()
        return [line.decode(errors="replace") for line in lines]

    def _located(self, finding: Finding, places: Places) -> Finding:
        line, column = places.get(finding.focus, (0, 0))
        return replace(finding, file=self.file, line=line, column=column)

    def _note_schema_org(self, graph: ForeignGraph) -> None:
        """Counts the words of schema.org under either scheme, and notes where the first of each stands."""
        for statement in graph.statements:
            for word in _words(statement):
                if not word.startswith(_SCHEMA_ORG):
                    continue
                scheme = next(each for each in _SCHEMA_ORG if word.startswith(each))
                self.words[scheme] += 1
                if scheme not in self.strays:
                    node = str(statement.triple.subject)
                    self.strays[scheme] = Fault(word, self.file, *graph.places([node]).get(node, (0, 0)))

    def examined(self, shapes: Shapes, engine: Engine) -> Examined:
        targets = {shape: self.targets[shape] for shape in shapes.targets}
        return Examined(
            file=self.file,
            validation=Validation(engine, tuple(self.findings), targets),
            counts=dict(self.counts),
            notices=tuple(self._notices(shapes, targets)),
            graphs=self.graphs,
            triples=self.triples,
            labels=shapes.labels,
            shapes=shapes,
            surroundings={finding: self.surroundings[finding] for finding in self.findings},
        )

    def _notices(self, shapes: Shapes, targets: dict[str, int]) -> Iterator[Fault]:
        spoken = [scheme for scheme in _SCHEMA_ORG if any(_begins(each, scheme) for each in shapes.statements)]
        for scheme, first in self.strays.items():
            if len(spoken) == 1 and scheme not in spoken:
                count = f"{self.words[scheme]:,} time{'' if self.words[scheme] == 1 else 's'}"
                message = (
                    f"schema.org appears under {scheme} ({count}, first <{first.message}>); these shapes speak of "
                    f"{spoken[0]}, and see nothing of that"
                )
                yield Fault(message, first.file, first.line, first.column)
        if not self.triples:
            yield Fault("holds no statement at all", self.file)
        elif targets and not any(targets.values()):
            yield Fault("holds nothing that any of the shapes speaks of, so that nothing was checked", self.file)


def _begins(statement: Statement, namespace: str) -> bool:
    return isinstance(statement.object, ox.NamedNode) and statement.object.value.startswith(namespace)


def _words(statement: Statement) -> Iterator[str]:
    """The predicate of a statement, and the class that it may name."""
    yield statement.predicate
    if statement.predicate == _TYPE:
        yield statement.object.value


def _order(finding: Finding) -> tuple[int, int, int, str, str, str, str]:
    rank = SEVERITIES.index(finding.severity)
    return (rank, finding.line, finding.column, finding.shape, finding.path, finding.value, finding.message)
