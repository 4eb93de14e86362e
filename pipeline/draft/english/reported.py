"""The clause that a verb reports: its complement, or the clause in front of it, around it, above it or behind it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.draft.english.clauses import (
    FINITE,
    OWN,
    behind_stop,
    child,
    comments,
    is_that,
    resumes,
    stance_of,
    subtree,
    swapped,
    tensed,
)
from pipeline.draft.english.complements import is_to
from pipeline.draft.english.lexicon import JUDGING_VERBS, NO_FORMS, NOUNS, PARTICLE_VERBS, UNTRUE
from pipeline.draft.english.nlp import Unit
from pipeline.draft.english.voice import agent, passive

if TYPE_CHECKING:
    from spacy.tokens import Token

_FORWARD = ("demands", "rejects", "denies")
"""Stances whose verbs stand before what they report, never behind it or within."""


def finite(verb: Token, unit: Unit) -> list[Token]:
    """The tokens of the clause that a verb reports: its complement, or the clause around, above or behind it."""
    aside = _aside(verb)
    if aside:
        return aside
    clauses = [
        c for c in verb.children if (c.dep_ == "ccomp" or _asked(c)) and not is_to(c) and c.i not in unit.quotes
    ]
    clauses = [c for c in clauses if c.i < verb.i or verb.lemma_ not in JUDGING_VERBS or tensed(c)]
    behind = [c for c in clauses if c.i > verb.i and swapped(verb) is None]
    clauses = behind if behind and verb.doc[behind[0].left_edge.i - 1].text != "," else clauses
    clauses = clauses if swapped(verb) is None else [c for c in clauses if c.i < verb.i]
    if clauses and (clauses[-1].i > verb.i or stance_of(verb) not in _FORWARD):
        tokens = [t for clause in clauses for t in subtree(clause, _cut(clause, verb))]
        tokens = tokens[1:] if (verb.lemma_, tokens[0].lower_) in PARTICLE_VERBS else tokens
        tokens = _without_day(behind_stop(tokens, verb), verb)
        return [*tokens, *_linked(verb, clauses[-1]), *_going_on(verb, clauses[-1])]
    if verb.dep_ == "advcl" and any(c.lower_ == "as" and c.dep_ in ("mark", "advmod") for c in verb.children):
        by_whom = child(verb, "nsubj") is not None or (passive(verb) and agent(verb) is not None)
        return subtree(verb.head, [verb]) if by_whom else []
    if verb.dep_ in ("parataxis", "ccomp") and _set_off(verb, unit):
        return behind_stop(subtree(verb.head, [verb]), verb)
    return _below(verb) or _gapped(verb) or _cleft(verb) or _behind(verb) or _ahead(verb)


def refuted(verb: Token, unit: Unit) -> list[Token]:
    """The clause of a noun of saying of which a verb reports that it is false: "the claim that it held was false"."""
    inner = next((c for c in verb.children if c.dep_ == "ccomp" and c.lemma_ == "be"), None)
    who, how = (child(inner, "nsubj"), child(inner, "acomp", "attr")) if inner is not None else (None, None)
    if inner is None or who is None or how is None:
        return []
    untrue = any(c.dep_ == "neg" for c in inner.children)
    if how.lower_ not in (("true", "correct", "accurate") if untrue else UNTRUE):
        return []
    saying = next((c for c in who.children if c.dep_ == "acl" and c.tag_ == "VBG" and stance_of(c)), who)
    if saying.i == who.i and who.lemma_.lower() not in NOUNS:
        return []
    clause = next((c for c in saying.children if c.dep_ in ("acl", "ccomp") and any(map(is_that, c.children))), None)
    return subtree(clause) if clause is not None else []


def _asked(clause: Token) -> bool:
    """Whether a clause is a question that the parse takes for an adverbial one: "asked me twice whether"."""
    return clause.dep_ == "advcl" and stance_of(clause.head) == "doubts" and clause.left_edge.lower_ == "whether"


def _told(token: Token) -> bool:
    """Whether a word is a verb that reports a clause of its own: "wrote to the bank, which replied that"."""
    return token.pos_ == "VERB" and stance_of(token) is not None


def _gapped(verb: Token) -> list[Token]:
    """The clause of which a relative clause takes the subject away: "men who she believed were armed"."""
    if verb.dep_ != "relcl" or child(verb, "nsubj") is None or verb.i + 1 >= verb.sent.end:
        return []
    after = verb.nbor(1)
    inner = after.head if after.dep_ in ("aux", "auxpass") else after
    if after.tag_ not in (*FINITE, "MD") or verb.head.head.i == inner.i:
        return []
    return [t for t in inner.subtree if t.i > verb.i]


def _cleft(verb: Token) -> list[Token]:
    """The clause that a verb in a subject clause points to: "what the survey shows is that"."""
    what = child(verb, "dobj")
    clause = child(verb.head, "ccomp", "attr") if verb.dep_ == "csubj" and verb.head.lemma_ == "be" else None
    if clause is None or what is None or what.tag_ != "WP" or not any(is_that(c) for c in clause.children):
        return []
    return list(clause.subtree)


def _without_day(tokens: list[Token], verb: Token) -> list[Token]:
    """A clause without the day on which it was said: "said on Thursday it was broke"."""
    if not tokens or tokens[0].i != verb.i + 1 or tokens[0].dep_ != "prep":
        return tokens
    when = child(tokens[0], "pobj")
    dated = (
        when is not None and when.ent_type_ in ("DATE", "TIME") and tokens[len(list(tokens[0].subtree))].text != ","
    )
    return tokens[len(list(tokens[0].subtree)) :] if dated else tokens


def _cut(clause: Token, verb: Token) -> list[Token]:
    """What hangs from a reported clause, but is the article's again: verbs that resume, contrasts that report."""
    own = (c for c in clause.children if c.dep_ == "advcl" and (_contrasts(c) or _dates(c, verb)))
    return [*(c for c in clause.children if resumes(c, verb)), *own, *(t for t in clause.subtree if comments(t))]


