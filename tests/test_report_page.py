"""The validation report as a page: what a person who knows no SHACL reads there, and that no data can break it."""

from __future__ import annotations

import hashlib
import os
import re
import subprocess
import sys
from base64 import b64encode
from collections.abc import Sequence
from pathlib import Path

import pyoxigraph as ox
import pytest
from bs4 import BeautifulSoup, Tag

from pipeline.errors import Fault
from pipeline.examine import examine
from pipeline.findings import Examined, Finding, Severity, Validation
from pipeline.foreign import FORMS, Origin
from pipeline.house import House
from pipeline.namespaces import DEFAULT_BASE, SCHEMA
from pipeline.reports import WRITERS
from pipeline.reports.html import SHOWN
from tests.command import Command

ROOT = Path(__file__).parents[1]
PREFIXES = """\
@prefix ex: <https://ex.example/> .
@prefix nf: <https://w3id.org/newsfacts/vocab#> .
@prefix schema: <https://schema.org/> .
@prefix sh: <http://www.w3.org/ns/shacl#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
"""
FLOOD = f"""{PREFIXES}
ex:entity/brook a schema:Person ;
    schema:name "Ada Brook"@en .

ex:claim/late a schema:Claim ;
    schema:text "The sluice was opened too late."@en ;
    schema:appearance ex:article .

ex:said a nf:Assertion ;
    schema:agent <https://ex.example/entity/brok> ;
    nf:basis nf:explicit ;
    nf:stance nf:alledges ;
    schema:object <https://ex.example/claim/late> ;
    nf:reportedIn ex:article .

ex:article a schema:NewsArticle ;
    schema:headline "The river rises"@en ;
    schema:inLanguage "en" .
""".replace("ex:entity/brook", "<https://ex.example/entity/brook>").replace(
    "ex:claim/late", "<https://ex.example/claim/late>"
)
"""A graph with two slips (a stance, and a speaker's name) and a missing sentence; it is sound otherwise."""
SHAPE = "https://ex.example/shapes#S"


def page(newsfacts: Command, *arguments: str, code: int = 1) -> BeautifulSoup:
    """The page of a validation by the command."""
    ran = newsfacts("validate", *arguments, "--format", "html")
    assert (ran.code, ran.err) == (code, "")
    return BeautifulSoup(ran.out, "html.parser")


def text(tag: Tag | None) -> str:
    assert tag is not None
    return re.sub(r"\s+", " ", tag.get_text()).strip()


def row_text(row: Tag) -> str:
    return re.sub(r"\s+", " ", row.get_text(" ")).strip()


def fields(place: Tag) -> dict[str, str]:
    """The terms of a place with what stands behind each."""
    pairs = zip(place.select("dt"), place.select("dd"), strict=True)
    return {text(term): text(said) for term, said in pairs}


def place_at(soup: BeautifulSoup, node: str) -> Tag:
    (found,) = (place for place in soup.select(".place") if text(place.select_one("h5 bdi")) == node)
    return found


@pytest.fixture
def flood(newsfacts: Command, tmp_path: Path) -> BeautifulSoup:
    (tmp_path / "flood.ttl").write_text(FLOOD, encoding="utf-8")
    return page(newsfacts, "flood.ttl")


# ------------------------------------------------------------------------------------------------- is it fine at all?


def finding(severity: Severity = "violation", line: int = 3, **changed: str) -> Finding:
    given = {"focus": "<https://ex.example/a>", "path": f"<{SCHEMA}name>", "value": "", "message": "Say it."}
    component = "MinCountConstraintComponent"
    return Finding(severity, SHAPE, component, **{**given, **changed}, file="data.ttl", line=line, column=1)


def examined(*findings: Finding, nodes: int = 2, unshown: int = 0, notices: Sequence[Fault] = ()) -> Examined:
    counts = {(each.severity, each.shape): 0 for each in findings}
    for each in findings:
        counts[each.severity, each.shape] += 1
    if unshown:
        counts["violation", SHAPE] = counts.get(("violation", SHAPE), 0) + unshown
    targets = {SHAPE: nodes, "https://ex.example/shapes#Idle": 0}
    validation = Validation("shacl", findings, targets)
    return Examined("data.ttl", validation, counts, tuple(notices), graphs=1, triples=1234, labels={SHAPE: "Label"})


