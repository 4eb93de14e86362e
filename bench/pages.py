"""``python -m bench.pages``: pages of ordinary and of great size, and what a browser takes for them, as a table.

Three pages: the seed's; one of 300 facts; the index of 1,000 articles of all sizes, which share what the seed's
folder shares (``facts/entities.yaml``), so that their disputes meet. The sheets are those of `bench.sheets`.

Each page is opened three times at full speed, and three times with the processor slowed down to a quarter, as a
telephone's; medians count. *Work* is the time of the processor for all of the page until it is at rest, and *script*
its script's part: other programs of the machine do not count. *Interactive* and *loaded* are on the clock, from the
start of the navigation; *answer* is the time from a choice in the filter, or a word in the search, until the page
that shows its result is painted; *longest task* is the longest time in which the page heard nothing, from its start
until the answer.

Sources: https://www.w3.org/TR/navigation-timing-2/, https://www.w3.org/TR/longtasks-1/,
https://chromedevtools.github.io/devtools-protocol/tot/Performance/
"""

from __future__ import annotations

import argparse
import gzip
import json
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from playwright.sync_api import Browser, CDPSession

from bench.measure import ROOT
from bench.sheets import make_sheet, read_seed
from pipeline.house import House
from pipeline.materialise import materialise
from pipeline.publish import publish
from pipeline.read import read, read_authority
from pipeline.resolve import resolve
from tests.browser import meter, metric, run_browser

SEED = ROOT / "output" / "defense-chiefs-call.trig"
SHARED = ROOT / "facts" / "entities.yaml"
FACTS, ARTICLES = 300, 1000
SPEEDS = (1, 4)
"""By how much the processor is slowed down."""
TIMES = 3


@dataclass(frozen=True, slots=True)
class Made:
    """A page: its name, the seconds that it took to make, and the control and value that ask it something."""

    name: str
    file: Path
    seconds: float
    control: str
    value: str


@dataclass(frozen=True, slots=True)
class Visit:
    """What a browser took for a page: times in milliseconds, elements, and bytes of memory."""

    interactive: float
    loaded: float
    work: float
    script: float
    answer: float
    longest: float
    elements: int
    memory: int


def write_graphs(folder: Path, numbers: Sequence[int], factor: float | None = None) -> list[Path]:
    """The graphs of sheets by their numbers, as files of N-Quads."""
    authority = read_authority(SHARED.read_bytes(), SHARED.name)
    house = House()
    scope = house.scope(SHARED.parent)
    files = []
    for number in numbers:
        sheet = make_sheet(number, factor)
        sheet["entities"] = {
            name: each for name, each in sheet["entities"].items() if name not in authority.model.entities
        }
        (document,) = read(json.dumps(sheet).encode(), f"{number}.json")
        file = folder / f"{sheet['article']['id']}.nq"
        file.write_text("".join(materialise(resolve(document, scope).rows, house.rules).quads), encoding="utf-8")
        files.append(file)
    return files


def make_pages(folder: Path, articles: int) -> Iterator[Made]:
    """The three pages."""
    seconds, page = _publish([SEED], folder)[0]
    yield Made("the seed", page, seconds, "/stance", "denies")
    (large,) = write_graphs(folder, [0], FACTS / len(read_seed().facts))
    seconds, page = _publish([large], folder)[0]
    yield Made(f"{FACTS} facts", page, seconds, "/stance", "denies")
    seconds, page = _publish(write_graphs(folder, range(1, articles + 1)), folder)[-1]
    yield Made(f"index of {articles:,}", page, seconds, "/q", "denies 0000017")


def _publish(graphs: Sequence[Path], folder: Path) -> list[tuple[float, Path]]:
    """The pages of graphs, each with the time since the one before was ready; the index stands last."""
    made = []
    start = time.perf_counter()
    for name, content in publish(graphs, folder, {}):
        made.append((time.perf_counter() - start, folder / name))
        (folder / name).write_bytes(content)
        start = time.perf_counter()
    return made


