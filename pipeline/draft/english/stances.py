"""What becomes of a stance under a negation: "did not rule out" leaves open, "does not think" doubts.

A stance that is negated is another stance where the model has one for it. Where it has none ("has not said", "never
promised"), the saying is marked as negated: the article reports that the party does not take the stance, and no
assertion follows from it. The stances are those of docs/model.md.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from pipeline.draft.english.clauses import child
from pipeline.draft.english.lexicon import COMMENT_VERBS
from pipeline.draft.english.nouns import words
from pipeline.draft.english.records import Certainty, Stance

if TYPE_CHECKING:
    from spacy.tokens import Token

_NOBODY = words("nobody no-one none noone neither")
_NEVER = words("never hardly neither nor")
_LEAVING_OPEN = words("rule exclude discount")
_UNDISPUTED = words("deny dispute contest refute rebut contradict disavow question challenge")
_UNDOUBTED = words("doubt")
_SUSPENDED = words("think believe feel consider expect suppose reckon imagine agree accept buy anticipate")
"""Verbs of which "not" belongs to what they report: who does not think that it is so holds it to be unsure."""
_DISCLOSING = words("confirm say reveal disclose specify elaborate clarify tell give name identify discuss answer")
_BARRING = words("would will can could")
"""Auxiliaries with which "not" is a refusal or an inability: "would not say when"."""


class Polar(NamedTuple):
    """A stance with its negation worked in; `negated` where no stance of the model says it."""

    stance: Stance
    certainty: Certainty = ""
    negated: bool = False


def negated(verb: Token) -> bool:
    """Whether a verb is negated: "not", "never", "neither ... nor", a subject such as "nobody", "refused to"."""
    if any(c.dep_ == "neg" or c.lower_ in _NEVER | _NOBODY for c in verb.children):
        return True
    who = child(verb, "nsubj", "nsubjpass")
    if who is not None and any(c.lower_ in ("no", "neither") and c.dep_ == "det" for c in who.children):
        return True
    return _refused(verb) or _neither(verb)


def polar(verb: Token, stance: Stance, certainty: Certainty) -> Polar:
    """The stance that a verb reports, with what its negation makes of it."""
    if not negated(verb):
        return Polar(stance, certainty)
    lemma = verb.lemma_.lower()
    if lemma == "say" and _unable(verb):
        return Polar(stance, certainty, negated=True)
    if lemma in _DISCLOSING and (_refused(verb) or _barred(verb) or _neither(verb)):
        return Polar("declines-to-comment")
    if _neither(verb) and lemma in _UNDISPUTED:
        return Polar("declines-to-comment")
    if lemma in _LEAVING_OPEN:
        return Polar("asserts", "possible")
    if lemma in _UNDOUBTED:
        return Polar("asserts", "certain")
    if lemma in _SUSPENDED:
        return Polar("doubts", certainty)
    return Polar(stance, certainty, negated=True)


def _refused(verb: Token) -> bool:
    """Whether a verb stands below a refusal of it: "refused to rule out"."""
    return verb.dep_ in ("xcomp", "pcomp") and any(t.lemma_ in COMMENT_VERBS for t in (verb.head, verb.head.head))


def _unable(verb: Token) -> bool:
    """Whether somebody cannot hold that it is so, which is no refusal: "we cannot say that coffee is the cause"."""
    clause = child(verb, "ccomp")
    unable = any(c.dep_ == "aux" and c.lower_ in ("can", "could", "ca") for c in verb.children)
    return unable and clause is not None and clause.left_edge.lower_ == "that"


def _barred(verb: Token) -> bool:
    """Whether the speaker would not or could not."""
    return any(c.dep_ == "aux" and c.lower_ in _BARRING | {"wo", "ca"} for c in verb.children)


def _neither(verb: Token) -> bool:
    """Whether a verb is one of two behind "neither": "neither confirmed nor denied"."""
    first = verb.head if verb.dep_ == "conj" else verb
    return any(c.lower_ == "neither" and c.dep_ in ("preconj", "cc", "advmod", "det") for c in first.children)
