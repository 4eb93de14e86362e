"""Chains: sayings that report other sayings, and which of the two then stands for what."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipeline.draft.compose.sayings import Telling
from pipeline.draft.english.records import Span

_MOSTLY = 0.65
"""From this share on, what somebody reports is that another says it, and no fact of its own."""

_AGAINST = ("denies", "doubts", "rejects", "declines-to-comment")
"""Stances of which what is within is not told on: who denies a claim is not whom we have it from."""


def chained(tellings: Sequence[Telling]) -> list[Telling]:
    """Sayings of which one reports another as one with a chain: "X said, according to Y" is X's, through Y.

    A saying that is denied, doubted or refused is no chain, see `_answered`; a stance that is not taken is dropped,
    with all that would have been said in it.
    """
    tellings = _answered(tellings)
    kept: list[Telling] = []
    passed_on: set[int] = set()
    for telling in tellings:
        outer = [other for other in tellings if _reports(other, telling)]
        links = list(telling.said.get("via", ()))
        for other in sorted(outer, key=lambda each: sum(e - s for s, e in each.attribution.content)):
            speakers = {telling.said["by"], *(link["by"] for link in links)}
            if other.said["by"] not in speakers | {"unnamed"}:
                links.append({key: other.said[key] for key in ("by", "for") if key in other.said})
            if all(telling.covers(span) or _overlaps(telling, span) for span in other.attribution.content):
                passed_on.add(other.number)
        cited = sorted({*telling.said["s"], *(number for other in outer for number in other.said["s"])})
        via = [link["by"] if len(link) == 1 else link for link in links]
        said = {**telling.said, **({"via": via} if via else {}), "s": cited}
        kept.append(replace(telling, said=said))
    return [telling for telling in kept if telling.number not in passed_on]


def _answered(tellings: Sequence[Telling]) -> list[Telling]:
    """The sayings that stand, those against another with what that says as their own content.

    "He disputed claims by the Post that he lied" is a denial that he lied, beside the claim. What stands in a clause
    that is denied or not said at all is nobody's: "they did not say whether they believed it".
    """
    changed: dict[int, Telling] = {}
    dropped = {telling.number for telling in tellings if telling.attribution.negated}
    for outer in (each for each in tellings if each.attribution.negated or each.attribution.stance in _AGAINST):
        for inner in (each for each in tellings if _reports(outer, each) and each.said["by"] != outer.said["by"]):
            if not _stands(outer, inner):
                dropped.add(inner.number)
            elif outer.number not in changed:
                saying = replace(outer.attribution, content=inner.attribution.content, form="clause")
                changed[outer.number] = replace(outer, attribution=saying)
        dropped |= {each.number for each in tellings if _reports(outer, each) and each.said["by"] == outer.said["by"]}
    return [changed.get(each.number, each) for each in tellings if each.number not in dropped]


def _stands(outer: Telling, inner: Telling) -> bool:
    """Whether a saying within one that is against it was made: as its noun ("the claim that"), or as an aside."""
    named = inner.attribution.form == "noun" and outer.attribution.form in ("nominal", "silence")
    return named or inner.attribution.content[0][0] < inner.attribution.cue[0][0]


def _reports(outer: Telling, inner: Telling) -> bool:
    """Whether a saying is what another one reports."""
    if outer is inner or inner.covers(outer.attribution.cue[0]):
        return False
    return all(map(outer.covers, inner.attribution.cue))


def _overlaps(telling: Telling, span: Span) -> bool:
    """Whether a place holds little more than a saying: its cue and what is said."""
    inside = (*telling.attribution.cue, *telling.attribution.content)
    covered = sum(
        min(end, span[1]) - max(start, span[0]) for start, end in inside if start < span[1] and span[0] < end
    )
    return covered >= _MOSTLY * (span[1] - span[0])
