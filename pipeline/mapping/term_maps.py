"""Term maps, and the pairs of predicates and objects, from the values of a YARRRML document.

Sources: https://rml.io/yarrrml/spec/#predicates-and-objects, https://rml.io/yarrrml/spec/#datatypes,
https://rml.io/yarrrml/spec/#languages, https://www.w3.org/TR/r2rml/#dfn-term-map
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Final, Literal, TypeAlias, TypeVar

from pipeline.identifiers import suggest
from pipeline.mapping.rdfa import INITIAL_CONTEXT
from pipeline.mapping.templates import read_iri, read_literal
from pipeline.mapping.yarrrml import OBJECT, PREDICATE_OBJECT, TERM, Cursor
from pipeline.nquads import is_language_tag
from pipeline.rml import RDF_TYPE, ObjectMap, PredicateObjectMap, TermMap

Prefixes: TypeAlias = Mapping[str, str]
TermType: TypeAlias = Literal["iri", "literal"]
Parse: TypeAlias = Callable[[str, Prefixes], tuple[str, ...]]
T = TypeVar("T")

_REQUIRED: Final = dict.fromkeys(("predicates", "objects"), "add them, or remove the item")
_REQUIRED_OF_TERM: Final = {"value": "write the template that makes it"}
_TERM_TYPES: Final[Mapping[str, TermType]] = {"iri": "iri", "literal": "literal"}
_IRI_ENDING: Final = "~iri"
_LANGUAGE_ENDING: Final = "~lang"
_XSD_STRING: Final = INITIAL_CONTEXT["xsd"] + "string"
_TAGGED: Final = (INITIAL_CONTEXT["rdf"] + "langString", INITIAL_CONTEXT["rdf"] + "dirLangString")


@dataclass(frozen=True, slots=True)
class _Kind:
    """What is said of an object beside its value. No term type: the value and the predicate decide."""

    term_type: TermType | None = None
    language: str = ""
    datatype: str = ""


def read_iri_maps(cursor: Cursor | None, prefixes: Prefixes) -> tuple[TermMap, ...]:
    """The subject or graph maps of one value or a list of them."""
    return _read_iri_maps(cursor, _parse_iri, prefixes)


def read_predicate_object(cursor: Cursor, prefixes: Prefixes) -> PredicateObjectMap | None:
    """The predicates, objects and graphs of one item of ``predicateobjects``, in short or in long form."""
    if isinstance(cursor.node.value, list):
        items = list(cursor.each())
        if not 2 <= len(items) <= 3:
            cursor.refuse("has the form [predicate, object] or [predicate, object, datatype or language~lang]")
            return None
        fields = {"predicates": items[0], "objects": items[1]}
        kind = _read_short_kind(items[2], prefixes, _Kind()) if len(items) == 3 else _Kind()
    else:
        fields = cursor.fields(PREDICATE_OBJECT, _REQUIRED)
        kind = _read_kind(fields, prefixes, _Kind())
    predicates = _read_iri_maps(fields.get("predicates"), _parse_predicate, prefixes)
    if any(predicate.parts == (RDF_TYPE,) for predicate in predicates):
        kind = replace(kind, term_type=kind.term_type or "iri")
    objects = [_read_object(item, prefixes, kind) for item in fields["objects"].each()] if "objects" in fields else []
    return PredicateObjectMap(
        predicates=predicates,
        objects=tuple(term_map for term_map in objects if term_map is not None),
        graphs=read_iri_maps(fields.get("graphs"), prefixes),
    )


def _read_iri_maps(cursor: Cursor | None, parse: Parse, prefixes: Prefixes) -> tuple[TermMap, ...]:
    maps = [_read_iri_map(item, parse, prefixes) for item in cursor.each()] if cursor else []
    return tuple(term_map for term_map in maps if term_map is not None)


def _read_iri_map(cursor: Cursor, parse: Parse, prefixes: Prefixes) -> TermMap | None:
    """A term map that stands where only an IRI can stand."""
    value = cursor
    if isinstance(cursor.node.value, dict):
        fields = cursor.fields(TERM, _REQUIRED_OF_TERM)
        if _read_kind(fields, prefixes, _Kind()).term_type == "literal":
            fields["type"].refuse("a literal cannot stand here; remove the type")
        if "value" not in fields:
            return None
        value = fields["value"]
    parts = _parse(value, parse, prefixes)
    return TermMap(parts, "iri", place=value.place) if parts else None


def _parse_predicate(text: str, prefixes: Prefixes) -> tuple[str, ...]:
    return (RDF_TYPE,) if text == "a" else _parse_iri(text, prefixes)


def _parse_iri(text: str, prefixes: Prefixes) -> tuple[str, ...]:
    return read_iri(text.removesuffix(_IRI_ENDING), prefixes)


def _read_object(cursor: Cursor, prefixes: Prefixes, kind: _Kind) -> ObjectMap | None:
    value = cursor
    if isinstance(cursor.node.value, list):
        items = list(cursor.each())
        if len(items) != 2:
            cursor.refuse("an object that is a list has the form [value, datatype or language~lang]")
            return None
        value, kind = items[0], _read_short_kind(items[1], prefixes, kind)
    elif isinstance(cursor.node.value, dict):
        fields = cursor.fields(OBJECT, _REQUIRED_OF_TERM)
        kind = _read_kind(fields, prefixes, kind)
        if "value" not in fields:
            return None
        value = fields["value"]
    is_iri = str(value.node.value).endswith(_IRI_ENDING)
    if is_iri and kind.term_type == "literal":
        value.refuse("is a literal by its type and an IRI by its ending `~iri`; keep one")
        return None
    if is_iri or kind.term_type == "iri":
        return _iri_object(value, prefixes, kind)
    parts = _parse(value, read_literal, prefixes)
    return TermMap(parts, "literal", kind.language, kind.datatype, value.place) if parts else None


def _iri_object(value: Cursor, prefixes: Prefixes, kind: _Kind) -> ObjectMap | None:
    if kind.language or kind.datatype:
        value.refuse("is an IRI, which has neither language nor datatype; remove that, or what makes it an IRI")
        return None
    parts = _parse(value, _parse_iri, prefixes)
    return TermMap(parts, "iri", place=value.place) if parts else None


def _read_kind(fields: Mapping[str, Cursor], prefixes: Prefixes, default: _Kind) -> _Kind:
    """What `type`, `language` and `datatype` say. A language or a datatype replaces both of the default's."""
    kind = default
    if "type" in fields:
        kind = replace(kind, term_type=_parse(fields["type"], _check_type, prefixes) or kind.term_type)
    if "language" in fields and "datatype" in fields:
        fields["datatype"].refuse("a literal has a language or a datatype, not both; remove one")
    if "language" in fields:
        return _Kind(kind.term_type, language=_parse(fields["language"], _check_language, prefixes) or "")
    if "datatype" in fields:
        return _Kind(kind.term_type, datatype=_parse(fields["datatype"], _check_datatype, prefixes) or "")
    return kind


