"""What is found besides sayings: figures, events and offices, as frozen records with places in the article's text.

Entities and dates are told by their number in the draft (`records.Draft`), figures and events by their number in
`Facts`; -1 is none. `confidence` runs from 0 to 1.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from pipeline.draft.english.records import Span


@dataclass(frozen=True, slots=True)
class Subject:
    """What a figure is of: the words that say it, and the entity or the event, where it is one.

    `span` is empty, at 0, where no words of the sentence say it.
    """

    span: Span = (0, 0)
    entity: int = -1
    event: int = -1

    @property
    def known(self) -> bool:
        """Whether it can be told at all."""
        return self.span != (0, 0) or self.entity >= 0 or self.event >= 0


@dataclass(frozen=True, slots=True)
class Figure:
    """A number, a range or a wording for one, with what it counts and in what respect.

    `span` is the whole phrase, `number` its number alone. `unit` is singular; `unit_code` a common code of UN/CEFACT
    Recommendation 20. `description` is the wording, where the number alone would lose some of it. `including` numbers
    the figures that count a part of this one.
    """

    span: Span
    number: Span
    property: str
    confidence: float
    value: Decimal | None = None
    min: Decimal | None = None
    max: Decimal | None = None
    approximate: bool = False
    unit: str = ""
    unit_code: str = ""
    description: str = ""
    of: Subject = Subject()
    including: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened: its class, a short name, who had which part in it, where, when, and where it is told.

    `mentions` are the places of the words that tell it, in the order of the text. `roles` pairs a
    role of the vocabulary with the numbers of the entities in it.
    """

    type: str
    name: str
    mentions: tuple[Span, ...]
    confidence: float
    roles: tuple[tuple[str, tuple[int, ...]], ...] = ()
    place: int = -1
    date: int = -1


@dataclass(frozen=True, slots=True)
class Office:
    """An office that a person holds or held: of a body or a place, or under a person.

    `since` and `until` are dates, `former` where it is over, or was then.
    """

    span: Span
    holder: int
    title: str
    confidence: float
    of: int = -1
    under: int = -1
    since: int = -1
    until: int = -1
    former: bool = False


@dataclass(frozen=True, slots=True)
class Facts:
    """All figures, events and offices of one article, in the order of the text."""

    figures: tuple[Figure, ...]
    events: tuple[Event, ...]
    offices: tuple[Office, ...]
