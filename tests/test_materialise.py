"""Rows into quads: exact lines, exact messages, and laws that hold for any rows.

The oracle of the laws is `interpret`: the definition of R2RML (https://www.w3.org/TR/r2rml/#generated-rdf) taken at
its word, with terms that are objects of pyoxigraph, nothing compiled and nothing remembered.
"""

from __future__ import annotations

import json
import random
import warnings
from collections.abc import Iterator
from itertools import product
from pathlib import Path
from typing import Any
from unicodedata import category
from urllib.parse import quote

import pytest
import rdflib
from hypothesis import assume, given
from hypothesis import strategies as st
from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad, RdfFormat, parse

from pipeline.errors import InputError
from pipeline.iris import iri_safe, is_iri
from pipeline.mapping import Mapping, TermMap, read_mappings
from pipeline.materialise import Counts, Materialised, materialise, terms
from pipeline.nquads import is_language_tag
from pipeline.nquads import quote as quote_literal
from pipeline.rml import DEFAULT_GRAPH
from tests.test_mapping import MAPPINGS, document, read

EX = "http://e.org/"
XSD = "http://www.w3.org/2001/XMLSchema#"
SAMPLE: dict[str, Any] = json.loads((Path(__file__).parent / "conformance" / "rows.json").read_text("utf-8"))
OURS = read_mappings((path.name, path.read_text("utf-8")) for path in MAPPINGS)


def make(*items: str, rows: list[Any], more: str = "") -> Materialised:
    """What the given items of predicateobjects make of the rows of the table `t`."""
    return materialise({"t": rows}, read(document(*items, more=more)))


def lines(*items: str, more: str = "", **cells: Any) -> list[str]:
    """The lines made of one row, its subject being ``http://e.org/s``."""
    return list(make(*items, rows=[{"i": f"{EX}s", **cells}], more=more).quads)


def refusals(*items: str, rows: list[Any], more: str = "") -> list[str]:
    with pytest.raises(InputError) as caught:
        make(*items, rows=rows, more=more)
    return [str(fault) for fault in caught.value.faults]


# --- exact lines


def test_every_kind_of_term() -> None:
    made = lines(
        "[a, ex:A]",
        "[ex:plain, $(a)]",
        "[ex:tagged, $(a), zh-Hant~lang]",
        "[ex:typed, $(n), xsd:integer]",
        "[ex:string, $(a), xsd:string]",
        "[ex:link, $(o)~iri]",
        "[ex:made, ex:x/$(a)~iri]",
        "[ex:text, 'a $(a) of $(n)']",
        "[$(p), constant]",
        more="    graphs: ex:g\n",
        a="é ü/ї",
        n="4",
        o="urn:x:1",
        p=f"{EX}by-row",
    )
    assert made == [
        f'<{EX}s> <{EX}by-row> "constant" <{EX}g> .\n',
        f"<{EX}s> <{EX}link> <urn:x:1> <{EX}g> .\n",
        f"<{EX}s> <{EX}made> <{EX}x/é%20ü%2Fї> <{EX}g> .\n",
        f'<{EX}s> <{EX}plain> "é ü/ї" <{EX}g> .\n',
        f'<{EX}s> <{EX}string> "é ü/ї" <{EX}g> .\n',
        f'<{EX}s> <{EX}tagged> "é ü/ї"@zh-Hant <{EX}g> .\n',
        f'<{EX}s> <{EX}text> "a é ü/ї of 4" <{EX}g> .\n',
        f'<{EX}s> <{EX}typed> "4"^^<{XSD}integer> <{EX}g> .\n',
        f"<{EX}s> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <{EX}A> <{EX}g> .\n",
    ]


def test_lists_make_a_term_of_each_item_and_templates_the_product() -> None:
    assert lines("[a, $(t)]", "[ex:p, $(x)-$(y)-$(x)]", t=[f"{EX}A", f"{EX}B"], x=["1", "2"], y=["a", "b"]) == [
        *(f'<{EX}s> <{EX}p> "{x}-{y}-{x}" .\n' for x in "12" for y in "ab"),
        *(f"<{EX}s> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <{EX}{t}> .\n" for t in "AB"),
    ]


