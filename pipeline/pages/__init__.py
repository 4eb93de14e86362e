"""Pages: who says what in an article, for people who look; and all articles, with the disputes between them."""

from __future__ import annotations

from pipeline.pages.article import Alternate, write_article
from pipeline.pages.gather import gather
from pipeline.pages.index import Entry, entry_of, write_index
from pipeline.pages.sentences import words_of
from pipeline.pages.story import Story

__all__ = ["Alternate", "Entry", "Story", "entry_of", "gather", "words_of", "write_article", "write_index"]
