"""Splice: puts identifiers into the YAML of a sheet, and leaves every other character as it is.

The file is not written anew from what was read: even a careful writer folds long lines and counts spaces. Instead
the key is set behind the entity's `name`, where the parser saw that end, and the result is read again to see that
it says what it said before, and the identifiers besides.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TypeVar

import yaml

from pipeline.documents import Document
from pipeline.errors import Fault, InputError
from pipeline.sheet import Authority, Sheet

M = TypeVar("M", Sheet, Authority)

_BOM = "\ufeff"


def splice(content: bytes, items: Mapping[str, str], file: str, read: Callable[[bytes, str], Document[M]]) -> bytes:
    """The bytes of a sheet with `wikidata` put in, by the ids of entities that have none.

    `read` reads such a file. Raises `InputError` where an entity is written so that nothing can be put in safely.
    """
    before = read(content, file)
    text = content.decode("utf-8-sig")
    changed = _put_in(text, items)
    after = (_BOM if content.startswith(_BOM.encode()) else "") + changed
    if changed == text or not _says_the_same(before, _read_or_none(after.encode(), file, read), items):
        faults = [_by_hand(before, name, item) for name, item in items.items()]
        raise InputError(faults)
    return after.encode()


def _read_or_none(content: bytes, file: str, read: Callable[[bytes, str], Document[M]]) -> Document[M] | None:
    """The document, or nothing where it has faults."""
    try:
        document = read(content, file)
    except InputError:
        return None
    return None if document.faults else document


def _put_in(text: str, items: Mapping[str, str]) -> str:
    """The text with the key put in at each entity that is found, from the last to the first."""
    try:
        root = yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.YAMLError:
        return text
    entities = _below(root, "entities")
    places = []
    for key, entity in entities.value if isinstance(entities, yaml.MappingNode) else ():
        if key.value in items and isinstance(entity, yaml.MappingNode):
            places += _place(text, entity, f"wikidata: {items[key.value]}")
    for index, insertion in sorted(places, reverse=True):
        text = text[:index] + insertion + text[index:]
    return text


def _below(node: yaml.Node | None, name: str) -> yaml.Node | None:
    pairs = node.value if isinstance(node, yaml.MappingNode) else ()
    return next((value for key, value in pairs if key.value == name), None)


def _place(text: str, entity: yaml.MappingNode, line: str) -> list[tuple[int, str]]:
    """Where the line goes, and how it is set off: behind the name, or before it where that has many lines."""
    found = next(((key, value) for key, value in entity.value if key.value == "name"), None)
    if found is None:
        return []
    key, name = found
    end = "\r\n" if "\r\n" in text else "\n"
    indent = " " * key.start_mark.column
    is_alias = name.start_mark.index < key.start_mark.index  # its place is that of what it stands for
    if entity.flow_style:
        return [(key.start_mark.index, f"{line}, ")] if is_alias else [(name.end_mark.index, f", {line}")]
    if is_alias or not _ends_in_its_line(name):
        return [(key.start_mark.index, f"{line}{end}{indent}")]
    feed = text.find("\n", name.end_mark.index)
    at = len(text) if feed < 0 else feed - len(end) + 1
    return [(at, f"{end}{indent}{line}")]


def _ends_in_its_line(name: yaml.Node) -> bool:
    """Whether a value ends where its last character stands; of others the parser tells the start of what follows."""
    if isinstance(name, yaml.ScalarNode):
        return name.style not in ("|", ">")
    return isinstance(name, yaml.CollectionNode) and bool(name.flow_style)


def _says_the_same(before: Document[M], after: Document[M] | None, items: Mapping[str, str]) -> bool:
    entities = dict(before.model.entities)
    for name, item in items.items():
        entities[name] = entities[name].model_copy(update={"wikidata": item})
    return after is not None and after.model == before.model.model_copy(update={"entities": entities})


def _by_hand(document: Document[M], name: str, item: str) -> Fault:
    message = f"is written so that nothing can be put in safely; add `wikidata: {item}` by hand"
    return document.source.fault(message, ("entities", name), key=True)
