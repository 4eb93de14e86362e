"""A store in a folder, by pyoxigraph: nothing to install, nothing to start.

The folder is an Oxigraph database, so that ``oxigraph serve --location`` puts a server over it. One process holds it
at a time. Source: https://pyoxigraph.readthedocs.io/en/stable/store.html
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import pyoxigraph as ox

from pipeline.answers import Answer, read_answer
from pipeline.errors import StoreError
from pipeline.namespaces import PREFIXES


class EmbeddedStore:
    """The `Store` in a folder."""

    def __init__(self, folder: Path, *, create: bool = True) -> None:
        if not create and not (folder / "CURRENT").is_file():  # the file in which RocksDB names its manifest
            raise StoreError(f"{folder} holds no store; `newsfacts load --to {folder}` makes one")
        self.name = str(folder)
        try:
            folder.mkdir(parents=True, exist_ok=True)
            self._store = ox.Store(folder)
        except OSError as error:
            raise StoreError(f"{folder} cannot be opened: {_reason(error)}") from None

    def replace(self, graph: str, triples: Sequence[str]) -> None:
        """Replace a graph in one transaction. A graph that is as it should be is not written again."""
        if self._lines(graph) == set(triples):
            return
        body = "\n".join(triples)
        try:
            # One request is one transaction, and readers see all of it or nothing.
            self._store.update(f"DROP SILENT GRAPH <{graph}> ; INSERT DATA {{ GRAPH <{graph}> {{\n{body}\n}} }}")
        except OSError as error:
            raise StoreError(f"{self.name} cannot be written: {_reason(error)}") from None

    def remove(self, graph: str) -> None:
        """Remove a graph."""
        try:
            self._store.remove_graph(ox.NamedNode(graph))
        except OSError as error:
            raise StoreError(f"{self.name} cannot be written: {_reason(error)}") from None

    def count(self, graph: str) -> int:
        """How many triples a graph holds."""
        ((size,),) = self.ask(f"SELECT (COUNT(*) AS ?size) WHERE {{ GRAPH <{graph}> {{ ?s ?p ?o }} }}").rows
        return int(size.value) if size is not None else 0

    def graphs(self) -> Mapping[str, int]:
        """The graphs, and the size of each."""
        names = (name.value for name in self._store.named_graphs())
        return {name: size for name in names if (size := self.count(name))}

    def ask(self, sparql: str) -> Answer:
        """The answer to a query that `pipeline.query` has found sound."""
        results = self._store.query(sparql, prefixes=PREFIXES, use_default_graph_as_union=True)
        return read_answer(results) or Answer((), ())

    def close(self) -> None:
        """Force to the disk what was written. Until then it outlives the process, but not a power cut."""
        try:
            self._store.flush()
        except OSError as error:
            raise StoreError(f"{self.name} cannot be written: {_reason(error)}") from None

    def _lines(self, graph: str) -> set[str]:
        return {f"{quad.triple} ." for quad in self._store.quads_for_pattern(None, None, None, ox.NamedNode(graph))}


def _reason(error: OSError) -> str:
    text = str(error)
    if "lock" in text.lower():
        return "another process holds it; wait for that, or name the address of the server that runs over it"
    return text
