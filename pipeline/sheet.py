"""The sheet: what a person writes about one article, as a typed model with a JSON Schema.

A field carries a mark (`pipeline.fields`) that says what it turns into. The rules that need more than one field
stand here as validators; those that need the rest of the sheet (references, sentences) belong to `pipeline.resolve`.
"""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import Annotated, ClassVar, Literal, Self, TypeAlias, TypeVar

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    StringConstraints,
    model_validator,
)

from pipeline.dates import OPEN, read_date
from pipeline.fields import ANYTHING, FACTS, Classes, Column, Concept, Counts, Ends, Refers, Says, Section, Starts
from pipeline.namespaces import NF, SCHEMA, SKOS

T = TypeVar("T")

SLUG = r"^[a-z0-9][a-z0-9-]*$"
REFERENCE = r"^((entity|event|office|figure|claim)/)?[a-z0-9][a-z0-9-]*$"
IRI = r"^[A-Za-z][A-Za-z0-9+.-]*:[^\s<>\"{}|^`\\]+$"
PREFIX = r"^[A-Za-z][A-Za-z0-9-]*$"
WIKIDATA = r"^Q[1-9][0-9]*$"
DIGEST = r"^[0-9a-f]{64}$"
LANGUAGE = r"^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$"
TEXT_KEY = rf"^$|{LANGUAGE}"
ENTITY_ROOTS = ("Person", "Organization", "Place", "Product", "CreativeWork", "Intangible")
EVENT_ROOTS = ("Event", "Action")
RESERVED = ("article", "unnamed")
"""Entity ids with a meaning of their own: the article's own voice, and a speaker whom the article leaves unnamed."""


def _listed(value: object) -> object:
    return value if isinstance(value, list | tuple) or value is None else [value]


def _in_languages(value: object) -> object:
    return {"": value} if isinstance(value, str | int | Decimal) and not isinstance(value, bool) else value


def _keyed(key: str) -> Callable[[object], object]:
    """A validator that lets a plain value stand for a mapping with that value under `key`."""
    return lambda value: value if isinstance(value, dict | BaseModel) or value is None else {key: value}


def _edtf(text: str) -> str:
    if text != OPEN:
        read_date(text)
    return text


Slug: TypeAlias = Annotated[str, StringConstraints(pattern=SLUG)]
Line: TypeAlias = Annotated[str, StringConstraints(min_length=1)]
Reference: TypeAlias = Annotated[str, StringConstraints(pattern=REFERENCE)]
Language: TypeAlias = Annotated[str, StringConstraints(pattern=LANGUAGE)]
Text: TypeAlias = Annotated[
    dict[Annotated[str, StringConstraints(pattern=TEXT_KEY)], Line],
    BeforeValidator(_in_languages, json_schema_input_type=Line | dict[Language, Line]),
]
"""Text in the article's language (under the key ``""``), or in several."""
Many: TypeAlias = Annotated[tuple[T, ...], BeforeValidator(_listed, json_schema_input_type=T | list[T])]
Flag: TypeAlias = Annotated[bool, Field(strict=True)]
Sentences: TypeAlias = Many[Annotated[int, Field(ge=1, strict=True)]]
Iri: TypeAlias = Annotated[str, StringConstraints(pattern=IRI)]
Wikidata: TypeAlias = Annotated[str, StringConstraints(pattern=WIKIDATA)]
Prefixes: TypeAlias = dict[Annotated[str, StringConstraints(pattern=PREFIX)], Iri]
Amount: TypeAlias = Annotated[Decimal, Field(allow_inf_nan=False)]
DateBasis: TypeAlias = Literal["stated", "year-inferred", "inferred"]
Basis: TypeAlias = Literal["explicit", "inferred"]
Certainty: TypeAlias = Literal["certain", "probable", "possible"]
Stance: TypeAlias = Literal[
    "asserts",
    "alleges",
    "believes",
    "denies",
    "doubts",
    "rejects",
    "demands",
    "pledges",
    "warns",
    "declines-to-comment",
]


class Model(BaseModel):
    """What all parts of a sheet have in common: no unknown keys, no change after reading."""

    model_config = ConfigDict(
        extra="forbid",
        frozen=True,
        coerce_numbers_to_str=True,
        str_strip_whitespace=True,
        use_attribute_docstrings=True,
    )


class DateMapping(Model):
    """A date with what is to be said about it."""

    value: Annotated[Line, AfterValidator(_edtf)]
    """EDTF level 0 or 1: 2024-06-25, 2024-06, 2012, 2012?, or 2024-06-20/2024-06-25 for some time within."""
    text: Text | None = None
    """The article's own wording, such as `June 25`."""
    basis: DateBasis | None = None
    """Whether the article states the date, leaves the year to be inferred, or leaves all of it to be inferred."""
    note: Text | None = None


Date: TypeAlias = Annotated[
    DateMapping, BeforeValidator(_keyed("value"), json_schema_input_type=str | int | DateMapping)
]


class Dated(Model):
    """What has a date, or lasts from one date until another."""

    @model_validator(mode="after")
    def _one_kind_of_date(self) -> Self:
        date, start, end = (getattr(self, name, None) for name in ("date", "from_", "until"))
        if date and (start or end):
            raise ValueError(
                "has `date` beside `from` or `until`; a point in time has `date`, what lasts has the others"
            )
        if (date and date.value == OPEN) or (start and start.value == OPEN):
            raise ValueError("`..` can only stand in `until`, for what still goes on; leave an unknown date out")
        return self


