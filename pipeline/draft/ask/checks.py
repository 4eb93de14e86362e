"""Checks of entries, each by itself: the sheet's model, the vocabulary's words, the sentences that were shown."""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping
from typing import Any, Final

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from pipeline.draft.ask.places import Place
from pipeline.draft.ask.settling import Check, Found, Key
from pipeline.fields import FACTS, Section
from pipeline.proposals import Body
from pipeline.sheet import Claim, Entity, Event, Figure, Office
from pipeline.sheet.terms import Model
from pipeline.vocabulary import ENTITY_ROOTS, EVENT_ROOTS, Vocabulary

_MODELS: Final[dict[Section, type[Model]]] = {
    "entities": Entity,
    "events": Event,
    "offices": Office,
    "figures": Figure,
    "claims": Claim,
}
LONGEST_QUOTE: Final = 200
_EXPECTED: Final = {
    "bool": "`true` or `false`",
    "decimal": "a number",
    "dict": "a mapping of keys to values",
    "int": "a whole number",
    "model": "a mapping of keys to values",
    "string": "text",
    "tuple": "a list",
}
"""What the model's types are to readers, by the first words of pydantic's error types."""


def fits_model(entries: Mapping[Key, Body]) -> Found:
    """What the sheet's model refuses."""
    for key, body in entries.items():
        try:
            _MODELS[key[0]].model_validate(body)
        except ValidationError as error:
            for detail in error.errors(include_url=False):
                yield key, detail["loc"], _sentence(detail)


def fits_vocabulary(vocabulary: Vocabulary) -> Check:
    """A check for types, roles and measures that the vocabulary does not know, or knows as something else."""

    def check(entries: Mapping[Key, Body]) -> Found:
        for key, body in entries.items():
            yield from ((key, place, reason) for place, reason in _unknown(key[0], body, vocabulary))

    return check


def _unknown(section: Section, body: Body, vocabulary: Vocabulary) -> Iterator[tuple[Place, str]]:
    roots = {"entities": ENTITY_ROOTS, "events": EVENT_ROOTS}.get(section, frozenset())
    for index, name in enumerate(body.get("type", ())):
        kinds = vocabulary.kind_of(vocabulary.classes.get(name, "")) if isinstance(name, str) else frozenset()
        if not kinds & roots:
            thing = "an entity" if section == "entities" else "an event"
            yield ("type", index), f"`{name}` is no type of {thing}."
    for role in body.get("roles", ()):
        if role not in vocabulary.roles:
            yield ("roles", role), f"`{role}` is none of the roles."
    measure = body.get("property")
    if isinstance(measure, str) and ":" in measure:
        yield ("property",), f"`{measure}` is no name of a property."


def cites(shown: Container[int], last: int) -> Check:
    """A check for sentences that are not there, or were not shown."""

    def check(entries: Mapping[Key, Body]) -> Found:
        for key, body in entries.items():
            for place, number in _cited(body):
                if not isinstance(number, int) or not 1 <= number <= last:
                    yield key, place, f"There is no sentence {number}; the article has {last}."
                elif number not in shown:
                    yield key, place, f"Sentence {number} was not part of the question."

    return check


def _cited(body: Body) -> Iterator[tuple[Place, Any]]:
    yield from ((("s", index), number) for index, number in enumerate(body.get("s", ())))
    for key in ("said", "contradicts"):
        for at, item in enumerate(body.get(key, ())):
            numbers = item.get("s", ()) if isinstance(item, dict) else ()
            yield from (((key, at, "s", index), number) for index, number in enumerate(numbers))


def is_complete(entries: Mapping[Key, Body]) -> Found:
    """What the model lets pass and a graph would not: sayings without a sentence, offices without a post ..."""
    for key, body in entries.items():
        yield from ((key, place, reason) for place, reason in _incomplete(key[0], body))


def _incomplete(section: Section, body: Body) -> Iterator[tuple[Place, str]]:
    if section == "offices" and not {"title", "of", "under"} & body.keys():
        yield (), "It has no title, no organisation and nobody whom the holder serves."
    if section == "figures" and {"value", "min", "max"} & body.keys() and "description" in body:
        yield ("description",), "It has a number; a wording stands in place of one."
    for place, part in _dated(section, body):
        for key in ("from", "until"):
            if "date" in part and key in part:
                yield (*place, key), f"It has a date; `{key}` is for what lasts."
    for place, saying in _dated(section, body):
        if place and not saying.get("s"):
            yield place, "It cites no sentence."
        if place and len(str(saying.get("quote", ""))) > LONGEST_QUOTE:
            yield (*place, "quote"), f"The quotation is longer than {LONGEST_QUOTE} characters."


def _dated(section: Section, body: Body) -> Iterator[tuple[Place, Body]]:
    if section in FACTS:
        yield (), body
        yield from (
            (("said", index), said) for index, said in enumerate(body.get("said", ())) if isinstance(said, dict)
        )


def _sentence(detail: ErrorDetails) -> str:
    """One of pydantic's errors as a sentence for an editor."""
    value, key = (
        detail["input"],
        next((step for step in reversed(detail["loc"]) if isinstance(step, str) and step), ""),
    )
    match detail["type"]:
        case "value_error":
            return _as_sentence(str(detail["ctx"]["error"]))
        case "missing":
            return f"`{key}` is missing."
        case "literal_error":
            return f"`{value}` is none of the words allowed as `{key}`."
    shown = f"`{value}`" if isinstance(value, (str, int, float)) else "a list" if isinstance(value, list) else "this"
    expected = "a list of who says it" if key == "said" else _EXPECTED.get(detail["type"].split("_")[0])
    words = f"`{key}` is not {expected}" if expected else detail["msg"].replace("Input", f"`{key}`")
    return _as_sentence(f"{words}, found {shown}")


def _as_sentence(words: str) -> str:
    return f"{words[:1].upper()}{words[1:]}."
