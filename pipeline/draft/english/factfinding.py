"""Figures, events and offices of an article that was parsed and read for names, dates and sayings."""

from __future__ import annotations

from pipeline.draft.english.events import events
from pipeline.draft.english.facts import Facts
from pipeline.draft.english.figures import figures
from pipeline.draft.english.nlp import Article
from pipeline.draft.english.offices import offices
from pipeline.draft.english.places import places
from pipeline.draft.english.records import Draft


def facts(article: Article, analysed: Draft) -> Facts:
    """What happened, who holds which office, and all numbers; `analysed` is the draft of the same article."""
    at = places(article, analysed)
    happened = events(at)
    return Facts(figures(at, happened), happened, offices(at))
