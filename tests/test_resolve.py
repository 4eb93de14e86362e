"""Resolve: exact rows of every table, every rule of references, sayings, dates and types, and laws for any sheet."""

from __future__ import annotations

import json
import random
from collections import Counter
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.documents import read_yaml
from pipeline.errors import InputError
from pipeline.house import House
from pipeline.iris import is_iri
from pipeline.read import read, read_authority
from pipeline.resolve import Scope, resolve
from pipeline.rows import TABLES, Resolved, Row
from tests.samples import CAST, RULING, RULING_AUTHORITY, RULING_TEXT, VOCABULARY, faults, resolved, table

SEED = Path(__file__).parent.parent / "facts" / "defense-chiefs-call.yaml"
RULED = resolved(RULING, RULING_AUTHORITY, RULING_TEXT)
PORT, MINISTRY, CARVALHO = "./entity/port", "./entity/ministry", "./entity/carvalho"


def told(body: str, authority: str = "", cast: str = CAST) -> list[str]:
    """What is told of lines that are added to the cast, of which they are line 6 and on."""
    return [fault.removeprefix("flood.yaml:") for fault in faults(cast + body, authority)]


def rows(name: str, body: str, authority: str = "", cast: str = CAST) -> list[Row]:
    return table(resolved(cast + body, authority), name)


def own_voice(fact: str, node: str, *sentences: int) -> Row:
    """What the article itself asserts of the ruling."""
    return {
        "i": f"{fact}/said/article-asserts",
        "types": ["nf:Assertion", "nf:OwnVoice"],
        "agent": "./entity/gazette",
        "asserted": node,
        "stance": "nf:asserts",
        "basis": "nf:explicit",
        "reportedIn": ".",
        "evidence": [f"./sentence/{number}" for number in sentences],
    }


def spoken(fact: str, name: str, by: str, *sentences: int, **cells: str | list[str]) -> Row:
    """What somebody else says."""
    return {
        "i": f"{fact}/said/{name}",
        "types": ["nf:Assertion"],
        "agent": by,
        "asserted": fact,
        "stance": "nf:asserts",
        "basis": "nf:explicit",
        "reportedIn": ".",
        "evidence": [f"./sentence/{number}" for number in sentences],
        **cells,
    }


# ------------------------------------------------------------------------------------------- every table, to the cell

SENTENCES = [
    (0, 26, "Court Stops Harbour Merger"),
    (27, 96, "The court of appeal stopped the merger of the two harbours on Monday."),
    (97, 193, "Judge Ines Carvalho put the costs at 12.5 million crowns, according to her clerk, Mr. Tom Reyes."),
    (195, 210, "What comes next"),
    (211, 245, '"We shall appeal," the port wrote.'),
    (246, 298, "The port denies that the ministry wanted the merger."),
    (299, 313, "Others say so."),
    (314, 347, "Newswire helped with this report."),
]


def test_rows_carry_whole_iris_and_their_graph() -> None:
    """Data under a base that the user sets; the named graph `article/{id}/facts`."""
    base = "https://example.org/newsfacts/article/ruling"
    assert (RULED.article, RULED.graph) == (base, f"{base}/facts")
    assert RULED.rows["offices"] == [
        {
            "gi": f"{base}/facts",
            "i": f"{base}/office/judge",
            "member": f"{base}/entity/carvalho",
            "organization": f"{base}/entity/ministry",
            "under": f"{base}/entity/port",
        }
    ]
    assert RULED.rows["numbers"][0] == {
        "gi": f"{base}/facts",
        "s": f"{base}/figure/costs",
        "p": "https://schema.org/value",
        "decimal": "12.5",
    }
    assert tuple(RULED.rows) == TABLES


def test_the_article() -> None:
    assert table(RULED, "article") == [
        {
            "i": ".",
            "publisher": "./entity/gazette",
            "publisherBasis": "nf:inferred",
            "contributor": ["~entity/newswire"],
            "about": [PORT, "./event/stop"],
            "mentions": [
                *(
                    CARVALHO,
                    "./entity/gazette",
                    MINISTRY,
                    PORT,
                    "./entity/reporters",
                    "./entity/unnamed",
                    "./event/stop",
                ),
                *("~entity/coast", "~entity/newswire", "~entity/reyes", "~entity/westhaven", "~event/merger"),
            ],
            "evidence": ["./sentence/8"],
            "language": "en",
            "digest": sha256(RULING_TEXT.encode()).hexdigest(),
            "sentenceCount": "8",
        }
    ]


def test_entities_local_shared_and_unnamed() -> None:
    found = table(RULED, "entities")
    assert sorted(found, key=lambda row: str(row["i"])) == [
        {"i": CARVALHO, "types": ["schema:Person"]},
        {"i": "./entity/gazette", "types": ["schema:NewsMediaOrganization", "schema:Organization"]},
        {
            "i": MINISTRY,
            "types": ["schema:GovernmentOrganization", "schema:Organization"],
            "sameAs": ["wd:Q1", "https://ships.example/m"],
        },
        {
            "i": PORT,
            "types": ["schema:Organization", "https://ships.example/ns#Port"],
            "parentOrganization": MINISTRY,
        },
        {"i": "./entity/reporters", "types": ["schema:Organization", "nf:Group"], "unnamed": "true"},
        {"i": "./entity/unnamed", "types": ["schema:Organization", "nf:Group"], "unnamed": "true"},
        {"i": "~entity/coast", "types": ["schema:Landform", "schema:Place"]},
        {"i": "~entity/newswire", "types": ["schema:NewsMediaOrganization", "schema:Organization"]},
        {"i": "~entity/reyes", "types": ["schema:Person"]},
        {"i": "~entity/westhaven", "types": ["schema:City", "schema:Place"], "containedInPlace": "~entity/coast"},
    ]


def test_events() -> None:
    assert table(RULED, "events") == [
        {"i": "./event/stop", "types": ["schema:Event"], "location": ["~entity/westhaven"]},
        {"i": "~event/merger", "types": ["schema:Action"]},
    ]


def test_figures_and_properties() -> None:
    assert table(RULED, "figures") == [
        {
            "i": "./figure/costs",
            "observationAbout": "~event/merger",
            "measuredProperty": "~property/costs",
            "unitCode": "SEK",
            "approximate": "true",
            "including": ["./figure/fees"],
        },
        {
            "i": "./figure/fees",
            "observationAbout": "~event/merger",
            "measuredProperty": "~property/costs",
            "excluding": ["./figure/costs"],
        },
    ]
    assert {str(row["i"]) for row in table(RULED, "properties")} == {"~property/costs"}


def test_numbers() -> None:
    assert table(RULED, "numbers") == [
        {"s": "./figure/costs", "p": "schema:value", "decimal": "12.5"},
        {"s": "./figure/fees", "p": "schema:minValue", "integer": "1"},
        {"s": "./figure/fees", "p": "schema:maxValue", "integer": "2"},
    ]


def test_claims_and_contradictions() -> None:
    assert table(RULED, "claims") == [
        {
            "i": "./claim/wanted",
            "about": [MINISTRY, "~event/merger"],
            "appearance": ".",
            "contentSubject": MINISTRY,
            "contentRelation": "nf:responsibleFor",
            "contentObject": "~event/merger",
        },
        {"i": "./claim/unwanted", "appearance": "."},
        {"i": "./claim/appeal", "appearance": "."},
    ]
    assert table(RULED, "contradictions") == [
        {
            "i": "./contradiction/unwanted--wanted",
            "between": ["./claim/unwanted", "./claim/wanted"],
            "basis": "nf:explicit",
            "evidence": ["./sentence/6"],
        }
    ]


def test_assertions() -> None:
    costs = "./figure/costs"
    assert table(RULED, "assertions") == [
        own_voice("./event/stop", "./event/stop", 1, 2),
        own_voice("./event/merger", "~event/merger", 2),  # of a shared event, each article's sayings are its own
        own_voice("./office/judge", "./office/judge", 3),
        spoken(costs, "carvalho-asserts", CARVALHO, 3, reportedIn=f"{costs}/said/carvalho-asserts/via/1-reyes"),
        spoken(costs, "carvalho-asserts/via/1-reyes", "~entity/reyes", 3, asserted=f"{costs}/said/carvalho-asserts"),
        own_voice("./figure/fees", "./figure/fees", 3),
        spoken("./claim/wanted", "unnamed-alleges", "./entity/unnamed", 7, stance="nf:alleges"),
        spoken("./claim/wanted", "port-denies", PORT, 6, stance="nf:denies"),
        own_voice("./claim/unwanted", "./claim/unwanted", 6),
        spoken(
            "./claim/appeal",
            "port-pledges",
            PORT,
            5,
            stance="nf:pledges",
            certainty="nf:certain",
            basis="nf:inferred",
            onBehalfOf=[MINISTRY],
            recipient=["./entity/reporters"],
            occasion=["./event/stop"],
            answers=["./claim/wanted", "./office/judge"],
        ),
    ]


def test_sentences_positions_and_quotations() -> None:
    found = []
    for number, (start, end, words) in enumerate(SENTENCES, 1):
        node = f"./sentence/{number}"
        assert RULING_TEXT[start:end] == words
        found.append(
            {
                "i": node,
                "source": ".",
                "number": str(number),
                "selectors": [f"{node}/selector", f"{node}/quote"],
                "digest": sha256(words.encode()).hexdigest(),
            }
        )
    assert table(RULED, "sentences") == found
    assert table(RULED, "positions") == [
        {"i": f"./sentence/{number}/selector", "start": str(start), "end": str(end)}
        for number, (start, end, _) in enumerate(SENTENCES, 1)
    ]
    assert table(RULED, "quotations") == [{"i": f"./sentence/{number}/quote"} for number in range(1, 9)]


