"""In what respect a number counts: a measure of the vocabulary, or a plain name made of the verb or noun above it."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from pipeline.draft.english.clauses import child, subject
from pipeline.draft.english.nlp import Unit
from pipeline.draft.english.nouns import words
from pipeline.draft.english.places import stems

if TYPE_CHECKING:
    from spacy.tokens import Token

VOCABULARY = frozenset({"killed", "injured", "launched", "intercepted", "exploded", "range"})


def _words(classes: dict[str, str]) -> dict[str, str]:
    return {word: name for name, words in classes.items() for word in words.split()}


_VERBS = _words({
    "killed": "kill die perish drown murder slay massacre",
    "injured": "injure wound hurt maim",
    "launched": "launch fire",
    "intercepted": "intercept",
    "exploded": "explode detonate",
    "arrested": "arrest detain",
    "evacuated": "evacuate",
    "rescued": "rescue save",
    "displaced": "displace",
    "missing": "miss",
    "cost": "cost",
    "price": "buy sell purchase acquire",
    "fine": "fine",
    "weight": "weigh",
    "paid": "pay",
    "value": "value",
    "sentence": "sentence jail imprison",
    "increase": "rise increase grow climb jump gain soar surge",
    "decrease": "fall decrease drop decline shrink lose plunge slip",
})  # fmt: skip
_NOUNS = _words({
    "killed": "death fatality dead toll life killing victim",
    "injured": "injury injured wounded",
    "range": "range",
})  # fmt: skip
_STATES = _words({
    "killed": "dead killed deceased",
    "injured": "injured wounded hurt",
    "missing": "missing",
    "homeless": "homeless",
    "arrested": "arrested detained",
    "displaced": "displaced",
    "infected": "infected",
    "stranded": "stranded",
    "evacuated": "evacuated",
    "rescued": "rescued",
})  # fmt: skip
TOLLS = frozenset(_STATES.values()) | (VOCABULARY - {"range"})
"""Measures that an event has."""

PEOPLE = TOLLS - {"launched", "intercepted", "exploded"}
"""Those of them that count people, even where the text leaves the noun out: "at least 40 killed"."""

_STATE = re.compile(
    rf"(?:\s+(?:people|others|more|were|was|are|is|had been|have been|has been|still|reported|confirmed|left))*"
    rf"\s+(?P<state>{'|'.join(_STATES)})\b(?!\s+(?:the|a|an|his|her|their|two|three|four|five|more|\d|[A-Z]))"
)
"""What the words behind people say of them, unless an object follows: "12 guards killed the dog"."""
_EXTENTS = {
    "high": "height",
    "tall": "height",
    "long": "length",
    "wide": "width",
    "deep": "depth",
    "thick": "thickness",
}
_IRREGULAR = words("""
    bear beat become begin bet bind bite bleed blow break breed bring build burst buy cast catch choose come
    cost cut deal dig do draw drink drive eat fall feed feel fight find flee fly forbid forget freeze get give
    go grow have hear hide hit hold hurt keep know lay lead leave lend let lie lose make mean meet pay put quit
    read ride ring rise run say see seek sell send set shake shoot shut sing sink sit sleep speak spend spread
    stand steal strike swear swim take teach tear tell think throw understand wake wear win withdraw write""")
"""Verbs without a participle in "-ed"."""
_CHANGES = frozenset({"increase", "decrease"})
_LOSS = re.compile(r"\b(?:lives|life)\b")
_OWNING = frozenset({"have", "include", "contain", "employ", "comprise", "number", "be", "exist", "there"})


@dataclass(frozen=True, slots=True)
class Measured:
    """In what respect a number counts, by which verb, of which noun; `told` is false where that is a bare guess."""

    property: str
    verb: Token | None = None
    of: Token | None = None
    told: bool = True


def measured(unit: Unit, node: Token, counted: Token, text: str) -> Measured | None:
    """The measure of a number by the word `node` on which it hangs in its clause; `counted` is what it counts.

    `text` is what follows the quantity up to the end of its paragraph.
    """
    state = _STATE.match(text)
    top = node
    while top.dep_ in ("conj", "appos") and top.head.pos_ in ("NOUN", "PROPN", "NUM") and top.head.i < top.i:
        top = top.head
    verb = top.head if top.head.pos_ in ("VERB", "AUX") else None
    if state:
        return Measured(_STATES[state["state"]], verb)
    if counted.dep_ == "npadvmod" and counted.head.lower_ in _EXTENTS:
        return Measured(_EXTENTS[counted.head.lower_], of=subject(counted.head.head, unit))
    behind = child(node, "acl")
    if behind is not None and (toll := _toll(behind)):
        return Measured(toll, verb)
    if top.dep_ == "pobj":
        return _behind_preposition(unit, top, counted)
    if (counted.lemma_.lower() in _NOUNS and counted.i != node.i) or counted.lemma_.lower() in ("death", "injury"):
        harm = _NOUNS[counted.lemma_.lower()]
        if not _LOSS.search(counted.lower_) or (
            verb is not None and verb.lemma_ in ("claim", "lose", "take", "cost")
        ):
            return Measured(harm, verb)
    if verb is None or top.dep_ not in ("nsubj", "nsubjpass", "dobj", "attr", "npadvmod", "dep", "oprd", "dative"):
        return None
    found = _of_verb(unit, top, verb, counted)
    own = _own(node, verb)
    return replace(found, of=own) if found is not None and own is not None else found


def _own(node: Token, verb: Token | None) -> Token | None:
    """The subject of a number of which the verb is left out: "the Union had 41 percent and Homeland 39 percent"."""
    first = (child(node, "nummod") or node).left_edge.i
    before = node.doc[first - 1] if verb is not None and first > verb.i + 2 else None
    if before is None or before.pos_ not in ("NOUN", "PROPN"):
        return None
    lead = before.left_edge.i - 1
    while node.doc[lead].pos_ == "DET":
        lead -= 1
    return before if node.doc[lead].lower_ in (",", ";", "and", "but", "while") else None


def _toll(participle: Token) -> str:
    """What a participle behind the people says became of them: "killed in the fire", "sustaining injuries"."""
    known = next((_VERBS[s] for s in stems(participle) if s in _VERBS), "")
    if _hurt(participle):
        return "injured"
    return known if known in TOLLS and participle.tag_ == "VBN" else ""


def _hurt(verb: Token) -> bool:
    """Whether a verb's object is injuries: "suffered burns and other injuries"."""
    harm = child(verb, "dobj")
    return harm is not None and harm.lemma_.lower() in ("injury", "wound", "burn")


