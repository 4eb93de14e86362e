"""Compose: what the rules found, by hand and by a real parse, becomes proposals in the form of a sheet."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.anchor import anchor
from pipeline.articles import read_article
from pipeline.documents import Source
from pipeline.draft.compose import Composed, compose
from pipeline.draft.compose.likeness import is_same, telling_words
from pipeline.draft.compose.names import Names, slugged
from pipeline.draft.english.facts import Event, Facts, Figure, Office, Subject
from pipeline.draft.english.records import (
    Attribution,
    Circumstances,
    DateMention,
    Draft,
    Entity,
    Form,
    NameMention,
    Span,
    Speaker,
    Stance,
)
from pipeline.draft.rules import engine, propose
from pipeline.draft.sharing import share
from pipeline.draft.sheet import article_of, name_of, write_sheet
from pipeline.drafting import Drafted, Proposed, make_sheet
from pipeline.fields import Section
from pipeline.house import House
from pipeline.proposals import Body, Engine, Proposal, SourceArticle, cited
from pipeline.read import read
from pipeline.resolve import resolve
from pipeline.sheet import Authority
from tests.articles import COURT, FLOOD, MERGER

HOUSE = House(drafts=True)
NOWHERE = Path("nowhere")
NOTHING = Facts((), (), ())


# ------------------------------------------------------------------------------------------------ hand-made records


def place(text: str, words: str, at: int = 0) -> Span:
    """Where some words stand in a text, from a place on."""
    start = text.index(words, at)
    return start, start + len(words)


def entity(text: str, type: str, name: str, *others: str, unnamed: bool = False) -> Entity:
    """An entity with the first mention of its name and of each other word for it."""
    mentions = tuple(
        NameMention(*place(text, words), type, by_name=words == name and not unnamed) for words in (name, *others)
    )
    return Entity(type, name, (), mentions, unnamed)


def saying(
    text: str,
    who: str,
    cue: str,
    *content: str,
    stance: Stance = "asserts",
    form: Form = "clause",
    direct: bool = False,
    **more: Any,
) -> Attribution:
    source = place(text, who)
    contents = tuple(place(text, words) for words in content)
    return Attribution((source,), (place(text, cue),), contents, stance, form, direct=direct, head=source[0], **more)


def sentences_of(text: str) -> list[Span]:
    return [(each.start, each.end) for each in anchor(text, "en").sentences]


def composed(
    text: str,
    sayings: Sequence[tuple[Attribution, Speaker]] = (),
    entities: Sequence[Entity] = (),
    dates: Sequence[DateMention] = (),
    facts: Facts = NOTHING,
) -> Composed:
    attributions, speakers = (tuple(each) for each in zip(*sayings, strict=True)) if sayings else ((), ())
    return compose(text, sentences_of(text), Draft(attributions, speakers, tuple(dates), tuple(entities)), facts)


def section(found: Composed, name: Section) -> dict[str, Body]:
    return {each.id: each.body for each in found.proposals if each.section == name}


DAM = "Dam\nThe dam is safe, Strand said, according to the Courier.\nThe Courier asked Reed.\n"


def test_a_saying_becomes_a_claim_with_its_speaker_and_sentence() -> None:
    text = "Dam\nThe dam is safe, Strand said.\n"
    said = (saying(text, "Strand", "Strand said", "The dam is safe"), Speaker("Strand", "Strand", 0))
    found = composed(text, [said], [entity(text, "Person", "Strand")])
    assert found == Composed(
        (
            Proposal("entities", "strand", {"type": "Person", "name": "Strand", "confidence": 0.8}),
            Proposal(
                "claims",
                "dam-safe",
                {"text": "The dam is safe.", "said": [{"by": "strand", "s": [2]}], "confidence": 0.85},
            ),
        ),
        (),
        {1: "The headline."},
    )


def test_what_one_reports_of_another_is_a_chain() -> None:
    inner = saying(DAM, "Strand", "Strand said", "The dam is safe")
    outer = saying(DAM, "the Courier", "according to the Courier", "The dam is safe, Strand said", form="phrase")
    entities = [entity(DAM, "Person", "Strand"), entity(DAM, "NewsMediaOrganization", "the Courier")]
    sayings = [(inner, Speaker("Strand", "Strand", 0)), (outer, Speaker("the Courier", "the Courier", 1))]
    claims = section(composed(DAM, sayings, entities), "claims")
    assert claims["dam-safe"]["said"] == [{"by": "strand", "via": ["courier"], "s": [2]}]
    assert list(claims) == ["dam-safe", "courier-asked-reed"], "what the Courier reports is no claim of its own"


def test_circumstances_are_told_in_the_words_of_the_model() -> None:
    text = "Dam\nThe dam may fail, Strand told Reed in a letter, citing Lind.\n"
    around = Circumstances((place(text, "Reed"),), (place(text, "a letter"),), (), (place(text, "Lind"),))
    attribution = saying(
        text,
        "Strand",
        "Strand told Reed",
        "The dam may fail",
        stance="warns",
        certainty="possible",
        circumstances=around,
    )
    entities = [entity(text, "Person", name) for name in ("Strand", "Reed", "Lind")]
    speaker = Speaker("Strand", "Strand", 0, "engineer", "the River Board")
    found = composed(text, [(attribution, speaker)], entities)
    assert section(found, "claims")["dam-may-fail"]["said"] == [
        {
            "by": "strand",
            "for": "river-board",
            "to": ["reed"],
            "via": ["lind"],
            "stance": "warns",
            "certainty": "possible",
            "medium": "letter",
            "s": [2],
        }
    ]
    assert section(found, "entities")["river-board"] == {
        "type": "Organization",
        "name": "River Board",
        "confidence": 0.6,
    }


@pytest.mark.parametrize(
    ("type", "becomes"),
    [
        ("Country", ["Country", "GovernmentOrganization"]),
        ("Place", ["Place", "GovernmentOrganization"]),
        ("Product", "Group"),
        ("Organization", "Organization"),
    ],
)
def test_who_speaks_is_a_person_or_a_body(type: str, becomes: object) -> None:
    text = "Dam\nThe dam is safe, Elmland said.\n"
    said = (saying(text, "Elmland", "Elmland said", "The dam is safe"), Speaker("Elmland", "Elmland", 0))
    found = composed(text, [said], [entity(text, type, "Elmland")])
    assert section(found, "entities")["elmland"]["type"] == becomes


def test_a_speaker_who_cannot_stand_in_a_sheet_leaves_the_sentence_to_the_article() -> None:
    text = "Dam\nThe dam is safe, Strand said.\n"
    said = (saying(text, "Strand", "Strand said", "The dam is safe"), Speaker("Strand", "Strand", -1))
    found = composed(text, [said])
    assert section(found, "claims")["dam-safe-strand-said"]["s"] == [2]


def test_of_allegedly_the_speaker_is_unnamed() -> None:
    text = "Dam\nReed allegedly opened the dam.\n"
    attribution = Attribution(
        (), (place(text, "allegedly"),), (place(text, "Reed"), place(text, "opened the dam")), "alleges", "adverb"
    )
    found = composed(text, [(attribution, Speaker("", "", -1))], [entity(text, "Person", "Reed")])
    (claim,) = section(found, "claims").values()
    assert claim["text"] == "Reed opened the dam."
    assert claim["said"] == [{"by": "unnamed", "stance": "alleges", "s": [2]}]


def test_credits_of_pictures_and_negated_stances_are_no_sayings() -> None:
    text = "Dam\nStrand did not say that the dam is safe.\nPhoto by Lind.\n"
    sayings = [
        (saying(text, "Strand", "did not say", "the dam is safe", negated=True), Speaker("Strand", "Strand", 0)),
        (saying(text, "Lind", "by Lind", "Photo", form="credit"), Speaker("Lind", "Lind", 1)),
    ]
    found = composed(text, sayings, [entity(text, "Person", "Strand"), entity(text, "Person", "Lind")])
    assert {name: body.get("s") for name, body in section(found, "claims").items()} == {
        "strand-did-not-say-dam": [2],
        "photo-lind": [3],
    }


def test_a_denial_that_points_back_is_one_more_voice_and_else_the_articles_own_sentence() -> None:
    text = "Dam\nThe dam is safe, Strand said.\nReed denied it.\n"
    first = (saying(text, "Strand", "Strand said", "The dam is safe"), Speaker("Strand", "Strand", 0))
    denial = (
        saying(text, "Reed", "Reed denied", "it", stance="denies", form="nominal"),
        Speaker("Reed", "Reed", 1),
    )
    entities = [entity(text, "Person", "Strand"), entity(text, "Person", "Reed")]
    claims = section(composed(text, [first, denial], entities), "claims")
    assert [body["said"] for body in claims.values()] == [
        [{"by": "strand", "s": [2]}, {"by": "reed", "stance": "denies", "s": [3]}]
    ]
    alone = section(composed(text, [denial], entities), "claims")
    assert alone["reed-denied"] == {"text": "Reed denied it.", "about": ["reed"], "s": [3], "confidence": 0.45}
    himself = (denial[0], Speaker("Reed", "Strand", 0))
    assert "reed-denied" in section(composed(text, [first, himself], entities), "claims")


def test_figures_events_and_offices_have_the_voices_of_those_who_tell_them() -> None:
    text = (
        "Dam\nOn May 3 the dam broke and killed 12 people, two of them children, mayor Strand said.\nReed is mayor.\n"
    )
    said = (
        saying(text, "mayor Strand", "Strand said", "the dam broke and killed 12 people, two of them children"),
        Speaker("mayor Strand", "Strand", 0, "mayor"),
    )
    entities = [entity(text, "Person", "Strand"), entity(text, "Person", "Reed")]
    day = DateMention(*place(text, "May 3"), "2023-05-03", "year-inferred")
    broke = Event("Event", "Break of the dam", (place(text, "broke"),), 0.7, (("agent", (1,)),), date=0)
    of = Subject(event=0)
    killed = Figure(
        place(text, "12 people"), place(text, "12"), "killed", 0.8, Decimal(12), unit="person", of=of, including=(1,)
    )
    children = Figure(
        place(text, "two of them"), place(text, "two"), "killed", 0.8, Decimal("2.50"), unit="child", of=of
    )
    unsure = Figure(place(text, "12 people"), place(text, "12"), "length", 0.4, Decimal(12), of=of)
    office = Office(place(text, "Reed is mayor"), 1, "mayor", 0.7, former=True)
    found = composed(text, [said], entities, [day], Facts((killed, children, unsure), (broke,), (office,)))
    voice = {"said": [{"by": "strand", "s": [2]}]}
    assert section(found, "events") == {
        "break-dam": {
            "type": "Event",
            "name": "Break of the dam",
            "date": {"value": "2023-05-03", "basis": "year-inferred", "text": "May 3"},
            "roles": {"agent": ["reed"]},
            "said": [{"by": "strand", "s": [2, 3]}],  # for a fact also cites where those whom it refers to are named
            "confidence": 0.7,
        }
    }
    first = {"of": "break-dam", "property": "killed", "value": 12, "unit": "person", **voice}
    second = {"of": "break-dam", "property": "killed", "value": Decimal("2.5"), "unit": "child", **voice}
    assert section(found, "figures") == {
        "killed-person": {**first, "including": ["killed-child"], "confidence": 0.8},
        "killed-child": {**second, "confidence": 0.8},
    }
    assert section(found, "offices") == {
        "reed-mayor": {
            "holder": "reed",
            "title": "mayor",
            "note": "Given as a former office.",
            "s": [3],
            "confidence": 0.7,
        }
    }


def test_nobody_vouches_for_an_event_that_is_only_demanded() -> None:
    text = "Dam\nStrand demands a repair of the dam.\n"
    said = (
        saying(text, "Strand", "Strand demands", "a repair of the dam", stance="demands", form="nominal"),
        Speaker("Strand", "Strand", 0),
    )
    repair = Event("Event", "Repair of the dam", (place(text, "repair"),), 0.7)
    found = composed(text, [said], [entity(text, "Person", "Strand")], facts=Facts((), (repair,), ()))
    assert section(found, "events") == {}


def test_a_figure_of_nothing_known_is_one_of_the_claim_in_which_it_stands() -> None:
    text = "Dam\nThe dam is 40 metres high.\n"
    height = Figure(place(text, "40 metres"), place(text, "40"), "height", 0.6, Decimal(40), unit="metre")
    found = composed(text, facts=Facts((height,), (), ()))
    assert section(found, "figures")["height-metre"]["of"] == "dam-40-metres-high"


@pytest.mark.parametrize("including", [(1,), ()], ids=["a part", "another number"])
def test_a_part_does_not_contradict_the_whole(including: tuple[int, ...]) -> None:
    text = "Dam\nThe break killed 12 people, three of them at once.\n"
    broke = Event("Event", "Break", (place(text, "break"),), 0.7)
    of = Subject(event=0)
    figures = (
        Figure(place(text, "12 people"), place(text, "12"), "killed", 0.8, Decimal(12), of=of, including=including),
        Figure(place(text, "three"), place(text, "three"), "killed", 0.8, Decimal(3), of=of),
    )
    found = section(composed(text, facts=Facts(figures, (broke,), ())), "figures")
    assert ["contradicts" in body for body in found.values()] == [False, not including]


def test_names_are_used_once_over_all_sections() -> None:
    names = Names()
    assert [names.name(text) for text in ("The Dam", "the dam", "Dam!", "article", "…", "Ґ")] == [
        *("dam", "dam-2", "dam-3", "article-2", "fact", "fact-2")
    ]
    assert slugged("Ellory’s U.S. café at 12.5 per cent", 9) == "ellory-us-cafe-125-per-cent"
    assert len(slugged("word" * 100, 5)) <= 60


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("The crane was not inspected.", "the crane was not inspected", True),
        ("The old dam above Elm held the water.", "The dam above Elm held the water.", True),
        ("The old dam above Elm was safe all year.", "The old dam above Elm was not safe all year.", False),
        ("The old dam above Elm was safe all year.", "The old dam above Elm wasn't safe all year.", False),
        (
            "The flood in the Orm valley killed 12 old people.",
            "The flood in the Orm valley killed 15 old people.",
            False,
        ),
        ("The flood in Orm killed two very old men.", "The flood in Orm killed three very old men.", False),
        ("The crane was safe.", "The quay was wet.", False),
    ],
)
def test_propositions_are_one_where_nothing_decisive_differs(one: str, other: str, same: bool) -> None:
    assert is_same(telling_words(one), telling_words(other)) is same
    assert is_same(telling_words(other), telling_words(one)) is same


# ----------------------------------------------------------------------------------------------------- a real parse


def article(text: str, day: date | None = None) -> SourceArticle:
    return SourceArticle(text, text.split("\n")[0], "en", day)


def proposed(text: str, day: date | None = None) -> Composed:
    return propose(article(text, day), anchor(text, "en"))


def claims(*lines: str) -> dict[str, Body]:
    """The claims of an article of these sentences, by their texts; the first of them is sentence 2."""
    found = section(proposed("\n".join(["A Report", *lines, ""])), "claims")
    return {body["text"]: body for body in found.values()}


def voices(body: Body) -> list[tuple[str, str, list[int]]]:
    return [(said["by"], said.get("stance", "asserts"), said["s"]) for said in body["said"]]


def test_according_to_passes_on_what_another_said() -> None:
    found = claims("Jon Aro promised to rebuild the quay, according to the Ellory Courier.")
    assert found["Jon Aro will rebuild the quay."]["said"] == [
        {"by": "jon-aro", "stance": "pledges", "via": ["ellory-courier"], "s": [2]}
    ]


@pytest.mark.parametrize(
    ("line", "text", "said"),
    [
        (
            "A memo claiming that Ines Falk had resigned was false, police said.",
            "Ines Falk had resigned.",
            {("memo", "alleges"), ("police", "denies")},
        ),
        (
            "Jon Aro disputed claims by the Courier that the dam had been closed.",
            "The dam had been closed.",
            {("courier", "alleges"), ("jon-aro", "denies")},
        ),
        (
            "Jon Aro rejected the claim that the dam had burst.",
            "The dam had burst.",
            {("unnamed", "alleges"), ("jon-aro", "rejects")},
        ),
        (
            "Jon Aro refused to say whether the dam had been checked, as two former employees allege.",
            "The dam had been checked.",
            {("two-former-employees", "alleges"), ("jon-aro", "declines-to-comment")},
        ),
        (
            "Jon Aro denied that the union had said that the dam was safe.",
            "The union had said that the dam was safe.",
            {("jon-aro", "denies")},
        ),
        (
            "If the quay closes, the ferry will stop, Jon Aro said.",
            "If the quay closes, the ferry will stop.",
            {("jon-aro", "asserts")},
        ),
        (
            "The ropes allegedly cut by the crew were sold by Jon Aro.",
            "The ropes were cut by the crew.",
            {("unnamed", "alleges")},
        ),
        ("Mayor accused of ignoring warnings.", "Mayor is guilty of ignoring warnings.", {("unnamed", "alleges")}),
    ],
)
def test_who_is_against_a_claim_does_not_pass_it_on(line: str, text: str, said: set[tuple[str, str]]) -> None:
    body = claims(line)[text]
    assert {(by, stance) for by, stance, _ in voices(body)} == said
    assert all("via" not in each for each in body["said"])


@pytest.mark.parametrize(
    "line",
    [
        "Jon Aro did not deny meeting the broker.",
        "Jon Aro did not say whether he believed the dam was safe.",
        "Neither company ruled out raising the offer.",
    ],
)
def test_a_stance_that_is_not_taken_is_the_articles_own_sentence(line: str) -> None:
    found = claims(line)
    assert list(found) == [line]
    assert "said" not in found[line]


def test_what_one_cannot_say_is_not_refused() -> None:
    assert list(claims('"We cannot say that the weld is the cause," cautioned Ines Falk.')) == [
        "We cannot say that the weld is the cause."
    ]


def test_a_lawyer_speaks_for_a_company_wherever_he_speaks() -> None:
    found = claims(
        "Northway skipped the inspection of the crane, the dockers' union said.",
        "Ines Falk, a lawyer for Northway, rejected the claim.",
        "Falk said that the crane was safe.",
    )
    assert voices(found["Northway skipped the inspection of the crane."]) == [
        ("dockers-union", "asserts", [2]),
        ("ines-falk", "rejects", [3]),
    ]
    assert found["The crane was safe."]["said"] == [{"by": "ines-falk", "for": "northway", "s": [3, 4]}]


def test_he_cites_the_sentence_that_names_him() -> None:
    found = claims("Jon Aro said the verdict was fair.", "He said the city would buy a crane.")
    assert voices(found["The city would buy a crane."]) == [("jon-aro", "asserts", [2, 3])]


def test_stances_towards_an_event_are_voices_on_the_event() -> None:
    found = proposed(
        "A Report\nThe court fined Northway on May 3, 2023.\nThe union condemned the fine.\n"
        "Northway declined to comment on the fine.\n"
    )
    (event,) = section(found, "events").values()
    assert (event["s"], event["date"]) == ([2], {"value": "2023-05-03", "text": "May 3, 2023"})
    assert voices(event) == [("union", "rejects", [3]), ("northway", "declines-to-comment", [4])]
    assert list(event)[-1] == "confidence"
    assert section(found, "claims") == {}


@pytest.mark.parametrize(
    ("line", "text", "stance"),
    [
        ("Jon Aro blamed Northway for the collapse.", "Northway is to blame for the collapse.", "alleges"),
        ("Jon Aro accused Northway of negligence.", "Northway is guilty of negligence.", "alleges"),
        ("Jon Aro urged the council to close the sluice.", "The council should close the sluice.", "demands"),
        ("Jon Aro promised to rebuild the quay.", "Jon Aro will rebuild the quay.", "pledges"),
        ("Jon Aro warned that the dam could break.", "The dam could break.", "warns"),
        ("Jon Aro declined to comment on the offer.", "The offer.", "declines-to-comment"),
    ],
)
def test_what_is_said_is_a_clause_whatever_the_stance(line: str, text: str, stance: str) -> None:
    assert voices(claims(line)[text]) == [("jon-aro", stance, [2])]


def test_direct_speech_is_a_claim_a_sentence_each_with_its_quotation() -> None:
    found = claims(
        '"Every bolt was checked. The crane was safe," Ines Falk said. "The union knew. It will appeal."',
        "The case goes on.",
    )
    quotes = {text: body["said"][0]["quote"] for text, body in found.items() if "said" in body}
    assert quotes == {
        "Every bolt was checked.": "Every bolt was checked.",
        "The crane was safe.": "The crane was safe",
        "The union knew.": "The union knew.",
        "It will appeal.": "It will appeal.",
    }
    assert {each["by"] for body in found.values() for each in body.get("said", ())} == {"ines-falk"}
    own = [text for text, body in found.items() if "s" in body]
    assert own == ["The case goes on."], "no sentence of the speech is the article's own as well"


def test_speech_that_goes_on_in_another_sentence_is_not_the_articles_own() -> None:
    found = claims('"Every bolt was checked," Ines Falk said.', '"The union was told so in March."')
    assert all("s" not in body for body in found.values())


def test_a_word_of_speech_that_makes_no_claim_is_not_lost() -> None:
    assert claims('"No," Ines Falk said.')["No, Ines Falk said."]["s"] == [2]


def test_who_says_the_same_is_one_more_voice() -> None:
    found = claims("The crane was not inspected, Eva Strand said.", "Tom Reed said that the crane was not inspected.")
    assert voices(found["The crane was not inspected."]) == [
        ("eva-strand", "asserts", [2]),
        ("tom-reed", "asserts", [3]),
    ]


def test_who_says_the_opposite_is_not_however_much_alike_it_is() -> None:
    safe, unsafe = (f"The dam above the village of Elm was {word} last spring" for word in ("safe", "not safe"))
    found = claims(f"{safe}, Eva Strand said.", f"{unsafe}, Tom Reed said.")
    assert voices(found[f"{safe}."]) == [("eva-strand", "asserts", [2])]
    assert voices(found[f"{unsafe}."]) == [("tom-reed", "asserts", [3])]
    assert [(each["basis"], each["confidence"]) for each in found[f"{unsafe}."]["contradicts"]] == [("inferred", 0.4)]


def test_two_tolls_of_one_event_may_contradict_each_other_and_a_part_does_not_contradict_the_whole() -> None:
    found = proposed(
        "A Report\nThe explosion in Port Ellory killed 12 people, including three children, the police said.\n"
        "The explosion killed 15 people, the fire brigade said.\n"
    )
    figures = {body["value"]: (name, body) for name, body in section(found, "figures").items()}
    assert sorted(figures) == [3, 12, 15]
    assert len({body["of"] for _, body in figures.values()}) == 1
    assert figures[12][1]["including"] == [figures[3][0]]
    assert figures[15][1]["contradicts"] == [{"fact": figures[12][0], "basis": "inferred", "confidence": 0.5}]
    assert all("contradicts" not in figures[value][1] for value in (3, 12))
    assert [item["by"] for item in figures[15][1]["said"]] == ["fire-brigade"]


def test_headings_are_omitted_and_a_credit_line_is_a_credit() -> None:
    found = proposed(
        "A Report\nThe case goes on.\nBackground\nThe crane was built in 1987.\n"
        "Mara Lind in Paris contributed to this report.\n"
    )
    assert found.omitted == {1: "The headline.", 3: "A heading."}
    assert found.credits == (("mara-lind", 5),)
    assert {body["text"]: body["s"] for body in section(found, "claims").values()} == {
        "The case goes on.": [2],
        "The crane was built in 1987.": [4],
    }


def test_a_credit_that_names_nobody_is_omitted() -> None:
    assert proposed("A Report\nThey contributed to this report.\n").omitted[2] == "A credit."


# --------------------------------------------------------------------------------------------- whatever the article


def sheet(text: str, day: date | None = None, folder: Path = NOWHERE) -> Drafted:
    source, anchors = article(text, day), anchor(text, "en")
    found = propose(source, anchors)
    proposed = Proposed(engine(), found.proposals, (), found.credits, found.omitted)
    return make_sheet(source, anchors, proposed, HOUSE, folder)


def accounted(text: str) -> None:
    """Shows of a draft what holds of every one."""
    anchors = anchor(text, "en")
    found = propose(article(text), anchors)
    ids = [each.id for each in found.proposals]
    assert len(ids) == len(set(ids)), "a bare reference fits one thing alone"
    for each in found.proposals:
        assert 0 <= each.body["confidence"] <= 1
        assert list(each.body)[-1] == "confidence"
        assert each.section == "entities" or cited(each.body)
        assert all(1 <= number <= len(anchors.sentences) for number in cited(each.body))
        assert all(0 < item["confidence"] <= 1 for item in each.body.get("contradicts", ()))
    drafted = sheet(text)
    (document,) = read(drafted.content, "draft.yaml")
    resolved = resolve(document, HOUSE.scope(NOWHERE), anchors)
    used = {number for each in drafted.kept for number in cited(each.body)}
    told = used | {int(number) for number in document.model.omitted} | {number for _, number in found.credits}
    if not drafted.aside:
        assert told == set(range(1, len(anchors.sentences) + 1)), "no sentence is passed over"
    assert resolved.article
    assert sheet(text).content == drafted.content


LINES = [line for text in (COURT, MERGER, FLOOD) for line in text.splitlines()]


@pytest.mark.parametrize("text", [COURT, MERGER, FLOOD], ids=["court", "merger", "flood"])
def test_nothing_of_our_articles_is_set_aside_and_no_sentence_is_passed_over(text: str) -> None:
    accounted(text)
    assert sheet(text).aside == ()


@settings(max_examples=40)
@given(st.lists(st.sampled_from(LINES), min_size=2, max_size=8))
def test_any_lines_in_any_order_make_a_sound_sheet(lines: list[str]) -> None:
    accounted("\n".join(lines) + "\n")


# ---------------------------------------------------------------------------------------- the sheet, as it is written

RULES = Engine("rules", "1")
TEXTS = st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=60)
NASTY = [
    *(
        "no",
        "yes",
        "on",
        "y",
        "null",
        "~",
        "true",
        "12:30",
        "1_000",
        "2023-05-03",
        "0x1F",
        "1e3",
        ".inf",
        "01",
        "1.0",
    ),
    *("- a", "a: b", "# a", "&a", "*a", "!a", "| a", "@a", "%a", "'a", '"a', "a #b", "{a}", "[a]", "?", "\u202eabc"),
    *("<script>alert(1)</script>", "a\u2028b", "a\x85b", "😀", "x" * 10_000),
]


@settings(max_examples=60)
@given(st.one_of(st.sampled_from(NASTY), TEXTS))
def test_whatever_is_proposed_is_read_back_as_it_was(words: str) -> None:
    body = {
        "text": words,
        "about": ["no"],
        "said": [{"by": "unnamed", "quote": words, "s": [1]}],
        "confidence": Decimal("0.50"),
    }
    head = {"id": "no", "headline": words, "language": "en", "text": {"sentences": 2}}
    names = {"type": "Organization", "name": words, "alias": [words], "confidence": 0.7}
    content = write_sheet(head, RULES, [Proposal("claims", "y", body), Proposal("entities", "no", names)], {2: words})
    assert yaml_value(content) == {
        "status": "draft",
        "drafted": {"engine": "rules", "version": "1"},
        "article": head,
        "entities": {"no": {**names, "confidence": Decimal("0.7")}},
        "claims": {"y": body},
        "omitted": {"2": words},
    }


def yaml_value(content: bytes) -> object:
    return Source("draft.yaml", content.decode()).value()


def test_a_sheet_says_at_its_top_what_it_is_and_reads_well() -> None:
    body = {"type": "Person", "name": "Ines Falk", "alias": ["Falk"], "confidence": 0.9}
    claim = {
        "text": "Every bolt was checked, and every rope, and whatever else there was to be checked at the crane.",
        "said": [{"by": "ines-falk", "stance": "pledges", "s": [1]}],
        "confidence": 0.9,
    }
    head = {"id": "crane", "headline": "Crane", "text": {"sentences": 1}}
    content = write_sheet(
        head, RULES, [Proposal("claims", "checked", claim), Proposal("entities", "ines-falk", body)], {}
    )
    assert (
        content.decode()
        == """\
