"""Review: proposals of a draft are decided one by one; the text changes there and nowhere else; nothing is lost."""

from __future__ import annotations

import difflib
import os
import pty
import re
import subprocess
import sys
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any, get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import BaseModel

from pipeline.draft.setaside import read_setaside, write_setaside
from pipeline.errors import InputError
from pipeline.house import House
from pipeline.proposals import Proposal, SetAside
from pipeline.read import read
from pipeline.resolve import Scope
from pipeline.review import Card, Item, Session, Walk, cards_of, questions, shown
from pipeline.review.edits import Remove, Replace, rewrite
from pipeline.review.highlights import spans_of, terms_of
from pipeline.review.layout import written
from pipeline.review.links import links_of, sections_of
from pipeline.sheet import Article, Sheet
from pipeline.sheet.terms import REFERENCE
from tests.drafts import DRAFT, TEXT, write_draft

SCOPE = Scope(House().vocabulary)
SENTENCES = TEXT.strip().split("\n")


def session(sheet: str = DRAFT) -> Session:
    return Session(sheet, "crane.yaml", SCOPE)


def item(at: Session, key: str) -> Item:
    """The item called ``claims.loose``; of a contradiction, ``claims.unchecked/checked``."""
    return next(each for each in at.items if f"{each.section}.{each.id}" + f"/{each.other}" * bool(each.other) == key)


def changes(before: str, after: str) -> list[str]:
    """The lines that went (``-``) and came (``+``)."""
    lines = difflib.unified_diff(before.split("\n"), after.split("\n"), lineterm="", n=0)
    return [line for line in lines if not line.startswith(("---", "+++", "@@"))]


def changed(at: Session) -> list[str]:
    return changes(DRAFT, at.state.text)


def model(text: str) -> Sheet:
    (document,) = read(text.encode(), "crane.yaml")
    return document.sound()


def refusal(act: Any, *arguments: Any) -> str:
    with pytest.raises(InputError) as caught:
        act(*arguments)
    return str(caught.value)


# The order of the walk, and what is shown


def test_entities_come_first_then_facts_by_sentence_then_contradictions() -> None:
    at = session()
    assert [each.name for each in at.items] == [
        *("entity courier", "entity port-ellory", "entity court", "entity northway", "entity ines-falk"),
        *("entity falk", "entity office", "entity mayor"),
        *("event verdict", "figure fine", "event collapse", "figure injured", "office lawyer"),
        *("claim loose", "claim checked", "claim unchecked", "contradiction of claim unchecked and checked"),
    ]
    assert at.left == at.items


def test_confidence_is_told_in_words() -> None:
    words = [each.sureness for each in session().items]
    assert words[0] == "rather sure (0.9)"
    assert words[2] == "unsure (0.5)"
    assert words[3] == "likely (0.8)"
    assert item(session(), "claims.checked").sureness == "a guess (0.3)"


def card(key: str, sheet: str = DRAFT) -> Card:
    at = session(sheet)
    return cards_of(item(at, key), at.state.sheet, SENTENCES)[0]


def marked(found: Card) -> list[tuple[int, list[str]]]:
    return [(each.number, [each.text[start:end] for start, end in each.spans]) for each in found.sentences]


def test_a_claim_stands_beside_its_sentences_with_names_and_quotes_marked() -> None:
    found = card("claims.checked")
    assert found.lines == (
        ("id", "checked"),
        ("text", "Every bolt was checked."),
        (
            "said",
            "Falk (falk) asserts, for: Northway (northway), to: the mayor (mayor), "
            "answers: The bolts were loose. (loose), “Every bolt was checked”, in sentence 5",
        ),
    )
    assert marked(found) == [(5, ["Every bolt was checked", "Falk", "the mayor", "Northway"])]


def test_a_number_is_found_in_words_and_in_digits() -> None:
    assert marked(card("figures.fine")) == [(2, ["two million"])]
    assert marked(card("figures.injured")) == [(3, ["40", "the harbour office"])]
    body = {"value": Decimal("1500000"), "min": Decimal("9"), "max": Decimal("12500")}
    terms = terms_of(body, ())
    assert [w[a:b] for w in ["$1.5 million, nine, 12,500"] for a, b in spans_of(w, terms)] == [
        *("1.5 million", "nine", "12,500")
    ]


def test_an_entity_stands_beside_the_sentences_that_name_it() -> None:
    assert [number for number, _ in marked(card("entities.northway"))] == [2, 4, 5]
    assert marked(card("entities.port-ellory")) == [(2, ["Port Ellory"])]


def test_a_contradiction_shows_both_facts() -> None:
    at = session()
    one, other = cards_of(item(at, "claims.unchecked/checked"), at.state.sheet, SENTENCES)
    assert (one.lines[0][1], other.lines[0][1]) == ("unchecked", "checked")
    assert ([each.number for each in one.sentences], [each.number for each in other.sentences]) == ([6], [5])


def test_hostile_texts_are_shown_harmlessly_and_cut() -> None:
    assert shown("\x1b[31mred\x07 [bold]x[/bold]\u202e\n  y") == "�[31mred� [bold]x[/bold]� y"
    assert shown("x" * 10_000) == "x" * 239 + "…"
    found = card("entities.mayor", DRAFT.replace("name: the mayor,", f'name: "\\e[2J{"m" * 9000}",'))
    assert max(len(text) for _, text in found.lines) == 240
    assert "\x1b" not in str(found)


# Accepting


def test_accepting_one_changes_exactly_its_line() -> None:
    at = session()
    at.accept([item(at, "entities.northway")])
    assert changed(at) == ["-    confidence: 0.8   # sure", "+    reviewed: true   # sure"]


