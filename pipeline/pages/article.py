"""The page of one article, from its story."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from pipeline.hypertext import render
from pipeline.pages.dates import date_words
from pipeline.pages.figures import figures_of
from pipeline.pages.matrix import matrix_of
from pipeline.pages.review import draft_words, reviewed_part
from pipeline.pages.story import PASSES_ON, SIGNS, Being, Fact, Party, Story
from pipeline.pages.timeline import timeline_of
from pipeline.words import stance_words

TEMPLATES = Path(__file__).parent
_TITLES = {"claim": "Claims", "event": "Events", "figure": "Figures", "office": "Offices"}
_HEADINGS = (*SIGNS, PASSES_ON)
_WIKIDATA = "http://www.wikidata.org/entity/"


@dataclass(frozen=True, slots=True)
class Alternate:
    """Another form of the same graph: media type, title, and where it lies, seen from the page."""

    type: str
    title: str
    href: str


@dataclass(frozen=True, slots=True)
class Profile:
    """A party: its offices, and its statements by stance."""

    being: Being
    offices: tuple[Fact, ...]
    stances: tuple[tuple[str, tuple[Fact, ...]], ...]

    @property
    def sayings(self) -> tuple[str, ...]:
        """As `Fact.sayings`, of its own statements."""
        return tuple(sorted({self.saying(stance) for stance, _ in self.stances}))

    def saying(self, stance: str) -> str:
        """What filters look for: that it takes a stance; who passes something on asserts that it was said."""
        return f"{self.being.iri.rpartition('/')[2]}:{'asserts' if stance == PASSES_ON else stance}"


def write_article(
    story: Story, schema_org: str, alternates: Sequence[Alternate] = (), text: Mapping[int, str] | None = None
) -> str:
    """The page: HTML.

    `schema_org` is JSON-LD for its head, `text` the words of each sentence, where they may be shown.
    """
    profiles, things = _cast(story)
    spoken = {each.stance for fact in story.facts for each in fact.assertions}
    values = {
        "story": story,
        "schema_org": schema_org,
        "alternates": alternates,
        "canonical": _is_ours_to_name(story.iri),
        "text": text,
        "draft": draft_words(story),
        "summary": summary(story),
        "matrix": matrix_of(story),
        "timeline": timeline_of(story),
        "measured": figures_of(story),
        "profiles": profiles,
        "things": things,
        "coverage": _coverage(story),
        "groups": [(title, story.of_kind(kind)) for kind, title in _TITLES.items() if story.of_kind(kind)],
        "stances": [name for name in SIGNS if name in spoken],
        "filterable": _filterable(story),
        "signs": SIGNS,
        "stance_words": stance_words,
        "date_words": date_words,
        "address_words": _address_words,
    }
    return render("article.html", values, ["article.css"], ["article.js"], TEMPLATES)


def summary(story: Story) -> str:
    """The article in one line: how much there is, who says it, and how much of it is disputed."""
    assertions = [each for fact in story.facts for each in fact.assertions]
    counts = f"{_count(len(assertions), 'statement')} on {_count(len(story.facts), 'fact')}"
    return f"{counts}{_speakers(story)}. {_disputed_words(story)}."


def _disputed_words(story: Story) -> str:
    disputed = len(story.disputed)
    unreviewed = disputed - len(reviewed_part(story).disputed)
    words = f"{_count(disputed, 'fact') if disputed else 'No fact'} disputed"
    return f"{words}, {unreviewed:,} of them only by what nobody has reviewed" if unreviewed else words


def _speakers(story: Story) -> str:
    """Who speaks; the somebody behind "allegedly" is no party to be counted, as docs/model.md has it."""
    nobody = f"{story.iri}/entity/unnamed"
    parties = sum(1 for party in story.parties if not party.own and party.iri != nobody)
    own = any(party.own for party in story.parties)
    words = [*([_count(parties, "party", "parties")] if parties else []), *(["the article itself"] if own else [])]
    return f", by {' and '.join(words)}" if words else ""


def _address_words(iri: str) -> str:
    return f"Wikidata {iri.removeprefix(_WIKIDATA)}" if iri.startswith(_WIKIDATA) else iri


def _count(number: int, noun: str, nouns: str = "") -> str:
    return f"{number:,} {noun if number == 1 else nouns or f'{noun}s'}"


def _is_ours_to_name(iri: str) -> bool:
    """Whether the article's IRI can be an address: example.org is nobody's (RFC 2606)."""
    host = urlsplit(iri).hostname or ""
    return host != "example.org" and not host.endswith(".example.org")


def _coverage(story: Story) -> str:
    numbers = [sentence.number for sentence in story.sentences]
    omitted = sum(1 for sentence in story.sentences if sentence.omitted)
    carrying = sum(1 for sentence in story.sentences if sentence.resting or sentence.others)
    if not numbers:
        return "No sentence of the article is known."
    words = f"{carrying} of {_count(len(numbers), 'sentence')} {_carry(carrying)} facts"
    return f"{words}; {omitted} {_carry(omitted)} none, with a reason." if omitted else f"{words}."


def _carry(number: int) -> str:
    return "carries" if number == 1 else "carry"


def _filterable(story: Story) -> list[Party]:
    """Everybody whom a filter can ask for: who speaks, who is spoken for, who passes on; by name."""
    found: dict[str, Party] = {}
    for fact in story.facts:
        for assertion in fact.assertions:
            for each in (assertion, *assertion.via):
                for party in (each.party, *each.behalf):
                    found.setdefault(party.key, party)
    return sorted(found.values(), key=lambda party: (party.own, str(party.name).casefold(), party.key))


def _cast(story: Story) -> tuple[list[Profile], list[Being]]:
    """The profiles of all who speak or hold an office, in the order of the parties, and whatever else is named."""
    order = {party.iri: number for number, party in enumerate(story.parties)}
    holders = {fact.office.holder.iri for fact in story.facts if fact.office}
    cast = [being for being in story.beings if being.iri in order or being.iri in holders]
    cast.sort(key=lambda being: (order.get(being.iri, len(order)), being.fragment))
    rest = [being for being in story.beings if being not in cast]
    return [_profile(being, story) for being in cast], sorted(rest, key=lambda being: str(being.name).casefold())


def _profile(being: Being, story: Story) -> Profile:
    offices = tuple(fact for fact in story.facts if fact.office and fact.office.holder.iri == being.iri)
    by_stance: defaultdict[str, dict[str, Fact]] = defaultdict(dict)
    for fact, stance, party in _statements(story):
        if party.iri == being.iri and not party.own:
            by_stance[stance][fact.iri] = fact
    return Profile(
        being, offices, tuple((name, tuple(by_stance[name].values())) for name in _HEADINGS if name in by_stance)
    )


def _statements(story: Story) -> Iterator[tuple[Fact, str, Party]]:
    """Who takes which stance on which fact, or passes one on."""
    for fact in story.facts:
        for assertion in fact.assertions:
            yield from ((fact, does, step.party) for step, does in assertion.steps)