def written(*files: Examined) -> BeautifulSoup:
    return BeautifulSoup(WRITERS["html"](files, DEFAULT_BASE), "html.parser")


@pytest.mark.parametrize(
    ("file", "state", "sentence", "besides"),
    [
        (
            examined(finding(), finding("warning"), finding("info"), finding("info")),
            "wrong",
            "Not fine: 1 thing must be corrected",
            "data.ttl holds 1,234 statements. Besides, 1 thing should be looked at and 2 things are good to know.",
        ),
        (
            examined(finding("warning"), notices=[Fault("is odd", "data.ttl")]),
            "warned",
            "Fine, but 2 things should be looked at",
            "data.ttl holds 1,234 statements. Nothing has to be corrected.",
        ),
        (
            examined(finding("info")),
            "fine",
            "Fine: nothing has to be corrected",
            "data.ttl holds 1,234 statements. But 1 thing is good to know.",
        ),
        (examined(), "fine", "Fine: nothing has to be corrected", "data.ttl holds 1,234 statements."),
        (
            examined(nodes=0, notices=[Fault("holds nothing", "data.ttl")]),
            "unchecked",
            "Not checked: no rule speaks of anything that stands here",
            "data.ttl holds 1,234 statements.",
        ),
    ],
)
def test_a_sentence_and_a_sign_tell_whether_it_is_fine(
    file: Examined, state: str, sentence: str, besides: str
) -> None:
    soup = written(file)
    assert text(soup.h1) == sentence
    assert text(soup.title) == f"{sentence} · validation report"
    verdict = soup.select_one(f".verdict.{state}")
    assert verdict is not None
    assert verdict.select_one("h1 > svg[aria-hidden=true]") is not None
    assert text(verdict.select_one("p")) == besides


def test_what_must_be_corrected_comes_first_and_every_step_leads_to_its_place() -> None:
    soup = written(examined(finding("info"), finding("warning"), finding(), notices=[Fault("is odd", "data.ttl", 7)]))
    assert [text(part) for part in soup.select(".part > h2")] == [
        "Must be corrected 1",
        "Should be looked at 2",
        "Good to know 1",
    ]
    steps = soup.select(".todo li")
    assert [text(step) for step in steps] == [
        "Must be corrected: “name” must keep to the constraint “min count”. 1 place",
        "Look at the file as a whole 1 note",
        "Should be looked at: “name” must keep to the constraint “min count”. 1 place",
        "Good to know: “name” must keep to the constraint “min count”. 1 place",
    ]
    ids = {str(tag["id"]) for tag in soup.select("[id]")}
    links = [str(link["href"]) for link in soup.select("a[href^='#']")]
    assert len(links) == len(steps) + 3 + 1  # to each place itself, and past the header
    assert {link.removeprefix("#") for link in links} <= ids
    assert text(soup.select_one("#whole-files article")) == "data.ttl:7 is odd."


# -------------------------------------------------------------------------------------------------- what to do, where


def test_a_place_says_what_stands_there_what_is_expected_and_what_to_do(flood: BeautifulSoup) -> None:
    (rule,) = (each for each in flood.select(".rule") if "stance" in text(each.h4))
    assert text(rule.h4).startswith("An assertion needs one stance from the list: asserts, alleges,")
    assert text(rule.find_previous("h3")) == "Assertion · 2 places"
    (place,) = rule.select(".place")
    assert text(place.select_one("code.at")) == "flood.ttl:15"
    assert (
        text(place.select_one("h5 bdi"))
        == "https://ex.example/entity/brok alledges the claim “The sluice was opened too late.”"
    )
    assert text(place.select_one("h5 small")) == "https://ex.example/said"
    assert fields(place) == {
        "Now": "alledges",
        "Expected": "one of asserts, alleges, believes, denies, doubts, rejects, demands, pledges, warns or "
        "declines-to-comment",
        "To do": "Is it a slip? Replace alledges by alleges.",
    }
    assert [line.get_text() for line in place.select(".excerpt code:not(.gap)")] == [
        "15 ex:said a nf:Assertion ;",
        "17     nf:basis nf:explicit ;",
        "18     nf:stance nf:alledges ;",
        "19     schema:object <https://ex.example/claim/late> ;",
    ]
    assert [text(mark) for mark in place.select("mark")] == ["18 nf:stance nf:alledges ;"]
    terms = text(rule.select_one("details"))
    assert terms.startswith("About “stance” · SHACL terms Shape https://w3id.org/newsfacts/shapes#AssertionShape,")
    assert terms.endswith("constraint sh:InConstraintComponent, path nf:stance, severity sh:Violation.")


