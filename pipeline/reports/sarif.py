"""SARIF: findings for code scanning.

Source: https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from urllib.parse import quote

from pipeline import __version__
from pipeline.errors import Fault
from pipeline.findings import Examined, Finding
from pipeline.reports.as_json import Json
from pipeline.reports.text import grouped, shape_name, short

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_LEVELS = {"violation": "error", "warning": "warning", "info": "note"}
_NOTICE = "newsfacts/file"


def write_sarif(files: Sequence[Examined], base: str) -> str:
    """One run; a rule is a shape, and a finding has a fingerprint that does not change when lines move."""
    rules = {shape: shape_name(each, shape) for each in files for _, shape in each.counts}
    results = [_result(finding, base) for each in files for finding in grouped(each)]
    results += [_notice(notice) for each in files for notice in each.notices]
    if any(each.notices for each in files):
        rules[_NOTICE] = "The file as a whole"
    driver = {
        "name": "newsfacts",
        "version": __version__,
        "informationUri": "https://w3id.org/newsfacts/",
        "rules": [{"id": rule, "shortDescription": {"text": name}} for rule, name in sorted(rules.items())],
    }
    engines = sorted({each.validation.engine for each in files})
    run = {
        "tool": {"driver": driver, "extensions": [{"name": engine} for engine in engines]},
        "columnKind": "unicodeCodePoints",
        "results": results,
        "properties": {"findingsNotListed": sum(each.unshown for each in files)},
    }
    return json.dumps({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=1) + "\n"


def _result(finding: Finding, base: str) -> Json:
    said = (finding.shape, finding.component, finding.focus, finding.path, finding.value)
    about = f"{short(finding.focus, base)}: {finding.message}"
    return {
        "ruleId": finding.shape,
        "level": _LEVELS[finding.severity],
        "message": {"text": about},
        "locations": [_location(finding.file, finding.line, finding.column, finding.focus)],
        "partialFingerprints": {"finding/v1": hashlib.sha256("\n".join(said).encode()).hexdigest()},
    }


def _notice(notice: Fault) -> Json:
    location = _location(notice.file or "", notice.line, notice.column, "")
    return {"ruleId": _NOTICE, "level": "warning", "message": {"text": notice.message}, "locations": [location]}


def _location(file: str, line: int, column: int, node: str) -> Json:
    physical: Json = {"artifactLocation": {"uri": file if "://" in file else quote(file)}}
    if line:
        physical["region"] = {"startLine": line, **({"startColumn": column} if column else {})}
    location: Json = {"physicalLocation": physical}
    if node:
        location["logicalLocations"] = [{"fullyQualifiedName": node.strip("<>"), "kind": "resource"}]
    return location
