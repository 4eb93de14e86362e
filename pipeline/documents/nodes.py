"""A document as a tree of nodes that know where they stand, and the limits on what is read at all."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple, TypeAlias

from pipeline.errors import Fault, InputError

Scalar: TypeAlias = bool | int | Decimal | str | None
Path: TypeAlias = tuple[str | int, ...]

MAX_BYTES = 8 * 1024 * 1024
MAX_DEPTH = 32
MAX_NODES = 500_000


class Position(NamedTuple):
    """A place in a text: line and column, both from 1."""

    line: int
    column: int


@dataclass(slots=True, eq=False)
class Node:
    """A value and where it stands; `key` is where the mapping key stands that names it; `size` counts its nodes.

    `height` is how many levels of mappings and lists lie below it.
    """

    value: Scalar | dict[str, Node] | list[Node]
    line: int
    column: int
    key: Position | None = None
    size: int = 1
    height: int = 0

    def plain(self) -> object:
        """The value as plain Python: dicts, lists and scalars."""
        if isinstance(self.value, dict):
            return {key: node.plain() for key, node in self.value.items()}
        if isinstance(self.value, list):
            return [node.plain() for node in self.value]
        return self.value

    def reach(self, path: Path) -> tuple[Node, Path]:
        """The node at `path`, or the nearest above it, and the path as far as it stands."""
        node = self
        standing: list[str | int] = []
        for step in path:
            below = node.value
            if isinstance(below, dict) and str(step) in below:
                node = below[str(step)]
            elif isinstance(below, list) and isinstance(step, int) and step < len(below):
                node = below[step]
            elif step == 0 and not isinstance(below, list):
                continue  # one value stands for a list of it
            else:
                break
            standing.append(step)
        return node, tuple(standing)


def write_path(path: Path) -> str:
    """`path` as people write it: ``claims.us-chose-targets.said[1].by``."""
    text = ""
    for step in path:
        text += f"[{step}]" if isinstance(step, int) else f".{step}" if text else str(step)
    return text


def read_text(content: bytes, name: str, first_line: int = 1) -> str:
    """The bytes of a file, or of the part of it that starts in `first_line`, as text.

    Read as UTF-8, a byte-order mark dropped, line ends as line feeds. Raises `InputError` where the content is too
    large or is not UTF-8.
    """
    if len(content) > MAX_BYTES:
        message = f"is larger than {MAX_BYTES // 1024 // 1024} MiB; split it into several"
        raise InputError([Fault(message, name, first_line if first_line > 1 else 0)])
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + first_line
        message = f"is not UTF-8 text (byte {error.start}); save it as UTF-8"
        raise InputError([Fault(message, name, line)]) from None
    return text.replace("\r\n", "\n").replace("\r", "\n")
