"""Facts: events, offices, figures and claims into rows, each with its assertions, and what contradicts what."""

from __future__ import annotations

from dataclasses import dataclass, field

from pipeline.documents import Path
from pipeline.fields import FACTS, KINDS
from pipeline.identifiers import mint, nearest
from pipeline.namespaces import NF, SCHEMA, SKOS
from pipeline.resolve.describe import describe
from pipeline.resolve.drafts import refuse_unreviewed, review_of
from pipeline.resolve.evidence import Evidence
from pipeline.resolve.references import Names
from pipeline.resolve.sayings import vouch
from pipeline.resolve.scope import Ledger, listed
from pipeline.rows import Row
from pipeline.sheet import Claim, Contradicted, Event, Figure


def enter_facts(ledger: Ledger, names: Names, evidence: Evidence) -> None:
    """The rows of every fact of the sheet, and of everyone who vouches for it."""
    for section in FACTS:
        for name, fact in getattr(ledger.sheet, section).items():
            path: Path = (section, name)
            node = names.node(section, name)
            row = describe(fact, node, path, ledger, names)
            refuse_unreviewed(fact, path, ledger)
            match fact:
                case Event():
                    _take_part(fact, name, node, path, ledger, names)
                case Figure():
                    row["measuredProperty"] = _measure(fact, path, ledger)
                case Claim():
                    row |= _state(fact, node, path, ledger, names)
            ledger.node(section, row, path)
            vouch(fact, node, ledger.local(KINDS[section], name), path, ledger, names, evidence)


def _take_part(event: Event, name: str, node: str, path: Path, ledger: Ledger, names: Names) -> None:
    """Links from an event to those who take part, one predicate a role; what a shared event has in common."""
    for role, references in event.roles.items():
        place = (*path, "roles", role)
        predicate = ledger.term(role, ledger.scope.vocabulary.roles, place, "role")
        for other in names.resolve_all(references, ("entities", "events"), place):
            if predicate:
                ledger.link(node, predicate, other)
    shared = names.authority.events.get(name)
    for same in names.same_as(shared) if shared else ():
        ledger.link(node, f"{SCHEMA}sameAs", same)


def _measure(figure: Figure, path: Path, ledger: Ledger) -> str:
    """The IRI of what a figure measures: a measure of the vocabulary, a CURIE, or a property minted for the name."""
    measures = ledger.scope.vocabulary.measures
    name, place = figure.property, (*path, "property")
    if name in measures or ":" in name:
        return ledger.term(name, measures, place, "measure") or ""
    near = nearest(name, measures)
    if near:
        ledger.warn(f"`{name}` is taken as a property of your own; did you mean `{near}`?", place)
    node = mint(ledger.scope.base, "property", name)
    ledger.node("properties", {"i": node}, place)
    ledger.say(node, f"{SCHEMA}name", {"": name})
    return node


def _state(claim: Claim, node: str, path: Path, ledger: Ledger, names: Names) -> Row:
    """The cells of what a claim says, which is described and never asserted."""
    row: Row = {"appearance": ledger.article}
    if claim.content:
        place = (*path, "content")
        row |= describe(claim.content, node, place, ledger, names)
        relations = ledger.scope.vocabulary.relations
        row["contentRelation"] = (
            ledger.term(claim.content.relation, relations, (*place, "relation"), "relation") or ""
        )
    return row


@dataclass(slots=True)
class _Contradiction:
    """Two facts that cannot both be true, with all that is said of it from either side."""

    between: list[str]
    explicit: bool = False
    evidence: list[str] = field(default_factory=list)
    path: Path = ()
    review: Row = field(default_factory=dict)
    """Whether an editor has looked at it: from the side that first declares it."""


def enter_contradictions(ledger: Ledger, names: Names, evidence: Evidence) -> None:
    """One contradiction for each pair of facts, whichever of the two declares it, or both."""
    found: dict[str, _Contradiction] = {}
    for section in FACTS:
        for name, fact in getattr(ledger.sheet, section).items():
            for index, declared in enumerate(fact.contradicts):
                path: Path = (section, name, "contradicts", index)
                other = names.resolve(declared.fact, FACTS, path)
                if other:
                    _join(found, declared, names.node(section, name), name, other, path, ledger, evidence)
    for node, contradiction in found.items():
        first, second = contradiction.between
        ledger.link(first, f"{NF}contradicts", second)
        ledger.link(second, f"{NF}contradicts", first)
        bases = ledger.scope.vocabulary.bases
        row: Row = {
            "i": node,
            "between": contradiction.between,
            "basis": bases["explicit" if contradiction.explicit else "inferred"],
            "evidence": listed(contradiction.evidence),
            **contradiction.review,
        }
        ledger.node("contradictions", row, contradiction.path)


def _join(
    found: dict[str, _Contradiction],
    declared: Contradicted,
    fact: str,
    name: str,
    other: str,
    path: Path,
    ledger: Ledger,
    evidence: Evidence,
) -> None:
    if fact == other:
        ledger.fault("contradicts itself; name another fact", path)
        return
    pair = sorted([name, declared.fact.rpartition("/")[2]])
    node = ledger.local("contradiction", "--".join(pair))
    contradiction = found.setdefault(node, _Contradiction(sorted([fact, other]), path=path))
    if contradiction.between != sorted([fact, other]):
        message = f"two contradictions would both be called `{'--'.join(pair)}`; rename one of the facts"
        ledger.fault(message, path)
    refuse_unreviewed(declared, path, ledger)
    contradiction.review = contradiction.review or review_of(declared, ledger)
    contradiction.explicit |= declared.basis == "explicit"
    contradiction.evidence += evidence.cite(declared.s, (*path, "s"))
    if declared.note:
        ledger.say(node, f"{SKOS}note", declared.note)
