"""What a store must be able to do to hold articles. Everything above this line is the same for all of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Protocol

from pipeline.answers import Answer


class Store(Protocol):
    """A place for named graphs. Every method raises `StoreError` where the store or the way to it fails."""

    @property
    def name(self) -> str:
        """The store as messages name it: a folder, or a URL without credentials."""

    def replace(self, graph: str, triples: Sequence[str]) -> None:
        """Make `triples` (lines of N-Triples) all that stands in `graph`: whole, or not at all."""

    def remove(self, graph: str) -> None:
        """Remove `graph`; nothing happens where it is not there."""

    def count(self, graph: str) -> int:
        """How many triples `graph` holds; 0 where it is not there."""

    def graphs(self) -> Mapping[str, int]:
        """The named graphs that hold anything, and how many triples each holds."""

    def ask(self, sparql: str) -> Answer:
        """The answer to a SELECT or ASK query over all named graphs as one, with the known prefixes declared."""

    def close(self) -> None:
        """See to it that all that was written is kept."""
