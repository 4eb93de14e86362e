"""Rows into quads: ``materialise`` applies a mapping to tables of rows, as RML has it, and writes canonical N-Quads.

A mapping is compiled once. Its term maps become functions from a row to terms (`pipeline.materialise.terms`), and a
term is text from the start. Most objects are a cell as it stands: their rules are filed under the column, so that a
row costs as much as it has cells, however many columns the table has.

Nothing is dropped without a word. A null makes nothing, and is counted; what cannot be a term is an error. Compiled
rules stop at the first such value, and `pipeline.materialise.diagnosis` then looks for all of them.

Sources: https://rml.io/specs/rml/, https://www.w3.org/TR/r2rml/#generated-rdf,
https://www.w3.org/TR/rdf12-n-quads/#canonical-quads
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from collections.abc import Mapping as Named
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from typing import NamedTuple

from pipeline.errors import InputError
from pipeline.materialise.diagnosis import missing_tables, unfit_values
from pipeline.materialise.straight import Apply, Made, compile_straight
from pipeline.materialise.terms import Generate, Row, Rows, UnfitError, Writer, Writers, compile_term_map, values
from pipeline.quads import Quads
from pipeline.rml import GraphMap, Mapping, PredicateObjectMap, TermMap, TriplesMap


@dataclass(frozen=True, slots=True)
class Counts:
    """What a triples map went over, and what it made.

    `nulls` are the cells without a value in the columns that it reads; `quads` counts repeated ones as well.
    """

    rows: int
    nulls: int
    quads: int


@dataclass(frozen=True)
class Materialised:
    """The graph, and how it came about.

    `unread` names, by table, the columns with values that no triples map reads; `sizes` says of each triples map how
    many rows it went over and how many quads it made.
    """

    quads: Quads
    unread: Named[str, tuple[str, ...]]
    sizes: Named[str, tuple[int, int]]
    _source: tuple[Rows, Mapping] = field(compare=False, repr=False)

    @cached_property
    def counts(self) -> Named[str, Counts]:
        """The sizes, and with them the nulls, which take as long to count as the half of all else."""
        rows, mapping = self._source
        nulls = dict(_count_nulls(rows, mapping))
        return {name: Counts(size, nulls[name], made) for name, (size, made) in self.sizes.items()}


def materialise(rows: Rows, mapping: Mapping) -> Materialised:
    """The quads that `mapping` makes of `rows`. The order of the rows, and of the rules, changes nothing.

    Raises `InputError` with every value that is no text, is empty, or cannot be the term that it is to be, and with
    every table of the mapping that is not there.
    """
    if faults := list(missing_tables(rows, mapping)):
        raise InputError(faults)
    compiled = _compile(mapping)
    made: Made = defaultdict(list)
    sizes: dict[str, tuple[int, int]] = {}
    before = 0
    try:
        for name, tables, apply in compiled.triples_maps:
            for table in tables:
                apply(rows[table], made)
            after = sum(map(len, made.values()))
            sizes[name] = (sum(len(rows[table]) for table in tables), after - before)
            before = after
    except (UnfitError, TypeError):  # what is no text need not be hashable
        if faults := list(unfit_values(rows, mapping)):
            raise InputError(faults) from None
        raise
    return Materialised(Quads(made), _find_unread(rows, compiled), sizes, (rows, mapping))


def _find_unread(rows: Rows, compiled: _CompiledMapping) -> dict[str, tuple[str, ...]]:
    unread = {table: set().union(*content) - compiled.read.get(table, set()) for table, content in rows.items()}
    filled = {
        table: tuple(sorted(name for name in names if any(row.get(name) for row in rows[table])))
        for table, names in unread.items()
        if names
    }
    return {table: names for table, names in filled.items() if names}


def _count_nulls(rows: Rows, mapping: Mapping) -> Iterator[tuple[str, int]]:
    """Of each triples map, the cells without a value in the columns that it reads."""
    filled = {table: Counter([name for row in rows[table] for name in row if row[name]]) for table in mapping.tables}
    for triples_map in mapping.triples_maps:
        tables = [source.table for source in triples_map.sources]
        yield (
            triples_map.name,
            sum(len(rows[each]) - filled[each][name] for each in tables for name in triples_map.columns),
        )


class _CompiledTriplesMap(NamedTuple):
    name: str
    tables: tuple[str, ...]
    apply: Apply


class _CompiledMapping(NamedTuple):
    triples_maps: list[_CompiledTriplesMap]
    read: dict[str, frozenset[str]]
    """The columns that are read, of each table."""


@lru_cache(maxsize=8)
def _compile(mapping: Mapping) -> _CompiledMapping:
    writers = Writers()
    triples_maps = [
        _CompiledTriplesMap(
            triples_map.name,
            tuple(source.table for source in triples_map.sources),
            compile_triples_map(triples_map, writers),
        )
        for triples_map in mapping.triples_maps
    ]
    return _CompiledMapping(triples_maps, {table: mapping.columns(table) for table in mapping.tables})


def compile_triples_map(triples_map: TriplesMap, writers: Writers) -> Apply:
    """A triples map as one loop where it has the common form, else the long way."""
    long_way = compile_combining(triples_map, writers)
    return compile_straight(triples_map, writers, long_way) or long_way


def compile_combining(triples_map: TriplesMap, writers: Writers) -> Apply:
    """Any triples map, the long way: every combination of what its term maps make.

    A line has a head, the subject; a middle, the predicate and the object; and a tail, the graph and the end.

    Each head of a row goes with each middle and each tail. Rules with graphs of their own make other tails than those
    without, so that rules are taken together by their graphs.
    """
    by_graphs: dict[tuple[GraphMap, ...], list[PredicateObjectMap]] = {}
    for rule in triples_map.predicate_objects:
        by_graphs.setdefault((*triples_map.graphs, *rule.graphs), []).append(rule)
    heads_of = _compile_all(triples_map.subjects, writers.of)
    parts = [(_Middles(rules, writers).of, _compile_tails(graphs, writers)) for graphs, rules in by_graphs.items()]

    def apply(rows: Iterable[Row], made: Made) -> None:
        for row in rows:
            for head in heads_of(row):
                for middles_of, tails_of in parts:
                    for tail in tails_of(row):
                        made[tail] += [head + middle for middle in middles_of(row)]

    return apply


def _compile_tails(graphs: Sequence[GraphMap], writers: Writers) -> Generate:
    return _compile_all(graphs, lambda _: writers.graphs()) if graphs else lambda _: (".\n",)


class _Rule(NamedTuple):
    """What to do with the cell of a column: its values are objects, each with every predicate."""

    write: Writer
    predicates: Sequence[str]
    """The predicates, where they are the same for every row; else none, and `predicates_of` a row gives them."""
    predicates_of: Generate


class _Middles:
    """What stands between subject and graph: every object of a row with every predicate of its rule."""

    def __init__(self, rules: Iterable[PredicateObjectMap], writers: Writers) -> None:
        self._constant: list[str] = []
        self._by_column: dict[str, list[_Rule]] = {}
        self._others: list[tuple[Generate, Generate]] = []
        for rule in rules:
            self._file(rule, writers)

    def _file(self, rule: PredicateObjectMap, writers: Writers) -> None:
        predicates_of = _compile_all(rule.predicates, writers.of)
        predicates = predicates_of({}) if all(each.kind == "constant" for each in rule.predicates) else ()
        for object_map in rule.objects:
            write = writers.of(object_map)
            if object_map.kind == "reference":
                filed = self._by_column.setdefault(object_map.columns[0], [])
                filed.append(_Rule(write, predicates, predicates_of))
            elif object_map.kind == "constant" and predicates:
                self._constant += [predicate + write[object_map.parts[0]] for predicate in predicates]
            else:
                self._others.append((predicates_of, compile_term_map(object_map, write)))

    def of(self, row: Row) -> list[str]:
        middles = self._constant.copy()
        append = middles.append
        by_column = self._by_column
        for name, cell in row.items():
            if name in by_column:
                for write, predicates, predicates_of in by_column[name]:
                    for value in (cell,) if isinstance(cell, str) else values(cell):
                        term = write[value]
                        for predicate in predicates or predicates_of(row):
                            append(predicate + term)
        for predicates_of, objects_of in self._others:
            middles += [predicate + term for term in objects_of(row) for predicate in predicates_of(row)]
        return middles


def _compile_all(term_maps: Sequence[TermMap], writer: Callable[[TermMap], Writer]) -> Generate:
    """The terms of all `term_maps`, as one function."""
    compiled = [compile_term_map(term_map, writer(term_map)) for term_map in term_maps]
    if len(compiled) == 1:
        return compiled[0]
    return lambda row: [term for generate in compiled for term in generate(row)]
