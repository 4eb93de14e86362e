"""Figures: the quantities of the text with what they count, in what respect, and of whom or what."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from pipeline.draft.english import reality
from pipeline.draft.english.clauses import child
from pipeline.draft.english.counted import Counted, locate, unit_of
from pipeline.draft.english.facts import Event, Figure, Subject
from pipeline.draft.english.happenings import UNREAL
from pipeline.draft.english.measures import PEOPLE, TOLLS, VOCABULARY, Measured, measured
from pipeline.draft.english.nouns import words
from pipeline.draft.english.places import Places
from pipeline.draft.english.quantities import Quantity, quantities
from pipeline.draft.english.tolls import subject_of
from pipeline.draft.english.units import is_money

if TYPE_CHECKING:
    from spacy.tokens import Token

_LAST = 10
"""The highest number that is no figure behind "the", as in "the two ministers"."""

_OWNING = words("win receive get take own hold control secure poll have")
"""Verbs whose object is a share of their subject."""

_LEAST = 0.35
"""The lowest confidence with which a figure is told at all."""

_POINTING = words("the these those both his her their its our all")
_UNCOUNTED = words("way time year day month week hour minute second decade century thing reason point")


def figures(places: Places, events: Sequence[Event]) -> tuple[Figure, ...]:
    """The figures of an article in the order of the text, with those that count a part of another linked to it."""
    text = places.article.text
    dates = [(date.start, date.end) for date in places.draft.dates]
    starts = places.starts
    found: list[Figure] = []
    before: tuple[Counted, Figure] | None = None
    for quantity in quantities(text, dates):
        place = locate(places, starts, quantity)
        figure = _figure(places, events, quantity, place, before) if place is not None else None
        if place is not None and figure is not None and not _taken(found, figure, text):
            found.append(figure)
            if before is None or _part_of(place, before) is None:
                before = place, figure
    return _with_parts(text, found)


def _figure(
    places: Places,
    events: Sequence[Event],
    quantity: Quantity,
    place: Counted,
    before: tuple[Counted, Figure] | None,
) -> Figure | None:
    """The figure of a quantity, if it tells one."""
    unit, counted = place.unit, place.counted
    bare = counted.i == place.last.i and not quantity.unit
    end = max(quantity.span[1], unit.ends[counted.i])
    stop = places.article.paragraphs[unit.paragraph][1]
    found = measured(unit, place.node, counted, places.article.text[end : min(stop, end + 200)])
    near = before if before is not None and _one_sentence(before[0], place) else None
    part = _part_of(place, near)
    if part is not None and (found is None or found.property not in VOCABULARY):
        found = Measured(part.property, found.verb if found else None)
    if found is None and _share(quantity, counted):
        found = Measured("share", None, _whole(counted), told=False)
    if found is not None and not found.told and _share(quantity, counted):
        owns = found.verb is not None and found.verb.lemma_ in _OWNING
        found = replace(found, property="share", of=found.of if owns else _whole(counted))
    if found is None or not _weighty(quantity, place, found):
        return None
    named = unit_of(places, quantity, place) or (near[1].unit if bare and near is not None else "")
    if not named and found.property in PEOPLE:
        named = "person"
    if not named and not quantity.vague:
        return None
    of = part.of if part is not None else subject_of(places, events, unit, found, place, near)
    sure = _confidence(found, of, quantity)
    if sure < _LEAST:
        return None
    return Figure(
        span=(quantity.span[0], end),
        number=quantity.number,
        property=found.property,
        confidence=sure,
        value=quantity.value,
        min=quantity.min,
        max=quantity.max,
        approximate=quantity.approximate,
        unit=named,
        unit_code=quantity.unit_code,
        description=quantity.description,
        of=of,
    )


def _taken(found: Sequence[Figure], figure: Figure, text: str) -> bool:
    """Whether the clause has given its subject such a number already, and another is named between the two."""
    last = found[-1] if found else None
    if last is None or last.of != figure.of or figure.of.event >= 0 or last.property != figure.property:
        return False
    between = text[last.span[1] : figure.span[0]]
    return not any(stop in between for stop in (". ", "\n")) and any(word[0].isupper() for word in between.split())


def _one_sentence(earlier: Counted, later: Counted) -> bool:
    """Whether two quantities stand in one sentence."""
    return earlier.unit is later.unit and earlier.last.sent.start == later.last.sent.start


def _part_of(place: Counted, near: tuple[Counted, Figure] | None) -> Figure | None:
    """The figure of which a quantity counts a part: "including two children", "nine of them"."""
    if near is None:
        return None
    doc = place.unit.doc
    ahead = [t.lower_ for t in doc[max(0, place.last.i - 3) : place.last.i]]
    among = "including" in ahead or ahead[-2:] == ["among", "them"]
    behind = [t.lower_ for t in doc[place.last.i + 1 : place.last.i + 3]]
    return near[1] if among or (behind[:1] == ["of"] and behind[1:] in (["them"], ["whom"])) else None


def _with_parts(text: str, found: list[Figure]) -> tuple[Figure, ...]:
    """The figures, each with the numbers of those behind it that count a part of it."""
    wholes: dict[int, list[int]] = {}
    for number in range(1, len(found)):
        whole, part = found[number - 1], found[number]
        between = text[whole.span[1] : part.span[0]].lower()
        behind = text[part.span[0] : part.span[1] + 9].lower()
        near = len(between) < 40 and not any(stop in between for stop in (".", ";", "\n"))
        linked = "including" in between or "among them" in between or " of them" in behind or " of whom" in behind
        if near and linked and whole.property == part.property:
            wholes.setdefault(number - 1, []).append(number)
    return tuple(replace(figure, including=tuple(wholes.get(n, ()))) for n, figure in enumerate(found))


def _share(quantity: Quantity, counted: Token) -> bool:
    """Whether a quantity is a part of a whole by its form."""
    return quantity.unit == "percent" or (quantity.vague and quantity.description.split()[-1].lower() in ("half",))


def _whole(counted: Token) -> Token | None:
    """What a share is of: the noun behind its "of", or the noun that is counted itself."""
    of = next((c for c in counted.children if c.lower_ == "of"), None)
    inner = child(of, "pobj") if of is not None else None
    return inner if inner is not None else counted if counted.ent_type_ != "PERCENT" else None


def _weighty(quantity: Quantity, place: Counted, found: Measured) -> bool:
    """Whether a quantity tells a figure: not "one", not "the two ministers", not a few of something."""
    unreal = found.verb is not None and found.verb.lemma_ in UNREAL and not found.told
    if unreal or (found.verb is not None and reality.supposed(found.verb)):
        return False
    measure = found.property in TOLLS or found.property in VOCABULARY
    if quantity.duration:
        return found.property == "sentence"
    if measure or quantity.unit:
        return not (quantity.size == 1 and not quantity.unit and not found.told)
    pointed = any(c.lower_ in _POINTING for c in place.counted.children if c.dep_ in ("det", "poss", "predet"))
    if (pointed and quantity.size <= _LAST and not quantity.vague) or place.counted.lemma_.lower() in _UNCOUNTED:
        return False
    if quantity.description.split()[:1] in (["several"], ["many"], ["a"]) and len(quantity.description.split()) < 3:
        return False
    return quantity.size != 1 and place.counted.tag_ not in ("NNP", "PRP")


def _confidence(found: Measured, of: Subject, quantity: Quantity) -> float:
    """How sure a figure is: by what names its measure, whether it can be told of what, and its form."""
    base = 0.8 if found.property in VOCABULARY else 0.65 if found.told or is_money(quantity.unit) else 0.5
    return round(base - (0 if of.known else 0.2) - (0.1 if quantity.vague else 0), 2)
