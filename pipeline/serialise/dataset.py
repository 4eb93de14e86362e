"""The description of all that was exported: DCAT for catalogues, VoID with counts for triplestores.

Sources: https://www.w3.org/TR/vocab-dcat-3/, https://www.w3.org/TR/void/
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from hashlib import sha256
from urllib.parse import quote

import pyoxigraph as ox

from pipeline.namespaces import NF, PREFIXES, RDF, SCHEMA, SHAPES, XSD, contract
from pipeline.serialise.graph import Graph
from pipeline.serialise.turtle import write_triples

_MEDIA_TYPES = {
    "jsonld": "application/ld+json",
    "nq": "application/n-quads",
    "trig": "application/trig",
    "ttl": "text/turtle",
}
_INTEGER = ox.NamedNode(f"{XSD}integer")


class _Description:
    """Triples about one node after the other."""

    def __init__(self) -> None:
        self.triples: list[ox.Triple] = []

    def add(self, subject: str, predicate: str, value: str | int | ox.Literal, *, text: bool = False) -> None:
        prefix, _, name = predicate.partition(":")
        term: ox.NamedNode | ox.Literal
        if isinstance(value, int):
            term = ox.Literal(str(value), datatype=_INTEGER)
        elif isinstance(value, str):
            term = ox.Literal(value) if text else ox.NamedNode(value)
        else:
            term = value
        self.triples.append(ox.Triple(ox.NamedNode(subject), ox.NamedNode(PREFIXES[prefix] + name), term))


def describe_dataset(graphs: Sequence[Graph], files: Mapping[str, bytes], base: str) -> bytes:
    """The dataset of all `graphs` as Turtle: what it holds, how much of it, and the `files` that it comes in."""
    out = _Description()
    node = f"{base}dataset"
    for kind in ("dcat:Dataset", "void:Dataset"):
        prefix, name = kind.split(":")
        out.add(node, "rdf:type", PREFIXES[prefix] + name)
    out.add(node, "dct:title", ox.Literal("Who says what: facts of news articles", language="en"))
    out.add(node, "dct:conformsTo", SHAPES)
    for namespace in (SCHEMA, NF.removesuffix("#")):
        out.add(node, "void:vocabulary", namespace)
    _count(out, node, graphs)
    for graph in sorted(graphs, key=lambda each: each.name):
        out.add(node, "void:subset", graph.name)
    for name in sorted(files):
        out.add(node, "dcat:distribution", f"{node}/{quote(name)}")
    for name in sorted(files):
        _distribution(out, f"{node}/{quote(name)}", name, files[name], base)
    return write_triples(out.triples, base)


def _count(out: _Description, node: str, graphs: Sequence[Graph]) -> None:
    """The size of the dataset as a whole, and a partition for each class."""
    statements = {(s.subject, s.predicate, str(s.object)) for graph in graphs for s in graph.statements}
    types = {(s, value) for s, predicate, value in statements if predicate == f"{RDF}type"}
    classes = Counter(value.strip("<>") for _, value in types)
    out.add(node, "void:triples", len(statements))
    out.add(node, "void:distinctSubjects", len({subject for subject, _, _ in statements}))
    out.add(node, "void:distinctObjects", len({value for _, _, value in statements}))
    out.add(node, "void:properties", len({predicate for _, predicate, _ in statements}))
    out.add(node, "void:classes", len(classes))
    partitions = {f"{node}/class/{_class_name(iri)}": iri for iri in sorted(classes)}
    for partition in partitions:
        out.add(node, "void:classPartition", partition)
    for partition, iri in partitions.items():
        out.add(partition, "void:class", iri)
        out.add(partition, "void:entities", classes[iri])


def _class_name(iri: str) -> str:
    """A class as the end of an IRI: ``schema/Event``, or all of a foreign IRI as one segment."""
    curie = contract(iri)
    return quote(iri, safe="") if curie == iri else curie.replace(":", "/", 1)


def _distribution(out: _Description, node: str, name: str, content: bytes, base: str) -> None:
    out.add(node, "rdf:type", f"{PREFIXES['dcat']}Distribution")
    out.add(node, "dct:title", name, text=True)
    out.add(node, "dcat:downloadURL", base + quote(name))
    media_type = _MEDIA_TYPES[name.rpartition(".")[2]]
    out.add(node, "dcat:mediaType", f"https://www.iana.org/assignments/media-types/{media_type}")
    size = ox.Literal(str(len(content)), datatype=ox.NamedNode(f"{XSD}nonNegativeInteger"))
    out.add(node, "dcat:byteSize", size)
    out.add(node, "schema:sha256", sha256(content).hexdigest(), text=True)
