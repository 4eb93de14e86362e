"""Grammar over the parse: subjects, clauses and noun phrases as places in the article."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from pipeline.draft.english.lexicon import ADDING_VERBS, COMMENT_VERBS, PARTICLE_VERBS, VERBS
from pipeline.draft.english.nlp import STAND_IN, Unit
from pipeline.draft.english.records import Span, Stance

if TYPE_CHECKING:
    from spacy.tokens import Token

NOMINAL = ("NOUN", "PROPN", "PRON", "NUM", "DET", "ADJ")
_SUBJECTS = ("nsubj", "nsubjpass", "csubj", "expl")
_SHARING = ("conj", "xcomp", "advcl", "pcomp", "dep", "prep", "ccomp", "aux")
_EDGE = frozenset({",", ".", ";", ":", "—", "–", "-", "--", "(", ")", "?", "!", '"', "'", "“", "”", "‘"})
FINITE = ("VBD", "VBZ", "VBP")
OWN = ("nsubj", "nsubjpass", "expl")
_MARKS = frozenset({'"', "“", "”"})
_TAIL = frozenset({"relcl", "advcl", "parataxis", "dep", "ccomp"})


def spans(unit: Unit, tokens: Iterable[Token]) -> tuple[Span, ...]:
    """Tokens as unbroken spans, in order, without the punctuation at their edges."""
    groups: list[list[int]] = []
    for number in sorted({token.i for token in tokens}):
        if groups and groups[-1][-1] == number - 1:
            groups[-1].append(number)
        else:
            groups.append([number])
    trimmed = (_trimmed(unit, group) for group in groups)
    return tuple(unit.span(group[0], group[-1]) for group in trimmed if group)


def _trimmed(unit: Unit, group: list[int]) -> list[int]:
    """Token numbers without the punctuation at either edge."""
    while group and unit.doc[group[0]].text in _EDGE and not _paired(unit, group, 0):
        group = group[1:]
    while (
        group
        and not _paired(unit, group, -1)
        and (unit.doc[group[-1]].text in _EDGE or unit.doc[group[-1]].dep_ == "cc")
    ):
        group = group[:-1]
    return group


def stance_of(verb: Token) -> Stance | None:
    """The stance that a verb reports before a clause, by itself or with its particle."""
    for part in verb.children:
        if part.dep_ in ("prt", "prep", "acomp", "oprd", "ccomp") and (verb.lemma_, part.lower_) in PARTICLE_VERBS:
            return PARTICLE_VERBS[verb.lemma_, part.lower_]
    return VERBS.get(verb.lemma_.lower())


def resumes(inner: Token, verb: Token) -> bool:
    """Whether a verb joined to the reported clause goes on with the reporting: "ruled that ... and ordered"."""
    perfect = verb.tag_ in ("VBZ", "VBP") and any(c.lower_ in ("has", "have") for c in inner.children)
    joined = inner.dep_ == "conj" and (inner.tag_ == verb.tag_ in FINITE or perfect)
    told = stance_of(inner) is not None or inner.lemma_ in COMMENT_VERBS or child(inner, "oprd") is not None
    if not joined or not told or child(inner, *OWN) is not None:
        return False
    return child(inner, "ccomp", *(() if inner.lemma_ == "find" else ("xcomp", "dobj"))) is not None


def comments(verb: Token) -> bool:
    """Whether a participle behind a comma goes on with the saying above: "said it was shut, adding that"."""
    told = verb.dep_ == "advcl" and verb.tag_ == "VBG" and verb.lemma_ in ADDING_VERBS and child(verb, "mark") is None
    reports = stance_of(verb.head) is not None and child(verb.head, "ccomp") is not None
    return told and not reports and verb.i > verb.head.i and verb.nbor(-1).text == ","


def subject(verb: Token, unit: Unit) -> Token | None:
    """The subject of a verb: its own, that of the verb it is joined to, or of the clause or noun it hangs from."""
    for _ in range(6):
        own = _own_subject(verb, unit)
        if own is not None:
            return own
        if verb.dep_ in ("acl", "relcl"):
            return verb.head
        if verb.dep_ == "pcomp" and verb.head.head.pos_ in ("NOUN", "PROPN"):
            return verb.head.head
        if verb.dep_ == "conj" and verb.head.dep_ == "ccomp" and resumes(verb, verb.head.head):
            verb = verb.head
        if comments(verb):
            verb = next((t for t in ancestors(verb) if t.dep_ == "ccomp" and stance_of(t.head)), verb)
        if verb.dep_ not in _SHARING:
            noun = _before(verb) if verb.tag_ in FINITE else None
            return noun if noun is not None and noun.i not in unit.quotes else None
        verb = verb.head
    return None


def _own_subject(verb: Token, unit: Unit) -> Token | None:
    """The subject that hangs from a verb; behind a quotation, also the noun that the parse takes for its object."""
    own = [c for c in verb.children if c.dep_ in _SUBJECTS and c.i not in unit.quotes]
    lost = swapped(verb)
    if lost is not None and not own:
        return lost
    own = [c for c in own if c.tag_ not in ("WDT", "WP")] or own
    if len(own) > 1 and own[0].right_edge.i + 1 == own[1].left_edge.i and own[1].pos_ == "PROPN":
        return own[1]
    if (
        len(own) > 1
        and own[-1].right_edge.i == verb.i - 1
        and own[-1].nbor(own[-1].left_edge.i - own[-1].i - 1).text == ","
    ):
        return own[-1]
    if own:
        first = own[-1] if own[-1].i > verb.i and own[0].i < verb.i and _turned(verb, unit) else own[0]
        return (_before(verb) or first) if _cut_off(first, verb) else first
    behind = _after_quote(verb, unit)
    turned = [c for c in verb.children if c.dep_ in ("dobj", "attr", "npadvmod", "dep", "intj") and c.i > verb.i]
    noun = [c for c in turned if c.pos_ in NOMINAL and c.i not in unit.quotes]
    noun = noun or [t for t in verb.doc[verb.i + 1 : verb.i + 3] if t.pos_ == "PROPN"]
    return noun[0] if behind and noun else None


def swapped(verb: Token) -> Token | None:
    """Who speaks, where the parse gives the noun to a clause behind: "he must go, said Moss, who left but said"."""
    clauses = [c for c in verb.children if c.dep_ == "ccomp"]
    if not clauses or not clauses[0].i < verb.i < clauses[-1].i or verb.doc[verb.i - 1].text != ",":
        return None
    who = child(clauses[-1], "nsubj")
    return who if who is not None and who.left_edge.i == verb.i + 1 else None


def _turned(verb: Token, unit: Unit) -> bool:
    """Whether a verb can stand before its subject: beside a quotation, or as an aside: "the dam, said Falk, held"."""
    return bool(unit.quotes) or verb.doc[verb.i - 1].text == ","


def _cut_off(noun: Token, verb: Token) -> bool:
    """Whether the parse lost the rest of a subject at a hyphen: "co-founder Ada Brook said"."""
    after = noun.right_edge.i + 1
    return after < verb.i and noun.doc[after].text in ("-", "–")


def _after_quote(verb: Token, unit: Unit) -> bool:
    """Whether a verb follows a quotation at once."""
    number = verb.i - 1
    while number > 0 and unit.doc[number].is_punct:
        number -= 1
    return number in unit.quotes


def _before(verb: Token) -> Token | None:
    """The noun phrase that ends where a verb begins, for a finite verb that the parse left without a subject."""
    number, first = verb.i - 1, verb.sent.start
    while number >= first and (verb.doc[number].is_punct or verb.doc[number].pos_ in ("ADV", "AUX")):
        number -= 1
    if number < first or verb.doc[number].pos_ not in ("NOUN", "PROPN", "PRON"):
        return None
    noun = verb.doc[number]
    while noun.head.pos_ in ("NOUN", "PROPN") and noun.head.i < verb.i and noun.head.i != noun.i:
        noun = noun.head
    return noun


def phrase(noun: Token) -> list[Token]:
    """The tokens of a noun phrase with its office and apposition, without relative clauses and asides."""
    cut = [c for c in noun.children if c.dep_ in _TAIL or (c.dep_ == "acl" and c.i > noun.i) or _speech_in(c)]
    if noun.head.dep_ == "agent":  # "accused by prosecutors of bribing officials"
        cut += [c for c in noun.children if c.dep_ == "prep" and child(c, "pcomp") is not None]
    tokens = subtree(noun, cut)
    first = tokens[0]
    office = first.nbor(-1) if first.i and noun.dep_ == "nsubj" else noun
    if office.dep_ == "nsubj" and office.head.i == noun.head.i and office.i != noun.i and office.pos_ == "NOUN":
        tokens = [*subtree(office), *tokens]
    if first.i > 1 and first.nbor(-1).text == "-" and not first.nbor(-1).whitespace_:
        tokens = [*subtree(first.nbor(-2)), first.nbor(-1), *tokens]
    return tokens


def _speech_in(token: Token) -> bool:
    """Whether what hangs from a token holds a quotation's stand-in."""
    return any(t.text == STAND_IN and t.i > 0 and t.nbor(-1).text == '"' for t in token.subtree)


