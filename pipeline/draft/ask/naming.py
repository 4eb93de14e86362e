"""Naming: the entries of all pieces under ids that each stand for one thing, and references that lead to them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from copy import deepcopy
from typing import Any, Final
from unicodedata import normalize

from pipeline.draft.ask.places import references, write
from pipeline.draft.ask.settling import Entries, Key
from pipeline.fields import ANYTHING, KINDS, Section
from pipeline.proposals import Body
from pipeline.sheet.terms import RESERVED

_LONGEST: Final = 60
_SAME: Final[dict[Section, tuple[str, ...]]] = {
    "entities": ("name",),
    "events": ("name",),
    "offices": ("holder", "title", "of", "under"),
    "figures": ("of", "property", "value", "min", "max", "description"),
    "claims": ("text",),
}
"""What two entries have in common that are about the same."""
_JOINED: Final = ("type", "alias", "place", "about", "s", "said", "contradicts")
_NOTED: Final = 150


def slug(text: str) -> str:
    """Text as an id, as far as it has Latin letters and digits."""
    ascii_only = normalize("NFKD", text).encode("ascii", "ignore").decode()
    return re.sub("[^a-z0-9]+", "-", ascii_only.lower()).strip("-")[:_LONGEST].strip("-")


class Named:
    """The entries so far, by section and id. No id stands in two sections, so that a bare one is a reference."""

    def __init__(self) -> None:
        self.entries: Entries = {}

    def add(self, piece: list[tuple[Section, str, Body]]) -> None:
        """The entries of one piece: section, id as the answer has it, body. An id leads to the first that has it."""
        here: dict[Key, str] = {}
        placed: list[tuple[Section, str, Body, bool]] = []
        for section, said, body in sorted(piece, key=lambda entry: ANYTHING.index(entry[0])):
            name, is_new = self._place(section, said, self._led(section, body, here))
            placed.append((section, name, body, is_new))
            for spelling in (said, slug(said)):
                here.setdefault((section, spelling), name)
        for section, name, body, is_new in placed:
            led = self._led(section, body, here)
            if is_new:
                self.entries[section, name] = led
            else:
                _join(self.entries[section, name], _with_alias(self.entries[section, name], led, section))

    def noted(self) -> Iterator[str]:
        """A line for each of the last things that later pieces may speak of: id, and name or text."""
        for (section, name), body in list(self.entries.items())[-_NOTED:]:
            words = body.get("name") or body.get("text")
            if isinstance(words, str):
                yield f"{KINDS[section]} {name}: {words[:_NOTED]}"

    def _place(self, section: Section, said: str, body: Body) -> tuple[str, bool]:
        """The id of the same thing, where there is one, or else a new one, under which the entry now stands."""
        wanted = slug(said) or slug(_first_of(body)) or KINDS[section]
        for name in (*self._same_name(section, body), wanted):
            if (section, name) in self.entries and _is_same(section, self.entries[section, name], body):
                return name, False
        name, number = wanted, 2
        while name in RESERVED or any((other, name) in self.entries for other in ANYTHING):
            name, number = f"{wanted}-{number}", number + 1
        self.entries[section, name] = body
        return name, True

    def _same_name(self, section: Section, body: Body) -> list[str]:
        """Ids of the named entities that have the same name; descriptions alone can be of several."""
        if section != "entities" or body.get("unnamed"):
            return []
        wanted = _folded(body.get("name"))
        named = ((key, other) for key, other in self.entries.items() if key[0] == "entities")
        return [key[1] for key, other in named if _folded(other.get("name")) == wanted and not other.get("unnamed")]

    def _led(self, section: Section, body: Body, here: Mapping[Key, str]) -> Body:
        """The body with the id of what is meant in place of each reference; what leads nowhere stays as it is."""
        led = deepcopy(body)
        for place, said, sections in references(section, body):
            kind, _, bare = said.rpartition("/")
            kind, bare = (kind, bare) if kind in KINDS.values() else ("", said)
            allowed = [each for each in sections if kind in ("", KINDS[each])]
            spellings = (said, bare, slug(bare))
            found = (here[each, text] for text in spellings for each in allowed if (each, text) in here)
            known = (slug(bare) for each in allowed if (each, slug(bare)) in self.entries)
            name = next(found, None) or next(known, None) or said
            write(led, place, name)
        return led


def _is_same(section: Section, one: Body, other: Body) -> bool:
    """Whether two entries that share an id, or a name, are of one thing."""
    if section == "entities":
        words, others = ({*_folded(each.get("name")).split()} for each in (one, other))
        return bool(_names(one) & _names(other)) or (bool(words and others) and (words <= others or others <= words))
    return all(_folded(one.get(key)) == _folded(other.get(key)) for key in _SAME[section])


def _names(entity: Body) -> set[str]:
    alias = entity.get("alias", [])
    return {_folded(each) for each in (entity.get("name"), *(alias if isinstance(alias, list) else [alias])) if each}


def _folded(value: Any) -> str:
    return " ".join(str(value).casefold().split()) if value is not None else ""


def _join(kept: Body, added: Body) -> None:
    """What another entry of the same thing adds. The first has its say where both say something."""
    for key, value in added.items():
        if key in _JOINED and isinstance(kept.get(key), list) and isinstance(value, list):
            kept[key] += [each for each in value if each not in kept[key]]
        elif key == "confidence":
            kept[key] = max(kept[key], value)
        else:
            kept.setdefault(key, value)


def _with_alias(kept: Body, added: Body, section: Section) -> Body:
    """An entity with its name among its aliases, where the one that is kept has another."""
    if section != "entities" or _folded(added.get("name")) in _names(kept):
        return added
    return {**added, "alias": [*added.get("alias", []), added["name"]]}


def _first_of(body: Body) -> str:
    words = body.get("name") or body.get("title") or body.get("property") or body.get("text")
    return words if isinstance(words, str) else ""
