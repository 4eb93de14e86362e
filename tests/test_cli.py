"""The command as people use it: what it prints, where it points, how it exits, and what it leaves alone."""

from __future__ import annotations

import io
import json
import os
import re
import subprocess
import sys
from hashlib import sha256
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import pytest
import yaml

from pipeline.namespaces import DEFAULT_BASE, NF, PREFIXES, SCHEMA
from tests.command import Command, Ran

ROOT = Path(__file__).parents[1]

# pyshacl and rdflib use, and warn of, what they themselves call deprecated.
pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning:(rdflib|pyshacl).*")

FLOOD = """\
article:
  id: river-flood
  headline: "Elbe floods the Lower Town; mayor disputes blame"
  language: en
  publisher: herald
  date: 2021-07-16
  about: [flood, lower-town]
  text: {sentences: 6}
entities:
  herald: {type: NewsMediaOrganization, name: The River Herald}
  lower-town: {type: City, name: Lower Town}
  mayor: {type: Person, name: Ida Brandt}
  brigade: {type: Organization, name: Fire Brigade}
  upriver: {type: Organization, name: Upriver}
events:
  flood:
    type: Event
    name: Flood of the Lower Town
    date: {value: 2021-07-14, text: on Wednesday}
    place: lower-town
    s: 1
figures:
  dead: {of: flood, property: killed, value: 3, unit: person, said: [{by: brigade, s: 2}]}
claims:
  dyke-failed:
    text: "The dyke gave way because it had not been repaired."
    about: [flood]
    said:
      - {by: brigade, stance: alleges, via: [{by: mayor}], s: 3}
      - {by: mayor, stance: denies, quote: "Not so", s: 4}
      - {by: upriver, s: 4}
omitted: {5: "A caption.", 6: "Where to give."}
"""
TEXT = """\
Elbe floods the Lower Town; mayor disputes blame

Three people died, the fire brigade said. The dyke gave way for want of repair, it says, according to the mayor.
"Not so," she said, and Upriver said otherwise.

A caption.
Where to give.
"""
SUMMARY = "river-flood: 1 claim, 1 figure, 0 offices, 1 event, 6 assertions; 6 of 6 sentences accounted for; "
NO_ANCHORS = (
    "flood.yaml:1:1: warning: article: The sentences have numbers alone; `newsfacts anchor` adds where each stands, "
    "and its digest. [at (^oa:hasSource/oa:hasSelector)]\n"
)
FILES = [
    "dataset.ttl",
    *(f"river-flood.{ending}" for ending in ("jsonld", "nq", "report.ttl", "schema.jsonld", "trig", "ttl")),
]


VERBS = [
    "export",
    "check",
    "page",
    "corpus",
    "validate",
    "diff",
    "load",
    "unload",
    "query",
    "rows",
    "anchor",
    "draft",
    "review",
    "reconcile",
    "schema",
]


def process(*arguments: str, folder: Path, given: str = "", **environment: str) -> Ran:
    """The command in a process of its own, as a shell starts it."""
    done = subprocess.run(
        [sys.executable, "-m", "pipeline", *arguments],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT), **environment},
        input=given.encode(),
        capture_output=True,
        check=False,
    )
    return Ran(done.returncode, done.stdout.decode(), done.stderr.decode())


def write(text: str, name: str = "flood.yaml") -> None:
    Path(name).parent.mkdir(parents=True, exist_ok=True)
    Path(name).write_text(text, encoding="utf-8")


def changed(old: str, new: str, text: str = FLOOD) -> str:
    assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times"
    return text.replace(old, new)


def snapshot(folder: str) -> dict[str, tuple[bytes, int]]:
    return {path.name: (path.read_bytes(), path.stat().st_mtime_ns) for path in Path(folder).iterdir()}


def graph(path: str) -> set[tuple[str, str, str]]:
    return {
        (quad.subject.value, quad.predicate.value, str(quad.object))
        for quad in ox.parse(path=path)
        if isinstance(quad.subject, ox.NamedNode)
    }


# ------------------------------------------------------------------------------------------------- the happy paths


def test_export_says_what_it_made_and_where(newsfacts: Command) -> None:
    write(FLOOD)
    ran = newsfacts("export", "flood.yaml", "--out", "there")
    assert ran == (
        0,
        f"{SUMMARY}121 triples; 1 warning\n"
        "1 warning; `newsfacts check` shows them\n"
        "7 files in there/, 7 of them changed\n",
        "",
    )
    assert sorted(path.name for path in Path("there").iterdir()) == FILES
    assert newsfacts("export", "flood.yaml", "--out", "there").out.splitlines()[-1] == (
        "7 files in there/, none of them changed"
    )


def test_export_of_the_seed_says_the_same_in_a_process_of_its_own(tmp_path: Path) -> None:
    assert process("export", "facts", "--out", str(tmp_path), folder=ROOT) == (
        0,
        "defense-chiefs-call: 49 claims, 8 figures, 11 offices, 17 events, 97 assertions; "
        "34 of 34 sentences accounted for; 1,954 triples; no findings\n"
        f"7 files in {tmp_path}/, 7 of them changed\n",
        "",
    )


def test_check_prints_findings_with_their_lines_and_writes_nothing(newsfacts: Command) -> None:
    write(FLOOD, "facts/flood.yaml")
    ran = newsfacts("check")
    assert ran == (0, f"facts/{NO_ANCHORS}{SUMMARY}121 triples; 1 warning\n", "")
    assert [str(path) for path in Path().rglob("*")] == ["facts", "facts/flood.yaml"]


def test_check_names_the_sentences_that_nothing_cites(newsfacts: Command) -> None:
    write(changed('omitted: {5: "A caption.", 6: "Where to give."}\n', 'omitted: {6: "Where to give."}\n'))
    ran = newsfacts("check", "flood.yaml")
    assert ran.out == (
        "flood.yaml:8:3: warning: article.text: No fact cites this sentence; cite it (`s`), or say under `omitted` "
        "why it carries none. [value article/river-flood/sentence/5]\n"
        f"{NO_ANCHORS}{changed('6 of 6', '5 of 6', SUMMARY)}120 triples; 2 warnings\n"
    )
    assert ran.code == 0


def test_check_warns_of_what_looks_like_a_slip(newsfacts: Command) -> None:
    write(changed("property: killed", "property: kiled"))
    assert newsfacts("check", "flood.yaml").out.splitlines()[0] == (
        "flood.yaml:23:31: warning: figures.dead.property: `kiled` is taken as a property of your own; "
        "did you mean `killed`?"
    )


