"""What the values of a sheet are made of: ids, references, texts, dates, closed lists; and what all parts share."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import Annotated, Any, Literal, Self, TypeAlias, TypeVar

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    GetCoreSchemaHandler,
    GetJsonSchemaHandler,
    StringConstraints,
    model_validator,
)
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from pipeline.dates import OPEN, read_date
from pipeline.iris import is_iri

T = TypeVar("T")

SLUG = r"^[a-z0-9][a-z0-9-]*$"
REFERENCE = r"^((entity|event|office|figure|claim)/)?[a-z0-9][a-z0-9-]*$"
IRI = r"^[A-Za-z][A-Za-z0-9+.-]*:[^\s<>\"{}|^`\\]+$"
PREFIX = r"^[A-Za-z][A-Za-z0-9-]*$"
WIKIDATA = r"^Q[1-9][0-9]*$"
NUMBER = r"^[1-9][0-9]*$"
DIGEST = r"^[0-9a-f]{64}$"
LANGUAGE = r"^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$"
TEXT_KEY = rf"^$|{LANGUAGE}"
ENTITY_ROOTS = ("Person", "Organization", "Place", "Product", "CreativeWork", "Intangible")
EVENT_ROOTS = ("Event", "Action")
RESERVED = ("article", "unnamed")
"""Entity ids with a meaning of their own: the article's own voice, and a speaker whom the article leaves unnamed."""


class OneOrMany:
    """Marks a list for which one value can stand."""

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        """The list's own schema, behind a step that puts a single value into a list."""
        return core_schema.no_info_before_validator_function(listed, handler(source))

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        """The items' JSON Schema, or the list's."""
        many = handler(schema)
        return {"anyOf": [many["items"], many]}


def listed(value: object) -> object:
    """A list with `value` in it, where it is none itself."""
    return value if isinstance(value, (list, tuple)) or value is None else [value]


def _in_languages(value: object) -> object:
    if type(value) is str:  # nearly every text of every sheet
        return {"": value}
    if isinstance(value, (bool, list)):
        raise PydanticCustomError("string_type", "expected text")
    return {"": value} if isinstance(value, (str, int, Decimal)) else value


def keyed(key: str) -> Callable[[object], object]:
    """A validator that lets a plain value stand for a mapping with that value under `key`."""
    return lambda value: (
        value if type(value) is dict or value is None or isinstance(value, BaseModel) else {key: value}
    )


def _edtf(text: str) -> str:
    if text == OPEN:
        raise ValueError("`..` can only stand in `until`, for what still goes on; leave an unknown date out")
    read_date(text)
    return text


def _edtf_or_open(text: str) -> str:
    return text if text == OPEN else _edtf(text)


def _written(number: Decimal) -> Decimal:
    if number and abs(number.adjusted()) > 99:
        raise ValueError("has more than a hundred digits; is the exponent right?")
    return number


def _iri(text: str) -> str:
    if not is_iri(text):
        raise ValueError(f"`{text}` is not an absolute IRI; write one such as `https://example.org/thing`")
    return text


Slug: TypeAlias = Annotated[str, StringConstraints(pattern=SLUG)]
Id: TypeAlias = Annotated[str, StringConstraints(pattern=SLUG, strip_whitespace=False)]
"""A slug as the key of a section: two spellings of one key would be one fact less, so that none is trimmed."""
Line: TypeAlias = Annotated[str, StringConstraints(min_length=1)]
Reference: TypeAlias = Annotated[str, StringConstraints(pattern=REFERENCE)]
Language: TypeAlias = Annotated[str, StringConstraints(pattern=LANGUAGE)]
Translations: TypeAlias = Annotated[dict[Language, Line], Field(min_length=1)]
Text: TypeAlias = Annotated[
    dict[Annotated[str, StringConstraints(pattern=TEXT_KEY, strip_whitespace=False)], Line],
    Field(min_length=1),
    BeforeValidator(
        _in_languages, json_schema_input_type=Line | Annotated[dict[Language, Line], Field(min_length=1)]
    ),
]
"""Text in the article's language (under the key ``""``), or in several."""
Many: TypeAlias = Annotated[tuple[T, ...], OneOrMany()]
Flag: TypeAlias = Annotated[bool, Field(strict=True)]
Sentences: TypeAlias = Many[Annotated[int, Field(ge=1, strict=True)]]
Iri: TypeAlias = Annotated[str, StringConstraints(pattern=IRI), AfterValidator(_iri)]
Wikidata: TypeAlias = Annotated[str, StringConstraints(pattern=WIKIDATA)]
Prefixes: TypeAlias = dict[Annotated[str, StringConstraints(pattern=PREFIX, strip_whitespace=False)], Iri]
Amount: TypeAlias = Annotated[Decimal, Field(allow_inf_nan=False), AfterValidator(_written)]
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


class Proposed(Model):
    """What an engine can propose (`newsfacts draft`), and an editor then looks at (`newsfacts review`)."""

    confidence: Annotated[Decimal | None, Field(ge=0, le=1, allow_inf_nan=False)] = None
    """How sure the engine is of what it proposed, from 0 to 1; only what nobody has looked at has one."""
    reviewed: Flag = False
    """True where an editor has looked at it, in a sheet of which other parts are still to be reviewed."""


class DateMapping(Model):
    """A date with what is to be said about it."""

    value: Annotated[str, AfterValidator(_edtf)]
    """EDTF level 0 or 1: 2024-06-25, 2024-06, 2012, 2012?, or 2024-06-20/2024-06-25 for some time within."""
    text: Text | None = None
    """The article's own wording, such as `June 25`."""
    basis: DateBasis | None = None
    """Whether the article states the date, leaves the year to be inferred, or leaves all of it to be inferred."""
    note: Text | None = None


class EndMapping(DateMapping):
    """The end of what lasts, with what is to be said about it."""

    value: Annotated[str, AfterValidator(_edtf_or_open)]
    """EDTF level 0 or 1, or `..` for what still goes on."""


Date: TypeAlias = Annotated[DateMapping, BeforeValidator(keyed("value"), json_schema_input_type=str | DateMapping)]
End: TypeAlias = Annotated[EndMapping, BeforeValidator(keyed("value"), json_schema_input_type=str | EndMapping)]


class Dated(Model):
    """What has a date, or lasts from one date until another."""

    @model_validator(mode="after")
    def _one_kind_of_date(self) -> Self:
        given = self.__dict__.get  # at every saying of every sheet: getattr would cost three times as much
        if given("date") and (given("from_") or given("until")):
            raise ValueError(
                "has `date` beside `from` or `until`; a point in time has `date`, what lasts has the others"
            )
        return self
