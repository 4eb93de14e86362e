"""The vocabulary, the JSON-LD context, and what the program reads from them."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from pathlib import Path
from runpy import run_path
from typing import Any

import pytest
from pyoxigraph import BlankNode, Literal, NamedNode, Quad, RdfFormat, Triple, parse

from pipeline.namespaces import NF, PREFIXES, RDF, RDFS, SCHEMA, SKOS, XSD
from pipeline.vocabulary import ENTITY_ROOTS, EVENT_ROOTS, read_vocabulary

FOLDER = Path(__file__).parents[1] / "vocab"
NEWSFACTS = (FOLDER / "newsfacts.ttl").read_bytes()
SCHEMA_ORG = (FOLDER / "schema-org.ttl").read_bytes()
CONTEXT: dict[str, Any] = json.loads((FOLDER / "context.jsonld").read_bytes())["@context"]
VOCABULARY = read_vocabulary(NEWSFACTS, SCHEMA_ORG)

ONTOLOGY = "https://w3id.org/newsfacts/vocab"
OWL = "http://www.w3.org/2002/07/owl#"
XSD_DATE, XSD_MONTH = NamedNode(XSD + "date"), NamedNode(XSD + "gYearMonth")
XSD_COUNT = NamedNode(XSD + "nonNegativeInteger")


def quads(turtle: bytes) -> list[Quad]:
    return list(parse(turtle, format=RdfFormat.TURTLE))


def mentioned(turtle: bytes, namespace: str) -> set[str]:
    """Every IRI of the namespace that stands anywhere in the document."""
    iris = {node.value for quad in quads(turtle) for node in quad.triple if isinstance(node, NamedNode)}
    return {iri for iri in iris if iri.startswith(namespace)}


def of_type(*types: str) -> set[str]:
    return {
        quad.subject.value
        for quad in quads(NEWSFACTS)
        if quad.predicate.value == RDF + "type"
        and isinstance(quad.subject, NamedNode)
        and isinstance(quad.object, NamedNode)
        and quad.object.value in types
    }


TERMS = sorted(
    {
        quad.subject.value
        for quad in quads(NEWSFACTS)
        if isinstance(quad.subject, NamedNode) and quad.subject.value != ONTOLOGY
    }
)
CLASSES = of_type(OWL + "Class")
PROPERTIES = of_type(OWL + "ObjectProperty", OWL + "DatatypeProperty")
SCHEMES = of_type(SKOS + "ConceptScheme")


# --------------------------------------------------------------------------------------------- the vocabulary


@pytest.mark.parametrize("turtle", [NEWSFACTS, SCHEMA_ORG], ids=["newsfacts", "schema-org"])
def test_no_blank_nodes(turtle: bytes) -> None:
    assert not [quad for quad in quads(turtle) if isinstance(quad.subject, BlankNode)]
    assert not [quad for quad in quads(turtle) if isinstance(quad.object, BlankNode)]


def about(iri: str) -> dict[str, list[Any]]:
    """The objects that newsfacts.ttl gives the IRI, by predicate."""
    found: dict[str, list[Any]] = defaultdict(list)
    for quad in quads(NEWSFACTS):
        if quad.subject == NamedNode(iri):
            found[quad.predicate.value].append(quad.object)
    return found


@pytest.mark.parametrize("term", TERMS)
def test_a_term_is_ours_and_explained(term: str) -> None:
    assert term.startswith(NF)
    own = about(term)
    for predicate in (RDFS + "label", SKOS + "definition", SKOS + "example"):
        (text,) = own[predicate]
        assert text.language == "en"
        assert text.value == text.value.strip() != ""
    assert own[RDFS + "isDefinedBy"] == [NamedNode(ONTOLOGY)]


def test_the_ontology_describes_itself() -> None:
    own = about(ONTOLOGY)
    assert own[OWL + "versionInfo"] == [Literal("0.1.0")]
    assert {PREFIXES["dct"] + name for name in ("title", "description", "license")} < set(own)


def test_every_term_that_is_mentioned_is_defined() -> None:
    assert mentioned(NEWSFACTS, NF) == set(TERMS)


def test_every_schema_org_name_that_is_mentioned_exists() -> None:
    assert mentioned(NEWSFACTS, SCHEMA) <= mentioned(SCHEMA_ORG, SCHEMA)


def test_every_term_is_of_one_kind() -> None:
    concepts = of_type(SKOS + "Concept")
    measures = of_type(NF + "Measure")
    kinds = (CLASSES, PROPERTIES, SCHEMES, concepts, measures)
    assert Counter(term for kind in kinds for term in kind) == Counter(TERMS)
    assert measures <= of_type(SCHEMA + "Property")


@pytest.mark.parametrize("iri", sorted(CLASSES))
def test_every_class_ends_in_a_root(iri: str) -> None:
    assert VOCABULARY.kind_of(iri)


def test_every_property_says_where_it_is_used_and_lets_nothing_be_inferred() -> None:
    for iri in PROPERTIES:
        own = about(iri)
        assert own[SCHEMA + "domainIncludes"]
        assert own[SCHEMA + "rangeIncludes"]
        assert RDFS + "domain" not in own
        assert RDFS + "range" not in own


# --------------------------------------------------------------------------------------- what is read from it


@pytest.mark.parametrize(
    ("name", "types"),
    [
        ("Country", {"schema:Country", "schema:Place"}),
        ("GovernmentOrganization", {"schema:GovernmentOrganization", "schema:Organization"}),
        ("Person", {"schema:Person"}),
        ("Hotel", {"schema:Hotel", "schema:Organization", "schema:Place"}),
        ("SoftwareApplication", {"schema:SoftwareApplication", "schema:CreativeWork"}),
        ("3DModel", {"schema:3DModel", "schema:CreativeWork"}),
        ("ProductModel", {"schema:ProductModel", "schema:Product"}),
        ("Language", {"schema:Language", "schema:Intangible"}),
        ("PublicationEvent", {"schema:PublicationEvent", "schema:Event"}),
        ("CommunicateAction", {"schema:CommunicateAction", "schema:Action"}),
        ("Group", {"nf:Group", "schema:Organization"}),
        ("Weapon", {"nf:Weapon", "schema:Product"}),
        ("PhoneCall", {"nf:PhoneCall", "nf:Contact", "schema:Event"}),
        ("MissileStrike", {"nf:MissileStrike", "schema:Event"}),
        ("OwnVoice", {"nf:OwnVoice", "nf:Assertion", "schema:Action"}),
    ],
)
def test_types_of(name: str, types: set[str]) -> None:
    expected = sorted(expand(type_) for type_ in types)
    assert list(VOCABULARY.types_of(VOCABULARY.classes[name])) == expected
    roots = ENTITY_ROOTS | EVENT_ROOTS
    assert VOCABULARY.kind_of(VOCABULARY.classes[name]) == roots.intersection(expected)


@pytest.mark.parametrize(
    ("name", "parents"),
    [
        ("Country", {"AdministrativeArea"}),
        ("AdministrativeArea", {"Place"}),
        ("CommunicateAction", {"InteractAction"}),
        ("InteractAction", {"Action"}),
        ("LocalBusiness", {"Organization", "Place"}),
    ],
)
def test_the_hierarchy_of_schema_org(name: str, parents: set[str]) -> None:
    assert VOCABULARY.superclasses[SCHEMA + name] == {SCHEMA + parent for parent in parents}


def test_how_the_hierarchy_is_made() -> None:
    """The classes under their own names, sorted, without data types, literals and other vocabularies."""
    types = """