def test_explain_counts_what_each_triples_map_read_and_made(newsfacts: Command) -> None:
    write(FLOOD)
    lines = newsfacts("check", "flood.yaml", "--explain").out.splitlines()
    assert lines[2:4] == ["", "triples map           rows     nulls     quads"]
    table = {line.split()[0]: [int(cell.replace(",", "")) for cell in line.split()[1:]] for line in lines[4:] if line}
    assert table["entities"] == [5, 20, 7]
    assert table["contradictions"] == [0, 0, 0]
    assert sum(quads for _, _, quads in table.values()) == 121


def test_the_report_as_turtle_and_as_json(newsfacts: Command) -> None:
    write(FLOOD)
    ran = newsfacts("check", "flood.yaml", "--report", "ttl")
    assert ran.code == 0
    assert "<article/river-flood/report/1> a sh:ValidationResult ;\n\tsh:resultSeverity sh:Warning ;" in ran.out
    document = json.loads(newsfacts("check", "flood.yaml", "--report", "json").out)
    assert document == json.loads(newsfacts("check", "flood.yaml", "--json").out)


TINY = 'article: {id: tiny, headline: "It rained", language: en}\nclaims: {wet: {text: "It is wet.", s: 1}}\n'


def test_rows_prints_every_table(newsfacts: Command) -> None:
    write(TINY, "tiny.yaml")
    ran = newsfacts("rows", "tiny.yaml")
    assert (ran.code, ran.err) == (0, "")
    rows: dict[str, list[dict[str, str | list[str]]]] = json.loads(ran.out)
    node, own = f"{DEFAULT_BASE}article/tiny", f"{DEFAULT_BASE}article/tiny/claim/wet/said/article-asserts"
    here = {"gi": f"{node}/facts"}
    (export,) = rows["exports"]
    assert len(export["digest"]) == 64
    assert rows == {
        "article": [{**here, "i": node, "language": "en"}],
        "claims": [{**here, "i": f"{node}/claim/wet", "appearance": node}],
        "assertions": [
            {
                **here,
                "i": own,
                "stance": f"{NF}asserts",
                "basis": f"{NF}explicit",
                "types": [f"{NF}Assertion", f"{NF}OwnVoice"],
                "asserted": f"{node}/claim/wet",
                "reportedIn": node,
                "evidence": [f"{node}/sentence/1"],
            }
        ],
        "sentences": [{**here, "i": f"{node}/sentence/1", "source": node, "number": "1"}],
        "texts": [
            {**here, "s": f"{node}/claim/wet", "p": f"{SCHEMA}text", "en": "It is wet."},
            {**here, "s": node, "p": f"{SCHEMA}headline", "en": "It rained"},
        ],
        "exports": [export],
        "engines": [],
        **{
            name: []
            for name in (
                *("entities", "events", "offices", "figures", "properties", "contradictions"),
                *("positions", "quotations", "dates", "bounds", "numbers", "links"),
            )
        },
    }


def test_schema_prints_the_committed_schema(newsfacts: Command) -> None:
    committed = (ROOT / "facts" / "sheet.schema.json").read_text(encoding="utf-8")
    assert newsfacts("schema") == (0, committed, "")


def test_query_lists_the_questions(newsfacts: Command) -> None:
    ran = newsfacts("query")
    files = sorted((ROOT / "queries").glob("*.rq"))
    assert len(files) >= 15
    for line, file in zip(ran.out.splitlines(), files, strict=True):
        number, name, question = line.split(maxsplit=2)
        assert f"{number}-{name}.rq" == file.name
        assert file.read_text(encoding="utf-8").startswith(f"# {question}\n")


def test_query_asks_the_exported_graphs(newsfacts: Command) -> None:
    write(FLOOD)
    newsfacts("export", "flood.yaml")
    write("SELECT ?who ?stance { ?said schema:agent ?who ; nf:stance ?stance } ORDER BY ?who ?stance\n", "who.rq")
    ran = newsfacts("query", "who.rq")
    assert ran == (
        0,
        "who                                  stance\n"
        "───────────────────────────────────────────────\n"
        "article/river-flood/entity/brigade   nf:alleges\n"
        "article/river-flood/entity/brigade   nf:asserts\n"
        "article/river-flood/entity/herald    nf:asserts\n"
        "article/river-flood/entity/mayor     nf:asserts\n"
        "article/river-flood/entity/mayor     nf:denies\n"
        "article/river-flood/entity/upriver   nf:asserts\n"
        "\n"
        "6 rows\n",
        "",
    )


def test_version_and_help(newsfacts: Command) -> None:
    assert newsfacts("--version") == (0, "newsfacts 0.1.0\n", "")
    ran = newsfacts("--help")
    assert (ran.code, ran.err) == (0, "")
    verbs = re.findall(r"^    ([a-z]+)  ", ran.out, re.MULTILINE)
    assert verbs == VERBS
    for verb in verbs:
        assert newsfacts(verb, "--help").code == 0


# ------------------------------------------------------------------------------------------------ JSON for machines


def test_json_of_check_is_json_and_complete(newsfacts: Command) -> None:
    write(changed("  upriver: {type: Organization,", "  upriver: {type: Country,"))
    ran = newsfacts("check", "flood.yaml", "--json")
    assert (ran.code, ran.err) == (1, "")
    (article,) = json.loads(ran.out)["articles"]
    assert article["article"] == f"{DEFAULT_BASE}article/river-flood"
    assert article["coverage"] == {"sentences": 6, "cited": [1, 2, 3, 4], "omitted": [5, 6], "missing": []}
    assert article["warnings"] == []
    assert article["rows"]["assertions"] == 6
    validation = article["validation"]
    assert (validation["conforms"], validation["engine"]) == (False, "shacl")
    assert validation["targets"]["https://w3id.org/newsfacts/shapes#AssertionShape"] == 6
    assert validation["findings"][0] == {
        "severity": "violation",
        "shape": "https://w3id.org/newsfacts/shapes#AssertionShape",
        "component": "OrConstraintComponent",
        "focus": f"<{DEFAULT_BASE}article/river-flood/claim/dyke-failed/said/upriver-asserts>",
        "path": f"<{SCHEMA}agent>",
        "value": f"<{DEFAULT_BASE}article/river-flood/entity/upriver>",
        "message": "Only one person or one organisation speaks in an assertion; add GovernmentOrganization to a "
        "country that speaks.",
        "file": "flood.yaml",
        "line": 31,
        "column": 9,
        "at": "claims.dyke-failed.said[2]",
    }


def test_json_of_export_names_the_files(newsfacts: Command) -> None:
    write(FLOOD)
    document = json.loads(newsfacts("export", "flood.yaml", "--json").out)
    assert (document["folder"], document["files"], document["changed"]) == ("output", FILES, FILES)
    again = json.loads(newsfacts("export", "flood.yaml", "--json").out)
    assert (again["files"], again["changed"]) == (FILES, [])


