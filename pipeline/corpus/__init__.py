"""Corpus: sheets by the million, one a line, through all stages on all cores, into shards.

::

    lines -> claims -> chunks -> pool of workers: convert -> finish
    one a    ids       input     judge (read ... validate),  manifest,
    sheet              of shards forms (serialise), record   rejected, findings

Shards are cut by the input alone, and a worker makes a whole shard. So the bytes do not depend on the number of
workers or on which of them was faster, a shard that is finished stays, and memory is what the shards at work take.
"""

from __future__ import annotations

from collections.abc import Generator
from pathlib import Path

from pipeline import resources
from pipeline.corpus.chunks import cut
from pipeline.corpus.convert import Job
from pipeline.corpus.finish import at_work, finish, refuse_output, write_manifest
from pipeline.corpus.forms import FORMS, Name
from pipeline.corpus.lines import Inputs, find_inputs
from pipeline.corpus.pool import Pool
from pipeline.corpus.records import Record, Tally, total
from pipeline.house import House, authority_in

__all__ = [
    "FORMS",
    "Inputs",
    "Job",
    "Name",
    "Record",
    "Tally",
    "find_inputs",
    "make_corpus",
    "plan",
    "total",
    "write_manifest",
]


def plan(inputs: Inputs, folder: Path, form: Name, house: House, *, packed: bool = False) -> Job:
    """What is to be done.

    Raises `InputError` where mappings, shapes, vocabulary or authority files are not sound, and where the input is
    what an earlier run wrote.
    """
    refuse_output(inputs.files, folder)
    folders = sorted({Path(file).parent for file in inputs.files})
    _ = house.rules, house.compiled_shapes.targets, [house.scope(each) for each in folders]
    authorities = [resources.read_bytes(found) for each in folders if (found := authority_in(each))]
    return Job(folder, form, packed, house.digest(authorities))


def make_corpus(inputs: Inputs, job: Job, house: House, workers: int) -> Generator[Record, None, None]:
    """The records of all shards, as each is finished; behind the last, the corpus is whole.

    What an earlier run into the same folder finished is kept. Closed before the last, it stops the workers. Raises
    `InputError` where the input breaks off or the folder cannot be written, and `WorkerError` where a worker is
    ended; what was finished before that stays.
    """
    records: list[Record] = []
    with at_work(job):
        with Pool(workers, job, house) as pool:
            for record in pool.run(cut(inputs, job.form)):
                records.append(record)
                yield record
        finish(job, sorted(records, key=lambda record: record.number))
