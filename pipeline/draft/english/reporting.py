"""Verbs of reporting and the clauses that they report: that-clauses with or without "that", and questions."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from pipeline.draft.english.clauses import OWN, child, is_that, opens, spans, stance_of, subject
from pipeline.draft.english.complements import blamed, infinitive, is_to, nominal_object, predicated, silence
from pipeline.draft.english.cues import RECEIVERS, attribution
from pipeline.draft.english.lexicon import COMMENT_VERBS, FINDING_VERBS, OUTLINING_VERBS
from pipeline.draft.english.nlp import Unit
from pipeline.draft.english.records import Attribution
from pipeline.draft.english.reported import finite, refuted
from pipeline.draft.english.voice import agent, passive

if TYPE_CHECKING:
    from spacy.tokens import Token


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
    stance = stance_of(verb) or ("asserts" if verb.lemma_ in OUTLINING_VERBS else None)
    content = finite(verb, unit) if stance else []
    if verb.lemma_ in OUTLINING_VERBS and not any(t.tag_ in ("WRB", "WP") for t in content[:1]):
        return None
    untrue = refuted(verb, unit) if stance == "asserts" else []
    content, stance = (untrue, "denies") if untrue else (content, stance)
    if not stance or not content or _impersonal(verb, unit) or _unsaid(verb):
        return None
    if content[0].tag_ == "WDT" and content[0].i > verb.i and content[0].nbor(-1).text == ",":
        return None
    if all(t.i in unit.quotes or t.is_punct for t in content) or any(
        t.i in unit.quotes and t.i < verb.i and opens(t) for t in content
    ):
        return None
    asked = content[0].tag_ in ("WP", "WRB", "WDT") and (content[0].i > verb.i or content[0].lower_ == "what")
    if stance == "believes" and asked:
        return None
    if verb.lemma_ in ("ask", "request") and is_that(content[0]):
        stance = "demands"
    unnamed = passive(verb) and verb.lemma_ in RECEIVERS and agent(verb) is None
    return attribution(unit, text, verb, spans(unit, content), stance, "passive" if unnamed else "clause")


def _unsaid(verb: Token) -> bool:
    """Whether a verb stands below a refusal to say it, which is reported instead: "declined to say when"."""
    return verb.dep_ in ("xcomp", "pcomp") and any(t.lemma_ in COMMENT_VERBS for t in (verb.head, verb.head.head))


def _impersonal(verb: Token, unit: Unit) -> bool:
    """Whether a verb is nobody's: "it is reasonable to assume that", "what had been promised"."""
    if verb.lemma_ == "ask" and verb.tag_ == "VBN" and child(verb, "aux", "agent", *OWN) is None:
        return True
    if verb.lemma_ in FINDING_VERBS and is_to(verb):
        return True
    done = child(verb, "nsubjpass")
    if done is not None and (verb.lemma_ == "suppose" or done.tag_ in ("WP", "WDT")):
        return True
    who = subject(verb, unit)
    return who is not None and who.lower_ == "it" and who.head.i != verb.i and who.head.lemma_ == "be"
