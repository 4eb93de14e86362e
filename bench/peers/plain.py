"""The plain way: an rdflib graph built by hand, validated by pyshacl, written by rdflib.

``python -m bench.peers.plain ROWS.jsonl OUT.nq --seconds 300`` takes sheet after sheet until the time is up. The
shapes are parsed once. Each article is validated by itself, as ours are: one article must not vouch for another.
"""

from __future__ import annotations

import argparse
import json
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import TypeAlias

import pyshacl
from rdflib import DCTERMS, ORG, PROV, RDF, XSD, Dataset, Graph, Literal, Namespace, URIRef

from bench.outcome import Outcome
from pipeline.rows import Row, Rows

Term: TypeAlias = URIRef | Literal
Rule: TypeAlias = tuple[URIRef, Callable[[str], Term]]
"""A predicate, and what a cell becomes as its object."""

SHAPES = Path(__file__).parents[2] / "shapes"
SCHEMA = Namespace("https://schema.org/")
NF = Namespace("https://w3id.org/newsfacts/vocab#")
OA = Namespace("http://www.w3.org/ns/oa#")

_boolean = partial(Literal, datatype=XSD.boolean)
_date = partial(Literal, datatype=XSD.date)
_integer = partial(Literal, datatype=XSD.integer)
_offset = partial(Literal, datatype=XSD.nonNegativeInteger)

CLASSES = {
    "article": SCHEMA.NewsArticle,
    "offices": ORG.Membership,
    "figures": SCHEMA.Observation,
    "properties": SCHEMA.Property,
    "claims": SCHEMA.Claim,
    "contradictions": NF.Contradiction,
    "sentences": OA.SpecificResource,
    "positions": OA.TextPositionSelector,
    "quotations": OA.TextQuoteSelector,
}
RULES: dict[str, dict[str, Rule]] = {
    "article": {
        "publisher": (SCHEMA.publisher, URIRef),
        "publisherBasis": (NF.publisherBasis, URIRef),
        "contributor": (SCHEMA.contributor, URIRef),
        "mentions": (SCHEMA.mentions, URIRef),
        "about": (SCHEMA.about, URIRef),
        "evidence": (NF.evidence, URIRef),
        "language": (SCHEMA.inLanguage, Literal),
        "digest": (SCHEMA.sha256, Literal),
        "sentenceCount": (NF.sentenceCount, _integer),
    },
    "entities": {
        "types": (RDF.type, URIRef),
        "containedInPlace": (SCHEMA.containedInPlace, URIRef),
        "parentOrganization": (SCHEMA.parentOrganization, URIRef),
        "sameAs": (SCHEMA.sameAs, URIRef),
        "unnamed": (NF.unnamed, _boolean),
    },
    "events": {"types": (RDF.type, URIRef), "location": (SCHEMA.location, URIRef)},
    "offices": {
        "member": (ORG.member, URIRef),
        "organization": (ORG.organization, URIRef),
        "under": (NF.under, URIRef),
    },
    "figures": {
        "observationAbout": (SCHEMA.observationAbout, URIRef),
        "measuredProperty": (SCHEMA.measuredProperty, URIRef),
        "unitCode": (SCHEMA.unitCode, Literal),
        "approximate": (NF.approximate, _boolean),
        "including": (NF.including, URIRef),
        "excluding": (NF.excluding, URIRef),
    },
    "claims": {
        "about": (SCHEMA.about, URIRef),
        "appearance": (SCHEMA.appearance, URIRef),
        "contentSubject": (RDF.subject, URIRef),
        "contentRelation": (RDF.predicate, URIRef),
        "contentObject": (RDF.object, URIRef),
    },
    "contradictions": {
        "between": (NF.between, URIRef),
        "basis": (NF.contradictionBasis, URIRef),
        "evidence": (NF.evidence, URIRef),
    },
    "assertions": {
        "types": (RDF.type, URIRef),
        "agent": (SCHEMA.agent, URIRef),
        "asserted": (SCHEMA.object, URIRef),
        "recipient": (SCHEMA.recipient, URIRef),
        "stance": (NF.stance, URIRef),
        "certainty": (NF.certainty, URIRef),
        "basis": (NF.basis, URIRef),
        "onBehalfOf": (NF.onBehalfOf, URIRef),
        "occasion": (NF.occasion, URIRef),
        "answers": (NF.answers, URIRef),
        "reportedIn": (NF.reportedIn, URIRef),
        "evidence": (NF.evidence, URIRef),
    },
    "sentences": {
        "source": (OA.hasSource, URIRef),
        "number": (NF.sentenceNumber, _integer),
        "selectors": (OA.hasSelector, URIRef),
        "digest": (SCHEMA.sha256, Literal),
    },
    "positions": {"start": (OA.start, _offset), "end": (OA.end, _offset)},
    "bounds": {
        "earliest": (NF.earliest, _date),
        "latest": (NF.latest, _date),
        "dateBasis": (NF.dateBasis, URIRef),
        "edtf": (NF.edtf, Literal),
        "endEarliest": (NF.endEarliest, _date),
        "endLatest": (NF.endLatest, _date),
        "endBasis": (NF.endBasis, URIRef),
        "endEdtf": (NF.endEdtf, Literal),
        "ongoing": (NF.ongoing, _boolean),
    },
}
VALUES: dict[str, Callable[[str], Term]] = {
    "day": _date,
    "month": partial(Literal, datatype=XSD.gYearMonth),
    "year": partial(Literal, datatype=XSD.gYear),
    "time": partial(Literal, datatype=XSD.dateTime),
    "integer": _integer,
    "decimal": partial(Literal, datatype=XSD.decimal),
    "o": URIRef,
    "und": Literal,
}
"""What the cells of `dates`, `numbers`, `texts` and `links` become, whose rows name their predicate."""


