"""A graph of somebody's file, and the way from its nodes back to the lines of the file."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TypeAlias, TypeVar

import pyoxigraph as ox

from pipeline.documents import Position
from pipeline.rdf import Statement

Places: TypeAlias = dict[str, Position]
Locate: TypeAlias = Callable[[str, Collection[str]], Places]
"""The places of some nodes of a graph; the graph's name and the nodes are in N-Triples syntax, the default is ``""``.

Where a node is a subject comes before where it is merely spoken of. What is not found is left out. The blank nodes
without a label that nothing refers to are asked for by `anonymous`, counted in the order of the text.
"""

T = TypeVar("T")

_INVENTED = re.compile("[a-f][0-9a-f]{23,31}")
"""The labels that the parser invents: random numbers in hexadecimal that begin with a letter."""
_STEPS = 32
"""How far a blank node is traced back through the nodes that refer to it."""


@dataclass(frozen=True)
class ForeignGraph:
    """The triples of one graph. `name` is in N-Triples syntax; that of the default graph is ``""``."""

    name: str
    statements: list[Statement]
    locate: Locate

    def quads(self) -> Iterator[ox.Quad]:
        """The statements in the graph that they stand in."""
        graph: ox.NamedNode | ox.BlankNode | ox.DefaultGraph = ox.DefaultGraph()
        if self.name:
            is_blank = self.name.startswith("_:")
            graph = ox.BlankNode(self.name[2:]) if is_blank else ox.NamedNode(self.name[1:-1])
        for *_, triple in self.statements:
            yield ox.Quad(triple.subject, triple.predicate, triple.object, graph)

    def places(self, nodes: Iterable[str]) -> Places:
        """Where nodes stand; one without a place of its own, such as a blank node, where what refers to it does."""
        wanted = set(nodes)
        found = self.locate(self.name, wanted)
        if wanted <= found.keys():
            return found
        parents = {str(triple.object): str(triple.subject) for *_, triple in reversed(self.statements)}
        lines = {node: [node, *_above(node, parents)] for node in wanted - found.keys()}
        above = self._roots(parents) | self.locate(self.name, {node for line in lines.values() for node in line})
        places = {node: next((above[each] for each in line if each in above), None) for node, line in lines.items()}
        return found | {node: place for node, place in places.items() if place is not None}

    def _roots(self, parents: Mapping[str, str]) -> Places:
        """The places of blank nodes that nothing refers to, and that have no label in the text."""
        subjects = (triple.subject for *_, triple in self.statements)
        blank = dict.fromkeys(str(subject) for subject in subjects if isinstance(subject, ox.BlankNode))
        free = [node for node in blank if node not in parents]
        labelled = self.locate(self.name, free)
        roots = {anonymous(count): node for count, node in enumerate(node for node in free if node not in labelled)}
        return {roots[name]: place for name, place in self.locate(self.name, roots.keys()).items()}


def anonymous(count: int) -> str:
    """What a blank node is called here that has no label and that nothing refers to; no label can be like it."""
    return f"_:#{count}"


def _above(node: str, parents: Mapping[str, str]) -> list[str]:
    """What refers to a node, and what to that, up to the last."""
    line: list[str] = []
    while (above := parents.get(node)) is not None and above not in line and len(line) < _STEPS:
        line.append(above)
        node = above
    return line


def group(quads: Iterable[ox.Quad]) -> Iterator[tuple[str, list[Statement]]]:
    """The triples by the graph that they stand in, in the order of the graphs; triples as terms are left out.

    The parser gives blank nodes without a label a new one in each run; here they are numbered.
    """
    graphs: dict[str, list[Statement]] = defaultdict(list)
    numbers: dict[str, ox.BlankNode] = {}
    for quad in quads:
        triple = quad.triple
        if isinstance(triple.subject, ox.BlankNode) or isinstance(triple.object, ox.BlankNode):
            triple = ox.Triple(_number(triple.subject, numbers), triple.predicate, _number(triple.object, numbers))
        subject, value = triple.subject, triple.object
        if not isinstance(subject, ox.Triple) and not isinstance(value, ox.Triple):
            name = "" if isinstance(quad.graph_name, ox.DefaultGraph) else str(quad.graph_name)
            graphs[name].append(Statement(subject.value, triple.predicate.value, value, triple))
    yield from graphs.items()


def _number(term: T, numbers: dict[str, ox.BlankNode]) -> T | ox.BlankNode:
    if not isinstance(term, ox.BlankNode) or not _INVENTED.fullmatch(term.value):
        return term
    return numbers.setdefault(term.value, ox.BlankNode(f"unnamed-{len(numbers) + 1}"))
