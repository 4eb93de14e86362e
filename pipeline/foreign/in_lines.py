"""Places in N-Triples and N-Quads: a statement a line.

Source: https://www.w3.org/TR/n-quads/#n-quads-grammar
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from pipeline.documents import Position
from pipeline.foreign.graphs import Places

_IRI = rb"<[^<>\s]*+>"
_BLANK = rb"_:[^\s<>\"]*[^\s<>\".]"
_LITERAL = rb'"(?:[^"\\]++|\\.)*+"(?:\^\^<[^<>\s]*+>|@[A-Za-z0-9-]++)?'
STATEMENT = re.compile(
    rb"[ \t]*(?P<subject>%b|%b)[ \t]*%b[ \t]*(?P<object>%b|%b|%b)[ \t]*(?P<graph>%b|%b)?[ \t]*\."
    % (_IRI, _BLANK, _IRI, _IRI, _BLANK, _LITERAL, _IRI, _BLANK)
)
"""A line that holds a statement. Whether it is a right one the parser says."""
_ESCAPE = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})")


def locate(lines: Sequence[bytes], first_line: int, graph: str, nodes: Collection[str]) -> Places:
    """The places of nodes in lines that start with line `first_line` of the file; exact, blank nodes included."""
    subjects: Places = {}
    mentions: Places = {}
    for number, line in enumerate(lines, first_line):
        statement = STATEMENT.match(line)
        if statement is None or term(statement["graph"] or b"") != graph:
            continue
        subject = term(statement["subject"])
        if subject in nodes and subject not in subjects:
            subjects[subject] = Position(number, statement.start("subject") + 1)
        value = term(statement["object"])
        if value in nodes and value not in mentions:
            before = line[: statement.start("object")].decode(errors="replace")
            mentions[value] = Position(number, len(before) + 1)
    return mentions | subjects


def term(token: bytes) -> str:
    """An IRI or a blank node as it stands in a line, with its escapes resolved."""
    text = token.decode(errors="replace")
    if "\\" not in text or not text.startswith("<"):
        return text
    return _ESCAPE.sub(lambda match: chr(int(match[1] or match[2], 16)), text)
