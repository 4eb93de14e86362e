"""Agreement: whether both engines find the same in many mutations of a graph.

    python -m tests.agreement --graphs 200 [--whole FILE.nq] [--first SEED]

An ill-formed literal ("2024-02-30" as a date) is a matter of reading, not of shapes, and pyshacl raises over many of
them. What the engines make of such graphs is counted apart, and is no disagreement. Exits with 1 on disagreement.
"""

from __future__ import annotations

import logging
import re
import sys
import time
import warnings
from argparse import ArgumentParser
from collections import defaultdict
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any
from unittest.mock import patch

import pyoxigraph as ox
import pyshacl.shape
import pyshacl.validator
from pyshacl.constraints import CONSTRAINT_PARAMETERS_MAP
from pyshacl.constraints.constraint_component import ConstraintComponent
from pyshacl.shapes_graph import ShapesGraph
from rdflib.plugins.sparql.processor import SPARQLProcessor, prepareQuery
from rdflib.plugins.sparql.sparql import Query

from pipeline.findings import Finding
from pipeline.namespaces import XSD
from pipeline.shapes import Shapes
from pipeline.validate import Engine, validate
from tests.mutations import Graph, Mutation, mutate
from tests.shapes.cases import good, lines, shapes

_ZONE = r"(?:Z|[+-]\d\d:\d\d)?"
_DAY = r"-?(\d{4,})-(\d\d)-(\d\d)"
_WELL_FORMED = {
    "boolean": r"true|false|0|1",
    "integer": r"[+-]?\d+",
    "nonNegativeInteger": r"\+?\d+|-0+",
    "decimal": r"[+-]?(?:\d+(?:\.\d*)?|\.\d+)",
    "double": r"[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?|[+-]?INF|NaN",
    "date": rf"{_DAY}{_ZONE}",
    "dateTime": rf"{_DAY}T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d+)?{_ZONE}",
    "gYearMonth": rf"-?\d{{4,}}-(?:0[1-9]|1[0-2]){_ZONE}",
    "gYear": rf"-?\d{{4,}}{_ZONE}",
}


@dataclass(frozen=True)
class Comparison:
    """What both engines find in a graph: findings, or what they raise. `ill_formed` are its ill-formed literals."""

    mutation: Mutation
    ill_formed: tuple[str, ...]
    shacl: frozenset[Finding] | str
    pyshacl: frozenset[Finding] | str

    @property
    def agrees(self) -> bool:
        """Whether the engines find the same."""
        return self.shacl == self.pyshacl and not isinstance(self.shacl, str)

    def __str__(self) -> str:
        told = [f"{self.mutation.kind}:", str(self.mutation)]
        for name, own, other in (("shacl", self.shacl, self.pyshacl), ("pyshacl", self.pyshacl, self.shacl)):
            if isinstance(own, str):
                told.append(f"  {name} raises {own}")
            else:
                alone = own - other if not isinstance(other, str) else own
                told += sorted(f"  {name} alone: {_tell(finding)}" for finding in alone)
        return "\n".join(told)


def compare(graph: Graph, mutation: Mutation, rules: Shapes) -> Comparison:
    """What both engines find in a mutation of a graph."""
    changed = mutation.of(graph)
    quads = lines(changed)
    return Comparison(
        mutation, tuple(ill_formed(changed)), _run(quads, rules, "shacl"), _run(quads, rules, "pyshacl")
    )


def ill_formed(graph: Graph) -> Iterator[str]:
    """The literals of a graph whose text does not fit their type (https://www.w3.org/TR/xmlschema11-2/)."""
    for literal in {triple.object for triple in graph if isinstance(triple.object, ox.Literal)}:
        form = _WELL_FORMED.get(literal.datatype.value.removeprefix(XSD))
        if form is not None:
            match = re.fullmatch(form, literal.value, re.ASCII)
            if not match or (match.re.groups and not _is_day(*map(int, match.groups()))):
                yield str(literal)


def _is_day(year: int, month: int, day: int) -> bool:
    try:
        date(2000 + year % 400, month, day)  # the calendar repeats itself every 400 years
    except ValueError:
        return False
    return True


def _run(quads: list[str], rules: Shapes, engine: Engine) -> frozenset[Finding] | str:
    try:
        return frozenset(validate(quads, rules, engine).findings)
    except Exception as error:
        return repr(error)


def _tell(finding: Finding) -> str:
    parts = (finding.shape, finding.component, finding.focus, finding.path, finding.value, finding.message)
    return " | ".join(filter(None, (finding.severity, *parts)))


