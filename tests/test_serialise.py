"""What is written: every format carries the same graph, whoever reads it, and each is what its readers need."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from hashlib import sha256
from pathlib import Path
from typing import Any, NoReturn, TypeAlias

import pyoxigraph as ox
import pytest
import rdflib
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pyld import jsonld

from pipeline.errors import InputError
from pipeline.house import House
from pipeline.namespaces import DEFAULT_BASE, NF, PREFIXES, RDF, SCHEMA, XSD
from pipeline.reports import write_report
from pipeline.run import Checked, check, find_sheets, serialise_all
from pipeline.serialise import read_graph, serialise
from tests.unreviewed import STATES

# rdflib's own parsers use what rdflib calls deprecated.
pytestmark = pytest.mark.filterwarnings(r"ignore:(Dataset\.|ConjunctiveGraph ).*deprecated:DeprecationWarning")

ROOT = Path(__file__).parents[1]
HOUSE = House()
RDF_TYPE = f"{RDF}type"
OA, ORG, PROV = PREFIXES["oa"], PREFIXES["org"], PREFIXES["prov"]
VOID, DCAT, DCT = PREFIXES["void"], PREFIXES["dcat"], PREFIXES["dct"]

Term: TypeAlias = tuple[str, ...]
"""An IRI alone; or of a literal its text, datatype and language (in lower case, as RDF compares it)."""
Statement: TypeAlias = tuple[str, str, Term]

MERGER = """\
prefixes: {ex: "https://ex.example/ns#"}
article:
  id: brewery-merger
  headline: {en: "Two breweries plan to merge; the union objects", de: "Zwei Brauereien wollen fusionieren"}
  language: en
  publisher: gazette
  credit: [{entity: wire, s: 8}]
  date: {value: "2019?", basis: inferred, note: "The year is a guess."}
  about: [merger]
  text: {sentences: 9}
