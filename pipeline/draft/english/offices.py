"""Offices: who holds or held which post, from titles, appositions, relative clauses and verbs such as "appointed"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from pipeline.draft.english.clauses import child, spans, subject
from pipeline.draft.english.facts import Office
from pipeline.draft.english.nlp import Unit
from pipeline.draft.english.nouns import words
from pipeline.draft.english.places import Places, clause
from pipeline.draft.english.reality import happened
from pipeline.draft.english.voice import passive

if TYPE_CHECKING:
    from spacy.tokens import Token

_POSTS = words("""
    president minister chancellor senator governor mayor judge justice professor spokesman spokeswoman spokesperson
    director chairman chairwoman chairperson chair chief leader head secretary ambassador undersecretary commander
    captain coach founder co-founder owner manager king queen prince princess pope bishop archbishop cardinal imam
    deputy mp congressman congresswoman representative commissioner prosecutor administrator premier envoy editor
    curator treasurer vice-president member sheriff superintendent dean rector principal speaker attorney
    lawyer counsel adviser advisor aide officer analyst economist coroner ombudsman executive ceo cto cfo
    boss consul chaplain conductor fellow partner trustee councillor councilor""")
"""Posts that one holds; professions that are none are left out."""

_ALONE = words("""
    president minister chancellor senator governor mayor judge king queen prince princess pope bishop archbishop
    premier ambassador professor secretary""")
"""Posts that say enough without naming what they are of."""

_NEVER = words("member partner fellow boss")
"""Nouns that are a post only with what they are of."""

_PAST = words("former ex late then")
_PORTFOLIOS = words("""
    defense defence foreign finance interior justice health education environment transport labour labor trade energy
    culture agriculture state treasury housing security""")
"""What a minister or secretary is for: a part of the title, even where it was read as a name."""

_SMALL = frozenset({"-", "'s", "’s", "’", "'", "and", "of", "&"})
_OF = frozenset({"of", "for", "at", "in", "to", "with"})
_LINKS = frozenset({"be", "become", "remain"})
_NAMING = frozenset({"appoint", "elect", "name", "make", "swear", "promote", "crown", "re-elect", "reelect"})
_SERVING = frozenset({"serve", "work", "act", "appoint", "elect", "swear", "resign", "return", "continue"})
_OWNERS = frozenset({"Organization", "Country", "Place", "Group", "CreativeWork", "Intangible", "Product"})
_LONGEST = 7


def offices(places: Places) -> tuple[Office, ...]:
    """The offices of an article in the order of the text, each of a holder, a title and what it is of once."""
    found: dict[tuple[int, str], Office] = {}
    for unit in places.article.units:
        for token in unit.doc:
            for office in _at(places, unit, token):
                key = (office.holder, office.title.lower())
                found[key] = _fuller(found[key], office) if key in found else office
    return tuple(sorted(found.values(), key=lambda office: (office.span, office.title)))


def _fuller(first: Office, second: Office) -> Office:
    """Of two that say the same, the one that says more; the first of equals."""
    return max(first, second, key=lambda o: (o.of >= 0) + (o.since >= 0) + (o.until >= 0))


def _at(places: Places, unit: Unit, post: Token) -> Iterator[Office]:
    """The office that a noun names, if it is a post and its holder can be told."""
    if post.lower_ not in _POSTS or post.i in unit.quotes:
        return
    for holder, scene, confidence in _holders(places, unit, post):
        office = _office(places, unit, post, holder, scene, confidence)
        if office is not None:
            yield office
            return


def _holders(places: Places, unit: Unit, post: Token) -> Iterator[tuple[int, list[Token], float]]:
    """Who may hold a post, with the words around it that may say since when, and how sure that is."""
    for noun in (post.head, *post.children):
        joined = (noun.i == post.head.i and post.dep_ == "appos") or (noun.head.i == post.i and noun.dep_ == "appos")
        if joined and abs(noun.i - post.i) < 25:
            yield _person(places, unit, noun), list(post.subtree), 0.8
    yield _titled(places, unit, post), [], 0.8
    verb = post.head
    if post.dep_ == "attr" and verb.lemma_ in _LINKS and happened(verb):
        yield _subject(places, unit, verb), clause(verb), 0.75
    if post.dep_ in ("oprd", "attr", "dobj") and verb.lemma_ in _NAMING and happened(verb):
        yield _named(places, unit, verb), clause(verb), 0.7
    if post.dep_ == "pobj" and verb.lower_ == "as" and verb.head.lemma_ in _SERVING and happened(verb.head):
        yield _named(places, unit, verb.head), clause(verb.head), 0.7


def _person(places: Places, unit: Unit, noun: Token) -> int:
    """The person whom a noun names, or -1."""
    number = places.chief(unit, noun)
    return number if places.type(number) == "Person" else -1


def _subject(places: Places, unit: Unit, verb: Token) -> int:
    """The person who is a verb's subject; of "who", the one before."""
    who = subject(verb, unit)
    if who is not None and who.tag_ in ("WP", "WDT") and verb.dep_ == "relcl":
        who = verb.head
    return _person(places, unit, who) if who is not None else -1


