"""Who the names are: mentions merged into entities by full name, surname, acronym and shortened form."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from pipeline.draft.english.countries import country_of
from pipeline.draft.english.nouns import KINDS, TITLES, words
from pipeline.draft.english.records import Entity, NameMention

_BRACKET = re.compile(r"\s*\(\s*[\"“]?(?P<short>[A-Z][A-Za-z0-9.&-]{1,9})[\"”]?\s*\)")
_SMALL = words("of the and for in on de la")
_SAYABLE = frozenset({"Person", "Organization", "Intangible", "Place"})
"""Types that the recogniser mixes up where a person is named by the surname alone."""


@dataclass(slots=True)
class Gathered:
    """An entity while its mentions are gathered."""

    names: list[str] = field(default_factory=list)
    mentions: list[NameMention] = field(default_factory=list)
    unnamed: bool = False

    @property
    def type(self) -> str:
        """A person, where a name is also used as a surname; or else the type that most mentions by name have."""
        named = [mention.type for mention in self.mentions if mention.by_name] or [m.type for m in self.mentions]
        long = {name.split()[-1] for name in self.names if " " in name}
        if "Person" in named and any(name in long and name.lower() not in KINDS for name in self.names):
            return "Person"
        return Counter(named).most_common(1)[0][0]

    @property
    def name(self) -> str:
        """A country's usual name; or else the fullest, the first of equally long ones, rather not all in capitals."""
        usual = next((name for name in self.names if country_of(name) == name), "")
        if usual and self.type == "Country":
            return usual
        return max(self.names, key=lambda name: (len(name.split()), len(name), not name.isupper()))


def gather(text: str, mentions: Iterable[NameMention]) -> list[Gathered]:
    """The entities of a text, in the order of their first mention."""
    gathered: list[Gathered] = []
    keys: dict[str, set[int]] = {}
    for mention in mentions:
        name = bare(text[mention.start : mention.end], mention.type)
        near = sorted({number for key in _keys(name) for number in keys.get(key, ())}, reverse=True)
        number = next((n for n in near if _same(gathered[n], name, mention.type)), len(gathered))
        if number == len(gathered):
            gathered.append(Gathered())
        fit = gathered[number]
        fit.mentions.append(mention)
        short = _BRACKET.match(text, mention.end)
        for form in (name, short["short"] if short else name):
            if form not in fit.names:
                fit.names.append(form)
                for key in _keys(form):
                    keys.setdefault(key, set()).add(number)
    return gathered


def _keys(name: str) -> set[str]:
    """Under what a name is looked up: names of the same thing have a word, an acronym or a country in common."""
    parts = name.split()
    return {_plain(part) for part in (*parts, name, "".join(parts), initials(parts), country_of(name))} - {""}


def entity(gathered: Gathered) -> Entity:
    """An entity as it is handed on, its mentions in the order of the text."""
    aliases = tuple(other for other in gathered.names if other != gathered.name)
    mentions = tuple(sorted(gathered.mentions, key=lambda mention: (mention.start, mention.end)))
    return Entity(gathered.type, gathered.name, aliases, mentions, gathered.unnamed)


def bare(name: str, type_: str) -> str:
    """A name with single spaces, and without titles in front; of a person's full name, without an office."""
    parts = name.split()
    while len(parts) > 1 and parts[0].lower().rstrip(".") in TITLES:
        parts = parts[1:]
    while type_ == "Person" and len(parts) > 2 and KINDS.get(parts[0].lower()) == "Person":
        parts = parts[1:]
    return " ".join(parts)


def _same(entity: Gathered, name: str, type_: str) -> bool:
    """Whether a name is one of an entity, or a short or long form of its fullest name."""
    country = country_of(name) if type_ == "Country" else ""
    if country and any(country_of(known) == country for known in entity.names):
        return entity.type == "Country"
    return any(_plain(known) == _plain(name) for known in entity.names) or _alike(entity, name, type_)


def _plain(name: str) -> str:
    """A name without case and dots: "U.S." is "US"."""
    return name.replace(".", "").lower()


def _alike(entity: Gathered, name: str, type_: str) -> bool:
    """Whether two names are of one thing: a surname, an acronym, or either end of an organisation's name."""
    left, right = entity.name.split(), name.split()
    short, long = (left, right) if len(left) < len(right) else (right, left)
    types = {type_, entity.type}
    if len(short) == len(long):
        return False
    if "Person" in types:
        return types <= _SAYABLE and short == long[-len(short) :] and short[0].lower() not in KINDS
    acronym = "".join(short).replace(".", "")
    if acronym.isupper() and len(short) == 1 and len(acronym) > 1:
        return acronym == initials(long) and not country_of(acronym)
    ends = long[: len(short)] == short or long[-len(short) :] == short
    return types == {"Organization"} and len(short) > 1 and ends


def initials(words: list[str]) -> str:
    """The first letters of words, without the small ones."""
    return "".join(word[0] for word in words if word.lower() not in _SMALL and word[0].isupper())


def described_by(gathered: Gathered, noun: str) -> bool:
    """Whether an entity has a noun in one of its names: "Ministry of Culture" is a ministry."""
    return noun in KINDS and not gathered.unnamed and any(noun in name.lower().split() for name in gathered.names)
