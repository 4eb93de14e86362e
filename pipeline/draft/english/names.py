"""Names in the text: what the parser's recogniser finds, what else is written with capitals, and every repetition."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from pipeline.draft.english.countries import CAPITALS, DEMONYMS, country_of
from pipeline.draft.english.given import gender_of
from pipeline.draft.english.nlp import Article, Unit
from pipeline.draft.english.nouns import EVENTS, KINDS, TITLES, TYPES, WORKS, words
from pipeline.draft.english.records import NameMention

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token
    from spacy.tokens import Span as Entity

_JOINING = frozenset({"of", "the", "and", "for", "&", "de", "van", "von", "der", "del", "di", "la", "'s", "-", "on"})
_CALENDAR = re.compile(
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)s?"
)
_LEADING = re.compile(r"(?:(?:the|a|an)\s+|[\"“‘'(\[@#]+)", re.I)
_LOWER = re.compile(
    r"(?!(?:de|du|da|di|del|della|la|le|el|al|bin|ibn|ben|abu|van|von|der|den|ter|ten|dos|das)\b)[a-z]{3,}\s+"
)
"""A small word before a name that the recogniser took for a part of it, as it does in headlines."""
_WITHIN = frozenset({"in", "near", "outside", "across", "around"})
_TRAILING = re.compile(r"(?:['’]s?|[\"”,.;:)\]!?]+)$")
_KEPT_STOP = re.compile(r"(?:\b[A-Z]\.)+$|\b(?:Inc|Corp|Ltd|Co|Jr|Sr|St)\.$")
_PLACE_IN = re.compile(r"\b(?:of|in|at|for)\s+(?:the\s+)?$")
_RUN_ON = re.compile(r"(?<!\bof)(?<!\band)(?<!\bfor)(?<!\bin)(?<!\bon)(?<!\bat)(?<!\bto)(?<!&)\s+(?:the|a)\s+[A-Z]")
"""An article in the middle of a name, which ends the name: "Falk the Northway" is of two."""
_LEAST = 3
_OPENING = frozenset({"•", "-", "–", "—"})
_COMMON = words("turnout unemployment inflation revenue profit output traffic attendance trading shares sales")
"""Nouns that a recogniser takes for names at the beginning of a sentence."""


def names(article: Article) -> tuple[NameMention, ...]:
    """The mentions by name, in the order of the text; names of places can stand within other names."""
    running = [unit for unit in article.units if not _is_heading(unit)] or list(article.units)
    found = _without_overlap([mention for unit in running for mention in _recognised(unit, article.text)])
    found = _without_overlap([*found, *(m for unit in running for m in _capitalised(unit, article.text))])
    starting = {unit.starts[t.i] for unit in article.units for t in unit.doc if _starts(t, unit)}
    plural = {unit.starts[t.i] for unit in article.units for t in unit.doc if t.tag_ == "NNS"}
    found = [m for m in found if not _is_common(article.text, m, starting, plural)]
    return tuple(sorted(_with_repetitions(article.text, found), key=lambda m: (m.start, -m.end)))


def _starts(token: Token, unit: Unit) -> bool:
    """Whether a word begins a sentence, or stands in a line in which all words have capitals."""
    return token.is_sent_start or token.i == 0 or unit.doc[token.i - 1].text in _OPENING or _is_heading(unit)


def _is_common(text: str, mention: NameMention, starting: set[int], plural: set[int]) -> bool:
    """Whether a single word has its capital only because it begins a sentence: "Residents", "Turnout"."""
    name = text[mention.start : mention.end]
    if not name.isalpha() or name.isupper() or name in DEMONYMS or name in CAPITALS or country_of(name):
        return False
    if any(place.start() not in starting for place in re.finditer(rf"\b{name}\b", text)):
        return False
    low = name.lower()
    if mention.start in plural or low in _COMMON:
        return True
    likely = mention.type != "Organization" or low.endswith("s")
    return likely and re.search(rf"(?<!@)(?<!#)\b{low}\b", text) is not None


def _is_heading(unit: Unit) -> bool:
    """Whether all of a line is written as names are: then only what the text names as well is a name in it."""
    long = [token for token in unit.doc if len(token) > 3 and token.is_alpha]
    capital = sum(token.text[0].isupper() for token in long)
    return unit.outer is None and len(long) > 3 and capital == len(long) and unit.doc[-1].text not in (".", "!", ")")


def _without_overlap(mentions: list[NameMention]) -> list[NameMention]:
    """Mentions without those that overlap an earlier one of the list."""
    kept: list[NameMention] = []
    for mention in mentions:
        if not any(mention.start < other.end and other.start < mention.end for other in kept):
            kept.append(mention)
    return kept


def _recognised(unit: Unit, text: str) -> Iterator[NameMention]:
    """What the parser's recogniser takes for a name."""
    for entity in unit.doc.ents:
        if entity.label_ in TYPES and not any(token.i in unit.quotes for token in entity):
            mention = _mention(text, *unit.span(entity.start, entity.end - 1), _type(entity))
            if mention and not _CALENDAR.fullmatch(text[mention.start : mention.end]):
                yield mention


