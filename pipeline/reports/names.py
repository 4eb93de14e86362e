"""Names: classes, properties, values and nodes in words, those of other people's data too."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

import pyoxigraph as ox

from pipeline.namespaces import NF, PREFIXES, RDF, RDFS, SCHEMA, SKOS, XSD, contract
from pipeline.rdf import Term
from pipeline.words import Description, Nodes, describe, property_words

_GAP = re.compile("  | $")
"""Where `describe` has no word for what is missing."""
_LABELS: Final = (
    f"{SCHEMA}name",
    "http://schema.org/name",
    f"{SKOS}prefLabel",
    f"{PREFIXES['foaf']}name",
    f"{PREFIXES['dct']}title",
    f"{RDFS}label",
)
_DATATYPES: Final = {
    f"{XSD}string": "text",
    f"{RDF}langString": "text in a language",
    f"{XSD}boolean": "true or false",
    f"{XSD}integer": "a whole number",
    f"{XSD}nonNegativeInteger": "a whole number, not below 0",
    f"{XSD}positiveInteger": "a whole number above 0",
    f"{XSD}decimal": "a number",
    f"{XSD}double": "a number",
    f"{XSD}float": "a number",
    f"{XSD}date": "a day, such as 2024-06-25",
    f"{XSD}dateTime": "a day and time, such as 2024-06-25T14:00:00",
    f"{XSD}gYearMonth": "a month, such as 2024-06",
    f"{XSD}gYear": "a year, such as 2024",
    f"{XSD}time": "a time of day, such as 14:00:00",
    f"{XSD}anyURI": "a Web address",
}


def local_words(iri: str) -> str:
    """A class or a property in words, by the last part of its IRI: ``news article``, ``birth date``."""
    return property_words(re.split("[/#:]", iri.rstrip("/#:"))[-1]) or iri


def shape_iri(shape: str) -> str:
    """The IRI of a shape; of one without, nothing, for its label is another one in each run."""
    return "" if shape.startswith("_:") or ":" not in shape else shape


def last_part(name: str) -> str:
    """The last part of a name that is an IRI, for want of another; any other as it is."""
    return re.split("[/#]", name.rstrip("/#"))[-1] if "://" in name else name


def with_article(words: str) -> str:
    """``a claim``, ``an event``."""
    return f"a{'n' if words[:1] in 'aeiou' else ''} {words}"


def datatype_words(iri: str) -> str:
    """A type of literals in words."""
    return _DATATYPES.get(iri) or f"a value of the type “{local_words(iri)}”"


def parse_term(ntriples: str) -> Term:
    """The term that a text in N-Triples syntax stands for; the text itself where it is no such term."""
    try:
        (quad,) = ox.parse(f"<urn:s> <urn:p> {ntriples} .", ox.RdfFormat.N_TRIPLES)
    except SyntaxError:
        return ox.Literal(ntriples)
    return ox.Literal(ntriples) if isinstance(quad.object, ox.Triple) else quad.object


def term_words(term: Term) -> str:
    """A term that stands in a shape: text in quotation marks, a number as it is, of an IRI its last part."""
    if isinstance(term, ox.Literal):
        is_text = term.language or term.datatype.value == f"{XSD}string"
        return f"“{term.value}”" if is_text else term.value
    return term.value.removeprefix(NF) if term.value.startswith(NF) else contract(term.value)


def any_of(words: Sequence[str]) -> str:
    """``a, b or c``."""
    *others, last = words or [""]
    return f"{', '.join(others)} or {last}" if others else last


def node_words(label: str, nodes: Nodes) -> str:
    """A node in words: what the graph says of it, else what it is called and what it is; or nothing.

    `label` is an IRI, or the label of a blank node.
    """
    said = nodes.get(label)
    if said is None:
        return ""
    words = describe(label, nodes)
    if words not in (contract(label), *(f"“{name.value}”" for name in said.get(f"{SCHEMA}name", ()))):
        return _GAP.sub(" … ", words).rstrip()
    kind = next(iter(sorted(local_words(value.value) for value in said.get(f"{RDF}type", ()))), "")
    name = _label(said)
    if name:
        return f"the {kind} “{name}”" if kind else f"“{name}”"
    return f"{with_article(kind)} without a name" if kind else ""


def _label(said: Description) -> str:
    """What a node is called, in English where it has names in several languages."""
    literals = (value for each in _LABELS for value in sorted(said.get(each, ()), key=str))
    named = [value for value in literals if isinstance(value, ox.Literal)]
    english = [value.value for value in named if value.language == "en"]
    return next(iter(english or (value.value for value in named)), "")
