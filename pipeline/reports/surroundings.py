"""Surroundings: what stands around findings in a graph and in its file, taken down while both are at hand."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import Final

from pipeline.documents import Position
from pipeline.findings import ExcerptLine, Finding, Surroundings
from pipeline.hypertext import brief
from pipeline.rdf import Statement, Term
from pipeline.reports.excerpts import excerpt
from pipeline.reports.names import node_words, parse_term
from pipeline.words import Description

VALUES: Final = 8
"""How many values at the path of a finding are taken down."""
SIBLINGS: Final = 200
"""Among more nodes than these, a name that is like another says little."""
_LONG = 300
"""How many characters the words for a node have at most."""
_SPELLED = 60
"""How much of a literal is looked for in the file."""
_IRI = re.compile(r"<([^<>]*)>")


class Neighbourhood:
    """A graph and the lines of its file (none where they cannot be had), of which findings are to be shown."""

    def __init__(self, statements: Iterable[Statement], lines: Sequence[str]) -> None:
        self._lines = lines
        self._nodes: dict[str, Description] = defaultdict(lambda: defaultdict(set))
        for subject, predicate, value, _ in statements:
            self._nodes[subject][predicate].add(value)

    def of(self, finding: Finding) -> Surroundings:
        """What stands around a finding."""
        found = sorted(map(str, self._values(finding)))
        shown = (finding.value,) if finding.is_about_a_value else tuple(found[:VALUES])
        names = {term: brief(words, _LONG) for term in (finding.focus, *shown) if (words := self._words(term))}
        return Surroundings(
            names=names,
            values=shown,
            count=len(shown) if finding.is_about_a_value else len(found),
            siblings=self._siblings_of(finding.value),
            lines=self._excerpt(finding, bool(found or finding.is_about_a_value)),
        )

    def _values(self, finding: Finding) -> Iterable[Term]:
        """What the graph has at a finding's path, where this is one predicate."""
        said = self._nodes.get(_label(finding.focus))
        return said.get(finding.predicate, ()) if said else ()

    def _words(self, term: str) -> str:
        return "" if term.startswith('"') else node_words(_label(term), self._nodes)

    def _siblings_of(self, value: str) -> Sequence[str]:
        """The names of the nodes beside which a value would stand, if the graph said something of it."""
        label = _label(value)
        if not value.startswith("<") or label in self._nodes:
            return ()
        siblings = self._siblings.get(label.rpartition("/")[0], ())
        return siblings if len(siblings) <= SIBLINGS else ()

    @cached_property
    def _siblings(self) -> dict[str, list[str]]:
        """What the IRIs of nodes have behind the last slash, by what they have before it."""
        found = defaultdict(list)
        for node in self._nodes:
            parent, _, name = node.rpartition("/")
            found[parent].append(name)
        return found

    def _excerpt(self, finding: Finding, has_values: bool) -> tuple[ExcerptLine, ...]:
        """The lines of the file; those of a path against the arrows belong to other nodes, and are not looked for."""
        names = [] if "^" in finding.path or not has_values else [_last(iri) for iri in _IRI.findall(finding.path)]
        place = Position(finding.line, finding.column)
        return excerpt(self._lines, place, names, _spelled(finding.value) if finding.is_about_a_value else "")


def _label(term: str) -> str:
    """A node as statements have it: its IRI, or the label of a blank node."""
    return term.removeprefix("_:").strip("<>")


def _last(iri: str) -> str:
    return re.split("[/#:]", iri)[-1]


def _spelled(term: str) -> str:
    """What of a term stands in a text as it is, most likely: an IRI's last part, a literal's first line."""
    return parse_term(term).value[:_SPELLED].partition("\n")[0] if term.startswith('"') else _last(_label(term))
