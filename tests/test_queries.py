"""The fifteen questions: each answer on the seed in full, what the article says of it, and what other sheets need.

The answers in full stand in `answers/`, one Markdown table a question, for people to review. Where a change of one is
meant: `newsfacts query NAME --format md > tests/answers/NN-NAME.md`, and read every row that is new.
"""

from __future__ import annotations

import re
import time
from functools import cache
from pathlib import Path
from random import Random

import pyoxigraph as ox
import pytest

from pipeline.house import House
from pipeline.materialise import materialise
from pipeline.namespaces import DEFAULT_BASE, NF, SCHEMA
from pipeline.query import load_store, query
from pipeline.tables import short, write_markdown
from tests.samples import resolved

ROOT = Path(__file__).parents[1]
QUESTIONS = {path.stem.partition("-")[0]: path for path in sorted((ROOT / "queries").glob("*.rq"))}
ANSWERS = Path(__file__).parent / "answers"
SEED = "article/defense-chiefs-call"
TRIG = (ROOT / "output" / "defense-chiefs-call.trig").read_text(encoding="utf-8")

Row = dict[str, str]

numbers = pytest.mark.parametrize("number", QUESTIONS)


def store_of(*trigs: str) -> ox.Store:
    return load_store((f"{number}.trig", trig.encode()) for number, trig in enumerate(trigs))


def markdown(number: str, store: ox.Store) -> str:
    path = QUESTIONS[number]
    return write_markdown(query(store, path.read_text(encoding="utf-8"), path.name), DEFAULT_BASE)


def ask(number: str, store: ox.Store) -> list[Row]:
    """The answer to a question, each row by its columns, as people read it; without the cells that are empty."""
    path = QUESTIONS[number]
    answer = query(store, path.read_text(encoding="utf-8"), path.name)
    named = (zip(answer.columns, (short(term, DEFAULT_BASE) for term in row), strict=True) for row in answer.rows)
    return [{column: cell for column, cell in row if cell} for row in named]


@cache
def seed(number: str) -> list[Row]:
    return ask(number, store_of(TRIG))


@cache
def twenty() -> ox.Store:
    """Twenty articles that share their entities."""
    return store_of(*(TRIG.replace("defense-chiefs-call", f"article-{turn}") for turn in range(20)))


def where(rows: list[Row], **cells: str) -> list[Row]:
    """The rows with these cells; an empty one means that the row has nothing there."""
    return [row for row in rows if all(row.get(column, "") == cell for column, cell in cells.items())]


def cells(rows: list[Row], *columns: str) -> list[tuple[str, ...]]:
    return [tuple(row.get(column, "") for column in columns) for row in rows]


def edited(update: str) -> ox.Store:
    """The seed after a SPARQL update, with IRIs below the base."""
    store = store_of(TRIG)
    before = {str(quad) for quad in store}
    store.update(f"PREFIX nf: <{NF}> PREFIX schema: <{SCHEMA}> {update}", base_iri=DEFAULT_BASE)
    assert {str(quad) for quad in store} != before
    return store


# --------------------------------------------------------------------------------------------------- the files


def test_there_is_one_query_for_each_question() -> None:
    assert list(QUESTIONS) == [f"{number:02}" for number in range(1, 16)]
    assert {path.stem for path in QUESTIONS.values()} == {path.stem for path in ANSWERS.glob("*.md")}


@numbers
def test_a_query_says_what_it_asks_and_what_its_columns_are(number: str) -> None:
    head, _, body = QUESTIONS[number].read_text(encoding="utf-8").partition("\n\n")
    first, *rest = head.splitlines()
    assert re.fullmatch(r"# [A-Z].+\?", first)
    assert all(line.startswith("#") for line in rest)
    explained = set(re.findall(r"\w+", head))
    vague = set(re.findall(r"\w+", "kind what about side relation role does step basis when amount dispute chain"))
    columns = {variable.value for variable in _solutions(ox.Store(), body).variables}
    assert columns & vague <= explained


@numbers
def test_a_query_declares_its_prefixes_and_names_nothing_of_the_seed(number: str) -> None:
    text = QUESTIONS[number].read_text(encoding="utf-8")
    _solutions(ox.Store(), text)  # fails where a prefix is not declared
    body = text.partition("\n\n")[2]
    assert set(re.findall(r"<([^>]+)>", body)) == set(re.findall(r"^PREFIX \w+: <(.+)>$", body, re.MULTILINE))
    assert "example" not in body


