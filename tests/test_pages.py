"""Pages: they say what the questions say, lead where they promise, and refuse what they cannot show."""

from __future__ import annotations

import json
import re
from base64 import b64encode
from collections import Counter
from hashlib import sha256
from pathlib import Path

import pytest
from bs4 import BeautifulSoup, Tag

from pipeline import resources
from pipeline.namespaces import DEFAULT_BASE
from pipeline.pages import Story, gather
from pipeline.pages.dates import date_words
from pipeline.pages.story import Date
from pipeline.query import load_store, query
from pipeline.tables import short
from tests.command import Command
from tests.samples import RULING, RULING_AUTHORITY, RULING_TEXT
from tests.unreviewed import HALF, OPEN, REVIEWED, STATES

ROOT = Path(__file__).parents[1]
QUERIES = {path.stem: path for path in sorted((ROOT / "queries" / "pages").glob("*.rq"))}

FLOOD = """\
article: {id: flood, headline: Dyke breaks, language: en, publisher: gazette, date: 2026-03-14, text: {sentences: 7}}
entities:
  gazette: {type: NewsMediaOrganization, name: The Gazette}
  board: {type: Organization, name: Water Board, alias: [the board]}
  mayor: {type: Person, name: Ada Brook}
  aide: {type: Person, name: Tom Lea}
  police: {type: Organization, name: police, unnamed: true}
events:
  flood:
    {type: Event, name: Flood of the Lea, date: {value: 2026-03-12, basis: year-inferred, text: Thursday}, s: [1, 2]}
  repair: {type: Action, name: Repair of the dyke, from: 2025, until: "..", said: [{by: board, s: 4}]}
  inquiry: {type: Event, name: Inquiry, date: {value: 2026-04/2026-06, basis: inferred}, said: [{by: mayor, s: 6}]}
  visit: {type: Event, name: A visit, s: 6}
offices:
  brook-mayor: {holder: mayor, title: mayor, from: 2019, s: 3}
figures:
  dead: {of: flood, property: killed, value: 2, unit: person, said: [{by: police, s: 2}]}
  dead-mayor:
    {of: flood, property: killed, min: 3, max: 4, unit: person, contradicts: dead, said: [{by: mayor, s: 3}]}
  dead-least: {of: flood, property: killed, min: 1, unit: person, said: [{by: board, s: 4}]}
  hurt: {of: flood, property: injured, description: dozens, said: [{by: police, s: 2}]}
claims:
  opened-late:
    text: The sluice was opened too late.
    about: [flood]
    said:
      - {by: mayor, stance: alleges, s: 3}
      - {by: board, stance: denies, quote: by the book, to: gazette, via: [{by: aide, for: board, s: 5}], s: 4}
  no-comment: {text: The chairman resigns., said: [{by: board, stance: declines-to-comment, s: 4}]}
omitted: {7: An advertisement.}
"""


COURT = RULING.replace("under: port", "under: reyes")  # as the shapes want it


def export(newsfacts: Command, sheet: str, name: str, authority: str = "", text: str = "") -> None:
    """Exports a sheet in the folder where the command runs; with the article's text, anchored in it."""
    Path("facts").mkdir(exist_ok=True)
    Path("facts", f"{name}.yaml").write_text(sheet, encoding="utf-8")
    if authority:
        Path("facts", "entities.yaml").write_text(authority, encoding="utf-8")
    if text:
        Path("article.txt").write_text(text, encoding="utf-8")
        assert newsfacts("anchor", f"facts/{name}.yaml", "--text", "article.txt").code == 0
    ran = newsfacts("export", "--drafts")
    assert ran.code == 0, ran.err + ran.out


def soup(path: str) -> BeautifulSoup:
    return BeautifulSoup(Path(path).read_text(encoding="utf-8"), "html.parser")


def text_of(element: Tag | None) -> str:
    assert element is not None
    return " ".join(element.get_text(" ").split())


@pytest.fixture
def flood(newsfacts: Command) -> BeautifulSoup:
    """The page of the flood."""
    export(newsfacts, FLOOD, "flood")
    assert newsfacts("page").code == 0
    return soup("output/flood.html")


def story_of(trig: bytes) -> Story:
    store = load_store([("a.trig", trig)])
    return gather({name: query(store, path.read_text(encoding="utf-8"), name) for name, path in QUERIES.items()})


