"""A store behind a server: the SPARQL 1.1 Protocol and Graph Store Protocol, after the server's `Profile`.

A graph is replaced by one PUT where the server does that wholly or not at all. Where it does not, it goes

    PUT into {graph}/staged  ->  count  ->  COPY staged TO graph  ->  remove staged

COPY and not MOVE, since a COPY may be repeated until it is confirmed, while a second MOVE, like a COPY of nothing,
leaves Virtuoso with an empty graph. So what is staged is counted before each attempt.

Sources: https://www.w3.org/TR/sparql11-http-rdf-update/, https://www.w3.org/TR/sparql11-protocol/,
https://www.w3.org/TR/sparql11-update/#copy
"""

from __future__ import annotations

import gzip
import time
from collections.abc import Mapping, Sequence
from contextlib import suppress

import pyoxigraph as ox

from pipeline.answers import Answer, read_answer, yes_or_no
from pipeline.errors import StoreError
from pipeline.namespaces import PREFIXES
from pipeline.stores.profiles import Profile
from pipeline.stores.wire import Wire

STAGED = "/staged"
_RESULTS = {"Accept": "application/sparql-results+json"}
_NTRIPLES = {"Content-Type": "application/n-triples"}
_LONGEST_URL = 4000
_PAUSES = (0.5, 1.0)  # seconds between the attempts at a COPY
_ROW_LIMIT = "X-SPARQL-MaxRows"  # Virtuoso sends it where it cut an answer short


class ServerStore:
    """The `Store` behind a server. `puts_whole` says that a PUT which fails leaves the old graph in place."""

    def __init__(self, target: str, profile: Profile, wire: Wire, *, puts_whole: bool) -> None:
        self.name = target
        self._profile = profile
        self._wire = wire
        self._puts_whole = puts_whole
        self._is_challenged = profile.auth != "digest"

    def replace(self, graph: str, triples: Sequence[str]) -> None:
        """Replace a graph wholly or not at all."""
        if self._puts_whole:
            self._put(graph, triples)
            return
        staged = graph + STAGED
        try:
            self._put(staged, triples)
            self._copy(staged, graph, len(triples))
        finally:
            with suppress(StoreError):  # what is staged is no part of the data; the next load replaces it
                self.remove(staged)

    def remove(self, graph: str) -> None:
        """Remove a graph."""
        if self._profile.graph_store is None:
            self._update(f"DROP SILENT GRAPH <{graph}>")
            return
        self._meet_challenge()
        self._wire.send("DELETE", self._url(self._profile.graph_store), params={"graph": graph}, fine=(404,))

    def count(self, graph: str) -> int:
        """How many triples a graph holds."""
        sparql = f"SELECT (COUNT(*) AS ?n) WHERE {{ GRAPH <{graph}> {{ ?s ?p ?o }} }}"
        ((number,),) = self._ask(sparql, {}).rows
        return int(number.value) if number is not None else 0

    def graphs(self) -> Mapping[str, int]:
        """The graphs, and the size of each."""
        sparql = "SELECT ?g (COUNT(*) AS ?n) WHERE { GRAPH ?g { ?s ?p ?o } } GROUP BY ?g"
        rows = self._ask(sparql, {}).rows
        return {name.value: int(number.value) for name, number in rows if name is not None and number is not None}

    def ask(self, sparql: str) -> Answer:
        """The answer to a query. The prefixes go before its first line, so that its lines keep their numbers."""
        prefixes = (f"PREFIX {name}: <{iri}>" for name, iri in PREFIXES.items() if f"{name}:" in sparql)
        return self._ask(" ".join([*prefixes, sparql]), dict(self._profile.union))

    def close(self) -> None:
        """Nothing: the server has seen to it that what it confirmed is kept."""

    def _url(self, path: str) -> str:
        return self.name + path

    def _put(self, graph: str, triples: Sequence[str]) -> None:
        lines = "".join(f"{triple}\n" for triple in triples)
        if self._profile.graph_store is None:
            self._update(f"DROP SILENT GRAPH <{graph}> ; INSERT DATA {{ GRAPH <{graph}> {{\n{lines}}} }}")
            return
        self._meet_challenge()
        url, body, headers = self._url(self._profile.graph_store), lines.encode(), _NTRIPLES
        if self._profile.takes_gzip:
            body, headers = gzip.compress(body, 1), {**headers, "Content-Encoding": "gzip"}
        self._wire.send("PUT", url, params={"graph": graph}, body=body, headers=headers)

    def _copy(self, source: str, graph: str, size: int) -> None:
        """Copy until the server confirms it. The size alone tells nothing: a correction often has that of the old."""
        for pause in (*_PAUSES, None):
            self._expect(source, size)
            try:
                self._update(f"COPY GRAPH <{source}> TO GRAPH <{graph}>")
            except StoreError:
                if pause is None:
                    raise
                time.sleep(pause)
            else:
                return

    def _expect(self, graph: str, size: int) -> None:
        found = self.count(graph)
        if found != size:
            raise StoreError(f"{self.name} holds {found:,} of the {size:,} triples that were sent to <{graph}>")

    def _update(self, sparql: str) -> None:
        self._wire.send("POST", self._url(self._profile.update), form={"update": sparql})

    def _ask(self, sparql: str, params: Mapping[str, str]) -> Answer:
        url, form = self._url(self._profile.query), {"query": sparql, **params}
        if len(sparql) < _LONGEST_URL:
            response = self._wire.send("GET", url, params=form, headers=_RESULTS)
        else:
            response = self._wire.send("POST", url, form=form, headers=_RESULTS)
        try:
            results = ox.parse_query_results(response.content, ox.QueryResultsFormat.JSON)
            answer = read_answer(results) or Answer((), ())
        except (SyntaxError, ValueError):
            raise StoreError(f"{url} answered with what is no SPARQL result; check the target") from None
        limit = response.headers.get(_ROW_LIMIT, "")
        if limit.isdecimal() and len(answer.rows) >= int(limit):
            raise StoreError(f"{url} cut the answer off at {limit} rows; raise its ResultSetMaxRows, or ask for less")
        if answer.columns == ("__ASK_RETVAL",):  # as Virtuoso answers an ASK, with no row for no
            return yes_or_no(any(value is not None and value.value == "1" for (value,) in answer.rows))
        return answer

    def _meet_challenge(self) -> None:
        """Let a server that uses digests send its challenge to a request without a body.

        Virtuoso closes the connection on a challenge, with the body half sent.
        """
        if not self._is_challenged and self._profile.graph_store is not None:
            url = self._url(self._profile.graph_store)
            self._wire.send("GET", url, params={"graph": "urn:newsfacts:none"}, fine=(404,))
            self._is_challenged = True