def test_the_name_that_a_dangling_one_is_a_slip_of_is_found(flood: BeautifulSoup) -> None:
    (place,) = (each for each in flood.select(".place") if "entity/brok" in fields(each).get("Now", ""))
    assert fields(place) == {
        "Now": "https://ex.example/entity/brok",
        "Expected": "a person or an organization",
        "To do": "Is it a slip? Replace https://ex.example/entity/brok by https://ex.example/entity/brook.",
    }


def test_what_is_missing_is_said_to_be_missing(flood: BeautifulSoup) -> None:
    (rule,) = (each for each in flood.select(".part.warning .rule") if "cited" in text(each.h4))
    assert text(rule.h4) == "No sentence of the article is cited for this; add s."
    assert text(rule.select_one("h4 code")) == "s"
    (place,) = rule.select(".place")
    assert fields(place) == {"Now": "nothing", "Expected": "at least 1 value", "To do": "Add “evidence”."}
    assert [text(mark) for mark in place.select("mark")] == ["15 ex:said a nf:Assertion ;"]


def test_of_an_export_it_is_the_sheet_that_is_to_be_corrected(newsfacts: Command, flood: BeautifulSoup) -> None:
    export = (ROOT / "output" / "defense-chiefs-call.ttl").read_text(encoding="utf-8")
    Path("export.ttl").write_text(export.replace("nf:stance nf:denies", "nf:stance nf:denys"), encoding="utf-8")
    assert "from a sheet. Correct the sheet" in text(page(newsfacts, "export.ttl").select_one(".note"))
    assert flood.select(".note") == []


OTHERS = f"""{PREFIXES}
ex:amber a ex:Clerk ; rdfs:label "Amber Quill"@en , "Ambre Plume"@fr ;
    ex:born "1988-01-02" ; ex:mail "amber at quill" , "a@b" ; ex:grade 9 ; ex:boss ex:amber ; ex:desk "3" .
[] a ex:Clerk ; ex:born "1988-01-02"^^xsd:date ; ex:mail "c@d" .
"""
OTHER_SHAPES = f"""{PREFIXES}
<https://ex.example/shapes#ClerkShape> a sh:NodeShape ; sh:targetClass ex:Clerk ;
    rdfs:comment "What we know of a clerk." ;
    sh:property [ sh:path rdfs:label ; sh:minCount 1 ] ;
    sh:property [ sh:path ex:born ; sh:datatype xsd:date ] ;
    sh:property [ sh:path ex:mail ; sh:maxCount 1 ; sh:pattern "@" ] ;
    sh:property [ sh:path ex:grade ; sh:maxInclusive 5 ; sh:severity sh:Info ] ;
    sh:property [ sh:path ( ex:boss ex:boss ) ; sh:minCount 2 ] ;
    sh:property [ sh:path ex:boss ; sh:class ex:Chief ; sh:severity sh:Warning ] .
ex:RoomShape a sh:NodeShape ; sh:targetClass ex:Room , ex:Hall ; sh:targetSubjectsOf ex:seats ; rdfs:label "Rooms" ;
    sh:property [ sh:path ex:seats ; sh:minCount 1 ] .
"""


@pytest.fixture(params=["shacl", "pyshacl"])
def others(newsfacts: Command, tmp_path: Path, request: pytest.FixtureRequest) -> BeautifulSoup:
    (tmp_path / "clerks.ttl").write_text(OTHERS, encoding="utf-8")
    (tmp_path / "their shapes.ttl").write_text(OTHER_SHAPES, encoding="utf-8")
    return page(newsfacts, "clerks.ttl", "--shapes", "their shapes.ttl", "--engine", request.param)


