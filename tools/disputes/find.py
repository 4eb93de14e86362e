"""What is in dispute in an article's graph: the facts, the parties, and who stands where.

A fact is in dispute where another fact contradicts it, or where somebody denies, doubts or rejects it. Everything is
found by the structure of the graph, so that any exported article will do.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations, product
from typing import Final

import pyoxigraph as ox

from pipeline.namespaces import NF, RDF, SCHEMA, contract
from pipeline.rdf import Statement
from pipeline.words import Description, describe

FOR: Final = ("asserts", "alleges", "believes")
AGAINST: Final = ("denies", "doubts", "rejects")
"""The stances that hold a fact to be so, and those that are against it; what else there is, is neither."""
FACTS: Final = ("schema:Claim", "schema:Event", "schema:Observation", "org:Membership")
"""The classes of facts; whatever else is asserted bears the first of its own."""


@dataclass(frozen=True, order=True)
class Party:
    """Who takes a stance: a speaker, and in which capacity. The IRIs of all concerned make up the `key`."""

    key: str
    name: str
    note: str


@dataclass(frozen=True, order=True)
class Fact:
    """A fact in dispute: its class as a CURIE, and its text."""

    iri: str
    kind: str
    text: str


@dataclass(frozen=True, order=True)
class Assertion:
    """A party's stance towards a fact, by the party's key and the fact's IRI; of several equal ones there is one."""

    party: str
    stance: str
    fact: str


@dataclass(frozen=True, order=True)
class Contradiction:
    """Two facts that cannot both hold; `basis` is ``explicit`` where the article says so, else ``inferred``."""

    one: str
    other: str
    basis: str


@dataclass(frozen=True)
class Disputes:
    """All that is in dispute in one article, each list in the order of IRIs."""

    headline: str
    parties: tuple[Party, ...]
    facts: tuple[Fact, ...]
    assertions: tuple[Assertion, ...]
    contradictions: tuple[Contradiction, ...]
    all_facts: int
    """How many facts the article has, disputed or not."""

    @cached_property
    def groups(self) -> tuple[tuple[Fact, ...], ...]:
        """The facts that contradictions join, however far: each group is one dispute."""
        group = {fact.iri: {fact.iri} for fact in self.facts}
        for each in self.contradictions:
            joined = group[each.one] | group[each.other]
            group.update(dict.fromkeys(joined, joined))
        apart = {min(iris): iris for iris in group.values()}
        return tuple(tuple(fact for fact in self.facts if fact.iri in apart[first]) for first in sorted(apart))


def find_disputes(statements: Iterable[Statement]) -> Disputes:
    """The disputes of the graph of one article. Raises `ValueError` where there is no article, or no dispute."""
    return _Reading(statements).disputes()


class _Reading:
    """A graph, by its nodes."""

    def __init__(self, statements: Iterable[Statement]) -> None:
        self.nodes: dict[str, Description] = defaultdict(lambda: defaultdict(set))
        for each in statements:
            self.nodes[each.subject][each.predicate].add(each.object)
        articles = self._of_class(f"{SCHEMA}NewsArticle")
        if len(articles) != 1:
            raise ValueError(f"expected the graph of one article, and this has {len(articles)}")
        (self.article,) = articles
        self.language = next(iter(self._values(self.article, f"{SCHEMA}inLanguage")), "")

    def disputes(self) -> Disputes:
        """What is in dispute. Raises `ValueError` where nothing is."""
        contradictions = sorted(set(self._contradictions()))
        stances = list(self._stances())
        disputed = {iri for each in contradictions for iri in (each.one, each.other)}
        disputed |= {each.fact for _, each in stances if each.stance in AGAINST}
        if not disputed:
            raise ValueError("nothing is in dispute in this article; there is nothing to draw")
        shown = [(party, each) for party, each in stances if each.fact in disputed]
        return Disputes(
            self._text(self.article, "headline"),
            tuple(sorted({party for party, _ in shown})),
            tuple(self._fact(iri) for iri in sorted(disputed)),
            tuple(sorted({each for _, each in shown})),
            tuple(contradictions),
            len({each.fact for _, each in stances}),
        )

    def _contradictions(self) -> Iterator[Contradiction]:
        for iri in self._of_class(f"{NF}Contradiction"):
            explicit = f"{NF}explicit" in self._values(iri, f"{NF}contradictionBasis")
            for one, other in combinations(self._values(iri, f"{NF}between"), 2):
                yield Contradiction(one, other, "explicit" if explicit else "inferred")

    def _stances(self) -> Iterator[tuple[Party, Assertion]]:
        """Who takes which stance to which fact; of a chain, that is the link next to the fact."""
        assertions = dict.fromkeys(self._of_class(f"{NF}Assertion"))
        for iri in assertions:
            party = self._party(iri)
            for fact, stance in product(self._values(iri, f"{SCHEMA}object"), self._values(iri, f"{NF}stance")):
                if fact not in assertions:
                    yield party, Assertion(party.key, stance.removeprefix(NF), fact)

    def _party(self, assertion: str) -> Party:
        own = f"{NF}OwnVoice" in self._values(assertion, f"{RDF}type")
        speaker = next(iter(self._values(assertion, f"{SCHEMA}agent")), self.article)
        behalf = self._values(assertion, f"{NF}onBehalfOf")
        names = ", ".join(self._text(iri, "name") for iri in behalf)
        note = "in its own voice" if own else f"for {names}" if names else ""
        key = " ".join([speaker, *behalf, *([f"{NF}OwnVoice"] if own else [])])
        name = self._text(speaker, "name") or ("the article" if own else describe(speaker, self.nodes))
        return Party(key, name, note)

    def _fact(self, iri: str) -> Fact:
        kinds = [contract(kind) for kind in self._values(iri, f"{RDF}type")]
        kind = next((each for each in (*FACTS, *kinds) if each in kinds), "")
        text = self._text(iri, "text") or self._text(iri, "name") or describe(iri, self.nodes)
        return Fact(iri, kind, text.removeprefix("the figure ").removeprefix("the office "))

    def _of_class(self, kind: str) -> list[str]:
        return sorted(iri for iri in self.nodes if kind in self._values(iri, f"{RDF}type"))

    def _values(self, iri: str, predicate: str) -> list[str]:
        return sorted(value.value for value in self.nodes[iri].get(predicate, ()))

    def _text(self, iri: str, name: str) -> str:
        """A text in the article's language, or else in any."""
        literals = [each for each in self.nodes[iri].get(f"{SCHEMA}{name}", ()) if isinstance(each, ox.Literal)]
        literals.sort(key=lambda each: ((each.language or "").lower() != self.language.lower(), each.value))
        return literals[0].value if literals else ""
