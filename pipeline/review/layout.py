"""Layout: where the values of a YAML text stand, and how one is put, exchanged or taken out there.

A text that a person wrote is changed where something was decided, and nowhere else: comments, order, quoting and line
ends stay as they are. (A round trip through a YAML library folds lines and moves comments.)

Source: https://yaml.org/spec/1.2.2/
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from decimal import Decimal

import yaml

from pipeline.documents import Path
from pipeline.documents.from_yaml import resolve_plain

_PLAIN = re.compile(r"[^\W\d_][\w'’./()-]*( [\w'’./()-]+)*")
"""Text that means itself without quotes, in block and in flow style."""
_COMMA = re.compile(r"\s*,")
_Loader = getattr(yaml, "CLoader", yaml.Loader)


@dataclass(frozen=True, slots=True)
class Splice:
    """The characters from `start` to `end` of a text, and what is to stand in their place."""

    start: int
    end: int
    text: str = ""


@dataclass(frozen=True, slots=True)
class Place:
    """A value in its container: the node, the key that names it in a mapping, and its position there."""

    container: yaml.CollectionNode
    index: int
    node: yaml.Node
    key: yaml.Node | None

    @property
    def start(self) -> int:
        """Where it starts, with its key."""
        return int((self.key or self.node).start_mark.index)

    @property
    def alone(self) -> bool:
        """Whether its container holds nothing else."""
        return len(self.container.value) == 1

    def neighbour(self, offset: int) -> Place | None:
        """The one before (-1) or behind (1) it."""
        index = self.index + offset
        return place_at(self.container, index) if 0 <= index < len(self.container.value) else None


class Layout:
    """A YAML text, and the places of its values. The text must be one that `read_yaml` takes."""

    def __init__(self, text: str) -> None:
        self.text = text
        root = yaml.compose(text, Loader=_Loader)
        if root is None:
            raise ValueError("an empty text has no layout")
        self.root: yaml.Node = root
        self.newline = "\r\n" if "\r\n" in text else "\n"

    def chain(self, path: Path) -> list[Place]:
        """The places on the way to the value at `path`.

        A value that stands for a list of one, or for a mapping with one key, is met at its own place. Raises
        `KeyError` where nothing stands at the path.
        """
        places: list[Place] = []
        node: yaml.Node = self.root
        for step in path:
            below = _below(node, step)
            if below is not None:
                places.append(below)
                node = below.node
            elif isinstance(node, yaml.MappingNode) and step != 0:
                raise KeyError(path)
        return places

    def place(self, path: Path) -> Place:
        """The place of the value at `path`. Raises `KeyError`."""
        return self.chain(path)[-1]

    def end(self, node: yaml.Node) -> int:
        """Behind the last character of a value, without the white space and the comments that follow."""
        start, end = int(node.start_mark.index), int(node.end_mark.index)
        if isinstance(node, yaml.CollectionNode) and not node.flow_style and node.value:
            last = place_at(node, len(node.value) - 1)
            return max(self.end(last.node), int((last.key or last.node).end_mark.index))
        return start + len(self.text[start:end].rstrip())

    def end_of(self, place: Place) -> int:
        """Behind the last character of a value, or of its key where the value is left out."""
        end = self.end(place.node)
        return max(end, int(place.key.end_mark.index)) if place.key else end

    def line_start(self, at: int) -> int:
        """The first character of a line."""
        return self.text.rfind("\n", 0, at) + 1

    def line_end(self, at: int) -> int:
        """Where a line breaks."""
        found = self.text.find("\n", at)
        if found < 0:
            return len(self.text)
        return found - 1 if found > at and self.text[found - 1] == "\r" else found

    def lines(self, start: int, end: int) -> Splice:
        """The whole lines from one character to another, with the last one's break."""
        behind = self.text.find("\n", end)
        return Splice(self.line_start(start), len(self.text) if behind < 0 else behind + 1)

    def without(self, path: Path) -> tuple[Splice, Place]:
        """What goes for the value at `path` to be gone, with all that would be empty then; and its place."""
        places = self.chain(path)
        while len(places) > 1 and places[-1].alone:
            places.pop()
        place = places[-1]
        if place.container.flow_style:
            return self._without_in_flow(place), place
        start, next_ = place.start, place.neighbour(1)
        if place.key is None:
            start = self.text.rindex("-", 0, start)
        if self.text[self.line_start(start) : start].strip() and next_:  # it stands behind another item's dash
            end = next_.start if place.key else self.text.rindex("-", 0, next_.start)
            return Splice(start, end), place
        return self.lines(start, self.end_of(place)), place

    def _without_in_flow(self, place: Place) -> Splice:
        start, end = place.start, self.end_of(place)
        before, behind = place.neighbour(-1), place.neighbour(1)
        if behind:
            gap = self.text[end : behind.start]
            comma = gap.find(",") + 1
            return Splice(start, end + comma if "#" in gap[comma:] else behind.start)
        if before is None or "#" in self.text[self.end_of(before) : start]:
            second = _COMMA.match(self.text, end)  # the last one may have one, which would be the second in a row
            return Splice(start, second.end() if second else end)
        return Splice(self.end_of(before), end)

    def behind(self, place: Place, pair: str) -> Splice:
        """A further item, as YAML, behind the one at a place."""
        end = self.end_of(place)
        if place.container.flow_style:
            return Splice(end, end, f", {pair}")
        column = (place.key or place.node).start_mark.column
        if place.key is None:
            dash = self.text.rindex("-", 0, place.start)
            pair, column = f"- {pair}", dash - self.line_start(dash)
        at = self.line_end(end)
        return Splice(at, at, f"{self.newline}{' ' * column}{pair}")


def place_at(container: yaml.CollectionNode, index: int) -> Place:
    """The place of one item of a container."""
    item = container.value[index]
    return (
        Place(container, index, item[1], item[0]) if isinstance(item, tuple) else Place(container, index, item, None)
    )


def spliced(text: str, splices: list[Splice]) -> str:
    """A text with splices put in, of which none overlap."""
    for each in sorted(splices, key=lambda splice: splice.start, reverse=True):
        text = text[: each.start] + each.text + text[each.end :]
    return text


def written(value: object) -> str:
    """A plain value in YAML's flow style, which can stand wherever a value can."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{written(str(key))}: {written(item)}" for key, item in value.items()) + "}"
    if isinstance(value, (list, tuple)):
        return "[" + ", ".join(map(written, value)) + "]"
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, (int, Decimal)):
        return f"{value:f}" if isinstance(value, Decimal) else str(value)
    text = str(value)
    if _PLAIN.fullmatch(text) and isinstance(resolve_plain(text), str):
        return text
    quoted = json.dumps(text, ensure_ascii=False)
    return "".join(each if each.isprintable() else f"\\U{ord(each):08X}" for each in quoted)


def _below(node: yaml.Node, step: str | int) -> Place | None:
    if isinstance(node, yaml.MappingNode):
        names = [key.value for key, _ in node.value]
        return place_at(node, names.index(str(step))) if str(step) in names else None
    if isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
        return place_at(node, step)
    return None
