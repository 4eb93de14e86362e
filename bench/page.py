"""The page: what a run of the benchmarks measured, in words and tables, with its pictures beside it.

``python -m bench.page docs`` writes ``benchmarks.md`` anew from ``benchmarks.json``.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path

from bench import pictures
from bench.goals import Goal, goals
from bench.record import LOAD, Record, Run, read_record

INTRODUCTION = """\
# Benchmarks

How fast newsfacts is, beside what others would use for the same work. `make bench` measures all of this in one
run and writes this page; nothing here is copied from elsewhere. Compare the ratios; the seconds are those of one
machine.

The sheets are variations of the seed, `facts/defense-chiefs-call.yaml`: its structure, with other words, numbers
and dates in each, so that no cache of literals helps (`bench/sheets.py`). Those of *seed size* have all of its
facts. Those of *all sizes* have the seed's number of facts times a factor that is log-normal, with median 1 and
sigma 0.4, clipped to 0.25 ... 4.
"""
BUSY = """\
**Other work ran on the machine at the same time**, so that times of the clock are too long; those of the processor
tell more.
"""
QUIET = 0.5
"""The load above which a machine is busy."""
WAYS = """\
## One core, sheets of seed size

Time is wall time from start to exit, start-up included. Ours is `newsfacts corpus --workers 1`: JSON lines in,
validated N-Quads out. The peers start from the rows that we resolved, so they are spared reading and resolving;
each got as many sheets as it finishes in the time that `make bench` gives it. Every graph of theirs was compared
with ours as a set of quads. Processor time is that of all processes of a way together.
"""
STAGES = """\
## Where the time goes

Milliseconds a sheet. *Set up* is done once a run; *lay out* writes the rows as files for morph-kgc.
"""
CORPORA = """\
## Many sheets

`newsfacts corpus` over sheets of all sizes. Memory is the most that all its processes held together, and the most
that one of them held.
"""
WRITTEN = """\
## The peers

- **rdflib + pyshacl** is the plain way: a graph built by hand from the rows (`bench/peers/plain.py`), validated
  by pyshacl with our shapes, parsed once, and written by rdflib, article by article.
- **morph-kgc** runs over our YARRRML and one document of rows, all sheets in one run and one process. Its graphs
  are then validated one by one. *Tuned*, the same rules are laid out as it likes them best: it reads a source anew
  for each rule, so each table is a file of its own, all mappings are one file, and there are no rules for languages
  that no text is in.
- Every way has the same shapes. Over the shapes as they were before they were made cheaper (with SPARQL in three
  places more), pyshacl took 2.3 s a graph instead of 1.2, and `shacl` 18 ms instead of 4.
- **The floor** is pyoxigraph, which parses our N-Quads and writes them again, and does nothing else.

Left out:

- **SDM-RDFizer** 4.7.5.15.4.1 does not take our mapping. Over the RML that yarrrml-parser makes of it, it stops
  at a predicate that comes from a column (`KeyError`). Without the four tables that have one, it writes triples
  instead of quads, since the graph comes from a column too; it percent-encodes IRIs that come from a column; and
  it makes nothing of a cell that is a list. It imports pyodbc, and so needs unixODBC, even for JSON.
- **linkml-runtime** 1.12.1 allows no fair schema: its RDF dumper writes no language tags, has one predicate for
  each slot, where roles and texts have theirs from the data, and makes a single graph. It builds on rdflib, so
  that the plain way stands for its speed.
"""


def write(record: Record, docs: Path) -> None:
    """The page and its pictures, into the folder of the documentation."""
    drawn = pictures.draw(record, docs / "pictures")
    (docs / "benchmarks.md").write_text("\n".join(_parts(record, drawn)), "utf-8")


def _parts(record: Record, drawn: dict[str, str]) -> Iterable[str]:
    yield INTRODUCTION
    if float(record.machine[LOAD]) > QUIET:
        yield BUSY
    yield "## The goals\n"
    yield _table(("what", "goal", "measured", ""), (_goal(goal) for goal in goals(record)), "llll")
    yield WAYS
    yield f"![Articles a second, one core]({drawn['ways']})\n"
    ways = [record.ours, *record.peers, record.floor]
    head = (
        "way",
        "sheets",
        "articles/s",
        "quads/s",
        "ms a sheet",
        "of processor",
        "memory",
        "ours takes",
        "graphs equal to ours",
    )
    yield _table(head, (_way(run, record) for run in ways), "lrrrrrrrr")
    yield STAGES
    yield f"![Milliseconds a sheet, by stage]({drawn['stages']})\n"
    yield _table(("way", "stages"), ((run.name, _stages(run)) for run in (record.staged, *record.peers)), "ll")
    if record.corpora:
        yield CORPORA
        yield f"![Time and memory, by number of sheets]({drawn['corpora']})\n"
        head = (
            "sheets",
            "workers",
            "time",
            "articles/s",
            "quads/s",
            "ms a sheet",
            "of processor",
            "memory",
            "largest process",
        )
        yield _table(head, map(_corpus, record.corpora), "rrrrrrrrr")
    yield from (f"{note}\n" for note in record.notes)
    yield WRITTEN
    yield "## The machine\n"
    yield _table(("what", "which"), record.machine.items(), "ll")


def _table(head: Iterable[str], rows: Iterable[Iterable[str]], sides: str) -> str:
    rule = ["---:" if side == "r" else "---" for side in sides]
    return "".join(f"| {' | '.join(row)} |\n" for row in (head, rule, *rows))


def _goal(goal: Goal) -> tuple[str, ...]:
    return goal.what, goal.wanted, goal.measured, "reached" if goal.reached else "**missed**"


def _way(run: Run, record: Record) -> tuple[str, ...]:
    share = record.ours.each / run.each
    takes = (
        "" if run is record.ours else f"1/{1 / share:,.0f} of its time" if share < 0.5 else f"{share:.1f} × its time"
    )
    equal = f"{run.graphs - run.differing:,} of {run.graphs:,}" if run.graphs else ""
    rate = f"{run.rate:,.1f}" if run.rate < 100 else f"{run.rate:,.0f}"
    quads = f"{run.quads / run.seconds:,.0f}"
    return run.name, f"{run.sheets:,}", rate, quads, _ms(run.each), _ms(run.effort), _mib(run.peak), takes, equal


def _stages(run: Run) -> str:
    return ", ".join(f"{name} {_ms(1000 * seconds / run.sheets)}" for name, seconds in run.stages.items())


def _corpus(run: Run) -> tuple[str, ...]:
    rates = f"{run.rate:,.0f}", f"{run.quads / run.seconds:,.0f}"
    sizes = _mib(run.peak), _mib(run.largest)
    return (
        f"{run.sheets:,}",
        str(run.workers),
        f"{run.seconds:,.0f} s",
        *rates,
        _ms(run.each),
        _ms(run.effort),
        *sizes,
    )


def _ms(milliseconds: float) -> str:
    return (
        f"{milliseconds:,.0f}"
        if milliseconds >= 100
        else f"{milliseconds:.2g}"
        if milliseconds < 10
        else f"{milliseconds:.1f}"
    )


def _mib(size: int) -> str:
    return f"{size / 2**20:,.0f} MiB"


if __name__ == "__main__":
    write(read_record(Path(sys.argv[1]) / "benchmarks.json"), Path(sys.argv[1]))
