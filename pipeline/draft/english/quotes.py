"""Quotation marks, by a scan of our own: straight, curly and angled, single and double, continued over paragraphs.

A parser of sentences breaks inside quotations, so they are found before it sees the text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from pipeline.draft.english.lexicon import reports

DOUBLE = '"“”„«»'
SINGLE = "'‘’‚"
_STOPS = ",.?!…"
_BEFORE_OPENING = " \t\n\u00a0([{—–-/"
_LEADING_APOSTROPHE = re.compile(r"['’](?:\d\ds?\b|(?:em|til|tis|twas|cause|n)\b)", re.IGNORECASE)
_SENTENCE_BREAK = re.compile(r"[.?!…][\"'”’)\]]*\s+[\"'“‘(\[]*[A-Z0-9]")
_TERMINAL = re.compile(r"[,.?!…—–-][\"'”’)\]]*\s*$")
_SENTENCE_START = re.compile(r"(?:^|[.?!][\"”’]?)\s*$")
_LEAD = re.compile(r"(?:^|[,:;.?!—–])[\s(]*$")
_COLON = re.compile(r"[,:]\s*$")


@dataclass(frozen=True, slots=True)
class Quote:
    """A stretch in quotation marks: `start` and `end` with the marks, `inner_start` and `inner_end` without.

    `closed` is false where the paragraph ends before the mark comes; `resumes` where the paragraph starts with a mark
    that goes on with such a quotation of the paragraph before.
    """

    start: int
    end: int
    inner_start: int
    inner_end: int
    closed: bool
    resumes: bool = False


def scan(text: str, start: int, end: int, resumes: bool = False) -> list[Quote]:
    """The outermost quotations between two offsets, which should be one paragraph's, in order."""
    found: list[Quote] = []
    at = start
    while at < end:
        quote = _quote_at(text, at, start, end) if text[at] in DOUBLE + SINGLE else None
        if quote:
            first = resumes and not text[start:at].strip()
            found.append(Quote(quote.start, quote.end, quote.inner_start, quote.inner_end, quote.closed, first))
        at = quote.end if quote else at + 1
    return found


def _quote_at(text: str, at: int, start: int, end: int) -> Quote | None:
    """The quotation that the mark at an offset opens, if it opens one."""
    opens = (at == start or text[at - 1] in _BEFORE_OPENING) and at + 1 < end and not text[at + 1].isspace()
    if not opens or text[at] in "”»’" or (text[at] in SINGLE and _LEADING_APOSTROPHE.match(text, at)):
        return None
    close = _closing(text, at, end)
    if close is not None:
        return Quote(at, close + 1, at + 1, close, closed=True)
    return None if text[at] in SINGLE else Quote(at, end, at + 1, end, closed=False)


def _closing(text: str, at: int, end: int) -> int | None:
    """Where the quotation that opens at an offset closes: of single marks, one after punctuation goes before."""
    marks = SINGLE if text[at] in SINGLE else DOUBLE
    any_mark = (i for i in range(at + 2, end) if text[i] in marks)
    fit = (i for i in any_mark if not text[i - 1].isspace() and (i + 1 == end or not text[i + 1].isalnum()))
    first = next(fit, None)
    if first is None and marks == DOUBLE:
        return next((i for i in range(at + 2, end) if text[i] in marks), None)
    if first is None or marks == DOUBLE or text[first - 1] in _STOPS:
        return first
    return next((i for i in fit if text[i - 1] in _STOPS), first)


def is_speech(text: str, quote: Quote, start: int) -> bool:
    """Whether a quotation in a paragraph that begins at `start` is speech of its own, not words within a clause.

    Speech has several sentences, or stands where a sentence or a comma gives it room. A title has its words
    capitalised, and no stop at its end.
    """
    inner, before = text[quote.inner_start : quote.inner_end], text[start : quote.start]
    if _SENTENCE_BREAK.search(inner) or quote.resumes or not quote.closed:
        return True
    words = re.findall(r"[^\W_]+", inner)
    cried = len(words) == 1 and inner.endswith(",") and _SENTENCE_START.search(before)
    if not words or (_is_title(words, inner) and not cried) or _within_clause(inner, before):
        return False
    if _LEAD.search(before) and (_TERMINAL.search(inner) or text[quote.end : quote.end + 1] == ","):
        return True
    return bool(_COLON.search(before)) and (len(words) >= 5 or words[0][0].isupper())


def _within_clause(inner: str, before: str) -> bool:
    """Whether a quotation behind a comma goes on with a clause: 'the man, 51, "preyed on people", a judge said'."""
    if not inner[:1].islower() or not before.rstrip().endswith(","):
        return False
    sentence = re.split(r"[.?!]\s+(?=[A-Z\"“])", before)[-1]
    return not any(reports(word) for word in re.findall(r"[^\W\d_]+", sentence))


def _is_title(words: list[str], inner: str) -> bool:
    """Whether words look like a title: most long ones capitalised, no full stop."""
    long = [word for word in words if len(word) > 3]
    if long == words[:1] and len(words) > 1:
        long = words
    return bool(long) and not re.search(r"[.?!]\s*$", inner) and sum(w[0].isupper() for w in long) > 0.7 * len(long)
