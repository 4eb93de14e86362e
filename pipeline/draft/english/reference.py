"""What stands for a name: pronouns, and descriptions such as "the ministry", each of the nearest that fits.

Read in the order of the text, with the entities that were last named in mind. A speaker without a name ("a spokesman
for the firm") becomes an entity too, for which "he" and "the spokesman" can stand further on.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Collection
from dataclasses import dataclass, field
from operator import itemgetter
from typing import TYPE_CHECKING

from pipeline.draft.english.clauses import phrase, spans
from pipeline.draft.english.countries import DEMONYMS
from pipeline.draft.english.entities import Gathered, described_by
from pipeline.draft.english.given import gender_of
from pipeline.draft.english.nlp import Article, Unit
from pipeline.draft.english.nouns import FEMALE, GENERIC, KINDS, MALE
from pipeline.draft.english.records import NameMention

if TYPE_CHECKING:
    from spacy.tokens import Token

_HE = frozenset({"he", "him", "his", "himself"})
_SHE = frozenset({"she", "her", "hers", "herself"})
_BODY = frozenset({"it", "its", "itself", "they", "them", "their", "theirs", "themselves"})
_SUBJECTS = ("nsubj", "nsubjpass")
_BODIES = ("Organization", "Group", "Product", "Event", "Place", "Country")
_REACH = 1200
"""How many characters back a pronoun looks for a person; a description looks three times as far."""


@dataclass(slots=True)
class _Memory:
    """What was read so far.

    `named` is where entities were mentioned, which, and whether as a subject; `subjects` those of main clauses, -1
    for one that is no entity; `genders` and `offices` what is known of each; `plain` the entities by plain name.
    `places` is where names stand, sorted: start, end, entity. It lives no longer than one call of `refer`.
    """

    entities: list[Gathered]
    places: list[tuple[int, int, int]]
    plain: dict[str, int]
    named: list[tuple[int, int, bool]] = field(default_factory=list)
    subjects: list[int] = field(default_factory=list)
    genders: dict[int, str] = field(default_factory=dict)
    offices: dict[str, int] = field(default_factory=dict)


def refer(article: Article, entities: list[Gathered], sources: Collection[int]) -> None:
    """Adds to the entities their mentions that are no names, and those speakers that have none.

    `sources` are the places at which the chief words of sources stand.
    """
    places = sorted((m.start, m.end, number) for number, e in enumerate(entities) for m in e.mentions)
    plain = {_plainly(name): number for number, e in reversed(list(enumerate(entities))) for name in e.names}
    memory = _Memory(entities, places, plain)
    for unit, token in _in_order(article):
        start, number = unit.starts[token.i], _number(memory, unit, token)
        if number >= 0:
            _named(memory, unit, token, number, start in sources)
        else:
            _unnamed(memory, unit, token, start in sources, article.text)


def _in_order(article: Article) -> list[tuple[Unit, Token]]:
    """All words of an article, by their place in the text."""
    words = [(u, t) for u in article.units for t in u.doc if t.i not in u.quotes and not t.is_punct]
    return sorted(words, key=lambda pair: pair[0].starts[pair[1].i])


def _named(memory: _Memory, unit: Unit, token: Token, number: int, speaks: bool) -> None:
    """Takes note of a name's word: that the entity was named, its gender, and the offices that stand beside it."""
    _note(memory, unit, token, number, speaks)
    if memory.entities[number].type != "Person":
        return
    if gender := gender_of(memory.entities[number].name):
        memory.genders.setdefault(number, gender)
    for word in (other.lower_.rstrip(".") for other in (*token.children, *_beside(token))):
        if word in MALE or word in FEMALE:
            memory.genders[number] = "he" if word in MALE else "she"
        if KINDS.get(word) == "Person":
            memory.offices[word] = number


def _beside(token: Token) -> tuple[Token, ...]:
    """The noun that a word of a name stands beside: "the mayor, Ada Brook"."""
    return (token.head,) if token.dep_ in ("appos", "compound") else ()


def _note(memory: _Memory, unit: Unit, token: Token, number: int, speaks: bool = False) -> None:
    """Takes note of a mention, and of the subject of a main clause, as which whoever speaks counts."""
    subject = unit.outer is None and (speaks or any(t.dep_ in _SUBJECTS for t in (token, *_beside(token))))
    if number >= 0:
        memory.named.append((unit.starts[token.i], number, subject))
    if subject != (token.dep_ in _SUBJECTS):
        return
    main = token.head.dep_ == "ROOT" or (token.head.dep_ == "conj" and token.head.head.dep_ == "ROOT")
    if token.dep_ in _SUBJECTS and main:
        memory.subjects.append(number)


def _unnamed(memory: _Memory, unit: Unit, token: Token, speaks: bool, text: str) -> None:
    """Finds the entity of a word that is in no name, if it stands for one; a speaker without any becomes one."""
    start, end = unit.starts[token.i], unit.ends[token.i]
    number = None
    if token.pos_ == "PRON":
        number = _pronoun(token, start, memory)
    elif token.pos_ in ("NOUN", "PROPN"):
        number = _described(token, start, memory)
        if number is None and speaks:
            _introduce(memory, unit, token, text)
            return
        if number is not None:
            start = unit.starts[token.left_edge.i]
    if number is not None:
        mention = NameMention(start, end, memory.entities[number].type, by_name=False)
        memory.entities[number].mentions.append(mention)
    if token.pos_ in ("NOUN", "PROPN", "PRON"):
        _note(memory, unit, token, -1 if number is None else number)


