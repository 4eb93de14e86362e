"""Examples of the rules: data that passes, data that does not, and the messages that it gives.

They are the cases of the tests (`tests.shapes.cases`): small changes of one sample graph that every shape accepts.
Each is validated here, and only what was found is told, so that the page cannot say what the program does not.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

import pyoxigraph as ox

from pipeline.errors import Fault, InputError
from pipeline.findings import Finding
from pipeline.namespaces import SHAPES
from pipeline.shapes import Shapes
from pipeline.validate import validate
from tests.shapes.cases import BASE, Case, cases, good, lines
from tools.site.excerpts import Line, excerpt
from tools.site.rules import Rule, Shape

WAYS: Final = {
    "MinCount": "Too few",
    "MaxCount": "Too many",
    "UniqueLang": "Two in one language",
    "NodeKind": "Of the wrong kind",
    "Datatype": "Of another type",
    "Pattern": "Of another form",
    "Class": "Something of another class",
    "Node": "Does not keep to the other shape",
    "Or": "None of what is allowed",
    "Xone": "None of the choices, or more than one",
    "In": "Not one of the list",
    "MinInclusive": "Too small",
    "MaxInclusive": "Too large",
    "LessThan": "Not before the other",
    "LessThanOrEquals": "Beyond the other",
    "MaxLength": "Too long",
    "Equals": "In one direction alone",
    "Disjoint": "On both sides",
    "QualifiedMinCount": "Too few of this kind",
    "QualifiedMaxCount": "Too many of this kind",
    "SPARQL": "What the query finds",
}
"""In which way a rule is broken, by the component of SHACL that finds it."""

TELLING: Final = {
    "AnchoredShape": "AnchoredShape (^oa:hasSource/oa:hasSelector) MinCount",
    "AssertionShape": "AssertionShape nf:stance In",
    "ContradictionShape": "ContradictionShape nf:contradictionBasis MinCount",
    "DateLiteral": "EventShape schema:startDate Node 1",
    "Described": "ClaimShape schema:about Node",
    "EndedShape": "EndedShape Xone 2",
    "EventShape": "EventShape nf:killed MaxCount",
    "FigureShape": "FigureShape schema:value MaxCount",
    "IdentifiedShape": "IdentifiedShape NodeKind 2",
    "Number": "FigureShape schema:value Node",
    "OfficeShape": "OfficeShape Or",
    "PositionShape": "PositionShape oa:start LessThan",
    "SentenceShape": "SentenceShape nf:sentenceNumber MinInclusive",
}
"""The case that tells most of a shape, where that is not its first."""

BESIDE: Final = {
    "DisputedPlaceShape": "claim/meadow",
    "IdentifiedShape": "entity/lind",
    "SteadySpeakerShape": "claim/shut/said/board-asserts",
}
"""A node that shows what is meant, beside that which is found and that which is changed."""


@dataclass(frozen=True)
class Example:
    """One way to break a rule: what passes, what does not, what is found in it, and what else follows from it."""

    way: str
    passing: tuple[Line, ...]
    failing: tuple[Line, ...]
    finding: Finding
    others: tuple[Finding, ...]


class Examples:
    """The examples of the rules by these shapes.

    Raises `InputError` where a case does not give what it is an example of, or where a rule or a shape has none.
    """

    def __init__(self, shapes: Shapes) -> None:
        self._shapes = shapes
        self._cases = {case.name: case for case in cases()}
        if found := validate(lines(good()), shapes).findings:
            raise InputError(Fault(f"the sample graph does not pass: {each.message}") for each in found)

    def of_shape(self, shape: Shape) -> Example:
        """The example that stands for a shape as a whole."""
        own = [name for name in self._cases if name.partition(" ")[0] == shape.name]
        name = TELLING.get(shape.name, next(iter(own), ""))
        if name not in self._cases:
            raise InputError([Fault(f"no case breaks {shape.name}; add one to tests/shapes/bad/")])
        rules = [rule.properties for rule in shape.rules if self._breaks(self._cases[name], shape, rule)]
        return self._example(self._cases[name], frozenset().union(*rules))

    def of_rule(self, shape: Shape, rule: Rule) -> tuple[Example, ...]:
        """One example for each way in which a rule can be broken; a shape that others lean on is broken in theirs."""
        found = []
        for component in rule.components:
            own = (case for case in self._cases.values() if _component(case) == component)
            case = next((case for case in own if self._breaks(case, shape, rule)), None)
            if case:
                found.append(self._example(case, rule.properties))
            elif shape.speaks_of:
                raise InputError(
                    [Fault(f"no case breaks {rule.fragment} by {component}; add one to tests/shapes/bad/")]
                )
        return tuple(found)

    def _breaks(self, case: Case, shape: Shape, rule: Rule) -> bool:
        head = rule.message.partition("{?")[0]
        return case.name.partition(" ")[0] == shape.name and any(
            each.message.startswith(head) and each.component.startswith(_component(case)) for each in case.expected
        )

    def _example(self, case: Case, wanted: frozenset[str]) -> Example:
        shape, component = f"{SHAPES}#{case.name.partition(' ')[0]}", _component(case)
        findings = validate(lines(case.graph), self._shapes).findings
        own = [
            each for each in findings if each.shape == shape and each.component == f"{component}ConstraintComponent"
        ]
        if not own:
            raise InputError([Fault(f"the case `{case.name}` is not found by the shape that it is about")])
        gone, come = good() - case.graph, case.graph - good()
        nodes = _nodes(own[0], [*gone, *come])
        beside = BESIDE.get(case.name.partition(" ")[0])
        nodes += [ox.NamedNode(f"{BASE}{beside}")] if beside else []
        wanted |= {triple.predicate.value for triple in (*gone, *come)}
        return Example(
            way=WAYS[component],
            passing=tuple(_show(good(), nodes, wanted, gone, "gone", frozenset())),
            failing=tuple(_show(case.graph, nodes, wanted, come, "new", gone)),
            finding=own[0],
            others=tuple(each for each in findings if each.message != own[0].message),
        )


def _component(case: Case) -> str:
    """The component of SHACL that a case is about: the last word of its name, less a number."""
    words = case.name.split()
    return words[-2] if words[-1].isdecimal() else words[-1]


def _nodes(finding: Finding, changed: Sequence[ox.Triple]) -> list[ox.NamedNode | ox.BlankNode]:
    """The nodes that an example shows: the one that is found, and those that the change is about."""
    focus = (
        ox.BlankNode(finding.focus[2:]) if finding.focus.startswith("_:") else ox.NamedNode(finding.focus.strip("<>"))
    )
    subjects = {triple.subject for triple in changed if not isinstance(triple.subject, ox.Triple)}
    blank = {each for each in subjects if isinstance(each, ox.BlankNode)}  # whose label each reading makes up
    first = next(iter(blank)) if blank and isinstance(focus, ox.BlankNode) else focus
    return [first, *sorted(subjects - {first}, key=str)]


def _show(
    graph: Iterable[ox.Triple],
    nodes: Iterable[ox.NamedNode | ox.BlankNode],
    wanted: frozenset[str],
    marked: frozenset[ox.Triple],
    mark: str,
    missed: frozenset[ox.Triple],
) -> Iterator[Line]:
    """What a graph says of the nodes, with remarks on the properties of which nothing is left."""
    said, begun = list(graph), False
    for node in nodes:
        left = {triple.predicate for triple in said if triple.subject == node}
        absent = sorted(
            {each.predicate.value for each in missed if each.subject == node and each.predicate not in left}
        )
        shown = excerpt(said, node, BASE, wanted, marked, mark, absent)
        yield from [Line("")] if begun and shown else []
        yield from shown
        begun = begun or bool(shown)


def sample() -> list[Line]:
    """The sample graph as a whole, node by node."""
    names = {triple.subject for triple in good() if isinstance(triple.subject, ox.NamedNode)}
    nodes = sorted(names, key=str)
    return [line for node in nodes for line in (*excerpt(good(), node, BASE), Line(""))][:-1]