def test_json_of_faults(newsfacts: Command) -> None:
    write(changed("by: mayor, stance: denies", "by: mayer, stance: denies"))
    ran = newsfacts("export", "flood.yaml", "--json")
    assert (ran.code, ran.err) == (2, "")
    assert json.loads(ran.out) == {
        "faults": [
            {
                "file": "flood.yaml",
                "line": 30,
                "column": 14,
                "path": "claims.dyke-failed.said[1].by",
                "message": "no entity is called `mayer`; did you mean `mayor`?",
            }
        ]
    }


# ---------------------------------------------------------------------------------------------------- bad usage


@pytest.mark.parametrize(
    ("arguments", "error"),
    [
        ([], "newsfacts: error: the following arguments are required: VERB"),
        (
            ["exprot"],
            f"newsfacts: error: argument VERB: invalid choice: 'exprot' (choose from {', '.join(map(repr, VERBS))})",
        ),
        (["export", "--frob"], "newsfacts: error: unrecognized arguments: --frob"),
        (
            ["check", "--engine", "jena"],
            "newsfacts check: error: argument --engine: invalid choice: 'jena' (choose from 'shacl', 'pyshacl')",
        ),
        (["anchor", "flood.yaml"], "newsfacts anchor: error: the following arguments are required: --text"),
        (["export", "--out"], "newsfacts export: error: argument --out: expected one argument"),
    ],
)
def test_wrong_usage_exits_with_2(newsfacts: Command, arguments: list[str], error: str) -> None:
    ran = newsfacts(*arguments)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith("usage: newsfacts ")
    assert ran.err.splitlines()[-1] == error


def test_wrong_usage_exits_with_2_from_a_shell(tmp_path: Path) -> None:
    assert process("exprot", folder=tmp_path).code == 2


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["export"], "facts: is no file and no folder; name a sheet, or a folder of sheets"),
        (["check", "nope.yaml"], "nope.yaml: is no file and no folder; name a sheet, or a folder of sheets"),
        (
            ["export", "empty"],
            "empty: holds no such file; expected files that end in .yaml or .yml or .json or .jsonl",
        ),
        (["export", "only-authority"], "only-authority: no sheet stands here"),
        (["rows", "flood.yaml", "nope"], "nope: is no file and no folder; name a sheet, or a folder of sheets"),
        (["check", "flood.yaml", "--mappings", "nope"], "nope: is not a folder; expected files that end in .yml or"),
        (["check", "flood.yaml", "--shapes", "nope"], "nope: is not a folder; expected files that end in .ttl"),
        (["check", "flood.yaml", "--shapes", "empty"], "empty: holds no such file; expected files that end in .ttl"),
        (["export", "flood.yaml", "--quotes", "nope.txt"], "nope.txt: cannot be read: No such file or directory"),
        (["anchor", "nope.yaml", "--text", "flood.yaml"], "nope.yaml: cannot be read: No such file or directory"),
        (["anchor", "flood.yaml", "--text", "nope.txt"], "nope.txt: cannot be read: No such file or directory"),
        (
            ["anchor", "flood.yaml", "--text", "latin.txt"],
            "latin.txt:2: is not UTF-8 text (byte 9); save it as UTF-8",
        ),
        (["check", "latin.txt"], "latin.txt:2: is not UTF-8 text (byte 9); save it as UTF-8"),
        (["query", "nope"], "newsfacts: no question is called `nope`; "),
        (["query", "nope.rq", "--data", "flood.ttl"], "nope.rq: cannot be read: No such file or directory"),
        (["query", "ask.rq", "--data", "nope"], "nope: is not a folder; expected files that end in .trig"),
        (
            ["query", "ask.rq", "--data", "flood.yaml"],
            "flood.yaml: is no RDF file that is known here; expected .trig, .nq, .ttl, .nt or .jsonld",
        ),
        (["export", "flood.yaml", "--out", "flood.yaml"], "flood.yaml: cannot be written: File exists"),
        (["export", "flood.yaml", "--out", "flood.yaml/out"], "flood.yaml/out: cannot be written: Not a directory"),
    ],
)
def test_what_cannot_be_read_or_written_is_named(newsfacts: Command, arguments: list[str], message: str) -> None:
    write(FLOOD)
    write("entities: {}\n", "only-authority/entities.yaml")
    write("<urn:a> <urn:b> 1 .\n", "flood.ttl")
    write("ASK {}\n", "ask.rq")
    Path("empty").mkdir()
    Path("latin.txt").write_bytes("Elbe\nFlut\xe4\n".encode("latin-1"))
    before = {str(path): path.stat().st_mtime_ns for path in Path().rglob("*")}
    ran = newsfacts(*arguments)
    assert (ran.code, ran.out) == (2, "")
    first, last = ran.err.splitlines()
    assert first.startswith(message)
    assert last == "newsfacts: 1 fault; nothing was written"
    assert {str(path): path.stat().st_mtime_ns for path in Path().rglob("*")} == before


@pytest.mark.parametrize(
    "base",
    [
        "https://a.example",
        "https://a.example/x",
        "a.example/",
        "ftp://a.example/",
        "urn:x:",
        "",
        "https://a.example/x#/",
        "https://a.example/x?y=/",
        "https://a example/",
        "https://a.example/x/\n",
        "https:///",
        "https://a.example/x/../y/",
        "https://a.example/./",
        "https://a.example/%zz/",
        "https://a.example:port/",
        "https://[a.example/",
    ],
)
def test_a_base_that_is_none_is_refused_in_one_line(newsfacts: Command, base: str) -> None:
    """Where nothing can be minted, and where other readers would resolve what is minted to something else."""
    write(FLOOD)
    ran = newsfacts("export", "flood.yaml", "--base", base)
    assert ran == (
        2,
        "",
        f"newsfacts: the base `{base}` must be an http(s) IRI that ends in a slash, such as https://example.org/news/\n"
        "newsfacts: 1 fault; nothing was written\n",
    )
    assert not Path("output").exists()


def test_a_half_written_export_leaves_what_was_there(newsfacts: Command) -> None:
    """All files or none: here one cannot be replaced, because a folder stands in its place."""
    write(FLOOD)
    newsfacts("export", "flood.yaml")
    Path("output/river-flood.trig").unlink()
    Path("output/river-flood.trig/in-the-way").mkdir(parents=True)
    before = {path.name: path.read_bytes() for path in Path("output").iterdir() if path.is_file()}
    write(changed("value: 3,", "value: 4,"))
    ran = newsfacts("export", "flood.yaml")
    assert ran.code == 2
    assert ran.err.splitlines()[-1] == "newsfacts: 1 fault; nothing was written"
    assert {path.name: path.read_bytes() for path in Path("output").iterdir() if path.is_file()} == before