def _introduce(memory: _Memory, unit: Unit, token: Token, text: str) -> None:
    """Makes a speaker of whom only a description is given an entity; not one that is named beside its office."""
    beside = next((n for c in token.children if c.dep_ == "appos" and (n := _number(memory, unit, c)) >= 0), -1)
    if (
        beside >= 0
        and KINDS.get(token.lower_) != "Person"
        and memory.entities[beside].type not in ("Person", "Place", "Country")
    ):
        where = unit.span(token.left_edge.i, token.i)
        memory.entities[beside].mentions.append(NameMention(*where, memory.entities[beside].type, by_name=False))
        memory.offices[token.lemma_.lower()] = beside
        _note(memory, unit, token, beside)
        return
    if any(c.lower_ in ("neither", "none") and c.i < token.i for c in token.children):
        return
    start, end = spans(unit, phrase(token))[0]
    same = memory.plain.get(_plainly(text[start:end]), -1)
    if same >= 0:
        memory.entities[same].mentions.append(NameMention(start, end, memory.entities[same].type, by_name=False))
        memory.offices[token.lemma_.lower()] = same
        _note(memory, unit, token, same)
        return
    if any(m.type == "Person" and start <= m.start < end for e in memory.entities for m in e.mentions if m.by_name):
        return
    noun = token.lemma_.lower()
    kind = "Group" if token.tag_ == "NNS" else KINDS.get(noun, "Intangible")
    memory.entities.append(Gathered([text[start:end]], [NameMention(start, end, kind, by_name=False)], unnamed=True))
    number = len(memory.entities) - 1
    memory.plain.setdefault(_plainly(text[start:end]), number)
    memory.offices[noun] = number
    if noun in MALE or noun in FEMALE:
        memory.genders[number] = "he" if noun in MALE else "she"
    _note(memory, unit, token, number)


def _plainly(name: str) -> str:
    """A name without case, article and genitive, of a country's people as of the country: "Russia's army"."""
    parts = re.sub(r"['’]s\b", "", name).removeprefix("the ").removeprefix("The ").split()
    return " ".join(DEMONYMS.get(part, part) for part in parts).lower()


def _number(memory: _Memory, unit: Unit, token: Token) -> int:
    """The entity in whose name a word stands, or -1."""
    start = unit.starts[token.i]
    at = bisect_right(memory.places, start, key=itemgetter(0)) - 1
    return memory.places[at][2] if at >= 0 and start < memory.places[at][1] else -1


def _pronoun(token: Token, start: int, memory: _Memory) -> int | None:
    """The entity of a pronoun: a person of its gender, or the body that the last main subject was."""
    word = token.lower_
    if word in _HE | _SHE:
        gender = "he" if word in _HE else "she"
        number = _nearest(start, memory, "Person", gender)
        if number is not None:
            memory.genders[number] = gender
        return number
    if word in _BODY and token.dep_ != "expl" and memory.subjects:
        last = memory.subjects[-1]
        if last >= 0 and not _fits(word, memory.entities[last]):
            return None
        near = any(number == last and start - at < _REACH / 2 for at, number, _ in memory.named[-12:])
        return last if last >= 0 and near else None
    return None


def _fits(word: str, entity: Gathered) -> bool:
    """Whether "it" or "they" can stand for an entity; "they" also for a speaker who is not named."""
    if word.startswith("it"):
        return entity.type in _BODIES and entity.type != "Group"
    return entity.type in _BODIES or (entity.type == "Person" and entity.unnamed)


def _nearest(start: int, memory: _Memory, type_: str, gender: str = "") -> int | None:
    """The entity of a type that was a subject last, nearby; or else the one mentioned last, of known gender first."""
    fit: list[tuple[int, int]] = []
    for at, number, subject in reversed(memory.named):
        if start - at > _REACH:
            break
        if memory.entities[number].type == type_ and (not gender or memory.genders.get(number, gender) == gender):
            if subject and start - at <= _REACH / 3:
                return number
            fit.append((at, number))
    known = [number for at, number in fit if number in memory.genders and start - at <= _REACH / 3]
    return next(iter([*known[:1], *(number for _, number in fit[:1])]), None)


def _described(token: Token, start: int, memory: _Memory) -> int | None:
    """The entity whose office or name has the noun of a description; for a general noun, the nearest of its type."""
    noun = token.lemma_.lower()
    known = memory.offices.get(noun)
    if not _definite(token):
        return None
    if token.tag_ == "NNS":
        return known if known is not None and memory.entities[known].type == "Group" else None
    if known is not None:
        return known
    for at, number, _ in reversed(memory.named):
        if start - at > 3 * _REACH:
            break
        if described_by(memory.entities[number], noun):
            return number
    type_ = "Country" if noun in ("country", "nation") else KINDS.get(noun, "")
    return _nearest(start, memory, type_) if noun in GENERIC else None


def _definite(token: Token) -> bool:
    """Whether a noun stands with nothing but "the" or "this" before it and no clause behind it."""
    children = [child for child in token.children if not child.is_punct and child.dep_ != "case"]
    return [child.lower_ for child in children] in (["the"], ["this"])
