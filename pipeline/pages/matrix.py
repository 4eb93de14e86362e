"""The matrix: facts by parties, a stance in each cell; what is disputed comes first, its sides together."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from pipeline.pages.story import Assertion, Fact, Party, Story


@dataclass(frozen=True, slots=True)
class Row:
    """A fact, and what each party of the matrix's columns says of it."""

    fact: Fact
    cells: tuple[tuple[Assertion, ...], ...]


@dataclass(frozen=True, slots=True)
class Block:
    """Rows that belong together: a dispute, or what nobody disputes."""

    title: str
    rows: tuple[Row, ...]
    disputed: bool = False


@dataclass(frozen=True, slots=True)
class Matrix:
    """Parties as columns, and the rows in blocks."""

    columns: tuple[Party, ...]
    blocks: tuple[Block, ...]


def matrix_of(story: Story) -> Matrix:
    """The matrix of all claims, and of every other fact on which anybody but the article takes a stance."""
    facts = [fact for fact in story.facts if fact.kind == "claim" or fact.is_disputed or not _own_alone(fact)]
    disputes = _disputes([fact for fact in facts if fact.is_disputed])
    calm = sorted((fact for fact in facts if not fact.is_disputed), key=_first_sentence)
    speaking = {assertion.party for fact in facts for assertion in fact.assertions}
    columns = tuple(party for party in story.parties if party in speaking)
    blocks = [
        *(Block(f"Dispute {number}", _rows(each, columns), True) for number, each in enumerate(disputes, start=1)),
        Block("Not disputed here", _rows((fact for fact in calm if not _own_alone(fact)), columns)),
        Block("Said by the article alone", _rows(filter(_own_alone, calm), columns)),
    ]
    return Matrix(columns, tuple(block for block in blocks if block.rows))


def _own_alone(fact: Fact) -> bool:
    return all(assertion.party.own for assertion in fact.assertions)


def _first_sentence(fact: Fact) -> tuple[int, str]:
    cited = [number for assertion in fact.assertions for number in assertion.sentences]
    return min(cited, default=0), fact.fragment


def _rows(facts: Iterable[Fact], columns: Sequence[Party]) -> tuple[Row, ...]:
    return tuple(
        Row(fact, tuple(tuple(each for each in fact.assertions if each.party == party) for party in columns))
        for fact in facts
    )


def _disputes(facts: Sequence[Fact]) -> list[list[Fact]]:
    """The disputed facts in groups: each fact with all that it stands against, and what these stand against."""
    left = {fact.iri: fact for fact in sorted(facts, key=_first_sentence)}
    groups = []
    while left:
        ahead = [next(iter(left))]
        group = []
        while ahead:
            fact = left.pop(ahead.pop(), None)
            if fact:
                group.append(fact)
                ahead += [each.fact.iri for each in fact.against]
        groups.append(sorted(group, key=_first_sentence))
    return groups
