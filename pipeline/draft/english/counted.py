"""Where a quantity stands in the parse: the word that it hangs on, and the noun that it counts."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pipeline.draft.english.clauses import child
from pipeline.draft.english.nlp import Unit
from pipeline.draft.english.nouns import words
from pipeline.draft.english.places import Places
from pipeline.draft.english.quantities import Quantity

if TYPE_CHECKING:
    from spacy.tokens import Token

_FOLLOWING = frozenset({"ADJ", "NOUN", "PROPN", "VERB", "PUNCT", "ADV", "PART"})
_BEFORE_UNIT = words("of the more other its their")


@dataclass(frozen=True, slots=True)
class Counted:
    """A quantity in the parse: the word it hangs on in its clause, and the noun that it counts."""

    unit: Unit
    last: Token
    node: Token
    counted: Token


def locate(places: Places, starts: list[int], quantity: Quantity) -> Counted | None:
    """Where a quantity stands in the parse; none where that takes it for a date, an ordinal or a part of a name."""
    at = bisect_right(starts, quantity.number[1] - 1) - 1
    if at < 0 or starts[at] < quantity.number[0]:
        return None
    unit, number = places.words[starts[at]]
    last = unit.doc[number]
    label = last.ent_type_
    if label == "ORDINAL" and not quantity.vague:
        return None
    if (label in ("DATE", "TIME") and not quantity.unit) != quantity.duration and label in ("DATE", "TIME"):
        return None
    counted = _counted(unit, last, quantity)
    if counted is None:
        node = last.head if last.dep_ in ("nummod", "quantmod", "compound") and last.head.i < last.i else last
        return None if _numbered(last, quantity) else Counted(unit, last, node if node.pos_ == "NUM" else last, last)
    node = counted
    if quantity.vague and counted.i > last.i and counted.dep_ == "pobj" and counted.head.head.i <= last.i:
        node = counted.head.head
    elif counted.dep_ in ("compound", "nmod", "npadvmod") and quantity.unit and counted.head.pos_ == "ADJ":
        node = counted.head
    return Counted(unit, last, node, counted)


def _numbered(last: Token, quantity: Quantity) -> bool:
    """Whether a number is the name or number of the noun before it: "Article 5", "page 12"."""
    before = last.nbor(-1) if last.i > 0 else None
    noun = before is not None and before.pos_ in ("PROPN", "NOUN") and not before.is_punct
    return (
        not quantity.unit and last.text[0].isdigit() and noun and before is not None and before.head.i == last.head.i
    )


def _counted(unit: Unit, last: Token, quantity: Quantity) -> Token | None:
    """The noun that a quantity counts: its unit, or the last noun of those that follow; behind "of" of a wording."""
    doc = unit.doc
    at = last.i + 1
    if quantity.unit:
        inside = [t for t in doc[last.i : min(last.i + 5, len(doc))] if unit.starts[t.i] < quantity.span[1]]
        return inside[-1]
    if at < len(doc) and doc[at].lower_ == "of" and (quantity.vague or quantity.value is not None):
        noun = child(doc[at], "pobj")
        return noun if noun is not None and noun.pos_ in ("NOUN", "PROPN", "PRON") else None
    if at < len(doc) and doc[at].text == "-":  # "a 131-page report" counts no reports
        return None
    found = None
    for token in doc[at : at + 6]:
        hyphen = token.text == "-"
        joined = token.pos_ not in _FOLLOWING or (token.is_punct and not hyphen)
        if joined or (token.pos_ == "VERB" and token.dep_ not in ("amod", "compound")) or token.sent.start > at - 1:
            break
        if token.pos_ in ("NOUN", "PROPN"):
            if found is not None and found.dep_ not in ("compound", "nmod", "amod"):
                break
            found = token
    return found


def unit_of(places: Places, quantity: Quantity, place: Counted) -> str:
    """The unit: of measurement, of money, or what is counted, in the singular with its adjectives."""
    if quantity.unit:
        return quantity.unit
    noun, doc = place.counted, place.unit.doc
    if noun.i == place.last.i or noun.pos_ == "PRON":
        return ""
    if quantity.duration:
        return noun.lemma_
    first = noun.i
    while first - 1 > place.last.i and doc[first - 1].lower_ not in _BEFORE_UNIT:
        first -= 1
    front = places.article.text[place.unit.starts[first] : place.unit.starts[noun.i]]
    plural = noun.tag_ in ("NNS", "NNPS") and noun.lower_ not in ("species", "series", "personnel")
    singular = noun.lemma_ if plural else noun.text
    return " ".join(f"{front}{'person' if noun.lower_ == 'people' else singular}".split())
