"""Answers as tables: for a terminal, as Markdown, CSV or JSON."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable

import pyoxigraph as ox

from pipeline.answers import Answer
from pipeline.namespaces import XSD, contract
from pipeline.rdf import Term


def short(term: Term | None, base: str) -> str:
    """A term as people read it: text without its tag, an IRI as a CURIE or below the base."""
    if term is None:
        return ""
    if isinstance(term, ox.NamedNode):
        return term.value.removeprefix(base) if term.value.startswith(base) else contract(term.value)
    return term.value


def write_text(answer: Answer, base: str, width: int | None = None) -> str:
    """A table that fits `width` columns of a terminal, its longest cells folded."""
    from rich import box
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    shared = _shared(answer)
    table = Table(box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False)
    for index, column in enumerate(answer.columns):
        if index not in shared:
            table.add_column(column.replace("_", " "), overflow="fold")
    for row in answer.rows:
        table.add_row(*(Text(short(term, base)) for index, term in enumerate(row) if index not in shared))
    out = io.StringIO()
    Console(file=out, width=width or 120, color_system=None, emoji=False, highlight=False).print(table)
    head = [f"{answer.columns[index]}: {short(answer.rows[0][index], base)}" for index in shared]
    lines = [line.rstrip() for line in out.getvalue().splitlines()]
    return "\n".join([*head, *lines, "", _count(answer), ""])


def _shared(answer: Answer) -> list[int]:
    """The columns that name one and the same node in every row: they stand above the table."""
    if len(answer.rows) < 2 or len(answer.columns) < 4:
        return []
    columns = zip(*answer.rows, strict=True)
    return [
        index for index, cells in enumerate(columns) if len(set(cells)) == 1 and isinstance(cells[0], ox.NamedNode)
    ]


def _count(answer: Answer) -> str:
    return f"{len(answer.rows)} row{'' if len(answer.rows) == 1 else 's'}"


def write_markdown(answer: Answer, base: str) -> str:
    """A Markdown table."""
    head = [list(answer.columns), ["---"] * len(answer.columns)]
    body = [[short(term, base).replace("|", "\\|").replace("\n", " ") for term in row] for row in answer.rows]
    return "".join(f"| {' | '.join(row)} |\n" for row in [*head, *body])


def write_csv(answer: Answer, base: str) -> str:
    """SPARQL 1.1 Query Results CSV: full IRIs, no types (https://www.w3.org/TR/sparql11-results-csv-tsv/)."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(answer.columns)
    writer.writerows([["" if term is None else term.value for term in row] for row in answer.rows])
    return out.getvalue()


def write_json(answer: Answer, base: str) -> str:
    """SPARQL 1.1 Query Results JSON (https://www.w3.org/TR/sparql11-results-json/)."""
    if answer.columns == ("answer",) and answer.rows and isinstance(answer.rows[0][0], ox.Literal):
        truth = answer.rows[0][0]
        if truth.datatype.value == f"{XSD}boolean":  # an ASK query
            return json.dumps({"head": {}, "boolean": truth.value == "true"}, indent=1) + "\n"
    bindings = [
        {name: _binding(term) for name, term in zip(answer.columns, row, strict=True) if term is not None}
        for row in answer.rows
    ]
    document = {"head": {"vars": list(answer.columns)}, "results": {"bindings": bindings}}
    return json.dumps(document, ensure_ascii=False, indent=1) + "\n"


def _binding(term: Term) -> dict[str, str]:
    if isinstance(term, ox.NamedNode):
        return {"type": "uri", "value": term.value}
    if isinstance(term, ox.BlankNode):
        return {"type": "bnode", "value": term.value}
    binding = {"type": "literal", "value": term.value}
    if term.language:
        return {**binding, "xml:lang": term.language}
    plain = term.datatype.value == "http://www.w3.org/2001/XMLSchema#string"
    return binding if plain else {**binding, "datatype": term.datatype.value}


WRITERS: dict[str, Callable[[Answer, str], str]] = {
    "text": write_text,
    "csv": write_csv,
    "json": write_json,
    "md": write_markdown,
}
