"""The pictures that are drawn without Graphviz: they say what the graph says, fit the page, and are current."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import combinations, pairwise
from pathlib import Path
from xml.etree import ElementTree

import pyoxigraph as ox
import pytest

from pipeline.errors import InputError
from pipeline.house import House
from pipeline.materialise import materialise
from pipeline.namespaces import contract
from pipeline.rdf import Statement, read_statements
from tests.samples import CAST, resolved
from tools import classes, paper, pictures
from tools.disputes import draw_file
from tools.disputes.arrange import arrange, lanes, settle
from tools.disputes.draw import draw_disputes
from tools.disputes.find import Disputes, Fact, Party, find_disputes
from tools.disputes.layout import WIDE, Box, lay_out

ROOT = Path(__file__).parents[1]
DRAWN = ROOT / "docs" / "pictures"
SVG = "{http://www.w3.org/2000/svg}"

FLOOD = f"""{CAST}\
  gazette: {{type: NewsMediaOrganization, name: The Gazette}}
events:
  flood: {{type: Event, name: The flood, s: 1}}
  inquiry:
    type: Event
    name: An inquiry
    said: [{{by: olsen, stance: demands, s: 5}}, {{by: board, stance: rejects, s: 5}}]
figures:
  few: {{of: flood, property: homesLost, value: 4, unit: home, said: [{{by: board, s: 2}}]}}
  many: {{of: flood, property: homesLost, value: 9, unit: home, contradicts: few, said: [{{by: gazette, s: 2}}]}}
claims:
  late:
    text: The gates were opened too late.
    contradicts: {{fact: jammed, basis: explicit, s: 4}}
    said:
      - {{by: olsen, for: nordby-council, stance: alleges, s: 3}}
      - {{by: board, stance: denies, s: 4}}
      - {{s: 6}}
  jammed: {{text: The gates were jammed., said: [{{by: board, s: 4}}]}}
  rain: {{text: It rained., s: 1}}
