"""The form of an answer, as JSON Schema: a sheet without free keys, for servers that hold a model to a schema.

The strict mode of that protocol wants every property required, and no others; what is not known is null. So the
sections are lists whose entries have an ``id``, and roles are a list of pairs. `pipeline.draft.ask.fitting` holds an
answer to this form, whether the server did or not. Source:
https://platform.openai.com/docs/guides/structured-outputs
"""

from __future__ import annotations

from typing import Any, Final, TypeAlias, get_args

from pipeline.fields import Section
from pipeline.sheet.terms import Basis, Certainty, DateBasis, Stance

Form: TypeAlias = dict[str, Any]

ENTITY_TYPES: Final = (
    *("Person", "Organization", "Group", "GovernmentOrganization", "NewsMediaOrganization", "Corporation"),
    *("PoliticalParty", "NGO", "EducationalOrganization", "SportsTeam", "Place", "Country", "State", "City"),
    *("AdministrativeArea", "LandmarksOrHistoricalBuildings", "BodyOfWater", "CivicStructure", "Product", "Vehicle"),
    *("Weapon", "CreativeWork", "Report", "Legislation", "Intangible"),
)
EVENT_TYPES: Final = (
    *("Event", "Action", "Meeting", "PhoneCall", "Conversation", "PublicStatement", "Inquiry", "Explosion"),
    *("MissileStrike", "Interception", "ArmedConflict", "Invasion", "Annexation", "Referendum", "Crisis"),
    *("OfficeHandover", "SportsEvent", "BusinessEvent", "Festival", "MoveAction", "TransferAction", "TradeAction"),
)
"""The classes that a model is offered; those that the vocabulary knows besides are taken as well."""

ROLES: Final = (
    *("agent", "participant", "requester", "recipient", "instrument", "target", "victim", "predecessor", "successor"),
)

_TEXT: Final[Form] = {"type": "string"}
_MAYBE: Final[Form] = {"type": ["string", "null"]}
_NUMBER: Final[Form] = {"type": ["number", "null"]}
_FLAG: Final[Form] = {"type": "boolean"}
_CONFIDENCE: Final[Form] = {"type": "number", "description": "How sure you are, from 0 to 1."}


def _list(items: Form) -> Form:
    return {"type": "array", "items": items}


def _object(**properties: Form) -> Form:
    named = {name.rstrip("_"): form for name, form in properties.items()}
    return {"type": "object", "properties": named, "required": list(named), "additionalProperties": False}


def _maybe(form: Form) -> Form:
    return {**form, "type": [form["type"], "null"]}


def _one_of(words: tuple[str, ...]) -> Form:
    return {"type": "string", "enum": list(words)}


def _one_of_or_none(words: tuple[str, ...]) -> Form:
    return {"type": ["string", "null"], "enum": [*words, None]}


_TEXTS: Final = _list(_TEXT)
_SENTENCES: Final = _list({"type": "integer"})
_DATE: Final = _maybe(_object(value=_TEXT, text=_MAYBE, basis=_one_of_or_none(get_args(DateBasis))))
_SAID: Final = _object(
    by=_MAYBE,
    for_=_TEXTS,
    to=_TEXTS,
    stance=_one_of(get_args(Stance)),
    certainty=_one_of_or_none(get_args(Certainty)),
    medium=_MAYBE,
    at=_TEXTS,
    date=_DATE,
    answers=_TEXTS,
    quote=_MAYBE,
    via=_TEXTS,
    s=_SENTENCES,
)
_CONTRADICTS: Final = _object(fact=_TEXT, basis=_one_of(get_args(Basis)), s=_SENTENCES, confidence=_CONFIDENCE)
_FACT: Final[Form] = {
    "s": _SENTENCES,
    "said": _list(_SAID),
    "contradicts": _list(_CONTRADICTS),
    "note": _MAYBE,
    "confidence": _CONFIDENCE,
}

ENTRIES: Final[dict[Section, Form]] = {
    "entities": _object(
        id=_TEXT,
        type=_list(_one_of(ENTITY_TYPES)),
        name=_TEXT,
        alias=_TEXTS,
        unnamed=_FLAG,
        partOf=_MAYBE,
        confidence=_CONFIDENCE,
    ),
    "events": _object(
        id=_TEXT,
        type=_list(_one_of(EVENT_TYPES)),
        name=_TEXT,
        date=_DATE,
        from_=_DATE,
        until=_DATE,
        place=_TEXTS,
        roles=_list(_object(role=_one_of(ROLES), who=_TEXTS)),
        **_FACT,
    ),
    "offices": _object(
        id=_TEXT, holder=_TEXT, title=_MAYBE, of=_MAYBE, under=_MAYBE, from_=_DATE, until=_DATE, **_FACT
    ),
    "figures": _object(
        id=_TEXT,
        of=_TEXT,
        property=_TEXT,
        value=_NUMBER,
        min=_NUMBER,
        max=_NUMBER,
        unit=_MAYBE,
        approximate=_FLAG,
        description=_MAYBE,
        date=_DATE,
        **_FACT,
    ),
    "claims": _object(id=_TEXT, text=_TEXT, about=_TEXTS, **_FACT),
}
"""The form of the entries of each section."""


def answer_schema() -> Form:
    """The JSON Schema of a whole answer."""
    return _object(**{section: _list(form) for section, form in ENTRIES.items()})
