"""morph-kgc over our mappings, its graphs validated one by one by an engine of one's choice.

``python -m bench.peers.morph ROWS.jsonl OUT.nq --count 1000 --engine shacl --python .venv-morph/bin/python``: so many
sheets go through morph-kgc in one run. It lives in an environment of its own (``make .venv-morph``), in one process.
Its output is split by graph, and each graph validated.

It takes our mappings as they stand, over one document of rows. With ``--tuned``, the same rules are laid out as it
likes them best. It reads a source anew for every rule, and asks many queries of every mapping file; so each table is
a file of its own, all mappings are one file, and the languages that no text is in have no rules.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import tempfile
from collections import defaultdict
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, TypeAlias

import yaml
from rdflib import Graph

from bench.outcome import Outcome
from bench.peers import plain
from bench.rows import join_rows
from pipeline.mapping import ROWS
from pipeline.rows import Rows

Yarrrml: TypeAlias = dict[str, Any]
Check: TypeAlias = Callable[[str], bool]
"""Whether the triples of a graph, as N-Triples, have a violation."""

MAPPINGS = Path(__file__).parents[2] / "mappings"
CONFIGURATION = """\
[CONFIGURATION]
output_file=out.nq
output_format=N-QUADS
number_of_processes=1
logging_level=ERROR
"""


def lay_out(rows: Rows, folder: Path) -> None:
    """The rows and our mappings as they stand, but for the ending by which morph-kgc knows YARRRML."""
    (folder / ROWS).write_text(json.dumps(rows, ensure_ascii=False), "utf-8")
    files = sorted(MAPPINGS.glob("*.yml"))
    for file in files:
        (folder / f"{file.stem}.yarrrml").write_bytes(file.read_bytes())
    _configure(folder, [file.stem for file in files])


def lay_out_tuned(rows: Rows, folder: Path) -> None:
    """A file for each table, and one for all mappings."""
    for table, content in rows.items():
        (folder / f"{table}.json").write_text(json.dumps(content, ensure_ascii=False), "utf-8")
    mapping = join_mappings({column for row in rows["texts"] for column in row})
    (folder / "newsfacts.yarrrml").write_text(yaml.safe_dump(mapping), "utf-8")
    _configure(folder, ["newsfacts"])


def _configure(folder: Path, names: Iterable[str]) -> None:
    sections = (f"[{name}]\nmappings={name}.yarrrml\n" for name in names)
    (folder / "config.ini").write_text(CONFIGURATION + "".join(sections), "utf-8")


def join_mappings(text_columns: Iterable[str]) -> Yarrrml:
    """Our mappings as one; of the rules for texts, those for the columns that there are."""
    joined: Yarrrml = {"prefixes": {}, "mappings": {}}
    for file in sorted(MAPPINGS.glob("*.yml")):
        document = yaml.load(file.read_text("utf-8"), Loader=yaml.BaseLoader)
        named = document.get("sources", {})
        for name, triples_map in document["mappings"].items():
            source = triples_map["sources"]
            _, path = named[source] if isinstance(source, str) else source[0]
            table = path.removeprefix("$.").removesuffix("[*]")
            joined["mappings"][name] = {**triples_map, "sources": [[f"{table}.json~jsonpath", "$[*]"]]}
        joined["prefixes"] |= document.get("prefixes", {})
    texts, filled = joined["mappings"]["texts"], {f"$({column})" for column in text_columns}
    texts["predicateobjects"] = [rule for rule in texts["predicateobjects"] if rule[1] in filled]
    return joined


def split(file: Path) -> dict[str, list[str]]:
    """The lines of each graph, without its name: N-Triples. Our quads have IRIs as graphs, at the end of a line."""
    graphs: dict[str, list[str]] = defaultdict(list)
    with file.open(encoding="utf-8") as lines:
        for line in lines:
            triple, name = line.rstrip(" .\n").rsplit(" ", 1)
            graphs[name].append(f"{triple} .\n")
    return graphs


def with_shacl() -> Check:
    """Validation by the `shacl` package."""
    import shacl

    shapes = shacl.Shapes.from_text(plain.read_shapes().serialize(format="nt"), "ntriples")

    def check(triples: str) -> bool:
        report = shapes.validate_text(triples, "ntriples")
        return any(result.severity_iri.endswith("#Violation") for result in report.results)

    return check


def with_pyshacl() -> Check:
    """Validation by pyshacl."""
    shapes = plain.read_shapes()
    return lambda triples: plain.violations(Graph().parse(data=triples, format="nt"), shapes) > 0


ENGINES: dict[str, Callable[[], Check]] = {"shacl": with_shacl, "pyshacl": with_pyshacl}


def main() -> None:
    """Map, split, validate, write."""
    parser = argparse.ArgumentParser(prog="python -m bench.peers.morph", description=(__doc__ or "").splitlines()[0])
    parser.add_argument("rows", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--count", type=int, required=True)
    parser.add_argument("--engine", choices=ENGINES, required=True)
    parser.add_argument("--python", type=Path, required=True, help="an interpreter that has morph-kgc")
    parser.add_argument("--tuned", action="store_true", help="lay the rules out as morph-kgc likes them best")
    options = parser.parse_args()
    outcome = Outcome()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        with outcome.stage("lay out"):
            rows = join_rows(options.rows, options.count)
            (lay_out_tuned if options.tuned else lay_out)(rows, folder)
            outcome.sheets = len(rows.pop("article"))
            rows.clear()  # its memory is ours, not morph-kgc's
        with outcome.stage("map"):
            command = [str(options.python.absolute()), "-m", "morph_kgc", "config.ini"]
            subprocess.run(command, cwd=folder, check=True, capture_output=True)
        with outcome.stage("split"):
            graphs = split(folder / "out.nq")
    with outcome.stage("validate"):
        check = ENGINES[options.engine]()
        outcome.violations = sum(check("".join(triples)) for triples in graphs.values())
    with outcome.stage("write"), options.out.open("w", encoding="utf-8") as out:
        for graph, triples in graphs.items():
            out.writelines(f"{triple[:-3]} {graph} .\n" for triple in triples)
    outcome.tell()


if __name__ == "__main__":
    main()