# ---------------------------------------------------------------------------------------------------- broken sheets

BOMB = "".join(
    f"{name}: &{name} [{', '.join([f'*{before}' if before else 'boom'] * 9)}]\n"
    for before, name in zip(["", *"abcdefgh"], "abcdefghi", strict=True)
)
BROKEN = {
    "unknown entity": (
        changed("by: mayor, stance: denies", "by: mayer, stance: denies"),
        "flood.yaml:30:14: claims.dyke-failed.said[1].by: no entity is called `mayer`; did you mean `mayor`?",
    ),
    "cyclic chain": (
        changed("via: [{by: mayor}]", "via: [{by: mayor}, {by: brigade}]"),
        "flood.yaml:29:59: claims.dyke-failed.said[0].via[1]: `brigade` stands twice in this chain; "
        "a chain leads from one speaker to the next",
    ),
    "bad date": (
        changed("value: 2021-07-14", "value: 2021-02-30"),
        "flood.yaml:19:19: events.flood.date.value: `2021-02-30` is no day: that month has 28",
    ),
    "duplicate key": (
        changed("  brigade: {type", "  mayor: {type: Person, name: Otto Lind}\n  brigade: {type"),
        "flood.yaml:13:3: the key `mayor` stands twice (first in line 12); keep one",
    ),
    "wrong stance": (
        changed("stance: denies", "stance: denys"),
        "flood.yaml:30:29: claims.dyke-failed.said[1].stance: `denys` is none of the words allowed here; "
        "did you mean `denies`?",
    ),
    "tab": (
        changed("    place: lower-town", "\tplace: lower-town"),
        "flood.yaml:20:1: a tab stands where YAML wants spaces; indent with spaces",
    ),
    "truncated": (
        FLOOD[: FLOOD.index("ies, quote")],
        "flood.yaml:31:1: the text breaks off here (did not find expected ',' or '}'); is the file complete?",
    ),
    "sentence 99": (
        changed('quote: "Not so", s: 4', 'quote: "Not so", s: 99'),
        "flood.yaml:30:57: claims.dyke-failed.said[1].s: there is no sentence 99; the article has 6",
    ),
    "no voucher": (
        changed("omitted:", '  unvouched:\n    text: "Nobody says this."\nomitted:'),
        "flood.yaml:32:3: claims.unvouched: nobody vouches for this; add `said`, or `s` where the article itself "
        "says it",
    ),
    "alias bomb": (
        BOMB,
        "flood.yaml:6:36: unfolds to more than 500,000 values (aliases count as often as they are used)",
    ),
    "unknown key": (
        changed("    place: lower-town", "    plaice: lower-town"),
        "flood.yaml:20:5: events.flood.plaice: unknown key `plaice`; did you mean `place`?",
    ),
    "nothing": ("", "flood.yaml: is empty; `newsfacts schema` prints what a sheet can hold"),
    "no sheet": ("- a list\n", "flood.yaml:1:1: expected a mapping of keys to values, found a list"),
    "two documents": (
        f"{FLOOD}---\n{FLOOD}",
        "flood.yaml:33:1: a second document starts here; one sheet a file (JSON lines hold many)",
    ),
    "no IRI": (
        changed("name: Ida Brandt", 'name: Ida Brandt, sameAs: "https://a.example/%zz"'),
        "flood.yaml:12:51: entities.mayor.sameAs: `https://a.example/%zz` is not an absolute IRI; "
        "write one such as `https://example.org/thing`",
    ),
}


@pytest.mark.parametrize(("sheet", "message"), BROKEN.values(), ids=BROKEN)
def test_a_broken_sheet_gives_one_message_and_touches_nothing(newsfacts: Command, sheet: str, message: str) -> None:
    write(FLOOD)
    newsfacts("export", "flood.yaml")
    before = snapshot("output")
    assert sorted(before) == FILES
    write(sheet)
    ran = newsfacts("export", "flood.yaml")
    assert ran == (2, "", f"{message}\nnewsfacts: 1 fault; nothing was written\n")
    assert snapshot("output") == before


def test_a_broken_sheet_exits_with_2_from_a_shell_without_a_traceback(tmp_path: Path) -> None:
    sheet, message = BROKEN["tab"]
    (tmp_path / "flood.yaml").write_text(sheet, encoding="utf-8")
    ran = process("export", "flood.yaml", folder=tmp_path)
    assert ran == (2, "", f"{message}\nnewsfacts: 1 fault; nothing was written\n")


@pytest.mark.parametrize("curie", ["wd:Q42", "schema:Person", "org:acme"])
def test_a_curie_for_an_iri_is_expanded_or_refused(newsfacts: Command, curie: str) -> None:
    """Never taken for an absolute IRI of the scheme `wd`, which nobody means by it."""
    write(changed("name: Ida Brandt", f'name: Ida Brandt, sameAs: "{curie}"'))
    ran = newsfacts("export", "flood.yaml")
    if ran.code == 0:
        prefix, _, name = curie.partition(":")
        same = [term for _, predicate, term in graph("output/river-flood.nq") if predicate == f"{SCHEMA}sameAs"]
        assert same == [f"<{PREFIXES[prefix]}{name}>"]
    else:
        assert ran.code == 2
        assert ran.err.startswith("flood.yaml:12:")
        assert f"`{curie}`" in ran.err


def test_faults_of_several_sheets_are_told_together(newsfacts: Command) -> None:
    write(changed("id: river-flood", "id: sound"), "facts/a-sound.yaml")
    for name, kind in (("b-court", "wrong stance"), ("c-merger", "bad date"), ("d-flood", "alias bomb")):
        write(BROKEN[kind][0].replace("river-flood", name), f"facts/{name}.yaml")
    two = changed("by: brigade, s: 2", "by: brigad, s: 98", changed("stance: denies", "stance: denys"))
    write(two.replace("river-flood", "two"), "facts/e-two.yaml")
    ran = newsfacts("export")
    told = [
        BROKEN["wrong stance"][1].replace("flood.yaml", "facts/b-court.yaml"),
        BROKEN["bad date"][1].replace("flood.yaml", "facts/c-merger.yaml"),
        BROKEN["alias bomb"][1].replace("flood.yaml", "facts/d-flood.yaml"),
        "facts/e-two.yaml:23:75: figures.dead.said[0].by: no entity is called `brigad`; did you mean `brigade`?",
        "facts/e-two.yaml:23:86: figures.dead.said[0].s: there is no sentence 98; the article has 6",
        BROKEN["wrong stance"][1].replace("flood.yaml", "facts/e-two.yaml"),
        "newsfacts: 6 faults; nothing was written",
    ]
    assert ran.err.splitlines() == told
    assert (ran.code, ran.out) == (2, "")
    assert not Path("output").exists()