def ask(trig: bytes, number: str) -> list[dict[str, str]]:
    """The answer to one of the fifteen questions, as people read it."""
    (path,) = (path for path in resources.files_of(resources.QUERIES, ".rq") if path.name.startswith(number))
    answer = query(load_store([("a.trig", trig)]), path.read_text(encoding="utf-8"), path.name)
    return [
        dict(zip(answer.columns, (short(term, DEFAULT_BASE) for term in row), strict=True)) for row in answer.rows
    ]


@pytest.fixture(params=("defense-chiefs-call", "ruling", "flood"))
def trig(request: pytest.FixtureRequest, newsfacts: Command) -> bytes:
    """The exported graphs of three articles."""
    if request.param == "defense-chiefs-call":
        return (ROOT / "output" / "defense-chiefs-call.trig").read_bytes()
    sheets = {"ruling": (COURT, RULING_AUTHORITY, RULING_TEXT), "flood": (FLOOD, "", "")}
    sheet, authority, text = sheets[request.param]
    export(newsfacts, sheet, request.param, authority, text)
    return Path(f"output/{request.param}.trig").read_bytes()


# ------------------------------------------------------------------------------- it says what the questions say


def test_disputes_are_those_of_the_question(trig: bytes) -> None:
    story = story_of(trig)
    against = {each.fragment.partition("/")[2] for fact in story.facts for each in fact.against}
    both_ways = {fact.iri.rpartition("/")[2] for fact in story.facts if fact.stands_both_ways}
    assert against | both_ways == {row["dispute"] for row in ask(trig, "03")}
    grounds = {(each.fragment.partition("/")[2], each.ground) for fact in story.facts for each in fact.against}
    assert grounds == {
        (row["dispute"], row["ground"]) for row in ask(trig, "03") if row["kind"] == "fact against fact"
    }


def test_figures_are_those_of_the_question(trig: bytes) -> None:
    given = {
        (fact.iri.rpartition("/")[2], str(each.party.name), each.stance, number)
        for fact in story_of(trig).of_kind("figure")
        for each in fact.assertions
        for number in each.sentences
    }
    asked = {(row["figure"], row["said_by"], row["stance"], int(row["sentence"])) for row in ask(trig, "04")}
    assert asked <= given  # the question asks of events alone
    assert {figure for figure, *_ in given - asked} <= {"atacms-range"}


def test_offices_are_those_of_the_question(trig: bytes) -> None:
    held = {
        (str(fact.office.holder.name), str(fact.office.title or ""), number)
        for fact in story_of(trig).of_kind("office")
        if fact.office
        for each in fact.assertions
        for number in each.sentences
    }
    assert held == {(row["holder"], row["title"], int(row["sentence"])) for row in ask(trig, "07")}


def test_dates_are_those_of_the_question(trig: bytes) -> None:
    story = story_of(trig)
    of_facts = [(str(date.value), date.side, date.basis) for fact in story.facts for date in fact.dates]
    of_sayings = [
        (date.value, date.side, date.basis)
        for fact in story.facts
        for each in fact.assertions
        for step, _ in each.steps
        for date in step.dates
    ]
    asked = {
        (row["kind"], row["what"], row["side"].removesuffix("goes on").removesuffix(", "), row["date"], row["basis"])
        + ((row["said_by"], row["stance"]) if row["kind"] == "statement" else ())
        for row in ask(trig, "08")
    }
    assert sorted((date, side, basis) for _, _, side, date, basis, *_ in asked) == sorted(of_facts + of_sayings)


def test_sentences_are_those_of_the_question(trig: bytes) -> None:
    resting = {
        (sentence.number, each.fact.kind, str(each.assertion.party.name), each.does.replace("passes-on", "passes on"))
        for sentence in story_of(trig).sentences
        for each in sentence.resting
    }
    asked = [row for row in ask(trig, "10") if row["said_by"]]
    assert resting == {(int(row["sentence"]), row["kind"], row["said_by"], row["does"]) for row in asked}
    omitted = {(each.number, str(each.omitted)) for each in story_of(trig).sentences if each.omitted}
    assert omitted == {(int(row["sentence"]), row["why_nothing"]) for row in ask(trig, "10") if row["why_nothing"]}


# ------------------------------------------------------------------------------------------- what stands on it


def test_the_head_carries_the_article_as_linked_data(flood: BeautifulSoup) -> None:
    script = flood.find("script", type="application/ld+json")
    assert script is not None
    assert json.loads(script.get_text()) == json.loads(Path("output/flood.schema.jsonld").read_text())
    links = [
        (link.get("type"), link.get("title"), link.get("href")) for link in flood.find_all("link", rel="alternate")
    ]
    assert links == [
        ("text/turtle", "Turtle", "flood.ttl"),
        ("application/ld+json", "JSON-LD", "flood.jsonld"),
        ("application/trig", "TriG", "flood.trig"),
        ("application/n-quads", "N-Quads", "flood.nq"),
    ]
    describes = flood.find("link", rel="describes")
    assert describes is not None
    assert describes["href"] == "https://example.org/newsfacts/article/flood"
    assert flood.find("link", rel="canonical") is None  # example.org is nobody's address


