"""Where everything stands on the page, in pixels from its upper left corner."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from statistics import fmean
from typing import Final, TypeAlias

from tools.disputes.arrange import Order, arrange, lanes, settle
from tools.disputes.find import Assertion, Contradiction, Disputes, Fact, Party
from tools.paper import clean, fold

WIDE: Final = 900
"""The width of the picture, that of a page on GitHub."""
EDGE, TOP = 24, 104
"""What is left free at the sides, and above the first box."""
TEXT, SMALL, LEAD = 14, 12, 18
"""The sizes of text, and how far two lines are apart."""
PAD: Final = 11
"""What is left free in a box, at the side of its text."""
PARTY, FACTS, LANE = 200, 444, 20
"""How wide a party is; where facts begin; how far two lines between facts are apart."""
_NEAR, _FAR = 9, 23
"""How far two facts of one dispute are apart, and two disputes."""
_PORT: Final = 25
"""How far two arrows that end at one fact are apart: a stance is written on each."""


@dataclass(frozen=True)
class Box:
    """A box, the lines of its text, and those of the small text beside it."""

    x: float
    y: float
    width: float
    height: float
    lines: tuple[str, ...]
    small: tuple[str, ...]

    def ports(self, count: int, apart: float) -> list[float]:
        """The heights of `count` places at a side, `apart` from each other, or less where there is no room."""
        step = min(apart, (self.height - 10) / count) if count else 0.0
        return [self.y + self.height / 2 + step * (at - (count - 1) / 2) for at in range(count)]


Ports: TypeAlias = dict[Assertion, float]
"""The heights at which arrows begin, or end."""


@dataclass(frozen=True)
class Line:
    """The line of a contradiction: from one height at the right of a fact to another, by the way of `x`."""

    basis: str
    top: float
    bottom: float
    start: float
    x: float


@dataclass(frozen=True)
class Layout:
    """Everything in its place."""

    height: float
    parties: dict[Party, Box]
    facts: dict[Fact, Box]
    starts: Ports
    ends: Ports
    lines: tuple[Line, ...]


def lay_out(disputes: Disputes) -> Layout:
    """The whole page: facts below each other, and each party beside what it speaks of."""
    order = arrange(disputes)
    used = _lanes(disputes, order)
    facts = _facts(disputes, order, WIDE - EDGE - FACTS - _room(used))
    ends = _ends(disputes, order, facts)
    parties = _parties(disputes, order, ends, max(box.y + box.height for box in facts.values()))
    bottom = max(box.y + box.height for box in [*facts.values(), *parties.values()])
    return Layout(bottom, parties, facts, _starts(parties, ends), ends, _lines(used, facts))


def _facts(disputes: Disputes, order: Order, width: float) -> dict[Fact, Box]:
    said = [each.fact for each in disputes.assertions]
    boxes, y = {}, float(TOP)
    for group in order.groups:
        for fact in group:
            lines = fold(clean(fact.text), width - 2 * PAD, TEXT)
            height = max(SMALL + LEAD * len(lines) + 13, _PORT * said.count(fact.iri) + 10)
            boxes[fact] = Box(FACTS, y, width, height, tuple(lines), (fact.kind,))
            y += height + _NEAR
        y += _FAR - _NEAR
    return boxes


def _ends(disputes: Disputes, order: Order, facts: dict[Fact, Box]) -> Ports:
    """Where arrows end: at each fact in the order of the parties that they come from."""
    rank = {party.key: at for at, party in enumerate(order.parties)}
    ends: Ports = {}
    for fact, box in facts.items():
        coming = sorted((rank[each.party], each) for each in disputes.assertions if each.fact == fact.iri)
        ends.update(zip((each for _, each in coming), box.ports(len(coming), _PORT), strict=True))
    return ends


def _parties(disputes: Disputes, order: Order, ends: Ports, bottom: float) -> dict[Party, Box]:
    texts = [fold(clean(party.name), PARTY - 2 * PAD, TEXT, bold=True, most=2) for party in order.parties]
    notes = [fold(clean(party.note), PARTY - 2 * PAD, SMALL, most=2) for party in order.parties]
    heights = [LEAD * len(text) + 15 * len(note) + 16 for text, note in zip(texts, notes, strict=True)]
    wanted = [fmean(ends[each] for each in ends if each.party == party.key) for party in order.parties]
    edges = settle(wanted, heights, _NEAR, TOP, bottom)
    places = zip(order.parties, edges, heights, texts, notes, strict=True)
    return {party: Box(EDGE, y, PARTY, height, tuple(text), tuple(note)) for party, y, height, text, note in places}


def _starts(parties: dict[Party, Box], ends: Ports) -> Ports:
    """Where arrows begin: at each party in the order of their ends."""
    starts: Ports = {}
    for party, box in parties.items():
        going = sorted((end, each) for each, end in ends.items() if each.party == party.key)
        starts.update(zip((each for _, each in going), box.ports(len(going), 12), strict=True))
    return starts


def _lanes(disputes: Disputes, order: Order) -> dict[Contradiction, int]:
    """How far to the right the line of each contradiction runs."""
    place = {fact.iri: at for at, fact in enumerate(fact for group in order.groups for fact in group)}
    spans = [sorted((place[each.one], place[each.other])) for each in disputes.contradictions]
    return dict(zip(disputes.contradictions, lanes((top, bottom) for top, bottom in spans), strict=True))


def _lines(used: dict[Contradiction, int], facts: dict[Fact, Box]) -> tuple[Line, ...]:
    boxes = {fact.iri: box for fact, box in facts.items()}
    reached: defaultdict[str, list[tuple[float, Contradiction]]] = defaultdict(list)
    for each in used:
        for here, there in ((each.one, each.other), (each.other, each.one)):
            # From top to bottom: to the near above, the far above, the far below, the near below. So none cross.
            reached[here].append((1 / (boxes[there].y - boxes[here].y), each))
    heights = {
        (iri, each): height
        for iri, links in reached.items()
        for (_, each), height in zip(sorted(links), boxes[iri].ports(len(links), 12), strict=True)
    }
    start = WIDE - EDGE - _room(used)
    lines = []
    for each, lane in used.items():
        top, bottom = sorted((heights[each.one, each], heights[each.other, each]))
        lines.append(Line(each.basis, top, bottom, start, start + LANE * (lane + 1)))
    return tuple(lines)


def _room(used: dict[Contradiction, int]) -> float:
    """How much room the lines between facts take."""
    return LANE * (max(used.values(), default=-1) + 1.5)
