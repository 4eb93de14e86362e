"""Direct speech: whose a quotation is, by the verb beside it, and which quotations go on with it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from pipeline.draft.english.clauses import FINITE, child, opens, stance_of, subject
from pipeline.draft.english.cues import attribution
from pipeline.draft.english.nlp import Unit
from pipeline.draft.english.nouns import PERSONS
from pipeline.draft.english.quotes import Quote
from pipeline.draft.english.records import Attribution, Span
from pipeline.draft.english.reported import finite
from pipeline.draft.english.voice import agent, passive

if TYPE_CHECKING:
    from spacy.tokens import Token

_REACH = 25
_UNDER = ("advcl", "relcl", "acl", "pcomp", "aux", "auxpass", "cop")
_FIRST_SENTENCE = re.compile(r".*?[.?!…](?=\s+[A-Z\"“])", re.DOTALL)


def speech(unit: Unit, text: str) -> Iterator[Attribution]:
    """The quotations of a unit that a verb in the same sentence reports: all of one verb and sentence as one."""
    by_verb: dict[int, list[Quote]] = {}
    for number, quote in unit.quotes.items():
        verb = reporting_verb(unit.doc[number], unit)
        if verb is not None:
            by_verb.setdefault(verb.i, []).append(quote)
    for number, quotes in by_verb.items():
        yield spoken(unit, text, unit.doc[number], quotes)


def spoken(unit: Unit, text: str, verb: Token, quotes: list[Quote]) -> Attribution:
    """The attribution of quotations to a verb; of a second one, only its first sentence is of the same saying."""
    stance = stance_of(verb) or "asserts"
    said: list[Span] = [(quotes[0].inner_start, quotes[0].inner_end)]
    for quote in quotes[1:]:
        first = _FIRST_SENTENCE.match(text, quote.inner_start, quote.inner_end)
        said.append((quote.inner_start, first.end() if first else quote.inner_end))
    return attribution(unit, text, verb, tuple(said), stance, "speech", direct=True)


def reporting_verb(stand_in: Token, unit: Unit) -> Token | None:
    """The verb that reports a quotation: the nearest reporting verb in the sentence, or any between it and a name."""
    candidates = [t for t in _around(stand_in, unit) if t.pos_ in ("VERB", "AUX") and abs(t.i - stand_in.i) <= _REACH]
    fit = [t for t in candidates if stance_of(t) and _speaks(t, unit) and not _taken(t, stand_in, unit)]
    before = _before_colon(stand_in, unit)
    if before is not None and not any(before.i <= t.i < stand_in.i for t in fit):
        return before
    if fit:
        return min(fit, key=lambda t: (abs(t.i - stand_in.i), t.i))
    return next((t for t in candidates if _beside(t, stand_in, unit)), None)


def _before_colon(stand_in: Token, unit: Unit) -> Token | None:
    """The chief verb of a clause that a colon ends, whatever it tells of a person: 'he shook his head: "..."'."""
    colon = stand_in.i - 2
    if colon < stand_in.sent.start or unit.doc[colon].text != ":":
        return None
    verbs = (t for t in unit.doc[stand_in.sent.start : colon] if t.tag_ in FINITE and t.dep_ not in _UNDER)
    verb = next((t for t in reversed(list(verbs)) if child(t, "nsubj") is not None), None)
    who = subject(verb, unit) if verb is not None else None
    personal = who is not None and (who.tag_ == "PRP" or who.ent_type_ == "PERSON" or who.lower_ in PERSONS)
    return verb if personal else None


def _speaks(verb: Token, unit: Unit) -> bool:
    """Whether a verb has somebody who speaks: not "it must be thought out"."""
    return subject(verb, unit) is not None and not (passive(verb) and agent(verb) is None)


def _around(stand_in: Token, unit: Unit) -> list[Token]:
    """The sentence of a quotation; where that is the quotation alone, and a question or cry, the next one too."""
    sentence = list(stand_in.sent)
    end = stand_in.sent.end
    alone = all(t.is_punct or t.i == stand_in.i for t in sentence)
    if alone and end < len(unit.doc) and unit.doc[stand_in.i + 1].text in "?!,":
        return [t for t in unit.doc[end].sent if t.i < end + 6]
    return sentence


def _taken(verb: Token, stand_in: Token, unit: Unit) -> bool:
    """Whether the quotation is a part of a clause that the verb reports anyway; not one that opens the sentence."""
    if opens(stand_in) and verb.i > stand_in.i:
        return False
    reported = finite(verb, unit)
    own_words = any(not t.is_punct and t.i not in unit.quotes for t in reported)
    return own_words and any(token.i == stand_in.i for token in reported)


def _beside(verb: Token, stand_in: Token, unit: Unit) -> bool:
    """Whether an unknown verb stands right behind a quotation, with its subject: '"...", grunted Falk'."""
    who = subject(verb, unit)
    if who is None or verb.i < stand_in.i or verb.tag_ not in FINITE:
        return False
    mine = {t.i for t in who.subtree} if who.i < verb.i else set()
    between = unit.doc[stand_in.i + 1 : verb.i]
    return opens(stand_in) and all(t.is_punct or t.i in mine or t.pos_ == "ADV" for t in between)