def test_an_article_with_an_address_of_its_own_is_canonical(newsfacts: Command) -> None:
    Path("facts").mkdir()
    Path("facts/flood.yaml").write_text(FLOOD, encoding="utf-8")
    assert newsfacts("export", "--base", "https://gazette.test/data/").code == 0
    assert newsfacts("page").code == 0
    canonical = soup("output/flood.html").find("link", rel="canonical")
    assert canonical is not None
    assert canonical["href"] == "https://gazette.test/data/article/flood"


@pytest.mark.parametrize("page", ["flood", "index"])
def test_the_policy_lets_nothing_run_but_what_stands_in_the_page(flood: BeautifulSoup, page: str) -> None:
    found = soup(f"output/{page}.html")
    policy = found.find("meta", attrs={"http-equiv": "Content-Security-Policy"})
    assert policy is not None
    scripts = [script for script in found.find_all("script") if not script.get("type")]

    def digest(element: Tag) -> str:
        return f"'sha256-{b64encode(sha256(element.get_text().encode()).digest()).decode()}'"

    assert policy["content"] == (
        f"default-src 'none'; style-src {digest(found.find_all('style')[0])}; script-src {digest(scripts[0])}; "
        "img-src data:; base-uri 'none'; form-action 'none'"
    )
    assert len(found.find_all("style")) == len(scripts) == 1
    loading = list(found.find_all(src=True)) + found.find_all("link", rel="stylesheet")
    assert loading == []
    assert [element.name for element in found.find_all(style=True)] == []


def test_every_link_within_a_page_leads_somewhere(trig: bytes, newsfacts: Command) -> None:
    Path("data").mkdir()
    Path("data/a.trig").write_bytes(trig)
    assert newsfacts("page", "data").code == 0
    pages = {path.name: soup(str(path)) for path in Path("data").glob("*.html")}
    ids = {name: [element["id"] for element in page.find_all(id=True)] for name, page in pages.items()}
    places = {name: set(each) for name, each in ids.items()}
    for name, page in pages.items():
        assert [each for each, count in Counter(ids[name]).items() if count > 1] == []
        for anchor in page.find_all("a", href=re.compile("#|[.]html")):
            file, _, fragment = str(anchor["href"]).partition("#")
            assert not fragment or fragment in places[file or name], anchor["href"]


def test_a_fact_is_reached_by_the_last_part_of_its_iri(flood: BeautifulSoup) -> None:
    facts = [element["id"] for element in flood.select(".fact")]
    assert sorted(map(str, facts)) == [
        *("brook-mayor", "dead", "dead-least", "dead-mayor", "flood", "hurt", "inquiry", "no-comment", "opened-late"),
        *("repair", "visit"),
    ]
    assert flood.find(id="opened-late/said/board-denies/via/1-aide") is not None
    assert flood.find(id="entity/mayor") is not None
    assert flood.find(id="sentence/7") is not None


def test_facts_that_share_it_have_their_kind_before_it(newsfacts: Command) -> None:
    twins = FLOOD.replace("  visit: {type", "  hurt: {type")
    export(newsfacts, twins, "flood")
    assert newsfacts("page").code == 0
    page = soup("output/flood.html")
    assert {"event/hurt", "figure/hurt"} <= {element["id"] for element in page.select(".fact")}


def test_the_matrix_has_disputes_first_and_a_sign_for_each_stance(flood: BeautifulSoup) -> None:
    (table,) = flood.select(".matrix")
    columns = [text_of(cell) for cell in table.select("thead th")]
    assert columns == ["Statement", "Ada Brook", "Water Board", "police"]
    blocks = [
        (
            text_of(body.select_one(".block")),
            [[text_of(cell) for cell in row.select("th, td")] for row in body.select("tr:not(.block)")],
        )
        for body in table.select("tbody")
    ]
    assert blocks == [
        ("Dispute 1", [
            ["killed: 2 person killed: 3 to 4 person inferred", "", "", "police asserts"],
            ["killed: 3 to 4 person killed: 2 person inferred", "Ada Brook asserts", "", ""],
        ]),
        ("Dispute 2", [["The sluice was opened too late.", "Ada Brook alleges", "Water Board denies", ""]]),
        ("Not disputed here", [
            ["injured: dozens", "", "", "police asserts"],
            ["killed: at least 1 person", "", "Water Board asserts", ""],
            ["The chairman resigns.", "", "Water Board declines to comment", ""],
            ["Repair of the dyke", "", "Water Board asserts", ""],
            ["Inquiry", "Ada Brook asserts", "", ""],
        ]),
    ]  # fmt: skip
    cell = table.find("a", href="#opened-late/said/board-denies")
    assert cell is not None
    assert cell["data-said"] == "aide:asserts board:asserts board:denies"


