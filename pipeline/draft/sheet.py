"""The drafted sheet: proposals and what the file says of the article, as YAML that an editor likes to read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

import yaml

from pipeline.anchors import Anchors
from pipeline.draft.compose.names import slugged
from pipeline.draft.english.dates import own_day
from pipeline.fields import KINDS
from pipeline.proposals import Body, Engine, Proposal, SourceArticle

_MAP, _SEQ = "tag:yaml.org,2002:map", "tag:yaml.org,2002:seq"
RESERVED = frozenset({"dataset", "entities"})
"""No ids for an article: one is that of all that is exported, the other the name of the file that sheets share."""
FROM_FILE = "From the file, not from the text."
FROM_COMMAND_LINE = "Given on the command line, not in the text."
_LINE = 116
"""Mappings that are no longer than this, in characters, stand in one line."""
_HEAD = """\
# Drafted by a program. At what has a `confidence` nobody has looked: `newsfacts review` walks through it.
# The texts of the claims are mostly the article's words. Put them into your own before you publish them.
"""


def article_of(
    article: SourceArticle,
    anchors: Anchors,
    name: str,
    credits: Sequence[tuple[str, int]],
    publisher: str,
    day_note: str = FROM_FILE,
) -> Body:
    """The section `article` of a sheet; `name` is its id, `publisher` the id of the publisher's entity, if known.

    `day_note` says where the day of publication is from, if not from the text.
    """
    published: Body = {"entity": publisher, "basis": "inferred", "note": FROM_FILE}
    return {
        "id": name,
        "headline": article.headline,
        "language": article.language or anchors.language,
        **({"publisher": published} if publisher else {}),
        **({"credit": [{"entity": entity, "s": number} for entity, number in credits]} if credits else {}),
        **({"date": _date(article, day_note)} if article.date else {}),
        "text": {"sha256": anchors.sha256, "sentences": len(anchors.sentences)},
    }


def _date(article: SourceArticle, note: str) -> Body:
    """The day of publication, which the text states, or something else alone, as the note says."""
    stated = own_day(article.text) == article.date
    basis = {"basis": "stated"} if stated else {"basis": "inferred", "note": note}
    return {"value": str(article.date), **basis}


def name_of(article: SourceArticle) -> str:
    """An id for an article, of the first words of its headline."""
    name = slugged(article.headline, 6) or "article"
    return f"{name}-article" if name in RESERVED else name


def write_sheet(article: Body, engine: Engine, proposals: Sequence[Proposal], omitted: Mapping[int, str]) -> bytes:
    """A drafted sheet as YAML in UTF-8."""
    drafted = {"engine": engine.name, "version": engine.version, "model": engine.model}
    sections: dict[str, Mapping[Any, Any]] = {
        "article": article,
        **{section: {each.id: each.body for each in proposals if each.section == section} for section in KINDS},
        "omitted": dict(sorted(omitted.items())),
    }
    parts = [_dump({"status": "draft", "drafted": {key: value for key, value in drafted.items() if value}})]
    parts += [_dump({section: entries}) for section, entries in sections.items() if entries]
    return "\n".join([_HEAD + parts[0], *parts[1:]]).encode()


def _dump(value: Mapping[str, Any]) -> str:
    laid_out = _laid_out(value, 0)
    return yaml.dump(laid_out, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=10**9)


class _OneLine(dict[str, Any]):
    """A mapping that is written in one line."""


class _ListInLine(list[Any]):
    """A list that is written in one line."""


def _laid_out(value: Any, depth: int) -> Any:
    """A value for the YAML writer: short mappings and lists below the sections in one line."""
    short = depth >= 2 and len(str(value)) + 2 * depth <= _LINE
    if isinstance(value, Mapping):
        laid = {key: _laid_out(each, depth + 1) for key, each in value.items()}
        return _OneLine(laid) if short else laid
    if isinstance(value, (list, tuple)):
        items = [_laid_out(each, depth + 1) for each in value]
        several = len(items) > 1 and isinstance(items[0], dict)
        return _ListInLine(items) if short and not several else items
    return value


class _Dumper(yaml.SafeDumper):
    """YAML as one writes it by hand: lists are indented, numbers keep their digits, nothing is a reference."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:
        """Indents lists below their key, too."""
        super().increase_indent(flow, False)

    def ignore_aliases(self, data: object) -> bool:
        """No value is written as a reference to another one."""
        return True


def _number(dumper: yaml.SafeDumper, number: float | Decimal) -> yaml.ScalarNode:
    return dumper.represent_scalar("tag:yaml.org,2002:float", f"{Decimal(str(number)):f}")


def _text(dumper: yaml.SafeDumper, text: str) -> yaml.ScalarNode:
    """A text, in which U+0085 would be read as the end of a line, were it not written as an escape."""
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style='"' if "\x85" in text else None)


_Dumper.add_representer(str, _text)
_Dumper.add_representer(float, _number)
_Dumper.add_representer(Decimal, _number)
_Dumper.add_representer(_OneLine, lambda dumper, value: dumper.represent_mapping(_MAP, value, flow_style=True))
_Dumper.add_representer(_ListInLine, lambda dumper, value: dumper.represent_sequence(_SEQ, value, flow_style=True))
