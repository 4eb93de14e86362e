"""Paper and pen of the pictures: colours, letters, and text that fits a box, whoever wrote it.

All pictures stand on a white card, so that they look the same on a light and on a dark page.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from html import escape
from itertools import islice
from typing import Final

FONT: Final = "Arial,Helvetica,sans-serif"
"""Of equal widths wherever one of them, or Liberation Sans, is installed."""
INK, GREY, LINE, CARD = "#1f2328", "#59636e", "#6e7781", "#d1d9e0"
RED: Final = "#cf222e"
COLOURS: Final = {
    "schema:Claim": ("#ddf4ff", "#54aeff"),
    "schema:Event": ("#fbefff", "#c297ff"),
    "schema:Observation": ("#fff1e5", "#fb8f44"),
    "org:Membership": ("#ffeff7", "#ff80c8"),
    "nf:Assertion": ("#fff8c5", "#d4a72c"),
    "nf:Contradiction": ("#ffebe9", "#ff8182"),
    "oa:SpecificResource": ("#dafbe1", "#4ac26b"),
    "oa:TextPositionSelector": ("#dafbe1", "#4ac26b"),
}
"""Fill and border of the classes that have a colour of their own."""
OTHERS: Final = ("#f6f8fa", "#8c959f")

_WIDTHS: Final = {
    **dict.fromkeys("ijl'|", 23),
    **dict.fromkeys(" .,:;/\\!Itf[]", 28),
    **dict.fromkeys('r()-`"', 36),
    **dict.fromkeys("ckosvxyzJ", 53),
    **dict.fromkeys("mMw", 84),
    **dict.fromkeys("W%@", 102),
}
"""Widths of Arial's letters in hundredths of an em, of those that are far from the usual."""
_REGULAR, _BOLD = 1.05, 1.13
"""By how much a text is taken to be wider: other fonts may stand in for Arial, and bold letters are wider."""
_CONTROL: Final = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
"""What XML has no place for (https://www.w3.org/TR/xml/#charsets), or calls discouraged."""
_UNSEEN: Final = re.compile("[\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff]")
"""What turns the direction of text, or hides in it."""


def width(text: str, size: float, bold: bool = False) -> float:
    """About how wide a text in Arial is, in pixels at `size` pixels an em; rather too wide than too narrow."""
    return sum(map(_width, text)) * size * (_BOLD if bold else _REGULAR) / 100


def _width(letter: str) -> int:
    if unicodedata.east_asian_width(letter) in "WF":
        return 100
    if unicodedata.combining(letter):
        return 0
    return _WIDTHS.get(letter, 72 if letter.isupper() or letter > "\u04ff" else 56)


def clean(text: str) -> str:
    """A literal on one line, without control characters, and without what turns the direction of text."""
    return " ".join(_UNSEEN.sub("", _CONTROL.sub(" ", text)).split())


def fold(text: str, room: float, size: float, bold: bool = False, most: int = 4) -> list[str]:
    """A clean text as lines of at most `room` pixels; what goes beyond `most` lines is cut, which ``…`` tells.

    A word that is too long for a line is broken. Of no text there are no lines.
    """
    *lines, last = [*islice(_lines(text, room, size, bold), most + 1)] or [""]
    if len(lines) == most:
        last = lines.pop()
        while width(f"{last}…", size, bold) > room:
            last = last[:-1]
        last = f"{last.rstrip()}…"
    return [*lines, last] if last else []


def _lines(text: str, room: float, size: float, bold: bool) -> Iterator[str]:
    line = ""
    for word in text.split():
        joined = f"{line} {word}".lstrip()
        if width(joined, size, bold) <= room:
            line = joined
            continue
        if line:
            yield line
        line = ""
        for letter in word:
            if width(line + letter, size, bold) > room:
                yield line
                line = ""
            line += letter
    if line:
        yield line


def write(
    x: float, y: float, text: str, size: float, colour: str = INK, *, bold: bool = False, at: str = "start"
) -> str:
    """A line of text as SVG, its base line at `y`, and `x` where it starts, or its ``middle``, or its ``end``."""
    weight = ' font-weight="bold"' if bold else ""
    anchor = f' text-anchor="{at}"' if at != "start" else ""
    return f'<text x="{x:g}" y="{y:g}" font-size="{size:g}" fill="{colour}"{weight}{anchor}>{escape(text)}</text>'


def rectangle(x: float, y: float, wide: float, high: float, radius: float, fill: str, border: str) -> str:
    """A box with round corners as SVG."""
    return (
        f'<rect x="{x:g}" y="{y:g}" width="{wide:g}" height="{high:g}" rx="{radius:g}" fill="{fill}"'
        f' stroke="{border}" stroke-width="1.4"/>'
    )


def line(path: str, colour: str, size: float, dashes: str = "") -> str:
    """A line as SVG: `path` in its language, `size` pixels wide, `dashes` as lengths of dashes and gaps."""
    pattern = f' stroke-dasharray="{dashes}"' if dashes else ""
    return f'<path d="{path}" fill="none" stroke="{colour}" stroke-width="{size:g}"{pattern}/>'


def card(wide: float, high: float, title: str, parts: Iterable[str]) -> str:
    """The whole SVG document: a white card with a title for those who cannot see it, and what stands on it.

    Source: https://www.w3.org/TR/SVG11/
    """
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{wide:g}" height="{high:g}" viewBox="0 0 {wide:g} {high:g}"'
        f' font-family="{FONT}" role="img">'
    )
    paper = rectangle(1, 1, wide - 2, high - 2, 12, "white", CARD)
    return "\n".join([head, f"<title>{escape(title)}</title>", paper, *parts, "</svg>\n"])