def _solutions(store: ox.Store, sparql: str) -> ox.QuerySolutions:
    answer = store.query(sparql, use_default_graph_as_union=True)
    assert isinstance(answer, ox.QuerySolutions)
    return answer


# --------------------------------------------------------------------------------------------- all on the seed


@numbers
def test_the_answer_in_full(number: str) -> None:
    reviewed = (ANSWERS / QUESTIONS[number].with_suffix(".md").name).read_text(encoding="utf-8")
    assert markdown(number, store_of(TRIG)) == reviewed


@numbers
def test_an_empty_store_has_no_answer(number: str) -> None:
    assert ask(number, ox.Store()) == []


@numbers
def test_the_rows_have_one_order(number: str) -> None:
    expected = markdown(number, store_of(TRIG))
    quads = list(ox.parse(TRIG, ox.RdfFormat.TRIG))
    for turn in range(3):
        Random(turn).shuffle(quads)
        store = ox.Store()
        for quad in quads:
            store.add(quad)
        assert markdown(number, store) == expected


@numbers
def test_two_articles_are_not_mixed(number: str) -> None:
    copy = TRIG.replace("defense-chiefs-call", "the-echo")
    both = ask(number, store_of(TRIG, copy))
    assert where(both, article=SEED) == seed(number)
    echo = where(both, article="article/the-echo")
    assert [
        {column: cell.replace("the-echo", "defense-chiefs-call") for column, cell in row.items()} for row in echo
    ] == (seed(number))
    assert len(both) == 2 * len(seed(number))


@numbers
def test_twenty_articles_that_share_their_entities_are_answered_soon(number: str) -> None:
    store = twenty()
    start = time.perf_counter()
    rows = ask(number, store)
    assert time.perf_counter() - start < 10
    assert len(rows) == 20 * len(seed(number))


@numbers
def test_an_answer_takes_no_time(number: str) -> None:
    store = store_of(TRIG)
    path = QUESTIONS[number]
    sparql = path.read_text(encoding="utf-8")
    times = []
    for _ in range(5):
        start = time.perf_counter()
        query(store, sparql, path.name)
        times.append(time.perf_counter() - start)
    assert min(times) < 0.1


# ------------------------------------------------------------------------- each on the seed, read in the article


def test_1_the_telephone_call() -> None:
    rows = seed("01")
    assert cells(rows, "role", "who") == [
        ("participant", "Andrei Belousov"),
        ("participant", "Lloyd Austin"),
        ("requester", "Lloyd Austin"),
    ]
    assert {row["when"] for row in rows} == {"2024-06-25"}  # S3 has "June 25" without a year
    assert {(row["date_wording"], row["date_basis"]) for row in rows} == {("June 25", "yearInferred")}
    assert {(row["said_by"], row["first_sentence"]) for row in rows} == {("the article itself", "1")}


def test_2_who_chose_the_targets() -> None:
    rows = seed("02")
    (alleged,) = where(rows, chosen_by="United States")
    assert alleged["said_by"] == "Russian Ministry of Foreign Affairs"
    assert (alleged["on_behalf_of"], alleged["stance"], alleged["sentence"]) == ("Russia", "alleges", "18")
    replies = where(rows, chosen_by="Ukraine")
    assert {row["said_by"] for row in replies} == {"a State Department spokesperson"}
    assert {(row["to"], row["stance"], row["sentence"]) for row in replies} == {("The Epoch Times", "asserts", "23")}
    assert alleged["claim"] in {row["in_answer_to"] for row in replies}
    (purported,) = where(rows, chosen_by="")  # S23: "the purported involvement of U.S. specialists"
    assert (purported["said_by"], purported["stance"]) == ("unnamed", "alleges")
    assert "denies" not in {row["stance"] for row in rows}  # the reply asserts Ukraine's choice; it is no denial