@pytest.mark.parametrize("number", range(17))
def test_each_can_be_accepted_and_undone(number: int) -> None:
    at = session()
    it = at.items[number]
    at.accept([it])
    gone, come = changed(at)
    assert come[1:] == re.sub(r"confidence: [\d.]+", "reviewed: true", gone[1:])
    assert at.items[number].sureness == "reviewed"
    assert at.undo() == it.key
    assert at.state.text == DRAFT


def test_line_ends_and_a_last_line_without_one_are_kept() -> None:
    sheet = DRAFT.replace("\n", "\r\n").removesuffix("\r\n# the end\r\n")
    at = session(sheet)
    at.accept([item(at, "claims.loose")])
    at.merge(item(at, "entities.falk"), "ines-falk")
    assert at.state.text.count("\n") == at.state.text.count("\r\n") == sheet.count("\n") - 1
    assert at.state.text.endswith("omitted: {1: the headline}")


@settings(max_examples=40)
@given(st.lists(st.sampled_from(["# note", "  # note: {x", "\t", "", "   # 'q"]), min_size=60, max_size=60))
def test_comments_everywhere_survive(notes: list[str]) -> None:
    lines = DRAFT.split("\n")
    sheet = "\n".join(
        f"{line}  {note}" if note.startswith((" ", "#")) else line
        for line, note in zip(lines, notes * 2, strict=False)
    )
    at = session(sheet)
    at.accept(at.items[:3])
    at.accept(at.left)
    assert at.state.text == re.sub(r"confidence: [\d.]+", "reviewed: true", sheet)
    at.finish()
    alone = re.compile(r"\s+confidence: [\d.]+(  |$)")  # a line that only marked something goes with its comment
    kept = [line for line in sheet.split("\n") if not alone.match(line)]
    assert comments(at.state.text.split("\n")) == comments(kept)


def comments(lines: list[str]) -> list[str]:
    return [line.partition("#")[2] for line in lines if "#" in line]


def test_when_all_is_reviewed_the_marks_go() -> None:
    at = session()
    at.accept(at.items)
    at.finish()
    sheet = at.state.sheet
    assert (sheet.status, at.items) == ("reviewed", ())
    assert "reviewed: true" not in at.state.text
    assert "status: reviewed   # until reviewed" in at.state.text
    assert "    reviewed" not in at.state.text
    assert sheet == model(
        re.sub(
            r"^    confidence.*\n|, confidence: [\d.]+|,\s*# not at the end\s*confidence: 0.5", "", DRAFT, flags=re.M
        ).replace("status: draft", "status: reviewed")
    )


# Rejecting


def test_rejecting_a_fact_takes_the_references_to_it_out() -> None:
    at = session()
    it = item(at, "claims.checked")
    found = at.removal(it)
    assert (found.others, found.parts) == ((), (("claims", "unchecked", "contradicts", 0),))
    at.reject(it)
    gone = changed(at)
    assert all(line.startswith("-") for line in gone)
    assert gone[0] == "-  checked:"
    assert gone[-1] == "-      - {fact: checked, basis: inferred, confidence: 0.4}   # a guess"
    assert [(each.proposal.id, each.path, each.reason) for each in at.state.aside] == [
        ("checked", "", "rejected in review"),
        ("unchecked", "contradicts[0]", "rejected in review, with claim checked"),
    ]
    assert at.undo() == it.key
    assert (at.state.text, at.state.aside) == (DRAFT, ())


def test_rejecting_what_others_need_takes_them_along() -> None:
    at = session()
    found = at.removal(item(at, "events.collapse"))
    assert found.others == (("figures", "injured"),)
    assert found.parts == (("article", "about", 0), ("claims", "unchecked", "content"))
    at.reject(item(at, "events.collapse"))
    sheet = at.state.sheet
    assert (list(sheet.events), list(sheet.figures), sheet.article.about) == (["verdict"], ["fine"], ("falk",))
    assert sheet.claims["unchecked"].content is None
    assert len(at.left) == 15


def test_rejecting_a_speaker_takes_the_sayings_and_never_makes_them_the_articles_own() -> None:
    at = session()
    found = at.removal(item(at, "entities.ines-falk"))
    assert found.others == (("offices", "lawyer"), ("claims", "loose"))  # nobody else says `loose`
    assert found.parts == (("claims", "checked", "said", 0, "answers", 0),)
    at.reject(item(at, "entities.ines-falk"))
    assert changed(at)[-1] == "-        answers: [loose]"
    courier = session()
    assert courier.removal(item(courier, "entities.courier")).parts == (("article", "publisher"),)
    assert courier.removal(item(courier, "entities.courier")).others == (("claims", "unchecked"),)


def test_a_rejected_contradiction_leaves_both_facts() -> None:
    at = session()
    at.reject(item(at, "claims.unchecked/checked"))
    assert changed(at) == [
        "-    contradicts:",
        "-      - {fact: checked, basis: inferred, confidence: 0.4}   # a guess",
    ]
    (aside,) = at.state.aside
    assert (aside.path, aside.proposal.body["text"]) == ("contradicts[0]", "The bolts were never checked.")


@pytest.mark.parametrize("number", range(17))
def test_each_can_be_rejected_and_the_rest_stays_a_sound_sheet(number: int) -> None:
    at = session()
    it = at.items[number]
    at.reject(it)
    assert it.key not in {each.key for each in at.items}
    lines = {line.strip() for line in DRAFT.split("\n")}
    assert [
        line
        for line in at.state.text.split("\n")
        if line.strip() not in lines and "[" not in line and "{" not in line
    ] == []
    assert at.undo() == it.key
    assert at.state.text == DRAFT


