"""The words that a sheet may use: which class, role, relation, measure or concept a bare name stands for.

Read from Turtle: `vocab/newsfacts.ttl`, the terms of newsfacts, and `vocab/schema-org.ttl`, the classes of
schema.org. Only these statements count: ``rdfs:subClassOf`` and ``rdfs:subPropertyOf``, followed all the way
up (https://www.w3.org/TR/rdf-schema/), ``rdf:type nf:Measure``, and ``skos:inScheme``.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Final, TypeAlias

from pyoxigraph import NamedNode, RdfFormat, parse

from pipeline.namespaces import NF, RDF, RDFS, SCHEMA, SKOS

ENTITY_ROOTS: Final = frozenset(
    SCHEMA + name for name in ("Person", "Organization", "Place", "Product", "CreativeWork", "Intangible")
)
EVENT_ROOTS: Final = frozenset(SCHEMA + name for name in ("Event", "Action"))
ROOTS: Final = ENTITY_ROOTS | EVENT_ROOTS
"""The classes of schema.org that say what kind of thing a node is."""

Names: TypeAlias = Mapping[str, str]
"""Bare names, as sheets spell them, and the IRIs that they stand for; in the order of the names."""
Links: TypeAlias = Mapping[str, frozenset[str]]
"""Subjects and their objects under one predicate, as IRIs."""


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """What a sheet's bare names stand for, and what stands above a class.

    `classes` are those of newsfacts and of schema.org; a name that both have (``Conversation``) is newsfacts'
    own. Classes, roles, relations and measures are spelled like the term (``choseTargetsOf``), stances,
    certainties and bases in lower case with hyphens (``year-inferred``).
    """

    classes: Names
    roles: Names
    relations: Names
    measures: Names
    stances: Names
    certainties: Names
    bases: Names
    superclasses: Links
    _known: dict[str, tuple[tuple[str, ...], frozenset[str]]] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )
    """The types and kinds of the classes that were asked for, each followed upwards once."""

    def types_of(self, iri: str) -> tuple[str, ...]:
        """The class, the newsfacts classes above it and its roots, sorted; an unknown class stands alone."""
        return self._classify(iri)[0]

    def kind_of(self, iri: str) -> frozenset[str]:
        """The root classes that the class is or stands under; none if it is unknown or under no root."""
        return self._classify(iri)[1]

    def _classify(self, iri: str) -> tuple[tuple[str, ...], frozenset[str]]:
        if iri in self._known:
            return self._known[iri]
        above = _upwards(iri, self.superclasses)
        types = tuple(sorted({iri} | {name for name in above if name.startswith(NF) or name in ROOTS}))
        if iri in self.superclasses:  # of names that nobody knows there is no end
            self._known[iri] = types, above & ROOTS
        return types, above & ROOTS


def read_vocabulary(*turtle: bytes) -> Vocabulary:
    """The vocabulary that the Turtle documents give together.

    Raises `SyntaxError` where one of them is not Turtle (https://www.w3.org/TR/turtle/).
    """
    links = _links(turtle)
    superclasses = links[RDFS + "subClassOf"]
    superproperties = links[RDFS + "subPropertyOf"]
    schemes = links[SKOS + "inScheme"]
    return Vocabulary(
        classes=_classes(superclasses),
        roles=_names(_under(NF + "role", superproperties)),
        relations=_names(_under(NF + "relation", superproperties)),
        measures=_names(_with(NF + "Measure", links[RDF + "type"])),
        stances=_concepts(_with(NF + "stances", schemes)),
        certainties=_concepts(_with(NF + "certainties", schemes)),
        bases=_concepts(_with(NF + "bases", schemes)),
        superclasses=superclasses,
    )


def _links(turtle: Iterable[bytes]) -> defaultdict[str, Links]:
    """Every statement between IRIs, by predicate, subject and object."""
    found: defaultdict[str, dict[str, frozenset[str]]] = defaultdict(dict)
    for text in turtle:
        for subject, predicate, target, _ in parse(text, format=RdfFormat.TURTLE):
            if isinstance(subject, NamedNode) and isinstance(target, NamedNode):
                objects = found[predicate.value]
                objects[subject.value] = objects.get(subject.value, frozenset()) | {target.value}
    return defaultdict(dict, found)


def _upwards(iri: str, links: Links) -> frozenset[str]:
    """`iri` and all that can be reached from it."""
    reached: set[str] = set()
    ahead = [iri]
    while ahead:
        here = ahead.pop()
        if here not in reached:
            reached.add(here)
            ahead.extend(links.get(here, ()))
    return frozenset(reached)


def _under(top: str, links: Links) -> Iterable[str]:
    return (iri for iri in links if iri != top and top in _upwards(iri, links))


def _with(target: str, links: Links) -> Iterable[str]:
    return (iri for iri, objects in links.items() if target in objects)


def _classes(superclasses: Links) -> Names:
    """The classes of schema.org by their bare names, and over them those of newsfacts."""
    every = {*superclasses, *(parent for parents in superclasses.values() for parent in parents)}
    return {
        iri.removeprefix(namespace): iri
        for namespace in (SCHEMA, NF)
        for iri in sorted(every)
        if iri.startswith(namespace)
    }


def _names(iris: Iterable[str]) -> Names:
    return {_local(iri): iri for iri in sorted(iris)}


def _concepts(iris: Iterable[str]) -> Names:
    """Concepts by their names in sheets: nf:yearInferred is ``year-inferred``."""
    return {re.sub(r"(?<=[a-z])(?=[A-Z])", "-", _local(iri)).lower(): iri for iri in sorted(iris)}


def _local(iri: str) -> str:
    """What follows the namespace: the part after the last ``#`` or ``/``."""
    return re.split(r"[#/]", iri)[-1]
