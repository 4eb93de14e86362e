"""All that is wrong with rows, once something is: the slow way through a mapping, value by value.

The compiled rules stop at the first value that cannot be a term. This module then goes over every cell that a rule
reads, and says of each that is unfit where it stands, what it holds, and which rule wants it.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

from pipeline.errors import Fault
from pipeline.identifiers import suggest
from pipeline.materialise.terms import Row, Rows, UnfitError, Writers, check, compile_template
from pipeline.rml import Mapping, TermMap

_SHOWN = 80
"""So many characters of a value are shown in a message."""


def missing_tables(rows: Rows, mapping: Mapping) -> Iterator[Fault]:
    """A fault for each source of the mapping whose table is not in `rows`: an empty table is there, and empty."""
    for triples_map in mapping.triples_maps:
        for source in triples_map.sources:
            if source.table not in rows:
                message = f"there is no table `{source.table}`; {suggest(source.table, rows)}"
                yield Fault(message, *source.place)


def unfit_values(rows: Rows, mapping: Mapping) -> Iterator[Fault]:
    """A fault for each value that a term map reads and that cannot be what the term map makes of it."""
    writers = Writers()
    for triples_map in mapping.triples_maps:
        term_maps = dict.fromkeys(triples_map.term_maps())
        for source in triples_map.sources:
            for number, row in enumerate(rows[source.table], 1):
                place = f"triples map `{triples_map.name}`, table `{source.table}`, row {number}"
                for term_map in term_maps:
                    for column, value, why in _unfit(term_map, row, writers):
                        message = f"{place}, column `{column}`: {_show(value)} {why}"
                        yield Fault(message, *term_map.place)


def _unfit(term_map: TermMap, row: Row, writers: Writers) -> Iterator[tuple[str, object, str]]:
    """Each column with a value that spoils a term, the value, and why."""
    write = writers.of(term_map).write
    fit: list[list[str]] = []
    for column in term_map.columns:
        fit.append([])
        for value in _items(row.get(column)):
            try:
                check(value)
            except UnfitError as error:
                yield column, value, str(error)
            else:
                fit[-1].append(str(value))
    template = None if term_map.kind == "reference" else compile_template(term_map)
    for combination in product(*fit) if fit else ():
        part = dict(zip(term_map.columns, combination, strict=True))
        try:
            for text in template(part) if template else combination:
                write(text)
        except UnfitError as error:
            yield ", ".join(term_map.columns), combination[0] if len(combination) == 1 else combination, str(error)


def _items(cell: object) -> list[object]:
    if cell is None:
        return []
    return list(cell) if isinstance(cell, list | tuple) else [cell]


def _show(value: object) -> str:
    text = repr(value)
    return f"`{text if len(text) <= _SHOWN else text[: _SHOWN - 4] + ' ...'}`"
