"""What is installed is whole: the wheel alone, from an empty folder, gives the same bytes as the checkout."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path
from zipfile import ZipFile

import pytest

ROOT = Path(__file__).parents[1]
NETWORK_TROUBLE = (
    "Could not find a version that satisfies the requirement hatchling",
    "Temporary failure in name resolution",
    "Network is unreachable",
    "Failed to establish a new connection",
    "Connection timed out",
    "Read timed out",
    "ProxyError",
)


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built from a copy of the checkout, so that nothing is left in it."""
    source, target = tmp_path_factory.mktemp("source"), tmp_path_factory.mktemp("wheel")
    for name in ("pipeline", "mappings", "shapes", "vocab", "queries"):
        shutil.copytree(ROOT / name, source / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("pyproject.toml", "README.md", "LICENSE"):
        shutil.copy(ROOT / name, source)
    options = ["--no-deps", "--quiet", "--retries", "1", "--timeout", "10", "--wheel-dir", str(target)]
    done = subprocess.run(
        [sys.executable, "-m", "pip", "wheel", str(source), *options],
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    if done.returncode and any(trouble in done.stderr for trouble in NETWORK_TROUBLE):
        pytest.skip("building a wheel fetches hatchling, and there is no network here")
    assert done.returncode == 0, done.stderr
    (built,) = target.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with what the wheel puts among the packages."""
    folder = tmp_path_factory.mktemp("installed")
    with ZipFile(wheel) as archive:
        archive.extractall(folder)
    return folder


def run(installed: Path, folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-P", "-m", "pipeline", *arguments],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(installed)},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def test_the_wheel_holds_what_the_program_reads(wheel: Path) -> None:
    with ZipFile(wheel) as archive:
        names = set(archive.namelist())
    for folder in ("mappings", "shapes", "vocab", "queries"):
        inside = f"pipeline/data/{folder}/"
        held = {name.removeprefix(inside) for name in names if name.startswith(inside)}
        files = (path for path in (ROOT / folder).rglob("*") if path.is_file())
        assert held == {str(path.relative_to(ROOT / folder)) for path in files}, folder
    parts = (
        path for path in (ROOT / "pipeline").rglob("*") if path.suffix in (".py", ".html", ".css", ".js", ".typed")
    )
    assert {str(path.relative_to(ROOT)) for path in parts} == {
        name for name in names if name.startswith("pipeline/") and "/data/" not in name
    }
    assert {name.partition("/")[0] for name in names} == {"pipeline", "newsfacts-0.1.0.dist-info"}


def test_the_wheel_says_what_it_needs_and_starts(wheel: Path) -> None:
    with ZipFile(wheel) as archive:
        metadata = archive.read("newsfacts-0.1.0.dist-info/METADATA").decode()
        scripts = archive.read("newsfacts-0.1.0.dist-info/entry_points.txt").decode()
    declared = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    lines = metadata.splitlines()
    needs = [line.removeprefix("Requires-Dist: ") for line in lines if line.startswith("Requires-Dist: ")]
    assert sorted(need for need in needs if "extra ==" not in need) == sorted(declared["dependencies"])
    assert f"Requires-Python: {declared['requires-python']}" in lines
    assert scripts == "[console_scripts]\nnewsfacts = pipeline.cli:main\n"


def test_export_from_an_empty_folder_gives_the_committed_output(installed: Path, tmp_path: Path) -> None:
    shutil.copytree(ROOT / "facts", tmp_path / "facts")
    for verb in ("export", "page"):
        done = run(installed, tmp_path, verb)
        assert (done.returncode, done.stderr) == (0, "")
    made = {path.name: path.read_bytes() for path in (tmp_path / "output").iterdir()}
    committed = {path.name: path.read_bytes() for path in (ROOT / "output").iterdir()}
    assert sorted(made) == sorted(committed)
    assert [name for name in made if made[name] != committed[name]] == []


def test_check_and_query_from_an_empty_folder(installed: Path, tmp_path: Path) -> None:
    checked = run(installed, tmp_path, "check", str(ROOT / "facts"))
    assert (checked.returncode, checked.stderr) == (0, "")
    assert checked.stdout.endswith("; 34 of 34 sentences accounted for; 1,954 triples; no findings\n")
    (tmp_path / "q.rq").write_text("SELECT (COUNT(*) AS ?n) { ?s a nf:Assertion }")
    asked = run(installed, tmp_path, "query", "q.rq", "--data", str(ROOT / "output"), "--format", "csv")
    assert (asked.returncode, asked.stdout, asked.stderr) == (0, "n\n97\n", "")


def test_questions_travel_with_the_wheel(installed: Path, tmp_path: Path) -> None:
    listed = run(installed, tmp_path, "query")
    assert (listed.returncode, listed.stderr) == (0, "")
    files = sorted(path.stem for path in (ROOT / "queries").glob("*.rq"))
    assert ["-".join(line.split()[:2]) for line in listed.stdout.splitlines()] == files
    answered = run(installed, tmp_path, "query", files[0], "--data", str(ROOT / "output"))
    assert answered.returncode == 0
    assert answered.stdout.endswith((" rows\n", " row\n"))


def test_it_is_the_wheel_that_runs(installed: Path, tmp_path: Path) -> None:
    """So that the tests above can fail: neither the checkout nor another installation answers for it."""
    shown = subprocess.run(
        [sys.executable, "-P", "-c", "import pipeline.resources as r; print(r.__file__, r.MAPPINGS)"],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(installed)},
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    assert shown.stdout == f"{installed}/pipeline/resources.py {installed}/pipeline/data/mappings\n"