def test_subjects_predicates_and_graphs_can_be_lists() -> None:
    rows = [{"i": [f"{EX}1", f"{EX}2"], "p": [f"{EX}p", f"{EX}q"], "g": (f"{EX}g", f"{EX}h"), "a": "x"}]
    assert make("[$(p), $(a)]", rows=rows, more="    graphs: $(g)\n").quads == tuple(
        f'<{EX}{s}> <{EX}{p}> "x" <{EX}{g}> .\n' for s in "12" for p in "pq" for g in "gh"
    )


def test_several_subjects_predicates_objects_and_sources() -> None:
    text = document("[[ex:p, $(p)], [$(a), fixed]]").replace("s: $(i)", "s: [$(i), ex:o/$(n)]")
    text = text.replace("      - ['rows.json~jsonpath', '$.t[*]']\n", "      - a\n      - b\n")
    text = "sources:\n  a: ['rows.json~jsonpath', '$.t[*]']\n  b: ['rows.json~jsonpath', '$.u[*]']\n" + text
    row = {"i": f"{EX}s", "n": "1", "p": f"{EX}q", "a": "x"}
    made = materialise({"t": [row], "u": [{**row, "n": "2"}]}, read(text))
    assert made.quads == tuple(
        f'<{EX}{s}> <{EX}{p}> "{o}" .\n' for s in ("o/1", "o/2", "s") for p in "pq" for o in ("fixed", "x")
    )
    assert made.counts == {"m": Counts(rows=2, nulls=0, quads=16)}


def test_graphs_of_subject_and_of_rule_add_up() -> None:
    made = lines("{p: ex:p, o: $(a), g: $(g)}", "[ex:q, $(a)]", more="    graphs: ex:always\n", a="x", g=f"{EX}too")
    assert made == [
        f'<{EX}s> <{EX}p> "x" <{EX}always> .\n',
        f'<{EX}s> <{EX}p> "x" <{EX}too> .\n',
        f'<{EX}s> <{EX}q> "x" <{EX}always> .\n',
    ]


def test_the_default_graph_by_its_name() -> None:
    assert lines("{p: ex:p, o: $(a), g: [rr:defaultGraph, ex:g]}", a="x") == [
        f'<{EX}s> <{EX}p> "x" .\n',
        f'<{EX}s> <{EX}p> "x" <{EX}g> .\n',
    ]


@pytest.mark.parametrize("nothing", [{}, {"a": None}, {"a": []}])
def test_a_null_makes_nothing_and_is_counted(nothing: dict[str, Any]) -> None:
    rows = [{"i": f"{EX}s", "b": "x", **nothing}]
    made = make("[ex:p, $(a)]", "[ex:q, $(b)]", "[ex:r, $(a)-$(b)]", rows=rows)
    assert made.quads == (f'<{EX}s> <{EX}q> "x" .\n',)
    assert made.counts == {"m": Counts(rows=1, nulls=1, quads=1)}


@pytest.mark.parametrize("column", ["i", "p", "g"])
def test_without_subject_predicate_or_graph_there_is_no_quad(column: str) -> None:
    row = {"i": f"{EX}s", "p": f"{EX}p", "g": f"{EX}g", "a": "x"}
    assert make("[$(p), $(a)]", rows=[row], more="    graphs: $(g)\n").quads
    del row[column]
    made = make("[$(p), $(a)]", rows=[row], more="    graphs: $(g)\n")
    assert (list(made.quads), made.counts["m"].nulls) == ([], 1)


def test_what_no_rule_reads_is_named() -> None:
    rows = [{"i": f"{EX}s", "a": "x", "zz": "?", "b": 5}, {"i": f"{EX}s", "c": None, "d": []}]
    assert make("[ex:p, $(a)]", rows=rows).unread == {"t": ("b", "zz")}


def test_quads_are_unique_and_counted_before_that() -> None:
    made = make("[ex:p, $(a)]", "[ex:p, [x, $(b)]]", rows=[{"i": f"{EX}s", "a": "x", "b": "x"}] * 2)
    assert made.quads == (f'<{EX}s> <{EX}p> "x" .\n',)
    assert made.counts["m"].quads == 6


