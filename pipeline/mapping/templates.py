r"""A YARRRML template, such as ``ex:person/$(id)``, into its parts: fixed text and names of columns by turns.

``$(id)`` is a reference. A backslash before ``(``, ``)``, ``:`` or a backslash takes its meaning away: ``$\(id\)``
is text, and ``ex\:id`` is no prefixed name. ``$(\_id)`` is the column ``_id``, as is ``$(_id)``, for there are no
external references here. Everything that is wrong is a `ValueError` with its remedy.

Sources: https://rml.io/yarrrml/spec/#template, https://rml.io/yarrrml/spec/#external-references and, for the escapes
of which the specification is silent, the tests of https://github.com/RMLio/yarrrml-parser
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from pipeline.identifiers import nearest
from pipeline.iris import is_iri
from pipeline.nquads import quote

_TOKEN = re.compile(
    r"\$\((?P<reference>(?:[^)\\]|\\.)*)\)|\\(?P<escaped>[\\():])|(?P<text>[^\\$]+|\$(?!\())|(?P<stray>.)", re.DOTALL
)
_COLUMN = re.compile(r"\w(?:[\w -]*\w)?")
_PREFIXED = re.compile(r"(?P<prefix>[A-Za-z][\w.-]*|):(?!//)(?P<rest>.*)", re.DOTALL)
_SCHEMES = frozenset({"data", "did", "mailto", "tag", "tel", "urn"})
"""Schemes that are no prefixes although no ``//`` follows them. Another one is written with an escape: ``doi\\:``."""


def read_iri(template: str, prefixes: Mapping[str, str]) -> tuple[str, ...]:
    """The parts of a template for IRIs, the prefix expanded. With fitting cells it must make an absolute IRI."""
    tokens = list(_tokens(template))
    if match := _prefixed(tokens):
        tokens[0] = tokens[0]._replace(value=_expand(match["prefix"], prefixes) + match["rest"])
    parts = _join(tokens)
    _check_iri(template, parts)
    return parts


def read_literal(template: str, prefixes: Mapping[str, str]) -> tuple[str, ...]:
    """The parts of a template for literals."""
    tokens = list(_tokens(template))
    match = _prefixed(tokens)
    if match and match["prefix"] in prefixes and not match["rest"].startswith(" "):
        prefix = match["prefix"]
        raise ValueError(
            f"`{template}` can be read as text and as a name with the prefix `{prefix}`; "
            f"write `~iri` behind it for an IRI, or `{prefix}\\:` for text"
        )
    if template.endswith("~lang"):
        raise ValueError(f"the language `{template}` stands where a value belongs; write it behind the value")
    parts = _join(tokens)
    if parts == ("",):
        raise ValueError("the value is empty; write the text or the reference that makes it")
    for text in parts[::2]:
        quote(text)
    return parts


def _check_iri(template: str, parts: tuple[str, ...]) -> None:
    starts_with_reference = len(parts) > 1 and not parts[0]
    sample = "x".join(parts[::2])
    if not is_iri(f"x:{sample}" if starts_with_reference else sample):
        raise ValueError(
            f"`{template}` makes no absolute IRI; write it out, as in https://example.org/$(id), or with a prefix"
        )


def _prefixed(tokens: list[_Token]) -> re.Match[str] | None:
    """What looks like a prefix, and the text behind it, where a template begins so. An escaped colon is no colon."""
    return _PREFIXED.match(tokens[0].written) if tokens and not tokens[0].is_reference else None


def _expand(prefix: str, prefixes: Mapping[str, str]) -> str:
    if prefix in prefixes:
        return prefixes[prefix]
    if prefix in _SCHEMES:
        return f"{prefix}:"
    near = nearest(prefix, prefixes)
    raise ValueError(
        f"the prefix `{prefix}` is not declared; "
        + (f"did you mean `{near}`? Else " if near else "")
        + f"declare it under `prefixes`, or write `{prefix}\\:` where it is the scheme of an IRI"
    )


class _Token(NamedTuple):
    """A stretch of a template: the name of a column, or text as it is meant and as it is written."""

    value: str
    written: str
    is_reference: bool = False


def _tokens(template: str) -> Iterator[_Token]:
    if re.search(r"\)~\w+$", template):
        ending = template[template.rindex("~") :]
        raise ValueError(f"the ending `{ending}` is unknown; `~iri` makes an IRI, and a language stands by itself")
    for match in _TOKEN.finditer(template):
        if match["stray"]:
            raise ValueError(_explain(template, match.start()))
        if match["reference"] is not None:
            yield _Token(_column(match["reference"]), match[0], is_reference=True)
        else:
            yield _Token(match["escaped"] or match["text"], match[0])


def _explain(template: str, position: int) -> str:
    if template[position] == "$":
        return f"the reference in `{template}` is not closed; write `)` behind the column's name"
    if template.startswith("\\$(", position):
        return "`\\$(` is no escape; write `$\\(` and `\\)` for the characters themselves"
    return "a backslash stands before `(`, `)`, `:` or a backslash; write two for one"


def _column(reference: str) -> str:
    name = re.sub(r"\\(.)", r"\1", reference, flags=re.DOTALL)
    if not _COLUMN.fullmatch(name):
        raise ValueError(
            f"`$({reference})` names no column; rows are flat, so that a reference is a plain name, without a path"
        )
    return name


def _join(tokens: list[_Token]) -> tuple[str, ...]:
    """Text and column names by turns: neighbouring text is joined, and empty text stands between two references."""
    parts = [""]
    for token in tokens:
        if token.is_reference:
            parts += [token.value, ""]
        else:
            parts[-1] += token.value
    return tuple(parts)
