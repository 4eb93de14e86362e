"""Targets: which nodes of a graph each shape speaks of, counted, because a shape that meets none conforms in silence.

Source: https://www.w3.org/TR/shacl/#targets
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final, Literal, TypeAlias, get_args

from pipeline.namespaces import RDF

Kind: TypeAlias = Literal["targetClass", "targetNode", "targetSubjectsOf", "targetObjectsOf"]
KINDS: Final[tuple[Kind, ...]] = get_args(Kind)

Target: TypeAlias = tuple[Kind, str]
"""A kind of target, and the IRI of the class, of the node or of the predicate."""
Triple: TypeAlias = tuple[str, str, str]
"""Subject, predicate and object as terms of N-Triples."""

_TYPE = f"<{RDF}type>"
_LITERAL = re.compile(r'("(?:[^"\\]|\\.)*"\S*).*', re.DOTALL)


class Targets(Mapping[str, Sequence[Target]]):
    """The targets of each shape, by the shape's IRI."""

    def __init__(self, targets: Mapping[str, Sequence[Target]]) -> None:
        self._targets = targets
        self._shapes: dict[Kind, defaultdict[str, list[str]]] = {kind: defaultdict(list) for kind in KINDS}
        for shape, aims in targets.items():
            for kind, iri in aims:
                self._shapes[kind][f"<{iri}>"].append(shape)
        self._telling = (_TYPE, *self._shapes["targetSubjectsOf"], *self._shapes["targetObjectsOf"])

    def __getitem__(self, shape: str) -> Sequence[Target]:
        return self._targets[shape]

    def __iter__(self) -> Iterator[str]:
        return iter(self._targets)

    def __len__(self) -> int:
        return len(self._targets)

    def count(self, triples: Sequence[Triple]) -> dict[str, int]:
        """How many nodes of a graph each shape meets."""
        nodes = {term for subject, _, value in triples for term in (subject, value)}
        return self._count(triples, nodes & self._shapes["targetNode"].keys())

    def count_in(self, lines: Sequence[str], text: str) -> dict[str, int]:
        """As `count`, for lines of canonical N-Quads or N-Triples: only those that tell of a target are taken apart.

        Of a line no more is needed than its three terms and the blank behind them. `text` is the same in one piece,
        in which a node is found at once.
        """
        telling = self._telling
        told = [line.split(" ", 3) for line in lines if line.startswith(telling, line.find(" ") + 1)]
        for parts in told:
            if parts[2].startswith('"'):  # a literal can hold blanks
                parts[2] = _LITERAL.sub(r"\1", f"{parts[2]} {parts[3]}")
        nodes = [node for node in self._shapes["targetNode"] if _occurs(node, lines, text)]
        return self._count(((subject, predicate, value) for subject, predicate, value, _ in told), nodes)

    def _count(self, triples: Iterable[Triple], nodes: Iterable[str]) -> dict[str, int]:
        met: dict[Kind, defaultdict[str, set[str]]] = {kind: defaultdict(set) for kind in KINDS}
        by_class, by_node, by_subject, by_object = met.values()
        objects = self._shapes["targetObjectsOf"]
        for subject, predicate, value in triples:
            if predicate == _TYPE:
                by_class[value].add(subject)
            by_subject[predicate].add(subject)
            if predicate in objects:
                by_object[predicate].add(value)
        for node in nodes:
            by_node[node].add(node)
        return {shape: len(_union([met[kind].get(f"<{iri}>") for kind, iri in aims])) for shape, aims in self.items()}


def _union(nodes: Sequence[set[str] | None]) -> set[str]:
    found = [each for each in nodes if each]
    return found[0] if len(found) == 1 else set().union(*found)


def _occurs(node: str, lines: Sequence[str], text: str) -> bool:
    """Whether a node is the subject or the object of any line: most often it is seen in the text at once."""
    if f"> {node} .\n" in text:  # at the end of a line, which no literal holds
        return True
    return node in text and any(node in line and node in line.split(" ", 3)[:3:2] for line in lines)
