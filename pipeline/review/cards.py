"""Cards: a proposal beside the sentences that it cites, as values that a terminal can show.

Whatever stands on a card is harmless, in one line, and cut to a length that a reader can take in.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

from pipeline.documents import Path
from pipeline.harmless import harmless
from pipeline.review.highlights import Span, spans_of, terms_of
from pipeline.review.items import Item, sentences_of
from pipeline.review.links import links_of
from pipeline.sheet import Entity, Fact, Sheet

MAX_WORDS = 240
MAX_SENTENCE = 1200
_MAX_TITLE = 60
_SENTENCES = 6
_LEFT_OUT = ("confidence", "reviewed", "contradicts", "said", "s")
_ARTICLE = "the article itself"
_SPOKEN = ("by", "stance", "quote", "s")


@dataclass(frozen=True, slots=True)
class Cited:
    """A sentence, by its number, with the spans in it that the proposal names."""

    number: int
    text: str
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Card:
    """An entry in words: lines of a label and a text; and the sentences, of which `more` are not shown."""

    lines: tuple[tuple[str, str], ...]
    sentences: tuple[Cited, ...]
    more: int = 0


_Names: TypeAlias = dict[Path, str]


def shown(text: str, most: int = MAX_WORDS) -> str:
    """A text from anybody as one harmless line, cut."""
    line = " ".join(harmless(text[: 4 * most]).split())
    return line if len(line) <= most else f"{line[: most - 1]}…"


def cards_of(item: Item, sheet: Sheet, sentences: Sequence[str]) -> tuple[Card, ...]:
    """The card of a proposal; of a contradiction, those of the two facts."""
    if not item.other:
        return (_card(sheet, (item.section, item.id), sentences),)
    link = next(link for link in links_of(sheet) if link.path == (*item.path, "fact"))
    others = [(section, item.other.rpartition("/")[2]) for section in link.sections]
    other = next(thing for thing in others if link.means(thing) and thing[1] in getattr(sheet, thing[0]))
    return _card(sheet, (item.section, item.id), sentences), _card(sheet, other, sentences)


def summary(item: Item, sheet: Sheet, sentences: Sequence[str]) -> tuple[str, str]:
    """A proposal in one line, and its sentences in one: their numbers, and the one that has most of it.

    A fact comes after who says it in which stance, and has the numbers of all its sentences:
    ``the union alleges: The bolts were loose.`` and ``5, 6 The union said ...``
    """
    card = cards_of(item, sheet, sentences)[0]
    words = "; ".join(text for label, text in card.lines[1:] if text and label != "said")
    who = "; ".join(_who_says(item, sheet)) or item.id
    if item.section == "entities":
        more = f" and {card.more} more" if card.more else ""
        numbers = ", ".join(str(cited.number) for cited in card.sentences) + more
    else:
        numbers = ", ".join(map(str, sentences_of(getattr(sheet, item.section)[item.id])))
    telling = max(card.sentences, key=lambda cited: sum(end - start for start, end in cited.spans), default=None)
    return shown(f"{who}: {words}", 100), shown(f"{numbers} {telling.text}", 140) if telling else ""


def stances(items: Iterable[Item], sheet: Sheet) -> tuple[tuple[str, int], ...]:
    """How many entries there are of each stance, the most first; one that has several counts in each."""
    counts = Counter[str]()
    for item in items:
        counts.update({words for _, words in _sayings(item, sheet)})
    return tuple(counts.most_common())


def _who_says(item: Item, sheet: Sheet) -> Iterator[str]:
    """``Ines Falk denies``, of each saying of a fact."""
    for by, stance in _sayings(item, sheet):
        entity = sheet.entities.get(by.rpartition("/")[2])
        yield f"{_text(entity.name) if entity else by} {stance}"


def _sayings(item: Item, sheet: Sheet) -> Iterator[tuple[str, str]]:
    """Who says a fact (an id, or words), and in which stance."""
    if item.section == "entities":
        return
    fact: Fact = getattr(sheet, item.section)[item.id]
    if fact.s:
        yield _ARTICLE, "asserts"
    for said in fact.said:
        yield said.by or _ARTICLE, said.stance.replace("-", " ")


def _card(sheet: Sheet, path: Path, sentences: Sequence[str]) -> Card:
    part: Any = getattr(sheet, str(path[0]))[path[1]]
    names = _names(sheet, path)
    body: dict[str, Any] = part.model_dump(by_alias=True, exclude_unset=True)
    lines = [("id", str(path[1]))]
    lines += [(key, shown(_words(value, (*path, key), names))) for key, value in body.items() if key not in _LEFT_OUT]
    if body.get("s"):
        lines.append(("said", f"{_ARTICLE} {_sentence_words(body['s'])}"))
    for index, said in enumerate(body.get("said", ())):
        lines.append(("said", shown(_saying(said, (*path, "said", index), names))))
    terms = terms_of(body, _mentioned(sheet, path))
    if isinstance(part, Entity):
        full = [_text(text) for text in (part.name, *part.alias)]
        numbers = [number for number, text in enumerate(sentences, start=1) if spans_of(text, full)]
    else:
        numbers = [number for number in sentences_of(part) if number <= len(sentences)]
    cited = [_cited(number, sentences[number - 1], terms) for number in numbers[:_SENTENCES]]
    return Card(tuple(lines), tuple(cited), max(len(numbers) - _SENTENCES, 0))


def _cited(number: int, sentence: str, terms: Sequence[str]) -> Cited:
    text = shown(sentence, MAX_SENTENCE)
    return Cited(number, text, spans_of(text, terms))


def _names(sheet: Sheet, home: Path) -> _Names:
    """What stands at each reference of an entry, for a reader: what is meant and its id, or the id alone."""
    found = {}
    for link in links_of(sheet):
        name = link.reference.rpartition("/")[2]
        if link.home == home:
            things = [(section, name) for section in link.sections if name in getattr(sheet, section)]
            thing = next(filter(link.means, things), None)
            words = _title(getattr(sheet, thing[0])[name]) if thing else ""
            found[link.path] = f"{words} ({link.reference})" if words else link.reference
    return found


def _title(part: Any) -> str:
    """An entry in a few words: its name, its text, its title, or what it counts."""
    for key in ("name", "text", "title"):
        if words := getattr(part, key, None):
            return shown(_text(words), _MAX_TITLE)
    counted = [getattr(part, key, None) for key in ("property", "value", "min", "max")]
    return shown(" ".join(str(each) for each in counted if each is not None), _MAX_TITLE)


def _mentioned(sheet: Sheet, home: Path) -> list[str]:
    """All names of the entities that an entry is or refers to."""
    ids = [link.reference.rpartition("/")[2] for link in links_of(sheet) if link.home == home]
    entities = [sheet.entities[name] for name in ids if name in sheet.entities]
    if home[0] == "entities":
        entities = [sheet.entities[str(home[1])]]
    return [_text(text) for entity in entities for text in (entity.name, *entity.alias)]


def _words(value: Any, path: Path, names: _Names) -> str:
    """A value in words; `path` is its place."""
    if path in names:
        return names[path]
    if isinstance(value, (list, tuple)):
        return ", ".join(_words(item, (*path, index), names) for index, item in enumerate(value))
    if isinstance(value, dict):
        if list(value) in ([""], ["value"]):
            return str(next(iter(value.values())))
        return "; ".join(f"{key} {_words(item, (*path, key), names)}" for key, item in value.items())
    return str(value).lower() if isinstance(value, bool) else str(value)


def _saying(said: dict[str, Any], path: Path, names: _Names) -> str:
    """A saying: ``Ines Falk (falk) asserts, for: Northway (northway), “...”, in sentence 7``."""
    by = _words(said["by"], (*path, "by"), names) if said.get("by") else _ARTICLE
    words = [f"{by} {said.get('stance', 'asserts').replace('-', ' ')}"]
    words += [f"{key}: {_words(item, (*path, key), names)}" for key, item in said.items() if key not in _SPOKEN]
    if said.get("quote"):
        words.append(f"“{_text(said['quote'])}”")
    return ", ".join([*words, _sentence_words(said["s"])] if said.get("s") else words)


def _sentence_words(numbers: Sequence[int]) -> str:
    return f"in sentence{'s' if len(numbers) > 1 else ''} {', '.join(map(str, numbers))}"


def _text(text: dict[str, str]) -> str:
    return next(iter(text.values()))
