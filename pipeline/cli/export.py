"""Export sheets as validated Turtle, JSON-LD, TriG and N-Quads.

Every sheet is read, resolved, mapped and validated. If one has a fault or a violation, nothing is written.
"""

from __future__ import annotations

import json
from pathlib import Path

from pipeline.cli import options as shared
from pipeline.cli.check import print_explained, print_validations, summary_json, summary_line
from pipeline.cli.options import Arguments, Parser, plural


def add_options(parser: Parser) -> None:
    """The options of the verb."""
    shared.add_sheets(parser)
    parser.add_argument(
        "--out", type=Path, default=Path("output"), metavar="DIR", help="where to write (default: %(default)s)"
    )
    parser.add_argument(
        "--quotes",
        type=Path,
        metavar="TEXT",
        help="embed the sentences of this text, which must be yours to publish (one sheet only)",
    )
    parser.add_argument("--explain", action="store_true", help="count rows, nulls and quads of each triples map")
    shared.add_base(parser)
    shared.add_mappings(parser)
    shared.add_shapes(parser)
    shared.add_strict(parser)
    shared.add_drafts(parser)
    shared.add_json(parser)


def act(options: Arguments) -> int:
    """Export, and say what was made and where it lies."""
    from pipeline.files import write_files
    from pipeline.run import check, find_sheets, serialise_all

    house = shared.house(options)
    sheets = find_sheets(options.sheets)
    if options.quotes and len(sheets) != 1:
        raise shared.usage("`--quotes` takes the text of one article; name its one sheet")
    text = shared.read_source(options.quotes)
    checked = list(shared.with_progress(check(sheets, house, text), "sheets"))
    if any(shared.fails(each.validation, strict=options.strict) for each in checked):
        print_validations(checked, options)
        return 1
    files = serialise_all(checked, house)
    changed = write_files(options.out, files)
    if options.json:
        document = {
            "articles": [summary_json(each) for each in checked],
            "folder": str(options.out),
            "files": sorted(files),
            "changed": changed,
        }
        print(json.dumps(document, ensure_ascii=False, indent=1))
        return 0
    for each in checked:
        print(summary_line(each))
    if options.explain:
        print_explained(checked)
    warnings = sum(len(each.validation.findings) + len(each.resolved.warnings) for each in checked)
    if warnings:
        print(f"{plural(warnings, 'warning')}; `newsfacts check` shows them")
    print(f"{plural(len(files), 'file')} in {options.out}/, {len(changed) or 'none'} of them changed")
    return 0
