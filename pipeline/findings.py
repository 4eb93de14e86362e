"""Findings: what a validation has to say, whichever engine ran, as data."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Literal, TypeAlias

from pipeline.documents import Path, Source

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
        return f"{self.file}:{self.line}:{self.column}" if self.file else ""


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
    iri = finding.focus.strip("<>")
    while iri and iri not in origins:
        iri = iri.rpartition("/")[0]
    if not iri:
        return finding
    source, path = origins[iri]
    fault = source.fault("", path, key=True)
    return replace(finding, file=fault.file or "", line=fault.line, column=fault.column, at=fault.path)
