"""JSON, twice: at the speed of the standard library, and, where a place is asked for, as nodes that know their line.

Both accept the same texts. Source: https://www.rfc-editor.org/rfc/rfc8259
"""

from __future__ import annotations

import json
from bisect import bisect_right
from collections.abc import Callable
from decimal import Decimal
from re import compile as pattern
from typing import NoReturn

from pipeline.documents.nodes import MAX_DEPTH, MAX_NODES, Node, Position, Scalar
from pipeline.errors import Fault, InputError

_SPACE = pattern(r"[ \t\n\r]*")
_STRING = pattern(r'"(?:[^"\\\x00-\x1f]|\\.)*"')
_LITERAL = pattern(r"true|false|null|(-?(?:0|[1-9][0-9]*))(\.[0-9]+(?:[eE][+-]?[0-9]+)?|[eE][+-]?[0-9]+)?")
_WORDS: dict[str, Scalar] = {"true": True, "false": False, "null": None}


class _DoubledKeyError(ValueError):
    """A key stands twice in one object."""


def load_json(text: str) -> object:
    """The value of a JSON text, or nothing where `read_json` has a fault to tell (numbers keep their digits)."""
    try:
        value: object = json.loads(
            text, parse_float=Decimal, parse_constant=_refuse_constant, object_pairs_hook=_unique
        )
    except (ValueError, ArithmeticError, RecursionError):
        return None
    return value if _is_within_limits(value) else None


def _is_within_limits(value: object) -> bool:
    """Whether there are no more values, and none nested deeper, than may be."""
    level, count = [value], 1
    for _ in range(MAX_DEPTH + 1):
        level = [each for each in level if type(each) is dict or type(each) is list]
        if not level:
            return count <= MAX_NODES
        level = [item for each in level for item in (each.values() if type(each) is dict else each)]  # type: ignore[attr-defined]
        count += len(level)
    return False


def _refuse_constant(name: str) -> object:
    raise ValueError(name)


def _unique(pairs: list[tuple[str, object]]) -> dict[str, object]:
    mapping = dict(pairs)
    if len(mapping) != len(pairs):
        raise _DoubledKeyError
    return mapping


def read_json(text: str, name: str, first_line: int = 1) -> Node:
    """One JSON document as a tree of nodes; `first_line` is the line of the file in which `text` starts.

    Raises `InputError` where it is not JSON, is too deep or too large, or has a key twice.
    """
    reader = _Reader(text, name, first_line)
    node = reader.value(0)
    reader.skip()
    if reader.here < len(text):
        reader.refuse("something follows the end of the JSON document; one sheet a file, or one a line")
    if reader.faults:
        raise InputError(reader.faults)
    return node


class _Reader:
    """A recursive descent over the text; `here` is the offset of the next character."""

    def __init__(self, text: str, name: str, first_line: int) -> None:
        self.text, self.name, self.first_line = text, name, first_line
        self.here = 0
        self.depth = 0
        self.nodes = 0
        self.faults: list[Fault] = []
        self._starts = [0, *(at + 1 for at, character in enumerate(text) if character == "\n")]

    def position(self, offset: int) -> Position:
        line = bisect_right(self._starts, offset)
        return Position(line - 1 + self.first_line, offset - self._starts[line - 1] + 1)

    def refuse(self, message: str) -> NoReturn:
        raise InputError([*self.faults, Fault(message, self.name, *self.position(self.here))])

    def skip(self) -> str:
        """Steps over white space; the character that follows, or nothing at the end."""
        space = _SPACE.match(self.text, self.here)
        self.here = space.end() if space else self.here
        return self.text[self.here : self.here + 1]

    def value(self, depth: int) -> Node:
        start = self.skip()
        place = self.position(self.here)
        self.nodes += 1
        if depth >= MAX_DEPTH and start in ("{", "["):
            self.refuse(f"is nested more than {MAX_DEPTH} levels deep")
        if self.nodes > MAX_NODES:
            self.refuse(f"holds more than {MAX_NODES:,} values")
        if start == "{":
            return Node(self._object(depth), *place)
        if start == "[":
            return Node(self._array(depth), *place)
        if start == '"':
            return Node(self._string(), *place)
        return Node(self._literal(), *place)

    def _object(self, depth: int) -> dict[str, Node]:
        members: dict[str, Node] = {}

        def member() -> None:
            if self.skip() != '"':
                self.refuse('expected a key in double quotes, such as "article"')
            place = self.position(self.here)
            key = self._string()
            if self.skip() != ":":
                self.refuse("expected a colon after the key")
            self.here += 1
            node = self.value(depth + 1)
            node.key = place
            if key in members:
                first = members[key].key or place
                message = f"the key `{key}` stands twice (first in line {first.line}); keep one"
                self.faults.append(Fault(message, self.name, *place))
            else:
                members[key] = node

        self._items("}", member)
        return members

    def _array(self, depth: int) -> list[Node]:
        items: list[Node] = []
        self._items("]", lambda: items.append(self.value(depth + 1)))
        return items

    def _items(self, end: str, item: Callable[[], None]) -> None:
        """Steps over the opening bracket, the items with the commas between them, and the closing bracket."""
        self.here += 1
        if self.skip() == end:
            self.here += 1
            return
        while True:
            item()
            mark = self.skip()
            if mark not in (",", end):
                self.refuse(
                    "the text breaks off here; is the file complete?" if not mark else f"expected a comma or `{end}`"
                )
            self.here += 1
            if mark == end:
                return

    def _string(self) -> str:
        match = _STRING.match(self.text, self.here)
        if not match:
            self.refuse("the string is not closed, or holds a line break or a tab; write those as \\n and \\t")
        try:
            text: str = json.loads(match[0])
        except ValueError:
            self.refuse("the string holds an escape that JSON does not know; double the backslash")
        self.here = match.end()
        return text

    def _literal(self) -> Scalar:
        match = _LITERAL.match(self.text, self.here)
        if not match:
            rest = self.text[self.here : self.here + 1]
            self.refuse(
                "the text breaks off here; is the file complete?" if not rest else f"expected a value, found `{rest}`"
            )
        self.here = match.end()
        if match[0] in _WORDS:
            return _WORDS[match[0]]
        try:
            return Decimal(match[0]) if match[2] else int(match[0])
        except (ValueError, ArithmeticError):
            self.here = match.start()
            self.refuse("the number has more digits than can be read")
