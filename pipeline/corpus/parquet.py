"""Parquet: a row a quad, for engines that count and join columns.

The columns are text: `graph`, `subject`, `predicate`, `object`, and of a literal its `datatype` and its `language`;
an object without a datatype is an IRI. Source: https://parquet.apache.org/docs/file-format/
"""

from __future__ import annotations

from pathlib import Path
from typing import Final, Self

import pyoxigraph as ox

from pipeline.errors import Fault, InputError
from pipeline.run import Checked

COLUMNS: Final = ("graph", "subject", "predicate", "object", "datatype", "language")
_ROW_GROUP: Final = 250_000
"""So many rows are kept in memory, about, before they are written."""

Cells = tuple[str, str, str, str, str | None, str | None]


class Parquet:
    """A Parquet file that is being written. Raises `InputError` where the package pyarrow is missing."""

    def __init__(self, path: Path) -> None:
        try:
            import pyarrow
            from pyarrow import parquet
        except ImportError:
            message = "`--format parquet` needs the package pyarrow; install newsfacts[parquet]"
            raise InputError([Fault(message)]) from None
        self._arrow = pyarrow
        self._schema = pyarrow.schema([(name, pyarrow.string()) for name in COLUMNS])
        self._file = parquet.ParquetWriter(str(path), self._schema, compression="zstd")
        self._rows: list[Cells] = []

    def add(self, checked: Checked) -> None:
        """Add the graph of one article."""
        text = checked.materialised.quads.as_nquads()
        self._rows += map(_cells, ox.parse(text, ox.RdfFormat.N_QUADS))
        if len(self._rows) >= _ROW_GROUP:
            self._flush()

    def _flush(self) -> None:
        columns = [self._arrow.array(column, self._arrow.string()) for column in zip(*self._rows, strict=True)]
        if columns:
            self._file.write_table(self._arrow.Table.from_arrays(columns, schema=self._schema))
        self._rows.clear()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._flush()
        self._file.close()


def _cells(quad: ox.Quad) -> Cells:
    value = quad.object
    literal = value if isinstance(value, ox.Literal) else None
    datatype = literal.datatype.value if literal else None
    subject, text = getattr(quad.subject, "value", ""), getattr(value, "value", "")
    graph = getattr(quad.graph_name, "value", "")
    return graph, subject, quad.predicate.value, text, datatype, literal.language if literal else None
