"""Every term that is used exists, in our vocabulary or in somebody's specification; every term of ours is used."""

from __future__ import annotations

import ast
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path

import pyoxigraph as ox
import pytest
from rdflib.namespace import DCAT, DCTERMS, ORG, PROV, SH, SKOS, VOID, DefinedNamespace

from pipeline.namespaces import NF, PREFIXES, RDFS, SCHEMA

ROOT = Path(__file__).parents[1]


def files(folder: str, *endings: str) -> list[Path]:
    found = sorted(path for path in (ROOT / folder).rglob("*") if path.suffix in endings)
    assert found, f"no files in {folder}"
    return found


PLACES: dict[str, list[Path]] = {
    "mappings": files("mappings", ".yml"),
    "shapes": files("shapes", ".ttl"),
    "context": [ROOT / "vocab" / "context.jsonld"],
    "vocabulary": [ROOT / "vocab" / "newsfacts.ttl"],
    "pipeline": files("pipeline", ".py"),
    "output": files("output", ".nq", ".ttl", ".jsonld", ".trig"),
    "queries": sorted((ROOT / "queries").glob("*.rq")),
}


def terms(text: str, prefixes: Iterable[str], namespace: str) -> set[str]:
    """The names of a namespace that stand in a text, after its prefix or as whole IRIs."""
    curies = re.findall(rf"(?<![\w/.-])(?:{'|'.join(prefixes)}):([A-Za-z][A-Za-z0-9_-]*)", text)
    return {*curies, *re.findall(rf"{re.escape(namespace)}([A-Za-z0-9][A-Za-z0-9_-]*)", text)}


def used(place: str, prefixes: Iterable[str], namespace: str) -> set[str]:
    return set().union(*(terms(text, prefixes, namespace) for text in texts(place)))


@cache
def texts(place: str) -> list[str]:
    return [path.read_text(encoding="utf-8") for path in PLACES[place]]


@cache
def code() -> list[ast.AST]:
    """Every node of the code."""
    return [node for text in texts("pipeline") for node in ast.walk(ast.parse(text))]


def in_code(prefix: str, constant: str) -> Iterator[str]:
    """The names that code puts behind a namespace: ``f"{NF}Group"``, ``NF + "role"``, ``("nf", ("stance",))``."""
    for node in code():
        if isinstance(node, ast.JoinedStr):
            for before, part in zip(node.values, node.values[1:], strict=False):
                named = isinstance(before, ast.FormattedValue) and ast.unparse(before.value) == constant
                if named and isinstance(part, ast.Constant):
                    yield re.split(r"[^\w-]", str(part.value))[0]
        if isinstance(node, ast.BinOp) and ast.unparse(node.left) == constant:
            yield from [str(node.right.value)] if isinstance(node.right, ast.Constant) else []
        if isinstance(node, ast.Tuple) and len(node.elts) == 2 and ast.unparse(node.elts[0]) == repr(prefix):
            yield from ast.literal_eval(node.elts[1])


# ------------------------------------------------------------------------------------------------ our own vocabulary

VOCABULARY = list(ox.parse(path=ROOT / "vocab" / "newsfacts.ttl"))
DEFINED = {
    quad.subject.value.removeprefix(NF)
    for quad in VOCABULARY
    if isinstance(quad.subject, ox.NamedNode) and quad.subject.value.startswith(NF)
}


def objects_of(*predicates: str) -> set[str]:
    """The terms of ours that stand as objects of some predicates: what others are members of, or stand under."""
    return {
        quad.object.value.removeprefix(NF)
        for quad in VOCABULARY
        if quad.predicate.value in predicates
        and isinstance(quad.object, ox.NamedNode)
        and quad.object.value.startswith(NF)
    }


def members_of_closed_lists() -> set[str]:
    in_scheme = f"{PREFIXES['skos']}inScheme"
    listed = {quad.subject for quad in VOCABULARY if quad.predicate.value == in_scheme}
    return {each.value.removeprefix(NF) for each in listed if isinstance(each, ox.NamedNode)}


def test_the_vocabulary_is_not_empty() -> None:
    assert len(DEFINED) > 90
    assert {"Assertion", "stance", "declines-to-comment", "yearInferred"} <= DEFINED


