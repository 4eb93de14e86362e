"""Read: every fault of a sheet at once, in an editor's words, at the place that caused it."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from copy import deepcopy
from decimal import Decimal
from itertools import islice
from pathlib import Path
from typing import Any, get_args

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.documents import read_yaml
from pipeline.errors import InputError
from pipeline.read import read
from pipeline.sheet import Sheet, terms
from pipeline.sheet.schema import sheet_schema
from pipeline.vocabulary import ENTITY_ROOTS, EVENT_ROOTS
from tests.samples import CAST, RULING, VOCABULARY, document, faults

ROOT = Path(__file__).parent.parent
SEED = [path for path in sorted((ROOT / "facts").glob("*.yaml")) if path.stem != "entities"]
HEAD = "article: {id: flood, headline: The dyke holds, language: en}\n"


def plain(sheet: str) -> Any:
    """A sheet in YAML as JSON has it."""

    def number(value: object) -> float:
        assert isinstance(value, Decimal)
        return float(value)

    return json.loads(json.dumps(read_yaml(sheet, "sheet").plain(), default=number))


def without_places(told: list[str]) -> list[str]:
    return sorted(re.sub(r"^[^:]*(:[0-9]+)*: ", "", fault) for fault in told)


# ------------------------------------------------------------------------------------------------ all faults at once

BROKEN = """\
article:
  id: flood
  headline: The dyke holds
  langage: en
  language: en
  publisher: {entity: Water Board, bais: inferred}
  credit: [{note: ""}]
  text: {sha256: ABC, sentences: 0}
prefixes: {s_x: "https://ships.example/", ex: ships}
entites: {}
entities:
  Ada Olsen: {type: Person, name: Ada}
  olsen: {type: Person}
  board: {type: [Organization, ""], name: "  ", wikidata: q5, sameAs: nowhere, unnamed: yes, partOf: the town}
  nordby: City
  gate: {type: , name: Gate}
events:
  rise: {type: Event, date: 2021, from: 2020, s: 1}
  rain: {type: Event, from: .., s: 1}
  wind: {type: Event, s: 0}
  party: {type: Event, roles: [board], place: [nordby, 12.5], s: "2"}
offices:
  head: {holder: [olsen], of: river/board, s: 1}
  foot: {title: foot, s: 1}
figures:
  height: {of: rise, property: height, s: 1}
  depth: {of: rise, property: depth, value: 1, min: 2, s: 1}
  width: {of: rise, property: width, min: 3, max: 2, s: 1}
  length: {of: rise, property: length, value: long, approximate: 1, s: 1}
claims:
  held: {text: It held.}
  holds: {text: {English language: It holds.}, s: [1, true, 2.5, -1]}
  stands:
    text: It stands.
    content: {subject: olsen, relatoin: after, object: board}
    contradicts: [held, {fact: claim/held, basis: sure}]
    said:
      - {by: bord, stance: says, certainty: sure, basis: stated}
      - {by: olsen, id: A b, via: [{by: board, via: olsen}], at: rise}
      - olsen
  fell: {text: It fell., said: {by: board}, note: }
