"""The vocabulary's page: what it says of each group and of each term beside what stands in the vocabulary itself."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from pipeline.errors import Fault, InputError
from pipeline.house import House
from pipeline.namespaces import NF
from pipeline.pages.story import SIGNS
from pipeline.vocabulary import Vocabulary
from tools.site.excerpts import Line
from tools.site.island import Island
from tools.site.terms import Group, Ontology, Term


@dataclass(frozen=True)
class Heading:
    """How a group of terms is called on the page, where it stands, and what its terms have in common."""

    fragment: str
    title: str
    introduction: str


HEADINGS: Final = {
    "classes of the record": Heading(
        "all-record-classes",
        "What is recorded",
        "The heart of the vocabulary: who takes which stance to what, and what cannot hold together.",
    ),
    "classes of entities": Heading(
        "all-entity-classes", "Parties and things", "What schema.org has no class for. For all else, use its classes."
    ),
    "classes of events": Heading(
        "all-event-classes",
        "Events",
        "What happened, happens or is to happen, as the article calls it. Each is an event of schema.org as well.",
    ),
    "roles": Heading(
        "all-roles",
        "Roles",
        "Who or what had which part in an event. An event has a role only where whoever asserts the event gives it.",
    ),
    "relations": Heading(
        "all-relations",
        "Relations",
        "What claims say of two things. A relation is named in a claim, and never stated: "
        "the graph says that somebody says so, not that it is so.",
    ),
    "measures": Heading(
        "all-measures", "Measures", "What figures count or measure. A sheet may name others of its own."
    ),
    "properties of the record: assertions": Heading(
        "all-assertion-properties",
        "Properties of assertions",
        "Who says it for whom, how surely, in which words and where.",
    ),
    "properties of the record: articles, sentences, entities, offices": Heading(
        "all-other-properties", "Properties of articles, sentences, parties and offices", "What is noted of the rest."
    ),
    "properties of the record: figures, contradictions": Heading(
        "all-figure-properties",
        "Properties of figures and contradictions",
        "How figures and facts stand to each other.",
    ),
    "properties of the record: dates": Heading(
        "all-date-properties",
        "Properties of dates",
        "Every date has bounds, so that a day, a month and a wide guess can be compared.",
    ),
    "stances": Heading("all-stances", "Stances", "How a speaker stands to a fact. An assertion has exactly one."),
    "certainties": Heading(
        "all-certainties", "Certainties", "How sure the speaker is, where words mark it; a plain statement has none."
    ),
    "bases": Heading("all-bases", "Bases", "Whether the article says it, or whoever wrote the sheet concludes it."),
}
"""The groups of the vocabulary's file, by what it calls them."""

KEYS: Final = {
    "onBehalfOf": "for: …",
    "medium": "medium: …",
    "occasion": "at: …",
    "answers": "answers: …",
    "quotation": "quote: …",
    "evidence": "s: …",
    "stance": "stance: …",
    "certainty": "certainty: …",
    "basis": "basis: …",
    "unnamed": "unnamed: true",
    "under": "under: …",
    "approximate": "approximate: true",
    "including": "including: …",
    "excluding": "excluding: …",
    "contradicts": "contradicts: …",
    "omittedBecause": "omitted: …",
}
"""How a sheet writes properties of the record."""


@dataclass(frozen=True)
class Entry:
    """A term on the page: how a sheet writes it, the shapes that speak of it, its sign, and an example in Turtle."""

    term: Term
    sheet: str
    shapes: tuple[str, ...]
    sign: str
    turtle: tuple[Line, ...]


@dataclass(frozen=True)
class Section:
    """A group of entries."""

    heading: Heading
    entries: tuple[Entry, ...]


def sections(
    ontology: Ontology, house: House, shapes: Mapping[str, tuple[str, ...]], island: Island
) -> Iterator[Section]:
    """The groups of the vocabulary as the page shows them. Raises `InputError` for one that has no heading here."""
    written = dict(_written(house.vocabulary, ontology.groups))
    for group in ontology.groups:
        if group.heading not in HEADINGS:
            raise InputError([Fault(f"`{group.heading}` has no heading; give it one in tools/site/vocabulary.py")])
        yield Section(
            HEADINGS[group.heading],
            tuple(
                Entry(
                    term=term,
                    sheet=written.get(term.iri, ""),
                    shapes=shapes.get(term.iri, ()),
                    sign=SIGNS.get(term.name, "") if group.heading == "stances" else "",
                    turtle=island.show(term.iri),
                )
                for term in group.terms
            ),
        )


def _written(vocabulary: Vocabulary, groups: Iterable[Group]) -> Iterator[tuple[str, str]]:
    """Terms by their IRIs, and how a sheet writes them."""
    forms = (
        (vocabulary.roles, "roles: {{{}: …}}"),
        (vocabulary.relations, "content: {{subject: …, relation: {}, object: …}}"),
        (vocabulary.measures, "property: {}"),
        (vocabulary.stances, "stance: {}"),
        (vocabulary.certainties, "certainty: {}"),
        (vocabulary.bases, "basis: {}"),
    )
    for names, form in forms:
        yield from ((iri, form.format(name)) for name, iri in names.items())
    for group in groups:
        if group.heading in ("classes of entities", "classes of events"):
            yield from ((term.iri, f"type: {term.name}") for term in group.terms)
    yield from ((f"{NF}{name}", key) for name, key in KEYS.items())
