"""Generated terms: what a term map makes of a row, as text in N-Quads, each with the blank that follows it.

An IRI put together by a template has its values percent-encoded, an IRI by reference is a cell as it stands. A cell
that is a list makes a term of each item; a template with several such cells makes one of each combination.

Sources: https://www.w3.org/TR/r2rml/#from-template, https://rml.io/specs/rml/
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from itertools import product
from typing import Final, TypeAlias

from pipeline.iris import iri_safe, is_iri, is_plain_iri
from pipeline.nquads import quote
from pipeline.rml import DEFAULT_GRAPH, TermMap

Cell: TypeAlias = str | Sequence[str] | None
Row: TypeAlias = Mapping[str, Cell]
Rows: TypeAlias = Mapping[str, Sequence[Row]]
Generate: TypeAlias = Callable[[Row], Sequence[str]]
"""A compiled term map: the terms of a row, none where a column that it reads is null. Raises `UnfitError`."""

_REMEMBERED: Final = 1 << 11
"""How many terms a writer keeps at hand: enough for some hundred articles, and at most some ten megabytes."""


class UnfitError(ValueError):
    """A value that cannot be the term that it is to be. The message says why, and how to repair it."""


class Writer(dict[str, str]):
    """Terms by their values; each is checked and written once. A value that is no such term raises `UnfitError`."""

    def __init__(self, write: Callable[[str], str]) -> None:
        super().__init__()
        self.write = write

    def __missing__(self, value: str) -> str:
        if len(self) >= _REMEMBERED:
            self.clear()
        if type(value) is not str or not value:
            check(value)
        term = self[value] = self.write(value)
        return term


class Writers(dict[str, Writer]):
    """The writers of a mapping, by what they end a term with, so that term maps of one kind share one."""

    def of(self, term_map: TermMap) -> Writer:
        """The writer for the terms of `term_map`."""
        if term_map.term_type == "iri":
            return self._get("", _write_iri)
        ending = f"@{term_map.language}" if term_map.language else ""
        if term_map.datatype:
            ending = f"^^<{term_map.datatype}>"
        return self._get(f"{ending} ", _literal_writer(f"{ending} "))

    def graphs(self) -> Writer:
        """The writer for the names of graphs, which end the line."""
        return self._get("\n", lambda value: (_write_iri(value) if value != DEFAULT_GRAPH else "") + ".\n")

    def _get(self, key: str, write: Callable[[str], str]) -> Writer:
        return self[key] if key in self else self.setdefault(key, Writer(write))


def compile_term_map(term_map: TermMap, write: Writer) -> Generate:
    """The function that turns a row into the terms of `term_map`."""
    if term_map.kind == "constant":
        terms = (write[term_map.parts[0]],)
        return lambda _: terms
    if term_map.kind == "template":
        fill = compile_template(term_map)
        return lambda row: [write[text] for text in fill(row)]
    column = term_map.parts[1]

    def refer(row: Row) -> Sequence[str]:
        cell = row.get(column)
        return [write[value] for value in values(cell)]

    return refer


def compile_template(term_map: TermMap) -> Generate:
    """The function that fills the values of a row into the template of `term_map`; nothing is checked yet."""
    columns = term_map.columns
    form = "".join(
        f"{{{columns.index(part)}}}" if index % 2 else part.replace("{", "{{").replace("}", "}}")
        for index, part in enumerate(term_map.parts)
    )
    encode = _encode if term_map.term_type == "iri" else _text

    def fill(row: Row) -> list[str]:
        cells = [[encode(value) for value in values(row.get(column))] for column in columns]
        return [form.format(*combination) for combination in product(*cells)]

    return fill


def values(cell: Cell) -> Sequence[str]:
    """The values of a cell, which a writer has yet to check; a null has none."""
    if cell is None:
        return ()
    return cell if isinstance(cell, (list, tuple)) else (cell,)


def check(value: object) -> None:
    """Raises `UnfitError` where `value` cannot be a value of a cell."""
    if not isinstance(value, str):
        raise UnfitError("is no text; write numbers and truth values as text, and what is nested as rows of its own")
    if not value:
        raise UnfitError("is empty; leave the cell out where nothing is known")


def _write_iri(value: str) -> str:
    if not is_plain_iri(value) and not is_iri(value):
        raise UnfitError("is no absolute IRI; a reference is taken as it stands, so write a whole and valid one")
    return f"<{value}> "


def _literal_writer(ending: str) -> Callable[[str], str]:
    def write(value: str) -> str:
        try:
            return quote(value) + ending
        except ValueError:
            raise UnfitError("holds a lone surrogate, which is no character; repair the text") from None

    return write


def _text(value: str) -> str:
    check(value)
    return value


def _encode(value: str) -> str:
    check(value)
    try:
        return iri_safe(value)
    except UnicodeEncodeError:
        raise UnfitError("holds a lone surrogate, which is no character; repair the text") from None