def _type(entity: Entity) -> str:
    """The type of a name: what its last noun says where that is plain ("... Bank"), or what the recogniser says."""
    kind = KINDS.get(entity[-1].lower_)
    if entity.label_ != "PERSON" and country_of(entity.text):
        return "Country"
    if entity.text in DEMONYMS:
        return "Group"
    if entity.text in CAPITALS:
        return "Place"
    if _is_called(entity.doc, entity.start, entity.end, kind):
        return "Person"
    before = entity[0].nbor(-1).lower_ if entity.start else ""
    if entity.label_ in ("PERSON", "ORG") and len(entity) == 1 and before in _WITHIN and not entity.text.isupper():
        return "Place"
    return kind if kind in ("Organization", "Event") and entity.label_ != "GPE" else TYPES[entity.label_]


def _is_called(doc: Doc, start: int, end: int, kind: str | None) -> bool:
    """Whether a name is a person's by its given name, or the title or office before it: "the pianist Vera Sand"."""
    if (kind and kind != "Person") or doc[start:end].text.isupper():
        return False
    before = doc[start - 1] if start else None
    if end - start > 1 and (doc[start].lower_.rstrip(".") in TITLES or gender_of(doc[start:end].text)):
        return True
    if before is not None and KINDS.get(before.lower_) == "Person" and not before.is_sent_end:
        return before.tag_ in ("NN", "NNP")
    last = doc[start:end].root
    return end - start > 1 and last.dep_ == "appos" and KINDS.get(last.head.lower_) == "Person"


def _mention(text: str, start: int, end: int, type_: str) -> NameMention | None:
    """A mention without article, marks and genitive at its edges; none where nothing is left, or no capital."""
    while lead := _LEADING.match(text, start, end) or _LOWER.match(text, start, end):
        start = lead.end()
    while (tail := _TRAILING.search(text, start, end)) and not _KEPT_STOP.search(text[start:end]):
        end = tail.start()
    if run_on := _RUN_ON.search(text, start, end):
        end = run_on.start()
    name = text[start:end]
    plain = len(name) > 1 and any(c.isupper() for c in name) and name.lower() not in TITLES and "\n" not in name
    return NameMention(start, end, type_) if plain else None


def _capitalised(unit: Unit, text: str) -> Iterator[NameMention]:
    """Runs of proper nouns, which the recogniser missed; short words may join them."""
    run: list[Token] = []
    for token in [*unit.doc, None]:
        if token is not None and token.i not in unit.quotes and (_proper(token) or (run and _joins(token))):
            run.append(token)
            continue
        while run and not _proper(run[-1]):
            run.pop()
        if run and not _CALENDAR.fullmatch(run[0].text):
            mention = _mention(text, *unit.span(run[0].i, run[-1].i), _guess(run))
            if mention:
                yield mention
        run = []


def _proper(token: Token) -> bool:
    """Whether a token is a proper noun with a capital."""
    return token.pos_ == "PROPN" and any(c.isupper() for c in token.text) and token.ent_type_ != "DATE"


def _joins(token: Token) -> bool:
    """Whether a small word stands between two proper nouns."""
    following = token.doc[token.i + 1 : token.i + 3]
    return token.lower_ in _JOINING and bool(following) and (_proper(following[0]) or following[0].lower_ == "the")


def _guess(run: list[Token]) -> str:
    """The type of a name by its words: what one of them says, or that it is all capitals, as organisations' are."""
    doc, start, end = run[0].doc, run[0].i, run[-1].i + 1
    if country_of(doc[start:end].text):
        return "Country"
    if _is_called(doc, start, end, KINDS.get(run[-1].lower_)):
        return "Person"
    for token in reversed(run):
        word = token.lower_
        if word in KINDS and word not in EVENTS | WORKS:
            return KINDS[word]
    return "Organization" if run[0].text.isupper() and len(run[0].text) > 1 else "Intangible"


def _with_repetitions(text: str, found: list[NameMention]) -> Iterator[NameMention]:
    """Mentions and all places of the same words, of a person's last word too; a longer name hides what is in it."""
    kinds: dict[str, str] = {}
    for mention in found:
        name = text[mention.start : mention.end]
        kinds.setdefault(name, mention.type)
        last = name.split()[-1]
        if mention.type == "Person" and len(last) > _LEAST:
            kinds.setdefault(last, "Person")
    starts: dict[str, list[int]] = {}
    for word in re.finditer(r"\w+", text):
        starts.setdefault(word[0], []).append(word.start())
    repeated = [mention for name, kind in kinds.items() for mention in _places(text, starts, name, kind)]
    covered = bytearray(len(text))
    for mention in sorted([*found, *repeated], key=lambda m: (m.start - m.end, m.start)):
        inside = any(covered[mention.start : mention.end])
        if not inside or (mention.type in ("Place", "Country") and _within(text, mention, covered)):
            covered[mention.start : mention.end] = (2 if inside else 1).to_bytes() * (mention.end - mention.start)
            yield mention


def _places(text: str, starts: dict[str, list[int]], name: str, kind: str) -> Iterator[NameMention]:
    """Where a name stands, by where each word does; one of two letters only if they are capitals."""
    first = re.match(r"\w+", name)
    for start in starts.get(first[0], ()) if first and (len(name) >= _LEAST or name.isupper()) else ():
        end = start + len(name)
        if (
            text.startswith(name, start)
            and text[start - 1 : start] not in ("#", "@")
            and not text[end : end + 1].isalnum()
        ):
            yield NameMention(start, end, kind)


def _within(text: str, mention: NameMention, covered: bytearray) -> bool:
    """Whether a place's name stands after "of" or "in" within a longer name, and no other stands there yet."""
    whole = all(covered[mention.start - 1 : mention.end]) and 2 not in covered[mention.start : mention.end]
    return whole and bool(_PLACE_IN.search(text, max(0, mention.start - 12), mention.start))
