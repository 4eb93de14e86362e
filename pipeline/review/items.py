"""Items: the proposals of a drafted sheet, in the order in which an editor looks at them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import TypeAlias

from pipeline.documents import Path
from pipeline.fields import FACTS, KINDS, Section
from pipeline.sheet import Fact, Sheet
from pipeline.sheet.terms import Proposed

ItemKey: TypeAlias = tuple[Section, str, str]
"""What stays of an item while others come and go: its section, its id, and the other fact of a contradiction."""

_WORDS = ((Decimal("0.85"), "rather sure"), (Decimal("0.6"), "likely"), (Decimal("0.35"), "unsure"))


@dataclass(frozen=True, slots=True)
class Item:
    """A proposal, or what was one: an entry, or a contradiction (`other` is the reference to the second fact).

    `confidence` is nothing where an editor has looked at it.
    """

    section: Section
    id: str
    path: Path
    confidence: Decimal | None
    other: str = ""

    @property
    def key(self) -> ItemKey:
        """What the item is known by."""
        return self.section, self.id, self.other

    @property
    def stage(self) -> str:
        """In which part of the walk it comes: ``entities``, ``facts`` or ``contradictions``."""
        return "contradictions" if self.other else "entities" if self.section == "entities" else "facts"

    @property
    def name(self) -> str:
        """The item for a reader: ``claim bolts-checked``."""
        name = f"{KINDS[self.section]} {self.id}"
        return f"contradiction of {name} and {self.other}" if self.other else name

    @property
    def sureness(self) -> str:
        """The engine's confidence in words, with the number."""
        if self.confidence is None:
            return "reviewed"
        words = next((words for least, words in _WORDS if self.confidence >= least), "a guess")
        return f"{words} ({self.confidence})"


def items_of(sheet: Sheet) -> tuple[Item, ...]:
    """All that is marked in a sheet: first the entities, then facts by their first sentence, then contradictions."""
    entities = [
        Item("entities", name, ("entities", name), entity.confidence)
        for name, entity in sheet.entities.items()
        if _is_marked(entity)
    ]
    facts = [(section, name, fact) for section in FACTS for name, fact in getattr(sheet, section).items()]
    facts.sort(key=lambda each: min(sentences_of(each[2]), default=0))
    return (
        *entities,
        *(Item(section, name, (section, name), fact.confidence) for section, name, fact in facts if _is_marked(fact)),
        *(item for section, name, fact in facts for item in _contradictions(section, name, fact)),
    )


def sentences_of(fact: Fact) -> tuple[int, ...]:
    """The numbers of all sentences that the assertions of a fact cite, in order."""
    numbers = {*fact.s}
    for said in fact.said:
        numbers.update(said.s, *(link.s for link in said.via))
    return tuple(sorted(numbers))


def _contradictions(section: Section, name: str, fact: Fact) -> Iterator[Item]:
    for index, each in enumerate(fact.contradicts):
        if _is_marked(each):
            yield Item(section, name, (section, name, "contradicts", index), each.confidence, each.fact)


def _is_marked(proposed: Proposed) -> bool:
    return proposed.confidence is not None or proposed.reviewed
