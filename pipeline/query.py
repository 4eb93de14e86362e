"""Query: SPARQL questions over exported graphs, in memory with the network shut, or in the store that is named.

A query sees all named graphs as one. Source: https://www.w3.org/TR/sparql11-query/
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from urllib.parse import quote

import pyoxigraph as ox

from pipeline.answers import Answer, read_answer
from pipeline.errors import Fault, InputError
from pipeline.namespaces import NF, PREFIXES
from pipeline.sparql import refuse_unsafe
from pipeline.stores import Store


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
            home = ox.NamedNode(f"urn:newsfacts:file:{quote(name)}")  # the questions are asked of named graphs
            holds_graphs = form in (ox.RdfFormat.TRIG, ox.RdfFormat.N_QUADS)
            store.bulk_load(content, format=form, to_graph=None if holds_graphs else home)
        except SyntaxError as error:
            faults.append(Fault(f"is not {form.name}: {error.msg}", name, error.lineno, error.offset))
    if faults:
        raise InputError(faults)
    return store


def count_drafts(store: ox.Store) -> int:
    """How many graphs of a store are drafts of which nobody has reviewed all."""
    reviewed, no = ox.NamedNode(f"{NF}reviewed"), ox.Literal(False)
    return sum(quad.subject == quad.graph_name for quad in store.quads_for_pattern(None, reviewed, no, None))


def query(store: ox.Store, sparql: str, name: str) -> Answer:
    """The answer to `sparql` (from the file `name`), with the known prefixes declared.

    Raises `InputError` where the query is not SPARQL, is none of SELECT and ASK, or would call a service.
    """
    refuse_unsafe(sparql, name)
    try:
        result = store.query(sparql, prefixes=PREFIXES, use_default_graph_as_union=True)
    except SyntaxError as error:
        raise InputError([_syntax_fault(str(error.msg), sparql, name)]) from None
    answer = read_answer(result)
    if answer is None:
        raise InputError([Fault("is a CONSTRUCT or DESCRIBE query; a table needs SELECT or ASK", name)])
    return answer


def _syntax_fault(message: str, sparql: str, name: str) -> Fault:
    """The engine's message, which lists all that it would have taken, as the place and the word before it."""
    place = re.search(r"error at (\d+):(\d+)", message)
    if not place:
        return Fault(f"is not a SPARQL query: {message}", name)
    line, column = int(place[1]), int(place[2])
    lines = sparql.split("\n")[:line]
    before = "\n".join([*lines[:-1], lines[-1][: column - 1]]).split()
    word = before[-1] if before else ""
    prefix = word.partition(":")[0] if ":" in word else ""
    declared = {*PREFIXES, *re.findall(r"(?i)prefix\s+([\w.-]*):", sparql)}
    if prefix and prefix not in declared and re.fullmatch(r"[\w.-]+", prefix):
        return Fault(f"is not a SPARQL query: the prefix `{prefix}` is not declared", name, line, column)
    where = f"behind `{word}`" if word else "at its beginning"
    return Fault(f"is not a SPARQL query: something else is expected {where}", name, line, column)


def query_store(store: Store, sparql: str, name: str) -> Answer:
    """The answer of `store`, which may be a server, to `sparql`. Raises `InputError` as `query` does.

    The query is asked of an empty store first: so its faults are told in the same words, whichever store it goes to.
    """
    query(ox.Store(), sparql, name)
    return store.ask(sparql)