def test_3_disputes() -> None:
    rows = seed("03")
    assert {row["kind"] for row in rows} == {"fact against fact"}  # in this article nobody denies what another says
    explicit = where(rows, ground="explicit")  # S23: "Regarding the purported involvement", the spokesperson replies
    assert cells(explicit, "said_by", "stance", "sentence") == [
        ("Russian Ministry of Foreign Affairs", "alleges", "18"),
        ("a State Department spokesperson", "asserts", "23"),
    ]
    crimea = [row for row in rows if row["what"].startswith("Crimea belongs to")]
    assert set(cells(crimea, "said_by", "what", "stance", "sentence")) == {
        ("Russia", "Crimea belongs to Russia.", "believes", "28"),
        ("Ukraine", "Crimea belongs to Ukraine.", "believes", "31"),
        ("Andriy Yermak", "Crimea belongs to Ukraine.", "asserts", "31"),
        ("Matthew Miller", "Crimea belongs to Ukraine.", "believes", "26"),
    }
    assert {row["basis"] for row in where(crimea, said_by="Matthew Miller")} == {"inferred"}
    for dispute in {row["dispute"] for row in rows}:
        assert len({row["what"] for row in where(rows, dispute=dispute)}) == 2


def test_4_figures_of_the_strike() -> None:
    rows = seed("04")
    assert set(cells(rows, "said_by", "counted", "amount", "unit", "sentence")) == {
        ("the article itself", "killed", "4", "Russian civilian", "2"),
        ("the article itself", "killed", "4", "Russian civilian", "4"),
        ("the article itself", "launched", "at least 2", "missile", "13"),
        ("Russian Ministry of Defense", "intercepted", "4", "missile", "15"),
        ("Russian Ministry of Defense", "exploded", "1", "missile", "15"),
        ("local authorities", "killed", "4", "civilian", "16"),
        ("local authorities", "killed", "2", "child", "16"),
        ("local authorities", "injured", "150", "person", "16"),
    }
    assert len(rows) == 8
    (children,) = where(rows, unit="child")
    (dead,) = where(rows, unit="civilian")
    (injured,) = where(rows, counted="injured")  # "another 150": besides the dead
    assert children["part_of"] == injured["besides"] == dead["figure"]
    (launched,) = where(rows, counted="launched")
    assert launched["wording"] == "a series"


def test_5_no_comment() -> None:
    (row,) = seed("05")
    assert (row["who"], row["what"], row["sentence"]) == ("Ukraine", "Missile strike by Ukraine on Crimea", "30")


def test_6_spokespersons() -> None:
    rows = seed("06")
    austin, ryder = (row for row in rows if row["sentence"] == "6")
    assert (austin["step"], austin["said_by"], austin["to"]) == ("1", "Lloyd Austin", "Andrei Belousov")
    assert (austin["does"], austin["read_by"]) == ("asserts", "Pat Ryder")
    assert austin["at"] == "Telephone call between Lloyd Austin and Andrei Belousov"
    assert (ryder["step"], ryder["said_by"], ryder["does"]) == ("2", "Pat Ryder", "passes on")
    assert (ryder["on_behalf_of"], ryder["read_by"]) == ("United States Department of Defense", "the article itself")
    assert set(cells([row for row in rows if row is not austin], "said_by", "on_behalf_of")) == {
        ("Pat Ryder", "United States Department of Defense"),
        ("Matthew Miller", "United States Department of State"),
        ("a State Department spokesperson", "United States Department of State"),
        ("Russian Ministry of Foreign Affairs", "Russia"),
        ("Andriy Yermak", "Ukraine"),
    }
    assert {row["to"] for row in where(rows, said_by="a State Department spokesperson")} == {"The Epoch Times"}
    (warning,) = where(rows, does="warns")
    assert (warning["to"], warning["sentence"]) == ("the U.S. ambassador", "25")


