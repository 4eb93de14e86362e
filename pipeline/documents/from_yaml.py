"""YAML into nodes, with its surprises taken out.

Read is what YAML 1.2's core schema has, less what a sheet has no use for: a plain ``2024-06-23``, ``no`` or ``12:30``
is text, ``true``/``false`` alone are booleans, and only canonical decimal numbers are numbers, so that no digit that
somebody wrote is lost. Duplicate keys, merge keys, tags and second documents are faults. Aliases are followed as
long as the expanded tree stays within the limits.

Source: https://yaml.org/spec/1.2.2/#103-core-schema
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from decimal import Decimal
from typing import NoReturn, Protocol

import yaml
from yaml import events as ev

from pipeline.documents.nodes import MAX_DEPTH, MAX_NODES, Node, Position, Scalar
from pipeline.errors import Fault, InputError

_INTEGER = re.compile(r"-?(0|[1-9][0-9]{0,17})")
_DECIMAL = re.compile(r"-?(0|[1-9][0-9]*)\.[0-9]+")
_FORBIDDEN = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What is no c-printable (https://yaml.org/spec/1.2.2/#51-character-set)."""
_OLD_LINE_ENDS = re.compile("[\x85\u2028\u2029]")
_PLAIN: dict[str, Scalar] = {"": None, "~": None, "null": None, "true": True, "false": False}
_Loader = getattr(yaml, "CLoader", yaml.Loader)


def read_yaml(text: str, name: str) -> Node:
    """The one document of a YAML text as a tree of nodes. Raises `InputError` with every fault found."""
    forbidden = _FORBIDDEN.search(text)
    if forbidden:
        line = text.count("\n", 0, forbidden.start()) + 1
        raise InputError([Fault("holds a control character that YAML does not allow; remove it", name, line)])
    builder = _Builder(name, _line_starts(text))
    try:
        for event in yaml.parse(text, Loader=_Loader):
            builder.take(event)
    except yaml.MarkedYAMLError as error:
        place = builder.place(error.problem_mark or error.context_mark)
        builder.faults.append(Fault(_explain(error, text, *place), name, *place))
    if builder.faults:
        raise InputError(builder.faults)
    return builder.root or Node(None, 1, 1)


def _line_starts(text: str) -> list[int] | None:
    """Where lines start, in a text with marks that YAML 1.1, and so the parser, takes for line ends; else nothing."""
    if not _OLD_LINE_ENDS.search(text):
        return None
    return [0, *(match.end() for match in re.finditer("\n", text))]


def _explain(error: yaml.MarkedYAMLError, text: str, line: int, column: int) -> str:
    """What the parser stumbled over, in words that an editor can act on."""
    rest = text.split("\n")[max(line - 1, 0) :]
    here = rest[0] if rest else ""
    if "\t" in here[: len(here) - len(here.lstrip())]:
        return "a tab stands where YAML wants spaces; indent with spaces"
    problem = error.problem or error.context or "not YAML"
    if not here[max(column - 1, 0) :].strip() and not any(map(str.strip, rest[1:])):
        return f"the text breaks off here ({problem}); is the file complete?"
    return f"is not YAML: {problem}; check quotes, colons and indentation"


class _Mark(Protocol):
    index: int
    line: int
    column: int