# Drafted by a program. At what has a `confidence` nobody has looked: `newsfacts review` walks through it.
# The texts of the claims are mostly the article's words. Put them into your own before you publish them.
status: draft
drafted:
  engine: rules
  version: '1'

article:
  id: crane
  headline: Crane
  text: {sentences: 1}

entities:
  ines-falk: {type: Person, name: Ines Falk, alias: [Falk], confidence: 0.9}

claims:
  checked:
    text: Every bolt was checked, and every rope, and whatever else there was to be checked at the crane.
    said: [{by: ines-falk, stance: pledges, s: [1]}]
    confidence: 0.9
"""
    )


def test_an_article_says_what_its_file_says() -> None:
    text = "Crane\nIt fell.\n"
    source = SourceArticle(text, "Crane", "en-GB", date(2023, 5, 4), "The Courier")
    anchors = anchor(text, "en")
    assert article_of(source, anchors, "crane", [("lind", 2)], "courier") == {
        "id": "crane",
        "headline": "Crane",
        "language": "en-GB",
        "publisher": {"entity": "courier", "basis": "inferred", "note": "From the file, not from the text."},
        "credit": [{"entity": "lind", "s": 2}],
        "date": {"value": "2023-05-04", "basis": "inferred", "note": "From the file, not from the text."},
        "text": {"sha256": anchors.sha256, "sentences": 2},
    }
    bare = article_of(SourceArticle(text, "Crane"), anchors, "crane", [], "")
    assert bare == {
        "id": "crane",
        "headline": "Crane",
        "language": "en",
        "text": {"sha256": anchors.sha256, "sentences": 2},
    }


def test_an_id_is_made_of_the_first_words_of_the_headline() -> None:
    headlines = ["Court Fines the Ferry Line Over a Crane's Collapse in Ellory", "Ґанок", "2023"]
    assert [name_of(SourceArticle("", headline)) for headline in headlines] == [
        *("court-fines-ferry-line-over-crane", "article", "2023")
    ]


# -------------------------------------------------------------------------------------------- what a folder shares

AUTHORITY = Authority.model_validate(
    {
        "entities": {
            "uk": {"type": "Country", "name": "United Kingdom", "alias": ["Britain", "UK"]},
            "falk": {"type": "Person", "name": {"en": "Ines Falk", "uk": "Інес Фальк"}},
        },
        "events": {"collapse": {"wikidata": "Q1"}},
    }
)


def test_shared_entities_keep_their_ids_and_others_make_room() -> None:
    entries: list[tuple[Section, str, Body]] = [
        ("entities", "ines-falk", {"name": "INES FALK"}),
        ("entities", "great-britain", {"name": "Great Britain", "alias": ["Britain"], "partOf": "falk"}),
        ("entities", "falk", {"name": "Falk & Sons"}),
        (
            "events",
            "collapse",
            {"name": "Collapse", "place": "great-britain", "roles": {"agent": ["falk", "ines-falk"]}},
        ),
        ("offices", "o", {"holder": "ines-falk", "title": "ines-falk", "of": "falk", "under": "ines-falk"}),
        ("figures", "f", {"of": "collapse", "including": ["collapse"], "description": "falk"}),
        (
            "claims",
            "c",
            {
                "text": "falk",
                "about": ["collapse", "falk"],
                "content": {"subject": "ines-falk", "relation": "falk", "object": "great-britain"},
                "said": [{"by": "ines-falk", "for": "falk", "via": ["falk", {"by": "ines-falk"}], "quote": "falk"}],
                "contradicts": [{"fact": "collapse", "basis": "inferred"}],
            },
        ),
    ]
    shared, renamed = share([Proposal(*each) for each in entries], AUTHORITY)
    assert renamed == {
        "ines-falk": "falk",
        "great-britain": "uk",
        "falk": "falk-here",
        "collapse": "collapse-here",
    }
    assert [(each.id, each.body) for each in shared] == [
        ("falk-here", {"name": "Falk & Sons"}),
        ("collapse-here", {"name": "Collapse", "place": "uk", "roles": {"agent": ["falk-here", "falk"]}}),
        ("o", {"holder": "falk", "title": "ines-falk", "of": "falk-here", "under": "falk"}),
        ("f", {"of": "collapse-here", "including": ["collapse-here"], "description": "falk"}),
        (
            "c",
            {
                "text": "falk",
                "about": ["collapse-here", "falk-here"],
                "content": {"subject": "falk", "relation": "falk", "object": "uk"},
                "said": [{"by": "falk", "for": "falk-here", "via": ["falk-here", {"by": "falk"}], "quote": "falk"}],
                "contradicts": [{"fact": "collapse-here", "basis": "inferred"}],
            },
        ),
    ]


def test_a_name_that_makes_room_takes_no_other_ones_place() -> None:
    entries = [
        Proposal("entities", "falk", {"name": "Falk & Sons"}),
        Proposal("entities", "falk-here", {"name": "Here"}),
    ]
    shared, _ = share(entries, AUTHORITY)
    assert len({each.id for each in shared}) == 2


def test_nothing_is_shared_where_there_is_nothing() -> None:
    entries = (Proposal("entities", "falk", {"name": "Ines Falk"}),)
    assert share(entries, Authority()) == (entries, {})


# ---------------------------------------------------------------------------------- from proposals to what is kept


def drafted(text: str, *entries: Proposal, publisher: str = "", **more: Any) -> Drafted:
    source = SourceArticle(text, text.split("\n")[0], "en", publisher=publisher)
    return make_sheet(source, anchor(text, "en"), Proposed(RULES, entries, **more), HOUSE, NOWHERE)


CRANE = "Crane\nThe crane fell, the publisher said.\nInes Falk was there.\n"
SAYS = Proposal(
    "entities", "publisher", {"type": "Organization", "unnamed": True, "name": "the publisher", "confidence": 0.6}
)
FELL = Proposal(
    "claims", "fell", {"text": "The crane fell.", "said": [{"by": "publisher", "s": [2]}], "confidence": 0.8}
)


def test_the_publisher_of_the_file_is_none_of_the_text() -> None:
    done = drafted(CRANE, SAYS, FELL, publisher="The Courier")
    (document,) = read(done.content, "draft.yaml")
    assert [(name, *each.name.values()) for name, each in document.model.entities.items()] == [
        ("publisher", "the publisher"),
        ("publisher-2", "The Courier"),
    ]
    assert document.model.article.publisher is not None
    assert yaml_part(done, "article", "publisher", "entity") == "publisher-2"
    assert yaml_part(done, "claims", "fell", "said", 0, "by") == "publisher"


def test_a_publisher_whom_the_text_names_is_that_one() -> None:
    falk = Proposal("entities", "ines-falk", {"type": "Organization", "name": "Ines Falk", "confidence": 0.9})
    told = Proposal(
        "claims", "there", {"text": "Ines Falk was there.", "about": ["ines-falk"], "s": [3], "confidence": 0.5}
    )
    done = drafted(CRANE, falk, told, publisher="Ines Falk")
    assert yaml_part(done, "article", "publisher", "entity") == "ines-falk"
    assert [each.id for each in done.kept] == ["ines-falk", "there"]


def yaml_part(done: Drafted, *steps: str | int) -> object:
    value: Any = yaml_value(done.content)
    for step in steps:
        value = value[step]
    return value


def test_what_no_sheet_can_hold_is_set_aside_with_the_reason_and_the_rest_stays() -> None:
    place = Proposal("entities", "ines-falk", {"type": "Place", "name": "Ines Falk", "confidence": 0.9})
    odd = Proposal("claims", "odd", {"text": "The crane fell.", "colour": "red", "s": [2], "confidence": 0.5})
    both = Proposal(
        "claims",
        "both",
        {
            "text": "The crane fell.",
            "said": [{"by": "publisher", "s": [2]}, {"by": "ines-falk", "s": [3]}],
            "confidence": 0.8,
        },
    )
    done = drafted(CRANE, SAYS, place, odd, both)
    assert [each.id for each in done.kept] == ["publisher", "ines-falk", "both"]
    assert done.kept[-1].body["said"] == [{"by": "publisher", "s": [2]}]
    assert {(each.proposal.id, each.path) for each in done.aside} == {("odd", ""), ("both", "said[1]")}
    assert all(each.reason.startswith("does not fit into a sheet: ") for each in done.aside)
    assert done.share == 0.5


def test_what_does_not_stand_in_the_text_is_set_aside() -> None:
    invented = Proposal("claims", "invented", {"text": "The crane killed 40.", "s": [2], "confidence": 0.5})
    done = drafted(CRANE, SAYS, FELL, invented)
    assert [each.id for each in done.kept] == ["publisher", "fell"]
    assert [each.proposal for each in done.aside] == [invented]


def test_of_what_is_set_aside_no_sentence_stays_omitted_and_no_credit_stays() -> None:
    done = drafted(
        CRANE, SAYS, FELL, credits=(("falk", 3), ("publisher", 3)), omitted={1: "The headline.", 2: "Old."}
    )
    assert yaml_part(done, "omitted") == {"1": "The headline."}
    assert yaml_part(done, "article", "credit") == [{"entity": "publisher", "s": 3}]


@pytest.mark.parametrize("headline", ["x" * 10_000, "<script>alert(1)</script>", "\u202eCrane", "{a: b}", "no"])
def test_any_headline_fits_into_a_sheet(headline: str) -> None:
    source = read_article(f"{headline}\nThe crane fell.\n".encode(), "crane.txt")
    done = make_sheet(source, anchor(source.text, "en"), Proposed(RULES, ()), HOUSE, NOWHERE)
    assert yaml_part(done, "article", "headline") == source.headline


# ------------------------------------------------------------------------------------------ speech that nobody owns


def test_speech_of_which_it_is_not_clear_whose_it_is_is_never_the_articles_own() -> None:
    found = proposed(
        "Mayor on the bridge\n"
        "Q: Why did the bridge fall?\n"
        "A: We had rejected the mix. The ministry has not shown its measurements.\n"
        "The bridge was built in 1998.\n"
        "My brother saw it fall.\n"
    )
    claims = [each.body["text"] for each in found.proposals if each.section == "claims" and "s" in each.body]
    assert claims == ["The bridge was built in 1998."]
    unclear = "Speech of which it is not clear whose it is."
    assert dict(found.omitted) == {1: "The headline.", 2: unclear, 3: unclear, 4: unclear, 6: unclear}
