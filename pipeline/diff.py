"""Diff: what changed between two exports, exactly, and in words.

Exports have no blank nodes, so a comparison of sorted statements is exact, and nothing has to be matched. In words, a
node of which all statements are new is *added*, one of which none is left is *removed*, and of all others it is told
what changed. A stance that changed is a removal and an addition by identity, since an assertion's IRI holds its
stance; it is told as what it is: the same speaker on the same fact.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Literal, TypeAlias

import pyoxigraph as ox

from pipeline.errors import Fault, InputError
from pipeline.namespaces import NF, RDF, SCHEMA
from pipeline.words import Description, describe, property_words, value_words

Kind: TypeAlias = Literal["added", "removed", "changed"]

_TYPE = f"{RDF}type"
_STANCE, _OBJECT, _AGENT = f"{NF}stance", f"{SCHEMA}object", f"{SCHEMA}agent"
_ASSERTION = f"{NF}Assertion"


@dataclass(frozen=True, slots=True, order=True)
class Change:
    """One change in words; `node` is the IRI of what changed."""

    node: str
    kind: Kind
    words: str


@dataclass(frozen=True)
class Export:
    """The statements of an export: for each node its properties, and for each of these its values."""

    quads: frozenset[ox.Quad]

    @classmethod
    def of(cls, name: str, quads: Iterable[ox.Quad]) -> Export:
        """The export of that name. Raises `InputError` where a blank node stands in it."""
        found = frozenset(quads)
        for quad in found:
            if any(
                isinstance(term, ox.BlankNode | ox.Triple) for term in (quad.subject, quad.object, quad.graph_name)
            ):
                what = "holds blank nodes, which have no names to compare them by; newsfacts writes none"
                raise InputError([Fault(what, name)])
        return cls(found)

    @cached_property
    def nodes(self) -> dict[str, Description]:
        """What is said of each node, in all graphs together."""
        nodes: dict[str, Description] = defaultdict(lambda: defaultdict(set))
        for quad in self.quads:
            if isinstance(quad.subject, ox.NamedNode) and not isinstance(quad.object, ox.Triple):
                nodes[quad.subject.value][quad.predicate.value].add(quad.object)
        return nodes

    def without_graphs(self) -> Export:
        """The same statements, all in the default graph."""
        return Export(frozenset(ox.Quad(quad.subject, quad.predicate, quad.object) for quad in self.quads))

    @property
    def has_graphs(self) -> bool:
        """Whether a statement stands in a named graph."""
        return any(isinstance(quad.graph_name, ox.NamedNode) for quad in self.quads)


@dataclass(frozen=True)
class Diff:
    """The difference of two exports."""

    old: Export
    new: Export

    @property
    def is_empty(self) -> bool:
        """Whether the two say the same."""
        return self.old.quads == self.new.quads

    def quads(self) -> Iterator[str]:
        """The statements that are gone (``- ``) and that have come (``+ ``), in the order of their N-Quads."""
        gone = ((f"{quad} .", "-") for quad in self.old.quads - self.new.quads)
        come = ((f"{quad} .", "+") for quad in self.new.quads - self.old.quads)
        for line, sign in sorted([*gone, *come]):
            yield f"{sign} {line}"

    def changes(self) -> list[Change]:
        """The changes in words, in the order of the nodes."""
        old, new = self.old.nodes, self.new.nodes
        turned = dict(self._turned())
        changes = [
            Change(node, "changed", f"{describe(node, new)}: the stance was {before}, and is now {after}")
            for node, (_, before, after) in turned.items()
        ]
        handled = {*turned, *(each for each, _, _ in turned.values())}
        for node in sorted((old.keys() | new.keys()) - handled):
            if node not in old:
                changes.append(Change(node, "added", self._added(node)))
            elif node not in new:
                changes.append(Change(node, "removed", describe(node, old)))
            elif old[node] != new[node]:
                name = describe(node, new)
                changes += [Change(node, "changed", f"{name}: {what}") for what in self._differences(node)]
        return sorted(changes)

    def _added(self, node: str) -> str:
        """A new node; a new assertion of what stood before is a new voucher."""
        facts = self.new.nodes[node].get(_OBJECT, set())
        is_voucher = any(fact.value in self.old.nodes for fact in facts) and is_assertion(self.new.nodes[node])
        return f"{describe(node, self.new.nodes)}{' (a new voucher)' if is_voucher else ''}"

    def _differences(self, node: str) -> Iterator[str]:
        old, new = self.old.nodes[node], self.new.nodes[node]
        for predicate in sorted(old.keys() | new.keys()):
            gone = old.get(predicate, set()) - new.get(predicate, set())
            come = new.get(predicate, set()) - old.get(predicate, set())
            before, after = value_words(gone, self.old.nodes), value_words(come, self.new.nodes)
            name = property_words(predicate)
            if gone and come:
                yield f"{name} from {before} to {after}"
            elif gone:
                yield f"{name} no longer {before}"
            elif come:
                yield f"{name} now {'also ' if predicate in old else ''}{after}"

    def _turned(self) -> Iterator[tuple[str, tuple[str, str, str]]]:
        """The new assertions whose speaker took another stance on the same fact: the old one, and both stances."""
        before = _stances(self.old.nodes, self.new.nodes)
        after = _stances(self.new.nodes, self.old.nodes)
        for said in sorted(before.keys() & after.keys()):
            if len(before[said]) == len(after[said]) == 1:
                ((old, was),), ((new, is_now),) = before[said], after[said]
                if was != is_now:
                    yield new, (old, was, is_now)


def _stances(nodes: dict[str, Description], others: dict[str, Description]) -> dict[str, list[tuple[str, str]]]:
    """By speaker and fact, the assertions that the other export has not, and their stances."""
    found: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for node in nodes.keys() - others.keys():
        said = nodes[node]
        if is_assertion(said):
            key = " ".join(sorted(map(str, said.get(_AGENT, set()) | said.get(_OBJECT, set()))))
            found[key].append((node, value_words(said.get(_STANCE, set()), nodes)))
    return found


def is_assertion(description: Description) -> bool:
    """Whether it is of an assertion."""
    return any(kind.value == _ASSERTION for kind in description.get(_TYPE, set()))
