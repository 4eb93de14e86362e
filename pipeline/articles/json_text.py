"""A text in JSON: an object with the article's `text`, which stays as it is, and what is known of the article.

`title` or `headline`, `date`, `language`, `publisher` and `url` are read where they are texts; nothing else is.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pipeline.articles.compose import About, article_of, check_text, day_of, one_line
from pipeline.proposals import SourceArticle


def is_json_text(item: Mapping[str, Any]) -> bool:
    """Whether an object is such a one."""
    return isinstance(item.get("text"), str)


def read_json_text(item: Mapping[str, Any], name: str) -> SourceArticle:
    """The article in such an object. Raises `InputError` where its text is none."""
    text = item["text"]
    check_text(text, name, "text")
    first = next(line for line in map(one_line, text.split("\n")) if line)
    known = {key: value for key, value in item.items() if isinstance(value, str)}
    about = About(
        language=known.get("language", ""),
        date=day_of(known.get("date")),
        publisher=known.get("publisher", ""),
        url=known.get("url", ""),
    )
    headline = one_line(known.get("title", "")) or one_line(known.get("headline", "")) or first
    return article_of(text, headline, about, name)
