"""Who says something, how, to whom, and through whom it reached the article."""

from __future__ import annotations

from typing import Annotated

from pydantic import BeforeValidator, Field

from pipeline.fields import FACTS, Concept, Ends, Refers, Says, Starts
from pipeline.namespaces import NF, SCHEMA
from pipeline.sheet.terms import (
    Basis,
    Certainty,
    Date,
    Dated,
    End,
    Many,
    Reference,
    Sentences,
    Slug,
    Stance,
    Text,
    keyed,
)


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
    until: Annotated[End | None, Ends(f"{SCHEMA}endTime")] = None
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

    via: Many[Annotated[Saying, BeforeValidator(keyed("by"), json_schema_input_type=Reference | Saying)]] = ()
    """Through whom it reached the article; the one nearest the speaker comes first."""