omitted: {two: A heading., 0: Nothing., 3: ""}
"""
TOLD = """\
4:3: article.langage: unknown key `langage`; did you mean `language`?
6:23: article.publisher.entity: `Water Board` is not a reference; \
write an id, or a kind and an id such as `event/strike`
6:36: article.publisher.bais: unknown key `bais`; did you mean `basis`?
7:12: article.credit[0]: `entity` is missing
7:19: article.credit[0].note: is empty; fill it in or remove the key
8:18: article.text.sha256: `ABC` is not a SHA-256 digest of 64 hexadecimal digits in lower case
8:34: article.text.sentences: `0` is too small; the least is 1
9:12: prefixes.s_x: `s_x` is not a prefix; use letters, digits and hyphens
9:47: prefixes.ex: `ships` is not an absolute IRI; write one such as `https://example.org/thing`
10:1: entites: unknown key `entites`; did you mean `entities`?
12:3: entities.Ada Olsen: `Ada Olsen` is not an id; \
use lower-case letters, digits and hyphens, such as `local-authorities`
13:3: entities.olsen: `name` is missing
14:32: entities.board.type[1]: is empty; fill it in or remove the key
14:43: entities.board.name: is empty; fill it in or remove the key
14:59: entities.board.wikidata: `q5` is not a Wikidata item; write one such as `Q212`
14:71: entities.board.sameAs: `nowhere` is not an absolute IRI; write one such as `https://example.org/thing`
14:89: entities.board.unnamed: expected `true` or `false`, found `yes`
14:102: entities.board.partOf: `the town` is not a reference; write an id, or a kind and an id such as `event/strike`
15:11: entities.nordby: expected a mapping of keys to values, found `City`
16:16: entities.gate.type: is empty; fill it in or remove the key
18:3: events.rise: has `date` beside `from` or `until`; a point in time has `date`, what lasts has the others
19:29: events.rain.from: `..` can only stand in `until`, for what still goes on; leave an unknown date out
20:26: events.wind.s: `0` is too small; the least is 1
21:31: events.party.roles: expected a mapping of keys to values, found a list
21:56: events.party.place[1]: `12.5` is not a reference; write an id, or a kind and an id such as `event/strike`
21:66: events.party.s: expected a whole number, found `2`
23:18: offices.head.holder: expected text, found a list
23:31: offices.head.of: `river/board` is not a reference; write an id, or a kind and an id such as `event/strike`
24:3: offices.foot: `holder` is missing
26:3: figures.height: says no number; add `value`, `min` or `max`, or `description` for a wording
27:3: figures.depth: has `value` beside `min` or `max`; a range has no value
28:3: figures.width: `min` is larger than `max`; swap the two
29:47: figures.length.value: expected a number, found `long`
29:66: figures.length.approximate: expected `true` or `false`, found `1`
31:3: claims.held: nobody vouches for this; add `said`, or `s` where the article itself says it
32:18: claims.holds.text.English language: `English language` is not a language tag; write one such as `en` or `pt-BR`
32:55: claims.holds.s[1]: expected a whole number, found `true`
32:61: claims.holds.s[2]: expected a whole number, found `2.5`
32:66: claims.holds.s[3]: `-1` is too small; the least is 1
35:5: claims.stands.content: `relation` is missing
35:31: claims.stands.content.relatoin: unknown key `relatoin`; did you mean `relation`?
36:51: claims.stands.contradicts[1].basis: `sure` is none of the words allowed here; known: `explicit`, `inferred`
38:14: claims.stands.said[0].by: no entity is called `bord`; did you mean `board`?
38:28: claims.stands.said[0].stance: `says` is none of the words allowed here; \
known: `alleges`, `asserts`, `believes`, `declines-to-comment`, `demands`, `denies`, ...
38:45: claims.stands.said[0].certainty: `sure` is none of the words allowed here; \
known: `certain`, `possible`, `probable`
38:58: claims.stands.said[0].basis: `stated` is none of the words allowed here; known: `explicit`, `inferred`
39:25: claims.stands.said[1].id: `A b` is not an id; \
use lower-case letters, digits and hyphens, such as `local-authorities`
39:48: claims.stands.said[1].via[0].via: unknown key `via`; \
known: `answers`, `at`, `basis`, `by`, `certainty`, `date`, ...
40:9: claims.stands.said[2]: expected a mapping of keys to values, found `olsen`
41:32: claims.fell.said: expected a list, found a mapping
42:11: omitted.two: `two` is not the number of a sentence
42:28: omitted.0: `0` is not the number of a sentence
42:44: omitted.3: is empty; fill it in or remove the key
"""


def test_every_fault_is_told_at_once_with_its_place_and_a_remedy() -> None:
    assert [fault.removeprefix("flood.yaml:") for fault in faults(BROKEN)] == TOLD.splitlines()


def test_json_is_told_the_same() -> None:
    in_json = json.dumps(plain(BROKEN), indent=1)
    assert without_places(faults(in_json, file="flood.json")) == without_places(faults(BROKEN))


def test_two_faults_of_one_part_hide_no_fault_of_its_neighbours() -> None:
    body = "entities:\n  gate: {type: Place, naem: Gate}\n  wall: {type: Wal, name: Wall}\n"
    assert told(body) == [
        "3:3: entities.gate: `name` is missing",
        "3:23: entities.gate.naem: unknown key `naem`; did you mean `name`?",
        "4:16: entities.wall.type: `Wal` is no class of schema.org or of the vocabulary; known: `3DModel`, "
        "`AMRadioChannel`, `APIReference`, `AboutPage`, `AcceptAction`, `Accommodation`, ...",
    ]


# ------------------------------------------------------------------------------------------------------- remedies


def told(body: str, authority: str = "") -> list[str]:
    """What is told of lines that are added to a sheet of one line, without the file's name."""
    return [fault.removeprefix("flood.yaml:") for fault in faults(HEAD + body, authority)]


