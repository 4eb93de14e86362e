"""Cards: a proposal beside the sentences that it cites, as values that a terminal can show.

Whatever stands on a card is harmless, in one line, and cut to a length that a reader can take in.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

from pipeline.documents import Path
from pipeline.harmless import harmless
from pipeline.review.highlights import Span, spans_of, terms_of
from pipeline.review.items import Item, sentences_of
from pipeline.review.links import links_of
from pipeline.sheet import Entity, Sheet

MAX_WORDS = 240
MAX_SENTENCE = 1200
_SENTENCES = 6
_LEFT_OUT = ("confidence", "reviewed", "contradicts", "said", "s")
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
    """A proposal in one line, and its first sentence in one."""
    card = cards_of(item, sheet, sentences)[0]
    words = "; ".join(text for _, text in card.lines[1:] if text)
    cited = card.sentences[0] if card.sentences else None
    return shown(f"{card.lines[0][1]}: {words}", 100), shown(f"{cited.number} {cited.text}", 140) if cited else ""


def _card(sheet: Sheet, path: Path, sentences: Sequence[str]) -> Card:
    part: Any = getattr(sheet, str(path[0]))[path[1]]
    names = _names(sheet, path)
    body: dict[str, Any] = part.model_dump(by_alias=True, exclude_unset=True)
    lines = [("id", str(path[1]))]
    lines += [(key, shown(_words(value, (*path, key), names))) for key, value in body.items() if key not in _LEFT_OUT]
    if body.get("s"):
        lines.append(("said", f"the article itself {_sentence_words(body['s'])}"))
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
    """What stands at each reference of an entry, for a reader: the name of the entity, or the id."""
    found = {}
    for link in links_of(sheet):
        name = link.reference.rpartition("/")[2]
        if link.home == home:
            entity = sheet.entities.get(name) if link.means(("entities", name)) else None
            found[link.path] = f"{_text(entity.name)} ({name})" if entity else link.reference
    return found


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
    by = _words(said["by"], (*path, "by"), names) if said.get("by") else "the article itself"
    words = [f"{by} {said.get('stance', 'asserts').replace('-', ' ')}"]
    words += [f"{key}: {_words(item, (*path, key), names)}" for key, item in said.items() if key not in _SPOKEN]
    if said.get("quote"):
        words.append(f"“{_text(said['quote'])}”")
    return ", ".join([*words, _sentence_words(said["s"])] if said.get("s") else words)


def _sentence_words(numbers: Sequence[int]) -> str:
    return f"in sentence{'s' if len(numbers) > 1 else ''} {', '.join(map(str, numbers))}"


def _text(text: dict[str, str]) -> str:
    return next(iter(text.values()))
