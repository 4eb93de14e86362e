"""Removal: what goes with an entity or a fact that is taken out of a sheet, because it cannot stand without it."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.documents import Path
from pipeline.fields import FACTS, Section
from pipeline.review.links import Link, Thing, links_of
from pipeline.sheet import Fact, Sheet


@dataclass(frozen=True, slots=True)
class Removal:
    """What goes: `thing` itself, facts that cannot stand without it (`others`), and parts of those that can."""

    thing: Thing
    others: tuple[Thing, ...]
    parts: tuple[Path, ...]

    @property
    def paths(self) -> tuple[Path, ...]:
        """The paths of all that goes."""
        return (self.thing, *self.others, *self.parts)


def removal(sheet: Sheet, thing: Thing) -> Removal:
    """What goes with a thing of the sheet.

    A reference goes alone where it is optional. What needs it goes with it: a content, a contradiction, a credit, and
    the fact where its holder, or what it counts, is gone. A saying goes with its speaker, and with whoever passed it
    on: without `by` the article itself would say it. A fact goes that nobody vouches for any more.
    """
    links = links_of(sheet)
    gone: dict[Thing, None] = {thing: None}
    parts: dict[Path, None] = {}
    before = -1
    while before != len(gone) + len(parts):
        before = len(gone) + len(parts)
        for link in links:
            if link.home not in gone and any(map(link.means, gone)):
                parts[_goes_with(link)] = None
        for section, name, fact in _facts(sheet):
            if (section, name) in parts or not _stands(fact, (section, name), parts):
                gone[section, name] = None
    left = tuple(path for path in parts if path[:2] not in gone)
    return Removal(thing, tuple(gone)[1:], left)


def _goes_with(link: Link) -> Path:
    path = link.path
    if path[-1] == "by":
        return path[: path.index("said") + 2]
    return path[:-1] if link.needed else path


def _facts(sheet: Sheet) -> list[tuple[Section, str, Fact]]:
    return [(section, name, fact) for section in FACTS for name, fact in getattr(sheet, section).items()]


def _stands(fact: Fact, home: Path, parts: dict[Path, None]) -> bool:
    """Whether somebody vouches for a fact still; and whether an office still is one of something."""
    sayings = any((*home, "said", index) not in parts for index in range(len(fact.said)))
    titled = [(*home, key) for key in ("title", "of", "under") if getattr(fact, key, None)]
    is_office = home[0] == "offices"
    return bool(fact.s or sayings) and (not is_office or any(path not in parts for path in titled))
