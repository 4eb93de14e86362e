"""The drafted sheet: proposals and what the file says of the article, as YAML that an editor likes to read."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from pipeline.anchors import Anchors
from pipeline.draft.compose.names import slugged
from pipeline.fields import KINDS
from pipeline.proposals import Body, Engine, Proposal, SourceArticle

_LINE = 116
"""Mappings that are no longer than this, in characters, stand in one line."""
_HEAD = """\
# A draft: nobody has reviewed it. `newsfacts review` walks through it; what has a `confidence` is still open.
# The texts of its claims are the article's words. Put them into your own before you publish them.
"""


def article_of(
    article: SourceArticle, anchors: Anchors, name: str, credits: Sequence[tuple[str, int]], publisher: str
) -> Body:
    """The section `article` of a sheet; `name` is its id, `publisher` the id of the publisher's entity, if known."""
    published: Body = {"entity": publisher, "basis": "inferred", "note": "From the file, not from the text."}
    return {
        "id": name,
        "headline": article.headline,
        "language": article.language or anchors.language,
        **({"publisher": published} if publisher else {}),
        **({"credit": [{"entity": entity, "s": number} for entity, number in credits]} if credits else {}),
        **({"date": {"value": str(article.date), "basis": "inferred"}} if article.date else {}),
        "text": {"sha256": anchors.sha256, "sentences": len(anchors.sentences)},
    }


def name_of(article: SourceArticle) -> str:
    """An id for an article, of the first words of its headline."""
    return slugged(article.headline, 6) or "article"


def write_sheet(article: Body, engine: Engine, proposals: Sequence[Proposal], omitted: Mapping[int, str]) -> bytes:
    """A drafted sheet as YAML in UTF-8."""
    from ruamel.yaml import YAML

    drafted = {"engine": engine.name, "version": engine.version, "model": engine.model}
    sheet: Body = {
        "status": "draft",
        "drafted": {key: value for key, value in drafted.items() if value},
        "article": article,
    }
    for section in KINDS:
        entries = {each.id: each.body for each in proposals if each.section == section}
        if entries:
            sheet[section] = entries
    if omitted:
        sheet["omitted"] = dict(sorted(omitted.items()))
    yaml = YAML()
    yaml.width = 10**9
    yaml.allow_unicode = True
    yaml.indent(mapping=2, sequence=4, offset=2)
    yaml.representer.add_representer(Decimal, _represent_number)
    out = io.StringIO()
    yaml.dump(_laid_out(sheet), out)
    body = out.getvalue()
    for section in ("article", *KINDS, "omitted"):
        body = body.replace(f"\n{section}:\n", f"\n\n{section}:\n", 1)
    return f"{_HEAD}{body}".encode()


def _represent_number(representer: Any, number: Decimal) -> Any:
    return representer.represent_scalar("tag:yaml.org,2002:float", f"{number:f}")


def _laid_out(value: Any, depth: int = 0) -> Any:
    """A value for the YAML writer: short mappings and lists below the sections in one line."""
    from ruamel.yaml.comments import CommentedMap, CommentedSeq

    if isinstance(value, Mapping):
        laid = CommentedMap((key, _laid_out(each, depth + 1)) for key, each in value.items())
    elif isinstance(value, (list, tuple)):
        laid = CommentedSeq(_laid_out(each, depth + 1) for each in value)
    else:
        return value
    if depth >= 2 and len(str(value)) + 2 * depth <= _LINE:
        laid.fa.set_flow_style()
    return laid
