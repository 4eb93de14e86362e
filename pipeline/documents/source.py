"""A text that was read, with the way back from a value to its line."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Generic, TypeVar

from pipeline.documents.from_json import load_json, read_json
from pipeline.documents.from_yaml import read_yaml
from pipeline.documents.nodes import Node, Path, write_path
from pipeline.errors import Fault, InputError

M = TypeVar("M")


@dataclass(frozen=True)
class Source:
    """One document of a file; `first_line` is the line that it starts in (JSON lines hold one document a line)."""

    file: str
    text: str
    first_line: int = 1
    is_json: bool = False

    @cached_property
    def node(self) -> Node:
        """The document with the place of every value. Raises `InputError`."""
        if self.is_json:
            return read_json(self.text, self.file, self.first_line)
        return read_yaml(self.text, self.file)

    def value(self) -> object:
        """The document as plain Python. Raises `InputError`. JSON is read at the speed of the standard library."""
        value = load_json(self.text) if self.is_json else None
        return self.node.plain() if value is None else value

    def fault(self, message: str, path: Path, *, key: bool = False) -> Fault:
        """A fault of the value at `path`, or of what is nearest above it; with `key`, of the key that names it."""
        node, standing = self.node.reach(path)
        line, column = node.key if key and node.key else (node.line, node.column)
        return Fault(message, self.file, line, column, write_path(standing))


@dataclass(frozen=True, slots=True)
class Document(Generic[M]):
    """A model that was read from a source, and the source, which knows the line of each of its values.

    Where there are `faults`, the model holds what could be read in spite of them, so that more can be found.
    """

    model: M
    source: Source
    faults: tuple[Fault, ...] = ()

    def sound(self) -> M:
        """The model. Raises `InputError` where the document has faults."""
        if self.faults:
            raise InputError(self.faults)
        return self.model
