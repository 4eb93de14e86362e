"""docs/model.md tells the truth: its tables, its example and its snippets are what the code has."""

from __future__ import annotations

import re
from collections import defaultdict
from pathlib import Path
from runpy import run_path

import pyoxigraph as ox
import pytest

from pipeline import sheet
from pipeline.dates import read_date
from pipeline.fields import Counts, Ends, Says, Starts
from pipeline.house import House
from pipeline.mapping import read_mappings
from pipeline.namespaces import NF, RDF, SHAPES, contract
from pipeline.rdf import Statement, read_statements, write_ntriples
from pipeline.resolve.describe import marked_fields
from pipeline.shapes import read_shapes
from pipeline.sheet import facts
from pipeline.sheet.terms import Model
from pipeline.validate import validate

ROOT = Path(__file__).parent.parent
PAGE = (ROOT / "docs" / "model.md").read_text(encoding="utf-8")
PICTURES = run_path(str(ROOT / "tools" / "pictures.py"))
HOUSE = House()


def blocks(language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```$", PAGE, re.DOTALL | re.MULTILINE)


def table(head: str) -> list[list[str]]:
    """The rows of the table whose head begins so, each a list of its cells."""
    lines = PAGE[PAGE.index(f"\n{head}") :].strip().split("\n\n", 1)[0].split("\n")[2:]
    return [line.removeprefix("| ").removesuffix(" |").split(" | ") for line in lines]


def quoted(cell: str) -> list[str]:
    return [name.removesuffix("[]") for name in re.findall(r"`([^`]+)`", cell)]


@pytest.fixture(scope="module")
def graph() -> list[Statement]:
    statements: list[Statement] = PICTURES["example"](PAGE)
    return statements


# ---------------------------------------------------------------------------------------------- tables and terms


def made_of_columns() -> dict[tuple[str, str], set[str]]:
    """What the mappings make of each column: predicates and datatypes, and the class of the node that it names."""
    made: dict[tuple[str, str], set[str]] = defaultdict(set)
    for rules in HOUSE.rules.triples_maps:
        (source,), (subject,) = rules.sources, rules.subjects
        for rule in rules.predicate_objects:
            fixed = {
                part for predicate in rule.predicates for part in predicate.parts if predicate.kind == "constant"
            }
            for value in rule.objects:
                if value.kind == "constant" and fixed == {f"{RDF}type"}:
                    made[source.table, subject.columns[0]] |= set(value.parts)
                for column in value.columns:
                    made[source.table, column] |= fixed | ({value.datatype} - {""})
    return made


def test_every_column_that_the_mappings_read_stands_with_what_it_becomes() -> None:
    made = {column: {contract(iri) for iri in iris} for column, iris in made_of_columns().items()}
    rows = [
        ([(quoted(name)[0], each) for each in quoted(columns)], cell) for name, columns, _, cell in table("| table")
    ]
    assert sorted(column for columns, _ in rows for column in columns) == sorted(made)
    for columns, cell in rows:
        becomes = {name for name in quoted(cell) if ":" in name}
        assert becomes == set().union(*(made[column] for column in columns)), columns


def test_every_property_of_texts_dates_and_numbers_is_named() -> None:
    models = [each for each in vars(sheet).values() if isinstance(each, type) and issubclass(each, Model)]
    marks = [each.mark for model in models for each in marked_fields(model)]
    properties = {contract(mark.predicate) for mark in marks if isinstance(mark, Says | Starts | Ends | Counts)}
    after = PAGE[PAGE.index("In `texts` stand") : PAGE.index("## Mappings and shapes")]
    assert properties <= set(quoted(after))


def test_every_term_of_the_vocabulary_is_named_and_no_other() -> None:
    statements = read_statements((ROOT / "vocab" / "newsfacts.ttl").read_bytes(), ox.RdfFormat.TURTLE)
    terms = {contract(each.subject) for each in statements if each.subject.startswith(NF)}
    assert set(re.findall(r"`(nf:[\w-]+)`", PAGE)) == terms


def test_the_stances() -> None:
    stances = {contract(iri) for iri in HOUSE.vocabulary.stances.values()}
    assert sorted(name for first, *_ in table("| `stance`") for name in quoted(first)) == sorted(stances)


def test_the_dates() -> None:
    types = {"day": "xsd:date", "month": "xsd:gYearMonth", "year": "xsd:gYear", "time": "xsd:dateTime", None: "none"}
    for _, written, literal, earliest, latest in table("| the article says"):
        moment = read_date(written.strip("`"))
        assert literal.strip("`") == types[moment.precision]
        assert (earliest, latest) == (moment.earliest or "none", moment.latest or "none")


# ------------------------------------------------------------------------------------ the example and the snippets


def test_the_example_has_no_findings(graph: list[Statement]) -> None:
    found = validate(write_ntriples(each.triple for each in graph).splitlines(keepends=True), HOUSE.compiled_shapes)
    nobody_claims_a_place = f"{SHAPES}#DisputedPlaceShape"
    assert (found.findings, found.idle) == ((), (nobody_claims_a_place,))


def test_the_question_is_answered(graph: list[Statement]) -> None:
    store = ox.Store()
    store.load(write_ntriples(each.triple for each in graph), ox.RdfFormat.N_TRIPLES)
    (question,) = blocks("sparql")
    answers = store.query(question)
    assert isinstance(answers, ox.QuerySolutions)
    assert {str(answer["stance"]) for answer in answers} == {
        f"<{NF}{stance}>" for stance in ("asserts", "alleges", "denies", "pledges", "declines-to-comment")
    }


def test_the_pictures_are_those_that_the_tool_draws(graph: list[Statement]) -> None:
    shown = re.findall(r"^!\[.+\]\(pictures/(\w+)\.svg\)$", PAGE, re.MULTILINE)
    assert shown == [*PICTURES["PICTURES"], "classes"]
    for name, picture in PICTURES["PICTURES"].items():
        svg = (ROOT / "docs" / "pictures" / f"{name}.svg").read_text(encoding="utf-8")
        arrows = re.findall(r' -> .*?\[label=" (\S+) "', PICTURES["Drawing"](picture, graph).write())
        assert sorted(arrows) == sorted(re.findall(r">\s*(\w+:[a-z]\w+)\s*</text>", svg.replace("&#160;", " ")))


def test_the_new_kind_of_fact_can_be_read() -> None:
    (mapping,) = blocks("yml")
    assert read_mappings([("verdicts.yml", mapping)]).columns("verdicts") == {"gi", "i", "court", "defendant"}
    desk, verdict = blocks("ttl")
    assert read_shapes([("desk.ttl", desk.encode())]).targets
    assert read_shapes([("verdict.ttl", verdict.encode())]).targets
    (code,) = blocks("python")
    names = dict(vars(facts))
    exec(code, names)
    assert {column for column, *_ in marked_fields(names["Verdict"])} >= {"court", "defendant", "ruling", "date"}


def test_the_links_lead_somewhere() -> None:
    headings = {
        re.sub(r"[^\w -]", "", line).strip().lower().replace(" ", "-") for line in re.findall(r"^#+(.+)$", PAGE, re.M)
    }
    for link in re.findall(r"\]\(([^)]+)\)", PAGE):
        if link.startswith("#"):
            assert link[1:] in headings
        elif not link.startswith("https://"):
            assert (ROOT / "docs" / link).is_file()
