"""The words of the report's page for constraints, paths and nodes, and the lines of a file that it shows."""

from __future__ import annotations

import pyoxigraph as ox
import pytest

from pipeline.documents import Position
from pipeline.findings import Finding
from pipeline.namespaces import SCHEMA
from pipeline.rdf import Term, read_statements
from pipeline.reports.constraints import Constraints
from pipeline.reports.excerpts import WIDTH, excerpt
from pipeline.reports.names import node_words
from pipeline.reports.places import path_words
from pipeline.reports.surroundings import VALUES, Neighbourhood
from pipeline.shapes import Shapes, read_shapes

SHAPE = "https://ex.example/shapes#S"
PREFIXES = """\
@prefix ex: <https://ex.example/> .
@prefix nf: <https://w3id.org/newsfacts/vocab#> .
@prefix schema: <https://schema.org/> .
@prefix sh: <http://www.w3.org/ns/shacl#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
"""


def constraints(turtle: str) -> Constraints:
    return Constraints(read_shapes([("s.ttl", (PREFIXES + turtle).encode())]))


# ------------------------------------------------------------------------------------------------------ constraints


@pytest.mark.parametrize(
    ("component", "constraint", "words"),
    [
        ("MinCount", "sh:minCount 1 ; sh:maxCount 1 ; sh:datatype xsd:integer", "exactly 1 value: a whole number"),
        ("MinCount", "sh:minCount 2 ; sh:maxCount 3", "at least 2 values and at most 3 values"),
        ("MaxCount", "sh:maxCount 0", "nothing"),
        ("MaxCount", "sh:minCount 0 ; sh:maxCount 1 ; sh:datatype xsd:date", "at most 1 value"),
        ("In", 'sh:in ( "red" nf:denies 5 )', "one of “red”, denies or 5"),
        ("In", 'sh:in ( "red" )', "“red”"),
        ("Class", "sh:class schema:NewsArticle , schema:Event", "a news article and an event"),
        ("Datatype", "sh:datatype ex:Money", "a value of the type “money”"),
        ("NodeKind", "sh:nodeKind sh:BlankNodeOrIRI", "a thing, not text"),
        ("Pattern", 'sh:pattern "^a+$"', "text of the form ^a+$"),
        ("MinLength", "sh:minLength 2 ; sh:maxLength 5", "at least 2 characters"),
        ("UniqueLang", "sh:uniqueLang true", "one text in each language"),
        ("MinExclusive", "sh:minExclusive 0", "more than 0"),
        ("LessThan", "sh:lessThan schema:endDate", "less than its “end date”"),
        ("Disjoint", "sh:disjoint schema:endDate", "nothing that is its “end date” too"),
        ("HasValue", "sh:hasValue nf:explicit", "explicit among the values"),
        (
            "Or",
            "sh:or ( [ sh:class schema:Person ] [ sh:class schema:Organization ] )",
            "a person or an organization",
        ),
        ("Or", "sh:or ( [ sh:class schema:Person ] [ sh:property [ sh:path ex:q ; sh:minCount 1 ] ] )", ""),
        ("Or", "sh:or ()", ""),
        (
            "Xone",
            "sh:xone ( [ sh:datatype xsd:gYear ] [ sh:nodeKind sh:IRI ] )",
            "a year, such as 2024 or a thing with an IRI, not text",
        ),
        ("Node", "sh:node ex:Told", "Tell it in two words"),
        ("Node", "sh:node ex:Named", "what keeps to the rule “Named”"),
        (
            "QualifiedMinCount",
            "sh:qualifiedValueShape [ sh:class schema:Person ] ; sh:qualifiedMinCount 2 ; sh:qualifiedMaxCount 3",
            "at least 2 and at most 3 of this kind: a person",
        ),
        ("Closed", "", "only properties that the rule names"),
        ("Not", "sh:not [ sh:class schema:Person ]", ""),
        ("SPARQL", 'sh:sparql [ sh:select "SELECT $this WHERE { }" ]', ""),
    ],
)
def test_what_a_constraint_wants_in_words(component: str, constraint: str, words: str) -> None:
    more = (
        'ex:Told a sh:NodeShape ; sh:message "Tell it in two words." . ex:Named a sh:NodeShape ; rdfs:label "Named" .'
    )
    shape = f"<{SHAPE}> a sh:NodeShape ; sh:property [ sh:path schema:name ; {constraint} ] ."
    assert (
        constraints(shape + more).wanted(SHAPE, f"<{SCHEMA}name>", f"{component}ConstraintComponent").alone == words
    )


def test_what_is_wanted_is_left_open_where_two_shapes_want_different_things() -> None:
    shape = f"""<{SHAPE}> a sh:NodeShape ; sh:property [ sh:path [ sh:inversePath ex:p ] ; sh:minCount 1 ] ,
        [ sh:path ( ex:p ex:q ) ; sh:minCount 2 ] , <{SHAPE}> ."""
    assert constraints(shape).wanted(SHAPE, "^<https://ex.example/p>", "MinCountConstraintComponent").alone == ""


def test_a_message_with_values_in_it_is_known_by_what_stands_around_them() -> None:
    told = '"This contradicts {?value}, which is {$that} wrong."@en , "No."'
    shape = f"<{SHAPE}> a sh:NodeShape ; sh:message {told} ."
    message = constraints(shape).message
    assert message("This contradicts ex:a, which is b wrong.") == "This contradicts …, which is … wrong."
    assert message("Something else") == ""


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("<https://schema.org/birthDate>", "“birth date”"),
        ("(<https://ex.example/boss>/<https://ex.example/name>)", "“name” of “boss”"),
        ("^<https://schema.org/object>", "What has it as its “object”"),
        ("(<https://ex.example/a>|<https://ex.example/b>)", "“a” or “b”"),
        ("(^<https://ex.example/a>/<https://ex.example/b>*)", "“a” or “b”"),
        ("", ""),
    ],
)
def test_paths_in_words(path: str, words: str) -> None:
    assert path_words(path) == words


