"""The voice of a verb: whether it is in the passive, by whom, and to whom or what it is done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.draft.english.clauses import child
from pipeline.draft.english.lexicon import BLAMING_VERBS

if TYPE_CHECKING:
    from spacy.tokens import Token


def passive(verb: Token) -> bool:
    """Whether a verb is in the passive, a bare participle too: "asked whether", "quoted by"."""
    if any(c.dep_ in ("auxpass", "nsubjpass") for c in verb.children):
        return True
    if _clipped(verb):
        return True
    return verb.tag_ == "VBN" and verb.dep_ in ("acl", "advcl") and child(verb, "aux", "nsubj") is None


def _clipped(verb: Token) -> bool:
    """Whether a headline leaves out the auxiliary of a passive: "government accused of ignoring warnings"."""
    behind = (c.lower_ for c in verb.children if c.dep_ in ("prep", "agent"))
    ground = not {"of", "for", "over", "with", "by"}.isdisjoint(behind)
    bare = child(verb, "aux", "dobj") is None and child(verb, "nsubj") is not None
    bare = bare and not any(c.dep_ == "ccomp" and c.i > verb.i for c in verb.children)
    return verb.tag_ in ("VBN", "VBD") and verb.lemma_ in BLAMING_VERBS and ground and (bare or _headed(verb))


def _headed(verb: Token) -> bool:
    """Whether a participle hangs from the noun that is all of a headline: "two officers charged with bribery"."""
    return verb.dep_ == "acl" and verb.head.dep_ == "ROOT" and child(verb, "aux", "dobj", "ccomp") is None


def patient(verb: Token) -> Token | None:
    """Whom or what a verb is done to: its object, or the subject of its passive."""
    done = child(verb, "nsubjpass") or child(verb, "dobj")
    if done is not None and done.tag_ in ("WP", "WDT") and verb.dep_ == "relcl":
        return verb.head
    if done is not None or not _clipped(verb):
        return done
    return child(verb, "nsubj") or verb.head


def agent(verb: Token) -> Token | None:
    """The noun after "by" of a passive."""
    return next((n for c in verb.children if c.dep_ == "agent" for n in c.children if n.dep_ == "pobj"), None)


def grounds(verb: Token) -> list[Token]:
    """What hangs from a verb; of one of blame, from its agent too: "accused by prosecutors of bribing officials"."""
    who = agent(verb) if verb.lemma_ in BLAMING_VERBS else None
    return [*verb.children, *(who.children if who is not None else ())]
