"""Reports: findings for people and for machines, each form in a module of its own.

`write_finding`, `finding_json`, `validation_json` and `write_report` tell of one graph; `WRITERS` of files of RDF.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Final

from pipeline.findings import Examined
from pipeline.reports.as_json import finding_json, validation_json, write_json
from pipeline.reports.as_turtle import write_report, write_turtle
from pipeline.reports.github import write_github
from pipeline.reports.html import write_html
from pipeline.reports.junit import write_junit
from pipeline.reports.sarif import write_sarif
from pipeline.reports.text import write_finding, write_text

WRITERS: Final[Mapping[str, Callable[[Sequence[Examined], str], str]]] = {
    "text": write_text,
    "json": write_json,
    "ttl": write_turtle,
    "html": write_html,
    "junit": write_junit,
    "sarif": write_sarif,
    "github": write_github,
}
"""The forms of a report on files, by their names; each takes the files and the base that IRIs are shortened by."""

__all__ = ["WRITERS", "finding_json", "validation_json", "write_finding", "write_report"]
