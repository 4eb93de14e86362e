"""Wording: places of the text as the proposition of a claim, which is whole, and says who "he" is."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from pipeline.draft.english.records import Attribution, Entity, Span

_MARKS = re.compile(r"[\"“”„«»]|(?<!\w)['‘]|['’](?!\w)")
_SPACE = re.compile(r"\s+")
_LEAD = re.compile(r"^(?:(?:that|whether|and|but|so)\s+|[,;:–—•▪*-]\s*)+", re.I)
_ASKED = re.compile(r"^if\s+(?!.*,)", re.I)
"""The "if" of a question within a sentence; a condition has a comma behind it, and stays."""
_FOR = re.compile(r"(?P<who>.+?)(?:\s+(?:accountable|responsible|liable))?\s+for\s+(?P<what>.+)")
_OF = re.compile(r"(?P<who>.+?)\s+(?:of|with)\s+(?P<what>.+)")
_DOING = re.compile(r"(?P<who>.+?)\s+(?P<what>\w+ing\b.*)")
_AS = re.compile(r"(?P<who>.+?)\s+as\s+(?P<what>.+)")
_TO = re.compile(r"(?:for\s+)?(?P<who>.+?)\s+to\s+(?P<what>[a-z].+)")
_BARE_TO = re.compile(r"to\s+(?P<what>[a-z].+)")
_TOPIC = re.compile(r"(?:on|about|regarding|concerning|for|to)\s+(?P<what>.+)", re.I)
_STANDING_IN = {
    "he": "", "she": "", "they": "", "it": "", "him": "", "them": "",
    "his": "'s", "its": "'s", "their": "'s",
}  # fmt: skip
"""Pronouns for which a name can be put in its place, and what the name needs then."""


def proposition(text: str, spans: Sequence[Span], entities: Sequence[Entity]) -> str:
    """What some places of the text say, without quotation marks, with names in place of pronouns."""
    said = " ".join(_named(text, span, entities) for span in spans)
    said = _SPACE.sub(" ", _MARKS.sub("", said)).strip(" ,;:–—-")
    return _LEAD.sub("", _ASKED.sub("", said))


def linked(noun: str, participle: str) -> str:
    """A noun and the participle that hangs from it as a clause: "the missiles", "used in the attack"."""
    plural = noun.lower().endswith("s") and not noun.lower().endswith(("ss", "us", "is"))
    return f"{noun} {'were' if plural else 'was'} {participle}"


def completed(said: str, saying: Attribution, speaker: str) -> str:
    """What is said in an infinitive or as a noun as a clause of its own, as far as its form tells how.

    "Northway for the collapse" is what somebody blames it for; "the council to close the sluice" is a demand.
    """
    if saying.form == "nominal" and saying.stance == "alleges":
        for pattern, verb in ((_FOR, "is to blame for"), (_OF, "is guilty of")):
            found = pattern.fullmatch(said)
            if found:
                return f"{found['who']} {verb} {found['what']}"
    if saying.form == "nominal" and saying.stance in ("asserts", "believes"):
        found = _AS.fullmatch(said)
        return f"{found['who']} is {found['what']}" if found else said
    if saying.form == "infinitive" and saying.stance == "alleges":
        found = _DOING.fullmatch(said)
        return f"{found['who']} is guilty of {found['what']}" if found else said
    if saying.form == "silence":
        found = _TOPIC.fullmatch(said)
        return _LEAD.sub("", found["what"]) if found else said
    if saying.form in ("infinitive", "passive"):
        bare = _BARE_TO.fullmatch(said)
        if bare and speaker and saying.stance == "pledges":
            return f"{speaker} will {bare['what']}"
        found = _TO.fullmatch(said)
        return f"{found['who']} should {found['what']}" if found and not bare and saying.stance == "demands" else said
    return said


def sentence(said: str) -> str:
    """A proposition as a sentence: with a capital letter and a full stop."""
    return f"{said[0].upper()}{said[1:]}{'' if said[-1] in '.?!…' else '.'}" if said else ""


def _named(text: str, span: Span, entities: Sequence[Entity]) -> str:
    """A place of the text in which the first pronoun for each entity is the entity's name."""
    start, end = span
    parts, at = [], start
    for first, last, name in sorted(_pronouns(text, span, entities)):
        if first >= at:
            parts += [text[at:first], name]
            at = last
    return "".join([*parts, text[at:end]])


def _pronouns(text: str, span: Span, entities: Iterable[Entity]) -> Iterable[tuple[int, int, str]]:
    for entity in entities:
        inside = [m for m in entity.mentions if span[0] <= m.start and m.end <= span[1]]
        if entity.unnamed or not inside or inside[0].by_name:
            continue
        word = text[inside[0].start : inside[0].end].lower()
        if word in _STANDING_IN:
            yield inside[0].start, inside[0].end, f"{entity.name}{_STANDING_IN[word]}"


def quotation(text: str, spans: Sequence[Span], longest: int = 200) -> str:
    """The words of direct speech, where they stand in one place and are short enough to be quoted; else nothing."""
    if len(spans) != 1:
        return ""
    words = _SPACE.sub(" ", text[slice(*spans[0])]).strip(" ,")
    return words if 0 < len(words) <= longest else ""
