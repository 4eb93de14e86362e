"""SPARQL that is not run: calls of other machines, and more than the engine's stack can hold.

The engine (pyoxigraph) has no switch against SERVICE. Its words need no space around them, and its strings can be
closed by escapes, so that no simple scan tells a call from a word in a string. So a query in which the word stands
as a word at all is read by rdflib's parser too, and run only if that finds no call; where an escape or a line end
could make the two read differently, the word alone is refused.
"""

from __future__ import annotations

import re

from pipeline.errors import Fault, InputError

MAX_LENGTH = 64 * 1024
MAX_BRACKETS = 1000
"""The engine's stack ends at some two thousand brackets in each other."""

_ESCAPE = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})")
_WORD = re.compile(r"<[^<>\"{}|^`\\\x00-\x20]*>|(?<![:?$@])(service)", re.IGNORECASE)
"""The word, but inside an IRI, and but as the end of a prefixed name, a variable or a language tag."""


def refuse_unsafe(sparql: str, name: str) -> None:
    """Raise `InputError` where a query could call a service, or could be too much for the engine."""
    if len(sparql) > MAX_LENGTH:
        raise InputError([Fault(f"is longer than {MAX_LENGTH:,} characters; ask several questions", name)])
    if len(re.findall(r"[{(\[]", sparql)) > MAX_BRACKETS:  # wherever they stand: to know would take the parser
        raise InputError([Fault(f"has more than {MAX_BRACKETS:,} opening brackets; ask several questions", name)])
    plain = _ESCAPE.sub(lambda match: chr(int(match[1] or match[2], 16) % 0x110000), sparql)
    found = _find_word(sparql) if plain == sparql else _find_word(plain) or _find_word(sparql)
    if found and (plain != sparql or "\r" in sparql.replace("\r\n", "") or _calls(sparql)):
        message = "SERVICE would ask another machine; nothing is fetched here, so remove it"
        raise InputError([_fault(message, sparql, found.start(), name)])


def _find_word(text: str) -> re.Match[str] | None:
    return next((match for match in _WORD.finditer(text) if match[1]), None)


def _calls(sparql: str) -> bool:
    """Whether a query calls a service; true as well where rdflib cannot read it."""
    from pyparsing import ParseBaseException
    from rdflib.plugins.sparql.parser import parseQuery

    try:
        parsed = parseQuery(sparql)
    except (ParseBaseException, RecursionError, ValueError, TypeError):
        return True
    return "ServiceGraphPattern" in _names(parsed)


def _names(node: object) -> set[str]:
    """The names of all parts of a query that rdflib has parsed."""
    from pyparsing import ParseResults
    from rdflib.plugins.sparql.parserutils import CompValue

    if isinstance(node, CompValue):
        return {str(node.name)}.union(*(_names(value) for value in node.values()))
    if isinstance(node, ParseResults | list | tuple):
        return set().union(*(_names(item) for item in node))
    return set()


def _fault(message: str, text: str, at: int, name: str) -> Fault:
    return Fault(message, name, text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at))
