"""``make bench``: thousands of sheets through us and through the peers, in one run, and a page on it.

Sheets of the seed's size go through every way on one core: ours, the peers, and the floor. The peers start from the
rows that we resolved, so that they are spared reading; each gets as many sheets as it finishes in some minutes. Their
graphs are compared with ours. Then come sheets of all sizes (`bench.sheets`), 1,000, 10,000 and 100,000 of them, for
us alone, with two workers, and 10,000 with one.

It takes the better part of an hour, and of the folder for temporary files (``TMPDIR``) about half a megabyte a sheet.
"""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from bench import page
from bench.agreement import differing
from bench.measure import ROOT, Measured, measure
from bench.outcome import Outcome, read_outcome
from bench.record import Record, Run, describe_machine, median, write_record
from bench.rows import write_rows
from bench.sheets import write_sheets

PYTHON = sys.executable
OURS = (PYTHON, "-m", "pipeline", "corpus")
REPEATED = 3
"""Short runs are made so many times, and the median counts."""
TRIED = 20
"""With so many sheets it is found out how many morph-kgc can do in the time."""
SPACE = 550_000
"""Bytes on the disk that must be free for each sheet: the sheet, its quads, and as much again."""


def run_ours(sheets: Path, folder: Path, count: int, workers: int) -> Run:
    """``newsfacts corpus``, one core for each worker. Its files stay in `folder`."""
    shutil.rmtree(folder, ignore_errors=True)
    command = [*OURS, str(sheets), "--out", str(folder), "--workers", str(workers), "--format", "nq"]
    measured = measure(command, cores=workers)
    return _run("newsfacts", measured, Outcome(count), parts(folder), workers)


def parts(folder: Path) -> list[Path]:
    """The files of quads that our command wrote."""
    return sorted(folder.glob("part-*.nq"))


def _run(name: str, measured: Measured, outcome: Outcome, written: Sequence[Path], workers: int = 1) -> Run:
    if outcome.violations:
        raise RuntimeError(f"{name} finds violations in {outcome.violations} sheets; all are sound")
    quads = sum(_count_lines(file) for file in written)
    costs = (measured.seconds, measured.processor, measured.peak, measured.largest)
    return Run(name, outcome.sheets, quads, *costs, workers, dict(outcome.stages))


def _count_lines(file: Path) -> int:
    with file.open("rb") as content:
        return sum(block.count(b"\n") for block in iter(lambda: content.read(1 << 20), b""))


def run_module(name: str, module: str, out: Path, *arguments: str) -> Run:
    """One of the programs that tell their outcome, on one core."""
    measured = measure([PYTHON, "-m", module, *arguments], cores=1)
    return _run(name, measured, read_outcome(measured.printed), [out])


def run_peers(rows: Path, ours: list[Path], folder: Path, count: int, seconds: float, morph: Path) -> list[Run]:
    """Every peer on the same rows, and whether its graphs are ours."""
    out = folder / "peer.nq"
    runs = [run_module("rdflib + pyshacl", "bench.peers.plain", out, str(rows), str(out), "--seconds", str(seconds))]
    runs[0] = _compared(runs[0], ours, out)
    for engine, tuning in (("pyshacl", ["--tuned"]), ("shacl", []), ("shacl", ["--tuned"])):
        name = f"morph-kgc + {engine}{', tuned' if tuning else ''}"
        wanted = TRIED
        for attempt in ("try", "measure"):
            arguments = (str(rows), str(out), "--count", str(wanted), "--engine", engine, "--python", str(morph))
            run = run_module(name, "bench.peers.morph", out, *arguments, *tuning)
            if attempt == "measure":
                runs.append(_compared(run, ours, out))
            wanted = max(min(count, int(wanted * seconds / run.seconds)), 1)
    return runs


def _compared(run: Run, ours: list[Path], theirs: Path) -> Run:
    graphs, others = differing(ours, theirs)
    return replace(run, graphs=graphs, differing=others)


def run_even(folder: Path, count: int, seconds: float, morph: Path) -> tuple[Run, Run, Run, list[Run]]:
    """Sheets of the seed's size on one core: ours, the floor, our stages, and the peers."""
    sheets, rows, out = folder / "even.jsonl", folder / "rows.jsonl", folder / "out"
    write_sheets(sheets, count, factor=1.0)
    write_rows(sheets, rows, count)
    ours, floors, staged = [], [], []
    again = folder / "again.nq"
    for _ in range(REPEATED):
        ours.append(run_ours(sheets, out, count, workers=1))
        files = [str(part) for part in parts(out)]
        floor = run_module("Oxigraph, parse and write", "bench.floor", again, str(again), *files)
        floors.append(replace(floor, sheets=count))
        arguments = (str(sheets), str(again), "--count", str(count))
        staged.append(run_module("newsfacts, stage by stage", "bench.stages", again, *arguments))
    peers = run_peers(rows, parts(out), folder, count, seconds, morph)
    return median(ours), median(floors), median(staged), peers


def run_corpora(folder: Path, sizes: Sequence[int], notes: list[str]) -> Iterator[Run]:
    """Sheets of all sizes for us: two workers, and one where that takes some minutes at most."""
    for count in sizes:
        if shutil.disk_usage(folder).free < count * SPACE:
            notes.append(f"{count:,} sheets were left out: the disk has no room for them.")
            continue
        sheets, out = folder / "sheets.jsonl", folder / "out"
        write_sheets(sheets, count)
        for workers in (1, 2) if count <= 10_000 else (2,):
            run = run_ours(sheets, out, count, workers)
            print(f"{count:,} sheets, workers: {workers}, {run.rate:.1f} a second", file=sys.stderr, flush=True)
            yield run


def main() -> None:
    """Measure all, and write the record and the page."""
    parser = argparse.ArgumentParser(prog="python -m bench.corpus", description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--sheets", type=int, nargs="+", default=[1_000, 10_000, 100_000], help="how many, for us")
    parser.add_argument("--even", type=int, default=3_000, help="how many of the seed's size, for us and the floor")
    parser.add_argument("--minutes", type=float, default=5.0, help="how long each peer may take")
    parser.add_argument("--morph", type=Path, default=ROOT / ".venv-morph/bin/python", help="has morph-kgc")
    parser.add_argument("--docs", type=Path, default=ROOT / "docs", help="the folder for the page")
    options = parser.parse_args()
    options.docs.mkdir(parents=True, exist_ok=True)
    version = "import importlib.metadata as m; print(m.version('morph-kgc'))"
    machine = describe_machine(measure([str(options.morph), "-c", version], cores=1).printed.strip())
    notes: list[str] = []
    with tempfile.TemporaryDirectory(prefix="newsfacts-bench-") as name:
        folder = Path(name)
        record = Record(machine, *run_even(folder, options.even, 60 * options.minutes, options.morph), [], notes)
        write_record(record, options.docs / "benchmarks.json")
        for run in run_corpora(folder, options.sheets, notes):
            record.corpora.append(run)
            write_record(record, options.docs / "benchmarks.json")
    page.write(record, options.docs)


if __name__ == "__main__":
    main()
