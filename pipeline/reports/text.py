"""Text: findings for people, a line each that an editor can follow, grouped by how grave they are and by shape."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from pipeline.findings import SEVERITIES, Examined, Finding
from pipeline.namespaces import contract

_IRI = re.compile(r"<([^<>]*)>")
_CONTROL = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f]")


def write_finding(finding: Finding, base: str) -> str:
    """One line: place, severity, path in the sheet, message, and the value that it is about."""
    about = [f"{name} {short(term, base)}" for name, term in (("at", finding.path), ("value", finding.value)) if term]
    where = finding.at or short(finding.focus, base)
    head = f"{finding.place}: {finding.severity}" if finding.place else finding.severity
    return f"{head}: {where}: {finding.message}{' [' + ', '.join(about) + ']' if about else ''}"


def short(term: str, base: str) -> str:
    """A term with its IRIs as people read them: below the base, with a known prefix, or whole."""

    def replace(match: re.Match[str]) -> str:
        return match[1].removeprefix(base) if match[1].startswith(base) else contract(match[1])

    return _IRI.sub(replace, term)


def write_text(files: Sequence[Examined], base: str) -> str:
    """All findings, and below those on each file what was met, by which engine, and how it ends."""
    return "".join(f"{harmless(line)}\n" for each in files for line in _lines(each, base))


def harmless(line: str) -> str:
    """A line without control characters, which a terminal might obey."""
    return _CONTROL.sub("\ufffd", line)


def _lines(examined: Examined, base: str) -> Iterator[str]:
    for notice in examined.notices:
        yield f"{notice.place}: warning: {notice.message}"
    groups = groupby(grouped(examined), lambda finding: (finding.severity, finding.shape))
    for (severity, shape), findings in groups:
        count = examined.counts[severity, shape]
        yield f"\n{shape_name(examined, shape)}: {plural(count, severity)}{_met(examined, shape)}"
        for finding in findings:
            yield write_finding(finding, base)
    if examined.unshown:
        yield f"\n{plural(examined.unshown, 'finding')} more on {examined.file}, of which each is counted above"
    if examined.validation.findings:
        yield ""
    yield summary(examined)


def grouped(examined: Examined) -> list[Finding]:
    """The findings, those of one severity and one shape together, else in their order."""
    return sorted(
        examined.validation.findings,
        key=lambda finding: (SEVERITIES.index(finding.severity), shape_name(examined, finding.shape), finding.shape),
    )


def shape_name(examined: Examined, shape: str) -> str:
    """What a shape is called: its label, else its IRI, if it has one."""
    return examined.labels.get(shape) or ("a shape without a name" if shape.startswith("_:") else contract(shape))


def _met(examined: Examined, shape: str) -> str:
    met = examined.validation.targets.get(shape)
    return "" if met is None else f" in the {plural(met, 'node')} that it met" if met else ""


def summary(examined: Examined) -> str:
    """One file in two lines: what was found by which engine, and how many nodes each shape met."""
    totals = [(severity, examined.total(severity)) for severity in SEVERITIES]
    found = ", ".join(plural(count, severity) for severity, count in totals if count) or "no findings"
    size = f"{plural(examined.triples, 'triple')} in {plural(examined.graphs, 'graph')}"
    met = [(shape_name(examined, shape), count) for shape, count in examined.validation.targets.items() if count]
    line = f"{examined.file}: {found}; {size}, validated by {examined.validation.engine}"
    idle = len(examined.validation.idle)
    words = [
        *(f"{name} {count:,}" for name, count in sorted(met)),
        *([f"{plural(idle, 'shape')} none"] if idle else []),
    ]
    return f"{line}\n  nodes met: {', '.join(words)}" if words else line


def plural(count: int, noun: str) -> str:
    """``1 violation``, ``2 violations``."""
    return f"{count:,} {noun}{'' if count == 1 else 's'}"
