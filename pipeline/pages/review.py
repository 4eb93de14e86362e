"""Review: what a program drafted, and how much of it nobody has reviewed."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from pipeline.hypertext import brief
from pipeline.namespaces import NF, PREFIXES, SCHEMA
from pipeline.pages.drafts import Drafted, Proposal
from pipeline.pages.nodes import Nodes
from pipeline.pages.story import Fact, Story

_BY: Final = f"{PREFIXES['prov']}wasAttributedTo"
_REVIEWED: Final = f"{NF}reviewed"
_TRUE: Final = ("true", "1")


def program_of(nodes: Nodes, program: str) -> str:
    """A program by its name and version."""
    return " ".join(filter(None, (nodes.one(program, SCHEMA + name) for name in ("name", "softwareVersion"))))


def proposal_of(nodes: Nodes, node: str) -> Proposal | None:
    """What the graph says of an assertion or a contradiction that nobody has reviewed; none of what somebody has.

    Where it says nothing of the node, what it says of itself holds: so nothing of a draft passes for reviewed.
    """
    reviewed = nodes.one(node, _REVIEWED) or nodes.one(nodes.graph, _REVIEWED)
    return None if not reviewed or reviewed in _TRUE else Proposal(nodes.one(node, f"{NF}confidence"))


def drafted_of(nodes: Nodes) -> Drafted | None:
    """By what the sheet of a graph was drafted, and whether all of it was reviewed; none where nothing drafted it."""
    told = [each for each in (nodes.graph, *sorted(nodes.said)) if nodes.one(each, _REVIEWED)]
    if not told:
        return None
    program = next((link for each in told for link in nodes.links(each, _BY)), "")
    reviewed = all(nodes.one(each, _REVIEWED) in _TRUE for each in told)
    return Drafted(program_of(nodes, program), nodes.one(program, f"{NF}languageModel"), reviewed)


def reviewed_part(story: Story) -> Story:
    """The story as far as it was reviewed: its statements, the facts that these are on, what contradicts those."""
    if not story.drafted:
        return story
    facts = [_reviewed_fact(fact) for fact in story.facts]
    kept = {fact.iri for fact in facts if fact.assertions}
    return replace(
        story,
        facts=tuple(
            replace(fact, against=tuple(each for each in fact.against if not each.proposal and each.fact.iri in kept))
            for fact in facts
            if fact.iri in kept
        ),
    )


def _reviewed_fact(fact: Fact) -> Fact:
    return replace(fact, assertions=tuple(each for each in fact.assertions if not each.proposal))


def draft_words(story: Story) -> str:
    """How much of a draft nobody has reviewed, and which program drafted it, as one sentence; empty where all was."""
    if not story.drafted or story.drafted.reviewed:
        return ""
    program = f" ({brief(story.drafted.program, 80)})" if story.drafted.program else ""
    return f"A draft by a program{program}: {_unreviewed_words(story)}."


def _unreviewed_words(story: Story) -> str:
    statements = [each.proposal for fact in story.facts for each in fact.assertions]
    contradictions = {each.fragment: each.proposal for fact in story.facts for each in fact.against}
    counted = (("statement", statements), ("contradiction", list(contradictions.values())))
    parts = [_share(noun, proposals) for noun, proposals in counted if any(proposals)]
    if not parts:
        return "its statements were reviewed, but not yet the names in it"
    return f"nobody has reviewed {' and '.join(parts)}"


def _share(noun: str, proposals: list[Proposal | None]) -> str:
    total = len(proposals)
    return f"{total - proposals.count(None):,} of {total:,} {noun}{'' if total == 1 else 's'}"