def test_no_rows_no_quads() -> None:
    made = make("[ex:p, $(a)]", rows=[])
    assert (list(made.quads), made.counts, made.unread) == ([], {"m": Counts(0, 0, 0)}, {})
    assert made.quads.as_nquads() == made.quads.as_ntriples() == ""


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ('"\\\b\t\n\f\r', r"\"\\\b\t\n\f\r"),
        ("\x00\x07\x0b\x0e\x1f\x7f", r"\u0000\u0007\u000B\u000E\u001F\u007F"),
        ("\ufffe\uffff", r"\uFFFE\uFFFF"),
        ("' < > { } | ^ `", "' < > { } | ^ `"),
        ("\x80\x85\xa0\u2028\ufeff\ue000é漢🚀\U0010ffff", "\x80\x85\xa0\u2028\ufeff\ue000é漢🚀\U0010ffff"),
    ],
)
def test_canonical_escapes(text: str, written: str) -> None:
    assert lines("[ex:p, $(a)]", a=text) == [f'<{EX}s> <{EX}p> "{written}" .\n']


def test_values_in_templates_keep_iunreserved_characters_alone() -> None:
    kept = "azAZ09-._~é漢ї🚀"
    assert iri_safe(kept) == kept
    assert iri_safe(" !\"#$%&'()*+,/:;<=>?@[\\]^`{|}\x00\x7f\x80\ue000\ufdd0\ufffe") == (
        "%20%21%22%23%24%25%26%27%28%29%2A%2B%2C%2F%3A%3B%3C%3D%3E%3F%40%5B%5C%5D%5E%60%7B%7C%7D%00%7F%C2%80"
        "%EE%80%80%EF%B7%90%EF%BF%BE"
    )


@pytest.mark.parametrize(
    "iri",
    [
        "http://e.org",
        "http://e.org/",
        "https://user:pw@e.org:8080/a/b;c=d/?q=%20&r#frag?/",
        "http://[2001:db8::1]:80/",
        "http://[::ffff:1.2.3.4]/",
        "http://[v1.fe80::a+en1]/",
        "urn:isbn:0451450523",
        "mailto:a@e.org",
        "file:///etc/hosts",
        "x:",
        "x:/a//b",
        "https://приклад.укр/шлях?\ue000",
        "tag:e.org,2024:x",
    ],
)
def test_iris(iri: str) -> None:
    assert is_iri(iri)
    NamedNode(iri)
    assert list(parse(f"<{iri}> <{iri}> <{iri}> .".encode(), format=RdfFormat.N_QUADS))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "e.org",
        "//e.org/",
        "/path",
        "#x",
        "1x:y",
        "ї:x",
        "http://e.org/a b",
        "http://e.org/a\n",
        "http://e.org/\n",
        "http://e.org/%zz",
        "http://e.org/%2",
        "http://e.org/#a#b",
        "http://e.org:port/",
        "http://[::1/",
        "http://[1::2::3]/",
        "http://[::1%25eth0]/",
        "http://e.org/[x]",
        "http://e.org/<x>",
        'http://e.org/"',
        "http://e.org/{x}",
        "http://e.org/a|b",
        "http://e.org/a\\b",
        "http://e.org/a^b",
        "http://e.org/`",
        "http://e.org/\ue000",
        "http://e.org/\ufdd0",
        "http://e.org/\ud800",
    ],
)
def test_what_is_no_iri(text: str) -> None:
    assert not is_iri(text)


@pytest.mark.parametrize(
    "tag",
    ["en", "EN", "en-GB", "zh-Hant-TW", "de-CH-1901", "sl-rozaj-biske", "es-419", "en-a-bbb-x-a", "x-own", "und"],
)
def test_language_tags(tag: str) -> None:
    assert is_language_tag(tag)


@pytest.mark.parametrize(
    "text", ["", "e", "en_GB", "en-", "-en", "en--GB", "englishlanguage", "en-toolongsubtag", "ї", "12"]
)
def test_what_is_no_language_tag(text: str) -> None:
    assert not is_language_tag(text)


# --- exact messages

PLACE = "triples map `m`, table `t`, row 1, column"


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ("not an iri", "'not an iri'"),
        ("/relative", "'/relative'"),
        ("http://e.org/%", "'http://e.org/%'"),
        ("http://e.org/\ud800", r"'http://e.org/\ud800'"),
    ],
)
def test_a_reference_that_is_no_iri(value: str, shown: str) -> None:
    assert refusals("[ex:p, $(a)~iri]", rows=[{"i": f"{EX}s", "a": value}]) == [
        f"1.yml:8:16: {PLACE} `a`: `{shown}` is no absolute IRI; "
        "a reference is taken as it stands, so write a whole and valid one"
    ]


