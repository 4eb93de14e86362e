"""Proposals: what an engine reads out of an article's text, before anybody has looked at it.

A proposal is one entry of a sheet, in the sheet's own form (`pipeline.sheet`) as plain values: text, numbers, truth
values, lists and mappings. So every engine proposes in the words of the model, and what is kept is a sheet.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, TypeAlias

from pipeline.fields import Section

Body: TypeAlias = dict[str, Any]
"""An entry of a sheet, such as ``{"text": ..., "said": [{"by": "austin", "s": [6]}], "confidence": 0.8}``."""


@dataclass(frozen=True, slots=True)
class SourceArticle:
    """An article as its file gives it: the text, and what the file says about it.

    `text` has the headline as its first line, and a paragraph a line. `language` is a BCP 47 tag, `date` the day of
    publication, `publisher` a name, `authors` and `credit` names; empty where the file does not say.
    `embargo` is the time before which the article must not be published, as the file writes it, or
    ``until it is released``.
    """

    text: str
    headline: str
    language: str = ""
    date: date | None = None
    publisher: str = ""
    url: str = ""
    authors: tuple[str, ...] = ()
    credit: tuple[str, ...] = ()
    embargo: str = ""


@dataclass(frozen=True, slots=True)
class Engine:
    """What made the proposals: `name` is ``rules`` or ``llm``, `version` its own, `model` that of the language."""

    name: str
    version: str
    model: str = ""


@dataclass(frozen=True, slots=True)
class Proposal:
    """One entry of a sheet: its section, its id there, and its body.

    Every body has a `confidence` from 0 to 1; the body of a fact has the numbers of its sentences where the sheet
    has them: in `s`, in `said[].s` and in `contradicts[].s`.
    """

    section: Section
    id: str
    body: Body


@dataclass(frozen=True, slots=True)
class SetAside:
    """A proposal, or a part of one, that does not reach the sheet, and why: `reason` is a sentence.

    `path` is the place of the part in the body, such as ``said[1]``; empty where the whole is set aside.
    """

    proposal: Proposal
    reason: str
    path: str = ""


@dataclass(frozen=True, slots=True)
class Grounded:
    """Proposals that stand in the text, and those that do not."""

    kept: tuple[Proposal, ...]
    aside: tuple[SetAside, ...] = field(default=())

    @property
    def share(self) -> float:
        """The share of all proposals that was set aside, whole or in part, from 0 to 1."""
        touched = {(each.proposal.section, each.proposal.id) for each in self.aside}
        return len(touched) / len(touched | {(each.section, each.id) for each in self.kept}) if touched else 0.0


def cited(body: Body) -> tuple[int, ...]:
    """The numbers of all sentences that an entry cites, in order, each once."""
    numbers = set(numbers_of(body.get("s")))
    for key in ("said", "contradicts", "via"):
        for item in body.get(key) or ():
            if isinstance(item, dict):
                numbers.update(cited(item))
    return tuple(sorted(numbers))


def numbers_of(value: object) -> tuple[int, ...]:
    """Sentence numbers, of which the sheet takes one or a list."""
    values: Sequence[object] = value if isinstance(value, (list, tuple)) else [value]
    return tuple(each for each in values if type(each) is int)
