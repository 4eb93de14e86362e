"""Draw disputes as SVG: parties on the left, facts on the right, stances between them.

Source: https://www.w3.org/TR/SVG11/
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from tools.disputes.find import AGAINST, FOR, Assertion, Disputes
from tools.disputes.layout import EDGE, FACTS, LEAD, PAD, PARTY, SMALL, TEXT, TOP, WIDE, Box, Layout, Line, lay_out
from tools.paper import COLOURS, GREY, OTHERS, RED, card, clean, fold, line, rectangle, width, write

_PILL, _HEAD, _ROW = 21, 26, 21
"""The height of a stance, the length of the arrow from there to the fact, and the height of a row of the legend."""
_STANCES: Final = {"for": ("#0969da", ""), "against": ("#bc4c00", "8 4"), "neither": (GREY, "2 4")}
"""Colour and dashes of an arrow, by what its stance is to the fact."""
_BASES: Final = {"explicit": "", "inferred": "7 4"}
"""The dashes of a contradiction, by its basis."""
_WORDS: Final = {
    "for": "says or holds that it is so",
    "against": "denies, doubts or rejects it",
    "neither": "demands, pledges, warns, or declines to comment",
    "explicit": "contradict each other, as the article says",
    "inferred": "contradict each other, as the sheet's author infers",
}


def draw_disputes(disputes: Disputes) -> str:
    """The picture, as one SVG document. Text is escaped, and cut where it is too long for its box."""
    layout = lay_out(disputes)
    (headline,) = fold(clean(disputes.headline) or "An article", WIDE - 2 * EDGE, 16, bold=True, most=1)
    kinds, bases = _used(disputes)
    parts = [
        *_heads(headline, f"Facts in dispute: {len(disputes.facts)} of {disputes.all_facts}. Who stands where?"),
        *(part for each in layout.lines for part in _contradiction(each)),
        *(part for each in disputes.assertions for part in _arrow(each, layout)),
        *(part for box in layout.parties.values() for part in _party(box)),
        *(part for fact, box in layout.facts.items() for part in _fact(box, fact.kind)),
        *_legend(kinds, bases, layout.height + 32),
    ]
    height = layout.height + 32 + _ROW * max(len(kinds), len(bases))
    return card(WIDE, height, f"Who stands where: {headline}", parts)


def _heads(headline: str, count: str) -> Iterator[str]:
    yield write(EDGE, 42, headline, 16, bold=True)
    yield write(EDGE, 63, count, 13, GREY)
    yield write(EDGE + PAD, TOP - 10, "party", SMALL, GREY)
    yield write(FACTS - _HEAD - 8, TOP - 10, "stance", SMALL, GREY, at="end")
    yield write(FACTS + PAD, TOP - 10, "fact", SMALL, GREY)


def _party(box: Box) -> Iterator[str]:
    yield rectangle(box.x, box.y, box.width, box.height, 10, *OTHERS)
    y = box.y + 3
    for text in box.lines:
        y += LEAD
        yield write(box.x + PAD, y, text, TEXT, bold=True)
    for text in box.small:
        y += 15
        yield write(box.x + PAD, y + 1, text, SMALL, GREY)


def _fact(box: Box, kind: str) -> Iterator[str]:
    yield rectangle(box.x, box.y, box.width, box.height, 10, *COLOURS.get(kind, OTHERS))
    y = box.y + (box.height - SMALL - LEAD * len(box.lines)) / 2 + 8
    yield write(box.x + PAD, y, kind, SMALL, GREY)
    for at, text in enumerate(box.lines, start=1):
        yield write(box.x + PAD, y + LEAD * at, text, TEXT)


def _arrow(assertion: Assertion, layout: Layout) -> Iterator[str]:
    """From the party to the stance in a curve, and straight on to the fact."""
    start, end = layout.starts[assertion], layout.ends[assertion]
    label, kind = assertion.stance.replace("-", " "), _kind(assertion.stance)
    wide = width(label, SMALL) + 16
    left, right = EDGE + PARTY, FACTS - _HEAD
    here = right - wide
    bend = (here - left) * 0.55
    curve = f"C{left + bend:.1f},{start:.1f} {here - bend:.1f},{end:.1f} {here:.1f},{end:.1f}"
    yield _shaft(f"M{left:g},{start:.1f} {curve} M{right:g},{end:.1f} H{FACTS - 8:g}", kind)
    yield _tip(FACTS, end, kind)
    yield rectangle(here, end - _PILL / 2, wide, _PILL, _PILL / 2, *COLOURS["nf:Assertion"])
    yield write(right - wide / 2, end + 4, label, SMALL, at="middle")


def _kind(stance: str) -> str:
    return "for" if stance in FOR else "against" if stance in AGAINST else "neither"


def _shaft(path: str, kind: str) -> str:
    colour, dashes = _STANCES[kind]
    return line(path, colour, 1.8, dashes)


def _tip(x: float, y: float, kind: str) -> str:
    """The end of an arrow at `x`: a head, or a bar for what is against a fact."""
    colour, _ = _STANCES[kind]
    if kind == "against":
        return line(f"M{x - 6:g},{y - 8:.1f} v16", colour, 3)
    return f'<path d="M{x - 1:g},{y:.1f} l-10,-5 v10 z" fill="{colour}"/>'


def _contradiction(way: Line) -> Iterator[str]:
    """Two lines from both facts to the sign in the middle, so that dashes begin with a dash at each fact."""
    x, y = way.x, (way.top + way.bottom) / 2
    down = f"M{way.start:g},{way.top:.1f} H{x - 8:g} q8,0 8,8 V{y:.1f}"
    yield from _double(f"{down} M{way.start:g},{way.bottom:.1f} H{x - 8:g} q8,0 8,-8 V{y:.1f}", way.basis)
    yield rectangle(x - 8, y - 8, 16, 16, 8, *COLOURS["nf:Contradiction"])
    yield line(f"M{x - 4:g},{y - 2:.1f} h8 m0,4 h-8 M{x + 2:g},{y - 5:.1f} l-4,10", RED, 1.4)


def _double(path: str, basis: str) -> Iterator[str]:
    """Two lines side by side: a wide one, and the paper in its middle."""
    yield line(path, RED, 5.4, _BASES[basis])
    yield line(path, "white", 2)


def _used(disputes: Disputes) -> tuple[list[str], list[str]]:
    """The kinds of arrows and of contradictions that there are."""
    kinds = {_kind(each.stance) for each in disputes.assertions}
    bases = {each.basis for each in disputes.contradictions}
    return [kind for kind in _STANCES if kind in kinds], [basis for basis in _BASES if basis in bases]


def _legend(kinds: list[str], bases: list[str], y: float) -> Iterator[str]:
    """What lines mean: arrows on the left, contradictions on the right, a row each."""
    for at, kind in enumerate(kinds):
        x, here = EDGE + PAD, y + _ROW * at
        yield _shaft(f"M{x:g},{here:g} h30", kind)
        yield _tip(x + 38, here, kind)
        yield write(x + 48, here + 4, _WORDS[kind], SMALL, GREY)
    for at, basis in enumerate(bases):
        x, here = FACTS + PAD, y + _ROW * at
        yield from _double(f"M{x:g},{here:g} h38", basis)
        yield write(x + 48, here + 4, _WORDS[basis], SMALL, GREY)
