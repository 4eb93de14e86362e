"""What verbs of reporting report, if it is no clause: infinitives, gerunds, nouns, predicates, and silence."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from pipeline.draft.english.clauses import child, phrase, spans, subtree
from pipeline.draft.english.cues import attribution
from pipeline.draft.english.lexicon import (
    AS_VERBS,
    BLAME_NOUNS,
    BLAMING_VERBS,
    COMMENT_VERBS,
    INFINITIVE_VERBS,
    NOMINAL_VERBS,
    PARTICLE_VERBS,
    PASSIVE_VERBS,
    PREDICATIVE_VERBS,
    SAYING_VERBS,
    TELLING,
    VERBS,
)
from pipeline.draft.english.nlp import Unit
from pipeline.draft.english.records import Attribution, Form, Span, Stance
from pipeline.draft.english.stances import negated
from pipeline.draft.english.voice import grounds, passive, patient

if TYPE_CHECKING:
    from spacy.tokens import Token


_BLAMED = frozenset({"responsible", "accountable", "liable"})
"""What one holds somebody to be who blames them."""


def infinitive(verb: Token, unit: Unit, text: str) -> Attribution | None:
    """What a verb reports as a to-infinitive or a gerund, with who is to do it or is said to have done it."""
    inner = next((c for c in verb.children if c.dep_ in ("xcomp", "ccomp") and (is_to(c) or c.tag_ == "VBG")), None)
    if inner is None:
        inner = next((c for p in grounds(verb) if p.dep_ == "prep" for c in p.children if c.dep_ == "pcomp"), None)
    if inner is None and _part(verb):
        inner = next((c for c in verb.children if c.dep_ == "advcl" and c.tag_ == "VBG" and c.i == verb.i + 2), None)
    if inner is None and verb.lemma_ == "call":
        inner = next((c for c in verb.children if c.dep_ == "advcl" and is_to(c) and _for(c)), None)
    if inner is None or (verb.lemma_ == "call" and not _part(verb) and not _for(inner)):
        return None
    done = patient(verb)
    content = spans(unit, (phrase(done) if done is not None else []) + subtree(inner))
    unnamed = passive(verb) and is_to(inner)
    if verb.lemma_ in COMMENT_VERBS and stance_word(inner):
        return None
    part = _part(verb)
    stance = part[1] if part else PASSIVE_VERBS.get(verb.lemma_) if unnamed else INFINITIVE_VERBS.get(verb.lemma_)
    asked = child(inner, "ccomp") if inner.lemma_ == "know" else None
    if stance and asked is not None:
        return attribution(unit, text, verb, spans(unit, subtree(asked)), VERBS["ask"], "clause")
    return attribution(unit, text, verb, content, stance, "passive" if unnamed else "infinitive") if stance else None


def stance_word(verb: Token) -> bool:
    """Whether a verb reports something, so that a refusal of it is a stance of its own: "refused to rule out"."""
    return verb.lemma_ in VERBS or _part(verb) is not None


def _for(verb: Token) -> bool:
    """Whether a clause begins with "for": "for the line to close"."""
    return any(c.lower_ == "for" and c.dep_ == "mark" for c in verb.children)


def is_to(verb: Token) -> bool:
    """Whether a clause is a to-infinitive."""
    return any(c.tag_ == "TO" and c.dep_ == "aux" for c in verb.children)


def _part(verb: Token) -> tuple[Token, Stance] | None:
    """The particle or preposition with which a verb reports, and the stance of the two."""
    for part in verb.children:
        if part.dep_ in ("prt", "prep") and part.i > verb.i and (verb.lemma_, part.lower_) in PARTICLE_VERBS:
            return part, PARTICLE_VERBS[verb.lemma_, part.lower_]
    return None


def nominal_object(verb: Token, unit: Unit, text: str) -> Attribution | None:
    """What a verb reports as a noun alone, or as a noun behind its particle: "called for an inquiry"."""
    what, part = child(verb, "dobj") or child(verb, "nsubjpass"), _part(verb)
    stance = NOMINAL_VERBS.get(verb.lemma_)
    if part and part[0].lower_ != "on":
        what, stance = child(part[0], "pobj") or what, part[1]
    if what is None or what.pos_ not in ("NOUN", "PROPN") or what.i in unit.quotes or what.ent_type_ == "PERSON":
        return None
    deed = what.lower_.endswith("ing") and what.tag_ == "NN" and child(what, "det") is None
    if not stance and (what.lemma_ in BLAME_NOUNS or (deed and verb.lemma_ == "deny")):
        stance = SAYING_VERBS.get(verb.lemma_)
    return attribution(unit, text, verb, spans(unit, subtree(what)), stance, "nominal") if stance else None


def blamed(verb: Token, unit: Unit, text: str) -> Attribution | None:
    """What a verb holds against somebody: "blames the owner for the collapse"."""
    stance = BLAMING_VERBS.get(verb.lemma_)
    whom = patient(verb)
    ground = [c for c in grounds(verb) if c.dep_ == "prep" and c.lower_ in ("of", "for", "with") and child(c, "pobj")]
    if not stance or whom is None or not ground:
        return None
    return attribution(unit, text, verb, spans(unit, phrase(whom) + subtree(ground[0])), stance, "nominal")


def predicated(verb: Token, unit: Unit, text: str) -> Attribution | None:
    """What a verb says that something is: "called the fine a joke"."""
    what, stance = child(verb, "dobj"), PREDICATIVE_VERBS.get(verb.lemma_)
    if verb.lemma_ == "hold" and any(t.lower_ in _BLAMED for c in verb.children for t in (c, *c.children)):
        stance = "alleges"
    told = [c for c in verb.children if _says_what(c) and (verb.lemma_ not in AS_VERBS or c.lower_ == "as")]
    if stance is None or not told or (what is None and told[0].dep_ != "ccomp"):
        return None
    content = (subtree(what) if what is not None else []) + subtree(told[0])
    return attribution(unit, text, verb, spans(unit, content), stance, "nominal")


def _says_what(token: Token) -> bool:
    """Whether what hangs from a verb says what its object is."""
    return token.dep_ in ("oprd", "ccomp") or (token.dep_ == "prep" and token.lower_ == "as")


def silence(verb: Token, unit: Unit, text: str) -> Attribution | None:
    """A refusal to say anything: "declined to comment on the crane", "would not comment"."""
    if verb.lemma_ in COMMENT_VERBS:
        inner = child(verb, "xcomp", "prep")
        said = child(inner, "pcomp") if inner is not None and inner.dep_ == "prep" else inner
        if said is None or not (said.lemma_ in TELLING or (said.lemma_ == "give" and child(said, "dobj"))):
            return None
    elif (verb.lemma_ == "comment" or _drawn(verb)) and any(c.dep_ == "neg" for c in verb.children):
        said = verb
    elif _unanswered(verb):
        return _silent(unit, text, verb, spans(unit, [t for t in verb.subtree if t.lower_ == "comment"][:1]))
    else:
        return None
    content = [token for c in said.children if c.dep_ in ("prep", "dobj", "ccomp") for token in c.subtree]
    where = spans(unit, content) or spans(unit, [said])
    return _silent(unit, text, verb, where, "clause" if child(said, "ccomp") is not None else "silence")


def _silent(unit: Unit, text: str, verb: Token, where: tuple[Span, ...], form: Form = "silence") -> Attribution:
    """The attribution of a refusal to say anything."""
    found = attribution(unit, text, verb, where, "declines-to-comment", form)
    who = child(verb, "nsubjpass")
    if who is not None:  # "would not be drawn": who is silent is the subject of the passive
        found = replace(found, source=spans(unit, phrase(who)), head=unit.starts[who.i])
    return replace(found, stance="declines-to-comment", certainty="", negated=False)


def _drawn(verb: Token) -> bool:
    """Whether somebody is drawn on a matter: "would not be drawn on his future"."""
    return verb.lower_ == "drawn" and child(verb, "nsubjpass") is not None and child(verb, "aux") is not None


def _unanswered(verb: Token) -> bool:
    """Whether a request for comment stays without an answer: "was not available for comment"."""
    for_comment = any(t.lower_ == "comment" and t.head.lower_ == "for" for t in verb.subtree)
    if verb.lemma_ in ("respond", "reply", "return", "answer"):
        return for_comment and negated(verb)
    how = child(verb, "acomp") if verb.lemma_ == "be" else None
    if how is None or not for_comment:
        return False
    return how.lower_ == "unavailable" or (how.lower_ == "available" and negated(verb))