def test_dates_and_bounds() -> None:
    assert table(RULED, "dates") == [
        {"s": "./event/stop", "p": "schema:startDate", "day": "2021-05-03"},
        {"s": "./office/judge", "p": "schema:startDate", "year": "2012"},
        {"s": "./office/judge", "p": "schema:endDate", "day": "2021-05-03"},
        {"s": "./figure/costs", "p": "schema:observationDate", "year": "2021"},
        {"s": "./claim/appeal/said/port-pledges", "p": "schema:startTime", "time": "2021-05-03T10:00:00Z"},
        {"s": ".", "p": "schema:datePublished", "month": "2021-05"},
    ]
    day = {"earliest": "2021-05-03", "latest": "2021-05-03"}
    assert table(RULED, "bounds") == [
        {"i": "./event/stop", "dateBasis": "nf:yearInferred", **day},
        {
            "i": "~event/merger",
            "dateBasis": "nf:stated",
            "earliest": "2020-01-01",
            "latest": "2020-12-31",
            "edtf": "2020?",
            "endBasis": "nf:stated",
            "ongoing": "true",
        },
        {
            "i": "./office/judge",
            "dateBasis": "nf:stated",
            "earliest": "2012-01-01",
            "latest": "2012-12-31",
            "endBasis": "nf:stated",
            "endEarliest": "2021-05-03",
            "endLatest": "2021-05-03",
        },
        {"i": "./figure/costs", "dateBasis": "nf:stated", "earliest": "2021-01-01", "latest": "2021-12-31"},
        {"i": "./claim/appeal/said/port-pledges", "dateBasis": "nf:stated", **day},
        {"i": ".", "dateBasis": "nf:inferred", "earliest": "2021-05-01", "latest": "2021-05-31"},
    ]


def test_texts() -> None:
    texts: dict[str, list[str]] = {}
    for row in table(RULED, "texts"):
        (language,) = row.keys() - {"s", "p"}
        if "/quote" not in str(row["s"]):
            texts.setdefault(f"{row['s']} {row['p']}", []).append(f"{row[language]}@{language}")
    assert texts == {
        ". schema:headline": ["Court Stops Harbour Merger@en", "Retten standser havnefusion@da"],
        ". schema:creditText": ["Newswire@en"],
        ". skos:note": ["Nowhere stated.@en"],
        "./entity/gazette schema:name": ["The Gazette@en"],
        f"{PORT} schema:name": ["Westhaven Port@en"],
        f"{PORT} schema:alternateName": ["the port@en", "havnen@da"],
        f"{MINISTRY} schema:name": ["Ministry of Ports@en"],
        f"{CARVALHO} schema:name": ["Ines Carvalho@en"],
        f"{CARVALHO} skos:note": ["Presides.@en"],
        "./entity/reporters schema:name": ["reporters@en"],
        "./entity/unnamed schema:name": ["unnamed@en"],
        "~entity/westhaven schema:name": ["Westhaven@en"],
        "~entity/coast schema:name": ["the coast@en"],
        "~entity/newswire schema:name": ["Newswire@en"],
        "~entity/reyes schema:name": ["Tom Reyes@en"],
        "./event/stop schema:name": ["Stop of the merger@en"],
        "./event/stop nf:dateText": ["Monday@en"],
        "~event/merger nf:endText": ["still@en"],
        "~event/merger skos:note": ["Not completed.@en"],
        "./office/judge schema:roleName": ["judge@en"],
        "./figure/costs schema:unitText": ["million crowns@en"],
        "./figure/fees schema:description": ["a few@en"],
        "~property/costs schema:name": ["costs@en", "costs@en"],
        "./claim/wanted schema:text": ["The ministry wanted the merger.@en"],
        "./claim/unwanted schema:text": ["Nobody wanted the merger.@en"],
        "./claim/appeal schema:text": ["The port appeals.@en"],
        "./claim/appeal/said/port-pledges nf:medium": ["letter@en"],
        "./claim/appeal/said/port-pledges nf:quotation": ["We shall appeal@en"],
        "./claim/appeal/said/port-pledges schema:description": ["Through a lawyer.@en"],
        "./contradiction/unwanted--wanted skos:note": ["Set against each other.@en"],
        "./sentence/4 nf:omittedBecause": ["A heading.@en"],
    }


def test_quotations_are_the_text_with_what_stands_around_it() -> None:
    parts = {(str(row["s"]), str(row["p"])): row["en"] for row in table(RULED, "texts") if "/quote" in str(row["s"])}
    for number, (start, end, words) in enumerate(SENTENCES, 1):
        node = f"./sentence/{number}/quote"
        assert parts.pop((node, "oa:exact")) == words
        assert parts.pop((node, "oa:prefix"), "") == RULING_TEXT[max(start - 32, 0) : start]
        assert parts.pop((node, "oa:suffix"), "") == RULING_TEXT[end : end + 32]
    assert parts == {}


def test_links() -> None:
    assert table(RULED, "links") == [
        {"s": "./event/stop", "p": "nf:agent", "o": CARVALHO},
        {"s": "./event/stop", "p": "https://ships.example/ns#stopped", "o": "~event/merger"},
        {"s": "~event/merger", "p": "schema:sameAs", "o": "wd:Q2"},
        {"s": "~event/merger", "p": "schema:sameAs", "o": "https://ships.example/merger"},
        {"s": "./claim/unwanted", "p": "nf:contradicts", "o": "./claim/wanted"},
        {"s": "./claim/wanted", "p": "nf:contradicts", "o": "./claim/unwanted"},
    ]


def test_the_export() -> None:
    (row,) = table(RULED, "exports")
    digest = str(row.pop("digest"))
    assert row == {
        "i": "./export",
        "article": ".",
        "software": "https://w3id.org/newsfacts/software/0.1.0",
        "softwareVersion": "0.1.0",
        "conformsTo": "https://w3id.org/newsfacts/shapes",
    }
    assert len(digest) == 64
    assert int(digest, 16)


def test_coverage_origins_and_warnings() -> None:
    coverage = RULED.coverage
    assert (coverage.total, sorted(coverage.cited), sorted(coverage.omitted)) == (8, [1, 2, 3, 5, 6, 7, 8], [4])
    assert coverage.missing == ()
    assert RULED.warnings == ()
    places = {iri.removeprefix(RULED.article): (source.file, path) for iri, (source, path) in RULED.origins.items()}
    assert places["/claim/appeal/said/port-pledges"] == ("flood.yaml", ("claims", "appeal", "said", 0))
    assert places["/figure/costs/said/carvalho-asserts/via/1-reyes"] == (
        "flood.yaml",
        ("figures", "costs", "said", 0, "via", 0),
    )
    assert places["/event/stop/said/article-asserts"] == ("flood.yaml", ("events", "stop", "s"))
    assert places["https://example.org/newsfacts/entity/coast"] == ("entities.yaml", ("entities", "coast"))
    nodes = {str(row["i"]) for name in TABLES for row in RULED.rows[name] if "i" in row}
    assert nodes - set(RULED.origins) == {
        str(row["i"]) for row in (*RULED.rows["positions"], *RULED.rows["quotations"])
    }


def test_a_sheet_that_holds_an_article_alone() -> None:
    """A cell is a string or a list of strings, never empty; what is not known has no cell."""
    found = resolved("article: {id: flood, headline: The dyke holds, language: en}")
    assert table(found, "article") == [{"i": ".", "language": "en"}]
    assert [name for name in TABLES if found.rows[name]] == ["article", "texts", "exports"]
    assert (found.coverage.total, found.coverage.missing) == (None, ())


# ------------------------------------------------------------------------------------------------------ references

AMBIGUOUS = CAST + "events: {nordby: {type: Event, s: 1}}\noffices: {olsen: {holder: olsen, of: board, s: 1}}\n"


def test_an_id_of_two_things_must_say_which_is_meant() -> None:
    """A bare id is looked up in the sections allowed at that place; if two fit, it is an error."""
    body = "claims: {held: {text: It held., about: [nordby, olsen, board], s: 2}}"
    assert told(body, cast=AMBIGUOUS) == [
        "8:41: claims.held.about[0]: `nordby` is more than one thing here; write `entity/nordby` or `event/nordby`",
        "8:49: claims.held.about[1]: `olsen` is more than one thing here; write `entity/olsen` or `office/olsen`",
    ]


def test_a_kind_before_an_id_says_which_is_meant() -> None:
    body = "claims: {held: {text: It held., about: [event/nordby, entity/nordby, office/olsen, claim/held2], s: 2}, "
    (held, _) = rows("claims", body + "held2: {text: x, s: 2}}", cast=AMBIGUOUS)
    assert held["about"] == ["./claim/held2", "./entity/nordby", "./event/nordby", "./office/olsen"]


def test_an_id_is_not_ambiguous_where_one_kind_alone_can_stand() -> None:
    (event,) = rows("events", "", cast=AMBIGUOUS)
    (office,) = rows("offices", "", cast=AMBIGUOUS)
    assert (event["i"], office["i"], office["member"]) == ("./event/nordby", "./office/olsen", "./entity/olsen")
    (said,) = rows(
        "assertions", "claims: {c: {text: t, said: [{by: olsen, at: nordby, answers: olsen}]}}", cast=AMBIGUOUS
    )[-1:]
    assert (said["agent"], said["occasion"], said["answers"]) == (
        "./entity/olsen",
        ["./event/nordby"],
        ["./office/olsen"],
    )


