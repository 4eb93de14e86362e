"""The rows: a sheet resolved into flat tables, one JSON document that any RML engine can map.

``{table: [row, ...]}``. A cell is a string or a list of strings, never empty; what is not known has no cell. Every
row has ``gi``, the IRI of the article's named graph, and ``i``, the IRI of its node, or ``s`` and ``p`` where a node
can have several rows. IRIs are valid as they stand. `docs/model.md` explains each table and column.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TypeAlias

from pipeline.documents import Path, Source
from pipeline.errors import Fault

Cell: TypeAlias = str | list[str]
Row: TypeAlias = dict[str, Cell]
Rows: TypeAlias = dict[str, list[Row]]

TABLES = (
    "article",
    "entities",
    "events",
    "offices",
    "figures",
    "properties",
    "claims",
    "contradictions",
    "assertions",
    "sentences",
    "positions",
    "quotations",
    "dates",
    "bounds",
    "numbers",
    "texts",
    "links",
    "exports",
    "engines",
)


@dataclass(frozen=True, slots=True)
class Coverage:
    """Which of the article's sentences are accounted for; `total` is unknown without the text or its anchors."""

    total: int | None
    cited: frozenset[int]
    omitted: frozenset[int]

    @property
    def missing(self) -> tuple[int, ...]:
        """The sentences that no fact cites and that are not omitted."""
        accounted = self.cited | self.omitted
        return tuple(n for n in range(1, (self.total or 0) + 1) if n not in accounted)


@dataclass(frozen=True, slots=True)
class Resolved:
    """What `resolve` makes of a sheet.

    `origins` leads from a node's IRI back to the document and the path in it that caused it; `warnings` stop nothing.
    """

    article: str
    graph: str
    rows: Rows
    coverage: Coverage
    origins: dict[str, tuple[Source, Path]] = field(default_factory=dict)
    warnings: tuple[Fault, ...] = ()
