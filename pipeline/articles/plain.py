"""Plain text: a paragraph a line, which stays as it is, or lines that were wrapped to a width, which are joined."""

from __future__ import annotations

import re
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
_BULLET = re.compile(r"\s*(?:[-*•‣–]\s|\(?\d{1,3}[.)]\s)")


def read_plain(content: bytes, name: str) -> SourceArticle:
    """The article in a plain text; its first line is the headline. Raises `InputError`."""
    text = read_text(content, name)
    check_text(text, name)
    blocks = [block.split("\n") for block in re.split(r"\n(?:[ \t]*\n)+", text.strip("\n"))]
    if _is_wrapped(blocks):
        text = "\n".join(line for block in blocks for line in _joined(block)) + "\n"
    headline = next(line.strip() for line in text.split("\n") if line.strip())
    return article_of(text, headline, About(), name)


def _is_wrapped(blocks: list[list[str]]) -> bool:
    """Whether the lines were clearly wrapped: blank lines part the paragraphs, and each line is filled to a width.

    A line is filled where the word that starts the next one would have gone beyond the longest line. Where most
    lines end as sentences do, each is a paragraph, be they as long as they may.
    """
    blocks = [[line.strip() for line in block] for block in blocks]
    width = max((len(line) for block in blocks for line in block), default=0)
    breaks = [
        (line, after) for block in blocks for line, after in pairwise(block) if not _begins_item(after, line, block)
    ]
    if len(blocks) < 2 or len(breaks) < 3 or not _NARROWEST <= width <= _WIDEST:
        return False
    filled = sum(len(line) + 1 + len(after.split(" ")[0]) > width - _SLACK for line, after in breaks)
    ended = sum(_END.search(line) is not None for line, _ in breaks)
    return filled >= 0.9 * len(breaks) and ended < 0.5 * len(breaks)


def _begins_item(line: str, before: str, block: list[str]) -> bool:
    """Whether a line is an item of a list, and not one that a dash, or the day in ``May 3.``, happens to begin."""
    return bool(_BULLET.match(line)) and bool(_BULLET.match(block[0]) or _END.search(before))


def _joined(block: list[str]) -> list[str]:
    """The lines of a block as one, or one for each item of a list in it."""
    paragraphs: list[str] = []
    for line in map(str.strip, block):
        if not paragraphs or _begins_item(line, paragraphs[-1], block):
            paragraphs.append(line)
        else:
            is_inside_word = re.search(r"\w-$", paragraphs[-1]) is not None
            paragraphs[-1] += line if is_inside_word else f" {line}"
    return paragraphs