@pytest.mark.parametrize(
    ("body", "message"),
    [
        ("event: {}", "2:1: event: unknown key `event`; did you mean `events`?"),
        (
            "claims: {c: {text: t, s: 1, saying: []}}",
            "2:29: claims.c.saying: unknown key `saying`; did you mean `said`?",
        ),
        (
            "claims: {c: {text: t, s: 1, abuot: x}}",
            "2:29: claims.c.abuot: unknown key `abuot`; did you mean `about`?",
        ),
        (
            "claims: {c: {text: t, s: 1, xyz: x}}",
            "2:29: claims.c.xyz: unknown key `xyz`; \
known: `about`, `confidence`, `content`, `contradicts`, `note`, `reviewed`, ...",
        ),
        (
            "claims: {c: {text: t, said: [{untill: 2021}]}}",
            "2:31: claims.c.said[0].untill: unknown key `untill`; did you mean `until`?",
        ),
        (
            "claims: {c: {text: t, said: [{frm: 2021}]}}",
            "2:31: claims.c.said[0].frm: unknown key `frm`; did you mean `from`?",
        ),
        (
            "claims: {c: {text: t, said: [{date: {value: 2021, base: stated}}]}}",
            "2:51: claims.c.said[0].date.base: unknown key `base`; did you mean `basis`?",
        ),
        (
            "claims: {c: {text: t, s: 1, contradicts: [{fact: c, nte: x}]}}",
            "2:53: claims.c.contradicts[0].nte: unknown key `nte`; did you mean `note`?",
        ),
        (
            "claims: {c: {text: t, said: [{stance: alledges}]}}",
            "2:39: claims.c.said[0].stance: `alledges` is none of the words allowed here; did you mean `alleges`?",
        ),
        (
            "claims: {c: {text: t, said: [{stance: Denies}]}}",
            "2:39: claims.c.said[0].stance: `Denies` is none of the words allowed here; did you mean `denies`?",
        ),
        (
            "claims: {c: {text: t, said: [{certainty: likely}]}}",
            "2:42: claims.c.said[0].certainty: `likely` is none of the words allowed here; \
known: `certain`, `possible`, `probable`",
        ),
        (
            "claims: {c: {text: t, said: [{date: {value: 2021, basis: year-infered}}]}}",
            "2:58: claims.c.said[0].date.basis: `year-infered` is none of the words allowed here; \
did you mean `year-inferred`?",
        ),
    ],
)
def test_the_nearest_name_is_the_remedy(body: str, message: str) -> None:
    assert [fault for fault in told(body) if "c.contradicts[0]: " not in fault] == [message]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "flood.yaml: is empty; `newsfacts schema` prints what a sheet can hold"),
        ("# nothing yet\n", "flood.yaml: is empty; `newsfacts schema` prints what a sheet can hold"),
        ("{}", "flood.yaml:1:1: `article` is missing"),
        ("entities: {}", "flood.yaml:1:1: `article` is missing"),
        ("article: {id: x, headline: h}", "flood.yaml:1:1: article: `language` is missing"),
        ("article: flood", "flood.yaml:1:10: article: expected a mapping of keys to values, found `flood`"),
        (
            "article: {id: The Flood, headline: h, language: en}",
            "flood.yaml:1:15: article.id: `The Flood` is not an id; use lower-case letters, digits and hyphens, "
            "such as `local-authorities`",
        ),
        (
            "article: {id: x, headline: h, language: English!}",
            "flood.yaml:1:41: article.language: `English!` is not a language tag; write one such as `en` or `pt-BR`",
        ),
        (
            "article: {id: x, headline: '', language: en}",
            "flood.yaml:1:28: article.headline: is empty; fill it in or remove the key",
        ),
        (
            "a: [\n",
            "flood.yaml:2:1: the text breaks off here (did not find expected node content); is the file complete?",
        ),
    ],
)
def test_what_leaves_nothing_of_a_sheet(text: str, message: str) -> None:
    assert faults(text) == [message]