def test_two_sheets_with_one_id(newsfacts: Command) -> None:
    write(FLOOD, "facts/a.yaml")
    write(FLOOD, "facts/b.yaml")
    assert newsfacts("export") == (
        2,
        "",
        "facts/b.yaml:2:7: article.id: the article `river-flood` stands in facts/a.yaml too; give each its own id\n"
        "newsfacts: 1 fault; nothing was written\n",
    )


def test_an_id_too_long_for_a_file_is_told(newsfacts: Command) -> None:
    """The files of an article are called by its id, and no file system takes a name of 300 letters."""
    write(FLOOD)
    newsfacts("export", "flood.yaml")
    before = snapshot("output")
    write(changed("id: river-flood", f"id: {'flood-' * 50}1"))
    ran = newsfacts("export", "flood.yaml")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.splitlines()[-1] == "newsfacts: 1 fault; nothing was written"
    assert snapshot("output") == before


def test_the_same_sheet_named_twice_is_one(newsfacts: Command) -> None:
    write(FLOOD)
    assert newsfacts("export", "flood.yaml", "flood.yaml", "./flood.yaml").code == 0


@pytest.mark.parametrize("language", ["tlh", "qaa", "de-x-flood"])
def test_a_language_that_no_mapping_has_a_column_for_is_told(newsfacts: Command, language: str) -> None:
    write(changed("language: en", f"language: {language}"))
    ran = newsfacts("export", "flood.yaml")
    assert ran == (
        2,
        "",
        f"flood.yaml:1:1: no mapping in {ROOT / 'mappings'} reads `{language}` of the table `texts`; "
        "it would be lost, so add a line for it there\n"
        "newsfacts: 1 fault; nothing was written\n",
    )
    assert not Path("output").exists()


@pytest.mark.parametrize("language", ["gi", "ar", "und", "uk"])
def test_no_text_is_lost_whatever_its_language(newsfacts: Command, language: str) -> None:
    """A language can be called like another column of the rows (`gi` is the graph's)."""
    write(changed("name: Ida Brandt", f'name: {{en: Ida Brandt, {language}: "https://a.example/Ida"}}'))
    ran = newsfacts("export", "flood.yaml")
    if ran.code == 0:
        names = [term for _, predicate, term in graph("output/river-flood.nq") if predicate == f"{SCHEMA}name"]
        assert [name for name in names if name.startswith('"https://a.example/Ida"')]
        graphs = {quad.graph_name for quad in ox.parse(path="output/river-flood.nq")}
        assert graphs == {ox.NamedNode(f"{DEFAULT_BASE}article/river-flood/facts")}
    else:
        assert ran.code == 2
        assert f"`{language}`" in ran.err


# ------------------------------------------------------------------------------------------------------- violations

UPRIVER = (
    "flood.yaml:31:9: violation: claims.dyke-failed.said[2]: Only one person or one organisation speaks in an "
    "assertion; add GovernmentOrganization to a country that speaks. "
    "[at schema:agent, value article/river-flood/entity/upriver]\n"
)


@pytest.mark.parametrize("verb", ["export", "check"])
@pytest.mark.parametrize("engine", [[], ["--engine", "shacl"], ["--engine", "pyshacl"]], ids=["", "shacl", "pyshacl"])
def test_a_country_alone_that_speaks_is_a_violation(newsfacts: Command, verb: str, engine: list[str]) -> None:
    write(FLOOD)
    newsfacts("export", "flood.yaml")
    before = snapshot("output")
    write(changed("  upriver: {type: Organization,", "  upriver: {type: Country,"))
    ran = newsfacts(verb, "flood.yaml", *engine)
    assert ran == (1, f"{UPRIVER}{NO_ANCHORS}{SUMMARY}122 triples; 1 violation, 1 warning\n", "")
    assert snapshot("output") == before


def test_a_violation_exits_with_1_from_a_shell(tmp_path: Path) -> None:
    sheet = changed("  upriver: {type: Organization,", "  upriver: {type: Country,")
    (tmp_path / "flood.yaml").write_text(sheet, encoding="utf-8")
    ran = process("export", "flood.yaml", folder=tmp_path)
    assert (ran.code, ran.err) == (1, "")
    assert ran.out.startswith(UPRIVER)
    assert [path.name for path in tmp_path.iterdir()] == ["flood.yaml"]


def test_a_violation_in_one_sheet_writes_nothing_of_the_others(newsfacts: Command) -> None:
    write(changed("id: river-flood", "id: sound"), "facts/sound.yaml")
    write(changed("  upriver: {type: Organization,", "  upriver: {type: Country,"), "facts/flood.yaml")
    ran = newsfacts("export")
    assert ran.code == 1
    assert ran.out.splitlines()[0] == f"facts/{UPRIVER}".removesuffix("\n")
    assert not Path("output").exists()


def test_strict_counts_warnings(newsfacts: Command) -> None:
    write(FLOOD)
    assert newsfacts("export", "flood.yaml").code == 0
    before = snapshot("output")
    ran = newsfacts("export", "flood.yaml", "--strict")
    assert ran.code == 1
    assert ran.out.startswith(NO_ANCHORS)
    assert ran.out.endswith(f"{SUMMARY}121 triples; 1 warning\n")
    assert snapshot("output") == before


SHAPES = """\
@prefix sh: <http://www.w3.org/ns/shacl#> .
@prefix schema: <https://schema.org/> .
@prefix ex: <https://ex.example/shapes#> .
"""
MET = "ex:Met a sh:NodeShape ; sh:targetClass schema:Person ; sh:property [ sh:path schema:name ; sh:minCount 1 ] .\n"
IDLE = "ex:Idle a sh:NodeShape ; sh:targetClass schema:Dog ; sh:property [ sh:path schema:name ; sh:minCount 1 ] .\n"
JOB = (
    'ex:Job a sh:NodeShape ; sh:targetClass schema:Person ; sh:property [ sh:path schema:jobTitle ; sh:minCount 1 ; '
    'sh:message "Say what they do."@en ] .\n'
)  # fmt: skip


def test_strict_counts_shapes_that_met_nothing(newsfacts: Command) -> None:
    write(FLOOD)
    write(SHAPES + MET, "own/met.ttl")
    fine = f"{SUMMARY}120 triples; no findings\n"  # one less: it does not conform to our own shapes
    assert newsfacts("check", "flood.yaml", "--shapes", "own", "--strict") == (0, fine, "")
    write(SHAPES + IDLE, "own/idle.ttl")
    idle = "https://ex.example/shapes#Idle: no node of the graph is what this shape speaks of\n"
    assert newsfacts("check", "flood.yaml", "--shapes", "own", "--strict") == (1, idle + fine, "")
    assert newsfacts("check", "flood.yaml", "--shapes", "own") == (0, fine, "")