def subtree(token: Token, without: Iterable[Token] = ()) -> list[Token]:
    """What hangs from a token, without what hangs from others."""
    dropped = {inner.i for other in without for inner in other.subtree}
    return [inner for inner in token.subtree if inner.i not in dropped]


def behind_stop(tokens: list[Token], verb: Token) -> list[Token]:
    """What of a clause in front of a verb is of its sentence: what follows the last semicolon between the two.

    Nothing is, where it ends in a relative word: of "which, she said", the quotation behind it is the rest.
    """
    words = [t for t in tokens if not t.is_punct]
    if not words or (words[-1].i < verb.i and words[-1].tag_ in ("WDT", "WP", "WRB")):
        return []
    stop = max((t.i for t in verb.doc[tokens[0].i : verb.i] if t.text == ";"), default=-1)
    return [t for t in tokens if t.i > stop]


def child(token: Token, *relations: str) -> Token | None:
    """The first child in one of some relations."""
    return next((inner for inner in token.children if inner.dep_ in relations), None)


def tensed(verb: Token) -> bool:
    """Whether a clause has a verb with a tense or an auxiliary: not "the firm responsible"."""
    return (
        any(is_that(c) for c in verb.children)
        or verb.tag_ in (*FINITE, "MD")
        or child(verb, "aux", "auxpass", "cop") is not None
    )


def _paired(unit: Unit, group: list[int], at: int) -> bool:
    """Whether a quotation mark at an edge has its partner within: then it stays."""
    marks = [number for number in group if unit.doc[number].text in _MARKS]
    return group[at] in marks and len(marks) % 2 == 0 and len(marks) > 1 and not {group[0], group[-1]} <= set(marks)


def opens(token: Token) -> bool:
    """Whether a token is the first word of its sentence."""
    return all(before.is_punct for before in token.doc[token.sent.start : token.i])


def is_that(token: Token) -> bool:
    """Whether a token is the conjunction "that", not the pronoun."""
    return token.lower_ == "that" and (token.dep_ == "mark" or token.tag_ == "IN")


def ancestors(token: Token) -> Iterator[Token]:
    """What a token hangs from, nearest first."""
    while token.head.i != token.i:
        token = token.head
        yield token
