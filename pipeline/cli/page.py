"""Write pages that people look at: who says what in each article, and an index of all.

The pages are made of exported graphs, lie beside them, stand alone and load nothing.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
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
        "--text", type=Path, metavar="FILE", help="show the sentences of this text, which must be yours to publish"
    )
    shared.add_json(parser)


def act(options: Arguments) -> int:
    """Write the pages, and say where they lie."""
    from pipeline.files import write_each
    from pipeline.publish import publish
    from pipeline.resources import files_of

    missing = [path for path in options.data if not path.exists()]
    if missing:
        remedy = "run `newsfacts export` first, or name the files"
        raise InputError(Fault(f"is no file and no folder; {remedy}", str(path)) for path in missing)
    files = [file for path in options.data for file in (files_of(path, ".trig") if path.is_dir() else [path])]
    first: Path = options.data[0]
    folder: Path = options.out or (first if first.is_dir() else first.parent)
    text = shared.read_source(options.text)
    names: list[str] = []
    pages = publish(shared.with_progress(files, "articles"), folder, (text, str(options.text)) if text else None)

    def named() -> Iterator[tuple[str, bytes]]:
        for name, content in pages:
            names.append(name)
            yield name, content

    changed = write_each(folder, named())
    if options.json:
        document = {"folder": str(folder), "files": sorted(names), "changed": changed}
        print(json.dumps(document, ensure_ascii=False, indent=1))
        return 0
    print(f"{plural(len(names), 'page')} in {folder}/, {len(changed) or 'none'} of them changed")
    return 0
