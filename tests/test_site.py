"""The site: its pages are current, lead where they promise, load nothing, and say what the program does."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from base64 import b64encode
from collections import Counter
from hashlib import sha256
from pathlib import Path

import pyoxigraph as ox
import pytest
from bs4 import BeautifulSoup, Tag

from pipeline.errors import InputError
from pipeline.house import House
from pipeline.namespaces import NF, SH, SHAPES
from pipeline.pages.story import SIGNS
from pipeline.shapes import Shapes
from pipeline.sheet.schema import sheet_schema
from tests.shapes.cases import SHAPE_FILES
from tools import site
from tools.site import __main__ as command
from tools.site import links
from tools.site.broken import Examples
from tools.site.island import Island
from tools.site.rules import Rule, Rules, Shape, read_rules
from tools.site.terms import Term, read_terms
from tools.site.vocabulary import KEYS

ROOT = Path(__file__).parents[1]
FOLDER = ROOT / "docs" / "site"
TURTLE = (ROOT / "vocab" / "newsfacts.ttl").read_bytes()
HOUSE = House()
NAMES = (links.INDEX, links.SHAPES, links.VOCABULARY)
UNUSED = {"Measure", "role", "relation", "stances", "certainties", "bases"}
"""Terms of which a graph has no use: the classes and lists that others stand in."""
DRAFTED = {"reviewed", "confidence", "languageModel"}
"""Terms of drafts, which the sheet of the examples is not."""


@pytest.fixture(scope="module")
def pages() -> dict[str, str]:
    return site.pages()


@pytest.fixture(scope="module")
def trees(pages: dict[str, str]) -> dict[str, BeautifulSoup]:
    return {name: BeautifulSoup(page, "html.parser") for name, page in pages.items()}


@pytest.fixture(scope="module")
def rules() -> Rules:
    return read_rules((file.name, file.read_text(encoding="utf-8")) for file in SHAPE_FILES)


@pytest.fixture(scope="module")
def examples() -> Examples:
    return Examples(HOUSE.compiled_shapes)


def ids(tree: BeautifulSoup) -> list[str]:
    return [str(tag["id"]) for tag in tree.find_all(id=True)]


def words(tag: Tag | BeautifulSoup) -> str:
    return " ".join(tag.get_text().split())


# ------------------------------------------------------------------------------------------------- what is committed


def test_the_pages_are_current(pages: dict[str, str]) -> None:
    assert sorted(file.name for file in FOLDER.iterdir()) == sorted(NAMES)
    stale = [name for name, page in pages.items() if (FOLDER / name).read_bytes() != page.encode()]
    assert stale == [], "run `make site` and commit"


def test_the_bytes_depend_on_no_hash_seed(pages: dict[str, str]) -> None:
    program = "import hashlib; from tools import site; print(hashlib.sha256(str(site.pages()).encode()).hexdigest())"
    environment = {**os.environ, "PYTHONHASHSEED": "7"}
    done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, env=environment, capture_output=True, check=True)
    assert done.stdout.decode().strip() == sha256(str(pages).encode()).hexdigest()


@pytest.mark.parametrize("name", NAMES)
def test_a_page_is_light(name: str, pages: dict[str, str]) -> None:
    assert len(pages[name].encode()) < 400_000


# ------------------------------------------------------------------------------------------------ where links lead to


@pytest.mark.parametrize("name", NAMES)
def test_no_two_places_have_one_name(name: str, trees: dict[str, BeautifulSoup]) -> None:
    assert [each for each, count in Counter(ids(trees[name])).items() if count > 1] == []


def test_every_term_has_its_place(trees: dict[str, BeautifulSoup]) -> None:
    terms = re.findall(r"^nf:([\w-]+) a ", TURTLE.decode(), re.MULTILINE)
    places = [str(tag["id"]) for tag in trees[links.VOCABULARY].find_all("article")]
    assert places == terms
    listed = [str(tag["data-for"]) for tag in trees[links.VOCABULARY].select("nav [data-for]")]
    assert listed == terms


def test_every_shape_has_its_place(trees: dict[str, BeautifulSoup]) -> None:
    shapes = {str(shape).removeprefix(f"{SHAPES}#") for shape in HOUSE.compiled_shapes.labels}
    places = [str(tag["id"]) for tag in trees[links.SHAPES].find_all("article")]
    assert set(places) == shapes
    assert [str(tag["data-for"]) for tag in trees[links.SHAPES].select("nav [data-for]")] == places


@pytest.mark.parametrize("name", NAMES)
def test_every_link_leads_somewhere(name: str, trees: dict[str, BeautifulSoup]) -> None:
    places = {page: set(ids(tree)) for page, tree in trees.items()}
    lost = []
    for tag in trees[name].find_all(href=True):
        address = str(tag["href"])
        file, _, fragment = address.partition("#")
        if re.match("https?:|data:,$", address):
            continue
        known = places.get(file or name, set())
        if not (FOLDER / (file or name)).exists() or (fragment and fragment not in known):
            lost.append(address)
    assert lost == []


@pytest.mark.parametrize(
    ("text", "here", "hrefs"),
    [
        ("an `nf:Claim` or so", links.SHAPES, ["vocabulary.html#Claim"]),
        ("see nf:declines-to-comment.", links.VOCABULARY, ["#declines-to-comment"]),
        ("`nfsh:DateLiteral`", links.VOCABULARY, ["shapes.html#DateLiteral"]),
        ("schema:about, sem:Event", links.INDEX, ["https://schema.org/about", "http://semanticweb.cs.vu.nl/2009/11/sem/Event"]),
        ("`javascript:alert(1)` and `partOf` and https://schema.org/about", links.INDEX, []),
    ],
)  # fmt: skip
def test_where_prose_leads_to(text: str, here: str, hrefs: list[str]) -> None:
    found = links.parts(text, here)
    assert [part.href for part in found if part.href] == hrefs
    assert "".join(part.text for part in found) == text.replace("`", "")


# --------------------------------------------------------------------------------------------- what a page may not do


def digest(text: str) -> str:
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"


@pytest.mark.parametrize("name", NAMES)
def test_the_policy_lets_in_what_stands_in_the_page_alone(name: str, trees: dict[str, BeautifulSoup]) -> None:
    tree = trees[name]
    policy = tree.find("meta", attrs={"http-equiv": "Content-Security-Policy"})
    (style,) = tree.find_all("style")
    scripts = [tag for tag in tree.find_all("script") if tag.get("type") != "application/ld+json"]
    assert isinstance(policy, Tag)
    allowed = [
        f"style-src {digest(style.get_text())}",
        *(f"script-src {digest(each.get_text())}" for each in scripts),
    ]
    rest = ["img-src data:", "base-uri 'none'", "form-action 'none'"]
    assert str(policy["content"]).split("; ") == ["default-src 'none'", *allowed, *rest]
    assert len(scripts) == (0 if name == links.INDEX else 1)


@pytest.mark.parametrize("name", NAMES)
def test_nothing_is_loaded(name: str, trees: dict[str, BeautifulSoup]) -> None:
    tree = trees[name]
    assert tree.find_all(["img", "iframe", "object", "embed", "video", "audio", "source", "base", "form"]) == []
    assert tree.find_all(src=True) == tree.find_all(style=True) == []
    assert {str(rel) for tag in tree.find_all("link") for rel in tag["rel"]} <= {"icon", "alternate", "license"}
    (style,) = tree.find_all("style")
    assert not re.search(r"url\(|@import", style.get_text())
    assert [key for tag in tree.find_all() for key in tag.attrs if key.startswith("on")] == []


HOSTILE = '</script><script>alert(1)</script> \u202e nf:Claim " onload=" {{ 7 * 7 }} ' + "W" * 10_000


def test_what_a_vocabulary_says_is_text(rules: Rules) -> None:
    written = json.dumps(HOSTILE, ensure_ascii=False)
    text = TURTLE.decode().replace('rdfs:label "killed"@en', f"rdfs:label {written}@en", 1)
    text = text.replace("<https://spdx.org/licenses/MIT>", "<javascript:alert(1)>")
    text = text.replace("skos:closeMatch schema:agent", "skos:closeMatch <javascript:alert(2)>")
    page = site.vocabulary_page(text.encode(), rules, HOUSE)
    tree = BeautifulSoup(page, "html.parser")
    entry = tree.find(id="killed")
    assert isinstance(entry, Tag)
    assert HOSTILE.replace("\u202e", "\ufffd") in entry.get_text()
    assert len(tree.find_all("script")) == 2
    assert "\u202e" not in re.sub(r"<script type=.*?</script>", "", page)
    assert [tag["href"] for tag in tree.find_all(href=re.compile("^javascript", re.IGNORECASE))] == []
    assert "javascript:alert(2)" in words(tree)


# ------------------------------------------------------------------------------------------- what the vocabulary says


def test_the_page_carries_the_vocabulary(trees: dict[str, BeautifulSoup]) -> None:
    tag = trees[links.VOCABULARY].find("script", type="application/ld+json")
    assert isinstance(tag, Tag)
    carried = {quad.triple for quad in ox.parse(tag.get_text(), ox.RdfFormat.JSON_LD)}
    assert carried == {quad.triple for quad in ox.parse(TURTLE, ox.RdfFormat.TURTLE)}


def test_what_stands_under_a_term(trees: dict[str, BeautifulSoup]) -> None:
    entry = trees[links.VOCABULARY].find(id="PhoneCall")
    assert isinstance(entry, Tag)
    rows = {words(row.find("dt")): words(row.find("dd")) for row in entry.select("dl > div")}  # type: ignore[arg-type]
    assert rows == {
        "Kind of": "nf:Contact",
        "Further up": "sem:Event, schema:Event, schema:Thing",
        "In a sheet": "type: PhoneCall",
        "IRI": "https://w3id.org/newsfacts/vocab#PhoneCall",
    }
    assert "The mayor rang the head of the railway about the strike." in words(entry)
    assert "a nf:PhoneCall ; schema:name" in words(entry)


def test_a_stance_has_its_sign_and_its_word(trees: dict[str, BeautifulSoup]) -> None:
    for stance, sign in SIGNS.items():
        entry = trees[links.VOCABULARY].find(id=stance)
        assert isinstance(entry, Tag)
        assert f"Sign{sign} in lists" in words(entry)
        assert f"stance: {stance}" in words(entry)


def test_every_term_is_shown_in_turtle() -> None:
    island = Island(HOUSE)
    terms = list(read_terms(TURTLE, HOUSE.vocabulary.superclasses).terms)
    assert {term.name for term in terms if not island.show(term.iri)} == UNUSED | DRAFTED
    assert [line.text for line in island.show(f"{NF}killed")] == [
        "<figure/dead>",
        "  a schema:Observation ;",
        "  schema:value 2 ;",
        "  schema:measuredProperty nf:killed .",
    ]


def test_every_key_is_one_of_the_sheet() -> None:
    keys = {key for part in sheet_schema()["$defs"].values() for key in part.get("properties", {})}  # type: ignore[attr-defined]
    keys |= set(sheet_schema()["properties"])  # type: ignore[call-overload]
    assert {key.partition(":")[0] for key in KEYS.values()} <= keys


def read(turtle: str) -> list[Term]:
    prefixes = TURTLE.decode().partition("<https://w3id.org/newsfacts/vocab> a")[0]
    return list(read_terms(f"{prefixes}{turtle}".encode(), {}).terms)


def test_a_deprecated_term_says_so_and_what_replaces_it() -> None:
    (term,) = read("# ----- classes\n\nnf:Old a owl:Class ; owl:deprecated true ; dct:isReplacedBy nf:Group .\n")
    assert (term.deprecated, term.kind, term.iri) == (True, "class", f"{NF}Old")
    assert [(row.title, row.names) for row in term.rows] == [("Replaced by", ("nf:Group",))]


def test_terms_that_would_be_left_out_are_faults() -> None:
    with pytest.raises(InputError, match=r"^nf:Stray stands under no heading of the vocabulary$"):
        read("nf:Stray a owl:Class .\n")
    with pytest.raises(InputError, match=r"^nf:x is no class, no property and no value; give it such a type$"):
        read("# ----- classes\n\nnf:x a owl:Thing .\n")


# ------------------------------------------------------------------------------------------------ what the rules say


def find(rules: Rules, fragment: str) -> tuple[Shape, Rule]:
    return next((shape, rule) for shape in rules.shapes for rule in shape.rules if rule.fragment == fragment)


SAYS = {
    "AssertionShape.certainty": "It has at most one `nf:certainty`, which is `nf:certain`, `nf:probable` "
    "or `nf:possible`.",
    "ArticleShape.headline": "It has at least one `schema:headline`; each is the only one in its language "
    "and is text or another plain value: not a node.",
    "EventShape.killed": "It has no `nf:killed`.",
    "FactShape.object": "At least one node that has it as its `schema:object` is an `nf:Assertion`.",
    "ArticleShape.hasSource-sentenceNumber": "Every `nf:sentenceNumber` of a node that has it as its `oa:hasSource` "
    "does not go beyond its `nf:sentenceCount`.",
    "AssertionShape.reportedIn-2": "At least one node that it reaches by one or more `nf:reportedIn` "
    "is a `schema:NewsArticle`.",
    "DisputedPlaceShape.predicate-subject-containedInPlace": "There is no `schema:containedInPlace` "
    "of an `rdf:subject` of a node that has it as its `rdf:predicate`.",
    "AssertionShape.itself": "At least one of these is so: it is an `nf:OwnVoice`; "
    "it has at least one `schema:agent`",
    "ContradictionShape.between": "It has exactly two `nf:between`; each is a `schema:Claim`, "
    "a `schema:Observation`, a `schema:Event`, a `schema:Action` or an `org:Membership`.",
    "AccountedShape.itself": "At least one of these is so: "
    "there is at least one node that has it as its `nf:evidence`; it has at least one `nf:omittedBecause`",
    "SteadySpeakerShape.stance-object": "The query that stands in the Turtle below finds nothing.",
}


@pytest.mark.parametrize("fragment", SAYS)
def test_a_rule_in_words(fragment: str, rules: Rules) -> None:
    _, rule = find(rules, fragment)
    assert f"{rule.says} {'; '.join(rule.choices)}".strip() == SAYS[fragment]


def test_what_stops_nothing_is_told_so(rules: Rules) -> None:
    warnings = {shape.name for shape in rules.shapes for rule in shape.rules if rule.severity == "warning"}
    assert warnings == {
        *("AnchoredShape", "EvidencedShape", "SteadySpeakerShape", "ExplicitContradictionShape", "UnnamedShape"),
        "AccountedShape",
    }


def test_every_message_of_the_shapes_is_told(trees: dict[str, BeautifulSoup]) -> None:
    told = {words(tag) for tag in trees[links.SHAPES].select(".message")}
    messages = {each.object.value for each in HOUSE.compiled_shapes.statements if each.predicate == f"{SH}message"}
    assert {f"Otherwise: {message.replace('`', '').replace('{?value}', '…')}" for message in messages} == told


def test_who_a_shape_speaks_of(rules: Rules) -> None:
    said = {shape.name: shape.speaks_of for shape in rules.shapes}
    assert said["EventShape"] == "every `schema:Event` or `schema:Action`"
    assert (
        said["EndedShape"]
        == "whatever has an `nf:endBasis`, an `nf:ongoing`, a `schema:endDate` or a `schema:endTime`"
    )
    assert said["SteadySpeakerShape"] == "what the graph says with `nf:denies` or `nf:doubts`"
    assert {name for name, words in said.items() if not words} == {"DateLiteral", "Described", "Number"}


def test_a_constraint_without_words_is_a_fault() -> None:
    shape = "@prefix sh: <http://www.w3.org/ns/shacl#> .\n@prefix nfsh: <https://w3id.org/newsfacts/shapes#> .\n\n"
    with pytest.raises(
        InputError, match=r"^there are no words for sh:closed; give it some in tools/site/sentences.py$"
    ):
        read_rules([("new.ttl", f"{shape}nfsh:New a sh:NodeShape ; sh:closed true .\n")])
    with pytest.raises(InputError, match=r"^there are no words for `\^x`; give it some in tools/site/sentences.py$"):
        read_rules([("new.ttl", f'{shape}nfsh:New a sh:NodeShape ; sh:pattern "^x" .\n')])


# ------------------------------------------------------------------------------------------------------- the examples


def test_an_example_shows_what_passes_what_does_not_and_what_is_found(rules: Rules, examples: Examples) -> None:
    example = examples.of_shape(find(rules, "FigureShape.value")[0])
    common = [("<figure/homes>", ""), ("  a schema:Observation ;", "")]
    assert [(line.text, line.mark) for line in example.passing] == [*common, ("  schema:value 40 .", "")]
    assert [(line.text, line.mark) for line in example.failing] == [
        *common,
        ("  schema:value 40 ;", ""),
        ("  schema:value 45 .", "new"),
    ]
    assert example.finding.message == (
        "A figure has one value, a number; a second value is a second figure with its own voucher."
    )


def test_what_is_missing_is_remarked(rules: Rules, examples: Examples) -> None:
    shape, rule = find(rules, "ContradictionShape.contradictionBasis")
    missing = examples.of_rule(shape, rule)[0]
    assert (missing.way, missing.failing[-1].text) == ("Too few", "  # no nf:contradictionBasis")


def test_every_rule_of_a_shape_with_nodes_is_broken_in_every_way(rules: Rules, examples: Examples) -> None:
    for shape in rules.shapes:
        for rule in shape.rules if shape.speaks_of else ():
            found = [example.finding for example in examples.of_rule(shape, rule)]
            assert {each.severity for each in found} == {rule.severity}
            assert len(found) == len(rule.components)


def test_an_example_that_nothing_objects_to_is_a_fault(rules: Rules) -> None:
    statements = HOUSE.compiled_shapes.statements
    fewer = Shapes(tuple(each for each in statements if not each.subject.endswith("#EventShape")))
    shape, rule = find(rules, "EventShape.killed")
    message = r"^the case `EventShape nf:killed MaxCount` is not found by the shape that it is about$"
    with pytest.raises(InputError, match=message):
        Examples(fewer).of_rule(shape, rule)


# -------------------------------------------------------------------------------------------------------- the command


def test_the_command_writes_the_pages(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(command, "SITE", tmp_path / "site")
    assert command.main() == 0
    assert capsys.readouterr().out == "3 pages in docs/site/, 3 of them changed\n"
    assert sorted(file.name for file in (tmp_path / "site").iterdir()) == sorted(NAMES)
    assert command.main() == 0
    assert capsys.readouterr().out == "3 pages in docs/site/, none of them changed\n"


def test_what_is_no_turtle_is_told_and_nothing_is_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    broken = tmp_path / "newsfacts.ttl"
    broken.write_bytes(TURTLE.replace(b"nf:Group a owl:Class ;", b"nf:Group a ;"))
    monkeypatch.setattr(site, "VOCABULARY", broken)
    monkeypatch.setattr(command, "SITE", tmp_path / "site")
    assert command.main() == 2
    assert re.match(r"newsfacts\.ttl:\d+:\d+: is not Turtle: ", capsys.readouterr().err)
    assert not (tmp_path / "site").exists()
