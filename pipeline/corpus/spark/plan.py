"""Plan: where each line stands, which shard it belongs to, and which article stands in two of them.

Spark reads a file in blocks, and tells of a line only its file and where its block starts. So the lengths of all
lines are gathered first, four bytes a line, and cut into shards by the same rule as everywhere.
"""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, TypeAlias

import pyarrow as pa

from pipeline.corpus.chunks import Cutter
from pipeline.corpus.claims import article_of, refusal
from pipeline.corpus.spark.files import Input
from pipeline.documents import MAX_BYTES

if TYPE_CHECKING:
    from pyspark.sql import DataFrame

Block: TypeAlias = tuple[str, int]
"""The URL of a file, and the byte at which a block of it starts."""

WHERE: Final = ("file_path", "file_block_start")
_BLANK: Final = -1
"""The size of a blank line, which is passed over."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a line stands: its shard, its rank among all lines, and its file and its number there, from 1."""

    shard: int
    rank: int
    file: str
    number: int


@dataclass(frozen=True, slots=True)
class Plan:
    """Where blocks begin, and where shards end, in ranks: the numbers of lines, counted from 0 over all files.

    `begins` has the rank and the number of the first line of each block; `refused` says by rank why a line is
    refused.
    """

    names: Mapping[str, str]
    begins: Mapping[Block, tuple[int, int]]
    ends: Sequence[int]
    lines: int
    """How many lines are not blank."""
    refused: Mapping[int, str] = field(default_factory=dict)

    def place(self, block: Block, position: int) -> Place:
        """Where the line at a position of its block, from 0, stands."""
        rank, number = self.begins[block]
        rank, number = rank + position, number + position
        return Place(bisect_right(self.ends, rank), rank, self.names[block[0]], number)


def read_frame(lines: DataFrame) -> DataFrame:
    """The lines with their blocks, their sizes and their bytes, of which no more are kept than a sheet may have."""
    from pyspark.sql import functions as F  # noqa: N812 (as everybody calls it)

    size = F.least(F.octet_length("value"), F.lit(MAX_BYTES + 1))
    blank = F.col("value").rlike(r"\A[ \t\r\x0B\f]*\z")
    return lines.select(
        *(f"_metadata.{name}" for name in WHERE),
        F.when(blank, _BLANK).otherwise(size).alias("size"),
        F.col("value").cast("binary").substr(1, MAX_BYTES + 1).alias("line"),
    )


def make_plan(lines: DataFrame, files: Sequence[Input], shard: int) -> Plan:
    """The plan for the lines of `files`, which are read twice, for shards of so many bytes of input."""
    packed = lines.drop("line").mapInArrow(pack_sizes, "file_path string, file_block_start long, sizes binary")
    sizes = {(row[0], row[1]): array("i", bytes(row[2])) for row in packed.collect()}
    plan = _cut(sizes, files, shard)
    return Plan(plan.names, plan.begins, plan.ends, plan.lines, _refuse(lines, plan))


def _cut(sizes: Mapping[Block, array[int]], files: Sequence[Input], shard: int) -> Plan:
    begins: dict[Block, tuple[int, int]] = {}
    ends: list[int] = []
    rank = lines = 0
    cutter = Cutter(shard)
    for file in files:
        number = 1
        for block in sorted(block for block in sizes if block[0] == file.url):
            begins[block] = rank, number
            for size in sizes[block]:
                rank, number = rank + 1, number + 1
                lines += size != _BLANK
                if size != _BLANK and cutter.is_last(size):
                    ends.append(rank)
    if cutter.begun:
        ends.append(rank)
    return Plan({file.url: file.name for file in files}, begins, ends, lines)


def _refuse(lines: DataFrame, plan: Plan) -> dict[int, str]:
    """Of the lines whose article stands in an earlier one, the rank and the reason."""
    from pyspark.sql import functions as F  # noqa: N812 (as above)

    claims = lines.mapInArrow(find_articles, "article string, file_path string, file_block_start long, position long")
    several = claims.groupBy("article").agg(F.collect_list(F.struct(*claims.columns[1:])).alias("places"))
    refused: dict[int, str] = {}
    for article, found in several.where(F.size("places") > 1).collect():
        first, *others = sorted(
            (plan.place((url, start), at) for url, start, at in found), key=lambda each: each.rank
        )
        refused.update({other.rank: refusal(article, first.file, first.number) for other in others})
    return refused


def pack_sizes(batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
    """The sizes of the lines of each block, as 32-bit integers."""
    blocks: dict[Block, array[int]] = {}
    for batch in batches:
        for path, start, size in zip(*(batch[name].to_pylist() for name in (*WHERE, "size")), strict=True):
            blocks.setdefault((path, start), array("i")).append(size)
    for (path, start), sizes in blocks.items():
        yield pa.RecordBatch.from_pydict({WHERE[0]: [path], WHERE[1]: [start], "sizes": [sizes.tobytes()]})


def numbered(batches: Iterator[pa.RecordBatch]) -> Iterator[tuple[pa.RecordBatch, list[tuple[Block, int]]]]:
    """Each batch, and the block of each of its lines with the line's position there, from 0."""
    met: dict[Block, int] = {}
    for batch in batches:
        positions = []
        for block in zip(*(batch[name].to_pylist() for name in WHERE), strict=True):
            positions.append((block, met.get(block, 0)))
            met[block] = met.get(block, 0) + 1
        yield batch, positions


def find_articles(batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
    """The article of each line that has one, and where the line stands."""
    for batch, positions in numbered(batches):
        articles = [article_of(line) for line in batch["line"].to_pylist()]
        rows = [
            (article, *block, position)
            for article, (block, position) in zip(articles, positions, strict=True)
            if article is not None
        ]
        columns = [[row[index] for row in rows] for index in range(4)]
        yield pa.RecordBatch.from_arrays(
            [pa.array(each, kind) for each, kind in zip(columns, _KINDS, strict=True)],
            ["article", *WHERE, "position"],
        )


_KINDS = (pa.string(), pa.string(), pa.int64(), pa.int64())
