"""The namespaces that the graph speaks in."""

from __future__ import annotations

from typing import Final

NF: Final = "https://w3id.org/newsfacts/vocab#"
SCHEMA: Final = "https://schema.org/"
RDF: Final = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
RDFS: Final = "http://www.w3.org/2000/01/rdf-schema#"
XSD: Final = "http://www.w3.org/2001/XMLSchema#"
SH: Final = "http://www.w3.org/ns/shacl#"
SKOS: Final = "http://www.w3.org/2004/02/skos/core#"

PREFIXES: Final = {
    "nf": NF,
    "schema": SCHEMA,
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "oa": "http://www.w3.org/ns/oa#",
    "org": "http://www.w3.org/ns/org#",
    "prov": "http://www.w3.org/ns/prov#",
    "rdf": RDF,
    "rdfs": RDFS,
    "sem": "http://semanticweb.cs.vu.nl/2009/11/sem/",
    "sh": SH,
    "skos": SKOS,
    "void": "http://rdfs.org/ns/void#",
    "wd": "http://www.wikidata.org/entity/",
    "wdt": "http://www.wikidata.org/prop/direct/",
    "xsd": XSD,
}
"""The prefixes that every sheet, query and output knows; a sheet's own `prefixes` add to them."""

DEFAULT_BASE: Final = "https://example.org/newsfacts/"
SHAPES: Final = "https://w3id.org/newsfacts/shapes"
SOFTWARE: Final = "https://w3id.org/newsfacts/software/"


def contract(iri: str) -> str:
    """`iri` as a CURIE where a known prefix fits and the rest is a plain name, else as it is."""
    for prefix, namespace in PREFIXES.items():
        if iri.startswith(namespace) and iri[len(namespace) :].replace("-", "").replace("_", "").isalnum():
            return f"{prefix}:{iri[len(namespace) :]}"
    return iri