@pytest.mark.parametrize("place", PLACES)
def test_every_term_of_ours_that_is_used_is_defined(place: str) -> None:
    assert used(place, ["nf"], NF) - DEFINED == set()


def test_every_term_of_ours_in_code_is_defined() -> None:
    found = set(in_code("nf", "NF"))
    assert {"Assertion", "OwnVoice", "role", "stance", "quotation"} <= found
    assert found - DEFINED == set()


def test_every_term_of_ours_is_used() -> None:
    """In a mapping, a shape, a query, the seed's graph or code; or as a member or the top of a list."""
    somewhere = set().union(*(used(place, ["nf"], NF) for place in ("mappings", "shapes", "queries", "output")))
    somewhere |= set(in_code("nf", "NF")) | members_of_closed_lists()
    somewhere |= objects_of(f"{RDFS}subClassOf", f"{RDFS}subPropertyOf", f"{PREFIXES['skos']}inScheme")
    assert DEFINED - somewhere == set()


def test_the_context_names_every_term_that_a_graph_can_have() -> None:
    """All but the tops of the lists, which stand in no graph."""
    tops = objects_of(f"{PREFIXES['skos']}inScheme") | {"role", "relation"}
    context = json.loads(PLACES["context"][0].read_bytes())["@context"]
    iris = [
        str(each if isinstance(each, str) else each.get("@id", each.get("@reverse")))
        for name, each in context.items()
        if not name.startswith("@")
    ]
    named = {iri.removeprefix("nf:") for iri in iris if iri.startswith("nf:")}
    assert named == DEFINED - tops


# --------------------------------------------------------------------------------------------------------- schema.org

_KNOWN = list(ox.parse(path=ROOT / "vocab" / "schema-org.ttl"))
SCHEMA_ORG = {
    node.value.removeprefix(SCHEMA)
    for quad in _KNOWN
    for node in (quad.subject, quad.object)
    if isinstance(node, ox.NamedNode) and node.value.startswith(SCHEMA)
}
DATA_TYPES = {"Date"}
"""What of https://schema.org/DataType is used; the file has classes and properties alone."""


@pytest.mark.parametrize("place", [place for place in PLACES if place != "pipeline"])
def test_every_schema_org_term_exists(place: str) -> None:
    found = used(place, ["schema", "sdo"], SCHEMA)
    assert found or place == "queries"
    assert found - SCHEMA_ORG - DATA_TYPES == set()


def test_every_schema_org_term_in_code_exists() -> None:
    found = set(in_code("schema", "SCHEMA")) | used("pipeline", ["schema", "sdo"], SCHEMA)
    assert {"headline", "creditText", "observationAbout", "appearance"} <= found
    assert found - SCHEMA_ORG - DATA_TYPES - {""} == set()


def test_every_name_of_the_context_for_page_heads_exists() -> None:
    from pipeline.serialise.schema_org import CONTEXT

    names = {name for name in CONTEXT if not name.startswith("@")} - {"schema", "claims"}
    assert names - SCHEMA_ORG == set()


def test_classes_and_properties_are_not_mistaken_for_each_other() -> None:
    """A class starts with a capital, a property does not: so `a` leads to the one, predicates are the other."""
    for path in PLACES["output"]:
        if path.suffix == ".nq":
            for quad in ox.parse(path=path):
                if quad.predicate.value.startswith(SCHEMA):
                    assert quad.predicate.value.removeprefix(SCHEMA)[0].islower(), quad
                if quad.predicate.value == f"{PREFIXES['rdf']}type":
                    assert isinstance(quad.object, ox.NamedNode)
                    assert re.split("[#/]", quad.object.value)[-1][0].isupper(), quad


# ----------------------------------------------------------------------------------------------------- other people's