def _dates(clause: Token, verb: Token) -> bool:
    """Whether a clause behind a comma tells when it was said: "said it was shut, a day after a beam fell".

    Its tense is that of the saying; what belongs to the report would stand a step further back: "had fallen".
    """
    mark, first = child(clause, "mark"), clause.left_edge
    return (
        mark is not None
        and mark.lower_ == "after"
        and clause.tag_ == "VBD"
        and verb.tag_ in ("VBD", "VBN")
        and child(clause, "aux") is None
        and first.i > verb.i
        and first.nbor(-1).text == ","
    )


def _contrasts(verb: Token) -> bool:
    """Whether a clause sets another saying against the one before it: "while others questioned whether"."""
    mark, who = child(verb, "mark"), child(verb, "nsubj")
    reports_too = stance_of(verb) is not None and child(verb, "ccomp") is not None
    return (
        reports_too
        and who is not None
        and mark is not None
        and mark.lower_ in ("while", "although", "though", "whereas")
    )


def _going_on(verb: Token, clause: Token) -> list[Token]:
    """A verb with "would" or "that" that the parse joins to the one that reports, but goes on with the report."""
    joined = [c for c in verb.children if c.dep_ == "conj" and c.i > clause.i]
    modal = [
        c
        for c in joined
        if any(is_that(mark) for mark in c.children)
        or (verb.tag_ == "VBD" and c.tag_ == "VB" and child(c, "aux") is not None and child(c, *OWN) is None)
    ]
    return [t for c in modal for t in verb.doc[clause.right_edge.i + 1 : c.right_edge.i + 1]]


def _linked(verb: Token, clause: Token) -> list[Token]:
    """Adverbial clauses that the parse hangs from the verb, but that stand with what it reports."""
    after = [c for c in verb.children if c.dep_ == "advcl" and c.i > verb.i and clause.i > verb.i]
    after = [c for c in after if not _dates(c, verb)]
    return [t for c in after if child(c, "mark") is not None and child(c, *OWN) is not None for t in c.subtree]