def test_everything_can_be_rejected() -> None:
    at = session()
    while at.left:
        at.reject(at.left[0])
    assert (list(at.state.sheet.entities), list(at.state.sheet.facts())) == ([], [])
    assert "# Who speaks." in at.state.text
    assert len(at.state.aside) >= 16


# Merging


def test_merging_rewrites_references_and_keeps_names_as_aliases() -> None:
    at = session()
    at.merge(item(at, "entities.falk"), "ines-falk")
    assert changed(at) == [
        "-  about: [collapse, falk]",
        "+  about: [collapse, ines-falk]",
        "-  ines-falk: {type: Person, name: Ines Falk, confidence: 0.9}",
        "-  falk: {type: Person, name: Falk, alias: the lawyer, partOf: northway, confidence: 0.4}",
        "+  ines-falk: {type: Person, name: Ines Falk, alias: [Falk, the lawyer], confidence: 0.9}",
        "-    about: [northway, falk]",
        "+    about: [northway, ines-falk]",
        "-      - by: falk",
        "+      - by: ines-falk",
    ]
    assert at.undo() == ("entities", "falk", "")
    assert at.state.text == DRAFT


def test_merging_into_one_that_has_aliases_in_a_block() -> None:
    at = session()
    at.merge(item(at, "entities.office"), "northway")
    assert "      - the Northway line   # so in sentence 2\n      - the harbour office\n" in at.state.text


def test_merging_never_names_one_twice() -> None:
    at = session(DRAFT.replace("about: [northway, falk]", "about: [ines-falk, falk]"))
    at.merge(item(at, "entities.falk"), "ines-falk")
    assert at.state.sheet.claims["loose"].about == ("ines-falk",)
    twice = session(DRAFT.replace("   # her words", "\n      - {by: falk, for: northway, stance: denies, s: [4]}"))
    twice.merge(item(twice, "entities.falk"), "ines-falk")
    assert len(twice.state.sheet.claims["loose"].said) == 1
    whole = session()
    whole.merge(item(whole, "entities.northway"), "falk")
    assert whole.state.sheet.entities["falk"].partOf is None


def test_a_merge_that_breaks_a_chain_is_refused_with_the_reason() -> None:
    at = session()
    message = refusal(at.merge, item(at, "entities.office"), "courier")
    assert "`courier` stands twice in this chain; a chain leads from one speaker to the next" in message
    assert at.state.text == DRAFT
    assert "no" not in refusal(at.merge, item(at, "entities.falk"), "ines-flak").split(";")[0].split()
    assert refusal(at.merge, item(at, "entities.falk"), "ines-flak").endswith("did you mean `ines-falk`?")


def reference_fields(part: type[BaseModel], seen: set[type[BaseModel]]) -> Iterator[tuple[type[BaseModel], str]]:
    """Every field of the model, and of the models in it, that can hold a reference."""
    if part in seen:
        return
    seen.add(part)
    for name, info in part.model_fields.items():
        patterns, models = contents(info.annotation)
        for meta in info.metadata:
            more, _ = contents(meta)
            patterns |= more
        if REFERENCE in patterns:
            yield part, name
        for inner in models:
            yield from reference_fields(inner, seen)


def contents(annotation: Any) -> tuple[set[str], set[type[BaseModel]]]:
    """The patterns of texts, and the models, in an annotation."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return set(), {annotation}
    pattern = getattr(annotation, "pattern", None)
    patterns, models = {pattern} if isinstance(pattern, str) else set(), set()
    for part in (*get_args(annotation), *getattr(annotation, "__metadata__", ())):
        more, others = contents(part)
        patterns |= more
        models |= others
    return patterns, models


def test_every_field_that_holds_references_is_known() -> None:
    fields = list(reference_fields(Sheet, set()))
    assert {name for _, name in fields} == {
        *("entity", "about", "partOf", "by", "for_", "to", "at", "answers", "fact", "place", "roles"),
        *("holder", "of", "under", "including", "excluding", "subject", "object"),
    }
    assert [(part.__name__, name) for part, name in fields if not sections_of(part, name)] == []


EVERYWHERE = """\
status: draft
drafted: {engine: rules, version: "1"}
article: {id: crane, headline: H, language: en, publisher: a, credit: [{entity: a, s: 1}], about: a}
entities:
  a: {type: [Person, GovernmentOrganization, Place], name: A, confidence: 0.5}
  b: {type: [Person, GovernmentOrganization, Place], name: B, confidence: 0.5}
  c: {type: [Place, Organization], name: C, partOf: entity/a, confidence: 0.5}
events:
  e: {type: Event, place: a, roles: {agent: [a, c], target: entity/a}, s: 1, confidence: 0.5}
offices:
  o: {holder: a, title: t, of: a, under: a, s: 1, confidence: 0.5}
figures:
  f: {of: a, property: killed, value: 1, s: 1, confidence: 0.5}
claims:
  k:
    text: T
    about: [a, c]
    content: {subject: a, relation: involvedIn, object: a}
    said:
      - {by: a, for: a, to: [c, a], at: e, via: c, s: 1}
      - {by: c, via: [{by: a, s: 1}], s: 1}
      - {by: c, stance: denies, via: a, s: 1}
    confidence: 0.5
