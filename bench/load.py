"""How fast 1,000,000 quads in 1,500 graphs get into each store, beside that store's own bulk loader.

``python -m bench.load`` prints a table. Ours replaces graph by graph, whole or not at all, with a count after each;
a bulk loader does neither, and needs the store to be stopped, or the file to be on the server's machine.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import pyoxigraph as ox

from pipeline.stores import Access, open_store
from tests.servers import PASSWORD, USER, run_oxigraph, run_virtuoso

ROOT = Path(__file__).parents[1]
SEED = ROOT / "output" / "defense-chiefs-call.nq"
ENVIRONMENT = {**os.environ, "NEWSFACTS_USER": USER, "NEWSFACTS_PASSWORD": PASSWORD, "PYTHONPATH": str(ROOT)}


def make_quads(folder: Path, quads: int, graphs: int) -> Path:
    """A file of `graphs` articles, each with an equal share of the quads: the seed's, under another name."""
    lines = SEED.read_text().splitlines(keepends=True)[: quads // graphs]
    file = folder / "articles.nq"
    with file.open("w") as out:
        for number in range(graphs):
            out.writelines(line.replace("article/defense-chiefs-call", f"article/a{number:05}") for line in lines)
    return file


def ours(file: Path, target: str) -> None:
    """`newsfacts load`, as people run it."""
    journal = str(file.with_name("journal"))
    command = [sys.executable, "-m", "pipeline", "load", str(file), "--to", target, "--journal", journal]
    subprocess.run(command, check=True, env=ENVIRONMENT, stdout=subprocess.DEVNULL)
    held(target, file.read_bytes().count(b"\n"))


def held(target: str, quads: int) -> None:
    """Make sure that all of them are there."""
    sizes = open_store(target, Access(environment=ENVIRONMENT)).graphs()
    found = sum(size for name, size in sizes.items() if "newsfacts" in name)
    assert found == quads, f"{target} holds {found} quads"


def oxigraph_load(file: Path, folder: Path) -> None:
    """`oxigraph load`, into a folder that no server holds."""
    program = Path(sys.executable).with_name("oxigraph")
    command = [str(program), "load", "--location", str(folder), "--file", str(file)]
    subprocess.run(command, check=True, stderr=subprocess.DEVNULL)


def isql(port: int, *statements: str) -> None:
    """Statements in Virtuoso's SQL tool."""
    command = ["isql-vt", f"127.0.0.1:{port}", USER, PASSWORD, f"EXEC={' '.join(statements)}"]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)


def timed(name: str, quads: int, act: Callable[[], object]) -> None:
    """Run, and print a row."""
    start = time.perf_counter()
    act()
    seconds = time.perf_counter() - start
    print(f"| {name} | {seconds:.1f} s | {quads / seconds:,.0f} |", flush=True)


def main() -> None:
    """Measure all, in one run."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quads", type=int, default=1_000_000)
    parser.add_argument("--graphs", type=int, default=1_500)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        file = make_quads(folder, options.quads, options.graphs)
        quads = file.read_bytes().count(b"\n")
        print(f"{quads:,} quads in {options.graphs:,} graphs\n\n| way | time | quads/s |\n| --- | ---: | ---: |")
        bulk = ox.Store(folder / "bulk")
        timed("embedded: pyoxigraph bulk_load", quads, lambda: bulk.bulk_load(path=file))
        timed("embedded: newsfacts load", quads, lambda: ours(file, str(folder / "embedded")))
        timed("embedded: newsfacts load, again", quads, lambda: ours(file, str(folder / "embedded")))
        timed("Oxigraph: oxigraph load", quads, lambda: oxigraph_load(file, folder / "offline"))
        for place in ("oxigraph", "virtuoso", "ld_dir"):
            (folder / place).mkdir()
        with run_oxigraph(folder / "oxigraph") as server:
            timed("Oxigraph: newsfacts load", quads, lambda: ours(file, server.url))
        with run_virtuoso(folder / "virtuoso", buffers=100_000) as server:
            timed("Virtuoso: newsfacts load", quads, lambda: ours(file, server.url))
        with run_virtuoso(folder / "ld_dir", buffers=100_000) as server:
            file.rename(folder / "ld_dir" / file.name)
            # Without a graph for what has none, ld_dir passes the file over, though all its triples have one.
            steps = (f"ld_dir ('{folder}/ld_dir', '*.nq', 'urn:none');", "rdf_loader_run ();", "checkpoint;")
            timed("Virtuoso: ld_dir, rdf_loader_run", quads, lambda: isql(server.sql, *steps))
            held(server.url, quads)


if __name__ == "__main__":
    main()
