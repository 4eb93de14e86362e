"""The goals that the measurements are held to, each reached or missed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from bench.record import Record, Run


@dataclass(frozen=True, slots=True)
class Goal:
    """What was wanted, what was measured, and whether that is enough."""

    what: str
    wanted: str
    measured: str
    reached: bool


def goals(record: Record) -> Iterator[Goal]:
    """All goals of which there are measurements."""
    yield from _faster(record)
    floor = record.ours.seconds / record.floor.seconds
    yield Goal("the floor: parsing and writing the N-Quads", "at most 4 × its time", f"{floor:.1f} ×", floor <= 4)
    yield from _scaling(record.corpora)
    total = sum(run.graphs for run in record.peers)
    equal = total - sum(run.differing for run in record.peers)
    yield Goal("graphs of the peers that are equal to ours", "all", f"{equal:,} of {total:,}", equal == total > 0)


def _faster(record: Record) -> Iterator[Goal]:
    peers = {run.name: run for run in record.peers}
    for name, wanted in (("rdflib + pyshacl", 100), ("morph-kgc + shacl", 5), ("morph-kgc + shacl, tuned", 5)):
        if name in peers:
            ratio = record.ours.rate / peers[name].rate
            measured = f"{ratio:,.0f} ×" if ratio >= 20 else f"{ratio:.1f} ×"
            yield Goal(f"against {name}, one core", f"{wanted} × as fast", measured, ratio >= wanted)


def _scaling(corpora: list[Run]) -> Iterator[Goal]:
    runs = {(run.sheets, run.workers): run for run in corpora}
    sizes = sorted({sheets for sheets, _ in runs})
    both = [sheets for sheets in sizes if (sheets, 1) in runs and (sheets, 2) in runs]
    if both:
        ratio = runs[both[-1], 1].seconds / runs[both[-1], 2].seconds
        yield Goal(f"two workers against one, {both[-1]:,} sheets", "1.8 × as fast", f"{ratio:.2f} ×", ratio >= 1.8)
    if len(sizes) > 1:
        small, large = runs[sizes[-2], 2], runs[sizes[-1], 2]
        words = f"{large.sheets:,} sheets against {small.sheets:,}"
        time, memory = large.each / small.each - 1, large.peak / small.peak - 1
        yield Goal(f"time a sheet, {words}", "at most 15 % more", f"{100 * time:+.1f} %", time <= 0.15)
        yield Goal(f"peak memory, {words}", "at most 20 % more", f"{100 * memory:+.1f} %", memory <= 0.2)