def _read_short_kind(cursor: Cursor, prefixes: Prefixes, default: _Kind) -> _Kind:
    """What stands behind an object: ``en~lang`` or a datatype."""
    text = str(cursor.node.value)
    if text.endswith(_LANGUAGE_ENDING):
        tag = _parse(cursor.with_text(text.removesuffix(_LANGUAGE_ENDING)), _check_language, prefixes)
        return _Kind(default.term_type, language=tag or "")
    if is_language_tag(text):
        cursor.refuse(f"`{text}` is no datatype; write `{text}{_LANGUAGE_ENDING}` for a language")
        return default
    return _Kind(default.term_type, datatype=_parse(cursor, _check_datatype, prefixes) or "")


def _check_type(text: str, _: Prefixes) -> TermType:
    if text.startswith("blank"):
        raise ValueError("blank nodes are not made here; give the thing an IRI")
    if text not in _TERM_TYPES:
        raise ValueError(f"`{text}` is no type of term; {suggest(text, _TERM_TYPES)}")
    return _TERM_TYPES[text]


def _check_language(text: str, _: Prefixes) -> str:
    if "$(" in text:
        raise ValueError("the language cannot vary by row; write one column and one object for each language")
    if not is_language_tag(text):
        raise ValueError(f"`{text}` is no language tag; write one such as en or zh-Hant")
    return text


def _check_datatype(text: str, prefixes: Prefixes) -> str:
    """The IRI of a datatype; nothing for ``xsd:string``, which N-Quads leaves out."""
    parts = read_iri(text, prefixes)
    if len(parts) > 1:
        raise ValueError("the datatype cannot vary by row; write one column and one object for each datatype")
    if parts[0] in _TAGGED:
        raise ValueError(f"`{text}` is the datatype of what has a language; write the language alone")
    return "" if parts[0] == _XSD_STRING else parts[0]


def _parse(cursor: Cursor, parse: Callable[[str, Prefixes], T], prefixes: Prefixes) -> T | None:
    """The text of `cursor`, parsed; nothing, and a fault with its place, where it cannot be."""
    text = cursor.text()
    try:
        return None if text is None else parse(text, prefixes)
    except ValueError as error:
        cursor.refuse(str(error))
        return None
