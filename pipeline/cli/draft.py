"""Draft a sheet from an article's text, for an editor to correct.

Reads plain text, HTML, ninjs (JSON) or NewsML-G2 (XML) from a file, a URL or - (standard input), and writes the
sheet, its anchors, and what was set aside because it does not stand in the text. Nothing that is drafted passes for
reviewed: `newsfacts review` is the next step.
"""

from __future__ import annotations

import argparse
import json
import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.cli import engines
from pipeline.cli import options as shared
from pipeline.cli.options import Arguments, Parser, plural
from pipeline.errors import Fault, InputError

if TYPE_CHECKING:
    from pipeline.anchors import Anchors
    from pipeline.drafting import Drafted, Proposed
    from pipeline.proposals import SourceArticle

_TYPES = "text/html, application/xhtml+xml, application/json, application/xml, text/plain;q=0.9"
_SECONDS = 30.0


def add_options(parser: Parser) -> None:
    """The options of the verb."""
    parser.add_argument("source", metavar="FILE|URL|-", help="the article")
    parser.add_argument("-o", "--out", type=Path, metavar="SHEET", help="the sheet to write (default: facts/ID.yaml)")
    parser.add_argument("--id", type=_slug, metavar="ID", help="the article's id (default: words of its headline)")
    parser.add_argument(
        "--date", type=_day, metavar="DAY", help="the day of publication, where the file does not say: 2024-06-26"
    )
    parser.add_argument(
        "--spans", action="store_true", help="print who says what, dates and names as places in the text, in JSON"
    )
    engines.add_options(parser)
    parser.add_argument(
        "--allow-private", action="store_true", help="let the URL lead to this machine or to a private network"
    )
    shared.add_json(parser)


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"`{text}` is no day; write one such as 2024-06-26") from None


def _slug(text: str) -> str:
    import re

    from pipeline.sheet.terms import SLUG

    if not re.fullmatch(SLUG, text):
        raise argparse.ArgumentTypeError(f"`{text}` is no id; write small letters, digits and hyphens")
    return text


def act(options: Arguments) -> int:
    """Draft, and say what was proposed and what was set aside."""
    from pipeline.anchor import anchor
    from pipeline.drafting import make_sheet
    from pipeline.house import House

    content, article = _read(options)
    if options.engine == "rules":
        _refuse_language(article, options.source)
    if options.spans:
        return _print_spans(article)
    anchors = anchor(article.text, article.language or "en")
    if options.dry_run:
        return engines.print_questions(article, anchors)
    place, house = _place(article, options), House(drafts=True)
    try:
        proposed = (
            engines.by_rules(article, anchors)
            if options.engine == "rules"
            else engines.by_model(article, anchors, house, options)
        )
    except ModuleNotFoundError as error:
        raise shared.usage(f"the rules need {error.name or error}; install newsfacts[draft]") from None
    drafted = make_sheet(article, anchors, proposed, house, place.parent, options.id or "")
    files = _write(drafted, anchors, article, content, place)
    _tell(drafted, proposed, place, files, options)
    return 0


def _read(options: Arguments) -> tuple[bytes, SourceArticle]:
    """The content of the file or page, and the article in it."""
    from dataclasses import replace

    from pipeline.articles import read_article
    from pipeline.articles.kinds import MAX_BYTES
    from pipeline.draft.english.dates import own_day
    from pipeline.resources import read_bytes

    source, media_type = options.source, ""
    if source == "-":
        content, source = sys.stdin.buffer.read(MAX_BYTES + 1), "standard input"
    elif source.lower().startswith(("http://", "https://")):
        from pipeline.web import fetch, new_session, public_session

        session = new_session() if options.allow_private else public_session()
        fetched = fetch(source, _TYPES, session, _SECONDS, MAX_BYTES)
        content, media_type, source = fetched.content, fetched.media_type, fetched.url
    elif "://" in source:
        raise shared.usage(
            f"`{source}` cannot be fetched; give a file, or a URL that begins with http:// or https://"
        )
    else:
        content = read_bytes(Path(source))
    article = read_article(content, source, media_type)
    return content, replace(article, date=options.date or own_day(article.text, article.date))


def _refuse_language(article: SourceArticle, source: str) -> None:
    """The rules read English alone; of other texts they would make nonsense."""
    from pipeline.articles import language_of

    language = article.language or language_of(article.text)
    if language and language.split("-")[0].lower() != "en":
        raise InputError([Fault(f"is in the language `{language}`; the rules read English alone", source)])


def _print_spans(article: SourceArticle) -> int:
    from pipeline.draft.rules import spans

    print(json.dumps(spans(article), ensure_ascii=False, indent=1))
    return 0


def _place(article: SourceArticle, options: Arguments) -> Path:
    """Where the sheet is to stand: none that is there already is overwritten."""
    from pipeline.draft.sheet import name_of

    place: Path = options.out or Path("facts") / f"{options.id or name_of(article)}.yaml"
    if place.suffix not in (".yaml", ".yml"):
        raise shared.usage(f"`{place}` is no name for a sheet; let it end in .yaml")
    if place.exists():
        raise InputError([Fault("stands there already; name another sheet with -o, or move it away", str(place))])
    return place


def _write(drafted: Drafted, anchors: Anchors, article: SourceArticle, content: bytes, place: Path) -> list[str]:
    """The names of the files, all of which are written or none."""
    from pipeline.draft.setaside import write_setaside
    from pipeline.files import write_files

    files = {place.name: drafted.content, f"{place.stem}.anchors.json": anchors.write().encode()}
    if drafted.aside:
        files[f"{place.stem}.setaside.yaml"] = write_setaside(drafted.aside)
    if article.text.encode() != content:
        files[f"{place.stem}.txt"] = article.text.encode()
    write_files(place.parent, files)
    return sorted(files)


_NOUNS = {"claims": "claim", "events": "event", "figures": "figure", "offices": "office", "entities": "name"}


def _tell(drafted: Drafted, proposed: Proposed, place: Path, files: list[str], options: Arguments) -> None:
    counts = {section: sum(each.section == section for each in drafted.kept) for section in _NOUNS}
    if options.json:
        print(json.dumps(_document(drafted, proposed, place, files, counts), ensure_ascii=False, indent=1))
        return
    engine = proposed.engine
    told = ", ".join(plural(counts[section], noun) for section, noun in _NOUNS.items())
    print(f"{place}: {told} (drafted by {engine.name} {engine.version}{f', {engine.model}' if engine.model else ''})")
    if drafted.aside:
        print(f"{plural(len(drafted.aside), 'part')} set aside, of {drafted.share:.1%} of the proposals: "
              f"{place.stem}.setaside.yaml says why")  # fmt: skip
    text = f"{place.stem}.txt"
    source = str(place.parent / text) if text in files else options.source
    print(f"next: newsfacts review {place} --text {source}")


def _document(
    drafted: Drafted, proposed: Proposed, place: Path, files: list[str], counts: dict[str, int]
) -> dict[str, object]:
    """What was drafted, for machines."""
    engine = proposed.engine
    return {
        "sheet": str(place),
        "engine": {"name": engine.name, "version": engine.version, "model": engine.model},
        "proposals": {section: counts[section] for section in _NOUNS},
        "setAside": [
            {"entry": f"{each.proposal.section}.{each.proposal.id}", "path": each.path, "reason": each.reason}
            for each in drafted.aside
        ],
        "shareSetAside": round(drafted.share, 4),
        "files": files,
    }