def test_shapes_without_messages_and_names_are_put_into_words(others: BeautifulSoup) -> None:
    assert [text(step.a) for step in others.select(".todo li")] == [
        "Must be corrected: “boss” of “boss” takes at least 2 values.",
        "Must be corrected: “born” takes a day, such as 2024-06-25.",
        "Must be corrected: “mail” takes at most 1 value: text of the form @.",
        "Must be corrected: “label” takes at least 1 value.",
        "Should be looked at: “boss” takes a chief.",
        "Good to know: “grade” takes 5 or less.",
    ]
    assert text(others.select_one(".group h3")) == "ClerkShape · 6 places"
    assert text(others.select_one(".group h3 + p")) == "What we know of a clerk."
    said = {text(rule.h4): fields(place) for rule in others.select(".rule") for place in rule.select(".place")[:1]}
    assert said["“born” takes a day, such as 2024-06-25."] == {
        "Now": "“1988-01-02” (as text)",
        "Expected": "a day, such as 2024-06-25",
        "To do": "Write it in the form that is expected, and give it that type.",
    }
    assert said["“mail” takes at most 1 value: text of the form @."] == {
        "Now": "“a@b”, “amber at quill”",
        "Expected": "at most 1 value",
        "To do": "Keep the right one, and remove the others.",
    }
    assert said["“grade” takes 5 or less."] == {"Now": "9", "Expected": "5 or less", "To do": "Correct the number."}
    nodes = [text(place.select_one("h5 bdi")) for place in others.select(".place")]
    assert set(nodes) == {"the clerk “Amber Quill”", "a clerk without a name"}
    assert "Label" not in text(others.main)


# ----------------------------------------------------------------------------- what was checked, and how to do so aga


def test_shapes_that_met_nothing_are_told(others: BeautifulSoup) -> None:
    checked = others.find(id="checked")
    assert checked is not None
    section = checked.parent
    assert section is not None
    assert text(section.p).startswith("1 rule was put to the test; 1 rule was not. Engine: ")
    assert [text(idle) for idle in section.select("li")] == [
        "Rooms, which speaks of every room or hall, whatever has “seats”"
    ]
    assert [row_text(row) for row in section.select("tbody tr")] == ["ClerkShape every clerk 2 8"]


def test_a_page_of_several_files_counts_each(newsfacts: Command, flood: BeautifulSoup) -> None:
    Path("fine.ttl").write_bytes((ROOT / "output" / "defense-chiefs-call.ttl").read_bytes())
    rows = page(newsfacts, "flood.ttl", "fine.ttl").select("section[aria-labelledby=checked] > div tbody tr")
    assert [row_text(row) for row in rows] == ["flood.ttl 14 2 2", "fine.ttl 1,954 0 0"]


@pytest.mark.parametrize(
    ("arguments", "command"),
    [
        (["flood.ttl"], "newsfacts validate flood.ttl --format html > report.html"),
        (["$(rm) 'x'.ttl"], """newsfacts validate '$(rm) '"'"'x'"'"'.ttl' --format html > report.html"""),
        (
            ["flood.ttl", "--engine", "pyshacl"],
            "newsfacts validate flood.ttl --engine pyshacl --format html > report.html",
        ),
        (
            ["flood.ttl", "--shapes", "a shape.ttl"],
            "newsfacts validate flood.ttl --shapes 'a shape.ttl' --format html > report.html",
        ),
        (
            ["flood.ttl", "--shapes", "shapes", "--engine", "shacl"],
            "newsfacts validate flood.ttl --shapes shapes --engine shacl --format html > report.html",
        ),
    ],
)
def test_the_command_that_checks_again(
    newsfacts: Command, tmp_path: Path, arguments: list[str], command: str
) -> None:
    (tmp_path / arguments[0]).write_text(FLOOD, encoding="utf-8")
    (tmp_path / "shapes").mkdir()
    for name in ("a shape.ttl", "shapes/one.ttl", "shapes/two.ttl"):
        shape = f"ex:s{len(name)} a sh:NodeShape ; sh:targetClass nf:Assertion ; sh:nodeKind sh:Literal ."
        (tmp_path / name).write_text(PREFIXES + shape, encoding="utf-8")
    assert text(page(newsfacts, *arguments).select_one(".command")) == command


# ------------------------------------------------------------------------------------------------------ deep links


def anchors(soup: BeautifulSoup) -> dict[str, str]:
    """The names of the places by what stands in them."""
    return {f"{text(place.h5)} {fields(place)}": str(place["id"]) for place in soup.select(".part .place[id]")}


