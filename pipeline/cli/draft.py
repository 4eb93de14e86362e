"""Draft a sheet from an article's text, for an editor to correct.

Reads plain text, HTML, ninjs (JSON) or NewsML-G2 (XML) from a file, a URL or - (standard input), and writes the
sheet, its anchors, and what was set aside because it does not stand in the text. Nothing that is drafted passes for
reviewed: `newsfacts review` is the next step.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.cli import engines
from pipeline.cli import options as shared
from pipeline.cli.drafted import has_facts, tell
from pipeline.cli.options import Arguments, Parser
from pipeline.cli.progress import working
from pipeline.errors import Fault, InputError

if TYPE_CHECKING:
    from pipeline.anchors import Anchors
    from pipeline.drafting import Drafted
    from pipeline.proposals import SourceArticle

_TYPES = "text/html, application/xhtml+xml, application/json, application/xml, text/plain;q=0.9"
_SECONDS = 30.0


def add_options(parser: Parser) -> None:
    """The options of the verb."""
    parser.add_argument("source", metavar="FILE|URL|-", help="the article")
    parser.add_argument("-o", "--out", type=Path, metavar="SHEET", help="the sheet to write (default: facts/ID.yaml)")
    parser.add_argument("--id", type=_slug, metavar="ID", help="the article's id (default: words of its headline)")
    parser.add_argument(
        "--date", type=_day, metavar="DAY", help="the day of publication, from which dates are reckoned: 2024-06-26"
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

    from pipeline.draft.sheet import RESERVED
    from pipeline.sheet.terms import SLUG

    if text in RESERVED:
        raise argparse.ArgumentTypeError(f"`{text}` is the name of something else; give the article another id")
    if not re.fullmatch(SLUG, text):
        raise argparse.ArgumentTypeError(f"`{text}` is no id; write small letters, digits and hyphens")
    return text


def act(options: Arguments) -> int:
    """Draft, and say what was proposed and what was set aside."""
    try:
        return _draft(options)
    except ModuleNotFoundError as error:
        package = (error.name or "").partition(".")[0]
        what = f"drafting needs the package {package}" if package else str(error)
        raise shared.usage(f"{what}; install newsfacts[draft]") from None


def _draft(options: Arguments) -> int:
    from pipeline.anchor import anchor
    from pipeline.draft.sheet import FROM_COMMAND_LINE, FROM_FILE
    from pipeline.drafting import make_sheet, written_language
    from pipeline.house import House

    _refuse_useless(options)
    content, article = _read(options)
    language = _language(article, options)
    if options.spans:
        return _print_spans(article)
    house = House(drafts=True)
    article = replace(article, language=written_language(language, house))
    anchors = anchor(article.text, article.language)
    if options.dry_run:
        return engines.print_questions(article, anchors)
    place = _place(article, options)
    beside = _beside(place, article, anchors, content, options.source)
    _refuse_overwriting(place, beside)
    with working("reading the article" if options.engine == "rules" else f"asking {options.model}"):
        proposed = engines.propose(article, anchors, house, options)
        day_note = FROM_COMMAND_LINE if options.date else FROM_FILE
        drafted = make_sheet(article, anchors, proposed, house, place.parent, options.id or "", day_note)
    files = _write(drafted, beside, place)
    if article.embargo:
        print(f"newsfacts: warning: the article is under embargo: {article.embargo}", file=sys.stderr)
    tell(drafted, proposed, place, files, options)
    return int(not has_facts(drafted))


def _refuse_useless(options: Arguments) -> None:
    """Options that would have no effect are mistakes."""
    if options.spans and (options.out or options.engine != "rules"):
        other = "-o" if options.out else f"--engine {options.engine}"
        raise shared.usage(f"`--spans` prints what the rules find and writes no sheet; leave out {other}, or --spans")
    engines.refuse_useless(options)


def _read(options: Arguments) -> tuple[bytes, SourceArticle]:
    """The content of the file or page, and the article in it."""
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
    dateline = own_day(article.text)
    if options.date and dateline and dateline != options.date:
        says = f"the dateline says {dateline}; dates are reckoned from {options.date}, which --date gives"
        print(f"newsfacts: warning: {says}", file=sys.stderr)
    return content, replace(article, date=options.date or dateline or article.date)


def _language(article: SourceArticle, options: Arguments) -> str:
    """The language of an article; of one too short to tell, English, which is all that the rules read."""
    from pipeline.articles import language_of

    language = article.language or language_of(article.text) or "en"
    if (options.engine == "rules" or options.spans) and language.split("-")[0].lower() != "en":
        written = "in letters that are not Latin" if language == "und" else f"in the language `{language}`"
        raise InputError([Fault(f"is {written}; the rules read English alone", _name(options.source))])
    return language


def _name(source: str) -> str:
    return "standard input" if source == "-" else source


def _print_spans(article: SourceArticle) -> int:
    from pipeline.draft.rules import spans

    print(json.dumps(spans(article), ensure_ascii=False, indent=1))
    return 0


def _place(article: SourceArticle, options: Arguments) -> Path:
    """Where the sheet is to stand."""
    from pipeline.draft.sheet import name_of
    from pipeline.house import AUTHORITY

    place: Path = options.out or Path("facts") / f"{options.id or name_of(article)}.yaml"
    if place.suffix not in (".yaml", ".yml"):
        raise shared.usage(f"`{place}` is no name for a sheet; let it end in .yaml")
    if place.stem == AUTHORITY or place.stem.endswith(".setaside"):
        raise shared.usage(f"`{place}` is the name of what stands beside sheets; give the sheet another one")
    return place


def _beside(place: Path, article: SourceArticle, anchors: Anchors, content: bytes, source: str) -> dict[str, bytes]:
    """The anchors, and the text, if it stands in no file as it was read: `newsfacts review` reads it again."""
    files = {f"{place.stem}.anchors.json": anchors.write().encode()}
    if source == "-" or "://" in source or article.text.encode() != content:
        files[f"{place.stem}.txt"] = article.text.encode()
    return files


def _refuse_overwriting(place: Path, beside: Mapping[str, bytes]) -> None:
    """Nothing is overwritten: no sheet, no record of what was set aside, and no file beside it of another content.

    It is found before an engine is asked, which takes time or costs money.
    """
    in_the_way = [each for each in (place, place.with_name(f"{place.stem}.setaside.yaml")) if each.exists()]
    others = {place.with_name(name): content for name, content in beside.items()}
    in_the_way += [each for each, content in others.items() if each.exists() and not _holds(each, content)]
    if in_the_way:
        message = "stands there already; name another sheet with -o, or move it away"
        raise InputError(Fault(message, str(each)) for each in in_the_way)


def _holds(path: Path, content: bytes) -> bool:
    return path.is_file() and path.read_bytes() == content


def _write(drafted: Drafted, beside: Mapping[str, bytes], place: Path) -> list[str]:
    """The names of the files, all of which are written or none."""
    from pipeline.draft.setaside import write_setaside
    from pipeline.files import write_files

    files = {place.name: drafted.content, **beside}
    if drafted.aside:
        files[f"{place.stem}.setaside.yaml"] = write_setaside(drafted.aside)
    write_files(place.parent, files)
    return sorted(files)