def test_7_offices() -> None:
    rows = seed("07")
    assert len({row["holder"] for row in rows}) == 11
    shoigu = where(rows, holder="Sergey Shoigu")
    assert {(row["from"], row["from_basis"]) for row in shoigu} == {("2012", "stated")}  # "since 2012"
    assert {(row["until"], row["until_basis"]) for row in shoigu} == {("2024-05", "inferred")}  # "last month"
    assert [row["sentence"] for row in shoigu] == ["8", "9"]
    belousov = where(rows, holder="Andrei Belousov")
    assert set(cells(belousov, "title", "basis", "until")) == {("Defense Minister", "inferred", "")}
    assert {(row["from"], row["from_basis"]) for row in belousov} == {("2024-05", "inferred")}
    others = [row for row in rows if row not in belousov]
    assert {row["basis"] for row in others} == {"explicit"}
    assert {(row["holder"], row["title"], row["of"], row["sentence"]) for row in others if row not in shoigu} == {
        ("Lloyd Austin", "Defense Secretary", "United States Department of Defense", "3"),
        ("Pat Ryder", "Pentagon spokesman", "United States Department of Defense", "6"),
        ("Sergey Ryabkov", "Deputy Foreign Minister", "Russian Ministry of Foreign Affairs", "11"),
        ("a State Department spokesperson", "spokesperson", "United States Department of State", "20"),
        ("the U.S. ambassador", "ambassador", "United States", "24"),
        ("Matthew Miller", "State Department spokesman", "United States Department of State", "26"),
        ("Andriy Yermak", "head of the office", "Office of the President of Ukraine", "31"),
        ("Volodymyr Zelenskyy", "President", "Ukraine", "31"),
        ("Mykhailo Podolyak", "aide", "under Volodymyr Zelenskyy", "32"),
    }


def test_8_the_order_of_time() -> None:
    rows = seed("08")
    dated = [row for row in rows if row["precision"] != "undated"]
    assert rows[: len(dated)] == dated
    assert cells(dated, "date", "basis", "side", "what") == [
        ("2012", "stated", "start", "Sergey Shoigu: Defense Minister"),
        ("2014", "stated", "", "Annexation of Crimea by Russia"),
        ("2014", "inferred", "start, goes on", "Crimea belongs to Russia."),  # "Since then, Moscow considers"
        ("../2014", "inferred", "", "Referendum throughout Crimea"),
        ("2022", "inferred", "start, goes on", "Russian invasion of eastern Ukraine"),  # "now in its third year"
        ("2023-03", "stated", "", "Conversation between Lloyd Austin and Sergey Shoigu"),
        ("2024-05", "inferred", "start", "Andrei Belousov: Defense Minister"),
        ("2024-05", "inferred", "end", "Sergey Shoigu: Defense Minister"),
        ("2024-05", "inferred", "", "Change of the Russian defense minister"),
        ("2024-06-23", "yearInferred", "", "Missile strike by Ukraine on Crimea"),
        ("2024-06-24", "yearInferred", "", "Summoning of the U.S. ambassador"),
        ("2024-06-24", "yearInferred", "", "Crimea belongs to Ukraine."),
        ("2024-06-24", "yearInferred", "", "Russia leaves Crimea."),
        ("2024-06-25", "yearInferred", "", "Telephone call between Lloyd Austin and Andrei Belousov"),
        ("../2024-06", "inferred", "", dated[-1]["what"]),  # "recently mentioned"
    ]
    assert dated[-1]["said_by"] == "Sergey Ryabkov"
    assert [row["precision"] for row in dated] == [
        *["year"] * 3,
        *["EDTF", "year"],
        *["month"] * 4,
        *["day"] * 5,
        "EDTF",
    ]
    (talk,) = where(rows, date="2023-03")
    assert (talk["earliest"], talk["latest"]) == ("2023-03-01", "2023-03-31")
    (war,) = where(rows, what="Conflict between Russia and Ukraine")  # "ongoing", and no date
    assert (war["precision"], war["side"]) == ("undated", "goes on")


def test_9_whose_crimea_is() -> None:
    rows = seed("09")
    assert {row["place"] for row in rows} == {"Crimea"}
    assert set(cells(rows[:-1], "said_by", "stance", "relation", "party", "sentence")) == {
        ("Russia", "believes", "belongsTo", "Russia", "28"),
        ("Ukraine", "believes", "belongsTo", "Ukraine", "31"),
        ("Andriy Yermak", "asserts", "belongsTo", "Ukraine", "31"),
        ("Matthew Miller", "believes", "belongsTo", "Ukraine", "26"),
        ("Mykhailo Podolyak", "asserts", "occupiedBy", "Russia", "33"),
        ("Mykhailo Podolyak", "asserts", "", "", "33"),  # "a foreign territory"
        ("the article itself", "asserts", "annexed by", "Russia", "27"),  # "effectively annexed"
        ("Ukraine", "rejects", "annexed by", "Russia", "29"),
        ("Ukraine's Western allies", "rejects", "annexed by", "Russia", "29"),
    }
    assert cells(rows[-1:], "kind", "stance", "party") == [("the graph", "takes no side", "")]


