"""The rules engine on texts of our own: who says what, in which stance, since when, and who "she" is."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date

import pytest

from pipeline.draft.english.analyse import draft
from pipeline.draft.english.attributions import attributions
from pipeline.draft.english.countries import DEMONYMS, country_of
from pipeline.draft.english.dates import dates
from pipeline.draft.english.given import gender_of
from pipeline.draft.english.nlp import read
from pipeline.draft.english.records import Attribution, Draft
from pipeline.draft.english.spans import MARKED, spans
from tests.reported import ARTICLES, EXAMPLES, Sayings

DAY = date(2023, 5, 10)


def words(text: str) -> Counter[str]:
    return Counter(re.findall(r"\w+", text.lower()))


def overlap(left: str, right: str) -> float:
    """F1 of the words of two texts."""
    one, other = words(left), words(right)
    return 2 * (one & other).total() / max(1, one.total() + other.total())


def marked(text: str) -> list[Attribution]:
    return [saying for saying in attributions(read(text)) if saying.form in MARKED]


def missing(text: str, expected: Sayings, least: float) -> Sayings:
    """The expected sayings that none found has, by its source and, to a degree, its content."""
    found = [(_of(text, each.source), _of(text, each.content)) for each in marked(text)]
    return [
        (source, content)
        for source, content in expected
        if not any(
            overlap(content, said) >= least and (not source or words(source) & words(who)) for who, said in found
        )
    ]


def _of(text: str, places: tuple[tuple[int, int], ...]) -> str:
    return " ".join(text[start:end] for start, end in places)


@pytest.mark.parametrize(("text", "expected"), EXAMPLES, ids=[text[:60] for text, _ in EXAMPLES])
def test_who_says_what(text: str, expected: Sayings) -> None:
    assert missing(text, expected, 0.7) == []


@pytest.mark.parametrize(("text", "expected"), [each[1:] for each in ARTICLES], ids=[each[0] for each in ARTICLES])
def test_who_says_what_in_articles(text: str, expected: Sayings) -> None:
    assert missing(text, expected, 0.5) == []


@pytest.mark.parametrize(
    ("text", "speaker", "content"),
    [
        ("Ferry line accused of skipping inspections", "", "Ferry line of skipping inspections"),
        ("Two pilots charged with fraud", "", "Two pilots with fraud"),
        (
            "The broker is accused by auditors of hiding six loans.",
            "auditors",
            "The broker hiding six loans",
        ),
        (
            'If the weld is cracked, the bridge must close, said Alderman Ines Falk, who called the works "shabby" '
            "but stressed that she had no proof.",
            "Ines Falk",
            "If the weld is cracked, the bridge must close",
        ),
        ("The ropes allegedly cut by the crew were new.", "", "The ropes cut by the crew"),
        ("A memo claiming that Falk had resigned was false, the port said.", "the port", "that Falk had resigned"),
    ],
)
def test_who_is_the_speaker_and_what_is_said_to_the_word(text: str, speaker: str, content: str) -> None:
    found = draft(read(text))
    said = [
        (who.name if saying.head >= 0 else "", _of(text, saying.content))
        for saying, who in zip(found.attributions, found.speakers, strict=True)
    ]
    assert (speaker, content) in said


def test_after_according_to_he_is_its_source() -> None:
    text = (
        "Ivo Lenz met Jon Aro on Monday. According to aide Paul Reed, the talks went well. He said a deal was near."
    )
    assert [speaker.name for speaker in draft(read(text)).speakers] == ["Paul Reed", "Paul Reed"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("The United Steelworkers met the U.S. envoy.", ["United Steelworkers", "U.S."]),
        ("Turnout was 63 percent in Ellory.", ["Ellory"]),
        ("Dockers met in Ellory. Most dockers left early.", ["Ellory"]),
        ("Neither company said that it would sell.", []),
    ],
)
def test_a_name_is_one_thing_and_a_plain_noun_is_none(text: str, names: list[str]) -> None:
    assert [entity.name for entity in draft(read(text)).entities] == names


def test_little_is_found_that_nobody_said() -> None:
    found = sum(len(marked(text)) for _, text, _ in ARTICLES)
    assert found <= 1.05 * sum(len(expected) for _, _, expected in ARTICLES)


@pytest.mark.parametrize(
    ("text", "stance", "certainty", "negated"),
    [
        ("The line denied that the bolts were loose.", "denies", "", False),
        ("The line denies skipping the inspection.", "denies", "", False),
        ("The union accused Northway of skipping the inspection.", "alleges", "", False),
        ("The town holds the owner responsible for the collapse.", "alleges", "", False),
        ("The union demanded that the owner resign.", "demands", "", False),
        ("The family has asked that no flowers be sent.", "demands", "", False),
        ("Residents urged the council to close the sluice.", "demands", "", False),
        ("The minister vowed to rebuild the quay.", "pledges", "", False),
        ("Experts warned that the levee could break.", "warns", "possible", False),
        ("The council rejected the offer.", "rejects", "", False),
        ("She ruled out resigning.", "rejects", "", False),
        ("The judge questioned whether the witness was honest.", "doubts", "", False),
        ("The mayor thinks the line will probably pay.", "believes", "probable", False),
        ("Two men are believed to have fled to the coast.", "believes", "", False),
        ("The owner would not comment on the fine.", "declines-to-comment", "", False),
        ("The line declined to say when the ferry would sail.", "declines-to-comment", "", False),
        ("The minister refused to confirm that talks took place.", "declines-to-comment", "", False),
        ("The minister would not confirm that talks took place.", "declines-to-comment", "", False),
        ("Falk would not be drawn on the fine.", "declines-to-comment", "", False),
        ("The owner was not available for comment.", "declines-to-comment", "", False),
        ("The line did not respond to requests for comment.", "declines-to-comment", "", False),
        ("We cannot say that the weld is the cause.", "asserts", "", True),
        ("Falk said the line was doing everything possible.", "asserts", "", False),
        ("Mayor accused of ignoring warnings", "alleges", "", False),
        ("The firm neither confirmed nor denied that talks took place.", "declines-to-comment", "", False),
        ("The mayor did not rule out that the quay would close.", "asserts", "possible", False),
        ("The mayor did not rule out a closure of the quay.", "asserts", "possible", False),
        ("She refused to rule out a strike.", "asserts", "possible", False),
        ("The mayor did not deny that the quay would close.", "denies", "", True),
        ("He does not doubt that the line will pay.", "asserts", "certain", False),
        ("He does not think that the line will pay.", "doubts", "", False),
        ("Police have not said how many people were hurt.", "asserts", "", True),
        ("The owner never promised that the line would pay.", "pledges", "", True),
        ("Nobody said that the dam was safe.", "asserts", "", True),
        ("The union did not reject the offer.", "rejects", "", True),
    ],
)
def test_stance(text: str, stance: str, certainty: str, negated: bool) -> None:
    found = attributions(read(text))
    assert [(a.stance, a.certainty, a.negated) for a in found] == [(stance, certainty, negated)]


@pytest.mark.parametrize(
    "text",
    [
        "There is no evidence that the crane was unsafe.",
        "The crane was supposed to last for five years; it fell.",
        "Let's see what happens.",
        "The gate held the water back.",
    ],
)
def test_what_nobody_says(text: str) -> None:
    assert marked(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Experts were told that the crane was new.",
        "We are being told that the ferry is full.",
    ],
)
def test_a_passive_that_names_no_speaker_is_for_the_sheet_alone(text: str) -> None:
    assert [saying.form for saying in attributions(read(text))] == ["passive"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('"I sing," he said on Sunday in his speech, which was broadcast by the station.', ["I sing,"]),
        ("She felt the deck tilt.", []),
        ("It rained; the family, who asked for privacy, left.", []),
        ('It made noise, something which, Falk said, "a wall cannot do".', ["which a wall cannot do"]),
        ("The case on which the court has ruled was that of a bank.", []),
        ('The song has a refrain: "We will not sail in the rain."', []),
        ("Asked why, the owner said he did not know.", ["he did not know"]),
    ],
)
def test_what_is_said_and_no_more(text: str, said: list[str]) -> None:
    assert [_of(text, saying.content) for saying in marked(text)] == said


def speakers(text: str) -> list[tuple[str, str, str]]:
    return [(each.name, each.office, each.speaks_for) for each in draft(read(text), DAY).speakers]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "Karl Brandt accused Jon Aro of a cover-up. Aro smiled. Brandt frowned. He said it was a disgrace.",
            "Karl Brandt",
        ),
        (
            "Jon Aro resigned. Opposition leader Karl Brandt attacked the board. He said it was a disgrace.",
            "Karl Brandt",
        ),
        ("Ada Brook met Jon Aro at the port. She said the crane was new.", "Ada Brook"),
        ("Jon Aro met Sonja Falk. She said the crane was new.", "Sonja Falk"),
        ("According to the aide Mikel Pod, the port is safe. He said it would open.", "Mikel Pod"),
        ("A spokesperson for the port said it was shut. They said it would open.", "A spokesperson for the port"),
        ("Northway fired its chief. It said the plant was safe.", "Northway"),
        ("The developer, Quayside Homes, said the flats were cheap.", "Quayside Homes"),
        ("Hulme's mayor, Ada Brook, smiled. The mayor said the quay was safe.", "Ada Brook"),
        ("The pianist Vera Sand said she was glad.", "Vera Sand"),
    ],
)
def test_whom_a_source_stands_for(text: str, name: str) -> None:
    assert speakers(text)[-1][0] == name


def test_speakers_are_resolved() -> None:
    text = (
        "Hanna Lund, a lawyer for Northway, said she would appeal.\n"
        '"I will not give up," Lund said. The lawyer added that staff were angry.\n'
        "A spokesman for the port said the quay was safe. He said it would open in May."
    )
    assert [name for name, _, _ in speakers(text)] == [*["Hanna Lund"] * 3, *["A spokesman for the port"] * 2]


@pytest.mark.parametrize(
    ("text", "office", "speaks_for"),
    [
        ("Hanna Lund, a lawyer for Northway, said it was over.", "lawyer for Northway", "Northway"),
        ("Northway spokesman Jon Aro said it was over.", "Northway spokesman", "Northway"),
        ("The regional governor, Dario Penn, said it was over.", "regional governor", ""),
        ("Chief Executive Ivo Kern said it was over.", "Chief Executive", ""),
        ("Paul Renn was jailed. His lawyer, Beth Osei, said it was over.", "lawyer", "Paul Renn"),
        ("One engineer, who asked not to be named, said it was over.", "engineer", ""),
    ],
)
def test_offices(text: str, office: str, speaks_for: str) -> None:
    assert speakers(text)[-1][1:] == (office, speaks_for)


def types(found: Draft) -> dict[str, str]:
    return {each.name: each.type for each in found.entities}


def test_countries_are_told_from_places_and_peoples() -> None:
    text = "The United States said it would leave. Iran said the U.S. had lied. Iranian ministers were in Moscow."
    found = draft(read(text), DAY)
    assert types(found) == {"United States": "Country", "Iran": "Country", "Iranian": "Group", "Moscow": "Place"}
    assert found.entities[0].aliases == ("U.S.",)


def test_country_names() -> None:
    assert [country_of(name) for name in ("the U.K.", "Russian Federation", "Hulme", "")] == [
        "United Kingdom",
        "Russia",
        "",
        "",
    ]
    assert DEMONYMS["Iranian"] == "Iran"


def test_bodies_are_one_by_the_name_of_their_country() -> None:
    text = "Russia's foreign ministry said it was over. Later, the Russian foreign ministry said it had begun."
    assert len({name for name, _, _ in speakers(text)}) == 1


def test_given_names() -> None:
    assert [gender_of(name) for name in ("Jon Aro", "Ada Brook", "Robin Falk", "Ada", "")] == [
        "he",
        "she",
        "",
        "",
        "",
    ]


def test_words_of_a_headline_are_no_name_unless_the_text_has_it() -> None:
    text = "Defense Chiefs Discuss Hulme Over Phone Again\nThe mayor of Hulme was glad."
    assert list(types(draft(read(text), DAY))) == ["Hulme"]


@pytest.mark.parametrize(
    ("text", "value", "basis"),
    [
        ("It opened on May 3, 2023.", "2023-05-03", "stated"),
        ("It opened on 3 May.", "2023-05-03", "year-inferred"),
        ("It opened in March.", "2023-03", "year-inferred"),
        ("It opened in December.", "2022-12", "year-inferred"),
        ("It will open in December.", "2023-12", "year-inferred"),
        ("It opened on Tuesday.", "2023-05-09", "inferred"),
        ("It will open on Tuesday.", "2023-05-16", "inferred"),
        ("It opened on Wednesday.", "2023-05-10", "inferred"),
        ("The minister said she would sail on Friday.", "2023-05-12", "inferred"),
        ("It will be closed in June after councillors voted.", "2023-06", "year-inferred"),
        ("It will be held on May 28.", "2023-05-28", "year-inferred"),
        ("It opened as recently as March.", "2023-03", "year-inferred"),
        ("It is scheduled for June.", "2023-06", "year-inferred"),
        ("It fell in the February storms.", "2023-02", "year-inferred"),
        ("It fell before the 2014 protests.", "2014", "stated"),
        ("It opens by the end of this week.", "2023-05-14", "inferred"),
        ("It opened yesterday.", "2023-05-09", "inferred"),
        ("It opened last week.", "2023-05-01/2023-05-07", "inferred"),
        ("It opened last month.", "2023-04", "inferred"),
        ("It opened two days ago.", "2023-05-08", "inferred"),
        ("It opened about ten years ago.", "2013~", "inferred"),
        ("It opened in the 1990s.", "199X", "stated"),
        ("It opened in autumn 2022.", "2022-23", "stated"),
        ("It opened on June 20-25, 2022.", "2022-06-20/2022-06-25", "stated"),
    ],
)
def test_dates(text: str, value: str, basis: str) -> None:
    assert [(d.value, d.basis) for d in dates(text, DAY)] == [(value, basis)]


def test_a_month_is_marked_without_its_preposition() -> None:
    text = "It opened in March."
    assert [text[d.start : d.end] for d in dates(text, DAY)] == ["March"]


@pytest.mark.parametrize(
    "text",
    ["It seats 2000 people.", "It cost $2015.", "They may go.", "The march began.", "We joined the March for peace."],
)
def test_no_dates(text: str) -> None:
    assert dates(text, DAY) == ()


@pytest.mark.parametrize(
    ("text", "sayings"),
    [
        ("", 0),
        ("\n \n", 0),
        ('"', 0),
        ("Flood", 0),
        ('"' * 300, 0),
        ("A" * 10_000 + " said it was fine.", 1),
        ("a\n" * 300, 0),
        (", said Falk," * 200, 195),
        ("the mayor said the dam was safe the union said it was not " * 50, 95),
        ("- Police say two died\n* The mayor denied it\n• Ferries are cancelled, according to Ellory Lines", 2),
        ('MAYOR SAYS DAM IS SAFE\n"WE CHECKED EVERY BOLT," INES FALK SAID. SHE ADDED THAT IT WOULD HOLD.', 3),
    ],
)
def test_any_text_is_read(text: str, sayings: int) -> None:
    assert len(spans(draft(read(text)))["attributions"]) >= sayings


def test_a_lone_surrogate_moves_nothing() -> None:
    text = "Falk \ud800 said it was fine."
    (saying,) = attributions(read(text))
    assert _of(text, saying.content) == "it was fine"


def test_spans_have_the_form_of_marked_articles() -> None:
    text = "Ines Falk said on 3 May that the dam was safe. She would leave last week."
    found = spans(draft(read(text), DAY))
    assert [text[s:e] for s, e in found["attributions"][0]["source"]] == ["Ines Falk"]
    assert found["dates"] == [{"start": 18, "end": 23, "value": "2023-05-03", "basis": "year-inferred"}]
    assert found["named"][0] == {"start": 0, "end": 9, "type": "Person", "entity": "Ines Falk"}