@pytest.mark.parametrize("engine", [[], ["--engine", "shacl"]], ids=["pyshacl", "shacl"])
def test_shapes_of_ones_own(newsfacts: Command, engine: list[str]) -> None:
    write(FLOOD)
    write(SHAPES + JOB, "own/job.ttl")
    ran = newsfacts("export", "flood.yaml", "--shapes", "own", *engine)
    assert ran == (
        1,
        "flood.yaml:12:3: violation: entities.mayor: Say what they do. [at schema:jobTitle]\n"
        f"{SUMMARY}120 triples; 1 violation\n",
        "",
    )
    found = json.loads(newsfacts("check", "flood.yaml", "--shapes", "own", "--json", *engine).out)
    assert found["articles"][0]["validation"]["engine"] == (engine[-1] if engine else "pyshacl")


ANONYMOUS = (
    "[] a sh:NodeShape ; sh:targetClass schema:Person ; "
    "sh:property [ sh:path schema:jobTitle ; sh:minCount 1 ; sh:severity sh:Warning ] .\n"
)


@pytest.mark.parametrize("engine", ["pyshacl", "shacl"])
@pytest.mark.parametrize("report", [["export"], ["check", "--report", "ttl"], ["check"]], ids=" ".join)
def test_a_shape_without_a_name_can_find_things(newsfacts: Command, engine: str, report: list[str]) -> None:
    """Shapes in the wild are often blank nodes."""
    write(FLOOD)
    write(SHAPES + ANONYMOUS, "own/anonymous.ttl")
    verb, *options = report
    ran = newsfacts(verb, "flood.yaml", "--shapes", "own", "--engine", engine, *options)
    assert (ran.code, ran.err) == (0, "")
    assert "warning" in ran.out.lower()


def test_a_property_shape_of_its_own_is_a_shape(newsfacts: Command) -> None:
    """A property shape may have targets, too (https://www.w3.org/TR/shacl/#shapes)."""
    write(FLOOD)
    shape = "ex:Job a sh:PropertyShape ; sh:targetClass schema:Person ; sh:path schema:jobTitle ; sh:minCount 1 .\n"
    write(SHAPES + shape, "own/job.ttl")
    ran = newsfacts("check", "flood.yaml", "--shapes", "own")
    assert ran.out.splitlines()[0].startswith("flood.yaml:12:3: violation: entities.mayor: ")
    assert ran.code == 1


def test_shapes_that_are_not_turtle(newsfacts: Command) -> None:
    write(FLOOD)
    write(f"{SHAPES}ex:Job a sh:NodeShape sh:targetClass schema:Person .\n", "own/job.ttl")
    assert newsfacts("export", "flood.yaml", "--shapes", "own") == (
        2,
        "",
        "own/job.ttl:4:23: is not Turtle: Parser error at line 4 between columns 23 and 37: "
        "A dot is expected at the end of statements\n"
        "newsfacts: 1 fault; nothing was written\n",
    )


def test_shapes_without_a_shape(newsfacts: Command) -> None:
    write(FLOOD)
    write(f"{SHAPES}ex:a a ex:b .\n", "own/none.ttl")
    assert newsfacts("export", "flood.yaml", "--shapes", "own") == (
        2,
        "",
        "newsfacts: no shape stands in these files; a shape is a node of the class sh:NodeShape\n"
        "newsfacts: 1 fault; nothing was written\n",
    )


BAD_SHAPES = {
    "pattern": '[ sh:path schema:name ; sh:pattern "(" ]',
    "path": '[ sh:path "schema:name" ; sh:minCount 1 ]',
    "count": '[ sh:path schema:name ; sh:minCount "one" ]',
}


@pytest.mark.parametrize("engine", ["shacl", "pyshacl"])
@pytest.mark.parametrize("rule", [*BAD_SHAPES, "select"])
def test_shapes_that_are_no_shacl_are_told_and_no_traceback(newsfacts: Command, rule: str, engine: str) -> None:
    write(FLOOD)
    bad = f"sh:property {BAD_SHAPES[rule]}" if rule in BAD_SHAPES else 'sh:sparql [ sh:select "SELEKT" ]'
    write(f"{SHAPES}ex:Bad a sh:NodeShape ; sh:targetClass schema:Person ; {bad} .\n", "own/bad.ttl")
    ran = newsfacts("export", "flood.yaml", "--shapes", "own", "--engine", engine)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.splitlines()[0].startswith("own")
    assert ran.err.splitlines()[-1] == "newsfacts: 1 fault; nothing was written"
    assert not Path("output").exists()


# --------------------------------------------------------------------------------------------------- own mappings


def own_mappings(edited: str = "", old: str = "", new: str = "") -> None:
    for path in (ROOT / "mappings").iterdir():
        text = path.read_text(encoding="utf-8")
        write(changed(old, new, text) if path.name == edited else text, f"own/{path.name}")


def test_mappings_of_ones_own(newsfacts: Command) -> None:
    write(FLOOD)
    own_mappings("claims.yml", "sdo:Claim", "sdo:CreativeWork")
    write(SHAPES + MET, "shapes/met.ttl")
    assert newsfacts("export", "flood.yaml", "--mappings", "own", "--shapes", "shapes").code == 0
    node = f"{DEFAULT_BASE}article/river-flood/claim/dyke-failed"
    own = {(predicate, term) for subject, predicate, term in graph("output/river-flood.nq") if subject == node}
    assert [term for predicate, term in own if predicate == f"{PREFIXES['rdf']}type"] == [f"<{SCHEMA}CreativeWork>"]


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        (
            "$.claims[*]",
            "$.klaims[*]",
            "own/claims.yml:10:32: there is no table `klaims`; did you mean `claims`?",
        ),
        (
            "      - [sdo:about, $(about)~iri]\n",
            "",
            "flood.yaml:1:1: no mapping in own reads `about` of the table `claims`; it would be lost, "
            "so add a line for it there",
        ),
        (
            "sdo: https://schema.org/",
            "sdo: [https://schema.org/",
            "own/claims.yml:7:9: is not YAML: did not find expected ',' or ']'; check quotes, colons and indentation",
        ),
    ],
    ids=["unknown table", "column unread", "broken YAML"],
)
def test_broken_mappings(newsfacts: Command, old: str, new: str, message: str) -> None:
    write(FLOOD)
    own_mappings("claims.yml", old, new)
    ran = newsfacts("export", "flood.yaml", "--mappings", "own")
    assert ran == (2, "", f"{message}\nnewsfacts: 1 fault; nothing was written\n")
    assert not Path("output").exists()


