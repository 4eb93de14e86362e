"""Kinds: which class of Wikidata answers to a class of a sheet, and which type of a candidate cannot be meant.

A service knows what stands under a class of Wikidata and filters by it; here only what is surely wrong is told. So
the table holds no class that is too wide to tell things apart (Place, Product, Intangible), and none that would hide
what a newspaper means by the word.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from pipeline.identifiers import expand
from pipeline.namespaces import PREFIXES
from pipeline.sheet.terms import WIKIDATA
from pipeline.vocabulary import Vocabulary

PERSON: Final = "Q5"

WIKIDATA_CLASSES: Final[Mapping[str, str]] = {
    "Person": PERSON,
    "Country": "Q6256",
    "City": "Q515",
    "AdministrativeArea": "Q56061",  # administrative territorial entity
    "Continent": "Q5107",
    "Landform": "Q271669",
    "Mountain": "Q8502",
    "Volcano": "Q8072",
    "BodyOfWater": "Q15324",
    "RiverBodyOfWater": "Q4022",
    "LakeBodyOfWater": "Q23397",
    "SeaBodyOfWater": "Q165",
    "OceanBodyOfWater": "Q9430",
    "Canal": "Q12284",
    "Beach": "Q40080",
    "Bridge": "Q12280",
    "Airport": "Q1248784",
    "TrainStation": "Q55488",
    "Park": "Q22698",
    "Museum": "Q33506",
    "StadiumOrArena": "Q483110",
    "Embassy": "Q3917681",
    "Hospital": "Q16917",
    "Library": "Q7075",
    "Airline": "Q46970",
    "BankOrCreditUnion": "Q22687",
    "CollegeOrUniversity": "Q3918",
    "School": "Q3914",
    "PoliticalParty": "Q7278",
    "WorkersUnion": "Q178790",  # trade union
    "NGO": "Q79913",
    "SportsTeam": "Q12973014",
    "SportsOrganization": "Q4438121",
    "MusicGroup": "Q215380",
    "NewsMediaOrganization": "Q1193236",
    "GovernmentOrganization": "Q327333",  # government agency
    "Corporation": "Q4830453",  # business
    "Organization": "Q43229",
    "Newspaper": "Q11032",
    "Book": "Q571",
    "Movie": "Q11424",
    "SoftwareApplication": "Q7397",
}
"""Classes of schema.org and the items of Wikidata for them. Of several that fit equally, the first counts."""

NO_THINGS: Final = frozenset({"Q4167410", "Q101352", "Q202444", "Q12308941", "Q11879590", "Q13406463", "Q4167836"})
"""Types of what shares a name with a thing and is none: disambiguation pages, family and given names, lists."""


@dataclass(frozen=True)
class Kinds:
    """The table, over a vocabulary that knows what stands under what."""

    vocabulary: Vocabulary

    def classes(self, types: Iterable[str], prefixes: Mapping[str, str]) -> list[str]:
        """The IRIs of the types of a sheet's entity, as far as they are known."""
        known = ((self.vocabulary.classes.get(name) or expand(name, {**PREFIXES, **prefixes})) for name in types)
        return [iri for iri in known if iri]

    def asked(self, classes: Iterable[str]) -> str:
        """The class of Wikidata to ask for, or nothing where none fits.

        A class of Wikidata that stands in the sheet itself (``wd:Q728``) goes before the table.
        """
        found = [name for iri in classes for name in self._nearest(iri)]
        order = [*WIKIDATA_CLASSES.values()]
        return min(found, key=lambda each: order.index(each) if each in order else -1, default="")

    def fits(self, types: Iterable[str], asked: str, classes: Iterable[str]) -> bool:
        """Whether a candidate of these types can be what was asked for; one without a type cannot be compared."""
        types = set(types)
        if asked in types or asked == PERSON or not types:  # all people have one type, and no other
            return asked in types
        if types & NO_THINGS:
            return False
        wanted = {root for iri in classes for root in self.vocabulary.kind_of(iri)}
        return any(each not in self._roots or self._roots[each] & wanted for each in types)

    def _nearest(self, iri: str) -> Iterator[str]:
        """The classes of Wikidata for a class or, where there is none, for what stands next above it."""
        level, seen = {iri}, {iri}
        while level:
            found = [self._by_iri[each] for each in sorted(level) if each in self._by_iri]
            found += [
                item for each in sorted(level) if re.fullmatch(WIKIDATA, item := each.removeprefix(PREFIXES["wd"]))
            ]
            if found:
                yield from found
                return
            level = {above for each in level for above in self.vocabulary.superclasses.get(each, ())} - seen
            seen |= level

    @cached_property
    def _by_iri(self) -> dict[str, str]:
        classes = self.vocabulary.classes
        return {classes[name]: item for name, item in WIKIDATA_CLASSES.items() if name in classes}

    @cached_property
    def _roots(self) -> dict[str, frozenset[str]]:
        """The kinds of thing that the table's classes of Wikidata are of."""
        return {item: self.vocabulary.kind_of(iri) for iri, item in self._by_iri.items()}
