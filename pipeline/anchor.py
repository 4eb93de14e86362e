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
    if digest(text) == anchors.sha256:
        return []  # whatever the splitter makes of it today
    now = list(enumerate(anchor(text, anchors.language).sentences, start=1))
    left = {(found.start, found.end): (number, found) for number, found in now}
    missing: list[tuple[int, Anchor]] = []
    for number, old in enumerate(anchors.sentences, start=1):
        found = left.get((old.start, old.end))
        if found and found[1].sha256 == old.sha256:
            del left[old.start, old.end]
        else:
            missing.append((number, old))
    differences = []
    for number, old in missing:
        place = next((span for span, (_, found) in left.items() if found.sha256 == old.sha256), None)
        if place:
            del left[place]
        moved = f"moved from characters {old.start}-{old.end} to {place[0]}-{place[1]}" if place else ""
        differences.append(Difference(number, moved or "changed, or is gone"))
    return differences + [Difference(number, "of the text now is new or changed") for number, _ in left.values()]


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
