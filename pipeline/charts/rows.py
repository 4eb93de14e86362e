"""Rows of an answer as texts by column, and the rows that say the same but for the sentence as one."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeAlias

from pipeline.answers import Answer
from pipeline.tables import short

Row: TypeAlias = dict[str, str]

NOT_SAID = "(nobody is named)"
"""Who speaks where the answer has nobody."""


def rows_of(answer: Answer, base: str) -> list[Row]:
    """The rows, each cell as people read it, and empty where it is unbound."""
    return [
        {column: short(term, base) for column, term in zip(answer.columns, row, strict=True)} for row in answer.rows
    ]


def cells(row: Row, *columns: str) -> tuple[str, ...]:
    """The texts of some columns, empty where the answer has no such column."""
    return tuple(row.get(column, "") for column in columns)


def gathered(rows: Iterable[Row], column: str, *same: str, between: str = ", ") -> list[Row]:
    """The rows, one for each value of the `same` columns, with all that they have in `column` as one text.

    They stand in the order in which they first come.
    """
    groups = grouped_by(rows, *same).values()
    values = (dict.fromkeys(row.get(column, "") for row in group) for group in groups)
    return [
        {**group[0], column: between.join(filter(None, each))} for group, each in zip(groups, values, strict=True)
    ]


def grouped_by(rows: Iterable[Row], *columns: str) -> dict[tuple[str, ...], list[Row]]:
    """The rows of each value of some columns, in the order in which these first come."""
    groups: dict[tuple[str, ...], list[Row]] = {}
    for row in rows:
        groups.setdefault(cells(row, *columns), []).append(row)
    return groups


def in_sentences(numbers: str) -> str:
    """``sentence 4``, or ``sentences 4, 9``; nothing where no sentence is known."""
    return f"sentence{'s' if ',' in numbers else ''} {numbers}" if numbers else ""


def plural(count: int, noun: str) -> str:
    """``1 figure``, ``2 figures``."""
    return f"{count:,} {noun}{'' if count == 1 else 's'}"