@pytest.mark.parametrize("text", ["- a\n- b", "flood", "12", "[]", "true"])
def test_a_sheet_that_is_no_mapping(text: str) -> None:
    (message,) = faults(text)
    assert message.startswith("flood.yaml:1:1: expected a mapping of keys to values, found ")
    (message,) = faults(json.dumps(plain(text)), file="flood.json")
    assert message.startswith("flood.json:1:1: expected a mapping of keys to values, found ")


@pytest.mark.parametrize(
    ("body", "message"),
    [
        # A wrong value is told at the value, also where a validator of ours refuses it.
        (
            "events: {e: {type: Event, s: 1, date: 2021-02-30}}",
            "2:39: events.e.date: `2021-02-30` is no day: that month has 28",
        ),
        (
            "events: {e: {type: Event, s: 1, until: {value: 2021-02-30}}}",
            "2:48: events.e.until.value: `2021-02-30` is no day: that month has 28",
        ),
        # One item may stand for a list; what is wrong inside it is told where it stands.
        (
            "claims: {c: {text: t, s: 1, contradicts: {fact: c, nte: x}}}",
            "2:52: claims.c.contradicts.nte: unknown key `nte`; did you mean `note`?",
        ),
        (
            "claims: {c: {text: t, said: [{via: {by: unnamed, foor: unnamed}}]}}",
            "2:50: claims.c.said[0].via.foor: unknown key `foor`; did you mean `for`?",
        ),
        # Text that is no text.
        ("claims: {c: {text: true, s: 1}}", "2:20: claims.c.text: expected text, found `true`"),
        ("claims: {c: {text: [t], s: 1}}", "2:20: claims.c.text: expected text, found a list"),
        ("claims: {c: {text: {}, s: 1}}", "2:20: claims.c.text: is empty; fill it in or remove the key"),
        ("claims: {c: {text: t, s: '4'}}", "2:26: claims.c.s: expected a whole number, found `4`"),
    ],
)
def test_the_place_and_the_kind_of_what_is_wrong(body: str, message: str) -> None:
    assert [fault for fault in told(body) if "itself" not in fault] == [message]


def test_a_key_without_a_letter_is_told_at_its_place() -> None:
    (message,) = told("claims: {c: {text: t, s: 1, '': x}}")
    assert message.startswith("2:29: ")
    known = "`about`, `confidence`, `content`, `contradicts`, `note`, `reviewed`, ..."
    assert message.endswith(f"unknown key ``; known: {known}")


@pytest.mark.parametrize("number", ["true", "'8'", "8.0"])
def test_the_count_of_sentences_is_a_whole_number(number: str) -> None:
    (message,) = faults(HEAD.replace("language: en", f"language: en, text: {{sentences: {number}}}"))
    assert message.startswith("flood.yaml:1:80: article.text.sentences: expected a whole number, found ")


def test_an_article_is_published_at_a_point_in_time() -> None:
    """`..` can only stand in `until`, for what still goes on."""
    (message,) = faults(HEAD.replace("language: en", "language: en, date: .."))
    assert message.endswith("`..` can only stand in `until`, for what still goes on; leave an unknown date out")


@pytest.mark.parametrize(
    "body",
    [
        'entities: {"olsen ": {type: Person, name: Ada Olsen}, olsen: {type: Person, name: Bo Olsen}}',
        "omitted: {1: A heading., 01: A dateline.}",
        "prefixes: {'s ': 'https://ships.example/', s: 'https://sheep.example/'}",
    ],
)
def test_two_spellings_of_one_key_are_not_merged_without_a_word(body: str) -> None:
    assert len(told(body)) == 1


