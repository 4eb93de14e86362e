"""Dates of a page: as the answer to `queries/pages/dates.rq` has them, and as a reader reads them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping

import pyoxigraph as ox

from pipeline.answers import Answer
from pipeline.namespaces import NF
from pipeline.pages.nodes import Nodes
from pipeline.pages.story import Date, Text
from pipeline.rdf import Term

_MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)
_DATE = re.compile(r"(-?\d{4,})(?:-(\d\d)(?:-(\d\d)(?:T(\d\d:\d\d).*)?)?)?")
_SEASONS = {"21": "spring", "22": "summer", "23": "autumn", "24": "winter"}


def dates_of(answer: Answer) -> Mapping[str, tuple[Date, ...]]:
    """The dates of each fact and each assertion, by its IRI; of a date without bounds or basis, the fact has none."""
    found: defaultdict[str, dict[str, Date]] = defaultdict(dict)
    for dated, _, side, earliest, latest, date, basis, wording, lasts in answer.rows:
        edge = _value(side)
        found[_value(dated)].setdefault(
            edge,
            Date(
                value=_value(date),
                earliest=_value(earliest),
                latest=_value(latest),
                basis=_value(basis),
                wording=Text(wording.value, wording.language or "") if isinstance(wording, ox.Literal) else None,
                side=edge,
                goes_on=bool(lasts),
            ),
        )
    return {iri: tuple(dates.values()) for iri, dates in found.items()}


def _value(term: Term | None) -> str:
    return term.value if term is not None else ""


def date_of(nodes: Nodes, node: str, predicate: str) -> Date | None:
    """The date that a node has under a property, with the bounds and the basis of its start."""
    value = nodes.one(node, predicate) or nodes.one(node, f"{NF}edtf")
    if not value:
        return None
    return Date(
        value=value,
        earliest=nodes.one(node, f"{NF}earliest"),
        latest=nodes.one(node, f"{NF}latest"),
        basis=nodes.concept(node, f"{NF}dateBasis"),
        wording=nodes.text(node, f"{NF}dateText"),
    )


def date_words(date: Date) -> str:
    """A date in words: ``23 June 2024``, ``May 2024``; an interval by its ends; any other form as it stands."""
    if not date.value:
        return "no date"
    if "/" not in date.value:
        return _words(date.value)
    first, last = date.value.split("/", 1)
    if first in ("", ".."):
        return f"{_words(last)} or before"
    if last in ("", ".."):
        return f"{_words(first)} or later"
    return f"between {_words(first)} and {_words(last)}"


def _words(value: str) -> str:
    match = _DATE.fullmatch(value)
    if not match:
        return value
    year, month, day, time = match.groups()
    if month in _SEASONS:
        return f"{_SEASONS[month]} {year}"
    if not month or not 1 <= int(month) <= 12:
        return value
    words = f"{_MONTHS[int(month) - 1]} {year}"
    words = f"{int(day)} {words}" if day else words
    return f"{words}, {time}" if time else words
