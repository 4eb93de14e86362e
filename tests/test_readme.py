"""The README tells the truth: its sheet, its messages, its output and its verbs are what the program has."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from pipeline.cli import VERBS, main

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text()


def block(language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```$", README, re.DOTALL | re.MULTILINE)


@pytest.fixture
def flood(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder with the README's sheet in it."""
    sheet = tmp_path / "facts" / "flood.yaml"
    sheet.parent.mkdir()
    (text,) = block("yaml")
    sheet.write_text(text)
    monkeypatch.chdir(tmp_path)
    return sheet


def test_the_sheet_exports_to_the_turtle_that_stands_on_top(flood: Path) -> None:
    assert main(["export"]) == 0
    (turtle,) = block("turtle")
    assert turtle in Path("output/flood.ttl").read_text()


def test_the_slips_get_the_messages_that_stand_there(flood: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = flood.read_text().replace("alleges", "alledges").replace("by: water-board", "by: water-bord")
    flood.write_text(text)
    assert main(["check"]) == 2
    assert capsys.readouterr().err == block("text")[1]


def test_the_summary_is_that_of_the_seed(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    assert main(["export"]) == main(["page"]) == 0
    assert capsys.readouterr().out == block("text")[0]


def test_the_article_is_drafted_as_it_stands_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("article.txt").write_text(block("text")[2])
    commands = [line.split("#")[0].split()[1:] for line in block("sh")[2].splitlines()]
    assert [command[0] for command in commands] == ["draft", "review", "reconcile", "export"]
    assert main(commands[0]) == 0
    (excerpt,) = block("yml")
    assert excerpt in Path("facts/crane.yaml").read_text()
    assert main(commands[3]) == 2
    assert main([*commands[3], "--drafts"]) == 0


def test_every_verb_stands_in_the_table() -> None:
    named = re.findall(r"^\| `newsfacts (\w+)", README, re.MULTILINE)
    assert named == [verb.__name__.rpartition(".")[2] for verb in VERBS]


def test_every_file_of_an_export_stands_in_the_table(flood: Path) -> None:
    assert main(["export"]) == main(["page"]) == 0
    endings = {"*" + path.name.removeprefix("flood") for path in Path("output").glob("flood.*")}
    table = README[README.index("| file in") : README.index("All but `*.schema.jsonld`")]
    assert endings | {"dataset.ttl", "index.html"} == set(re.findall(r"`([*\w.]+)`", table))
