"""Publish: exported graphs as pages, one an article, and the index of all."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Final

import pyoxigraph as ox

from pipeline import resources
from pipeline.errors import Fault, Faults, InputError
from pipeline.namespaces import SCHEMA
from pipeline.pages import Alternate, Entry, Story, entry_of, gather, words_of, write_article, write_index
from pipeline.query import load_store, query
from pipeline.serialise import read_graph, write_schema_org

INDEX: Final = "index"
"""The name of the page that lists all articles, less its ending."""
_FORMS = {
    "ttl": ("text/turtle", "Turtle"),
    "jsonld": ("application/ld+json", "JSON-LD"),
    "trig": ("application/trig", "TriG"),
    "nq": ("application/n-quads", "N-Quads"),
}
_ARTICLE = ox.NamedNode(f"{SCHEMA}NewsArticle")
_TYPE = ox.NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")


@dataclass(frozen=True, slots=True)
class Page:
    """The page of an article: the name of its file, its content, and what the index says of it."""

    name: str
    content: bytes
    entry: Entry


def publish(files: Iterable[Path], folder: Path, texts: Mapping[str, str]) -> Iterator[tuple[str, bytes]]:
    """The pages (name, content) of all articles in RDF files, and behind them the index. Otherwise as `pages_of`."""
    entries: list[Entry] = []
    for page in pages_of(files, folder, texts):
        entries.append(page.entry)
        yield page.name, page.content
    yield f"{INDEX}.html", write_index(entries, (folder / "dataset.ttl").is_file()).encode()


def pages_of(files: Iterable[Path], folder: Path, texts: Mapping[str, str]) -> Iterator[Page]:
    """The pages of all articles in RDF files; they are to lie in `folder`.

    `texts` are articles' texts by the names of their files: each is shown on the page of the article anchored in it.
    Raises `InputError` with the faults of all files and texts, behind the last page.
    """
    queries = {path.stem: resources.read_bytes(path).decode() for path in _queries()}
    by_digest = {sha256(text.encode()).hexdigest(): text for text in texts.values()}
    faults = Faults()
    seen: dict[str, str] = {}
    digests: set[str] = set()
    for path in files:
        with faults:
            for store in _articles(path):
                story = _story(store, queries)
                _refuse(story, path, seen)
                digests.add(story.text_digest)
                page = _page(story, store, folder, by_digest.get(story.text_digest))
                yield Page(f"{story.id}.html", page.encode(), entry_of(story))
    with faults:
        _refuse_unshown(texts, digests)
    faults.settle()


def _refuse_unshown(texts: Mapping[str, str], digests: Container[str]) -> None:
    """Each text is one that an article was anchored in, to the letter."""
    message = "is the text of no article here, or has changed; `newsfacts anchor` tells what, and anchors it anew"
    unshown = [name for name, text in texts.items() if sha256(text.encode()).hexdigest() not in digests]
    if unshown:
        raise InputError(Fault(message, name) for name in unshown)


def _queries() -> list[Path]:
    return resources.files_of(resources.QUERIES / "pages", ".rq")


def _articles(path: Path) -> list[ox.Store]:
    """A store for each named graph of a file that holds an article."""
    whole = load_store([(str(path), resources.read_bytes(path))])
    homes = {quad.graph_name for quad in whole.quads_for_pattern(None, _TYPE, _ARTICLE, None)}
    if not homes:
        raise InputError([Fault("holds no article; expected a file that `newsfacts export` has written", str(path))])
    stores = []
    for home in sorted(homes, key=str):
        store = ox.Store()
        store.extend(whole.quads_for_pattern(None, None, None, home))
        stores.append(store)
    return stores


def _story(store: ox.Store, queries: Mapping[str, str]) -> Story:
    return gather({name: query(store, sparql, f"{name}.rq") for name, sparql in queries.items()})


def _refuse(story: Story, path: Path, seen: dict[str, str]) -> None:
    if story.id == INDEX:
        message = f"`{INDEX}` names the page that lists all articles; give the article another id"
        raise InputError([Fault(message, str(path))])
    if story.id in seen:
        message = f"the article `{story.id}` stands in {seen[story.id]} too; name one of the two files"
        raise InputError([Fault(message, str(path))])
    seen[story.id] = str(path)


def _page(story: Story, store: ox.Store, folder: Path, text: str | None) -> str:
    quads = "".join(f"{quad} .\n" for quad in store).splitlines(keepends=True)
    base = story.iri.removesuffix(f"article/{story.id}")
    (graph,) = store.named_graphs()
    schema_org = write_schema_org(read_graph(quads, graph.value, base), story.iri, story.language)
    alternates = [
        Alternate(media_type, title, f"{story.id}.{ending}")
        for ending, (media_type, title) in _FORMS.items()
        if (folder / f"{story.id}.{ending}").is_file()
    ]
    return write_article(story, schema_org.decode(), alternates, None if text is None else words_of(story, text))