def test_a_saying_is_told_with_its_way_and_its_sentences(flood: BeautifulSoup) -> None:
    assert text_of(flood.find(id="opened-late/said/board-denies")) == (
        "Water Board denies S4 “ by the book ” to The Gazette . Tom Lea on behalf of Water Board passes on S5"
    )


def test_a_date_is_drawn_as_what_it_is(flood: BeautifulSoup) -> None:
    def drawn(name: str) -> str:
        (entry,) = (entry for entry in flood.select(".entry") if name in text_of(entry.select_one(".what")))
        track = entry.select_one(".track")
        assert track is not None
        hollow = "hollow " if "hollow" in (track.get("class") or []) else ""
        shapes = [
            f"{shape.name} at {shape.get('cx') or shape['x']} {shape.get('width', '')}"
            for shape in track.select(".ink")
        ]
        return (
            f"{text_of(entry.select_one('.when'))}: {hollow}{' '.join(shapes).strip()}, {len(track.select('path'))}"
        )

    assert [text_of(year) for year in flood.select(".year")] == ["2019", "2025", "2026", "Without a date"]
    assert drawn("Ada Brook: mayor") == "2019: rect at 0.0% 100.0%, 0"
    assert drawn("Repair of the dyke") == "2025: rect at 0.0% 100.0%, 1"  # an arrow: it goes on
    # March to June have 122 days; March 12 is their twelfth, April begins with the thirty-second.
    assert drawn("Flood of the Lea") == "12 March 2026 year inferred (“ Thursday ”): hollow circle at 9.4%, 0"
    assert drawn("Inquiry") == "between April 2026 and June 2026 inferred: hollow rect at 25.4% 74.6%, 0"
    assert text_of(flood.select_one(".undated")) == "A visit"


def test_figures_stand_side_by_side(flood: BeautifulSoup) -> None:
    killed, injured = flood.select(".measured")
    assert text_of(killed.select_one("h3")) == "killed they differ"
    tracks = {
        text_of(figure.select_one(".number")): [
            (shape.name, shape.get("cx") or shape.get("x"), shape.get("width")) for shape in figure.select(".ink")
        ]
        for figure in killed.select(".figure")
    }
    # The axis ends a tenth behind the highest number, 4, for one figure is open: 100 % is 4.4.
    assert tracks == {
        "2 person": [("circle", "45.5%", None)],
        "at least 1 person": [("circle", "22.7%", None)],
        "3 to 4 person": [("rect", "68.2%", "22.7%")],
    }
    assert text_of(killed.select_one(".ends")) == "0 4.4 person"
    assert text_of(injured.select_one(".figure")) == "dozens police asserts S2"
    assert injured.select("svg") == []


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ("s: 1", "1 statement on 1 fact, by the article itself. No fact disputed."),
        ("said: [{by: a, s: 1}]", "1 statement on 1 fact, by 1 party. No fact disputed."),
        ("said: [{by: unnamed, stance: alleges, s: 1}]", "1 statement on 1 fact. No fact disputed."),
        (
            "s: 2, said: [{by: a, s: 1}, {by: b, stance: denies, s: 1}]",
            "3 statements on 1 fact, by 2 parties and the article itself. 1 fact disputed.",
        ),
    ],
)
def test_who_speaks_is_counted(newsfacts: Command, said: str, words: str) -> None:
    """Nobody is behind "allegedly" who could be counted, and an article that says nothing is not named."""
    people = "{a: {type: Person, name: Ada}, b: {type: Person, name: Bo}}"
    head = "article: {id: x, headline: X, language: en}"
    export(newsfacts, f"{head}\nentities: {people}\nclaims: {{c: {{text: It rains., {said}}}}}\n", "x")
    assert newsfacts("page").code == 0
    assert text_of(soup("output/x.html").select_one("header .lead")) == words


