"""Grounding: what stands in the cited sentences is kept as it is; what does not is set aside, with the reason."""

from __future__ import annotations

import copy
from collections import Counter
from datetime import date
from typing import Any, get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.draft.ground import ground
from pipeline.draft.ground.body import NEEDED, REFERS, SAYING
from pipeline.draft.ground.cast import Cast
from pipeline.draft.ground.demonyms import demonyms
from pipeline.draft.ground.numbers import numbers
from pipeline.draft.ground.quotes import quoted
from pipeline.draft.ground.text import Text
from pipeline.draft.ground.words import clean
from pipeline.fields import ANYTHING, Refers, Section
from pipeline.proposals import Body, Grounded, Proposal
from pipeline.sheet import Claim, Event, Figure, Office, Said, Sheet
from tests.ungrounded import KINDS, SAMPLES, Sample, Slip, changed, main, slip

COURT, MERGER, FLOOD = SAMPLES
DRAFTED = {"engine": "rules", "version": "1"}


def grounded(sample: Sample, *proposals: Proposal) -> Grounded:
    """A sample with some of its proposals replaced, or with more."""
    keys = {(each.section, each.id) for each in proposals}
    rest = [each for each in sample.proposals if (each.section, each.id) not in keys]
    return ground([*rest, *proposals], sample.sentences, sample.day)


def wrong(sample: Sample, key: str, place: tuple[str | int, ...], value: object) -> list[tuple[str, str]]:
    """What is told of a proposal of a sample that has another value in one place: path and reason."""
    proposal = changed(named(sample, key), place, value)
    return told(grounded(sample, proposal), key)


def named(sample: Sample, key: str) -> Proposal:
    section, _, name = key.partition("/")
    (found,) = [each for each in sample.proposals if (each.section, each.id) == (section, name)]
    return found


def told(found: Grounded, key: str) -> list[tuple[str, str]]:
    return [(each.path, each.reason) for each in found.aside if f"{each.proposal.section}/{each.proposal.id}" == key]


def kept(found: Grounded, key: str) -> Body | None:
    return next((each.body for each in found.kept if f"{each.section}/{each.id}" == key), None)


def sheet(found: Grounded) -> Sheet:
    sections: dict[Section, dict[str, Any]] = {section: {} for section in ANYTHING}
    for each in found.kept:
        sections[each.section][each.id] = each.body
    article = {"id": "sample", "headline": "Sample", "language": "en"}
    return Sheet.model_validate({"article": article, "status": "draft", "drafted": DRAFTED, **sections})


# ------------------------------------------------------------------------------------------------------ what is kept


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: sample.name)
def test_what_stands_in_the_text_is_kept_as_it_is(sample: Sample) -> None:
    before = copy.deepcopy(sample.proposals)
    found = ground(sample.proposals, sample.sentences, sample.day)
    assert found.aside == ()
    assert found.kept == sample.proposals == before
    assert found.share == 0
    assert sheet(found).status == "draft"


def test_every_field_of_the_sheet_is_in_the_samples() -> None:
    bodies = [each.body for sample in SAMPLES for each in sample.proposals]
    sayings = [said for body in bodies for said in body.get("said", ())]
    for section, fields in REFERS.items():
        own = {
            field for sample in SAMPLES for each in sample.proposals if each.section == section for field in each.body
        }
        assert set(fields) - own <= {"partOf", "excluding"}
    assert set(SAYING) <= {field for said in sayings for field in said}


# ------------------------------------------------------------------------------------------------------ the campaign


@pytest.fixture(scope="module")
def slips() -> list[Slip]:
    return [slip(number) for number in range(500)]


def test_none_of_500_slips_reaches_a_sheet(slips: list[Slip]) -> None:
    assert [str(each) for each in slips if not each.caught()] == []
    assert set(Counter(each.kind for each in slips)) == set(KINDS)


def test_what_is_left_beside_a_slip_is_a_sheet_and_stands(slips: list[Slip]) -> None:
    for each in slips[:: len(KINDS) + 1]:
        found = each.ground()
        sheet(found)
        again = ground(found.kept, each.sample.sentences, each.sample.day)
        assert again.aside == ()
        assert again.kept == found.kept


