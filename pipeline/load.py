"""Load: named graphs into a store, each replaced as one, so that loading twice changes nothing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from pipeline.errors import Fault, InputError, StoreError
from pipeline.graphs import NamedGraph
from pipeline.identifiers import suggest
from pipeline.journal import Journal
from pipeline.stores import Store


@dataclass(frozen=True, slots=True)
class Loaded:
    """A graph that is in the store: whole, counted, noted. `was_there` where an earlier load had brought it."""

    graph: str
    triples: int
    was_there: bool


def load(graphs: Iterable[NamedGraph], store: Store, journal: Journal) -> Iterator[Loaded]:
    """Every graph, as soon as it is in the store.

    What the journal knows from an earlier load, and the store still holds in that size, is passed over. Raises
    `StoreError` where the store fails; what was yielded before that is in, and the journal says so.
    """
    for graph in graphs:
        size = len(graph.triples)
        was_there = journal.holds(graph) and store.count(graph.name) == size
        if not was_there:
            store.replace(graph.name, graph.triples)
            _compare(store, graph.name, size)
            journal.note(graph)
        yield Loaded(graph.name, size, was_there)


def unload(graph: str, store: Store) -> int:
    """Remove `graph`; how many triples it held. Raises `InputError` where the store holds no such graph."""
    size = store.count(graph)
    if not size:
        raise InputError([Fault(f"{store.name} holds no graph <{graph}>; {suggest(graph, store.graphs())}")])
    store.remove(graph)
    _compare(store, graph, 0)
    return size


def _compare(store: Store, graph: str, size: int) -> None:
    found = store.count(graph)
    if found != size:
        remedy = "somebody else may have written to it, or the store takes some of the triples for equal"
        raise StoreError(f"{store.name} holds {found:,} triples in <{graph}>, where {size:,} were sent; {remedy}")
