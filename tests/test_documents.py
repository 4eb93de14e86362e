"""Documents: text into nodes that know their place; and what is refused, in which words, at which place."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.documents import Node, Path, Position, Source, load_json, read_json, read_text, read_yaml, write_path
from pipeline.documents.nodes import MAX_BYTES, MAX_NODES
from pipeline.errors import InputError


def yaml(text: str) -> object:
    return read_yaml(text, "flood.yaml").plain()


def refused(read: Callable[[str, str], Node], text: str) -> str:
    """All that is told of a text, without the file's name."""
    with pytest.raises(InputError) as caught:
        read(text, "f")
    return str(caught.value).removeprefix("f:").replace("\nf:", "\n")


def places(node: Node, path: Path = ()) -> Iterator[tuple[str, Position | None, Position, object]]:
    """Each value of a tree: its path, where its key and itself stand, and the value where it is a scalar."""
    inside: list[tuple[str | int, Node]] = []
    if isinstance(node.value, dict):
        inside += node.value.items()
    if isinstance(node.value, list):
        inside += enumerate(node.value)
    scalar = type(node.value) if isinstance(node.value, dict | list) else node.value
    yield write_path(path), node.key, Position(node.line, node.column), scalar
    for step, below in inside:
        yield from places(below, (*path, step))


# ----------------------------------------------------------------------------------------- YAML: what values mean


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("2021-05-03", "2021-05-03"),
        ("2021-05", "2021-05"),
        ("2021-05-03T10:00:00Z", "2021-05-03T10:00:00Z"),
        ("2021", 2021),
        ("no", "no"),
        ("Yes", "Yes"),
        ("on", "on"),
        ("y", "y"),
        ("12:30", "12:30"),
        ("190:20:30", "190:20:30"),
        ("012", "012"),
        ("0o14", "0o14"),
        ("0x1F", "0x1F"),
        ("1_000", "1_000"),
        ("+5", "+5"),
        ("-5", -5),
        ("0", 0),
        ("1.50", Decimal("1.50")),
        ("-0.0", Decimal("-0.0")),
        (".5", ".5"),
        ("5.", "5."),
        ("1e3", "1e3"),
        (".inf", ".inf"),
        (".NaN", ".NaN"),
        ("999999999999999999", 999999999999999999),
        ("1000000000000000000", "1000000000000000000"),
        ("true", True),
        ("false", False),
        ("True", "True"),
        ("FALSE", "FALSE"),
        ("null", None),
        ("~", None),
        ("", None),
        ("Null", "Null"),
        ("'null'", "null"),
        ("'1.50'", "1.50"),
        ('"true"', "true"),
        ("''", ""),
        ("=", "="),
        ("..", ".."),
        ('"\\u00e9\\t\\x41"', "é\tA"),
        ("'it''s'", "it's"),
        ("over\n  two lines", "over two lines"),
        ("|\n  two\n  lines\n", "two\nlines\n"),
        (">-\n  two\n  lines\n", "two lines"),
        ("high # water", "high"),
        ("high#water", "high#water"),
        ("the 😀 river", "the 😀 river"),
    ],
)
def test_what_a_yaml_scalar_means(written: str, meant: object) -> None:
    value = yaml(f"a: {written}")
    assert value == {"a": meant}
    assert repr(value) == repr({"a": meant})  # 1, True, Decimal("1") and Decimal("1.0") are equal, and not the same


@given(st.from_regex(r"-?(0|[1-9][0-9]{0,40})(\.[0-9]{1,40})?", fullmatch=True).filter(lambda text: text != "-0"))
def test_no_digit_of_a_number_is_lost(text: str) -> None:
    """Only canonical decimal numbers are numbers, so that no digit that somebody wrote is lost."""
    value = read_yaml(text, "f").value
    assert (f"{value:f}" if isinstance(value, Decimal) else str(value)) == text


def test_yaml_keys_are_text_as_written() -> None:
    assert yaml("12: a\nno: b\n1.50: c\n'null': d\n~: e\n2021-05-03: f") == {
        "12": "a",
        "no": "b",
        "1.50": "c",
        "null": "d",
        "~": "e",
        "2021-05-03": "f",
    }


def test_yaml_flow_and_block_styles_mix() -> None:
    assert yaml("a: {b: [1, {c: d}], e: }\nf:\n- - g\n  - h\n- i: j") == {
        "a": {"b": [1, {"c": "d"}], "e": None},
        "f": [["g", "h"], {"i": "j"}],
    }


