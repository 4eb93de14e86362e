"""Choose: which of the candidates is meant, or that nobody can tell from here.

A wrong identifier is worse than none. So a candidate is proposed only where it alone has the name, its type can be
what was asked for, the service itself takes it for a match, and the next one scores clearly lower.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from typing import Final, Literal, TypeAlias

from pipeline.reconcile.kinds import PERSON, Kinds
from pipeline.reconcile.notebook import Entry
from pipeline.reconcile.protocol import Answer, Candidate, Query

CLEAR: Final = 0.9
"""The next candidate has at most this share of the score of the one that is proposed."""

Outcome: TypeAlias = Literal["proposed", "decided", "none", "unknown", "open"]
"""By the service; by an editor; by an editor, for none; nothing of this name is known; an editor is to decide."""


@dataclass(frozen=True, slots=True)
class Asked:
    """An entity without an identifier: its id, its names in the language of the service, and what it is."""

    id: str
    name: str
    aliases: tuple[str, ...]
    type: str
    classes: tuple[str, ...]

    @property
    def query(self) -> Query:
        """What is asked first."""
        return Query(self.name, self.type)

    @property
    def further(self) -> tuple[Query, ...]:
        """What is asked where nothing has the name: its aliases, less those that say less than the name.

        A part of the name does, and of a person a single word, which is a surname at best.
        """
        words = set(normal(self.name).split())
        telling = (each for each in self.aliases if not set(normal(each).split()) <= words)
        return tuple(Query(each, self.type) for each in telling if self.type != PERSON or len(each.split()) > 1)


@dataclass(frozen=True, slots=True)
class Choice:
    """What became of an entity; `reason` says why it is open, in a few words without a full stop."""

    asked: Asked
    outcome: Outcome
    wikidata: str | None = None
    reason: str = ""
    candidates: Answer = ()

    @property
    def chosen(self) -> Candidate | None:
        """The candidate whose identifier it is, where the service told of it."""
        return next((each for each in self.candidates if each.id == self.wikidata), None)

    def entry(self) -> Entry | None:
        """What is noted of it: a decision, or an open question with its candidates."""
        if self.outcome in ("decided", "none"):
            return Entry(name=self.asked.name, decided=self.wikidata)
        if self.outcome == "open":
            described = {
                each.id: ": ".join(filter(None, (each.names[0], each.description))) for each in self.candidates
            }
            return Entry(name=self.asked.name, open=self.reason, candidates=described)
        return None


def normal(name: str) -> str:
    """A name without what writing it down adds: case, width, kinds of quotes and hyphens, an English article."""
    plain = unicodedata.normalize("NFKC", name).casefold()
    plain = plain.translate({0x2019: "'", 0x2018: "'", 0x2010: "-", 0x2011: "-", 0x2013: "-"})
    return " ".join(plain.split()).removeprefix("the ")


def has_name(candidate: Candidate, text: str) -> bool:
    """Whether a label of the candidate, or, as the service has it, one of its aliases, is the text."""
    return candidate.exact or normal(text) in map(normal, candidate.names)


def decided(asked: Asked, entry: Entry | None) -> Choice | None:
    """What an editor decided of an entity, if so. A decision on another name is told, and does not count."""
    if entry is None or not entry.is_decided:
        return None
    if entry.name is not None and entry.name != asked.name:
        return Choice(asked, "open", None, f"what was decided is noted for the name `{entry.name}`")
    return Choice(asked, "decided" if entry.decided else "none", entry.decided)


def choose(asked: Asked, answers: Mapping[Query, Answer], kinds: Kinds) -> Choice:
    """What follows from the answers to an entity's queries, those on its aliases among them."""
    told: dict[str, Candidate] = {}
    for each in chain.from_iterable(answers.values()):
        told.setdefault(each.id, each)
    candidates = tuple(told.values())
    if not candidates:
        return Choice(asked, "unknown")
    verdicts = [_verdict(asked, query, answer, kinds) for query, answer in answers.items()]
    found = {verdict.id for verdict in verdicts if isinstance(verdict, Candidate)}
    reasons = [verdict for verdict in verdicts if isinstance(verdict, str) and verdict != NO_NAME]
    if not reasons and len(found) == 1:
        return Choice(asked, "proposed", found.pop(), "", candidates)
    reason = reasons[0] if reasons else "its names lead to different candidates" if found else NO_NAME
    return Choice(asked, "open", None, reason, candidates)


def leaves_nameless(asked: Asked, answer: Answer) -> bool:
    """Whether nothing in the answer to an entity's name has this name, so that its aliases are worth asking for."""
    return bool(asked.type) and not any(has_name(each, asked.name) for each in answer)


NO_NAME: Final = "no candidate has this name"


def _verdict(asked: Asked, query: Query, answer: Answer, kinds: Kinds) -> Candidate | str:
    """The candidate that is meant by one query, or why none is."""
    named = [each for each in answer if has_name(each, query.text)]
    fitting = [each for each in named if kinds.fits(each.types, asked.type, asked.classes)]
    if not named:
        return NO_NAME
    if not asked.type:
        return "its type is too wide to be compared"
    if not fitting:
        return "what has this name is of another type"
    if len(fitting) > 1:
        return f"{len(fitting)} candidates have this name"
    return _sure(fitting[0], answer)


def _sure(best: Candidate, answer: Answer) -> Candidate | str:
    """The candidate, where the service's match and scores leave no doubt."""
    if not best.match:
        return "the service does not take it for a match"
    others = [each.score for each in answer if each.id != best.id and each.score is not None]
    if others and (best.score is None or max(others) > best.score * CLEAR):
        return "another candidate scores nearly as high"
    return best


def refuse_doubles(choices: Sequence[Choice], standing: Iterable[tuple[str, str]]) -> list[Choice]:
    """The choices, less proposals that another entity has or is proposed, too; `standing` are ids and identifiers."""
    owners = {item: name for name, item in standing}
    counts = Counter(each.wikidata for each in choices if each.wikidata)
    return [_refuse_double(each, owners, counts, choices) for each in choices]


def _refuse_double(
    choice: Choice, owners: Mapping[str, str], counts: Counter[str], choices: Sequence[Choice]
) -> Choice:
    item = choice.wikidata
    if choice.outcome != "proposed" or item is None or (item not in owners and counts[item] < 2):
        return choice
    other = owners.get(item) or next(each.asked.id for each in choices if each.wikidata == item and each != choice)
    return replace(choice, outcome="open", wikidata=None, reason=f"`{other}` is {item} as well; are the two one?")
