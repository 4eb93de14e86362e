"""Finish: from the records of all shards to the files that tell of the whole corpus; what is left over goes."""

from __future__ import annotations

import fcntl
import json
import os
import re
import shutil
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from pipeline import __version__
from pipeline.corpus.convert import WORK, Job
from pipeline.corpus.records import Record, total
from pipeline.errors import Fault, InputError

MANIFEST: Final = "manifest.json"
_PART: Final = re.compile(r"part-[0-9]{5,}\.(nq|ttl|jsonl|parquet)(\.gz)?")
_OURS: Final = re.compile(rf"{_PART.pattern}|(rejected|findings)\.jsonl")


def refuse_output(files: Iterable[str], folder: Path) -> None:
    """Raise `InputError` with each of `files` that a run into `folder` writes, and would read the next time."""
    faults = [
        Fault("is what a corpus run writes; name the sheets alone, or another folder with --out", file)
        for file in files
        if _OURS.fullmatch(Path(file).name) and Path(file).parent.resolve() == folder.resolve()
    ]
    if faults:
        raise InputError(faults)


@contextmanager
def at_work(job: Job) -> Iterator[None]:
    """While this lasts, the folder is ours alone, and no manifest tells of it. Raises `InputError`."""
    work = job.folder / WORK
    try:
        work.mkdir(parents=True, exist_ok=True)
        lock = os.open(work, os.O_RDONLY)
    except OSError as error:
        raise _unwritable(job, error) from None
    try:
        _lock(lock, job)
        (job.folder / MANIFEST).unlink(missing_ok=True)
        for path in work.glob("*.tmp"):
            path.unlink()
        yield
    finally:
        os.close(lock)


def _lock(folder: int, job: Job) -> None:
    try:
        fcntl.flock(folder, fcntl.LOCK_EX | fcntl.LOCK_NB)  # goes with the process, however that ends
    except BlockingIOError:
        message = "another run is writing into this folder; wait for it, or name another folder"
        raise InputError([Fault(message, str(job.folder))]) from None


def finish(job: Job, records: Sequence[Record]) -> None:
    """Write ``rejected.jsonl``, ``findings.jsonl`` and, last, ``manifest.json``. Raises `InputError`."""
    try:
        for name in ("rejected", "findings"):
            pieces = (job.folder / WORK / f"{record.number:05}.{name}.jsonl" for record in records)
            _join(pieces, job.folder / WORK / f"{name}.tmp", job.folder / f"{name}.jsonl")
        _clear(job.folder, records)
        temporary = job.folder / WORK / f"{MANIFEST}.tmp"
        temporary.write_bytes(write_manifest(job.made_with, records))
        temporary.replace(job.folder / MANIFEST)
    except OSError as error:
        raise _unwritable(job, error) from None


def _unwritable(job: Job, error: OSError) -> InputError:
    return InputError([Fault(f"cannot be written: {error.strerror or error}", str(job.folder))])


def _join(pieces: Iterable[Path], temporary: Path, whole: Path) -> None:
    with temporary.open("wb") as out:
        for piece in pieces:
            with piece.open("rb") as file:
                shutil.copyfileobj(file, out)
    temporary.replace(whole)


def _clear(folder: Path, records: Sequence[Record]) -> None:
    """Remove the shards of an earlier run, of another form or of more sheets."""
    known = {name for record in records for name in record.files} | {
        f"{WORK}/{record.number:05}.json" for record in records
    }
    for path in folder.iterdir():
        if _PART.fullmatch(path.name) and path.name not in known:
            path.unlink()
    for path in (folder / WORK).iterdir():
        if f"{WORK}/{path.name}" not in known:
            path.unlink()


def write_manifest(made_with: str, records: Sequence[Record]) -> bytes:
    """What there is to say of all shards, as JSON."""
    document = {
        "software": f"newsfacts {__version__}",
        "madeWith": made_with,
        **total(records).as_json(),
        "shards": [record.as_json() for record in records],
    }
    return (json.dumps(document, ensure_ascii=False, indent=1) + "\n").encode(errors="backslashreplace")
