"""The site: the vocabulary and the rules as pages, made from `vocab/` and `shapes/`.

    .venv/bin/python -m tools.site

writes `docs/site/`. Pages come from what they speak of: terms from the vocabulary, rules from the shapes, examples
from a sheet and graphs that go through the program while the pages are made.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Final

from pyoxigraph import RdfFormat

from pipeline import resources
from pipeline.errors import Fault, InputError
from pipeline.house import House
from pipeline.hypertext import render
from pipeline.namespaces import NF, SHAPES
from pipeline.rdf import read_statements
from tools.site import links
from tools.site.broken import Examples, sample
from tools.site.island import SHEET, Island
from tools.site.jsonld import as_jsonld
from tools.site.rules import Rules, capital, read_rules
from tools.site.terms import ROWS, Ontology, read_terms
from tools.site.vocabulary import sections

FOLDER: Final = Path(__file__).parent
VOCABULARY: Final = resources.VOCABULARY / "newsfacts.ttl"


def pages() -> dict[str, str]:
    """The pages by the names of their files. Raises `InputError` where one of them would say what is not so."""
    turtle = _read(VOCABULARY)
    rules = read_rules((path.name, _read(path).decode()) for path in resources.files_of(resources.SHAPES, ".ttl"))
    house = House()
    ontology = read_terms(turtle, house.vocabulary.superclasses)
    return {
        links.INDEX: _render(links.INDEX, {"ontology": ontology, "terms": list(ontology.terms), "rules": rules}),
        links.VOCABULARY: vocabulary_page(turtle, rules, house),
        links.SHAPES: shapes_page(ontology, rules, house),
    }


def vocabulary_page(turtle: bytes, rules: Rules, house: House) -> str:
    """The page of a vocabulary that is given as Turtle, with links to the rules that speak of its terms."""
    ontology = read_terms(turtle, house.vocabulary.superclasses)
    island = Island(house)
    values = {
        "ontology": ontology,
        "terms": list(ontology.terms),
        "sections": list(sections(ontology, house, rules.mentions, island)),
        "island": island,
        "sheet": SHEET.read_text(encoding="utf-8"),
        "namespace": NF,
        "rows": [row for row in ROWS if row[0] in {each.title for term in ontology.terms for each in term.rows}],
        "jsonld": as_jsonld(turtle),
    }
    return _render(links.VOCABULARY, values, ["site.js"])


def shapes_page(ontology: Ontology, rules: Rules, house: House) -> str:
    """The page of the rules, each with the data that breaks it."""
    examples = Examples(house.compiled_shapes)
    whole = {shape.name: examples.of_shape(shape) for shape in rules.shapes}
    ways = {rule.fragment: examples.of_rule(shape, rule) for shape in rules.shapes for rule in shape.rules}
    values = {
        "ontology": ontology,
        "rules": rules,
        "examples": {**whole, **ways},
        "broken": sum(map(len, ways.values())),
        "sample": sample(),
        "namespace": f"{SHAPES}#",
        "capital": capital,
    }
    return _render(links.SHAPES, values, ["site.js"])


def _read(path: Path) -> bytes:
    """A file of Turtle. Raises `InputError` where it is none."""
    content = resources.read_bytes(path)
    try:
        read_statements(content, RdfFormat.TURTLE)
    except SyntaxError as error:
        raise InputError([Fault(f"is not Turtle: {error.msg}", path.name, error.lineno, error.offset)]) from None
    return content


def _render(name: str, values: Mapping[str, object], scripts: Sequence[str] = ()) -> str:
    reading = {"here": name, "parts": partial(links.parts, here=name)}
    return render(name, {**values, **reading}, ["site.css"], scripts, FOLDER)