@pytest.mark.parametrize(
    ("body", "message"),
    [
        (
            "claims: {c: {text: t, said: [{by: olson}]}}",
            "6:35: claims.c.said[0].by: no entity is called `olson`; did you mean `olsen`?",
        ),
        (
            "claims: {c: {text: t, said: [{by: king}]}}",
            "6:35: claims.c.said[0].by: no entity is called `king`; known: `board`, `nordby`, `olsen`",
        ),
        (
            "claims: {c: {text: t, s: 1, about: [olsen, rain]}}",
            "6:44: claims.c.about[1]: no entity or event or office or figure or claim is called `rain`; "
            "known: `board`, `c`, `nordby`, `olsen`",
        ),
        (
            "claims: {c: {text: t, said: [{at: olsen}]}}",
            "6:35: claims.c.said[0].at: `olsen` is a known entity; expected here: event",
        ),
        (
            "claims: {c: {text: t, said: [{answers: olsen}]}}",
            "6:40: claims.c.said[0].answers: `olsen` is a known entity; expected here: "
            "event or office or figure or claim",
        ),
        (
            "claims: {c: {text: t, s: 1}, d: {text: u, said: [{for: [olsen, c]}]}}",
            "6:64: claims.d.said[0].for[1]: `c` is a known claim; expected here: entity",
        ),
        (
            "claims: {c: {text: t, said: [{by: claim/c}]}}",
            "6:35: claims.c.said[0].by: `claim/c` is a known claim; expected here: entity",
        ),
        ("offices: {o: {holder: o, s: 1}}", "6:23: offices.o.holder: `o` is a known office; expected here: entity"),
        (
            "figures: {f: {of: f, property: killed, value: 1, s: 1}}",
            "6:19: figures.f.of: `f` is a known figure; expected here: entity or event or office or claim",
        ),
        (
            "events: {e: {type: Event, place: e, s: 1}}",
            "6:34: events.e.place: `e` is a known event; expected here: entity",
        ),
        (
            "events: {e: {type: Event, roles: {agent: c}, s: 1}}\nclaims: {c: {text: t, s: 1}}",
            "6:42: events.e.roles.agent: `c` is a known claim; expected here: entity or event",
        ),
        (
            "claims: {c: {text: t, content: {subject: olsen, relation: after, object: olson}, s: 1}}",
            "6:74: claims.c.content.object: "
            "no entity or event or office or figure or claim is called `olson`; did you mean `olsen`?",
        ),
        (
            "claims: {c: {text: t, about: event/olsen, s: 1}}",
            "6:30: claims.c.about: `event/olsen` is a known entity; expected here: "
            "entity or event or office or figure or claim",
        ),
    ],
)
def test_a_reference_that_leads_nowhere(body: str, message: str) -> None:
    assert told(body) == [message]


def test_the_articles_own_references() -> None:
    cast = CAST.replace("language: en", "language: en, about: [olsen, c], credit: [bord, {entity: king, s: 3}]")
    assert told("claims: {c: {text: t, s: 1}}", cast=cast) == [
        "1:77: article.about[1]: `c` is a known claim; expected here: entity or event",
        "1:90: article.credit[0]: no entity is called `bord`; did you mean `board`?",
        "1:105: article.credit[1].entity: no entity is called `king`; known: `board`, `nordby`, `olsen`",
    ]


@pytest.mark.parametrize("publisher", ["king", "{entity: king}"])
def test_an_unknown_publisher_is_told_once(publisher: str) -> None:
    cast = CAST.replace("language: en", f"language: en, publisher: {publisher}")
    (message,) = told("claims: {c: {text: t, s: 1}, d: {text: u, s: 2}}", cast=cast)
    assert message.endswith("no entity is called `king`; known: `board`, `nordby`, `olsen`")


# ------------------------------------------------------------------------------------------ what the sheets share

SHARED = """\
prefixes: {sea: "https://sea.example/"}
entities:
  harbour: {type: [Place, "sea:Harbour"], name: Harbour, partOf: coast}
  coast: {type: Landform, name: Coast, partOf: country}
  country: {type: [Country, GovernmentOrganization], name: Country}
  fleet: {type: Organization, name: Fleet, partOf: country}
  stranger: {type: Person, name: Stranger}
events:
  storm: {wikidata: Q3}
  quake: {}
"""


def test_shared_entities_come_with_all_that_they_are_part_of() -> None:
    """They have one IRI across articles, and their triples are repeated in each article's graph."""
    found = resolved(CAST + "claims: {held: {text: It held., about: harbour, said: [{by: fleet}]}}", SHARED)
    assert [row for row in table(found, "entities") if str(row["i"]).startswith("~")] == [
        {"i": "~entity/fleet", "types": ["schema:Organization"], "parentOrganization": "~entity/country"},
        {
            "i": "~entity/country",
            "types": ["schema:Country", "schema:GovernmentOrganization", "schema:Organization", "schema:Place"],
        },
        {
            "i": "~entity/harbour",
            "types": ["schema:Place", "https://sea.example/Harbour"],
            "containedInPlace": "~entity/coast",
        },
        {"i": "~entity/coast", "types": ["schema:Landform", "schema:Place"], "containedInPlace": "~entity/country"},
    ]
    (article,) = table(found, "article")
    assert article["mentions"] == [
        *("./entity/board", "./entity/nordby", "./entity/olsen"),
        *("~entity/coast", "~entity/country", "~entity/fleet", "~entity/harbour"),
    ]


def test_what_a_local_entity_is_part_of_comes_with_it() -> None:
    cast = CAST.replace("name: Nordby}", "name: Nordby, partOf: coast}")
    found = rows("entities", "", SHARED, cast)
    assert {str(row["i"]): row.get("containedInPlace") for row in found} == {
        "./entity/olsen": None,
        "./entity/board": None,
        "./entity/nordby": "~entity/coast",
        "~entity/coast": "~entity/country",
        "~entity/country": None,
    }


def test_a_shared_event_has_one_iri_and_the_articles_own_assertions() -> None:
    body = "events: {storm: {type: Event, s: 1, said: [{by: olsen, stance: doubts}]}}"
    found = resolved(CAST + body, SHARED)
    assert table(found, "events") == [{"i": "~event/storm", "types": ["schema:Event"]}]
    assert table(found, "links") == [{"s": "~event/storm", "p": "schema:sameAs", "o": "wd:Q3"}]
    assert [(row["i"], row["asserted"]) for row in table(found, "assertions")] == [
        ("./event/storm/said/article-asserts", "~event/storm"),
        ("./event/storm/said/olsen-doubts", "~event/storm"),
    ]


def test_a_shared_event_must_be_reported_before_it_can_be_referred_to() -> None:
    message = "the event `quake` is shared, and this sheet reports nothing of it; add it under `events`"
    assert told("claims: {c: {text: t, about: quake, s: 1}}", SHARED) == [f"6:30: claims.c.about: {message}"]


def test_faults_of_what_is_shared_stand_in_the_shared_file() -> None:
    shared = "entities:\n  gate: {type: Gaet, name: Gate}\n  wall: {type: Place, name: Wall, partOf: tower}\n"
    shared += "  moat: {type: Place, name: Moat, deep: true}\n"
    assert faults(CAST + "claims: {c: {text: t, about: [gate, wall, moat], s: 1}}", shared) == [
        "entities.yaml:2:16: entities.gate.type: "
        "`Gaet` is no class of schema.org or of the vocabulary; did you mean `Game`?",
        "entities.yaml:3:43: entities.wall.partOf: no entity is called `tower`; known: `gate`, `moat`, `wall`",
        "entities.yaml:4:35: entities.moat.deep: unknown key `deep`; "
        "known: `alias`, `confidence`, `name`, `note`, `partOf`, `reviewed`, ...",
    ]


def test_what_is_shared_does_not_depend_on_a_sheet() -> None:
    """Entities that have one IRI across articles cannot be part of what one article alone has."""
    shared = "entities:\n  gate: {type: Place, name: Gate, partOf: nordby}\n"
    assert faults(CAST + "claims: {c: {text: t, about: gate, s: 1}}", shared) == [
        "entities.yaml:2:43: entities.gate.partOf: no entity is called `nordby`; known: `gate`"
    ]


@pytest.mark.parametrize("use", ["", "claims: {c: {text: t, about: nordby, s: 1}}"], ids=["unused", "used"])
def test_one_entity_has_one_description(use: str) -> None:
    """An entity of the sheet whose id is shared has the shared IRI, and is described once."""
    shared = "entities:\n  nordby: {type: Place, name: Old Nordby}\n"
    try:
        found = resolved(CAST + use, shared)
    except InputError:
        return  # to refuse the second description is as good
    names = [row["en"] for row in table(found, "texts") if row["s"] == "~entity/nordby"]
    assert (len(names), [row["i"] for row in table(found, "entities")].count("~entity/nordby")) == (1, 1)


@pytest.mark.parametrize(
    ("part", "whole", "column"),
    [
        ("City", "Country", "containedInPlace"),
        ("City", "Organization", "parentOrganization"),
        ("Organization", "City", "parentOrganization"),
        ("Organization", "Organization", "parentOrganization"),
        ("Hospital", "City", "containedInPlace"),
        ("GovernmentOrganization", "[Country, GovernmentOrganization]", "parentOrganization"),
        ("schema:City", "schema:Country", "containedInPlace"),
        ("[Organization, Place]", "Place", "containedInPlace"),
    ],
)
def test_part_of_is_a_place_in_a_place_and_else_an_organisation(part: str, whole: str, column: str) -> None:
    """`partOf` is `schema:containedInPlace` between places, else `schema:parentOrganization`."""
    cast = CAST + f"  a: {{type: {part}, name: A, partOf: b}}\n  b: {{type: {whole}, name: B}}\n"
    (row,) = (row for row in rows("entities", "", cast=cast) if row["i"] == "./entity/a")
    assert {name: cell for name, cell in row.items() if name not in ("i", "types")} == {column: "./entity/b"}


