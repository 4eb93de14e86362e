"""The record: what a run of the benchmarks measured, kept as JSON, so that its page can be written anew."""

from __future__ import annotations

import json
import os
import platform
import statistics
from dataclasses import asdict, dataclass, field
from importlib.metadata import version
from pathlib import Path

import psutil

LOAD = "load before the run"
PACKAGES = ("newsfacts", "pydantic", "pyoxigraph", "shacl", "pyshacl", "rdflib")


@dataclass(frozen=True, slots=True)
class Run:
    """One program over some sheets: seconds (of the clock, and of processors), and bytes. `stages` are seconds."""

    name: str
    sheets: int
    quads: int
    seconds: float
    processor: float
    peak: int
    largest: int
    workers: int = 1
    stages: dict[str, float] = field(default_factory=dict)
    graphs: int = 0
    """How many of its graphs were compared with ours."""
    differing: int = 0

    @property
    def rate(self) -> float:
        """Sheets a second."""
        return self.sheets / self.seconds

    @property
    def each(self) -> float:
        """Milliseconds a sheet."""
        return 1000 * self.seconds / self.sheets

    @property
    def effort(self) -> float:
        """Milliseconds of processor time a sheet."""
        return 1000 * self.processor / self.sheets


def median(runs: list[Run]) -> Run:
    """The run with the median time of several, which are an odd number."""
    return next(run for run in runs if run.seconds == statistics.median(run.seconds for run in runs))


@dataclass(frozen=True, slots=True)
class Record:
    """A run of the benchmarks."""

    machine: dict[str, str]
    ours: Run
    """Seed-sized sheets, one core."""
    floor: Run
    staged: Run
    peers: list[Run]
    corpora: list[Run]
    """Sheets of all sizes: one worker and two."""
    notes: list[str]


def describe_machine(morph: str) -> dict[str, str]:
    """What the numbers depend on; `morph` is the version of morph-kgc."""
    memory = psutil.virtual_memory().total / 2**30
    facts = {
        "machine": f"{os.cpu_count()} cores, {memory:.0f} GiB of memory, {platform.system()} on {platform.machine()}",
        LOAD: f"{os.getloadavg()[0]:.1f}",
        "Python": platform.python_version(),
    }
    return {**facts, **{name: version(name) for name in PACKAGES}, "morph-kgc": morph}


def write_record(record: Record, file: Path) -> None:
    """As JSON."""
    file.write_text(json.dumps(asdict(record), indent=1) + "\n", "utf-8")


def read_record(file: Path) -> Record:
    """As `write_record` wrote it."""
    data = json.loads(file.read_text("utf-8"))
    return Record(
        machine=data["machine"],
        ours=Run(**data["ours"]),
        floor=Run(**data["floor"]),
        staged=Run(**data["staged"]),
        peers=[Run(**run) for run in data["peers"]],
        corpora=[Run(**run) for run in data["corpora"]],
        notes=data["notes"],
    )
