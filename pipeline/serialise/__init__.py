"""Serialise: quads into the files that linked-data consumers load. All of them carry the same graph."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.serialise.dataset import describe_dataset
from pipeline.serialise.graph import Graph, read_graph
from pipeline.serialise.jsonld import Context, write_jsonld, write_jsonld_line
from pipeline.serialise.schema_org import CONTEXT, keep_schema_org
from pipeline.serialise.turtle import write_trig, write_turtle

__all__ = [
    "Context",
    "Graph",
    "describe_dataset",
    "read_graph",
    "serialise",
    "write_jsonld_line",
    "write_schema_org",
    "write_turtle",
]

_SCHEMA_ORG = Context(CONTEXT)


def serialise(graph: Graph, quads: Sequence[str], article: str, language: str, context: Context) -> dict[str, bytes]:
    """The files of one article: endings and contents.

    ``ttl``, ``jsonld``, ``trig`` and ``nq`` carry the whole graph; ``schema.jsonld`` what schema.org's terms can say.
    """
    tag = language.lower()  # as it stands on the literals
    return {
        "ttl": write_turtle(graph),
        "jsonld": write_jsonld(graph, article, context, tag),
        "trig": write_trig(graph),
        "nq": "".join(quads).encode(),
        "schema.jsonld": write_schema_org(graph, article, language),
    }


def write_schema_org(graph: Graph, article: str, language: str) -> bytes:
    """What schema.org's terms can say of an article, as JSON-LD for the head of its page."""
    return write_jsonld(keep_schema_org(graph), article, _SCHEMA_ORG, language.lower())
