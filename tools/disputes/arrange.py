"""Where things stand in the picture of disputes: in which order, that few arrows cross, and how high."""

from __future__ import annotations

from bisect import bisect_right, insort
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import combinations
from statistics import fmean
from typing import TypeAlias, TypeVar

from tools.disputes.find import Disputes, Fact, Party

T = TypeVar("T")
Groups: TypeAlias = tuple[tuple[Fact, ...], ...]
"""Facts from top to bottom, those of one dispute together."""


@dataclass(frozen=True)
class Order:
    """Parties and facts from top to bottom."""

    parties: tuple[Party, ...]
    groups: Groups


def arrange(disputes: Disputes) -> Order:
    """An order in which few arrows cross, and few lines between facts are long.

    Two disputes, or two facts of one dispute, change places as long as that makes it better. Parties stand in the
    order of the middles of their facts.
    """
    groups = disputes.groups
    while (better := _sweep(disputes, groups)) != groups:
        groups = better
    return Order(_parties(disputes, groups), groups)


def _sweep(disputes: Disputes, groups: Groups) -> Groups:
    """The groups after every exchange that makes them better, each tried once."""
    cost = partial(_cost, disputes)
    for one, other in combinations(range(len(groups)), 2):
        groups = min(groups, _exchanged(groups, one, other), key=cost)
    for at, group in enumerate(groups):
        for one, other in combinations(range(len(group)), 2):
            inside = _exchanged(groups[at], one, other)
            groups = min(groups, (*groups[:at], inside, *groups[at + 1 :]), key=cost)
    return groups


def _exchanged(row: tuple[T, ...], one: int, other: int) -> tuple[T, ...]:
    places = list(row)
    places[one], places[other] = row[other], row[one]
    return tuple(places)


def _parties(disputes: Disputes, groups: Groups) -> tuple[Party, ...]:
    place = _places(groups)
    facts: dict[str, list[int]] = {party.key: [] for party in disputes.parties}
    for each in disputes.assertions:
        facts[each.party].append(place[each.fact])
    return tuple(sorted(disputes.parties, key=lambda party: (fmean(facts[party.key]), party.key)))


def _places(groups: Groups) -> dict[str, int]:
    return {fact.iri: place for place, fact in enumerate(fact for group in groups for fact in group)}


def _cost(disputes: Disputes, groups: Groups) -> tuple[int, int]:
    """Crossings of arrows, each as bad as a contradiction that passes two facts; then, how far arrows reach."""
    place = _places(groups)
    rank = {party.key: at for at, party in enumerate(_parties(disputes, groups))}
    arrows = sorted((rank[each.party], place[each.fact]) for each in disputes.assertions)
    passed = sum(abs(place[each.one] - place[each.other]) - 1 for each in disputes.contradictions)
    facts: dict[int, list[int]] = {}
    for party, fact in arrows:
        facts.setdefault(party, []).append(fact)
    return 2 * _crossings(fact for _, fact in arrows) + passed, sum(row[-1] - row[0] for row in facts.values())


def _crossings(ends: Iterable[int]) -> int:
    """How many arrows cross, given where they end, in the order in which they start."""
    above: list[int] = []
    crossings = 0
    for end in ends:
        crossings += len(above) - bisect_right(above, end)
        insort(above, end)
    return crossings


def settle(wanted: Sequence[float], heights: Sequence[float], gap: float, top: float, bottom: float) -> list[float]:
    """The upper edges of boxes below each other, their middles as near to `wanted` as the order allows.

    Boxes that would overlap are moved as one block, by the mean of what they want (isotonic regression by pooling
    adjacent violators, https://doi.org/10.1214/aoms/1177728423). None stands above `top`; none reaches below `bottom`
    unless there is no room for all.
    """
    offsets = [sum(heights[:at]) + gap * at for at in range(len(heights))]
    blocks: list[list[float]] = []
    for middle, height, offset in zip(wanted, heights, offsets, strict=True):
        blocks.append([middle - height / 2 - offset])
        while len(blocks) > 1 and fmean(blocks[-2]) > fmean(blocks[-1]):
            blocks[-2:] = [blocks[-2] + blocks[-1]]
    lowest = bottom - sum(heights) - gap * (len(heights) - 1)
    edges = [max(top, min(lowest, fmean(block))) for block in blocks for _ in block]
    return [edge + offset for edge, offset in zip(edges, offsets, strict=True)]


def lanes(spans: Iterable[tuple[float, float]]) -> list[int]:
    """For each span (from, to) the first lane in which no shorter span overlaps it; lanes count from 0."""
    order = list(spans)
    taken: list[list[tuple[float, float]]] = []
    found = dict.fromkeys(range(len(order)), 0)
    for at in sorted(found, key=lambda at: (order[at][1] - order[at][0], order[at])):
        top, end = order[at]
        free = (lane for lane, row in enumerate(taken) if all(end <= t or b <= top for t, b in row))
        found[at] = next(free, len(taken))
        taken += [[]] if found[at] == len(taken) else []
        taken[found[at]].append((top, end))
    return list(found.values())