def test_sentences_are_named_by_their_number_in_paths() -> None:
    sheet = (
        CAST.replace("language: en", "language: en, text: {sentences: 3}") + "omitted: {2: A heading., 9: A line.}\n"
    )
    assert faults(sheet + "claims: {held: {text: It held., s: 2}}") == [
        "flood.yaml:6:11: omitted.2: sentence 2 is cited by a fact; take it out of `omitted`",
        "flood.yaml:6:26: omitted.9: there is no sentence 9; the article has 3",
    ]


# ----------------------------------------------------------------------------------------------------- reserved ids


def test_reserved_ids_cannot_be_given_to_entities() -> None:
    """`unnamed` and `article` are reserved entity ids."""
    entities = "entities:\n  article: {type: Person, name: A}\n  unnamed: {type: Person, name: B}\n"
    assert told(entities) == [
        "3:3: entities.article: `article` is a reserved id; choose another",
        "4:3: entities.unnamed: `unnamed` is a reserved id; choose another",
    ]


def test_reserved_ids_cannot_be_given_to_shared_entities() -> None:
    shared = "entities:\n  article: {type: Person, name: A}\n  unnamed: {type: Person, name: B}\n"
    assert faults(HEAD, shared) == [
        "entities.yaml:2:3: entities.article: `article` is a reserved id; choose another",
        "entities.yaml:3:3: entities.unnamed: `unnamed` is a reserved id; choose another",
    ]


def test_the_article_speaks_and_is_nothing_else_that_can_be_referred_to() -> None:
    """Left out, or `article`: the article itself; `unnamed` can stand wherever an entity can."""
    assert told("claims: {c: {text: t, said: [{by: article, to: unnamed, s: 1}]}}") == []
    assert told("claims: {c: {text: t, said: [{by: article, to: article, s: 1}]}}") == [
        "2:48: claims.c.said[0].to: no entity is called `article`; there is none here"
    ]
    assert told("offices: {o: {holder: unnamed, of: article, s: 1}}") == [
        "2:36: offices.o.of: no entity is called `article`; there is none here"
    ]


def test_reserved_ids_are_free_for_everything_else() -> None:
    assert (
        told(
            "claims:\n  article: {text: a, s: 1}\n  unnamed: {text: b, s: 1}\nevents:\n  article: {type: Event, s: 1}"
        )
        == []
    )


# ------------------------------------------------------------------------------------------------------- JSON lines


def test_json_lines_hold_one_sheet_a_line_and_every_line_is_told() -> None:
    """The sheets in a file: one in ``.yaml`` or ``.json``, one a line in ``.jsonl``."""
    one, other = (json.dumps(plain(HEAD.replace("flood", name))) for name in ("flood", "merger"))
    lines = [
        one,
        "",
        '{"article": {"id": "x"}',
        '{"article": {"id": "court", "headline": 5}}',
        f"  {other}  ",
        "[1]",
        "null",
    ]
    sheets = read("\r\n".join(lines).encode(), "court.jsonl")
    found = [(each.model.article.id, each.source.first_line, each.faults) for each in islice(sheets, 2)]
    assert found == [("flood", 1, ()), ("merger", 5, ())]
    with pytest.raises(InputError) as caught:
        next(sheets)
    assert [str(fault) for fault in caught.value.faults] == [
        "court.jsonl: is empty; `newsfacts schema` prints what a sheet can hold",
        "court.jsonl:3:24: the text breaks off here; is the file complete?",
        "court.jsonl:4:2: article: `language` is missing",
        "court.jsonl:6:1: expected a mapping of keys to values, found a list",
    ]


def test_a_sheet_in_json_lines_knows_its_line() -> None:
    line = json.dumps({**plain(HEAD), "claims": {"held": {"text": "It held.", "s": 1, "about": "nobody"}}})
    assert faults(f"\n\n{line}\n", file="court.jsonl") == [
        f"court.jsonl:3:{line.index('nobody')}: claims.held.about: "
        "no entity or event or office or figure or claim is called `nobody`; known: `held`"
    ]


