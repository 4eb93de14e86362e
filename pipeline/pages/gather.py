"""Gather: one article's graph, asked by the queries in `queries/pages/`, as the records that a page is made of."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from pipeline.answers import Answer
from pipeline.namespaces import NF, PREFIXES, RDF, SCHEMA, SKOS
from pipeline.pages.dates import date_of, dates_of
from pipeline.pages.nodes import ORG, Nodes
from pipeline.pages.review import drafted_of, program_of, proposal_of
from pipeline.pages.sentences import sentences_of
from pipeline.pages.story import (
    Against,
    Amount,
    Assertion,
    Being,
    Date,
    Fact,
    Node,
    Office,
    Party,
    Story,
)
from pipeline.rdf import Term
from pipeline.words import property_words

_PROV = PREFIXES["prov"]
_ORDER = ("claim", "event", "figure", "office")
_AGENTS = (f"{SCHEMA}Person", f"{SCHEMA}Organization")
_TOLD_ELSEWHERE = frozenset(
    {
        *(SCHEMA + name for name in ("name", "text", "appearance", "observationAbout", "measuredProperty", "sameAs")),
        *(NF + name for name in ("contradicts", "evidence", "dateBasis", "endBasis", "under")),
        *(ORG + name for name in ("member", "organization")),
        *(f"{RDF}{name}" for name in ("type", "subject", "predicate", "object")),
    }
)
"""Properties of facts that a page tells in a form of their own."""


def gather(answers: Mapping[str, Answer]) -> Story:
    """The story of one article, from the answers to all queries of `queries/pages/`, by their names."""
    nodes = Nodes(answers["nodes"])
    article = nodes.article
    dates = dates_of(answers["dates"])
    chains = _chains(answers["statements"])
    assertions = {said: _assertion(steps, nodes, dates) for said, (_, steps) in chains.items()}
    of_fact: defaultdict[str, list[Assertion]] = defaultdict(list)
    for said, (fact, _) in chains.items():
        of_fact[fact].append(assertions[said])
    clashes = _clashes(answers["disputes"], nodes)
    found = (node for node in sorted(nodes.said) if nodes.kind(node))
    told = (_fact(node, nodes, of_fact[node], clashes.get(node, ()), dates) for node in found)
    facts = tuple(sorted(told, key=_reading_order))
    publisher = next(iter(nodes.links(article, f"{SCHEMA}publisher")), "")
    activity = next(nodes.of_class(f"{_PROV}Activity"), "")
    software = next(iter(nodes.links(activity, f"{_PROV}wasAssociatedWith")), "")
    return Story(
        iri=article,
        id=article.rpartition("/")[2],
        headline=nodes.name(article),
        language=nodes.language,
        published=date_of(nodes, article, f"{SCHEMA}datePublished"),
        publisher=nodes.node(publisher) if publisher else None,
        publisher_inferred=nodes.concept(article, f"{NF}publisherBasis") == "inferred",
        credits=nodes.nodes(nodes.links(article, f"{SCHEMA}contributor")),
        about=nodes.nodes(nodes.links(article, f"{SCHEMA}about")),
        notes=nodes.texts(article, f"{SKOS}note"),
        facts=facts,
        beings=tuple(_being(node, nodes) for node in sorted(_beings(nodes))),
        parties=_parties(facts),
        sentences=sentences_of(nodes, facts),
        text_digest=nodes.one(article, f"{SCHEMA}sha256"),
        software=program_of(nodes, software),
        drafted=drafted_of(nodes),
    )


def _reading_order(fact: Fact) -> tuple[int, int, str]:
    cited = (assertion.sentences[0] for assertion in fact.assertions if assertion.sentences)
    return _ORDER.index(fact.kind), min(cited, default=0), fact.fragment


def _chains(answer: Answer) -> dict[str, tuple[str, list[str]]]:
    """The steps of each chain of attribution, nearest the speaker first, by its first assertion, with its fact."""
    chains: dict[str, tuple[str, list[str]]] = {}
    for says, fact, said, _ in answer.rows:
        _, steps = chains.setdefault(_iri(said), (_iri(fact), []))
        steps.append(_iri(says))
    return chains


def _iri(term: Term | None) -> str:
    return term.value if term is not None else ""


def _assertion(steps: Sequence[str], nodes: Nodes, dates: Mapping[str, tuple[Date, ...]]) -> Assertion:
    said, *links = steps
    own = f"{NF}OwnVoice" in nodes.links(said, f"{RDF}type")
    agent = nodes.article if own else next(iter(nodes.links(said, f"{SCHEMA}agent")), nodes.article)
    return Assertion(
        iri=said,
        fragment=nodes.fragment(said),
        party=nodes.party(agent),
        stance=nodes.concept(said, f"{NF}stance"),
        inferred=nodes.concept(said, f"{NF}basis") == "inferred",
        sentences=nodes.sentence_numbers(said),
        certainty=nodes.concept(said, f"{NF}certainty"),
        behalf=tuple(map(nodes.party, nodes.links(said, f"{NF}onBehalfOf"))),
        to=nodes.nodes(nodes.links(said, f"{SCHEMA}recipient")),
        occasion=nodes.nodes(nodes.links(said, f"{NF}occasion")),
        answers=nodes.nodes(nodes.links(said, f"{NF}answers")),
        medium=nodes.text(said, f"{NF}medium"),
        quotation=nodes.text(said, f"{NF}quotation"),
        notes=nodes.texts(said, f"{SCHEMA}description"),
        dates=dates.get(said, ()),
        proposal=proposal_of(nodes, said),
        via=tuple(_assertion([link], nodes, dates) for link in links),
    )


def _clashes(answer: Answer, nodes: Nodes) -> Mapping[str, tuple[Against, ...]]:
    """What stands against each fact; stance against stance is seen on the fact itself."""
    sides: defaultdict[str, list[str]] = defaultdict(list)
    grounds: dict[str, str] = {}
    for row in answer.rows:
        clash, fact, ground = map(_iri, row)
        sides[clash].append(fact)
        grounds[clash] = ground
    found: defaultdict[str, tuple[Against, ...]] = defaultdict(tuple)
    for clash, facts in sides.items():
        for fact in facts if len(facts) == 2 else ():
            (other,) = (each for each in facts if each != fact)
            found[fact] += (
                Against(
                    fragment=nodes.fragment(clash),
                    fact=nodes.node(other),
                    ground=grounds[clash],
                    sentences=nodes.sentence_numbers(clash),
                    notes=nodes.texts(clash, f"{SKOS}note"),
                    proposal=proposal_of(nodes, clash),
                ),
            )
    return found


def _fact(
    node: str,
    nodes: Nodes,
    assertions: Sequence[Assertion],
    against: tuple[Against, ...],
    dates: Mapping[str, tuple[Date, ...]],
) -> Fact:
    return Fact(
        iri=node,
        fragment=nodes.fragment(node),
        name=nodes.name(node),
        kind=nodes.kind(node),
        types=nodes.types(node),
        details=_details(node, nodes),
        content=_content(node, nodes),
        amount=_amount(node, nodes),
        office=_office(node, nodes),
        dates=dates.get(node, ()),
        notes=nodes.texts(node, f"{SKOS}note"),
        assertions=tuple(sorted(assertions, key=_speaking_order)),
        against=against,
    )


def _speaking_order(assertion: Assertion) -> tuple[object, ...]:
    return (assertion.sentences[:1] or (0,), assertion.party.own, assertion.fragment)


def _details(node: str, nodes: Nodes) -> tuple[tuple[str, tuple[Node, ...]], ...]:
    told = (predicate for predicate in sorted(nodes.said[node]) if predicate not in _TOLD_ELSEWHERE)
    leading = ((predicate, nodes.links(node, predicate)) for predicate in told)
    return tuple((property_words(predicate), nodes.nodes(links)) for predicate, links in leading if links)


def _content(node: str, nodes: Nodes) -> tuple[Node, str, Node] | None:
    parts = [nodes.links(node, f"{RDF}{name}") for name in ("subject", "predicate", "object")]
    if not all(parts):
        return None
    (subject, *_), (relation, *_), (value, *_) = parts
    return nodes.node(subject), property_words(relation), nodes.node(value)


def _amount(node: str, nodes: Nodes) -> Amount | None:
    about = nodes.links(node, f"{SCHEMA}observationAbout")
    if nodes.kind(node) != "figure" or not about:
        return None
    return Amount(
        of=nodes.node(about[0]),
        measure=nodes.measure(node),
        words=nodes.amount(node),
        value=nodes.one(node, f"{SCHEMA}value"),
        least=nodes.one(node, f"{SCHEMA}minValue"),
        most=nodes.one(node, f"{SCHEMA}maxValue"),
        unit=nodes.text(node, f"{SCHEMA}unitText"),
        approximate=nodes.one(node, f"{NF}approximate") == "true",
        wording=nodes.text(node, f"{SCHEMA}description"),
    )


def _office(node: str, nodes: Nodes) -> Office | None:
    holders = nodes.links(node, f"{ORG}member")
    if nodes.kind(node) != "office" or not holders:
        return None
    of, under = (next(iter(nodes.links(node, each)), "") for each in (f"{ORG}organization", f"{NF}under"))
    return Office(
        holder=nodes.node(holders[0]),
        title=nodes.text(node, f"{SCHEMA}roleName"),
        of=nodes.node(of) if of else None,
        under=nodes.node(under) if under else None,
    )


def _beings(nodes: Nodes) -> list[str]:
    """The entities: what has a name and is no fact, no sentence and no record of the export."""
    named = (node for node, said in nodes.said.items() if f"{SCHEMA}name" in said and not nodes.kind(node))
    return [node for node in named if node.split("/")[-2:-1] == ["entity"]]


def _being(node: str, nodes: Nodes) -> Being:
    wholes = [*nodes.links(node, f"{SCHEMA}parentOrganization"), *nodes.links(node, f"{SCHEMA}containedInPlace")]
    return Being(
        iri=node,
        fragment=nodes.fragment(node),
        name=nodes.name(node),
        types=nodes.types(node),
        aliases=nodes.texts(node, f"{SCHEMA}alternateName"),
        same_as=tuple(nodes.links(node, f"{SCHEMA}sameAs")),
        part_of=nodes.nodes(wholes),
        notes=nodes.texts(node, f"{SKOS}note"),
        unnamed=nodes.one(node, f"{NF}unnamed") == "true",
        shared=not node.startswith(f"{nodes.article}/"),
    )


def _parties(facts: Sequence[Fact]) -> tuple[Party, ...]:
    """Everybody who takes a stance or passes one on: who disputes most first, the article itself last."""
    weight: defaultdict[Party, int] = defaultdict(int)
    for fact in facts:
        for assertion in fact.assertions:
            weight[assertion.party] += 1000 if fact.is_disputed else 1
            for link in assertion.via:
                weight[link.party] += 1
    return tuple(sorted(weight, key=lambda party: (party.own, -weight[party], party.iri)))
