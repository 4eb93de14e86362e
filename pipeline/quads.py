"""Quads: the lines of one article's graph, as canonical N-Quads.

What is the same in every line, the name of the graph and the full stop, is kept once. So a graph becomes a text by
one join, with its name or without.

Source: https://www.w3.org/TR/rdf12-n-quads/#canonical-quads
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from itertools import chain, compress, islice
from operator import ne
from typing import TypeAlias, overload

Graphs: TypeAlias = Mapping[str, Sequence[str]]
"""Triples by the end of their lines (``<graph> .`` and the line feed): each ``<s> <p> <o>`` and the blank behind."""

_FULL_STOP = ".\n"


class Quads(Sequence[str]):
    """Lines of N-Quads, each with its line feed, sorted by code point and unique."""

    def __init__(self, graphs: Mapping[str, list[str]]) -> None:
        self._graphs: Graphs = {end: _sort(triples) for end, triples in graphs.items() if triples}

    @cached_property
    def _lines(self) -> tuple[str, ...]:
        lines = [triple + end for end, triples in self._graphs.items() for triple in triples]
        return tuple(sorted(lines) if len(self._graphs) > 1 else lines)

    @property
    def triples(self) -> Sequence[str]:
        """The triples of all graphs, each with the blank behind its object, and without the full stop."""
        return next(iter(self._graphs.values()), ()) if len(self._graphs) < 2 else [*chain(*self._graphs.values())]

    def as_ntriples(self) -> str:
        """The triples of all graphs as one text."""
        return "".join(_join(triples, _FULL_STOP) for triples in self._graphs.values())

    def as_nquads(self) -> str:
        """All lines as one text."""
        if len(self._graphs) > 1:
            return "".join(self._lines)
        return "".join(_join(triples, end) for end, triples in self._graphs.items())

    def __len__(self) -> int:
        return sum(map(len, self._graphs.values()))

    def __iter__(self) -> Iterator[str]:
        return iter(self._lines)

    @overload
    def __getitem__(self, index: int) -> str: ...

    @overload
    def __getitem__(self, index: slice) -> tuple[str, ...]: ...

    def __getitem__(self, index: int | slice) -> str | tuple[str, ...]:
        return self._lines[index]

    def __eq__(self, other: object) -> bool:
        return self._lines == (other._lines if isinstance(other, Quads) else other)

    __hash__ = None  # type: ignore[assignment]  # as of lists


def _join(triples: Sequence[str], end: str) -> str:
    return end.join([*triples, ""])  # the empty one brings the last end: to add it would copy the text


def _sort(triples: list[str]) -> Sequence[str]:
    # They mostly come in order, so that sorting first and comparing neighbours is twice as fast as sorting a set.
    triples.sort()
    return list(compress(triples, map(ne, triples, chain(islice(triples, 1, None), ("",)))))
