"""Stream: the graphs of an N-Quads file, one after the other, in memory for one graph alone.

The statements of a graph must stand together. `newsfacts` writes them so; a file in another order is brought into
this one by a stable sort on the last term of each line.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial
from hashlib import blake2b
from typing import Final

import pyoxigraph as ox

from pipeline.foreign.forms import MAX_BYTES, Origin
from pipeline.foreign.graphs import ForeignGraph, group
from pipeline.foreign.in_lines import STATEMENT, locate

WHOLE: Final = 32 * 1024 * 1024
"""Files up to this size are read whole, so that their graphs may stand in any order."""
_SORT = """awk '{ print $(NF-1) "\\t" $0 }' FILE | LC_ALL=C sort -s -t "$(printf '\\t')" -k1,1 | cut -f2-"""


def read_stream(origin: Origin, lines: Iterable[bytes]) -> Iterator[ForeignGraph]:
    """The graphs of a file that comes line by line, each as it ends. Raises `InputError`, as where one comes back."""
    seen: set[bytes] = set()
    for name, first_line, part in _runs(origin, lines):
        digest = blake2b(name, digest_size=16).digest()  # a million names would be larger than the graphs
        if digest in seen:
            graph = name.decode(errors="replace") or "the default graph"
            raise origin.fault(
                f"{graph} comes back behind another graph, and its parts cannot be validated apart; a file "
                f"larger than {WHOLE // 1024 // 1024} MiB has to be sorted by graph: {_SORT}",
                first_line,
            )
        seen.add(digest)
        yield from _parse(origin, first_line, part)


def _runs(origin: Origin, file: Iterable[bytes]) -> Iterator[tuple[bytes, int, list[bytes]]]:
    """The lines of each graph with its name and the first one's number; a comment goes with what stands before it."""
    name: bytes | None = None
    first, size, lines = 1, 0, list[bytes]()
    for number, line in enumerate(file, 1):
        statement = STATEMENT.match(line)
        if statement is not None and (graph := statement["graph"] or b"") != name:
            if name is not None:
                yield name, first, lines
                first, size, lines = number, 0, []
            name = graph
        lines.append(line)
        size += len(line)
        if size > MAX_BYTES:
            limit = MAX_BYTES // 1024 // 1024
            raise origin.fault(f"one graph alone is larger than {limit} MiB, more than is validated", first)
    yield name or b"", first, lines


def _parse(origin: Origin, first_line: int, lines: list[bytes]) -> Iterator[ForeignGraph]:
    text = b"".join(lines)
    if first_line == 1:
        text = text.removeprefix(b"\xef\xbb\xbf")
    try:
        graphs = list(group(ox.parse(text, origin.form)))
    except SyntaxError as error:
        raise origin.wrong(error, first_line) from None
    for name, statements in graphs:
        yield ForeignGraph(name, statements, partial(locate, lines, first_line))
