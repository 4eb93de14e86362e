"""IRIs, CURIEs, and the name that was probably meant."""

from __future__ import annotations

import re

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.identifiers import check_base, expand, mint, nearest, suggest
from pipeline.iris import is_iri
from pipeline.namespaces import DEFAULT_BASE, PREFIXES, contract

WORDS = st.text(st.characters(codec="utf-8"), min_size=1, max_size=8)
BASE = "https://news.example/graph/"


def stands_in_a_graph(iri: str) -> bool:
    """Whether a parser that holds itself to RFC 3987 reads the IRI back as it is."""
    try:
        (quad,) = ox.parse(f"<{iri}> <x:p> <x:o> .".encode(), format=ox.RdfFormat.N_TRIPLES)
    except SyntaxError:
        return False
    return bool(quad.subject == ox.NamedNode(iri))


# ------------------------------------------------------------------------------------------------------------ IRIs


@pytest.mark.parametrize(
    "text",
    [
        "https://example.org/",
        "HTTP://EXAMPLE.org",
        "https://example.org/a?b=c#d",
        "https://example.org/%C3%A9",
        "https://example.org/Übersicht/日本",
        "https://[2001:db8::1]:8080/x",
        "urn:isbn:0451450523",
        "mailto:olsen@example.org",
        "tag:example.org,2021:x",
        "x:",
    ],
)
def test_what_is_an_iri(text: str) -> None:
    assert is_iri(text)
    assert stands_in_a_graph(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "river",
        "//example.org/",
        "/a",
        "#a",
        "1x:a",
        ":a",
        "https://example.org/a b",
        "https://example.org/<a>",
        'https://example.org/"a"',
        "https://example.org/{a}",
        "https://example.org/a|b",
        "https://example.org/a\\b",
        "https://example.org/a^b",
        "https://example.org/`a`",
        "https://example.org/a\n",
        "https://example.org/%zz",
        "https://example.org/#a#b",
        "https://example.org/[a]",
        "http://[x/",
    ],
)
def test_what_is_none(text: str) -> None:
    """Whether `text` can stand between ``<`` and ``>`` as an absolute IRI."""
    assert not stands_in_a_graph(text)
    assert not is_iri(text)


@pytest.mark.parametrize(
    "base",
    [
        "https://example.org/",
        "http://example.org/news/",
        "https://example.org:8443/a/b/",
        "https://example.org/Übersicht/",
        DEFAULT_BASE,
    ],
)
def test_a_base_under_which_data_can_be_minted(base: str) -> None:
    assert check_base(base) == base
    assert stands_in_a_graph(mint(base, "article", "x"))


@pytest.mark.parametrize(
    "base",
    [
        *(
            "",
            "example.org/",
            "https://example.org",
            "https://example.org/news",
            "https:///news/",
            "ftp://example.org/",
        ),
        *(
            "https://example.org/?a/",
            "https://example.org/#a/",
            "https://example.org/a b/",
            "https://example.org/<a>/",
        ),
        *("https://example.org/news/\n", "https://exa[mple.org/", "https://example.org/%zz/"),
    ],
)
def test_a_base_that_is_refused(base: str) -> None:
    told = f"the base `{base}` must be an http(s) IRI that ends in a slash, such as https://example.org/news/"
    with pytest.raises(ValueError, match="^" + re.escape(told) + "$"):
        check_base(base)


def test_minting() -> None:
    assert mint(BASE, "article", "flood", "said", "1-olsen") == f"{BASE}article/flood/said/1-olsen"
    assert mint(BASE, "property", "goals scored") == f"{BASE}property/goals%20scored"
    assert mint(BASE, "property", "a/b") == f"{BASE}property/a%2Fb"
    assert mint(BASE, "property", "50% é?#") == f"{BASE}property/50%25%20%C3%A9%3F%23"
    assert mint(BASE) == BASE


@given(st.lists(WORDS, min_size=1, max_size=3), st.lists(WORDS, min_size=1, max_size=3))
def test_different_steps_have_different_iris(one: list[str], other: list[str]) -> None:
    """The IRI under `base` whose path is `steps`, each percent-encoded as one segment."""
    assert stands_in_a_graph(mint(BASE, *one))
    assert mint(BASE, *one).count("/") == BASE.count("/") + len(one) - 1
    assert (mint(BASE, *one) == mint(BASE, *other)) == (one == other)


