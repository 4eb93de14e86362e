"""Ordered: literals for pyshacl in the order that SPARQL has, on which `sh:lessThan` and `sh:lessThanOrEquals` rest.

rdflib orders values of different types by the names of the types (a month comes after every day), and gives up over
literals that are ill-formed, whereupon pyshacl raises. By SPARQL neither are in order at all.

Source: https://www.w3.org/TR/sparql11-query/#OperatorMapping
"""

from __future__ import annotations

from rdflib import XSD, Graph, Literal

_NUMBERS = {
    *(XSD.integer, XSD.decimal, XSD.float, XSD.double, XSD.long, XSD.int, XSD.short, XSD.byte),
    *(XSD.nonNegativeInteger, XSD.positiveInteger, XSD.nonPositiveInteger, XSD.negativeInteger),
    *(XSD.unsignedLong, XSD.unsignedInt, XSD.unsignedShort, XSD.unsignedByte),
}


class OrderedLiteral(Literal):
    """A literal that is smaller than none of another kind."""

    __slots__ = ()
    __hash__ = Literal.__hash__

    def __lt__(self, other: object) -> bool:
        return self._is_like(other) and super().__lt__(other)

    def __le__(self, other: object) -> bool:
        return self._is_like(other) and super().__le__(other)

    def _is_like(self, other: object) -> bool:
        if not isinstance(other, Literal) or self.value is None or other.value is None:
            return False
        return self.datatype == other.datatype or {self.datatype, other.datatype} <= _NUMBERS


def order_literals(graph: Graph) -> Graph:
    """The same graph, with ordered literals."""
    ordered = Graph()
    for subject, predicate, value in graph:
        if isinstance(value, Literal):
            value = OrderedLiteral(str(value), datatype=value.datatype, lang=value.language)
        ordered.add((subject, predicate, value))
    return ordered