def test_files_of_two_sheets_and_of_none() -> None:
    twice = json.dumps(plain(HEAD)) + "\n"
    assert len(list(read((twice + twice).encode(), "flood.jsonl"))) == 2
    assert list(read(b"\n \n", "flood.jsonl")) == []
    with pytest.raises(InputError, match=r"^flood.json:2:1: something follows the end of the JSON document"):
        list(read((twice + twice).encode(), "flood.json"))


# ----------------------------------------------------------------------------------------------------- JSON Schema

SCHEMA = sheet_schema()
VALIDATOR = jsonschema.Draft202012Validator(SCHEMA)


def rejected(sheet: object) -> bool:
    return not VALIDATOR.is_valid(sheet)


def test_the_schema_is_of_2020_12_and_closed() -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    assert SCHEMA["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    definitions: Any = SCHEMA["$defs"]
    assert [name for name, part in definitions.items() if part.get("additionalProperties") is not False] == []


def test_the_schema_that_stands_beside_the_sheets_is_current() -> None:
    written = (ROOT / "facts" / "sheet.schema.json").read_text("utf-8")
    assert written == json.dumps(SCHEMA, ensure_ascii=False, indent=1) + "\n"


@pytest.mark.parametrize("path", SEED, ids=lambda path: path.stem)
def test_the_schema_accepts_the_seed(path: Path) -> None:
    VALIDATOR.validate(plain(path.read_text("utf-8")))


@pytest.mark.parametrize(
    "sheet",
    [
        HEAD,
        CAST,
        RULING,
        CAST + "claims: {held: {text: It held., said: [{by: olsen, via: board}]}}",
        CAST + "claims: {held: {text: It held., said: [{by: olsen, via: {by: board, s: 3}}]}}",
        CAST + "claims: {held: {text: {en: It held., da: Det holdt.}, s: [1, 2], contradicts: held}}",
        CAST + "figures: {depth: {of: nordby, property: 5, value: '1.50', min: , date: 2021, unit: 100, s: 1}}",
        HEAD.replace("headline: The dyke holds", "headline: 1953"),
    ],
)
def test_the_schema_accepts_what_the_model_accepts(sheet: str) -> None:
    assert document(sheet).faults == ()
    VALIDATOR.validate(plain(sheet))


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("claims", "wanted", "said", 0, "stance"), "says"),
        (("claims", "wanted", "said", 0, "certainty"), "sure"),
        (("claims", "wanted", "said", 0, "stnace"), "denies"),
        (("claims", "wanted", "said"), {"by": "port"}),
        (("claims", "wanted", "content", "object"), "The Merger"),
        (("claims", "wanted", "text"), None),
        (("article", "langage"), "en"),
        (("article", "publisher", "bais"), "inferred"),
        (("article", "date", "basis"), "guessed"),
        (("article", "text", "sentences"), 0),
        (("entities", "port", "naem"), "Port"),
        (("entities", "port", "unnamed"), "yes"),
        (("events", "stop", "plaec"), "westhaven"),
        (("offices", "judge", "until"), True),
        (("figures", "costs", "value"), True),
        (("entites",), {}),
        # What may be one or a list of them.
        (("entities", "port", "type"), {"Person": 1}),
        (("claims", "wanted", "about"), "The Merger"),
        (("claims", "wanted", "about"), ["The Merger"]),
        (("claims", "wanted", "s"), "four"),
        (("claims", "wanted", "s"), [0]),
        (("claims", "wanted", "contradicts", 0, "fcat"), "x"),
        (("claims", "wanted", "contradicts", 0, "basis"), "sure"),
        (("article", "credit", 0, "enttiy"), "x"),
        (("events", "stop", "roles", "agent"), {"entity": "port"}),
        (("figures", "costs", "said", 0, "via", 0), {"by": "reyes", "stnace": "denies"}),
        # Keys that are ids, numbers or languages.
        (("entities", "The Port"), {"type": "Place", "name": "x"}),
        (("article", "headline"), {"English language": "x"}),
        (("omitted", "two"), "A heading."),
        (("prefixes", "s_x"), "https://ships.example/"),
    ],
    ids=lambda value: ".".join(map(str, value)) if isinstance(value, tuple) else repr(value),
)
def test_the_schema_rejects_what_the_model_rejects(path: tuple[str | int, ...], value: object) -> None:
    sheet = plain(RULING)
    here = sheet
    for step in path[:-1]:
        here = here[step]
    here[path[-1]] = value
    assert faults(json.dumps(sheet), file="ruling.json")
    assert rejected(sheet)


