"""Drafts: what a program proposed and nobody has reviewed says so in the graph, with the program that proposed it."""

from __future__ import annotations

from pipeline.documents import Path
from pipeline.identifiers import mint
from pipeline.namespaces import SOFTWARE
from pipeline.resolve.scope import Ledger
from pipeline.rows import Row
from pipeline.sheet.terms import Proposed


def engine_of(ledger: Ledger) -> str:
    """The IRI of the engine that drafted the sheet, by name, version and model; empty where nothing drafted it."""
    drafted = ledger.sheet.drafted
    return mint(SOFTWARE, *filter(None, (drafted.engine, drafted.version, drafted.model))) if drafted else ""


def review_of(proposed: Proposed, ledger: Ledger) -> Row:
    """The cells of an assertion, or of a contradiction, that say whether an editor has looked at it, in a draft.

    Whatever is not marked as reviewed is not: so nothing that is drafted passes for reviewed.
    """
    if ledger.sheet.status != "draft":
        return {}
    if proposed.reviewed:
        return {"reviewed": "true"}
    confidence = "" if proposed.confidence is None else f"{proposed.confidence:f}"
    return {"reviewed": "false", "confidence": confidence, "engine": engine_of(ledger)}


def graph_review(ledger: Ledger) -> Row:
    """The cells of an export that say whether all of a drafted sheet was reviewed."""
    if not ledger.sheet.drafted:
        return {}
    return {"reviewed": str(ledger.sheet.status != "draft").lower(), "engine": engine_of(ledger)}


def enter_engine(ledger: Ledger) -> None:
    """The row of the engine that drafted the sheet, if one did."""
    drafted = ledger.sheet.drafted
    if drafted:
        row: Row = {
            "i": engine_of(ledger),
            "name": f"newsfacts draft, {drafted.engine}",
            "softwareVersion": drafted.version,
            "model": drafted.model or "",
        }
        ledger.node("engines", row, ("drafted",))


def refuse_unreviewed(proposed: Proposed, path: Path, ledger: Ledger) -> None:
    """A fault where a proposal that nobody reviewed stands in a sheet that is no draft."""
    if proposed.confidence is not None and ledger.sheet.status != "draft":
        ledger.fault(
            "marks what nobody has reviewed, and the sheet is no draft; add `status: draft` and review it with "
            "`newsfacts review`, or remove the `confidence` of what you vouch for",
            (*path, "confidence"),
        )
