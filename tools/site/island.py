"""The island: a sheet of our own that speaks of nearly all terms, and the graph that it becomes, for examples."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import pyoxigraph as ox

from pipeline.errors import Fault, InputError
from pipeline.house import House
from pipeline.materialise import materialise
from pipeline.namespaces import DEFAULT_BASE, NF, SCHEMA
from pipeline.rdf import read_statements
from pipeline.read import read
from pipeline.resolve import resolve
from pipeline.validate import validate
from tools.site.excerpts import TYPE, Line, excerpt

SHEET: Final = Path(__file__).parent / "island.yaml"
BASE: Final = f"{DEFAULT_BASE}article/island/"
SAID: Final = f"{BASE}claim/checks-skipped/said/ferry-line-denies"
"""The assertion that the page begins with."""


@dataclass(frozen=True)
class Piece:
    """A piece of a sentence, the property that holds it, and what this tells."""

    text: str
    name: str
    tells: str


class Island:
    """The graph of the example sheet. Raises `InputError` where the shapes find a violation in it."""

    def __init__(self, house: House) -> None:
        (document,) = read(SHEET.read_bytes(), SHEET.name)
        quads = materialise(resolve(document, house.scope(SHEET.parent)).rows, house.rules).quads
        found = validate(quads, house.compiled_shapes)
        if not found.conforms:
            raise InputError(Fault(each.message, SHEET.name) for each in found.findings)
        self._triples = [each.triple for each in read_statements("".join(quads), ox.RdfFormat.N_QUADS)]

    def show(self, iri: str) -> tuple[Line, ...]:
        """An excerpt that shows a term as a class, as a property or as a value; empty where it is not used."""
        typed = [each for each in self._triples if each.predicate.value == TYPE and _value(each) == iri]
        if typed:
            return self._excerpt(min(typed, key=self._types), None)
        used = next((each for each in self._triples if iri in (each.predicate.value, _value(each))), None)
        return self._excerpt(used, [used.predicate.value]) if used else ()

    def _types(self, triple: ox.Triple) -> int:
        return sum(1 for each in self._triples if each.subject == triple.subject and each.predicate.value == TYPE)

    def _excerpt(self, triple: ox.Triple, wanted: Iterable[str] | None) -> tuple[Line, ...]:
        assert isinstance(triple.subject, ox.NamedNode)
        return tuple(excerpt(self._triples, triple.subject, BASE, None if wanted is None else set(wanted)))

    def sentence(self) -> list[Piece]:
        """The first example: an assertion as a sentence, piece by piece."""
        fact = self._one(SAID, f"{SCHEMA}object")
        return [
            Piece(self._one(self._one(SAID, f"{SCHEMA}agent"), f"{SCHEMA}name"), "schema:agent", "who"),
            Piece(self._one(SAID, f"{NF}stance").removeprefix(NF), "nf:stance", "in which stance"),
            Piece(f"“{self._one(fact, f'{SCHEMA}text')}”", "schema:object", "what"),
            Piece(self._one(SAID, f"{NF}medium"), "nf:medium", "in which form"),
            Piece(f"sentence {self._one(SAID, f'{NF}evidence').rpartition('/')[2]}", "nf:evidence", "where"),
        ]

    def said(self) -> tuple[Line, ...]:
        """The same in Turtle."""
        return tuple(excerpt(self._triples, ox.NamedNode(SAID), BASE))

    def _one(self, node: str, predicate: str) -> str:
        return next(
            _value(each)
            for each in self._triples
            if (_value_of(each.subject), each.predicate.value) == (node, predicate)
        )


def _value(triple: ox.Triple) -> str:
    return _value_of(triple.object)


def _value_of(term: object) -> str:
    return term.value if isinstance(term, ox.NamedNode | ox.Literal) else ""
