"""Whether what a word tells is told as having happened: not denied, not wished for, not merely possible."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.draft.english.clauses import ancestors, child
from pipeline.draft.english.happenings import UNREAL
from pipeline.draft.english.nlp import STAND_IN
from pipeline.draft.english.nouns import words

if TYPE_CHECKING:
    from spacy.tokens import Token

_MODAL = words("could may might would should must can will shall 'll 'd wo ca")
_CONDITION = words("if unless whether until lest in-case before")
_DEFINITE = words("the this that these those his her its their our last")
_RISKS = words("risk threat fear possibility danger prospect event chance kind type series")
_NONE = words("no any every each either neither another possible potential future alleged such more")
_HEARSAY = words(
    "sign evidence report rumor rumour claim allegation suggestion hint indication trace talk accusation proof denial"
)
"""Nouns of what is only heard of: "reports of an attack"."""
_FINITE = ("VBD", "VBZ", "VBP")


def happened(verb: Token) -> bool:
    """Whether a verb tells something real: finite or a participle, without modal, negation or condition."""
    if verb.tag_ in ("VB", "MD") or not _plain(verb) or not _tensed(verb) or _void(verb):
        return False
    return not any(_unreal(above) for above in _governors(verb))


def supposed(verb: Token) -> bool:
    """Whether a verb stands with a modal, a negation, "to" or a condition, or below one that does."""
    return not _plain(verb) or _void(verb) or any(_unreal(above) for above in _governors(verb))


def _tensed(verb: Token) -> bool:
    """Whether a verb has a tense, by its form or an auxiliary, or hangs as a participle from one that has."""
    if verb.tag_ in _FINITE or any(c.tag_ in _FINITE for c in verb.children if c.dep_ in ("aux", "auxpass")):
        return True
    shared = verb.dep_ == "conj" and verb.head.pos_ == "VERB"
    return verb.tag_ in ("VBN", "VBG") and (shared or verb.dep_ in ("acl", "advcl", "relcl", "ROOT", "pcomp"))


def _plain(verb: Token) -> bool:
    """Whether a verb stands without modal, negation, "to" and condition; of joined verbs, the first's hold too."""
    for token in verb.children:
        modal = token.dep_ == "aux" and (token.lower_ in _MODAL or token.lower_ == "to")
        if modal or token.dep_ == "neg" or token.lower_ == "never":
            return False
        if token.dep_ in ("mark", "advmod") and token.lower_ in _CONDITION:
            return False
    shared = verb.dep_ == "conj" and verb.head.pos_ == "VERB" and child(verb, "nsubj", "nsubjpass") is None
    return not shared or verb.tag_ in _FINITE or _plain(verb.head)


def _governors(token: Token) -> list[Token]:
    """The verbs in whose complement a word stands, nearest first."""
    found = []
    below = token
    for above in ancestors(token):
        if above.pos_ in ("VERB", "AUX") and below.dep_ in (
            "ccomp",
            "xcomp",
            "pcomp",
            "prep",
            "dobj",
            "advcl",
            "agent",
        ):
            found.append(above)
        below = above
    return found


def _unreal(verb: Token) -> bool:
    """Whether what depends on a verb need not have happened."""
    modal = any(c.dep_ == "aux" and c.lower_ in _MODAL for c in verb.children)
    return modal or verb.lemma_ in UNREAL or any(c.dep_ == "neg" for c in verb.children)


def _void(token: Token) -> bool:
    """Whether a word stands below a noun of which there is none: "no evidence that the senator took money"."""
    return any(above.pos_ == "NOUN" and any(c.lower_ == "no" for c in above.children) for above in ancestors(token))


def _heard(noun: Token) -> bool:
    """Whether a noun stands behind the "of" of a word for what is only heard of, or of a quotation that tells it."""
    above = noun.head.head if noun.dep_ == "pobj" else noun.head
    told = above.pos_ == "NOUN" and above.lemma_.lower() in _HEARSAY
    return told or (above.text == STAND_IN and noun.dep_ == "pobj")


def definite(noun: Token) -> bool:
    """Whether a noun has "the", "this" or an owner."""
    return any((c.dep_ == "det" and c.lower_ in _DEFINITE) or c.dep_ == "poss" for c in noun.children)


def occurred(noun: Token) -> bool:
    """Whether a noun tells one real event: a definite one, or one in a clause that tells something real."""
    if noun.dep_ in ("compound", "nmod", "amod") or any(c.lower_ in _NONE for c in noun.children):
        return False
    if definite(noun):
        return not any(_denied(above) for above in _governors(noun))
    if _heard(noun) or _void(noun):
        return False
    verb = next((above for above in ancestors(noun) if above.pos_ in ("VERB", "AUX")), None)
    singular = noun.tag_ in ("NN", "NNP") and any(
        c.dep_ in ("det", "amod", "compound", "nmod") for c in noun.children
    )
    return singular and verb is not None and happened(verb) and verb.lemma_ not in UNREAL and not _without(noun)


def _denied(verb: Token) -> bool:
    """Whether a verb keeps even a definite event from being: "cancelled the match", "prevented the attack"."""
    return verb.lemma_ in ("prevent", "avert", "avoid", "cancel", "threaten", "foil", "thwart", "postpone")


def _without(noun: Token) -> bool:
    """Whether a noun stands after a preposition that denies it or likens to it."""
    if noun.dep_ != "pobj":
        return False
    return noun.head.lower_ in ("without", "against", "like", "as") or noun.head.head.lemma_.lower() in _RISKS
