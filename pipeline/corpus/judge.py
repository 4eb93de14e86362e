"""Judge: one line of a corpus through all stages; its sheet is exported, or rejected, and it is told why."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, TypeAlias

from pipeline.corpus.lines import Line
from pipeline.documents import write_path
from pipeline.errors import Fault, InputError
from pipeline.findings import Finding, origin_of
from pipeline.house import House
from pipeline.read import read_line
from pipeline.reports import finding_json
from pipeline.run import Checked, check_sheet

Json: TypeAlias = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Judged:
    """What became of a sheet.

    `checked` is what the stages made of it, as far as they could, `exported` the same where it belongs into the
    output. `rejection` and `findings` are lines of JSON: what ``rejected.jsonl`` and ``findings.jsonl`` say of it.
    """

    checked: Checked | None
    exported: Checked | None
    rejection: bytes = b""
    findings: bytes = b""


def judge(line: Line, house: House, refused: str | None = None) -> Judged:
    """What becomes of the sheet in a line, which may be `refused` from the start."""
    if refused:
        return Judged(None, None, _rejection(line, [Fault(refused, line.file, line.number, path="article.id")]))
    try:
        document = read_line(line.content, line.file, line.number)
        checked = check_sheet(_path(line.file), document, house)
    except InputError as error:
        return Judged(None, None, _rejection(line, error.faults))
    except Exception as error:  # one sheet that finds a fault of ours must not stop a million others
        message = f"newsfacts itself failed over this sheet ({type(error).__name__}: {error}); please report it"
        return Judged(None, None, _rejection(line, [Fault(message, line.file, line.number)]))
    if not checked.validation.findings and not checked.resolved.warnings:
        return Judged(checked, checked)
    told = [_tell(finding, line, checked) for finding in checked.validation.findings]
    told += [{"severity": "warning", **warning.as_json()} for warning in checked.resolved.warnings]
    findings = b"".join(map(_line, told))
    if checked.validation.conforms:
        return Judged(checked, checked, b"", findings)
    violations = [
        Fault(each["message"], line.file, line.number, path=each.get("at", ""))
        for each in told
        if each["severity"] == "violation"
    ]
    return Judged(checked, None, _rejection(line, violations), findings)


@lru_cache(maxsize=16)
def _path(file: str) -> Path:
    return Path(file)


def _rejection(line: Line, faults: Iterator[Fault] | list[Fault] | tuple[Fault, ...]) -> bytes:
    reasons = [{name: value for name, value in fault.as_json().items() if name != "file"} for fault in faults]
    return _line({"file": line.file, "line": line.number, "faults": reasons})


def _tell(finding: Finding, line: Line, checked: Checked) -> Json:
    """A finding with the line of its sheet and the path in it; the column would take a second reading."""
    origin = origin_of(finding, checked.resolved.origins)
    at = {"at": write_path(origin[1])} if origin and origin[0].file == line.file else {}
    return {**finding_json(finding), "file": line.file, "line": line.number, **at}


def _line(value: Json) -> bytes:
    return json.dumps(value, ensure_ascii=False).encode(errors="backslashreplace") + b"\n"
