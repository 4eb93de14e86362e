"""Say what changed between two exports: who now says what, and what nobody says any more.

Each export is a file of RDF, or a folder of them as `newsfacts export` writes it.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.cli import options as shared
from pipeline.cli.options import Arguments, Parser, plural

if TYPE_CHECKING:
    import pyoxigraph as ox

    from pipeline.diff import Diff, Export

_SIGNS = {"added": "+", "removed": "-", "changed": "~"}


def add_options(parser: Parser) -> None:
    """The options of the verb."""
    parser.add_argument("old", type=Path, metavar="A", help="the earlier export, a file or a folder")
    parser.add_argument("new", type=Path, metavar="B", help="the later export")
    parser.add_argument("--nquads", action="store_true", help="print N-Quads lines, each behind - or +")
    shared.add_json(parser)


def act(options: Arguments) -> int:
    """Compare, and print the differences."""
    from pipeline.diff import Diff

    old, new = _read(options.old), _read(options.new)
    if not (old.has_graphs and new.has_graphs):  # Turtle has no named graphs, and says nothing of them
        old, new = old.without_graphs(), new.without_graphs()
    diff = Diff(old, new)
    if options.nquads:
        for line in diff.quads():
            print(line)
    elif options.json:
        print(json.dumps(_document(diff), ensure_ascii=False, indent=1))
    else:
        _print_words(diff)
    return int(not diff.is_empty)


def _print_words(diff: Diff) -> None:
    changes = diff.changes()
    for change in changes:
        print(f"{_SIGNS[change.kind]} {change.words}")
    lines = list(diff.quads())
    gone = sum(line.startswith("-") for line in lines)
    come = len(lines) - gone
    if not lines:
        print("no difference")
    else:
        print(f"{plural(len(changes), 'change')}: {plural(gone, 'statement')} gone, {come:,} new")


def _document(diff: Diff) -> dict[str, object]:
    return {
        "equal": diff.is_empty,
        "changes": [{"kind": each.kind, "node": each.node, "words": each.words} for each in diff.changes()],
        "quads": list(diff.quads()),
    }


def _read(path: Path) -> Export:
    from pipeline.diff import Export

    return Export.of(str(path), (quad for file in _files(path) for quad in _quads(file)))


def _files(path: Path) -> list[Path]:
    """The file, or of a folder those of the first form that holds whole graphs: all forms say the same."""
    if not path.is_dir():
        return [path]
    for ending in (".nq", ".trig", ".jsonld", ".ttl"):
        found = sorted(each for each in path.glob(f"*{ending}") if _is_graph(each))
        if found:
            return found
    raise shared.usage(f"{path} holds no export; expected .nq, .trig, .jsonld or .ttl files")


def _is_graph(path: Path) -> bool:
    """Whether a file of an export holds an article's graph, and not a report or a view of it."""
    return path.name != "dataset.ttl" and not path.name.endswith((".report.ttl", ".schema.jsonld"))


def _quads(path: Path) -> Iterator[ox.Quad]:
    from pipeline.foreign import read_foreign
    from pipeline.origins import from_file

    for graph in read_foreign(from_file(path)):
        yield from graph.quads()
