"""What the engine finds: plain frozen records, all of them with character offsets into the article's text.

Offsets are Unicode characters from 0, the end exclusive. Nothing here knows of a parser.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from pipeline.sheet.terms import Stance as Stance

Span = tuple[int, int]

Certainty = Literal["certain", "probable", "possible", ""]

Form = Literal[
    "speech",
    "clause",
    "phrase",
    "noun",
    "infinitive",
    "nominal",
    "passive",
    "adverb",
    "participle",
    "silence",
    "credit",
]
"""How it is put: in quotation marks; as a clause; by "according to"; by a noun ("the claim that"); as a to-infinitive
or a gerund; as a noun alone ("condemned the raid"); by "is said to" or "was told that"; by "allegedly", alone or
before a participle that hangs from a noun ("the missiles allegedly used"); as a refusal to comment; as the credit of
a picture or of a source."""

Basis = Literal["stated", "year-inferred", "inferred"]


@dataclass(frozen=True, slots=True)
class Circumstances:
    """What else the cue says: to whom, on which occasion or in which medium, for whom, citing whom."""

    addressee: tuple[Span, ...] = ()
    occasion: tuple[Span, ...] = ()
    behalf: tuple[Span, ...] = ()
    via: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Attribution:
    """Somebody's saying: whose, by which words, what, and in which stance.

    `source` is the mention of the speaker; where a passive names none, the verb that implies somebody. `content` is
    what is said; `continued` is direct speech of the same speaker further on that has no cue of its own. `head` is
    where the source's chief word starts, by which the speaker is resolved; -1 where there is none.
    """

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    stance: Stance
    form: Form
    certainty: Certainty = ""
    negated: bool = False
    direct: bool = False
    head: int = -1
    continued: tuple[Span, ...] = ()
    circumstances: Circumstances = Circumstances()


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who a source is: the entity's name as first given in full, the office that the mention states, and for whom.

    `entity` is the number of the entity in the draft, or -1 where the mention is of none that has a name.
    """

    mention: str
    name: str
    entity: int = -1
    office: str = ""
    speaks_for: str = ""


@dataclass(frozen=True, slots=True)
class DateMention:
    """A point or stretch of time that the text names, as an EDTF value; a slash in it marks an interval."""

    start: int
    end: int
    value: str
    basis: Basis


@dataclass(frozen=True, slots=True)
class NameMention:
    """A mention of a named entity: by name, or by a pronoun or description that stands for the name."""

    start: int
    end: int
    type: str
    by_name: bool = True


@dataclass(frozen=True, slots=True)
class Entity:
    """Whoever or whatever the article names: one type of schema.org, the fullest name, all other names, all mentions.

    `unnamed` is true of a speaker of whom the article gives a description only, which then stands as the name.
    """

    type: str
    name: str
    aliases: tuple[str, ...]
    mentions: tuple[NameMention, ...]
    unnamed: bool = False


@dataclass(frozen=True, slots=True)
class Draft:
    """All that was found in one article; `speakers` stands in step with `attributions`."""

    attributions: tuple[Attribution, ...]
    speakers: tuple[Speaker, ...]
    dates: tuple[DateMention, ...]
    entities: tuple[Entity, ...]
    breaks: tuple[Span, ...] = ()
    """Where one sentence says two things: what stands between them."""
