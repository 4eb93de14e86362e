"""The index: all articles, and where the disputes of several meet in what they share."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipeline.hypertext import render
from pipeline.namespaces import SCHEMA
from pipeline.pages.article import TEMPLATES, summary
from pipeline.pages.dates import date_words
from pipeline.pages.matrix import matrix_of
from pipeline.pages.review import draft_words, reviewed_part
from pipeline.pages.story import Fact, Node, Story, Text
from pipeline.words import stance_words

_AFFIRM = frozenset({"asserts", "alleges", "believes"})
_MOST = 40
"""How many disputes about one thing are listed; of the rest, their number."""


@dataclass(frozen=True, slots=True)
class Saying:
    """One party's stance, in one article: where it stands, and whether the article itself takes it."""

    page: str
    headline: Text
    fragment: str
    party: Text
    stance: str
    own: bool


@dataclass(frozen=True, slots=True)
class Proposition:
    """What a claim says, as a triple of things that articles share (its key), and in words; who says what of it."""

    key: tuple[str, str, str]
    text: Text
    sayings: tuple[Saying, ...]


@dataclass(frozen=True, slots=True)
class Dispute:
    """A disputed fact of one article, and the shared things that it is about.

    `reviewed` is false where nobody has reviewed what makes it disputed, or the fact.
    """

    page: str
    headline: Text
    fragment: str
    text: Text
    about: tuple[Node, ...]
    reviewed: bool


@dataclass(frozen=True, slots=True)
class Entry:
    """An article as the index knows it; small, so that an index of many thousands can be made.

    `draft` says how much of it nobody has reviewed, and is empty where all was; `clashes` counts its disputes,
    `unreviewed` those of which nobody has reviewed any.
    """

    iri: str
    page: str
    headline: Text
    publisher: Text | None
    published: str
    words: str
    summary: str
    draft: str
    parties: tuple[Text, ...]
    disputes: tuple[Dispute, ...]
    clashes: int
    unreviewed: int
    propositions: tuple[Proposition, ...]


@dataclass(frozen=True, slots=True)
class Meeting:
    """Something that several articles share, and what is disputed about it in them; `more` are not listed."""

    iri: str
    name: Text
    articles: int
    disputes: tuple[Dispute, ...]
    more: int


def entry_of(story: Story) -> Entry:
    """What the index keeps of an article."""
    page = f"{story.id}.html"
    reviewed = reviewed_part(story)
    settled = {fact.iri for fact in reviewed.disputed}
    clashes = [{row.fact.iri for row in block.rows} for block in matrix_of(story).blocks if block.disputed]
    return Entry(
        iri=story.iri,
        page=page,
        headline=story.headline,
        publisher=story.publisher.name if story.publisher else None,
        published=story.published.latest or story.published.earliest if story.published else "",
        words=date_words(story.published) if story.published else "no date",
        summary=summary(story),
        draft=draft_words(story),
        parties=tuple(party.name for party in story.parties if not party.own),
        disputes=tuple(_dispute(fact, story, page, fact.iri in settled) for fact in story.disputed),
        clashes=len(clashes),
        unreviewed=sum(settled.isdisjoint(facts) for facts in clashes),
        propositions=tuple(_propositions(reviewed, page)),
    )


def _dispute(fact: Fact, story: Story, page: str, reviewed: bool) -> Dispute:
    about = {node.iri: node for _, nodes in fact.details for node in nodes}
    about |= {node.iri: node for node in (fact.content or ())[::2] if isinstance(node, Node)}
    about |= {fact.amount.of.iri: fact.amount.of} if fact.amount else {}
    shared = (about[iri] for iri in sorted(about) if _is_shared(iri, story))
    return Dispute(page, story.headline, fact.fragment, fact.name, tuple(shared), reviewed)


def _is_shared(iri: str, story: Story) -> bool:
    """Whether a thing has the same IRI in every article: its IRI is not below the article's."""
    return not iri.startswith(f"{story.iri}/")


def _propositions(story: Story, page: str) -> Iterator[Proposition]:
    for fact in story.of_kind("claim"):
        if fact.content and all(_is_shared(end.iri, story) for end in (fact.content[0], fact.content[2])):
            subject, relation, value = fact.content
            sayings = (
                Saying(page, story.headline, each.fragment, each.party.name, each.stance, each.party.own)
                for each in fact.assertions
            )
            yield Proposition((subject.iri, relation, value.iri), fact.name, tuple(sayings))


def write_index(entries: Sequence[Entry], has_dataset: bool) -> str:
    """The page: HTML; the latest article first. `has_dataset`: whether `dataset.ttl` lies beside it."""
    ordered = sorted(entries, key=lambda entry: entry.page)
    ordered.sort(key=lambda entry: entry.published, reverse=True)
    values = {
        "entries": ordered,
        "propositions": _contested(ordered),
        "meetings": _meetings(ordered),
        "clashes": sum(entry.clashes for entry in ordered),
        "unreviewed": sum(entry.unreviewed for entry in ordered),
        "drafts": sum(bool(entry.draft) for entry in ordered),
        "listed": json.dumps(_listed(ordered), ensure_ascii=False),
        "has_dataset": has_dataset,
        "stance_words": stance_words,
    }
    return render("index.html", values, ["article.css", "index.css"], ["index.js"], TEMPLATES)


def _listed(entries: Sequence[Entry]) -> dict[str, object]:
    """The list as schema.org has lists (https://schema.org/ItemList)."""
    items = [
        {
            "@type": "ListItem",
            "position": position,
            "item": {"@id": entry.iri, "@type": "NewsArticle", "headline": entry.headline.value, "url": entry.page},
        }
        for position, entry in enumerate(entries, start=1)
    ]
    return {"@context": {"@vocab": SCHEMA}, "@type": "ItemList", "itemListElement": items}


def _contested(entries: Sequence[Entry]) -> list[Proposition]:
    """What one party affirms in one article and another denies in another, word for word the same triple."""
    sayings: defaultdict[tuple[str, str, str], list[Saying]] = defaultdict(list)
    texts: dict[tuple[str, str, str], Text] = {}
    for entry in entries:
        for each in entry.propositions:
            sayings[each.key] += each.sayings
            texts.setdefault(each.key, each.text)
    return [
        Proposition(key, texts[key], tuple(sayings[key])) for key in sorted(sayings) if _is_contested(sayings[key])
    ]


def _is_contested(sayings: Sequence[Saying]) -> bool:
    affirm = {saying.page for saying in sayings if saying.stance in _AFFIRM}
    deny = {saying.page for saying in sayings if saying.stance == "denies"}
    return any(one != other for one in affirm for other in deny)


def _meetings(entries: Sequence[Entry]) -> list[Meeting]:
    """The shared things about which two articles or more have a dispute; the one in most articles first.

    What nobody has reviewed does not count.
    """
    about: defaultdict[str, list[Dispute]] = defaultdict(list)
    names: dict[str, Text] = {}
    for entry in entries:
        for dispute in (each for each in entry.disputes if each.reviewed):
            for node in dispute.about:
                about[node.iri].append(dispute)
                names.setdefault(node.iri, node.name)
    found = [
        Meeting(iri, names[iri], pages, tuple(disputes[:_MOST]), len(disputes[_MOST:]))
        for iri, disputes in about.items()
        if (pages := len({dispute.page for dispute in disputes})) > 1
    ]
    return sorted(found, key=lambda meeting: (-meeting.articles, meeting.iri))