@pytest.mark.parametrize("table", ["links", "bounds", "dates", "numbers", "texts"])
def test_a_table_that_no_mapping_reads_is_not_lost_without_a_word(newsfacts: Command, table: str) -> None:
    """As a column that none reads is not: here a whole file of mappings is missing."""
    write(changed("    place: lower-town", "    roles: {participant: mayor}"))
    own_mappings()
    Path(f"own/{table}.yml").unlink()
    write(SHAPES + MET, "shapes/met.ttl")
    ran = newsfacts("export", "flood.yaml", "--mappings", "own", "--shapes", "shapes")
    assert (ran.code, ran.out) == (2, "")
    assert f"the table `{table}`" in ran.err
    assert not Path("output").exists()


# ----------------------------------------------------------------------------------------------------- JSON sheets


class _Plain(yaml.SafeLoader):
    """YAML without dates, as sheets are read."""


_Plain.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if not tag.endswith(":timestamp")]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def as_object(text: str) -> dict[str, Any]:
    loaded: dict[str, Any] = yaml.load(text, Loader=_Plain)
    return loaded


def test_json_and_json_lines_give_what_yaml_gives(newsfacts: Command) -> None:
    court = TINY.replace("tiny", "court").replace("It rained", "Court rules")
    write(FLOOD, "yaml/flood.yaml")
    write(court, "yaml/court.yaml")
    write(json.dumps(as_object(FLOOD), indent=4), "json/flood.json")
    write(json.dumps(as_object(court), ensure_ascii=False), "json/court.json")
    write("\n".join(json.dumps(as_object(text)) for text in (FLOOD, court)) + "\n\n", "lines/all.jsonl")
    for form in ("yaml", "json", "lines"):
        assert newsfacts("export", form, "--out", f"out-{form}").code == 0
    expected = {name: content for name, (content, _) in snapshot("out-yaml").items()}
    assert len(expected) == 13
    for form in ("json", "lines"):
        assert {name: content for name, (content, _) in snapshot(f"out-{form}").items()} == expected


def test_a_fault_in_json_lines_has_its_line(newsfacts: Command) -> None:
    bad = as_object(FLOOD)
    bad["claims"]["dyke-failed"]["said"][1]["stance"] = "denys"
    write(f"{json.dumps(as_object(TINY))}\n\n{json.dumps(bad)}\n", "all.jsonl")
    column = json.dumps(bad).index('"denys"') + 1
    assert newsfacts("check", "all.jsonl").err.splitlines()[0] == (
        f"all.jsonl:3:{column}: claims.dyke-failed.said[1].stance: `denys` is none of the words allowed here; "
        "did you mean `denies`?"
    )


# ----------------------------------------------------------------------------------------------- anchors and quotes


def sentences(text: str) -> list[str]:
    """The sentences of the sample, as a person splits them."""
    lines = [line for line in text.splitlines() if line]
    return [lines[0], *re.split(r"(?<=said\.) ", lines[1]), *lines[2:]]


def test_anchor_writes_where_each_sentence_stands_and_no_word_of_it(newsfacts: Command) -> None:
    write(FLOOD, "facts/flood.yaml")
    write(TEXT, "text.txt")
    assert newsfacts("anchor", "facts/flood.yaml", "--text", "text.txt") == (
        0,
        "6 sentences anchored in facts/flood.anchors.json\n",
        "",
    )
    content = Path("facts/flood.anchors.json").read_text(encoding="utf-8")
    anchors = json.loads(content)
    assert anchors["sha256"] == sha256(TEXT.encode()).hexdigest()
    assert anchors["language"] == "en"
    assert [TEXT[each["start"] : each["end"]] for each in anchors["sentences"]] == sentences(TEXT)
    assert [each["sha256"] for each in anchors["sentences"]] == [
        sha256(sentence.encode()).hexdigest() for sentence in sentences(TEXT)
    ]
    assert "Elbe" not in content
    ran = newsfacts("check", "--strict")
    assert NO_ANCHORS not in ran.out
    assert "SentenceShape" not in ran.out


def test_anchor_verifies_a_text(newsfacts: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    write(FLOOD)
    write(TEXT, "text.txt")
    newsfacts("anchor", "flood.yaml", "--text", "text.txt")
    before = Path("flood.anchors.json").read_bytes()
    same = (0, "the text matches flood.anchors.json: 6 sentences\n", "")
    assert newsfacts("anchor", "flood.yaml", "--text", "text.txt") == same
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(TEXT.encode())))
    assert newsfacts("anchor", "flood.yaml", "--text", "-") == same
    Path("text.txt").write_bytes(b"\xef\xbb\xbf" + TEXT.replace("\n", "\r\n").encode())
    assert newsfacts("anchor", "flood.yaml", "--text", "text.txt") == same
    assert Path("flood.anchors.json").read_bytes() == before


def test_anchor_names_every_sentence_that_changed_or_moved(newsfacts: Command) -> None:
    write(FLOOD)
    write(TEXT, "text.txt")
    newsfacts("anchor", "flood.yaml", "--text", "text.txt")
    before = Path("flood.anchors.json").read_bytes()
    write(changed("Where to give.", "Where to help.\nAnd when.", changed("Three", "Four", TEXT)), "text.txt")
    starts = [TEXT.index(sentence) for sentence in sentences(TEXT)]
    moved = [
        f"flood.anchors.json: sentence {number} moved from characters {start}-{start + length} "
        f"to {start - 1}-{start + length - 1}\n"
        for number, start, length in zip(
            range(1, 7), starts, [len(sentence) for sentence in sentences(TEXT)], strict=True
        )
        if 3 <= number <= 5
    ]
    told = [
        "flood.anchors.json: sentence 2 changed, or is gone\n",
        *moved,
        "flood.anchors.json: sentence 6 changed, or is gone\n",
        *(f"flood.anchors.json: sentence {number} of the text now is new or changed\n" for number in (2, 6, 7)),
        "8 differences; correct the sheet's sentence numbers, then anchor with --renew\n",
    ]
    assert newsfacts("anchor", "flood.yaml", "--text", "text.txt") == (1, "".join(told), "")
    document = json.loads(newsfacts("anchor", "flood.yaml", "--text", "text.txt", "--json").out)
    assert document["anchors"] == "flood.anchors.json"
    assert [each["sentence"] for each in document["differences"]] == [2, 3, 4, 5, 6, 2, 6, 7]
    assert Path("flood.anchors.json").read_bytes() == before
    renewed = newsfacts("anchor", "flood.yaml", "--text", "text.txt", "--renew")
    assert renewed == (0, "7 sentences anchored in flood.anchors.json\n", "")
    assert newsfacts("export", "flood.yaml").err.splitlines()[0] == (
        "flood.yaml:8:21: article.text.sentences: the anchors have 7 sentences; write that number, or anchor the "
        "right text"
    )


