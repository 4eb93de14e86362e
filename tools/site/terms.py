"""The vocabulary as records: its terms in the groups of its file, each with what is said of it, in words.

Source: https://www.w3.org/TR/owl2-overview/, https://www.w3.org/TR/skos-reference/
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final

import pyoxigraph as ox

from pipeline.errors import Fault, InputError
from pipeline.namespaces import NF, PREFIXES, RDFS, SCHEMA, SKOS, contract
from pipeline.rdf import Statement, read_statements

ONTOLOGY: Final = NF.rstrip("#")
_OWL: Final = "http://www.w3.org/2002/07/owl#"
_TYPE: Final = f"{PREFIXES['rdf']}type"
_DCT: Final = PREFIXES["dct"]

KINDS: Final = {
    f"{_OWL}Class": "class",
    f"{_OWL}ObjectProperty": "property",
    f"{_OWL}DatatypeProperty": "property",
    f"{SKOS}ConceptScheme": "list",
    f"{SKOS}Concept": "value",
    f"{NF}Measure": "measure",
}
"""What a term is, in one word."""

ROWS: Final = (
    ("Kind of", f"{RDFS}subClassOf", False),
    ("Kinds of it", f"{RDFS}subClassOf", True),
    ("Narrower than", f"{RDFS}subPropertyOf", False),
    ("Wider than", f"{RDFS}subPropertyOf", True),
    ("Used on", f"{SCHEMA}domainIncludes", False),
    ("Leads to", f"{SCHEMA}rangeIncludes", False),
    ("Its properties", f"{SCHEMA}domainIncludes", True),
    ("Reached by", f"{SCHEMA}rangeIncludes", True),
    ("Backwards", f"{_OWL}inverseOf", False),
    ("In the list", f"{SKOS}inScheme", False),
    ("Values", f"{SKOS}inScheme", True),
    ("Replaced by", f"{_DCT}isReplacedBy", False),
    ("Same as", f"{SKOS}exactMatch", False),
    ("Close to", f"{SKOS}closeMatch", False),
    ("Part of", f"{SKOS}broadMatch", False),
    ("Wider", f"{SKOS}narrowMatch", False),
    ("Related to", f"{SKOS}relatedMatch", False),
)
"""What is told of a term: in words, by which property, and whether the property is read backwards."""


@dataclass(frozen=True)
class Row:
    """A line of what is told of a term: its title, and names such as ``schema:Event``."""

    title: str
    names: tuple[str, ...]


@dataclass(frozen=True)
class Term:
    """A term: its name without prefix, what it is, and what is told of it."""

    name: str
    kind: str
    label: str
    definition: str
    example: str
    rows: tuple[Row, ...]
    deprecated: bool = False

    @property
    def iri(self) -> str:
        """The whole IRI."""
        return f"{NF}{self.name}"


@dataclass(frozen=True)
class Group:
    """The terms that stand under one heading of the file."""

    heading: str
    terms: tuple[Term, ...]


@dataclass(frozen=True)
class Ontology:
    """The vocabulary as a whole."""

    title: str
    description: str
    licence: str
    version: str
    groups: tuple[Group, ...]

    @property
    def terms(self) -> Iterator[Term]:
        """All terms, in the order of the file."""
        return (term for group in self.groups for term in group.terms)


@dataclass
class _Reader:
    """What a Turtle file says of each subject, and the other way round."""

    about: dict[str, dict[str, list[str]]] = field(default_factory=dict)
    toward: dict[str, dict[str, list[str]]] = field(default_factory=dict)

    def add(self, statement: Statement) -> None:
        subject, predicate, value, _ = statement
        self.about.setdefault(subject, {}).setdefault(predicate, []).append(value.value)
        if isinstance(value, ox.NamedNode):
            self.toward.setdefault(value.value, {}).setdefault(predicate, []).append(subject)

    def all(self, iri: str, predicate: str) -> list[str]:
        return self.about.get(iri, {}).get(predicate, [])

    def one(self, iri: str, predicate: str) -> str:
        return next(iter(self.all(iri, predicate)), "")

    def term(self, iri: str, superclasses: Mapping[str, frozenset[str]]) -> Term:
        kinds = [word for kind, word in KINDS.items() if kind in self.all(iri, _TYPE)]
        if not kinds:
            raise InputError([Fault(f"{contract(iri)} is no class, no property and no value; give it such a type")])
        symmetric = "symmetric " if f"{_OWL}SymmetricProperty" in self.all(iri, _TYPE) else ""
        return Term(
            name=iri.removeprefix(NF),
            kind=symmetric + kinds[0],
            label=self.one(iri, f"{RDFS}label"),
            definition=self.one(iri, f"{SKOS}definition"),
            example=self.one(iri, f"{SKOS}example"),
            rows=tuple(self._rows(iri, superclasses)),
            deprecated=self.one(iri, f"{_OWL}deprecated") == "true",
        )

    def _rows(self, iri: str, superclasses: Mapping[str, frozenset[str]]) -> Iterator[Row]:
        for title, predicate, backwards in ROWS:
            values = (self.toward if backwards else self.about).get(iri, {}).get(predicate, [])
            if values:
                yield Row(title, tuple(map(contract, values)))
            if title == "Kind of" and (above := _above(iri, superclasses)):
                yield Row("Further up", tuple(map(contract, above)))


def read_terms(turtle: bytes, superclasses: Mapping[str, frozenset[str]]) -> Ontology:
    """The vocabulary that a Turtle file gives, in the groups that its headings (``# ---- classes``) make.

    `superclasses` are the classes right above each class. Raises `InputError` for a term that stands under no heading
    or of which nobody can tell what it is, and `SyntaxError` where the file is not Turtle.
    """
    reader = _Reader()
    for statement in read_statements(turtle, ox.RdfFormat.TURTLE):
        reader.add(statement)
    groups = [
        Group(heading, tuple(reader.term(f"{NF}{name}", superclasses) for name in names))
        for heading, names in _headings(turtle.decode())
    ]
    told = {term.iri for group in groups for term in group.terms}
    left = sorted(iri for iri in reader.about if iri.startswith(NF) and iri not in told)
    if left:
        raise InputError(Fault(f"{contract(iri)} stands under no heading of the vocabulary") for iri in left)
    return Ontology(
        title=reader.one(ONTOLOGY, f"{_DCT}title"),
        description=reader.one(ONTOLOGY, f"{_DCT}description"),
        licence=reader.one(ONTOLOGY, f"{_DCT}license"),
        version=reader.one(ONTOLOGY, f"{_OWL}versionInfo"),
        groups=tuple(groups),
    )


def _headings(text: str) -> Iterator[tuple[str, list[str]]]:
    """The headings of a file, each with the names of the terms that are described below it."""
    for part in re.split(r"^# -{5,} ", text, flags=re.MULTILINE)[1:]:
        heading, _, body = part.partition("\n")
        yield heading, re.findall(r"^nf:([\w-]+) a ", body, re.MULTILINE)


def _above(iri: str, superclasses: Mapping[str, frozenset[str]]) -> list[str]:
    """The classes above those right above a class, the nearest first."""
    found: list[str] = []
    ahead = sorted(superclasses.get(iri, ()))
    direct = set(ahead)
    while ahead:
        here = ahead.pop(0)
        for parent in sorted(superclasses.get(here, ())):
            if parent not in direct and parent not in found:
                found.append(parent)
                ahead.append(parent)
    return found
