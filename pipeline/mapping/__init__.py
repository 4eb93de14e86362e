"""YARRRML into triples maps: ``read_mappings`` takes the texts of all mapping files and gives one mapping.

What YARRRML says for one JSON source is read in all its long and short forms. Whatever else it can say (conditions,
functions, joins, targets ...), and whatever it cannot, is a fault with its line: nothing in a mapping is passed over.
Where the specification is silent, the reference parser is followed, unless it writes what nobody can have meant.

Sources: https://rml.io/yarrrml/spec/, https://github.com/RMLio/yarrrml-parser
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from collections.abc import Mapping as Named

from pipeline.documents import read_yaml
from pipeline.errors import Fault, InputError
from pipeline.identifiers import suggest
from pipeline.iris import is_iri
from pipeline.mapping.rdfa import INITIAL_CONTEXT
from pipeline.mapping.term_maps import read_iri_maps, read_predicate_object
from pipeline.mapping.yarrrml import DOCUMENT, SOURCE, TRIPLES_MAP, Cursor
from pipeline.rml import GraphMap, LogicalSource, Mapping, ObjectMap, PredicateObjectMap, TermMap, TriplesMap

__all__ = [
    "ROWS",
    "GraphMap",
    "LogicalSource",
    "Mapping",
    "ObjectMap",
    "PredicateObjectMap",
    "TermMap",
    "TriplesMap",
    "read_mappings",
]

ROWS = "rows.json"
"""The name of the one source: the document of rows, ``{table: [row, ...]}``."""

_REQUIRED = {
    "sources": f"write where the rows are, as in [['{ROWS}~jsonpath', '$.table[*]']]",
    "subjects": "blank nodes are not made here; write the IRI, as in $(i)",
    "predicateobjects": "without them no quad is made",
}
_REQUIRED_OF_SOURCE = dict.fromkeys(
    ("access", "referenceFormulation", "iterator"), f"write the source as ['{ROWS}~jsonpath', '$.table[*]']"
)
_ACCESS = re.compile(rf"(?:[^:]*/)?{re.escape(ROWS)}")
_ITERATOR = re.compile(r"\$\.(?P<table>\w[\w-]*)\[\*\]")


def read_mappings(files: Iterable[tuple[str, str]]) -> Mapping:
    """The triples maps of all `files`, each a name and a text, in their order.

    Prefixes, base and named sources belong to their file; the names of mappings are unique over all.
    Raises `InputError` with every fault of every file.
    """
    faults: list[Fault] = []
    triples_maps: dict[str, TriplesMap] = {}
    for file, text in files:
        for triples_map in _read_file(file, text, faults):
            first = triples_maps.setdefault(triples_map.name, triples_map)
            if first is not triples_map:
                where = f"{first.place.file}, line {first.place.line}"
                message = f"the mapping `{triples_map.name}` stands in {where} already; give one of them another name"
                faults.append(Fault(message, *triples_map.place))
    if not triples_maps and not faults:
        faults.append(Fault("there is no mapping; without one nothing can be made of the rows"))
    if faults:
        raise InputError(faults)
    return Mapping(tuple(triples_maps.values()))


def _read_file(file: str, text: str, faults: list[Fault]) -> Iterator[TriplesMap]:
    try:
        root = Cursor(read_yaml(text, file), file, faults)
    except InputError as error:
        faults.extend(error.faults)
        return
    fields = root.fields(DOCUMENT, {"mappings": "write the rules under this key"})
    prefixes = _read_prefixes(fields)
    sources = {name: _read_sources(source, {}) for name, source in _entries(fields, "sources")}
    for name, rules in _entries(fields, "mappings"):
        yield _read_triples_map(name, rules, prefixes, sources)


def _entries(fields: Named[str, Cursor], key: str) -> Iterator[tuple[str, Cursor]]:
    return fields[key].entries() if key in fields else iter(())


def _read_prefixes(fields: Named[str, Cursor]) -> dict[str, str]:
    declared = dict(_entries(fields, "prefixes"))
    # The base names the rules themselves, were they written as RML. No quad has it, so that it is only checked.
    base = [fields["base"]] if "base" in fields else []
    for cursor in [*declared.values(), *base]:
        text = cursor.text()
        if text is not None and not is_iri(text):
            cursor.refuse(f"`{text}` is no absolute IRI; write it out, as in https://example.org/")
    for name, cursor in declared.items():
        if not re.fullmatch(r"|[A-Za-z]|[A-Za-z][\w.-]*[\w-]", name):
            cursor.refuse(
                f"`{name}` cannot be a prefix; start with a letter, and go on with letters and digits", key=True
            )
    return {**INITIAL_CONTEXT, **{name: str(cursor.node.value) for name, cursor in declared.items()}}


def _read_triples_map(
    name: str, rules: Cursor, prefixes: Named[str, str], named: Named[str, tuple[LogicalSource, ...]]
) -> TriplesMap:
    fields = rules.fields(TRIPLES_MAP, _REQUIRED)
    predicate_objects = [
        read_predicate_object(item, prefixes)
        for item in (fields["predicateobjects"].each() if "predicateobjects" in fields else ())
    ]
    return TriplesMap(
        name=name,
        sources=_read_sources(fields["sources"], named) if "sources" in fields else (),
        subjects=read_iri_maps(fields.get("subjects"), prefixes),
        predicate_objects=tuple(rule for rule in predicate_objects if rule is not None),
        graphs=read_iri_maps(fields.get("graphs"), prefixes),
        place=rules.place,
    )


def _read_sources(cursor: Cursor, named: Named[str, tuple[LogicalSource, ...]]) -> tuple[LogicalSource, ...]:
    """All sources of a value that is the name of one, one written out, or a list of these."""
    value = cursor.node.value
    if isinstance(value, str):
        if value not in named:
            cursor.refuse(f"there is no source `{value}` under `sources`; {suggest(value, named)}")
        return named.get(value, ())
    if isinstance(value, dict):
        return _read_source(cursor.fields(SOURCE, _REQUIRED_OF_SOURCE))
    if isinstance(value, list):
        if value and isinstance(value[0].value, str) and "~" in value[0].value:
            return _read_source(_short_source(cursor))
        return tuple(source for item in cursor.each() for source in _read_sources(item, named))
    cursor.refuse(f"must be a source or the name of one, and is {cursor.describe()}")
    return ()


def _short_source(cursor: Cursor) -> dict[str, Cursor]:
    """The fields of ``[access~referenceFormulation, iterator]``."""
    items = list(cursor.each())
    access, _, formulation = str(items[0].node.value).rpartition("~")
    fields = {"access": items[0].with_text(access), "referenceFormulation": items[0].with_text(formulation)}
    if len(items) == 2:
        return {**fields, "iterator": items[1]}
    cursor.refuse(f"has the form [access~referenceFormulation, iterator], as in ['{ROWS}~jsonpath', '$.table[*]']")
    return fields


def _read_source(fields: dict[str, Cursor]) -> tuple[LogicalSource, ...]:
    text = {key: field.text() for key, field in fields.items()}
    if (access := text.get("access")) is not None and not _ACCESS.fullmatch(access):
        fields["access"].refuse(f"`{access}` is not at hand; the one source is {ROWS}")
    if (formulation := text.get("referenceFormulation")) is not None and formulation != "jsonpath":
        fields["referenceFormulation"].refuse(f"`{formulation}` does not fit; rows are JSON, write jsonpath")
    if (kind := text.get("type")) is not None and kind != "localfile":
        fields["type"].refuse(f"`{kind}` is not at hand; the one source is a local file, remove the key")
    if (iterator := text.get("iterator")) is None:
        return ()
    match = _ITERATOR.fullmatch(iterator)
    if match is None:
        fields["iterator"].refuse(f"`{iterator}` is no table; write $.table[*], without filters and deeper paths")
        return ()
    return (LogicalSource(match["table"], fields["iterator"].place),)