def test_9_a_graph_that_takes_a_side_is_told() -> None:
    place = f"INSERT DATA {{ GRAPH <{SEED}/facts> {{ <entity/crimea> schema:containedInPlace <entity/russia> }} }}"
    placed = ask("09", edited(place))
    assert placed[:-1] == seed("09")[:-1]
    last = placed[-1]
    assert (last["stance"], last["relation"], last["party"]) == ("takes a side", "containedInPlace", "Russia")


def test_10_every_sentence() -> None:
    rows = seed("10")
    assert list(dict.fromkeys(row["sentence"] for row in rows)) == [str(number) for number in range(1, 35)]
    assert not where(rows, kind="nothing")
    assert cells(where(rows, sentence="34"), "kind", "what") == [("article", "publisher or credit")]
    assert cells(where(rows, sentence="12"), "said_by", "does") == [("Russia", "alleges")]  # "Russia: 'No Doubt'"
    assert cells(where(rows, sentence="30"), "said_by", "does") == [
        ("Ukraine", "denies"),
        ("Ukraine", "declines-to-comment"),
    ]
    assert set(cells(where(rows, sentence="6"), "said_by", "does")) == {
        ("Lloyd Austin", "asserts"),
        ("Pat Ryder", "passes on"),
        ("the article itself", "asserts"),
    }
    assert {row["said_by"] for row in where(rows, sentence="15")} == {"Russian Ministry of Defense"}
    assert {row["said_by"] for row in where(rows, sentence="16")} == {"local authorities"}
    assert {row["said_by"] for row in where(rows, sentence="33")} == {"Mykhailo Podolyak"}
    assert len(where(rows, sentence="23", kind="contradiction")) == 2


def test_11_weapons() -> None:
    rows = seed("11")
    assert [row["weapon"] for row in where(rows, relation="is named")] == [
        "ATACMS",
        "a Russian defense missile",
        "a Ukrainian missile",
        "cluster munitions",
        "the fifth missile",
    ]
    atacms = where(rows, weapon="ATACMS")
    own = where(atacms, said_by="the article itself")
    assert cells(where(own, relation="developedBy"), "to", "sentence") == [("United States", "14")]
    assert cells(where(own, relation="suppliedBy", basis="explicit"), "to", "sentence") == [("United States", "14")]
    assert cells(where(own, relation="suppliedTo"), "to", "sentence") == [("Ukraine", "5")]  # "supplied Kyiv"
    assert {row["to"] for row in where(own, relation="used by")} == {"Ukraine"}
    assert cells(where(own, relation="equippedWith"), "to", "sentence") == [("cluster munitions", "13")]
    assert cells(where(own, relation="figure"), "what") == [("range: about 185 (mile)",)]
    used = where(atacms, relation="instrumentOf")  # S5: "allegedly used"; S13 states it
    assert cells(where(used, said_by="unnamed"), "stance", "sentence") == [("alleges", "5")]
    assert {row["to"] for row in where(rows, weapon="the fifth missile") if "to" in row} == {
        "Explosion of a fifth missile over Sevastopol"
    }
    assert {row.get("said_by") for row in where(rows, weapon="a Ukrainian missile")} == {
        None,
        "a State Department spokesperson",
    }


def test_12_on_the_articles_word_alone() -> None:
    rows = seed("12")
    whats = {row["what"] for row in rows}
    assert {"Missile strike by Ukraine on Crimea", "The annexation came after the referendum."} <= whats
    assert "Missile strike by Ukraine on Crimea: killed: 4 (Russian civilian)" in whats
    assert "Missile strike by Ukraine on Crimea: killed: 4 (civilian)" not in whats  # the authorities give it
    assert "The United States bears responsibility for the missile strike." not in whats
    assert "The strike was made with the long-range missiles that Ukraine had received." not in whats  # "allegedly"
    assert not [what for what in whats if what.startswith("Crimea")]
    assert cells([row for row in rows if "otherwise" in row], "what", "otherwise", "other_stance") == [
        ("Missile strike by Ukraine on Crimea", "Ukraine", "declines-to-comment"),
        ("Annexation of Crimea by Russia", "Ukraine", "rejects"),
        ("Annexation of Crimea by Russia", "Ukraine's Western allies", "rejects"),
    ]


