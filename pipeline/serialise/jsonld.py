"""JSON-LD as a tree under the article: framed, compacted, its context inline, so that nothing has to be fetched.

The graph has no blank nodes, and the context is ours and plain, so framing comes down to this: every node is
written out once, at the first edge that owns it, and referred to by its IRI elsewhere. The owning edges are the
context's reverse terms (a fact's `said`, an article's `claims` ...) and those of `OWNING`.
Sources: https://www.w3.org/TR/json-ld11/, https://www.w3.org/TR/json-ld11-framing/
"""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, TypeAlias

import pyoxigraph as ox

from pipeline.namespaces import RDF, SCHEMA, XSD
from pipeline.rdf import Term, relative
from pipeline.serialise.graph import Graph, predicate_order, subject_order

Json: TypeAlias = Any
"""A JSON value: what `json.dumps` takes."""

OWNING = frozenset(
    {
        f"{SCHEMA}mentions",
        f"{SCHEMA}measuredProperty",
        "http://www.w3.org/ns/oa#hasSelector",
        "http://www.w3.org/ns/prov#wasGeneratedBy",
        "http://www.w3.org/ns/prov#wasAssociatedWith",
    }
)
_CANONICAL = re.compile(r"0|-?[1-9][0-9]{0,14}")
"""Integers that every JSON parser gives back as they were written."""
_NATIVE = {f"{XSD}boolean": {"true": True, "false": False}}


@dataclass(frozen=True, slots=True)
class TermDefinition:
    """A term of the context, as far as compaction needs it; `untagged` where it sets the language aside."""

    name: str
    type: str | None = None
    always_list: bool = False
    untagged: bool = False


class Context:
    """A JSON-LD context of plain terms: prefixes, coerced types, sets, reverse properties."""

    def __init__(self, context: Mapping[str, Json]) -> None:
        self.json = context
        self.prefixes: dict[str, str] = {}
        self.terms: dict[str, TermDefinition] = {}
        self.reverse: dict[str, str] = {}
        for name, value in context.items():
            if isinstance(value, str) and value[-1:] in ("#", "/") and not name.startswith("@"):
                self.prefixes[name] = value
        for name, value in context.items():
            definition = {"@id": value} if isinstance(value, str) else value
            if name.startswith("@") or name in self.prefixes:
                continue
            if "@reverse" in definition:
                self.reverse[self.expand(definition["@reverse"])] = name
                continue
            kind = definition.get("@type")
            self.terms[self.expand(definition.get("@id", name))] = TermDefinition(
                name,
                kind if kind is None or kind.startswith("@") else self.expand(kind),
                definition.get("@container") == "@set",
                "@language" in definition and definition["@language"] is None,
            )

    def expand(self, name: str) -> str:
        """The IRI of a CURIE of the context."""
        prefix, _, rest = name.partition(":")
        return self.prefixes[prefix] + rest if prefix in self.prefixes else name

    def compact(self, iri: str) -> str:
        """The shortest name of `iri`: a term, a CURIE, or itself."""
        if iri in self.terms:
            return self.terms[iri].name
        vocab = self.json.get("@vocab")
        if vocab and iri.startswith(vocab):
            return iri[len(vocab) :]
        for prefix, namespace in self.prefixes.items():
            if iri.startswith(namespace):
                return f"{prefix}:{iri[len(namespace) :]}"
        return iri