def build(rows: Rows) -> Dataset:
    """The graph of one article, in a dataset."""
    dataset = Dataset()
    graph = dataset.graph(URIRef(str(rows["article"][0]["gi"])))
    for table, kind in CLASSES.items():
        for row in rows[table]:
            graph.add((URIRef(str(row["i"])), RDF.type, kind))
    for table, rules in RULES.items():
        for row in rows[table]:
            _add_cells(graph, row, rules)
    for table in ("dates", "numbers", "texts", "links"):
        for row in rows[table]:
            _add_value(graph, row)
    for row in rows["exports"]:
        _add_export(graph, row)
    return dataset


def _add_cells(graph: Graph, row: Row, rules: dict[str, Rule]) -> None:
    node = URIRef(str(row["i"]))
    for column in rules.keys() & row.keys():
        predicate, make = rules[column]
        for value in _values(row, column):
            graph.add((node, predicate, make(value)))


def _add_value(graph: Graph, row: Row) -> None:
    for column in row.keys() - {"gi", "s", "p"}:
        make = VALUES.get(column) or partial(Literal, lang=column)
        for value in _values(row, column):
            graph.add((URIRef(str(row["s"])), URIRef(str(row["p"])), make(value)))


def _values(row: Row, column: str) -> list[str]:
    cell = row[column]
    return cell if isinstance(cell, list) else [cell]


def _add_export(graph: Graph, row: Row) -> None:
    export, name, software = (URIRef(str(row[column])) for column in ("i", "gi", "software"))
    graph.add((export, RDF.type, PROV.Activity))
    graph.add((export, NF.sheetDigest, Literal(row["digest"])))
    graph.add((export, PROV.wasAssociatedWith, software))
    graph.add((name, PROV.wasDerivedFrom, URIRef(str(row["article"]))))
    graph.add((name, PROV.wasGeneratedBy, export))
    graph.add((name, DCTERMS.conformsTo, URIRef(str(row["conformsTo"]))))
    graph.add((software, RDF.type, PROV.SoftwareAgent))
    graph.add((software, RDF.type, SCHEMA.SoftwareApplication))
    graph.add((software, SCHEMA.name, Literal("newsfacts")))
    graph.add((software, SCHEMA.softwareVersion, Literal(row["softwareVersion"])))


def read_shapes() -> Graph:
    """Our shapes, as pyshacl wants them."""
    shapes = Graph()
    for file in sorted(SHAPES.glob("*.ttl")):
        shapes.parse(file)
    return shapes


def violations(graph: Graph, shapes: Graph) -> int:
    """How many violations pyshacl finds; warnings are none."""
    sh = Namespace("http://www.w3.org/ns/shacl#")
    _, report, _ = pyshacl.validate(graph, shacl_graph=shapes)
    return sum(1 for _ in report.subjects(sh.resultSeverity, sh.Violation))


def _named_graph(dataset: Dataset) -> Graph:
    return next(graph for graph in dataset.graphs() if len(graph))


def _lines(file: Path, seconds: float) -> Iterator[str]:
    end = time.perf_counter() + seconds
    with file.open(encoding="utf-8") as lines:
        for line in lines:
            if time.perf_counter() > end:
                return
            yield line


def main() -> None:
    """Go through the rows of sheet after sheet."""
    parser = argparse.ArgumentParser(prog="python -m bench.peers.plain", description=__doc__)
    parser.add_argument("rows", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--seconds", type=float, default=300.0)
    options = parser.parse_args()
    shapes = read_shapes()
    outcome = Outcome()
    with options.out.open("w", encoding="utf-8") as out:
        for line in _lines(options.rows, options.seconds):
            with outcome.stage("build"):
                dataset = build(json.loads(line))
            with outcome.stage("validate"):
                outcome.violations += bool(violations(_named_graph(dataset), shapes))
            with outcome.stage("write"):
                out.write(dataset.serialize(format="nquads"))
            outcome.sheets += 1
    outcome.tell()


if __name__ == "__main__":
    main()