def test_13_quotations() -> None:
    assert cells(seed("13"), "said_by", "quotation", "sentence") == [
        ("Sergey Ryabkov", "absolute minimum", "11"),
        ("Russia", "No Doubt", "12"),
    ]


def test_14_contacts_of_the_governments() -> None:
    rows = seed("14")
    assert list(dict.fromkeys(cells(rows, "when", "event"))) == [
        ("2023-03", "Conversation between Lloyd Austin and Sergey Shoigu"),
        ("2024-06-24", "Summoning of the U.S. ambassador"),
        ("2024-06-25", "Telephone call between Lloyd Austin and Andrei Belousov"),
    ]
    assert cells(where(rows, when="2024-06-24"), "role", "who", "country") == [
        ("agent", "Russia", "Russia"),
        ("recipient", "the U.S. ambassador", "United States"),
    ]
    for row in rows:
        assert {other["country"] for other in where(rows, event=row["event"])} == {"Russia", "United States"}


def test_15_demands_pledges_and_warnings() -> None:
    assert cells(seed("15"), "stance", "said_by", "what", "sentence") == [
        ("demands", "Andriy Yermak", "Russia leaves Crimea.", "31"),
        ("pledges", "Ukraine", "The whole of Crimea will be won back by force of arms.", "29"),
        ("pledges", "Ukraine's Western allies", "The whole of Crimea will be won back by force of arms.", "29"),
        (
            *("warns", "Russian Ministry of Foreign Affairs"),
            *("Washington's conduct of this kind will meet with a response.", "25"),
        ),
    ]
    (demand,) = where(seed("15"), stance="demands")
    assert (demand["when"], demand["medium"]) == ("2024-06-24", "social media post")
    (warning,) = where(seed("15"), stance="warns")
    assert (warning["to"], warning["at"]) == ("the U.S. ambassador", "Summoning of the U.S. ambassador")


# ------------------------------------------------------------------------------------- what the seed has nothing of

AUTHORITY = """\
entities:
  norland: {type: [Country, GovernmentOrganization], name: {fr: Norlande, uk: Норландія}}
  sudland: {type: [Country, GovernmentOrganization], name: {de: Südland, en: Southland}}
  isle: {type: Landform, name: Insel, partOf: sudland}
"""
SHEET = """\
article: {id: insel, headline: Streit um die Insel, language: de, text: {sentences: 12}}
entities:
  anna: {type: Person, name: Anna}
  bert: {type: Person, name: Bert}
  carl: {type: Person, name: Carl}
  harpoon: {type: Weapon, name: Harpune, note: Niemand spricht von ihr.}
  rocket: {type: Weapon, name: Rakete}
  board: {type: GovernmentOrganization, name: Hafenamt, partOf: norland}
events:
  silent: {type: PhoneCall, name: Anruf ohne Namen, s: 1}
  call:
    type: PhoneCall
    name: Anruf
    date: 2024-05-02
    roles: {agent: anna, recipient: bert}
    said: [{by: anna, s: 1}, {by: bert, stance: denies, basis: inferred, s: 2}]
  salute: {type: MissileStrike, name: Salut, date: "2024-06~", roles: {instrument: rocket}, s: 3}
  sale: {type: SellAction, name: Verkauf, s: 4}
  siege: {type: ArmedConflict, name: Belagerung, from: 2020, until: 2021-03, s: 4}
  taking: {type: Annexation, name: Annexion, roles: {agent: norland, target: isle}, s: 5}
offices:
  minister: {holder: anna, title: Ministerin, of: sudland, from: 2010, until: "..", s: 6}
  member: {holder: bert, of: board, from: "2011-21", until: {value: 2012/2013, basis: inferred}, s: 6}
  adviser: {holder: carl, title: Beraterin, of: board, under: anna, said: [{by: bert, stance: alleges, s: 6}]}
figures:
  dead: {of: salute, property: killed, min: 20, max: 30, unit: {de: Möwe, en: gull}, approximate: true, s: 7}
  hurt: {of: salute, property: injured, description: Dutzende, said: [{by: anna, stance: doubts, s: 7}]}
  cost: {of: salute, property: repair-cost, max: 2.5, said: [{by: bert, stance: declines-to-comment, s: 7}]}
claims:
  aimed:
    text: Carl hat die Ziele gewählt.
    content: {subject: carl, relation: choseTargetsOf, object: salute}
    contradicts: [{fact: dead, basis: explicit, s: 8}]
    said: [{by: bert, to: [anna, norland], certainty: possible, s: 8}]
  passed:
    text: Es ging durch drei Hände.
    said:
      - {by: carl, stance: believes, via: [{by: anna, quote: im Auftrag}, {by: bert, for: board}], s: 9}
      - {s: 9}
      - {by: anna, stance: denies, via: [bert], s: 9}
  whose:
    text: Die Insel ist norländisch.
    about: [isle]
    content: {subject: isle, relation: belongsTo, object: norland}
    said: [{by: norland, s: 10}, {by: anna, stance: doubts, s: 10}]
omitted: {11: Ein Gruß.}
"""


