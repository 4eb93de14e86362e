"""The keys of YARRRML, those that are refused here and why, and a cursor that walks a document by them.

Sources: https://rml.io/yarrrml/spec/#keys-2 (short forms), and https://github.com/RMLio/yarrrml-parser for the short
forms that only the reference parser knows.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from types import MappingProxyType
from typing import Final, TypeAlias

from pipeline.documents import Node, Path, write_path
from pipeline.errors import Fault
from pipeline.identifiers import suggest
from pipeline.rml import Place

Keys: TypeAlias = Mapping[str, tuple[str, ...]]
"""The keys that a mapping can have, each with its short forms."""

DOCUMENT: Final[Keys] = {
    "base": (),
    "prefixes": (),
    "sources": ("source", "s"),
    "mappings": ("mapping", "m"),
}
SOURCE: Final[Keys] = {"access": (), "referenceFormulation": (), "iterator": (), "type": ()}
TRIPLES_MAP: Final[Keys] = {
    "sources": ("source",),
    "subjects": ("subject", "s"),
    "predicateobjects": ("predicateobject", "po"),
    "graphs": ("graph", "g"),
}
PREDICATE_OBJECT: Final[Keys] = {
    "predicates": ("predicate", "p"),
    "objects": ("object", "o"),
    "graphs": ("graph", "g"),
    "datatype": (),
    "language": (),
    "type": (),
}
TERM: Final[Keys] = {"value": ("v",), "type": ()}
OBJECT: Final[Keys] = {**TERM, "datatype": (), "language": ()}

_CONDITION = "conditions are not applied here; leave the cell null where nothing is to be made"
_FUNCTION = "functions are not called here; put the computed value into a column"
_JOIN = "mappings are not joined here; put the IRI of the other thing into a column"
_INVERSE = "inverse predicates are not made here; write a mapping whose subject is the object"
_TARGET = "there is one output and no targets; remove it"
_QUOTED = "triples about triples are not made here; give the statement an IRI of its own"
_AUTHORS = "authors of rules are not kept here; name them in a comment"
_SOURCE = "the only source is the document of rows (JSON, UTF-8); remove it"
_LOGIN = "nothing is fetched here, so that nothing needs a login; remove it"

_REFUSED: Final[Mapping[str, str]] = {
    **dict.fromkeys(("condition", "conditions", "c"), _CONDITION),
    **dict.fromkeys(("function", "fn", "f", "parameters", "pms", "parameter", "pm"), _FUNCTION),
    **dict.fromkeys(("mapping", "mappings", "m"), _JOIN),
    **dict.fromkeys(("inversepredicates", "inversepredicate", "iv", "i"), _INVERSE),
    **dict.fromkeys(("targets", "target", "t"), _TARGET),
    **dict.fromkeys(("quoted", "quotedNonAsserted"), _QUOTED),
    **dict.fromkeys(("authors", "author", "a"), _AUTHORS),
    **dict.fromkeys(("queryFormulation", "query", "encoding", "delimiter", "contentType", "operationType"), _SOURCE),
    **dict.fromkeys(("credentials", "security", "authentications"), _LOGIN),
    "external": "external references are not filled in; write the value itself into the mapping",
    "changeDetection": "changes are not detected here; remove it",
}


@dataclass(frozen=True, slots=True)
class Cursor:
    """A value of a document, and where it stands. Faults that are found on the way are kept in `faults`."""

    node: Node
    file: str
    faults: list[Fault]
    path: Path = ()

    @property
    def place(self) -> Place:
        """The file, line and column of the value."""
        return Place(self.file, self.node.line, self.node.column)

    def refuse(self, message: str, *, key: bool = False) -> None:
        """Keep a fault of this value, or of the key that names it."""
        line, column = self.node.key if key and self.node.key else (self.node.line, self.node.column)
        self.faults.append(Fault(message, self.file, line, column, write_path(self.path)))

    def each(self) -> Iterator[Cursor]:
        """The items of a list; a single value is a list of one. An empty list is a fault."""
        if not isinstance(self.node.value, list):
            yield self
            return
        if not self.node.value:
            self.refuse("is an empty list; fill it, or remove the key")
        for index, node in enumerate(self.node.value):
            yield self._below(index, node)

    def entries(self) -> Iterator[tuple[str, Cursor]]:
        """The keys and values of a mapping whose keys are names of the author's own."""
        if not isinstance(self.node.value, dict):
            self.refuse(f"must be a mapping of names, and is {self.describe()}")
            return
        for key, node in self.node.value.items():
            yield key, self._below(key, node)

    def fields(self, keys: Keys, required: Mapping[str, str] = MappingProxyType({})) -> dict[str, Cursor]:
        """The values of a mapping, each under the long form of its key.

        Whatever is no key of `keys` is a fault, and so is a key of `required` that is not there, with its remedy.
        """
        if not isinstance(self.node.value, dict):
            self.refuse(f"must be a mapping with {_list(keys)}, and is {self.describe()}")
            return {}
        found = self._known(self.node.value, keys)
        for key, remedy in required.items():
            if key in found and found[key].node.value is None:
                found.pop(key).refuse(f"is empty; {remedy}")
            # A key that is unknown may be this one, misspelt.
            elif key not in found and len(found) == len(self.node.value):
                self.refuse(f"has no `{key}`; {remedy}", key=True)
        return found

    def _known(self, nodes: Mapping[str, Node], keys: Keys) -> dict[str, Cursor]:
        long_forms = {short: long for long, shorts in keys.items() for short in (long, *shorts)}
        found: dict[str, Cursor] = {}
        for key, node in nodes.items():
            below = self._below(key, node)
            long = long_forms.get(key)
            if long is None:
                below.refuse(_why_not(key, long_forms), key=True)
            elif long in found:
                below.refuse(f"says the same as `{found[long].path[-1]}` beside it; keep one", key=True)
            else:
                found[long] = below
        return found

    def text(self) -> str | None:
        """The value as text, numbers and truth values as they are written; nothing, and a fault, where it is none."""
        value = self.node.value
        if isinstance(value, bool):
            return "true" if value else "false"
        if isinstance(value, str | int | Decimal):
            return str(value)
        self.refuse(f"must be text, and is {self.describe()}")
        return None

    def with_text(self, text: str) -> Cursor:
        """A part of this value's text, at the same place."""
        return replace(self, node=Node(text, self.node.line, self.node.column, self.node.key))

    def describe(self) -> str:
        """What kind of value it is, in words."""
        match self.node.value:
            case None:
                return "empty"
            case dict():
                return "a mapping"
            case list():
                return "a list"
            case _:
                return f"`{self.text()}`"

    def _below(self, step: str | int, node: Node) -> Cursor:
        return Cursor(node, self.file, self.faults, (*self.path, step))


def _why_not(key: str, known: Iterable[str]) -> str:
    if key in _REFUSED:
        return f"`{key}` is YARRRML, and not supported: {_REFUSED[key]}"
    return f"`{key}` is no key of YARRRML at this place; {suggest(key, known)}"


def _list(keys: Keys) -> str:
    names = [f"`{key}`" for key in keys]
    return ", ".join(names[:-1]) + f" and {names[-1]}"
