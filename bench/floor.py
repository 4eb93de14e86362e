"""The floor: what Oxigraph needs merely to parse the same N-Quads and to write them again.

``python -m bench.floor OUT.nq FILE.nq ...``, in one process, quad after quad.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import pyoxigraph as ox

from bench.outcome import Outcome


def main() -> None:
    """Parse and write."""
    parser = argparse.ArgumentParser(prog="python -m bench.floor", description=__doc__)
    parser.add_argument("out", type=Path)
    parser.add_argument("files", type=Path, nargs="+")
    options = parser.parse_args()
    outcome = Outcome()
    with outcome.stage("parse and write"), options.out.open("wb") as out:
        for file in options.files:
            ox.serialize(ox.parse(path=file, format=ox.RdfFormat.N_QUADS), out, ox.RdfFormat.N_QUADS)
    outcome.tell()


if __name__ == "__main__":
    main()
