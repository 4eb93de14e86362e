"""Measure: a program run to its end, with its time and the memory of all its processes."""

from __future__ import annotations

import os
import resource
import subprocess
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import psutil

ROOT = Path(__file__).parents[1]
INTERVAL = 0.1
"""Seconds between two looks at the memory."""


@dataclass(frozen=True, slots=True)
class Measured:
    """Wall time from start to exit and processor time of all processes, in seconds, and memory in bytes.

    `peak` is the most that all processes of the program held together (resident set sizes, so that pages which two
    of them share count twice), `largest` the most that one of them held.
    """

    seconds: float
    processor: float
    peak: int
    largest: int
    printed: str


def measure(command: Sequence[str], cores: int) -> Measured:
    """Run a command on so many cores. Raises `RuntimeError`, with what it said, where it fails."""
    with tempfile.TemporaryFile("w+", encoding="utf-8") as out, tempfile.TemporaryFile("w+", encoding="utf-8") as err:
        start, before = time.perf_counter(), _processor()
        process = _start(command, cores, out.fileno(), err.fileno())
        peak = largest = 0
        while True:
            sizes = _sizes(process.pid)
            peak, largest = max(peak, sum(sizes)), max(largest, *sizes, 0)
            try:
                process.wait(INTERVAL)
            except subprocess.TimeoutExpired:
                continue
            break
        seconds = time.perf_counter() - start
        out.seek(0)
        err.seek(0)
        if process.returncode:
            raise RuntimeError(f"{' '.join(command)}: exit code {process.returncode}\n{err.read()[-2000:]}")
        return Measured(seconds, _processor() - before, peak, largest, out.read())


def _start(command: Sequence[str], cores: int, out: int, err: int) -> subprocess.Popen[bytes]:
    """The process, on the last `cores` cores of ours: a child inherits them, and so do its children."""
    all_cores = os.sched_getaffinity(0)
    os.sched_setaffinity(0, sorted(all_cores)[-cores:])
    try:
        environment = {**os.environ, "PYTHONPATH": str(ROOT)}
        return subprocess.Popen(command, cwd=ROOT, env=environment, stdout=out, stderr=err)
    finally:
        os.sched_setaffinity(0, all_cores)


def _processor() -> float:
    """The processor time of all our processes that have ended."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _sizes(pid: int) -> list[int]:
    """The resident set sizes of a process and of all below it; of those that just ended, none."""
    sizes = []
    try:
        process = psutil.Process(pid)
        family = [process, *process.children(recursive=True)]
    except psutil.Error:
        return []
    for member in family:
        try:
            sizes.append(member.memory_info().rss)
        except psutil.Error:
            continue
    return sizes
