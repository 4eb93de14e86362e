"""Spark: the same corpus made by a cluster, from and to any file system that Hadoop knows.

::

    lines -> plan -> placing -> one task a shard: working -> one write -> renamed
    Spark    shards  shuffle    judge, forms                 by kind     manifest last

The shards hold the same as those of the local engine. What is to be written is made and committed in one job, so
that a task that fails, and is tried again by Spark, leaves nothing half and nothing twice. There is no state beside
Spark's: a run that was cut off starts anew. Source: https://spark.apache.org/docs/latest/api/python/
"""

from __future__ import annotations

import json
import re
import uuid
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.corpus.chunks import input_size
from pipeline.corpus.finish import MANIFEST, write_manifest
from pipeline.corpus.forms import Name, name_part
from pipeline.corpus.records import Record, Span, Tally
from pipeline.corpus.spark.files import Files, Input
from pipeline.corpus.spark.files import Path as Hadoop
from pipeline.corpus.spark.plan import make_plan, read_frame
from pipeline.corpus.spark.session import open_session
from pipeline.corpus.spark.work import PLACED, WRITTEN, Task, placing, working
from pipeline.errors import Fault, InputError, WorkerError
from pipeline.house import AUTHORITY_FILES, House
from pipeline.read import read_authority

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

    from pipeline.documents import Document
    from pipeline.sheet import Authority

_STAGE = ".newsfacts-"


@dataclass(frozen=True, slots=True)
class Cluster:
    """Where Spark runs, and what it is told beside what we tell it."""

    master: str
    settings: Mapping[str, str]


def make_corpus_on(
    cluster: Cluster,
    names: Sequence[str],
    out: str,
    form: Name,
    house: House,
    tell: Callable[[int, int], None] | None = None,
    *,
    packed: bool,
) -> list[Record]:
    """The records of all shards, which are in the folder `out`, with all that tells of them.

    `tell` is told, while the cluster works, how many tasks of the present stage are done, and how many there are.

    Raises `InputError` where the input is not there or the folder is in use, `WorkerError` where Spark gives up.
    """
    _ = house.rules, house.compiled_shapes.targets  # what is wrong with them is told before anything is started
    with open_session(cluster.master, cluster.settings, tell) as session:
        files = Files(session)
        inputs = files.find(names)
        _refuse_used(files, out)
        authorities = _read_authorities(files, inputs)
        task = Task(
            replace(house, _authorities={folder: each and each[1] for folder, each in authorities.items()}),
            form,
            house.digest([each[0] for _, each in sorted(authorities.items()) if each]),
        )
        stage = files.path(out, f"{_STAGE}{uuid.uuid4().hex}")
        try:
            lines = _write(session, inputs, stage, task, packed=packed)
            records = _read_records(files, stage, task, packed=packed)
            if sum(record.tally.sheets for record in records) != lines:
                raise WorkerError("the input changed while it was read; run the same command again")
            return _place(files, out, stage, records, task.made_with, packed=packed)
        finally:
            files.remove(stage)


def _refuse_used(files: Files, out: str) -> None:
    """What a run left that was killed goes; anything else in the folder is somebody's."""
    for path in files.inside(files.path(out)):
        if not path.getName().startswith(_STAGE):
            raise InputError([Fault("holds files already; name an empty folder, or a new one", out)])
        files.remove(path)


def _read_authorities(files: Files, inputs: Sequence[Input]) -> dict[Path, tuple[bytes, Document[Authority]] | None]:
    """The authority file of each folder that inputs lie in, by the name of the folder."""
    found: dict[Path, tuple[bytes, Document[Authority]] | None] = {}
    for each in inputs:
        folder = Path(each.name).parent
        for name in () if folder in found else AUTHORITY_FILES:
            content = files.read(files.path(each.path.rpartition("/")[0], name))
            if content is not None:
                found[folder] = content, read_authority(content, str(folder / name))
                break
        found.setdefault(folder, None)
    return found


def _write(session: SparkSession, inputs: Sequence[Input], stage: Hadoop, task: Task, *, packed: bool) -> int:
    """Make all shards, and write them below `stage`, by kind; how many lines there were."""
    escaped = [re.sub(r"([\[\]{}*?\\])", r"\\\1", each.path) for each in inputs]
    lines = read_frame(session.read.option("lineSep", "\n").text(escaped))
    plan = make_plan(lines, inputs, input_size(task.form))
    if not plan.ends:
        return 0
    context = session.sparkContext
    placed = lines.mapInArrow(placing(context.broadcast(plan)), PLACED)
    shards = placed.repartitionById(len(plan.ends), "shard").sortWithinPartitions("rank")
    written = shards.mapInArrow(working(context.broadcast(task)), WRITTEN)
    codec = "gzip" if packed else "none"
    written.write.partitionBy("kind").text(stage.toString(), compression=codec, lineSep="\n")
    return plan.lines


def _parts(files: Files, stage: Hadoop, kind: str) -> dict[int, Hadoop]:
    """The files of a kind, by shard: Spark names them ``part-00012-...``."""
    folder = files.path(stage.toString(), f"kind={kind}")
    return {int(path.getName().split("-")[1]): path for path in files.inside(folder)}


def _read_records(files: Files, stage: Hadoop, task: Task, *, packed: bool) -> list[Record]:
    joined = files.path(stage.toString(), "records")
    files.write(joined, b"", list(_parts(files, stage, "records").values()))
    records = []
    for line in (files.read(joined) or b"").splitlines():
        value = json.loads(line)
        name = name_part(value["number"], task.form, packed=packed)
        spans = [Span(*span) for span in value["spans"]]
        tally = Tally.from_json(value["tally"])
        digests = {name: value["sha256"]}
        made = value["made_of"], task.made_with
        records.append(Record(value["number"], name, value["size"], digests, spans, *made, tally))
    return sorted(records, key=lambda record: record.number)


def _place(
    files: Files, out: str, stage: Hadoop, records: list[Record], made_with: str, *, packed: bool
) -> list[Record]:
    """Give all files the names by which people know them; the manifest comes last, and then all else stands."""
    articles = _parts(files, stage, "articles")
    placed = []
    for record in records:
        part = articles.get(record.number) or files.path(stage.toString(), record.file)
        if record.number not in articles:  # of a shard without articles Spark writes nothing
            files.write(part, b"")
        placed.append(replace(record, size=files.size(part)) if packed else record)
        files.move(part, files.path(out, record.file))
    for kind in ("rejected", "findings"):
        joined = files.path(stage.toString(), f"{kind}.jsonl")
        files.write(joined, b"", [path for _, path in sorted(_parts(files, stage, kind).items())])
        files.move(joined, files.path(out, f"{kind}.jsonl"))
    manifest = files.path(stage.toString(), MANIFEST)
    files.write(manifest, write_manifest(made_with, placed))
    files.move(manifest, files.path(out, MANIFEST))
    return placed