@pytest.mark.parametrize("written", ["Person", "Weapon", "[Person, Intangible]"])
def test_a_person_is_part_of_nothing(written: str) -> None:
    cast = CAST + f"  a: {{type: {written}, name: A, partOf: board}}\n"
    column = cast.splitlines()[-1].index("board") + 1
    message = "only a place or an organisation is part of another; a person's place in one is an office"
    assert told("", cast=cast) == [f"6:{column}: entities.a.partOf: {message}"]


def test_a_place_is_part_of_no_event() -> None:
    cast = CAST + "  a: {type: Place, name: A, partOf: rise}\n"
    assert told("events: {rise: {type: Event, s: 1}}", cast=cast) == [
        "6:37: entities.a.partOf: `rise` is a known event; expected here: entity"
    ]


def test_other_iris_of_a_thing_can_be_curies() -> None:
    """Anything with a declared prefix is a CURIE; anything else an IRI."""
    cast = (
        CAST + "  a: {type: Place, name: A, wikidata: Q5, sameAs: "
        "[wd:Q6, 'ships:a', 'urn:isbn:5', 'https://a.example/']}\n"
    )
    (*_, row) = rows("entities", 'prefixes: {ships: "https://ships.example/ns#"}', cast=cast)
    assert row["sameAs"] == ["wd:Q5", "wd:Q6", "https://a.example/", "https://ships.example/ns#a", "urn:isbn:5"]


def test_a_slip_in_a_type_is_told_once() -> None:
    assert told("", cast=CAST + "  a: {type: Contry, name: A, partOf: nordby}\n") == [
        "6:13: entities.a.type: `Contry` is no class of schema.org or of the vocabulary; did you mean `Country`?"
    ]


# ------------------------------------------------------------------------------------------------------------ cycles


@pytest.mark.parametrize(
    ("body", "message"),
    [
        (
            "  a: {type: Place, name: A, partOf: b}\n  b: {type: Place, name: B, partOf: c}\n  c: "
            "{type: Place, name: C, partOf: entity/a}",
            "6:37: entities.a.partOf: goes round in a circle (a -> b -> c -> a); take one of these links out",
        ),
        (
            "  a: {type: Place, name: A, partOf: a}",
            "6:37: entities.a.partOf: goes round in a circle (a -> a); take one of these links out",
        ),
        (
            "figures:\n  f: {of: olsen, property: killed, value: 1, including: [g], s: 1}\n  g: "
            "{of: olsen, property: killed, value: 1, including: figure/f, s: 1}",
            "7:57: figures.f.including: goes round in a circle (f -> g -> f); take one of these links out",
        ),
        (
            "claims:\n  c: {text: t, about: [olsen, d], s: 1}\n  d: {text: u, about: claim/c, s: 1}",
            "7:23: claims.c.about: goes round in a circle (c -> d -> c); take one of these links out",
        ),
        (
            "claims:\n  c: {text: t, about: d, s: 1}\n  d: {text: u, content: {subject: "
            "olsen, relation: after, object: c}, s: 1}",
            "7:23: claims.c.about: goes round in a circle (c -> d -> c); take one of these links out",
        ),
        (
            "claims:\n  c: {text: t, about: c, s: 1}",
            "7:23: claims.c.about: goes round in a circle (c -> c); take one of these links out",
        ),
    ],
)
def test_what_goes_round_in_a_circle(body: str, message: str) -> None:
    assert told(body) == [message]


def test_every_circle_is_told() -> None:
    """Raises `InputError` with every reference [...] of the sheet that cannot be resolved."""
    body = "claims:\n  a: {text: t, about: b, s: 1}\n  b: {text: t, about: a, s: 1}\n  c: {text: t, about: c, s: 1}\n"
    assert told(body) == [
        "7:23: claims.a.about: goes round in a circle (a -> b -> a); take one of these links out",
        "9:23: claims.c.about: goes round in a circle (c -> c); take one of these links out",
    ]


def test_a_circle_among_what_is_shared() -> None:
    shared = "entities:\n  a: {type: Place, name: A, partOf: b}\n  b: {type: Place, name: B, partOf: a}\n"
    assert faults(CAST + "claims: {c: {text: t, about: a, s: 1}}", shared) == [
        "entities.yaml:2:37: entities.a.partOf: goes round in a circle (a -> b -> a); take one of these links out"
    ]


def test_what_is_no_circle() -> None:
    """The same id in two sections, and two ways to one thing."""
    assert told("claims: {olsen: {text: t, about: entity/olsen, s: 1}}") == []
    body = "claims: {a: {text: t, about: [b, c], s: 1}, b: {text: u, about: d, s: 1}, c: {text: v, about: d, s: 1}"
    assert told(body + ", d: {text: w, s: 1}}") == []


# ------------------------------------------------------------------------------------------------------------ sayings


def said(sayings: str, cast: str = CAST) -> list[Row]:
    """The assertions of a claim with these sayings."""
    return rows("assertions", f"claims: {{held: {{text: It held., {sayings}}}}}", cast=cast)


def names(sayings: str) -> list[str]:
    """The last parts of their IRIs, in the order of the sheet."""
    return [str(row["i"]).removeprefix("./claim/held/said/") for row in said(sayings)]


def told_of(sayings: str) -> list[str]:
    return told(f"claims: {{held: {{text: It held., {sayings}}}}}")


def test_own_voice_without_a_publisher_has_no_agent() -> None:
    expected = {
        "i": "./claim/held/said/article-asserts",
        "types": ["nf:Assertion", "nf:OwnVoice"],
        "stance": "nf:asserts",
        "basis": "nf:explicit",
        "asserted": "./claim/held",
        "reportedIn": ".",
        "evidence": ["./sentence/2", "./sentence/10"],
    }
    assert said("s: [10, 2, 2]") == [expected]
    assert said("said: [{s: [2, 10]}]") == [expected]
    assert said("said: [{by: article, s: [2, 10]}]") == [expected]


def test_own_voice_has_the_publisher_for_an_agent() -> None:
    """The agent of the own voice is the publisher where known."""
    cast = CAST.replace("language: en", "language: en, publisher: {entity: board, basis: inferred}")
    for sayings in ("s: 2", "said: [{s: 2}]", "said: [{by: article, s: 2}]"):
        (row,) = said(sayings, cast)
        assert (row["agent"], row["types"]) == ("./entity/board", ["nf:Assertion", "nf:OwnVoice"])
    (row,) = said("said: [{by: board, s: 2}]", cast)
    assert (row["agent"], row["types"]) == ("./entity/board", ["nf:Assertion"])


def test_the_unnamed_speaker() -> None:
    """`by: unnamed` = article/{id}/entity/unnamed, a nf:Group with nf:unnamed true."""
    found = resolved(CAST + "claims: {held: {text: It held., said: [{by: unnamed, s: 2}]}}")
    (row,) = table(found, "assertions")
    assert (row["i"], row["agent"]) == ("./claim/held/said/unnamed-asserts", "./entity/unnamed")
    assert table(found, "entities")[-1] == {
        "i": "./entity/unnamed",
        "types": ["schema:Organization", "nf:Group"],
        "unnamed": "true",
    }
    assert {"s": "./entity/unnamed", "p": "schema:name", "en": "unnamed"} in table(found, "texts")


def test_nobody_is_unnamed_where_nobody_is_so_called() -> None:
    assert [row["i"] for row in rows("entities", "")] == ["./entity/olsen", "./entity/board", "./entity/nordby"]


def test_every_part_of_a_saying() -> None:
    body = (
        "events: {talk: {type: Meeting, s: 1}}\nclaims:\n  held:\n    text: "
        "It held.\n    said:\n    - {by: olsen, for: "
        "[board, nordby], to: board, stance: warns, certainty: possible, basis: "
        "inferred, medium: {en: letter, da: brev},"
        " at: talk, from: 2020, until: .., answers: talk, quote: It held, note: So., id: letter, s: [3, 2]}\n"
    )
    found = resolved(CAST + body)
    assert table(found, "assertions")[1:] == [
        {
            "i": "./claim/held/said/letter",
            "types": ["nf:Assertion"],
            "agent": "./entity/olsen",
            "asserted": "./claim/held",
            "recipient": ["./entity/board"],
            "stance": "nf:warns",
            "certainty": "nf:possible",
            "basis": "nf:inferred",
            "onBehalfOf": ["./entity/board", "./entity/nordby"],
            "occasion": ["./event/talk"],
            "answers": ["./event/talk"],
            "reportedIn": ".",
            "evidence": ["./sentence/2", "./sentence/3"],
        }
    ]
    letter = "./claim/held/said/letter"
    assert [row for row in table(found, "texts") if row["s"] == letter] == [
        {"s": letter, "p": "nf:medium", "en": "letter"},
        {"s": letter, "p": "nf:medium", "da": "brev"},
        {"s": letter, "p": "nf:quotation", "en": "It held"},
        {"s": letter, "p": "schema:description", "en": "So."},
    ]


def test_a_chain_leads_from_the_speaker_to_the_article() -> None:
    """The first assertion's object is the fact; each further one's object is the assertion before it.

    The last is `nf:reportedIn` the article, each other `nf:reportedIn` the next.
    """
    first, second, third = (
        f"./claim/held/said/olsen-doubts{rest}" for rest in ("", "/via/1-board", "/via/2-unnamed")
    )
    base = {"types": ["nf:Assertion"], "basis": "nf:explicit"}
    assert said(
        "said: [{by: olsen, stance: doubts, via: [board, {by: unnamed, for: nordby, stance: alleges, s: 4}], s: 3}]"
    ) == [
        {
            **base,
            "i": first,
            "agent": "./entity/olsen",
            "stance": "nf:doubts",
            "asserted": "./claim/held",
            "reportedIn": second,
            "evidence": ["./sentence/3"],
        },
        {
            **base,
            "i": second,
            "agent": "./entity/board",
            "stance": "nf:asserts",
            "asserted": first,
            "reportedIn": third,
            "evidence": ["./sentence/3"],  # a link without sentences stands in those of the saying
        },
        {
            **base,
            "i": third,
            "agent": "./entity/unnamed",
            "onBehalfOf": ["./entity/nordby"],
            "stance": "nf:alleges",
            "asserted": second,
            "reportedIn": ".",
            "evidence": ["./sentence/4"],
        },
    ]


