"""The cast: the entities that were proposed, and the sentences that name each of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from pipeline.draft.ground.body import texts
from pipeline.draft.ground.demonyms import PLACES, demonyms
from pipeline.draft.ground.numbers import numbers
from pipeline.draft.ground.text import Text
from pipeline.draft.ground.words import HEAD_ENDS, Word, clean, each_of, without_articles, words
from pipeline.proposals import Body

Place = tuple[int, int]
Name = tuple[Word, ...]

_TITLES = each_of(
    "mr mrs ms miss dr sir dame lord lady prof professor president minister judge general gen col captain sergeant "
    "sen senator gov governor rep king queen prince princess pope bishop mayor st saint"
)
_WEAK = each_of(
    "new old great united north south east west northern southern eastern western central upper lower first de la le "
    "el al van von der den di da bin ibn and jr sr i ii iii"
)
_DAYS = each_of("monday tuesday wednesday thursday friday saturday sunday")


@dataclass(frozen=True, slots=True)
class Known:
    """An entity: its first name, the sentences that name it, and all words and numbers that belong to its names."""

    name: str
    sentences: frozenset[int]
    words: frozenset[str]
    numbers: frozenset[str]


class Cast:
    """The entities by their ids."""

    def __init__(self, bodies: Mapping[str, Body], text: Text) -> None:
        self.text = text
        names = {key: tuple(_names(body)) for key, body in bodies.items()}
        self._owners = defaultdict[Place, set[str]](set)
        whole = {key: self._whole(key, bodies[key], found) for key, found in names.items()}
        self.known = {
            key: Known(
                name=next(iter(texts(bodies[key].get("name"))), key),
                sentences=frozenset(number for number, _ in places)
                | frozenset(self._in_part(key, names[key], bodies[key])),
                words=_family(bodies[key], names[key]),
                numbers=_numbers(bodies[key]),
            )
            for key, places in whole.items()
        }
        self.words = frozenset(word for each in self.known.values() for word in each.words)
        families = [_one_word_names(body) for body in bodies.values() if _is_place(body)]
        self._families = {word: family for family in families for word in family}

    def demonyms_of(self, found: Iterable[str]) -> frozenset[str]:
        """The other words for the places that some words stand for: `russian` and `russians` of `russia`."""
        return frozenset().union(*(self._families[word] for word in found if word in self._families))

    def stands(self, body: Body, name: str) -> bool:
        """Whether a name stands somewhere in the text, itself or by the demonym of a country."""
        forms = [name, *(demonyms(_plain(name)) if _is_place(body) else ())]
        return any(self._find(_words(each), loose=bool(body.get("unnamed"))) for each in forms)

    def _whole(self, key: str, body: Body, names: Sequence[Name]) -> set[Place]:
        """Where the entity stands by a whole name, or by a demonym."""
        found = set[Place]()
        for name in names:
            for number, at in self._find(name, loose=bool(body.get("unnamed"))):
                found.add((number, at))
                for place in range(at, at + len(name)):
                    self._owners[number, place].add(key)
        if _is_place(body):
            for form in _demonyms(body):
                found.update(self._find(_words(form), loose=False))
        return found

    def _find(self, name: Name, *, loose: bool) -> list[Place]:
        if not name:
            return []
        return [place for place in self.text.places.get(name[0].fold, ()) if self._stands_at(place, name, loose)]

    def _stands_at(self, place: Place, name: Name, loose: bool) -> bool:
        number, at = place
        found = self.text.sentences[number - 1].names[at : at + len(name)]
        return len(found) == len(name) and all(
            (word.fold == wanted.fold if loose else word.stands_for(wanted))
            and (not order or word.joined or not wanted.joined)
            for order, (word, wanted) in enumerate(zip(found, name, strict=True))
        )

    def _in_part(self, key: str, names: Sequence[Name], body: Body) -> Iterator[int]:
        """The sentences in which a significant part of a name stands for it: a surname, the head of a description."""
        person = "Person" in texts(body.get("type"))
        for name in names:
            own = {word.fold for word in name}
            for wanted, head in _significant(name, person):
                for number, at in self.text.places.get(wanted.fold, ()):
                    if self._means(key, (number, at), wanted, head) and self._alone((number, at), own, person, head):
                        yield number

    def _means(self, key: str, place: Place, wanted: Word, head: bool) -> bool:
        """Whether the word there is that part, and not part of somebody else's whole name."""
        word = self.text.sentences[place[0] - 1].names[place[1]]
        fits = word.stands_for(wanted) or (head and word.definite and word.fold == wanted.fold)
        return fits and self._owners.get(place, {key}) <= {key}

    def _alone(self, place: Place, own: set[str], person: bool, head: bool) -> bool:
        """Whether no other capitalised word beside it makes it another name: `Falk Industries`, `Supreme Court`."""
        number, at = place
        sentence = self.text.sentences[number - 1]
        word, rest = sentence.names[at], sentence.names[at + 1 : at + 2]
        if sentence.titled or (head and not word.capital):
            return True
        strange = [each for each in rest if each.joined and each.capital and each.fold not in own | _DAYS]
        if not person and at and word.joined:
            before = sentence.names[at - 1]
            strange += [before] if before.capital and not before.first and before.fold not in own else []
        return not strange


def _names(body: Body) -> Iterator[Name]:
    for field in ("name", "alias"):
        for text in texts(body.get(field)):
            yield _words(text)


def _words(name: str) -> Name:
    return without_articles(words(clean(name)))


def _one_word_names(body: Body) -> frozenset[str]:
    """The names of a place that are one word, and its demonyms that are: `russia`, `russian`, `russians`."""
    names = [_plain(text) for field in ("name", "alias") for text in texts(body.get(field))]
    forms = [form for name in names if len(name.split()) == 1 for form in (name, *demonyms(name))]
    return frozenset(form.casefold() for form in forms if len(form.split()) == 1)


def _numbers(body: Body) -> frozenset[str]:
    found = [text for field in ("name", "alias") for text in texts(body.get(field))]
    return frozenset(reading for text in found for number in numbers(clean(text)) for reading in number.readings)


def _plain(name: str) -> str:
    """A name as its words, without the points of initials: `US` of `the U.S.`."""
    return " ".join(word.text for word in _words(name))


def _is_place(body: Body) -> bool:
    return bool(PLACES & set(texts(body.get("type"))))


def _demonyms(body: Body) -> set[str]:
    return {form for field in ("name", "alias") for text in texts(body.get(field)) for form in demonyms(_plain(text))}


def _family(body: Body, names: Sequence[Name]) -> frozenset[str]:
    """The words of all names, and of the demonyms of a place."""
    own = {word.fold for name in names for word in name}
    forms = _demonyms(body) if _is_place(body) else ()
    return frozenset(own | {word.casefold() for form in forms for word in form.split()})


def _significant(name: Name, person: bool) -> Iterator[tuple[Word, bool]]:
    """The words of a name that can stand for it alone, each with whether it is the head of what is described."""
    end = next((at for at, word in enumerate(name) if at and word.fold in HEAD_ENDS), len(name))
    if end and not name[end - 1].capital:
        if len(name) > 1:
            yield name[end - 1], True
        return
    for at, word in enumerate(name[:end]):
        strong = word.capital and word.fold not in _WEAK | _TITLES and (len(word.text) > 2 or word.acronym)
        if strong and len(name) > 1:
            yield word, at == end - 1 and not person
