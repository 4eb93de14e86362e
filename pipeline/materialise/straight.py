"""Straight: the common form of a triples map as one loop, which writes each line at once.

Nearly every map has one subject and one graph by reference, predicates that are constant or one column's, and objects
that are cells as they stand or constant. For these nothing needs to be combined. A row that is not so plain (a
subject that is a list, say) goes the long way, as every row of another map does.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from typing import NamedTuple, TypeAlias

from pipeline.materialise.terms import Row, Writer, Writers, values
from pipeline.rml import TermMap, TriplesMap

Made: TypeAlias = defaultdict[str, list[str]]
"""The triples that were made, by what ends their lines: the name of the graph and the full stop."""
Apply: TypeAlias = Callable[[Iterable[Row], Made], None]
"""A compiled triples map: it puts what it makes of rows to what was made before. Raises `UnfitError`."""


class _Rules(NamedTuple):
    """The rules whose predicates come from one place.

    `predicate` is the column that the predicate stands in; without one, predicates are constant and already stand
    before the objects, in `constants` whole, in `by_column` before the writer of the cell.
    """

    predicate: str | None
    constants: list[str]
    by_column: dict[str, list[tuple[str, Writer]]]


def compile_straight(triples_map: TriplesMap, writers: Writers, long_way: Apply) -> Apply | None:
    """The triples map as one loop, or nothing where it has not the common form."""
    subjects, graphs = triples_map.subjects, triples_map.graphs
    if [each.kind for each in (*subjects, *graphs)] != ["reference", "reference"] or len(subjects) != 1:
        return None
    groups: dict[str | None, _Rules] = {}
    for rule in triples_map.predicate_objects:
        if rule.graphs or not all(_file(each, rule.objects, groups, writers) for each in rule.predicates):
            return None
    return _loop(subjects[0], graphs[0], tuple(groups.values()), writers, long_way)


def _file(predicate: TermMap, objects: Iterable[TermMap], groups: dict[str | None, _Rules], writers: Writers) -> bool:
    """Put the rules with a predicate among those of its group; false where one of them has another form."""
    if predicate.kind == "template":
        return False
    constant = predicate.kind == "constant"
    column = None if constant else predicate.columns[0]
    start = writers.of(predicate)[predicate.parts[0]] if constant else ""
    group = groups.setdefault(column, _Rules(column, [], {}))
    for each in objects:
        write = writers.of(each)
        if each.kind == "template":
            return False
        if each.kind == "constant":
            group.constants.append(start + write[each.parts[0]])
        else:
            group.by_column.setdefault(each.columns[0], []).append((start, write))
    return True


def _are_text(row: Row, columns: Iterable[str]) -> bool:
    return all([type(row.get(column)) is str for column in columns])  # noqa: C419 (a list is faster)


def _loop(
    subject_map: TermMap, graph_map: TermMap, groups: tuple[_Rules, ...], writers: Writers, long_way: Apply
) -> Apply:
    iris, ends = writers.of(subject_map), writers.graphs()
    subject_column, graph_column = subject_map.columns[0], graph_map.columns[0]
    varying = [group.predicate for group in groups if group.predicate]

    def apply(rows: Iterable[Row], made: Made) -> None:
        for row in rows:
            node, graph = row.get(subject_column), row.get(graph_column)
            if type(node) is not str or type(graph) is not str or (varying and not _are_text(row, varying)):
                long_way((row,), made)
                continue
            subject, append = iris[node], made[ends[graph]].append
            for predicate, constants, by_column in groups:
                head = subject + iris[str(row[predicate])] if predicate else subject
                for constant in constants:
                    append(head + constant)
                for name, cell in row.items():
                    if name in by_column:
                        for start, write in by_column[name]:
                            for value in (cell,) if type(cell) is str else values(cell):
                                append(f"{head}{start}{write[value]}")

    return apply