def test_one_link_stands_for_a_chain_of_one() -> None:
    expected = ["olsen-asserts", "olsen-asserts/via/1-board"]
    for via in ("board", "[board]", "{by: board}", "[{by: entity/board}]"):
        assert names(f"said: [{{by: olsen, via: {via}}}]") == expected


@pytest.mark.parametrize(
    ("sayings", "message"),
    [
        (
            "said: [{by: olsen, via: [board, olsen]}]",
            "6:65: claims.held.said[0].via[1]: `olsen` stands twice in this chain; "
            "a chain leads from one speaker to the next",
        ),
        (
            "said: [{by: olsen, via: entity/olsen}]",
            "6:57: claims.held.said[0].via: "
            "`olsen` stands twice in this chain; a chain leads from one speaker to the next",
        ),
        (
            "said: [{by: olsen, via: [{for: board}]}]",
            "6:58: claims.held.said[0].via[0]: every link of a chain names who passes it on; add `by`",
        ),
        (
            "said: [{by: olsen, via: [board, article]}]",
            "6:65: claims.held.said[0].via[1]: every link of a chain names who passes it on; add `by`",
        ),
    ],
)
def test_chains_that_are_refused(sayings: str, message: str) -> None:
    assert told_of(sayings) == [message]


@pytest.mark.parametrize(
    ("sayings", "expected"),
    [
        (
            "s: 4, said: [{by: olsen}, {by: entity/board, stance: declines-to-comment}]",
            ["article-asserts", "olsen-asserts", "board-declines-to-comment"],
        ),
        (
            "said: [{by: olsen, s: 5}, {by: olsen, s: [9, 3]}, {by: olsen, s: 4}]",
            ["olsen-asserts", "olsen-asserts-s4", "olsen-asserts-s5"],
        ),
        ("said: [{by: olsen, s: 5}, {by: olsen, stance: doubts, s: 4}]", ["olsen-asserts", "olsen-doubts"]),
        ("s: 5, said: [{basis: inferred, s: 4}]", ["article-asserts", "article-asserts-s5"]),
        (
            "said: [{by: olsen, s: 5, id: first}, {by: olsen, s: 5, id: second}, {by: olsen, s: 5}]",
            ["first", "second", "olsen-asserts"],
        ),
        ("said: [{by: olsen, s: 5, id: board-asserts}, {by: board, s: 6}]", ["board-asserts", "board-asserts-s6"]),
    ],
)
def test_what_assertions_are_called(sayings: str, expected: list[str]) -> None:
    """Speaker and stance; where that is taken, `-s{first sentence}` is added; `id` overrides."""
    assert sorted(names(sayings)) == sorted(expected)


def test_the_earliest_keeps_the_plain_name() -> None:
    """The one with the earliest sentence keeps the plain IRI."""
    evidence = {
        str(row["i"]).removeprefix("./claim/held/said/"): row["evidence"]
        for row in said("said: [{by: olsen, s: 5}, {by: olsen, s: [9, 3]}, {by: olsen, s: 4}]")
    }
    assert evidence == {
        "olsen-asserts": ["./sentence/3", "./sentence/9"],
        "olsen-asserts-s4": ["./sentence/4"],
        "olsen-asserts-s5": ["./sentence/5"],
    }


@pytest.mark.parametrize(
    ("sayings", "name"),
    [
        ("said: [{by: olsen, id: a}, {by: board, id: a}]", "a"),
        ("said: [{by: olsen, s: 4}, {by: board, s: 5, id: olsen-asserts}]", "olsen-asserts"),
        ("said: [{by: olsen, s: 4}, {by: olsen, s: 5}, {by: board, s: 6, id: olsen-asserts-s5}]", "olsen-asserts-s5"),
    ],
)
def test_two_sayings_of_one_name_are_refused(sayings: str, name: str) -> None:
    (message,) = told_of(sayings)
    assert message.endswith(f": another saying of this fact is called `{name}` too; give this one an `id` of its own")


@pytest.mark.parametrize(
    "sayings",
    [
        "said: [{by: olsen, s: 5}, {by: olsen, s: 5, certainty: possible}]",
        "said: [{by: olsen, s: [5, 6]}, {by: olsen, s: [5, 7]}]",
        "said: [{by: olsen}, {by: olsen, note: Twice.}]",
        "s: 5, said: [{s: 5, certainty: possible}]",
    ],
)
def test_sayings_that_sentences_do_not_tell_apart_need_an_id(sayings: str) -> None:
    """Where sentences do not tell them apart, the sheet must give an `id`. Reordering a sheet changes no IRI."""
    (message,) = told_of(sayings)
    assert message.endswith("give this one an `id` of its own")


# ----------------------------------------------------------------------------------------------------- contradictions

CONTRADICTED = "claims:\n  held: {{text: It held., s: 1{}}}\n  fell: {{text: It fell., s: 2{}}}\n"


@pytest.mark.parametrize(
    ("held", "fell", "basis", "evidence", "notes"),
    [
        (", contradicts: fell", "", "inferred", [], []),
        ("", ", contradicts: [claim/held]", "inferred", [], []),
        (", contradicts: fell", ", contradicts: held", "inferred", [], []),
        (", contradicts: {fact: fell, basis: explicit, s: 3}", "", "explicit", [3], []),
        (
            ", contradicts: {fact: fell, note: A.}",
            ", contradicts: {fact: held, basis: explicit, s: [4, 3], note: B.}",
            "explicit",
            [3, 4],
            ["A.", "B."],
        ),
        (
            ", contradicts: {fact: fell, basis: explicit, s: 3}",
            ", contradicts: {fact: held, basis: inferred, s: 3}",
            "explicit",
            [3],
            [],
        ),
    ],
)
def test_a_contradiction_stands_once_whoever_declares_it(
    held: str, fell: str, basis: str, evidence: list[int], notes: list[str]
) -> None:
    """One contradiction for each pair of facts, whichever of the two declares it, or both; explicit wins."""
    found = resolved(CAST + CONTRADICTED.format(held, fell))
    expected: Row = {
        "i": "./contradiction/fell--held",
        "between": ["./claim/fell", "./claim/held"],
        "basis": f"nf:{basis}",
    }
    if evidence:
        expected["evidence"] = [f"./sentence/{number}" for number in evidence]
    assert table(found, "contradictions") == [expected]
    assert table(found, "links") == [
        {"s": "./claim/fell", "p": "nf:contradicts", "o": "./claim/held"},
        {"s": "./claim/held", "p": "nf:contradicts", "o": "./claim/fell"},
    ]
    assert [row["en"] for row in table(found, "texts") if row["s"] == expected["i"]] == notes


def test_facts_of_any_kind_can_contradict() -> None:
    body = "events: {rise: {type: Event, s: 1, contradicts: [claim/rise, head]}}\nclaims: {rise: {text: t, s: 1}}\n"
    found = rows("contradictions", body + "offices: {head: {holder: olsen, s: 1}}")
    assert [(row["i"], row["between"]) for row in found] == [
        ("./contradiction/rise--rise", ["./claim/rise", "./event/rise"]),
        ("./contradiction/head--rise", ["./event/rise", "./office/head"]),
    ]


@pytest.mark.parametrize(
    ("body", "messages"),
    [
        (
            "claims:\n  held: {text: t, contradicts: [held], s: 1}",
            ["7:33: claims.held.contradicts[0]: contradicts itself; name another fact"],
        ),
        (
            "claims:\n  held: {text: t, contradicts: olsen, s: 1}",
            [
                "7:32: claims.held.contradicts: `olsen` is a known entity; expected here: "
                "event or office or figure or claim"
            ],
        ),
        (
            "claims:\n  held: {text: t, contradicts: hell, s: 1}",
            [
                "7:32: claims.held.contradicts: "
                "no event or office or figure or claim is called `hell`; did you mean `held`?"
            ],
        ),
        (
            "events:\n  a: {type: Event, s: 1, contradicts: claim/b}\n  b: {type: Event, s: "
            "1, contradicts: claim/a}\n"
            "claims: {a: {text: t, s: 1}, b: {text: u, s: 1}}",
            ["8:39: events.b.contradicts: two contradictions would both be called `a--b`; rename one of the facts"],
        ),
    ],
)
def test_contradictions_that_are_refused(body: str, messages: list[str]) -> None:
    assert told(body) == messages


# ---------------------------------------------------------------------------------------------------------- evidence

COUNTED = CAST.replace("language: en", "language: en, text: {sentences: 3}")


def test_sentences_beyond_the_end() -> None:
    body = "claims: {held: {text: It held., s: [3, 4], said: [{by: olsen, via: [{by: board, s: 9}], s: 5}]}}"
    assert told(body, cast=COUNTED) == [
        "6:40: claims.held.s[1]: there is no sentence 4; the article has 3",
        "6:84: claims.held.said[0].via[0].s: there is no sentence 9; the article has 3",
        "6:92: claims.held.said[0].s: there is no sentence 5; the article has 3",
    ]


def test_a_sentence_beyond_the_end_that_a_link_inherits_is_told_once() -> None:
    body = "claims: {held: {text: It held., said: [{by: olsen, via: board, s: 9}]}}"
    assert told(body, cast=COUNTED) == ["6:67: claims.held.said[0].s: there is no sentence 9; the article has 3"]