def _named(places: Places, unit: Unit, verb: Token) -> int:
    """The person who is put into a post: the object, or the subject of a passive or of "serve"."""
    other = child(verb, "dobj")
    if verb.lemma_ in _NAMING and not passive(verb):
        return _person(places, unit, other) if other is not None else -1
    return _subject(places, unit, verb)


def _titled(places: Places, unit: Unit, post: Token) -> int:
    """The person before whose name a post stands as a title: "transport minister Jon Aro"."""
    after = post.i + 1
    if after < len(unit.doc) and unit.doc[after].text == "," and post.dep_ in ("compound", "nmod"):
        return -1
    while after < len(unit.doc) and unit.doc[after].lower_.rstrip(".") in ("mr", "ms", "mrs", "dr", "general", "sir"):
        after += 1
    if after >= len(unit.doc):
        return -1
    number = places.entity(unit, unit.doc[after])
    start = unit.starts[after]
    named = (
        any(m.start == start and m.by_name for m in places.draft.entities[number].mentions) if number >= 0 else False
    )
    return number if named and places.type(number) == "Person" and unit.doc[after].pos_ == "PROPN" else -1


def _office(
    places: Places, unit: Unit, post: Token, holder: int, scene: list[Token], confidence: float
) -> Office | None:
    """The office of a post and its holder, if it says enough."""
    if holder < 0:
        return None
    front = _front(unit, post)
    behind = _behind(post)
    owner, under = _owner(places, unit, post, front, behind, holder)
    said = [*front, post, *(behind if _portfolio(behind) else ())]
    title = _title(places, unit, said, max(owner, under))
    if owner < 0 and under < 0:
        title = _title(places, unit, [*front, post, *behind], -1)
        if post.lower_ in _NEVER or not (post.lower_ in _ALONE or len(title.split()) > 1):
            return None
    since, until = _dated(places, unit, scene)
    past = any(t.lower_.rstrip("-") in _PAST for t in front) or until >= 0
    sure = confidence if owner >= 0 else confidence - 0.1
    last = max([post.i, *(t.i for t in behind)])
    first = min([post.i, *(t.i for t in front)])
    return Office(unit.span(first, last), holder, title, round(sure, 2), owner, under, since, until, past)


def _portfolio(behind: list[Token]) -> bool:
    """Whether what follows a post is what it is for: "Secretary of State"."""
    return bool(behind) and behind[-1].lower_ in _PORTFOLIOS


