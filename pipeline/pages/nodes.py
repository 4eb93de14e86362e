"""Nodes: what the graph of an article says of each, and how a reader of the article would call it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

import pyoxigraph as ox

from pipeline.answers import Answer
from pipeline.namespaces import NF, PREFIXES, RDF, SCHEMA, contract
from pipeline.pages.story import Node, Party, Text
from pipeline.rdf import Term
from pipeline.vocabulary import ENTITY_ROOTS
from pipeline.words import Description, property_words

ORG: Final = PREFIXES["org"]
KINDS: Final = {
    f"{SCHEMA}Claim": "claim",
    f"{SCHEMA}Observation": "figure",
    f"{ORG}Membership": "office",
    f"{SCHEMA}Event": "event",
    f"{SCHEMA}Action": "event",
}
"""The kinds of fact, by the classes that tell them."""
_NAMES = tuple(SCHEMA + name for name in ("name", "text", "headline", "roleName"))
_SAID = "/said/"
THE_ARTICLE = Text("the article itself", "en")


class Nodes:
    """The descriptions of all nodes of one article's graph, read from the answer to `queries/pages/nodes.rq`."""

    def __init__(self, answer: Answer) -> None:
        self.said: dict[str, Description] = {}
        for node, predicate, value in answer.rows:
            if node is not None and predicate is not None and value is not None:
                self.said.setdefault(node.value, {}).setdefault(predicate.value, set()).add(value)
        self.article = next(self.of_class(f"{SCHEMA}NewsArticle"))
        derived = f"{PREFIXES['prov']}wasDerivedFrom"
        self.graph = next((node for node in sorted(self.said) if derived in self.said[node]), "")
        self.language = self.one(self.article, f"{SCHEMA}inLanguage").lower()
        self._fragments: Mapping[str, str] = {}
        self._fragments = self._place()

    def of_class(self, iri: str) -> Iterator[str]:
        """The nodes of a class, by their IRIs."""
        return (node for node in sorted(self.said) if iri in self.links(node, f"{RDF}type"))

    def terms(self, node: str, predicate: str) -> list[Term]:
        """The values of a property, in a fixed order."""
        return sorted(self.said.get(node, {}).get(predicate, ()), key=str)

    def links(self, node: str, predicate: str) -> list[str]:
        """The IRIs that a property leads to, in a fixed order."""
        return [term.value for term in self.terms(node, predicate) if isinstance(term, ox.NamedNode)]

    def one(self, node: str, predicate: str) -> str:
        """The first value of a property as plain text; empty where there is none."""
        return next((term.value for term in self.terms(node, predicate)), "")

    def concept(self, node: str, predicate: str) -> str:
        """The name of a concept of the vocabulary: ``alleges``."""
        return self.one(node, predicate).removeprefix(NF)

    def texts(self, node: str, *predicates: str) -> tuple[Text, ...]:
        """The texts under properties, those in the article's language first."""
        found = [
            Text(term.value, (term.language or "").lower())
            for predicate in predicates
            for term in self.terms(node, predicate)
            if isinstance(term, ox.Literal)
        ]
        return tuple(sorted(found, key=lambda text: text.language != self.language))

    def text(self, node: str, *predicates: str) -> Text | None:
        """The first of `texts`."""
        return next(iter(self.texts(node, *predicates)), None)

    def name(self, node: str) -> Text:
        """What a node is called, in the article's language if it has a name in it; else the last part of its IRI."""
        kind = self.kind(node)
        if kind == "figure":
            return Text(f"{self.measure(node)}: {self.amount(node)}")
        if kind == "office":
            return Text(self._office(node))
        return self.text(node, *_NAMES) or Text(_last(node))

    def _office(self, node: str) -> str:
        holder = next(map(self.name, self.links(node, f"{ORG}member")), None)
        title = self.text(node, f"{SCHEMA}roleName")
        return ": ".join(str(part) for part in (holder, title or "office") if part)

    def measure(self, figure: str) -> str:
        """What a figure counts or measures, in words."""
        measured = next(iter(self.links(figure, f"{SCHEMA}measuredProperty")), "")
        name = self.text(measured, f"{SCHEMA}name")
        return str(name) if name else property_words(measured)

    def amount(self, figure: str) -> str:
        """The number of a figure with its unit: ``about 185 mile``, ``at least 2 missile``; or its wording."""
        value, least, most = (self.one(figure, SCHEMA + name) for name in ("value", "minValue", "maxValue"))
        number = value or (f"{least} to {most}" if least and most else "")
        number = number or (f"at least {least}" if least else f"at most {most}" if most else "")
        if not number:
            return self.one(figure, f"{SCHEMA}description") or "a figure"
        about = "about " if self.one(figure, f"{NF}approximate") == "true" else ""
        return " ".join(filter(None, (f"{about}{number}", self.one(figure, f"{SCHEMA}unitText"))))

    def kind(self, node: str) -> str:
        """The kind of fact that a node is; empty where it is none."""
        classes = self.links(node, f"{RDF}type")
        return next((kind for iri, kind in KINDS.items() if iri in classes), "")

    def types(self, node: str) -> tuple[str, ...]:
        """The classes of a node in words, without those that only say what kind of thing it is."""
        classes = self.links(node, f"{RDF}type")
        telling = [iri for iri in classes if iri not in _ROOTS] or classes
        return tuple(sorted(property_words(iri) for iri in telling))

    def node(self, iri: str) -> Node:
        """A node to link to."""
        return Node(iri, self.fragment(iri), self.name(iri))

    def nodes(self, iris: Iterable[str]) -> tuple[Node, ...]:
        """Nodes to link to."""
        return tuple(map(self.node, iris))

    def sentence_numbers(self, node: str) -> tuple[int, ...]:
        """The numbers of the sentences that a node rests on."""
        found = (self.one(sentence, f"{NF}sentenceNumber") for sentence in self.links(node, f"{NF}evidence"))
        return tuple(sorted(int(number) for number in found if number))

    def party(self, iri: str) -> Party:
        """A party by its IRI; the article's own is the article itself."""
        if iri == self.article:
            return Party(iri, "", THE_ARTICLE, own=True)
        return Party(iri, self.fragment(iri), self.name(iri))

    def fragment(self, iri: str) -> str:
        """The fragment that leads to a node on the page; empty where the page has no place for it."""
        fact, said, rest = iri.partition(_SAID)
        if said:
            return f"{self.fragment(self._fact_of(iri) or fact)}{_SAID}{rest}"
        return self._fragments.get(iri, "")

    def _fact_of(self, assertion: str) -> str:
        """The fact that an assertion is about in the end: the IRI does not tell where the fact is a shared event."""
        seen = {assertion}
        while (above := self.one(assertion, f"{SCHEMA}object")) and above not in seen:
            assertion = above
            seen.add(above)
        return assertion if self.kind(assertion) else ""

    def _place(self) -> Mapping[str, str]:
        """Facts stand under the last part of their IRIs; if two share it, and for all else, the kind is before it."""
        facts = [node for node in sorted(self.said) if self.kind(node)]
        lasts = [_last(node) for node in facts]
        fragments = {
            node: last if lasts.count(last) == 1 else _last_two(node) for node, last in zip(facts, lasts, strict=True)
        }
        others = [node for node in self.said if node not in fragments and _SAID not in node]
        return {**{node: _last_two(node) for node in others}, **fragments}


_ROOTS = ENTITY_ROOTS | KINDS.keys() - {f"{ORG}Membership"}


def _last(iri: str) -> str:
    return re.split("[/#]", contract(iri))[-1].rpartition(":")[2]


def _last_two(iri: str) -> str:
    return "/".join(iri.split("/")[-2:])
