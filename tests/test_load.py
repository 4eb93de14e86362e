"""Loading into real stores: the same however often, all of it after a kill, and with the same answers everywhere."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path

import pyoxigraph as ox
import pytest

from pipeline.answers import Answer, yes_or_no
from pipeline.cli import main
from pipeline.query import load_store, query, query_store
from pipeline.stores import Store, open_store
from tests.faults import ACCESS, GRAPH, NEW, OLD, write
from tests.proxy import FAULTS, run_proxy
from tests.servers import Server

ROOT = Path(__file__).parents[1]
QUESTIONS = sorted((ROOT / "queries").glob("*.rq"))

pytestmark = pytest.mark.usefixtures("credentials")


def load(*arguments: str) -> int:
    return main(["load", *arguments])


def graphs(target: str) -> dict[str, int]:
    """The graphs of ours in a store. Virtuoso has some of its own."""
    return {name: size for name, size in open_store(target, ACCESS).graphs().items() if "newsfacts" in name}


class TestLoading:
    def test_ten_times_is_once(self, seed: Path, target: str, capsys: pytest.CaptureFixture[str]) -> None:
        sizes = []
        for _ in range(10):
            assert load(str(seed), "--to", target) == 0
            sizes.append(graphs(target)["https://example.org/newsfacts/article/defense-chiefs-call/facts"])
        assert sizes == [len(list(ox.parse(path=seed)))] * 10
        assert "1 graph with" in capsys.readouterr().out

    def test_a_correction_leaves_nothing_stale(self, target: str, tmp_path: Path) -> None:
        for triples in (NEW, OLD):
            assert load(str(write(tmp_path, triples)), "--to", target) == 0
        sparql = f"SELECT ?s ?p ?o {{ GRAPH <{GRAPH}> {{ ?s ?p ?o }} }}"
        rows = query_store(open_store(target, ACCESS), sparql, "all").rows
        assert {f"{s} {p} {o} ." for s, p, o in rows} == OLD

    def test_unload_removes_one(
        self, seed: Path, target: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        assert load(str(seed), str(write(tmp_path, OLD)), "--to", target) == 0
        assert main(["unload", "flood", "--from", target]) == 0
        assert list(graphs(target)) == ["https://example.org/newsfacts/article/defense-chiefs-call/facts"]
        assert main(["unload", "flod", "--from", target]) == 2
        assert "holds no graph <https://example.org/newsfacts/article/flod/facts>" in capsys.readouterr().err

    def test_json_names_every_graph(self, target: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        assert load(str(write(tmp_path, OLD)), "--to", target, "--json") == 0
        document = json.loads(capsys.readouterr().out)
        assert document["graphs"] == [{"graph": GRAPH, "triples": 300, "wasThere": False}]

    @pytest.mark.parametrize(
        ("text", "says"),
        [
            ("<urn:a> <urn:b> .\n", "is not N-Quads"),
            ("<urn:a> <urn:b> <urn:c> .\n", "stands in no named graph"),
        ],
    )
    def test_a_bad_file_stops_all_before_anything_is_sent(
        self, text: str, says: str, target: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        before = graphs(target)
        good, bad = write(tmp_path, NEW | OLD), tmp_path / "bad.nq"
        bad.write_text(text)
        assert load(str(good), str(bad), "--to", target) == 2
        assert says in capsys.readouterr().err
        assert graphs(target) == before

    def test_a_graph_in_two_files(self, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        file = write(tmp_path, OLD)
        other = tmp_path / "other.nq"
        other.write_bytes(file.read_bytes())
        assert load(str(file), str(other), "--to", str(tmp_path / "store")) == 2
        assert f"holds <{GRAPH}>, and so does {file}; name one of these files" in capsys.readouterr().err


class TestResuming:
    @pytest.fixture
    def articles(self, tmp_path: Path) -> Path:
        """200 small articles in one file."""
        file = tmp_path / "articles.nq"
        triples = [triple.removesuffix(" .") for triple in sorted(OLD)[:10]]
        names = (f"https://example.org/newsfacts/article/a{number:03}/facts" for number in range(200))
        file.write_text("".join(f"{triple} <{name}> .\n" for name in names for triple in triples))
        return file

    def test_killed_and_resumed(
        self, target: str, articles: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        journal = articles.with_name(".load.journal")
        command = [sys.executable, "-m", "pipeline", "load", str(articles), "--to", target]
        process = subprocess.Popen(command, cwd=ROOT, stderr=subprocess.PIPE, stdout=subprocess.DEVNULL)
        while process.poll() is None and (not journal.is_file() or journal.read_bytes().count(b"\n") < 40):
            time.sleep(0.005)
        process.send_signal(signal.SIGKILL)
        assert process.wait() == -signal.SIGKILL
        assert process.communicate()[1] == b""
        done = journal.read_bytes().count(b"\n") - 1
        with journal.open("a") as file:
            file.write('{"graph": "half a li')
        assert load(str(articles), "--to", target, "--resume") == 0
        assert (
            f"200 graphs with 2,000 triples in {target}, {done} of them by the load before" in capsys.readouterr().out
        )
        sizes = {name: size for name, size in graphs(target).items() if "/a" in name.removesuffix("/facts")[-5:]}
        assert len(sizes) == 200
        assert Counter(sizes.values()) == {10: 200}
        assert not journal.exists()

    def test_what_is_in_is_said(self, oxigraph: Server, articles: Path, capsys: pytest.CaptureFixture[str]) -> None:
        with run_proxy(oxigraph.port) as proxy:
            proxy.fault, proxy.at = FAULTS["bad-gateway"], b"a007"
            assert load(str(articles), "--to", proxy.url, "--attempts", "1") == 3
        error = capsys.readouterr().err
        journal = articles.with_name(".load.journal")
        assert f"7 of 200 graphs are in; {journal} names them, and the same command with --resume" in error
        assert load(str(articles), "--to", oxigraph.url, "--resume") == 2
        assert f"tells of a load into {proxy.url}, not into {oxigraph.url}" in capsys.readouterr().err

    def test_a_graph_that_has_gone_is_loaded_again(self, seed: Path, target: str, tmp_path: Path) -> None:
        files = [str(write(tmp_path, OLD)), str(seed)]
        journal = tmp_path / "journal"
        lines = [{"target": target}, {"graph": GRAPH, "sha256": "of another version", "triples": 300}]
        journal.write_text("".join(json.dumps(line) + "\n" for line in lines))
        assert load(*files, "--to", target, "--resume", "--journal", str(journal)) == 0
        assert graphs(target)[GRAPH] == len(OLD)


class TestAnswers:
    def test_every_question_has_one_answer(self, articles: Path, target: str) -> None:
        """Of two articles that share their entities, row for row, in their order."""
        assert load(str(articles), "--to", target) == 0
        store, files = open_store(target, ACCESS), load_store([(str(articles), articles.read_bytes())])
        assert len(QUESTIONS) >= 15
        for question in QUESTIONS:
            sparql = question.read_text()
            answer, expected = query_store(store, sparql, question.name), query(files, sparql, question.name)
            assert expected.rows, question
            assert answer.columns == expected.columns, question
            assert rows(answer) == rows(expected), question

    @pytest.fixture
    def articles(self, tmp_path: Path) -> Path:
        """The seed, and the seed under another name."""
        quads = (ROOT / "output" / "defense-chiefs-call.nq").read_text()
        file = tmp_path / "articles.nq"
        file.write_text(quads + quads.replace("article/defense-chiefs-call", "article/another-call"))
        return file

    def test_ask_and_unbound(self, target: str, tmp_path: Path) -> None:
        assert load(str(write(tmp_path, OLD)), "--to", target) == 0
        store = open_store(target, ACCESS)
        assert query_store(store, "ASK { ?s schema:name ?o }", "q").rows == yes_or_no(True).rows
        assert query_store(store, "ASK { ?s schema:name 'nobody' }", "q").rows == yes_or_no(False).rows
        ((bound, unbound),) = query_store(store, "SELECT ?a ?b { BIND('x' AS ?a) }", "q").rows
        assert (str(bound), unbound) == ('"x"', None)

    def test_an_answer_that_is_cut_short_is_none(self, virtuoso: Server, tmp_path: Path) -> None:
        """Virtuoso would return its first 10,000 rows as if they were all."""
        assert load(str(write(tmp_path, OLD)), "--to", virtuoso.url) == 0
        store = open_store(virtuoso.url, ACCESS)
        every = f"GRAPH <{GRAPH}> {{ ?a schema:text ?x . ?b schema:text ?y . ?c schema:name ?z }}"
        with pytest.raises(Exception, match="cut the answer off at 10000 rows"):
            store.ask(f"SELECT ?a ?b ?c {{ {every} }}")

    def test_a_broken_query_is_told_without_a_store(self, target: str, tmp_path: Path) -> None:
        assert load(str(write(tmp_path, OLD)), "--to", target) == 0
        question = tmp_path / "q.rq"
        question.write_text("SELECT ?s { ?s ?p }")
        assert main(["query", str(question), "--from", target]) == 2

    def test_a_folder_without_a_store(self, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        question = tmp_path / "q.rq"
        question.write_text("ASK {}")
        assert main(["query", str(question), "--from", str(tmp_path / "none")]) == 3
        assert "holds no store; `newsfacts load --to" in capsys.readouterr().err
        assert not (tmp_path / "none").exists()

    def test_a_store_that_is_held(self, seed: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        held: Store = open_store(str(tmp_path / "store"))
        assert load(str(seed), "--to", held.name) == 3
        assert "another process holds it" in capsys.readouterr().err


def rows(answer: Answer) -> list[tuple[str, ...]]:
    return [tuple("" if term is None else str(term) for term in row) for row in answer.rows]
