"""The schema.org part of a graph, for the head of the article's page.

Search engines read schema.org alone. What they cannot read must not change its meaning: without stances, a denial
would stand there as a saying, and without vouchers a disputed toll as a number. So the article, what it mentions,
the events that it asserts itself and its claims are kept, claims as claims; the rest stays out, and so does what a
program drafted and nobody has reviewed.
"""

from __future__ import annotations

from dataclasses import replace

import pyoxigraph as ox

from pipeline.namespaces import NF, RDF, SCHEMA, XSD
from pipeline.rdf import Statement
from pipeline.serialise.graph import Graph, kind_of

_TYPE = f"{RDF}type"
_KINDS = frozenset({"article", "entity", "event", "claim"})

_DATES = frozenset(f"{XSD}{name}" for name in ("date", "dateTime", "gYear", "gYearMonth"))

_LINKS = ("about", "containedInPlace", "contributor", "location", "parentOrganization", "publisher", "sameAs")
CONTEXT: dict[str, object] = {
    "@vocab": SCHEMA,
    "schema": SCHEMA,
    **{name: {"@id": f"schema:{name}", "@type": "@id"} for name in _LINKS},
    **{name: {"@id": f"schema:{name}", "@type": "schema:Date"} for name in ("datePublished", "startDate", "endDate")},
    **{name: {"@id": f"schema:{name}", "@language": None} for name in ("inLanguage", "sha256")},
    "mentions": {"@id": "schema:mentions", "@type": "@id", "@container": "@set"},
    "claims": {"@reverse": "schema:appearance"},
}


def keep_schema_org(graph: Graph) -> Graph:
    """The statements of `graph` that schema.org's terms alone can carry without a change of meaning."""
    asserted, unreviewed, kinds = _asserted_by_the_article(graph), _unreviewed(graph), _kinds(graph)
    kept = {
        each.subject
        for each in graph.statements
        if each.predicate == _TYPE
        and each.object.value.startswith(SCHEMA)
        and kind_of(each.subject, graph.base) in kinds
        and (kind_of(each.subject, graph.base) != "event" or each.subject in asserted)
        and each.subject not in unreviewed
    }
    return replace(
        graph, statements=tuple(_dated(each) for each in graph.statements if _fits(each, kept, graph.base))
    )


def _asserted_by_the_article(graph: Graph) -> set[str]:
    """What the article asserts in its own voice: what others alone report would stand there as a fact."""
    own = {each.subject for each in graph.statements if each.object.value == f"{NF}OwnVoice"}
    asserting = {each.subject for each in graph.statements if each.object.value == f"{NF}asserts"}
    objects = (each for each in graph.statements if each.predicate == f"{SCHEMA}object")
    return {each.object.value for each in objects if each.subject in own & asserting}


def _kinds(graph: Graph) -> frozenset[str]:
    """The kinds of nodes that are kept: of a draft no entities, for nothing says which of those were reviewed."""
    draft = any(
        each.subject == graph.name and each.predicate == f"{NF}reviewed" and each.object.value == "false"
        for each in graph.statements
    )
    return _KINDS - {"entity"} if draft else _KINDS


def _unreviewed(graph: Graph) -> set[str]:
    """The facts that nobody has reviewed: there is no word of schema.org's for that."""
    drafts = {e.subject for e in graph.statements if e.predicate == f"{NF}reviewed" and e.object.value == "false"}
    return {e.object.value for e in graph.statements if e.predicate == f"{SCHEMA}object" and e.subject in drafts}


def _fits(statement: Statement, kept: set[str], base: str) -> bool:
    """Whether a statement speaks of a node that is kept, in terms of schema.org, and leads to nothing left out."""
    subject, predicate, value, _ = statement
    if subject not in kept or not predicate.startswith((SCHEMA, _TYPE)):
        return False
    if predicate == _TYPE:
        return value.value.startswith(SCHEMA)
    return not isinstance(value, ox.NamedNode) or value.value in kept or not value.value.startswith(base)


def _dated(statement: Statement) -> Statement:
    """Dates as schema.org types them, whatever their precision."""
    value = statement.object
    if isinstance(value, ox.Literal) and value.datatype.value in _DATES:
        return statement._replace(object=ox.Literal(value.value, datatype=ox.NamedNode(f"{SCHEMA}Date")))
    return statement