"""


def test_a_merge_reaches_every_place_where_an_entity_can_stand() -> None:
    at = session(EVERYWHERE)
    before = {link.path for link in links_of(at.state.sheet) if link.means(("entities", "a"))}
    assert len(before) == 19
    at.merge(item(at, "entities.a"), "b")
    links = links_of(at.state.sheet)
    assert {link.path for link in links if link.means(("entities", "b"))} == before
    assert not any(link.means(("entities", "a")) for link in links)
    assert "publisher: b, credit: [{entity: b, s: 1}], about: b}" in at.state.text
    assert "partOf: entity/b" in at.state.text


def test_an_id_that_two_sections_share_is_told_apart() -> None:
    at = session(EVERYWHERE.replace("  e: {type: Event,", "  b: {type: Event, s: 1}\n  e: {type: Event,"))
    at.merge(item(at, "entities.a"), "b")
    assert "about: [entity/b, c]" in at.state.text
    assert "{by: b, for: b," in at.state.text


# Editing


def test_the_entry_to_edit_is_as_it_stands_in_the_sheet() -> None:
    at = session()
    assert at.shown(item(at, "entities.northway")) == (
        "northway:\n  type: Corporation\n  name: Northway   # as in the text\n  alias:\n"
        "    - the Northway line   # so in sentence 2\n  reviewed: true   # sure\n"
    )


def test_an_edit_changes_the_entry_alone_and_accepts_it() -> None:
    at = session()
    it = item(at, "claims.checked")
    at.edit(it, at.shown(it).replace("to: mayor", "to: [mayor, office]"))
    assert changed(at) == [
        "-        to: mayor",
        "+        to: [mayor, office]",
        "-    confidence: 0.3",
        "+    reviewed: true",
    ]
    assert at.undo() == it.key
    assert at.state.text == DRAFT


@pytest.mark.parametrize(
    ("entry", "message"),
    [
        ("loose:\n  text: x\n  stance: denies\n", "loose.yaml:3:3: claims.loose: nobody vouches"),
        ("loose:\n  text: x\n  about: nortway\n  s: 4\n", "loose.yaml:3:10: claims.loose.about: no entity or event"),
        (
            "loose:\n  text: x\n  s: 40\n",
            "loose.yaml:3:6: claims.loose.s: there is no sentence 40; the article has 6",
        ),
        ("lose: {text: x, s: 4}\n", "loose.yaml:1: expected one entry, which starts with `loose:`"),
        ("loose:\n  text: 'x\n", "loose.yaml:"),
        ("loose: {text: x, s: 4}\nlost: {text: y, s: 4}\n", "loose.yaml:1: expected one entry"),
    ],
)
def test_an_edit_with_a_fault_is_refused_with_its_line(entry: str, message: str) -> None:
    at = session()
    found = refusal(at.edit, item(at, "claims.loose"), entry)
    assert any(line.startswith(message[: message.find(":", 12)]) for line in found.split("\n")), found
    assert message.rpartition(": ")[2] in found or "vouches" in message
    assert at.state.text == DRAFT


def test_questions_stand_in_for_an_editor() -> None:
    at = session()
    it = item(at, "claims.checked")
    said = ("claims", "checked", "said", 0)
    assert questions(at.state.sheet, it.path) == [
        (("claims", "checked", "text"), "Every bolt was checked."),
        ((*said, "by"), "falk"),
        ((*said, "stance"), "asserts"),
        ((*said, "quote"), "Every bolt was checked"),
    ]
    at.amend(it, {(*said, "by"): "ines-falk", (*said, "stance"): "alleges", ("claims", "checked", "text"): "No: 1"})
    assert changed(at) == [
        '-    text: "Every bolt was checked."',
        '+    text: "No: 1"',
        "-      - by: falk",
        "+      - by: ines-falk",
        "+        stance: alleges",
        "-    confidence: 0.3",
        "+    reviewed: true",
    ]
    assert "did you mean `asserts`?" in refusal(at.amend, item(at, "claims.checked"), {(*said, "stance"): "assert"})


# The text's layout


@pytest.mark.parametrize(
    ("text", "path", "after"),
    [
        ("a: {x: 1, y: 2}\n", ("a", "x"), "a: {y: 2}\n"),
        ("a: {x: 1, y: 2}\n", ("a", "y"), "a: {x: 1}\n"),
        ("a: {x: 1}\nb: 1\n", ("a", "x"), "b: 1\n"),
        ("a: [1, 2,]\n", ("a", 1), "a: [1,]\n"),
        ("a: [\n  1,  # one\n  2,  # two\n]\n", ("a", 1), "a: [\n  1,  # one\n    # two\n]\n"),
        ("a: [\n  1,  # one\n  2,  # two\n]\n", ("a", 0), "a: [\n    # one\n  2,  # two\n]\n"),
        ("a:\n- x: 1\n  y: 2\n", ("a", 0, "x"), "a:\n- y: 2\n"),
        ("a:\n  - 1\n  # kept\n  - 2  # gone\nb: 3", ("a", 1), "a:\n  - 1\n  # kept\nb: 3"),
        ("a: |\n  x\n\n  y\n\nb: 1\n", ("a",), "\nb: 1\n"),
        ("a:\nb: 1\n", ("a",), "b: 1\n"),
    ],
)
def test_what_is_taken_out_leaves_the_rest_as_it_was(text: str, path: tuple[str | int, ...], after: str) -> None:
    assert rewrite(text, [Remove(path)], "x.yaml") == after


def test_an_anchor_is_not_changed_behind_ones_back() -> None:
    message = refusal(rewrite, "a: &x 1\nb: *x\n", [Replace(("b",), 2)], "x.yaml")
    assert message == (
        "x.yaml: cannot be changed in the way that it is written here (a YAML anchor?); change it in an editor"
    )


@given(
    st.recursive(
        st.text() | st.integers(-(10**17), 10**17) | st.booleans(), lambda inner: st.lists(inner, max_size=3)
    )
)
def test_what_is_written_is_read_as_it_was(value: object) -> None:
    from pipeline.documents import read_yaml

    text = f"a: {written(value)}\n"
    if re.search("[\ud800-\udfff]", str(value)):
        return
    assert read_yaml(text, "x").plain() == {"a": value}


# What was set aside


def test_the_set_aside_file_is_plain_and_comes_back_as_it_was() -> None:
    body = {"text": "yes: 1", "about": ["a"], "confidence": 0.8, "value": Decimal("1.50"), "note": "2024", "s": [1]}
    items = [
        SetAside(Proposal("claims", "a", body), "`41` does not stand in sentence 7"),
        SetAside(Proposal("claims", "b", {"said": [{"by": "x", "s": [1]}]}), "why", "said[0]"),
    ]
    content = write_setaside(items)
    assert content.decode() == (
        "- section: claims\n  id: a\n  reason: '`41` does not stand in sentence 7'\n  proposal:\n"
        "    text: 'yes: 1'\n    about:\n    - a\n    confidence: 0.8\n    value: 1.50\n"
        "    note: '2024'\n    s:\n    - 1\n"
        "- section: claims\n  id: b\n  path: said[0]\n  reason: why\n  proposal:\n"
        "    said:\n    - by: x\n      s:\n      - 1\n"
    )
    back = read_setaside(content, "x.setaside.yaml")
    assert write_setaside(back) == content
    assert back[0].proposal.body["confidence"] == Decimal("0.8")
    assert read_setaside(write_setaside([]), "x.setaside.yaml") == ()


def test_a_set_aside_file_that_is_none_is_told() -> None:
    found = refusal(read_setaside, b"- {section: claim, id: a, reason: x, proposal: {}}\n", "x.setaside.yaml")
    says = "`claim` is no section of a sheet, such as `claims`; correct it, or move the file away"
    assert found == f"x.setaside.yaml:1:13: [0].section: {says}"
    found = refusal(read_setaside, b"- {section: claims, id: [a], reasons: x, proposal: 1}\n", "x.setaside.yaml")
    assert sorted(line.partition(": ")[2].partition(";")[0] for line in found.split("\n")) == [
        "[0].id: `id` is not text",
        "[0].proposal: is not a mapping of keys to values",
        "[0].reasons: `reasons` is unknown",
        "[0]: `reason` is missing",
    ]
    assert "is not a list of what was set aside; " in refusal(read_setaside, b"a: b\n", "x.setaside.yaml")


# The command


def run(folder: Path, keys: str, *more: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """The command, with the keys as its standard input."""
    command = [sys.executable, "-m", "pipeline", "review", "crane.yaml", "--text", "crane.txt", *more]
    outside = {name: value for name, value in os.environ.items() if name not in ("VISUAL", "EDITOR", "COLUMNS")}
    return subprocess.run(
        command,
        input=keys,
        cwd=folder,
        env={**outside, "COLUMNS": "120", **environment},
        capture_output=True,
        text=True,
    )


def test_a_draft_is_reviewed_and_exported(tmp_path: Path) -> None:
    place = write_draft(tmp_path)
    ran = run(tmp_path, "a\na\na\na\na\nm ines-falk\na\na\n" + "a\n" * 9 + "\n")
    assert (ran.returncode, ran.stderr) == (0, "")
    assert ran.stdout.endswith(
        "everything is reviewed; Enter to end, b back, u undo> \n"
        "everything is reviewed: crane.yaml is no draft any more\nnext: newsfacts export crane.yaml\n"
    )
    text = place.read_text()
    assert ("reviewed: true" in text, "confidence" in text) == (False, False)
    assert not (tmp_path / "crane.setaside.yaml").exists()
    command = [sys.executable, "-m", "pipeline", "export", "crane.yaml"]
    exported = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True)
    assert exported.returncode == 0, exported.stdout + exported.stderr
    assert exported.stdout.startswith(
        "crane: 3 claims, 2 figures, 1 office, 2 events, 9 assertions; 6 of 6 sentences accounted for; "
    )
    assert "no findings" in exported.stdout
    again = run(tmp_path, "")
    assert (again.returncode, again.stdout) == (0, "nothing to review: crane.yaml is no draft\n")


def test_each_step_is_saved_and_the_rest_is_left_for_another_time(tmp_path: Path) -> None:
    place = write_draft(tmp_path)
    ran = run(tmp_path, "a\ns\nx\nb\nb\nb\n?\nq\n")
    assert ran.returncode == 1
    left = "16 proposals left; all decisions are saved, and `newsfacts review` goes on from here"
    assert ran.stdout.endswith(left + "\n")
    assert "`x` is no command here; ? shows them" in ran.stdout
    assert "this is the first one" in ran.stdout
    assert "1 of 17  entity courier: reviewed" in ran.stdout
    assert changes(DRAFT, place.read_text())[0].startswith("-  courier")
    again = run(tmp_path, "u\n")
    assert again.stdout.startswith("\n2 of 17  entity port-ellory: rather sure (0.95)\n")
    assert "there is nothing to undo" in again.stdout


def test_undo_goes_back_over_everything(tmp_path: Path) -> None:
    place = write_draft(tmp_path)
    keys = "a\na\na\na\na\nm ines-falk\nr\ny\na\nr\ny\n" + "u\n" * 9
    ran = run(tmp_path, keys)
    assert ran.returncode == 1
    assert place.read_text() == DRAFT
    assert not (tmp_path / "crane.setaside.yaml").exists(), "there was none before"
    (tmp_path / "crane.setaside.yaml").write_text("[]\n")
    run(tmp_path, "r\ny\nu\n")
    assert (tmp_path / "crane.setaside.yaml").read_text() == "[]\n", "it is not ours"
    assert ran.stdout.count("there is nothing to undo") == 0


def test_a_rejection_says_what_goes_with_it_and_asks(tmp_path: Path) -> None:
    place = write_draft(tmp_path)
    ran = run(tmp_path, "r\nn\nr\ny\nq\n")
    assert ran.stdout.count("goes with it: claims.unchecked\nis taken out: article.publisher\n") == 2
    assert "reject entity courier with all of this, or merge it with `m ID` instead? y/n> " in ran.stdout
    assert "unchecked" not in place.read_text()
    aside = read_setaside((tmp_path / "crane.setaside.yaml").read_bytes(), "x")
    assert [(each.proposal.section, each.proposal.id, each.reason) for each in aside] == [
        ("entities", "courier", "rejected in review"),
        ("claims", "unchecked", "rejected in review, with entity courier"),
    ]


def test_the_surest_of_a_part_are_shown_and_accepted_together(tmp_path: Path) -> None:
    place = write_draft(tmp_path)
    ran = run(tmp_path, "A\nA 0.99\nA 0.9\nn\nA 0.9\ny\nu\nA 0.9\ny\nq\n")
    assert "name the least confidence, such as `A 0.8`" in ran.stdout
    assert "none of the entities that are left has a confidence of 0.99 or more" in ran.stdout
    assert "accept these 3? y/n> " in ran.stdout
    assert "port-ellory: City; Port Ellory" in ran.stdout
    assert place.read_text().count("reviewed: true") == 3


def test_an_editor_is_called_until_the_entry_is_sound(tmp_path: Path) -> None:
    place = write_draft(tmp_path)
    script = tmp_path / "editor.py"
    script.write_text(
        "import pathlib, sys\n"
        "path = pathlib.Path(sys.argv[1])\n"
        "text = path.read_text()\n"
        "new = text.replace('NewsMediaOrganization', 'Newsmedia') if 'Newsmedia,' not in text else "
        "text.replace('Newsmedia,', 'NewsMediaOrganization, note: A paper,')\n"
        "path.write_text(new)\n"
    )
    ran = run(tmp_path, "e\ny\nq\n", EDITOR=f"{sys.executable} {script}")
    assert (
        "courier.yaml:1:17: entities.courier.type: `Newsmedia` is no class of schema.org or of the vocabulary; "
        in ran.stdout
    )
    assert "nothing was saved of this\nedit it again? y/n> " in ran.stdout
    assert changes(DRAFT, place.read_text())[1] == (
        "+  courier: {type: NewsMediaOrganization, note: A paper, name: the Courier, reviewed: true}   # a paper"
    )
    unchanged = run(tmp_path, "e\nq\n", VISUAL="true")
    assert "nothing was changed" in unchanged.stdout
    failing = run(tmp_path, "e\nq\n", VISUAL="false")
    assert "the editor `false` ended with exit code 1; nothing was changed\n" in failing.stdout
    missing = run(tmp_path, "e\nq\n", VISUAL="no-such-editor")
    assert (
        "the editor `no-such-editor` cannot be run: No such file or directory; nothing was changed\n"
        in missing.stdout
    )
    gone = run(tmp_path, "e\nq\n", VISUAL="rm")
    assert "the editor `rm` left no file; nothing was changed\n" in gone.stdout


INVENTING = """\
import pathlib, sys
path = pathlib.Path(sys.argv[1])
path.write_text(path.read_text().replace("Every bolt was checked", "We are to blame").replace("[5]", "[3, 5]"))
"""


@pytest.mark.parametrize(("keys", "kept"), [("y\n", True), ("n\nn\n", False), ("n\ny\ny\n", True), ("", False)])
def test_what_an_edit_invents_is_told_and_an_editor_who_says_so_twice_keeps_it(
    tmp_path: Path, keys: str, kept: bool
) -> None:
    place = write_draft(tmp_path)
    (tmp_path / "editor.py").write_text(INVENTING)
    keys = "s\n" * 14 + f"e\n{keys}"
    ran = run(tmp_path, keys, EDITOR=f"{sys.executable} {tmp_path / 'editor.py'}")
    told = "the words “We are to blame” are not quoted in sentences 3 and 5\nkeep it all the same? y/n> "
    assert told in ran.stdout
    assert ("quote: We are to blame" in place.read_text()) is kept
    assert (place.read_text() == DRAFT) is not kept


@pytest.mark.parametrize(
    ("key", "old", "new", "reason"),
    [
        ("figures.fine", "2000000", "3000000", "the number 3000000 does not stand in sentence 2"),
        ("figures.fine", "fine,", "fine, date: 2023-05-04,", "the date 2023-05-04 does not stand in sentence 2"),
        ("claims.loose", "The bolts", "The Aro bolts", "the name `Aro` does not stand in sentence 4"),
        ("claims.loose", "by: ines-falk", "by: office", "`the harbour office` does not stand in sentence 4"),
        ("entities.mayor", "the mayor", "Rolf Dane", "`Rolf Dane` does not stand in the text"),
        ("claims.loose", "The bolts were loose", "Some bolts lacked a nut", ""),
        ("claims.loose", "text:", "note: As Rolf Dane has it.\n  text:", ""),
        ("entities.court", "name:", "wikidata: Q1, name:", ""),
    ],
)
def test_what_of_an_edit_does_not_stand_in_its_sentences(key: str, old: str, new: str, reason: str) -> None:
    at = session()
    it = item(at, key)
    at.edit(it, at.shown(it).replace(old, new))
    assert at.unfounded(it, SENTENCES) == ((reason,) if reason else ())


def test_without_an_editor_questions_are_asked(tmp_path: Path) -> None:
    place = write_draft(tmp_path)
    ran = run(tmp_path, "e\n\nThe Courier: a paper\nn\ne\n\nThe Courier: a paper\ny\nq\n")
    reason = "`The Courier: a paper` does not stand in the text\nkeep it all the same? y/n> \n"
    assert ran.stdout.count(reason) == 2
    assert ran.stdout.count(f"{reason}nothing was changed\n") == 1
    assert "type [NewsMediaOrganization]: " in ran.stdout
    assert changes(DRAFT, place.read_text())[1] == (
        '+  courier: {type: NewsMediaOrganization, name: "The Courier: a paper", reviewed: true}   # a paper'
    )


def test_another_text_is_refused(tmp_path: Path) -> None:
    write_draft(tmp_path)
    (tmp_path / "crane.txt").write_text(TEXT.replace("40", "41"))
    ran = run(tmp_path, "a\n")
    assert ran.returncode == 2
    message = "is not of this text: sentence 3 changed, or is gone; give the text that was drafted"
    assert ran.stderr == f"crane.anchors.json: {message}\nnewsfacts: 1 fault; nothing was written\n"
    (tmp_path / "crane.anchors.json").unlink()
    ran = run(tmp_path, "a\n")
    assert ran.stderr.startswith(
        "crane.anchors.json: is missing; write it: newsfacts anchor crane.yaml --text FILE\n"
    )


def test_a_sheet_that_another_program_changed_is_left_as_it_is(tmp_path: Path) -> None:
    place = write_draft(tmp_path)
    meddling = f"{sys.executable} -c \"open('crane.yaml', 'a').write('# mine')\""
    ran = run(tmp_path, "a\ne\na\na\n", EDITOR=meddling)
    assert ran.returncode == 2
    assert ran.stderr == (
        f"{place}: was changed by another program during the review, and is left as it is; review it again\n"
        "newsfacts: the last decision was not saved; those before it are\n"
    )
    assert place.read_text().endswith("# the end\n# mine")
    assert place.read_text().count("reviewed: true") == 1


def test_a_sheet_that_is_gone_is_told_as_gone(tmp_path: Path) -> None:
    place = write_draft(tmp_path)
    script = tmp_path / "editor.py"
    script.write_text(f"import os, sys\nos.remove({str(place)!r})\nopen(sys.argv[1], 'a').write('# x')\n")
    ran = run(tmp_path, "e\n", EDITOR=f"{sys.executable} {script}")
    assert ran.returncode == 2
    assert ran.stderr == (
        f"{place}: was deleted during the review; bring it back\n"
        "newsfacts: the last decision was not saved; those before it are\n"
    )
    assert not place.exists()


def test_many_are_told_by_their_stances_before_they_are_accepted(tmp_path: Path) -> None:
    more = "".join(
        f"  more-{n}: {{text: The bolts were loose., said: [{{by: ines-falk, stance: alleges, s: [4, 5]}}], "
        "confidence: 0.9}\n"
        for n in range(9)
    )
    write_draft(tmp_path, DRAFT.replace("omitted:", f"{more}omitted:"))
    ran = run(tmp_path, "s\n" * 8 + "A 0.6\nn\nA 0.85\nn\nq\n", COLUMNS="250")
    rows = [line for line in ran.stdout.split("\n") if "alleges: " in line]
    assert re.fullmatch(
        r"Ines Falk alleges: The bolts were loose\. +4, 5 Ines Falk, the lawyer of Northway, denied .*", rows[0]
    )
    assert "\n16 entries; alleges: 9, asserts: 6, denies: 1\naccept these 16? y/n> " in ran.stdout
    assert "entries" not in ran.stdout.rpartition("accept these 10? ")[0].rpartition("accept these 16? ")[2]


def test_a_wrong_key_is_told_in_a_line(tmp_path: Path) -> None:
    write_draft(tmp_path)
    ran = run(tmp_path, "x\n?\nb\nu\nq\n")
    assert ran.stdout.count("1 of 17  entity courier") == 1
    assert "\na/e/r/m/s/u/b/A/?/q> \n`x` is no command here; ? shows them\na/e/r/m/s/u/b/A/?/q> \n" in ran.stdout


def test_a_figure_shows_what_it_is_of() -> None:
    assert ("of", "Verdict (verdict)") in card("figures.fine").lines
    assert (
        "content",
        "subject Northway (northway); relation involvedIn; object Collapse of the crane (collapse)",
    ) in (card("claims.unchecked").lines)


def test_a_name_is_found_where_it_opens_a_sentence() -> None:
    sentences = ["The dockers' union spoke.", "So did the dockers' union.", "A court met.", "La Court met."]
    names = ["the dockers' union", "A court", "court"]
    assert [[text[a:b] for a, b in spans_of(text, names)] for text in sentences] == [
        ["The dockers' union"],
        ["the dockers' union"],
        ["A court"],
        ["Court"],
    ]
    sheet = DRAFT.replace("name: 'the harbour office'", "name: 'according to the Courier'")
    assert [number for number, _ in marked(card("entities.office", sheet))] == [6]


def test_json_and_what_is_no_draft_are_told(tmp_path: Path) -> None:
    write_draft(tmp_path)
    command = [sys.executable, "-m", "pipeline", "review", "crane.json", "--text", "crane.txt"]
    ran = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True)
    assert ran.returncode == 2
    assert "crane.json is no YAML; `review` takes a drafted sheet in YAML, with its comments" in ran.stderr
    assert run(tmp_path, "", "--text", "-").stderr.startswith(
        "newsfacts: the commands come from standard input; give the text as a file\n"
    )
    write_draft(tmp_path, DRAFT.replace("confidence: 0.9}", "confidence: 9}"))
    ran = run(tmp_path, "a\n")
    assert ran.returncode == 2
    assert "crane.yaml:14:73: entities.courier.confidence: " in ran.stderr


def test_a_narrow_terminal_has_the_sentences_below(tmp_path: Path) -> None:
    write_draft(tmp_path)
    ran = run(tmp_path, "q\n", COLUMNS="60")
    assert ran.stdout.startswith(
        "\n1 of 17  entity courier: rather sure (0.9)\n"
        "id        courier\ntype      NewsMediaOrganization\nname      the Courier\n"
        "  6 According to the Courier, the harbour office says that\n    the bolts were never checked.\n"
        "a/e/r/m/s/u/b/A/?/q> \n"
    )
    wide = run(tmp_path, "q\n", COLUMNS="120").stdout.split("\n")
    assert wide[2].startswith("id        courier   ")
    assert wide[2].endswith("  6 According to the Courier, the harbour office says that")


@pytest.mark.parametrize(
    ("colourless", "marked_so"), [("", "\x1b[1;36mthe Courier\x1b[0m"), ("1", "\x1b[1mthe Courier\x1b[0m")]
)
def test_on_a_terminal_names_are_marked(tmp_path: Path, colourless: str, marked_so: str) -> None:
    """Through a real terminal of the system; NO_COLOR leaves bold type alone."""
    place = write_draft(tmp_path)
    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "pipeline", "review", "crane.yaml", "--text", "crane.txt"]
    outside = {**os.environ, "TERM": "xterm-256color", "COLUMNS": "120"}
    outside.pop("NO_COLOR", None)
    environment = {**outside, **({"NO_COLOR": colourless} if colourless else {})}
    running = subprocess.Popen(command, cwd=tmp_path, stdin=theirs, stdout=theirs, stderr=theirs, env=environment)
    os.close(theirs)
    os.write(ours, b"a\nq\n")
    seen = b""
    while True:
        try:
            part = os.read(ours, 4096)
        except OSError:  # the other end was closed
            break
        if not part:
            break
        seen += part
    os.close(ours)
    assert running.wait(timeout=20) == 1
    assert marked_so in seen.decode()
    assert place.read_text().count("reviewed: true") == 1


def test_a_walk_passes_over_what_went_along() -> None:
    at = session()
    walk = Walk(at)
    assert (walk.progress, walk.item and walk.item.id) == ("1 of 17", "courier")
    at.reject(at.items[0])
    walk.settle()
    assert (walk.progress, walk.item and walk.item.id) == ("2 of 17", "port-ellory")
    while walk.item:
        walk.skip()
    assert (walk.progress, len(at.left)) == ("", 14)
    assert walk.back()
    assert walk.item is not None
    assert walk.item.name == "claim checked"


def test_the_articles_own_references_are_no_entry() -> None:
    assert sections_of(Article, "about") == ("entities", "events")


SPEAKING = """\
status: draft
drafted: {engine: rules, version: "1"}
article: {id: crane, headline: Court Fines Ferry Line Over Crane Collapse, language: en, text: {sentences: 6}}
entities:
  ellory: {type: City, name: Port Ellory, confidence: 0.9}
  office: {type: GovernmentOrganization, name: the harbour office, confidence: 0.7}
  falk: {type: Person, name: Ines Falk, confidence: 0.9}