@dataclass(slots=True)
class _Builder:
    """Builds nodes from parser events, without recursion, so that depth is ours to limit."""

    name: str
    starts: list[int] | None
    faults: list[Fault] = field(default_factory=list)
    root: Node | None = None
    _open: list[tuple[Node, str | None]] = field(default_factory=list)  # a container and its anchor
    _keys: list[Node | None] = field(default_factory=list)  # of each open container: the key that waits
    _anchors: dict[str, Node] = field(default_factory=dict)
    _documents: int = 0

    def place(self, mark: _Mark | None) -> Position:
        """Line and column of a mark, by line feeds alone."""
        if mark is None:
            return Position(0, 0)
        if self.starts is None:
            return Position(mark.line + 1, mark.column + 1)
        line = bisect_right(self.starts, mark.index)
        return Position(line, mark.index - self.starts[line - 1] + 1)

    def take(self, event: ev.Event) -> None:
        match event:
            case ev.DocumentStartEvent():
                self._documents += 1
                if self._documents > 1:
                    self._refuse(event, "a second document starts here; one sheet a file (JSON lines hold many)")
            case ev.ScalarEvent():
                self._place(event, self._scalar(event), event.anchor)
            case ev.AliasEvent():
                self._alias(event)
            case ev.MappingStartEvent() | ev.SequenceStartEvent():
                self._start(event)
            case ev.MappingEndEvent() | ev.SequenceEndEvent():
                self._end(event)

    def _refuse(self, event: ev.Event, message: str) -> NoReturn:
        """A fault after which reading on makes no sense."""
        raise InputError([*self.faults, Fault(message, self.name, *self.place(event.start_mark))])

    def _scalar(self, event: ev.ScalarEvent) -> Node:
        if event.tag not in (None, "!"):
            self._refuse(event, f"the tag {event.tag} is not used here; remove it")
        value: Scalar = resolve_plain(event.value) if event.implicit[0] and not event.style else event.value
        return Node(value, *self.place(event.start_mark))

    def _start(self, event: ev.MappingStartEvent | ev.SequenceStartEvent) -> None:
        if event.tag not in (None, "!"):
            self._refuse(event, f"the tag {event.tag} is not used here; remove it")
        if len(self._open) >= MAX_DEPTH:
            self._refuse(event, f"is nested more than {MAX_DEPTH} levels deep")
        node = Node({} if isinstance(event, ev.MappingStartEvent) else [], *self.place(event.start_mark))
        if self._open and isinstance(self._open[-1][0].value, dict) and self._keys[-1] is None:
            self._refuse(event, "a mapping or a list stands where a key is expected; write the key as text")
        self._open.append((node, event.anchor))
        self._keys.append(None)

    def _end(self, event: ev.Event) -> None:
        node, anchor = self._open.pop()
        self._keys.pop()
        node.height += 1
        self._place(event, node, anchor)

    def _alias(self, event: ev.AliasEvent) -> None:
        target = self._anchors.get(event.anchor or "")
        if target is None:
            self._refuse(event, f"*{event.anchor} refers to nothing above it; write &{event.anchor} before the value")
        if len(self._open) + target.height > MAX_DEPTH:
            self._refuse(event, f"is nested more than {MAX_DEPTH} levels deep")
        place = self.place(event.start_mark)
        self._place(event, Node(target.value, *place, None, target.size, target.height), None)

    def _place(self, event: ev.Event, node: Node, anchor: str | None) -> None:
        """Puts a finished node into the container that is open, or makes it the root."""
        if anchor:
            self._anchors[anchor] = node
        if not self._open:
            self.root = node
            return
        holder = self._open[-1][0]
        if isinstance(holder.value, list):
            holder.value.append(node)
        elif isinstance(holder.value, dict):
            key = self._keys[-1]
            if key is None:
                self._keys[-1] = self._key(event, node)
                return
            self._keys[-1] = None
            self._enter(holder.value, key, node)
        holder.size += node.size
        holder.height = max(holder.height, node.height)
        if holder.size > MAX_NODES:
            self._refuse(
                event, f"unfolds to more than {MAX_NODES:,} values (aliases count as often as they are used)"
            )

    def _key(self, event: ev.Event, node: Node) -> Node:
        if not isinstance(event, ev.ScalarEvent):
            self._refuse(event, "only text can be a key; write the key out")
        if event.value == "<<" and not event.style:
            self._refuse(event, "merge keys (<<) are not used here; write the keys out")
        node.value = event.value  # a key is text as it was written: 12 is "12", no is "no"
        return node

    def _enter(self, mapping: dict[str, Node], key: Node, node: Node) -> None:
        name = str(key.value)
        node.key = Position(key.line, key.column)
        if name in mapping:
            first = mapping[name].key or Position(0, 0)
            message = f"the key `{name}` stands twice (first in line {first.line}); keep one"
            self.faults.append(Fault(message, self.name, key.line, key.column))
            return
        mapping[name] = node


def resolve_plain(text: str) -> Scalar:
    """What a plain (unquoted) YAML scalar means here."""
    if text in _PLAIN:
        return _PLAIN[text]
    if _INTEGER.fullmatch(text):
        return int(text)
    if _DECIMAL.fullmatch(text):
        return Decimal(text)
    return text
