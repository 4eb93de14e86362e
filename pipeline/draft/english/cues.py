"""How a cue is read: the attribution of a content to the source of a verb, with all that the cue says besides."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pipeline.draft.english.clauses import child, phrase, spans, subject
from pipeline.draft.english.lexicon import ADJECTIVES, OCCASIONS, VERBS
from pipeline.draft.english.nlp import Unit
from pipeline.draft.english.nouns import words
from pipeline.draft.english.records import Attribution, Certainty, Circumstances, Form, Span, Stance
from pipeline.draft.english.stances import polar
from pipeline.draft.english.voice import agent, passive

if TYPE_CHECKING:
    from spacy.tokens import Token

RECEIVERS = words("""
    tell inform notify remind assure reassure convince persuade warn advise ask teach brief alert instruct order urge
    request accuse blame charge criticize criticise suspect forewarn""")  # fmt: skip
"""Verbs whose object, and so the subject of their passive, is a person spoken to or of, not who speaks."""

_CERTAIN = re.compile(r"\b(?:no doubt|undoubtedly|certain(?:ly|ty)?|definite(?:ly)?|surely|without question)\b", re.I)
_PROBABLE = re.compile(r"\b(?:likely|probabl[ey]|presumably|most certainly|expected to)\b", re.I)
_POSSIBLE = re.compile(
    r"\b(?:may|might|could|possibly|(?<!thing )(?<!humanly )(?<!soon as )(?<!much as )possible"
    r"|perhaps|maybe|potentially|appears? to|seems? to)\b",
    re.I,
)

_NEAR = 8
"""How many words of the content are near enough to hedge its first verb."""


def certainty(cue: str, content: str) -> Certainty:
    """How sure the speaker is, by the words of the cue and of the content's beginning."""
    said = f"{cue} {' '.join(content.split()[:_NEAR])}"
    if _CERTAIN.search(said):
        return "certain"
    if _POSSIBLE.search(said):
        return "possible"
    return "probable" if _PROBABLE.search(said) else ""


def source_of(verb: Token, unit: Unit) -> Token | None:
    """The chief word of who speaks: the subject, or of a passive the agent."""
    who = subject(verb, unit)
    if passive(verb) and (verb.lower_ not in ADJECTIVES or verb.lemma_ in VERBS):
        return agent(verb)
    return None if who is not None and who.dep_ == "expl" else who


def mention(verb: Token, who: Token | None, unit: Unit) -> tuple[Span, ...]:
    """The places of who speaks; the verb is one too where its clause leaves its subject out."""
    if who is None:
        return spans(unit, [verb])
    own = spans(unit, phrase(who))
    if who.dep_ in ("nsubj", "nsubjpass", "pobj") and who.lower_ in ("who", "which", "that"):
        return spans(unit, phrase(verb.head)) + own if verb.dep_ == "relcl" else own
    elided = who.head.i != verb.i and who.dep_ != "pobj"
    return own + spans(unit, [verb]) if elided else own


def _head(verb: Token, who: Token | None, unit: Unit) -> int:
    """Where the chief word of the source starts: of "who" and "which", the noun before."""
    if who is None:
        return -1
    return unit.starts[verb.head.i if verb.dep_ == "relcl" and who.tag_ in ("WP", "WDT") else who.i]


def cue_tokens(verb: Token, who: Token | None) -> list[Token]:
    """The verb, its auxiliaries, negation, particle, receiver and occasion, and its subject."""
    small = [c for c in verb.children if c.dep_ in ("aux", "auxpass", "neg", "prt")]
    around = [t for c in [*_receivers(verb), *_occasions(verb)] for t in c.subtree]
    return [verb, *small, *around, *(phrase(who) if who is not None else [])]


def circumstances(verb: Token, unit: Unit) -> Circumstances:
    """To whom, where or in what, for whom and citing whom the verb says it."""
    behalf = [n for n in _objects(verb) if n.lower_ == "behalf"]
    citing = [c for c in verb.children if c.dep_ == "advcl" and c.lower_ in ("citing", "quoting")]
    return Circumstances(
        addressee=tuple(s for c in _receivers(verb) for s in spans(unit, phrase(_noun(c)))),
        occasion=tuple(s for c in _occasions(verb) for s in spans(unit, phrase(_noun(c)))),
        behalf=tuple(s for n in behalf for of in n.children for s in spans(unit, phrase(_noun(of)))),
        via=tuple(s for c in citing for o in c.children if o.dep_ == "dobj" for s in spans(unit, phrase(o))),
    )


def _noun(token: Token) -> Token:
    """The noun of a preposition, or the token itself."""
    return child(token, "pobj") or token


def _receivers(verb: Token) -> list[Token]:
    """Whom the verb speaks to: its object or dative, or the noun after "to"."""
    direct = [c for c in verb.children if c.dep_ in ("dobj", "dative") and verb.lemma_ in RECEIVERS]
    return direct + [c for c in verb.children if c.dep_ in ("prep", "dative") and c.lower_ == "to" and c.i > verb.i]


def _objects(verb: Token) -> list[Token]:
    """The nouns of the verb's prepositional phrases."""
    return [n for c in verb.children if c.dep_ == "prep" for n in c.children if n.dep_ == "pobj"]


def _occasions(verb: Token) -> list[Token]:
    """The prepositional phrases that name a form or occasion of speech."""
    return [n.head for n in _objects(verb) if n.lemma_.lower() in OCCASIONS]


def attribution(
    unit: Unit, text: str, verb: Token, content: tuple[Span, ...], stance: Stance, form: Form, direct: bool = False
) -> Attribution:
    """The attribution of a content to who the verb's subject is."""
    who = source_of(verb, unit)
    cue = spans(unit, cue_tokens(verb, who))
    cued = " ".join(text[start:end] for start, end in cue)
    said = " ".join(text[start:end] for start, end in content)
    stance, sure, negated = polar(verb, stance, certainty(cued, said))
    return Attribution(
        source=mention(verb, who, unit),
        cue=cue,
        content=content,
        stance=stance,
        form=form,
        certainty=sure,
        negated=negated,
        direct=direct,
        head=_head(verb, who, unit),
        circumstances=circumstances(verb, unit),
    )
