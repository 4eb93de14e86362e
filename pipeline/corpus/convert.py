"""Convert: the lines of one shard into its files, sheet by sheet, so that one bad sheet stops no other.

The files of a shard are written under temporary names and renamed, its record last of all. So a shard whose record is
there is whole, and one that is cut off at any moment is made again. Where a record and all digests fit, it is kept.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass, replace
from hashlib import file_digest
from pathlib import Path
from typing import Any, Final

from pipeline.corpus.forms import Name, name_part, open_writer
from pipeline.corpus.judge import judge
from pipeline.corpus.records import Chunk, Record, Tally, read_record, write_record
from pipeline.errors import Fault, InputError
from pipeline.house import House

WORK: Final = ".corpus"
"""The folder, inside the corpus' own, of what only a later run needs."""


@dataclass(frozen=True, slots=True)
class Job:
    """What is the same for all shards: where they go, their form, and the digest of all that they are made with."""

    folder: Path
    form: Name
    packed: bool
    made_with: str

    def part(self, number: int) -> str:
        """The name of the file of a shard."""
        return name_part(number, self.form, packed=self.packed)

    def rejections(self, record: Record) -> Iterator[dict[str, Any]]:
        """What ``rejected.jsonl`` says, or is to say, of the sheets of a shard."""
        place = self.folder / WORK / f"{record.number:05}.rejected.jsonl"
        return map(json.loads, place.read_bytes().splitlines())


def convert(chunk: Chunk, job: Job, house: House) -> Record:
    """The record of a shard that is written, or was by an earlier run.

    Raises `InputError` where the folder cannot be written.
    """
    kept = _keep(chunk, job)
    if kept:
        return kept
    try:
        return _make(chunk, job, house)
    except OSError as error:
        message = f"cannot be written: {error.strerror or error}; make room, and run the same command again"
        raise InputError([Fault(message, str(job.folder))]) from None


def _keep(chunk: Chunk, job: Job) -> Record | None:
    """The record of an earlier run, where it was made of and with the same, and its files are what it says."""
    path = job.folder / WORK / f"{chunk.number:05}.json"
    record = read_record(path.read_bytes()) if path.is_file() else None
    if record is None or record.file != job.part(chunk.number):
        return None
    if (record.made_of, record.made_with) != (chunk.digest, job.made_with):
        return None
    if any(_digest(job.folder / name) != digest for name, digest in record.files.items()):
        return None
    return replace(record, read=chunk.read, kept=True)


def _digest(path: Path) -> str:
    try:
        with path.open("rb") as file:
            return file_digest(file, "sha256").hexdigest()
    except OSError:
        return ""


def _make(chunk: Chunk, job: Job, house: House) -> Record:
    part = job.part(chunk.number)
    rejected, findings = (f"{WORK}/{chunk.number:05}.{name}.jsonl" for name in ("rejected", "findings"))
    temporary = {name: _temporary(job.folder / WORK / Path(name).name) for name in (part, rejected, findings)}
    tally = Tally()
    with ExitStack() as files:
        writer = files.enter_context(open_writer(temporary[part], job.form, house, packed=job.packed))
        notes = {name: files.enter_context(temporary[name].open("wb")) for name in (rejected, findings)}
        for position, line in enumerate(chunk.lines):
            judged = judge(line, house, chunk.refused.get(position))
            tally.count(judged)
            notes[rejected].write(judged.rejection)
            notes[findings].write(judged.findings)
            if judged.exported:
                writer.add(judged.exported)
    size = temporary[part].stat().st_size
    digests = {name: _digest(path) for name, path in temporary.items()}
    for name, path in temporary.items():
        path.replace(job.folder / name)
    spans, made_of = chunk.spans, chunk.digest
    record = Record(chunk.number, part, size, digests, spans, made_of, job.made_with, tally, chunk.read)
    note = job.folder / WORK / f"{chunk.number:05}.json"
    _temporary(note).write_bytes(write_record(record))
    _temporary(note).replace(note)
    return record


def _temporary(path: Path) -> Path:
    """The name under which a file is written; it tells the process, as one that was killed leaves its own behind."""
    return path.parent / f"{path.name}.{os.getpid()}.tmp"
