"""Short names for events, of the text's own words: "Collapse of a harbour crane", "Arrest of Ines Falk"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.draft.english.clauses import child, subject
from pipeline.draft.english.happenings import INTRANSITIVE, Happening
from pipeline.draft.english.nlp import Unit
from pipeline.draft.english.nouns import words
from pipeline.draft.english.places import Places
from pipeline.draft.english.voice import agent, passive

if TYPE_CHECKING:
    from spacy.tokens import Token

_LONGEST = 9
"""How many words a name may have; a part that would make it longer is left out."""

_JOINTS = {"attack": "on", "missile strike": "on", "visit": "to"}
"""What stands between a name and its object, where that is not "of"."""

_GROUPS = words("series number group set couple wave pair")
"""Nouns that only say how many there are of what is behind their "of"."""

_KEPT = words("of on in at between with against over near by from to")
_SMALL = frozenset({"compound", "amod", "nmod", "nummod", "poss", "case", "det", "punct"})
_DROPPED = frozenset(
    {"recent", "latest", "previous", "alleged", "purported", "same", "tragic", "new", "this", "that"}
)


def of_verb(places: Places, unit: Unit, verb: Token, kind: Happening, text: str) -> str:
    """The kind of event, what it happened to, and who did it where that is a passive's agent or the subject."""
    who = subject(verb, unit)
    done_to, doer = (who, agent(verb)) if passive(verb) else (child(verb, "dobj"), who)
    if done_to is None or not kind.object:
        done_to, doer = (done_to, None) if done_to is not None and verb.lemma_ in INTRANSITIVE else (who, None)
    if kind.object == "predecessor" and doer is None:
        done_to, doer = None, done_to
    if kind.subject == kind.object == "participant":
        return _among(kind, [short(places, unit, n, text) for n in (doer or done_to, _second(verb)) if n is not None])
    name = kind.label
    handed = kind.object == "predecessor"
    for joint, noun in (
        ("from" if handed else _JOINTS.get(kind.label, "of"), done_to),
        ("to" if handed else "by", doer),
    ):
        words = short(places, unit, noun, text) if noun is not None else ""
        if words and len(f"{name} {words}".split()) < _LONGEST:
            name = f"{name} {joint} {words}"
    return _capital(name)


def among(places: Places, name: str, participants: list[int]) -> str:
    """A name of one or two words with who takes part, if there are two at least."""
    if len(name.split()) > 2 or len(participants) < 2:
        return name
    return f"{name} between {' and '.join(places.draft.entities[number].name for number in participants[:2])}"


def _second(verb: Token) -> Token | None:
    """The other side of a verb such as "met": its object, or who stands after "with"."""
    prep = next((c for c in verb.children if c.dep_ == "prep" and c.lower_ == "with"), None)
    return child(verb, "dobj") or (child(prep, "pobj") if prep is not None else None)


def _among(kind: Happening, sides: list[str]) -> str:
    """A name for what all sides take part in on the same footing."""
    named = [side for side in sides if side]
    joint = "between" if len(named) > 1 else "of"
    return _capital(f"{kind.label} {joint} {' and '.join(named)}" if named else kind.label)


def of_noun(unit: Unit, noun: Token, text: str) -> str:
    """The noun's own phrase: what stands close before it, and its prepositional phrases, as far as they are short."""
    kept = (c for c in noun.children if c.i < noun.i and c.dep_ in _SMALL - {"det"} and c.lower_ not in _DROPPED)
    front = [t for c in kept for t in c.subtree if c.tag_ != "PRP$"]
    name = _words(unit, [*front, noun], text)
    for prep in (c for c in noun.children if c.dep_ == "prep" and c.i > noun.i and c.lower_ in _KEPT):
        inner = child(prep, "pobj")
        if inner is None or inner.ent_type_ in ("DATE", "TIME"):
            continue
        words = _words(unit, [prep, *near(inner)], text)
        if len(f"{name} {words}".split()) > _LONGEST:
            break
        name = f"{name} {words}"
    return _capital(name)


def short(places: Places, unit: Unit, noun: Token, text: str) -> str:
    """A noun in few words: the entity's name, or the noun with what stands close before it."""
    if noun.tag_ in ("WP", "WDT") and noun.head.dep_ == "relcl":
        noun = noun.head.head
    of = child(noun, "prep") if noun.lemma_ in _GROUPS else None
    noun = (child(of, "pobj") if of is not None else None) or noun
    number = places.chief(unit, noun)
    if number >= 0:
        return places.draft.entities[number].name
    return "" if noun.pos_ not in ("NOUN", "PROPN") or noun.i in unit.quotes else _words(unit, near(noun), text)


def near(noun: Token) -> list[Token]:
    """The words of a noun with its article, adjectives and first "of", and the nouns joined to it."""
    found = [noun]
    for c in noun.children:
        if c.dep_ in _SMALL and c.i < noun.i and c.tag_ not in ("PRP$", "WP$"):
            found.extend(c.subtree)
        inner = child(c, "pobj") if c.dep_ == "prep" and c.lower_ == "of" else None
        if inner is not None and len(list(inner.subtree)) <= 4:
            found.extend(c.subtree)
        if c.dep_ == "conj" and c.pos_ in ("NOUN", "PROPN"):
            found.extend([*(t for t in noun.children if t.dep_ == "cc"), *near(c)])
    return found


def _words(unit: Unit, tokens: list[Token], text: str) -> str:
    """Words as they stand in the text, in its order, with the space that is between them there."""
    numbers = sorted({t.i for t in tokens})
    out = ""
    for number in numbers:
        spaced = number > 0 and unit.starts[number] > unit.ends[number - 1]
        word = text[unit.starts[number] : unit.ends[number]]
        word = word.lower() if unit.doc[number].is_sent_start and unit.doc[number].pos_ != "PROPN" else word
        out += (" " if out and (spaced or number - 1 not in numbers) else "") + word
    return " ".join(out.split()).strip(" ,-–\"“”'")


def _capital(name: str) -> str:
    """A name with its first letter as a capital."""
    return name[:1].upper() + name[1:]