@pytest.mark.parametrize(
    ("value", "shown"),
    [(4, "4"), (True, "True"), (1.5, "1.5"), ({"x": "y"}, "{'x': 'y'}"), (b"x", "b'x'"), ([["x"]], "['x']")],
)
@pytest.mark.parametrize("item", ["[ex:p, $(a)]", "[ex:p, $(a)~iri]", "[ex:p, ex:$(a)~iri]"])
def test_a_cell_that_is_no_text(value: Any, shown: str, item: str) -> None:
    assert refusals(item, rows=[{"i": f"{EX}s", "a": value}]) == [
        f"1.yml:8:16: {PLACE} `a`: `{shown}` is no text; "
        "write numbers and truth values as text, and what is nested as rows of its own"
    ]


@pytest.mark.parametrize("value", ["", ["x:y", ""]])
@pytest.mark.parametrize("item", ["[ex:p, $(a)]", "[ex:p, $(a)~iri]", "[ex:p, ex:$(a)~iri]", "[ex:p, x$(a)]"])
def test_an_empty_cell(value: Any, item: str) -> None:
    assert refusals(item, rows=[{"i": f"{EX}s", "a": value}]) == [
        f"1.yml:8:16: {PLACE} `a`: `''` is empty; leave the cell out where nothing is known"
    ]


@pytest.mark.parametrize("item", ["[ex:p, $(a)]", "[ex:p, ex:$(a)~iri]", "[ex:p, 'x $(a)']"])
def test_a_lone_surrogate(item: str) -> None:
    assert refusals(item, rows=[{"i": f"{EX}s", "a": "a\ud800"}]) == [
        f"1.yml:8:16: {PLACE} `a`: `'a\\ud800'` holds a lone surrogate, which is no character; repair the text"
    ]


def test_a_template_that_makes_no_iri() -> None:
    assert refusals("[ex:p, $(a)/$(b)~iri]", rows=[{"i": f"{EX}s", "a": "1", "b": "x"}]) == [
        f"1.yml:8:16: {PLACE} `a, b`: `('1', 'x')` is no absolute IRI; "
        "a reference is taken as it stands, so write a whole and valid one"
    ]


def test_all_unfit_values_are_raised_together() -> None:
    rows = [
        {"i": f"{EX}s", "a": "x", "b": [f"{EX}fine", "bad", "worse"]},
        {"i": "s", "a": 4, "g": f"{EX}g"},
        {"i": f"{EX}s", "a": "fine", "p": "p"},
        {"g": ""},
    ]
    found = refusals("[$(p), $(a)]", "[ex:q, $(b)~iri]", rows=rows, more="    graphs: $(g)\n")
    assert [message.split(" is ")[0].replace("triples map `m`, table `t`, ", "") for message in found] == [
        "1.yml:6:8: row 2, column `i`: `'s'`",
        "1.yml:7:13: row 4, column `g`: `''`",
        "1.yml:9:10: row 3, column `p`: `'p'`",
        "1.yml:9:16: row 2, column `a`: `4`",
        "1.yml:10:16: row 1, column `b`: `'bad'`",
        "1.yml:10:16: row 1, column `b`: `'worse'`",
    ]


def test_long_values_are_cut() -> None:
    (message,) = refusals("[ex:p, $(a)~iri]", rows=[{"i": f"{EX}s", "a": "x" * 500}])
    assert f"`'{'x' * 75} ...`" in message


def test_a_table_that_is_not_there() -> None:
    with pytest.raises(InputError) as caught:
        materialise({"claims": [], "texts": []}, read(document("[ex:p, $(a)]").replace("$.t[", "$.claim[")))
    assert str(caught.value) == "1.yml:5:32: there is no table `claim`; did you mean `claims`?"


# --- laws