@pytest.fixture(scope="module")
def isle() -> ox.Store:
    quads = materialise(resolved(SHEET, AUTHORITY).rows, House().rules).quads
    return load_store([("isle.nq", "".join(quads).encode()), ("seed.trig", TRIG.encode())])


def here(number: str, store: ox.Store) -> list[Row]:
    return where(ask(number, store), article="article/insel")


def test_a_call_of_which_little_is_said(isle: ox.Store) -> None:
    rows = here("01", isle)
    assert cells(rows, "call", "when", "role", "who", "said_by", "stance") == [
        ("Anruf ohne Namen", "", "", "", "the article itself", "asserts"),
        ("Anruf", "2024-05-02", "agent", "Anna", "Anna", "asserts"),
        ("Anruf", "2024-05-02", "agent", "Anna", "Bert", "denies"),
        ("Anruf", "2024-05-02", "recipient", "Bert", "Anna", "asserts"),
        ("Anruf", "2024-05-02", "recipient", "Bert", "Bert", "denies"),
    ]


def test_names_are_in_the_articles_language_or_else_in_one_other(isle: ox.Store) -> None:
    assert {row["party"] for row in here("09", isle) if "party" in row} == {"Norlande", "Südland"}
    assert {row["to"] for row in here("02", isle) if "to" in row} == {"Anna", "Norlande"}
    assert {row["unit"] for row in here("04", isle) if "unit" in row} == {"Möwe"}


def test_stance_stands_against_stance(isle: ox.Store) -> None:
    rows = where(here("03", isle), kind="stance against stance")
    assert cells(rows, "dispute", "ground", "said_by", "stance") == [
        ("call", "inferred", "Anna", "asserts"),
        ("call", "inferred", "Bert", "denies"),
        ("passed", "explicit", "Anna", "denies"),
        ("passed", "explicit", "Carl", "believes"),
        ("passed", "explicit", "the article itself", "asserts"),
    ]
    (figure,) = (row for row in here("03", isle) if row["what"].startswith("Salut"))
    assert (figure["what"], figure["ground"]) == ("Salut: killed: about 20 to 30 (Möwe)", "explicit")


DENIES = """\
DELETE { GRAPH ?g { ?says nf:stance nf:rejects } } INSERT { GRAPH ?g { ?says nf:stance nf:denies } }
WHERE { GRAPH ?g { ?says nf:stance nf:rejects ; schema:agent <entity/ukraine> } }"""
ONE_SPEAKER = """\
DELETE { GRAPH ?g { ?says schema:agent ?who } } INSERT { GRAPH ?g { ?says schema:agent <entity/epoch-times> } }
WHERE { GRAPH ?g { ?says nf:stance nf:denies ; schema:agent ?who } }"""


def test_it_takes_two_for_a_dispute() -> None:
    denied = where(ask("03", edited(DENIES)), kind="stance against stance")
    assert cells(denied, "said_by", "stance", "ground") == [
        ("Ukraine", "denies", "explicit"),
        ("Ukraine's Western allies", "rejects", "explicit"),
        ("the article itself", "asserts", "explicit"),
    ]
    assert not where(ask("03", edited(f"{DENIES} ; {ONE_SPEAKER}")), kind="stance against stance")


