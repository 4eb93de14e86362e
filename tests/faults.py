"""What a store holds after each fault on the way to it: ``python -m tests.faults`` prints the table.

A graph is loaded; then another version of it is loaded through the proxy, with a fault. Afterwards the store is asked
directly for all that the graph holds: the old version, the new one, or something between, which must never be.
"""

from __future__ import annotations

import io
import os
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path
from unittest.mock import patch

import pyoxigraph as ox
import requests

from pipeline.cli import main
from pipeline.stores import Access
from tests.proxy import FAULTS, run_proxy
from tests.servers import PASSWORD, USER, Server, free_port, run_oxigraph, run_virtuoso

CREDENTIALS = {"NEWSFACTS_USER": USER, "NEWSFACTS_PASSWORD": PASSWORD, "NETRC": os.devnull}
ACCESS = Access(environment=CREDENTIALS)
GRAPH = "https://example.org/newsfacts/article/flood/facts"
STAGED = f"{GRAPH}/staged"
REFUSED = "refused"
WAIT = {"stall-before": "0.6", "stall-after": "0.6"}
QUERIES = {"oxigraph": b"/query", "virtuoso": b"/sparql?"}
AT = {"PUT": b"PUT ", "COPY": b"update=COPY+"}
PLACES = (("oxigraph", "PUT"), ("virtuoso", "PUT"), ("virtuoso", "COPY"))


def version(name: str, size: int) -> set[str]:
    """The triples of one version of the graph; half of them are the same in all versions of its size."""
    node = "https://example.org/newsfacts/article/flood"
    both = {f'<{node}/claim/c{n}> <https://schema.org/text> "dyke {n} gave way" .' for n in range(size // 2)}
    return both | {f'<{node}/claim/c{n}> <https://schema.org/name> "{name} {n}" .' for n in range(size - size // 2)}


OLD, NEW = version("old", 300), version("new", 300)  # of one size, so that counting alone tells nothing


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a load through a fault left in the store, how the command ended, and what it said."""

    held: str
    staged: int
    code: int
    said: str


def suffer(server: Server, fault: str, at: str, folder: Path) -> Outcome:
    """Load the new version over the old one, through `fault`, at the requests whose line or body holds `at`."""
    run(server.url, write(folder, OLD), "--json")
    with run_proxy(server.port) as proxy:
        target = f"http://127.0.0.1:{free_port()}" if fault == REFUSED else proxy.url
        proxy.fault = FAULTS.get(fault)
        proxy.at = b"GET " + QUERIES[server.kind] if fault == "truncated-answer" else AT[at]
        options = ["--timeout", WAIT.get(fault, "20"), "--attempts", "3" if fault == "busy-twice" else "2"]
        code, said = run(target, write(folder, NEW), *options)
    held = content(server, GRAPH)
    state = "old" if held == OLD else "new" if held == NEW else f"half: {len(held)} of {len(NEW)}"
    return Outcome(state, len(content(server, STAGED)), code, said)


def write(folder: Path, triples: set[str]) -> Path:
    """A file that holds the graph with these triples."""
    file = folder / "flood.nq"
    file.write_text("".join(f"{triple.removesuffix(' .')} <{GRAPH}> .\n" for triple in sorted(triples)))
    return file


def run(target: str, file: Path, *options: str) -> tuple[int, str]:
    """``newsfacts load`` in this process: how it ended, and what it said."""
    out, err = io.StringIO(), io.StringIO()
    with with_credentials(), redirect_stdout(out), redirect_stderr(err):
        code = main(["load", str(file), "--to", target, *options])
    return code, err.getvalue() or out.getvalue()


@contextmanager
def with_credentials() -> Iterator[None]:
    """Virtuoso's first credentials in the environment."""
    with patch.dict(os.environ, CREDENTIALS):
        yield


def content(server: Server, graph: str) -> set[str]:
    """All that a graph holds, as the store itself says, asked without any of our own code."""
    path = QUERIES[server.kind].decode().rstrip("?")
    sparql = f"SELECT ?s ?p ?o WHERE {{ GRAPH <{graph}> {{ ?s ?p ?o }} }}"
    headers = {"Accept": "application/sparql-results+json"}
    answer = requests.get(server.url + path, params={"query": sparql}, headers=headers, timeout=30)
    rows = ox.parse_query_results(answer.content, ox.QueryResultsFormat.JSON)
    assert isinstance(rows, ox.QuerySolutions)
    return {f"{row['s']} {row['p']} {row['o']} ." for row in rows}


def print_table(line: Callable[[str], object] = print) -> bool:
    """The table, in Markdown; whether the store was whole after every fault."""
    line("| fault | " + " | ".join(f"{kind}, at {at}" for kind, at in PLACES) + " |")
    line("| --- | " + " | ".join("---" for _ in PLACES) + " |")
    is_whole = True
    with tempfile.TemporaryDirectory() as folder, ExitStack() as stack:
        places = [Path(folder, kind) for kind in ("oxigraph", "virtuoso")]
        for place in places:
            place.mkdir()
        servers = {
            "oxigraph": stack.enter_context(run_oxigraph(places[0])),
            "virtuoso": stack.enter_context(run_virtuoso(places[1])),
        }
        for fault in [*FAULTS, REFUSED]:
            outcomes = [suffer(servers[kind], fault, at, Path(folder)) for kind, at in PLACES]
            is_whole = is_whole and all(each.held in ("old", "new") and not each.staged for each in outcomes)
            cells = [f"{each.held}{' + staged' if each.staged else ''}, exit {each.code}" for each in outcomes]
            line(f"| {fault} | {' | '.join(cells)} |")
            for each in outcomes if "-v" in sys.argv else ():
                line(f"    {each.said.strip()}")
    return is_whole


if __name__ == "__main__":
    sys.exit(0 if print_table() else 1)
