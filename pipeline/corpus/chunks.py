"""Chunks: the input of each shard, cut by its size alone, so that the shards depend on nothing else."""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import Final

from pipeline.corpus.claims import Claims, article_of
from pipeline.corpus.forms import FORMS, Name
from pipeline.corpus.lines import Inputs, Line
from pipeline.corpus.records import Chunk
from pipeline.run import anchors_path

SHARD: Final = 100_000_000
"""How many bytes a shard has, about, before it is packed."""
NOTHING_BESIDE: Final = sha256().hexdigest()
"""What stands for the anchors where there are none."""


def input_size(form: Name) -> int:
    """How many bytes of sheets make up a shard."""
    return int(SHARD / FORMS[form].growth)


class Cutter:
    """Tells where one shard ends: with the line that makes its input reach `size` bytes, line feeds included."""

    def __init__(self, size: int) -> None:
        self._size = size
        self._read = 0

    @property
    def begun(self) -> bool:
        """Whether a line stands in the shard that has not ended."""
        return self._read > 0

    def is_last(self, length: int) -> bool:
        """Whether a line of so many bytes is the last of its shard."""
        self._read += length + 1
        if self._read < self._size:
            return False
        self._read = 0
        return True


def cut(inputs: Inputs, form: Name) -> Iterator[Chunk]:
    """The input of every shard. Raises `InputError` where a file cannot be read any further."""
    claims, cutter = Claims(), Cutter(input_size(form))
    lines: list[Line] = []
    number = 0
    for line in inputs.lines():
        lines.append(line)
        if cutter.is_last(len(line.content)):
            yield _chunk(number, lines, claims, inputs)
            lines, number = [], number + 1
    if lines:
        yield _chunk(number, lines, claims, inputs)


def _chunk(number: int, lines: list[Line], claims: Claims, inputs: Inputs) -> Chunk:
    articles = [article_of(line.content) for line in lines]
    beside = sha256()
    for line, article in zip(lines, articles, strict=True):
        place = anchors_path(Path(line.file), article) if article else None
        if place and place.is_file():
            beside.update(sha256(place.read_bytes()).digest())
    return Chunk(number, lines, claims.refuse(lines, articles), beside.hexdigest(), inputs.read)
