"""Figures side by side: what is counted or measured of one thing, on one axis where the units are the same."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from pipeline.pages.story import Amount, Fact, Story


@dataclass(frozen=True, slots=True)
class Bar:
    """A figure on its axis: from `start` to `end`, in per cent, which are one place where it is a number.

    `before` and `after` tell that the side is open: "at most", "at least". Without a number there is no place.
    """

    fact: Fact
    amount: Amount
    start: float | None = None
    end: float | None = None
    before: bool = False
    after: bool = False

    @property
    def width(self) -> float:
        """How long a range is, in per cent."""
        return round((self.end or 0) - (self.start or 0), 1)


@dataclass(frozen=True, slots=True)
class Axis:
    """Figures of one unit; `ends` are the numbers at both ends of the axis, none where nothing is to be compared.

    `zero` is where 0 stands, in per cent.
    """

    unit: str
    bars: tuple[Bar, ...]
    ends: tuple[str, str] | None = None
    zero: float = 0


@dataclass(frozen=True, slots=True)
class Measured:
    """What is counted or measured of one thing."""

    of: str
    fragment: str
    measure: str
    axes: tuple[Axis, ...]
    differ: bool
    """Whether parties give numbers that are not the same."""


def figures_of(story: Story) -> tuple[Measured, ...]:
    """The figures, by what they are of and by what they measure; where parties differ, first."""
    groups: defaultdict[tuple[str, str], list[tuple[Fact, Amount]]] = defaultdict(list)
    for fact in story.of_kind("figure"):
        if fact.amount:
            groups[fact.amount.of.iri, fact.amount.measure].append((fact, fact.amount))
    measured = (_measured(figures) for figures in groups.values())
    return tuple(sorted(measured, key=lambda each: (not each.differ, each.of, each.measure, each.fragment)))


def _measured(figures: Sequence[tuple[Fact, Amount]]) -> Measured:
    units: defaultdict[str, list[tuple[Fact, Amount]]] = defaultdict(list)
    for fact, amount in figures:
        units[str(amount.unit or "")].append((fact, amount))
    first = figures[0][1]
    axes = tuple(_axis(unit, units[unit]) for unit in sorted(units))
    differ = any(len({_numbers(bar.amount) for bar in axis.bars} - {()}) > 1 for axis in axes)
    return Measured(str(first.of.name), first.of.fragment, first.measure, axes, differ)


def _axis(unit: str, figures: Sequence[tuple[Fact, Amount]]) -> Axis:
    numbers = [number for _, amount in figures for number in _numbers(amount)]
    if not _is_worth_drawing(figures):
        return Axis(unit, tuple(Bar(fact, amount) for fact, amount in figures))
    low, high = min([Decimal(0), *numbers]), max([Decimal(0), *numbers])
    is_open = any(_is_open(amount) for _, amount in figures)
    room = (high - low) * (Decimal("1.1") if is_open else 1) or Decimal(1)
    bars = tuple(_bar(fact, amount, low, room) for fact, amount in figures)
    return Axis(unit, bars, (_words(low), _words(low + room)), _place(Decimal(0), low, room))


def _is_worth_drawing(figures: Sequence[tuple[Fact, Amount]]) -> bool:
    """Two figures can be compared, and a range has a width; a single number is told better than drawn."""
    with_numbers = [amount for _, amount in figures if _numbers(amount)]
    return len(with_numbers) > 1 or any(len(_numbers(amount)) > 1 for amount in with_numbers)


def _is_open(amount: Amount) -> bool:
    return not amount.value and bool(amount.least) != bool(amount.most)


def _bar(fact: Fact, amount: Amount, low: Decimal, room: Decimal) -> Bar:
    numbers = _numbers(amount)
    if not numbers:
        return Bar(fact, amount)
    at_least, at_most = (_is_open(amount) and bool(bound) for bound in (amount.least, amount.most))
    start, end = (_place(number, low, room) for number in (numbers[0], numbers[-1]))
    return Bar(fact, amount, start, end, before=at_most, after=at_least)


def _place(number: Decimal, low: Decimal, room: Decimal) -> float:
    return round(float(100 * (number - low) / room), 1)


def _numbers(amount: Amount) -> tuple[Decimal, ...]:
    """The numbers of a figure, the value alone where there is one."""
    texts = (amount.value,) if amount.value else (amount.least, amount.most)
    return tuple(number for text in texts if text and (number := _decimal(text)) is not None)


def _decimal(text: str) -> Decimal | None:
    try:
        number = Decimal(text)
    except InvalidOperation:
        return None
    return number if number.is_finite() else None


def _words(number: Decimal) -> str:
    return f"{number.normalize():,f}"