@pytest.mark.parametrize("text", ["", "\n\n", "# only a remark\n", "---\n", "---\n...\n", "null"])
def test_yaml_that_holds_nothing(text: str) -> None:
    assert yaml(text) is None


def test_yaml_document_marks_around_the_one_document() -> None:
    assert yaml("%YAML 1.2\n---\na: 1\n...\n") == {"a": 1}


# --------------------------------------------------------------------------------------------- YAML: what is refused


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("a: 1\nb: 2\na: 3", "3:1: the key `a` stands twice (first in line 1); keep one"),
        ("x:\n  - {a: 1, 'a': 2}", "2:12: the key `a` stands twice (first in line 2); keep one"),
        (
            "a: 1\na: 2\nb: 1\nb: 2\na: 3",
            "2:1: the key `a` stands twice (first in line 1); keep one\n"
            "4:1: the key `b` stands twice (first in line 3); keep one\n"
            "5:1: the key `a` stands twice (first in line 1); keep one",
        ),
        ("1: a\n'1': b", "2:1: the key `1` stands twice (first in line 1); keep one"),
        (
            "a: 1\na: 2\nb: [\n",
            "2:1: the key `a` stands twice (first in line 1); keep one\n"
            "4:1: the text breaks off here (did not find expected node content); is the file complete?",
        ),
        ("a: &x {b: 1}\nc:\n  <<: *x", "3:3: merge keys (<<) are not used here; write the keys out"),
        ("a: !!str 12", "1:4: the tag tag:yaml.org,2002:str is not used here; remove it"),
        ("a: !river [1]", "1:4: the tag !river is not used here; remove it"),
        (
            "a: !!python/name:os.system",
            "1:4: the tag tag:yaml.org,2002:python/name:os.system is not used here; remove it",
        ),
        ("!!map {a: 1}", "1:1: the tag tag:yaml.org,2002:map is not used here; remove it"),
        ("a: *x", "1:4: *x refers to nothing above it; write &x before the value"),
        ("a: *x\nb: &x 1", "1:4: *x refers to nothing above it; write &x before the value"),
        ("a: &x [1, *x]", "1:11: *x refers to nothing above it; write &x before the value"),
        ("a: &x {b: {c: *x}}", "1:15: *x refers to nothing above it; write &x before the value"),
        ("a: &x 1\n*x : 2", "2:1: only text can be a key; write the key out"),
        ("? [a]\n: 1", "1:3: a mapping or a list stands where a key is expected; write the key as text"),
        ("x: {[a]: 1}", "1:5: a mapping or a list stands where a key is expected; write the key as text"),
        ("a:\n\tb: 1", "2:1: a tab stands where YAML wants spaces; indent with spaces"),
        ("a:\n  b: 1\n \tc: 2", "3:2: a tab stands where YAML wants spaces; indent with spaces"),
        ("a: [1, 2\n", "2:1: the text breaks off here (did not find expected ',' or ']'); is the file complete?"),
        ("a: 'x", "1:6: the text breaks off here (found unexpected end of stream); is the file complete?"),
        ("a: 1\n---\nb: 2", "2:1: a second document starts here; one sheet a file (JSON lines hold many)"),
        (
            "a: 1\n...\nb: 2",
            "3:1: is not YAML: did not find expected <document start>; check quotes, colons and indentation",
        ),
        (
            "a: b: c",
            "1:5: is not YAML: mapping values are not allowed in this context; check quotes, colons and indentation",
        ),
        (
            "a: 1\n b: 2",
            "2:3: is not YAML: mapping values are not allowed in this context; check quotes, colons and indentation",
        ),
        (
            "a: @olsen",
            "1:4: is not YAML: found character that cannot start any token; check quotes, colons and indentation",
        ),
        ("- a\nb: 1", "2:1: is not YAML: did not find expected '-' indicator; check quotes, colons and indentation"),
        ("a: \x07", "1: holds a control character that YAML does not allow; remove it"),
        ("a: 1\nb: x\x00y\nc: 2", "2: holds a control character that YAML does not allow; remove it"),
        ("a: 1\nb: 2\nc: \x1b[31mred", "3: holds a control character that YAML does not allow; remove it"),
        ("[" * 33 + "]" * 33, "1:33: is nested more than 32 levels deep"),
        ("a: " + "{a: " * 32 + "}" * 32, "1:128: is nested more than 32 levels deep"),
    ],
)
def test_yaml_that_is_refused(text: str, told: str) -> None:
    assert refused(read_yaml, text) == told


