"""What stands for a name: pronouns, and descriptions such as "the ministry", each of the nearest that fits.

Read in the order of the text, with the entities that were last named in mind. A speaker without a name ("a spokesman
for the firm") becomes an entity too, for which "he" and "the spokesman" can stand further on.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from pipeline.draft.english.clauses import phrase, spans
from pipeline.draft.english.entities import Gathered, described_by
from pipeline.draft.english.nlp import Article, Unit
from pipeline.draft.english.nouns import FEMALE, GENERIC, KINDS, MALE
from pipeline.draft.english.records import NameMention

if TYPE_CHECKING:
    from spacy.tokens import Token

_HE = frozenset({"he", "him", "his", "himself"})
_SHE = frozenset({"she", "her", "hers", "herself"})
_BODY = frozenset({"it", "its", "itself", "they", "them", "their", "theirs", "themselves"})
_SUBJECTS = ("nsubj", "nsubjpass")
_BODIES = ("Organization", "Group", "Product", "Event", "Place")
_REACH = 1200
"""How many characters back a pronoun looks for a person; a description looks three times as far."""


@dataclass(slots=True)
class _Memory:
    """What was read so far.

    `named` is where entities were mentioned, which, and whether as a subject; `subjects` those of main clauses, -1
    for one that is no entity; `genders` and `offices` what is known of each.
    """

    entities: list[Gathered]
    named: list[tuple[int, int, bool]] = field(default_factory=list)
    subjects: list[int] = field(default_factory=list)
    genders: dict[int, str] = field(default_factory=dict)
    offices: dict[str, int] = field(default_factory=dict)


def refer(article: Article, entities: list[Gathered], sources: Collection[int]) -> None:
    """Adds to the entities their mentions that are no names, and those speakers that have none.

    `sources` are the places at which the chief words of sources stand.
    """
    places = sorted((m.start, m.end, number) for number, e in enumerate(entities) for m in e.mentions)
    starts = [start for start, _, _ in places]
    memory = _Memory(entities)
    for unit, token in _in_order(article):
        start = unit.starts[token.i]
        at = bisect_right(starts, start) - 1
        if at >= 0 and start < places[at][1]:
            _named(memory, token, places[at][2], start)
        else:
            _unnamed(memory, unit, token, start in sources, article.text)


def _in_order(article: Article) -> list[tuple[Unit, Token]]:
    """All words of an article, by their place in the text."""
    words = [(u, t) for u in article.units for t in u.doc if t.i not in u.quotes and not t.is_punct]
    return sorted(words, key=lambda pair: pair[0].starts[pair[1].i])


def _named(memory: _Memory, token: Token, number: int, start: int) -> None:
    """Takes note of a name's word: that the entity was named, its gender, and the offices that stand beside it."""
    _note(memory, token, number, start)
    if memory.entities[number].type != "Person":
        return
    beside = [*token.children, *([token.head] if token.dep_ in ("appos", "compound") else [])]
    for word in (other.lower_.rstrip(".") for other in beside):
        if word in MALE or word in FEMALE:
            memory.genders[number] = "he" if word in MALE else "she"
        if KINDS.get(word) == "Person":
            memory.offices[word] = number


def _note(memory: _Memory, token: Token, number: int, start: int) -> None:
    """Takes note of a mention, and of the subject of a main clause."""
    if number >= 0:
        memory.named.append((start, number, token.dep_ in _SUBJECTS))
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
        _note(memory, token, -1 if number is None else number, start)


def _introduce(memory: _Memory, unit: Unit, token: Token, text: str) -> None:
    """Makes a speaker of whom only a description is given an entity; not one that is named beside its office."""
    start, end = spans(unit, phrase(token))[0]
    if any(m.type == "Person" and start <= m.start < end for e in memory.entities for m in e.mentions if m.by_name):
        return
    noun = token.lemma_.lower()
    kind = "Group" if token.tag_ == "NNS" else KINDS.get(noun, "Intangible")
    memory.entities.append(Gathered([text[start:end]], [NameMention(start, end, kind, by_name=False)], unnamed=True))
    number = len(memory.entities) - 1
    memory.offices[noun] = number
    if noun in MALE or noun in FEMALE:
        memory.genders[number] = "he" if noun in MALE else "she"
    _note(memory, token, number, start)


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
        near = any(number == last and start - at < _REACH / 2 for at, number, _ in memory.named[-12:])
        return last if last >= 0 and near and memory.entities[last].type in _BODIES else None
    return None


def _nearest(start: int, memory: _Memory, type_: str, gender: str = "") -> int | None:
    """The entity of a type mentioned last; one of known gender goes first, then one that was a subject nearby."""
    fit = [
        (at, number, subject)
        for at, number, subject in reversed(memory.named)
        if start - at <= _REACH
        and memory.entities[number].type == type_
        and memory.genders.get(number, gender) == gender
    ]
    near = [(number, subject) for at, number, subject in fit if start - at <= _REACH / 3]
    known = [number for number, _ in near if gender and number in memory.genders]
    subjects = [number for number, subject in near if subject]
    return next(iter([*known[:1], *subjects[:1], *(number for _, number, _ in fit[:1])]), None)


def _described(token: Token, start: int, memory: _Memory) -> int | None:
    """The entity whose office or name has the noun of a description; for a general noun, the nearest of its type."""
    noun = token.lemma_.lower()
    if not _definite(token):
        return None
    if noun in memory.offices:
        return memory.offices[noun]
    for at, number, _ in reversed(memory.named):
        if start - at <= 3 * _REACH and described_by(memory.entities[number], noun):
            return number
    return _nearest(start, memory, KINDS[noun]) if noun in GENERIC else None


def _definite(token: Token) -> bool:
    """Whether a noun stands with nothing but "the" or "this" before it and no clause behind it."""
    children = [child for child in token.children if not child.is_punct and child.dep_ != "case"]
    return [child.lower_ for child in children] in (["the"], ["this"])
