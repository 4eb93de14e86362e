"""Draw which class points to which, by which property, and how often, as a map with places for the classes.

What stands where, and on which way an arrow goes, is drawn by hand here. Classes, properties and numbers are read
from a graph: an arrow that the graph does not have is not drawn, and one that has no way is a fault.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from math import hypot
from typing import Final, TypeAlias

from pipeline.namespaces import contract
from pipeline.rdf import Statement
from tools.paper import COLOURS, GREY, LINE, OTHERS, card, line, rectangle, write

_WIDE, _HIGH = 900, 530


@dataclass(frozen=True)
class Place:
    """Where a box stands, and which classes it is for, each with a word for one of its nodes."""

    x: float
    y: float
    width: float
    height: float
    classes: Mapping[str, str]


PLACES: Final = {
    "position": Place(16, 24, 156, 46, {"oa:TextPositionSelector": "position"}),
    "article": Place(16, 164, 156, 46, {"schema:NewsArticle": "article"}),
    "party": Place(16, 374, 156, 82, {"schema:Person": "person", "schema:Organization": "organization"}),
    "sentence": Place(282, 24, 140, 46, {"oa:SpecificResource": "sentence"}),
    "assertion": Place(282, 150, 124, 80, {"nf:Assertion": "assertion"}),
    "contradiction": Place(522, 24, 140, 46, {"nf:Contradiction": "contradiction"}),
    "claim": Place(522, 172, 140, 46, {"schema:Claim": "claim"}),
    "figure": Place(522, 258, 140, 62, {"schema:Observation": "figure"}),
    "event": Place(522, 362, 140, 46, {"schema:Event": "event"}),
    "office": Place(522, 446, 140, 46, {"org:Membership": "office"}),
    "thing": Place(776, 262, 112, 82, {"schema:Place": "place", "schema:Product": "product"}),
}
FACTS: Final = ("claim", "figure", "event", "office")
_FRAME: Final = (511, 118, 162, 386)
"""Around the facts. An arrow to several of them ends at the frame."""

WAYS: Final = {
    ("assertion", "sentence"): (346, 150, 346, 70),
    ("assertion", "article"): (282, 187, 172, 187),
    ("assertion", "party"): (304, 230, 130, 374),
    ("assertion", "facts"): (406, 166, 511, 166),
    ("assertion", "claim"): (406, 196, 522, 196),
    ("assertion", "event"): (390, 230, 522, 370),
    ("sentence", "position"): (282, 47, 172, 47),
    ("sentence", "article"): (300, 70, 140, 164),
    ("contradiction", "facts"): (592, 70, 592, 118),
    ("contradiction", "sentence"): (522, 47, 422, 47),
    ("article", "party"): (72, 210, 72, 374),
    ("claim", "party"): (522, 211, 172, 382),
    ("claim", "thing"): (662, 200, 806, 262),
    ("figure", "event"): (592, 320, 592, 362),
    ("event", "party"): (522, 388, 172, 408),
    ("event", "thing"): (662, 380, 790, 344),
    ("office", "party"): (522, 470, 172, 446),
}
"""From where to where the arrows go."""

LEFT_OUT: Final = frozenset(
    {
        ("article", "schema:about"),
        ("article", "schema:mentions"),
        ("claim", "rdf:subject"),
        ("claim", "rdf:object"),
        ("claim", "schema:appearance"),
        ("thing", "schema:containedInPlace"),
    }
)
"""What would hide the rest: that the article mentions everything, for one."""

Links: TypeAlias = dict[tuple[str, str], list[str]]
"""From box to box: the properties with their numbers, in the order of their names."""


def read_links(statements: Iterable[Statement]) -> tuple[Links, Counter[str]]:
    """The properties between boxes, and how many nodes each class has."""
    graph = list(statements)
    box = {name: place for place, each in PLACES.items() for name in each.classes}
    typed = [(each.subject, contract(each.object.value)) for each in graph if contract(each.predicate) == "rdf:type"]
    nodes = {node: box[kind] for node, kind in typed if kind in box}
    found: Counter[tuple[str, str, str]] = Counter()
    for subject, predicate, value, _ in graph:
        if subject in nodes and value.value in nodes and (nodes[subject], contract(predicate)) not in LEFT_OUT:
            found[nodes[subject], contract(predicate), nodes[value.value]] += 1
    links: Links = defaultdict(list)
    for (tail, name, head), count in sorted(_framed(found).items()):
        links[tail, head].append(f"{name} {count}")
    return dict(links), Counter(kind for _, kind in typed if kind in box)


def _framed(found: Counter[tuple[str, str, str]]) -> Counter[tuple[str, str, str]]:
    """The same, with what concerns several kinds of facts drawn at the frame around them."""
    heads, loops = defaultdict(set), defaultdict(set)
    for tail, name, head in found:
        if tail == head:
            loops[name].add(head)
        elif head in FACTS:
            heads[tail, name].add(head)
    framed: Counter[tuple[str, str, str]] = Counter()
    for (tail, name, head), count in found.items():
        if tail == head in FACTS and len(loops[name]) > 1:
            tail = head = "facts"
        elif head in heads[tail, name] and len(heads[tail, name]) > 1:
            head = "facts"
        framed[tail, name, head] += count
    return framed


def draw_classes(statements: Iterable[Statement]) -> str:
    """The map as one SVG document. Raises `ValueError` where the graph has an arrow that has no way here."""
    links, counts = read_links(statements)
    lost = [f"{tail} to {head} ({', '.join(names)})" for (tail, head), names in links.items() if not _way(tail, head)]
    if lost:
        raise ValueError(f"no way is drawn from {'; '.join(lost)}: add it to WAYS, or to LEFT_OUT")
    drawn = {pair: names for pair, names in links.items() if pair[0] != pair[1]}
    parts = [
        *(_frame(links.get(("facts", "facts"), []))),
        *(_arrow(WAYS[pair]) for pair in drawn),
        *(_label(WAYS[pair], names) for pair, names in drawn.items()),
        *(part for name, place in PLACES.items() for part in _box(place, counts, links.get((name, name), []))),
    ]
    return card(_WIDE, _HIGH, "The classes of the graph, and the properties between them", parts)


def _way(tail: str, head: str) -> bool:
    return tail == head or (tail, head) in WAYS


def _frame(loops: list[str]) -> Iterator[str]:
    x, y, *_ = _FRAME
    yield rectangle(*_FRAME, 10, "#fcfcfd", "#afb8c1")
    yield write(x + 12, y + 19, "facts", 12, GREY)
    yield from _loops(x + 12, y + 37, loops)


def _box(place: Place, counts: Counter[str], loops: list[str]) -> Iterator[str]:
    yield rectangle(place.x, place.y, place.width, place.height, 10, *COLOURS.get(next(iter(place.classes)), OTHERS))
    x, y = place.x + 10, place.y + 19
    for name, word in place.classes.items():
        count = counts[name]
        yield write(x, y, name, 12, bold=True)
        yield write(x, y + 17, f"{count} {word}{'s' if count != 1 else ''}", 12, GREY)
        y += 36
    yield from _loops(x, y - 3, loops)


def _loops(x: float, y: float, names: list[str]) -> Iterator[str]:
    """What leads from nodes of a box to nodes of the same box, each behind an arrow that turns back."""
    for at, name in enumerate(names):
        here = y + 15 * at
        yield line(f"M{x + 7.5:g},{here - 7:g} a4,4 0 1 1 -3.5,-1.5", LINE, 1.3)
        yield f'<path d="M{x + 3.5:g},{here - 11.5:g} l5,3 l-5,3 z" fill="{LINE}"/>'
        yield write(x + 14, here, name, 12, GREY)


def _arrow(way: tuple[int, int, int, int]) -> str:
    x, y, to_x, to_y = way
    length = hypot(to_x - x, to_y - y)
    along, across = (to_x - x) / length, (to_y - y) / length
    back_x, back_y = to_x - 9 * along, to_y - 9 * across
    tip = (
        f"M{to_x},{to_y} L{back_x - 4 * across:.1f},{back_y + 4 * along:.1f}"
        f" L{back_x + 4 * across:.1f},{back_y - 4 * along:.1f} z"
    )
    shaft = line(f"M{x},{y} L{back_x:.1f},{back_y:.1f}", LINE, 1.3)
    return f'{shaft}<path d="{tip}" fill="{LINE}"/>'


def _label(way: tuple[int, int, int, int], names: list[str]) -> str:
    """The properties in the middle of an arrow, above it where it is level; a white edge hides what is behind."""
    x, y, to_x, to_y = way
    middle_x, middle_y = (x + to_x) / 2, (y + to_y) / 2
    top = middle_y - 7.5 * (len(names) - 1) + 4
    if abs(y - to_y) < 6:
        top = middle_y - 6 - 15 * (len(names) - 1)
    lines = (write(middle_x, top + 15 * at, name, 12, GREY, at="middle") for at, name in enumerate(names))
    return f'<g stroke="white" stroke-width="7" paint-order="stroke" stroke-linejoin="round">{"".join(lines)}</g>'
