"""Load exported graphs into a triplestore: a folder, or a server.

Every article is a named graph, and is replaced as one: loading again changes nothing, and a corrected article
leaves nothing of the old. A load that was cut off goes on with --resume. Credentials are taken from NEWSFACTS_USER
and NEWSFACTS_PASSWORD, or from ~/.netrc.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.cli import options as shared
from pipeline.cli import targets
from pipeline.cli.options import Arguments, Parser, plural
from pipeline.errors import Faults, StoreError

if TYPE_CHECKING:
    from pipeline.graphs import NamedGraph
    from pipeline.load import Loaded

JOURNAL = ".load.journal"


def add_options(parser: Parser) -> None:
    """The options of the verb."""
    parser.add_argument(
        "files",
        nargs="*",
        type=Path,
        default=[Path("output")],
        metavar="FILE",
        help="TriG or N-Quads files, or folders of TriG files (default: output)",
    )
    targets.add_target(parser, "--to", default="store")
    parser.add_argument("--resume", action="store_true", help="go on with a load that was cut off")
    parser.add_argument(
        "--journal",
        type=Path,
        metavar="PATH",
        help=f"where the load notes how far it is (default: {JOURNAL} by FILE)",
    )
    targets.add_access(parser)
    shared.add_json(parser)


def act(options: Arguments) -> int:
    """Load, and say what is in."""
    from pipeline.journal import Journal
    from pipeline.load import load

    files = find_files(options.files)
    total = _survey(files)
    path = options.journal or files[0].with_name(JOURNAL)
    journal = Journal(path, options.target, resume=options.resume)
    store = targets.open_target(options)
    done: list[Loaded] = []
    try:
        for loaded in shared.with_progress(load(_each_graph(files), store, journal), "graphs"):
            done.append(loaded)
    except (StoreError, KeyboardInterrupt) as error:
        how_far = f"{len(done):,} of {plural(total, 'graph')} {'is' if len(done) == 1 else 'are'} in"
        remedy = f"{path} names them, and the same command with --resume goes on from there"
        message = f"{how_far}; {remedy if done else 'what was on its way is the old graph or the new one, whole'}"
        if isinstance(error, StoreError):
            raise StoreError(f"{error}\n{message}") from None
        print(f"newsfacts: stopped; {message}", file=sys.stderr)
        return 130
    finally:
        journal.close()
    store.close()
    journal.remove()
    _say_all(done, store.name, options)
    return 0


def find_files(paths: Sequence[Path]) -> list[Path]:
    """The files, and the TriG files in the folders (where these have none, the N-Quads files)."""
    from pipeline.resources import files_of

    found: list[Path] = []
    for path in paths:
        if not path.is_dir():
            found.append(path)
            continue
        endings = (".trig",) if any(path.glob("*.trig")) else (".nq",)
        found += files_of(path, *endings)
    return list(dict.fromkeys(found))


def _survey(files: Iterable[Path]) -> int:
    """How many graphs there are. Raises `InputError` with the faults of all files, before anything is sent."""
    from pipeline.graphs import survey

    faults = Faults()
    surveyed = []
    for file in files:
        with faults:
            surveyed.append((str(file), [graph.name for graph in _read(file)]))
    faults.settle()
    return survey(surveyed)


def _read(file: Path) -> Iterator[NamedGraph]:
    from pipeline.graphs import read_graphs
    from pipeline.resources import read_bytes

    return read_graphs(read_bytes(file), str(file))


def _each_graph(files: Iterable[Path]) -> Iterator[NamedGraph]:
    for file in files:
        yield from _read(file)


def _say_all(done: Sequence[Loaded], store: str, options: Arguments) -> None:
    triples = sum(each.triples for each in done)
    were_there = sum(each.was_there for each in done)
    if options.json:
        graphs = [{"graph": each.graph, "triples": each.triples, "wasThere": each.was_there} for each in done]
        print(json.dumps({"store": store, "triples": triples, "graphs": graphs}, ensure_ascii=False, indent=1))
        return
    before = f", {were_there:,} of them by the load before" if were_there else ""
    print(f"{plural(len(done), 'graph')} with {plural(triples, 'triple')} in {store}{before}")