@pytest.mark.parametrize(
    ("turtle", "words"),
    [
        ('ex:n a schema:Event ; schema:name "Flood"', "the event “Flood”"),
        ('ex:n a ex:BigShip ; schema:name "Gull"', "the big ship “Gull”"),
        ('ex:n a ex:Ship ; rdfs:label "Möwe"@de , "Gull"@en', "the ship “Gull”"),
        ('ex:n rdfs:label "Möwe"@de', "“Möwe”"),
        ("ex:n a ex:Owl", "an owl without a name"),
        ("ex:n a nf:Assertion ; schema:agent ex:a", "https://ex.example/a takes no stance on something"),
        (
            "ex:n a nf:Assertion ; schema:agent ex:a ; schema:object ex:b",
            "https://ex.example/a takes no stance on https://ex.example/b",
        ),
        ("ex:n ex:p ex:q", ""),
        ("ex:other ex:p ex:q", ""),
    ],
)
def test_nodes_in_words(turtle: str, words: str) -> None:
    nodes: dict[str, dict[str, set[Term]]] = {}
    for subject, predicate, value, _ in read_statements(f"{PREFIXES}{turtle} .", ox.RdfFormat.TURTLE):
        nodes.setdefault(subject, {}).setdefault(predicate, set()).add(value)
    assert node_words("https://ex.example/n", nodes) == words


# ----------------------------------------------------------------------------------------------------------- excerpts

TURTLE = """\
ex:a schema:name "stance" ;
    nf:stance nf:denies ,
        nf:asserts ;
    ex:note "one" .
ex:b nf:stance nf:asserts .

ex:c nf:stance 5 .
ex:c ex:line 15 .
"""
NQUADS = """\
<https://ex.example/a> <https://schema.org/name> "A" .
<https://ex.example/a> <https://ex.example/vocab#stance> <https://ex.example/vocab#asserts> .
<https://ex.example/b> <https://ex.example/vocab#stance> <https://ex.example/vocab#denies> .
"""
JSON = """\
{
  "@id": "a",
  "@type": [
    "Assertion"
  ],
  "stance": "asserts"
},
{
  "@id": "b",
  "stance": "denies"
}
"""
XML = """\
<rdf:RDF>
  <nf:Assertion rdf:about="a">
    <schema:name>A</schema:name>
    <nf:stance rdf:resource="#asserts"/>
  </nf:Assertion>
  <nf:Assertion rdf:about="b">
    <nf:stance rdf:resource="#denies"/>
  </nf:Assertion>
</rdf:RDF>
"""


@pytest.mark.parametrize(
    ("source", "line", "names", "value", "shown"),
    [
        (TURTLE, 1, ["stance"], "asserts", "1 2 3* 4"),
        (TURTLE, 1, ["stance"], "", "1 2* 3"),
        (TURTLE, 1, ["absent"], "", "1* 2 3 4"),
        (TURTLE, 5, ["stance"], "denies", "5*"),
        (TURTLE, 7, ["line"], "5", "7 8*"),
        (TURTLE, 8, [], "", "8*"),
        (NQUADS, 1, ["stance"], "asserts", "1 2*"),
        (NQUADS, 1, ["stance"], "denies", "1 2*"),
        (JSON, 2, ["stance"], "asserts", "2 5 6*"),
        (JSON, 2, ["stance"], "denies", "2 5 6*"),
        (XML, 2, ["stance"], "asserts", "2 3 4*"),
        (XML, 2, ["stance"], "denies", "2 3 4*"),
        (TURTLE.replace("\n", "\r\n"), 1, ["stance"], "asserts", "1 2 3* 4"),
        (XML, 0, ["stance"], "denies", ""),
        (XML, 99, ["stance"], "denies", ""),
    ],
)
def test_the_line_of_the_value_is_shown(source: str, line: int, names: list[str], value: str, shown: str) -> None:
    lines = source.split("\n")
    found = excerpt(lines, Position(line, 1), names, value)
    assert " ".join(f"{each.number}{'*' if each.is_marked else ''}" for each in found) == shown
    assert all(each.text == lines[each.number - 1].rstrip() for each in found)


def test_of_a_long_line_the_part_is_shown_that_matters() -> None:
    text = f'[{"x" * 50_000} {{"@id": "a", "padding": "{"y" * 500}", "stance": "denies"}}, {"z" * 50_000}]'
    place = Position(1, text.index('"@id"') + 1)
    (line,) = excerpt([text], place, ["stance"], "denies")
    assert '"stance": "denies"' in line.text
    assert (line.text[0], line.text[-1], len(line.text)) == ("…", "…", WIDTH + 2)


def test_of_many_values_the_first_stand_there_and_the_others_are_counted() -> None:
    turtle = f"{PREFIXES} ex:a ex:p {', '.join(map(str, range(20)))} ."
    neighbourhood = Neighbourhood(read_statements(turtle, ox.RdfFormat.TURTLE), [])
    around = neighbourhood.of(
        Finding("violation", SHAPE, "", "<https://ex.example/a>", "<https://ex.example/p>", "", "")
    )
    assert (len(around.values), around.count, around.lines) == (VALUES, 20, ())


def test_no_shapes_at_all_want_nothing() -> None:
    assert Constraints(Shapes(())).wanted(SHAPE, "", "NodeKindConstraintComponent") == ("", "")
