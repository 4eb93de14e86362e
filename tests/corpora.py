"""Small corpora for the tests: sheets of our own invention, and a size of shards that makes several of few sheets."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from pipeline.documents import Source
from tests.samples import RULING

SMALL = 200_000
"""The size of the shards, in bytes of output: four sheets a shard, about."""
COMMAND = (
    "import signal, sys; from pipeline.corpus import chunks; from pipeline.cli import main; "
    f"chunks.SHARD = {SMALL}; signal.signal(signal.SIGINT, signal.default_int_handler); sys.exit(main(sys.argv[1:]))"
)
"""The command, with small shards, and with an ear for Ctrl-C, which what runs in the background has not."""

Sheet = dict[str, Any]


def make_sheets(count: int) -> Iterator[Sheet]:
    """Sheets of court rulings, each about another case."""
    ruling = json.dumps(
        Source("ruling.yaml", RULING.replace("place: westhaven", "place: quay")).value(), default=float
    )
    for number in range(count):
        sheet: Sheet = json.loads(ruling)
        sheet["article"] |= {"id": f"ruling-{number}", "headline": f"Court stops merger {number}"}
        people = {
            "reyes": {"type": "Person", "name": "Tom Reyes"},
            "newswire": {"type": "Corporation", "name": "Newswire"},
        }
        sheet["entities"] |= {**people, "quay": {"type": "Place", "name": f"Quay {number}"}}
        sheet["offices"]["judge"]["under"] = "reyes"
        sheet["figures"]["costs"]["value"] = 10 + number
        yield sheet


def write_lines(file: Path, sheets: Iterable[Sheet | str]) -> Path:
    """A file of JSON lines."""
    lines = (each if isinstance(each, str) else json.dumps(each, ensure_ascii=False) for each in sheets)
    file.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    return file


def contents(folder: Path) -> dict[str, bytes]:
    """All files below a folder, those for later runs included."""
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def start(arguments: Sequence[str], folder: Path, stderr: int = subprocess.DEVNULL) -> subprocess.Popen[bytes]:
    """The command, in a process of its own, with small shards."""
    quiet = subprocess.DEVNULL
    command = [sys.executable, "-c", COMMAND, "corpus", *arguments]
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[1])}
    return subprocess.Popen(command, cwd=folder, stdin=subprocess.PIPE, stdout=quiet, stderr=stderr, env=environment)


def kill_after(seconds: float, arguments: Sequence[str], folder: Path) -> bool:
    """Start the command, and kill it, and it alone, with SIGKILL after so long; whether it was still at work."""
    process = start(arguments, folder)
    time.sleep(seconds)
    at_work = process.poll() is None
    stop(process)
    return at_work


def stop(process: subprocess.Popen[bytes]) -> None:
    """Kill a process, and it alone, with SIGKILL."""
    process.send_signal(signal.SIGKILL)
    process.communicate()


def finish(arguments: Sequence[str], folder: Path) -> int:
    """Run the command to its end; its exit code."""
    process = start(arguments, folder)
    process.communicate()
    return process.returncode
