"""Write pages that people look at: who says what in each article, and an index of all.

The pages are made of exported graphs, lie beside them, stand alone and load nothing. The index is that of a folder:
where files are named, their pages are written alone.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path

from pipeline.cli import options as shared
from pipeline.cli.options import Arguments, Parser, plural
from pipeline.errors import Fault, InputError


def add_options(parser: Parser) -> None:
    """The options of the verb."""
    parser.add_argument(
        "data",
        nargs="*",
        type=Path,
        default=[Path("output")],
        metavar="FILE",
        help="exported RDF files, or folders of .trig files (default: output)",
    )
    parser.add_argument("--out", type=Path, metavar="DIR", help="where to write (default: beside the first file)")
    parser.add_argument(
        "--text",
        type=Path,
        nargs="+",
        default=[],
        metavar="TEXT",
        help="show the sentences of these texts, which must be yours to publish, each on its article's page",
    )
    shared.add_json(parser)


def act(options: Arguments) -> int:
    """Write the pages, and say where they lie."""
    from pipeline.files import write_each
    from pipeline.publish import pages_of, publish
    from pipeline.resources import files_of

    missing = [path for path in options.data if not path.exists()]
    if missing:
        remedy = "run `newsfacts export` first, or name the files"
        raise InputError(Fault(f"is no file and no folder; {remedy}", str(path)) for path in missing)
    files = [file for path in options.data for file in (files_of(path, ".trig") if path.is_dir() else [path])]
    first: Path = options.data[0]
    folder: Path = options.out or (first if first.is_dir() else first.parent)
    texts = {str(path): shared.read_source(path) or "" for path in options.text}
    counted = shared.with_progress(files, "articles")
    if any(path.is_dir() for path in options.data):
        pages = publish(counted, folder, texts)
    else:
        pages = ((page.name, page.content) for page in pages_of(counted, folder, texts))
    names: list[str] = []
    changed = write_each(folder, _noted(pages, names))
    if options.json:
        document = {"folder": str(folder), "files": sorted(names), "changed": changed}
        print(json.dumps(document, ensure_ascii=False, indent=1))
        return 0
    print(f"{plural(len(names), 'page')} in {folder}/, {len(changed) or 'none'} of them changed")
    return 0


def _noted(pages: Iterable[tuple[str, bytes]], names: list[str]) -> Iterator[tuple[str, bytes]]:
    """The pages as they come, while their names are noted."""
    for name, content in pages:
        names.append(name)
        yield name, content
