"""Plain text: a paragraph a line, which stays as it is, or lines that were wrapped to a width, which are joined."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from pipeline.articles.compose import About, article_of, check_text
from pipeline.documents import read_text
from pipeline.proposals import SourceArticle

_WIDEST: Final = 100
_NARROWEST: Final = 50
_SLACK: Final = 8
"""How many characters short of the width a line may stay that could have held the next word."""
_END = re.compile(r"[.!?:;][\"'”’»)\]]*$")
_CAPITAL = re.compile(r"[\"'“‘«(]*[A-ZÀ-ÖØ-Þ]")
_OPEN = re.compile(
    r"(?:,|\b(?:a|an|and|as|at|by|for|from|in|into|of|on|or|than|that|the|to|who|with))$", re.IGNORECASE
)
_BULLET = re.compile(r"\s*(?:[-*•‣–]\s|\(?\d{1,3}[.)]\s)")


def read_plain(content: bytes, name: str) -> SourceArticle:
    """The article in a plain text; its first line is the headline. Raises `InputError`."""
    text = read_text(content, name)
    check_text(text, name)
    parts = re.split(r"\n(?:[ \t]*\n)+", text.strip("\n"))
    blocks = [[line.strip() for line in part.split("\n")] for part in parts]
    if _is_wrapped(blocks):
        text = "\n".join(line for block in _apart(blocks) for line in _joined(block)) + "\n"
    headline = next(line.strip() for line in text.split("\n") if line.strip())
    return article_of(text, headline, About(), name)


def _is_wrapped(blocks: list[list[str]]) -> bool:
    """Whether the lines were clearly wrapped: nearly each is filled to a width, and goes on inside a sentence.

    A line is filled where the word that starts the next one would have gone beyond the longest line; those that end
    a paragraph do not count. Where most lines end as sentences do, each is a paragraph, be they as long as they may;
    and what is wrapped has many lines that begin with a small letter, in the middle of a sentence.
    """
    width = _width(blocks)
    breaks = [
        (line, after)
        for number, block in enumerate(blocks)
        for at, (line, after) in enumerate(pairwise(block))
        if not _begins_item(after, line, block)
        and not _ends_paragraph(line, after, width - _slack(blocks), number == 0 and at < 2)
    ]
    if len(breaks) < 3 or not _NARROWEST <= width <= _WIDEST:
        return False
    filled = sum(_is_filled(line, after, width - _SLACK) for line, after in breaks)
    ended = sum(_END.search(line) is not None for line, _ in breaks)
    amid = sum(after[:1].islower() and _END.search(line) is None for line, after in breaks)
    every = sum(len(block) - 1 for block in blocks)
    share = len(breaks)
    return filled >= 0.9 * share and ended < 0.5 * share and amid >= 0.3 * share and 3 * share >= every


def _width(blocks: list[list[str]]) -> int:
    """The length of the longest line, in characters."""
    return max((len(line) for block in blocks for line in block), default=0)


def _slack(blocks: list[list[str]]) -> int:
    """How far short of the width a line must end that closes a paragraph.

    Where blank lines part the paragraphs, lines may be ragged for other reasons; where none do, the first word that
    would have had room tells.
    """
    return _SLACK if len(blocks) > 2 else 0


def _is_filled(line: str, after: str, width: int) -> bool:
    return len(line) + 1 + len(after.split(" ")[0]) > width


def _ends_paragraph(line: str, after: str, width: int, is_first: bool) -> bool:
    """Whether a line closes a paragraph: it is not filled, and it ends a sentence, or is a heading."""
    if _is_filled(line, after, width):
        return False
    is_heading = _CAPITAL.match(after) is not None and (is_first or 2 * len(line) < width)
    return is_heading or _END.search(line) is not None


def _is_headline(blocks: list[list[str]]) -> bool:
    """Whether the first line is a whole headline though it is filled, and no blank line follows it.

    The next line starts as a sentence does. It is the second of the headline where that is in capitals, or where it
    has no end of its own and is no date.
    """
    line, after, *rest = [*blocks[0], "", ""]
    words = [word for word in line.split() if len(word) > 3]
    in_capitals = 2 * sum(word[0].isupper() for word in words) > len(words)
    is_open = _END.search(line) is not None or _OPEN.search(line) is not None
    is_told = _END.search(after) is not None or re.search(r"\d", after) is not None
    is_second = not _is_filled(after, rest[0], _width(blocks)) and not is_told
    return len(blocks) <= 2 and _CAPITAL.match(after) is not None and not (in_capitals or is_open or is_second)


def _begins_item(line: str, before: str, block: list[str]) -> bool:
    """Whether a line is an item of a list, and not one that a dash, or the day in ``May 3.``, happens to begin."""
    return bool(_BULLET.match(line)) and bool(_BULLET.match(block[0]) or _END.search(before))


def _apart(blocks: list[list[str]]) -> Iterator[list[str]]:
    """The blocks, each cut behind the lines that close a paragraph."""
    width = _width(blocks) - _slack(blocks)
    for number, block in enumerate(blocks):
        start = 0
        for at, (line, after) in enumerate(pairwise(block), start=1):
            is_headline = number == 0 and at == 1 and _is_headline(blocks)
            if is_headline or _ends_paragraph(line, after, width, number == 0 and start == 0 and at <= 2):
                yield block[start:at]
                start = at
        yield block[start:]


def _joined(block: list[str]) -> list[str]:
    """The lines of a block as one, or one for each item of a list in it."""
    paragraphs: list[str] = []
    for line in block:
        if not paragraphs or _begins_item(line, paragraphs[-1], block):
            paragraphs.append(line)
        else:
            is_inside_word = re.search(r"\w-$", paragraphs[-1]) is not None
            paragraphs[-1] += line if is_inside_word else f" {line}"
    return paragraphs