def test_without_a_count_any_sentence_can_be_cited() -> None:
    assert rows("sentences", "claims: {held: {text: It held., s: [900, 2]}}\nomitted: {7: A heading.}") == [
        {"i": "./sentence/2", "source": ".", "number": "2"},
        {"i": "./sentence/7", "source": ".", "number": "7"},
        {"i": "./sentence/900", "source": ".", "number": "900"},
    ]


def test_every_sentence_of_a_counted_text_has_a_row() -> None:
    found = resolved(COUNTED + "claims: {held: {text: It held., s: 2}}")
    assert [row["number"] for row in table(found, "sentences")] == ["1", "2", "3"]
    assert found.coverage.missing == (1, 3)


def test_anchors_of_another_text_are_told() -> None:
    digest = "0" * 64
    sheet = CAST.replace("language: en", f"language: en, text: {{sentences: 2, sha256: '{digest}'}}")
    assert faults(sheet, text="One. Two. Three.") == [
        "flood.yaml:1:80: article.text.sentences: the anchors have 3 sentences; "
        "write that number, or anchor the right text",
        "flood.yaml:1:91: article.text.sha256: is not the digest of the text that the anchors were made of; "
        "correct it, or anchor the right text",
    ]


def test_with_anchors_the_digest_is_that_of_the_text_and_else_the_one_that_is_written() -> None:
    digest = sha256(b"One. Two.").hexdigest()
    assert resolved(CAST, text="One. Two.").rows["article"][0]["digest"] == digest
    written = CAST.replace("language: en", f"language: en, text: {{sha256: '{digest}'}}")
    assert resolved(written).rows["article"][0]["digest"] == digest


# -------------------------------------------------------------------------------------------------------------- dates


@pytest.mark.parametrize(
    ("dates", "literals", "bounds"),
    [
        (
            "date: 2021-05-03",
            [("startDate", "day", "2021-05-03")],
            {"dateBasis": "nf:stated", "earliest": "2021-05-03", "latest": "2021-05-03"},
        ),
        (
            "date: 2021-05",
            [("startDate", "month", "2021-05")],
            {"dateBasis": "nf:stated", "earliest": "2021-05-01", "latest": "2021-05-31"},
        ),
        (
            "date: 2021",
            [("startDate", "year", "2021")],
            {"dateBasis": "nf:stated", "earliest": "2021-01-01", "latest": "2021-12-31"},
        ),
        (
            "date: 2021-05-03T10:00:00+02:00",
            [("startDate", "time", "2021-05-03T10:00:00+02:00")],
            {"dateBasis": "nf:stated", "earliest": "2021-05-03", "latest": "2021-05-03"},
        ),
        (
            "date: {value: 2021?, basis: inferred}",
            [],
            {"dateBasis": "nf:inferred", "earliest": "2021-01-01", "latest": "2021-12-31", "edtf": "2021?"},
        ),
        (
            "date: {value: 2021-05, basis: year-inferred}",
            [("startDate", "month", "2021-05")],
            {"dateBasis": "nf:yearInferred", "earliest": "2021-05-01", "latest": "2021-05-31"},
        ),
        (
            "date: 2021-05-03/2021-05-05",
            [],
            {
                "dateBasis": "nf:stated",
                "earliest": "2021-05-03",
                "latest": "2021-05-05",
                "edtf": "2021-05-03/2021-05-05",
            },
        ),
        ("date: ../2014", [], {"dateBasis": "nf:stated", "latest": "2014-12-31", "edtf": "../2014"}),
        (
            "date: 201X",
            [],
            {"dateBasis": "nf:stated", "earliest": "2010-01-01", "latest": "2019-12-31", "edtf": "201X"},
        ),
        (
            "from: 2012",
            [("startDate", "year", "2012")],
            {"dateBasis": "nf:stated", "earliest": "2012-01-01", "latest": "2012-12-31"},
        ),
        (
            "until: 2021-05",
            [("endDate", "month", "2021-05")],
            {"endBasis": "nf:stated", "endEarliest": "2021-05-01", "endLatest": "2021-05-31"},
        ),
        (
            "until: 2021-05~",
            [],
            {"endBasis": "nf:stated", "endEarliest": "2021-05-01", "endLatest": "2021-05-31", "endEdtf": "2021-05~"},
        ),
        ("until: ..", [], {"endBasis": "nf:stated", "ongoing": "true"}),
        ("until: {value: .., basis: inferred}", [], {"endBasis": "nf:inferred", "ongoing": "true"}),
        (
            "from: 2012-02-29, until: ..",
            [("startDate", "day", "2012-02-29")],
            {
                "dateBasis": "nf:stated",
                "earliest": "2012-02-29",
                "latest": "2012-02-29",
                "endBasis": "nf:stated",
                "ongoing": "true",
            },
        ),
    ],
)
def test_dates_of_every_precision(dates: str, literals: list[tuple[str, str, str]], bounds: Row) -> None:
    """The literal's datatype says the precision; a form without an XSD type has bounds alone."""
    found = resolved(CAST + f"events: {{e: {{type: Event, {dates}, s: 1}}}}")
    assert table(found, "dates") == [
        {"s": "./event/e", "p": f"schema:{name}", precision: text} for name, precision, text in literals
    ]
    assert table(found, "bounds") == [{"i": "./event/e", **bounds}]


def test_the_wording_and_the_note_of_a_date() -> None:
    body = "events: {e: {type: Event, from: {value: 2021, text: last year, note: Read so.}, "
    body += "until: {value: 2022, text: {da: i år}, note: Also.}, s: 1}}"
    assert [row for row in rows("texts", body) if row["s"] == "./event/e"] == [
        {"s": "./event/e", "p": "nf:dateText", "en": "last year"},
        {"s": "./event/e", "p": "skos:note", "en": "Read so."},
        {"s": "./event/e", "p": "nf:endText", "da": "i år"},
        {"s": "./event/e", "p": "skos:note", "en": "Also."},
    ]


# ------------------------------------------------------------------------------------------------------------ figures


@pytest.mark.parametrize(
    ("written", "column", "number"),
    [
        ("4", "integer", "4"),
        ("-4", "integer", "-4"),
        ("4.0", "integer", "4"),
        ("4.10", "decimal", "4.1"),
        ("-0.5", "decimal", "-0.5"),
        ("0.000001", "decimal", "0.000001"),
        ("1000000000000", "integer", "1000000000000"),
        ("123456789012345678901234567890", "integer", "123456789012345678901234567890"),
        ("0", "integer", "0"),
        ("-0.0", "integer", "0"),
        ("100.0", "integer", "100"),
        ("3.14159265358979323846264338327950288", "decimal", "3.14159265358979323846264338327950288"),
    ],
)
def test_whole_numbers_are_integers_and_others_decimals(written: str, column: str, number: str) -> None:
    """Numbers are `xsd:integer` where they are whole and `xsd:decimal` elsewhere; never a float.

    No digit that somebody wrote is lost.
    """
    found = rows("numbers", f"figures: {{f: {{of: olsen, property: killed, value: {written}, s: 1}}}}")
    assert found == [{"s": "./figure/f", "p": "schema:value", column: number}]


@pytest.mark.parametrize("written", ["1e5000000", "-1e-5000000"])
@pytest.mark.parametrize("quote", ['"', ""])
def test_a_number_of_millions_of_digits_is_refused(written: str, quote: str) -> None:
    """Twelve characters of a sheet cannot become gigabytes of rows."""
    sheet = in_json(CAST)
    sheet["figures"] = {"f": {"of": "olsen", "property": "killed", "value": "?", "s": 1}}
    (message,) = faults(json.dumps(sheet).replace('"?"', quote + written + quote), file="flood.json")
    assert ": figures.f.value: " in message


def test_a_figure_of_everything() -> None:
    body = (
        "figures: {f: {of: olsen, property: height, min: 1, max: 2.5, unit: {en: metre, da: meter}, unitCode: MTR, "
        "approximate: true, description: waist-high, date: {value: 2021, note: "
        "About then.}, s: 1, note: At the gate.}}"
    )
    found = resolved(CAST + body)
    assert table(found, "figures") == [
        {
            "i": "./figure/f",
            "observationAbout": "./entity/olsen",
            "measuredProperty": "~property/height",
            "unitCode": "MTR",
            "approximate": "true",
        }
    ]
    assert [row for row in table(found, "texts") if row["s"] == "./figure/f"] == [
        {"s": "./figure/f", "p": "skos:note", "en": "At the gate."},
        {"s": "./figure/f", "p": "schema:unitText", "en": "metre"},
        {"s": "./figure/f", "p": "schema:unitText", "da": "meter"},
        {"s": "./figure/f", "p": "skos:note", "en": "About then."},
        {"s": "./figure/f", "p": "schema:description", "en": "waist-high"},
    ]


def measured(name: str, more: str = "") -> Resolved:
    return resolved(CAST + f"figures: {{f: {{of: olsen, property: {name}, value: 1, s: 1}}}}\n{more}")