def test_bounds_and_wordings_of_figures(isle: ox.Store) -> None:
    assert cells(here("04", isle), "counted", "amount", "wording", "stance") == [
        ("injured", "", "Dutzende", "doubts"),
        ("killed", "about 20 to 30", "", "asserts"),
        ("repair-cost", "at most 2.5", "", "declines-to-comment"),
    ]
    assert cells(here("05", isle), "who", "what") == [("Bert", "Salut: repair-cost: at most 2.5")]


def test_a_chain_of_three(isle: ox.Store) -> None:
    rows = where(here("06", isle), what="Es ging durch drei Hände.")
    assert cells(rows, "chain", "step", "said_by", "on_behalf_of", "does", "read_by") == [
        ("anna-denies", "1", "Anna", "", "denies", "Bert"),
        ("anna-denies", "2", "Bert", "", "passes on", "the article itself"),
        ("carl-believes", "1", "Carl", "", "believes", "Anna"),
        ("carl-believes", "2", "Anna", "", "passes on", "Bert"),
        ("carl-believes", "3", "Bert", "Hafenamt", "passes on", "the article itself"),
    ]
    assert cells(here("13", isle), "said_by", "quotation", "about") == [("Anna", "im Auftrag", rows[0]["what"])]


def test_offices_without_a_title_and_without_an_end(isle: ox.Store) -> None:
    assert cells(here("07", isle), "holder", "title", "of", "from", "until", "until_basis", "said_by") == [
        ("Bert", "", "Hafenamt", "2011-21", "2012/2013", "inferred", "the article itself"),
        ("Carl", "Beraterin", "Hafenamt, under Anna", "", "", "", "Bert"),
        ("Anna", "Ministerin", "Südland", "2010", "still held", "stated", "the article itself"),
    ]


def test_dates_of_every_form(isle: ox.Store) -> None:
    assert cells(here("08", isle), "earliest", "latest", "precision", "side", "what") == [
        ("2010-01-01", "2010-12-31", "year", "start, goes on", "Anna: Ministerin"),
        ("2011-01-01", "2011-12-31", "EDTF", "start", "Bert: office"),
        ("2012-01-01", "2013-12-31", "EDTF", "end", "Bert: office"),
        ("2020-01-01", "2020-12-31", "year", "start", "Belagerung"),
        ("2021-03-01", "2021-03-31", "month", "end", "Belagerung"),
        ("2024-05-02", "2024-05-02", "day", "", "Anruf"),
        ("2024-06-01", "2024-06-30", "EDTF", "", "Salut"),
        ("", "", "undated", "", "Anruf ohne Namen"),
        ("", "", "undated", "", "Verkauf"),
        ("", "", "undated", "", "Annexion"),
    ]


def test_a_doubt_makes_a_dispute_on_a_place(isle: ox.Store) -> None:
    assert cells(here("09", isle), "kind", "relation", "party", "said_by", "stance") == [
        ("claim", "belongsTo", "Norlande", "Anna", "doubts"),
        ("claim", "belongsTo", "Norlande", "Norlande", "asserts"),
        ("event", "annexed by", "Norlande", "the article itself", "asserts"),
        ("the graph", "containedInPlace", "Südland", "the graph itself", "takes a side"),
    ]


def test_sentences_without_a_fact(isle: ox.Store) -> None:
    empty = where(here("10", isle), kind="nothing")
    assert cells(empty, "sentence", "why_nothing") == [("11", "Ein Gruß."), ("12", "")]


def test_a_weapon_of_which_nothing_is_said(isle: ox.Store) -> None:
    (row,) = where(here("11", isle), weapon="Harpune")
    assert (row["relation"], row["note"]) == ("is named", "Niemand spricht von ihr.")


def test_own_voice_beside_others(isle: ox.Store) -> None:
    whats = {row["what"] for row in here("12", isle)}
    assert {"Verkauf", "Anna: Ministerin"} <= whats
    assert not whats & {"Anruf", "Es ging durch drei Hände.", "Carl: Beraterin"}


def test_a_contact_of_other_governments(isle: ox.Store) -> None:
    assert set(cells(here("14", isle), "event", "who", "country")) == {
        ("Anruf", "Anna", "Südland"),
        ("Anruf", "Bert", "Norlande"),
    }
