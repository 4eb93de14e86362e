"""HTML: a page that stands alone, for somebody who knows the article and has never heard of SHACL.

It says whether all is fine, what to do first, where, and how to check again. It holds no script, and its policy lets
the browser load nothing. (`pipeline.hypertext` escapes all that is printed.)
"""

from __future__ import annotations

import shlex
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Literal, TypeAlias

from pipeline import resources
from pipeline.findings import SEVERITIES, Examined, Severity
from pipeline.hypertext import render
from pipeline.namespaces import SHAPES, contract
from pipeline.reports.names import any_of, last_part, local_words, shape_iri
from pipeline.reports.text import plural, shape_name
from pipeline.reports.worklist import WorkList
from pipeline.targets import Kind, Target

State: TypeAlias = Literal["wrong", "warned", "unchecked", "fine"]

SHOWN: Final = 10
"""How many places of a rule are open from the start; the others unfold."""
STANDARD_INPUT: Final = "standard input"
"""What `newsfacts validate -` calls its file."""
_DO: Final[dict[Severity, str]] = {
    "violation": "must be corrected",
    "warning": "should be looked at",
    "info": "{is_are} good to know",
}
_AIMS: Final[dict[Kind, str]] = {
    "targetClass": "every {}",
    "targetNode": "the node {}",
    "targetSubjectsOf": "whatever has {}",
    "targetObjectsOf": "whatever something has as its {}",
}


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether all is fine: a state, a sentence, and what there is to add to it."""

    state: State
    sentence: str
    besides: str


@dataclass(frozen=True, slots=True)
class Checked:
    """A shape, what it speaks of in words and in IRIs, how many nodes of that kind there were, how much was found."""

    name: str
    shape: str
    aims: str
    iris: str
    nodes: int
    found: int


def write_html(files: Sequence[Examined], base: str) -> str:
    """The page."""
    values = {
        "verdict": _verdict(files),
        "parts": list(WorkList(files, base).parts()),
        "files": files,
        "checked": list(_checked(files)),
        "command": _command(files),
        "engines": sorted({each.validation.engine for each in files}),
        "is_export": any(each.validation.targets.get(f"{SHAPES}#ExportShape") for each in files),
        "shown": SHOWN,
    }
    return render("report.html", values, styles=("report.css",), folder=Path(__file__).parent)


def _verdict(files: Sequence[Examined]) -> Verdict:
    counts = {severity: sum(each.total(severity) for each in files) for severity in SEVERITIES}
    counts["warning"] += sum(len(each.notices) for each in files)
    violations = counts.pop("violation")
    others = " and ".join(_amount(severity, count) for severity, count in counts.items() if count)
    if violations:
        return Verdict(
            "wrong", f"Not fine: {_amount('violation', violations)}", f"Besides, {others}." if others else ""
        )
    if not any(each.counts or any(each.validation.targets.values()) for each in files):
        return Verdict("unchecked", "Not checked: no rule speaks of anything that stands here", "")
    if counts["warning"]:
        return Verdict("warned", f"Fine, but {others}", "Nothing has to be corrected.")
    return Verdict("fine", "Fine: nothing has to be corrected", f"But {others}." if others else "")


def _amount(severity: Severity, count: int) -> str:
    """``2 things must be corrected``."""
    verb = _DO[severity].format(is_are="is" if count == 1 else "are")
    return f"{plural(count, 'thing')} {verb}"


def _checked(files: Sequence[Examined]) -> Iterator[Checked]:
    """The shapes by their names, so that nobody takes silence for praise."""
    found = Counter[str]()
    nodes = Counter[str]()
    names: dict[str, str] = {}
    targets: dict[str, Sequence[Target]] = {}
    for each in files:
        for (_, shape), count in each.counts.items():
            found[shape] += count
        for shape, count in each.validation.targets.items():
            nodes[shape] += count
            names[shape] = shape_name(each, shape if shape_iri(shape) else f"_:{shape}")
            targets[shape] = tuple(each.shapes.targets.get(shape, ()))
    for shape, name in sorted(names.items(), key=lambda pair: (pair[1], shape_iri(pair[0]), targets[pair[0]])):
        yield Checked(
            name=last_part(name),
            shape=contract(shape_iri(shape)),
            aims=_aims(targets[shape]),
            iris=", ".join(contract(iri) for _, iri in targets[shape]),
            nodes=nodes[shape],
            found=found[shape],
        )


def _aims(targets: Sequence[Target]) -> str:
    """What a shape speaks of: ``every event or action``."""
    named: dict[Kind, list[str]] = defaultdict(list)
    for kind, iri in targets:
        words = local_words(iri)
        named[kind].append(words if kind == "targetClass" else f"“{words}”")
    return ", ".join(_AIMS[kind].format(any_of(names)) for kind, names in named.items())


def _command(files: Sequence[Examined]) -> str:
    """The command that checks the same files again, by the same shapes and engine."""
    words = ["newsfacts", "validate", *("-" if each.file == STANDARD_INPUT else each.file for each in files)]
    if files:
        words += _shapes_option(files[0])
    return f"{shlex.join(words)} --format html > report.html"


def _shapes_option(examined: Examined) -> Iterator[str]:
    names = [Path(name) for name in examined.shapes.files]
    is_ours = not names or names[0].parent == resources.SHAPES
    if not is_ours:
        yield from ("--shapes", str(names[0] if len(names) == 1 else names[0].parent))
    if examined.validation.engine != ("shacl" if is_ours else "pyshacl"):
        yield from ("--engine", examined.validation.engine)
