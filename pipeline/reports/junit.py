"""JUnit: a test suite a file and a test case a shape, for whatever draws the results of tests.

Source: https://github.com/testmoapp/junitxml
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from xml.etree import ElementTree

from pipeline.findings import Examined
from pipeline.reports.text import plural, shape_name, write_finding

_NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML 1.0 cannot hold at all (https://www.w3.org/TR/xml/#charsets)."""


def write_junit(files: Sequence[Examined], base: str) -> str:
    """Violations fail a case; warnings and infos stand in its output. A shape that met nothing is skipped."""
    suites = ElementTree.Element("testsuites", name="newsfacts validate")
    for each in files:
        suites.append(_suite(each, base))
    ElementTree.indent(suites)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{ElementTree.tostring(suites, encoding="unicode")}\n'


def _suite(examined: Examined, base: str) -> ElementTree.Element:
    found = {shape for _, shape in examined.counts}
    shapes = sorted(found | examined.validation.targets.keys())
    failed = {shape for severity, shape in examined.counts if severity == "violation"}
    skipped = set(examined.validation.idle) - found
    suite = ElementTree.Element(
        "testsuite",
        name=_clean(examined.file),
        tests=str(len(shapes)),
        failures=str(len(failed)),
        errors="0",
        skipped=str(len(skipped)),
    )
    for shape in shapes:
        case = ElementTree.SubElement(suite, "testcase", name=_clean(shape_name(examined, shape)), classname="shapes")
        _fill(case, examined, shape, base)
        if shape in skipped:
            ElementTree.SubElement(case, "skipped", message="met no node")
    notices = [f"{notice.place}: warning: {notice.message}" for notice in examined.notices]
    if notices:
        ElementTree.SubElement(suite, "system-out").text = _clean("\n".join(notices))
    return suite


def _fill(case: ElementTree.Element, examined: Examined, shape: str, base: str) -> None:
    findings = [finding for finding in examined.validation.findings if finding.shape == shape]
    violations = [write_finding(finding, base) for finding in findings if finding.severity == "violation"]
    others = [write_finding(finding, base) for finding in findings if finding.severity != "violation"]
    count = examined.counts.get(("violation", shape), 0)
    if count:
        failure = ElementTree.SubElement(case, "failure", type="violation", message=plural(count, "violation"))
        failure.text = _clean("\n".join(violations))
    if others:
        ElementTree.SubElement(case, "system-out").text = _clean("\n".join(others))


def _clean(text: str) -> str:
    return _NO_XML.sub("\ufffd", text)