class Saying(Dated):
    """A link of a chain: somebody who passes a fact on."""

    by: Annotated[Reference | None, Refers("agent", ("entities",))] = None
    """Who says it: an entity; left out, the article itself; `unnamed` for "allegedly" and "purported"."""
    for_: Annotated[Many[Reference], Refers("onBehalfOf", ("entities",)), Field(alias="for")] = ()
    """On whose behalf."""
    to: Annotated[Many[Reference], Refers("recipient", ("entities",))] = ()
    """To whom."""
    stance: Annotated[Stance, Concept("stance", "stances")] = "asserts"
    certainty: Annotated[Certainty | None, Concept("certainty", "certainties")] = None
    """How sure the speaker says to be."""
    basis: Annotated[Basis, Concept("basis", "bases")] = "explicit"
    """Whether the article reports this saying, or the sheet's author infers it."""
    medium: Annotated[Text | None, Says(f"{NF}medium")] = None
    """Through which medium, such as `social media post`."""
    at: Annotated[Many[Reference], Refers("occasion", ("events",))] = ()
    """The event on whose occasion it was said."""
    date: Annotated[Date | None, Starts(f"{SCHEMA}startTime")] = None
    from_: Annotated[Date | None, Starts(f"{SCHEMA}startTime"), Field(alias="from")] = None
    until: Annotated[Date | None, Ends(f"{SCHEMA}endTime")] = None
    answers: Annotated[Many[Reference], Refers("answers", FACTS)] = ()
    """The facts that this saying replies to."""
    quote: Annotated[Text | None, Says(f"{NF}quotation")] = None
    """A short direct quotation, as the article has it."""
    id: Slug | None = None
    """The last part of the assertion's IRI; left out, speaker and stance make it."""
    note: Annotated[Text | None, Says(f"{SCHEMA}description")] = None
    s: Sentences = ()
    """The sentences of the article in which it stands."""


class Said(Saying):
    """One act of saying: who vouches for the fact, how, and through whom it reached the article."""

    via: Annotated[
        tuple[Annotated[Saying, BeforeValidator(_keyed("by"), json_schema_input_type=Reference | Saying)], ...],
        BeforeValidator(_listed),
    ] = ()
    """Through whom it reached the article; the one nearest the speaker comes first."""


class Contradicted(Model):
    """Another fact that cannot be true beside this one."""

    fact: Reference
    basis: Basis = "inferred"
    """Whether the article sets the two against each other, or the sheet's author does."""
    note: Annotated[Text | None, Says(f"{SKOS}note")] = None
    s: Sentences = ()


class Fact(Model):
    """What somebody vouches for."""

    section: ClassVar[Section]

    s: Sentences = ()
    """Short for: the article itself asserts it, in these sentences."""
    said: tuple[Said, ...] = ()
    """Everyone who asserts, alleges, denies, doubts ... it."""
    contradicts: Many[
        Annotated[Contradicted, BeforeValidator(_keyed("fact"), json_schema_input_type=Reference | Contradicted)]
    ] = ()
    note: Annotated[Text | None, Says(f"{SKOS}note")] = None
    """Why the fact is read so, where that is a judgement call."""

    @model_validator(mode="after")
    def _vouched_for(self) -> Self:
        if not self.s and not self.said:
            raise ValueError("nobody vouches for this; add `said`, or `s` where the article itself says it")
        return self


class Entity(Model):
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


class Event(Fact, Dated):
    """Something that happened, happens or is to happen. Bears only what its asserting vouchers give."""

    section = "events"

    type: Annotated[Many[Line], Classes(EVENT_ROOTS), Field(min_length=1)]
    name: Annotated[Text | None, Says(f"{SCHEMA}name")] = None
    date: Annotated[Date | None, Starts(f"{SCHEMA}startDate")] = None
    from_: Annotated[Date | None, Starts(f"{SCHEMA}startDate"), Field(alias="from")] = None
    until: Annotated[Date | None, Ends(f"{SCHEMA}endDate")] = None
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
    until: Annotated[Date | None, Ends(f"{SCHEMA}endDate")] = None


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


class Credit(Model):
    """An organisation that published the article, or had a part in it."""

    entity: Reference
    basis: Basis = "explicit"
    note: Text | None = None
    s: Sentences = ()


class SourceText(Model):
    """The source text, which need not be here."""

    sha256: Annotated[str, StringConstraints(pattern=DIGEST)] | None = None
    sentences: Annotated[int, Field(ge=1)] | None = None


_Credited = Annotated[Credit, BeforeValidator(_keyed("entity"), json_schema_input_type=Reference | Credit)]


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
    entities: dict[Slug, Entity] = {}
    events: dict[Slug, SharedEvent] = {}


class Sheet(Model):
    """One article's facts, and who vouches for them."""

    article: Article
    prefixes: Prefixes = {}
    """Prefixes for CURIEs, beside those that are always known."""
    entities: dict[Slug, Entity] = {}
    events: dict[Slug, Event] = {}
    offices: dict[Slug, Office] = {}
    figures: dict[Slug, Figure] = {}
    claims: dict[Slug, Claim] = {}
    omitted: dict[Annotated[int, Field(ge=1)], Line] = {}
    """Sentences that carry no fact, and why."""


def sheet_schema() -> dict[str, object]:
    """The JSON Schema (2020-12) of a sheet, with what each key means."""
    schema = Sheet.model_json_schema(by_alias=True)
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}
