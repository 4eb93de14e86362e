"""Verbs of reporting and the clauses that they report: that-clauses with or without "that", and questions."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from pipeline.draft.english.clauses import (
    FINITE,
    OWN,
    agent,
    child,
    is_that,
    opens,
    passive,
    resumes,
    spans,
    stance_of,
    subject,
    subtree,
    tensed,
)
from pipeline.draft.english.complements import blamed, infinitive, is_to, nominal_object, predicated, silence
from pipeline.draft.english.cues import attribution
from pipeline.draft.english.lexicon import COMMENT_VERBS, FINDING_VERBS, JUDGING_VERBS, NO_FORMS
from pipeline.draft.english.nlp import Unit
from pipeline.draft.english.records import Attribution

if TYPE_CHECKING:
    from spacy.tokens import Token

_FORWARD = ("demands", "rejects", "denies")
"""Stances whose verbs stand before what they report, never behind it or within."""


def reports(unit: Unit, text: str) -> Iterator[Attribution]:
    """What the verbs of a unit report, but for direct speech. Of one verb, a clause goes before all else."""
    for verb in unit.doc:
        if verb.pos_ not in ("VERB", "AUX") and not verb.tag_.startswith("VB"):
            continue
        for rule in (silence, _clause, infinitive, blamed, nominal_object, predicated):
            found = rule(verb, unit, text)
            if found and found.content:
                yield found
                break


def _clause(verb: Token, unit: Unit, text: str) -> Attribution | None:
    """What a verb reports as a finite clause."""
    stance = stance_of(verb)
    content = finite(verb, unit) if stance else []
    if not stance or not content or _impersonal(verb, unit) or _unsaid(verb):
        return None
    if all(t.i in unit.quotes or t.is_punct for t in content) or any(
        t.i in unit.quotes and t.i < verb.i and opens(t) for t in content
    ):
        return None
    if stance == "believes" and any(t.tag_ in ("WP", "WRB", "WDT") for t in content[:1]):
        return None
    if verb.lemma_ in ("ask", "request") and is_that(content[0]):
        stance = "demands"
    return attribution(unit, text, verb, spans(unit, content), stance, "clause")


def _unsaid(verb: Token) -> bool:
    """Whether a verb stands below a refusal to say it, which is reported instead: "declined to say when"."""
    return verb.dep_ in ("xcomp", "pcomp") and any(t.lemma_ in COMMENT_VERBS for t in (verb.head, verb.head.head))


def _impersonal(verb: Token, unit: Unit) -> bool:
    """Whether a verb is nobody's: "it is reasonable to assume that", "what had been promised"."""
    if verb.lemma_ == "ask" and verb.dep_ == "advcl" and passive(verb) and agent(verb) is None:
        return True
    if verb.lemma_ in FINDING_VERBS and is_to(verb):
        return True
    done = child(verb, "nsubjpass")
    if done is not None and (verb.lemma_ == "suppose" or done.tag_ in ("WP", "WDT")):
        return True
    who = subject(verb, unit)
    return who is not None and who.lower_ == "it" and who.head.i != verb.i and who.head.lemma_ == "be"


def finite(verb: Token, unit: Unit) -> list[Token]:
    """The tokens of the clause that a verb reports: its complement, or the clause around, above or behind it."""
    aside = _aside(verb)
    if aside:
        return aside
    clauses = [c for c in verb.children if c.dep_ == "ccomp" and not is_to(c) and c.i not in unit.quotes]
    clauses = [c for c in clauses if verb.lemma_ not in JUDGING_VERBS or tensed(c)]
    if clauses and (clauses[-1].i > verb.i or stance_of(verb) not in _FORWARD):
        tokens = [t for clause in clauses for t in subtree(clause, _cut(clause, verb))]
        tokens = _without_day(tokens, verb)
        return [*tokens, *_linked(verb, clauses[-1]), *_going_on(verb, clauses[-1])]
    if verb.dep_ == "advcl" and any(c.lower_ == "as" and c.dep_ in ("mark", "advmod") for c in verb.children):
        by_whom = child(verb, "nsubj") is not None or (passive(verb) and agent(verb) is not None)
        return subtree(verb.head, [verb]) if by_whom else []
    if verb.dep_ in ("parataxis", "ccomp") and _set_off(verb, unit):
        return subtree(verb.head, [verb])
    return _below(verb) or _behind(verb) or _ahead(verb)


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
    contrasts = (c for c in clause.children if c.dep_ == "advcl" and _contrasts(c))
    return [*(c for c in clause.children if resumes(c, verb)), *contrasts]


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
    return before >= 0 and unit.doc[before].is_punct and (after >= len(unit.doc) or unit.doc[after].is_punct)


def _below(verb: Token) -> list[Token]:
    """A that-clause that the parse hangs from a phrase of the verb: "said in an interview that"."""
    phrases = [c for c in verb.children if c.i > verb.i and c.dep_ in ("prep", "dobj", "dative", "npadvmod")]
    phrases = [c for c in phrases if c.dep_ != "dobj" or c.ent_type_ or c.pos_ == "PROPN"]
    inner = (t for c in phrases for t in c.subtree if t.head.lemma_ not in NO_FORMS)
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
    who = [c for c in verb.children if c.dep_ == "nsubj" and c.right_edge.i == verb.i - 1]
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