def test_coverage_is_told(flood: BeautifulSoup) -> None:
    assert text_of(flood.select_one("[id='/where'] .lead")) == (
        "6 of 7 sentences carry facts; 1 carries none, with a reason. "
        "The text itself is not republished: sentences stand here by their numbers."
    )
    assert text_of(flood.find(id="sentence/7")) == "Sentence 7 No fact: An advertisement."


# -------------------------------------------------------------------------------------------- with the article's text


def test_the_text_is_shown_beside_what_rests_on_it(newsfacts: Command) -> None:
    export(newsfacts, COURT, "ruling", RULING_AUTHORITY, RULING_TEXT)
    ran = newsfacts("page", "output/ruling.trig", "--text", "article.txt")
    assert (ran.code, ran.out) == (0, "1 page in output/, 1 of them changed\n")
    sentences = soup("output/ruling.html").select(".sentences > li")
    assert text_of(sentences[4].select_one(".text mark")) == '"We shall appeal," the port wrote.'
    assert text_of(sentences[3].select_one(".text")) == "What comes next"
    assert sentences[3].select("mark") == []  # nothing rests on it


def test_another_text_is_refused(newsfacts: Command) -> None:
    export(newsfacts, COURT, "ruling", RULING_AUTHORITY, RULING_TEXT)
    Path("other.txt").write_text(RULING_TEXT.replace("12.5", "13.5"), encoding="utf-8")
    ran = newsfacts("page", "--text", "other.txt")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == (
        "other.txt: is the text of no article here, or has changed; "
        "`newsfacts anchor` tells what, and anchors it anew\n"
        "newsfacts: 1 fault; nothing was written\n"
    )
    assert list(Path("output").glob("*.html*")) == []


def test_of_several_articles_each_has_its_own_text(newsfacts: Command) -> None:
    export(newsfacts, COURT, "ruling", RULING_AUTHORITY, RULING_TEXT)
    export(newsfacts, FLOOD, "flood")
    ran = newsfacts("page", "--text", "article.txt")
    assert (ran.code, ran.out) == (0, "3 pages in output/, 3 of them changed\n")
    assert len(soup("output/ruling.html").select(".text")) == 8
    assert soup("output/flood.html").select(".text") == []


def test_files_that_are_named_leave_the_index_as_it_is(newsfacts: Command) -> None:
    export(newsfacts, COURT, "ruling", RULING_AUTHORITY)
    export(newsfacts, FLOOD, "flood")
    assert newsfacts("page").out == "3 pages in output/, 3 of them changed\n"
    before = Path("output/index.html").read_bytes()
    assert newsfacts("page", "output/flood.trig").out == "1 page in output/, none of them changed\n"
    assert Path("output/index.html").read_bytes() == before


def test_a_text_needs_anchors(newsfacts: Command) -> None:
    digest = sha256(b"A text.\n").hexdigest()
    export(newsfacts, FLOOD.replace("{sentences: 7}", f"{{sentences: 7, sha256: {digest}}}"), "flood")
    Path("article.txt").write_text("A text.\n", encoding="utf-8")
    ran = newsfacts("page", "--text", "article.txt")
    assert (ran.code, ran.err) == (
        2,
        "newsfacts: `flood` has no anchors; run `newsfacts anchor` and export again\n"
        "newsfacts: 1 fault; nothing was written\n",
    )


# ------------------------------------------------------------------------------------------------------ the index

SHARED = "entities:\n  quay: {type: Place, name: The quay}\n  port: {type: Organization, name: Port}\n"


def quay(name: str, headline: str, date: str, stance: str) -> str:
    return f"""\
article: {{id: {name}, headline: {headline}, language: en, date: {date}}}
entities:
  union: {{type: Organization, name: Union of {name}}}
claims:
  unsafe:
    text: The quay belongs to the port.
    about: [quay]
    content: {{subject: quay, relation: belongsTo, object: port}}
    contradicts: [safe]
    said: [{{by: union, stance: {stance}, s: 1}}]
  safe: {{text: The quay is nobody's., about: [quay], said: [{{by: port, s: 2}}]}}
"""


