"""Places in JSON-LD, and the contexts that stand elsewhere, which are never fetched.

Source: https://www.w3.org/TR/json-ld11/
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator

from pipeline.documents import Node, Position, read_json
from pipeline.errors import InputError
from pipeline.foreign.forms import Origin
from pipeline.foreign.graphs import Places, anonymous
from pipeline.foreign.in_turtle import resolve

_REMOTE = "the context {} stands elsewhere, and nothing is fetched here; put its content in place of its address"
_SCHEMA_ORG = ' (for schema.org, `{"@vocab": "https://schema.org/"}` does)'


def refuse_remote_contexts(origin: Origin, content: bytes) -> None:
    """Raises `InputError` where a context is named by its address, ``@import`` included."""
    try:
        remote = next(_remote(json.loads(content)), None)
    except (ValueError, RecursionError):
        return  # the parser says where it is not JSON
    if remote is None:
        return
    before = content.partition(json.dumps(remote, ensure_ascii=False).encode())[0]
    line = before.count(b"\n") + 1
    column = len(before.rpartition(b"\n")[2].decode(errors="replace")) + 1
    remedy = _SCHEMA_ORG if "schema.org" in remote else ""
    raise origin.fault(_REMOTE.format(f"<{remote}>") + remedy, line, column)


def _remote(value: object) -> Iterator[str]:
    for item in value if isinstance(value, list) else ():
        yield from _remote(item)
    for key, below in value.items() if isinstance(value, dict) else ():
        if key in ("@context", "@import"):
            yield from (each for each in (below if isinstance(below, list) else [below]) if isinstance(each, str))
        yield from _remote(below)


def locate(content: bytes, base: str, graph: str, nodes: Collection[str]) -> Places:
    """Where the ``@id`` of each node stands, in whatever graph; nothing where the document is beyond our reader.

    A node that is merely referred to has the place of the reference. Names are expanded by all contexts of the
    document together.
    """
    try:
        document = read_json(content.decode(), "")
    except (InputError, UnicodeDecodeError):
        return {}
    names = _Names(document, base)
    subjects: Places = {}
    others: Places = {}
    for text, place, is_subject in _texts(document, names.keys):
        node = names.expand(text)
        if node in nodes:
            (subjects if is_subject else others).setdefault(node, place)
    unnamed = {anonymous(count): place for count, place in enumerate(_unnamed(document, names.keys))}
    return others | subjects | {node: unnamed[node] for node in nodes if node in unnamed}


def _unnamed(node: Node, keys: Collection[str]) -> Iterator[Position]:
    """Where the nodes without a name start that no other holds: at the top, and in ``@graph``."""
    for item in node.value if isinstance(node.value, list) else ():
        yield from _unnamed(item, keys)
    if isinstance(node.value, dict):
        said = node.value.keys() - {"@context", "@graph", "@value"}
        if said and not said & set(keys):
            yield Position(node.line, node.column)
        if "@graph" in node.value:
            yield from _unnamed(node.value["@graph"], keys)


def _texts(node: Node, keys: Collection[str]) -> Iterator[tuple[str, Position, bool]]:
    """The texts of a document with their places, and whether each names a node that something is said of."""
    if isinstance(node.value, str):
        yield node.value, Position(node.line, node.column), False
    for item in node.value if isinstance(node.value, list) else ():
        yield from _texts(item, keys)
    members = node.value if isinstance(node.value, dict) else {}
    for key, below in members.items():
        if key == "@context":
            continue
        if key in keys and isinstance(below.value, str):
            yield below.value, Position(below.line, below.column), len(members) > 1
            continue
        if ":" in key and below.key is not None:  # an index of nodes by their names
            yield key, below.key, isinstance(below.value, dict)
        yield from _texts(below, keys)


class _Names:
    """What the contexts of a document say of names: the keywords for ``@id``, the prefixes, the base."""

    def __init__(self, document: Node, base: str) -> None:
        self.keys = {"@id"}
        self.prefixes: dict[str, str] = {}
        self.base = base
        for context in _contexts(document):
            self._learn(context)

    def _learn(self, context: dict[str, Node]) -> None:
        for name, node in context.items():
            value = node.value.get("@id", node).value if isinstance(node.value, dict) else node.value
            if not isinstance(value, str):
                continue
            if value == "@id":
                self.keys.add(name)
            elif name == "@base":
                self.base = resolve(value, self.base)[1:-1]
            else:
                self.prefixes[name] = value

    def expand(self, text: str) -> str:
        """A name as an IRI or a blank node, in N-Triples syntax."""
        if text.startswith("_:"):
            return text
        prefix, colon, rest = text.partition(":")
        if colon and prefix in self.prefixes and not rest.startswith("//"):
            return self.expand(self.prefixes[prefix] + rest) if self.prefixes[prefix] != text else f"<{text}>"
        return f"<{text}>" if colon else resolve(text, self.base)


def _contexts(node: Node) -> Iterator[dict[str, Node]]:
    for item in node.value if isinstance(node.value, list) else ():
        yield from _contexts(item)
    for key, below in node.value.items() if isinstance(node.value, dict) else ():
        if key == "@context":
            for each in below.value if isinstance(below.value, list) else [below]:
                if isinstance(each.value, dict):
                    yield each.value
        yield from _contexts(below)
