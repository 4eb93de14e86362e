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


def cut(inputs: Inputs, form: Name) -> Iterator[Chunk]:
    """The input of every shard. Raises `InputError` where a file cannot be read any further."""
    claims = Claims()
    size = int(SHARD / FORMS[form].growth)
    lines: list[Line] = []
    room, number = size, 0
    for line in inputs.lines():
        lines.append(line)
        room -= len(line.content) + 1
        if room <= 0:
            yield _chunk(number, lines, claims, inputs)
            lines, room, number = [], size, number + 1
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