@pytest.mark.parametrize(
    ("name", "iri", "minted", "warning"),
    [
        ("killed", "nf:killed", None, None),
        ("nf:killed", "nf:killed", None, None),
        ("schema:height", "schema:height", None, None),
        ("ships:draught", "https://ships.example/ns#draught", None, None),
        ("height", "~property/height", "height", None),
        ("goals scored", "~property/goals%20scored", "goals scored", None),
        ("å/b", "~property/%C3%A5%2Fb", "å/b", None),
        ("kiled", "~property/kiled", "kiled", "killed"),
        ("Killed", "~property/Killed", "Killed", "killed"),
        ("ranges", "~property/ranges", "ranges", "range"),
    ],
)
def test_what_is_measured(name: str, iri: str, minted: str | None, warning: str | None) -> None:
    """A term of the vocabulary, a CURIE, or any other name, minted as a shared `schema:Property`."""
    found = measured(name, 'prefixes: {ships: "https://ships.example/ns#"}')
    assert table(found, "figures")[0]["measuredProperty"] == iri
    assert table(found, "properties") == ([{"i": iri}] if minted else [])
    texts = [row for row in table(found, "texts") if row["s"] == iri]
    assert texts == ([{"s": iri, "p": "schema:name", "en": minted}] if minted else [])
    message = (
        f"flood.yaml:6:36: figures.f.property: `{name}` is taken as a property of your own; did you mean `{warning}`?"
    )
    assert [str(fault) for fault in found.warnings] == ([message] if warning else [])


def test_measures_that_are_refused() -> None:
    body = "figures:\n  f: {of: olsen, property: 'sail: x', value: 1, s: 1}\n  g: {of: "
    body += "olsen, property: nf:kiled, value: 1, s: 1}\n"
    assert told(body) == [
        "7:28: figures.f.property: `sail: x` is no CURIE of a declared prefix; known: "
        "`dcat`, `dct`, `foaf`, `nf`, `oa`, `org`, ...",
        "8:28: figures.g.property: `nf:kiled` is no measure; did you mean `killed`?",
    ]


# ------------------------------------------------------------------------------------- types, roles and relations

PREFIXED = CAST + 'prefixes: {ships: "https://ships.example/ns#"}\n'


@pytest.mark.parametrize(
    ("written", "types"),
    [
        ("Person", ["schema:Person"]),
        ("Country", ["schema:Country", "schema:Place"]),
        ("schema:Country", ["schema:Country", "schema:Place"]),
        ("Weapon", ["schema:Product", "nf:Weapon"]),
        ("nf:Weapon", ["schema:Product", "nf:Weapon"]),
        ("[Country, Organization]", ["schema:Country", "schema:Organization", "schema:Place"]),
        ("[Place, 'ships:Port']", ["https://ships.example/ns#Port", "schema:Place"]),
        ("Hospital", ["schema:Hospital", "schema:Organization", "schema:Place"]),
    ],
)
def test_types_of_entities(written: str, types: list[str]) -> None:
    """Every node also carries its root class (a Country also Place, a MissileStrike also Event)."""
    cast = PREFIXED.replace("prefixes", f"  a: {{type: {written}, name: A}}\nprefixes")
    (row,) = (row for row in rows("entities", "", cast=cast) if row["i"] == "./entity/a")
    assert sorted(row["types"]) == sorted(types)


@pytest.mark.parametrize(
    ("written", "types"),
    [
        ("Event", ["schema:Event"]),
        ("Action", ["schema:Action"]),
        ("PhoneCall", ["nf:Contact", "nf:PhoneCall", "schema:Event"]),
        ("[Summons, Meeting]", ["nf:Contact", "nf:Meeting", "nf:Summons", "schema:Event"]),
        ("Conversation", ["nf:Contact", "nf:Conversation", "schema:Event"]),
        ("SportsEvent", ["schema:Event", "schema:SportsEvent"]),
        ("TransferAction", ["schema:Action", "schema:TransferAction"]),
        ("ships:Launch", ["https://ships.example/ns#Launch", "schema:Event"]),
    ],
)
def test_types_of_events(written: str, types: list[str]) -> None:
    (row,) = rows("events", f"events: {{e: {{type: {written}, s: 1}}}}", cast=PREFIXED)
    assert sorted(row["types"]) == sorted(types)


ROOTS = "Person or Organization or Place or Product or CreativeWork or Intangible"


@pytest.mark.parametrize(
    ("written", "message"),
    [
        (
            "Contry",
            "6:13: entities.a.type: `Contry` is no class of schema.org or of the vocabulary; did you mean `Country`?",
        ),
        (
            "person",
            "6:13: entities.a.type: `person` is no class of schema.org or of the vocabulary; did you mean `Person`?",
        ),
        (
            "[Person, PhoneCall]",
            f"6:22: entities.a.type[1]: `PhoneCall` is not a kind of {ROOTS}, which is expected here",
        ),
        ("Event", f"6:13: entities.a.type: `Event` is not a kind of {ROOTS}, which is expected here"),
        ("Thing", f"6:13: entities.a.type: `Thing` is no class that fits here; expected a kind of {ROOTS}"),
        (
            "schema:Contry",
            f"6:13: entities.a.type: `schema:Contry` is no class that fits here; expected a kind of {ROOTS}",
        ),
        (
            "nf:Wepon",
            "6:13: entities.a.type: "
            "`nf:Wepon` is no class of schema.org or of the vocabulary; did you mean `Weapon`?",
        ),
        ("ship:Port", "6:13: entities.a.type: `ship:Port` is no CURIE of a declared prefix; did you mean `ships`?"),
        (
            "ships:Port",
            "6:13: entities.a.type: no class here says what kind of thing this is; "
            "add one of Person, Organization, Place, Product, CreativeWork, Intangible beside it, or a kind of these",
        ),
        (
            "x:Port",
            "6:13: entities.a.type: `x:Port` is no CURIE of a declared prefix; known: "
            "`dcat`, `dct`, `foaf`, `nf`, `oa`, `org`, ...",
        ),
    ],
)
def test_types_that_are_refused(written: str, message: str) -> None:
    cast = CAST + f"  a: {{type: {written}, name: A}}\n" + 'prefixes: {ships: "https://ships.example/ns#"}\n'
    assert told("", cast=cast) == [message]


def test_an_event_is_no_person() -> None:
    assert told("events: {e: {type: Person, s: 1}}") == [
        "6:20: events.e.type: `Person` is not a kind of Event or Action, which is expected here"
    ]


@pytest.mark.parametrize(
    ("role", "predicate"),
    [
        ("agent", "nf:agent"),
        ("nf:agent", "nf:agent"),
        ("schema:organizer", "schema:organizer"),
        ("ships:pilot", "https://ships.example/ns#pilot"),
    ],
)
def test_roles(role: str, predicate: str) -> None:
    """A role and a `relation` is a term of the vocabulary or a CURIE."""
    found = rows("links", f"events: {{e: {{type: Event, roles: {{'{role}': [olsen, board]}}, s: 1}}}}", cast=PREFIXED)
    assert found == [
        {"s": "./event/e", "p": predicate, "o": "./entity/board"},
        {"s": "./event/e", "p": predicate, "o": "./entity/olsen"},
    ]


@pytest.mark.parametrize(
    ("relation", "iri"),
    [("causedBy", "nf:causedBy"), ("nf:causedBy", "nf:causedBy"), ("ships:tows", "https://ships.example/ns#tows")],
)
def test_relations(relation: str, iri: str) -> None:
    body = f"claims: {{c: {{text: t, content: {{subject: olsen, relation: '{relation}', object: claim/d}}, s: 1}}, "
    (row, _) = rows("claims", body + "d: {text: u, s: 1}}", cast=PREFIXED)
    assert row == {
        "i": "./claim/c",
        "appearance": ".",
        "contentSubject": "./entity/olsen",
        "contentRelation": iri,
        "contentObject": "./claim/d",
    }


@pytest.mark.parametrize(
    ("body", "message"),
    [
        (
            "events: {e: {type: Event, roles: {agnt: olsen}, s: 1}}",
            "6:41: events.e.roles.agnt: `agnt` is no role; did you mean `agent`?",
        ),
        (
            "events: {e: {type: Event, roles: {nf:agnt: olsen}, s: 1}}",
            "6:44: events.e.roles.nf:agnt: `nf:agnt` is no role; did you mean `agent`?",
        ),
        (
            "events: {e: {type: Event, roles: {nf:causedBy: olsen}, s: 1}}",
            "6:48: events.e.roles.nf:causedBy: `nf:causedBy` is no role; known: "
            "`agent`, `instrument`, `participant`, `predecessor`, `recipient`, `requester`, ...",
        ),
        (
            "claims: {c: {text: t, content: {subject: olsen, relation: cuasedBy, object: board}, s: 1}}",
            "6:59: claims.c.content.relation: `cuasedBy` is no relation; did you mean `causedBy`?",
        ),
        (
            "claims: {c: {text: t, content: {subject: olsen, relation: sea:by, object: board}, s: 1}}",
            "6:59: claims.c.content.relation: `sea:by` is no CURIE of a declared prefix; did you mean `sem`?",
        ),
    ],
)
def test_roles_and_relations_that_are_refused(body: str, message: str) -> None:
    assert told(body) == [message]


def test_prefixes_of_the_sheet_come_before_those_that_are_shared() -> None:
    body = 'prefixes: {sea: "https://own.example/"}\nevents: {e: {type: "sea:Storm", s: 1}}'
    assert rows("events", body, SHARED)[0]["types"] == ["https://own.example/Storm", "schema:Event"]
    assert rows("events", "events: {e: {type: 'sea:Storm', s: 1}}", SHARED)[0]["types"] == [
        "schema:Event",
        "https://sea.example/Storm",
    ]


@pytest.mark.parametrize("prefix", ["schema", "nf", "org"])
def test_known_prefixes_stay_what_they_are(prefix: str) -> None:
    """Prefixes for CURIEs, beside those that are always known."""
    (message,) = told(f"prefixes: {{{prefix}: 'http://{prefix}.example/'}}")
    assert message.startswith((f"6:12: prefixes.{prefix}: ", f"6:{14 + len(prefix)}: prefixes.{prefix}: "))


# -------------------------------------------------------------------------------------------------------------- texts