def test_the_campaign_can_be_run_by_hand(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--proposals", "19", "--first", "1000"]) == 0
    assert capsys.readouterr().out.endswith("19 slips, 0 got through\n")


# ------------------------------------------------------------------------------------------ every slip and its reason

REASONS: dict[str, tuple[Sample, str, tuple[str | int, ...], object, str, str]] = {
    "number": (
        *(COURT, "figures/fine", ("value",), 2000001, ""),
        "the number 2000001 does not stand in sentence 2",
    ),
    "minimum": (
        *(COURT, "figures/counted", ("min",), 54, "min"),
        "the number 54 does not stand in sentence 4",
    ),
    "maximum": (
        *(COURT, "figures/counted", ("max",), 60000, "max"),
        "the number 60000 does not stand in sentence 4",
    ),
    "a thousandth": (
        *(FLOOD, "figures/damage", ("value",), 300000, ""),
        "the number 300000 does not stand in sentence 10",
    ),
    "times a million": (
        *(COURT, "figures/price", ("value",), 1500000, ""),
        "the number 1500000 does not stand in sentence 12",
    ),
    "no number": (
        *(COURT, "figures/fine", ("value",), "many", ""),
        "`many` is not a number",
    ),
    "number in a text": (
        *(MERGER, "claims/jobs-safe", ("text",), "No job of the 61,001 is at risk.", ""),
        "the number 61,001 does not stand in sentences 2 and 7",
    ),
    "number in words": (
        *(MERGER, "figures/jobs", ("description",), "two to four thousand jobs", "description"),
        "the number four thousand does not stand in sentence 6",
    ),
    "speaker": (
        *(COURT, "claims/skipped", ("said", 1, "by"), "falk", "said[1]"),
        "`Ines Falk` does not stand in sentence 6",
    ),
    "speaker, the only one": (
        *(COURT, "claims/checked", ("said", 0, "by"), "aro", ""),
        "`Jon Aro` does not stand in sentence 7",
    ),
    "on whose behalf": (
        *(COURT, "claims/checked", ("said", 0, "for", 0), "harbour-office", "said[0].for[0]"),
        "`the harbour office` does not stand in sentence 7",
    ),
    "listener": (
        *(COURT, "claims/rebuilds", ("said", 0, "to"), "falk", "said[0].to"),
        "`Ines Falk` does not stand in sentence 8",
    ),
    "link": (
        *(COURT, "claims/rebuilds", ("said", 0, "via", 0, "by"), "courier", "said[0].via[0]"),
        "`Ellory Courier` does not stand in sentence 8",
    ),
    "link, plain": (
        *(MERGER, "claims/talks", ("said", 0, "via", 0), "castellan", "said[0].via[0]"),
        "`Castellan Bank` does not stand in sentences 1 and 8",
    ),
    "holder": (
        *(COURT, "offices/falk-lawyer", ("holder",), "aro", ""),
        "`Jon Aro` does not stand in sentence 7",
    ),
    "organisation of an office": (
        *(COURT, "offices/falk-lawyer", ("of",), "courier", "of"),
        "`Ellory Courier` does not stand in sentence 7",
    ),
    "place": (
        *(FLOOD, "events/break", ("place", 1), "sweden", "place[1]"),
        "`Sweden` does not stand in sentence 2",
    ),
    "role": (
        *(FLOOD, "events/rescue", ("roles", "agent", 1), "denmark", "roles.agent[1]"),
        "`Denmark` does not stand in sentence 8",
    ),
    "what it is about": (
        *(COURT, "claims/skipped", ("about", 0), "courier", "about[0]"),
        "`Ellory Courier` does not stand in sentences 5 and 6",
    ),
    "content": (
        *(COURT, "claims/skipped", ("content", "subject"), "quay", "content"),
        "`the quay` does not stand in sentences 5 and 6",
    ),
    "misspelt": (
        *(FLOOD, "entities/lund", ("name",), "Karen Lundt", ""),
        "`Karen Lundt` does not stand in the text",
    ),
    "one first name more": (
        *(FLOOD, "entities/lund", ("name",), "Karen Marie Lund", ""),
        "`Karen Marie Lund` does not stand in the text",
    ),
    "alias": (
        *(MERGER, "entities/aldermoor", ("alias", 0), "Aldermore", "alias[0]"),
        "`Aldermore` does not stand in the text",
    ),
    "description": (
        *(COURT, "entities/maker", ("name",), "the owner of the crane", ""),
        "`the owner of the crane` does not stand in the text",
    ),
    "name in a claim": (
        *(COURT, "claims/rebuilds", ("text",), "The state rebuilds the quay for Hexford Lines.", ""),
        "the name `Hexford Lines` does not stand in sentence 8",
    ),
    "name that starts a claim": (
        *(COURT, "claims/rebuilds", ("text",), "Zorbax rebuilds the quay.", ""),
        "the name `Zorbax` does not stand in sentence 8",
    ),
    "name in an event": (
        *(COURT, "events/verdict", ("name",), "Verdict against Hexford", "name"),
        "the name `Hexford` does not stand in sentences 1 and 2",
    ),
    "name in a title": (
        *(COURT, "offices/aro-minister", ("title",), "NATO transport minister", ""),
        "the name `NATO` does not stand in sentence 8",
    ),
    "moved": (
        *(COURT, "claims/skipped", ("said", 1, "s"), [3], "said[1]"),
        "`the Northway Line` does not stand in sentence 3",
    ),
    "no such sentence": (
        *(MERGER, "figures/price", ("s", 0), 40, "s[0]"),
        "sentence 40 does not exist: the text has 10",
    ),
    "no such sentence alone": (
        *(COURT, "claims/checked", ("said", 0, "s"), 40, ""),
        "sentence 40 does not exist: the text has 12",
    ),
    "no sentence": (
        *(COURT, "claims/checked", ("said", 0, "s"), [], ""),
        "it cites no sentence",
    ),
    "no number of a sentence": (
        *(COURT, "figures/fine", ("s",), "2", ""),
        "`2` is not the number of a sentence",
    ),
    "contradiction drawn nowhere": (
        *(COURT, "claims/skipped", ("contradicts", 0, "s"), [0], "contradicts[0]"),
        "sentence 0 does not exist: the text has 12",
    ),
    "day": (
        *(COURT, "events/verdict", ("date", "value"), "2023-05-04", "date"),
        "the date 2023-05-04 does not follow from “May 3” in sentences 1 and 2",
    ),
    "month": (
        *(COURT, "events/verdict", ("date", "value"), "2023-06-03", "date"),
        "the date 2023-06-03 does not follow from “May 3” in sentences 1 and 2",
    ),
    "year": (
        *(COURT, "events/verdict", ("date", "value"), "2022-05-03", "date"),
        "the date 2022-05-03 does not follow from “May 3” in sentences 1 and 2",
    ),
    "weekday": (
        *(FLOOD, "claims/disgrace", ("said", 0, "date", "value"), "2021-07-12", "said[0].date"),
        "the date 2021-07-12 does not follow from “on Monday” in sentence 9",
    ),
    "wording of a date": (
        *(COURT, "events/verdict", ("date", "text"), "May 4", "date"),
        "the words “May 4” do not stand in sentences 1 and 2",
    ),
    "date without a wording": (
        *(FLOOD, "events/dateline", ("date",), "2021-07-21", "date"),
        "the date 2021-07-21 does not stand in sentence 2",
    ),
    "a word of a quotation": (
        *(COURT, "claims/checked", ("said", 0, "quote"), "Every rope was checked", "said[0].quote"),
        "the words “Every rope was checked” are not quoted in sentence 7",
    ),
    "a word less": (
        *(COURT, "claims/checked", ("said", 0, "quote"), "Every was checked", "said[0].quote"),
        "the words “Every was checked” are not quoted in sentence 7",
    ),
    "a paraphrase": (
        *(FLOOD, "claims/unseen", ("said", 0, "quote"), "was less sure", "said[0].quote"),
        "the words “was less sure” are not quoted in sentence 5",
    ),
    "a paraphrase in a claim": (
        *(FLOOD, "claims/inspected", ("text",), 'The dyke "was looked at".', ""),
        "the words “was looked at” are not quoted in sentence 4",
    ),
}


@pytest.mark.parametrize("case", REASONS)
def test_every_slip_has_its_place_and_its_reason(case: str) -> None:
    sample, key, place, value, path, reason = REASONS[case]
    assert wrong(sample, key, place, value) == [(path, reason)]


def test_only_the_wrong_part_goes() -> None:
    found = grounded(COURT, changed(named(COURT, "claims/skipped"), ("said", 1, "by"), "falk"))
    body = named(COURT, "claims/skipped").body
    assert kept(found, "claims/skipped") == {**body, "said": body["said"][:1]}
    assert len(found.kept) == len(COURT.proposals)
    assert found.share == pytest.approx(1 / len(COURT.proposals))


def test_a_saying_that_goes_takes_its_sentences_with_it() -> None:
    """The number stands in sentence 3 alone, which is cited only by whom that sentence does not name."""
    body = {"of": "collapse", "property": "injured", "value": 40, "confidence": 0.5}
    said = [{"by": "union", "s": [4]}, {"by": "aro", "s": [3]}]
    found = grounded(COURT, Proposal("figures", "toll", {**body, "said": said}))
    assert told(found, "figures/toll") == [("", "`Jon Aro` does not stand in sentence 3; "
                                            "the number 40 does not stand in sentence 4")]  # fmt: skip


def test_identifiers_stand_in_no_text() -> None:
    found = grounded(COURT, changed(named(COURT, "entities/finland"), ("wikidata",), "Q33"))
    reason = "no text names an identifier; `newsfacts reconcile` proposes them"
    assert told(found, "entities/finland") == [("wikidata", reason)]
    assert kept(found, "entities/finland") == named(COURT, "entities/finland").body


# ----------------------------------------------------------------------------------------------------------- cascades


def test_what_refers_to_what_is_gone_goes_down_the_chain() -> None:
    found = grounded(COURT, changed(named(COURT, "entities/harbour-office"), ("name",), "the port office"))
    assert told(found, "entities/harbour-office") == [("", "`the port office` does not stand in the text")]
    assert told(found, "figures/badly") == [("", "it refers to `harbour-office`, which was set aside")]
    assert told(found, "figures/injured") == [("", "it refers to `harbour-office`, which was set aside")]
    assert told(found, "figures/counted") == [("contradicts[0]", "it refers to `injured`, which was set aside")]
    assert len(found.aside) == 4


def test_what_refers_to_nothing_goes() -> None:
    found = wrong(COURT, "claims/skipped", ("contradicts", 0, "fact"), "claim/hidden")
    assert found == [("contradicts[0]", "it refers to `claim/hidden`, which was not proposed")]


def test_facts_that_refer_to_each_other_are_kept() -> None:
    one = Proposal("claims", "one", {"text": "It broke.", "about": ["two"], "s": [2], "confidence": 1})
    two = Proposal("claims", "two", {"text": "It held.", "about": ["claim/one"], "s": [3], "confidence": 1})
    assert grounded(COURT, one, two).aside == ()


def test_a_date_may_be_in_the_possessive() -> None:
    vote = {"type": "Event", "name": "Election", "s": [1], "confidence": 0.5}
    vote["date"] = {"value": "2025-11-16", "basis": "inferred", "text": "Sunday"}
    proposal = Proposal("events", "election", vote)
    assert ground([proposal], ["Voters in Sunday's election chose a mayor."], date(2025, 11, 17)).kept == (proposal,)


def test_two_entries_with_one_id_are_both_set_aside() -> None:
    other = Proposal("claims", "inquiry", {"text": "It is.", "s": [1], "confidence": 1})
    found = ground([*FLOOD.proposals, other], FLOOD.sentences, FLOOD.day)
    assert told(found, "claims/inquiry") == [("", "`inquiry` is the id of several claims")] * 2


# -------------------------------------------------------------------------------------------------- names in the text


def names(entity: Body, *sentences: str, others: tuple[Body, ...] = ()) -> list[int]:
    """The sentences that name an entity, which stands among others."""
    bodies = {"it": entity, **{f"other-{at}": other for at, other in enumerate(others)}}
    return sorted(Cast(bodies, Text(sentences, None)).known["it"].sentences)


def person(name: str, *alias: str) -> Body:
    return {"type": "Person", "name": name, "alias": list(alias)}


@pytest.mark.parametrize(
    ("entity", "sentence"),
    [
        (person("Ann Smith"), "Smith said so."),
        (person("Ann Smith"), "Mr Smith’s lawyer said so."),
        (person("Ann Smith"), "ANN SMITH RESIGNS"),
        (person("Tom O'Hare"), "O’Hare said so."),
        (person("José Pérez"), "Jose\u0301 Pe\u0301rez said so."),
        (person("Jean-Luc Roy"), "Jean‑Luc\u00a0Roy said so."),
        (person("Volodymyr Zelenskyy", "Zelensky"), "Zelensky said so."),
        ({"type": "Corporation", "name": "Northway Line"}, "Northway denies it."),
        ({"type": "GovernmentOrganization", "name": "Ministry of Ports"}, "Later, the ministry denied it."),
        ({"type": "Organization", "name": "the dockers' union"}, "The union denied it."),
        ({"type": "Country", "name": "Russia"}, "Russian troops left."),
        ({"type": ["Country", "GovernmentOrganization"], "name": "the Netherlands"}, "The Dutch left."),
        ({"type": "Country", "name": "South Korea"}, "South Korean troops left."),
        ({"type": "Country", "name": "U.S."}, "The US left."),
        ({"type": "Country", "name": "United States"}, "American troops left."),
        ({"type": "Country", "name": "China"}, "US-China talks failed."),
    ],
)
def test_a_name_stands(entity: Body, sentence: str) -> None:
    assert names(entity, sentence) == [1]


@pytest.mark.parametrize(
    ("entity", "sentence"),
    [
        (person("Ann Smith"), "Smithson said so."),
        (person("Ann Smith"), "Ann Miller said so."),
        (person("Ann Smith"), "Smith Industries said so."),
        (person("Theresa May"), "It may rain."),
        (person("Volodymyr Zelenskyy"), "Zelensky said so."),
        (person("José Pérez"), "Perez said so."),
        (person("Jon Aro"), "President Aronsen said so."),
        ({"type": "Country", "name": "US"}, "They told us so."),
        ({"type": "Country", "name": "Niger"}, "Nigerian troops left."),
        (person("Julia"), "Julian said so."),
        ({"type": "GovernmentOrganization", "name": "Court of Appeal"}, "Later, the Supreme Court denied it."),
        ({"type": "Organization", "unnamed": True, "name": "the harbour office"}, "The harbour has no office."[:16]),
    ],
)
def test_a_name_does_not_stand(entity: Body, sentence: str) -> None:
    assert names(entity, sentence) == []


def test_a_part_of_somebody_elses_name_names_nobody() -> None:
    assert names(person("Ann Smith"), "John Smith left.", "Smith stayed.", others=(person("John Smith"),)) == [2]


def test_demonyms_are_exact() -> None:
    assert demonyms("Russia") == {"Russian", "Russians"}
    assert demonyms("Greece") == {"Greek", "Greeks"}
    assert {"Iranian", "Iranians"} <= demonyms("Iran")
    assert "British" in demonyms("United Kingdom")


# ------------------------------------------------------------------------------------------------ numbers, quotations


@pytest.mark.parametrize(
    ("text", "readings"),
    [
        ("$1.5 million", [{"1500000"}]),
        ("1,500,000", [{"1500000"}]),
        ("1\u202f500\u00a0000", [{"1500000"}]),
        ("€1.5m", [{"1500000"}]),
        ("1.5m tall", [{"1.5", "1500000"}]),
        ("two million three hundred thousand", [{"2300000"}]),
        ("a hundred and five men", [{"105"}]),
        ("Forty-one", [{"41"}]),
        ("a dozen, dozens", [{"12"}, {"dozen"}]),
        ("two and a half billion", [{"2500000000"}]),
        ("half a million", [{"500000"}]),
        ("a third", [{"0.3333333333333333333333333333", "0.33", "0.333", "0.3333", "#3"}]),
        ("three quarters, ¾", [{"0.75"}, {"0.75"}]),
        ("40 percent, 40%", [{"40"}, {"40"}]),
        ("two to three million", [{"2000000"}, {"3000000"}]),
        ("-5 degrees, minus five", [{"-5"}, {"-5"}]),
        ("between 3-5 of F-16", [{"3"}, {"5"}, {"16"}]),
        ("the 3rd, the third", [{"#3"}, {"#3"}]),
        ("A380, version 1.2.3", [{"1.2.3"}]),
        ("two million and three others", [{"2000000"}, {"3"}]),
    ],
)
def test_numbers_have_one_form(text: str, readings: list[set[str]]) -> None:
    assert [set(number.readings) for number in numbers(clean(text))] == readings


@pytest.mark.parametrize(
    ("sentences", "inside"),
    [
        (['"We go", he said, "now".'], ["We go now"]),
        (["“We go. ", "We stay,” he said."], ["We go.", "We stay,"]),
        (["‘The dockers’ union goes,’ he said."], ["The dockers’ union goes,"]),
        (["The dockers' union and Falk's line go."], [""]),
        (["“One.", "“Two,” he said."], ["One.", "“Two,"]),
        (["He said “one.", "No “two” here."], ["one.", "two"]),
    ],
)
def test_quotation_marks_open_and_close(sentences: list[str], inside: list[str]) -> None:
    cleaned = [clean(each) for each in sentences]
    spans = quoted(cleaned)
    assert [" ".join(text[a:b] for a, b in each) for text, each in zip(cleaned, spans, strict=True)] == inside


# -------------------------------------------------------------------------------------------------------- all inputs


def test_nothing_comes_of_nothing() -> None:
    assert ground([], [], None) == Grounded((), ())
    found = ground(COURT.proposals, [], None)
    assert found.kept == ()
    assert found.share == 1


def test_the_fields_that_refer_are_those_of_the_sheet() -> None:
    for model in (Event, Office, Figure, Claim):
        marks = {
            field.alias or name: mark.sections
            for name, field in model.model_fields.items()
            for mark in field.metadata
            if isinstance(mark, Refers)
        }
        assert REFERS[model.section] == marks
    said = {field.alias or name: m for name, field in Said.model_fields.items() for m in field.metadata}
    assert {name: mark.sections for name, mark in said.items() if isinstance(mark, Refers)} == SAYING
    assert set(NEEDED) == set(get_args(Section)) == set(ANYTHING)


def test_whatever_an_engine_writes_is_told_and_never_raised() -> None:
    hostile: list[Body] = [
        {"text": None, "said": "falk", "s": [True, 2.0, None]},
        {"text": ["\ud800", 3], "about": {"x": 1}, "content": [], "contradicts": [3, None], "s": [1]},
        {"text": "A Zorbax" + "x" * 10_000 + "‮<script>", "said": [{"by": 3, "via": [None, 4]}, None, "x"], "s": [1]},
        {"text": {"en": "Zorbax Quint", "uk": "Київ"}, "said": [{"by": ["falk", "aro"], "s": [7]}]},
        {"value": "1e999999999", "of": "collapse", "min": "NaN", "roles": ["x"], "s": [1]},
    ]
    for body in hostile:
        for section in ANYTHING:
            found = grounded(COURT, Proposal(section, "hostile", body))
            assert (section, kept(found, f"{section}/hostile")) == (section, None)
            assert len(found.kept) == len(COURT.proposals)


def test_proposals_and_sentences_may_be_many() -> None:
    """Every sentence is read once: a text a hundred times as long takes about a hundred times as long."""
    sentences = [each for _ in range(150) for each in COURT.sentences]
    many = [
        Proposal(each.section, f"{each.id}-x", each.body) for each in COURT.proposals if each.section != "entities"
    ]
    own = [each for each in COURT.proposals if each.section == "entities"]
    found = ground([*own, *COURT.proposals[len(own) :], *many], sentences, COURT.day)
    assert len(found.kept) == len(COURT.proposals) + len(many)


@settings(max_examples=25, deadline=None)
@given(st.lists(st.integers(0, 10_000), max_size=4), st.randoms(use_true_random=False))
def test_grounding_again_changes_nothing_and_order_only_order(seeds: list[int], random: Any) -> None:
    made = [each for each in map(slip, seeds) if each.sample is COURT]
    proposals = list(COURT.proposals)
    for each in made:
        at = next(
            i for i, own in enumerate(proposals) if (own.section, own.id) == (each.proposal.section, each.proposal.id)
        )
        proposals[at] = each.proposal
    before = copy.deepcopy(proposals)
    found = ground(proposals, COURT.sentences, COURT.day)
    assert proposals == before
    assert ground(found.kept, COURT.sentences, COURT.day) == Grounded(found.kept, ())
    for each_kept in found.kept:
        (source,) = [own for own in proposals if (own.section, own.id) == (each_kept.section, each_kept.id)]
        assert contained(each_kept.body, source.body)
    random.shuffle(proposals)
    shuffled = ground(proposals, COURT.sentences, COURT.day)
    assert sorted(map(repr, shuffled.kept)) == sorted(map(repr, found.kept))
    assert sorted(map(repr, shuffled.aside)) == sorted(map(repr, found.aside))


def contained(part: Any, whole: Any) -> bool:
    """Whether a value is another one less some of its parts."""
    if isinstance(part, dict):
        return all(key in whole and contained(value, whole[key]) for key, value in part.items())
    if isinstance(part, list):
        rest = iter(whole)
        return all(any(contained(item, other) for other in rest) for item in part)
    return bool(part == whole)


def test_without_the_articles_day_only_what_the_text_states_is_dated() -> None:
    found = ground(COURT.proposals, COURT.sentences, None)
    assert told(found, "events/verdict") == [
        ("date", "the date 2023-05-03 does not follow from “May 3” in sentences 1 and 2")
    ]
    assert told(found, "offices/aro-minister") == []
    assert ground(COURT.proposals, COURT.sentences, date(2023, 5, 5)).aside == ()
