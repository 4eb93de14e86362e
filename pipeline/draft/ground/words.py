"""Words: a text cut into words that can be compared, whatever spaces, hyphens and apostrophes it is written with.

Unicode is composed (NFC, https://unicode.org/reports/tr15/); accents are kept, so that `Perez` is not `Pérez`.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass


def each_of(text: str) -> frozenset[str]:
    """The words of a plain list, such as those that mean something to the rules."""
    return frozenset(text.split())


_CHARACTERS = str.maketrans(
    {"‐": "-", "‑": "-", "ʼ": "’", "＇": "’", "&": " and ", **dict.fromkeys("\u00ad\u200b\u200e\u200f\u2060\ufeff")}
)
_GROUPED = re.compile(r"(?<=\d)[\u00a0\u2009\u202f](?=\d{3}(?!\d))")
_WORD = re.compile(
    r"(?<![^\W_])(?P<initials>(?:[^\W\d_]\.)+[^\W\d_](?![^\W_])\.?)"
    r"|(?P<plain>[^\W_]+(?:['’][^\W_]+)*)|(?P<sign>[$€£¥%])"
)
_BREAK = re.compile(r"[,;:()\[\]\"“”„«»—–!?/…]")
_STOP = re.compile(r"[.!?:…]\W*\s|[\"“„«]")
_ABBREVIATION = re.compile(r"[A-Z][a-z]{0,3}")
ARTICLES = each_of("a an the")
DEFINITE = each_of("the this that these those its their his her our")

HEAD_ENDS = each_of(
    "of in for from at on by with to who that which near behind against between over after before about into during"
)
"""What follows the head of a description: the office `of`, the maker `of`, the talks `between`."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a text, and where it stands.

    `text` has straight apostrophes and neither a possessive ending nor the points of initials (`U.S.` is `US`);
    `spoken` is all of it in one case, for quotations. `joined`: no comma, quotation mark or the like parts it from
    the word before; `first`: it starts a sentence; `definite`: an article or a possessive stands before it.
    """

    text: str
    spoken: str
    start: int
    joined: bool
    first: bool
    definite: bool

    @property
    def fold(self) -> str:
        """The word in one case."""
        return self.text.casefold()

    @property
    def capital(self) -> bool:
        """Whether a capital stands in it: `Falk`, `NATO`, `iPhone`."""
        return any(map(str.isupper, self.text))

    @property
    def acronym(self) -> bool:
        """Whether it is of capitals alone, two at least."""
        return len(self.text) > 1 and self.text.isupper()

    def stands_for(self, other: Word) -> bool:
        """Whether this word of a text is that word of a name: `may` is not `May`, but `MAY`, `The` and `the` are."""
        if self.text == other.text:
            return True
        return self.fold == other.fold and (self.acronym or not other.capital)


def clean(text: str) -> str:
    """The text with one kind of space, of hyphen and of thousands separator, composed, without invisible signs."""
    composed = unicodedata.normalize("NFC", text).translate(_CHARACTERS)
    return " ".join(_GROUPED.sub(",", composed).split())


def words(text: str) -> tuple[Word, ...]:
    """All words of a cleaned text."""
    return tuple(_words(text))


def without_articles(found: Sequence[Word]) -> tuple[Word, ...]:
    """The words without `a`, `an`, `the`; an `A` inside is a letter (`Plan A`)."""
    return tuple(word for at, word in enumerate(found) if word.fold not in ARTICLES or (word.text == "A" and at))


def told(found: Sequence[str]) -> str:
    """Words as one text in which others can be looked for: each has a space on both sides."""
    return f" {' '.join(found)} "


def _words(text: str) -> Iterator[Word]:
    end, before = 0, ""
    for match in _WORD.finditer(text):
        gap = text[end : match.start()]
        raw = match[0].replace("’", "'")
        plain = raw.replace(".", "") if match["initials"] else raw.removesuffix("'s").removesuffix("'S")
        yield Word(
            text=plain,
            spoken=raw.replace(".", "").casefold(),
            start=match.start(),
            joined=bool(before) and not _BREAK.search(gap),
            first=not before or (bool(_STOP.search(gap)) and not _abbreviated(before, gap)),
            definite=before.casefold() in DEFINITE or "'" in before[-2:],
        )
        end, before = match.end(), raw


def _abbreviated(before: str, gap: str) -> bool:
    """Whether the full stop is that of `Mr.` or `J.`, and ends no sentence."""
    return gap == ". " and bool(_ABBREVIATION.fullmatch(before))
