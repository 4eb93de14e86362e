"""Places in Turtle and TriG: a tokeniser that knows which tokens are subjects.

The parser tells no places, so that this reads the text a second time, once something was found. It takes the text
for well-formed, since the parser has accepted it. A blank node without a label has no name to be found by,
and is counted.

Sources: https://www.w3.org/TR/turtle/#sec-grammar, https://www.w3.org/TR/trig/#sec-grammar
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Collection, Iterator
from functools import lru_cache
from typing import NamedTuple

import pyoxigraph as ox

from pipeline.documents import Position
from pipeline.foreign.graphs import Places, anonymous

_TOKEN = re.compile(
    r"""(?P<space>[ \t\r\n]++|\#[^\r\n]*+)
    | (?P<string>\"{3}(?:[^"\\]++|\\.|"(?!""))*+\"{3} | '{3}(?:[^'\\]++|\\.|'(?!''))*+'{3}
      | "(?:[^"\\\r\n]++|\\.)*+" | '(?:[^'\\\r\n]++|\\.)*+')
    | (?P<iri><[^<>"{}|^`\x00-\x20]*+>)
    | (?P<directive>@prefix\b|@base\b|@version\b|(?i:prefix|base|version|graph)(?![\w:.-]))
    | (?P<blank>_:[\w·](?:[\w·.-]*[\w·-])?)
    | (?P<name>(?:[^\W\d_](?:[\w·.-]*[\w·-])?)?:
        (?:(?:[\w:·]|%[0-9A-Fa-f]{2}|\\[^\w\s])(?:(?:[\w:·.-]|%[0-9A-Fa-f]{2}|\\[^\w\s])*(?:[\w:·-]|%[0-9A-Fa-f]{2}|\\[^\w\s]))?)?)
    | (?P<other>@[\w-]+|\^\^|\{\||\|\}|[+-]?(?:[0-9]+\.[0-9]*[eE]|[0-9]*\.?[0-9]+[eE]?)[+-]?[0-9]*|\w+)
    | (?P<mark>[.;,\[\](){}])
    | (?P<rest>.)""",
    re.VERBOSE | re.DOTALL,
)

_ESCAPE = re.compile(r"\\(?=.)")
"""The backslash before a character of a local name. (An escaped backslash cannot stand there.)"""


class Mention(NamedTuple):
    """A node where it stands: in which graph, at which offset, and whether as the subject of a statement."""

    graph: str
    node: str
    offset: int
    is_subject: bool


def locate(text: str, base: str, graph: str, nodes: Collection[str]) -> Places:
    """The places of nodes in a text."""
    subjects: dict[str, int] = {}
    others: dict[str, int] = {}
    for mention in mentions(text, base):
        if mention.node in nodes and mention.graph == graph:
            (subjects if mention.is_subject else others).setdefault(mention.node, mention.offset)
    starts = [0, *(match.end() for match in re.finditer("\n", text))]
    places = {}
    for node, offset in (others | subjects).items():
        line = bisect_right(starts, offset)
        places[node] = Position(line, offset - starts[line - 1] + 1)
    return places


def mentions(text: str, base: str) -> Iterator[Mention]:
    """The IRIs, prefixed names and labelled blank nodes of a text, each where it stands."""
    return _Reader(base).read(text)


class _Reader:
    """Steps from token to token. `depth` counts the brackets; `begins` tells where a subject stands."""

    def __init__(self, base: str) -> None:
        self.base = base
        self.prefixes: dict[str, str] = {}
        self.graph = ""
        self.depth = 0
        self.begins = True  # the next term is a subject, or the name of a graph
        self.held: Mention | None = None  # a subject, unless a brace follows
        self.directive = ""
        self.declared = ""
        self.unnamed: Counter[str] = Counter()

    def read(self, text: str) -> Iterator[Mention]:
        for token in _TOKEN.finditer(text):
            kind = token.lastgroup
            if kind == "space":
                continue
            if kind == "directive":
                self.directive = token[0].lstrip("@").lower()
            elif self.directive and self.directive != "graph":
                self._declare(str(kind), token[0])
            elif kind == "mark" and token[0] == "{":
                self.graph = self.held.node if self.held else ""
                self.held, self.begins, self.directive = None, True, ""
            else:
                if self.held is not None:
                    yield self.held
                    self.held = None
                yield from self._step(str(kind), token)
        if self.held is not None:
            yield self.held

    def _step(self, kind: str, token: re.Match[str]) -> Iterator[Mention]:
        if kind == "mark":
            if token[0] in "[(" and self.begins and not self.depth:
                yield Mention(self.graph, anonymous(self.unnamed[self.graph]), token.start(), True)
                self.unnamed[self.graph] += 1
            self._mark(token[0])
            return
        begins, self.begins = self.begins and not self.depth, self.begins and self.depth > 0
        if kind not in ("iri", "name", "blank"):
            return
        mention = Mention(self.graph, self._node(kind, token[0]), token.start(), begins)
        if begins:
            self.held = mention
        else:
            yield mention

    def _mark(self, mark: str) -> None:
        if mark in "[(":
            self.depth += 1
            self.begins = False  # a blank node without a name is the subject
        elif mark in "])":
            self.depth -= 1
        elif mark == "}":
            self.graph, self.begins = "", True
        elif mark == "." and not self.depth:
            self.begins = True

    def _declare(self, kind: str, token: str) -> None:
        """One token further in ``PREFIX name: <iri>`` or ``BASE <iri>``; its full stop is like a statement's."""
        if kind == "name":
            self.declared = token
            return
        if kind == "iri":
            iri = self._node("iri", token)[1:-1]
            if self.directive == "base":
                self.base = iri
            else:
                self.prefixes[self.declared] = iri
        self.directive = ""

    def _node(self, kind: str, token: str) -> str:
        if kind == "blank":
            return token
        if kind == "iri":
            return resolve(token[1:-1], self.base)
        prefix, _, local = token.partition(":")
        namespace = self.prefixes.get(f"{prefix}:", "")
        return f"<{namespace}{_ESCAPE.sub('', local)}>"


@lru_cache(maxsize=65536)
def resolve(iri: str, base: str) -> str:
    """A reference, with its escapes, against a base, as the parser resolves it; where it cannot, as it stands."""
    try:
        (quad,) = ox.parse(f"<{iri}> <urn:p> <urn:o> .", ox.RdfFormat.TURTLE, base_iri=base)
    except (SyntaxError, ValueError):
        return f"<{iri}>"
    return str(quad.subject)
