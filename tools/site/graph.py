"""The shapes graph, node by node, in the order of its files.

Source: https://www.w3.org/TR/shacl/
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pipeline.namespaces import RDF, SH, contract
from pipeline.rdf import Statement


class ShapesGraph:
    """What the shapes say of each node: names of SHACL without their prefix, values as IRIs, labels or plain text."""

    def __init__(self, statements: Iterable[Statement]) -> None:
        self._said: dict[str, dict[str, list[str]]] = {}
        for subject, predicate, value, _ in statements:
            name = predicate.removeprefix(SH) if predicate.startswith(SH) else contract(predicate)
            self._said.setdefault(subject, {}).setdefault(name, []).append(value.value)

    def names(self, node: str) -> list[str]:
        """The properties that a node has, in the order of the file."""
        return list(self._said.get(node, {}))

    def all(self, node: str, name: str) -> list[str]:
        """The values of a property."""
        return self._said.get(node, {}).get(name, [])

    def one(self, node: str, name: str) -> str:
        """The first value of a property; empty where there is none."""
        return next(iter(self.all(node, name)), "")

    def members(self, node: str) -> list[str]:
        """The members of a list (https://www.w3.org/TR/rdf-schema/#ch_list)."""
        found = []
        while node != f"{RDF}nil":
            found.append(self.one(node, "rdf:first"))
            node = self.one(node, "rdf:rest")
        return found

    def shapes(self) -> Iterator[str]:
        """The node shapes that have a name of their own."""
        return (node for node in self._said if f"{SH}NodeShape" in self.all(node, "rdf:type"))

    def within(self, node: str) -> set[str]:
        """Every value that a node leads to, through nodes without a name, but not into other named shapes."""
        found: set[str] = set()
        ahead = [node]
        while ahead:
            for values in self._said.get(ahead.pop(), {}).values():
                ahead += [
                    value for value in values if value not in found and value in self._said and ":" not in value
                ]
                found.update(values)
        return found
