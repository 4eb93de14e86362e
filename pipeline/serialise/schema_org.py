"""The schema.org part of a graph, for the head of the article's page.

Search engines read schema.org alone. What they cannot read must not change its meaning: without stances, a denial
would stand there as a saying, and without vouchers a disputed toll as a number. So the article, what it mentions, its
events and its claims are kept, claims as claims; assertions, figures and contradictions stay out.
"""

from __future__ import annotations

from dataclasses import replace

import pyoxigraph as ox

from pipeline.namespaces import RDF, SCHEMA
from pipeline.serialise.graph import Graph, kind_of

_TYPE = f"{RDF}type"
_KINDS = frozenset({"article", "entity", "event", "claim"})

CONTEXT = {
    "@vocab": SCHEMA,
    "schema": SCHEMA,
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "about": {"@id": "schema:about", "@type": "@id"},
    "location": {"@id": "schema:location", "@type": "@id"},
    "mentions": {"@id": "schema:mentions", "@type": "@id", "@container": "@set"},
    "publisher": {"@id": "schema:publisher", "@type": "@id"},
    "contributor": {"@id": "schema:contributor", "@type": "@id"},
    "sameAs": {"@id": "schema:sameAs", "@type": "@id"},
    "containedInPlace": {"@id": "schema:containedInPlace", "@type": "@id"},
    "parentOrganization": {"@id": "schema:parentOrganization", "@type": "@id"},
    "claims": {"@reverse": "schema:appearance"},
}


def keep_schema_org(graph: Graph) -> Graph:
    """The statements of `graph` that schema.org's terms alone can carry without a change of meaning."""
    typed = {
        each.subject
        for each in graph.statements
        if each.predicate == _TYPE
        and each.object.value.startswith(SCHEMA)
        and kind_of(each.subject, graph.base) in _KINDS
        and "/said/" not in each.subject
    }
    return replace(
        graph,
        statements=tuple(
            each
            for each in graph.statements
            if each.subject in typed
            and (each.predicate.startswith(SCHEMA) or each.predicate == _TYPE)
            and (
                not isinstance(each.object, ox.NamedNode)
                or _fits(each.predicate, each.object.value, typed, graph.base)
            )
        ),
    )


def _fits(predicate: str, value: str, typed: set[str], base: str) -> bool:
    """Whether an object is of schema.org, foreign, or a node that is kept."""
    if predicate == _TYPE:
        return value.startswith(SCHEMA)
    return value in typed or not value.startswith(base)
