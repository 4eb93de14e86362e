"""Query: SPARQL questions over exported graphs, in an embedded store, with the network shut.

A query sees all named graphs as one. Source: https://www.w3.org/TR/sparql11-query/
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

import pyoxigraph as ox

from pipeline.errors import Fault, InputError
from pipeline.namespaces import PREFIXES
from pipeline.rdf import Term

_ESCAPE = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})")
_TOKEN = re.compile(
    r"""<[^<>"{}|^`\\\x00-\x20]*>          # an IRI
    | '''(?:[^\\]|\\.)*?''' | \"\"\"(?:[^\\]|\\.)*?\"\"\"
    | '(?:[^'\\\n]|\\.)*' | "(?:[^"\\\n]|\\.)*"
    | \#[^\n]*                             # a comment
    | [?$:@][\w.-]* | [\w.-]+:[\w.-]*      # a variable, a language tag, a prefixed name
    | \w+ | \s+ | .""",
    re.VERBOSE | re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class Answer:
    """The answer to a SELECT or ASK query: names of columns, and rows of terms (nothing where unbound)."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Term | None, ...], ...]


def load_store(graphs: Iterable[tuple[str, bytes]]) -> ox.Store:
    """A store in memory with the graphs of TriG, N-Quads or Turtle files (name, content). Raises `InputError`."""
    store = ox.Store()
    faults = []
    for name, content in graphs:
        form = ox.RdfFormat.from_extension(name.rpartition(".")[2])
        if form is None:
            faults.append(Fault("is no RDF file that is known here; expected .trig, .nq, .ttl, .nt or .jsonld", name))
            continue
        try:
            store.bulk_load(content, format=form)
        except SyntaxError as error:
            faults.append(Fault(f"is not {form.name}: {error.msg}", name, error.lineno, error.offset))
    if faults:
        raise InputError(faults)
    return store


def query(store: ox.Store, sparql: str, name: str) -> Answer:
    """The answer to `sparql` (from the file `name`), with the known prefixes declared.

    Raises `InputError` where the query is not SPARQL, is none of SELECT and ASK, or would call a service.
    """
    _refuse_service(sparql, name)
    try:
        result = store.query(sparql, prefixes=PREFIXES, use_default_graph_as_union=True)
    except SyntaxError as error:
        raise InputError([Fault(f"is not a SPARQL query: {error.msg}", name, error.lineno, error.offset)]) from None
    if isinstance(result, ox.QueryBoolean):
        return Answer(("answer",), ((ox.Literal(bool(result)),),))
    if not isinstance(result, ox.QuerySolutions):
        raise InputError([Fault("is a CONSTRUCT or DESCRIBE query; a table needs SELECT or ASK", name)])
    columns = tuple(variable.value for variable in result.variables)
    rows = []
    for solution in result:
        terms = (solution[column] for column in columns)
        rows.append(tuple(None if isinstance(term, ox.Triple) else term for term in terms))
    return Answer(columns, tuple(rows))


def _refuse_service(sparql: str, name: str) -> None:
    """The engine would call a remote service without asking, so a query that names one is not run."""
    text = _ESCAPE.sub(lambda match: chr(int(match[1] or match[2], 16)), sparql)
    for token in _TOKEN.finditer(text):
        if token[0].upper() == "SERVICE":
            line = text.count("\n", 0, token.start()) + 1
            column = token.start() - text.rfind("\n", 0, token.start())
            message = "SERVICE would ask another machine; nothing is fetched here, so remove it"
            raise InputError([Fault(message, name, line, column)])