def test_a_control_character_behind_other_letters_is_told_at_its_line() -> None:
    text = "a: Überschwemmungsgefährdung\nb: Ñandú\nc: \x07\nd: 1\ne: 2\nf: 3\n"
    assert refused(read_yaml, text) == "3: holds a control character that YAML does not allow; remove it"


def test_a_quoted_merge_sign_is_a_key_like_any_other() -> None:
    assert yaml("'<<': {a: 1}") == {"<<": {"a": 1}}


@pytest.mark.parametrize("mark", ["\u0085", "\u2028", "\u2029"])
def test_a_mark_that_only_old_yaml_takes_for_a_line_end_moves_no_place(mark: str) -> None:
    """YAML 1.2 has line feed and carriage return as line ends, as editors have."""
    assert refused(read_yaml, f'a: "high{mark}water"\nb: *x').startswith("2:4: *x refers to nothing")


# --------------------------------------------------------------------------------------------------- YAML: aliases


def test_aliases_stand_for_their_value_at_their_own_place() -> None:
    text = "a: &x {b: [1, &y 2.50]}\nc: *x\nd: [*y, *x]\na2: &x other\ne: *x"
    node = read_yaml(text, "f")
    assert node.plain() == {
        "a": {"b": [1, Decimal("2.50")]},
        "c": {"b": [1, Decimal("2.50")]},
        "d": [Decimal("2.50"), {"b": [1, Decimal("2.50")]}],
        "a2": "other",
        "e": "other",
    }
    assert node.reach(("d", 1))[0].line == 3
    assert node.reach(("d", 1))[0].column == 9


def test_an_anchored_key_stands_for_its_text() -> None:
    assert yaml("&k high: 1\nb: *k") == {"high": 1, "b": "high"}


def test_what_aliases_unfold_to_is_counted_before_it_is_built() -> None:
    bomb = "a: &a [x,x,x,x,x,x,x,x,x,x]\n"
    for one, next_one in zip("abcdefgh", "bcdefghi", strict=True):
        bomb += f"{next_one}: &{next_one} [{','.join(['*' + one] * 10)}]\n"
    assert (
        refused(read_yaml, bomb)
        == "6:20: unfolds to more than 500,000 values (aliases count as often as they are used)"
    )


def test_the_limit_on_values_is_met_exactly() -> None:
    """The root, 499 lists of 999 values each, and 999 values: 500,000."""
    lists = ["&x [" + ",".join("1" * 999) + "]", *["*x"] * 498]
    assert read_yaml("[" + ",".join([*lists, *"1" * 999]) + "]", "f").size == MAX_NODES
    assert "unfolds to more than 500,000 values" in refused(read_yaml, "[" + ",".join([*lists, *"1" * 1000]) + "]")


def test_aliases_cannot_nest_deeper_than_brackets_can() -> None:
    """Aliases are followed as long as the expanded tree stays within the limits."""
    steps = ["a0: &a0 [high]", *(f"a{n}: &a{n} [*a{n - 1}]" for n in range(1, 700))]
    assert yaml("\n".join(steps[:31])) is not None
    assert "is nested more than 32 levels deep" in refused(read_yaml, "\n".join(steps))


