"""Who a source is: the entity behind the mention, the office that it states, and for whom the holder speaks."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pipeline.draft.english.clauses import child, subtree
from pipeline.draft.english.entities import Gathered
from pipeline.draft.english.nlp import Article, Unit
from pipeline.draft.english.nouns import KINDS, SPEAKERS_FOR
from pipeline.draft.english.records import Attribution, Span, Speaker

if TYPE_CHECKING:
    from spacy.tokens import Token

_FOR = re.compile(
    r"\b(?:for|of|from|at)\s+(?:the\s+)?"
    r"(?P<whom>[A-Z][\w.&-]*(?:['’]s)?(?:\s+(?:(?:of|for|and)\s+(?:the\s+)?)?[A-Z][\w.&-]*(?:['’]s)?)*"
    r"(?:\s+(?:office|department|ministry|agency|government))?)"
)
_NO_OFFICE = frozenset({"appos", "relcl", "acl", "advcl", "case"})
_FIRST = frozenset({"i", "we"})


@dataclass(frozen=True, slots=True)
class _Places:
    """Where words and mentions stand, and by the place of direct speech, the chief word of its source."""

    text: str
    words: dict[int, tuple[Unit, Token]]
    mentions: tuple[tuple[int, int, int], ...]
    quoted: tuple[tuple[Span, int], ...]

    def entity(self, at: int) -> int:
        """The number of the entity of the innermost mention around a place, or -1."""
        around = [(start, number) for start, end, number in self.mentions if start <= at < end]
        return max(around)[1] if around else -1


def speakers(article: Article, found: tuple[Attribution, ...], entities: list[Gathered]) -> tuple[Speaker, ...]:
    """The speaker of each attribution, in step with them."""
    places = _Places(
        article.text,
        {unit.starts[t.i]: (unit, t) for unit in article.units for t in unit.doc if t.i not in unit.quotes},
        tuple((m.start, m.end, number) for number, e in enumerate(entities) for m in e.mentions),
        tuple((span, a.head) for a in found if a.direct for span in (*a.content, *a.continued)),
    )
    return tuple(_speaker(saying, places, entities) for saying in found)


def _speaker(saying: Attribution, places: _Places, entities: list[Gathered]) -> Speaker:
    """The speaker of one attribution; of "I" and "we" in direct speech, who speaks it."""
    unit, token = places.words.get(saying.head, (None, None))
    mention = places.text[slice(*saying.source[0])] if saying.head >= 0 else ""
    if unit is None or token is None:
        number = places.entity(saying.head)
        return Speaker(mention, entities[number].name if number >= 0 else mention, number)
    head = saying.head
    if token.lower_ in _FIRST:
        head = next((at for span, at in places.quoted if span[0] <= head < span[1]), head)
    number = _person(token, unit, places, entities)
    number = places.entity(head) if number < 0 else number
    named = number >= 0 and not entities[number].unnamed
    return Speaker(
        mention,
        entities[number].name if number >= 0 else mention,
        number,
        *_office(unit, token, places, entities, named),
    )


def _person(token: Token, unit: Unit, places: _Places, entities: list[Gathered]) -> int:
    """The person who is named beside an office that the parse takes for the chief word: "her father Jon Aro"."""
    if KINDS.get(token.lower_) != "Person" and not any(c.dep_ == "conj" for c in token.children):
        return -1
    inside = [t for t in token.subtree if t.dep_ in ("appos", "conj", "compound") and t.pos_ == "PROPN"]
    numbers = [places.entity(unit.starts[t.i]) for t in inside if t.dep_ != "compound" or t.i > token.i]
    titled = KINDS.get(token.lower_) == "Person" or token.pos_ == "NOUN"
    return next((n for n in numbers if n >= 0 and titled and entities[n].type == "Person"), -1)


def _office(unit: Unit, token: Token, places: _Places, entities: list[Gathered], named: bool) -> tuple[str, str]:
    """The office that stands before or behind a name, or is the description, and for whom it speaks, if it does."""
    before = [t for t in unit.doc[token.left_edge.i : token.i] if t.dep_ != "det" and not t.is_punct]
    titles = [n for n, t in enumerate(before) if KINDS.get(t.lower_) == "Person" and t.dep_ != "poss"]
    behind = next((c for c in token.children if c.dep_ == "appos" and KINDS.get(c.lower_) == "Person"), None)
    if titles and named:
        last = titles[-1]
        office = places.text[slice(*unit.span(before[0].i, before[last].i))]
        whose = places.text[slice(*unit.span(before[0].i, before[last - 1].i))] if last else ""
        whose = re.sub(r"\s*['’]s?$", "", whose)
        return office, whose if before[last].lower_ in SPEAKERS_FOR and whose[:1].isupper() else ""
    noun = behind if behind is not None else token
    if KINDS.get(noun.lower_) != "Person" or noun.pos_ == "PRON":
        return "", ""
    tokens = [t for t in subtree(noun, [c for c in noun.children if c.dep_ in _NO_OFFICE]) if not t.is_punct]
    tokens = [t for t in tokens if t.i > token.i] if behind is not None else tokens
    while len(tokens) > 1 and (tokens[0].dep_ in ("det", "nummod") or tokens[0].tag_ == "PRP$"):
        tokens = tokens[1:]
    office = places.text[slice(*unit.span(tokens[0].i, tokens[-1].i))]
    return office, _behalf(noun, unit, office, places, entities) if noun.lower_ in SPEAKERS_FOR else ""


def _behalf(noun: Token, unit: Unit, office: str, places: _Places, entities: list[Gathered]) -> str:
    """For whom an office speaks: "a spokesman for the port", "Northway's lawyer", "her lawyer"."""
    owner = child(noun, "poss")
    number = places.entity(unit.starts[owner.i]) if owner is not None else -1
    if number >= 0:
        return entities[number].name
    if owner is not None and owner.tag_ != "PRP$":
        return places.text[slice(*unit.span(owner.left_edge.i, owner.i))]
    behalf = _FOR.search(office)
    return behalf["whom"] if behalf else ""
