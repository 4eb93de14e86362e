"""Sentences: what rests on each sentence of the article, and its words, where a text is given that has them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from pipeline.errors import Fault, InputError
from pipeline.namespaces import NF, PREFIXES, SCHEMA
from pipeline.pages.nodes import Nodes
from pipeline.pages.review import proposal_of
from pipeline.pages.story import Fact, Node, Resting, Sentence, Story

_OA = PREFIXES["oa"]


def sentences_of(nodes: Nodes, facts: Sequence[Fact]) -> tuple[Sentence, ...]:
    """Every sentence that the graph knows of, in order."""
    resting: defaultdict[int, list[Resting]] = defaultdict(list)
    for fact in facts:
        for step, does in (each for assertion in fact.assertions for each in assertion.steps):
            for number in step.sentences:
                resting[number].append(Resting(fact, step, does))
    others: defaultdict[int, list[tuple[str, Node]]] = defaultdict(list)
    for number in nodes.sentence_numbers(nodes.article):
        others[number].append(("who published or contributed", nodes.node(nodes.article)))
    for clash in nodes.of_class(f"{NF}Contradiction"):
        unreviewed = ", not reviewed" if proposal_of(nodes, clash) else ""
        for number in nodes.sentence_numbers(clash):
            others[number].append((f"sets two facts against each other{unreviewed}", nodes.node(clash)))
    numbers = ((nodes.one(node, f"{NF}sentenceNumber"), node) for node in nodes.of_class(f"{_OA}SpecificResource"))
    found = sorted((int(number), node) for number, node in numbers if number)
    return tuple(_sentence(number, node, nodes, resting[number], others[number]) for number, node in found)


def _sentence(
    number: int,
    node: str,
    nodes: Nodes,
    resting: Sequence[Resting],
    others: Sequence[tuple[str, Node]],
) -> Sentence:
    selectors = nodes.links(node, f"{_OA}hasSelector")
    starts, ends = ([nodes.one(each, f"{_OA}{edge}") for each in selectors] for edge in ("start", "end"))
    start, end = (next(filter(None, edges), "") for edges in (starts, ends))
    return Sentence(
        number=number,
        resting=tuple(resting),
        others=tuple(others),
        omitted=nodes.text(node, f"{NF}omittedBecause"),
        start=int(start) if start else None,
        end=int(end) if end else None,
        sha256=nodes.one(node, f"{SCHEMA}sha256"),
    )


def words_of(story: Story, text: str) -> Mapping[int, str]:
    """The words of each sentence, cut from the article's text. Raises `InputError` where it was not anchored."""
    if not all(sentence.end for sentence in story.sentences):
        raise InputError([Fault(f"`{story.id}` has no anchors; run `newsfacts anchor` and export again")])
    return {each.number: text[each.start : each.end] for each in story.sentences}
