"""Schema.org in a page: what the node of the article says, be it in JSON-LD or in microdata.

Sources: https://schema.org/NewsArticle, https://www.w3.org/TR/json-ld11/#node-identifiers
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from typing import Any, Final, TypeAlias

from pipeline.articles.compose import About, day_of
from pipeline.articles.markup import text_of_html

Item: TypeAlias = Mapping[str, Any]

_ARTICLES: Final = (
    *("NewsArticle", "ReportageNewsArticle", "AnalysisNewsArticle", "BackgroundNewsArticle", "OpinionNewsArticle"),
    *("ReviewNewsArticle", "AskPublicNewsArticle", "LiveBlogPosting", "BlogPosting", "Report", "Article"),
)
"""The types of an article, those first that say more."""
_INNER: Final = ("@graph", "mainEntity", "mainEntityOfPage")


def about_of(tree: Any) -> About:
    """What the schema.org in a page (a tree of lxml's) says about its article; nothing where it has none."""
    items = [*_json_ld(tree), *_microdata(tree)]
    known = {str(item["@id"]): item for item in items if "@id" in item and len(item) > 1}
    articles = [item for item in items if _rank(item) < len(_ARTICLES)]
    return _about(min(articles, key=_rank), known) if articles else About()


def _json_ld(tree: Any) -> Iterator[Item]:
    """The nodes of all JSON-LD in a page; a script that is broken spoils no other."""
    from extruct.jsonld import JsonLdExtractor

    extractor = JsonLdExtractor()
    for script in tree.iter("script"):
        with suppress(ValueError, RecursionError, AttributeError, TypeError):
            yield from _nodes(extractor.extract_items(script))


def _microdata(tree: Any) -> Iterator[Item]:
    """The items of all microdata in a page, in the form of JSON-LD."""
    import extruct

    found = extruct.extract(tree, syntaxes=["microdata"], errors="ignore", uniform=True)
    yield from _nodes(found.get("microdata"))


def _nodes(value: object, depth: int = 0) -> Iterator[Item]:
    """The nodes that stand at the top, and those that these name as what the page is about."""
    if depth > len(_INNER):
        return
    for item in value if isinstance(value, list) else [value]:
        if isinstance(item, dict):
            yield item
            for key in _INNER:
                yield from _nodes(item.get(key), depth + 1)


def _rank(item: Item) -> int:
    types = [str(each).rpartition("/")[2].rpartition(":")[2] for each in _several(item.get("@type"))]
    return min((_ARTICLES.index(each) for each in types if each in _ARTICLES), default=len(_ARTICLES))


def _about(article: Item, known: Mapping[str, Item]) -> About:
    def names(*keys: str) -> tuple[str, ...]:
        values = [each for key in keys for each in _several(article.get(key))]
        return tuple(name for value in values if (name := _name(value, known)))

    dates = [
        day
        for key in ("datePublished", "dateCreated")
        for each in _several(article.get(key))
        if (day := day_of(each))
    ]
    return About(
        headline=next(iter(names("headline", "name")), ""),
        language=next(iter(names("inLanguage")), ""),
        date=dates[0] if dates else None,
        publisher=next(iter(names("publisher")), ""),
        url=next((each for each in _several(article.get("url")) if isinstance(each, str)), ""),
        authors=names("author"),
        credit=names("sourceOrganization"),
    )


def _name(value: object, known: Mapping[str, Item]) -> str:
    """The text of a value, or the name of the node that it is, or that it refers to."""
    if isinstance(value, Mapping):
        node = known.get(str(value.get("@id")), value) if "name" not in value else value
        value = next(iter(_several(node.get("name") or node.get("alternateName") or node.get("@value"))), "")
    return text_of_html(value) if isinstance(value, str) else ""


def _several(value: object) -> Sequence[Any]:
    """The values of a property, which takes one or a list."""
    return value if isinstance(value, list) else [] if value is None else [value]
