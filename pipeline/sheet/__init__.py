"""The sheet: what a person writes about one article, as a typed model with a JSON Schema.

A field carries a mark (`pipeline.fields`) that says what it turns into. The rules that need more than one field
stand here as validators; those that need the rest of the sheet (references, sentences) belong to `pipeline.resolve`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import chain
from typing import Annotated, Literal, Self

from pydantic import BeforeValidator, Field, StringConstraints, model_validator

from pipeline.fields import Classes, Column, Refers, Says, Starts
from pipeline.namespaces import SCHEMA, SKOS
from pipeline.sheet.facts import Claim, Content, Contradicted, Event, Fact, Figure, Office
from pipeline.sheet.sayings import Said, Saying
from pipeline.sheet.terms import (
    DIGEST,
    ENTITY_ROOTS,
    NUMBER,
    Basis,
    Date,
    Flag,
    Id,
    Iri,
    Language,
    Line,
    Many,
    Model,
    Prefixes,
    Proposed,
    Reference,
    Sentences,
    Slug,
    Text,
    Wikidata,
    keyed,
)

__all__ = [
    "Article",
    "Authority",
    "Claim",
    "Content",
    "Contradicted",
    "Credit",
    "Drafted",
    "Entity",
    "Event",
    "Fact",
    "Figure",
    "Office",
    "Said",
    "Saying",
    "SharedEvent",
    "Sheet",
]


class Entity(Proposed):
    """A person, an organisation, a place, a product, a work, or something less tangible."""

    type: Annotated[Many[Line], Classes(ENTITY_ROOTS), Field(min_length=1)]
    """Classes of schema.org or of the vocabulary, or CURIEs."""
    name: Annotated[Text, Says(f"{SCHEMA}name")]
    alias: Annotated[Many[Text], Says(f"{SCHEMA}alternateName")] = ()
    wikidata: Wikidata | None = None
    sameAs: Annotated[Many[Iri], Column("sameAs")] = ()  # noqa: N815 (schema.org's spelling, fixed by the model)
    partOf: Reference | None = None  # noqa: N815 (as above)
    """The place or the organisation that this one belongs to."""
    unnamed: Annotated[Flag, Column("unnamed")] = False
    """True where the article does not name it."""
    note: Annotated[Text | None, Says(f"{SKOS}note")] = None


class Credit(Model):
    """An organisation that published the article, or had a part in it."""

    entity: Reference
    basis: Basis = "explicit"
    note: Text | None = None
    s: Sentences = ()


class SourceText(Model):
    """The source text, which need not be here."""

    sha256: Annotated[str, StringConstraints(pattern=DIGEST)] | None = None
    sentences: Annotated[int, Field(ge=1, strict=True)] | None = None


_Credited = Annotated[Credit, BeforeValidator(keyed("entity"), json_schema_input_type=Reference | Credit)]


class Article(Model):
    """The article that the facts stand in."""

    id: Slug
    headline: Annotated[Text, Says(f"{SCHEMA}headline")]
    language: Language
    publisher: _Credited | None = None
    credit: Many[_Credited] = ()
    date: Annotated[Date | None, Starts(f"{SCHEMA}datePublished")] = None
    about: Annotated[Many[Reference], Refers("about", ("entities", "events"))] = ()
    """What the article is mainly about."""
    text: SourceText = SourceText()


class SharedEvent(Model):
    """An event that several articles speak of. Their sheets say what they report of it, each for itself."""

    wikidata: Wikidata | None = None
    sameAs: Annotated[Many[Iri], Column("sameAs")] = ()  # noqa: N815 (as above)


class Authority(Model):
    """What the sheets of a folder share: entities and events that have one IRI across articles."""

    prefixes: Prefixes = {}
    entities: dict[Id, Entity] = {}
    events: dict[Id, SharedEvent] = {}


class Drafted(Model):
    """What proposed the sheet, before anybody looked at it."""

    engine: Line
    """The engine of `newsfacts draft`, such as `rules`."""
    version: Line
    model: Line | None = None
    """The model of the language that the engine used, with its version."""


class Sheet(Model):
    """One article's facts, and who vouches for them."""

    status: Literal["draft", "reviewed"] | None = None
    """`draft` where a program proposed the sheet and not all was reviewed; only then do parts have a confidence."""
    drafted: Drafted | None = None
    """By what the sheet was proposed, if it was."""
    article: Article
    prefixes: Prefixes = {}
    """Prefixes for CURIEs, beside those that are always known."""
    entities: dict[Id, Entity] = {}
    events: dict[Id, Event] = {}
    offices: dict[Id, Office] = {}
    figures: dict[Id, Figure] = {}
    claims: dict[Id, Claim] = {}
    omitted: dict[Annotated[str, StringConstraints(pattern=NUMBER, strip_whitespace=False)], Line] = {}
    """Sentences that carry no fact, and why."""

    def facts(self) -> Iterator[Fact]:
        """All facts, in the order of the sheet's sections."""
        sections: tuple[Mapping[str, Fact], ...] = (self.events, self.offices, self.figures, self.claims)
        return chain.from_iterable(section.values() for section in sections)

    @model_validator(mode="after")
    def _drafted_by_something(self) -> Self:
        if self.status and not self.drafted:
            raise ValueError("has a `status` and does not say what drafted it; add `drafted`, or remove `status`")
        return self
