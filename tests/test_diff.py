"""What changed between two exports: in words, as N-Quads, and as an exit code."""

from __future__ import annotations

import json
from pathlib import Path

import pyoxigraph as ox
import pytest

from tests.command import Command

OUTPUT = Path(__file__).parents[1] / "output"
SHEET = """\
article: {id: flood, headline: The dyke holds, language: en}
entities:
  olsen: {type: Person, name: Ada Olsen}
  board: {type: Organization, name: Water Board}
  nordby: {type: City, name: Nordby}
events:
  flood: {type: Event, name: the flood, place: nordby, s: 1}
offices:
  chair: {holder: olsen, title: chair, of: board, s: 1}
figures:
  homes: {of: flood, property: homesLost, value: 4, unit: home, said: [{by: board, s: 2}]}
claims:
  open: {text: The gates stood open., said: [{by: olsen, stance: alleges, s: 3}]}
  shut: {text: The gates were shut., said: [{by: board, s: 3}]}
"""


def export(newsfacts: Command, folder: str, old: str = "", new: str = "") -> None:
    """The sheet with one change, exported into a folder."""
    assert SHEET.count(old) == 1 or not old
    Path("flood.yaml").write_text(SHEET.replace(old, new) if old else SHEET)
    ran = newsfacts("export", "flood.yaml", "--out", folder)
    assert ran.code == 0, ran


CLAIM = "the claim “The gates stood open.”"
FIGURE = "the figure homesLost of the event “the flood”"
CHANGES = {
    "a figure's value": ("value: 4", "value: 5", f"~ {FIGURE}: 5 home: value from 4 to 5"),
    "a stance": (
        "stance: alleges",
        "stance: denies",
        f"~ “Ada Olsen” denies {CLAIM} (sentence 3): the stance was alleges, and is now denies",
    ),
    "a new voucher": (
        "{by: olsen, stance: alleges, s: 3}",
        "{by: olsen, stance: alleges, s: 3}, {by: board, stance: doubts, s: 4}",
        f"+ “Water Board” doubts {CLAIM} (sentence 4) (a new voucher)",
    ),
    "somebody who says it no more": (
        "value: 4, unit: home, said: [{by: board, s: 2}]",
        "value: 4, unit: home, s: 2",
        f"- “Water Board” asserts {FIGURE}: 4 home (sentence 2)",
    ),
    "a new claim": (
        "claims:\n",
        "claims:\n  new: {text: It rains., said: [{by: olsen, s: 3}]}\n",
        "+ the claim “It rains.”",
    ),
    "a claim that is gone": (
        "  shut: {text: The gates were shut., said: [{by: board, s: 3}]}\n",
        "",
        "- the claim “The gates were shut.”",
    ),
    "a name": ("name: Nordby}", "name: Nordby Town}", "~ “Nordby Town”: name from “Nordby” to “Nordby Town”"),
    "an alias": (
        "name: Nordby}",
        "name: Nordby, alias: [the town]}",
        "~ “Nordby”: alternate name now “the town”",
    ),
    "a sentence": ("stance: alleges, s: 3", "stance: alleges, s: [3, 4]", "evidence now also sentence 4"),
    "a headline": ("The dyke holds", "The dyke breaks", "headline from “The dyke holds” to “The dyke breaks”"),
    "a title": ("title: chair", "title: director", "role name from “chair” to “director”"),
}


@pytest.mark.parametrize("what", CHANGES)
def test_a_correction_is_told_in_words(newsfacts: Command, what: str) -> None:
    old, new, words = CHANGES[what]
    export(newsfacts, "a")
    export(newsfacts, "b", old, new)
    ran = newsfacts("diff", "a", "b")
    assert (ran.code, ran.err) == (1, "")
    assert words in ran.out
    assert "sheet digest from" in ran.out


def test_equal_exports_have_no_difference(newsfacts: Command) -> None:
    export(newsfacts, "a")
    export(newsfacts, "b")
    assert newsfacts("diff", "a", "b") == (0, "no difference\n", "")
    assert newsfacts("diff", "a", "b", "--nquads") == (0, "", "")
    assert newsfacts("diff", "a/flood.ttl", "b/flood.trig").code == 0
    assert newsfacts("diff", "a/flood.jsonld", "b").code == 0


@pytest.mark.parametrize("form", ["nq", "trig", "ttl", "jsonld"])
def test_the_lines_turn_one_export_into_the_other(newsfacts: Command, form: str) -> None:
    export(newsfacts, "a")
    export(newsfacts, "b", "value: 4", "value: 5")
    ran = newsfacts("diff", f"a/flood.{form}", f"b/flood.{form}", "--nquads")
    assert ran.code == 1
    lines = ran.out.splitlines()
    assert [line[2:] for line in lines] == sorted(line[2:] for line in lines)
    gone, come = ({line[2:] for line in lines if line[0] == sign} for sign in "-+")
    before, after = ({f"{quad} ." for quad in ox.parse(path=f"{each}/flood.{form}")} for each in "ab")
    assert (before - gone) | come == after
    assert gone <= before
    assert not come & before


def test_json_has_the_words_and_the_statements(newsfacts: Command) -> None:
    export(newsfacts, "a")
    export(newsfacts, "b", "value: 4", "value: 5")
    ran = newsfacts("diff", "a", "b", "--json")
    document = json.loads(ran.out)
    assert (ran.code, document["equal"]) == (1, False)
    assert {"kind": "changed", "words": f"{FIGURE}: 5 home: value from 4 to 5"}.items() <= document["changes"][
        1
    ].items()
    assert len(document["quads"]) == 4


def test_blank_nodes_are_refused(newsfacts: Command) -> None:
    Path("a.ttl").write_text("<https://ex.example/a> <https://ex.example/p> [] .\n")
    ran = newsfacts("diff", "a.ttl", "a.ttl")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith("a.ttl: holds blank nodes, which have no names to compare them by")


def test_a_folder_without_an_export(newsfacts: Command) -> None:
    Path("empty").mkdir()
    assert newsfacts("diff", "empty", "empty").code == 2
    assert newsfacts("diff", "none.nq", "none.nq").err.startswith("none.nq: cannot be read")


def test_the_seed_against_itself(newsfacts: Command) -> None:
    assert newsfacts("diff", str(OUTPUT), str(OUTPUT / "defense-chiefs-call.ttl")).code == 0
