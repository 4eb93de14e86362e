"""Corpora by Spark, on one master after the other, with tasks that fail: the output is that of the local engine.

``python -m tests.cluster`` runs in local mode and on a cluster of two workers, which takes a minute or two.
"""

from __future__ import annotations

import gzip
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.corpora import COMMAND, contents, make_sheets, write_lines

MASTERS = ("local[2,4]", "local-cluster[2,1,1024]")
FLAKY = Path(__file__).parent / "flaky"
INPUTS = ("a.jsonl", "b.jsonl.gz", "c.jsonl")
SOON = "-XX:+UseSerialGC -XX:TieredStopAtLevel=1"
"""Settings of Java with which so short a run takes half of its time: compiling well costs more than it saves."""


def write_inputs(folder: Path) -> None:
    """Three files of sheets, one of them packed, with everything in them that makes lines hard to count."""
    sheets = list(make_sheets(22))
    sheets[7]["claims"]["appeal"]["text"] = "The port\u2028appeals\x85, as 𝕬 says."
    write_lines(folder / "a.jsonl", [*sheets[:10], "", "{", sheets[10]])
    packed = write_lines(folder / "b.jsonl", [*sheets[11:20], sheets[3], "  ", '{"article": {"id": "ruling-21"}}'])
    (folder / "b.jsonl.gz").write_bytes(gzip.compress(packed.read_bytes()))
    packed.unlink()
    last = write_lines(folder / "c.jsonl", [*sheets[20:], "[]"])
    content = last.read_bytes().replace(b"\n", b"\r\n\n").replace(b"Ines", b"In\xe9s", 1).removesuffix(b"\r\n\n")
    last.write_bytes(b"\xef\xbb\xbf" + content)


def run(folder: Path, out: str, *arguments: str, flaky: bool = False) -> subprocess.CompletedProcess[str]:
    """The command over the inputs, with small shards."""
    paths = [str(Path(__file__).parents[1]), *([str(FLAKY)] if flaky else [])]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(paths), "FLAKY_NOTES": str(folder / "notes")}
    (folder / "notes").mkdir(exist_ok=True)
    command = [sys.executable, "-c", COMMAND, "corpus", *INPUTS, "--out", out, *arguments]
    if "--master" in arguments:
        for process in ("driver", "executor"):
            command += ["--conf", f"spark.{process}.extraJavaOptions={SOON}"]
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)


def differs(folder: Path, master: str) -> str:
    """What is wrong with the output of Spark at `master`, beside that of the local engine; nothing, if all is well.

    The first attempts at two shards fail.
    """
    out = "".join(filter(str.isalnum, master))
    ran = run(folder, out, "--engine", "spark", "--master", master, flaky=True)
    if ran.returncode != 1:
        return f"exit code {ran.returncode}: {ran.stdout}{ran.stderr}"
    failed = sorted(path.name for path in (folder / "notes").iterdir())
    if failed != ["1", "2"]:
        return f"tasks that failed: {failed}"
    if not (folder / "here").is_dir():
        run(folder, "here")
        shutil.rmtree(folder / "here" / ".corpus")
    here, there = contents(folder / "here"), contents(folder / out)
    return " ".join(sorted(name for name in here.keys() | there.keys() if here.get(name) != there.get(name)))


def main() -> int:
    """Both masters."""
    failed = False
    for master in MASTERS:
        with tempfile.TemporaryDirectory() as name:
            write_inputs(Path(name))
            wrong = differs(Path(name), master)
        print(f"{master}: {wrong or 'the same bytes as the local engine, after two tasks that failed'}", flush=True)
        failed |= bool(wrong)
    return int(failed)


if __name__ == "__main__":
    sys.exit(main())
