"""Findings: what a validation has to say, whichever engine ran, as data."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal, NamedTuple, TypeAlias

from pipeline.documents import Path, Source
from pipeline.errors import Fault
from pipeline.shapes import Shapes

Severity: TypeAlias = Literal["violation", "warning", "info"]
SEVERITIES: tuple[Severity, ...] = ("violation", "warning", "info")


@dataclass(frozen=True, slots=True)
class Finding:
    """One validation result (https://www.w3.org/TR/shacl/#results-validation-result).

    `focus` and `value` are in N-Triples syntax, `path` in SPARQL's; `shape` is the nearest shape with an IRI.
    `file`, `line`, `column` and `at` (a path such as ``claims.x.said[0]``) say what in a sheet caused it.
    """

    severity: Severity
    shape: str
    component: str
    focus: str
    path: str
    value: str
    message: str
    file: str = ""
    line: int = 0
    column: int = 0
    at: str = ""

    @property
    def place(self) -> str:
        """``file:line:column``, where it is known."""
        return ":".join([self.file, *(str(number) for number in (self.line, self.column) if number)])

    @property
    def is_about_a_value(self) -> bool:
        """Whether it is one value that is wrong, and not the focus node as such, which is then its own value."""
        return bool(self.value) and (bool(self.path) or self.value != self.focus)

    @property
    def predicate(self) -> str:
        """The IRI of a path that is one predicate; of any other, nothing."""
        is_plain = self.path.startswith("<") and self.path.find(">") == len(self.path) - 1
        return self.path[1:-1] if is_plain else ""


@dataclass(frozen=True, slots=True)
class Validation:
    """The findings of one run in a fixed order, the engine that made them, and how many nodes each shape met."""

    engine: str
    findings: tuple[Finding, ...] = ()
    targets: Mapping[str, int] = field(default_factory=dict)

    @property
    def conforms(self) -> bool:
        """Whether nothing was found that is a violation."""
        return not any(finding.severity == "violation" for finding in self.findings)

    @property
    def idle(self) -> tuple[str, ...]:
        """The shapes that met no node."""
        return tuple(sorted(shape for shape, count in self.targets.items() if not count))

    def located(self, origins: Mapping[str, tuple[Source, Path]]) -> Validation:
        """The same findings, each with the place in the sheet that its focus node came from."""
        return replace(self, findings=tuple(_located(finding, origins) for finding in self.findings))


def _located(finding: Finding, origins: Mapping[str, tuple[Source, Path]]) -> Finding:
    origin = origin_of(finding, origins)
    if origin is None:
        return finding
    source, path = origin
    fault = source.fault("", path, key=True)
    return replace(finding, file=fault.file or "", line=fault.line, column=fault.column, at=fault.path)


def origin_of(finding: Finding, origins: Mapping[str, tuple[Source, Path]]) -> tuple[Source, Path] | None:
    """What in a sheet the focus node of a finding, or the nearest node above it, came from."""
    iri = finding.focus.strip("<>")
    while iri and iri not in origins:
        iri = iri.rpartition("/")[0]
    return origins.get(iri)


class ExcerptLine(NamedTuple):
    """A line of a file, with its number from 1, and whether it is the one to look at."""

    number: int
    text: str
    is_marked: bool


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What stands around a finding, so that a reader need not open the file.

    `names` are the focus node and the nodes that are its `values`, in words; `values` are the first of those that
    stand at its path now, of `count` in all, in N-Triples syntax. Where a value is an IRI of which the graph says
    nothing, `siblings` are what the IRIs of its nodes have behind the last slash that are the same up to there: one
    may be what was meant. `lines` are those of the file that show it, where they can be had.
    """

    names: Mapping[str, str]
    values: tuple[str, ...] = ()
    count: int = 0
    siblings: Sequence[str] = ()
    lines: tuple[ExcerptLine, ...] = ()


@dataclass(frozen=True, slots=True)
class Examined:
    """What there is to say of one file of RDF.

    `validation` holds the findings in the order of their severity, each with the line where its focus node stands; of
    very many, only the first. `counts` counts them all, by severity and shape. `notices` are warnings about the file
    as a whole. `labels` are names of shapes, for people; `shapes` are what was validated against; `surroundings` show
    the findings that are kept.
    """

    file: str
    validation: Validation
    counts: Mapping[tuple[Severity, str], int]
    notices: tuple[Fault, ...] = ()
    graphs: int = 0
    triples: int = 0
    labels: Mapping[str, str] = field(default_factory=dict)
    shapes: Shapes = field(default_factory=lambda: Shapes(()))
    surroundings: Mapping[Finding, Surroundings] = field(default_factory=dict)

    @property
    def unshown(self) -> int:
        """How many findings were counted, but not kept."""
        return sum(self.counts.values()) - len(self.validation.findings)

    def total(self, severity: Severity) -> int:
        """How many findings are of a severity."""
        return sum(count for (each, _), count in self.counts.items() if each == severity)
