"""Forms: how the graphs of many articles stand in one file.

N-Quads keep each article's named graph. Turtle holds them as one graph, an article behind the other, each with its
own prefixes; JSON lines of JSON-LD hold one document a line, with its context inside. Parquet has a row a quad.
"""

from __future__ import annotations

import gzip
from collections.abc import Callable
from contextlib import AbstractContextManager, ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Final, Literal, Protocol, Self, TypeAlias, cast

from pipeline.house import House
from pipeline.run import Checked
from pipeline.serialise import read_graph, write_jsonld_line, write_turtle

Name: TypeAlias = Literal["nq", "ttl", "jsonld", "parquet"]

_LEVEL: Final = 3
"""Of gzip: 6 makes files that are smaller by a sixth, and takes as long as the validation."""


class Writer(AbstractContextManager["Writer"], Protocol):
    """A file that is being written."""

    def add(self, checked: Checked) -> None:
        """Add the graph of one article."""


@dataclass(frozen=True, slots=True)
class Form:
    """A form of output: the ending of its files, and how many bytes it makes of a byte of a sheet, about."""

    ending: str
    growth: float
    write: Callable[[Checked, House], bytes] | None = None
    """What it makes of an article, where the articles can stand one behind the other."""


def _write_nquads(checked: Checked, house: House) -> bytes:
    return checked.materialised.quads.as_nquads().encode()


def _write_turtle(checked: Checked, house: House) -> bytes:
    return write_turtle(read_graph(checked.materialised.quads, checked.resolved.graph, house.base)) + b"\n"


def _write_jsonld(checked: Checked, house: House) -> bytes:
    graph = read_graph(checked.materialised.quads, checked.resolved.graph, house.base)
    return write_jsonld_line(graph, checked.resolved.article, house.context, checked.sheet.article.language.lower())


FORMS: Final[dict[Name, Form]] = {
    "nq": Form(".nq", 20, _write_nquads),
    "ttl": Form(".ttl", 4, _write_turtle),
    "jsonld": Form(".jsonl", 4, _write_jsonld),
    "parquet": Form(".parquet", 4),  # less, in truth; but a shard's input has to fit into memory
}


def name_part(number: int, name: Name, *, packed: bool) -> str:
    """The name of the file of a shard."""
    return f"part-{number:05}{FORMS[name].ending}{'.gz' if packed else ''}"


class _Articles:
    """A file of articles, one behind the other; gzipped files hold no time and no name, so that bytes stay equal."""

    def __init__(self, path: Path, write: Callable[[Checked, House], bytes], house: House, *, packed: bool) -> None:
        self._write, self._house = write, house
        self._open = ExitStack()
        file: IO[bytes] = self._open.enter_context(path.open("wb"))
        if packed:
            file = cast(IO[bytes], gzip.GzipFile("", "wb", _LEVEL, file, mtime=0))
            self._open.enter_context(file)
        self._file = file

    def add(self, checked: Checked) -> None:
        self._file.write(self._write(checked, self._house))

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._open.close()


def open_writer(path: Path, name: Name, house: House, *, packed: bool) -> Writer:
    """A new file at `path`. Raises `OSError`, and `InputError` where a package is missing."""
    write = FORMS[name].write
    if write:
        return _Articles(path, write, house, packed=packed)
    from pipeline.corpus.parquet import Parquet

    return Parquet(path)
