"""The same sheets give the same bytes: on any machine, from any folder, in any order."""

from __future__ import annotations

import os
import random
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parents[1]
COMMITTED = {path.name: path.read_bytes() for path in (ROOT / "output").iterdir()}
EXPORTED = {name: content for name, content in COMMITTED.items() if not name.endswith(".html")}
NAMES = sorted(COMMITTED)

COURT = """\
article: {id: guild-verdict, headline: "Court rules for the harbour guild", language: en, about: [ruling]}
entities:
  court: {type: GovernmentOrganization, name: Harbour Court}
  guild: {type: Organization, name: Harbour Guild, alias: [the guild, dockers' guild], partOf: court}
  owner: {type: Person, name: Otto Lind}
events:
  ruling:
    type: Event
    name: Ruling on the quay
    date: 2019-03-08
    roles: {agent: court, participant: [guild, owner], target: owner}
    s: [1, 2]
    said: [{by: owner, stance: rejects, s: 3}, {by: guild, s: 2}]
claims:
  quay-is-the-guilds:
    {text: "The quay is the guild's.", about: [guild, ruling], said: [{by: court, at: ruling, s: 2}]}
  quay-is-the-owners:
    text: "The quay is the owner's."
    contradicts: [{fact: quay-is-the-guilds, s: 3}]
    said: [{by: owner, to: [court, guild], via: [{by: guild}, {by: court}], s: 3}, {by: owner, s: 4}]
"""
FLOOD = """\
article: {id: lower-town-flood, headline: "Elbe floods the Lower Town", language: en}
entities: {brigade: {type: Organization, name: Fire Brigade}, town: {type: City, name: Lower Town}}
events: {flood: {type: Event, name: Flood, date: 2021-07-14, place: town, s: 1}}
figures:
  dead: {of: flood, property: killed, value: 3, including: [children], said: [{by: brigade, s: 2}]}
  children: {of: flood, property: killed, value: 1, said: [{by: brigade, s: 2}]}
"""