TEXT = st.text(st.characters(exclude_categories=["Cs"]), min_size=1)
NAMES = st.text("abcdefghijklmnopqrstuvwxyzäї-", min_size=1, max_size=8)
IRIS = st.one_of(NAMES.map(lambda name: EX + name), NAMES.map(lambda name: f"urn:x:{name}"))
COLUMNS = {"i": IRIS, "j": IRIS, "p": IRIS, "g": IRIS, "o": IRIS, "a": TEXT, "b": TEXT}
ROWS = st.lists(
    st.fixed_dictionaries(
        {},
        optional={
            name: st.one_of(values, st.lists(values, max_size=3), st.none()) for name, values in COLUMNS.items()
        },
    ),
    max_size=5,
)
RULES = st.lists(
    st.sampled_from(
        [
            "[a, ex:A]",
            "[ex:p, $(a)]",
            "[ex:p, $(a), en-GB~lang]",
            "[[ex:p, $(p)], [$(b), $(o)~iri]]",
            "[$(p), constant, xsd:token]",
            "[$(p), 'a $(a) and $(b), {$(a)}']",
            "[ex:p/$(a), [[$(b), xsd:string], $(o)~iri]]",
            "[ex:p, [ex:$(a)/$(b)~iri, $(o)~iri]]",
            "{p: $(p), o: $(o)~iri, g: $(g)}",
            "{p: ex:p, o: [$(a), x], g: [ex:g/$(b), rr:defaultGraph]}",
        ]
    ),
    min_size=1,
    max_size=6,
)
SUBJECTS = st.sampled_from(["$(i)", "[$(i), $(j)]", "ex:s/$(a)", "ex:s"])
GRAPHS = st.sampled_from(["", "    graphs: $(g)\n", "    graphs: [$(g), ex:h]\n", "    graphs: rr:defaultGraph\n"])


@st.composite
def mappings(draw: st.DrawFn) -> Mapping:
    return read(document(*draw(RULES), more=draw(GRAPHS)).replace("s: $(i)", f"s: {draw(SUBJECTS)}"))


def values_of(term_map: TermMap, row: dict[str, Any]) -> Iterator[str]:
    cells = []
    for name in term_map.columns:
        cell = row.get(name)
        found = [] if cell is None else [cell] if isinstance(cell, str) else cell
        cells.append([(name, value) for value in found])
    for combination in product(*cells):
        given_values = dict(combination)
        template = term_map.kind == "template" and term_map.term_type == "iri"
        yield "".join(
            part if index % 2 == 0 else safe(given_values[part]) if template else given_values[part]
            for index, part in enumerate(term_map.parts)
        )


def safe(value: str) -> str:
    return "".join(character if is_ucschar(character) else quote(character, safe="") for character in value)


def is_ucschar(character: str) -> bool:
    """As RFC 3987 describes it: beyond ASCII, but no control, private, special, tag or non-character."""
    code = ord(character)
    excluded = 0xFDD0 <= code <= 0xFDEF or 0xFFF0 <= code <= 0xFFFF or 0xE0000 <= code <= 0xE0FFF
    return code >= 0xA0 and category(character) != "Co" and code & 0xFFFE != 0xFFFE and not excluded


def interpret(mapping: Mapping, tables: dict[str, list[dict[str, Any]]]) -> set[Quad]:
    quads: set[Quad] = set()
    for triples_map in mapping.triples_maps:
        for row in (row for source in triples_map.sources for row in tables[source.table]):
            for rule in triples_map.predicate_objects:
                graphs = (*triples_map.graphs, *rule.graphs)
                names = [value for each in graphs for value in values_of(each, row)] if graphs else [DEFAULT_GRAPH]
                for subject, predicate, term, name in product(
                    [NamedNode(value) for each in triples_map.subjects for value in values_of(each, row)],
                    [NamedNode(value) for each in rule.predicates for value in values_of(each, row)],
                    [to_term(each, value) for each in rule.objects for value in values_of(each, row)],
                    [DefaultGraph() if name == DEFAULT_GRAPH else NamedNode(name) for name in names],
                ):
                    quads.add(Quad(subject, predicate, term, name))
    return quads


def to_term(term_map: TermMap, value: str) -> NamedNode | Literal:
    if term_map.term_type == "iri":
        return NamedNode(value)
    if term_map.language:
        return Literal(value, language=term_map.language)
    return Literal(value, datatype=NamedNode(term_map.datatype)) if term_map.datatype else Literal(value)