entities:
  gazette: {type: NewsMediaOrganization, name: The Gazette}
  wire: {type: NewsMediaOrganization, name: The Wire}
  alder: {type: [Organization, "ex:Brewery"], name: Alder Brewery, alias: [Alder, Alder & Sons], wikidata: Q1}
  birch: {type: Organization, name: {en: Birch Brewery, de: Brauerei Birke}, sameAs: [https://a.example/x, urn:b:1]}
  union: {type: Organization, name: Brewers' Union}
  chair: {type: Person, name: Ada Holm, note: 'Chairs "both" boards.'}
  vat: {type: Product, name: copper vat}
events:
  merger:
    type: Event
    name: Merger of Alder and Birch
    from: 2019-05
    until: ".."
    roles: {participant: [alder, birch], ex:witness: chair}
    s: 1
  talks:
    type: [Meeting, Conversation]
    name: Talks between the boards
    date: {value: 2019-02-10/2019-02-20, text: in the middle of February}
    roles: {participant: [alder, birch]}
    s: [2, 10]
offices:
  chair-alder: {holder: chair, title: chair, of: alder, from: 2012, until: 2019-05-31, s: 3}
figures:
  jobs: {of: merger, property: jobs lost, min: 20, max: 40.5, unit: job, approximate: true, said: [{by: union, s: 4}]}
  jobs-brewing: {of: merger, property: jobs lost, value: 12, including: [], said: [{by: union, s: 4}]}
claims:
  merger-saves-jobs:
    text: "The merger saves jobs."
    about: [merger]
    content: {subject: merger, relation: ex:saves, object: union}
    contradicts: [{fact: merger-costs-jobs, basis: explicit, s: 6}]
    said: [{by: chair, for: [alder, birch], to: union, at: talks, quote: "We save jobs", certainty: probable, s: 5}]
  merger-costs-jobs:
    text: "The merger costs jobs."
    said:
      - {by: union, stance: alleges, answers: [merger-saves-jobs], via: [{by: wire}, {by: gazette}], s: 6}
      - {by: unnamed, stance: doubts, medium: leaflet, s: 7}
omitted: {9: "A </script> in a caption."}
""".replace("s: [2, 10]", "s: [2, 3]")


# ------------------------------------------------------------------------------------------- independent readers


def by_pyoxigraph(content: bytes, form: ox.RdfFormat) -> set[Statement]:
    return {(quad.subject.value, quad.predicate.value, _of_oxigraph(quad.object)) for quad in ox.parse(content, form)}


def _of_oxigraph(term: object) -> Term:
    if isinstance(term, ox.Literal):
        return (term.value, term.datatype.value, (term.language or "").lower())
    assert isinstance(term, ox.NamedNode), f"{term} is neither an IRI nor a literal"
    return (term.value,)


@pytest.fixture(autouse=True)
def _literals_as_written(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rdflib, "NORMALIZE_LITERALS", False)


def by_rdflib(content: bytes, form: str) -> set[Statement]:
    dataset = rdflib.Dataset()
    dataset.parse(data=content, format=form)
    return {(str(s), str(p), _of_rdflib(o)) for s, p, o, _ in dataset.quads()}


def _of_rdflib(term: object) -> Term:
    if isinstance(term, rdflib.Literal):
        language = (term.language or "").lower()
        plain = f"{RDF}langString" if language else f"{XSD}string"
        return (str(term), str(term.datatype or plain), language)
    assert isinstance(term, rdflib.URIRef), f"{term} is neither an IRI nor a literal"
    return (str(term),)


def _refuse(url: str, options: object) -> NoReturn:
    raise AssertionError(f"the JSON-LD wants {url} fetched")


def by_pyld(content: bytes) -> set[Statement]:
    dataset: dict[str, list[dict[str, Any]]] = jsonld.to_rdf(json.loads(content), {"documentLoader": _refuse})
    assert list(dataset) == ["@default"]
    return {
        (quad["subject"]["value"], quad["predicate"]["value"], _of_pyld(quad["object"]))
        for quad in dataset["@default"]
    }


def _of_pyld(term: Mapping[str, str]) -> Term:
    if term["type"] == "literal":
        return (term["value"], term["datatype"], term.get("language", "").lower())
    assert term["type"] == "IRI", f"{term} is neither an IRI nor a literal"
    return (term["value"],)


def readings(files: Mapping[str, bytes]) -> Iterator[tuple[str, set[Statement]]]:
    """What each independent reader makes of each format."""
    yield "pyoxigraph nq", by_pyoxigraph(files["nq"], ox.RdfFormat.N_QUADS)
    yield "pyoxigraph ttl", by_pyoxigraph(files["ttl"], ox.RdfFormat.TURTLE)
    yield "pyoxigraph trig", by_pyoxigraph(files["trig"], ox.RdfFormat.TRIG)
    yield "pyoxigraph jsonld", by_pyoxigraph(files["jsonld"], ox.RdfFormat.JSON_LD)
    yield "rdflib nq", by_rdflib(files["nq"], "nquads")
    yield "rdflib ttl", by_rdflib(files["ttl"], "turtle")
    yield "rdflib trig", by_rdflib(files["trig"], "trig")
    yield "rdflib jsonld", by_rdflib(files["jsonld"], "json-ld")
    yield "pyld jsonld", by_pyld(files["jsonld"])


def assert_all_carry(files: Mapping[str, bytes], expected: set[Statement]) -> None:
    for reader, found in readings(files):
        assert found == expected, f"{reader}: too much {found - expected}, missing {expected - found}"


# --------------------------------------------------------------------------------------------------- the samples


def made(folder: Path, *, base: str = DEFAULT_BASE) -> tuple[list[Checked], dict[str, bytes]]:
    """What an export of a folder writes."""
    house = HOUSE if base == DEFAULT_BASE else House(base=base)
    checked = list(check(find_sheets([folder]), house))
    return checked, serialise_all(checked, house)


def of_article(files: Mapping[str, bytes], name: str) -> dict[str, bytes]:
    return {ending.removeprefix(f"{name}."): content for ending, content in files.items() if ending.startswith(name)}


@pytest.fixture(scope="module")
def seed() -> tuple[Checked, dict[str, bytes]]:
    (checked,), files = made(ROOT / "facts")
    return checked, of_article(files, "defense-chiefs-call")


@pytest.fixture(scope="module")
def merger(tmp_path_factory: pytest.TempPathFactory) -> tuple[Checked, dict[str, bytes]]:
    folder = tmp_path_factory.mktemp("merger")
    (folder / "merger.yaml").write_text(MERGER, encoding="utf-8")
    (checked,), files = made(folder)
    return checked, of_article(files, "brewery-merger")


def materialised(checked: Checked) -> set[Statement]:
    return by_pyoxigraph("".join(checked.materialised.quads).encode(), ox.RdfFormat.N_QUADS)


# ------------------------------------------------------------------------------- all formats carry the same graph


def test_all_formats_of_the_seed_carry_the_same_graph(seed: tuple[Checked, dict[str, bytes]]) -> None:
    checked, files = seed
    expected = materialised(checked)
    assert len(expected) == len(checked.materialised.quads)
    assert_all_carry(files, expected)


def test_all_formats_of_a_merger_carry_the_same_graph(merger: tuple[Checked, dict[str, bytes]]) -> None:
    checked, files = merger
    expected = materialised(checked)
    node = f"{DEFAULT_BASE}article/brewery-merger"
    assert (f"{node}/event/merger", "https://ex.example/ns#witness", (f"{node}/entity/chair",)) in expected
    assert (node, f"{SCHEMA}headline", ("Zwei Brauereien wollen fusionieren", f"{RDF}langString", "de")) in expected
    assert_all_carry(files, expected)


@pytest.mark.parametrize("ending", ["nq", "trig"])
def test_quads_stand_in_the_named_graph(seed: tuple[Checked, dict[str, bytes]], ending: str) -> None:
    form = ox.RdfFormat.from_extension(ending)
    assert form is not None
    graphs = Counter(str(quad.graph_name) for quad in ox.parse(seed[1][ending], form))
    assert graphs == {f"<{DEFAULT_BASE}article/defense-chiefs-call/facts>": 1954}


def test_n_quads_are_sorted_and_each_stands_once(seed: tuple[Checked, dict[str, bytes]]) -> None:
    lines = seed[1]["nq"].decode().splitlines()
    assert lines == sorted(set(lines))


ARTICLE = f"{DEFAULT_BASE}article/small"
NODES = [
    ARTICLE,
    f"{ARTICLE}/claim/c",
    f"{ARTICLE}/claim/c/said/x-asserts",
    f"{ARTICLE}/claim/c/said/x-asserts/via/1-y",
    f"{ARTICLE}/event/e",
    f"{ARTICLE}/figure/f",
    f"{ARTICLE}/contradiction/c--e",
    f"{ARTICLE}/sentence/2",
    f"{ARTICLE}/sentence/10",
    f"{ARTICLE}/sentence/10/selector",
    f"{ARTICLE}/facts",
    f"{DEFAULT_BASE}entity/x",
    f"{DEFAULT_BASE}property/jobs%20lost",
    "https://w3id.org/newsfacts/software/0.1.0",
    "https://example.org/elsewhere",
    "http://foreign.example/x#y",
]
IRIS = [
    *NODES,
    f"{NF}asserts",
    f"{NF}killed",
    f"{SCHEMA}Person",
    f"{SCHEMA}agent",
    SCHEMA,
    DEFAULT_BASE,
    f"{DEFAULT_BASE}#part",
    "https://example.org",
    "HTTPS://EXAMPLE.ORG/newsfacts/entity/x",
    "urn:isbn:9780131103627",
    "mailto:desk@herald.example",
    "http://www.wikidata.org/entity/Q1",
    "http://xn--bcher-kva.example/Übersicht/日本?q=%2F#𝔘",
]
PREDICATES = [
    *sorted({*HOUSE.context.terms, *HOUSE.context.reverse} - {RDF_TYPE}),
    f"{SCHEMA}organizer",
    f"{ORG}unknown",
    "https://ex.example/ns#witness",
    "http://foreign.example/p/",
]
CLASSES = [f"{SCHEMA}Person", f"{NF}Assertion", f"{OA}SpecificResource", f"{SCHEMA}Landform", "https://ex.example/T"]
HOSTILE = [
    '"', "'", '"""', "'''", "\\", "\\u0041", "\n", "\r\n", "\t", " , ", " .\n", " ;", "<//", "<", ">", "</script>",
    "<!--", "]]>", "#", "@en", "^^", "_:b", "שלום", "\u202eabc\u202c", "😀", "\u2028", "\x85", "é", "e\u0301", "  ",
]  # fmt: skip
TEXTS = st.one_of(
    st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00\ufffe\uffff"), max_size=8),
    st.lists(st.sampled_from(HOSTILE), min_size=1, max_size=4).map("".join),
)
TYPED = {
    "string": ["", "plain"],
    "boolean": ["true", "false"],
    "integer": ["0", "7", "-5", "999999999999999", "1000000000000000", "12345678901234567890"],
    "decimal": ["3.5", "-0.25"],
    "date": ["2019-03-08", "-0044-03-15"],
    "gYear": ["2012"],
    "gYearMonth": ["2019-03"],
    "nonNegativeInteger": ["0", "12"],
}
LITERALS = st.one_of(
    TEXTS.map(ox.Literal),
    st.builds(lambda text, tag: ox.Literal(text, language=tag), TEXTS, st.sampled_from(["en", "uk", "pt-br", "ar"])),
    TEXTS.map(lambda text: ox.Literal(text, datatype=ox.NamedNode("https://ex.example/ns#colour"))),
    st.sampled_from([(name, text) for name, texts in TYPED.items() for text in texts]).map(
        lambda pair: ox.Literal(pair[1], datatype=ox.NamedNode(XSD + pair[0]))
    ),
)


@st.composite
def triples(draw: st.DrawFn) -> list[ox.Triple]:
    """A small graph about an article, without blank nodes; otherwise as wild as a sheet could make it."""
    drawn = [ox.Triple(ox.NamedNode(ARTICLE), ox.NamedNode(RDF_TYPE), ox.NamedNode(f"{SCHEMA}NewsArticle"))]
    for _ in range(draw(st.integers(0, 12))):
        subject, predicate = draw(st.sampled_from(NODES)), draw(st.sampled_from([RDF_TYPE, *PREDICATES]))
        if predicate == RDF_TYPE:
            value: ox.NamedNode | ox.Literal = ox.NamedNode(draw(st.sampled_from(CLASSES)))
        else:
            value = draw(st.one_of(st.sampled_from(IRIS).map(ox.NamedNode), LITERALS))
        drawn.append(ox.Triple(ox.NamedNode(subject), ox.NamedNode(predicate), value))
    return drawn


def written(drawn: Iterable[ox.Triple], language: str = "en") -> dict[str, bytes]:
    """The files of a graph that is given as triples."""
    name = ox.NamedNode(f"{ARTICLE}/facts")
    quads = (ox.Quad(triple.subject, triple.predicate, triple.object, name) for triple in drawn)
    content = (ox.serialize(quads, format=ox.RdfFormat.N_QUADS) or b"").decode()
    lines = sorted({f"{line}\n" for line in content.split("\n") if line})
    return serialise(read_graph(lines, name.value, DEFAULT_BASE), lines, ARTICLE, language, HOUSE.context)


@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(triples())
def test_all_formats_of_any_graph_carry_the_same_graph(drawn: list[ox.Triple]) -> None:
    expected = {(_of_oxigraph(each.subject)[0], each.predicate.value, _of_oxigraph(each.object)) for each in drawn}
    assert_all_carry(written(drawn), expected)
    tree = json.loads(written(drawn)["jsonld"])
    assert tree["@id"] == "article/small"
    assert max(Counter(described(tree)).values()) == 1


STRANGE_IRIS = [
    f"{DEFAULT_BASE}a:b",
    f"{DEFAULT_BASE}/rooted",
    f"{DEFAULT_BASE}/host.example/x",
    f"{DEFAULT_BASE}../up",
    f"{DEFAULT_BASE}./here",
    f"{DEFAULT_BASE}entity/../x",
    f"{DEFAULT_BASE}@type",
    f"{DEFAULT_BASE}?query",
    "wd:Q42",
    f"{SCHEMA}/double",
    "https://example.org//newsfacts/",
    "https://example.org/newsfacts",
    "https:example",
    "file:///etc/hosts",
]
"""Absolute IRIs, all of them, that a careless relative form or CURIE would change."""


@pytest.mark.parametrize("predicate", ["sameAs", "organizer"])
@pytest.mark.parametrize("iri", STRANGE_IRIS)
def test_an_iri_is_the_same_in_every_format(iri: str, predicate: str) -> None:
    link = ox.Triple(ox.NamedNode(ARTICLE), ox.NamedNode(SCHEMA + predicate), ox.NamedNode(iri))
    article = ox.Triple(ox.NamedNode(ARTICLE), ox.NamedNode(RDF_TYPE), ox.NamedNode(f"{SCHEMA}NewsArticle"))
    files = written([article, link])
    expected = {(ARTICLE, SCHEMA + predicate, (iri,)), (ARTICLE, RDF_TYPE, (f"{SCHEMA}NewsArticle",))}
    assert by_pyoxigraph(files["nq"], ox.RdfFormat.N_QUADS) == expected
    assert by_pyoxigraph(files["ttl"], ox.RdfFormat.TURTLE) == expected
    assert by_pyoxigraph(files["trig"], ox.RdfFormat.TRIG) == expected
    assert by_pyoxigraph(files["jsonld"], ox.RdfFormat.JSON_LD) == expected
    assert by_pyld(files["jsonld"]) == expected


@pytest.mark.parametrize("predicate", ["nf:sentenceCount", "oa:start"])
@pytest.mark.parametrize("datatype", ["integer", "boolean", "decimal", "nonNegativeInteger"])
@pytest.mark.parametrize("text", ["007", "+5", "-0", "1e3", " 7 ", "TRUE", "1", "seven", "", "٣"])
def test_a_typed_literal_keeps_its_form(text: str, datatype: str, predicate: str) -> None:
    """Other people's mappings can make such; whether they are right is for the shapes to say."""
    prefix, _, name = predicate.partition(":")
    term = ox.Literal(text, datatype=ox.NamedNode(XSD + datatype))
    article = ox.Triple(ox.NamedNode(ARTICLE), ox.NamedNode(RDF_TYPE), ox.NamedNode(f"{SCHEMA}NewsArticle"))
    files = written([article, ox.Triple(ox.NamedNode(ARTICLE), ox.NamedNode(PREFIXES[prefix] + name), term)])
    wanted = (ARTICLE, PREFIXES[prefix] + name, (text, XSD + datatype, ""))
    assert wanted in by_pyoxigraph(files["nq"], ox.RdfFormat.N_QUADS)
    assert wanted in by_pyoxigraph(files["ttl"], ox.RdfFormat.TURTLE)
    assert wanted in by_pyoxigraph(files["trig"], ox.RdfFormat.TRIG)
    assert wanted in by_pyoxigraph(files["jsonld"], ox.RdfFormat.JSON_LD)
    assert wanted in by_pyld(files["jsonld"])


NASTY = [
    "“Not so,” ‘she’ «said» „today‟ 'and' \"again\"",
    'ends in a quote"',
    "\"\"\" and '''",
    'back\\slash \\" \\n \\u0041 \\',
    "line one\nline two\r\nline three\ttab",
    "one , two , three ; four . five",
    "a " + "long, long " * 30 + ' " , " <//host> .',
    "<//schema.org/> <https://schema.org/> <//",
    "</script><script>alert(1)</script>",
    "<!-- <script> ]]> -->",
    "# no comment",
    "مرحبا שלום \u202eright to left\u202c",
    "astral 😀 𝔘 👩‍👩‍👧 \U0010fffd",
    "separators \u2028 \u2029 \x85 \x0b \x0c \x7f \ufeff",
    "@prefix nf: <urn:x> .",
    " spaces around ",
    "",
]
"""The last two are none that a sheet can have: it strips its texts, and takes no empty ones."""


@pytest.mark.parametrize("language", ["en", "ar", None])
@pytest.mark.parametrize("text", NASTY, ids=range(len(NASTY)))
def test_a_text_is_the_same_in_every_format(text: str, language: str | None) -> None:
    article = ox.Triple(ox.NamedNode(ARTICLE), ox.NamedNode(RDF_TYPE), ox.NamedNode(f"{SCHEMA}NewsArticle"))
    literal = ox.Literal(text, language=language) if language else ox.Literal(text)
    files = written([article, ox.Triple(ox.NamedNode(ARTICLE), ox.NamedNode(f"{SCHEMA}headline"), literal)])
    term = (text, f"{RDF}langString" if language else f"{XSD}string", language or "")
    expected = {(ARTICLE, RDF_TYPE, (f"{SCHEMA}NewsArticle",)), (ARTICLE, f"{SCHEMA}headline", term)}
    assert_all_carry(files, expected)


@pytest.mark.parametrize("text", NASTY[:-2], ids=range(len(NASTY) - 2))
def test_a_text_of_a_sheet_arrives_as_it_was_written(tmp_path: Path, text: str) -> None:
    sheet = {
        "article": {"id": "nasty", "headline": text, "language": "en"},
        "claims": {"c": {"text": text, "said": [{"quote": text, "s": 1}]}},
        "omitted": {"2": text},
    }
    (tmp_path / "nasty.json").write_text(json.dumps(sheet), encoding="utf-8")
    _, files = made(tmp_path)
    node = f"{DEFAULT_BASE}article/nasty"
    term = (text, f"{RDF}langString", "en")
    wanted = {
        (node, f"{SCHEMA}headline", term),
        (f"{node}/claim/c", f"{SCHEMA}text", term),
        (f"{node}/claim/c/said/article-asserts", f"{NF}quotation", term),
        (f"{node}/sentence/2", f"{NF}omittedBecause", term),
    }
    for reader, found in readings(of_article(files, "nasty")):
        assert wanted <= found, reader
    of_schema_org = by_pyld(files["nasty.schema.jsonld"])
    assert {(node, f"{SCHEMA}headline", term), (f"{node}/claim/c", f"{SCHEMA}text", term)} <= of_schema_org


# --------------------------------------------------------------------------------------------------------- Turtle

HEADINGS = [
    "# The article",
    "# Events, and who vouches for them",
    "# Claims, and who makes, denies or doubts them",
    "# Figures, and who gives them",
    "# Offices, and who says who holds them",
    "# What contradicts what",
    "# People, organisations, places and things",
    "# What is measured",
    "# The sentences of the article",
    "# Where this graph comes from",
]
STRING = re.compile(r'"(?:[^"\\]|\\.)*"')


def subjects(turtle: bytes) -> list[str]:
    """The subjects of a Turtle text in their order, with the headings between them."""
    lines = STRING.sub('""', turtle.decode()).split("\n")
    return [line if line.startswith("#") else line.split(" ")[0] for line in lines if line[:1] in ("<", "#")]


def test_a_merger_has_every_heading_in_a_readers_order(merger: tuple[Checked, dict[str, bytes]]) -> None:
    assert [line for line in subjects(merger[1]["ttl"]) if line.startswith("#")] == HEADINGS


def test_the_seed_has_its_headings_in_a_readers_order(seed: tuple[Checked, dict[str, bytes]]) -> None:
    expected = [heading for heading in HEADINGS if heading != "# What is measured"]
    assert [line for line in subjects(seed[1]["ttl"]) if line.startswith("#")] == expected


def test_each_node_stands_once_and_under_its_heading(merger: tuple[Checked, dict[str, bytes]]) -> None:
    order = subjects(merger[1]["ttl"])
    assert len(order) == len(set(order))
    article = "article/brewery-merger"
    under: dict[str, set[str]] = {}
    for line in order:
        if line.startswith("#"):
            section = under.setdefault(line, set())
        else:
            section.add(re.sub(rf"^<({article}/)?|/.*|>", "", line))
    assert under == dict(
        zip(
            HEADINGS,
            [
                {"article"},
                {"event"},
                {"claim"},
                {"figure"},
                {"office"},
                {"contradiction"},
                {"entity"},
                {"property"},
                {"sentence"},
                {"https:", "export>", "export", "facts"} - {"export>"},
            ],
            strict=True,
        )
    )


def test_a_fact_is_followed_by_those_who_vouch_for_it(seed: tuple[Checked, dict[str, bytes]]) -> None:
    order = subjects(seed[1]["ttl"])
    last_fact = ""
    vouched = 0
    for line in order:
        if "/said/" in line:
            assert line.split("/said/")[0] == last_fact
            vouched += 1
        else:
            last_fact = line.removesuffix(">")
    assert vouched == 97


def test_sentences_stand_in_the_order_of_their_numbers(seed: tuple[Checked, dict[str, bytes]]) -> None:
    numbers = re.findall(r"^<article/defense-chiefs-call/sentence/(\d+)> a ", seed[1]["ttl"].decode(), re.MULTILINE)
    assert numbers == [str(number) for number in range(1, 35)]


def test_a_node_starts_with_what_it_is_and_how_it_is_called(seed: tuple[Checked, dict[str, bytes]]) -> None:
    text = seed[1]["ttl"].decode()
    assert '<article/defense-chiefs-call> a schema:NewsArticle ;\n\tschema:headline "US and Russian' in text
    assert '\n<entity/crimea> a schema:Landform , schema:Place ;\n\tschema:name "Crimea"@en ;\n' in text
    assert (
        "\n<article/defense-chiefs-call/claim/crimea-is-russian/said/russia-believes> a nf:Assertion ;\n"
        "\tschema:agent <entity/russia> ;\n\tnf:stance nf:believes ;\n"
        "\tschema:object <article/defense-chiefs-call/claim/crimea-is-russian> ;\n"
    ) in text


def test_turtle_to_the_letter() -> None:
    node = ox.NamedNode(ARTICLE)
    claim = ox.NamedNode(f"{ARTICLE}/claim/c")
    drawn = [
        ox.Triple(claim, ox.NamedNode(f"{SCHEMA}appearance"), node),
        ox.Triple(claim, ox.NamedNode(RDF_TYPE), ox.NamedNode(f"{SCHEMA}Claim")),
        ox.Triple(claim, ox.NamedNode(f"{SCHEMA}text"), ox.Literal('He said "no" , twice.', language="en")),
        ox.Triple(node, ox.NamedNode(f"{SCHEMA}sameAs"), ox.NamedNode("https://example.org/elsewhere")),
        ox.Triple(node, ox.NamedNode(f"{SCHEMA}datePublished"), _date("2019-03")),
        ox.Triple(node, ox.NamedNode(RDF_TYPE), ox.NamedNode(f"{SCHEMA}NewsArticle")),
        *(
            ox.Triple(node, ox.NamedNode(f"{SCHEMA}mentions"), ox.NamedNode(f"{DEFAULT_BASE}entity/{name}"))
            for name in (f"a-name-that-is-long-{number}" for number in range(4))
        ),
    ]
    assert written(drawn)["ttl"].decode() == (
        "@base <https://example.org/newsfacts/> .\n"
        "@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .\n"
        "@prefix schema: <https://schema.org/> .\n"
        "@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .\n"
        "\n"
        "# The article\n"
        "\n"
        "<article/small> a schema:NewsArticle ;\n"
        '\tschema:datePublished "2019-03"^^xsd:gYearMonth ;\n'
        "\tschema:mentions <entity/a-name-that-is-long-0> ,\n"
        "\t\t<entity/a-name-that-is-long-1> ,\n"
        "\t\t<entity/a-name-that-is-long-2> ,\n"
        "\t\t<entity/a-name-that-is-long-3> ;\n"
        "\tschema:sameAs <https://example.org/elsewhere> .\n"
        "\n"
        "# Claims, and who makes, denies or doubts them\n"
        "\n"
        "<article/small/claim/c> a schema:Claim ;\n"
        '\tschema:text "He said \\"no\\" , twice."@en ;\n'
        "\tschema:appearance <article/small> .\n"
    )


def _date(text: str) -> ox.Literal:
    return ox.Literal(text, datatype=ox.NamedNode(f"{XSD}gYearMonth"))


BASES = [
    DEFAULT_BASE,
    "https://a.example/x/",
    "http://localhost:8080/",
    "https://desk@a.example:99/",
    "https://[::1]/x/",
    "https://a.example/über/",
    "https://a.example/@x/a:b/",
    "https://schema.org/",
    "http://www.w3.org/ns/",
]


@pytest.mark.parametrize("base", BASES)
def test_iris_are_below_the_base_or_whole(tmp_path: Path, base: str) -> None:
    (tmp_path / "merger.yaml").write_text(MERGER, encoding="utf-8")
    (checked,), files = made(tmp_path, base=base)
    below = re.compile(r"(article|entity|property|dataset|brewery-merger\.)\b")
    for name, content in files.items():
        if name.endswith((".ttl", ".trig")):
            text = STRING.sub('""', content.decode())
            assert "<//" not in text, name
            relative = [iri for iri in re.findall(r"<([^<>]*)>", text) if not re.match(r"[a-z]+:", iri)]
            assert [iri for iri in relative if not below.match(iri)] == [], name
    assert f"@base <{base}> .\n" in files["brewery-merger.ttl"].decode()
    expected = materialised(checked)
    assert (f"{base}article/brewery-merger", RDF_TYPE, (f"{SCHEMA}NewsArticle",)) in expected
    assert_all_carry(of_article(files, "brewery-merger"), expected)


# -------------------------------------------------------------------------------------------------------- JSON-LD


def described(tree: object) -> Iterator[str]:
    """The ids of all nodes that say something of themselves, as often as they do."""
    if isinstance(tree, dict):
        if "@id" in tree and len(tree) > 1:
            yield tree["@id"]
        for name, value in tree.items():
            if name != "@context":
                yield from described(value)
    if isinstance(tree, list):
        for item in tree:
            yield from described(item)


def objects(tree: object) -> Iterator[dict[str, Any]]:
    """Every JSON object below the context."""
    if isinstance(tree, dict):
        yield tree
        for name, value in tree.items():
            if name != "@context":
                yield from objects(value)
    if isinstance(tree, list):
        for item in tree:
            yield from objects(item)


def test_json_ld_is_a_tree_under_the_article(seed: tuple[Checked, dict[str, bytes]]) -> None:
    checked, files = seed
    tree = json.loads(files["jsonld"])
    assert list(tree)[:4] == ["@context", "@id", "@type", "headline"]
    assert (tree["@id"], tree["@type"]) == ("article/defense-chiefs-call", "NewsArticle")
    assert "@graph" not in tree
    every = Counter(described(tree))
    assert set(every.values()) == {1}
    subjects_of_graph = {subject for subject, _, _ in materialised(checked)}
    assert {iri if iri.startswith("https:") else DEFAULT_BASE + iri for iri in every} == subjects_of_graph
    assert "@included" not in tree, "every node of the seed hangs on the article"


def test_json_ld_reads_as_the_sheet_does(seed: tuple[Checked, dict[str, bytes]]) -> None:
    tree = json.loads(seed[1]["jsonld"])
    assert len(tree["claims"]) == 49
    (claim,) = [each for each in tree["claims"] if each["@id"].endswith("/claim/channels-matter")]
    (said,) = claim["said"]
    assert (said["speaker"], said["stance"], said["addressee"]) == ("entity/austin", "asserts", ["entity/belousov"])
    (via,) = said["said"]
    assert (via["speaker"], via["onBehalfOf"]) == ("entity/ryder", ["entity/us-dod"])
    assert via["reportedIn"] == "article/defense-chiefs-call"
    assert said["reportedIn"] == via["@id"]


@pytest.mark.parametrize(("language", "tag"), [("pt-BR", "pt-br"), ("AR", "ar"), ("und", "und")])
def test_json_ld_is_in_the_articles_language(tmp_path: Path, language: str, tag: str) -> None:
    """Its texts stand as plain strings, but for those of an article in no language, which have no tag at all."""
    sheet = {
        "article": {"id": "flood", "headline": "Enchente", "language": language},
        "claims": {"c": {"text": "Choveu.", "s": 1}},
    }
    (tmp_path / "x.json").write_text(json.dumps(sheet), encoding="utf-8")
    _, files = made(tmp_path)
    tree = json.loads(files["flood.jsonld"])
    node = f"{DEFAULT_BASE}article/flood"
    term = ("Enchente", f"{XSD}string", "") if tag == "und" else ("Enchente", f"{RDF}langString", tag)
    for reader, found in readings(of_article(files, "flood")):
        assert (node, f"{SCHEMA}headline", term) in found, reader
    assert (node, f"{SCHEMA}inLanguage", (language, f"{XSD}string", "")) in by_pyld(files["flood.jsonld"])
    if tag != "und":
        assert (tree["headline"], tree["claims"][0]["text"]) == ("Enchente", "Choveu.")


@pytest.mark.parametrize("ending", ["jsonld", "schema.jsonld"])
def test_json_ld_has_no_blank_node_and_nothing_to_fetch(seed: tuple[Checked, dict[str, bytes]], ending: str) -> None:
    tree = json.loads(seed[1][ending])
    assert isinstance(tree["@context"], dict)
    for each in objects(tree):
        assert "@value" in each or "@id" in each
        assert not str(each.get("@id", "")).startswith("_:")
        assert each is tree or "@context" not in each
    for name, definition in tree["@context"].items():
        assert name != "@import"
        assert not isinstance(definition, dict) or "@context" not in definition, name


@pytest.mark.parametrize("ending", ["jsonld", "schema.jsonld"])
@pytest.mark.parametrize("text", ["</script>", "</SCRIPT >", "<script", "<!--", "<!-- <script>", "&lt;/script&gt;"])
def test_json_ld_can_stand_in_a_page(tmp_path: Path, text: str, ending: str) -> None:
    """Nothing in it ends or hides the script element (https://www.w3.org/TR/json-ld11/#embedding-json-ld-in-html)."""
    headline = f"Court: {text} is no name"
    sheet = {
        "article": {"id": "court", "headline": headline, "language": "en"},
        "claims": {"c": {"text": text, "s": 1}},
    }
    (tmp_path / "court.json").write_text(json.dumps(sheet), encoding="utf-8")
    content = made(tmp_path)[1][f"court.{ending}"].decode()
    assert json.loads(content)["headline"] == headline
    assert re.findall(r"</script|<!--|<script", content, re.IGNORECASE) == []


# ----------------------------------------------------------------------------------------------- schema.org alone


def test_schema_jsonld_speaks_schema_org_alone(merger: tuple[Checked, dict[str, bytes]]) -> None:
    found = by_pyld(merger[1]["schema.jsonld"])
    assert found
    for subject, predicate, value in found:
        assert predicate.startswith((SCHEMA, RDF_TYPE)), (subject, predicate)
        if predicate == RDF_TYPE:
            assert value[0].startswith(SCHEMA)
        elif len(value) == 3:
            assert value[1] in (f"{SCHEMA}Date", f"{RDF}langString", f"{XSD}string"), value
    assert NF.encode() not in merger[1]["schema.jsonld"]


def test_schema_jsonld_has_no_stance_no_figure_and_no_assertion(seed: tuple[Checked, dict[str, bytes]]) -> None:
    found = by_pyld(seed[1]["schema.jsonld"])
    types = {value[0].removeprefix(SCHEMA) for _, predicate, value in found if predicate == RDF_TYPE}
    assert not types & {"Observation", "CommunicateAction", "Property", "StatisticalVariable"}
    iris = {subject for subject, _, _ in found} | {value[0] for _, _, value in found if len(value) == 1}
    assert [iri for iri in iris if re.search("/(said|figure|contradiction|sentence|office|export)(/|$)", iri)] == []
    predicates = {predicate.removeprefix(SCHEMA) for _, predicate, _ in found}
    assert not predicates & {"agent", "object", "value", "minValue", "maxValue", "measuredProperty", "description"}
    assert len([subject for subject, predicate, _ in found if predicate == f"{SCHEMA}appearance"]) == 49


def test_schema_jsonld_says_nothing_that_the_graph_does_not(seed: tuple[Checked, dict[str, bytes]]) -> None:
    checked, files = seed
    dates = ("date", "gYear", "gYearMonth", "dateTime")
    known = {
        (s, p, (o[0], f"{SCHEMA}Date", "") if len(o) == 3 and o[1].removeprefix(XSD) in dates else o)
        for s, p, o in materialised(checked)
    }
    assert by_pyld(files["schema.jsonld"]) <= known
    assert by_pyld(files["schema.jsonld"]) == by_pyoxigraph(files["schema.jsonld"], ox.RdfFormat.JSON_LD)
    assert by_pyld(files["schema.jsonld"]) == by_rdflib(files["schema.jsonld"], "json-ld")


@pytest.mark.parametrize("stance", ["denies", "doubts", "alleges", "rejects"])
def test_schema_jsonld_has_no_event_that_nobody_asserts(tmp_path: Path, stance: str) -> None:
    """Without its stance, a flood that the mayor denies would stand there as a flood that was."""
    sheet = {
        "article": {"id": "flood", "headline": "Mayor speaks of flood", "language": "en"},
        "entities": {"mayor": {"type": "Person", "name": "Ida Brandt"}},
        "events": {
            "flood": {
                "type": "Event",
                "name": "Flood of the Lower Town",
                "date": "2021-07-14",
                "said": [{"by": "mayor", "stance": stance, "s": 1}],
            }
        },
    }
    (tmp_path / "flood.json").write_text(json.dumps(sheet), encoding="utf-8")
    content = made(tmp_path)[1]["flood.schema.jsonld"].decode()
    assert "Flood of the Lower Town" not in content
    assert "2021-07-14" not in content


@pytest.mark.parametrize(
    ("state", "facts"),
    [
        ("open", []),
        ("half", ["claim/never-opened", "claim/opened-late", "event/hearing"]),
        (
            "reviewed",
            ["claim/never-opened", "claim/opened-at-noon", "claim/opened-late", "event/hearing", "event/repair"],
        ),
    ],
)
def test_schema_jsonld_has_no_fact_that_nobody_has_reviewed(tmp_path: Path, state: str, facts: list[str]) -> None:
    """Neither a description of one, nor a link that leads to it: schema.org has no word for a draft."""
    (tmp_path / "weir.yaml").write_text(STATES[state], encoding="utf-8")
    house = House(drafts=True)
    files = serialise_all(list(check(find_sheets([tmp_path]), house)), house)
    found = by_pyld(files["weir.schema.jsonld"])
    nodes = {subject for subject, _, _ in found} | {value[0] for _, _, value in found if len(value) == 1}
    told = (node.removeprefix(f"{DEFAULT_BASE}article/weir/") for node in nodes)
    assert sorted(node for node in told if node.startswith(("claim/", "event/"))) == facts


# ----------------------------------------------------------------------------------------------------- the dataset


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """Two articles, so that what they share is counted once."""
    folder = tmp_path_factory.mktemp("both")
    for name in ("defense-chiefs-call.yaml", "defense-chiefs-call.anchors.json", "entities.yaml"):
        (folder / name).write_bytes((ROOT / "facts" / name).read_bytes())
    sheet = MERGER.replace("wire: {type", "local-wire: {type").replace("by: wire", "by: reuters")
    (folder / "merger.yaml").write_text(sheet.replace("entity: wire", "entity: reuters"), encoding="utf-8")
    return made(folder)[1]


def of_dataset(files: Mapping[str, bytes]) -> dict[str, dict[str, list[Term]]]:
    nodes: dict[str, dict[str, list[Term]]] = {}
    for subject, predicate, value in by_rdflib(files["dataset.ttl"], "turtle"):
        nodes.setdefault(subject, {}).setdefault(predicate, []).append(value)
    return nodes


def test_the_counts_of_the_dataset_are_true(both: dict[str, bytes]) -> None:
    every = set().union(*(by_rdflib(content, "nquads") for name, content in both.items() if name.endswith(".nq")))
    types = {(subject, value[0]) for subject, predicate, value in every if predicate == RDF_TYPE}
    nodes = of_dataset(both)
    dataset = nodes[f"{DEFAULT_BASE}dataset"]
    counted = {name: int(dataset[VOID + name][0][0]) for name in COUNTS}
    assert counted == {
        "triples": len(every),
        "distinctSubjects": len({subject for subject, _, _ in every}),
        "distinctObjects": len({value for _, _, value in every}),
        "properties": len({predicate for _, predicate, _ in every}),
        "classes": len({iri for _, iri in types}),
    }
    partitions = [nodes[node] for (node,) in dataset[f"{VOID}classPartition"]]
    entities = {each[f"{VOID}class"][0][0]: int(each[f"{VOID}entities"][0][0]) for each in partitions}
    assert entities == Counter(iri for _, iri in types)
    assert "https://ex.example/ns#Brewery" in entities


COUNTS = ("triples", "distinctSubjects", "distinctObjects", "properties", "classes")


def test_the_files_of_the_dataset_are_as_described(both: dict[str, bytes]) -> None:
    nodes = of_dataset(both)
    dataset = nodes[f"{DEFAULT_BASE}dataset"]
    described_files = {}
    for (node,) in dataset[f"{DCAT}distribution"]:
        own = nodes[node]
        assert own[RDF_TYPE] == [(f"{DCAT}Distribution",)]
        ((name, _, _),) = own[f"{DCT}title"]
        assert own[f"{DCAT}downloadURL"] == [(DEFAULT_BASE + name,)]
        (((size, _, _),), ((digest, _, _),)) = own[f"{DCAT}byteSize"], own[f"{SCHEMA}sha256"]
        ((kind,),) = own[f"{DCAT}mediaType"]
        described_files[name] = (int(size), digest, kind.partition("/media-types/")[2])
        assert kind.startswith("https://www.iana.org/assignments/media-types/")
    kinds = {
        "ttl": "text/turtle",
        "jsonld": "application/ld+json",
        "trig": "application/trig",
        "nq": "application/n-quads",
    }
    assert described_files == {
        name: (len(content), sha256(content).hexdigest(), kinds[name.rpartition(".")[2]])
        for name, content in both.items()
        if name != "dataset.ttl"
    }
    assert len(described_files) == 12
    graphs = [f"{DEFAULT_BASE}article/{name}/facts" for name in ("brewery-merger", "defense-chiefs-call")]
    assert sorted(dataset[f"{VOID}subset"]) == [(graph,) for graph in graphs]


def test_an_article_cannot_be_called_dataset(tmp_path: Path) -> None:
    """Its Turtle would be lost to the description of the dataset, which has the same name."""
    sheet = {
        "article": {"id": "dataset", "headline": "Ministry opens its dataset", "language": "en"},
        "claims": {"c": {"text": "It is open.", "s": 1}},
    }
    (tmp_path / "x.json").write_text(json.dumps(sheet), encoding="utf-8")
    with pytest.raises(InputError, match="`dataset` names the description of all that is exported"):
        made(tmp_path)


# ------------------------------------------------------------------------------------------------------- the report


def test_the_report_of_a_sound_sheet_to_the_letter(seed: tuple[Checked, dict[str, bytes]]) -> None:
    assert seed[1]["report.ttl"].decode() == (
        "@base <https://example.org/newsfacts/> .\n"
        "@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .\n"
        "@prefix sh: <http://www.w3.org/ns/shacl#> .\n"
        "@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .\n"
        "\n"
        "<article/defense-chiefs-call/report> a sh:ValidationReport ;\n"
        "\tsh:conforms true .\n"
    )


def test_the_report_names_each_finding(merger: tuple[Checked, dict[str, bytes]]) -> None:
    checked, _ = merger
    report = write_report(checked.resolved.article, checked.validation, DEFAULT_BASE)
    found = by_rdflib(report, "turtle")
    node = f"{DEFAULT_BASE}article/brewery-merger/report"
    sh = PREFIXES["sh"]
    results = {value[0] for subject, predicate, value in found if (subject, predicate) == (node, f"{sh}result")}
    assert (node, f"{sh}conforms", ("false", f"{XSD}boolean", "")) in found
    assert results == {f"{node}/{number}" for number in range(1, len(checked.validation.findings) + 1)}
    assert len(results) > 0
    for finding, result in zip(checked.validation.findings, sorted(results), strict=True):
        own = {predicate.removeprefix(sh): value for subject, predicate, value in found if subject == result}
        assert own["resultMessage"] == (finding.message, f"{RDF}langString", "en")
        assert own["focusNode"] == (finding.focus.strip("<>"),)
        assert own["sourceShape"] == (finding.shape,)
        assert own["resultSeverity"] == (sh + finding.severity.capitalize(),)
