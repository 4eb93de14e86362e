"""Spark: in local mode, with tasks that fail, it makes the files that the local engine makes."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cluster import differs, run, write_inputs
from tests.command import Command
from tests.corpora import contents


def test_spark_makes_the_same_files_though_tasks_fail(tmp_path: Path) -> None:
    """`make cluster` does the same on a cluster of two workers."""
    write_inputs(tmp_path)
    assert differs(tmp_path, "local[2,4]") == ""
    made = contents(tmp_path / "local24")
    assert set(made) == {f"part-0000{n}.nq" for n in range(6)} | {"findings.jsonl", "manifest.json", "rejected.jsonl"}
    assert made["rejected.jsonl"].count(b"\n") == 6

    ran = run(tmp_path, "local24", "--engine", "spark", "--master", "local[1]")
    assert (ran.returncode, ran.stdout) == (2, "")
    assert ran.stderr == (
        "local24: holds files already; name an empty folder, or a new one\nnewsfacts: 1 fault; nothing was written\n"
    )
    assert contents(tmp_path / "local24") == made


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (
            ("--engine", "spark", "--format", "parquet"),
            "`--format parquet` is not made by Spark here; make N-Quads, or use the local engine",
        ),
        (
            ("--engine", "spark", "--workers", "2"),
            "`--workers`, `--max-errors` and `--fail-fast` are for the local engine; Spark has its own",
        ),
        (("--master", "local[2]"), "`--master` and `--conf` are for Spark; add `--engine spark`"),
    ],
)
def test_options_that_do_not_go_together(newsfacts: Command, arguments: tuple[str, ...], message: str) -> None:
    ran = newsfacts("corpus", "sheets.jsonl", "--out", "out", *arguments)
    assert ran.code == 2
    assert ran.err == f"newsfacts: {message}\nnewsfacts: 1 fault; nothing was written\n"


def test_mappings_that_are_wrong_are_told_before_anything_is_started(newsfacts: Command, tmp_path: Path) -> None:
    (tmp_path / "wrong.yml").write_text("mappings: {}\n")
    ran = newsfacts("corpus", "sheets.jsonl", "--out", "out", "--engine", "spark", "--mappings", ".")
    assert ran.code == 2
    assert ran.err == (
        "newsfacts: there is no mapping; without one nothing can be made of the rows\n"
        "newsfacts: 1 fault; nothing was written\n"
    )


def test_a_java_that_is_not_there_is_told(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("JAVA_HOME", str(tmp_path))
    ran = run(tmp_path, "out", "--engine", "spark")
    assert ran.returncode == 3
    assert ran.stderr.startswith(
        "newsfacts: Spark cannot be started: Java could not be started; install Java 17 or later, or set JAVA_HOME; "
        "all that it said is in "
    )
