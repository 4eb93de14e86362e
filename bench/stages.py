"""Where the time goes: each stage of ours by itself, over many sheets in one process.

``python -m bench.stages SHEETS.jsonl OUT.nq --count 1000``. What is done once a run is a stage of its own, `set up`:
mappings and shapes are compiled, and the vocabulary is read.
"""

from __future__ import annotations

import argparse
from itertools import islice
from pathlib import Path

from bench.outcome import Outcome
from pipeline.house import House
from pipeline.materialise import materialise
from pipeline.read import read
from pipeline.resolve import resolve
from pipeline.validate import validate


def main() -> None:
    """Run all stages, and time each."""
    parser = argparse.ArgumentParser(prog="python -m bench.stages", description=__doc__)
    parser.add_argument("sheets", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--count", type=int, required=True)
    options = parser.parse_args()
    outcome, house = Outcome(), House()
    with outcome.stage("set up"):
        scope, rules, shapes = house.scope(options.sheets.parent), house.rules, house.compiled_shapes
        _ = shapes.compiled
    with options.sheets.open("rb") as lines, options.out.open("wb") as out:
        for line in islice(lines, options.count):
            with outcome.stage("read"):
                documents = list(read(line, options.sheets.name))
            for document in documents:
                with outcome.stage("resolve"):
                    resolved = resolve(document, scope)
                with outcome.stage("materialise"):
                    quads = materialise(resolved.rows, rules).quads
                with outcome.stage("validate"):
                    validation = validate(quads, shapes)
                with outcome.stage("serialise"):
                    out.write("".join(quads).encode())
                outcome.sheets += 1
                outcome.violations += not validation.conforms
    outcome.tell()


if __name__ == "__main__":
    main()
