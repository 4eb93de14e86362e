"""HTML: the main text of a page, by trafilatura, and what the page says about it.

What schema.org in the page says wins over what its other metadata let guess.
Sources: https://html.spec.whatwg.org/multipage/parsing.html#determining-the-character-encoding,
https://trafilatura.readthedocs.io/
"""

from __future__ import annotations

import logging
from typing import Any, Final

from pipeline.articles.compose import About, compose, day_of
from pipeline.articles.kinds import SAVE, refused
from pipeline.articles.main_text import main_text
from pipeline.articles.markup import parse_html, text_of_html
from pipeline.errors import Fault, InputError
from pipeline.proposals import SourceArticle

MAX_ELEMENTS: Final = 100_000
_DATES: Final = {"original_date": True, "extensive_search": False, "max_date": "2999-12-31"}
"""Dates that the page declares, and no limit that moves with the clock."""


def read_html(content: bytes, name: str, media_type: str = "") -> SourceArticle:
    """The article of a page. Raises `InputError` where the page has no text that could be one."""
    _require_packages()
    from w3lib.encoding import html_to_unicode

    _, text = html_to_unicode(media_type or None, content, default_encoding="utf-8", auto_detect_fun=_guess)
    tree = parse_html(text, name)
    if tree is None or tree.find("body") is None:
        raise refused("is HTML without a body", name, SAVE)
    if sum(1 for _ in tree.iter()) > MAX_ELEMENTS:
        raise refused(f"is HTML of more than {MAX_ELEMENTS:,} elements", name, SAVE)
    from pipeline.articles.schema_org import about_of

    said = about_of(tree).over(About(language=_language(tree)))
    paragraphs, guessed = _extract(tree)
    if not any(map(str.strip, paragraphs)):
        raise refused("is HTML in which no article's text is found", name, SAVE)
    return compose(paragraphs, said.over(guessed), name)


def _require_packages() -> None:
    for package in ("trafilatura", "htmldate", "extruct", "courlan"):
        logging.getLogger(package).addHandler(logging.NullHandler())  # they tell of what the faults tell better
    try:
        import extruct  # noqa: F401
        import trafilatura  # noqa: F401
    except ImportError as error:
        raise InputError([Fault(f"to read HTML needs the package {error.name}; install newsfacts[draft]")]) from None


def _guess(content: bytes) -> str:
    """The encoding of a page that names none: UTF-8 where it can be, else what browsers take in the West."""
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        return "windows-1252"
    return "utf-8"


def _extract(tree: Any) -> tuple[list[str], About]:
    """The paragraphs of the main text, and what the metadata of the page let guess."""
    from trafilatura import bare_extraction
    from trafilatura.settings import Document

    document = bare_extraction(tree, include_comments=False, with_metadata=True, date_extraction_params=dict(_DATES))
    if not isinstance(document, Document):
        return [], About()
    authors = (document.author or "").split(";")
    guessed = About(
        headline=text_of_html(document.title or ""),
        date=day_of(document.date),
        publisher=document.sitename or "",
        url=document.url or "",
        authors=tuple(filter(None, map(str.strip, authors))),
    )
    return main_text(tree, document.body), guessed


def _language(tree: Any) -> str:
    """The language that the root of the page declares."""
    return str(tree.get("lang") or tree.get("xml:lang") or "").strip()
