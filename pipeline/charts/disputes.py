"""Disputes: the parties on the two sides of each dispute; and of any facts, who is for and who against them."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.charts.paper import Paper
from pipeline.charts.rows import NOT_SAID, Row, cells, gathered, grouped_by, plural
from pipeline.charts.sides import Matter, Standing, put_matters
from pipeline.charts.stances import DIRECTIONS, Direction, direction_of

_PARTY = ("said_by", "on_behalf_of", "stance", "basis")
_SIGNS = "Full signs: the article reports the stance. Hollow, dashed signs: the sheet's author infers it."
_LINES = "A dashed line: the author, and not the article, sets the two sides against each other."


def draw_disputes(paper: Paper, rows: Sequence[Row]) -> None:
    """Draw the answer with the columns `dispute`, `what`, `said_by` and `stance`: a row for each dispute.

    Where fact stands against fact, each is a side; where stance stands against stance, the stances are.
    """
    standings = gathered(rows, "sentence", "article", "kind", "dispute", "what", *_PARTY)
    matters = [_dispute(group) for group in grouped_by(standings, "article", "kind", "dispute").values()]
    words = (
        f"{plural(len(matters), 'dispute')}, with the parties that take a stance on either side. {_SIGNS} {_LINES}"
    )
    put_matters(paper, words, matters)


def _dispute(rows: Sequence[Row]) -> Matter:
    article, kind, ground, note = cells(rows[0], "article", "kind", "ground", "note")
    caption = ", ".join(filter(None, (kind, ground)))
    facts = tuple(dict.fromkeys(row["what"] for row in rows))
    if len(facts) > 1:
        standings = tuple(_standing(row, facts.index(row["what"])) for row in rows)
        return Matter(article, caption, "", facts, standings, ground or "explicit", note)
    sides = _directions(rows)
    words = tuple(side.words for side in sides)
    return Matter(article, caption, facts[0] or _WORDLESS, words, _on_sides(rows, sides), ground or "explicit", note)


def draw_stances(paper: Paper, rows: Sequence[Row]) -> None:
    """Draw an answer with the columns `claim` or `what`, `said_by` and `stance`: a row for each fact."""
    taken = [{**row, "fact": _fact(row)} for row in rows if row["stance"]]
    sides = _directions(taken)
    heads = [side.words for side in sides]
    matters: list[Matter] = []
    for (article, fact), group in grouped_by(gathered(taken, "sentence", *_FACT, *_PARTY), *_FACT).items():
        above = tuple(head if not matters else "" for head in heads)  # they head the columns of the whole page
        matters.append(Matter(article, "", fact or _WORDLESS, above, _on_sides(group, sides)))
    words = f"{plural(len(matters), 'fact')}, with the parties that take a stance on each. {_SIGNS}"
    put_matters(paper, words, matters)


_FACT = ("article", "fact")
_WORDLESS = "(no words)"


def _fact(row: Row) -> str:
    """The words of the fact, or else what the row is about: its first cell that is not empty."""
    return row.get("claim") or row.get("what") or next(filter(None, row.values()), "")


def _directions(rows: Sequence[Row]) -> list[Direction]:
    """The directions of the stances in the rows, in one order."""
    found = {direction_of(row["stance"]) for row in rows}
    return [direction for direction in DIRECTIONS if direction in found]


def _on_sides(rows: Sequence[Row], sides: Sequence[Direction]) -> tuple[Standing, ...]:
    return tuple(_standing(row, sides.index(direction_of(row["stance"]))) for row in rows)


def _standing(row: Row, side: int) -> Standing:
    party, on_behalf_of, stance, basis, sentences = cells(row, *_PARTY, "sentence")
    return Standing(side, party or NOT_SAID, on_behalf_of, stance, basis, sentences)
