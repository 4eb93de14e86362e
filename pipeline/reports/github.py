"""GitHub: findings as annotations, which stand beside the lines of a pull request.

Source: https://docs.github.com/en/actions/reference/workflow-commands-for-github-actions
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pipeline.errors import Fault
from pipeline.findings import Examined, Finding
from pipeline.reports.text import grouped, harmless, shape_name, short, summary

_COMMANDS = {"violation": "error", "warning": "warning", "info": "notice"}
_DATA = {"%": "%25", "\r": "%0D", "\n": "%0A"}
_PROPERTY = _DATA | {":": "%3A", ",": "%2C"}


def write_github(files: Sequence[Examined], base: str) -> str:
    """An annotation a finding. What stands behind them for the log cannot be taken for a command."""
    return "".join(f"{harmless(line)}\n" for each in files for line in _lines(each, base))


def _lines(examined: Examined, base: str) -> Iterator[str]:
    for notice in examined.notices:
        yield annotation("warning", notice, "newsfacts")
    for finding in grouped(examined):
        fault = Fault(_message(finding, base), finding.file, finding.line, finding.column)
        yield annotation(_COMMANDS[finding.severity], fault, shape_name(examined, finding.shape))
    if examined.unshown:
        yield f"{examined.unshown:,} findings more"
    yield summary(examined).replace("::", ": :")


def _message(finding: Finding, base: str) -> str:
    return f"{short(finding.focus, base)}: {finding.message}"


def annotation(command: str, fault: Fault, title: str) -> str:
    """A workflow command with its place and its message."""
    place = {"file": fault.file, "line": fault.line, "col": fault.column, "title": title}
    properties = ",".join(f"{name}={_escape(str(value), _PROPERTY)}" for name, value in place.items() if value)
    return f"::{command} {properties}::{_escape(fault.message, _DATA)}"


def _escape(text: str, table: dict[str, str]) -> str:
    return "".join(table.get(character, character) for character in text)
