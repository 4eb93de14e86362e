"""Compose: paragraphs and what is known of them into an article."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from pipeline.articles.kinds import SAVE, is_url, refused
from pipeline.articles.language import is_latin, tag_of
from pipeline.errors import Fault, InputError
from pipeline.proposals import SourceArticle

MAX_CHARACTERS: Final = 300_000
"""About 50,000 words: no article is longer, and what the rules take grows faster than the text."""

_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f]")
_ESCAPES = r"\x1b\[[0-?]*[ -/]*[@-~]|\x1b\][^\x07\x1b\n]*\x07?"
_UNSEEN = re.compile(_ESCAPES + "|[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u00ad\u200b\u2060\ufeff\ufffe\uffff]")
_SURROGATE = re.compile("[\ud800-\udfff]")
_ROLE = re.compile(r"\b(reporter|correspondent|editor|writer|staff|agency|service)s?\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class About:
    """What a file says about its article; empty where it does not."""

    headline: str = ""
    language: str = ""
    date: date | None = None
    publisher: str = ""
    url: str = ""
    authors: tuple[str, ...] = ()
    credit: tuple[str, ...] = ()
    embargo: str = ""

    def over(self, other: About) -> About:
        """What it says, and where it says nothing, what the other says."""
        return replace(other, **{name: value for name in self.__slots__ if (value := getattr(self, name))})


def compose(paragraphs: Sequence[str], about: About, name: str) -> SourceArticle:
    """The article of these paragraphs, with its headline in front of them, a paragraph a line.

    Raises `InputError` where there is no text, too much of it, or text that no file can hold.
    """
    body = [line for line in map(one_line, paragraphs) if line]
    headline = one_line(about.headline)
    if not headline and len(body) > 1:
        headline = body[0]
    body = _without(headline, body)
    if not body:
        raise refused("holds no article's text", name, SAVE)
    text = "\n".join([headline, *body] if headline else body) + "\n"
    return article_of(text, headline or body[0], about, name)


def article_of(text: str, headline: str, about: About, name: str) -> SourceArticle:
    """The article of a text as it stands. Raises `InputError` where it is no text, or too much of it."""
    check_text(text, name)
    language = tag_of(about.language)
    if language.partition("-")[0] == "en" and not is_latin(text):
        language = ""  # what a page's template says of all pages
    return SourceArticle(
        text=text,
        headline=headline,
        language=language,
        date=about.date,
        publisher=one_line(about.publisher),
        url=name if is_url(name) else about.url if is_url(about.url) else "",
        authors=_names(about.authors),
        credit=_names(about.credit),
        embargo=one_line(about.embargo),
    )


def check_text(text: str, name: str, path: str = "") -> None:
    """Raises `InputError` where a text is too long, has no letter in it, half a character, or a control character.

    The text goes on to names, ids and terminals, where a control character does what nobody sees. Its line and column
    are told, or the `path` of the text, where it is a value in the file.
    """
    if len(text) > MAX_CHARACTERS:
        limit = f"{MAX_CHARACTERS:,} at most (about 50,000 words)"
        message = f"holds {len(text):,} characters of text; an article has {limit}: give a part of it"
        raise InputError([Fault(message, name)])
    half = _SURROGATE.search(text)
    if half:
        message = f"holds half a character (the surrogate U+{ord(half[0]):04X}), which no UTF-8 can hold; remove it"
        raise InputError([Fault(message, name)])
    control = _CONTROL.search(text)
    if control:
        before = text[: control.start()].split("\n")
        line, column = (0, 0) if path else (len(before), len(before[-1]) + 1)
        message = f"holds control characters (U+{ord(control[0]):04X}): save it as plain text"
        raise InputError([Fault(message, name, line, column, path)])
    if not any(map(str.isalpha, text)):
        raise refused("holds no word", name, "is it the right file?")


def one_line(text: str) -> str:
    """A text in one line, without the characters that nobody sees."""
    return " ".join(_UNSEEN.sub("", text).split())


def day_of(moment: object) -> date | None:
    """The day of a moment as ISO 8601 writes it, at the place where it was written; nothing where it is none."""
    try:
        return date.fromisoformat(str(moment).strip()[:10])
    except ValueError:
        return None


def authors_of(byline: str) -> tuple[str, ...]:
    """The names in a byline such as ``By Ines Falk and Jon Aro, staff writers``."""
    line = re.sub(r"^by\b[\s:]*", "", one_line(byline), flags=re.IGNORECASE)
    names = re.split(r"\s*(?:;|,|\s(?:and|&)\s)\s*", line)
    return tuple(name for name in names if name and not _ROLE.search(name))


def _names(names: Iterable[str]) -> tuple[str, ...]:
    """Names, each in one line and once."""
    return tuple(dict.fromkeys(line for name in names if (line := one_line(name))))


def _without(headline: str, body: list[str]) -> list[str]:
    """The paragraphs without the headline, where one of the first is it."""
    for at, line in enumerate(body[:3]):
        if line.casefold() == headline.casefold():
            return body[:at] + body[at + 1 :]
    return body
