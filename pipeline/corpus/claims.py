"""Claims: which line of a corpus holds an article's id. The first that has it in the order of the input keeps it.

Two sheets of one article would be one graph in the store, the second in place of the first. A million ids are kept in
a temporary database, so that memory stays what it is.
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Sequence

import orjson

from pipeline.corpus.lines import Line
from pipeline.sheet.terms import SLUG


class Claims:
    """The ids that were claimed so far."""

    def __init__(self) -> None:
        self._ids = sqlite3.connect("", isolation_level=None)  # a private file, which goes when it is closed
        self._ids.execute("PRAGMA journal_mode = OFF")
        self._ids.execute("CREATE TABLE claims (id TEXT PRIMARY KEY, file TEXT, line INTEGER) WITHOUT ROWID")
        self._ids.execute("BEGIN")

    def refuse(self, lines: Sequence[Line], articles: Sequence[str | None]) -> dict[int, str]:
        """Why lines are refused whose article stands in an earlier one: messages by the lines' positions."""
        refused: dict[int, str] = {}
        for position, (line, article) in enumerate(zip(lines, articles, strict=True)):
            if article is None:
                continue
            entry = (article, line.file, line.number)
            if self._ids.execute("INSERT OR IGNORE INTO claims VALUES (?, ?, ?)", entry).rowcount:
                continue
            file, number = self._ids.execute("SELECT file, line FROM claims WHERE id = ?", (article,)).fetchone()
            refused[position] = refusal(article, file, number)
        return refused


def refusal(article: str, file: str, line: int) -> str:
    """Why a line is refused whose article stands in another one."""
    return f"the article `{article}` stands in {file}:{line} too; give each its own id"


def article_of(content: bytes) -> str | None:
    """The id of the article of a sheet, as far as there is one; whether the sheet is sound is told elsewhere."""
    try:
        article = orjson.loads(content)["article"]["id"]
    except (ValueError, TypeError, KeyError):
        return None
    name = str(article).strip()
    return name if re.fullmatch(SLUG, name) else None
