"""Do two files of N-Quads hold the same graphs? Each graph is compared as a set of quads, by digest."""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256
from itertools import chain, groupby
from pathlib import Path

import pyoxigraph as ox


def digests(files: list[Path]) -> Iterator[tuple[str, str]]:
    """The name of each graph and the SHA-256 of its sorted quads. A graph's quads must stand together."""
    quads = chain.from_iterable(ox.parse(path=file, format=ox.RdfFormat.N_QUADS) for file in files)
    for name, graph in groupby(quads, key=lambda quad: quad.graph_name):
        yield str(name), sha256("\n".join(sorted({str(quad) for quad in graph})).encode()).hexdigest()


def differing(ours: list[Path], theirs: Path) -> tuple[int, int]:
    """How many graphs `theirs` holds, and how many of these are others than ours."""
    found = dict(digests([theirs]))
    ours_of_these = {name: digest for name, digest in digests(ours) if name in found}
    return len(found), sum(ours_of_these.get(name) != digest for name, digest in found.items())
