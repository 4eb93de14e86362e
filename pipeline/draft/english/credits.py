"""Sayings that the layout marks: credits of pictures, pulled quotes with a name, references to other reports."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.draft.english.nlp import Article
from pipeline.draft.english.nouns import ORGANISATIONS, PERSONS, words
from pipeline.draft.english.records import Attribution, Span

_CREDIT = re.compile(
    r"\b(?:Image|Photo|Photograph|Picture|Illustration|Graphic|Video|Credit|Courtesy)s?"
    r"(?: (?:credit|by|courtesy)(?: of)?)?\s*:\s*(?P<who>[^:]{2,80}?)[.)\]]*$"
)
_REFERENCE = re.compile(
    r"(?:(?P<author>[A-Z][^\"“”]{3,60}?)[.,:]\s+)?[\"“](?P<title>[^\"“”]{8,200})[\"”]\s*[—–-]+\s*"
    r"(?P<outlet>[A-Z][^\"“”]{1,60}?)(?:,\s+(?:\w+\s+\d{1,2},\s+\d{4}|\d{1,2}\s+\w+,?\s+\d{4}))?\.?"
)
_DASHED = re.compile(r"[\"“](?P<said>[^\"“”]{8,})[\"”]\s*(?:[—–-]+|\()\s*(?P<who>\w[^\"“”]{2,80}?)\)?\.?")
_LABELLED = re.compile(r"(?P<who>[A-Z][^\"“”‘’:.?!]{2,60}):\s*[\"“‘'](?P<said>[^\"“”]{8,})[\"”’'][.?!]?")
_HEADED = re.compile(r"(?:[A-Z][\w.'’-]*\s)?(?P<chief>[A-Z]?[\w-]+):\s+(?P<said>\S+(?:\s\S+){2,})")
_PULLED = re.compile(r"[\"“](?P<said>[^\"“”]{20,}[.?!…])[\"”]\s+(?P<who>[A-Z][^.?!]{3,90})")
_SENTENCE = re.compile(r"(?<=[a-z0-9)\"”][.?!])\s+(?=[A-Z\"“])")
_LEAST = 40
_SOURCES = PERSONS | ORGANISATIONS | words("report study survey poll memo source")


def credits(article: Article) -> Iterator[Attribution]:
    """The sayings of an article that no sentence reports, but its layout does."""
    verbs = [u.starts[t.i] for u in article.units if u.outer is None for t in u.doc if t.pos_ in ("VERB", "AUX")]
    for place in article.paragraphs:
        found = list(_of_paragraph(article.text, place, verbs))
        yield from found or _repeated(article, place)
        if not found and place == article.paragraphs[0]:
            yield from _headed(article.text, place)


def _headed(text: str, place: Span) -> Iterator[Attribution]:
    """What a headline sets behind its speaker and a colon: "Minister: no more cuts", "Reports: ferry delayed"."""
    found = _HEADED.fullmatch(text, *place)
    if found and found["chief"].lower().removesuffix("s") in _SOURCES:
        who = (found.start(), found.end("chief"))
        yield _credit(who, who, found.span("said"))


def _of_paragraph(text: str, place: Span, verbs: list[int]) -> Iterator[Attribution]:
    """What the form of one paragraph says: a picture's credit at its end, or a quotation and a name alone.

    The latter is so only where no verb stands beside the quotation: with one, it is a sentence.
    """
    credit = _CREDIT.search(text, *place)
    reference = _REFERENCE.fullmatch(text, *place)
    if credit:
        said = _last_sentence(text, place[0], credit.start())
        if said:
            yield _credit(credit.span("who"), (credit.start(), credit.end("who")), said)
    elif reference:
        for name in ("author", "outlet"):
            if reference[name]:
                yield _credit(reference.span(name), reference.span(name), reference.span("title"))
    else:
        pulled = next((m for form in (_DASHED, _PULLED, _LABELLED) if (m := form.fullmatch(text, *place))), None)
        if pulled and not any(pulled.start("who") <= verb < pulled.end("who") for verb in verbs):
            yield _credit(pulled.span("who"), pulled.span("who"), pulled.span("said"), direct=True)


def _last_sentence(text: str, start: int, end: int) -> Span | None:
    """The last sentence before a credit, which is what the picture shows; none where nothing stands before it."""
    said = text[start:end].rstrip(" .—–-([|")
    breaks = [m.end() for m in _SENTENCE.finditer(said) if len(said) - m.end() > 2]
    first = start + (breaks[-1] if breaks else 0)
    return (first, start + len(said)) if said.strip() else None


def _repeated(article: Article, place: Span) -> Iterator[Attribution]:
    """A pulled quote without marks: a paragraph that repeats words quoted elsewhere, and then gives a name."""
    text = article.text
    for unit in article.units:
        if unit.outer is None or place[0] <= unit.outer.start < place[1]:
            continue
        quoted = text[unit.outer.inner_start : unit.outer.inner_end]
        start = quoted.find(text[place[0] : place[0] + _LEAST])
        length = _common(text[place[0] : place[1]], quoted[start:]) if start >= 0 else 0
        who = text[place[0] + length : place[1]].strip()
        if length >= _LEAST and 3 < len(who) < 90 and who[0].isupper():
            named = (place[1] - len(who), place[1])
            yield _credit(named, named, (place[0], place[0] + length), direct=True)
            return


def _common(left: str, right: str) -> int:
    """How many characters two texts have in common from their start on."""
    return next((i for i, (a, b) in enumerate(zip(left, right, strict=False)) if a != b), min(len(left), len(right)))


def _credit(source: Span, cue: Span, content: Span, direct: bool = False) -> Attribution:
    """The attribution of a content to a name that stands beside it."""
    return Attribution((source,), (cue,), (content,), "asserts", "credit", direct=direct, head=source[0])
