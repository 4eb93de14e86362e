"""JSON: findings for machines."""

from __future__ import annotations

import json
from collections.abc import Sequence

from pipeline.findings import Examined, Finding, Validation

Json = dict[str, object]


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


def write_json(files: Sequence[Examined], base: str) -> str:
    """All files as one document. Of very many findings only the first are listed; `counts` has them all."""
    return json.dumps({"files": [_examined_json(each) for each in files]}, ensure_ascii=False, indent=1) + "\n"


def _examined_json(examined: Examined) -> Json:
    validation = validation_json(examined.validation)
    counts = [
        {"severity": severity, "shape": shape, "count": count}
        for (severity, shape), count in sorted(examined.counts.items())
    ]
    notices = [notice.as_json() for notice in examined.notices]
    size = {"graphs": examined.graphs, "triples": examined.triples}
    conforms = not examined.total("violation")
    return {"file": examined.file, **size, **validation, "conforms": conforms, "counts": counts, "notices": notices}
