"""Usage: what asking has cost."""

from __future__ import annotations

from decimal import Decimal

from pipeline.chat import Usage

_MILLION = 1_000_000


def price(usage: Usage, question: Decimal, answer: Decimal) -> Decimal:
    """What tokens cost, in the currency of the prices for a million of the questions' and of the answers'."""
    return (usage.prompt * question + usage.completion * answer) / _MILLION
