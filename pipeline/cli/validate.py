"""Validate anybody's RDF against the shapes, and say what is wrong in which line.

Each graph is validated by itself. N-Quads files of any size are read graph by graph; beyond 32 MiB the statements of
a graph must stand together. Nothing is fetched but a URL that is given here: no JSON-LD context, no owl:imports.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.cli import options as shared
from pipeline.cli.options import Arguments, Parser
from pipeline.errors import Faults, InputError

if TYPE_CHECKING:
    from pipeline.findings import Examined
    from pipeline.foreign import Origin

FORMATS = ("text", "json", "ttl", "html", "junit", "sarif", "github")
"""The forms of the report: those of `pipeline.reports.WRITERS`, which is read only when it is wanted."""


def add_options(parser: Parser) -> None:
    """The options of the verb."""
    parser.add_argument("files", nargs="+", metavar="FILE|URL|-", help="RDF to validate (- for standard input)")
    parser.add_argument(
        "--form",
        choices=("ttl", "trig", "nt", "nq", "jsonld", "rdf"),
        help="form of the RDF (default: as the file's name or the server says)",
    )
    parser.add_argument(
        "--format", choices=FORMATS, default="text", metavar="FORM", help=f"form of the report: {', '.join(FORMATS)}"
    )
    parser.add_argument(
        "--data-context",
        type=Path,
        metavar="PATH",
        help="a store's folder, or an RDF file: what the data may refer to; it is not reported on",
    )
    parser.add_argument("--union", action="store_true", help="validate the graphs of a file as one")
    shared.add_shapes(parser)
    shared.add_strict(parser)
    shared.add_base(parser)


def act(options: Arguments) -> int:
    """Validate, and print the report; files that cannot be read are told after it."""
    from pipeline.examine import examine
    from pipeline.origins import open_store
    from pipeline.reports import WRITERS

    options.json = options.format == "json"  # the form in which faults are told, too
    house = shared.house(options)
    shapes = house.compiled_shapes
    store = open_store(options.data_context) if options.data_context else None
    examined: list[Examined] = []
    faults = Faults()
    for name in shared.with_progress(dict.fromkeys(options.files), "files"):
        with faults:
            examined.append(examine(_origin(name, options.form), shapes, house.engine, store, union=options.union))
    try:
        faults.settle()
    except InputError as error:
        _tell_github(error, options.format)
        if examined and not options.json:
            print(WRITERS[options.format](examined, options.base), end="")
        raise
    print(WRITERS[options.format](examined, options.base), end="")
    return int(_fails(examined, strict=options.strict))


def _origin(name: str, form: str | None) -> Origin:
    from pipeline.foreign import Origin, form_of
    from pipeline.origins import from_file, from_url

    if name == "-":
        if form is None:
            raise shared.usage("standard input has no name that tells its form; say which with `--form`")
        return Origin("standard input", form_of(name, form), "file:///", sys.stdin.buffer.read())
    if name.startswith(("http://", "https://")):
        return from_url(name, form)
    return from_file(Path(name), form)


def _tell_github(error: InputError, form: str) -> None:
    """Faults as annotations, too, for they are to stand beside their lines."""
    from pipeline.reports.github import annotation

    for fault in error.faults if form == "github" else ():
        print(annotation("error", fault, "newsfacts"))


def _fails(examined: Sequence[Examined], *, strict: bool) -> bool:
    return any(each.total("violation") or (strict and any(_blemishes(each))) for each in examined)


def _blemishes(examined: Examined) -> Iterator[bool]:
    """What `--strict` counts as findings: warnings of every kind, and shapes that met nothing."""
    yield bool(examined.counts)
    yield bool(examined.notices)
    yield bool(examined.validation.idle)
