"""Figures, events and offices, as the rules find them in sentences of our own."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

pytest.importorskip("spacy")

from pipeline.draft.english.analyse import draft
from pipeline.draft.english.factfinding import facts
from pipeline.draft.english.facts import Event, Figure, Office
from pipeline.draft.english.happenings import NOUNS, VERBS
from pipeline.draft.english.nlp import read
from pipeline.draft.english.quantities import Quantity, quantities
from pipeline.draft.english.records import Draft
from pipeline.draft.english.units import FORMS

DAY = date(2024, 6, 27)
VOCABULARY = Path(__file__).parents[1] / "vocab"


class Found:
    """What was found in a text, with names in place of numbers."""

    def __init__(self, text: str) -> None:
        self.text = text
        article = read(text)
        self.draft: Draft = draft(article, DAY)
        self.facts = facts(article, self.draft)

    def name(self, number: int) -> str:
        return self.draft.entities[number].name if number >= 0 else ""

    def figure(self, words: str) -> Figure:
        (figure,) = [f for f in self.facts.figures if self.text[slice(*f.span)] == words]
        return figure

    def figures(self) -> list[str]:
        return [self.text[slice(*figure.span)] for figure in self.facts.figures]

    def event(self, name: str) -> Event:
        (event,) = [e for e in self.facts.events if e.name == name]
        return event

    def events(self) -> list[str]:
        return [event.name for event in self.facts.events]

    def roles(self, event: Event) -> dict[str, list[str]]:
        return {role: [self.name(n) for n in numbers] for role, numbers in event.roles}

    def date(self, number: int) -> str:
        return self.draft.dates[number].value if number >= 0 else ""

    def offices(self) -> list[tuple[str, str, str]]:
        return [(self.name(o.holder), o.title, self.name(o.of)) for o in self.facts.offices]

    def office(self, title: str) -> Office:
        (office,) = [o for o in self.facts.offices if o.title == title]
        return office


def number(figure: Figure) -> int:
    """The value of a figure, or its lower bound."""
    return int(figure.value if figure.value is not None else figure.min or 0)


def one(text: str) -> Quantity:
    (quantity,) = quantities(text)
    return quantity


@pytest.mark.parametrize(
    ("text", "value", "unit", "code"),
    [
        ("1,200 jobs", 1200, "", ""),
        ("two hundred and five ships", 205, "", ""),
        ("twenty-two ships", 22, "", ""),
        ("two million crowns", 2_000_000, "", ""),
        ("half a million crowns", 500_000, "", ""),
        ("$1.2bn", 1_200_000_000, "dollar", ""),
        ("US$ 20,000", 20_000, "US dollar", ""),
        ("€3m", 3_000_000, "euro", ""),
        ("30 mph", 30, "mile per hour", "HM"),
        ("a 12-ft wall", 12, "foot", "FOT"),
        ("a 12m wall", 12, "metre", "MTR"),
        ("5m people", 5_000_000, "", ""),
        ("12.5 per cent", Decimal("12.5"), "percent", "P1"),
        ("12%", 12, "percent", "P1"),
        ("20°C", 20, "degree Celsius", "CEL"),
        ("14 sq km", 14, "square kilometre", "KMK"),
    ],
)
def test_a_number_is_read_with_its_unit(text: str, value: Decimal, unit: str, code: str) -> None:
    found = one(text)
    assert (found.value, found.unit, found.unit_code) == (value, unit, code)
    assert (found.min, found.max, found.approximate) == (None, None, False)


@pytest.mark.parametrize(
    ("text", "value", "least", "most", "about", "wording"),
    [
        ("more than 40 people", None, 40, None, False, "more than 40"),
        ("at least 40 people", None, 40, None, False, "at least 40"),
        ("40 or more people", None, 40, None, False, "40 or more"),
        ("up to 40 people", None, None, 40, False, "up to 40"),
        ("fewer than 40 people", None, None, 40, False, "fewer than 40"),
        ("nearly 40 people", 40, None, None, True, ""),
        ("about 40 people", 40, None, None, True, ""),
        ("some 40 people", 40, None, None, True, ""),
        ("between 3 and 5 euros", None, 3, 5, False, ""),
        ("3-5 percent", None, 3, 5, False, ""),
        ("two to three million euros", None, 2_000_000, 3_000_000, False, ""),
        ("from 3 to 5 percent", 5, None, None, False, ""),
        ("half of the voters", Decimal("0.5"), None, None, False, "half"),
        ("a third of the voters", None, None, None, False, "a third"),
        ("dozens of people", None, None, None, False, "dozens"),
        ("tens of thousands of people", None, None, None, False, "tens of thousands"),
        ("several thousand people", None, None, None, False, "several thousand"),
    ],
)
def test_a_hedge_is_a_bound_or_a_wording(
    text: str, value: Decimal | None, least: int | None, most: int | None, about: bool, wording: str
) -> None:
    found = one(text)
    assert (found.value, found.min, found.max, found.approximate) == (value, least, most, about)
    assert found.description == wording


@pytest.mark.parametrize(
    "text",
    [
        "Falk, 52, said so",
        "a 14-year-old boy",
        "aged 14",
        "at 5 p.m.",
        "at 3:30",
        "won 3-2",
        "call +44 20 7946 0958",
        "see https://ellory.example/12/3",
        "1. The court",
        "No. 7",
        "three times",
        "an 18-fold rise",
        "9" * 400,
    ],
)
def test_what_only_looks_like_a_quantity_is_none(text: str) -> None:
    assert quantities(text) == ()


def test_numbers_of_things_are_no_figures() -> None:
    found = Found("On page 12, Article 5 was read out. A Boeing 737 stood at Gate 14 on May 3, 2021.")
    assert found.figures() == []


def test_a_toll_is_of_the_event_and_includes_its_part() -> None:
    found = Found(
        "A crane collapsed in Port Ellory. The collapse injured about 40 people, nine of them badly, the office said."
    )
    whole, part = found.facts.figures
    assert (whole.property, number(whole), whole.approximate, whole.unit) == ("injured", 40, True, "person")
    assert (part.property, number(part), part.unit) == ("injured", 9, "person")
    assert whole.including == (1,)
    assert found.facts.events[whole.of.event].name == "Collapse of a crane"
    assert part.of.event == whole.of.event


def test_killed_and_injured_in_one_sentence() -> None:
    found = Found(
        "More than 40 people, including two children, were killed and at least 100 injured in the attack on Hald."
    )
    killed, children, injured = found.facts.figures
    assert (killed.property, number(killed), killed.including) == ("killed", 40, (1,))
    assert (children.property, number(children), children.unit) == ("killed", 2, "child")
    assert (injured.property, number(injured), injured.unit) == ("injured", 100, "person")


def test_who_kills_is_not_counted_among_the_killed() -> None:
    found = Found("12 soldiers killed the guard.")
    assert [figure.property for figure in found.facts.figures if figure.property == "killed"] == []


def test_what_is_a_page_of_something_is_no_count() -> None:
    assert Found("The court found a 131-page report. It expects 500 visitors.").figures() == []


def test_what_could_happen_is_no_toll() -> None:
    assert Found("If the dam collapses, 500 people will drown. A flood could kill 400 people.").facts.figures == ()


@pytest.mark.parametrize(
    ("text", "words", "measure", "unit"),
    [
        ("Shares of Northway rose 12 percent.", "12 percent", "increase", "percent"),
        ("Wages fell by 5 percent.", "5 percent", "decrease", "percent"),
        ("Unemployment rose from 3 to 4.5 percent.", "4.5 percent", "unemployment", "percent"),
        ("The budget is 3.4 billion crowns.", "3.4 billion crowns", "budget", "crown"),
        ("Northway has 300 employees.", "300 employees", "employees", "employee"),
        ("The rocket has a range of 300 km.", "300 km", "range", "kilometre"),
        ("Police arrested 40 dockers on Friday.", "40 dockers", "arrested", "docker"),
        ("Nearly 2,000 residents were evacuated.", "Nearly 2,000 residents", "evacuated", "resident"),
        ("The storm left 3,000 people homeless.", "3,000 people", "homeless", "person"),
        ("Northway bought Brook Lines for 30 million euros.", "30 million euros", "price", "euro"),
        ("The tower is 120 metres high.", "120 metres", "height", "metre"),
        ("Falk was sentenced to five years in prison.", "five years", "sentence", "year"),
    ],
)
def test_a_measure_is_named_by_verb_or_noun(text: str, words: str, measure: str, unit: str) -> None:
    figure = Found(text).figure(words)
    assert (figure.property, figure.unit) == (measure, unit)


def test_a_figure_is_of_its_subject_or_of_the_act() -> None:
    found = Found("Northway has 300 employees. A court in Port Ellory fined Northway two million crowns on May 3.")
    assert found.name(found.figure("300 employees").of.entity) == "Northway"
    fine = found.figure("two million crowns")
    assert (fine.property, found.facts.events[fine.of.event].name) == ("fine", "Fine of Northway by a court")


@pytest.mark.parametrize(
    "text",
    [
        "The Harbour Union had 41 percent of the vote and the opposition Quay List 39 percent, the port said.",
        "The Harbour Union won 41 seats, the Quay List 39 seats.",
    ],
)
def test_each_number_is_of_its_own_subject(text: str) -> None:
    figures = Found(text).facts.figures
    subjects = [(int(f.value or 0), Found(text).name(f.of.entity)) for f in figures if f.of.entity >= 0]
    assert (39, "Harbour Union") not in subjects
    assert (39, "Quay List") in subjects
    assert "percent" not in [f.property for f in figures]


def test_an_irregular_verb_names_a_measure_in_its_base_form() -> None:
    assert [f.property for f in Found("Dockers drink two to three cups of coffee.").facts.figures] == ["drink"]


def test_who_is_accused_of_a_number_is_not_told_to_have_it() -> None:
    assert Found("The broker is accused by auditors of bribing six clerks.").facts.figures == ()


def test_an_event_has_its_parts_its_place_and_its_date() -> None:
    found = Found("Mayor Ada Brook met Karl Voss in Oslo on June 3. Northway acquired Brook Lines in April.")
    meeting = found.event("Meeting between Ada Brook and Karl Voss")
    assert meeting.type == "Meeting"
    assert found.roles(meeting) == {"participant": ["Ada Brook", "Karl Voss"]}
    assert (found.name(meeting.place), found.date(meeting.date)) == ("Oslo", "2024-06-03")
    bought = found.event("Acquisition of Brook Lines by Northway")
    assert (bought.type, found.date(bought.date)) == ("BuyAction", "2024-04")


def test_all_mentions_of_an_event_are_one() -> None:
    found = Found(
        "A bridge collapsed in Hald on Monday.\nThe collapse blocked the river.\nThe accident is being looked into."
    )
    (event,) = found.facts.events
    assert event.name == "Collapse of a bridge"
    assert [found.text[slice(*m)] for m in event.mentions] == ["collapsed", "collapse", "accident"]


@pytest.mark.parametrize(
    "text",
    [
        "Dahl could attack the harbour.",
        "Dahl did not attack the harbour.",
        "If Dahl attacks the harbour, the police will come.",
        "The union denied that Dahl attacked the harbour.",
        "Dahl threatened to attack the harbour.",
        "The attack helicopter stood idle.",
        "No attack was seen.",
        "The harbour fears an attack.",
        "The port denies reports of a drone attack.",
        "There was no sign of an attack on the port.",
        "The night passed without an attack.",
        "There is no evidence that Dahl attacked the harbour.",
        "The port disputed that Dahl attacked the harbour.",
    ],
)
def test_what_did_not_happen_is_no_event(text: str) -> None:
    assert Found(text).events() == []


def test_missiles_make_a_strike_a_missile_strike() -> None:
    found = Found("A missile strike on Oslo destroyed a mill. The dockers ended the strike.")
    assert [(e.type, e.name) for e in found.facts.events] == [
        ("MissileStrike", "Missile strike on Oslo"),
        ("Event", "Strike"),
    ]


def test_a_handover_has_predecessor_and_successor() -> None:
    found = Found("Karl Voss succeeded Pia Lund as mayor of Oslo in May.")
    (event,) = found.facts.events
    assert (event.type, event.name) == ("OfficeHandover", "Handover from Pia Lund to Karl Voss")
    assert found.roles(event) == {"successor": ["Karl Voss"], "predecessor": ["Pia Lund"]}


def test_offices_from_titles_appositions_and_verbs() -> None:
    found = Found(
        "Jon Aro, transport minister since 2021, spoke. Nora Dahl, the head of the Rail Union, left.\n"
        "Former finance minister Karl Voss came. Ada Brook was appointed director of the Ellory Museum.\n"
        "Pia Lund, who was president of the Port Union until 2019, won. Northway spokesman Tom Reed agreed."
    )
    assert found.offices() == [
        ("Jon Aro", "transport minister", ""),
        ("Nora Dahl", "head", "Rail Union"),
        ("Karl Voss", "finance minister", ""),
        ("Ada Brook", "director", "Ellory Museum"),
        ("Pia Lund", "president", "Port Union"),
        ("Tom Reed", "spokesman", "Northway"),
    ]
    assert found.date(found.office("transport minister").since) == "2021"
    assert found.date(found.office("president").until) == "2019"
    assert [o.former for o in found.facts.offices] == [False, False, True, False, True, False]


def test_kin_and_professions_are_no_offices() -> None:
    assert Found("His brother Karl Voss, a singer, met the teacher Ada Brook.").offices() == []


def test_every_class_of_events_is_one_of_the_model() -> None:
    from rdflib import RDFS, Graph, URIRef

    graph = Graph().parse(VOCABULARY / "newsfacts.ttl").parse(VOCABULARY / "schema-org.ttl")
    known: set[str] = set()
    for root in ("Event", "Action"):
        for found in graph.transitive_subjects(RDFS.subClassOf, URIRef(f"https://schema.org/{root}")):
            known.add(str(found).replace("#", "/").rpartition("/")[2])
    assert {kind.type for kind in (*VERBS.values(), *NOUNS.values())} - known == set()


def test_every_role_is_one_of_the_vocabulary() -> None:
    text = (VOCABULARY / "newsfacts.ttl").read_text(encoding="utf-8")
    roles = {role for kind in (*VERBS.values(), *NOUNS.values()) for role in (kind.subject, kind.object) if role}
    assert [role for role in roles if f"nf:{role} a owl:ObjectProperty" not in text] == []


def test_codes_are_of_units_and_not_of_money() -> None:
    assert FORMS["mph"] == ("mile per hour", "HM")
    assert FORMS["dollars"] == ("dollar", "")
    assert FORMS["nautical miles"] == ("nautical mile", "NMI")


@pytest.mark.parametrize(
    "text", ["", "\n\n", "12", "\u202e12 killed\u202c", "<script>12</script>", '"', "killed " * 300]
)
def test_odd_texts_break_nothing(text: str) -> None:
    for figure in Found(text).facts.figures:
        assert 0 <= figure.span[0] < figure.span[1] <= len(text)


def test_all_numbers_are_of_records_that_exist() -> None:
    text = "Gunmen killed three guards in Oslo. Police chief Ada Brook arrested four men, two of whom were released."
    found = Found(text)
    assert found.facts.figures
    for figure in found.facts.figures:
        assert figure.of.event < len(found.facts.events)
        assert all(0 <= number < len(found.facts.figures) for number in figure.including)
        assert 0 < figure.confidence <= 1
        assert figure.span[0] <= figure.number[0] < figure.number[1] <= figure.span[1]
    for event in found.facts.events:
        assert event.place < len(found.draft.entities)
        assert 0 < event.confidence <= 1
