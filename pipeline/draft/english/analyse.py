"""All of it: a text drafted, from its paragraphs to who says what, when, and of whom."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from pipeline.draft.english.attributions import attributions
from pipeline.draft.english.breaks import breaks
from pipeline.draft.english.dates import dates
from pipeline.draft.english.entities import Gathered, entity, gather
from pipeline.draft.english.names import names
from pipeline.draft.english.nlp import Article
from pipeline.draft.english.records import Attribution, Draft, NameMention
from pipeline.draft.english.reference import refer
from pipeline.draft.english.speakers import speakers

_FIRST_PERSON = frozenset({"i", "me", "my", "mine", "myself"})


def draft(article: Article, day: date | None = None) -> Draft:
    """What the rules find in a parsed article; `day` is the article's, if known and not in its first lines."""
    text = article.text
    found = attributions(article)
    entities = gather(text, names(article))
    refer(article, entities, {saying.head for saying in found if saying.form != "credit"})
    who = speakers(article, found, entities)
    for number, mention in list(_first_person(article, found, [speaker.entity for speaker in who], entities)):
        entities[number].mentions.append(mention)
    return Draft(found, who, dates(text, day), tuple(entity(gathered) for gathered in entities), breaks(article))


def _first_person(
    article: Article, found: tuple[Attribution, ...], speaking: list[int], entities: list[Gathered]
) -> Iterator[tuple[int, NameMention]]:
    """The "I" of direct speech, which is its speaker."""
    quoted = [
        (span, number)
        for saying, number in zip(found, speaking, strict=True)
        if saying.direct and number >= 0
        for span in (*saying.content, *saying.continued)
    ]
    for unit in article.units:
        for token in unit.doc if unit.outer else ():
            start, end = unit.starts[token.i], unit.ends[token.i]
            number = next((n for (first, last), n in quoted if first <= start < last), None)
            if token.lower_ in _FIRST_PERSON and number is not None and entities[number].type == "Person":
                yield number, NameMention(start, end, "Person", by_name=False)
