"""What holds for all sheets of a run, and the record that one sheet's resolution writes into."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field

from pipeline.dates import OPEN, read_date
from pipeline.documents import Document, Path, Source
from pipeline.errors import Fault
from pipeline.identifiers import expand, mint, suggest
from pipeline.namespaces import DEFAULT_BASE, NF, PREFIXES, SHAPES, SKOS
from pipeline.rows import TABLES, Row, Rows
from pipeline.sheet import Authority, Sheet
from pipeline.sheet.terms import DateMapping
from pipeline.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class Scope:
    """What the sheets of a run share: vocabulary and authority file, the base of their IRIs, the shapes."""

    vocabulary: Vocabulary
    authority: Document[Authority] | None = None
    base: str = DEFAULT_BASE
    shapes: str | None = SHAPES
    """The IRI of the shapes that the graphs are held to, where they have one."""


@dataclass(slots=True)
class Ledger:
    """The rows of one sheet as they come up, with the faults that are met on the way."""

    scope: Scope
    document: Document[Sheet]
    rows: Rows = field(default_factory=lambda: {table: [] for table in TABLES})
    faults: list[Fault] = field(default_factory=list)
    warnings: list[Fault] = field(default_factory=list)
    origins: dict[str, tuple[Source, Path]] = field(default_factory=dict)
    bounds: dict[str, Row] = field(default_factory=dict)
    sheet: Sheet = field(init=False)
    source: Source = field(init=False)
    prefixes: dict[str, str] = field(init=False)
    article: str = field(init=False)
    """The article's IRI."""
    graph: str = field(init=False)
    """The IRI of the named graph that holds the article's facts."""

    def __post_init__(self) -> None:
        self.sheet, self.source = self.document.model, self.document.source
        self.article = mint(self.scope.base, "article", self.sheet.article.id)
        self.graph = self.local("facts")
        self.faults += self.document.faults
        shared: dict[str, str] = {}
        if self.scope.authority:
            self.faults += self.scope.authority.faults
            shared = self.scope.authority.model.prefixes
        self._refuse_known_prefixes()
        self.prefixes = {**shared, **self.sheet.prefixes, **PREFIXES}

    def _refuse_known_prefixes(self) -> None:
        for document in (self.document, self.scope.authority):
            for prefix in (document.model.prefixes.keys() & PREFIXES.keys()) if document else ():
                message = f"`{prefix}` always means <{PREFIXES[prefix]}>; choose another prefix"
                if document:
                    self.faults.append(document.source.fault(message, ("prefixes", prefix), key=True))

    def local(self, *steps: str) -> str:
        """An IRI below the article's. The steps are slugs and numbers, which stand in a path as they are."""
        return "/".join((self.article, *steps))

    @contextmanager
    def within(self, source: Source | None) -> Iterator[None]:
        """While this lasts, paths lead into another document: the authority file."""
        mine, self.source = self.source, source or self.source
        yield
        self.source = mine

    def fault(self, message: str, path: Path, *, key: bool = False) -> None:
        """Note that the value at `path` is wrong."""
        self.faults.append(self.source.fault(message, path, key=key))

    def warn(self, message: str, path: Path) -> None:
        """Note that the value at `path` is worth a second look."""
        self.warnings.append(self.source.fault(message, path))

    def enter(self, table: str, row: Row) -> None:
        """A row of `table`, without the cells that are empty."""
        if not all(row.values()):
            row = {column: cell for column, cell in row.items() if cell}
        self.rows[table].append({"gi": self.graph, **row})

    def node(self, table: str, row: Row, path: Path) -> None:
        """A row that stands for a node of the graph, which came from `path`."""
        self.enter(table, row)
        self.origins.setdefault(str(row["i"]), (self.source, path))

    def say(self, node: str, predicate: str, text: Mapping[str, str]) -> None:
        """Text about a node, in the article's language where no other is given."""
        for language, words in text.items():
            tag = (language or self.sheet.article.language).lower()  # RDF takes the case of a tag to mean nothing
            if tag in _COLUMNS_OF_TEXTS:
                self.fault(f"`{tag}` is no language tag of two letters", ("article", "language"))
                continue
            self.rows["texts"].append({"gi": self.graph, "s": node, "p": predicate, tag: words})

    def link(self, node: str, predicate: str, other: str) -> None:
        """A link whose predicate varies by row."""
        self.enter("links", {"s": node, "p": predicate, "o": other})

    def start(self, node: str, predicate: str, date: DateMapping) -> None:
        """The date of a node, or its start."""
        self._date(node, predicate, date, {"earliest": "earliest", "latest": "latest", "edtf": "edtf"}, "date")

    def end(self, node: str, predicate: str, date: DateMapping) -> None:
        """The end of a node that lasts, or that it goes on."""
        columns = {"earliest": "endEarliest", "latest": "endLatest", "edtf": "endEdtf"}
        self._date(node, predicate, date, columns, "end")

    def _date(self, node: str, predicate: str, date: DateMapping, columns: Mapping[str, str], side: str) -> None:
        row = self.bounds.setdefault(node, {"i": node})
        row[f"{side}Basis"] = self.scope.vocabulary.bases[date.basis or "stated"]
        if date.value == OPEN:
            row["ongoing"] = "true"
        else:
            moment = read_date(date.value)
            row.update({to: value for name, to in columns.items() if (value := getattr(moment, name))})
            if moment.literal and moment.precision:
                self.enter("dates", {"s": node, "p": predicate, moment.precision: moment.literal})
        if date.text:
            self.say(node, f"{NF}{side}Text", date.text)
        if date.note:
            self.say(node, f"{SKOS}note", date.note)

    def term(self, name: str, known: Mapping[str, str], path: Path, what: str) -> str | None:
        """The IRI of a term of the vocabulary or of a CURIE; a fault where the name is neither."""
        if name in known:
            return known[name]
        iri = expand(name, self.prefixes)
        if iri and (not iri.startswith(NF) or iri in known.values()):
            return iri
        if ":" in name and not iri:
            prefix = name.split(":", 1)[0]
            self.fault(f"`{name}` is no CURIE of a declared prefix; {suggest(prefix, self.prefixes)}", path)
        else:
            self.fault(f"`{name}` is no {what}; {suggest(name.removeprefix('nf:'), known)}", path)
        return None


_COLUMNS_OF_TEXTS = ("gi",)
"""What can be written as a language tag, is none, and is the name of a column."""


def listed(cells: Iterable[str]) -> list[str]:
    """Cells of a set as a list, each once and in order, so that the order of a sheet changes no byte."""
    return sorted(set(cells))