def test_anchors_of_json_lines_go_by_the_articles_id(newsfacts: Command) -> None:
    write(f"{json.dumps(as_object(FLOOD))}\n", "all.jsonl")
    write(TEXT, "text.txt")
    assert newsfacts("anchor", "all.jsonl", "--text", "text.txt").out == (
        "6 sentences anchored in river-flood.anchors.json\n"
    )
    write(json.dumps(as_object(FLOOD)) + "\n" + json.dumps(as_object(TINY)), "all.jsonl")
    assert newsfacts("anchor", "all.jsonl", "--text", "text.txt").err.splitlines()[0] == (
        "newsfacts: all.jsonl holds 2 sheets; anchors are made for one at a time"
    )
    assert NO_ANCHORS not in newsfacts("check", "all.jsonl").out


def test_broken_anchors_are_told_with_the_remedy(newsfacts: Command) -> None:
    write(FLOOD)
    write('{"sha256": "zz", "language": "en", "splitter": "x", "sentences": []}', "flood.anchors.json")
    assert newsfacts("check", "flood.yaml").err.splitlines()[0] == (
        "flood.anchors.json:1:12: sha256: String should match pattern '^[0-9a-f]{64}$'; "
        "write the anchors anew with `newsfacts anchor`"
    )


def test_quotes_embeds_the_sentences_with_what_stands_around_them(newsfacts: Command) -> None:
    write(FLOOD)
    write(TEXT, "text.txt")
    newsfacts("anchor", "flood.yaml", "--text", "text.txt")
    assert newsfacts("export", "flood.yaml", "--quotes", "text.txt").code == 0
    found = graph("output/river-flood.ttl")
    oa = PREFIXES["oa"]
    for number, sentence in enumerate(sentences(TEXT), start=1):
        node = f"{DEFAULT_BASE}article/river-flood/sentence/{number}"
        start = TEXT.index(sentence)
        end = start + len(sentence)
        expected = {"exact": sentence, "prefix": TEXT[max(start - 32, 0) : start], "suffix": TEXT[end : end + 32]}
        own = {(predicate, term) for subject, predicate, term in found if subject == f"{node}/quote"}
        wanted = {(oa + name, str(ox.Literal(words, language="en"))) for name, words in expected.items() if words}
        assert own == {(f"{PREFIXES['rdf']}type", f"<{oa}TextQuoteSelector>"), *wanted}
        assert (node, f"{oa}hasSelector", f"<{node}/quote>") in found
        assert (node, f"{oa}hasSelector", f"<{node}/selector>") in found
    assert newsfacts("export", "flood.yaml").code == 0
    assert "TextQuoteSelector" not in Path("output/river-flood.ttl").read_text(encoding="utf-8")


def test_quotes_without_anchors(newsfacts: Command) -> None:
    write(FLOOD)
    write(TEXT, "text.txt")
    assert newsfacts("export", "flood.yaml", "--quotes", "text.txt") == (
        2,
        "",
        "flood.anchors.json: is missing; quotations need anchors: run `newsfacts anchor` first\n"
        "newsfacts: 1 fault; nothing was written\n",
    )


def test_quotes_of_another_text(newsfacts: Command) -> None:
    write(FLOOD)
    write(TEXT, "text.txt")
    newsfacts("anchor", "flood.yaml", "--text", "text.txt")
    write(changed("A caption.", "A Caption.", TEXT), "text.txt")
    assert newsfacts("export", "flood.yaml", "--quotes", "text.txt") == (
        2,
        "",
        "flood.anchors.json: is not of this text: sentence 5 changed, or is gone; anchor the right text\n"
        "newsfacts: 1 fault; nothing was written\n",
    )
    assert not Path("output").exists()


def test_quotes_are_of_one_sheet(newsfacts: Command) -> None:
    write(FLOOD, "facts/a.yaml")
    write(TINY, "facts/b.yaml")
    write(TEXT, "text.txt")
    assert newsfacts("export", "--quotes", "text.txt").err.splitlines()[0] == (
        "newsfacts: `--quotes` takes the text of one article; name its one sheet"
    )


# ---------------------------------------------------------------------------------------- pipes, terminals, stopping


@pytest.mark.parametrize(
    "arguments",
    [["rows", "facts"], ["schema"], ["check", "facts", "--json"], ["check", "no-such-sheet", "--json"]],
    ids=" ".join,
)
def test_a_reader_that_has_seen_enough_is_no_error(arguments: list[str]) -> None:
    """As with ``newsfacts rows facts | head -n 0``: the pipe is closed before anything is written to it."""
    reading, writing = os.pipe()
    os.close(reading)
    done = subprocess.run(
        [sys.executable, "-m", "pipeline", *arguments],
        cwd=ROOT,
        stdout=writing,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        check=False,
    )
    os.close(writing)
    assert done.stderr == ""
    assert done.returncode == (2 if "no-such-sheet" in arguments else 0)


@pytest.mark.parametrize("encoding", ["ascii", "latin-1"])
@pytest.mark.parametrize(
    "arguments", [["rows"], ["check", "--json"], ["query", "q.rq", "--format", "csv"]], ids=" ".join
)
def test_a_terminal_that_knows_few_letters_is_no_error(tmp_path: Path, arguments: list[str], encoding: str) -> None:
    (tmp_path / "facts").mkdir()
    sheet = changed("name: Ida Brandt", "name: Їда Брандт")
    (tmp_path / "facts/flood.yaml").write_text(sheet.replace("Fire Brigade", "Feuerwehr Łódź"), encoding="utf-8")
    (tmp_path / "q.rq").write_text('SELECT ?x { VALUES ?x { "Łódź" } }', encoding="utf-8")
    (tmp_path / "output").mkdir()
    (tmp_path / "output/x.trig").write_text("", encoding="utf-8")
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": encoding}
    done = subprocess.run(
        [sys.executable, "-m", "pipeline", *arguments],
        cwd=tmp_path,
        env=environment,
        capture_output=True,
        check=False,
    )
    assert b"Traceback" not in done.stderr
    assert done.returncode == 0
    if "--format" not in arguments:
        json.loads(done.stdout)


def test_stopping_is_no_traceback(newsfacts: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    write(FLOOD)

    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("pipeline.run.serialise_all", stop)
    ran = newsfacts("export", "flood.yaml")
    assert ran == (130, "", "newsfacts: stopped; no file was left half-written\n")
    assert not Path("output").exists()