# ------------------------------------------------------------------------------------------------------------ JSON


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("{}", {}),
        (" [ ] ", []),
        ("\t\r\n1\n", 1),
        ("-0", 0),
        ("1.50", Decimal("1.50")),
        ("-0.0", Decimal("-0.0")),
        ("1e3", Decimal("1E+3")),
        ("1E-400", Decimal("1E-400")),
        ("12345678901234567890123", 12345678901234567890123),
        ('"\\u00e9\\n\\/\\""', 'é\n/"'),
        ('"\\ud83d\\ude00"', "😀"),
        ('"😀\x7f\u2028"', "😀\x7f\u2028"),
        ('{"a": [true, false, null, {"": "x"}], "b": ""}', {"a": [True, False, None, {"": "x"}], "b": ""}),
    ],
)
def test_what_json_means(text: str, value: object) -> None:
    assert repr(read_json(text, "f").plain()) == repr(value)
    assert repr(load_json(text)) == repr(value)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "1:1: the text breaks off here; is the file complete?"),
        (" \n ", "2:2: the text breaks off here; is the file complete?"),
        ('{"a": 1, "b": {"a": 2, "a": 3}}', "1:24: the key `a` stands twice (first in line 1); keep one"),
        (
            '{"a": 1,\n "a": 2,\n "\\u0061": 3}',
            "2:2: the key `a` stands twice (first in line 1); keep one\n"
            "3:2: the key `a` stands twice (first in line 1); keep one",
        ),
        (
            '{"a": 1,\n "a": 2,\n "b": ',
            "2:2: the key `a` stands twice (first in line 1); keep one\n"
            "3:7: the text breaks off here; is the file complete?",
        ),
        ("[1,]", "1:4: expected a value, found `]`"),
        ("[1 2]", "1:4: expected a comma or `]`"),
        ("[1", "1:3: the text breaks off here; is the file complete?"),
        ('{"a": 1,}', '1:9: expected a key in double quotes, such as "article"'),
        ("{a: 1}", '1:2: expected a key in double quotes, such as "article"'),
        ("{'a': 1}", '1:2: expected a key in double quotes, such as "article"'),
        ('{12: "a"}', '1:2: expected a key in double quotes, such as "article"'),
        ('{"a" 1}', "1:6: expected a colon after the key"),
        ('{"a": 1 "b": 2}', "1:9: expected a comma or `}`"),
        ('{"a": }', "1:7: expected a value, found `}`"),
        ("// remark\n{}", "1:1: expected a value, found `/`"),
        ("[01]", "1:3: expected a comma or `]`"),
        ("[1.]", "1:3: expected a comma or `]`"),
        ("[.5]", "1:2: expected a value, found `.`"),
        ("[+1]", "1:2: expected a value, found `+`"),
        ("-", "1:1: expected a value, found `-`"),
        ("NaN", "1:1: expected a value, found `N`"),
        ("-Infinity", "1:1: expected a value, found `-`"),
        ("True", "1:1: expected a value, found `T`"),
        ("nullify", "1:5: something follows the end of the JSON document; one sheet a file, or one a line"),
        ("{}\n{}", "2:1: something follows the end of the JSON document; one sheet a file, or one a line"),
        ('["a\tb"]', "1:2: the string is not closed, or holds a line break or a tab; write those as \\n and \\t"),
        ('["a\nb"]', "1:2: the string is not closed, or holds a line break or a tab; write those as \\n and \\t"),
        ('["a', "1:2: the string is not closed, or holds a line break or a tab; write those as \\n and \\t"),
        ('["\\x41"]', "1:2: the string holds an escape that JSON does not know; double the backslash"),
        ('["\\u00g0"]', "1:2: the string holds an escape that JSON does not know; double the backslash"),
        ("[" * 40 + "]" * 40, "1:33: is nested more than 32 levels deep"),
        ("\ufeff{}", "1:1: expected a value, found `\ufeff`"),
    ],
)
def test_json_that_is_refused(text: str, told: str) -> None:
    assert refused(read_json, text) == told


@pytest.mark.parametrize(
    "text",
    ["[" * 33 + "1" + "]" * 33, "[" * 5000 + "]" * 5000, "1" * 5000, "1e" + "9" * 20],
    ids=["a little too deep", "far too deep", "a number of 5,000 digits", "a number beyond all bounds"],
)
def test_beyond_the_limits_both_readers_of_json_refuse(text: str) -> None:
    """Both accept the same texts."""
    with pytest.raises(InputError):
        read_json(text, "f")
    assert load_json(text) is None


def test_both_readers_of_json_have_one_limit_on_values() -> None:
    """Both accept the same texts: the list and 499,999 values, and not one more."""
    most = "[" + "1," * (MAX_NODES - 2) + "1]"
    assert load_json(most) is not None
    assert load_json(most.replace("[", "[1,")) is None
    told = refused(read_json, most.replace("[", "[1,"))
    assert told == "1:1000000: holds more than 500,000 values"


def test_json_nests_as_deep_as_yaml() -> None:
    deepest = "[" * 32 + "1" + "]" * 32
    assert read_json(deepest, "f").plain() == yaml(deepest)
    for too_deep in ("[" * 33 + "]" * 33, "[" * 33 + "1" + "]" * 33):
        for read in (read_json, read_yaml):
            assert "is nested more than 32 levels deep" in refused(read, too_deep)


