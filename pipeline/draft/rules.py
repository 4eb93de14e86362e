"""The engine `rules`: the grammar of reporting over a parse of the text, without any network."""

from __future__ import annotations

from typing import Any

from pipeline.anchors import Anchors
from pipeline.draft.compose import Composed, compose
from pipeline.draft.english.analyse import draft
from pipeline.draft.english.factfinding import facts
from pipeline.draft.english.nlp import pipeline, read
from pipeline.draft.english.spans import spans as spans_of
from pipeline.proposals import Engine, SourceArticle

VERSION = "1"
"""Of the rules: it changes when they find other things."""


def engine() -> Engine:
    """The engine, with the model of English that is installed. Raises `ModuleNotFoundError` where none is."""
    meta = pipeline().meta
    return Engine("rules", VERSION, f"{meta['lang']}_{meta['name']} {meta['version']}")


def propose(article: SourceArticle, anchors: Anchors) -> Composed:
    """What the rules propose for an article; it is not grounded yet."""
    parsed = read(article.text)
    found = draft(parsed, article.date)
    sentences = [(anchor.start, anchor.end) for anchor in anchors.sentences]
    return compose(article.text, sentences, found, facts(parsed, found))


def spans(article: SourceArticle) -> dict[str, Any]:
    """Who says what, dates and names, as places in the article's text."""
    return spans_of(draft(read(article.text), article.date))