@contextmanager
def nothing_twice() -> Iterator[None]:
    """Spare pyshacl what changes no finding, and takes most of its time.

    A query of a shape is parsed once, not for every focus node; shapes and their constraints are read once, not for
    every graph and every node; and no result is described in words, which stand in the printed report alone.
    """
    original, prepared = SPARQLProcessor.query, dict[str, Query]()

    def query(self: SPARQLProcessor, text: Any, bindings: Any = None, names: Any = None, *rest: Any) -> Any:
        if isinstance(text, str) and text not in prepared:
            prepared[text] = prepareQuery(text, names)
        return original(self, prepared[text] if isinstance(text, str) else text, bindings, names, *rest)

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # rdflib warns of weird booleans, and logs a traceback for each odd literal
        logging.getLogger("rdflib.term").setLevel(logging.CRITICAL)
        components = {each: cache(each) for each in CONSTRAINT_PARAMETERS_MAP.values()}
        constraints = {parameter: components[each] for parameter, each in CONSTRAINT_PARAMETERS_MAP.items()}
        try:
            with (
                patch.object(SPARQLProcessor, "query", query),
                patch.object(pyshacl.shape, "CONSTRAINT_PARAMS", (frozenset(constraints), constraints), create=True),
                patch.object(pyshacl.validator, "ShapesGraph", cache(ShapesGraph)),
                patch.object(ConstraintComponent, "make_v_result_description", lambda *_, **__: ""),
            ):
                yield
        finally:
            logging.getLogger("rdflib.term").setLevel(logging.NOTSET)


@dataclass
class Tally:
    """A row of the table."""

    graphs: int = 0
    findings: int = 0
    ill_formed: int = 0
    raised: int = 0
    differed: int = 0
    disagreements: int = 0

    def add(self, comparison: Comparison) -> None:
        """Count a comparison."""
        self.graphs += 1
        self.findings += 0 if isinstance(comparison.shacl, str) else len(comparison.shacl)
        if comparison.ill_formed:
            self.ill_formed += 1
            self.raised += isinstance(comparison.pyshacl, str)
            self.differed += not comparison.agrees and not isinstance(comparison.pyshacl, str)
        else:
            self.disagreements += not comparison.agrees

    def __str__(self) -> str:
        cells = (self.graphs, self.findings, self.ill_formed, self.raised, self.differed, self.disagreements)
        return "".join(f"{cell:>15}" for cell in cells)


@dataclass
class Table:
    """Comparisons by kind of mutation, and those that disagree."""

    kinds: dict[str, Tally] = field(default_factory=lambda: defaultdict(Tally))
    disagreements: list[Comparison] = field(default_factory=list)

    def add(self, comparison: Comparison) -> None:
        """Count a comparison, and keep it if the engines disagree."""
        for kind in (comparison.mutation.kind, "all"):
            self.kinds[kind].add(comparison)
        if not comparison.agrees and not comparison.ill_formed:
            self.disagreements.append(comparison)

    def __str__(self) -> str:
        names = ("graphs", "findings", "ill-formed", "pyshacl raised", "differed", "disagreements")
        head = f"{'mutation':<22}" + "".join(f"{name:>15}" for name in names)
        rows = sorted(self.kinds.items(), key=lambda row: (row[0] == "all", row[0]))
        return "\n".join([head, *(f"{kind:<22}{tally}" for kind, tally in rows), *map(str, self.disagreements)])


def tabulate(graph: Graph, seeds: Iterable[int]) -> Table:
    """The comparisons of the mutations that belong to some integers."""
    table, rules = Table(), shapes()
    with nothing_twice():
        for seed in seeds:
            table.add(compare(graph, mutate(graph, seed), rules))
    return table


def main() -> int:
    """Print the table; 1 if the engines disagree somewhere."""
    parser = ArgumentParser(prog="python -m tests.agreement", description=__doc__.partition("\n")[0])
    parser.add_argument("--graphs", type=int, default=200, help="how many mutations to try")
    parser.add_argument("--first", type=int, default=0, help="the integer that the first mutation belongs to")
    parser.add_argument("--whole", type=Path, metavar="FILE.nq", help="mutate this graph, not the small one")
    asked = parser.parse_args()
    graph = good()
    if asked.whole:
        graph = frozenset(quad.triple for quad in ox.parse(asked.whole.read_bytes(), ox.RdfFormat.N_QUADS))
    start = time.monotonic()
    table = tabulate(graph, range(asked.first, asked.first + asked.graphs))
    print(table)
    print(f"{len(graph)} triples, {asked.graphs} graphs, {time.monotonic() - start:.0f} s")
    return 1 if table.disagreements else 0


if __name__ == "__main__":
    sys.exit(main())
