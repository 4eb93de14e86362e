"""Clashes: facts that may contradict each other, as candidates that an editor decides on."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from pipeline.draft.compose.likeness import alike, telling_words
from pipeline.proposals import Body, Proposal

_NEGATION = re.compile(r"\b(?:not|no|never|none|nobody|nothing|neither|nor|without|cannot)\b|n['’]t\b", re.I)
_ENOUGH = 0.5
"""The share of common words from which on two claims are about the same."""


def with_clashes(proposals: Sequence[Proposal]) -> list[Proposal]:
    """The proposals, of which one of each two that may contradict each other says so."""
    against: dict[str, list[Body]] = {}
    for one, other, sure in _clashes(proposals):
        against.setdefault(other.id, []).append({"fact": one.id, "basis": "inferred", "confidence": sure})
    return [_with(each, against.get(each.id, [])) for each in proposals]


def _with(proposal: Proposal, contradicts: list[Body]) -> Proposal:
    """A proposal with what it contradicts; its confidence stands last."""
    confidence = {"confidence": proposal.body["confidence"]}
    body = {key: value for key, value in proposal.body.items() if key != "confidence"}
    return Proposal(
        proposal.section, proposal.id, {**body, **({"contradicts": contradicts} if contradicts else {}), **confidence}
    )


def _clashes(proposals: Sequence[Proposal]) -> Iterator[tuple[Proposal, Proposal, float]]:
    figures = [each for each in proposals if each.section == "figures"]
    for one, other in combinations(figures, 2):
        if _counts_otherwise(one.body, other.body) and not _includes(one, other) and not _includes(other, one):
            yield one, other, 0.5
    claims = [_Claim.of(each) for each in proposals if each.section == "claims"]
    for mine, theirs in combinations(claims, 2):
        if mine.says_otherwise_than(theirs):
            yield mine.proposal, theirs.proposal, 0.4


@dataclass(frozen=True, slots=True)
class _Claim:
    """A claim with what it is compared by: its telling words, whether it negates something, and who says it."""

    proposal: Proposal
    words: frozenset[str]
    negated: bool
    voices: frozenset[str]

    @classmethod
    def of(cls, proposal: Proposal) -> _Claim:
        text = proposal.body["text"]
        voices = frozenset(said["by"] for said in proposal.body.get("said", ())) or frozenset({"article"})
        return cls(proposal, telling_words(text), bool(_NEGATION.search(text)), voices)

    def says_otherwise_than(self, other: _Claim) -> bool:
        """Whether two parties say much the same, of which one negates it."""
        differ = self.negated != other.negated and self.voices != other.voices
        return differ and alike(self.words, other.words) >= _ENOUGH


def _includes(one: Proposal, other: Proposal) -> bool:
    """Whether one figure counts a part of what another counts."""
    return other.id in one.body.get("including", ())


def _counts_otherwise(one: Body, other: Body) -> bool:
    """Whether two figures give different numbers for the same property of the same thing, in the same unit."""
    same = all(one.get(key) == other.get(key) for key in ("of", "property", "unit"))
    return same and "value" in one and "value" in other and one["value"] != other["value"]