def test_places_start_at_the_line_that_the_text_starts_in() -> None:
    """`first_line` is the line of the file in which `text` starts."""
    assert read_json('{"a": 1}', "f", 7).reach(("a",))[0].line == 7
    with pytest.raises(InputError) as caught:
        read_json('{"a": }', "rulings.jsonl", 7)
    assert str(caught.value) == "rulings.jsonl:7:7: expected a value, found `}`"


# ------------------------------------------------------------------------------------------------------ properties

PLAIN_ENOUGH = st.characters(exclude_categories=("Cs", "Cn", "Cc", "Zl", "Zp"), exclude_characters="\ufeff")
CHARACTERS = st.one_of(PLAIN_ENOUGH, st.sampled_from([chr(code) for code in range(32)]))
"""Characters that both JSON and YAML can hold: json.dumps escapes C0 controls, and leaves DEL and C1 as they are."""


def trees(characters: st.SearchStrategy[str]) -> st.SearchStrategy[object]:
    words = st.text(characters, max_size=6)
    eighths = st.integers(-(10**9), 10**9).map(lambda number: number / 8)
    scalars = st.one_of(st.none(), st.booleans(), st.integers(-(10**17), 10**17), eighths, words)
    return st.recursive(
        scalars,
        lambda inside: st.one_of(st.lists(inside, max_size=4), st.dictionaries(words, inside, max_size=4)),
        max_leaves=12,
    )


STYLES = st.sampled_from([(None, None), (None, (",", ":")), (0, None), (2, (" ,", " :"))])
"""Indent and separators."""


@given(trees(st.characters()), STYLES, st.booleans())
def test_what_json_dumps_writes_both_readers_of_json_read(
    tree: object, style: tuple[int | None, tuple[str, str] | None], ascii_only: bool
) -> None:
    """Both accept the same texts."""
    text = json.dumps(tree, indent=style[0], separators=style[1], ensure_ascii=ascii_only)
    expected = repr(json.loads(text, parse_float=Decimal))
    assert repr(load_json(text)) == expected
    assert repr(read_json(text, "f").plain()) == expected


@given(trees(st.sampled_from('ab"\\\t\u00e9\u2028')), st.data())
def test_what_one_reader_of_json_refuses_the_other_refuses(tree: object, data: st.DataObject) -> None:
    """Both accept the same texts."""
    text = json.dumps(tree)
    for _ in range(data.draw(st.integers(1, 3))):
        start = data.draw(st.integers(0, len(text)))
        end = data.draw(st.integers(start, min(start + 2, len(text))))
        text = text[:start] + data.draw(st.text('{}[]",:.\\-+0123eEtruflsn \n\t', max_size=3)) + text[end:]
    try:
        value = read_json(text, "f").plain()
    except InputError:
        value = None
    assert repr(load_json(text)) == repr(value)


@given(trees(CHARACTERS), STYLES)
def test_json_read_as_yaml_is_the_same_tree_at_the_same_places(
    tree: object, style: tuple[int | None, tuple[str, str] | None]
) -> None:
    text = json.dumps(tree, indent=style[0], separators=style[1], ensure_ascii=False)
    assert list(places(read_yaml(text, "f"))) == list(places(read_json(text, "f")))


@given(trees(CHARACTERS), STYLES)
def test_each_place_points_at_the_text_of_its_value(
    tree: object, style: tuple[int | None, tuple[str, str] | None]
) -> None:
    text = json.dumps(tree, indent=style[0], separators=style[1])
    lines = text.split("\n")
    decoder = json.JSONDecoder(parse_float=Decimal)

    def points_at(place: Position) -> object:
        assert lines[place.line - 1][place.column - 1] not in " ,:"
        value, _ = decoder.raw_decode("\n".join([lines[place.line - 1][place.column - 1 :], *lines[place.line :]]))
        return type(value) if isinstance(value, dict | list) else value

    def walk(node: Node) -> None:
        plain = node.plain()
        assert points_at(Position(node.line, node.column)) == (
            type(plain) if isinstance(plain, dict | list) else plain
        )
        for key, below in node.value.items() if isinstance(node.value, dict) else ():
            assert below.key
            assert points_at(below.key) == key
            walk(below)
        for item in node.value if isinstance(node.value, list) else ():
            assert item.key is None
            walk(item)

    walk(read_json(text, "f"))


