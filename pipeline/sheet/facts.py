"""Facts: events, offices, figures and claims, and what all of them have in common."""

from __future__ import annotations

from typing import Annotated, ClassVar, Self

from pydantic import BeforeValidator, Field, model_validator

from pipeline.fields import ANYTHING, Classes, Column, Counts, Ends, Refers, Says, Section, Starts
from pipeline.namespaces import SCHEMA, SKOS
from pipeline.sheet.sayings import Said
from pipeline.sheet.terms import (
    EVENT_ROOTS,
    Amount,
    Basis,
    Date,
    Dated,
    End,
    Flag,
    Line,
    Many,
    Model,
    Proposed,
    Reference,
    Sentences,
    Text,
    keyed,
)


class Contradicted(Proposed):
    """Another fact that cannot be true beside this one."""

    fact: Reference
    basis: Basis = "inferred"
    """Whether the article sets the two against each other, or the sheet's author does."""
    note: Annotated[Text | None, Says(f"{SKOS}note")] = None
    s: Sentences = ()


class Fact(Proposed):
    """What somebody vouches for."""

    section: ClassVar[Section]

    s: Sentences = ()
    """Short for: the article itself asserts it, in these sentences."""
    said: tuple[Said, ...] = ()
    """Everyone who asserts, alleges, denies, doubts ... it."""
    contradicts: Many[
        Annotated[Contradicted, BeforeValidator(keyed("fact"), json_schema_input_type=Reference | Contradicted)]
    ] = ()
    note: Annotated[Text | None, Says(f"{SKOS}note")] = None
    """Why the fact is read so, where that is a judgement call."""

    @model_validator(mode="after")
    def _vouched_for(self) -> Self:
        if not self.s and not self.said:
            raise ValueError("nobody vouches for this; add `said`, or `s` where the article itself says it")
        return self


class Event(Fact, Dated):
    """Something that happened, happens or is to happen. Bears only what its asserting vouchers give."""

    section = "events"

    type: Annotated[Many[Line], Classes(EVENT_ROOTS), Field(min_length=1)]
    name: Annotated[Text | None, Says(f"{SCHEMA}name")] = None
    date: Annotated[Date | None, Starts(f"{SCHEMA}startDate")] = None
    from_: Annotated[Date | None, Starts(f"{SCHEMA}startDate"), Field(alias="from")] = None
    until: Annotated[End | None, Ends(f"{SCHEMA}endDate")] = None
    place: Annotated[Many[Reference], Refers("location", ("entities",))] = ()
    roles: dict[Line, Many[Reference]] = {}
    """Who or what takes part, and as what: agent, participant, instrument, target ..., or a CURIE."""


class Office(Fact, Dated):
    """An office, post or membership that somebody holds for a time."""

    section = "offices"

    holder: Annotated[Reference, Refers("member", ("entities",))]
    title: Annotated[Text | None, Says(f"{SCHEMA}roleName")] = None
    of: Annotated[Reference | None, Refers("organization", ("entities",))] = None
    under: Annotated[Reference | None, Refers("under", ("entities",))] = None
    """The person whom the holder serves."""
    from_: Annotated[Date | None, Starts(f"{SCHEMA}startDate"), Field(alias="from")] = None
    until: Annotated[End | None, Ends(f"{SCHEMA}endDate")] = None


class Figure(Fact, Dated):
    """A number, a range, or a wording for one, of something."""

    section = "figures"

    of: Annotated[Reference, Refers("observationAbout", ("entities", "events", "offices", "claims"))]
    property: Line
    """What is measured: a measure of the vocabulary, a CURIE, or a name of your own."""
    value: Annotated[Amount | None, Counts(f"{SCHEMA}value")] = None
    min: Annotated[Amount | None, Counts(f"{SCHEMA}minValue")] = None
    max: Annotated[Amount | None, Counts(f"{SCHEMA}maxValue")] = None
    unit: Annotated[Text | None, Says(f"{SCHEMA}unitText")] = None
    unitCode: Annotated[Line | None, Column("unitCode")] = None  # noqa: N815 (schema.org's spelling)
    """UN/CEFACT common code of the unit, such as SMI for the statute mile."""
    date: Annotated[Date | None, Starts(f"{SCHEMA}observationDate")] = None
    """As of when."""
    approximate: Annotated[Flag, Column("approximate")] = False
    including: Annotated[Many[Reference], Refers("including", ("figures",))] = ()
    excluding: Annotated[Many[Reference], Refers("excluding", ("figures",))] = ()
    description: Annotated[Text | None, Says(f"{SCHEMA}description")] = None
    """A wording in place of a number, such as `dozens`."""

    @model_validator(mode="after")
    def _says_how_many(self) -> Self:
        if self.value is None and self.min is None and self.max is None and self.description is None:
            raise ValueError("says no number; add `value`, `min` or `max`, or `description` for a wording")
        if self.value is not None and (self.min is not None or self.max is not None):
            raise ValueError("has `value` beside `min` or `max`; a range has no value")
        if self.min is not None and self.max is not None and self.min > self.max:
            raise ValueError("`min` is larger than `max`; swap the two")
        return self


class Content(Model):
    """What a claim says, as a triple that is described and never asserted."""

    subject: Annotated[Reference, Refers("contentSubject", ANYTHING)]
    relation: Line
    """A relation of the vocabulary, or a CURIE."""
    object: Annotated[Reference, Refers("contentObject", ANYTHING)]


class Claim(Fact):
    """A proposition, in the sheet author's own words."""

    section = "claims"

    text: Annotated[Text, Says(f"{SCHEMA}text")]
    about: Annotated[Many[Reference], Refers("about", ANYTHING)] = ()
    content: Content | None = None