OTHERS: Mapping[str, tuple[str, str]] = {
    "oa": (
        "https://www.w3.org/TR/annotation-vocab/",
        "SpecificResource TextPositionSelector TextQuoteSelector end exact hasSelector hasSource prefix start suffix",
    ),
    "prov": (
        "https://www.w3.org/TR/prov-o/",
        "Activity Agent Entity SoftwareAgent actedOnBehalfOf wasAssociatedWith wasAttributedTo wasDerivedFrom "
        "wasGeneratedBy",
    ),
    "org": (
        "https://www.w3.org/TR/vocab-org/",
        "Membership Organization Role member memberDuring organization reportsTo role",
    ),
    "skos": (
        "https://www.w3.org/TR/skos-reference/",
        "Concept ConceptScheme broader broadMatch closeMatch definition exactMatch example hasTopConcept inScheme "
        "narrowMatch note notation prefLabel relatedMatch scopeNote topConceptOf",
    ),
    "dct": (
        "https://www.dublincore.org/specifications/dublin-core/dcmi-terms/",
        "conformsTo created creator description license modified source title",
    ),
    "dcat": (
        "https://www.w3.org/TR/vocab-dcat-3/",
        "Dataset Distribution accessURL byteSize distribution downloadURL mediaType",
    ),
    "void": (
        "https://www.w3.org/TR/void/",
        "Dataset class classPartition classes dataDump distinctObjects distinctSubjects entities properties property "
        "propertyPartition subset triples vocabulary",
    ),
    "sem": (
        "https://semanticweb.cs.vu.nl/2009/11/sem/",
        "Actor Event Place Time View accordingTo hasActor hasPlace hasTime hasTimeStamp hasEarliestBeginTimeStamp "
        "hasEarliestEndTimeStamp hasLatestBeginTimeStamp hasLatestEndTimeStamp",
    ),
    "foaf": ("http://xmlns.com/foaf/0.1/", "Agent Group Organization Person homepage name page"),
    "sh": (
        "https://www.w3.org/TR/shacl/",
        "IRI Info Literal NodeShape PropertyShape ValidationReport ValidationResult Violation Warning "
        "alternativePath and class conforms datatype disjoint equals focusNode hasValue in inversePath lessThan "
        "lessThanOrEquals "
        "maxCount maxExclusive maxInclusive maxLength message minCount minExclusive minInclusive minLength node "
        "nodeKind not oneOrMorePath or path pattern property qualifiedMaxCount qualifiedMinCount qualifiedValueShape "
        "result resultMessage resultPath resultSeverity select severity sourceConstraintComponent sourceShape sparql "
        "targetClass targetNode targetObjectsOf targetSubjectsOf uniqueLang value xone zeroOrMorePath zeroOrOnePath",
    ),
}
"""The terms that may be used of each vocabulary, and the specification that has them."""

CLOSED: Mapping[str, type[DefinedNamespace]] = {
    "prov": PROV, "org": ORG, "skos": SKOS, "dct": DCTERMS, "dcat": DCAT, "void": VOID, "sh": SH,
}  # fmt: skip


@pytest.mark.parametrize("prefix", CLOSED)
def test_the_table_above_is_no_invention(prefix: str) -> None:
    """It is held against the lists of terms that rdflib has of the same vocabularies."""
    assert [name for name in OTHERS[prefix][1].split() if name not in CLOSED[prefix]] == []


@pytest.mark.parametrize("prefix", OTHERS)
def test_every_term_of_another_vocabulary_exists(prefix: str) -> None:
    url, known = OTHERS[prefix]
    found = set().union(*(used(place, [prefix], PREFIXES[prefix]) for place in PLACES))
    found |= {name for name in in_code(prefix, f"PREFIXES['{prefix}']") if name}
    assert found - set(known.split()) == set(), f"see {url}"


@pytest.mark.parametrize("place", ["mappings", "shapes", "vocabulary", "context", "output"])
def test_every_namespace_is_one_of_those_above(place: str) -> None:
    """So that no term escapes this page by a prefix of its own."""
    declared = set()
    for path in PLACES[place]:
        text = path.read_text(encoding="utf-8")
        declared |= set(re.findall(r'^\s*(?:@prefix )?"?[a-z]+"?: [<"]?(https?://[^>\s",]*[#/])', text, re.MULTILINE))
    others = {"http://www.w3.org/2002/07/owl#", "https://w3id.org/newsfacts/shapes#"}
    assert declared <= {*PREFIXES.values(), *others}
    assert declared or place == "output"


def test_schema_org_is_https_alone() -> None:
    """`http://schema.org/` stands only where it is reported, where others' names are read, and where RDFa has it."""
    allowed = {"shapes": ["article.ttl"], "pipeline": ["examine.py", "rdfa.py", "names.py"]}
    for place in PLACES:
        holders = [path.name for path in PLACES[place] if "http://schema.org/" in path.read_text(encoding="utf-8")]
        assert holders == allowed.get(place, []), place