def test_the_index_has_the_latest_first_and_what_is_disputed_across(newsfacts: Command) -> None:
    export(newsfacts, quay("one", "Port buys quay", "2026-01", "asserts"), "one", SHARED)
    export(newsfacts, quay("two", "Union sues", "2026-02-01", "denies"), "two")
    ran = newsfacts("page", "--json")
    assert json.loads(ran.out) == {
        "folder": "output",
        "files": ["index.html", "one.html", "two.html"],
        "changed": ["index.html", "one.html", "two.html"],
    }
    index = soup("output/index.html")
    assert [text_of(entry) for entry in index.select(".entries h3")] == ["Union sues", "Port buys quay"]
    assert text_of(index.select_one(".lead")) == "2 articles; 2 disputes in them."
    across = index.select("section")[1]
    assert text_of(across.select_one("article")) == (
        "The quay belongs to the port. Union of two denies Union sues Union of one asserts Port buys quay"
    )
    port, place = across.select(".meeting")
    assert (
        text_of(port)
        == "Port in 2 articles The quay belongs to the port. Union sues The quay belongs to the port. Port buys quay"
    )
    assert text_of(place.select_one("summary")) == "The quay in 2 articles"
    assert [a["href"] for a in place.select("a")] == [
        *("two.html#unsafe", "two.html#safe", "one.html#unsafe", "one.html#safe"),
    ]
    script = index.find("script", type="application/ld+json")
    assert script is not None
    items = json.loads(script.get_text())["itemListElement"]
    assert [item["item"]["url"] for item in items] == ["two.html", "one.html"]
    dataset = index.find("link", rel="alternate")
    assert dataset is not None
    assert dataset["href"] == "dataset.ttl"


# -------------------------------------------------------------------------------------- what nobody has reviewed


def weir(newsfacts: Command, sheet: str) -> BeautifulSoup:
    """The page of the draft, in one of its states."""
    export(newsfacts, sheet, "weir")
    assert newsfacts("page").code == 0
    return soup("output/weir.html")


UNREVIEWED = "A draft by a program (newsfacts draft, rules 1): "


@pytest.mark.parametrize(
    ("state", "draft", "disputed", "foot"),
    [
        (
            "open",
            f"{UNREVIEWED}nobody has reviewed 8 of 8 statements and 1 of 1 contradiction.",
            "3 facts disputed, 3 of them only by what nobody has reviewed.",
            "; not all of it was reviewed.",
        ),
        (
            "half",
            f"{UNREVIEWED}nobody has reviewed 3 of 8 statements and 1 of 1 contradiction.",
            "3 facts disputed, 2 of them only by what nobody has reviewed.",
            "; not all of it was reviewed.",
        ),
        ("reviewed", "", "3 facts disputed.", ", and then reviewed."),
    ],
)
def test_a_page_tells_how_much_of_it_nobody_has_reviewed(
    newsfacts: Command, state: str, draft: str, disputed: str, foot: str
) -> None:
    page = weir(newsfacts, STATES[state])
    assert [text_of(each) for each in page.select("header .draft strong")] == ([draft] if draft else [])
    summary = f"8 statements on 7 facts, by 3 parties and the article itself. {disputed}"
    assert text_of(page.select_one("header .lead")) == summary
    described = page.find("meta", attrs={"name": "description"})
    assert described is not None
    assert described["content"] == (f"{draft} {summary}" if draft else summary)
    assert text_of(page.title) == f"{'Draft: ' if draft else ''}Court hears of weir: who says what"
    footer = f"Drafted by newsfacts draft, rules 1, with en_core_web_sm 3.8.0{foot}"
    assert [text_of(each) for each in page.select("footer p")][1] == footer


def beside_marks(page: BeautifulSoup, selector: str) -> list[str]:
    """What is marked as not reviewed, among what a selector finds."""
    marked = [text_of(each) for each in page.select(selector) if each.select(".unreviewed")]
    assert all("not reviewed" in each for each in marked), "by a word, not by a colour alone"
    return marked


def test_what_nobody_has_reviewed_is_marked_wherever_it_stands(newsfacts: Command) -> None:
    page = weir(newsfacts, HALF)
    assert beside_marks(page, ".matrix .cell") == [
        *("Water Board asserts not reviewed", "Water Board asserts not reviewed"),
    ]
    assert beside_marks(page, ".matrix .what") == [
        "The weir was opened at noon. The weir was never opened. inferred not reviewed",
        "The weir was never opened. The weir was opened at noon. inferred not reviewed",
    ]
    assert beside_marks(page, ".entry, .undated li") == [
        "12 March 2026 Water Board asserts The weir was opened at noon. not reviewed",
        "Repair of the weir not reviewed",
    ]
    assert beside_marks(page, ".figure") == ["2 person Water Board asserts not reviewed S4"]
    assert beside_marks(page, ".says li li") == [
        *("The weir was opened at noon. not reviewed", "killed: 2 person not reviewed"),
    ]
    assert beside_marks(page, ".sentences li li") == [
        "Water Board asserts The weir was opened at noon. not reviewed",
        "Water Board asserts killed: 2 person figure not reviewed",
        "the article itself asserts Repair of the weir event not reviewed",
    ]
    assert [text_of(each) for each in page.select(".sentences li.soft") if "reviewed" in text_of(each)] == [
        "sets two facts against each other, not reviewed: which"
    ]
    assert beside_marks(page, ".saying, .against:not(.matrix *)") == [
        "The weir was never opened. inferred by the program not reviewed, confidence 0.4 S6",
        "Water Board asserts not reviewed, confidence 0.8 S4 On 12 March 2026 .",
        "The weir was opened at noon. inferred by the program not reviewed, confidence 0.4 S6",
        "the article itself asserts not reviewed, confidence 0.35 S6",
        "Water Board asserts not reviewed, confidence 0.5 S4",
    ]
    cell = page.select_one("[id='repair'] .unreviewed")
    assert cell is not None
    assert cell["title"] == (
        "A program proposed this, and nobody has reviewed it. The program’s confidence: 0.35 of 1."
    )


