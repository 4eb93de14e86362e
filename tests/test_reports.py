"""The forms of a report: each is what its readers expect, and none can be broken by what stands in the data."""

from __future__ import annotations

import json
import re
from typing import Any
from xml.etree import ElementTree

import pyoxigraph as ox
import pytest

from pipeline.errors import Fault
from pipeline.findings import Examined, Finding, Severity, Validation
from pipeline.namespaces import DEFAULT_BASE, SH
from pipeline.reports import WRITERS

HOSTILE = "</style><script>alert(1)</script>\n::error::& \"'\x00\x1b]]>\u2028%0A\ud7ff"
SHAPE = "https://ex.example/shapes#S"


def finding(severity: Severity = "violation", line: int = 3, **changed: str) -> Finding:
    given = {
        "focus": "<https://ex.example/a>",
        "path": "<https://schema.org/name>",
        "value": "",
        "message": "Say it.",
    }
    return Finding(
        severity=severity,
        shape=changed.pop("shape", SHAPE),
        component="MinCountConstraintComponent",
        **{**given, **changed},
        file="data.ttl",
        line=line,
        column=1,
    )


def examined(*findings: Finding, unshown: int = 0, notices: tuple[Fault, ...] = (), label: str = "Label") -> Examined:
    counts = {(each.severity, each.shape): 0 for each in findings}
    for each in findings:
        counts[each.severity, each.shape] += 1
    if unshown:
        counts["violation", SHAPE] += unshown
    validation = Validation("shacl", findings, {SHAPE: 2, "https://ex.example/shapes#Idle": 0})
    return Examined("data.ttl", validation, counts, notices, graphs=1, triples=1234, labels={SHAPE: label})


def write(form: str, *files: Examined) -> str:
    return WRITERS[form](files, DEFAULT_BASE)


HARM = examined(
    finding(message=HOSTILE, focus=f"<https://ex.example/{'<b>'}>", value='"<img src=x onerror=alert(1)>"'),
    finding("warning", 0, shape="_:b1", focus="_:b2", path="^<https://schema.org/object>"),
    notices=(Fault(HOSTILE, "data.ttl", 7),),
    label=HOSTILE,
)
FINE = examined()


@pytest.mark.parametrize("form", [form for form in WRITERS if form != "ttl"])
def test_every_form_can_say_everything(form: str) -> None:
    text = write(form, HARM, FINE)
    assert text.encode()
    assert write(form, HARM, FINE) == text


# -------------------------------------------------------------------------------------------------------------- text


def test_text_groups_by_severity_and_shape() -> None:
    text = write("text", examined(finding("warning", 1), finding(line=9), finding(line=4), unshown=2))
    assert text == (
        "\nLabel: 4 violations in the 2 nodes that it met\n"
        "data.ttl:9:1: violation: https://ex.example/a: Say it. [at schema:name]\n"
        "data.ttl:4:1: violation: https://ex.example/a: Say it. [at schema:name]\n"
        "\nLabel: 1 warning in the 2 nodes that it met\n"
        "data.ttl:1:1: warning: https://ex.example/a: Say it. [at schema:name]\n"
        "\n2 findings more on data.ttl, of which each is counted above\n"
        "\ndata.ttl: 4 violations, 1 warning; 1,234 triples in 1 graph, validated by shacl\n"
        "  nodes met: Label 2, 1 shape none\n"
    )


def test_text_holds_no_command_for_a_terminal() -> None:
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f]", write("text", HARM) + write("github", HARM))


# ------------------------------------------------------------------------------------------------------------- junit


def test_junit_is_xml_with_a_case_a_shape() -> None:
    suites = ElementTree.fromstring(write("junit", HARM, examined(finding()), FINE))
    wrong, other, fine = suites
    assert (wrong.tag, wrong.get("failures"), wrong.get("tests")) == ("testsuite", "1", "3")
    assert [case.get("classname") for case in wrong][:3] == ["shapes"] * 3
    for suite in suites:
        assert len(suite.findall("testcase")) == int(suite.get("tests", "0"))
        assert len(suite.findall("testcase/failure")) == int(suite.get("failures", "0"))
        assert len(suite.findall("testcase/skipped")) == int(suite.get("skipped", "0"))
    assert "data.ttl:3:1: violation: " in (other.findtext("testcase/failure") or "")
    assert fine.find("testcase/failure") is None


# ------------------------------------------------------------------------------------------------------------- sarif


def sarif(*files: Examined) -> dict[str, Any]:
    document: dict[str, Any] = json.loads(write("sarif", *files))
    return document


def test_sarif_has_what_its_schema_requires() -> None:
    document = sarif(HARM, examined(finding()), FINE)
    assert document["version"] == "2.1.0"
    assert document["$schema"].endswith("sarif-schema-2.1.0.json")
    (run,) = document["runs"]
    rules = [rule["id"] for rule in run["tool"]["driver"]["rules"]]
    assert run["tool"]["driver"]["name"] == "newsfacts"
    assert len(rules) == len(set(rules))
    assert len(run["results"]) == 4
    for result in run["results"]:
        assert result["message"]["text"]
        assert result["level"] in ("none", "note", "warning", "error")
        assert result["ruleId"] in rules
        (location,) = result["locations"]
        physical = location["physicalLocation"]
        assert physical["artifactLocation"]["uri"] == "data.ttl"
        assert physical.get("region", {"startLine": 1})["startLine"] >= 1


def test_sarif_fingerprints_stay_when_lines_move() -> None:
    here, there, other = (
        sarif(examined(each))["runs"][0]["results"][0]["partialFingerprints"]
        for each in (finding(line=3), finding(line=30), finding(message="x", value='"y"'))
    )
    assert here == there != other


# ------------------------------------------------------------------------------------------------------------ github


def test_github_annotations_hold_one_line_each_and_no_command_of_the_data() -> None:
    lines = write("github", HARM).split("\n")
    commands = [line for line in lines if line.startswith("::")]
    assert [re.match(r"::(\w+) file=data\.ttl", line)[1] for line in commands] == [  # type: ignore[index]
        "warning",
        "error",
        "warning",
    ]
    assert all("%0A::error::" in line for line in commands[:2])
    assert write("github", examined(finding(line=9))).startswith(
        "::error file=data.ttl,line=9,col=1,title=Label::https://ex.example/a: Say it.\n"
    )


# -------------------------------------------------------------------------------------------------------------- json


def test_json_counts_all_and_lists_what_there_is() -> None:
    (file,) = json.loads(write("json", examined(finding(), finding("warning", 1), unshown=5)))["files"]
    assert (file["file"], file["engine"], file["conforms"]) == ("data.ttl", "shacl", False)
    assert [each["count"] for each in file["counts"]] == [6, 1]
    assert len(file["findings"]) == 2


# ------------------------------------------------------------------------------------------------------------ turtle


def test_turtle_is_a_validation_report_whatever_the_shapes_are_called() -> None:
    text = write("ttl", examined(finding(value='"x"@en'), finding("warning", shape="_:b1", focus="_:b2")))
    quads = list(ox.parse(text, ox.RdfFormat.TURTLE))
    said = {quad.predicate.value.removeprefix(SH) for quad in quads}
    assert {"conforms", "result", "focusNode", "resultSeverity", "sourceShape", "value", "resultPath"} <= said
    assert len([quad for quad in quads if quad.predicate.value == f"{SH}result"]) == 2
