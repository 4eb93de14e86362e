"""Corpora: the same bytes whatever the workers, the input's form, the interruptions; a bad sheet stops no other."""

from __future__ import annotations

import gzip
import json
import re
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from functools import cache, partial
from hashlib import sha256
from pathlib import Path
from typing import TypeAlias, cast

import psutil
import pyoxigraph as ox
import pytest
import zstandard
from pyarrow import parquet

from bench.sheets import make_lines
from bench.slips import SLIPS, spoil
from pipeline.corpus import chunks
from pipeline.corpus.judge import judge
from pipeline.corpus.lines import Line
from pipeline.documents import MAX_BYTES
from pipeline.house import House
from tests.command import Command
from tests.corpora import COMMAND, SMALL, contents, finish, kill_after, make_sheets, start, stop, write_lines

COUNT = 20
SHEETS = list(make_sheets(COUNT))

Made: TypeAlias = Callable[..., Path]


@pytest.fixture
def sheets(tmp_path: Path) -> Path:
    """Twenty sheets, in the folder in which the command runs."""
    return write_lines(tmp_path / "sheets.jsonl", SHEETS)


@pytest.fixture
def corpus(newsfacts: Command) -> Command:
    """The verb, with one worker: over twenty sheets a second one takes longer to start than it saves."""
    return partial(newsfacts, "corpus", "--workers", "1")


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Made:
    """What the command makes of the twenty sheets, with so many workers as there are cores; once for each form."""
    folder = tmp_path_factory.mktemp("made")
    write_lines(folder / "sheets.jsonl", SHEETS)

    @cache
    def make(*form: str) -> Path:
        out = folder / ("out" + "".join(form))
        assert finish(["sheets.jsonl", "--out", out.name, *form], folder) == 0
        return out

    return make