def parsed(made: Materialised) -> set[Quad]:
    return set(parse("".join(made.quads).encode(), format=RdfFormat.N_QUADS))


@given(mappings(), ROWS)
def test_compiled_rules_make_what_the_definition_says(mapping: Mapping, rows: list[dict[str, Any]]) -> None:
    made = materialise({"t": rows}, mapping)
    assert parsed(made) == interpret(mapping, {"t": rows})
    assert len(made.quads) == len(parsed(made))
    assert list(made.quads) == sorted(set(made.quads))


@given(mappings(), ROWS, st.randoms())
def test_the_order_of_rows_and_cells_changes_no_byte(
    mapping: Mapping, rows: list[dict[str, Any]], chance: random.Random
) -> None:
    def shuffled(things: list[Any]) -> list[Any]:
        return chance.sample(things, len(things))

    other = [dict(shuffled(list(row.items()))) for row in shuffled(rows)]
    assert materialise({"t": other}, mapping) == materialise({"t": rows}, mapping)


@given(TEXT, st.sampled_from(["[ex:p, $(a)]", "[ex:p, $(a), en~lang]", "[ex:p, $(a), ex:type]"]))
def test_any_text_survives_as_a_literal(text: str, item: str) -> None:
    (line,) = lines(item, a=text)
    (quad,) = parse(line.encode(), format=RdfFormat.N_QUADS)
    assert isinstance(quad.object, Literal)
    assert quad.object.value == text
    assert str(by_rdflib(line)) == text


@given(TEXT)
def test_any_text_survives_in_the_iri_of_a_template(text: str) -> None:
    # rdflib takes the blanks beyond ASCII, which RFC 3987 allows, for the end of an IRI.
    assume(not any(character.isspace() and not character.isascii() for character in text))
    (line,) = lines("[ex:p, ex:x/$(a)~iri]", a=text)
    (quad,) = parse(line.encode(), format=RdfFormat.N_QUADS)
    assert isinstance(quad.object, NamedNode)
    assert str(by_rdflib(line)) == quad.object.value == f"{EX}x/{iri_safe(text)}"


PIECES = [*"aZ0-._~:/?#[]@!$&'()*+,;=%^|{ éї", "//", "http:", "x:", "%20", "%zz", "[::1]", "[1:2::3:]", "8080"]
PIECES += [chr(code) for code in (0xA0, 0xE000, 0xFDD0, 0xFFF0, 0xFFFE, 0x1FFFE, 0xE0001, 0xF0000, 0x10FFFF)]


@given(st.lists(st.sampled_from(PIECES), max_size=8).map("".join))
def test_an_iri_is_what_pyoxigraph_takes_for_one(text: str) -> None:
    try:
        accepted = len(list(parse(f"<x:s> <x:p> <{text}> .".encode(), format=RdfFormat.N_QUADS))) == 1
    except SyntaxError:
        accepted = False
    assert is_iri(text) == accepted


@given(TEXT)
def test_literals_are_written_as_pyoxigraph_writes_them(text: str) -> None:
    assume("\ufffe" not in text and "\uffff" not in text)  # RDF 1.2 wants these escaped, pyoxigraph leaves them
    assert quote_literal(text) == str(Literal(text))


def by_rdflib(line: str) -> rdflib.term.Node:
    """The object of the one quad that rdflib's parser finds."""
    dataset = rdflib.Dataset()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # the parser calls what rdflib itself has deprecated
        dataset.parse(data=line, format="nquads")
    ((_, _, term, _),) = dataset.quads()
    return term


def test_our_mappings_make_of_the_sample_what_the_definition_says() -> None:
    made = materialise(SAMPLE, OURS)
    assert parsed(made) == interpret(OURS, SAMPLE)
    assert made.unread == {}


def test_the_sample_has_every_table_and_column() -> None:
    for table in OURS.tables:
        assert {name for row in SAMPLE[table] for name, cell in row.items() if cell} == OURS.columns(table)


def test_a_full_memory_forgets_and_makes_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    before = materialise(SAMPLE, OURS)
    monkeypatch.setattr(terms, "_REMEMBERED", 2)
    again = read_mappings((path.name, path.read_text("utf-8")) for path in MAPPINGS)
    assert materialise(SAMPLE, again) == before