def test_a_place_keeps_its_name_when_others_go_and_lines_move(newsfacts: Command, flood: BeautifulSoup) -> None:
    before = anchors(flood)
    mended = FLOOD.replace("nf:alledges", "nf:alleges").replace("ex:said a", "# a line\n\nex:said a")
    Path("flood.ttl").write_text(mended, encoding="utf-8")
    after = anchors(page(newsfacts, "flood.ttl"))
    assert len(after) == len(before) - 1
    kept = {name for said, name in before.items() if "alledges" not in said}
    assert len(kept & set(after.values())) == len(kept)
    assert re.fullmatch(r"assertion-said-[0-9a-f]{8}", next(iter(after.values())))


def test_no_two_places_have_one_name() -> None:
    twice = examined(*(finding(message=message) for message in ("one", "two")))
    names = [str(tag["id"]) for tag in written(twice).select("[id]")]
    assert len(names) == len(set(names))
    assert sum(name.startswith("s-a-") for name in names) == 2


# ------------------------------------------------------------------------------------------------------- very many


def test_of_very_many_places_some_unfold_and_the_others_are_counted() -> None:
    many = [finding(line=line, focus=f"<https://ex.example/{line}>") for line in range(1, 1001)]
    soup = written(examined(*many, unshown=4321))
    assert text(soup.h1) == "Not fine: 5,321 things must be corrected"
    assert len(soup.select(".place")) == 1000
    assert len(soup.select("details.more .place")) == 1000 - SHOWN
    assert text(soup.select_one("details.more > summary")) == f"{1000 - SHOWN} more places"
    assert text(soup.select_one(".group h3")) == "Label · 5,321 places"
    assert text(soup.select_one(".group > p")) == (
        "4,321 places more at “Label” do not stand here. Correct these first, then check again."
    )
    assert text(soup.select(".todo li")[-1]) == "Must be corrected: More at “Label” that is not listed 4,321 places"
    assert len(str(soup)) < 1_500_000


def test_a_shape_of_which_no_finding_was_kept_is_told_all_the_same() -> None:
    soup = written(examined(unshown=7))
    assert text(soup.select_one(".group h3")) == "Label · 7 places"
    assert soup.select(".place") == []


# ----------------------------------------------------------------------------------------------------------- streams


def test_files_that_are_read_line_by_line_have_words_and_no_excerpts() -> None:
    quads = ox.serialize(ox.parse(FLOOD, ox.RdfFormat.TURTLE), format=ox.RdfFormat.N_QUADS) or b""
    streamed = Origin("flood.nq", FORMS["nq"], "file:///", iter(quads.splitlines(keepends=True)))
    whole = Origin("flood.nq", FORMS["nq"], "file:///", quads)
    for origin, has_lines in ((streamed, False), (whole, True)):
        found = examine(origin, House().compiled_shapes, "shacl")
        assert set(found.surroundings) == set(found.validation.findings)
        assert [bool(each.lines) for each in found.surroundings.values()] == [has_lines] * 4
        (slip,) = (around for each, around in found.surroundings.items() if each.component.startswith("In"))
        assert slip.names["<https://ex.example/said>"].endswith(
            "alledges the claim “The sluice was opened too late.”"
        )


# -------------------------------------------------------------------------------------------------- nothing breaks it

EVIL = '</script></style><script>alert(1)</script>" onload="alert(2)\u202e\u2066\u0007 `<b>`'
LONG = "N" * 10_000
TAGS = {
    *(
        "html",
        "head",
        "meta",
        "title",
        "link",
        "style",
        "body",
        "header",
        "main",
        "footer",
        "section",
        "nav",
        "article",
    ),
    *("div", "h1", "h2", "h3", "h4", "h5", "p", "span", "small", "b", "i", "bdi", "code", "pre", "mark", "a", "svg"),
    *("circle", "path", "ol", "ul", "li", "dl", "dt", "dd", "details", "summary", "table", "thead", "tbody", "tr"),
    *("th", "td"),
}
ATTRIBUTES = {
    *("lang", "charset", "http-equiv", "content", "name", "class", "id", "href", "rel", "title", "role", "scope"),
    *("tabindex", "aria-hidden", "aria-label", "aria-labelledby", "viewbox", "cx", "cy", "r", "d"),
}