""".replace("  nordby:", "  nordby-council: {type: Organization, name: Nordby Council}\n  nordby:")


def graph_of(sheet: str) -> list[Statement]:
    quads = materialise(resolved(sheet).rows, House().rules).quads
    return read_statements("".join(quads), ox.RdfFormat.N_QUADS)


def disputes_of(sheet: str) -> Disputes:
    return find_disputes(graph_of(sheet))


def texts(svg: str) -> list[str]:
    return [element.text or "" for element in ElementTree.fromstring(svg).iter(f"{SVG}text")]


@pytest.fixture(scope="module")
def flood() -> Disputes:
    return disputes_of(FLOOD)


# ------------------------------------------------------------------------------------------------- what is in dispute


def test_facts_in_dispute_are_those_contradicted_denied_or_rejected(flood: Disputes) -> None:
    assert [(fact.kind, fact.text) for fact in flood.facts] == [
        ("schema:Claim", "The gates were jammed."),
        ("schema:Claim", "The gates were opened too late."),
        ("schema:Event", "An inquiry"),
        ("schema:Observation", "homesLost of the event “The flood”: 4 home"),
        ("schema:Observation", "homesLost of the event “The flood”: 9 home"),
    ]
    assert flood.all_facts == 7


def test_who_stands_where(flood: Disputes) -> None:
    names = {party.key: f"{party.name} ({party.note})" for party in flood.parties}
    facts = {fact.iri: fact.text for fact in flood.facts}
    assert sorted((names[each.party], each.stance, facts[each.fact][-9:]) for each in flood.assertions) == [
        ("Ada Olsen ()", "demands", "n inquiry"),
        ("Ada Olsen (for Nordby Council)", "alleges", "too late."),
        ("The Gazette ()", "asserts", "”: 9 home"),
        ("Water Board ()", "asserts", "e jammed."),
        ("Water Board ()", "asserts", "”: 4 home"),
        ("Water Board ()", "denies", "too late."),
        ("Water Board ()", "rejects", "n inquiry"),
        ("the article (in its own voice)", "asserts", "too late."),
    ]


def test_contradictions_say_who_sees_them(flood: Disputes) -> None:
    ends = [(each.one.rpartition("/")[2], each.other.rpartition("/")[2], each.basis) for each in flood.contradictions]
    assert ends == [("jammed", "late", "explicit"), ("few", "many", "inferred")]
    assert [len(group) for group in flood.groups] == [2, 1, 2]


def test_a_text_stands_in_the_language_of_the_article() -> None:
    said = "said: [{by: olsen, stance: denies, s: 1}]"
    claims = f"claims:\n  open: {{text: {{da: Porten var åben., en: The gate was open.}}, {said}}}\n"
    assert [fact.text for fact in disputes_of(CAST + claims).facts] == ["The gate was open."]
    danish = CAST.replace("language: en", "language: da")
    assert [fact.text for fact in disputes_of(danish + claims).facts] == ["Porten var åben."]


def test_where_nothing_is_in_dispute_there_is_no_picture() -> None:
    with pytest.raises(ValueError, match=r"^nothing is in dispute in this article; there is nothing to draw$"):
        disputes_of(f"{CAST}claims:\n  rain: {{text: It rained., s: 1}}\n")


# ------------------------------------------------------------------------------------------------- where things stand


def crossings(disputes: Disputes, parties: Sequence[Party], groups: Sequence[Sequence[Fact]]) -> int:
    rank = {party.key: at for at, party in enumerate(parties)}
    place = {fact.iri: at for at, fact in enumerate(fact for group in groups for fact in group)}
    arrows = [(rank[each.party], place[each.fact]) for each in disputes.assertions]
    return sum((one[0] - other[0]) * (one[1] - other[1]) < 0 for one, other in combinations(arrows, 2))


def test_few_arrows_cross_and_disputes_stay_together(flood: Disputes) -> None:
    order = arrange(flood)
    assert crossings(flood, flood.parties, flood.groups) == 7
    assert crossings(flood, order.parties, order.groups) == 2
    assert sorted(map(sorted, order.groups)) == sorted(map(sorted, flood.groups))


def test_boxes_stand_below_each_other_as_near_as_they_can_to_where_they_are_wanted() -> None:
    assert settle([50, 100], [20, 20], 10, 0, 200) == [40, 90]
    assert settle([50, 50], [20, 20], 10, 0, 200) == [25, 55]
    assert settle([0, 50], [20, 20], 10, 0, 200) == [0, 40]
    assert settle([190, 200], [20, 20], 10, 0, 200) == [150, 180]
    assert settle([10, 10], [20, 20], 10, 0, 30) == [0, 30]  # no room: beyond the bottom, never on each other
    assert settle([], [], 10, 0, 200) == []


def test_longer_spans_run_outside_of_shorter_ones() -> None:
    assert lanes([(0, 3), (0, 1), (1, 2), (2, 3)]) == [1, 0, 0, 0]
    assert lanes([(0, 2), (1, 3)]) == [0, 1]


def overlaps(boxes: Iterable[Box]) -> list[tuple[Box, Box]]:
    return [(upper, lower) for upper, lower in pairwise(boxes) if upper.y + upper.height > lower.y]


def test_boxes_and_arrows_have_room(flood: Disputes) -> None:
    layout = lay_out(flood)
    assert overlaps(layout.facts.values()) == overlaps(layout.parties.values()) == []
    facts = {fact.iri: box for fact, box in layout.facts.items()}
    for each, y in layout.ends.items():
        assert facts[each.fact].y < y < facts[each.fact].y + facts[each.fact].height
    for fact in facts:
        heights = sorted(y for each, y in layout.ends.items() if each.fact == fact)
        assert all(lower - upper >= 21 for upper, lower in pairwise(heights)), "a stance is 21 pixels high"
    assert max(line.x for line in layout.lines) < WIDE - 24


# ------------------------------------------------------------------------------------------------- what is to be seen


def test_every_stance_is_told_in_words_and_by_its_line(flood: Disputes) -> None:
    svg = draw_disputes(flood)
    found = Counter(texts(svg))
    stances = ("asserts", "alleges", "denies", "rejects", "demands")
    assert [found[word] for word in stances] == [4, 1, 1, 1, 1]
    dashes = Counter(
        element.get("stroke-dasharray", "solid")
        for element in ElementTree.fromstring(svg).iter(f"{SVG}path")
        if element.get("stroke-width") == "1.8"
    )
    assert dashes == {"solid": 5 + 1, "8 4": 2 + 1, "2 4": 1 + 1}  # and one of each in the legend


def test_contradictions_are_double_and_dashed_where_inferred(flood: Disputes) -> None:
    red = [
        element.get("stroke-dasharray", "solid")
        for element in ElementTree.fromstring(draw_disputes(flood)).iter(f"{SVG}path")
        if element.get("stroke-width") == "5.4"
    ]
    assert red == ["solid", "7 4", "solid", "7 4"]  # two, and the legend


def test_the_legend_has_what_the_picture_has_and_no_more() -> None:
    svg = draw_disputes(
        disputes_of(f"{CAST}claims:\n  shut: {{text: Shut., said: [{{by: olsen, stance: doubts, s: 1}}]}}\n")
    )
    assert texts(svg) == [
        *("The dyke holds", "Facts in dispute: 1 of 1. Who stands where?", "party", "stance", "fact"),
        *("doubts", "Ada Olsen", "schema:Claim", "Shut.", "denies, doubts or rejects it"),
    ]


HOSTILE = {
    "a script": "</text><script>alert(1)</script>",
    "a link": '<a href="javascript:alert(1)">x</a>',
    "an entity": "&lt;b&gt; ]]> &amp;",
    "quotes": '" onload="alert(1)" \'',
    "bidi overrides": "\u202egnp.exe\u2066",
    "a long word": "x" * 10_000,
    "long text": "wide WORDS " * 1_000,
    "wide letters": "\u6d2a\u6c34" * 1_000,
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_hostile_text_stays_text_and_in_its_box(flood: Disputes, text: str) -> None:
    hostile = replace(
        flood,
        headline=text,
        parties=tuple(replace(party, name=text, note=text) for party in flood.parties),
        facts=tuple(replace(fact, text=text) for fact in flood.facts),
    )
    svg = draw_disputes(hostile)
    tree = ElementTree.fromstring(svg)
    assert {element.tag.removeprefix(SVG) for element in tree.iter()} == {"svg", "title", "text", "rect", "path"}
    assert not {name for element in tree.iter() for name in element.keys() if name.startswith(("on", "href"))}  # noqa: SIM118
    assert not re.search("[\u202a-\u202e\u2066-\u2069]", svg)
    assert len(svg) < 30_000
    layout = lay_out(hostile)
    for box in [*layout.facts.values(), *layout.parties.values()]:
        assert 1 <= len(box.lines) <= 4
        assert all(paper.width(line, 14) <= box.width for line in box.lines)
        assert "…" in box.lines[-1] or len(text) < 40


def test_text_that_is_cut_says_so() -> None:
    assert paper.fold("one two three", 60, 12) == ["one two", "three"]
    assert paper.fold("one two three four five six", 60, 12, most=2) == ["one two", "three fou…"]
    assert paper.fold("", 60, 12) == []
    assert paper.clean("a\tb\n c\x00d \u202ee") == "a b c d e"


# ------------------------------------------------------------------------------------------------- the map of classes


@pytest.fixture(scope="module")
def example() -> list[Statement]:
    return pictures.example(pictures.PAGE.read_text(encoding="utf-8"))


def test_the_map_has_every_link_between_its_classes(example: list[Statement]) -> None:
    links, counts = classes.read_links(example)
    assert {pair for pair in links if pair[0] != pair[1]} == classes.WAYS.keys()
    box = {name: place for place, each in classes.PLACES.items() for name in each.classes}
    kinds = {each.subject: box[kind] for each in example if (kind := contract(each.object.value)) in box}
    triples = [(kinds[each.subject], contract(each.predicate)) for each in example if linked(each, kinds)]
    assert set(triples) >= classes.LEFT_OUT
    drawn = sum(int(name.split()[1]) for names in links.values() for name in names)
    assert drawn == len([each for each in triples if each not in classes.LEFT_OUT])
    assert counts["nf:Assertion"] == 15


def linked(each: Statement, kinds: dict[str, str]) -> bool:
    return each.subject in kinds and each.object.value in kinds


def test_the_map_shows_what_was_counted(example: list[Statement]) -> None:
    found = texts(classes.draw_classes(example))
    assert {
        "schema:agent 15",
        "schema:object 14",
        "nf:evidence 16",
        "schema:observationAbout 4",
        "nf:between 4",
    } <= set(found)
    assert {"15 assertions", "1 article", "3 claims", "4 figures", "7 organizations"} <= set(found)


def test_a_class_is_left_out_only_where_the_page_says_so(example: list[Statement]) -> None:
    box = {name for each in classes.PLACES.values() for name in each.classes}
    typed = [each for each in example if contract(each.predicate) == "rdf:type"]
    placed = {each.subject for each in typed if contract(each.object.value) in box}
    others = {contract(each.object.value) for each in typed if each.subject not in placed}
    export = {"prov:Activity", "prov:SoftwareAgent", "schema:SoftwareApplication"}
    assert others == {"schema:Property"} | export


def test_a_link_that_has_no_way_is_told() -> None:
    sheet = FLOOD.replace("text: It rained.", "text: It rained., about: [flood]")
    with pytest.raises(
        ValueError, match=r"^no way is drawn from claim to event \(schema:about 1\): add it to WAYS, or"
    ):
        classes.draw_classes(graph_of(sheet))


# -------------------------------------------------------------------------------------------------------- in the docs


def test_the_pictures_in_the_docs_are_current(example: list[Statement]) -> None:
    assert (DRAWN / "classes.svg").read_text(encoding="utf-8") == classes.draw_classes(example)
    assert (DRAWN / "disputes.svg").read_text(encoding="utf-8") == draw_file(pictures.ARTICLE)


@pytest.mark.parametrize("name", ["classes", "disputes"])
def test_the_pictures_can_be_read_on_a_page_on_any_background(name: str) -> None:
    tree = ElementTree.parse(DRAWN / f"{name}.svg").getroot()
    assert tree.get("width") == "900"
    assert min(float(element.get("font-size", 0)) for element in tree.iter(f"{SVG}text")) >= 12
    title, card = list(tree)[:2]
    assert title.text
    assert (card.get("width"), card.get("fill")) == ("898", "white")


def run(*arguments: str, seed: str = "0") -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "tools.disputes", *arguments]
    return subprocess.run(command, cwd=ROOT, env={**os.environ, "PYTHONHASHSEED": seed}, capture_output=True)


def test_any_exported_article_can_be_drawn_with_the_same_bytes_every_time() -> None:
    first, second = (run(str(pictures.ARTICLE), seed=seed) for seed in ("1", "2"))
    assert (first.returncode, first.stderr) == (0, b"")
    assert first.stdout == second.stdout == (DRAWN / "disputes.svg").read_bytes()


def test_what_cannot_be_drawn_is_told(tmp_path: Path) -> None:
    (tmp_path / "bad.trig").write_text("nonsense")
    (tmp_path / "empty.trig").write_text("")
    for name, message in {
        "gone.trig": "cannot be read: No such file or directory",
        "empty.trig": "expected the graph of one article, and this has 0",
    }.items():
        with pytest.raises(InputError, match=f"{name}: {message}$"):
            draw_file(tmp_path / name)
    with pytest.raises(InputError, match=r"bad.trig:1:1: is not TriG: "):
        draw_file(tmp_path / "bad.trig")
    ran = run(str(tmp_path / "empty.trig"))
    assert (ran.returncode, ran.stdout) == (2, b"")
    assert ran.stderr.decode() == f"{tmp_path}/empty.trig: expected the graph of one article, and this has 0\n"
