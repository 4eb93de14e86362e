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
from pipeline.cli.options import Arguments, Parser, plural
from pipeline.cli.progress import working
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
    from pipeline.drafting import make_sheet, written_language
    from pipeline.house import House

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
        drafted = make_sheet(article, anchors, proposed, house, place.parent, options.id or "")
    files = _write(drafted, beside, place)
    _tell(drafted, proposed, place, files, options)
    return 0


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
    return content, replace(article, date=options.date or own_day(article.text, article.date))


def _language(article: SourceArticle, options: Arguments) -> str:
    """The language of an article; of one too short to tell, English, which is all that the rules read."""
    from pipeline.articles import language_of

    language = article.language or language_of(article.text) or "en"
    language = "en" if language.lower() == "eng" else language  # as some files have it, by ISO 639-2
    if (options.engine == "rules" or options.spans) and language.split("-")[0].lower() != "en":
        raise InputError([Fault(f"is in the language `{language}`; the rules read English alone", options.source)])
    return language


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
