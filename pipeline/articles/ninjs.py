"""Ninjs: news in JSON, versions 1, 2 and 3, which name and nest the same things differently.

Keys are read in lower case: what is ``versioncreated`` in version 2 is ``versionCreated`` in version 3.
Source: https://iptc.org/std/ninjs/
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final, TypeAlias

from pipeline.articles.compose import About, authors_of, compose, day_of
from pipeline.articles.json_text import is_json_text, read_json_text
from pipeline.articles.kinds import refused
from pipeline.articles.markup import best_of, paragraphs_of_html, text_of_html
from pipeline.articles.usable import refuse_captions, refuse_taken_back
from pipeline.documents import Source, read_text
from pipeline.proposals import SourceArticle

Item: TypeAlias = Mapping[str, Any]

_TELLING: Final = ("headline", "headlines", "byline", "bodies", "versioncreated", "firstcreated", "$standard")
_DATES: Final = ("firstcreated", "versioncreated", "contentcreated")


def read_ninjs(content: bytes, name: str) -> SourceArticle:
    """The article in a ninjs object. Raises `InputError` where it is other JSON, or holds no text."""
    value = Source(name, read_text(content, name), is_json=True).value()
    item = _lowered(value)
    if is_json_text(item) and not _is_ninjs(item):
        return read_json_text(item, name)
    if not _is_ninjs(item):
        remedy = "a ninjs object has `uri`, `headlines` and `bodies` (or `headline` and `body_text`)"
        raise refused("is JSON, but no ninjs object", name, remedy)
    refuse_taken_back(_text(item.get("pubstatus")), name)
    bodies = [body for kind, text in _bodies(item) if (body := _paragraphs(kind, text, name))]
    if not bodies:
        kind = _text(item.get("type")) or "news"
        raise refused(f"is a ninjs object ({kind}) without a body of text", name, "give the object of the article")
    refuse_captions(_text(item.get("type")), name)
    return compose(best_of(bodies), _about(item), name)


def _is_ninjs(item: Item) -> bool:
    return isinstance(item.get("uri"), str) and any(key in _TELLING or key.startswith("body_") for key in item)


def _about(item: Item) -> About:
    dates = [day for key in _DATES if (day := day_of(item.get(key)))]
    sources = [*_list(item.get("infosource")), *_list(item.get("infosources"))]
    return About(
        headline=_headline(item),
        language=_text(item.get("language")),
        date=dates[0] if dates else None,
        publisher=_named(item.get("provider")) or _named(item.get("copyrightholder")),
        url=_text(item.get("url")) or _text(item.get("uri")),
        authors=authors_of(_text(item.get("by")) or _text(item.get("byline"))),
        credit=tuple(filter(None, map(_named, sources))),
        embargo=_text(item.get("embargoed")),
    )


def _headline(item: Item) -> str:
    """The headline of version 1, or of the later ones the main one, or else the first."""
    given = [_lowered(each) for each in _list(item.get("headlines"))]
    main = [each for each in given if each.get("role") == "main"] or [each for each in given if not each.get("role")]
    others = [value for key, value in item.items() if key.startswith("headline_")]
    values = [item.get("headline"), *(each.get("value") for each in [*main, *given]), *others]
    return next((text for value in values if (text := text_of_html(_text(value)))), "")


def _bodies(item: Item) -> list[tuple[str, str]]:
    """The bodies, each with the kind of text that it is said to be."""
    first = [(key.removeprefix("body_"), value) for key, value in item.items() if key.startswith("body_")]
    later = [_lowered(each) for each in _list(item.get("bodies"))]
    both = [*first, *((_text(each.get("contenttype")), each.get("value")) for each in later)]
    return [(kind, value) for kind, value in both if isinstance(value, str)]


def _paragraphs(kind: str, text: str, name: str) -> list[str]:
    is_markup = any(word in kind.lower() for word in ("html", "xml", "nitf")) or text.lstrip().startswith("<")
    return paragraphs_of_html(text, name) if is_markup else [line for line in text.splitlines() if line.strip()]


def _lowered(value: object) -> Item:
    """The members of an object by their keys in lower case; nothing of what is no object."""
    return {str(key).lower(): each for key, each in value.items()} if isinstance(value, dict) else {}


def _list(value: object) -> list[Any]:
    return value if isinstance(value, list) else []


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""


def _named(value: object) -> str:
    """A name, or that of an object which has one."""
    return _text(value) or _text(_lowered(value).get("name"))
