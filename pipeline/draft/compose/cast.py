"""The cast: whoever the article names or describes, as the entities of a sheet."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.draft.compose.names import Names
from pipeline.draft.english.records import Draft, Entity
from pipeline.proposals import Body, Proposal

_BODIES = frozenset({"Person", "Organization", "GovernmentOrganization", "NewsMediaOrganization", "Group"})
_GOVERNED = frozenset({"Country", "Place"})
"""Places that speak do so as those who govern there."""
_THINGS = frozenset({"Product", "CreativeWork", "Intangible", "Legislation", "Language"})
_SURE = {"Person": 0.9, "Country": 0.95, "Organization": 0.8, "Place": 0.8}
_LONGEST = 80


class Cast:
    """The entities of a draft by their numbers, with the ids that the sheet gives them."""

    def __init__(self, found: Draft, names: Names) -> None:
        self.entities = found.entities
        self._names = names
        self._ids: dict[int, str] = {}
        self._speaking: set[int] = set()
        self._added: dict[str, tuple[str, str]] = {}
        self._numbers = {
            name.lower(): number
            for number, each in reversed(list(enumerate(self.entities)))
            for name in (each.name, *each.aliases)
        }

    def id_of(self, number: int) -> str:
        """The id of an entity, which from now on belongs to the sheet; empty where a sheet cannot have such a one."""
        if number < 0 or not _fits(self.entities[number]):
            return ""
        if number not in self._ids:
            self._ids[number] = self._names.name(_bare(self.entities[number].name))
        return self._ids[number]

    def place(self, number: int) -> str:
        """The id of an entity where something happens; empty where it is no place."""
        return self.id_of(number) if number >= 0 and self.entities[number].type in _GOVERNED else ""

    def is_adjective(self, number: int) -> bool:
        """Whether a name only says of what people somebody is ("Russian"), so that nothing is about it."""
        entity = self.entities[number]
        return entity.type == "Group" and not entity.unnamed

    def name_of(self, id_: str) -> str:
        """The name of an entity that has an id already; empty where it has none."""
        return next((self.entities[number].name for number, each in self._ids.items() if each == id_), "")

    def speaker(self, number: int) -> str:
        """The id of an entity that speaks, is spoken to or for, or has offices, which makes it a person or a body."""
        self._speaking.add(number)
        return self.id_of(number)

    def credited(self, number: int) -> str:
        """The id of an entity that a credit names; empty where it is only a place or a thing in it."""
        return self.speaker(number) if self.entities[number].type in _BODIES else ""

    def body_called(self, name: str) -> tuple[str, int]:
        """The id of the organisation of a name, and its number, or -1 where the draft has not found it as a name."""
        name = _bare(name)
        number = self._numbers.get(name.lower(), -1)
        if number >= 0:
            return self.speaker(number), number
        if name.lower() not in self._added:
            self._added[name.lower()] = self._names.name(name), name
        return self._added[name.lower()][0], -1

    def proposals(self) -> Iterator[Proposal]:
        """The entities that the sheet uses: those found in the text in its order, then those of other words."""
        for number in sorted(self._ids):
            yield Proposal(
                "entities", self._ids[number], _entity(self.entities[number], speaks=number in self._speaking)
            )
        for id_, name in self._added.values():
            yield Proposal("entities", id_, {"type": "Organization", "name": name, "confidence": 0.6})


def _fits(entity: Entity) -> bool:
    """Whether an entity can stand in a sheet: what is named after an event is told as an event."""
    return entity.type in _BODIES | _GOVERNED | _THINGS and len(entity.name) <= _LONGEST


def _bare(name: str) -> str:
    """A name without the article before it."""
    first, _, rest = name.partition(" ")
    return rest if rest and first.lower() in ("the", "a", "an") else name


def _described(name: str) -> str:
    """A description as it stands within a sentence."""
    first, _, rest = name.partition(" ")
    return f"{first.lower()} {rest}" if rest and first in ("The", "A", "An") else name


def _entity(entity: Entity, *, speaks: bool) -> Body:
    """An entity in the sheet's form."""
    kind: str | list[str] = entity.type
    if speaks and entity.type in _GOVERNED:
        kind = [entity.type, "GovernmentOrganization"]
    elif speaks and entity.type not in _BODIES:
        kind = "Group"
    if entity.unnamed:
        return {"type": kind, "unnamed": True, "name": _described(entity.name), "confidence": 0.6}
    alias = [each for each in entity.aliases if each.lower() != entity.name.lower()][:8]
    again = 0.05 if len(entity.mentions) > 1 else -0.1
    sure = round(min(0.95, _SURE.get(entity.type, 0.6) + again), 2)
    return {"type": kind, "name": entity.name, **({"alias": alias} if alias else {}), "confidence": sure}
