"""Sample sheets, all of our own invention, and the short way from a sheet to its rows and its faults."""

from __future__ import annotations

from pipeline.anchor import anchor
from pipeline.documents import Document
from pipeline.errors import InputError
from pipeline.house import House
from pipeline.read import read, read_authority
from pipeline.resolve import Scope, resolve
from pipeline.rows import Resolved, Row
from pipeline.sheet import Sheet

VOCABULARY = House().vocabulary

CAST = """\
article: {id: flood, headline: The dyke holds, language: en}
entities:
  olsen: {type: Person, name: Ada Olsen}
  board: {type: Organization, name: Water Board}
  nordby: {type: City, name: Nordby}
"""
"""A flood, and those who speak of it: five lines, to which a test adds its own from line 6 on."""

RULING_TEXT = """\
Court Stops Harbour Merger
The court of appeal stopped the merger of the two harbours on Monday.
Judge Ines Carvalho put the costs at 12.5 million crowns, according to her clerk, Mr. Tom Reyes.

What comes next
"We shall appeal," the port wrote.
The port denies that the ministry wanted the merger.
Others say so. Newswire helped with this report.
"""
RULING = """\
article:
  id: ruling
  headline: {en: Court Stops Harbour Merger, da: Retten standser havnefusion}
  language: en
  publisher: {entity: gazette, basis: inferred, note: Nowhere stated.}
  credit: [{entity: newswire, s: 8}]
  date: {value: "2021-05", basis: inferred}
  about: [stop, port]
  text: {sentences: 8}
prefixes: {ships: "https://ships.example/ns#"}
entities:
  gazette: {type: NewsMediaOrganization, name: The Gazette}
  port: {type: [Organization, "ships:Port"], name: Westhaven Port, alias: [the port, {da: havnen}], partOf: ministry}
  ministry: {type: GovernmentOrganization, name: Ministry of Ports, wikidata: Q1, sameAs: "https://ships.example/m"}
  carvalho: {type: Person, name: Ines Carvalho, note: Presides.}
  reporters: {type: Group, unnamed: true, name: reporters}
events:
  stop:
    type: Event
    name: Stop of the merger
    date: {value: 2021-05-03, basis: year-inferred, text: Monday}
    place: westhaven
    roles: {agent: carvalho, "ships:stopped": merger}
    s: [1, 2]
  merger: {type: Action, from: "2020?", until: {value: "..", text: still}, s: 2, note: Not completed.}
offices:
  judge: {holder: carvalho, title: judge, of: ministry, under: port, from: 2012, until: 2021-05-03, s: 3}
figures:
  costs:
    of: merger
    property: costs
    value: 12.50
    unit: million crowns
    unitCode: SEK
    approximate: true
    including: [fees]
    date: 2021
    said: [{by: carvalho, via: [reyes], s: 3}]
  fees: {of: merger, property: costs, min: 1, max: 2, excluding: costs, description: a few, s: 3}
claims:
  wanted:
    text: The ministry wanted the merger.
    about: [ministry, merger]
    content: {subject: ministry, relation: responsibleFor, object: merger}
    contradicts: [{fact: unwanted, basis: explicit, s: 6, note: Set against each other.}]
    said:
      - {by: unnamed, stance: alleges, s: 7}
      - {by: port, stance: denies, s: 6}
  unwanted: {text: Nobody wanted the merger., s: 6}
  appeal:
    text: The port appeals.
    said:
      - by: port
        for: ministry
        to: reporters
        stance: pledges
        certainty: certain
        basis: inferred
        medium: letter
        at: stop
        date: 2021-05-03T10:00:00Z
        answers: [judge, wanted]
        quote: We shall appeal
        note: Through a lawyer.
        s: 5
omitted: {4: A heading.}
"""
RULING_AUTHORITY = """\
entities:
  westhaven: {type: City, name: Westhaven, partOf: coast}
  coast: {type: Landform, name: the coast}
  newswire: {type: NewsMediaOrganization, name: Newswire}
  reyes: {type: Person, name: Tom Reyes}
  stranger: {type: Person, name: Nobody here speaks of}
events:
  merger: {wikidata: Q2, sameAs: "https://ships.example/merger"}
"""
"""A court's ruling on a merger, with one of everything that a sheet can hold."""

_SHORT = {
    "https://example.org/newsfacts/": "~",
    "http://www.wikidata.org/entity/": "wd:",
    "https://w3id.org/newsfacts/vocab#": "nf:",
    "https://schema.org/": "schema:",
    "http://www.w3.org/2004/02/skos/core#": "skos:",
    "http://www.w3.org/ns/oa#": "oa:",
}


def document(sheet: str, file: str = "flood.yaml") -> Document[Sheet]:
    """The one sheet that the text holds."""
    (found,) = read(sheet.encode(), file)
    return found


def resolved(sheet: str, authority: str = "", text: str = "", file: str = "flood.yaml") -> Resolved:
    """The sheet's rows; with the article's text, anchored in it."""
    shared = read_authority(authority.encode(), "entities.yaml") if authority else None
    anchors = anchor(text, "en") if text else None
    return resolve(document(sheet, file), Scope(VOCABULARY, shared), anchors, text or None)


def faults(sheet: str, authority: str = "", text: str = "", file: str = "flood.yaml") -> list[str]:
    """All that is told of the sheet, each as ``file:line:column: path: message``."""
    try:
        resolved(sheet, authority, text, file)
    except InputError as error:
        return [str(fault) for fault in error.faults]
    return []


def table(found: Resolved, name: str) -> list[Row]:
    """The rows of a table without the graph, in which all of them stand, and with short IRIs.

    ``.`` is the article, ``~`` the base; the vocabularies have prefixes.
    """

    def short(iri: str) -> str:
        iri = "." + iri.removeprefix(found.article) if f"{iri}/".startswith(f"{found.article}/") else iri
        for namespace, prefix in _SHORT.items():
            iri = iri.replace(namespace, prefix)
        return iri

    rows = found.rows[name]
    assert all(row["gi"] == found.graph for row in rows)
    return [
        {
            column: short(cell) if isinstance(cell, str) else [short(item) for item in cell]
            for column, cell in row.items()
            if column != "gi"
        }
        for row in rows
    ]
