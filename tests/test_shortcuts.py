"""Every short way gives what the long one gives: triples maps as loops, graphs as texts, targets by lines."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

import pyoxigraph as ox
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.house import House
from pipeline.materialise import compile_combining, compile_triples_map, materialise
from pipeline.materialise.straight import Made
from pipeline.materialise.terms import Writers
from pipeline.quads import Quads
from pipeline.rdf import read_statements
from pipeline.validate import validate, validate_statements
from tests.samples import RULING, RULING_AUTHORITY, resolved
from tests.shapes.cases import Case, cases, lines, shapes, unlabelled

HOUSE = House()
SHAPES = shapes()
IRIS = st.sampled_from([f"https://e.example/{name}" for name in ("a", "b", "c/d", "e#f")])
TEXTS = st.text(st.characters(codec="utf-8"), min_size=1)
CELLS = st.one_of(st.none(), IRIS, st.lists(IRIS, max_size=3))


@st.composite
def rows_for(draw: st.DrawFn, columns: list[str]) -> list[dict[str, Any]]:
    """Rows whose cells fit any term map: IRIs are texts, too."""
    return draw(st.lists(st.fixed_dictionaries({}, optional=dict.fromkeys(columns, CELLS)), max_size=4))


@pytest.mark.parametrize("triples_map", HOUSE.rules.triples_maps, ids=lambda triples_map: triples_map.name)
@settings(max_examples=30)
@given(data=st.data())
def test_a_triples_map_as_one_loop_makes_what_the_combinations_make(triples_map: Any, data: st.DataObject) -> None:
    rows = data.draw(rows_for(sorted(triples_map.columns)))
    short, long = Made(list), Made(list)
    compile_triples_map(triples_map, Writers())(rows, short)
    compile_combining(triples_map, Writers())(rows, long)
    assert {end: sorted(made) for end, made in short.items() if made} == {
        end: sorted(made) for end, made in long.items() if made
    }


def test_every_triples_map_of_ours_is_one_loop() -> None:
    loops = [compile_triples_map(each, Writers()).__qualname__ for each in HOUSE.rules.triples_maps]
    assert {name.partition(".")[0] for name in loops} == {"_loop"}


@given(st.lists(st.tuples(st.sampled_from([".\n", "<urn:g> .\n", "<urn:h> .\n"]), TEXTS)))
def test_quads_as_one_text_are_their_lines(made: list[tuple[str, str]]) -> None:
    graphs: defaultdict[str, list[str]] = defaultdict(list)
    for end, text in made:
        graphs[end].append(f"<urn:s> <urn:p> {ox.Literal(text)} ")
    quads = Quads(graphs)
    every = {f"<urn:s> <urn:p> {ox.Literal(text)} {end}" for end, text in made}
    assert list(quads) == sorted(every)
    assert quads.as_nquads() == "".join(quads)
    assert len(quads) == len(every)
    told = {quad.triple for quad in ox.parse(quads.as_ntriples(), ox.RdfFormat.N_TRIPLES)}
    assert told == {quad.triple for quad in ox.parse(quads.as_nquads(), ox.RdfFormat.N_QUADS)}


@pytest.mark.parametrize("case", cases(), ids=lambda case: case.name)
def test_lines_are_validated_as_statements_are(case: Case) -> None:
    quads = lines(case.graph)
    statements = read_statements("".join(quads), ox.RdfFormat.N_QUADS)
    short, long = validate(quads, SHAPES), validate_statements(statements, SHAPES)
    assert set(map(unlabelled, short.findings)) == set(map(unlabelled, long.findings))
    assert short.targets == long.targets


def test_the_quads_of_a_sheet_are_validated_as_their_lines_are() -> None:
    quads = materialise(resolved(RULING, RULING_AUTHORITY).rows, HOUSE.rules).quads
    alone, whole = validate(tuple(quads), SHAPES), validate(quads, SHAPES)
    assert whole == alone
    assert whole.findings
    assert validate_statements(read_statements(quads.as_nquads(), ox.RdfFormat.N_QUADS), SHAPES) == alone


def test_a_literal_that_looks_like_a_line_is_no_target() -> None:
    term = '"<urn:x> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <https://schema.org/Claim> ."'
    quads = [
        f"<urn:s> <http://www.w3.org/1999/02/22-rdf-syntax-ns#subject> {term} <urn:g> .\n",
        f"<urn:s> <https://w3id.org/newsfacts/vocab#stance> {term} <urn:g> .\n",
    ]
    statements = read_statements("".join(quads), ox.RdfFormat.N_QUADS)
    assert validate(quads, SHAPES).targets == validate_statements(statements, SHAPES).targets
