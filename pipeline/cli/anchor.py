"""Anchor a sheet in its source text, or verify that a text still matches.

Writes SHEET.anchors.json beside the sheet: where each sentence starts and ends, and its digest, but no text.
Where anchors stand already, the text is compared with them, and every sentence that moved or changed is named.
"""

from __future__ import annotations

import json
from pathlib import Path

from pipeline.cli import options as shared
from pipeline.cli.options import Arguments, Parser, plural


def add_options(parser: Parser) -> None:
    """The options of the verb."""
    parser.add_argument("sheet", type=Path, metavar="SHEET", help="a sheet that holds one article")
    parser.add_argument(
        "--text", type=Path, required=True, metavar="FILE", help="the source text (- for standard input)"
    )
    parser.add_argument("--renew", action="store_true", help="write the anchors anew, though the text has changed")
    shared.add_json(parser)


def act(options: Arguments) -> int:
    """Write the anchors, or compare."""
    from pipeline.anchor import anchor, compare
    from pipeline.anchors import read_anchors
    from pipeline.files import write_files
    from pipeline.read import read
    from pipeline.resources import read_bytes
    from pipeline.run import anchors_path

    sheets = list(read(read_bytes(options.sheet), str(options.sheet)))
    if len(sheets) != 1:
        raise shared.usage(
            f"{options.sheet} holds {plural(len(sheets), 'sheet')}; anchors are made for one at a time"
        )
    article = sheets[0].sound().article
    text = shared.read_source(options.text) or ""
    place = anchors_path(options.sheet, article.id)
    differences = []
    if place.is_file() and not options.renew:
        known = read_anchors(read_bytes(place), str(place))
        differences = compare(text, known)
        message = f"the text matches {place}: {plural(len(known.sentences), 'sentence')}"
    else:
        made = anchor(text, article.language)
        if not made.sentences:
            raise shared.usage(f"{options.text} holds no sentence; is it the article's text?")
        write_files(place.parent, {place.name: made.write().encode()})
        message = f"{plural(len(made.sentences), 'sentence')} anchored in {place}"
    if options.json:
        found = [{"sentence": each.sentence, "what": each.what} for each in differences]
        print(json.dumps({"anchors": str(place), "differences": found}, ensure_ascii=False, indent=1))
    elif differences:
        print("\n".join(f"{place}: {difference}" for difference in differences))
        count = plural(len(differences), "difference")
        print(f"{count}; correct the sheet's sentence numbers, then anchor with --renew")
    else:
        print(message)
    return int(bool(differences))
