"""Evidence: the sentences that facts rest on, by number, and by offset and digest where anchors are at hand."""

from __future__ import annotations

from collections.abc import Iterable

from pipeline.anchors import Anchors
from pipeline.documents import Path
from pipeline.namespaces import NF
from pipeline.resolve.scope import Ledger
from pipeline.rows import Coverage, Row

_OA = "http://www.w3.org/ns/oa#"
_CONTEXT = 32
"""How many characters of the text a quotation has before and behind it."""


class Evidence:
    """The article's sentences: which there are, and which are cited."""

    def __init__(self, ledger: Ledger, anchors: Anchors | None) -> None:
        self.ledger = ledger
        self.anchors = anchors
        self.cited: set[int] = set()
        declared = ledger.sheet.article.text
        self.total = len(anchors.sentences) if anchors else declared.sentences
        if anchors and declared.sentences and declared.sentences != self.total:
            message = f"the anchors have {self.total} sentences; write that number, or anchor the right text"
            ledger.fault(message, ("article", "text", "sentences"))
        if anchors and declared.sha256 and declared.sha256 != anchors.sha256:
            message = (
                "is not the digest of the text that the anchors were made of; correct it, or anchor the right text"
            )
            ledger.fault(message, ("article", "text", "sha256"))

    def cite(self, sentences: Iterable[int], path: Path) -> list[str]:
        """The IRIs of the sentences that something rests on."""
        numbers = list(sentences)
        if self.total and numbers and max(numbers) > self.total:
            for index, number in enumerate(numbers):
                if number > self.total:
                    message = f"there is no sentence {number}; the article has {self.total}"
                    self.ledger.fault(message, (*path, index))
        self.cited.update(numbers)
        start = self.sentence("")
        return [f"{start}{number}" for number in (sorted(set(numbers)) if len(numbers) > 1 else numbers)]

    def sentence(self, number: int | str) -> str:
        """The IRI of a sentence."""
        return f"{self.ledger.article}/sentence/{number}"

    def enter(self, text: str | None) -> Coverage:
        """The rows of all sentences, with quotations where the `text` itself is given, and what they cover."""
        omitted = {int(number): reason for number, reason in self.ledger.sheet.omitted.items()}
        for number in omitted:
            if number in self.cited:
                message = f"sentence {number} is cited by a fact; take it out of `omitted`"
                self.ledger.fault(message, ("omitted", str(number)), key=True)
            elif self.total and number > self.total:
                message = f"there is no sentence {number}; the article has {self.total}"
                self.ledger.fault(message, ("omitted", str(number)), key=True)
        for number in sorted({*range(1, (self.total or 0) + 1), *self.cited, *omitted}):
            self._enter(number, omitted.get(number), text)
        return Coverage(self.total, frozenset(self.cited), frozenset(omitted))

    def _enter(self, number: int, reason: str | None, text: str | None) -> None:
        node = self.sentence(number)
        selectors = []
        digest = ""
        if self.anchors and number <= len(self.anchors.sentences):
            anchor = self.anchors.sentences[number - 1]
            digest = anchor.sha256
            selectors.append(f"{node}/selector")
            self.ledger.enter("positions", {"i": selectors[0], "start": str(anchor.start), "end": str(anchor.end)})
            if text:
                selectors.append(f"{node}/quote")
                self._quote(selectors[1], text, anchor.start, anchor.end)
        if reason:
            self.ledger.say(node, f"{NF}omittedBecause", {"": reason})
        row: Row = {
            "i": node,
            "source": self.ledger.article,
            "number": str(number),
            "selectors": selectors,
            "digest": digest,
        }
        self.ledger.node("sentences", row, ("omitted", str(number)) if reason else ("article", "text"))

    def _quote(self, node: str, text: str, start: int, end: int) -> None:
        self.ledger.enter("quotations", {"i": node})
        parts = {
            "exact": text[start:end],
            "prefix": text[max(start - _CONTEXT, 0) : start],
            "suffix": text[end : end + _CONTEXT],
        }
        for name, words in parts.items():
            if words:
                self.ledger.say(node, _OA + name, {"": words})
