"""Describe: the marked fields of any part of a sheet into the cells and rows that its marks ask for."""

from __future__ import annotations

from decimal import Decimal
from functools import cache
from typing import Any

from pipeline.documents import Path
from pipeline.fields import Classes, Column, Concept, Counts, Ends, Mark, Refers, Says, Starts
from pipeline.namespaces import NF, SCHEMA
from pipeline.resolve.references import Names
from pipeline.resolve.scope import Ledger, listed
from pipeline.rows import Cell, Row
from pipeline.sheet.terms import Model


@cache
def marked_fields(model: type[Model]) -> tuple[tuple[str, str, Mark], ...]:
    """The marked fields of a model: attribute, key in the sheet, mark."""
    return tuple(
        (name, info.alias or name, mark)
        for name, info in model.model_fields.items()
        for mark in info.metadata
        if isinstance(mark, Mark)
    )


def describe(part: Model, node: str, path: Path, ledger: Ledger, names: Names) -> Row:
    """The node's own row, with a cell for each field that has one; all other rows go into the ledger.

    `path` is the part's place in the sheet, to which every fault leads back.
    """
    row: Row = {"i": node}
    for attribute, key, mark in marked_fields(type(part)):
        value = getattr(part, attribute)
        if value is None or value is False or value == ():
            continue
        if isinstance(mark, Says | Starts | Ends | Counts):
            _tell(mark, value, node, ledger)
        else:
            column, cell = _cell(mark, value, (*path, key), ledger, names)
            row[column] = cell
    return row


def _tell(mark: Says | Starts | Ends | Counts, value: Any, node: str, ledger: Ledger) -> None:
    """The rows of other tables that a field fills: texts, dates and numbers."""
    match mark:
        case Says(predicate):
            for text in value if isinstance(value, tuple) else (value,):
                ledger.say(node, predicate, text)
        case Starts(predicate):
            ledger.start(node, predicate, value)
        case Ends(predicate):
            ledger.end(node, predicate, value)
        case Counts(predicate):
            _count(ledger, node, predicate, value)


def _cell(
    mark: Refers | Concept | Column | Classes, value: Any, path: Path, ledger: Ledger, names: Names
) -> tuple[str, Cell]:
    """The column of the node's own row that a field fills, and what stands there."""
    match mark:
        case Refers(column, sections) if isinstance(value, str):
            return column, names.resolve(value, sections, path) or ""
        case Refers(column, sections):
            return column, names.resolve_all(value, sections, path)
        case Concept(column, scheme):
            return column, getattr(ledger.scope.vocabulary, scheme)[value]
        case Classes(roots):
            return "types", classes(value, roots, path, ledger)
        case Column(column) if isinstance(value, tuple):
            return column, listed(value)
    return mark.column, "true" if value is True else str(value)


def _count(ledger: Ledger, node: str, predicate: str, number: Decimal) -> None:
    """A number to its last digit: an integer where it is whole, else a decimal."""
    text = f"{number:f}"
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    column = "decimal" if "." in text else "integer"
    ledger.enter("numbers", {"s": node, "p": predicate, column: "0" if text == "-0" else text})


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
