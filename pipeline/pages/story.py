"""The records of a page: one article's facts and who vouches for them, in words, each with the place to link to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from pipeline.pages.drafts import Drafted, Proposal

SIGNS: Final = {
    "asserts": "+",
    "alleges": "+?",
    "believes": "≈",
    "denies": "−",
    "doubts": "?",
    "rejects": "×",
    "demands": "!",
    "pledges": "→",
    "warns": "△",
    "declines-to-comment": "…",
}
"""A sign for each stance, in a reader's order; the word always stands beside it."""
PASSES_ON: Final = "passes-on"
"""What somebody does who only vouches that another said it."""


@dataclass(frozen=True, slots=True)
class Text:
    """A text and the language that it is in, as a tag of BCP 47; none where the graph does not say."""

    value: str
    language: str = ""

    def __str__(self) -> str:
        return self.value


@dataclass(frozen=True, slots=True)
class Node:
    """Something that a page speaks of: its IRI, the fragment that leads to it on the page, and what it is called.

    The fragment is empty where the page has no place for it.
    """

    iri: str
    fragment: str
    name: Text


@dataclass(frozen=True, slots=True)
class Party(Node):
    """Somebody who takes a stance: a person, an organisation, or the article itself in its own voice."""

    own: bool = False

    @property
    def key(self) -> str:
        """What filters and addresses know the party by: the last part of its IRI."""
        return "article" if self.own else self.iri.rpartition("/")[2]


@dataclass(frozen=True, slots=True)
class Date:
    """A date as the article has it, and the first and last day that it can mean (ISO 8601; empty where it is open).

    `side` is ``start`` or ``end`` of what lasts, else empty; `basis` is ``stated``, ``yearInferred`` or ``inferred``,
    and empty where there is no date.
    """

    value: str
    earliest: str
    latest: str
    basis: str
    wording: Text | None = None
    side: str = ""
    goes_on: bool = False


@dataclass(frozen=True, slots=True)
class Assertion:
    """One party's stance towards one fact; `via` is how it reached the article, the one nearest the speaker first."""

    iri: str
    fragment: str
    party: Party
    stance: str
    inferred: bool
    sentences: tuple[int, ...]
    certainty: str = ""
    behalf: tuple[Party, ...] = ()
    to: tuple[Node, ...] = ()
    occasion: tuple[Node, ...] = ()
    answers: tuple[Node, ...] = ()
    medium: Text | None = None
    quotation: Text | None = None
    notes: tuple[Text, ...] = ()
    dates: tuple[Date, ...] = ()
    proposal: Proposal | None = None
    """Where nobody has reviewed it."""
    via: tuple[Assertion, ...] = ()

    @property
    def steps(self) -> tuple[tuple[Assertion, str], ...]:
        """It, and each step of its way, with what is done there: the stance, or ``passes-on``."""
        links = ((link, PASSES_ON if link.stance == "asserts" else link.stance) for link in self.via)
        return (self, self.stance), *links

    @property
    def sayings(self) -> tuple[str, ...]:
        """What filters look for: ``party:stance``, of the speaker, of those spoken for, and of who passes it on."""
        parties = (self.party, *self.behalf)
        mine = {f"{party.key}:{self.stance}" for party in parties}
        return tuple(sorted(mine.union(*(link.sayings for link in self.via))))


@dataclass(frozen=True, slots=True)
class Against:
    """A fact on the other side, who sets it there (``explicit``: the article, in these sentences), and why."""

    fragment: str
    fact: Node
    ground: str
    sentences: tuple[int, ...]
    notes: tuple[Text, ...]
    proposal: Proposal | None = None
    """Where nobody has reviewed it."""


@dataclass(frozen=True, slots=True)
class Amount:
    """What a figure says: a number, or a range of which one end can be open, or a wording alone."""

    of: Node
    measure: str
    words: str
    value: str
    least: str
    most: str
    unit: Text | None
    approximate: bool
    wording: Text | None


@dataclass(frozen=True, slots=True)
class Office:
    """Who holds which office, in which organisation, and in whose service."""

    holder: Node
    title: Text | None
    of: Node | None
    under: Node | None