def _of_verb(unit: Unit, top: Token, verb: Token, counted: Token) -> Measured | None:
    """The measure by a verb of which the number is subject or object."""
    known = next((_VERBS[s] for s in stems(verb) if s in _VERBS), None)
    who = subject(verb, unit)
    who = None if who is not None and who.dep_ == "expl" else who
    named = who is not None and who.pos_ in ("NOUN", "PROPN")
    if top.dep_ in ("nsubj", "nsubjpass"):
        harm = child(verb, "dobj")
        if harm is not None and verb.lemma_ not in ("launch", "fire") and top.dep_ == "nsubj":
            known = "killed" if _LOSS.search(harm.lower_) and verb.lemma_ == "lose" else None
            known = "injured" if _hurt(verb) else known
            if known is None and any(_VERBS.get(stem) in TOLLS for stem in stems(verb)):
                return None
        if known in _CHANGES or known in ("price", "fine", "cost", "sentence", "paid") or verb.lemma_ in _OWNING:
            known = None
        return Measured(known or _participle(verb), verb, told=known is not None or top.dep_ == "nsubjpass")
    if verb.lemma_ == "be" and who is not None and named and top.dep_ == "attr":
        return Measured(camel(_compound(who)), verb, who)
    if known == "price" and not _is_amount(counted):
        known = None
    if known in _CHANGES and verb.lemma_ in ("lose", "gain") and not _is_amount(counted):
        known = None
    if known == "injured" or counted.lower_ in ("injury", "injuries"):
        return Measured("injured", verb, who)
    if known is None and verb.lemma_ in _OWNING:
        return Measured(camel(_compound(counted)), verb, who, told=counted.ent_type_ != "PERCENT")
    return Measured(known or _participle(verb), verb, who, told=known is not None)


def _behind_preposition(unit: Unit, noun: Token, counted: Token) -> Measured | None:
    """The measure of a number behind a preposition: of the noun above it, or of the verb."""
    prep, above = noun.head, noun.head.head
    if above.pos_ in ("NOUN", "PROPN") and prep.lower_ in ("of", "at", "to", "from", "by", "with"):
        known = _NOUNS.get(above.lemma_.lower())
        owner = child(above, "poss")
        verb = above.head if above.head.pos_ == "VERB" else None
        who = owner or (subject(verb, unit) if verb is not None and above.dep_ in ("dobj", "attr", "oprd") else None)
        if prep.lower_ == "of" and above.lemma_.lower() not in ("number", "total"):
            return Measured(known or camel(_compound(above)), verb, who)
        return None
    if above.pos_ not in ("VERB", "AUX"):
        return None
    known = next((_VERBS[s] for s in stems(above) if s in _VERBS), None)
    who = subject(above, unit)
    if known in _CHANGES and prep.lower_ == "by":
        return Measured(known or "", above, who)
    if known in _CHANGES and prep.lower_ in ("to", "at") and who is not None:
        return Measured(_NOUNS.get(who.lemma_.lower()) or camel(_compound(who)), above, who)
    if prep.lower_ == "for" and known == "price":
        return Measured("price", above, child(above, "dobj") or who)
    if prep.lower_ in ("to", "at") and known in ("sentence", "value", "price", "cost"):
        return Measured(known, above, who)
    return None


def _is_amount(counted: Token) -> bool:
    """Whether what is counted is money or a share, and not things."""
    return counted.ent_type_ in ("MONEY", "PERCENT")


def _participle(verb: Token) -> str:
    """The participle of a verb as a name: "evacuated"; of an irregular verb, what the text has, or its base form."""
    if verb.lemma_.lower() in _IRREGULAR:
        return verb.lower_ if verb.tag_ in ("VBN", "VBD") else verb.lemma_.lower()
    if verb.tag_ in ("VBN", "VBD"):
        return verb.lower_
    lemma = verb.lemma_.lower()
    return (
        lemma + "d"
        if lemma.endswith("e")
        else lemma[:-1] + "ied"
        if re.search(r"[^aeiou]y$", lemma)
        else lemma + "ed"
    )


def _compound(noun: Token) -> str:
    """A noun with the nouns before it: "share price"."""
    before = [t.text for t in noun.children if t.dep_ == "compound" and t.i < noun.i and t.pos_ == "NOUN"]
    return " ".join([*before, noun.text])


def camel(words: str) -> str:
    """Words as one name: "share price" is "sharePrice"."""
    parts = re.findall(r"[A-Za-z0-9]+", words)
    return "".join(p.lower() if n == 0 else p[:1].upper() + p[1:].lower() for n, p in enumerate(parts))