interface ThingBase extends Partial<IdReference> {
    "name"?: SchemaValue<Text, "name">;
}
export interface ThingLeaf extends ThingBase {
    "@type": "Thing";
}
export type Thing = ThingLeaf | _3DModel | AmountType | Text | "https://schema.org/Friday" | string;
export interface _3DModelLeaf extends ThingBase {
    "@type": "3DModel";
}
export type _3DModel = _3DModelLeaf | Role;
export type RoleLeaf<TContent, TProperty extends string> = Omit<RoleBase, TProperty> & {
    "@type": "Role";
} & {
    [key in TProperty]: TContent;
};
export type Role<TContent = never, TProperty extends string = never> = RoleLeaf<TContent, TProperty>;
export interface AmountTypeLeaf extends ThingBase {
    "@type": "http://unece.org/vocab#AmountType";
}
export type AmountType = AmountTypeLeaf;
export type Text = URL | string;
"""
    made = run_path(str(FOLDER.parent / "tools" / "schema_org.py"))["turtle"](types)
    assert made.splitlines()[-4:] == [
        "sdo:3DModel rdfs:subClassOf sdo:Thing .",
        "sdo:Role rdfs:subClassOf sdo:3DModel .",
        "",
        "sdo:name a rdf:Property .",
    ]


def test_a_name_that_both_have_is_ours() -> None:
    assert SCHEMA + "Conversation" in mentioned(SCHEMA_ORG, SCHEMA)
    assert VOCABULARY.classes["Conversation"] == NF + "Conversation"


def test_names_that_nobody_has() -> None:
    assert "Contry" not in VOCABULARY.classes
    assert "Event_" not in VOCABULARY.classes
    assert "yearInferred" not in VOCABULARY.bases
    assert VOCABULARY.types_of("https://example.org/Contry") == ("https://example.org/Contry",)
    assert VOCABULARY.kind_of("https://example.org/Contry") == frozenset()


def test_what_stands_under_no_root() -> None:
    assert VOCABULARY.kind_of(VOCABULARY.classes["Thing"]) == frozenset()
    assert VOCABULARY.kind_of(VOCABULARY.classes["Taxon"]) == frozenset()


def test_the_lists() -> None:
    assert set(VOCABULARY.stances) == {
        *("asserts", "alleges", "believes", "denies", "doubts"),
        *("rejects", "demands", "pledges", "warns", "declines-to-comment"),
    }
    assert VOCABULARY.stances["declines-to-comment"] == NF + "declines-to-comment"
    assert set(VOCABULARY.certainties) == {"certain", "probable", "possible"}
    assert set(VOCABULARY.bases) == {"explicit", "stated", "year-inferred", "inferred"}
    assert VOCABULARY.bases["year-inferred"] == NF + "yearInferred"
    assert VOCABULARY.roles["requester"] == NF + "requester"
    assert VOCABULARY.relations["choseTargetsOf"] == NF + "choseTargetsOf"
    assert VOCABULARY.measures["killed"] == NF + "killed"
    assert "role" not in VOCABULARY.roles
    assert "relation" not in VOCABULARY.relations


def test_chains_of_properties_are_followed() -> None:
    more = f"<https://example.org/host> <{RDFS}subPropertyOf> <{NF}participant> ."
    assert read_vocabulary(NEWSFACTS, more.encode()).roles["host"] == "https://example.org/host"


def test_a_circle_of_classes_is_harmless() -> None:
    circle = f"<{NF}A> <{RDFS}subClassOf> <{NF}B> . <{NF}B> <{RDFS}subClassOf> <{NF}A> ."
    assert read_vocabulary(circle.encode()).types_of(NF + "A") == (NF + "A", NF + "B")


def test_the_order_of_the_documents_does_not_matter() -> None:
    assert read_vocabulary(SCHEMA_ORG, NEWSFACTS) == VOCABULARY


def test_what_is_not_turtle() -> None:
    with pytest.raises(SyntaxError):
        read_vocabulary(NEWSFACTS, b"nf:PhoneCall a")


# ------------------------------------------------------------------------------------------------ the context


def expand(name: str) -> str:
    prefix, _, local = name.partition(":")
    return PREFIXES[prefix] + local


def forward(name: str) -> str:
    """The IRI of a term that is no prefix, reversed or not."""
    definition = CONTEXT[name]
    if isinstance(definition, str):
        return expand(definition)
    return expand(definition.get("@id") or definition["@reverse"])


NAMES = [name for name, definition in CONTEXT.items() if name != "@version" and name not in PREFIXES]
REVERSE = {name for name in NAMES if "@reverse" in CONTEXT[name]}


def test_the_prefixes_are_those_of_the_program() -> None:
    prefixes = {name: iri for name, iri in CONTEXT.items() if name in PREFIXES}
    assert prefixes == {name: PREFIXES[name] for name in prefixes}


@pytest.mark.parametrize("name", NAMES)
def test_every_name_stands_for_something_that_exists(name: str) -> None:
    iri = forward(name)
    if iri.startswith(NF):
        assert iri in TERMS
    elif iri.startswith(SCHEMA):
        assert iri in mentioned(SCHEMA_ORG, SCHEMA)
    else:
        known = ("dct", "oa", "org", "prov", "rdf", "skos", "xsd")
        assert iri.startswith(tuple(PREFIXES[prefix] for prefix in known))


def test_no_two_names_for_one_thing() -> None:
    iris = Counter((forward(name), name in REVERSE) for name in NAMES)
    assert [iri for iri, count in iris.items() if count > 1] == []


def test_the_whole_vocabulary_has_names() -> None:
    never_in_data = {NF + "role", NF + "relation", *SCHEMES}
    assert {iri for iri in map(forward, NAMES) if iri.startswith(NF)} == set(TERMS) - never_in_data


A, B = NamedNode("https://example.org/a"), NamedNode("https://example.org/b")


def written(**properties: object) -> list[Triple]:
    """What a node with these properties says, in a document in English."""
    document = {"@context": [CONTEXT, {"@language": "en"}], "@id": A.value, **properties}
    return [quad.triple for quad in parse(json.dumps(document), format=RdfFormat.JSON_LD)]


@pytest.mark.parametrize("name", sorted(set(NAMES) - REVERSE))
def test_a_processor_reads_the_name(name: str) -> None:
    (triple,) = written(**{name: B.value})
    assert triple.predicate == NamedNode(forward(name))
    assert written(**{"@type": name}) == [Triple(A, NamedNode(RDF + "type"), NamedNode(forward(name)))]


@pytest.mark.parametrize("name", sorted(REVERSE))
def test_a_processor_reads_the_name_backwards(name: str) -> None:
    assert written(**{name: [B.value]}) == [Triple(B, NamedNode(forward(name)), A)]


@pytest.mark.parametrize(
    ("name", "value", "meant"),
    [
        ("stance", "declines-to-comment", NamedNode(NF + "declines-to-comment")),
        ("certainty", "possible", NamedNode(NF + "possible")),
        ("dateBasis", "yearInferred", NamedNode(NF + "yearInferred")),
        ("predicate", "belongsTo", NamedNode(NF + "belongsTo")),
        ("predicate", B.value, B),
        ("measuredProperty", "killed", NamedNode(NF + "killed")),
        ("participant", [B.value], B),
        ("headline", "Dyke holds", Literal("Dyke holds", language="en")),
        ("digest", "00ff", Literal("00ff")),
        ("unitCode", "SMI", Literal("SMI")),
        ("edtf", "2021-21", Literal("2021-21")),
        ("startDate", "2021-05-03", Literal("2021-05-03", datatype=XSD_DATE)),
        (
            "startDate",
            {"@value": "2021-05", "@type": "xsd:gYearMonth"},
            Literal("2021-05", datatype=XSD_MONTH),
        ),
        ("sentenceNumber", 7, Literal(7)),
        ("start", 12, Literal("12", datatype=XSD_COUNT)),
        ("approximate", True, Literal(True)),
    ],
)
def test_a_processor_reads_the_value(name: str, value: object, meant: object) -> None:
    (triple,) = written(**{name: value})
    assert triple.object == meant


def test_another_processor_reads_the_same() -> None:
    jsonld = pytest.importorskip("pyld.jsonld")
    properties = {name: B.value for name in NAMES if "@id" in CONTEXT[name]}
    document = {"@context": [CONTEXT, {"@language": "en"}], "@id": A.value, **properties}
    theirs = jsonld.to_rdf(document, {"format": "application/n-quads", "documentLoader": None})
    assert {quad.triple for quad in parse(theirs, format=RdfFormat.N_QUADS)} == set(written(**properties))
