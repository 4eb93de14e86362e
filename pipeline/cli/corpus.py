"""Export a corpus: sheets by the million, as JSON lines, on all cores, into shards.

A sheet with a fault or a violation is rejected and stops no other: rejected.jsonl says which, and why. The same
command goes on where an earlier run was cut off, however it ended. The files are the same whatever the number of
workers.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterable, Mapping, Sequence
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, cast

from pipeline.cli import options as shared
from pipeline.cli.options import Arguments, Parser, plural
from pipeline.cli.progress import cluster_bar, corpus_bar
from pipeline.errors import InputError, WorkerError

if TYPE_CHECKING:
    from io import BufferedReader

    from pipeline.corpus import Job, Record, Tally


def add_options(parser: Parser) -> None:
    """The options of the verb."""
    parser.add_argument(
        "sheets",
        nargs="+",
        metavar="SHEETS",
        help="JSON lines (.jsonl, .jsonl.gz, .jsonl.zst), folders of them, patterns, or - for standard input",
    )
    parser.add_argument("--out", required=True, metavar="DIR", help="where to write")
    parser.add_argument(
        "--format",
        choices=("nq", "ttl", "jsonld", "parquet"),
        default="nq",
        help="N-Quads, Turtle, JSON-LD (one document a line) or Parquet (default: %(default)s)",
    )
    parser.add_argument("--gzip", action="store_true", help="compress the shards")
    parser.add_argument(
        "--workers", type=_count, metavar="N", help="processes that work side by side (default: one a core)"
    )
    limit = parser.add_mutually_exclusive_group()
    limit.add_argument("--max-errors", type=_limit, metavar="N", help="stop once more than N sheets are rejected")
    limit.add_argument(
        "--fail-fast", dest="max_errors", action="store_const", const=0, help="stop once a sheet is rejected"
    )
    parser.add_argument(
        "--engine",
        dest="runner",
        choices=("local", "spark"),
        default="local",
        help="the cores of this machine, or a cluster by Spark, with paths of any Hadoop file system",
    )
    parser.add_argument("--master", metavar="URL", help="the Spark cluster (default: local[*])")
    parser.add_argument(
        "--conf", type=_setting, action="append", metavar="KEY=VALUE", help="a setting for Spark; may be given again"
    )
    shared.add_base(parser)
    shared.add_mappings(parser)
    shared.add_shapes(parser, "--validator")
    shared.add_drafts(parser)
    shared.add_json(parser)


def _count(text: str) -> int:
    if not text.isdecimal() or not int(text):
        raise argparse.ArgumentTypeError(f"`{text}` is no number of processes; write 1 or more")
    return int(text)


def _limit(text: str) -> int:
    if not text.isdecimal():
        raise argparse.ArgumentTypeError(f"`{text}` is no number of sheets; write 0 or more")
    return int(text)


def _setting(text: str) -> tuple[str, str]:
    key, equals, value = text.partition("=")
    if not equals or not key.startswith("spark."):
        raise argparse.ArgumentTypeError(f"`{text}` is no setting; write one such as spark.executor.memory=4g")
    return key, value


def act(options: Arguments) -> int:
    """Export, and say what was made, what was rejected and what was found."""
    return _act_on_cluster(options) if options.runner == "spark" else _act_here(options)


def _act_on_cluster(options: Arguments) -> int:
    from pipeline.corpus import total, write_manifest

    try:
        from pipeline.corpus.spark import Cluster, make_corpus_on
    except ModuleNotFoundError as error:
        raise shared.usage(f"`--engine spark` needs the package {error.name}; install newsfacts[spark]") from None
    if options.format == "parquet":
        raise shared.usage("`--format parquet` is not made by Spark here; make N-Quads, or use the local engine")
    if options.workers or options.max_errors is not None:
        raise shared.usage(
            "`--workers`, `--max-errors` and `--fail-fast` are for the local engine; Spark has its own"
        )
    cluster = Cluster(options.master or "local[*]", dict(options.conf or ()))
    house, form = shared.house(options), options.format
    with cluster_bar() as advance:
        records = make_corpus_on(cluster, options.sheets, options.out, form, house, advance, packed=options.gzip)
    tally = total(records)
    if options.json:
        print(write_manifest(records[0].made_with if records else "", records).decode(), end="")
    else:
        _print_summary(tally, records, options.out)
    return int(bool(tally.rejected))


def _act_here(options: Arguments) -> int:
    from pipeline.corpus import Tally, find_inputs, make_corpus, plan

    if options.master or options.conf:
        raise shared.usage("`--master` and `--conf` are for Spark; add `--engine spark`")
    house = shared.house(options)
    inputs = find_inputs(options.sheets, cast("BufferedReader", sys.stdin.buffer))
    job = plan(inputs, Path(options.out), options.format, house, packed=options.gzip)
    tally = Tally()
    records: list[Record] = []
    try:
        with (
            closing(make_corpus(inputs, job, house, options.workers or _cores())) as made,
            corpus_bar(inputs.size) as advance,
        ):
            for record in made:
                records.append(record)
                tally.add(record.tally)
                advance(record, tally)
                if options.max_errors is not None and tally.rejected > options.max_errors:
                    return _give_up(records, job, options.max_errors)
    except InputError as error:  # the input breaks off, or the disk is full: what is finished stays
        if not records:
            raise
        for fault in error.faults:
            print(fault, file=sys.stderr)
        print(f"newsfacts: stopped; {_how_far(records)}", file=sys.stderr)
        return 2
    except WorkerError as error:
        raise WorkerError(f"{error}\n{_how_far(records)}") from None
    except KeyboardInterrupt:
        print(f"newsfacts: stopped; {_how_far(records)}", file=sys.stderr)
        return 130
    if options.json:
        print((job.folder / "manifest.json").read_text(encoding="utf-8"), end="")
    else:
        _print_summary(tally, records, options.out)
    return int(bool(tally.rejected))


def _cores() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _how_far(records: list[Record]) -> str:
    verb = "is" if len(records) == 1 else "are"
    return f"{plural(len(records), 'shard')} {verb} finished, and the same command goes on from there"


def _give_up(records: list[Record], job: Job, limit: int) -> int:
    """Tell of the first sheets that were rejected. What is finished stays."""
    rejections = [each for record in sorted(records, key=lambda each: each.number) for each in job.rejections(record)]
    for each in rejections[: limit + 1]:
        for fault in each["faults"]:
            place = ":".join(str(part) for part in (each["file"], each["line"], fault.get("column")) if part)
            print(": ".join(part for part in (place, fault.get("path"), fault["message"]) if part), file=sys.stderr)
    count = f"{plural(len(rejections), 'sheet')} {'is' if len(rejections) == 1 else 'are'} rejected"
    print(f"newsfacts: {count}, more than {limit}; stopped; {_how_far(records)}", file=sys.stderr)
    return 2


def _print_summary(tally: Tally, records: list[Record], folder: str) -> None:
    kept = sum(record.kept for record in records)
    size = sum(record.size for record in records)
    rejected = f"{tally.rejected:,} rejected ({folder}/rejected.jsonl)" if tally.rejected else "none rejected"
    print(f"{plural(tally.sheets, 'sheet')}: {tally.sheets - tally.rejected:,} exported, {rejected}")
    before = f", {kept:,} of them by an earlier run" if kept else ""
    print(f"{plural(tally.quads, 'quad')} in {plural(len(records), 'shard')} of {size:,} bytes in {folder}/{before}")
    rules = [(name, (tally.rows_of[name], tally.quads_of[name])) for name in sorted(tally.rows_of)]
    _print_table(("triples map", "rows", "quads"), rules)
    severities = ("violation", "warning", "info")
    found: dict[str, Mapping[str, int]] = {severity: tally.findings.get(severity, {}) for severity in severities}
    shapes = sorted({*tally.targets, *(shape for counts in found.values() for shape in counts)})
    met = [
        (_short(each), (tally.targets.get(each, 0), *(found[name].get(each, 0) for name in severities)))
        for each in shapes
    ]
    _print_table(("shape", "nodes", "violations", "warnings", "infos"), met)


def _short(iri: str) -> str:
    return iri.rpartition("#")[2] or iri


def _print_table(head: Sequence[str], rows: Iterable[tuple[str, Sequence[int]]]) -> None:
    rows = list(rows)
    width = max((len(row[0]) for row in rows), default=0)
    print(f"\n{head[0]:<{width}}" + "".join(f" {name:>12}" for name in head[1:]))
    for first, counts in rows:
        print(f"{first:<{width}}" + "".join(f" {count:>12,}" for count in counts))
