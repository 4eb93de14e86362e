"""The text that proposals are held against: its sentences, made ready once, and what stands in some of them."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from pipeline.draft.english.dates import dates
from pipeline.draft.ground.numbers import numbers
from pipeline.draft.ground.quotes import quoted
from pipeline.draft.ground.words import Word, clean, told, without_articles, words

Numbers = tuple[int, ...]
"""The numbers of sentences, from 1, in order."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence, cleaned, and what stands in it.

    `names` are its words without articles, `folds` these in one case, `numbers` the readings of its numbers;
    `spoken` and `quoted` are all words and those inside quotation marks, in one case; `dates` are the values of the
    date grammar, each with its wording. `titled`: nearly every word has a capital, as in a headline.
    """

    text: str
    names: tuple[Word, ...]
    folds: frozenset[str]
    numbers: frozenset[str]
    spoken: tuple[str, ...]
    quoted: tuple[str, ...]
    dates: tuple[tuple[str, str], ...]
    titled: bool


class Text:
    """An article's sentences, numbered from 1."""

    def __init__(self, sentences: Sequence[str], day: date | None) -> None:
        cleaned = [clean(sentence) for sentence in sentences]
        self.sentences = tuple(
            _sentence(text, spans, found)
            for text, spans, found in zip(cleaned, quoted(cleaned), _dates(cleaned, day), strict=True)
        )
        self.all: Numbers = tuple(range(1, len(sentences) + 1))

    def of(self, cited: Iterable[int]) -> list[Sentence]:
        """The sentences with these numbers."""
        return [self.sentences[number - 1] for number in cited]

    @cached_property
    def places(self) -> dict[str, list[tuple[int, int]]]:
        """Where each word stands: the number of the sentence, and its place among the sentence's `names`."""
        found = defaultdict[str, list[tuple[int, int]]](list)
        for number, sentence in enumerate(self.sentences, start=1):
            for at, word in enumerate(sentence.names):
                found[word.fold].append((number, at))
        return found

    @cached_property
    def lower(self) -> frozenset[str]:
        """All words that stand without a capital somewhere."""
        return frozenset(word.fold for each in self.sentences for word in each.names if not word.capital)

    @cached_property
    def capitals(self) -> frozenset[str]:
        """All words that have a capital somewhere, and not because a sentence or a headline asks for it."""
        body = (each for each in self.sentences if not each.titled)
        return frozenset(word.fold for each in body for word in each.names if word.capital and not word.first)

    @cached_property
    def stems(self) -> frozenset[str]:
        """The beginnings, of four letters at least, of all words without a capital: `inspe` of `inspected`."""
        return frozenset(word[:length] for word in self.lower for length in range(4, len(word) + 1))

    def folds(self, cited: Iterable[int]) -> frozenset[str]:
        """The words of some sentences, in one case."""
        return frozenset().union(*(sentence.folds for sentence in self.of(cited)))

    def proper(self, cited: Iterable[int]) -> frozenset[str]:
        """Those of them that have a capital."""
        return frozenset(word.fold for each in self.of(cited) for word in each.names if word.capital)

    def numbers(self, cited: Iterable[int]) -> frozenset[str]:
        """The readings of the numbers in some sentences."""
        return frozenset().union(*(sentence.numbers for sentence in self.of(cited)))

    def quotes(self, wording: str, cited: Iterable[int]) -> bool:
        """Whether the words stand one after another inside the quotation marks of some sentences."""
        said = told([word for sentence in self.of(cited) for word in sentence.quoted])
        return bool(spoken(wording)) and told(spoken(wording)) in said

    def says(self, wording: str, cited: Iterable[int]) -> bool:
        """Whether the words stand one after another in one of some sentences; a possessive ending may follow."""
        wanted = spoken(wording)
        forms = [told(wanted), told([*wanted[:-1], f"{wanted[-1]}'s"])] if wanted else []
        return any(form in told(sentence.spoken) for sentence in self.of(cited) for form in forms)


def spoken(text: str) -> list[str]:
    """The words of a text in one case, articles and all."""
    return [word.spoken for word in words(clean(text))]


def in_sentences(cited: Sequence[int]) -> str:
    """Sentences in words: `sentence 3`, `sentences 3 and 4`."""
    if len(cited) == 1:
        return f"sentence {cited[0]}"
    return f"sentences {', '.join(map(str, cited[:-1]))} and {cited[-1]}"


def _sentence(text: str, spans: Iterable[tuple[int, int]], found: tuple[tuple[str, str], ...]) -> Sentence:
    all_words = words(text)
    names = without_articles(all_words)
    inside = list(spans)
    longer = [word.capital for word in names if len(word.text) > 3 and not word.text.isdecimal()]
    return Sentence(
        text=text,
        names=names,
        folds=frozenset(word.fold for word in all_words),
        numbers=frozenset(reading for number in numbers(text) for reading in number.readings),
        spoken=tuple(word.spoken for word in all_words),
        quoted=tuple(word.spoken for word in all_words if any(start <= word.start < end for start, end in inside)),
        dates=found,
        titled=len(longer) > 2 and all(longer),
    )


def _dates(cleaned: Sequence[str], day: date | None) -> list[tuple[tuple[str, str], ...]]:
    """The value and the wording of every date, by sentences; each is read in its surroundings."""
    starts = [0]
    for text in cleaned:
        starts.append(starts[-1] + len(text) + 1)
    whole = "\n".join(cleaned)
    found: list[list[tuple[str, str]]] = [[] for _ in cleaned]
    for mention in dates(whole, day):
        wording = whole[mention.start : mention.end]
        found[bisect_right(starts, mention.start) - 1].append((mention.value, told(spoken(wording))))
    return [tuple(each) for each in found]