_LISTEN = """
window.longest = 0;
new PerformanceObserver((tasks) => {
  for (const { duration } of tasks.getEntries()) window.longest = Math.max(window.longest, duration);
}).observe({ type: "longtask", buffered: true });
"""
_ASK = """async ([id, value]) => {
  const control = document.getElementById(id), painted = () => new Promise((done) =>
    requestAnimationFrame(() => requestAnimationFrame(done)));
  await painted();
  const start = performance.now();
  control.value = value;
  control.dispatchEvent(new Event(control.localName === "select" ? "change" : "input", { bubbles: true }));
  await painted();
  return performance.now() - start;
}"""
_TIMING = """() => {
  const { domInteractive, loadEventEnd } = performance.getEntriesByType("navigation")[0];
  return [domInteractive, loadEventEnd, window.longest, document.getElementsByTagName("*").length];
}"""


def visit(browser: Browser, made: Made, speed: int) -> Visit:
    """A page, opened in a new tab on a screen of ordinary size, and asked once."""
    page = browser.new_page(viewport={"width": 1280, "height": 900}, reduced_motion="reduce")
    session = meter(page)
    session.send("Emulation.setCPUThrottlingRate", {"rate": speed})
    page.add_init_script(_LISTEN)
    page.goto(made.file.as_uri())
    page.wait_for_timeout(500)
    work, script = (1000 * metric(session, name) for name in ("TaskDuration", "ScriptDuration"))
    answer: float = page.evaluate(_ASK, [made.control, made.value])
    page.wait_for_timeout(200)
    interactive, loaded, longest, elements = page.evaluate(_TIMING)
    memory = _memory(session)
    page.close()
    return Visit(interactive, loaded, work, script, answer, longest, elements, memory)


def _memory(session: CDPSession) -> int:
    """The memory of the script's heap, when all that is not needed is thrown away."""
    session.send("HeapProfiler.collectGarbage")
    return int(metric(session, "JSHeapUsedSize"))


def _median(visits: Sequence[Visit]) -> Visit:
    """The medians of several visits."""

    def of(time: str) -> float:
        return float(median(getattr(each, time) for each in visits))

    first = visits[0]
    times = of("interactive"), of("loaded"), of("work"), of("script"), of("answer"), of("longest")
    return Visit(*times, first.elements, first.memory)


HEAD = (
    *("page", "made in", "weight", "gzipped", "elements", "heap", "processor", "work", "script"),
    *("interactive", "loaded", "answer", "longest task"),
)


def rows(browser: Browser, made: Made) -> Iterator[tuple[str, ...]]:
    """The lines of the table on a page, one a speed."""
    content = made.file.read_bytes()
    sizes = (f"{len(content) / 1000:,.0f} kB", f"{len(gzip.compress(content, 6)) / 1000:,.0f} kB")
    for speed in SPEEDS:
        found = _median([visit(browser, made, speed) for _ in range(TIMES)])
        of_page = (f"{made.seconds:.2f} s", *sizes, f"{found.elements:,}", f"{found.memory / 2**20:.1f} MiB")
        times = (found.work, found.script, found.interactive, found.loaded, found.answer, found.longest)
        yield made.name, *of_page, "full" if speed == 1 else f"1/{speed}", *(f"{each:,.0f} ms" for each in times)


def main() -> None:
    """Make the pages, open them, and print the table."""
    parser = argparse.ArgumentParser(prog="python -m bench.pages", description=(__doc__ or "").splitlines()[0])
    parser.add_argument(
        "--articles", type=int, default=ARTICLES, help=f"how many the index has (default: {ARTICLES})"
    )
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder, run_browser() as browser:
        lines = [line for made in make_pages(Path(folder), options.articles) for line in rows(browser, made)]
    for line in (HEAD, ["---"] + ["---:"] * (len(HEAD) - 1), *lines):
        print(f"| {' | '.join(line)} |")


if __name__ == "__main__":
    main()
