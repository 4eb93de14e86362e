"""Remove one article's graph from a triplestore."""

from __future__ import annotations

import json

from pipeline.cli import options as shared
from pipeline.cli import targets
from pipeline.cli.options import Arguments, Parser, plural
from pipeline.identifiers import check_base, mint


def add_options(parser: Parser) -> None:
    """The options of the verb."""
    parser.add_argument("article", metavar="ARTICLE", help="an article's id, or the IRI of a graph")
    targets.add_target(parser, "--from", default="store")
    targets.add_access(parser)
    shared.add_base(parser)
    shared.add_json(parser)


def act(options: Arguments) -> int:
    """Remove, and say what was removed."""
    from pipeline.load import unload

    graph = graph_of(options.article, options.base)
    store = targets.open_target(options, create=False)
    triples = unload(graph, store)
    store.close()
    if options.json:
        print(json.dumps({"store": store.name, "graph": graph, "triples": triples}, ensure_ascii=False, indent=1))
    else:
        print(f"<{graph}> with {plural(triples, 'triple')} removed from {store.name}")
    return 0


def graph_of(article: str, base: str) -> str:
    """The graph of an article, by its id; an IRI stands for itself."""
    if ":" not in article:
        try:
            return mint(check_base(base), "article", article, "facts")
        except ValueError as error:
            raise shared.usage(str(error)) from None
    from pipeline.iris import is_iri

    if not is_iri(article):
        raise shared.usage(f"`{article}` is no IRI and no article's id")
    return article
