"""What the executors do: give every line its place, and make of all lines of a shard what is to be written."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING, Final

import pyarrow as pa

from pipeline.corpus.chunks import NOTHING_BESIDE
from pipeline.corpus.forms import FORMS, Name
from pipeline.corpus.judge import judge
from pipeline.corpus.lines import Line
from pipeline.corpus.records import Span, Tally, digest_line, extend
from pipeline.corpus.spark.plan import Plan, numbered
from pipeline.house import House

if TYPE_CHECKING:
    from pyspark import Broadcast

Work = Callable[[Iterator[pa.RecordBatch]], Iterator[pa.RecordBatch]]

PLACED: Final = "shard int, rank long, file string, number long, line binary, refused string"
WRITTEN: Final = "text string, kind string"
KINDS: Final = ("articles", "rejected", "findings", "records")
_PLACED: Final = (
    ("shard", pa.int32()),
    ("rank", pa.int64()),
    ("file", pa.string()),
    ("number", pa.int64()),
    ("line", pa.binary()),
    ("refused", pa.string()),
)
_BATCH: Final = 8 << 20
"""So many bytes of text are handed over to Spark at once, about."""
_HOUSES: dict[str, House] = {}
"""The houses that this process works in, by digest: a worker's process makes many shards."""


@dataclass(frozen=True, slots=True)
class Task:
    """What is the same for all shards, on its way to the executors."""

    house: House
    form: Name
    made_with: str


def placing(plan: Broadcast[Plan]) -> Work:
    """The function that gives lines their places; blank ones go."""

    def place(batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        known = plan.value
        for batch, positions in numbered(batches):
            rows = []
            for (block, position), size, line in zip(
                positions, batch["size"].to_pylist(), batch["line"].to_pylist(), strict=True
            ):
                if size >= 0:
                    at = known.place(block, position)
                    rows.append((at.shard, at.rank, at.file, at.number, line, known.refused.get(at.rank)))
            columns = [pa.array([row[index] for row in rows], kind) for index, (_, kind) in enumerate(_PLACED)]
            yield pa.RecordBatch.from_arrays(columns, [name for name, _ in _PLACED])

    return place


def working(task: Broadcast[Task]) -> Work:
    """The function that makes of the lines of one shard, in their order, what is to be written, with its kind."""

    def work(batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        from pyspark import TaskContext

        context = TaskContext.get()
        shard = _Shard(task.value, context.partitionId() if context else 0)
        for batch in batches:
            for line in zip(
                *(batch[name].to_pylist() for name in ("file", "number", "line", "refused")), strict=True
            ):
                shard.add(Line(*line[:3]), line[3])
                if shard.waiting > _BATCH:
                    yield shard.hand_over()
        shard.close()
        yield shard.hand_over()

    return work


class _Shard:
    """One shard as it is made: texts that wait to be handed over, and what is known of all of it."""

    def __init__(self, task: Task, number: int) -> None:
        self.number, self.task = number, task
        self.house = _HOUSES.setdefault(task.made_with, task.house)
        self.tally = Tally()
        self.spans: dict[str, Span] = {}
        self.made_of, self.content = sha256(NOTHING_BESIDE.encode()), sha256()
        self.size = self.waiting = 0
        self._rows: list[tuple[bytes, str]] = []

    def add(self, line: Line, refused: str | None) -> None:
        digest_line(self.made_of, line, refused)
        extend(self.spans, line)
        judged = judge(line, self.house, refused)
        self.tally.count(judged)
        for lines, kind in ((judged.rejection, "rejected"), (judged.findings, "findings")):
            self._rows += [(each, kind) for each in lines.split(b"\n")[:-1]]
            self.waiting += len(lines)
        write = FORMS[self.task.form].write
        if judged.exported and write:
            article = write(judged.exported, self.house)
            self.content.update(article)
            self.size += len(article)
            self.waiting += len(article)
            self._rows.append((article[:-1], "articles"))  # the writer puts the last line feed back

    def close(self) -> None:
        """The shard's record, behind all else."""
        record = {
            "number": self.number,
            "size": self.size,
            "sha256": self.content.hexdigest(),
            "spans": list(self.spans.values()),
            "made_of": self.made_of.hexdigest(),
            "tally": self.tally.as_json(),
        }
        self._rows.append((json.dumps(record).encode(), "records"))

    def hand_over(self) -> pa.RecordBatch:
        """The texts that wait."""
        texts = pa.array([text for text, _ in self._rows], pa.string())
        kinds = pa.array([kind for _, kind in self._rows], pa.string())
        self._rows, self.waiting = [], 0
        return pa.RecordBatch.from_arrays([texts, kinds], ["text", "kind"])
