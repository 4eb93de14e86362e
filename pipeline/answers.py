"""Answers: what a SPARQL query returns, the same record whichever store was asked.

Source: https://www.w3.org/TR/sparql11-query/
"""

from __future__ import annotations

from dataclasses import dataclass

import pyoxigraph as ox

from pipeline.namespaces import XSD
from pipeline.rdf import Term

_BOOLEAN = ox.NamedNode(f"{XSD}boolean")
_SPELLINGS = {"1": "true", "0": "false"}


@dataclass(frozen=True, slots=True)
class Answer:
    """The answer to a SELECT or ASK query: names of columns, and rows of terms (nothing where unbound)."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Term | None, ...], ...]


def read_answer(results: object) -> Answer | None:
    """The answer in pyoxigraph's results, or nothing where these are of a CONSTRUCT or DESCRIBE query."""
    if isinstance(results, ox.QueryBoolean):
        return yes_or_no(bool(results))
    if not isinstance(results, ox.QuerySolutions):
        return None
    columns = tuple(variable.value for variable in results.variables)
    return Answer(columns, tuple(tuple(_term(solution[column]) for column in columns) for solution in results))


def yes_or_no(truth: bool) -> Answer:
    """The answer to an ASK query: one row with one boolean."""
    return Answer(("answer",), ((ox.Literal(truth),),))


def _term(term: Term | ox.Triple | None) -> Term | None:
    """A term; triples as terms are left out. Virtuoso spells booleans ``1`` and ``0``; here they are words."""
    if isinstance(term, ox.Triple):
        return None
    if isinstance(term, ox.Literal) and term.datatype == _BOOLEAN:
        return ox.Literal(_SPELLINGS.get(term.value, term.value), datatype=_BOOLEAN)
    return term
