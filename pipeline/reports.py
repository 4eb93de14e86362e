"""Reports: findings as text for people, as JSON, and as a SHACL validation report in Turtle."""

from __future__ import annotations

import re
from collections.abc import Iterable

import pyoxigraph as ox

from pipeline.findings import Finding, Validation
from pipeline.namespaces import RDF, SH, XSD, contract
from pipeline.serialise.turtle import write_triples

Json = dict[str, object]

_IRI = re.compile(r"<([^<>]*)>")


def write_finding(finding: Finding, base: str) -> str:
    """One line: place, severity, path in the sheet, message, and the value that it is about."""
    about = [
        f"{name} {_short(term, base)}" for name, term in (("at", finding.path), ("value", finding.value)) if term
    ]
    where = finding.at or _short(finding.focus, base)
    head = f"{finding.place}: {finding.severity}" if finding.place else finding.severity
    return f"{head}: {where}: {finding.message}{' [' + ', '.join(about) + ']' if about else ''}"


def _short(term: str, base: str) -> str:
    def replace(match: re.Match[str]) -> str:
        return match[1].removeprefix(base) if match[1].startswith(base) else contract(match[1])

    return _IRI.sub(replace, term)


def finding_json(finding: Finding) -> Json:
    """A finding for machines."""
    names = ("severity", "shape", "component", "focus", "path", "value", "message", "file", "line", "column", "at")
    return {name: value for name in names if (value := getattr(finding, name))}


def validation_json(validation: Validation) -> Json:
    """A validation for machines: whether it conforms, by which engine, what was found, what each shape met."""
    return {
        "conforms": validation.conforms,
        "engine": validation.engine,
        "findings": [finding_json(finding) for finding in validation.findings],
        "targets": dict(sorted(validation.targets.items())),
    }


def write_report(article: str, validation: Validation, base: str) -> bytes:
    """The validation as a SHACL validation report, whose nodes have IRIs below the article's.

    ``sh:conforms`` is true where there is no result at all, as SHACL has it; `Validation.conforms` is true where
    there are warnings alone. Source: https://www.w3.org/TR/shacl/#validation-report
    """
    report = ox.NamedNode(f"{article}/report")
    conforms = ox.Literal("false" if validation.findings else "true", datatype=ox.NamedNode(f"{XSD}boolean"))
    triples = [
        ox.Triple(report, ox.NamedNode(f"{RDF}type"), ox.NamedNode(f"{SH}ValidationReport")),
        ox.Triple(report, ox.NamedNode(f"{SH}conforms"), conforms),
    ]
    results = [ox.NamedNode(f"{article}/report/{number}") for number in range(1, len(validation.findings) + 1)]
    triples += [ox.Triple(report, ox.NamedNode(f"{SH}result"), result) for result in results]
    for result, finding in zip(results, validation.findings, strict=True):
        triples += _result(result, finding)
    return write_triples(triples, base)


def _result(result: ox.NamedNode, finding: Finding) -> Iterable[ox.Triple]:
    properties: list[tuple[str, ox.NamedNode | ox.Literal]] = [
        ("resultSeverity", ox.NamedNode(SH + finding.severity.capitalize())),
        ("focusNode", _term(finding.focus)),
        ("sourceConstraintComponent", ox.NamedNode(SH + finding.component)),
        ("sourceShape", ox.NamedNode(finding.shape)),
        ("resultMessage", ox.Literal(finding.message, language="en")),
    ]
    if finding.path.startswith("<"):  # any other path would need a blank node
        properties.append(("resultPath", _term(finding.path)))
    if finding.value:
        properties.append(("value", _term(finding.value)))
    yield ox.Triple(result, ox.NamedNode(f"{RDF}type"), ox.NamedNode(f"{SH}ValidationResult"))
    for name, value in properties:
        yield ox.Triple(result, ox.NamedNode(SH + name), value)


def _term(ntriples: str) -> ox.NamedNode | ox.Literal:
    """The term that a text in N-Triples syntax stands for."""
    (quad,) = ox.parse(f"<urn:s> <urn:p> {ntriples} .", ox.RdfFormat.N_TRIPLES)
    term = quad.object
    return term if isinstance(term, ox.NamedNode | ox.Literal) else ox.Literal(ntriples)
