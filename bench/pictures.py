"""The pictures of the benchmarks, as PNG."""

from __future__ import annotations

from pathlib import Path
from statistics import mean
from typing import Any

import matplotlib as mpl
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from bench.record import Record, Run

INK, OURS, BESIDE, THEIRS, FLOOR = "#22262b", "#0b6e8f", "#6b7680", "#a9b4bd", "#d9a441"
STYLE: Any = {
    "axes.edgecolor": INK,
    "axes.labelcolor": INK,
    "axes.spines.right": False,
    "axes.spines.top": False,
    "axes.titlelocation": "left",
    "axes.titlesize": 11,
    "font.size": 10,
    "text.color": INK,
    "xtick.color": INK,
    "ytick.color": INK,
}


def draw(record: Record, folder: Path) -> dict[str, str]:
    """The pictures, and where each stands as seen from the page."""
    folder.mkdir(parents=True, exist_ok=True)
    with mpl.rc_context(STYLE):
        figures = {"ways": _ways(record), "stages": _stages(record)}
        if record.corpora:
            figures["corpora"] = _corpora(record.corpora)
        for name, figure in figures.items():
            figure.savefig(folder / f"bench-{name}.png", dpi=160, facecolor="white", metadata={"Software": None})
    return {name: f"{folder.name}/bench-{name}.png" for name in figures}


def _ways(record: Record) -> Figure:
    """Articles a second of each way, on a logarithmic scale."""
    runs = sorted([record.ours, *record.peers, record.floor], key=lambda run: run.rate)
    figure = Figure(figsize=(8, 0.55 * len(runs) + 1), layout="constrained")
    axes = figure.subplots()
    colours = [OURS if run is record.ours else FLOOR if run is record.floor else THEIRS for run in runs]
    axes.barh([run.name for run in runs], [run.rate for run in runs], color=colours, height=0.62)
    for place, run in enumerate(runs):
        bold = "bold" if run is record.ours else None
        axes.text(run.rate * 1.08, place, _compare(run, record), va="center", weight=bold)
    axes.set_xscale("log")
    axes.xaxis.set_major_formatter("{x:,g}")
    axes.set_xlim(min(run.rate for run in runs) / 2, max(run.rate for run in runs) * 12)
    axes.set_xlabel("articles a second (logarithmic)")
    axes.set_title("Articles of seed size through each way, one core")
    axes.tick_params(axis="y", length=0)
    return figure


def _compare(run: Run, record: Record) -> str:
    """The rate of a way, and how ours compares."""
    rate = f"{run.rate:,.0f}" if run.rate >= 10 else f"{run.rate:.2g}"
    if run is record.ours:
        return rate
    if run is record.floor:
        return f"{rate}   (we take {record.ours.each / run.each:.1f} × its time)"
    times = record.ours.rate / run.rate
    return f"{rate}   (we are {times:,.0f} × as fast)" if times >= 10 else f"{rate}   (we are {times:.1f} × as fast)"


def _stages(record: Record) -> Figure:
    """Where the time of one article goes in ours: a bar for each stage."""
    run = record.staged
    names, times = list(run.stages), [1000 * seconds / run.sheets for seconds in run.stages.values()]
    figure = Figure(figsize=(8, 0.45 * len(names) + 1), layout="constrained")
    axes = figure.subplots()
    axes.barh(names[::-1], times[::-1], color=OURS, height=0.62)
    for place, time in enumerate(times[::-1]):
        share = f"{time:.2f} ms   {100 * time / sum(times):.0f} %"
        axes.text(time + max(times) / 80, place, share, va="center")
    axes.set_xlim(0, max(times) * 1.25)
    axes.set_xlabel("milliseconds an article of seed size, one core")
    axes.set_title(f"Where the time goes in newsfacts: {sum(times):.1f} ms an article")
    axes.tick_params(axis="y", length=0)
    return figure


def _corpora(runs: list[Run]) -> Figure:
    """Time a sheet and peak memory against the number of sheets, a line for each number of workers."""
    figure = Figure(figsize=(8, 3.4), layout="constrained")
    left, right = figure.subplots(1, 2)
    _lines(left, runs, [run.each for run in runs])
    _lines(right, runs, [run.peak / 2**20 for run in runs])
    left.set_title("Milliseconds a sheet")
    right.set_title("Peak memory of all processes, MiB")
    for axes in (left, right):
        axes.set_xscale("log")
        sizes = sorted({run.sheets for run in runs})
        axes.set_xticks(sizes, [f"{size:,}" for size in sizes], minor=False)
        axes.minorticks_off()
        axes.set_xlim(sizes[0] / 1.8, sizes[-1] * 4)
        axes.set_ylim(0, axes.get_ylim()[1] * 1.15)
        axes.set_xlabel("sheets (logarithmic)")
    return figure


def _lines(axes: Axes, runs: list[Run], values: list[float]) -> None:
    """A line for one worker and one for two; the numbers of the upper stand above it, of the lower below."""
    points = {
        workers: [(run, value) for run, value in zip(runs, values, strict=True) if run.workers == workers]
        for workers in (1, 2)
    }
    upper = max(points, key=lambda workers: mean([value for _, value in points[workers]] or [0.0]))
    for workers, colour in ((1, BESIDE), (2, OURS)):
        chosen = points[workers]
        label = f"{workers} worker{'s' if workers > 1 else ''}"
        _line(axes, [run for run, _ in chosen], [value for _, value in chosen], colour, label, above=workers == upper)


def _line(axes: Axes, runs: list[Run], values: list[float], colour: str, label: str, *, above: bool) -> None:
    """A line with the value of each point above or below it, and its name at the end."""
    if not runs:
        return
    axes.plot([run.sheets for run in runs], values, color=colour, marker="o", linewidth=2)
    for run, value in zip(runs, values, strict=True):
        text = f"{value:,.3g}" if value < 100 else f"{value:,.0f}"
        place = (0, 8 if above else -16)
        axes.annotate(text, (run.sheets, value), place, textcoords="offset points", ha="center", color=colour)
    end, place = (runs[-1].sheets, values[-1]), (24, 4 if above else -10)
    axes.annotate(label, end, place, textcoords="offset points", color=colour, weight="bold")
