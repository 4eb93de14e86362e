"""Profiles: how the stores differ, as data. A further store is a further profile.

Sources: https://www.w3.org/TR/sparql11-http-rdf-update/ (graph store), https://www.w3.org/TR/sparql11-protocol/;
https://github.com/oxigraph/oxigraph/tree/main/cli, https://jena.apache.org/documentation/fuseki2/,
https://rdf4j.org/documentation/reference/rest-api/, https://graphdb.ontotext.com/documentation/,
https://docs.openlinksw.com/virtuoso/rdfsparqlprotocolendpoint/, https://docs.qlever.dev/
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

NEVER = (1 << 30,)
ALWAYS = (0,)


@dataclass(frozen=True, slots=True)
class Profile:
    """What is particular to one kind of store. Paths are relative to the target, which is `takes`.

    `graph_store` is None where graphs are written by SPARQL Update alone. `put_is_whole_since` is the first version
    whose PUT leaves the old graph in place when it fails. `union` asks for all named graphs as one, where that is not
    what a query sees anyway. `server` is found in the header of that name; `path` in the target itself.
    """

    name: str
    takes: str
    query: str
    update: str
    graph_store: str | None
    put_is_whole_since: tuple[int, ...]
    union: tuple[tuple[str, str], ...] = ()
    auth: Literal["basic", "digest", "bearer"] = "basic"
    takes_gzip: bool = False
    server: str | None = None
    path: str | None = None

    def version(self, header: str) -> tuple[int, ...]:
        """The version that a ``Server`` header names; empty where it names none."""
        match = re.search(rf"{self.server}/v?([\d.]+)", header, re.IGNORECASE) if self.server else None
        return tuple(int(part) for part in match[1].split(".") if part) if match else ()

    def puts_whole(self, header: str) -> bool:
        """Whether the server that sent this header replaces a graph by PUT wholly or not at all."""
        return (self.version(header) or ALWAYS) >= self.put_is_whole_since


OXIGRAPH = Profile(
    name="oxigraph",
    takes="http://HOST:7878",
    query="/query",
    update="/update",
    graph_store="/store",
    put_is_whole_since=(0, 5, 10),  # before that, a body that does not parse empties the graph
    union=(("union-default-graph", ""),),
    takes_gzip=True,
    server="Oxigraph",
)
FUSEKI = Profile(
    name="fuseki",
    takes="http://HOST:3030/DATASET",
    query="/sparql",
    update="/update",
    graph_store="/data",
    put_is_whole_since=ALWAYS,  # one transaction
    union=(("default-graph-uri", "urn:x-arq:UnionGraph"),),
    server="Apache Jena Fuseki",
)
RDF4J = Profile(  # and GraphDB, which is built on it
    name="rdf4j",
    takes="http://HOST:7200/repositories/NAME",
    query="",
    update="/statements",
    graph_store="/rdf-graphs/service",
    put_is_whole_since=ALWAYS,  # one transaction
    path="/repositories/",
)
VIRTUOSO = Profile(
    name="virtuoso",
    takes="http://HOST:8890",
    query="/sparql",
    update="/sparql-auth",
    graph_store="/sparql-graph-crud-auth",
    put_is_whole_since=NEVER,  # 7.2.5 keeps the lines before the one that does not parse
    auth="digest",
    server="Virtuoso",
)
QLEVER = Profile(
    name="qlever",
    takes="http://HOST:7001",
    query="",
    update="",
    graph_store="",
    put_is_whole_since=NEVER,  # not known, so not trusted
    auth="bearer",  # the password is the access token that the server was started with
)
GENERIC = Profile(
    name="generic",
    takes="the address that takes both queries and updates",
    query="",
    update="",
    graph_store=None,
    put_is_whole_since=NEVER,
)

PROFILES = {each.name: each for each in (OXIGRAPH, FUSEKI, RDF4J, VIRTUOSO, QLEVER, GENERIC)}
PROFILES["graphdb"] = RDF4J


def detect(url: str, server: str) -> Profile | None:
    """The profile that fits the address, or the ``Server`` header with which something answered there."""
    for profile in PROFILES.values():
        by_header = profile.server is not None and profile.server.lower() in server.lower()
        if by_header or (profile.path is not None and profile.path in f"{url}/"):
            return profile
    return None
