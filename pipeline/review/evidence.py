"""Evidence: what of an entry that an editor has changed does not stand in the sentences that it cites.

It is held to the rules of `pipeline.draft.ground`, by which proposals were; a note and identifiers are the editor's.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from pipeline.documents import Path
from pipeline.draft.ground.cast import Cast
from pipeline.draft.ground.check import Checker
from pipeline.draft.ground.text import Text
from pipeline.fields import FACTS
from pipeline.proposals import Proposal
from pipeline.sheet import Authority, Sheet

_EDITORS_OWN = {"note", "wikidata", "sameAs"}


def unfounded(sheet: Sheet, shared: Authority, sentences: Sequence[str], thing: Path) -> tuple[str, ...]:
    """Why quotations, numbers, dates and names of an entry (section, id) do not stand in its sentences.

    `sentences` are those of the article, numbered from 1; `shared` is what the sheets of the folder share.
    """
    proposals = {(each.section, each.id): each for each in _proposals(sheet, shared)}
    text = Text(sentences, _day(sheet))
    cast = Cast({id_: each.body for (section, id_), each in proposals.items() if section == "entities"}, text)
    own = proposals[thing[0], str(thing[1])]  # type: ignore[index]
    faults = Checker(text, cast, proposals).faults(own, (), proposals)
    return tuple(dict.fromkeys(reason for path, reason in faults if not _EDITORS_OWN & set(path)))


def _proposals(sheet: Sheet, shared: Authority) -> Iterator[Proposal]:
    """All entries in the form in which engines propose them; the sheet's own go before those that are shared."""
    for id_, event in shared.events.items():
        yield Proposal("events", id_, event.model_dump(by_alias=True, exclude_unset=True))
    for entities in (shared.entities, sheet.entities):
        for id_, entity in entities.items():
            yield Proposal("entities", id_, entity.model_dump(by_alias=True, exclude_unset=True))
    for section in FACTS:
        for id_, fact in getattr(sheet, section).items():
            yield Proposal(section, id_, fact.model_dump(by_alias=True, exclude_unset=True))


def _day(sheet: Sheet) -> date | None:
    """The article's own day, where its date is one."""
    try:
        return date.fromisoformat(sheet.article.date.value) if sheet.article.date else None
    except ValueError:
        return None