def _front(unit: Unit, post: Token) -> list[Token]:
    """The words before a post that are one phrase with it: "Pentagon", "the line's", "former deputy prime"."""
    found: list[Token] = []
    number = post.i - 1
    while number >= post.sent.start and len(found) < _LONGEST and number not in unit.quotes:
        token = unit.doc[number]
        fits = token.pos_ in ("NOUN", "PROPN", "ADJ") or token.text in _SMALL
        if not fits or token.ent_type_ in ("PERSON", "DATE") or (token.text in ("and", "of") and not _kept(token)):
            break
        found.insert(0, token)
        number -= 1
    while found and found[0].text in _SMALL:
        found.pop(0)
    return found


def _kept(token: Token) -> bool:
    """Whether a small word joins two capitals, as in the name of an organisation."""
    return token.i > 0 and token.nbor(-1).text[:1].isupper() and token.nbor(1).text[:1].isupper()


def _behind(post: Token) -> list[Token]:
    """What a post is of, by "of", "for", "at", "in" or "to", without what hangs on further."""
    for prep in (c for c in post.children if c.dep_ == "prep" and c.lower_ in _OF and c.i <= post.i + 2):
        noun = child(prep, "pobj")
        if noun is not None and noun.ent_type_ not in ("DATE", "TIME"):
            cut = {t.i for c in noun.children if c.dep_ in ("relcl", "appos", "conj", "acl") for t in c.subtree}
            return [prep, *(t for t in noun.subtree if t.i not in cut and (t.i <= noun.i or t.dep_ != "punct"))]
    return []


def _owner(
    places: Places, unit: Unit, post: Token, front: list[Token], behind: list[Token], holder: int
) -> tuple[int, int]:
    """What a post is of, and under whom: the entity that the words behind it name, or else one in front.

    Of an adjective such as "Russian", its country where the draft has that.
    """
    noun = child(behind[0], "pobj") if behind else None
    number = places.chief(unit, noun) if noun is not None else -1
    portfolio = noun is not None and noun.lower_ in _PORTFOLIOS
    if noun is not None and number < 0 and not portfolio:
        return -1, -1
    numbers = [number] if number >= 0 and not portfolio else []
    numbers += [n for t in front if (n := places.entity(unit, t)) >= 0 and t.lower_ not in _PORTFOLIOS]
    for n in numbers:
        if n in (holder, places.entity(unit, post)):
            continue
        adjective = next((t for t in front if places.entity(unit, t) == n), None)
        country = places.country(unit, adjective) if adjective is not None and number != n else -1
        if places.type(n) == "Person":
            return -1, n
        if places.type(n) in _OWNERS:
            return (country if country >= 0 else n), -1
    return -1, -1


def _title(places: Places, unit: Unit, tokens: list[Token], owner: int) -> str:
    """The words of a title, without the owner's name, articles and what says that it is over."""
    named = {t.i for t in tokens[:-1] if owner >= 0 and owner in (places.entity(unit, t), places.country(unit, t))}
    own = places.draft.entities[owner].name.lower().split() if owner >= 0 else []
    mine = named - {t.i for t in tokens if _part_of_title(t) and t.lower_ not in own}
    kept = [t for t in tokens if t.i not in mine and t.lower_ not in _PAST | {"'s", "’s"}]
    while kept and kept[0].text in ("-", "'", "’", "of", "and", "&"):
        kept.pop(0)
    text = places.article.text
    return " ".join(text[unit.starts[kept[0].i] : unit.ends[kept[-1].i]].split())


def _part_of_title(token: Token) -> bool:
    """Whether a word is of a title though a name was seen in it: "Prime", "Vice", "Deputy"."""
    return token.lower_ in _PORTFOLIOS | {"prime", "vice", "deputy", "chief", "first"}


def _dated(places: Places, unit: Unit, scene: list[Token]) -> tuple[int, int]:
    """The dates behind "since" or "from", and behind "until" or "to"."""
    since = until = -1
    for prep in (t for t in scene if t.lower_ in ("since", "from", "until", "till")):
        number = places.date(spans(unit, [t for t in prep.subtree if t.i != prep.i]))
        if prep.lower_ in ("until", "till"):
            until = number
        else:
            since = number
    return since, until