def _aside(verb: Token) -> list[Token]:
    """The sentence around a turned aside: "the dam, said Falk, would hold"."""
    who = next((c for c in verb.children if c.dep_ == "nsubj" and c.i > verb.i), None)
    if who is None or verb.tag_ not in FINITE or not 1 < verb.i < len(verb.doc) - 2 or stance_of(verb) in _FORWARD:
        return []
    before, after = verb.i - 1, who.right_edge.i + 1
    if verb.doc[before].text != "," or verb.doc[before - 1].is_punct or after >= verb.sent.end:
        return []
    around = [t for t in verb.sent if not verb.i <= t.i < after]
    return around if verb.doc[after].text == "," and before > verb.sent.start else []


def _set_off(verb: Token, unit: Unit) -> bool:
    """Whether a verb with its subject is an aside: "the dam, she said, would hold"."""
    if child(verb, "nsubj") is None or child(verb, "dobj", "ccomp", "xcomp", "mark") is not None:
        return False
    if stance_of(verb) in _FORWARD:
        return False
    inside = sorted(token.i for token in verb.subtree if not token.is_punct)
    before, after = inside[0] - 1, inside[-1] + 1
    around = [unit.doc[i] for i in (before, after) if i < len(unit.doc)]
    return before >= 0 and all(t.is_punct and t.text != ";" for t in around)


def _below(verb: Token) -> list[Token]:
    """A that-clause that the parse hangs from a phrase of the verb: "said in an interview that"."""
    phrases = [c for c in verb.children if c.i > verb.i and c.dep_ in ("prep", "dobj", "dative", "npadvmod")]
    phrases = [c for c in phrases if c.dep_ != "dobj" or c.ent_type_ or c.pos_ == "PROPN"]
    inner = (t for c in phrases for t in c.subtree if t.head.lemma_ not in NO_FORMS and not _told(t.head))
    for token in (t for t in inner if t.dep_ in ("acl", "ccomp", "relcl")):
        if any(is_that(c) for c in token.children) and child(token, *OWN) is not None:
            return list(token.subtree)
    lost = child(verb, "dobj")
    if lost is not None and is_that(lost.left_edge) and lost.left_edge.dep_ == "mark" and lost.left_edge.i > verb.i:
        return list(lost.subtree)
    that = next((c for c in verb.children if is_that(c) and c.i > verb.i), None)
    return list(verb.doc[that.i : verb.sent.end]) if that is not None else []


def _ahead(verb: Token) -> list[Token]:
    """The clause before ", X said" at which the parse stumbled, where nothing that the verb reports is behind it."""
    who = [c for c in verb.children if c.dep_ == "nsubj" and c.right_edge.i == verb.i - 1 and c.tag_ != "WP"]
    if verb.tag_ not in FINITE or not who or child(verb, "dobj", "ccomp", "xcomp") or stance_of(verb) in _FORWARD:
        return []
    comma = who[0].left_edge.i - 1
    before = (
        list(verb.doc[verb.sent.start : comma]) if comma > verb.sent.start and verb.doc[comma].text == "," else []
    )
    inside = sum(t.pos_ in ("VERB", "AUX") or t.tag_ == "VBD" or t.text == '"' for t in before)
    return before if inside and len(before) > 3 and before[0].dep_ not in ("prep", "advmod", "mark", "cc") else []


def _behind(verb: Token) -> list[Token]:
    """What stands behind a finite verb, where the parse shows that it missed a clause without "that".

    The signs: a verb joined to it without a conjunction, or one for which it is taken to be the subject.
    """
    if verb.tag_ not in FINITE:
        return []
    missed = [c for c in verb.children if c.dep_ == "conj" and c.i > verb.i and child(verb, "cc") is None]
    if verb.dep_ in ("nsubj", "csubj") and verb.head.i > verb.i:
        missed.append(verb.head)
    if not missed or not any(t.pos_ in ("NOUN", "PROPN", "PRON") for t in verb.doc[verb.i + 1 : missed[0].i]):
        return []
    last = max(t.i for t in missed[0].subtree)
    return list(verb.doc[verb.i + 1 : last + 1])
