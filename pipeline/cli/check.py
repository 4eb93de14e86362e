"""Check sheets: faults, findings and coverage, each with its line. Writes nothing."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

from pipeline.cli import options as shared
from pipeline.cli.options import Arguments, Parser, plural
from pipeline.fields import FACTS, KINDS

if TYPE_CHECKING:
    from pipeline.run import Checked
    from pipeline.sheet import Sheet


def add_options(parser: Parser) -> None:
    """The options of the verb."""
    shared.add_sheets(parser)
    parser.add_argument("--explain", action="store_true", help="count rows, nulls and quads of each triples map")
    parser.add_argument("--report", choices=("text", "json", "ttl"), default="text", help="form of the report")
    shared.add_base(parser)
    shared.add_mappings(parser)
    shared.add_shapes(parser)
    shared.add_strict(parser)
    shared.add_json(parser)
    parser.set_defaults(drafts=True)  # a draft can be checked like any sheet


def act(options: Arguments) -> int:
    """Check, and print what there is to say."""
    from pipeline.run import check, find_sheets

    house = shared.house(options)
    checked = list(shared.with_progress(check(find_sheets(options.sheets), house), "sheets"))
    print_validations(checked, options)
    if options.explain and not options.json and options.report == "text":
        print_explained(checked)
    return int(any(shared.fails(each.validation, strict=options.strict) for each in checked))


def print_validations(checked: Sequence[Checked], options: Arguments) -> None:
    """The findings on every sheet, in the form that is asked for."""
    form = "json" if options.json else getattr(options, "report", "text")
    if form == "json":
        print(json.dumps({"articles": [summary_json(each) for each in checked]}, ensure_ascii=False, indent=1))
    for each in checked if form == "ttl" else ():
        from pipeline.reports import write_report

        print(write_report(each.resolved.article, each.validation, options.base).decode(), end="")
    for each in checked if form == "text" else ():
        _print_text(each, options)


def _print_text(checked: Checked, options: Arguments) -> None:
    from pipeline.reports import write_finding

    for fault in checked.resolved.warnings:
        print(f"{fault.place}: warning: {fault.path}: {fault.message}")
    for finding in checked.validation.findings:
        print(write_finding(finding, options.base))
    if options.strict:
        for shape in checked.validation.idle:
            print(f"{shape}: no node of the graph is what this shape speaks of")
    print(summary_line(checked))


def summary_line(checked: Checked) -> str:
    """One article in a line: how many facts and assertions, how many sentences are accounted for, what was found."""
    rows, coverage = checked.resolved.rows, checked.resolved.coverage
    facts = [plural(len(rows[section]), KINDS[section]) for section in reversed(FACTS)]
    parts = [", ".join([*facts, plural(len(rows["assertions"]), "assertion")])]
    accounted = len(coverage.cited | coverage.omitted)
    of_all = f"{accounted} of {coverage.total} sentences accounted for"
    parts.append(of_all if coverage.total else f"{plural(accounted, 'sentence')} cited, of how many is not known")
    parts.append(plural(len(checked.materialised.quads), "triple"))
    parts += _unreviewed(checked.sheet)
    severities = Counter(finding.severity for finding in checked.validation.findings)
    severities["warning"] += len(checked.resolved.warnings)
    found = [plural(severities[name], name) for name in ("violation", "warning", "info") if severities[name]]
    return f"{checked.sheet.article.id}: {'; '.join([*parts, ', '.join(found) or 'no findings'])}"


def _unreviewed(sheet: Sheet) -> list[str]:
    """Of a draft, how many of its entries nobody has reviewed."""
    if sheet.status != "draft":
        return []
    entries = [*sheet.entities.values(), *sheet.facts()]
    left = sum(entry.confidence is not None for entry in entries)
    return [f"a draft, {left:,} of {len(entries):,} entries not reviewed"]


def summary_json(checked: Checked) -> dict[str, object]:
    """The same for machines, with every finding."""
    from pipeline.reports import validation_json

    coverage = checked.resolved.coverage
    return {
        "article": checked.resolved.article,
        "rows": {table: len(rows) for table, rows in checked.resolved.rows.items()},
        "triples": len(checked.materialised.quads),
        "coverage": {
            "sentences": coverage.total,
            "cited": sorted(coverage.cited),
            "omitted": sorted(coverage.omitted),
            "missing": list(coverage.missing),
        },
        "warnings": [fault.as_json() for fault in checked.resolved.warnings],
        "validation": validation_json(checked.validation),
    }


def print_explained(checked: Sequence[Checked]) -> None:
    """What each triples map read and made, over all sheets."""
    totals: dict[str, Counter[str]] = {}
    for each in checked:
        for name, counts in each.materialised.counts.items():
            counter = {"rows": counts.rows, "nulls": counts.nulls, "quads": counts.quads}
            totals.setdefault(name, Counter()).update(counter)
    width = max(map(len, totals), default=0)
    print(f"\n{'triples map':<{width}} {'rows':>9} {'nulls':>9} {'quads':>9}")
    for name, total in totals.items():
        print(f"{name:<{width}} {total['rows']:>9,} {total['nulls']:>9,} {total['quads']:>9,}")
    print()