claims:
  unchecked: {text: The bolts were never checked., said: [{by: office, s: [6]}], confidence: 0.7}
  loose: {text: The bolts were loose., said: [{by: falk, stance: denies, s: [4]}], confidence: 0.7}
"""
ONLY = (
    "Only one person or one organisation speaks in an assertion; add GovernmentOrganization to a country that speaks."
)


def test_whoever_speaks_after_a_merge_can_speak(tmp_path: Path) -> None:
    place = write_draft(tmp_path, SPEAKING)
    ran = run(tmp_path, "s\ns\nm ellory\nb\nm ellory\nq\n")
    assert "ellory is a GovernmentOrganization as well now: it speaks\n" in ran.stdout
    assert f"{ONLY}\nnothing was saved of this\n" in ran.stdout, "a person is no government"
    assert changes(SPEAKING, place.read_text()) == [
        "-  ellory: {type: City, name: Port Ellory, confidence: 0.9}",
        "-  office: {type: GovernmentOrganization, name: the harbour office, confidence: 0.7}",
        "+  ellory: {type: [City, GovernmentOrganization], name: Port Ellory, alias: [the harbour office], "
        "confidence: 0.9}",
        "-  unchecked: {text: The bolts were never checked., said: [{by: office, s: [6]}], confidence: 0.7}",
        "+  unchecked: {text: The bolts were never checked., said: [{by: ellory, s: [6]}], confidence: 0.7}",
    ]


def test_a_check_tells_how_much_of_a_draft_is_left(tmp_path: Path) -> None:
    write_draft(tmp_path, SPEAKING)
    run(tmp_path, "a\na\n")
    command = [sys.executable, "-m", "pipeline", "check", "crane.yaml"]
    ran = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True)
    assert "; a draft, 3 of 5 entries not reviewed; " in ran.stdout


def test_an_edit_that_the_shapes_refuse_is_not_saved(tmp_path: Path) -> None:
    place = write_draft(tmp_path, SPEAKING)
    ran = run(tmp_path, "s\ns\ne\nCity\n\ny\nq\n")
    assert f"{ONLY}\nnothing was saved of this\n" in ran.stdout
    assert place.read_text() == SPEAKING
