"""Anchor: a source text into sentences, and a text held against the anchors that were made of it.

The text is split at its line ends first and then, within a line, by the `sentencex` library, so that headlines and
section headings, which end without a full stop, are sentences of their own.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from importlib.metadata import version

from pipeline.anchors import Anchor, Anchors


@dataclass(frozen=True, slots=True)
class Difference:
    """A sentence that no longer stands as its anchor says."""

    sentence: int
    what: str

    def __str__(self) -> str:
        return f"sentence {self.sentence} {self.what}"


def digest(text: str) -> str:
    """The SHA-256 of a text in UTF-8, as 64 hexadecimal digits."""
    return sha256(text.encode()).hexdigest()


def anchor(text: str, language: str) -> Anchors:
    """The anchors of a text's sentences, which are numbered from 1 in reading order; blank lines hold none."""
    anchors = [Anchor(start=start, end=end, sha256=digest(text[start:end])) for start, end in _split(text, language)]
    return Anchors(
        sha256=digest(text), language=language, splitter=f"sentencex {version('sentencex')}", sentences=tuple(anchors)
    )


def compare(text: str, anchors: Anchors) -> list[Difference]:
    """What has changed in `text` since `anchors` were made of its earlier state, sentence by sentence."""
    now = anchor(text, anchors.language)
    places = {found.sha256: found for found in reversed(now.sentences)}
    differences = []
    for number, old in enumerate(anchors.sentences, start=1):
        if digest(text[old.start : old.end]) == old.sha256:
            continue
        found = places.get(old.sha256)
        moved = f"moved from characters {old.start}-{old.end} to {found.start}-{found.end}" if found else ""
        differences.append(Difference(number, moved or "changed, or is gone"))
    known = {old.sha256 for old in anchors.sentences}
    added = [n for n, found in enumerate(now.sentences, start=1) if found.sha256 not in known]
    return differences + [Difference(number, "of the text now is new or changed") for number in added]


def _split(text: str, language: str) -> Iterator[tuple[int, int]]:
    """The offsets (start, end) of each sentence, without the white space around it."""
    import sentencex  # left until a text is to be split

    start_of_line = 0
    for line in text.split("\n"):
        at = 0
        for sentence in sentencex.segment(language, line):
            words = sentence.strip()
            if words:
                at = line.index(words, at)
                yield start_of_line + at, start_of_line + at + len(words)
                at += len(words)
        start_of_line += len(line) + 1
