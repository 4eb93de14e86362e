"""The shapes: what each lets pass, what each finds, in which words; and that both engines find the same."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import NamedTuple, TypeAlias

import pytest
from pyoxigraph import BlankNode, Literal, NamedNode, Quad, Store, Triple
from rdflib import RDF, RDFS, SH, Graph, URIRef
from rdflib import Literal as Text
from rdflib.collection import Collection
from rdflib.term import Node

from pipeline.namespaces import NF, SCHEMA, XSD
from pipeline.namespaces import SHAPES as SHAPES_IRI
from pipeline.resources import VOCABULARY
from pipeline.shapes import Shapes, read_shapes
from pipeline.validate import Engine, validate
from pipeline.vocabulary import ENTITY_ROOTS, EVENT_ROOTS, read_vocabulary
from tests.agreement import ill_formed, nothing_twice, tabulate
from tests.mutations import KINDS, mutate
from tests.shapes.cases import (
    FOLDER,
    SHAPE_FILES,
    Case,
    Expected,
    allowed,
    cases,
    foretold,
    good,
    lines,
    shapes,
    unlabelled,
)

SHAPES = shapes()
GRAPH = SHAPES.graph
ENGINES: list[Engine] = ["shacl", "pyshacl"]


@pytest.fixture(autouse=True, scope="module")
def _fast() -> Iterator[None]:
    with nothing_twice():
        yield


def find(case: Case, rules: Shapes = SHAPES) -> frozenset[Expected]:
    return frozenset(map(Expected.of, validate(lines(case.graph), rules).findings))


# ------------------------------------------------------------------------------------- what passes, what is found


@pytest.mark.parametrize("engine", ENGINES)
def test_nothing_is_found_in_the_good_graph(engine: Engine) -> None:
    validation = validate(lines(good()), SHAPES, engine)
    assert validation.findings == ()
    assert validation.conforms


def test_every_shape_with_a_target_meets_a_node_of_the_good_graph() -> None:
    validation = validate(lines(good()), SHAPES)
    assert validation.idle == ()
    targets = {str(shape) for kind in TARGETS for shape in GRAPH.subjects(SH[kind])}
    assert set(validation.targets) == targets


def test_the_good_graph_is_small_and_has_no_blank_node() -> None:
    assert 120 <= len(good()) <= 220
    assert not [triple for triple in good() if isinstance(triple.subject, BlankNode)]
    assert not [triple for triple in good() if isinstance(triple.object, BlankNode)]


@pytest.mark.parametrize("engine", ENGINES)
def test_nothing_is_found_in_the_good_graph_once_a_store_held_it(engine: Engine) -> None:
    store = Store()
    store.extend(Quad(*triple) for triple in good())
    assert validate(lines(quad.triple for quad in store), SHAPES, engine).findings == ()


@pytest.mark.parametrize("case", [*cases(), *allowed()], ids=lambda case: case.name)
def test_what_is_found(case: Case) -> None:
    quads = lines(case.graph)
    validation = validate(quads, SHAPES)
    assert set(map(Expected.of, validation.findings)) == case.expected
    reference = validate(quads, SHAPES, "pyshacl")
    assert set(map(unlabelled, reference.findings)) == set(map(unlabelled, validation.findings))


def test_no_change_stands_twice() -> None:
    graphs = [case.graph for case in (*cases(), *allowed())]
    assert len({good(), *graphs}) == len(graphs) + 1


def test_a_file_of_changes_for_each_file_of_shapes() -> None:
    assert sorted(file.stem for file in (FOLDER / "bad").iterdir()) == [file.stem for file in SHAPE_FILES]


def test_a_change_that_changes_nothing_is_an_error() -> None:
    with pytest.raises(ValueError, match="nothing meets"):
        _ = Case("", "", remove="article:flood schema:headline <headline>", add="").graph
    with pytest.raises(ValueError, match="stands there already"):
        _ = Case("twice", "", remove="", add="article:flood a schema:NewsArticle").graph


# --------------------------------------------------------------------------------------- that nothing goes unproved

TARGETS = ("targetClass", "targetNode", "targetSubjectsOf", "targetObjectsOf")
PARAMETERS = {
    *(
        "minCount",
        "maxCount",
        "uniqueLang",
        "pattern",
        "maxLength",
        "class",
        "datatype",
        "nodeKind",
        "in",
        "hasValue",
    ),
    *(
        "minInclusive",
        "maxInclusive",
        "equals",
        "disjoint",
        "lessThan",
        "lessThanOrEquals",
        "not",
        "or",
        "xone",
        "node",
        "qualifiedMinCount",
        "qualifiedMaxCount",
    ),
    "sparql",
}
"""What makes a constraint (https://www.w3.org/TR/shacl/#core-components), as far as the shapes use it."""
OTHERS = {"path", "property", "message", "severity", "qualifiedValueShape"}
PATHS = {"inversePath", "alternativePath", "oneOrMorePath"}


Statement: TypeAlias = tuple[Node, Node, Node]


class Constraint(NamedTuple):
    """A parameter of a shape with its value, and the named shape and the message that it belongs to."""

    shape: str
    component: str
    message: str
    statement: Statement


def local(predicate: Node) -> str:
    """The name of a term of SHACL."""
    return predicate.removeprefix(str(SH)) if isinstance(predicate, URIRef) and predicate in SH else ""


def message(shape: Node) -> str:
    return str(GRAPH.value(shape, SH.message) or "")


def constraints(shape: Node, name: str) -> Iterator[Constraint]:
    """The constraints of a shape and of its properties, whose breach is a finding."""
    for statement in GRAPH.triples((shape, None, None)):
        parameter, value = local(statement[1]), statement[2]
        if parameter == "property":
            yield from constraints(value, name)
        elif parameter == "sparql":
            yield Constraint(name, "SPARQLConstraintComponent", message(value), statement)
        elif parameter in PARAMETERS:
            yield Constraint(
                name, f"{parameter[0].upper()}{parameter[1:]}ConstraintComponent", message(shape), statement
            )


NAMED = [shape for shape in GRAPH.subjects(RDF.type, SH.NodeShape) if isinstance(shape, URIRef)]
AIMED = [shape for shape in NAMED if any(GRAPH.value(shape, SH[kind]) for kind in TARGETS)]
OUTER = [constraint for shape in AIMED for constraint in constraints(shape, str(shape))]
INNER = {statement for statement in GRAPH if local(statement[1]) in PARAMETERS} - {one.statement for one in OUTER}


def test_the_shapes_use_what_is_looked_for_here() -> None:
    used = {local(predicate) for predicate in GRAPH.predicates()} - {""}
    assert used - set(TARGETS) == PARAMETERS | OTHERS | PATHS | {"select"}
    assert used & set(TARGETS)


def test_every_constraint_has_a_case_and_every_case_a_constraint() -> None:
    told = [(outer.shape, outer.component, outer.message) for outer in OUTER]
    assert set(told) == foretold()
    assert len(set(told)) == len(told), "two constraints of one component share a message"


def line(statement: Statement) -> bytes:
    """The statement in N-Triples."""
    return Graph().add(statement).serialize(format="nt").encode()


@cache
def written() -> dict[Statement, bytes]:
    """Every statement of the shapes with its line, so that each change of them is but joined."""
    return {statement: line(statement) for statement in GRAPH}


def joined(lines: Iterable[bytes]) -> Shapes:
    return read_shapes([("", b"".join(lines))])


def without(statement: Statement) -> Shapes:
    return joined(text for other, text in written().items() if other != statement)


def never(branch: Node) -> Shapes:
    """The shapes, with one that nothing conforms to."""
    return joined([*written().values(), line((branch, SH["in"], RDF.nil))])


def matters(changed: Shapes, message: str) -> bool:
    """Whether a case has another result by the changed shapes; those that tell of the message are tried first."""
    tried = sorted((*allowed(), *cases()), key=lambda case: all(message != found.message for found in case.expected))
    return any(find(case, changed) != case.expected for case in tried)


def told_by(node: Node) -> str:
    """The message of the nearest shape around a node that has one."""
    while not message(node):
        around = next(GRAPH.subjects(None, node), None)
        if around is None:
            return ""
        node = around
    return message(node)


def test_every_constraint_within_another_matters() -> None:
    idle = [statement for statement in INNER if not matters(without(statement), told_by(statement[0]))]
    assert idle == []


def test_every_alternative_matters() -> None:
    lists = [*GRAPH.objects(None, SH["or"]), *GRAPH.objects(None, SH.xone)]
    branches = [branch for choice in lists for branch in Collection(GRAPH, choice)]
    idle = [
        set(GRAPH.predicate_objects(branch)) for branch in branches if not matters(never(branch), told_by(branch))
    ]
    assert idle == []


# ------------------------------------------------------------------------------------------------------- the words

JARGON = re.compile(
    r"\bsh:|\bxsd:|count\b|datatype|nodekind|\bnode kind|\bliteral|\bconstraint|\bpredicate|\bfocus|"
    r"\bcardinality|\bcomponent|\bproperty path|\bblank|\bclass\b|\btriple|\bqualified|\bpattern|\bregex",
    re.IGNORECASE,
)
SPEAKING = sorted(
    {outer.statement[2] if "SPARQL" in outer.component else outer.statement[0] for outer in OUTER}, key=told_by
)


@pytest.mark.parametrize("shape", SPEAKING, ids=told_by)
def test_every_constraint_speaks_plain_english(shape: Node) -> None:
    (text,) = GRAPH.objects(shape, SH.message)
    assert isinstance(text, Text)
    assert text.language == "en"
    assert text.endswith(".")
    assert text.strip() == str(text)
    assert not JARGON.search(text)


def test_every_shape_has_a_label() -> None:
    for shape in NAMED:
        (label,) = GRAPH.objects(shape, RDFS.label)
        assert isinstance(label, Text)
        assert label.language == "en"


# ------------------------------------------------------------------------------------- the shapes and the vocabulary

WORDS = read_vocabulary(*(file.read_bytes() for file in sorted(VOCABULARY.glob("*.ttl"))))
BASES = (("explicit", "inferred"), ("stated", "year-inferred", "inferred"))


def listed(path: str) -> list[set[str]]:
    """The lists that the values of a property are held to."""
    lists = (GRAPH.value(shape, SH["in"]) for shape in GRAPH.subjects(SH.path, URIRef(path)))
    return [{str(member) for member in Collection(GRAPH, choice)} for choice in lists if choice]


def test_the_lists_are_those_of_the_vocabulary() -> None:
    assert listed(f"{NF}stance") == [set(WORDS.stances.values())]
    assert listed(f"{NF}certainty") == [set(WORDS.certainties.values())]
    reported, dated = ({WORDS.bases[name] for name in names} for names in BASES)
    for name in ("basis", "publisherBasis", "contradictionBasis"):
        assert listed(NF + name) == [reported]
    for name in ("dateBasis", "endBasis"):
        assert listed(NF + name) == [dated]


def choices(shape: str) -> list[set[str]]:
    """The properties between which the paths of a shape leave the choice."""
    paths = (path for one in GRAPH.objects(URIRef(shape), SH.property) for path in GRAPH.objects(one, SH.path))
    lists = (choice for path in paths for choice in GRAPH.objects(path, SH.alternativePath))
    return [{str(member) for member in Collection(GRAPH, choice)} for choice in lists]


def test_every_role_and_every_relation_of_the_vocabulary_is_looked_at() -> None:
    assert choices(f"{SHAPES_IRI}#EventShape") == [set(WORDS.roles.values())]
    assert choices(f"{SHAPES_IRI}#EntityShape") == [set(WORDS.relations.values())]
    assert choices(f"{SHAPES_IRI}#FactShape") == [set(WORDS.relations.values())]


def test_every_relation_has_a_case() -> None:
    added = {triple.predicate.value for case in cases() for triple in case.graph - good()}
    assert set(WORDS.relations.values()) <= added


def test_whatever_a_shape_targets_by_class_needs_an_iri() -> None:
    identified = set(GRAPH.objects(URIRef(f"{SHAPES_IRI}#IdentifiedShape"), SH.targetClass))
    assert set(GRAPH.objects(None, SH.targetClass)) == identified
    assert {*ENTITY_ROOTS, *EVENT_ROOTS} <= set(map(str, identified))


QUERIES = [str(query) for query in GRAPH.objects(None, SH.select)]


def test_every_word_of_the_shapes_exists() -> None:
    used = {str(node) for triple in GRAPH for node in triple} | set(re.findall(r"<(\S+)>", " ".join(QUERIES)))
    text = b"".join(file.read_bytes() for file in VOCABULARY.glob("*.ttl")).decode()
    known = {NF + name for name in re.findall(r"^nf:([\w-]+)", text, re.MULTILINE)}
    known |= {SCHEMA + name for name in re.findall(r"\b(?:schema|sdo):([\w-]+)", text)}
    assert {iri for iri in used if iri.startswith((NF, SCHEMA))} <= known


# -------------------------------------------------------------------------------------------- both engines, and more


def test_the_engines_agree_on_a_mutation_of_each_kind() -> None:
    table = tabulate(good(), range(len(KINDS)))
    assert set(table.kinds) == {*KINDS, "all"}
    assert not table.disagreements, str(table)


def test_a_mutation_belongs_to_its_integer() -> None:
    for seed in range(2 * len(KINDS)):
        mutation = mutate(good(), seed)
        assert mutation == mutate(frozenset(sorted(good(), key=str)), seed)
        assert mutation.of(good()) != good()
        assert str(mutation)
    with pytest.raises(ValueError, match="nothing to change"):
        mutate(frozenset(), 0)


@pytest.mark.parametrize(
    ("text", "datatype", "well"),
    [
        ("2024-02-29", "date", True),
        ("2023-02-29", "date", False),
        ("2024-02-30", "date", False),
        ("-0044-03-15", "date", True),
        ("12024-02-29Z", "date", True),
        ("2024-2-3", "date", False),
        ("2012-13", "gYearMonth", False),
        ("2012-12", "gYearMonth", True),
        ("2012", "gYear", True),
        ("2024-02-29T12:00:00+01:00", "dateTime", True),
        ("2024-02-30T12:00:00", "dateTime", False),
        ("1_000", "integer", False),
        ("+007", "integer", True),
        ("４", "integer", False),
        (".5", "decimal", True),
        ("1e3", "decimal", False),
        ("NaN", "double", True),
        ("yes", "boolean", False),
        ("anything", "string", True),
    ],
)
def test_ill_formed_literals_are_told(text: str, datatype: str, well: bool) -> None:
    literal = Literal(text, datatype=NamedNode(XSD + datatype))
    node = NamedNode("https://example.org/a")
    assert list(ill_formed(frozenset({Triple(node, node, literal)}))) == ([] if well else [str(literal)])
