"""Direct speech without a cue of its own: introduced a paragraph before, or going on with what was said last."""

from __future__ import annotations

from dataclasses import replace

from pipeline.draft.english.clauses import child, stance_of
from pipeline.draft.english.cues import attribution
from pipeline.draft.english.nlp import Article, Unit
from pipeline.draft.english.quotes import Quote
from pipeline.draft.english.records import Attribution, Span
from pipeline.draft.english.speech import spoken

_SPOKEN = ("speech", "clause", "phrase")


def with_continued(article: Article, found: list[Attribution]) -> list[Attribution]:
    """The sayings of an article with the quotations that none of them has yet."""
    sayings = list(found)
    taken = [span for saying in found for span in saying.content]
    frames = [unit for unit in article.units if unit.outer is None]
    for at, unit in enumerate(frames):
        block = _block(frames[at - 1], unit, article.text, found) if at else None
        if block:
            sayings.append(block)
        for number, quote in unit.quotes.items():
            if any(start < quote.inner_end and quote.inner_start < end for start, end in taken):
                continue
            before = _before(frames, at, taken)
            opened = _introduced(before, quote, article.text) if before and number <= 1 else None
            if opened:
                sayings.append(opened)
            elif _alone(unit, number):
                _continue(sayings, quote, before.starts[0] if before else unit.starts[0])
    return sayings


def _before(frames: list[Unit], at: int, taken: list[Span]) -> Unit | None:
    """The paragraph before one, over captions, of which all is somebody's saying by its layout."""
    for unit in reversed(frames[:at]):
        if not any(start <= unit.starts[0] and unit.ends[-1] <= end + 90 for start, end in taken if unit.starts):
            return unit
    return None


def _introduced(before: Unit, quote: Quote, text: str) -> Attribution | None:
    """The saying that a paragraph opens by a colon or comma at its end, and the next one's quotation fills."""
    if before.doc[-1].text not in (":", ","):
        return None
    verbs = [token for token in before.doc[-1].sent if token.pos_ == "VERB" and stance_of(token)]
    return spoken(before, text, verbs[-1], [quote]) if verbs else None


def _block(before: Unit, unit: Unit, text: str, found: list[Attribution]) -> Attribution | None:
    """The saying that a paragraph opens by a colon, and the next one fills without marks, up to another saying."""
    verbs = [t for t in before.doc[-1].sent if stance_of(t) and t.pos_ == "VERB"] if len(before.doc) else []
    if before.paragraph + 1 != unit.paragraph or unit.quotes or not verbs or before.doc[-1].text != ":":
        return None
    own = [cue[0] for saying in found for cue in saying.cue if unit.starts[0] <= cue[0] < unit.ends[-1]]
    sentences = [unit.span(s.start, s.end - 1) for s in unit.doc.sents]
    said = [s for s in sentences if s[1] <= min(own, default=unit.ends[-1])]
    if not said or (child(verbs[-1], "nsubj") is None):
        return None
    where = (said[0][0], said[-1][1])
    return attribution(before, text, verbs[-1], (where,), stance_of(verbs[-1]) or "asserts", "speech", direct=True)


def _alone(unit: Unit, number: int) -> bool:
    """Whether a quotation is a sentence by itself."""
    return all(token.is_punct or token.i in unit.quotes for token in unit.doc[number].sent)


def _continue(sayings: list[Attribution], quote: Quote, since: int) -> None:
    """Adds a quotation to the last saying that stands before it, from a place in the text on."""
    last = [
        (saying.cue[0][0], i)
        for i, saying in enumerate(sayings)
        if saying.form in _SPOKEN and saying.cue and since <= saying.cue[0][0] < quote.start and saying.content
    ]
    if last:
        i = max(last)[1]
        where = (quote.inner_start, quote.inner_end)
        sayings[i] = replace(sayings[i], continued=(*sayings[i].continued, where))
