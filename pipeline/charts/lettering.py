"""Lettering: text made harmless, measured, and folded to a width.

All is measured in the one font that matplotlib brings along, DejaVu Sans, whatever fonts the machine has: so the same
text takes the same room everywhere.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Final
from unicodedata import category

from pipeline.harmless import harmless

if TYPE_CHECKING:
    from matplotlib.ft2font import FT2Font

INK: Final = "#1a1a1a"
GREY: Final = "#5f6368"

_LONGEST: Final = 400
"""So many characters of a text are looked at: more do not fit into any place of a picture."""
_FILES: Final = {False: "DejaVuSans.ttf", True: "DejaVuSans-Bold.ttf"}
_EM: Final = 1000
BOX: Final = "□"
"""What stands in a PNG for a letter that the font does not have."""


@dataclass(frozen=True, slots=True)
class Look:
    """How a text looks: its size in points, its colour, its weight."""

    size: float
    colour: str = INK
    bold: bool = False

    @property
    def leading(self) -> float:
        """From one line of the text to the next, in points."""
        return self.size * 1.32


TITLE: Final = Look(17, bold=True)
HEAD: Final = Look(12, bold=True)
STRONG: Final = Look(9.5, bold=True)
BODY: Final = Look(9.5)
SMALL: Final = Look(8, GREY)


def one_line(text: str) -> str:
    """A text made harmless, on one line; what is longer than any place in a picture ends with an ellipsis."""
    line = " ".join(text.split())
    return harmless(line if len(line) <= _LONGEST else f"{line[:_LONGEST]}…")


def font_file(*, bold: bool) -> Path:
    """The file of the font."""
    import matplotlib as mpl

    return Path(mpl.get_data_path(), "fonts", "ttf", _FILES[bold])


@lru_cache
def _font(bold: bool) -> FT2Font:
    from matplotlib.ft2font import FT2Font

    font = FT2Font(str(font_file(bold=bold)))
    font.set_size(_EM, 72)
    return font


@lru_cache(maxsize=65536)
def _advance(character: str, bold: bool) -> float:
    """How wide a character is, in parts of the font's size; one that the font lacks is taken for a square."""
    if not has_glyph(character, bold=bold):
        return 1.0
    return _font(bold).load_char(ord(character)).linearHoriAdvance / 65536 / _EM


def has_glyph(character: str, *, bold: bool) -> bool:
    """Whether the font has the character."""
    return _font(bold).get_char_index(ord(character)) != 0


def is_whole(text: str, look: Look) -> bool:
    """Whether the font has every letter of a text."""
    return BOX not in boxed(text.replace(BOX, ""), look)


def boxed(text: str, look: Look) -> str:
    """A text with a box for each letter that the font lacks; signs that are no letters of their own are left out."""
    return "".join(
        each if has_glyph(each, bold=look.bold) else "" if category(each) in ("Mn", "Cf") else BOX for each in text
    )


def width_of(text: str, look: Look) -> float:
    """The width of a line, in points."""
    return look.size * sum(_advance(character, look.bold) for character in text)


def fold(text: str, width: float, look: Look, lines: int) -> list[str]:
    """A text as lines of at most `width` points, and no more than `lines`: the last ends with an ellipsis then."""
    done: list[str] = []
    line = ""
    for word in one_line(text).split(" "):
        if line and width_of(f"{line} {word}", look) <= width:
            line = f"{line} {word}"
            continue
        done += [line] if line else []
        *whole, line = _broken(word, width, look)
        done += whole
    done += [line] if line else []
    return done if len(done) <= lines else [*done[: lines - 1], _ended(done[lines - 1], width, look)]


def _broken(word: str, width: float, look: Look) -> list[str]:
    """A word in pieces that fit into the width; one piece where the whole fits."""
    pieces = [""]
    for character in word:
        if pieces[-1] and width_of(pieces[-1] + character, look) > width:
            pieces.append("")
        pieces[-1] += character
    return pieces


def _ended(line: str, width: float, look: Look) -> str:
    while line and width_of(f"{line}…", look) > width:
        line = line[:-1]
    return f"{line.rstrip(' .,;…')}…"