def test_nothing_in_data_shapes_or_file_names_breaks_the_page(newsfacts: Command, tmp_path: Path) -> None:
    quoted = EVIL.replace("\\", "\\\\").replace('"', '\\"')
    name = 'x" onload="alert(3)\u202e<img src=x>.ttl'
    data = f"""{PREFIXES}
        ex:a a ex:T ; ex:name "{quoted}" , "{LONG}" ; ex:kind <javascript:alert(4)> .
        <javascript:alert(5)> a ex:T ; ex:name "{LONG}" ; ex:kind "{quoted}" .
        <https://ex.example/{LONG}> a ex:T ; ex:kind \"\"\"<img src=x onerror=alert(6)>\n-->\"\"\" ."""
    shapes = f"""{PREFIXES}
        ex:S a sh:NodeShape ; sh:targetClass ex:T ; rdfs:label "{quoted}" ; rdfs:comment "{quoted}{LONG}" ;
          sh:property [ sh:path ex:name ; sh:minCount 1 ; sh:maxCount 1 ; sh:message "{quoted}{LONG}" ] ;
          sh:property [ sh:path ex:kind ; sh:in ( "{quoted}{LONG}" "male" ) ] .
        ex:Idle a sh:NodeShape ; sh:targetClass <javascript:alert(7)> ; rdfs:label "{quoted}" ."""
    (tmp_path / name).write_text(data, encoding="utf-8")
    (tmp_path / "shapes.ttl").write_text(shapes, encoding="utf-8")
    soup = page(newsfacts, name, "--shapes", "shapes.ttl", "--engine", "shacl")
    assert {tag.name for tag in soup.find_all(True)} <= TAGS
    assert {attribute for tag in soup.find_all(True) for attribute in tag.attrs} <= ATTRIBUTES
    assert all(str(link["href"]).startswith(("#", "data:,")) for link in soup.select("[href]"))
    seen = soup.get_text()
    assert seen.count("<script>alert(1)</script>") >= 6
    assert "javascript:alert(5)" in seen
    assert "<img src=x onerror=alert(6)>" in seen
    assert 'x" onload="alert(3)' in seen
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", str(soup))
    assert "N" * 1000 not in str(soup)
    assert len(soup.select(".place")) == 5


def test_a_file_of_the_web_can_be_followed_and_no_other() -> None:
    for name, has_link in (("https://ex.example/a.ttl", True), ("javascript:alert(1)", False), ("a.ttl", False)):
        file = examined(finding())
        link = written(Examined(name, file.validation, file.counts)).select_one(".place .at")
        assert link is not None
        assert (link.name == "a", text(link)) == (has_link, f"{name}:3")


def test_the_page_runs_nothing_and_loads_nothing_but_its_own_style() -> None:
    soup = written(examined(finding()))
    assert soup.style is not None
    digest = b64encode(hashlib.sha256(soup.style.get_text().encode()).digest()).decode()
    policy = soup.select_one("meta[http-equiv=Content-Security-Policy]")
    assert policy is not None
    assert str(policy["content"]) == (
        f"default-src 'none'; style-src 'sha256-{digest}'; img-src data:; base-uri 'none'; form-action 'none'"
    )
    assert soup.select("script, img, iframe, object, embed, [src], [style]") == []
    assert "url(" not in soup.style.get_text()
    assert "prefers-color-scheme: dark" in soup.style.get_text()


def test_the_page_is_the_same_whatever_the_seed_of_hashes(tmp_path: Path) -> None:
    (tmp_path / "clerks.ttl").write_text(OTHERS, encoding="utf-8")
    (tmp_path / "shapes.ttl").write_text(OTHER_SHAPES.replace("<https://ex.example/shapes#ClerkShape>", "[]"))
    command = [
        sys.executable,
        "-m",
        "pipeline",
        "validate",
        "clerks.ttl",
        "--shapes",
        "shapes.ttl",
        "--format",
        "html",
    ]
    runs = [
        subprocess.run(
            command,
            cwd=tmp_path,
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT)},
            capture_output=True,
            check=False,
        )
        for seed in ("1", "2")
    ]
    assert runs[0].stdout == runs[1].stdout
    assert b"a shape without a name" in runs[0].stdout


def test_no_files_at_all_are_no_fault() -> None:
    assert text(written().h1) == "Not checked: no rule speaks of anything that stands here"
