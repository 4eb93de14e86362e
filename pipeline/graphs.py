"""Named graphs as they travel to a store: a name, and triples in one order and one spelling."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256

import pyoxigraph as ox

from pipeline.errors import Fault, InputError


@dataclass(frozen=True)
class NamedGraph:
    """A graph by name. `triples` are lines of N-Triples, sorted, each once."""

    name: str
    triples: tuple[str, ...]

    @cached_property
    def digest(self) -> str:
        """The SHA-256 of the triples: equal for equal graphs, as long as these have no blank nodes."""
        return sha256("\n".join(self.triples).encode()).hexdigest()


def read_graphs(content: bytes, file: str) -> Iterator[NamedGraph]:
    """The graphs of a TriG, N-Quads or JSON-LD file, by name.

    Raises `InputError` where the file is not RDF, or where a triple stands outside of every named graph.
    """
    form = ox.RdfFormat.from_extension(file.rpartition(".")[2])
    if form is None or not form.supports_datasets:
        raise InputError([Fault("is no file of named graphs; expected .trig, .nq or .jsonld", file)])
    triples: defaultdict[str, set[str]] = defaultdict(set)
    try:
        for quad in ox.parse(content, form):
            if not isinstance(quad.graph_name, ox.NamedNode):
                raise InputError([Fault(f"has a triple that stands in no named graph: {quad.triple}", file)])
            triples[quad.graph_name.value].add(f"{quad.triple} .")
    except SyntaxError as error:
        raise InputError([Fault(f"is not {form.name}: {error.msg}", file, error.lineno, error.offset)]) from None
    for name in sorted(triples):
        yield NamedGraph(name, tuple(sorted(triples.pop(name))))


def survey(files: Iterable[tuple[str, Sequence[str]]]) -> int:
    """How many graphs there are in files (name, names of graphs).

    Raises `InputError` where a graph stands in two files: the second would take the place of the first.
    """
    homes: dict[str, str] = {}
    faults = []
    for file, names in files:
        for name in names:
            if homes.setdefault(name, file) != file:
                faults.append(Fault(f"holds <{name}>, and so does {homes[name]}; name one of these files", file))
    if faults:
        raise InputError(faults)
    return len(homes)