def test_in_an_open_draft_every_statement_is_marked_and_in_a_reviewed_one_none(newsfacts: Command) -> None:
    page = weir(newsfacts, OPEN)
    for place in (
        ".cell",
        ".entry",
        ".undated li",
        ".figure",
        ".says li li",
        ".sentences li li:not(.soft)",
        ".saying",
    ):
        assert len(page.select(place)) == len(beside_marks(page, place)) > 0, place
    assert len(beside_marks(page, ".profile > p:not(.soft)")) == 1, "an office"
    reviewed = weir(newsfacts, REVIEWED)
    assert reviewed.select(".unreviewed, .draft") == []
    assert "not reviewed" not in reviewed.get_text()


def test_a_draft_of_which_the_names_alone_are_left_is_one(newsfacts: Command) -> None:
    """The graph does not say of names who has reviewed them; of itself it does."""
    claim = "claims: {c: {text: It rains., s: 1, reviewed: true}}"
    people = "entities: {ada: {type: Person, name: Ada, confidence: 0.5}}"
    head = 'status: draft\ndrafted: {engine: llm, version: "2"}\narticle: {id: weir, headline: X, language: en}'
    page = weir(newsfacts, f"{head}\n{people}\n{claim}\n")
    assert text_of(page.select_one(".draft strong")) == (
        "A draft by a program (newsfacts draft, llm 2): its statements were reviewed, but not yet the names in it."
    )
    assert page.select(".unreviewed") == []


def test_what_a_draft_does_not_call_reviewed_is_not(newsfacts: Command) -> None:
    export(newsfacts, HALF, "weir")
    trig = Path("output/weir.trig").read_bytes()
    silent = re.sub(rb" ;\s+nf:reviewed true \.", b" .", trig)
    for graph, unreviewed in ((trig, 3), (silent, 8)):
        story = story_of(graph)
        proposals = [each.proposal for fact in story.facts for each in fact.assertions]
        assert len(proposals) - proposals.count(None) == unreviewed


def test_the_head_of_a_page_has_nothing_that_nobody_has_reviewed(newsfacts: Command) -> None:
    """Search engines know no word for it."""
    told = {}
    for state, sheet in STATES.items():
        script = weir(newsfacts, sheet).find("script", type="application/ld+json")
        assert script is not None
        found = script.get_text()
        told[state] = {
            *re.findall("Hearing|Repair of the weir|opened too late|opened at noon|never opened|killed", found)
        }
    assert told == {
        "open": set(),
        "half": {"Hearing", "opened too late", "never opened"},
        "reviewed": {"Hearing", "Repair of the weir", "opened too late", "opened at noon", "never opened"},
    }


def test_the_name_of_a_program_is_text(newsfacts: Command) -> None:
    hostile = f"</title><script>alert(1)</script>\u202e{'W' * 10_000}"
    page = weir(newsfacts, OPEN.replace("engine: rules", f"engine: {json.dumps(hostile)}"))
    assert len(page.find_all("script")) == 2
    told = text_of(page.select_one(".draft strong"))
    assert told.startswith("A draft by a program (newsfacts draft, </title><script>alert(1)</script>")
    assert "\u202e" not in page.get_text()
    assert len(told) < 250


def test_the_index_marks_drafts_and_tells_which_disputes_nobody_has_reviewed(newsfacts: Command) -> None:
    weir(newsfacts, HALF)
    index = soup("output/index.html")
    assert (
        text_of(index.select_one(".lead")) == "1 article, a draft; 2 disputes in it, 1 of which nobody has reviewed."
    )
    assert text_of(index.select_one(".entries h3")) == "Court hears of weir draft"
    assert text_of(index.select_one(".entries strong")) == (
        f"{UNREVIEWED}nobody has reviewed 3 of 8 statements and 1 of 1 contradiction."
    )
    assert text_of(index.select_one(".disputed")) == (
        "disputed The weir was opened too late. · The weir was opened at noon. dispute not reviewed · "
        "The weir was never opened. dispute not reviewed"
    )


