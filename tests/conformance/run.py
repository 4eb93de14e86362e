"""Do other engines make the same quads of our mappings? Prints a table, and exits 1 where they do not.

The same rows go through the compiled rules, through morph-kgc with the YARRRML files as they are, and through
morph-kgc with the RML that the reference parser makes of them. From the repository's root::

    npm ci --prefix tests/conformance
    python -m venv .venv-morph && .venv-morph/bin/pip install -r tests/conformance/requirements.txt
    python tests/conformance/run.py --morph .venv-morph/bin/python [ROWS ...]

Without rows it takes the sample beside it, which has every table and column.

Two things are changed on the way, and nothing else: morph-kgc knows a YARRRML file by the ending ``.yarrrml``, and of
the RML it wants ``rr:language "en"`` where the parser writes an ``rml:languageMap`` with the constant ``"en"``.

Sources: https://morph-kgc.readthedocs.io/, https://github.com/RMLio/yarrrml-parser
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, TypeAlias

from pyoxigraph import NamedNode, Quad, RdfFormat, parse, serialize

from pipeline.mapping import ROWS, read_mappings
from pipeline.materialise import materialise

HERE = Path(__file__).parent
PARSER = HERE / "node_modules" / "@rmlio" / "yarrrml-parser" / "bin" / "parser.js"
SHOWN = 10
"""So many quads that differ are printed for each engine."""

_RR = "http://www.w3.org/ns/r2rml#"
_RML = "http://semweb.mmlab.be/ns/rml#"
_PARSER_BASE = "http://mapping.example.com/"

Term: TypeAlias = Any
"""A term of pyoxigraph, which has no type for all of them together."""
Engine: TypeAlias = Callable[[Path], set[Quad]]
"""Makes quads of the rows and mappings in a folder: ``rows.json`` and ``*.yarrrml``."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Compare all engines; 0 where they agree, 1 where they do not, 2 where one of them gives no quads."""
    options = _options().parse_args(arguments)
    engines: dict[str, Engine] = {
        "newsfacts": _newsfacts,
        "morph-kgc, YARRRML": lambda folder: _morph(options.morph, folder, sorted(folder.glob("*.yarrrml"))),
        "morph-kgc, RML of yarrrml-parser": lambda folder: _morph(
            options.morph, folder, [_to_rml(options.parser, file) for file in sorted(folder.glob("*.yarrrml"))]
        ),
    }
    return max(_compare(rows, options.mappings, engines) for rows in options.rows)


def _compare(rows: Path, mappings: Path, engines: Mapping[str, Engine]) -> int:
    made: dict[str, set[Quad]] = {}
    print(f"{rows.name:34} {'quads':>7} {'missing':>8} {'beyond':>7} {'seconds':>8}")
    for name, engine in engines.items():
        with tempfile.TemporaryDirectory() as folder:
            _lay_out(Path(folder), rows, mappings)
            start = time.perf_counter()
            try:
                made[name] = engine(Path(folder))
            except (subprocess.CalledProcessError, OSError, SyntaxError) as error:
                print(f"{name} gives no quads: {getattr(error, 'stderr', None) or error}", file=sys.stderr)
                return 2
            seconds = time.perf_counter() - start
        missing, beyond = made["newsfacts"] - made[name], made[name] - made["newsfacts"]
        print(f"{name:34} {len(made[name]):7} {len(missing):8} {len(beyond):7} {seconds:8.2f}")
        _show("-", missing)
        _show("+", beyond)
    return 0 if all(quads == made["newsfacts"] for quads in made.values()) else 1


def _options() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="run.py", description=(__doc__ or "").splitlines()[0])
    parser.add_argument("rows", type=Path, nargs="*", default=[HERE / ROWS], help="documents of rows (JSON)")
    parser.add_argument("--mappings", type=Path, default=HERE.parents[1] / "mappings", help="a folder of *.yml")
    parser.add_argument("--morph", type=Path, required=True, help="a Python interpreter that has morph-kgc")
    parser.add_argument("--parser", type=Path, default=PARSER, help="bin/parser.js of @rmlio/yarrrml-parser")
    return parser


def _lay_out(folder: Path, rows: Path, mappings: Path) -> None:
    (folder / ROWS).write_bytes(rows.read_bytes())
    for file in sorted(mappings.glob("*.yml")):
        (folder / f"{file.stem}.yarrrml").write_bytes(file.read_bytes())


def _newsfacts(folder: Path) -> set[Quad]:
    mapping = read_mappings((file.name, file.read_text("utf-8")) for file in sorted(folder.glob("*.yarrrml")))
    lines = materialise(json.loads((folder / ROWS).read_text("utf-8")), mapping).quads
    return set(parse("".join(lines).encode(), format=RdfFormat.N_QUADS))


def _morph(python: Path, folder: Path, mappings: Iterable[Path]) -> set[Quad]:
    sections = [f"[{file.stem}]\nmappings={file.name}\n" for file in mappings]
    head = "[CONFIGURATION]\noutput_file=out.nq\noutput_format=N-QUADS\nlogging_level=ERROR\n"
    (folder / "config.ini").write_text(head + "".join(sections), "utf-8")
    _run([str(python.absolute()), "-m", "morph_kgc", "config.ini"], folder)
    return set(parse((folder / "out.nq").read_bytes(), format=RdfFormat.N_QUADS))


def _to_rml(parser: Path, file: Path) -> Path:
    """The RML that the reference parser makes of one file, with names that no other file's rules have."""
    written = file.with_suffix(".ttl")
    # The parser exits with 0 whatever happens; without the file the next line fails.
    _run(["node", str(parser.absolute()), "-m", "-i", file.name, "-o", written.name], file.parent)
    quads = list(parse(written.read_bytes(), format=RdfFormat.TURTLE))
    tags = {quad.subject: quad.object for quad in quads if quad.predicate == NamedNode(_RR + "constant")}
    rules: list[Quad] = []
    for quad in quads:
        subject, predicate, value = _own(quad.subject, file), quad.predicate, _own(quad.object, file)
        if predicate == NamedNode(_RML + "languageMap"):
            predicate, value = NamedNode(_RR + "language"), tags[quad.object]
        rules.append(Quad(subject, predicate, value))
    serialize(rules, written, format=RdfFormat.TURTLE)
    return written


def _own(term: Term, file: Path) -> Term:
    if isinstance(term, NamedNode) and term.value.startswith(_PARSER_BASE):
        return NamedNode(f"{_PARSER_BASE}{file.stem}/{term.value.removeprefix(_PARSER_BASE)}")
    return term


def _run(command: Sequence[str], folder: Path) -> None:
    subprocess.run(command, cwd=folder, check=True, capture_output=True, text=True)


def _show(sign: str, quads: set[Quad]) -> None:
    for quad in sorted(map(str, quads))[:SHOWN]:
        print(f"  {sign} {quad}")
    if len(quads) > SHOWN:
        print(f"  {sign} ... and {len(quads) - SHOWN} more")


if __name__ == "__main__":
    sys.exit(main())
