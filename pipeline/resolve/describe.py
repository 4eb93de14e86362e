"""Describe: the marked fields of any part of a sheet into the cells and rows that its marks ask for."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal
from functools import cache
from typing import Any, NamedTuple

from pipeline.documents import Path
from pipeline.fields import Classes, Column, Concept, Counts, Ends, Mark, Refers, Says, Starts
from pipeline.namespaces import NF, SCHEMA
from pipeline.resolve.references import Names
from pipeline.resolve.scope import Ledger, listed
from pipeline.rows import Cell, Row
from pipeline.sheet.terms import DateMapping, Model


class _Field(NamedTuple):
    """A marked field of a model: its attribute, its key in the sheet, its mark, and what that asks for.

    A field either has something told in rows of other tables, or fills a cell of the node's own row.
    """

    attribute: str
    key: str
    mark: Any
    tell: Callable[[Any, Any, str, Ledger], None] | None
    fill: Callable[[Any, Any, Path, Ledger, Names], Cell] | None


@cache
def marked_fields(model: type[Model]) -> tuple[_Field, ...]:
    """The marked fields of a model."""
    return tuple(
        _Field(name, info.alias or name, mark, _TELL.get(type(mark)), _FILL.get(type(mark)))
        for name, info in model.model_fields.items()
        for mark in info.metadata
        if isinstance(mark, Mark)
    )


def describe(part: Model, node: str, path: Path, ledger: Ledger, names: Names) -> Row:
    """The node's own row, with a cell for each field that has one; all other rows go into the ledger.

    `path` is the part's place in the sheet, to which every fault leads back.
    """
    row: Row = {"i": node}
    values = part.__dict__
    for attribute, key, mark, tell, fill in marked_fields(type(part)):
        value = values[attribute]
        if not value and (value is None or type(value) is not Decimal):  # a figure of 0 says something
            continue
        if tell:
            tell(mark, value, node, ledger)
        elif fill:
            row[mark.column] = fill(mark, value, (*path, key), ledger, names)
    return row


def _say(mark: Says, value: Any, node: str, ledger: Ledger) -> None:
    for text in value if isinstance(value, tuple) else (value,):
        ledger.say(node, mark.predicate, text)


def _start(mark: Starts, date: DateMapping, node: str, ledger: Ledger) -> None:
    ledger.start(node, mark.predicate, date)


def _end(mark: Ends, date: DateMapping, node: str, ledger: Ledger) -> None:
    ledger.end(node, mark.predicate, date)


def _count(mark: Counts, number: Decimal, node: str, ledger: Ledger) -> None:
    """A number to its last digit: an integer where it is whole, else a decimal."""
    text = f"{number:f}"
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    column = "decimal" if "." in text else "integer"
    ledger.enter("numbers", {"s": node, "p": mark.predicate, column: "0" if text == "-0" else text})


def _refer(mark: Refers, value: Any, path: Path, ledger: Ledger, names: Names) -> Cell:
    if isinstance(value, str):
        return names.resolve(value, mark.sections, path) or ""
    return names.resolve_all(value, mark.sections, path)


def _name(mark: Concept, value: str, path: Path, ledger: Ledger, names: Names) -> Cell:
    concepts: Mapping[str, str] = getattr(ledger.scope.vocabulary, mark.scheme)
    return concepts[value]


def _copy(mark: Column, value: Any, path: Path, ledger: Ledger, names: Names) -> Cell:
    if isinstance(value, tuple):
        return listed(value)
    return "true" if value is True else str(value)


def _classify(mark: Classes, value: tuple[str, ...], path: Path, ledger: Ledger, names: Names) -> Cell:
    return classes(value, mark.roots, path, ledger)


_TELL: dict[type, Callable[[Any, Any, str, Ledger], None]] = {
    Says: _say,
    Starts: _start,
    Ends: _end,
    Counts: _count,
}
_FILL: dict[type, Callable[[Any, Any, Path, Ledger, Names], Cell]] = {
    Refers: _refer,
    Concept: _name,
    Column: _copy,
    Classes: _classify,
}


def classes(declared: tuple[str, ...], roots: tuple[str, ...], path: Path, ledger: Ledger) -> list[str]:
    """The IRIs of the classes, of those of the vocabulary above them, and of their roots, which are among `roots`."""
    vocabulary = ledger.scope.vocabulary
    allowed = {SCHEMA + root for root in roots}
    found: set[str] = set()
    for index, name in enumerate(declared):
        iri = ledger.term(name, vocabulary.classes, (*path, index), "class of schema.org or of the vocabulary")
        kinds = vocabulary.kind_of(iri) if iri else frozenset()
        if kinds and not kinds & allowed:
            fits = " or ".join(roots)
            ledger.fault(f"`{name}` is not a kind of {fits}, which is expected here", (*path, index))
        elif iri and not kinds and iri.startswith((SCHEMA, NF)):
            ledger.fault(
                f"`{name}` is no class that fits here; expected a kind of {' or '.join(roots)}", (*path, index)
            )
        elif iri:
            found.update(vocabulary.types_of(iri) if kinds else [iri])
    if found and not found & allowed:
        if roots == ("Event", "Action"):
            return listed([*found, f"{SCHEMA}Event"])
        known = f"add one of {', '.join(roots)} beside it, or a kind of these"
        ledger.fault(f"no class here says what kind of thing this is; {known}", path)
    return listed(found)