def test_the_places_of_a_sheet_as_people_write_it() -> None:
    text = """\
# A flood.
claims:
  'dyke-held':
    text: >-
      It
      held.
    said:
    - {by: olsen, s: [3, 4]}
    -   by:
          board
"""
    assert list(places(read_yaml(text, "f"))) == [
        ("", None, (2, 1), dict),
        ("claims", (2, 1), (3, 3), dict),
        ("claims.dyke-held", (3, 3), (4, 5), dict),
        ("claims.dyke-held.text", (4, 5), (4, 11), "It held."),
        ("claims.dyke-held.said", (7, 5), (8, 5), list),
        ("claims.dyke-held.said[0]", None, (8, 7), dict),
        ("claims.dyke-held.said[0].by", (8, 8), (8, 12), "olsen"),
        ("claims.dyke-held.said[0].s", (8, 19), (8, 22), list),
        ("claims.dyke-held.said[0].s[0]", None, (8, 23), 3),
        ("claims.dyke-held.said[0].s[1]", None, (8, 26), 4),
        ("claims.dyke-held.said[1]", None, (9, 9), dict),
        ("claims.dyke-held.said[1].by", (9, 9), (10, 11), "board"),
    ]


# -------------------------------------------------------------------------------------------------- bytes and places


def test_line_ends_and_byte_order_marks_make_no_difference() -> None:
    """UTF-8, a byte-order mark dropped, line ends as line feeds."""
    assert read_text(b"\xef\xbb\xbfa: 1\r\nb: 2\rc: 3\n\r\n", "f") == "a: 1\nb: 2\nc: 3\n\n"
    assert refused(read_yaml, read_text(b"a: 1\r\nb: 2\r\nb: 3", "f")).startswith("3:1: ")


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"a: \xff", "f:1: is not UTF-8 text (byte 3); save it as UTF-8"),
        (b"a: 1\nb: \xe6\x97", "f:2: is not UTF-8 text (byte 8); save it as UTF-8"),
        ("a: Nordb\u00e5".encode("latin-1"), "f:1: is not UTF-8 text (byte 8); save it as UTF-8"),
        ("a: 1".encode("utf-16"), "f:1: is not UTF-8 text (byte 0); save it as UTF-8"),
        (b"a: \xed\xa0\x80", "f:1: is not UTF-8 text (byte 3); save it as UTF-8"),
        (b" " * (MAX_BYTES + 1), "f: is larger than 8 MiB; split it into several"),
    ],
)
def test_bytes_that_are_refused(content: bytes, told: str) -> None:
    with pytest.raises(InputError) as caught:
        read_text(content, "f")
    assert str(caught.value) == told


def test_as_much_as_may_be_is_read() -> None:
    assert len(read_text(b" " * MAX_BYTES, "f")) == MAX_BYTES


def test_a_fault_stands_at_its_value_or_at_what_is_nearest_above_it() -> None:
    source = Source("flood.yaml", "claims:\n  held:\n    text: It held.\n    s: [1, 2]\n")
    assert [
        str(source.fault("x", ("claims", "held", "s", 1))),
        str(source.fault("x", ("claims", "held", "s", 7))),
        str(source.fault("x", ("claims", "held", "text"), key=True)),
        str(source.fault("x", ("claims", "held", "said", 0, "by"))),
        str(source.fault("x", ("claims", "held", "said"), key=True)),
        str(source.fault("x", ("offices",))),
        str(source.fault("x", ())),
    ] == [
        "flood.yaml:4:12: claims.held.s[1]: x",
        "flood.yaml:4:8: claims.held.s: x",
        "flood.yaml:3:5: claims.held.text: x",
        "flood.yaml:3:5: claims.held: x",
        "flood.yaml:2:3: claims.held: x",
        "flood.yaml:1:1: x",
        "flood.yaml:1:1: x",
    ]


def test_a_source_reads_either_form() -> None:
    assert Source("f.yaml", "a: no").value() == {"a": "no"}
    assert Source("f.json", '{"a": 1.50}', is_json=True).value() == {"a": Decimal("1.50")}
    assert Source("f.json", "null", is_json=True).value() is None
    with pytest.raises(InputError, match=r"^f\.json:1:1: expected a value, found `a`$"):
        Source("f.json", "a: no", is_json=True).value()