class _Framer:
    """Builds the tree of one graph."""

    def __init__(self, graph: Graph, context: Context, language: str | None) -> None:
        self.graph, self.context, self.language = graph, context, language
        self.nodes: dict[str, dict[str, list[Term]]] = defaultdict(lambda: defaultdict(list))
        self.incoming: dict[tuple[str, str], list[str]] = defaultdict(list)
        self.written: set[str] = set()
        for subject, predicate, value, _ in graph.statements:
            self.nodes[subject][predicate].append(value)
            if predicate in context.reverse and isinstance(value, ox.NamedNode):
                self.incoming[value.value, predicate].append(subject)

    def node(self, iri: str, owner: tuple[str, str] | None = None) -> dict[str, Json]:
        """A node with its properties, and the nodes that it owns; `owner` is the edge that it was reached by."""
        self.written.add(iri)
        tree: dict[str, Json] = {"@id": self.relative(iri)}
        properties = self.nodes[iri]
        for predicate in sorted(properties, key=predicate_order):
            term = self.context.terms.get(predicate) or TermDefinition(self.context.compact(predicate))
            values = [
                self.value(value, term, predicate in OWNING)
                for value in properties[predicate]
                if owner != (predicate, value.value)
            ]
            if predicate == f"{RDF}type":
                tree["@type"] = _one_or_many([self.context.compact(value.value) for value in properties[predicate]])
            elif values:
                tree[term.name] = values if term.always_list else _one_or_many(values)
        for predicate, name in self.context.reverse.items():
            mine = [other for other in self.incoming.get((iri, predicate), ()) if other not in self.written]
            mine.sort(key=lambda other: subject_order(other, self.graph.base))
            if mine:
                tree[name] = [self.node(other, (predicate, iri)) for other in mine if other not in self.written]
        return tree

    def value(self, value: Term, term: TermDefinition, owning: bool) -> Json:
        if isinstance(value, ox.Literal):
            return self.literal(value, term)
        iri = value.value
        if owning and iri in self.nodes and iri not in self.written:
            return self.node(iri)
        if term.type == "@vocab":
            return self.context.compact(iri)
        return self.relative(iri) if term.type == "@id" else {"@id": self.relative(iri)}

    def literal(self, value: ox.Literal, term: TermDefinition) -> Json:
        text, datatype = value.value, value.datatype.value
        if value.language:
            plain = value.language == self.language and not term.untagged and not term.type
            return text if plain else {"@value": text, "@language": value.language}
        if datatype == term.type:
            return text
        if datatype == f"{XSD}string":
            return text if term.untagged or not (self.language or term.type) else {"@value": text}
        if not term.type and text in _NATIVE.get(datatype, ()):
            return _NATIVE[datatype][text]
        if not term.type and datatype == f"{XSD}integer" and _CANONICAL.fullmatch(text):
            return int(text)
        return {"@value": text, "@type": self.context.compact(datatype)}

    def relative(self, iri: str) -> str:
        return relative(iri, self.graph.base)


def _one_or_many(values: list[Json]) -> Json:
    return values[0] if len(values) == 1 else values


def write_jsonld(graph: Graph, root: str, context: Context, language: str | None) -> bytes:
    """The graph as JSON-LD with the node `root` on top; texts in `language` stand as plain strings.

    Nodes that no owning edge leads to stand under ``@included``.
    """
    terms = [f"  {_dump(name)}: {_dump(value)}" for name, value in _head(graph, context, language).items()]
    body = json.dumps(_tree(graph, root, context, language), ensure_ascii=False, indent=1)
    text = '{\n "@context": {\n' + ",\n".join(terms) + "\n }," + body.removeprefix("{") + "\n"
    return text.replace("<", r"\u003c").encode()  # so that it can stand in a script element as it is


def write_jsonld_line(graph: Graph, root: str, context: Context, language: str | None) -> bytes:
    """As `write_jsonld`, in one line."""
    document = {"@context": _head(graph, context, language), **_tree(graph, root, context, language)}
    return (_dump(document).replace("<", r"\u003c") + "\n").encode()


def _head(graph: Graph, context: Context, language: str | None) -> dict[str, Json]:
    return {"@base": graph.base, **({"@language": language} if language else {}), **context.json}


def _tree(graph: Graph, root: str, context: Context, language: str | None) -> dict[str, Json]:
    framer = _Framer(graph, context, language)
    tree = framer.node(root)
    rest = [framer.node(iri) for iri in list(framer.nodes) if iri not in framer.written]
    return {**tree, **({"@included": rest} if rest else {})}


def _dump(value: Json) -> str:
    return json.dumps(value, ensure_ascii=False)
