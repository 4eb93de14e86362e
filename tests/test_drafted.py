"""A draft in the graph: whatever nobody reviewed says so, and by which engine it was made, until all was reviewed."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import NamedTuple

import pyoxigraph as ox
import pytest
import yaml

from pipeline.house import House
from pipeline.namespaces import NF, PREFIXES, RDF, SCHEMA
from pipeline.review import Session
from pipeline.run import anchors_path
from tests.articles import COURT, FLOOD, MERGER
from tests.command import Command
from tests.drafts import DRAFT, write_draft

SHEET = DRAFT.replace(", partOf: northway, confidence: 0.4", ", confidence: 0.4")
"""The draft without the fault that it has on purpose."""
ENGINE = "https://w3id.org/newsfacts/software/rules/1/en_core_web_sm%203.8.0"
BASE = "https://example.org/newsfacts/article/crane"
REFUSED = (
    "is a draft: {} of its {} entries are not reviewed; review it with `newsfacts review`, or export it as a draft "
    "with --drafts"
)
REVIEWED, CONFIDENCE = f"{NF}reviewed", f"{NF}confidence"
ATTRIBUTED = f"{PREFIXES['prov']}wasAttributedTo"


class Review(NamedTuple):
    """What a node says of its review: each as text, empty where it does not say it."""

    reviewed: str
    confidence: str
    engine: str


UNSAID = Review("", "", "")


def accept(sheet: str, *confidences: str) -> str:
    """A sheet in which an editor has accepted what has these confidences; all of it where none is named."""
    for each in confidences or (r"\d[.\d]*",):
        sheet = re.sub(rf"\bconfidence: {each}(?=\s|}})", "reviewed: true", sheet)
    return sheet


def finish(sheet: str) -> str:
    """A sheet of which all was accepted, as the review leaves it."""
    sheet = re.sub(r",?\s*(?:# not at the end\s*)?reviewed: true", "", accept(sheet))
    return sheet.replace("status: draft", "status: reviewed", 1)


def exported(newsfacts: Command, sheet: str, *more: str) -> ox.Store:
    """The graph of a sheet, once it is shown that it was exported without a word to say."""
    write_draft(Path(), sheet)
    ran = newsfacts("export", "crane.yaml", *more)
    assert (ran.code, ran.err) == (0, "")
    store = ox.Store()
    store.load(Path("output/crane.nq").read_bytes(), ox.RdfFormat.N_QUADS)
    return store


def reviews(store: ox.Store, type_: str) -> dict[str, Review]:
    """What every node of a class says of its review, by the end of its IRI."""
    quads = store.quads_for_pattern(None, ox.NamedNode(f"{RDF}type"), ox.NamedNode(type_))
    nodes = map(value, (quad.subject for quad in quads))
    return {node.removeprefix(f"{BASE}/"): review(store, node) for node in nodes}


def value(term: object) -> str:
    """The IRI, or the text of a literal."""
    assert isinstance(term, ox.NamedNode | ox.Literal)
    return term.value


def review(store: ox.Store, node: str) -> Review:
    def said(predicate: str) -> str:
        values = list(store.quads_for_pattern(ox.NamedNode(node), ox.NamedNode(predicate), None))
        assert len(values) <= 1
        return value(values[0].object) if values else ""

    return Review(said(REVIEWED), said(CONFIDENCE), said(ATTRIBUTED))


def digest(store: ox.Store) -> str:
    (quad,) = store.quads_for_pattern(None, ox.NamedNode(f"{NF}sheetDigest"), None)
    return value(quad.object)


# ---------------------------------------------------------------------------------------------------- what is refused


def test_a_draft_is_checked_as_any_sheet_is(newsfacts: Command) -> None:
    write_draft(Path(), SHEET)
    ran = newsfacts("check", "crane.yaml")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith("crane: 3 claims, 2 figures, 1 office, 2 events, ")
    assert "; 6 of 6 sentences accounted for; " in ran.out


def test_it_is_not_exported_unless_asked_for(newsfacts: Command) -> None:
    write_draft(Path(), SHEET)
    before = sorted(Path().iterdir())
    ran = newsfacts("export", "crane.yaml")
    assert ran == (
        2,
        "",
        f"crane.yaml:2:9: status: {REFUSED.format(16, 16)}\nnewsfacts: 1 fault; nothing was written\n",
    )
    assert sorted(Path().iterdir()) == before


@pytest.mark.parametrize(
    ("sheet", "left"),
    [
        (accept(SHEET, "0.9", "0.3"), 12),
        (accept(SHEET), 0),
        (accept(SHEET, "0.9").replace("confidence: 0.3", "note: Mine."), 13),
    ],
    ids=["half", "all but the word", "what was added"],
)
def test_it_is_told_how_much_is_left(sheet: str, left: int, newsfacts: Command) -> None:
    write_draft(Path(), sheet)
    ran = newsfacts("export", "crane.yaml", "--json")
    (fault,) = json.loads(ran.out)["faults"]
    assert (ran.code, fault["message"], fault["line"]) == (2, REFUSED.format(left, 16), 2)


def test_its_rows_say_that_nobody_reviewed_it(newsfacts: Command) -> None:
    write_draft(Path(), SHEET)
    ran = newsfacts("rows", "crane.yaml")
    assert (ran.code, ran.err) == (0, "")
    assert {row["reviewed"] for row in json.loads(ran.out)["assertions"]} == {"false"}


# ------------------------------------------------------------------------------------------------ what the graph says


def test_every_assertion_of_a_draft_says_that_nobody_reviewed_it_and_who_made_it(newsfacts: Command) -> None:
    store = exported(newsfacts, SHEET, "--drafts")
    assertions = reviews(store, f"{NF}Assertion")
    assert assertions == {
        "event/verdict/said/article-asserts": Review("false", "0.66", ENGINE),
        "event/collapse/said/article-asserts": Review("false", "0.8", ENGINE),
        "office/lawyer/said/article-asserts": Review("false", "0.7", ENGINE),
        "figure/fine/said/article-asserts": Review("false", "0.9", ENGINE),
        "figure/injured/said/office-asserts": Review("false", "0.7", ENGINE),
        "claim/loose/said/ines-falk-denies": Review("false", "0.8", ENGINE),
        "claim/checked/said/falk-asserts": Review("false", "0.3", ENGINE),
        "claim/unchecked/said/office-asserts": Review("false", "0.75", ENGINE),
        "claim/unchecked/said/office-asserts/via/1-courier": Review("false", "0.75", ENGINE),
    }
    assert reviews(store, f"{NF}Contradiction") == {
        "contradiction/checked--unchecked": Review("false", "0.4", ENGINE)
    }
    assert review(store, f"{BASE}/facts") == Review("false", "", ENGINE)


def test_the_engine_is_described(newsfacts: Command) -> None:
    store = exported(newsfacts, SHEET, "--drafts")
    said = {
        (quad.predicate.value, value(quad.object))
        for quad in store.quads_for_pattern(ox.NamedNode(ENGINE), None, None)
    }
    assert said == {
        (f"{RDF}type", f"{PREFIXES['prov']}SoftwareAgent"),
        (f"{RDF}type", f"{SCHEMA}SoftwareApplication"),
        (f"{SCHEMA}name", "newsfacts draft, rules"),
        (f"{SCHEMA}softwareVersion", "1"),
        (f"{NF}languageModel", "en_core_web_sm 3.8.0"),
    }


def test_an_engine_without_a_model_and_one_with_a_hostile_name(newsfacts: Command) -> None:
    plain = SHEET.replace('{engine: rules, version: "1", model: en_core_web_sm 3.8.0}', "{engine: mine, version: 2}")
    mine = review(exported(newsfacts, plain, "--drafts"), f"{BASE}/facts").engine
    assert mine == "https://w3id.org/newsfacts/software/mine/2"
    hostile = SHEET.replace("en_core_web_sm 3.8.0", "'</script> <urn:x> \" \\ ../../'")
    engine = review(exported(newsfacts, hostile, "--drafts"), f"{BASE}/facts").engine
    assert re.fullmatch(r"https://w3id.org/newsfacts/software/rules/1/[\w.%-]+", engine)


def test_what_an_editor_has_accepted_says_so_beside_what_is_left(newsfacts: Command) -> None:
    store = exported(newsfacts, accept(SHEET, "0.75", "0.66"), "--drafts")
    assertions = reviews(store, f"{NF}Assertion")
    accepted = {name for name, said in assertions.items() if said == Review("true", "", "")}
    assert accepted == {
        "event/verdict/said/article-asserts",
        "claim/unchecked/said/office-asserts",
        "claim/unchecked/said/office-asserts/via/1-courier",
    }
    assert all(said[::2] == ("false", ENGINE) for name, said in assertions.items() if name not in accepted)
    (contradiction,) = reviews(store, f"{NF}Contradiction").values()
    assert contradiction == Review("false", "0.4", ENGINE), "it is accepted apart from the facts that it is between"
    assert review(store, f"{BASE}/facts") == Review("false", "", ENGINE)


def test_what_an_editor_added_to_a_draft_does_not_pass_for_reviewed(newsfacts: Command) -> None:
    added = SHEET.replace("omitted:", "  mine: {text: The crane was old., s: [3]}\nomitted:", 1)
    said = reviews(exported(newsfacts, added, "--drafts"), f"{NF}Assertion")["claim/mine/said/article-asserts"]
    assert said == Review("false", "", ENGINE)


def test_a_reviewed_sheet_is_as_any_other_but_for_who_drafted_it(newsfacts: Command) -> None:
    store = exported(newsfacts, finish(SHEET))
    assert set(reviews(store, f"{NF}Assertion").values()) == {UNSAID}
    assert set(reviews(store, f"{NF}Contradiction").values()) == {UNSAID}
    assert review(store, f"{BASE}/facts") == Review("true", "", ENGINE)
    by_hand = "\n".join(line for line in finish(SHEET).split("\n") if not line.startswith(("status:", "drafted:")))
    assert review(exported(newsfacts, by_hand), f"{BASE}/facts") == UNSAID


def test_the_digest_tells_the_states_of_a_sheet_apart(newsfacts: Command) -> None:
    states = (SHEET, accept(SHEET, "0.9"), accept(SHEET), finish(SHEET))
    assert len({digest(exported(newsfacts, sheet, "--drafts")) for sheet in states}) == 4


def test_the_formats_carry_the_same_graph(newsfacts: Command) -> None:
    exported(newsfacts, accept(SHEET, "0.75"), "--drafts")
    forms = {
        "nq": ox.RdfFormat.N_QUADS,
        "trig": ox.RdfFormat.TRIG,
        "ttl": ox.RdfFormat.TURTLE,
        "jsonld": ox.RdfFormat.JSON_LD,
    }
    read = {
        ending: {quad.triple for quad in ox.parse(Path(f"output/crane.{ending}").read_bytes(), form)}
        for ending, form in forms.items()
    }
    assert read["nq"] == read["trig"] == read["ttl"] == read["jsonld"]
    assert sum(triple.predicate.value == REVIEWED for triple in read["nq"]) == 11


# ------------------------------------------------------------------------------------------- what is wrong in a sheet

MARKS = (
    "marks what nobody has reviewed, and the sheet is no draft; add `status: draft` and review it with "
    "`newsfacts review`, or remove the `confidence` of what you vouch for"
)


@pytest.mark.parametrize(
    ("of", "path"),
    [
        ("name: the Courier, ", "entities.courier"),
        ("s: [3], ", "events.collapse"),
        ("of: northway, s: [4], ", "offices.lawyer"),
        ("unit: crown, s: [2], ", "figures.fine"),
        ("fact: checked, basis: inferred, ", "claims.unchecked.contradicts[0]"),
    ],
)
@pytest.mark.parametrize("verb", ["check", "export"])
def test_a_confidence_in_a_sheet_that_is_no_draft(verb: str, of: str, path: str, newsfacts: Command) -> None:
    sheet = finish(SHEET)
    marked = re.sub(rf"({re.escape(of.removesuffix(', '))})(?=}})", r"\1, confidence: 0.5", sheet, count=1)
    assert marked != sheet
    line = next(n for n, line in enumerate(marked.split("\n"), start=1) if "confidence: 0.5" in line)
    column = marked.split("\n")[line - 1].index("0.5") + 1
    write_draft(Path(), marked)
    ran = newsfacts(verb, "crane.yaml", *(("--drafts",) if verb == "export" else ()))
    assert ran == (
        2,
        "",
        f"crane.yaml:{line}:{column}: {path}.confidence: {MARKS}\nnewsfacts: 1 fault; nothing was written\n",
    )


def test_a_state_of_review_without_what_drafted_it(newsfacts: Command) -> None:
    write_draft(Path(), "\n".join(line for line in SHEET.split("\n") if not line.startswith("drafted:")))
    ran = newsfacts("check", "crane.yaml")
    message = "has a `status` and does not say what drafted it; add `drafted`, or remove `status`"
    assert ran == (2, "", f"crane.yaml:2:1: {message}\nnewsfacts: 1 fault; nothing was written\n")


@pytest.mark.parametrize("sure", ["1.5", "-0.1", "high", ".nan", "true"])
def test_a_confidence_that_is_none(sure: str, newsfacts: Command) -> None:
    write_draft(Path(), SHEET.replace("confidence: 0.3", f"confidence: {sure}"))
    ran = newsfacts("check", "crane.yaml")
    line = SHEET[: SHEET.index("confidence: 0.3")].count("\n") + 1
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith(f"crane.yaml:{line}:17: claims.checked.confidence: ")
    assert ran.err.endswith("newsfacts: 1 fault; nothing was written\n")


# -------------------------------------------------------------------------------------------------------- corpora


def lines(*sheets: str) -> None:
    """Sheets as JSON lines."""
    values = [yaml.safe_load(sheet) for sheet in sheets]
    Path("sheets.jsonl").write_text("".join(f"{json.dumps(each)}\n" for each in values), encoding="utf-8")


def test_a_corpus_rejects_drafts_unless_asked_for(newsfacts: Command) -> None:
    lines(SHEET, finish(SHEET).replace("id: crane ", "id: done "))
    ran = newsfacts("corpus", "sheets.jsonl", "--out", "a", "--workers", "1")
    assert (ran.code, ran.err) == (1, "")
    assert ran.out.splitlines()[0] == "2 sheets: 1 exported, 1 rejected (a/rejected.jsonl)"
    (rejected,) = [json.loads(line) for line in Path("a/rejected.jsonl").read_text(encoding="utf-8").splitlines()]
    (fault,) = rejected["faults"]
    assert (rejected["line"], fault["path"], fault["message"]) == (1, "status", REFUSED.format(16, 16))
    taken = newsfacts("corpus", "sheets.jsonl", "--out", "b", "--workers", "1", "--drafts")
    assert (taken.code, taken.err) == (0, "")
    assert taken.out.splitlines()[0] == "2 sheets: 2 exported, none rejected"
    graphs = [b"".join(path.read_bytes() for path in sorted(Path(name).glob("*.nq"))) for name in ("a", "b")]
    assert [content.count(f'<{REVIEWED}> "false"'.encode()) for content in graphs] == [0, 11]


def test_a_corpus_without_drafts_is_not_taken_for_one_with_them(newsfacts: Command) -> None:
    """What is finished is made again where the option has changed."""
    lines(SHEET)
    assert newsfacts("corpus", "sheets.jsonl", "--out", "a", "--workers", "1").code == 1
    ran = newsfacts("corpus", "sheets.jsonl", "--out", "a", "--workers", "1", "--drafts")
    assert (ran.code, ran.out.splitlines()[0]) == (0, "1 sheet: 1 exported, none rejected")


# ----------------------------------------------------------------------------------------------- from draft to export


@pytest.mark.parametrize("text", [COURT, MERGER, FLOOD], ids=["court", "merger", "flood"])
def test_what_was_drafted_and_accepted_exports_without_a_finding(text: str, newsfacts: Command) -> None:
    Path("article.txt").write_text(text, encoding="utf-8")
    assert newsfacts("draft", "article.txt", "-o", "facts/a.yaml").code == 0
    place = Path("facts/a.yaml")
    drafted = place.read_text(encoding="utf-8")
    for sheet, more in ((drafted, ("--drafts",)), (accept(drafted), ("--drafts",)), (finish(drafted), ())):
        place.write_text(sheet, encoding="utf-8")
        ran = newsfacts("export", "facts", "--quotes", "article.txt", *more)
        assert (ran.code, ran.err) == (0, "")
        assert ran.out.splitlines()[0].endswith("; no findings")
    assert "confidence" not in json.dumps(yaml.safe_load(place.read_text(encoding="utf-8")))


def test_a_review_of_a_draft_leaves_what_text_edits_would(newsfacts: Command) -> None:
    Path("article.txt").write_text(COURT, encoding="utf-8")
    assert newsfacts("draft", "article.txt", "-o", "facts/a.yaml").code == 0
    place = Path("facts/a.yaml")
    assert anchors_path(place, "court").is_file()
    session = Session(place.read_text(encoding="utf-8"), "a.yaml", House(drafts=True).scope(Path("facts")))
    session.accept(session.left)
    session.finish()
    place.write_text(session.state.text, encoding="utf-8")
    ran = newsfacts("export", "facts")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.splitlines()[0].endswith("; no findings")
    assert yaml.safe_load(session.state.text)["status"] == "reviewed"
