"""Edits: small changes of a sheet, each made in its text and, to be sure of it, in its values as well."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from pipeline.documents import Path, read_yaml, write_path
from pipeline.errors import Fault, InputError
from pipeline.review.layout import Layout, Place, Splice, spliced, written


@dataclass(frozen=True, slots=True)
class Remove:
    """Takes the value at `path` out, with what would be empty then."""

    path: Path

    def in_text(self, layout: Layout) -> tuple[Splice, Place]:
        """The splice, and the place that it changes."""
        return layout.without(self.path)

    def in_values(self, root: Any) -> None:
        """The same change of plain values."""
        chain = [(root, step) for root, step in _chain(root, self.path)]
        while len(chain) > 1 and len(chain[-1][0]) == 1:
            chain.pop()
        container, step = chain[-1]
        del container[step]


@dataclass(frozen=True, slots=True)
class Replace:
    """Puts another value at `path`."""

    path: Path
    value: object

    def in_text(self, layout: Layout) -> tuple[Splice, Place]:
        """As of `Remove`."""
        place = layout.place(self.path)
        return Splice(int(place.node.start_mark.index), layout.end(place.node), written(self.value)), place

    def in_values(self, root: Any) -> None:
        """As of `Remove`."""
        container, step = _chain(root, self.path)[-1]
        container[step] = self.value


@dataclass(frozen=True, slots=True)
class Exchange:
    """Puts another pair in the place of the one at `path`: its key, and its value."""

    path: Path
    key: str
    value: object

    def in_text(self, layout: Layout) -> tuple[Splice, Place]:
        """As of `Remove`."""
        place = layout.place(self.path)
        return Splice(place.start, layout.end_of(place), f"{self.key}: {written(self.value)}"), place

    def in_values(self, root: Any) -> None:
        """As of `Remove`."""
        container, step = _chain(root, self.path)[-1]
        pairs = [(self.key, self.value) if key == step else (key, item) for key, item in container.items()]
        container.clear()
        container.update(pairs)


@dataclass(frozen=True, slots=True)
class Insert:
    """A further pair of a mapping, behind the one at `path`."""

    path: Path
    key: str
    value: object

    def in_text(self, layout: Layout) -> tuple[Splice, Place]:
        """As of `Remove`."""
        place = layout.place(self.path)
        return layout.behind(place, f"{self.key}: {written(self.value)}"), place

    def in_values(self, root: Any) -> None:
        """As of `Remove`."""
        container, _ = _chain(root, self.path)[-1]
        container[self.key] = self.value


@dataclass(frozen=True, slots=True)
class Append:
    """Further items of the list at `path`, which holds some, or is one value that stands for a list."""

    path: Path
    values: tuple[object, ...]

    def in_text(self, layout: Layout) -> tuple[Splice, Place]:
        """As of `Remove`."""
        found = _plain(layout.text)
        for step in self.path:
            found = found[step]
        if not isinstance(found, list) or not found:
            return Replace(self.path, [*_listed(found), *self.values]).in_text(layout)
        last = layout.place((*self.path, len(found) - 1))
        items = [layout.behind(last, written(value)) for value in self.values]
        return Splice(items[0].start, items[0].end, "".join(each.text for each in items)), last

    def in_values(self, root: Any) -> None:
        """As of `Remove`."""
        container, step = _chain(root, self.path)[-1]
        container[step] = [*_listed(container[step]), *self.values]


Edit = Remove | Replace | Exchange | Insert | Append


def rewrite(text: str, edits: Iterable[Edit], file: str) -> str:
    """A sheet's text after edits, each of which finds it as the ones before have left it.

    Raises `InputError` where the text would not say then what it should: a value is shared by a YAML anchor, say.
    """
    wanted = _plain(text)
    text = _edited(text, edits, wanted)
    try:
        is_so = _plain(text) == wanted
    except InputError:
        is_so = False
    if not is_so:
        message = "cannot be changed in the way that it is written here (a YAML anchor?); change it in an editor"
        raise InputError([Fault(message, file)])
    return text


def removals(paths: Iterable[Path], text: str) -> list[Edit]:
    """The edits that take the values at several paths out, the last in the text first."""
    layout = Layout(text)
    wanted = set(paths)
    outer = [path for path in wanted if not any(path[:length] in wanted for length in range(1, len(path)))]
    return [Remove(path) for path in sorted(outer, key=lambda path: layout.place(path).start, reverse=True)]


def fault_at(message: str, path: Path, file: str) -> InputError:
    """An error of one value of a sheet."""
    return InputError([Fault(message, file, path=write_path(path))])


def _edited(text: str, edits: Iterable[Edit], wanted: Any) -> str:
    """The text after edits, made as many at a time as are not in each other's way; `wanted` are its values."""
    layout, touched = Layout(text), Counter[int]()
    splices: list[Splice] = []
    for edit in edits:
        splice, place = edit.in_text(layout)
        if _is_in_the_way(place, splice, touched[id(place.container)], splices):
            layout, touched, splices = Layout(spliced(layout.text, splices)), Counter(), []
            splice, place = edit.in_text(layout)
        splices.append(splice)
        touched[id(place.container)] += 1
        edit.in_values(wanted)
    return spliced(layout.text, splices)


def _is_in_the_way(place: Place, splice: Splice, before: int, splices: Sequence[Splice]) -> bool:
    """Whether an edit needs to see the text as the `before` edits of its container have left it.

    In flow style commas are shared; and what is the last in its container takes that along.
    """
    if before and (place.container.flow_style or before + 1 >= len(place.container.value)):
        return True
    return any(splice.start < other.end and other.start < splice.end for other in splices)


def _plain(text: str) -> Any:
    return read_yaml(text.replace("\r\n", "\n"), "").plain()


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def _chain(root: Any, path: Path) -> list[tuple[Any, Any]]:
    """The containers on the way to the value at `path`, each with the step below, as `Layout.chain` has it."""
    found = []
    for step in path:
        stands = step in root if isinstance(root, dict) else isinstance(root, list) and step in range(len(root))
        if stands:
            found.append((root, step))
            root = root[step]
    return found