def test_what_nobody_has_reviewed_is_no_dispute_across_articles(newsfacts: Command) -> None:
    draft = 'status: draft\ndrafted: {engine: rules, version: "1"}\n'
    export(newsfacts, quay("one", "Port buys quay", "2026-01", "asserts"), "one", SHARED)
    export(newsfacts, draft + quay("two", "Union sues", "2026-02-01", "denies"), "two")
    assert newsfacts("page").code == 0
    index = soup("output/index.html")
    assert text_of(index.select_one(".lead")) == (
        "2 articles, 1 of them a draft; 2 disputes in them, 1 of which nobody has reviewed."
    )
    assert len(index.select("section")) == 1, "nothing is disputed across articles"
    export(newsfacts, quay("three", "Union gives up", "2026-03", "denies"), "three")
    assert newsfacts("page").code == 0
    across = soup("output/index.html").select("section")[1]
    assert text_of(across.select_one(".lead")) == "What nobody has reviewed is left out here."
    assert {str(a["href"]).partition("#")[0] for a in across.select("a")} == {"one.html", "three.html"}
    assert text_of(across.select_one(".meeting summary")) == "Port in 2 articles"


# ------------------------------------------------------------------------------------------------------ refusals


def test_pages_are_made_again_without_a_change(newsfacts: Command) -> None:
    export(newsfacts, FLOOD, "flood")
    assert newsfacts("page").out == "2 pages in output/, 2 of them changed\n"
    assert newsfacts("page").out == "2 pages in output/, none of them changed\n"


def test_the_pages_of_the_seed_are_current(newsfacts: Command) -> None:
    assert newsfacts("page", str(ROOT / "output"), "--json").code == 0
    ran = newsfacts("page", str(ROOT / "output"), "--json")
    assert json.loads(ran.out)["changed"] == []


def test_every_file_that_holds_no_article_is_told_and_nothing_is_written(newsfacts: Command) -> None:
    export(newsfacts, FLOOD, "flood")
    Path("a.ttl").write_text("<a:b> <a:c> <a:d> .", encoding="utf-8")
    Path("b.ttl").write_text("nonsense", encoding="utf-8")
    ran = newsfacts("page", "output", "a.ttl", "b.ttl", "output/flood.nq")
    assert ran.code == 2
    assert ran.err == (
        "a.ttl: holds no article; expected a file that `newsfacts export` has written\n"
        "b.ttl:1:1: is not Turtle: Parser error at line 1 between columns 1 and 9: nonsense is not a valid "
        "subject or graph name\n"
        "output/flood.nq: the article `flood` stands in output/flood.trig too; name one of the two files\n"
        "newsfacts: 3 faults; nothing was written\n"
    )
    assert list(Path("output").glob("*.html*")) == list(Path("output").glob(".*")) == []


def test_a_folder_without_graphs_is_told(newsfacts: Command) -> None:
    ran = newsfacts("page")
    assert (ran.code, ran.err) == (
        2,
        "output: is no file and no folder; run `newsfacts export` first, or name the files\n"
        "newsfacts: 1 fault; nothing was written\n",
    )


def test_an_article_called_index_is_refused(newsfacts: Command) -> None:
    export(newsfacts, FLOOD.replace("id: flood,", "id: index,"), "index")
    ran = newsfacts("page")
    assert (ran.code, ran.err) == (
        2,
        "output/index.trig: `index` names the page that lists all articles; give the article another id\n"
        "newsfacts: 1 fault; nothing was written\n",
    )


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("2024-06-23", "23 June 2024"),
        ("2024-06", "June 2024"),
        ("2012", "2012"),
        ("2024-06-23T09:30:00+02:00", "23 June 2024, 09:30"),
        ("../2014", "2014 or before"),
        ("2014/..", "2014 or later"),
        ("2022-09/2022-11-02", "between September 2022 and 2 November 2022"),
        ("2022-23", "autumn 2022"),
        ("202X", "202X"),
        ("2020?", "2020?"),
        ("-0044-03-15", "15 March -0044"),
        ("", "no date"),
    ],
)
def test_dates_in_words(value: str, words: str) -> None:
    assert date_words(Date(value, "", "", "stated")) == words