@dataclass(frozen=True, slots=True)
class Fact(Node):
    """A claim, an event, an office or a figure (`kind`), and everybody's stance towards it."""

    kind: str
    types: tuple[str, ...]
    details: tuple[tuple[str, tuple[Node, ...]], ...]
    """What else the graph says of it: properties in words, and the nodes that they lead to."""
    content: tuple[Node, str, Node] | None
    """Of a claim: subject, relation in words, object."""
    amount: Amount | None
    office: Office | None
    dates: tuple[Date, ...]
    notes: tuple[Text, ...]
    assertions: tuple[Assertion, ...]
    against: tuple[Against, ...]

    @property
    def sayings(self) -> tuple[str, ...]:
        """As `Assertion.sayings`, of all of them."""
        return tuple(sorted({saying for assertion in self.assertions for saying in assertion.sayings}))

    @property
    def proposal(self) -> Proposal | None:
        """That of the first statement on it that nobody has reviewed; none where all were."""
        return next((assertion.proposal for assertion in self.assertions if assertion.proposal), None)

    @property
    def beside_content(self) -> tuple[tuple[str, tuple[Node, ...]], ...]:
        """The details that the content does not tell already."""
        ends = {node.iri for node in (self.content or ())[::2] if isinstance(node, Node)}
        return tuple(each for each in self.details if not {node.iri for node in each[1]} <= ends)

    @property
    def is_disputed(self) -> bool:
        """Whether it stands against another fact, or one party affirms what another denies."""
        return bool(self.against) or self.stands_both_ways

    @property
    def stands_both_ways(self) -> bool:
        """Whether one party affirms it and another denies it."""
        affirm = {each.party.iri for each in self.assertions if each.stance in ("asserts", "alleges", "believes")}
        deny = {each.party.iri for each in self.assertions if each.stance == "denies"}
        return any(one != other for one in affirm for other in deny)


@dataclass(frozen=True, slots=True)
class Being(Node):
    """A person, an organisation or a thing: its classes in words, other names, and the whole that it belongs to."""

    types: tuple[str, ...]
    aliases: tuple[Text, ...]
    same_as: tuple[str, ...]
    part_of: tuple[Node, ...]
    notes: tuple[Text, ...]
    unnamed: bool
    shared: bool
    """Whether its IRI is the same across articles."""


@dataclass(frozen=True, slots=True)
class Resting:
    """A fact that rests on a sentence: who says it there, in which stance; or who ``passes-on`` the saying."""

    fact: Fact
    assertion: Assertion
    does: str


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of the article: its number, what rests on it, or why nothing does; and where it stands in the text.

    `start` and `end` are characters, the end exclusive, `sha256` the digest of its words; without anchors all three
    are empty.
    """

    number: int
    resting: tuple[Resting, ...]
    others: tuple[tuple[str, Node], ...]
    """What else rests on it, in words and as a node: contradictions, who published the article."""
    omitted: Text | None
    start: int | None = None
    end: int | None = None
    sha256: str = ""


@dataclass(frozen=True, slots=True)
class Story:
    """All that a page tells of one article."""

    iri: str
    id: str
    headline: Text
    language: str
    published: Date | None
    publisher: Node | None
    publisher_inferred: bool
    credits: tuple[Node, ...]
    about: tuple[Node, ...]
    notes: tuple[Text, ...]
    facts: tuple[Fact, ...]
    beings: tuple[Being, ...]
    parties: tuple[Party, ...]
    sentences: tuple[Sentence, ...]
    text_digest: str
    """The SHA-256 of the article's text; empty where the graph does not say."""
    software: str
    drafted: Drafted | None = None
    """By what the sheet was drafted, where a program did that."""

    def of_kind(self, kind: str) -> Sequence[Fact]:
        """The facts of a kind."""
        return [fact for fact in self.facts if fact.kind == kind]

    @property
    def disputed(self) -> Sequence[Fact]:
        """The facts that are disputed."""
        return [fact for fact in self.facts if fact.is_disputed]
