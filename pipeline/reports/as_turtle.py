"""Turtle: findings as a SHACL validation report.

Source: https://www.w3.org/TR/shacl/#validation-report
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from urllib.parse import quote

import pyoxigraph as ox

from pipeline.findings import Examined, Finding, Validation
from pipeline.namespaces import RDF, SH, XSD
from pipeline.reports.names import parse_term
from pipeline.serialise.turtle import write_triples


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
    properties: list[tuple[str, ox.NamedNode | ox.BlankNode | ox.Literal]] = [
        ("resultSeverity", ox.NamedNode(SH + finding.severity.capitalize())),
        ("focusNode", parse_term(finding.focus)),
        ("sourceConstraintComponent", ox.NamedNode(SH + finding.component)),
        ("resultMessage", ox.Literal(finding.message, language="en")),
    ]
    if finding.path.startswith("<"):  # any other path would need a blank node
        properties.append(("resultPath", parse_term(finding.path)))
    if finding.shape and not finding.shape.startswith("_:"):
        properties.append(("sourceShape", ox.NamedNode(finding.shape)))
    if finding.value:
        properties.append(("value", parse_term(finding.value)))
    yield ox.Triple(result, ox.NamedNode(f"{RDF}type"), ox.NamedNode(f"{SH}ValidationResult"))
    for name, value in properties:
        yield ox.Triple(result, ox.NamedNode(SH + name), value)


def write_turtle(files: Sequence[Examined], base: str) -> str:
    """A report a file, each with the IRI of its name below the base."""
    parts = [write_report(f"{base}validation/{quote(each.file, safe='')}", each.validation, base) for each in files]
    return b"\n".join(parts).decode()
