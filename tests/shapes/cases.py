"""Cases: changes of `good.ttl`, and what the shapes find in each.

`bad/` holds one file for each file of shapes. An entry of it is a property of a shape, or the shape itself, with its
message. Under each of its constraints stands a change that breaks it: the triples to remove (``[]`` is any term) and
those to add, in Turtle; `at` is the node that is found, `also` what else is. `allowed.yaml` holds changes that break
nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, cached_property
from pathlib import Path
from typing import Any, NamedTuple, TypeAlias

import pyoxigraph as ox
import yaml

from pipeline.findings import Finding
from pipeline.namespaces import DEFAULT_BASE, PREFIXES, SHAPES
from pipeline.shapes import Shapes, read_shapes

Graph: TypeAlias = frozenset[ox.Triple]

FOLDER = Path(__file__).parent
SHAPE_FILES = sorted((FOLDER.parents[1] / "shapes").glob("*.ttl"))
BASE = f"{DEFAULT_BASE}article/flood/"
_PREFIXES = {**PREFIXES, "article": f"{DEFAULT_BASE}article/", "property": f"{DEFAULT_BASE}property/"}
_HEAD = "".join(f"@prefix {prefix}: <{iri}> .\n" for prefix, iri in _PREFIXES.items())


class Expected(NamedTuple):
    """What a finding is expected to say."""

    severity: str
    shape: str
    component: str
    focus: str
    path: str
    message: str

    @classmethod
    def of(cls, finding: Finding) -> Expected:
        """The part of a finding that a case foretells."""
        return cls(*(getattr(unlabelled(finding), name) for name in cls._fields))


def unlabelled(finding: Finding) -> Finding:
    """A finding without the labels of blank nodes, which each reader of a graph makes up."""
    return replace(finding, focus=_unlabel(finding.focus), value=_unlabel(finding.value))


def _unlabel(term: str) -> str:
    return "_:" if term.startswith("_:") else term


@dataclass(frozen=True)
class Case:
    """A change of `good.ttl` and all that the shapes find in it. `file` is the file of shapes that it is about."""

    name: str
    file: str
    remove: str
    add: str
    expected: frozenset[Expected] = frozenset()

    @cached_property
    def graph(self) -> Graph:
        """The changed graph. Raises `ValueError` where a part of the change changes nothing."""
        removed, added = removable(self.remove), frozenset(read(self.add))
        if added & good():
            raise ValueError(f"{self.name}: what is added stands there already")
        return good() - removed | added


def shapes() -> Shapes:
    """The shapes of this repository."""
    return read_shapes((file.name, file.read_bytes()) for file in SHAPE_FILES)


@cache
def good() -> Graph:
    """The graph that all cases change."""
    return frozenset(read_turtle((FOLDER / "good.ttl").read_text()))


def lines(graph: Iterable[ox.Triple]) -> list[str]:
    """A graph as N-Quads lines, in a fixed order."""
    return sorted(f"{triple} .\n" for triple in graph)


def read_turtle(text: str) -> list[ox.Triple]:
    """The triples of a text."""
    return [quad.triple for quad in ox.parse(text, ox.RdfFormat.TURTLE, base_iri=BASE)]


def read(text: str) -> list[ox.Triple]:
    """The triples of a text in Turtle without prefixes and without its last full stop."""
    return read_turtle(f"{_HEAD}{text} .") if text else []


def removable(text: str) -> Graph:
    """The triples of `good.ttl` that a text names, where a blank node is any term. Raises `ValueError` if none is."""
    found: set[ox.Triple] = set()
    for pattern in read(text):
        met = {triple for triple in good() if all(map(_meets, triple, pattern))}
        if not met:
            raise ValueError(f"nothing meets {pattern}")
        found |= met
    return frozenset(found)


def _meets(term: object, pattern: object) -> bool:
    return isinstance(pattern, ox.BlankNode) or term == pattern


@cache
def cases() -> tuple[Case, ...]:
    """Every case of `bad/`."""
    return tuple(case for group in _groups() for case in group.cases(_says()))


@cache
def allowed() -> tuple[Case, ...]:
    """Every case of `allowed.yaml`."""
    entries = yaml.safe_load((FOLDER / "allowed.yaml").read_text())
    return tuple(Case(entry.pop("why"), "", entry.pop("remove", ""), entry.pop("add", "")) for entry in entries)


@cache
def foretold() -> frozenset[tuple[str, str, str]]:
    """The constraints that have a case: shape, component, and the message as it stands in the shape."""
    return frozenset(
        (_shape(group.shape), _component(name), group.says) for group in _groups() for name in group.changes
    )


@dataclass(frozen=True)
class _Group:
    """An entry of `bad/`."""

    file: str
    shape: str
    path: str
    says: str
    severity: str
    at: str
    changes: Mapping[str, Sequence[Mapping[str, Any]]]

    def cases(self, says: Mapping[str, _Group]) -> Iterator[Case]:
        for component, changes in self.changes.items():
            for number, change in enumerate(changes, 1):
                name = " ".join(filter(None, (self.shape, self.path, component)))
                own = self.expect(component, change.get("at", self.at), change.get("value", ""))
                also = (_expect(text, says) for text in change.get("also", ()))
                yield Case(
                    name=f"{name} {number}" if len(changes) > 1 else name,
                    file=self.file,
                    remove=change.get("remove", ""),
                    add=change.get("add", ""),
                    expected=frozenset((own, *also)),
                )

    def expect(self, component: str, at: str, value: str) -> Expected:
        return Expected(
            severity=self.severity,
            shape=_shape(self.shape),
            component=_component(component),
            focus=_unlabel(_term(at)),
            path=re.sub(r"(\w+):([\w-]+)", lambda match: f"<{_PREFIXES[match[1]]}{match[2]}>", self.path),
            message=self.says.replace("{?value}", _term(value).strip("<>") if value else ""),
        )


@cache
def _groups() -> tuple[_Group, ...]:
    return tuple(
        _read_group(file.stem, entry)
        for file in sorted((FOLDER / "bad").glob("*.yaml"))
        for entry in yaml.safe_load(file.read_text())
    )


def _read_group(file: str, entry: dict[str, Any]) -> _Group:
    fields = {name: entry.pop(name, "") for name in ("shape", "path", "says", "at")}
    severity = entry.pop("severity", "violation")
    changes = {name: change if isinstance(change, list) else [change] for name, change in entry.items()}
    return _Group(file, **fields, severity=severity, changes=changes)


@cache
def _says() -> dict[str, _Group]:
    """The entries by the words with which others refer to their constraints."""
    return {
        " ".join(filter(None, (group.shape, group.path, component))): group
        for group in _groups()
        for component in group.changes
    }


def _expect(text: str, says: Mapping[str, _Group]) -> Expected:
    """A finding that is written as ``Shape path Component at <focus> of <value>``."""
    constraint, _, place = text.partition(" at ")
    at, _, value = place.partition(" of ")
    return says[constraint].expect(constraint.rpartition(" ")[2], at, value)


def _shape(name: str) -> str:
    return f"{SHAPES}#{name}"


def _component(name: str) -> str:
    return f"{name}ConstraintComponent"


def _term(text: str) -> str:
    """A term that is written as in Turtle, as findings write it."""
    (triple,) = read(f"<> <> {text}")
    return str(triple.object)
