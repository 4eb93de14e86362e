"""Review: an editor decides what becomes of a drafted sheet's proposals, one by one, and can go back on it.

A session (`session`) holds the states of the sheet; its text is changed where something is decided and nowhere else
(`layout`, `edits`). A walk (`walk`) leads through the proposals (`items`), which are told as cards (`cards`).
"""

from pipeline.review.cards import Card, Cited, cards_of, shown, stances, summary
from pipeline.review.entries import questions
from pipeline.review.items import Item
from pipeline.review.removal import Removal
from pipeline.review.session import Session
from pipeline.review.walk import Walk

__all__ = [
    "Card",
    "Cited",
    "Item",
    "Removal",
    "Session",
    "Walk",
    "cards_of",
    "questions",
    "shown",
    "stances",
    "summary",
]
