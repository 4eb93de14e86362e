"""Work list: the findings of all files in the order in which to work through them.

First what must be corrected; within that shape by shape, and within a shape by the constraint that is not kept.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TypeAlias

from pipeline.errors import Fault
from pipeline.findings import SEVERITIES, Examined, Finding, Severity
from pipeline.reports.constraints import Constraints
from pipeline.reports.names import last_part, shape_iri
from pipeline.reports.places import Named, Place, Wording, anchor
from pipeline.reports.text import shape_name, short
from pipeline.shapes import Shapes

_Met: TypeAlias = tuple[Examined, Finding]


@dataclass(frozen=True, slots=True)
class Rule:
    """What one constraint wants of which properties, and the places that do not keep to it."""

    anchor: str
    title: str
    properties: tuple[Named, ...]
    path: str
    component: str
    places: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """A shape with the findings on it that are of one severity; `unshown` of `count` were not kept."""

    anchor: str
    name: str
    shape: str
    comment: str
    count: int
    unshown: int
    rules: tuple[Rule, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """All that is of one severity; among the warnings, notices on whole files, too."""

    severity: Severity
    count: int
    notices: tuple[Fault, ...]
    groups: tuple[Group, ...]


class WorkList:
    """What was found in files that were validated against the same shapes."""

    def __init__(self, files: Sequence[Examined], base: str) -> None:
        self._files = files
        self._base = base
        self._constraints = Constraints(files[0].shapes if files else Shapes(()))
        self._wording = Wording(self._constraints, base)
        self._anchors: Counter[str] = Counter()
        self._kept: dict[tuple[Severity, str], list[_Met]] = defaultdict(list)
        for each in files:
            for finding in each.validation.findings:
                self._kept[finding.severity, shape_iri(finding.shape)].append((each, finding))

    def parts(self) -> Iterator[Part]:
        """The parts by their severity; those that are empty are left out."""
        for severity in SEVERITIES:
            notices = [notice for each in self._files for notice in each.notices] if severity == "warning" else []
            count = sum(each.total(severity) for each in self._files) + len(notices)
            if count:
                yield Part(severity, count, tuple(notices), tuple(self._groups(severity)))

    def _groups(self, severity: Severity) -> Iterator[Group]:
        counts: Counter[tuple[str, str]] = Counter()
        for each in self._files:
            for (graded, shape), count in each.counts.items():
                counts[shape_name(each, shape), shape_iri(shape)] += count if graded == severity else 0
        for (name, shape), count in sorted((+counts).items()):
            met = self._kept[severity, shape]
            yield Group(
                anchor=anchor(shape, names=(severity, shape)),
                name=last_part(name),
                shape=short(f"<{shape}>", self._base) if shape else "",
                comment=self._constraints.comment(shape),
                count=count,
                unshown=count - len(met),
                rules=tuple(self._rules(severity, shape, met)),
            )

    def _rules(self, severity: Severity, shape: str, met: Sequence[_Met]) -> Iterator[Rule]:
        """What is not kept, by property and by what is wanted of it, in the order in which it is first met."""
        rules: dict[tuple[str, str], list[_Met]] = defaultdict(list)
        for examined, finding in sorted(met, key=_by_place):
            rules[finding.path, self._wording.title(finding)].append((examined, finding))
        for (path, title), places in rules.items():
            components = dict.fromkeys(finding.component for _, finding in places)
            yield Rule(
                anchor=anchor(severity, shape, path, title, names=(shape, path)),
                title=title,
                properties=self._wording.properties(path),
                path=short(path, self._base),
                component=", ".join(f"sh:{component}" for component in components),
                places=tuple(self._place(examined, finding, title) for examined, finding in places),
            )

    def _place(self, examined: Examined, finding: Finding, title: str) -> Place:
        place = self._wording.place(examined, finding, title)
        self._anchors[place.anchor] += 1
        count = self._anchors[place.anchor]  # of places that nothing but their graph tells apart
        return replace(place, anchor=f"{place.anchor}-{count}") if count > 1 else place


def _by_place(met: _Met) -> tuple[str, int, int, str, str, str]:
    _, finding = met
    return (finding.file, finding.line, finding.column, finding.path, finding.value, finding.component)