@pytest.fixture(autouse=True)
def _small_shards(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(chunks, "SHARD", SMALL)


def shards(folder: Path) -> bytes:
    return b"".join(path.read_bytes() for path in sorted(folder.glob("part-*")))


def rejected(folder: Path) -> list[tuple[int, str]]:
    """The lines that are rejected, and the first reason of each."""
    told = map(json.loads, (folder / "rejected.jsonl").read_text().split("\n")[:-1])
    return [(each["line"], each["faults"][0]["message"]) for each in told]


# --------------------------------------------------------------------------------------------- what is in the shards


def test_the_shards_hold_what_export_writes(newsfacts: Command, made: Made, sheets: Path, tmp_path: Path) -> None:
    assert newsfacts("export", "sheets.jsonl", "--out", "one-by-one").code == 0
    alone = b"".join((tmp_path / "one-by-one" / f"ruling-{number}.nq").read_bytes() for number in range(COUNT))
    assert shards(made()) == alone
    assert len(list(made().glob("part-*.nq"))) == 5


def test_the_bytes_do_not_depend_on_the_workers(newsfacts: Command, made: Made, sheets: Path, tmp_path: Path) -> None:
    for workers in ("1", "2", "3"):
        assert newsfacts("corpus", "sheets.jsonl", "--out", workers, "--workers", workers).code == 0
    assert contents(tmp_path / "1") == contents(tmp_path / "2") == contents(tmp_path / "3") == contents(made())


def test_the_manifest_tells_of_every_shard(corpus: Command, sheets: Path, tmp_path: Path) -> None:
    ran = corpus("sheets.jsonl", "--out", "out", "--json")
    manifest = json.loads((tmp_path / "out" / "manifest.json").read_text())
    assert json.loads(ran.out) == manifest
    assert (manifest["sheets"], manifest["exported"], manifest["rejected"]) == (COUNT, COUNT, 0)
    following = 1
    for number, shard in enumerate(manifest["shards"]):
        content = (tmp_path / "out" / shard["file"]).read_bytes()
        assert shard["file"] == f"part-{number:05}.nq"
        assert (shard["sha256"], shard["bytes"]) == (sha256(content).hexdigest(), len(content))
        assert shard["quads"] == content.count(b"\n")
        (span,) = shard["input"]
        assert (span["file"], span["first"]) == ("sheets.jsonl", following)
        following = span["last"] + 1
    assert following == COUNT + 1
    assert sum(shard["quads"] for shard in manifest["shards"]) == manifest["quads"]
    assert manifest["rules"]["claims"] == {"rows": 3 * COUNT, "quads": 11 * COUNT}
    assert manifest["targets"]["https://w3id.org/newsfacts/shapes#ClaimShape"] == 3 * COUNT


@pytest.mark.parametrize(("form", "ending"), [("ttl", "ttl"), ("jsonld", "jsonl"), ("parquet", "parquet")])
def test_every_form_holds_the_same_graphs(made: Made, form: str, ending: str) -> None:
    quads = set(ox.parse(shards(made()), ox.RdfFormat.N_QUADS))
    files = sorted(made("--format", form).glob(f"part-*.{ending}"))
    if form == "ttl":
        triples = {quad.triple for file in files for quad in ox.parse(file.read_bytes(), ox.RdfFormat.TURTLE)}
        assert triples == {quad.triple for quad in quads}
    elif form == "jsonld":
        lines = [line for file in files for line in file.read_bytes().splitlines()]
        assert len(lines) == COUNT
        triples = {quad.triple for line in lines for quad in ox.parse(line, ox.RdfFormat.JSON_LD)}
        assert triples == {quad.triple for quad in quads}
    else:
        assert {quad for file in files for quad in rows_of(file)} == quads


def rows_of(file: Path) -> Iterator[ox.Quad]:
    for row in parquet.read_table(file).to_pylist():
        value: ox.NamedNode | ox.Literal = ox.NamedNode(row["object"]) if row["datatype"] is None else ox.Literal("")
        if row["language"]:
            value = ox.Literal(row["object"], language=row["language"])
        elif row["datatype"]:
            value = ox.Literal(row["object"], datatype=ox.NamedNode(row["datatype"]))
        subject, predicate, graph = (ox.NamedNode(row[name]) for name in ("subject", "predicate", "graph"))
        yield ox.Quad(subject, predicate, value, graph)


def test_gzipped_shards_hold_the_same_and_no_time(made: Made) -> None:
    packed = sorted(made("--gzip").glob("part-*.nq.gz"))
    assert b"".join(gzip.decompress(path.read_bytes()) for path in packed) == shards(made())
    assert {path.read_bytes()[3:8] for path in packed} == {bytes(5)}  # no name, no time (RFC 1952, 2.3)


# ------------------------------------------------------------------------------------------------ what can be read


def test_every_way_to_give_the_sheets_makes_the_same_shards(
    corpus: Command, made: Made, sheets: Path, tmp_path: Path
) -> None:
    content = sheets.read_bytes()
    lines = content.splitlines(keepends=True)
    (tmp_path / "packed.jsonl.gz").write_bytes(
        gzip.compress(b"".join(lines[:5])) + gzip.compress(b"".join(lines[5:]))
    )
    frames = [zstandard.compress(b"".join(part)) for part in (lines[:15], lines[15:])]
    (tmp_path / "packed.jsonl.zst").write_bytes(b"".join(frames))
    (tmp_path / "parts").mkdir()
    (tmp_path / "parts" / "a.jsonl").write_bytes(b"\xef\xbb\xbf" + b"".join(lines[:9]).removesuffix(b"\n"))
    (tmp_path / "parts" / "b.jsonl").write_bytes(b"\n" + b"".join(lines[9:]).replace(b"\n", b"\r\n  \n"))
    (tmp_path / "parts" / "notes.txt").write_text("not read")
    given = (
        ["packed.jsonl.gz"],
        ["packed.jsonl.zst"],
        ["parts"],
        ["parts/*.jsonl"],
        ["parts/a.jsonl", "parts/b.jsonl"],
    )
    for number, names in enumerate(given):
        assert corpus(*names, "--out", str(number)).code == 0
        assert sha256(shards(tmp_path / str(number))).hexdigest() == sha256(shards(made())).hexdigest()
    with sheets.open("rb") as file:
        command = [sys.executable, "-c", COMMAND, "corpus", "-", "--out", "piped"]
        assert subprocess.run(command, stdin=file, stdout=subprocess.DEVNULL, check=False).returncode == 0
    assert shards(tmp_path / "piped") == shards(made())


def test_what_is_no_input_is_told_at_once(newsfacts: Command, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "flood.yaml").write_text("")
    ran = newsfacts("corpus", "nothing.jsonl", "empty", "*.jsonl", "flood.yaml", "--out", "out")
    assert ran.code == 2
    assert ran.err == (
        "*.jsonl: no file fits this pattern\n"
        "empty: holds no file of JSON lines; expected files that end in .jsonl, .jsonl.gz, .jsonl.zst\n"
        "flood.yaml: is no file of JSON lines; name one that ends in .jsonl, .jsonl.gz, .jsonl.zst, or convert it\n"
        "nothing.jsonl: is no file and no folder; name a file of JSON lines, or a folder of them\n"
        "newsfacts: 4 faults; nothing was written\n"
    )
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("ending", ["gz", "zst"])
def test_an_input_that_breaks_off_is_told_and_the_rest_goes_on_once_it_is_whole(
    corpus: Command, made: Made, sheets: Path, tmp_path: Path, ending: str
) -> None:
    packed = tmp_path / f"packed.jsonl.{ending}"
    lines = sheets.read_bytes().splitlines(keepends=True)
    compress = gzip.compress if ending == "gz" else zstandard.compress
    whole = b"".join(compress(b"".join(part)) for part in (lines[:13], lines[13:]))
    packed.write_bytes(whole[:-200])
    ran = corpus(packed.name, "--out", "out")
    assert ran.code == 2
    first, last = ran.err.splitlines()
    where = rf"packed.jsonl.{ending}: cannot be read behind line 1[3-9]: .*; "
    assert re.fullmatch(f"{where}repair it, and run the same command again", first)
    assert last.startswith("newsfacts: stopped; ")
    assert last.endswith(" finished, and the same command goes on from there")
    assert not (tmp_path / "out" / "manifest.json").exists()
    packed.write_bytes(whole)
    assert corpus(packed.name, "--out", "out").code == 0
    assert shards(tmp_path / "out") == shards(made())


# ------------------------------------------------------------------------------------------------------ bad sheets


def test_one_in_a_hundred_is_bad_and_stops_no_other(corpus: Command, tmp_path: Path) -> None:
    told = list(spoil(make_lines(15 * 4, 0.25), every=4))
    spoilt = [each for _, each in told if each]
    assert {each.kind for each in spoilt} == {slip.kind for slip in SLIPS}
    write_lines(tmp_path / "sheets.jsonl", (line for line, _ in told))
    ran = corpus("sheets.jsonl", "--out", "out")
    assert ran.code == 1
    assert ran.out.startswith("60 sheets: 45 exported, 15 rejected (out/rejected.jsonl)\n")
    found = rejected(tmp_path / "out")
    assert [line for line, _ in found] == [each.line for each in spoilt]
    assert [each.kind for each, (_, why) in zip(spoilt, found, strict=True) if each.words not in why] == []
    write_lines(tmp_path / "good.jsonl", (line for line, each in told if not each))
    assert corpus("good.jsonl", "--out", "good").code == 0
    assert shards(tmp_path / "out") == shards(tmp_path / "good")


def test_lines_that_are_no_text_or_too_long(corpus: Command, tmp_path: Path) -> None:
    good, other = (json.dumps(sheet).encode() for sheet in make_sheets(2))
    spaces = good.replace(b'"article"', b" " * MAX_BYTES + b'"article"', 1)
    file = tmp_path / "sheets.jsonl"
    file.write_bytes(b"\n".join([good.replace(b"Tom", b"T\xf6m"), spaces, other, b'"\xe2\x80\xa8"', b"[]", good]))
    assert corpus("sheets.jsonl", "--out", "out").code == 1
    assert rejected(tmp_path / "out") == [
        (1, f"is not UTF-8 text (byte {good.index(b'Tom') + 1}); save it as UTF-8"),
        (2, "is larger than 8 MiB; split it into several"),
        (4, "expected a mapping of keys to values, found `\u2028`"),
        (5, "expected a mapping of keys to values, found a list"),
    ]


def test_an_article_is_that_of_the_first_sheet_that_has_it(corpus: Command, tmp_path: Path) -> None:
    several = list(make_sheets(20))
    write_lines(tmp_path / "a.jsonl", several)
    write_lines(tmp_path / "b.jsonl", [several[17], several[3]])
    assert corpus("a.jsonl", "b.jsonl", "--out", "out").code == 1
    assert rejected(tmp_path / "out") == [
        (1, "the article `ruling-17` stands in a.jsonl:18 too; give each its own id"),
        (2, "the article `ruling-3` stands in a.jsonl:4 too; give each its own id"),
    ]
    assert corpus("a.jsonl", "--out", "alone").code == 0
    assert shards(tmp_path / "out") == shards(tmp_path / "alone")


def test_a_sheet_that_does_not_conform_is_rejected_with_what_was_found(corpus: Command, tmp_path: Path) -> None:
    good, wrong = make_sheets(2)
    wrong["article"]["publisher"] = {"entity": "carvalho"}
    write_lines(tmp_path / "sheets.jsonl", [good, wrong])
    assert corpus("sheets.jsonl", "--out", "out").code == 1
    assert rejected(tmp_path / "out") == [(2, "The publisher must be one organisation.")]
    told = [json.loads(line) for line in (tmp_path / "out" / "findings.jsonl").read_text().splitlines()]
    violation = next(each for each in told if each["severity"] == "violation")
    assert (violation["file"], violation["line"], violation["at"]) == ("sheets.jsonl", 2, "article")
    assert {each["line"] for each in told if each["severity"] == "warning"} == {1, 2}


@pytest.mark.parametrize("limit", [("--fail-fast",), ("--max-errors", "0"), ("--max-errors", "1")])
def test_too_many_bad_sheets_stop_the_run(corpus: Command, tmp_path: Path, limit: tuple[str, ...]) -> None:
    several: list[dict[str, object] | str] = [*make_sheets(15)]
    several[2:2] = ["{", "[", "}"]
    write_lines(tmp_path / "sheets.jsonl", several)
    ran = corpus("sheets.jsonl", "--out", "out", *limit)
    assert ran.code == 2
    lines = ran.err.splitlines()
    assert lines[0] == 'sheets.jsonl:3:2: expected a key in double quotes, such as "article"'
    assert lines[-1].startswith(
        f"newsfacts: 3 sheets are rejected, more than {int('1' in limit)}; stopped; 1 shard is"
    )
    assert not (tmp_path / "out" / "manifest.json").exists()
    assert corpus("sheets.jsonl", "--out", "out", "--max-errors", "3").code == 1


# --------------------------------------------------------------------------------------------------- running again


def kept(ran_out: str) -> str:
    """What the second line of a summary says of shards that an earlier run made."""
    return ran_out.splitlines()[1].partition("out/")[2]


def test_a_second_run_keeps_what_fits_and_mends_the_rest(
    corpus: Command, made: Made, sheets: Path, tmp_path: Path
) -> None:
    command = ("sheets.jsonl", "--out", "out")
    before = contents(shutil.copytree(made(), tmp_path / "out"))
    assert kept(corpus(*command).out) == ", 5 of them by an earlier run"
    assert contents(tmp_path / "out") == before

    victim = tmp_path / "out" / "part-00002.nq"
    victim.write_bytes(victim.read_bytes()[:-1] + b" ")
    (tmp_path / "out" / "part-00004.nq").unlink()
    (tmp_path / "out" / ".corpus" / "00000.json").write_text('{"number"')
    assert kept(corpus(*command).out) == ", 2 of them by an earlier run"
    assert contents(tmp_path / "out") == before

    several = list(make_sheets(COUNT))
    several[10]["article"]["headline"] = "Court stops merger XX"
    write_lines(sheets, several)
    assert kept(corpus(*command).out) == ", 4 of them by an earlier run"
    assert kept(corpus("sheets.jsonl", "--out", "fresh").out) == ""
    assert contents(tmp_path / "out") == contents(tmp_path / "fresh")


def test_other_settings_make_all_of_it_anew(corpus: Command, made: Made, sheets: Path, tmp_path: Path) -> None:
    shutil.copytree(made(), tmp_path / "out")
    assert kept(corpus("sheets.jsonl", "--out", "out", "--base", "https://news.example/").out) == ""
    (tmp_path / "entities.yaml").write_text("entities: {coast: {type: Place, name: the coast}}\n")
    assert kept(corpus("sheets.jsonl", "--out", "out", "--base", "https://news.example/").out) == ""
    assert corpus("sheets.jsonl", "--out", "out", "--format", "ttl").code == 0
    names = {path.name for path in (tmp_path / "out").iterdir() if path.is_file()}
    assert names == {"manifest.json", "rejected.jsonl", "findings.jsonl", "part-00000.ttl", "part-00001.ttl"}


def test_another_form_makes_all_of_it_anew(corpus: Command, made: Made, sheets: Path, tmp_path: Path) -> None:
    """Some forms have shards of the same sheets, so that all but the name of the file fits."""
    several = (("--format", "ttl"), ("--format", "jsonld"), ("--format", "ttl", "--gzip"), (), ("--gzip",))
    for form in several:
        assert kept(corpus("sheets.jsonl", "--out", "out", *form).out) == ""
        assert contents(tmp_path / "out") == contents(made(*form))


def test_fewer_sheets_leave_no_shard_behind(corpus: Command, made: Made, sheets: Path, tmp_path: Path) -> None:
    shutil.copytree(made(), tmp_path / "out")
    write_lines(sheets, make_sheets(5))
    corpus("sheets.jsonl", "--out", "out")
    corpus("sheets.jsonl", "--out", "fresh")
    assert contents(tmp_path / "out") == contents(tmp_path / "fresh")


def test_kills_at_any_moment(sheets: Path, tmp_path: Path) -> None:
    """A short run of `make kills`."""
    started = time.monotonic()
    assert finish(["sheets.jsonl", "--out", "whole"], tmp_path) == 0
    took = time.monotonic() - started
    command = ["sheets.jsonl", "--out", "out"]
    assert sum(kill_after(took * part, command, tmp_path) for part in (0.2, 0.5, 0.8)) >= 1
    assert finish(command, tmp_path) == 0
    assert contents(tmp_path / "out") == contents(tmp_path / "whole")


def test_two_runs_do_not_write_into_one_folder(corpus: Command, sheets: Path, tmp_path: Path) -> None:
    process = start(["-", "--out", "out"], tmp_path)  # it waits for its input
    try:
        while not (tmp_path / "out" / ".corpus").is_dir():
            time.sleep(0.01)
        time.sleep(0.1)
        ran = corpus("sheets.jsonl", "--out", "out")
    finally:
        stop(process)
    assert ran.code == 2
    assert ran.err == (
        "out: another run is writing into this folder; wait for it, or name another folder\n"
        "newsfacts: 1 fault; nothing was written\n"
    )


@pytest.mark.parametrize(("number", "code"), [(signal.SIGKILL, 3), (signal.SIGINT, 130)])
def test_a_run_that_loses_a_worker_or_is_stopped_goes_on(
    sheets: Path, tmp_path: Path, number: signal.Signals, code: int
) -> None:
    content = sheets.read_bytes()
    process = start(["-", "--out", "out", "--workers", "1"], tmp_path, stderr=subprocess.PIPE)
    assert process.stdin
    process.stdin.write(content)  # its end does not come: the last shard is waited for
    process.stdin.flush()
    while not list((tmp_path / "out" / ".corpus").glob("*.json")):
        time.sleep(0.01)
    if number == signal.SIGKILL:
        workers = [
            each for each in psutil.Process(process.pid).children() if "spawn_main" in " ".join(each.cmdline())
        ]
        for worker in workers:
            worker.kill()
    else:
        process.send_signal(number)
    _, told = process.communicate()
    assert process.returncode == code
    lines = told.decode().splitlines()
    if number == signal.SIGKILL:
        assert "a worker process was ended from outside (exit code -9)" in lines[0]
    assert re.fullmatch(
        r"(newsfacts: stopped; )?\d shards? (is|are) finished, and the same command goes on from there", lines[-1]
    )
    assert not (tmp_path / "out" / "manifest.json").exists()
    with sheets.open("rb") as file:
        command = [sys.executable, "-c", COMMAND, "corpus", "-", "--out", "out"]
        again = subprocess.run(command, cwd=tmp_path, stdin=file, stdout=subprocess.PIPE, text=True, check=False)
    assert again.returncode == 0
    assert re.search(r", \d of them by an earlier run$", again.stdout.splitlines()[1])


@pytest.mark.parametrize(
    ("package", "arguments", "message"),
    [
        (
            "pyarrow",
            ("a.jsonl", "--format", "parquet"),
            "newsfacts: `--format parquet` needs the package pyarrow; install newsfacts[parquet]",
        ),
        (
            "zstandard",
            ("a.jsonl.zst",),
            "a.jsonl.zst: needs the package zstandard; install newsfacts[zstd], or unpack the file",
        ),
        (
            "pyarrow",
            ("a.jsonl", "--engine", "spark"),
            "newsfacts: `--engine spark` needs the package pyarrow; install newsfacts[spark]",
        ),
        (
            "pyspark",
            ("a.jsonl", "--engine", "spark"),
            "newsfacts: `--engine spark` needs the package pyspark; install newsfacts[spark]",
        ),
    ],
)
def test_a_package_that_is_missing_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, package: str, arguments: tuple[str, ...], message: str
) -> None:
    (tmp_path / "absent").mkdir()
    (tmp_path / "absent" / f"{package}.py").write_text(f"raise ModuleNotFoundError(name={package!r})")
    write_lines(tmp_path / "a.jsonl", make_sheets(1))
    (tmp_path / "a.jsonl.zst").write_bytes(zstandard.compress((tmp_path / "a.jsonl").read_bytes()))
    monkeypatch.setenv("PYTHONPATH", str(tmp_path / "absent"))
    command = [sys.executable, "-m", "pipeline", "corpus", *arguments, "--out", "out"]
    ran = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert (ran.returncode, ran.stdout) == (2, "")
    assert ran.stderr == f"{message}\nnewsfacts: 1 fault; nothing was written\n"