def test_plain_text_is_in_the_articles_language() -> None:
    """Text in the article's language (under the key ``""``), or in several."""
    cast = "article: {id: flod, headline: {da: Diget holder, en: The dyke holds}, language: da}\n"
    body = "entities: {olsen: {type: Person, name: Ada Olsen, alias: [{en: Ada, pt-BR: "
    body += "A}, Fru Olsen], note: {en: Engineer.}}}"
    assert rows("texts", body, cast=cast) == [
        {"s": ".", "p": "schema:headline", "da": "Diget holder"},
        {"s": ".", "p": "schema:headline", "en": "The dyke holds"},
        {"s": "./entity/olsen", "p": "schema:name", "da": "Ada Olsen"},
        {"s": "./entity/olsen", "p": "schema:alternateName", "en": "Ada"},
        {"s": "./entity/olsen", "p": "schema:alternateName", "pt-br": "A"},
        {"s": "./entity/olsen", "p": "schema:alternateName", "da": "Fru Olsen"},
        {"s": "./entity/olsen", "p": "skos:note", "en": "Engineer."},
    ]


def test_numbers_that_stand_for_text() -> None:
    body = "claims: {c: {text: 112, s: 1, note: 1.50}}"
    texts = [row["en"] for row in rows("texts", body) if row["s"] == "./claim/c"]
    assert sorted(map(str, texts)) == ["1.50", "112"]


# --------------------------------------------------------------------------------------------------------- properties


def in_json(sheet: str) -> Any:
    return json.loads(json.dumps(read_yaml(sheet, "sheet").plain(), default=float))


def shuffled(part: Any, chance: random.Random, key: str = "") -> Any:
    """The same with its mappings and lists in another order, chains of attribution excepted."""
    if isinstance(part, dict):
        return {name: shuffled(part[name], chance, name) for name in chance.sample(sorted(part), len(part))}
    if isinstance(part, list):
        items = [shuffled(item, chance) for item in part]
        return items if key == "via" else chance.sample(items, len(items))
    return part


HOUSE = House()


def of_json(sheet: Any, authority: str, scope: Scope | None = None) -> Resolved:
    (document,) = read(json.dumps(sheet).encode(), "sheet.json")
    shared = read_authority(authority.encode(), "entities.yaml") if authority else None
    return resolve(document, scope or Scope(VOCABULARY, shared))


def content(found: Resolved) -> dict[str, Counter[str]]:
    return {name: Counter(json.dumps(row, sort_keys=True) for row in found.rows[name]) for name in TABLES}


RULED_AS_JSON = content(of_json(in_json(RULING), RULING_AUTHORITY))
SEED_SCOPE = HOUSE.scope(SEED.parent)
SEED_IN_JSON = in_json(SEED.read_text("utf-8"))
SEED_AS_JSON = content(of_json(SEED_IN_JSON, "", scope=SEED_SCOPE))


@settings(max_examples=50)
@given(st.randoms(use_true_random=False))
def test_reordering_a_sheet_changes_no_row(chance: random.Random) -> None:
    """Reordering a sheet changes no IRI."""
    found = of_json(shuffled(in_json(RULING), chance), RULING_AUTHORITY)
    assert content(found) == RULED_AS_JSON  # the digest of the sheet is a cell of `exports`


@settings(max_examples=15)
@given(st.randoms(use_true_random=False))
def test_reordering_the_seed_changes_no_row(chance: random.Random) -> None:
    """Reordering a sheet changes no IRI."""
    assert content(of_json(shuffled(SEED_IN_JSON, chance), "", scope=SEED_SCOPE)) == SEED_AS_JSON


SAYINGS = st.lists(
    st.fixed_dictionaries(
        {"by": st.sampled_from(["olsen", "board"]), "note": st.sampled_from(["One.", "Two."])},
        optional={
            "s": st.lists(st.integers(1, 3), min_size=1, max_size=2),
            "id": st.sampled_from(["first", "olsen-asserts", "olsen-asserts-s2"]),
        },
    ),
    min_size=2,
    max_size=4,
)


@given(SAYINGS, st.randoms(use_true_random=False))
def test_reordering_sayings_changes_no_name(sayings: list[dict[str, Any]], chance: random.Random) -> None:
    """Each saying with the last part of its IRI, which no change of order changes."""
    sheet = in_json(CAST)
    outcomes = []
    for order in (sayings, chance.sample(sayings, len(sayings))):
        sheet["claims"] = {"held": {"text": "It held.", "said": order}}
        try:
            outcomes.append(content(of_json(sheet, "")))
        except InputError:
            outcomes.append({})
    assert outcomes[0] == outcomes[1]


def digest(sheet: str, file: str = "flood.yaml") -> str:
    return str(resolved(sheet, file=file).rows["exports"][0]["digest"])


def test_the_digest_is_of_what_the_sheet_says() -> None:
    """YAML and JSON, reordered or commented, have the same digest."""
    sheet = CAST + "claims: {held: {text: It held., said: [{by: olsen, via: [board, unnamed]}], s: [1, 2]}}"
    same = [
        sheet + "\n# A remark.\n",
        sheet.replace("s: [1, 2]", "s: [2, 1]"),
        sheet.replace("by: olsen", "by: olsen, stance: asserts, basis: explicit"),
        sheet.replace("type: Person", "type: [Person]"),
        sheet.replace("Ada Olsen", '"Ada Olsen"'),
    ]
    other = [
        sheet.replace("[board, unnamed]", "[unnamed, board]"),
        sheet.replace("It held", "It fell"),
        sheet.replace("s: [1, 2]", "s: [1, 3]"),
    ]
    assert {digest(each) for each in same} == {digest(sheet)}
    assert digest(json.dumps(in_json(sheet)), "flood.json") == digest(sheet)
    assert len({digest(each) for each in other} - {digest(sheet)}) == 3


TEXT_COLUMNS = {
    "article": {"language", "digest", "sentenceCount"},
    "entities": {"unnamed"},
    "figures": {"unitCode", "approximate"},
    "sentences": {"number", "digest"},
    "positions": {"start", "end"},
    "bounds": {"earliest", "latest", "edtf", "endEarliest", "endLatest", "endEdtf", "ongoing"},
    "exports": {"digest", "softwareVersion"},
}


def iris(found: Resolved) -> Iterator[str]:
    """Every cell that is to be an IRI."""
    for name in TABLES:
        for row in found.rows[name]:
            for column, cell in row.items():
                values = name in ("dates", "numbers", "texts") and column not in ("gi", "s", "p")
                if not values and column not in TEXT_COLUMNS.get(name, set()):
                    yield from [cell] if isinstance(cell, str) else cell


def assert_sound(found: Resolved) -> None:
    every = set(iris(found))
    assert [iri for iri in every if not is_iri(iri)] == []
    document = "".join(f"<{iri}> <x:p> <x:o> .\n" for iri in every)
    assert {quad.subject.value for quad in ox.parse(document.encode(), format=ox.RdfFormat.N_TRIPLES)} == every
    assert [row for name in TABLES for row in found.rows[name] for cell in row.values() if not cell] == []


def test_the_rows_of_the_samples_are_sound() -> None:
    """A cell is a string or a list of strings, never empty. IRIs are valid as they stand."""
    assert_sound(RULED)
    assert_sound(of_json(SEED_IN_JSON, "", scope=SEED_SCOPE))


ANY_TEXT = st.text(st.characters(codec="utf-8"), min_size=1, max_size=8)
IRI_LIKE = st.one_of(
    ANY_TEXT.map("https://ships.example/{}".format),
    st.from_regex(r"[a-z]{1,4}:[!-~]{0,8}", fullmatch=True),
    st.sampled_from(["urn:isbn:0451450523", "https://[::1]/", "https://[x/", "a:#b#c", "a:%zz", "a:\u00a0"]),
)


@settings(max_examples=200)
@given(
    st.fixed_dictionaries(
        {"property": ANY_TEXT, "class": ANY_TEXT, "role": ANY_TEXT, "prefix": IRI_LIKE, "same": IRI_LIKE}
    )
)
def test_whatever_a_sheet_holds_the_iris_of_its_rows_are_valid(texts: dict[str, str]) -> None:
    """IRIs are valid as they stand."""
    sheet = in_json(CAST)
    sheet["prefixes"] = {"ships": texts["prefix"]}
    sheet["entities"]["olsen"]["sameAs"] = texts["same"]
    sheet["entities"]["olsen"]["type"] = ["Person", f"ships:{texts['class']}"]
    sheet["events"] = {"e": {"type": "Event", "roles": {f"ships:{texts['role']}": "olsen"}, "s": 1}}
    sheet["figures"] = {"f": {"of": "olsen", "property": texts["property"], "value": 1, "s": 1}}
    try:
        found = of_json(sheet, "")
    except InputError:
        return
    assert_sound(found)


SLUGS = st.from_regex(r"[a-z0-9][a-z0-9-]{0,5}", fullmatch=True)


@given(SLUGS, SLUGS)
def test_ids_are_parts_of_iris_as_they_are(article: str, claim: str) -> None:
    sheet = in_json(CAST)
    sheet["article"]["id"] = article
    sheet["claims"] = {claim: {"text": "It held.", "s": 1}}
    found = of_json(sheet, "")
    assert_sound(found)
    assert found.rows["claims"][0]["i"] == f"https://example.org/newsfacts/article/{article}/claim/{claim}"


def test_another_base() -> None:
    """Data under a base that the user sets."""
    (document,) = read((CAST + "claims: {held: {text: It held., s: 1}}").encode(), "flood.yaml")
    found = resolve(document, Scope(VOCABULARY, base="https://news.example/"))
    assert found.graph == "https://news.example/article/flood/facts"
    assert found.rows["claims"][0]["i"] == "https://news.example/article/flood/claim/held"
    assert not [iri for iri in iris(found) if "example.org" in iri]
