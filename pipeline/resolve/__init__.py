"""Resolve: a sheet into rows.

Ids become IRIs, dates typed literals, chains of attribution single assertions; references are checked.
"""

from __future__ import annotations

from pipeline.anchors import Anchors
from pipeline.documents import Document
from pipeline.errors import InputError
from pipeline.resolve.article import enter_article, enter_entities, enter_export
from pipeline.resolve.evidence import Evidence
from pipeline.resolve.facts import enter_contradictions, enter_facts
from pipeline.resolve.references import Names, refuse_cycles
from pipeline.resolve.scope import Ledger, Scope
from pipeline.rows import Resolved
from pipeline.sheet import Sheet

__all__ = ["Scope", "resolve"]


def resolve(
    document: Document[Sheet], scope: Scope, anchors: Anchors | None = None, text: str | None = None
) -> Resolved:
    """The rows of a sheet.

    With `anchors`, its sentences have offsets and digests; with the `text` that they were made of, quotations too.
    Raises `InputError` with every reference, date, type and sentence of the sheet that cannot be resolved.
    """
    ledger = Ledger(scope, document)
    names = Names(ledger)
    evidence = Evidence(ledger, anchors)
    refuse_cycles(ledger, names)
    enter_facts(ledger, names, evidence)
    enter_contradictions(ledger, names, evidence)
    enter_article(ledger, names, evidence)
    enter_entities(ledger, names)
    coverage = evidence.enter(text)
    for row in ledger.bounds.values():
        ledger.enter("bounds", row)
    enter_export(ledger)
    if ledger.faults:
        raise InputError(ledger.faults)
    return Resolved(ledger.article, ledger.graph, ledger.rows, coverage, ledger.origins, tuple(ledger.warnings))