def run(
    *arguments: str, folder: Path = ROOT, environment: Mapping[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    """The command, in a process of its own."""
    return subprocess.run(
        [sys.executable, "-m", "pipeline", *arguments],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT), **(environment or {})},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def assert_same(found: dict[str, bytes], expected: dict[str, bytes]) -> None:
    assert sorted(found) == sorted(expected)
    assert [name for name, content in found.items() if content != expected[name]] == []


@pytest.mark.parametrize(
    "environment",
    [
        {"PYTHONHASHSEED": "0"},
        {"PYTHONHASHSEED": "1", "TZ": "Asia/Kathmandu"},
        {"PYTHONHASHSEED": "12345", "LC_ALL": "C", "LANG": "", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
        {"PYTHONHASHSEED": "2", "LC_ALL": "tr_TR.UTF-8", "TZ": "America/St_Johns", "PYTHONIOENCODING": "latin-1"},
        {"PYTHONHASHSEED": "3", "PYTHONOPTIMIZE": "2", "COLUMNS": "20", "NO_COLOR": "1"},
    ],
    ids=["seed 0", "seed 1, Kathmandu", "seed 12345, C", "Turkish, Latin-1", "optimised, narrow"],
)
def test_the_committed_output_is_what_any_machine_makes(tmp_path: Path, environment: dict[str, str]) -> None:
    for arguments in (["export", "facts", "--out"], ["page"]):
        done = run(*arguments, str(tmp_path / "out"), environment=environment)
        assert (done.returncode, done.stderr) == (0, "")
    assert_same(contents(tmp_path / "out"), COMMITTED)


def test_the_folder_that_one_stands_in_changes_nothing(tmp_path: Path) -> None:
    done = run("export", str(ROOT / "facts"), "--out", "deep/er/out", folder=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    assert_same(contents(tmp_path / "deep/er/out"), EXPORTED)
    shutil.copytree(ROOT / "facts", tmp_path / "facts")
    done = run("export", folder=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    assert_same(contents(tmp_path / "output"), EXPORTED)


def test_what_is_printed_is_the_same_too(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "facts", tmp_path / "facts")
    (tmp_path / "facts" / "a.yaml").write_text(COURT, encoding="utf-8")
    (tmp_path / "facts" / "z.yaml").write_text(FLOOD, encoding="utf-8")
    for arguments in (["rows"], ["check", "--json"], ["check", "--report", "ttl"], ["check"]):
        printed = {
            run(*arguments, folder=tmp_path, environment={"PYTHONHASHSEED": str(seed)}).stdout for seed in (0, 1, 5)
        }
        assert len(printed) == 1, arguments
    articles = [line.partition(":")[0] for line in printed.pop().splitlines() if " triples; " in line]
    assert articles == ["guild-verdict", "defense-chiefs-call", "lower-town-flood"]


def test_no_path_of_a_machine_stands_in_the_output() -> None:
    parts = [str(ROOT).encode(), str(Path.home()).encode() + b"/", sys.prefix.encode(), b"/tmp/"]
    assert [(name, part) for name, content in COMMITTED.items() for part in parts if part in content] == []


def test_the_second_export_rewrites_nothing(tmp_path: Path) -> None:
    out = tmp_path / "out"
    first = run("export", "facts", "--out", str(out))
    assert first.stdout.splitlines()[-1] == f"7 files in {out}/, 7 of them changed"
    for path in out.iterdir():
        os.utime(path, ns=(10**18, 10**18))
    before = {path.name: (path.stat().st_mtime_ns, path.stat().st_ino) for path in out.iterdir()}
    again = run("export", "facts", "--out", str(out))
    assert again.stdout.splitlines()[-1] == f"7 files in {out}/, none of them changed"
    assert {path.name: (path.stat().st_mtime_ns, path.stat().st_ino) for path in out.iterdir()} == before
    (out / "dataset.ttl").write_bytes(b"stale")
    third = run("export", "facts", "--out", str(out))
    assert third.stdout.splitlines()[-1] == f"7 files in {out}/, 1 of them changed"
    assert_same(contents(out), EXPORTED)


# ---------------------------------------------------------------------------------------------------------- order


def shuffle(node: yaml.Node, chance: random.Random, key: str = "") -> None:
    """All keys and lists of a YAML tree in another order, but for chains of attribution: their order matters."""
    if isinstance(node, yaml.MappingNode):
        chance.shuffle(node.value)
        for name, value in node.value:
            shuffle(value, chance, name.value)
    if isinstance(node, yaml.SequenceNode):
        if key != "via":
            chance.shuffle(node.value)
        for item in node.value:
            shuffle(item, chance)


def shuffled(text: str, chance: random.Random) -> str:
    """The same sheet in another order, without comments, in another width and indentation."""
    tree = yaml.compose(text, Loader=yaml.SafeLoader)
    assert tree is not None
    shuffle(tree, chance)
    written: str = yaml.serialize(
        tree, allow_unicode=True, width=chance.choice([40, 4000]), indent=chance.choice([2, 6])
    )
    return written


@pytest.mark.parametrize("number", range(3))
def test_the_order_within_a_sheet_changes_nothing(tmp_path: Path, number: int) -> None:
    chance = random.Random(number)
    facts = tmp_path / "facts"
    shutil.copytree(ROOT / "facts", facts)
    for name in ("defense-chiefs-call.yaml", "entities.yaml"):
        before = (facts / name).read_text(encoding="utf-8")
        (facts / name).write_text(shuffled(before, chance), encoding="utf-8")
        assert (facts / name).read_text(encoding="utf-8").split("\n")[:20] != before.split("\n")[:20]
    done = run("export", "facts", folder=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    assert_same(contents(tmp_path / "output"), EXPORTED)


@pytest.mark.parametrize("number", range(2))
def test_the_order_and_the_names_of_files_change_nothing(tmp_path: Path, number: int) -> None:
    """Three sheets under two sets of names, given as a folder, and one by one from the last to the first."""
    chance = random.Random(number)
    facts, others = tmp_path / "facts", tmp_path / "others"
    shutil.copytree(ROOT / "facts", facts)
    shutil.copytree(ROOT / "facts", others)
    for name, text in (("court", COURT), ("flood", FLOOD)):
        (facts / f"{name}.yaml").write_text(text, encoding="utf-8")
        (others / f"{'za'[name == 'flood']}-{name}.yml").write_text(shuffled(text, chance), encoding="utf-8")
    one = run("export", "facts", "--out", "one", folder=tmp_path)
    assert (one.returncode, one.stderr) == (0, "")
    names = ["others/z-court.yml", "others/defense-chiefs-call.yaml", "others/a-flood.yml"]
    other = run("export", *chance.sample(names, 3), "--out", "other", folder=tmp_path)
    assert (other.returncode, other.stderr) == (0, "")
    assert_same(contents(tmp_path / "other"), contents(tmp_path / "one"))
    assert len(contents(tmp_path / "one")) == 19
    of_seed = {name: content for name, content in EXPORTED.items() if name != "dataset.ttl"}
    assert {name: (tmp_path / "one" / name).read_bytes() for name in of_seed} == of_seed
