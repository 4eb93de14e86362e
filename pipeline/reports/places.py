"""Places: one finding each in words: the node, what stands there now, what is expected, what to do."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Final

import pyoxigraph as ox

from pipeline.findings import Examined, ExcerptLine, Finding, Surroundings
from pipeline.identifiers import nearest
from pipeline.namespaces import contract
from pipeline.reports.constraints import Constraints, Wanted
from pipeline.reports.names import any_of, datatype_words, local_words, parse_term, shape_iri, term_words
from pipeline.reports.remedies import remedy
from pipeline.reports.text import short

_IRI = re.compile("<([^<>]*)>")
_NO_SLUG = re.compile("[^a-z0-9]+")
_SLUG: Final = 32
"""How many characters of a name stand in an anchor."""
_OF_TYPES: Final = {f"{kind}ConstraintComponent" for kind in ("Datatype", "Node", "Or", "Xone", "Not", "And")}
"""The constraints that a literal may miss by its type alone."""
_OF_THINGS: Final = {f"{kind}ConstraintComponent" for kind in ("Class", "Node", "Or", "Xone")}
"""The constraints that a thing may miss because its name is a slip of another's."""
_NOTHING_KNOWN: Final = Surroundings({})


@dataclass(frozen=True, slots=True)
class Named:
    """A term in words, and as it is written."""

    words: str
    term: str


@dataclass(frozen=True, slots=True)
class Place:
    """One finding: the `node` that it is about, what stands there `now` (and how many values `more`), and what to do.

    `message` is empty where the rule has said it. `now` is nothing where that is not known, and empty where nothing
    stands there.
    """

    anchor: str
    file: str
    line: int
    node: Named
    message: str
    now: tuple[Named, ...] | None
    more: int
    expected: str
    remedy: str
    lines: tuple[ExcerptLine, ...]


class Wording:
    """Puts findings into words, by what the shapes say, and with IRIs below the base shortened."""

    def __init__(self, constraints: Constraints, base: str) -> None:
        self._constraints = constraints
        self._base = base

    def properties(self, path: str) -> tuple[Named, ...]:
        """The properties that a path names."""
        return tuple(Named(local_words(iri), contract(iri)) for iri in _IRI.findall(path))

    def title(self, finding: Finding) -> str:
        """What is wanted where a finding is: as the authors of the shape say, else by its constraints."""
        if message := self._constraints.message(finding.message):
            return message
        values, words = path_words(finding.path), self._wanted(finding).in_all
        if words:
            return f"{values} takes {words}." if values else f"Each takes {words}."
        component = local_words(finding.component.removesuffix("ConstraintComponent"))
        return f"{values or 'Each'} must keep to the constraint “{component}”."

    def _wanted(self, finding: Finding) -> Wanted:
        return self._constraints.wanted(finding.shape, finding.path, finding.component)

    def place(self, examined: Examined, finding: Finding, title: str) -> Place:
        """One finding in words, below a title that its rule has."""
        around = examined.surroundings.get(finding, _NOTHING_KNOWN)
        values = around.values or ((finding.value,) if finding.is_about_a_value else ())
        now = tuple(self._named(value, around, finding.component) for value in values)
        is_known = bool(now or (finding.predicate and around is not _NOTHING_KNOWN))
        expected = self._wanted(finding).alone
        is_told = bool(self._constraints.message(finding.message) or not expected)
        shape = shape_iri(finding.shape)
        said = (finding.file, shape, finding.component, finding.focus, finding.path, finding.value)
        return Place(
            anchor=anchor(*said, names=(shape, finding.focus)),
            file=examined.file,
            line=finding.line,
            node=self._named(finding.focus, around, ""),
            message=finding.message if is_told and finding.message != title else "",
            now=now if is_known else None,
            more=max(around.count - len(now), 0),
            expected=expected,
            remedy=self._remedy(finding, around, now, expected),
            lines=around.lines,
        )

    def _named(self, term: str, around: Surroundings, component: str) -> Named:
        written = short(term, self._base)
        if not term.startswith('"'):
            named = around.names.get(term, "").replace(self._base, "")
            return Named(named or written.removeprefix("nf:"), written)
        literal = parse_term(term)
        words = term_words(literal)
        if component in _OF_TYPES and isinstance(literal, ox.Literal):
            words += f" (as {datatype_words(literal.datatype.value).partition(',')[0]})"
        return Named(words, written)

    def _remedy(self, finding: Finding, around: Surroundings, now: tuple[Named, ...], expected: str) -> str:
        stands = now[0].words if len(now) == 1 else ""
        near = self._known_thing(finding, around)
        if finding.component == "InConstraintComponent" and stands:
            options = self._constraints.options(finding.shape, finding.path)
            near = nearest(stands, options) or ""
        name = local_words(finding.predicate) if finding.predicate else ""
        return remedy(finding.component, name, stands, expected, near)

    def _known_thing(self, finding: Finding, around: Surroundings) -> str:
        """The thing that the graph knows of whose name the value may be a slip."""
        if finding.component not in _OF_THINGS or not around.siblings:
            return ""
        parent, slash, name = finding.value.strip("<>").rpartition("/")
        near = nearest(name, around.siblings)
        return short(f"<{parent}{slash}{near}>", self._base) if near else ""


def path_words(path: str) -> str:
    """A path in words: ``“name” of “employee”``, ``what has it as its “object”``; of long ones, the properties alone.

    Source: https://www.w3.org/TR/sparql11-query/#propertypaths
    """
    names = [f"“{local_words(iri)}”" for iri in _IRI.findall(path)]
    marks = set(_IRI.sub("", path)) - {"(", ")"}
    if marks == {"/"}:
        return " of ".join(reversed(names))
    if marks == {"^"} and len(names) == 1:
        return f"What has it as its {names[0]}"
    return any_of(names)


def anchor(*said: str, names: Sequence[str]) -> str:
    """A name on the page for what is said, beginning with `names`: it depends on nothing else.

    So it stays when other findings come and go, and when lines move.
    """
    digest = sha256("\n".join(said).encode(errors="replace")).hexdigest()[:8]
    last = [re.split("[/#]", each.strip("<>"))[-1].removesuffix("Shape") for each in names]
    slugs = [_NO_SLUG.sub("-", each.lower()).strip("-")[-_SLUG:].strip("-") for each in last]
    return "-".join([*filter(None, slugs), digest])