def test_a_fault_of_ours_rejects_one_sheet_alone() -> None:
    line = Line("sheets.jsonl", 7, json.dumps(next(make_sheets(1))).encode())
    judged = judge(line, cast(House, None))
    (fault,) = json.loads(judged.rejection)["faults"]
    assert fault["line"] == 7
    assert fault["message"].startswith("newsfacts itself failed over this sheet (AttributeError: ")
    assert fault["message"].endswith("); please report it")


def test_what_a_run_writes_is_not_read_by_the_next(corpus: Command, sheets: Path, tmp_path: Path) -> None:
    assert corpus(".", "--out", ".", "--format", "jsonld").code == 0
    ran = corpus(".", "--out", str(tmp_path), "--format", "jsonld")
    assert ran.code == 2
    why = "is what a corpus run writes; name the sheets alone, or another folder with --out"
    assert ran.err.splitlines()[0] == f"findings.jsonl: {why}"
    told = [line.partition(":")[0] for line in ran.err.splitlines()]
    assert told == ["findings.jsonl", "part-00000.jsonl", "part-00001.jsonl", "rejected.jsonl", "newsfacts"]
    assert corpus("sheets.jsonl", "--out", ".", "--format", "jsonld").code == 0


def test_a_folder_that_cannot_be_made_is_told(newsfacts: Command, sheets: Path, tmp_path: Path) -> None:
    (tmp_path / "out").write_text("a file")
    ran = newsfacts("corpus", "sheets.jsonl", "--out", "out")
    assert ran.code == 2
    assert ran.err == "out: cannot be written: Not a directory\nnewsfacts: 1 fault; nothing was written\n"
