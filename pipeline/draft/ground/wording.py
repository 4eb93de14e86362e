"""Texts: the names, the numbers and the quoted words in a text of the engine's own, against the cited sentences."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from pipeline.draft.ground.cast import Cast
from pipeline.draft.ground.numbers import numbers, stands
from pipeline.draft.ground.quotes import quoted
from pipeline.draft.ground.text import Numbers, Text, in_sentences
from pipeline.draft.ground.words import ARTICLES, DEFINITE, HEAD_ENDS, Word, clean, each_of, words

_STARTERS = (
    ARTICLES
    | DEFINITE
    | each_of(
        "i all any anyone anything both each either every everybody everyone everything few half it less many "
        "more most much my neither no nobody none nothing other others several some somebody someone "
        "something such there they we what whatever when where whether which who whoever why how you your he "
        "she him them us one two three four five six seven eight nine ten eleven twelve about above according "
        "after against along although among and as at because before behind below beside besides between "
        "beyond but by despite during except for from given if in inside into like near not now of off on "
        "once only onto or out outside over past per since so still than then though through throughout till "
        "to today tomorrow too toward towards under unless until up upon via was were while with within "
        "without yesterday yet people men women children nearly almost around at least roughly"
    )
)
_ENDINGS = ("ing", "ion", "ions", "ment", "ments", "ity", "ities", "ness", "ance", "ence", "ship", "ages", "ly", "ed")


@dataclass(frozen=True, slots=True)
class Allowed:
    """What a text may say without the cited sentences: the words and numbers in the names of what the fact is of."""

    words: frozenset[str]
    numbers: frozenset[str]


@dataclass(frozen=True, slots=True)
class Wording:
    """A text of the engine's own: a sentence, or a name or title, which starts with a noun (`Collapse of ...`)."""

    text: str
    is_sentence: bool = False


def faults_of_text(wording: Wording, text: Text, cast: Cast, cited: Numbers, allowed: Allowed) -> Iterator[str]:
    """Why a text does not stand in the cited sentences: each name, number and quotation that they do not have."""
    where, cleaned = in_sentences(cited), clean(wording.text)
    known = text.folds(cited) | allowed.words
    known |= cast.demonyms_of(text.proper(cited))
    for name in _strange_names(cleaned, known, text, cast, wording.is_sentence):
        yield f"the name `{name}` does not stand in {where}"
    said = text.numbers(cited) | allowed.numbers
    for number in numbers(cleaned):
        if not number.weak and not stands(number, said):
            yield f"the number {number.words} does not stand in {where}"
    for start, end in quoted([cleaned])[0]:
        if not text.quotes(cleaned[start:end], cited):
            yield f"the words “{cleaned[start:end]}” are not quoted in {where}"


def _strange_names(cleaned: str, known: frozenset[str], text: Text, cast: Cast, is_sentence: bool) -> Iterator[str]:
    """The names in a text that stand nowhere; words of one that follow each other as one."""
    found = words(cleaned)
    strange = [
        word.fold not in known
        and _is_name(word, found[at + 1] if at + 1 < len(found) else None, text, cast, is_sentence)
        for at, word in enumerate(found)
    ]
    for is_strange, run in groupby(zip(strange, found, strict=True), key=lambda pair: pair[0]):
        if is_strange:
            yield " ".join(word.text for _, word in run)


def _is_name(word: Word, following: Word | None, text: Text, cast: Cast, is_sentence: bool) -> bool:
    """Whether a word is (part of) a name: by a capital that no start of a sentence asks for."""
    if not word.capital or word.text == "I":
        return False
    if not word.first or any(map(str.isupper, word.text[1:])):
        return True
    if word.fold in _STARTERS:
        return False
    if following is not None and following.joined and following.capital:
        return True
    is_head = not is_sentence and (following is None or following.fold in HEAD_ENDS)
    return _starts_with_name(word, text, cast, is_head)


def _starts_with_name(word: Word, text: Text, cast: Cast, is_head: bool) -> bool:
    """Whether the first word of a sentence is a name: the article knows it as one, or no word like it."""
    if word.fold in text.lower:
        return False
    if word.fold in cast.words or word.fold in text.places:
        return word.fold in cast.words or word.fold in text.capitals
    return (
        not is_head and not word.fold.endswith(_ENDINGS) and word.fold[: max(4, len(word.fold) - 3)] not in text.stems
    )