# ------------------------------------------------------------------------------------- the model and the vocabulary


def test_the_words_of_the_sheet_are_those_of_the_vocabulary() -> None:
    assert set(get_args(terms.Stance)) == set(VOCABULARY.stances)
    assert set(get_args(terms.Certainty)) == set(VOCABULARY.certainties)
    assert {*get_args(terms.DateBasis), *get_args(terms.Basis)} == set(VOCABULARY.bases)
    assert {f"https://schema.org/{name}" for name in terms.ENTITY_ROOTS} == ENTITY_ROOTS
    assert {f"https://schema.org/{name}" for name in terms.EVENT_ROOTS} == EVENT_ROOTS


# ------------------------------------------------------------------------------------------------------- properties

JUNK: st.SearchStrategy[object] = st.sampled_from(
    [
        *(None, "", " ", "..", "x", "The Port", "event/stop", "unnamed", "article", "2021-02-30", "\u2603"),
        *(0, -1, 5, 1.5, True, [], {}, [[]], ["", 1], {"": ""}),
        *({"by": "x"}, {"value": "2021"}, [{"by": "port"}, None], {"article": 1}),
    ]
)


def containers(tree: object) -> Iterator[Any]:
    if isinstance(tree, dict | list):
        yield tree
        for part in list(tree.values() if isinstance(tree, dict) else tree):
            yield from containers(part)


def replaced(data: st.DataObject, here: Any, key: Any) -> None:
    here[key] = deepcopy(data.draw(JUNK))


def removed(data: st.DataObject, here: Any, key: Any) -> None:
    del here[key]


def renamed(data: st.DataObject, here: Any, key: Any) -> None:
    if isinstance(here, dict):
        here[data.draw(st.sampled_from(["x", "", "unnamed", "by", "s", "The Port", key[:-1], key.upper()]))] = (
            here.pop(key)
        )


def unwrapped(data: st.DataObject, here: Any, key: Any) -> None:
    if isinstance(here[key], list) and here[key]:
        here[key] = here[key][0]


CHANGES: list[Callable[[st.DataObject, Any, Any], None]] = [replaced, replaced, removed, renamed, unwrapped]


def changed(data: st.DataObject, most: int) -> Any:
    """The ruling's sheet with some of its parts replaced, removed or renamed."""
    sheet = plain(RULING)
    for _ in range(data.draw(st.integers(1, most))):
        here = data.draw(st.sampled_from([each for each in containers(sheet) if each] or [{"x": 0}]))
        key = data.draw(st.sampled_from(sorted(here) if isinstance(here, dict) else range(len(here))))
        data.draw(st.sampled_from(CHANGES))(data, here, key)
    return sheet


@given(st.data())
def test_any_sheet_is_told_the_same_at_the_same_places_in_yaml_and_in_json(data: st.DataObject) -> None:
    """One structure, and every fault of it with its line and a remedy, whichever form it has."""
    text = json.dumps(changed(data, most=4), indent=2)
    in_json = [fault.replace("flood.json", "flood.yaml") for fault in faults(text, file="flood.json")]
    assert faults(text, file="flood.yaml") == in_json


@given(st.data())
def test_the_schema_accepts_any_sheet_that_the_model_accepts(data: st.DataObject) -> None:
    sheet = changed(data, most=2)
    try:
        (found,) = read(json.dumps(sheet).encode(), "ruling.json")
    except InputError:
        return
    if not found.faults:
        VALIDATOR.validate(sheet)


@given(st.data())
def test_what_is_salvaged_of_a_sheet_is_sound(data: st.DataObject) -> None:
    """Where there are `faults`, the model holds what could be read in spite of them, so that more can be found."""
    text = json.dumps(changed(data, most=4))
    try:
        (found,) = read(text.encode(), "ruling.json")
    except InputError:
        return
    rest = found.model.model_dump(mode="json", by_alias=True, exclude_defaults=True)
    assert Sheet.model_validate(rest) == found.model
    assert all(fault.line and fault.column for fault in found.faults)