# ---------------------------------------------------------------------------------------------------------- CURIEs

SHIPS = {"ships": "https://ships.example/ns#", "s.2-x": "https://ships.example/2/"}


@pytest.mark.parametrize(
    ("curie", "iri"),
    [
        ("ships:Port", "https://ships.example/ns#Port"),
        ("ships:a:b", "https://ships.example/ns#a:b"),
        ("ships:Übersee", "https://ships.example/ns#Übersee"),
        ("ships:a/b?c", "https://ships.example/ns#a/b?c"),
        ("s.2-x:a", "https://ships.example/2/a"),
        ("ships:", None),
        ("Ships:Port", None),
        ("other:Port", None),
        ("Port", None),
        (":Port", None),
        ("", None),
        ("https://ships.example/ns#Port", None),
        ("ships://Port", None),
        ("ships:a b", None),
        ("ships:<a>", None),
        ("ships:a\n", None),
        ("ships:a#b", None),
        ("ships:a[b]", None),
        ("ships:%zz", None),
    ],
)
def test_curies(curie: str, iri: str | None) -> None:
    """The IRI of a CURIE, or nothing where the text is none or its prefix is not declared."""
    assert expand(curie, SHIPS) == iri


@given(st.text(st.characters(codec="utf-8"), max_size=8))
def test_what_a_curie_stands_for_can_stand_in_a_graph(local: str) -> None:
    iri = expand(f"ships:{local}", SHIPS)
    assert iri is None or (iri == SHIPS["ships"] + local and stands_in_a_graph(iri))


@pytest.mark.parametrize(
    ("iri", "curie"),
    [
        ("https://schema.org/Person", "schema:Person"),
        ("https://w3id.org/newsfacts/vocab#declines-to-comment", "nf:declines-to-comment"),
        ("http://www.wikidata.org/entity/Q212", "wd:Q212"),
        ("https://schema.org/", "https://schema.org/"),
        ("https://schema.org/a/b", "https://schema.org/a/b"),
        ("http://schema.org/Person", "http://schema.org/Person"),
        ("https://ships.example/ns#Port", "https://ships.example/ns#Port"),
    ],
)
def test_contracting(iri: str, curie: str) -> None:
    """`iri` as a CURIE where a known prefix fits and the rest is a plain name, else as it is."""
    assert contract(iri) == curie
    assert (expand(curie, PREFIXES) or curie) == iri


# ------------------------------------------------------------------------------------------------------- remedies


@pytest.mark.parametrize(
    ("name", "known", "near"),
    [
        ("participent", ["agent", "participant"], "participant"),
        ("AGENT", ["agent", "agents"], "agent"),
        ("strke", ["strike", "stroke"], "stroke"),
        ("river", ["dyke", "town"], None),
        ("river", [], None),
        ("a", ["b"], None),
    ],
)
def test_the_nearest_name(name: str, known: list[str], near: str | None) -> None:
    assert nearest(name, known) == near
    assert nearest(name, reversed(known)) == near


@pytest.mark.parametrize(
    ("name", "known", "remedy"),
    [
        ("participent", ["agent", "participant"], "did you mean `participant`?"),
        ("river", ["town", "dyke"], "known: `dyke`, `town`"),
        ("river", list("gfedcba"), "known: `a`, `b`, `c`, `d`, `e`, `f`, ..."),
        ("river", list("fedcba"), "known: `a`, `b`, `c`, `d`, `e`, `f`"),
        ("river", [], "there is none here"),
    ],
)
def test_remedies(name: str, known: list[str], remedy: str) -> None:
    assert suggest(name, known) == remedy


@given(st.sets(WORDS, min_size=1), st.data())
def test_a_known_name_in_other_letters_is_always_found(names: set[str], data: st.DataObject) -> None:
    meant = data.draw(st.sampled_from(sorted(names)))
    found = nearest(meant.lower(), names)
    assert found is not None
    assert found.lower() == meant.lower()
