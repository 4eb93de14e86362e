"""YARRRML into triples maps: every form that is read, and every one that is refused, with its words.

The forms are those of https://rml.io/yarrrml/spec/; where a test quotes the reference parser, it means the tests of
https://github.com/RMLio/yarrrml-parser.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.errors import InputError
from pipeline.mapping import Mapping, PredicateObjectMap, TermMap, TriplesMap, read_mappings
from pipeline.mapping.rdfa import INITIAL_CONTEXT
from pipeline.rml import RDF_TYPE, LogicalSource
from pipeline.rows import TABLES

EX = "http://e.org/"
XSD = INITIAL_CONTEXT["xsd"]
MAPPINGS = sorted((Path(__file__).parents[1] / "mappings").glob("*.yml"))


def iri(*parts: str) -> TermMap:
    return TermMap(parts, "iri")


def literal(*parts: str, language: str = "", datatype: str = "") -> TermMap:
    return TermMap(parts, "literal", language, datatype)


def column(name: str) -> tuple[str, str, str]:
    """The parts of a term map that is a reference."""
    return ("", name, "")


P = iri(f"{EX}p")
"""The predicate of nearly all rules here."""


def document(*items: str, prefixes: str = "ex: http://e.org/", more: str = "") -> str:
    """One mapping `m` over the table `t`, with the given items of predicateobjects."""
    rules = "".join(f"      - {item}\n" for item in items)
    return (
        f"prefixes: {{{prefixes}}}\nmappings:\n  m:\n    sources:\n      - ['rows.json~jsonpath', '$.t[*]']\n"
        f"    s: $(i)\n{more}    po:\n{rules}"
    )


def read(*texts: str) -> Mapping:
    return read_mappings((f"{number}.yml", text) for number, text in enumerate(texts, 1))


def only(text: str) -> TriplesMap:
    (triples_map,) = read(text).triples_maps
    return triples_map


def faults(*texts: str) -> list[str]:
    with pytest.raises(InputError) as caught:
        read(*texts)
    return [str(fault) for fault in caught.value.faults]


PREDICATE_OBJECTS: dict[str, tuple[str, PredicateObjectMap]] = {
    "short": ("[ex:p, $(a)]", PredicateObjectMap((P,), (literal(*column("a")),))),
    "short with a datatype": (
        "[ex:p, $(a), xsd:date]",
        PredicateObjectMap((P,), (literal(*column("a"), datatype=XSD + "date"),)),
    ),
    "short with a language": (
        "[ex:p, $(a), zh-Hant~lang]",
        PredicateObjectMap((P,), (literal(*column("a"), language="zh-Hant"),)),
    ),
    "xsd:string is what a literal is anyway": (
        "[ex:p, $(a), xsd:string]",
        PredicateObjectMap((P,), (literal(*column("a")),)),
    ),
    "an IRI by its ending": ("[ex:p, $(a)~iri]", PredicateObjectMap((P,), (iri(*column("a")),))),
    "lists of predicates and objects": (
        "[[ex:p, ex:q], [$(a), $(b)~iri]]",
        PredicateObjectMap((P, iri(f"{EX}q")), (literal(*column("a")), iri(*column("b")))),
    ),
    "objects with kinds of their own": (
        "[ex:p, [[$(a), en~lang], [$(b), xsd:date], $(c)]]",
        PredicateObjectMap(
            (P,),
            (
                literal(*column("a"), language="en"),
                literal(*column("b"), datatype=XSD + "date"),
                literal(*column("c")),
            ),
        ),
    ),
    "an object in long form behind a short predicate": (
        "[ex:p, {value: $(a), language: en}]",
        PredicateObjectMap((P,), (literal(*column("a"), language="en"),)),
    ),
    "long": ("{predicates: ex:p, objects: $(a)}", PredicateObjectMap((P,), (literal(*column("a")),))),
    "long with the keys in the singular": (
        "{predicate: ex:p, object: {value: $(a), type: iri}, graph: $(g)}",
        PredicateObjectMap((P,), (iri(*column("a")),), (iri(*column("g")),)),
    ),
    "long with short keys": (
        "{p: ex:p, o: [{v: $(a), datatype: xsd:date}], g: [ex:g, $(h)]}",
        PredicateObjectMap((P,), (literal(*column("a"), datatype=XSD + "date"),), (iri(f"{EX}g"), iri(*column("h")))),
    ),
    "predicates and graphs in long form": (
        "{p: {value: ex:p}, o: $(a), g: {value: $(g), type: iri}}",
        PredicateObjectMap((P,), (literal(*column("a")),), (iri(*column("g")),)),
    ),
    "a language for all objects, and one with its own": (
        "{p: ex:p, language: en, o: [$(a), [$(b), nl~lang], {value: $(c), datatype: xsd:date}]}",
        PredicateObjectMap(
            (P,),
            (
                literal(*column("a"), language="en"),
                literal(*column("b"), language="nl"),
                literal(*column("c"), datatype=XSD + "date"),
            ),
        ),
    ),
    "a datatype for all objects": (
        "{p: ex:p, datatype: xsd:date, o: $(a)}",
        PredicateObjectMap((P,), (literal(*column("a"), datatype=XSD + "date"),)),
    ),
    "a type for all objects (example 69)": (
        "{p: ex:p, o: $(a), type: iri}",
        PredicateObjectMap((P,), (iri(*column("a")),)),
    ),
    "a literal by its type": (
        "{p: ex:p, o: {value: $(a), type: literal}}",
        PredicateObjectMap((P,), (literal(*column("a")),)),
    ),
    "`a` is rdf:type, and its objects are IRIs": (
        "[a, [ex:A, $(t)]]",
        PredicateObjectMap((iri(RDF_TYPE),), (iri(f"{EX}A"), iri(*column("t")))),
    ),
    "rdf:type is the same as `a`": (
        "[rdf:type, ex:A]",
        PredicateObjectMap((iri(RDF_TYPE),), (iri(f"{EX}A"),)),
    ),
    "a predicate that varies by row": (
        "[$(p), $(a)]",
        PredicateObjectMap((iri(*column("p")),), (literal(*column("a")),)),
    ),
    "a predicate with an ending": (
        "[$(p)~iri, $(a)]",
        PredicateObjectMap((iri(*column("p")),), (literal(*column("a")),)),
    ),
    "numbers and truth values as they are written": (
        "[ex:p, [2, 2.10, true, false, no]]",
        PredicateObjectMap((P,), (literal("2"), literal("2.10"), literal("true"), literal("false"), literal("no"))),
    ),
}


@pytest.mark.parametrize(("item", "expected"), PREDICATE_OBJECTS.values(), ids=PREDICATE_OBJECTS)
def test_forms_of_predicate_objects(item: str, expected: PredicateObjectMap) -> None:
    assert only(document(item)).predicate_objects == (expected,)


TEMPLATES: dict[str, tuple[str, TermMap]] = {
    "a constant": ("Ghent", literal("Ghent")),
    "a reference": ("$(a)", literal("", "a", "")),
    "text and references": ("foo-$(a)$(b c).", literal("foo-", "a", "", "b c", ".")),
    "a dollar sign": ("$5 and $$(a)", literal("$5 and $", "a", "")),
    "braces": ("{$(a)}", literal("{", "a", "}")),
    "escaped brackets and a backslash": (r"$\(a\) \\ (b)", literal(r"$(a) \ (b)")),
    "an escaped colon is no prefix": (r"ex\:a", literal("ex:a")),
    "a colon before a blank is no prefix (reference parser)": ("ex: $(a)", literal("ex: ", "a", "")),
    "an unknown prefix in text is text": ("note:$(a)", literal("note:", "a", "")),
    "an external reference that is none": ("$(_a)", literal("", "_a", "")),
    "a regular reference beside external ones": (r"$(\_a)", literal("", "_a", "")),
    "a column in another script": ("$(назва)", literal("", "назва", "")),
    "an IRI with a prefix": ("ex:x/$(a)~iri", iri(f"{EX}x/", "a", "")),
    "the reference parser's escape-colon-object": (r"ex:$(a)/test\:hello~iri", iri(EX, "a", "/test:hello")),
    "the reference parser's escape-character": (r"$(a)\:\:number~iri", iri("", "a", "::number")),
    "the empty prefix": (":x~iri", iri("http://empty.org/x")),
    "a prefix of the initial context of RDFa": ("foaf:name~iri", iri("http://xmlns.com/foaf/0.1/name")),
    "a whole IRI": ("https://e.org/?q=$(a)#$(b)~iri", iri("https://e.org/?q=", "a", "#", "b", "")),
    "an IRI of a scheme without slashes": ("urn:x:$(a)~iri", iri("urn:x:", "a", "")),
    "an IRI of a scheme that looks like a prefix": (r"doi\:10.1/$(a)~iri", iri("doi:10.1/", "a", "")),
    "an IRI beyond ASCII": ("https://приклад.укр/$(a)~iri", iri("https://приклад.укр/", "a", "")),
}


@pytest.mark.parametrize(("template", "expected"), TEMPLATES.values(), ids=TEMPLATES)
def test_templates(template: str, expected: TermMap) -> None:
    item = "{p: ex:p, o: '%s'}" % template  # noqa: UP031 (braces)
    triples_map = only(document(item, prefixes="ex: http://e.org/, '': http://empty.org/"))
    assert triples_map.predicate_objects[0].objects == (expected,)


def test_kinds_and_columns() -> None:
    assert [
        TermMap(parts, "literal").kind for parts in (("a",), ("", "a", ""), ("x", "a", ""), ("", "a", "", "b", ""))
    ] == [
        "constant",
        "reference",
        "template",
        "template",
    ]
    assert literal("", "a", "-", "b", "-", "a", "").columns == ("a", "b")


@pytest.mark.parametrize("key", ["mappings", "mapping", "m"])
@pytest.mark.parametrize("subjects", ["subjects", "subject", "s"])
@pytest.mark.parametrize("rules", ["predicateobjects", "predicateobject", "po"])
def test_short_keys_of_mappings(key: str, subjects: str, rules: str) -> None:
    text = f"{key}: {{x: {{source: [['rows.json~jsonpath', '$.t[*]']], {subjects}: $(i), {rules}: [[a, $(t)]]}}}}"
    assert only(text) == TriplesMap(
        "x",
        (LogicalSource("t"),),
        (iri(*column("i")),),
        (PredicateObjectMap((iri(RDF_TYPE),), (iri(*column("t")),)),),
    )


@pytest.mark.parametrize("key", ["graphs", "graph", "g"])
def test_graphs_of_a_subject(key: str) -> None:
    assert only(document("[ex:p, $(a)]", more=f"    {key}: [$(g), ex:g]\n")).graphs == (
        iri(*column("g")),
        iri(f"{EX}g"),
    )


@pytest.mark.parametrize(
    ("subjects", "expected"),
    [
        ("ex:$(i)", (iri(EX, "i", ""),)),
        ("$(i)~iri", (iri(*column("i")),)),
        ("[$(i), ex:$(j)]", (iri(*column("i")), iri(EX, "j", ""))),
        ("{value: $(i)}", (iri(*column("i")),)),
        ("[{value: $(i), type: iri}, $(j)]", (iri(*column("i")), iri(*column("j")))),
    ],
)
def test_forms_of_subjects(subjects: str, expected: tuple[TermMap, ...]) -> None:
    assert only(document("[ex:p, $(a)]").replace("s: $(i)", f"s: {subjects}")).subjects == expected


@pytest.mark.parametrize("subject", ["a", "ex", "{value: a}"])
def test_a_is_short_for_nothing_but_a_predicate(subject: str) -> None:
    (fault,) = faults(document("[ex:p, $(a)]").replace("s: $(i)", f"s: {subject}"))
    assert "makes no absolute IRI" in fault


LONG_SOURCE = "{access: rows.json, referenceFormulation: jsonpath, iterator: '$.t[*]'}"


@pytest.mark.parametrize(
    ("sources", "tables"),
    [
        ("['rows.json~jsonpath', '$.t[*]']", ["t"]),
        ("[['rows.json~jsonpath', '$.t[*]']]", ["t"]),
        ("[['rows.json~jsonpath', '$.t[*]'], ['data/rows.json~jsonpath', '$.other-table[*]']]", ["t", "other-table"]),
        (LONG_SOURCE, ["t"]),
        (f"[{LONG_SOURCE}]", ["t"]),
        (LONG_SOURCE.replace("{", "{type: localfile, "), ["t"]),
        ("one", ["t1"]),
        ("[one, two]", ["t1", "t2"]),
        ("[[one, two]]", ["t1", "t2"]),
        (f"[two, {LONG_SOURCE}]", ["t2", "t"]),
    ],
)
@pytest.mark.parametrize("key", ["sources", "source", "s"])
def test_forms_of_sources(sources: str, tables: list[str], key: str) -> None:
    text = (
        f"{key}:\n  one: ['rows.json~jsonpath', '$.t1[*]']\n  two: {LONG_SOURCE.replace('$.t[', '$.t2[')}\n"
        f"mappings: {{m: {{sources: {sources}, s: $(i), po: [[a, $(t)]]}}}}"
    )
    assert [source.table for source in only(text).sources] == tables


def test_a_base_names_rules_and_changes_no_quad() -> None:
    assert only(f"base: http://mybaseiri.com#\n{document('[ex:p, $(a)]')}") == only(document("[ex:p, $(a)]"))


def test_files_have_prefixes_of_their_own() -> None:
    second = document("[ex:p, $(a)]", prefixes="ex: http://other.org/").replace("  m:", "  n:")
    first, other = read(document("[ex:p, $(a)]"), second).triples_maps
    assert first.predicate_objects[0].predicates == (P,)
    assert other.predicate_objects[0].predicates == (iri("http://other.org/p"),)


def test_places() -> None:
    triples_map = only(document("[ex:p, $(a)~iri]"))
    places = [triples_map.place, triples_map.sources[0].place, *(each.place for each in triples_map.term_maps())]
    assert [(place.file, place.line, place.column) for place in places] == [
        ("1.yml", 4, 5),
        ("1.yml", 5, 32),
        ("1.yml", 6, 8),
        ("1.yml", 8, 10),
        ("1.yml", 8, 16),
    ]


REFUSED_ITEMS: dict[str, tuple[str, str]] = {
    "too short": (
        "[ex:p]",
        "8:9: mappings.m.po[0]: has the form [predicate, object] or [predicate, object, datatype or language~lang]",
    ),
    "too long": (
        "[ex:p, $(a), xsd:date, x]",
        "8:9: mappings.m.po[0]: has the form [predicate, object] or [predicate, object, datatype or language~lang]",
    ),
    "no pair at all": (
        "5",
        "8:9: mappings.m.po[0]: must be a mapping with `predicates`, `objects`, `graphs`, `datatype`, `language` "
        "and `type`, and is `5`",
    ),
    "no objects": ("{p: ex:p}", "8:9: mappings.m.po[0]: has no `objects`; add them, or remove the item"),
    "no predicates": ("{o: $(a)}", "8:9: mappings.m.po[0]: has no `predicates`; add them, or remove the item"),
    "an empty list": ("[ex:p, []]", "8:16: mappings.m.po[0][1]: is an empty list; fill it, or remove the key"),
    "nothing as an object": ("[ex:p, ~]", "8:16: mappings.m.po[0][1]: must be text, and is empty"),
    "nothing as a value": (
        "{p: ex:p, o: {value: null}}",
        "8:30: mappings.m.po[0].o.value: is empty; write the template that makes it",
    ),
    "empty text": (
        "[ex:p, '']",
        "8:16: mappings.m.po[0][1]: the value is empty; write the text or the reference that makes it",
    ),
    "an object without a value": (
        "[ex:p, {language: en}]",
        "8:16: mappings.m.po[0][1]: has no `value`; write the template that makes it",
    ),
    "a predicate without a value": (
        "{p: {type: iri}, o: $(a)}",
        "8:10: mappings.m.po[0].p: has no `value`; write the template that makes it",
    ),
    "a mapping for a value": (
        "{p: ex:p, o: {value: {x: y}}}",
        "8:30: mappings.m.po[0].o.value: must be text, and is a mapping",
    ),
    "a list of three as an object": (
        "[ex:p, [[$(a), en~lang, x]]]",
        "8:17: mappings.m.po[0][1][0]: an object that is a list has the form [value, datatype or language~lang]",
    ),
    "one key in two forms": (
        "{p: ex:p, predicates: ex:q, o: $(a)}",
        "8:19: mappings.m.po[0].predicates: says the same as `p` beside it; keep one",
    ),
    "a misspelt key": (
        "{p: ex:p, ojects: $(a)}",
        "8:19: mappings.m.po[0].ojects: `ojects` is no key of YARRRML at this place; did you mean `objects`?",
    ),
    "a language without its ending": (
        "[ex:p, $(a), en]",
        "8:22: mappings.m.po[0][2]: `en` is no datatype; write `en~lang` for a language",
    ),
    "no language tag": (
        "[ex:p, $(a), en_GB~lang]",
        "8:22: mappings.m.po[0][2]: `en_GB` is no language tag; write one such as en or zh-Hant",
    ),
    "a language that varies": (
        "{p: ex:p, o: {value: $(a), language: $(l)}}",
        "8:46: mappings.m.po[0].o.language: the language cannot vary by row; "
        "write one column and one object for each language",
    ),
    "a datatype that varies": (
        "[ex:p, $(a), $(d)]",
        "8:22: mappings.m.po[0][2]: the datatype cannot vary by row; "
        "write one column and one object for each datatype",
    ),
    "a datatype that is no IRI": (
        "[ex:p, $(a), 'date of birth']",
        "8:22: mappings.m.po[0][2]: `date of birth` makes no absolute IRI; "
        "write it out, as in https://example.org/$(id), or with a prefix",
    ),
    "language strings without a language": (
        "[ex:p, $(a), rdf:langString]",
        "8:22: mappings.m.po[0][2]: `rdf:langString` is the datatype of what has a language; "
        "write the language alone",
    ),
    "a language and a datatype": (
        "{p: ex:p, o: {value: $(a), language: en, datatype: xsd:date}}",
        "8:60: mappings.m.po[0].o.datatype: a literal has a language or a datatype, not both; remove one",
    ),
    "a type with a datatype": (
        "[a, $(t), xsd:date]",
        "8:13: mappings.m.po[0][1]: is an IRI, which has neither language nor datatype; "
        "remove that, or what makes it an IRI",
    ),
    "a literal that ends as an IRI": (
        "{p: ex:p, o: {value: $(a)~iri, type: literal}}",
        "8:30: mappings.m.po[0].o.value: is a literal by its type and an IRI by its ending `~iri`; keep one",
    ),
    "a literal as predicate": (
        "{p: {value: ex:p, type: literal}, o: $(a)}",
        "8:33: mappings.m.po[0].p.type: a literal cannot stand here; remove the type",
    ),
    "a blank node": (
        "{p: ex:p, o: {value: $(a), type: blank}}",
        "8:42: mappings.m.po[0].o.type: blank nodes are not made here; give the thing an IRI",
    ),
    "an unknown type": (
        "{p: ex:p, o: {value: $(a), type: uri}}",
        "8:42: mappings.m.po[0].o.type: `uri` is no type of term; did you mean `iri`?",
    ),
    "an undeclared prefix": (
        "[exx:p, $(a)]",
        "8:10: mappings.m.po[0][0]: the prefix `exx` is not declared; did you mean `ex`? "
        "Else declare it under `prefixes`, or write `exx\\:` where it is the scheme of an IRI",
    ),
    "an undeclared prefix like no other": (
        "[ex:p, qqqq:$(a)~iri]",
        "8:16: mappings.m.po[0][1]: the prefix `qqqq` is not declared; "
        "declare it under `prefixes`, or write `qqqq\\:` where it is the scheme of an IRI",
    ),
    "a relative IRI": (
        "[p, $(a)]",
        "8:10: mappings.m.po[0][0]: `p` makes no absolute IRI; "
        "write it out, as in https://example.org/$(id), or with a prefix",
    ),
    "an IRI with a blank": (
        "[ex:p, 'ex:a b~iri']",
        "8:16: mappings.m.po[0][1]: `ex:a b` makes no absolute IRI; "
        "write it out, as in https://example.org/$(id), or with a prefix",
    ),
    "text that looks like a name": (
        "[ex:p, ex:q]",
        "8:16: mappings.m.po[0][1]: `ex:q` can be read as text and as a name with the prefix `ex`; "
        "write `~iri` behind it for an IRI, or `ex\\:` for text",
    ),
    "a language for an object": (
        "[ex:p, [$(a), en~lang]]",
        "8:23: mappings.m.po[0][1][1]: the language `en~lang` stands where a value belongs; "
        "write it behind the value",
    ),
    "an unknown ending": (
        "[ex:p, $(a)~irl]",
        "8:16: mappings.m.po[0][1]: the ending `~irl` is unknown; "
        "`~iri` makes an IRI, and a language stands by itself",
    ),
    "an open reference": (
        "[ex:p, 'x$(a']",
        "8:16: mappings.m.po[0][1]: the reference in `x$(a` is not closed; write `)` behind the column's name",
    ),
    "an escaped dollar sign": (
        r"[ex:p, '\$(a)']",
        "8:16: mappings.m.po[0][1]: `\\$(` is no escape; write `$\\(` and `\\)` for the characters themselves",
    ),
    "a lone backslash": (
        r"[ex:p, 'C:\temp']",
        "8:16: mappings.m.po[0][1]: a backslash stands before `(`, `)`, `:` or a backslash; write two for one",
    ),
    "a path": (
        "[ex:p, $(a.b)]",
        "8:16: mappings.m.po[0][1]: `$(a.b)` names no column; rows are flat, so that a reference is a plain name, "
        "without a path",
    ),
    "an empty reference": (
        "[ex:p, $()]",
        "8:16: mappings.m.po[0][1]: `$()` names no column; rows are flat, so that a reference is a plain name, "
        "without a path",
    ),
}


@pytest.mark.parametrize(("item", "expected"), REFUSED_ITEMS.values(), ids=REFUSED_ITEMS)
def test_refused_items(item: str, expected: str) -> None:
    assert faults(document(item)) == [f"1.yml:{expected}"]


CONDITION = "conditions are not applied here; leave the cell null where nothing is to be made"
FUNCTION = "functions are not called here; put the computed value into a column"
JOIN = "mappings are not joined here; put the IRI of the other thing into a column"
INVERSE = "inverse predicates are not made here; write a mapping whose subject is the object"
QUOTED = "triples about triples are not made here; give the statement an IRI of its own"


@pytest.mark.parametrize(
    ("key", "why"),
    [
        *((key, CONDITION) for key in ("condition", "conditions", "c")),
        *((key, FUNCTION) for key in ("function", "fn", "f", "parameters", "pms", "parameter", "pm")),
        *((key, JOIN) for key in ("mapping", "mappings", "m")),
        *((key, QUOTED) for key in ("quoted", "quotedNonAsserted")),
        *((key, "there is one output and no targets; remove it") for key in ("targets", "target", "t")),
    ],
)
def test_refused_keys_of_objects(key: str, why: str) -> None:
    assert faults(document(f"{{p: ex:p, o: {{{key}: x}}}}")) == [
        f"1.yml:8:23: mappings.m.po[0].o.{key}: `{key}` is YARRRML, and not supported: {why}"
    ]


@pytest.mark.parametrize("key", ["inversepredicates", "inversepredicate", "iv", "i"])
def test_refused_inverse_predicates(key: str) -> None:
    assert faults(document(f"{{p: ex:p, o: $(a)~iri, {key}: ex:q}}")) == [
        f"1.yml:8:32: mappings.m.po[0].{key}: `{key}` is YARRRML, and not supported: {INVERSE}"
    ]


@pytest.mark.parametrize(
    ("key", "why"),
    [
        *((key, "authors of rules are not kept here; name them in a comment") for key in ("authors", "author", "a")),
        *((key, "there is one output and no targets; remove it") for key in ("targets", "target", "t")),
        ("external", "external references are not filled in; write the value itself into the mapping"),
        ("authentications", "nothing is fetched here, so that nothing needs a login; remove it"),
    ],
)
def test_refused_keys_of_documents(key: str, why: str) -> None:
    assert faults(f"{key}: x\n{document('[ex:p, $(a)]')}") == [
        f"1.yml:1:1: {key}: `{key}` is YARRRML, and not supported: {why}"
    ]


@pytest.mark.parametrize(
    ("key", "why"),
    [
        *((key, CONDITION) for key in ("condition", "conditions", "c")),
        ("changeDetection", "changes are not detected here; remove it"),
        ("targets", "there is one output and no targets; remove it"),
    ],
)
def test_refused_keys_of_mappings(key: str, why: str) -> None:
    assert faults(document("[ex:p, $(a)]", more=f"    {key}: x\n")) == [
        f"1.yml:7:5: mappings.m.{key}: `{key}` is YARRRML, and not supported: {why}"
    ]


@pytest.mark.parametrize(
    "key", ["queryFormulation", "query", "encoding", "delimiter", "contentType", "operationType"]
)
def test_refused_keys_of_sources(key: str) -> None:
    source = LONG_SOURCE.replace("{", f"{{{key}: x, ")
    assert faults(f"mappings: {{m: {{sources: {source}, s: $(i), po: [[a, $(t)]]}}}}") == [
        f"1.yml:1:26: mappings.m.sources.{key}: `{key}` is YARRRML, and not supported: "
        "the only source is the document of rows (JSON, UTF-8); remove it"
    ]


@pytest.mark.parametrize("key", ["credentials", "security"])
def test_refused_logins(key: str) -> None:
    source = LONG_SOURCE.replace("{", f"{{{key}: x, ")
    assert faults(f"mappings: {{m: {{sources: {source}, s: $(i), po: [[a, $(t)]]}}}}") == [
        f"1.yml:1:26: mappings.m.sources.{key}: `{key}` is YARRRML, and not supported: "
        "nothing is fetched here, so that nothing needs a login; remove it"
    ]


REFUSED_SOURCES: dict[str, tuple[str, list[str]]] = {
    "unknown name": (
        "one",
        ["1:25: mappings.m.sources: there is no source `one` under `sources`; there is none here"],
    ),
    "another file": (
        "['people.json~jsonpath', '$.t[*]']",
        ["1:26: mappings.m.sources[0]: `people.json` is not at hand; the one source is rows.json"],
    ),
    "a file of the web": (
        "['https://e.org/rows.json~jsonpath', '$.t[*]']",
        ["1:26: mappings.m.sources[0]: `https://e.org/rows.json` is not at hand; the one source is rows.json"],
    ),
    "another format": (
        "['rows.json~csv', '$.t[*]']",
        ["1:26: mappings.m.sources[0]: `csv` does not fit; rows are JSON, write jsonpath"],
    ),
    "a filter": (
        "['rows.json~jsonpath', '$.t[?(@.x)]']",
        [
            "1:48: mappings.m.sources[1]: `$.t[?(@.x)]` is no table; "
            "write $.table[*], without filters and deeper paths"
        ],
    ),
    "the whole document": (
        "['rows.json~jsonpath', '$']",
        ["1:48: mappings.m.sources[1]: `$` is no table; write $.table[*], without filters and deeper paths"],
    ),
    "no iterator": (
        "['rows.json~jsonpath']",
        [
            "1:25: mappings.m.sources: has the form [access~referenceFormulation, iterator], "
            "as in ['rows.json~jsonpath', '$.table[*]']"
        ],
    ),
    "parts missing": (
        "{access: rows.json}",
        [
            "1:16: mappings.m.sources: has no `iterator`; write the source as ['rows.json~jsonpath', '$.table[*]']",
            "1:16: mappings.m.sources: has no `referenceFormulation`; "
            "write the source as ['rows.json~jsonpath', '$.table[*]']",
        ],
    ),
    "a database": (
        LONG_SOURCE.replace("{", "{type: mysql, "),
        ["1:32: mappings.m.sources.type: `mysql` is not at hand; the one source is a local file, remove the key"],
    ),
    "no source at all": ("5", ["1:25: mappings.m.sources: must be a source or the name of one, and is `5`"]),
}


@pytest.mark.parametrize(("sources", "expected"), REFUSED_SOURCES.values(), ids=REFUSED_SOURCES)
def test_refused_sources(sources: str, expected: list[str]) -> None:
    text = f"mappings: {{m: {{sources: {sources}, s: $(i), po: [[a, $(t)]]}}}}"
    assert faults(text) == [f"1.yml:{fault}" for fault in expected]


REFUSED_DOCUMENTS: dict[str, tuple[str, list[str]]] = {
    "empty": ("", ["1:1: must be a mapping with `base`, `prefixes`, `sources` and `mappings`, and is empty"]),
    "no mappings": ("base: http://e.org/", ["1:1: has no `mappings`; write the rules under this key"]),
    "misspelt": (
        "mapings: {}",
        ["1:1: mapings: `mapings` is no key of YARRRML at this place; did you mean `mappings`?"],
    ),
    "mappings in a list": ("mappings: []", ["1:11: mappings: must be a mapping of names, and is a list"]),
    "an empty mapping": (
        "mappings: {m: }",
        [
            "1:15: mappings.m: must be a mapping with `sources`, `subjects`, `predicateobjects` and `graphs`, "
            "and is empty"
        ],
    ),
    "a mapping without rules": (
        "mappings: {m: {}}",
        [
            "1:12: mappings.m: has no `predicateobjects`; without them no quad is made",
            "1:12: mappings.m: has no `sources`; "
            "write where the rows are, as in [['rows.json~jsonpath', '$.table[*]']]",
            "1:12: mappings.m: has no `subjects`; blank nodes are not made here; write the IRI, as in $(i)",
        ],
    ),
    "blank subjects": (
        "mappings: {m: {sources: ['rows.json~jsonpath', '$.t[*]'], s: null, po: [[a, $(t)]]}}",
        ["1:62: mappings.m.s: is empty; blank nodes are not made here; write the IRI, as in $(i)"],
    ),
    "a relative base": (
        f"base: here\n{document('[ex:p, $(a)]')}",
        ["1:7: base: `here` is no absolute IRI; write it out, as in https://example.org/"],
    ),
    "bad prefixes": (
        document("[ex:p, $(a)]", prefixes="ex: http://e.org/, 1x: 'no iri'"),
        [
            "1:31: prefixes.1x: `1x` cannot be a prefix; start with a letter, and go on with letters and digits",
            "1:35: prefixes.1x: `no iri` is no absolute IRI; write it out, as in https://example.org/",
        ],
    ),
}


@pytest.mark.parametrize(("text", "expected"), REFUSED_DOCUMENTS.values(), ids=REFUSED_DOCUMENTS)
def test_refused_documents(text: str, expected: list[str]) -> None:
    assert faults(text) == [f"1.yml:{fault}" for fault in expected]


def test_what_is_no_yaml_is_a_fault_like_any_other() -> None:
    (fault,) = faults("mappings: {m: [}")
    assert fault.startswith("1.yml:1:16: is not YAML")


def test_all_faults_of_all_files_are_raised_together() -> None:
    assert [
        fault.split(": ")[0] for fault in faults(document("[p, $(a)]", "[ex:p]"), "x: y", document("[q, $(a)]"))
    ] == [
        "1.yml:8:10",
        "1.yml:9:9",
        "2.yml:1:1",
        "3.yml:4:5",  # the name stands in 1.yml already
        "3.yml:8:10",
    ]


def test_names_are_unique_over_all_files() -> None:
    assert faults(document("[ex:p, $(a)]"), document("[ex:q, $(a)]")) == [
        "2.yml:4:5: the mapping `m` stands in 1.yml, line 4 already; give one of them another name"
    ]


def test_without_files_there_is_no_mapping() -> None:
    assert faults() == ["there is no mapping; without one nothing can be made of the rows"]
    assert faults("mappings: {}") == ["there is no mapping; without one nothing can be made of the rows"]


def test_our_mappings_read_every_table_and_obey_the_traps_of_other_engines() -> None:
    mapping = read_mappings((path.name, path.read_text("utf-8")) for path in MAPPINGS)
    assert sorted(mapping.tables) == sorted(TABLES) == sorted(path.stem for path in MAPPINGS)
    for path in MAPPINGS:
        text = path.read_text("utf-8")
        assert "schema:" not in text
        assert "\n  f:" not in text
        header = " ".join(line for line in text.splitlines() if line.startswith("#"))
        for name in mapping.columns(path.stem):
            assert name not in ("subject", "predicate", "object", "graph")
            assert name in header or path.stem == "texts"
    for term_map in (term_map for rules in mapping.triples_maps for term_map in rules.term_maps()):
        assert term_map.kind != "template"
