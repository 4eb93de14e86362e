"""The shapes as records: what each speaks of, and its rules, in words.

Source: https://www.w3.org/TR/shacl/
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Final

import pyoxigraph as ox

from pipeline.findings import SEVERITIES, Severity
from pipeline.namespaces import RDF, SH, SHAPES
from pipeline.rdf import Statement, read_statements
from tools.site.graph import ShapesGraph
from tools.site.sentences import Speaker, a, listed, term

_SILENT: Final = {"path", "property", "message", "severity", "qualifiedValueShape", "rdf:type", "rdfs:label"}
_TARGETS: Final = ("targetClass", "targetNode", "targetSubjectsOf")
_QUERY: Final = "The query that stands in the Turtle below finds nothing."


@dataclass(frozen=True)
class Rule:
    """One thing that a shape wants, with the message that it gives where it is broken.

    `says` tells the same exactly; `choices` are the options that it leaves. `components` are the parts of it that can
    be broken (``MinCount``), `properties` the IRIs that it looks at.
    """

    fragment: str
    severity: Severity
    message: str
    says: str
    choices: tuple[str, ...]
    components: tuple[str, ...]
    properties: frozenset[str]


@dataclass(frozen=True)
class Shape:
    """A named shape. `users` are the shapes that lean on it, `turtle` is what stands in its file."""

    name: str
    label: str
    speaks_of: str
    rules: tuple[Rule, ...]
    users: tuple[str, ...]
    turtle: str


@dataclass(frozen=True)
class File:
    """A file of shapes: its name, what its first line says that it is about, and its shapes."""

    name: str
    heading: str
    shapes: tuple[Shape, ...]


@dataclass(frozen=True)
class Rules:
    """All shapes, and the names of those that speak of each term, by the term's IRI."""

    files: tuple[File, ...]
    mentions: Mapping[str, tuple[str, ...]]

    @property
    def shapes(self) -> Iterator[Shape]:
        """All shapes, in the order of the files."""
        return (shape for file in self.files for shape in file.shapes)


def read_rules(files: Iterable[tuple[str, str]]) -> Rules:
    """The shapes of several Turtle files (name, content). Raises `InputError` for constraints that have no words."""
    contents = dict(files)
    reader = _Reader([each for text in contents.values() for each in read_statements(text, ox.RdfFormat.TURTLE)])
    return Rules(tuple(reader.file(*each) for each in contents.items()), reader.mentions)


class _Reader:
    """Makes records of the shapes of one shapes graph."""

    def __init__(self, statements: Iterable[Statement]) -> None:
        self.graph = ShapesGraph(statements)
        self.speaker = Speaker(self.graph)
        self.mentions: dict[str, tuple[str, ...]] = {}
        for shape in self.graph.shapes():
            for iri in self.graph.within(shape):
                self.mentions[iri] = (*self.mentions.get(iri, ()), _local(shape))

    def file(self, name: str, text: str) -> File:
        """The shapes of a file, which stand in it with empty lines between them."""
        head, *blocks = re.split(r"\n\n(?=nfsh:)", text)
        comment = head.partition("\n")[0].removeprefix("# ").partition(". ")[0].rstrip(".")
        return File(
            name,
            capital(comment.removeprefix("What must hold of ")),
            tuple(self.shape(block.strip()) for block in blocks),
        )

    def shape(self, turtle: str) -> Shape:
        """The shape that a block of Turtle gives."""
        name = turtle.removeprefix("nfsh:").partition(" ")[0]
        iri = f"{SHAPES}#{name}"
        fragments: Counter[str] = Counter()
        targets = frozenset(self.graph.all(iri, "targetSubjectsOf"))
        return Shape(
            name=name,
            label=self.graph.one(iri, "rdfs:label"),
            speaks_of=self._speaks_of(iri),
            rules=tuple(
                _with_fragment(replace(rule, properties=rule.properties | targets), name, fragments)
                for rule in self._rules(iri, [])
            ),
            users=self.mentions.get(iri, ()),
            turtle=turtle,
        )

    def _speaks_of(self, shape: str) -> str:
        classes, terms, properties = ([term(each) for each in self.graph.all(shape, name)] for name in _TARGETS)
        if classes:
            return f"every {listed(classes)}"
        if properties:
            return f"whatever has {listed([a(each) for each in properties])}"
        return f"what the graph says with {listed(terms)}" if terms else ""

    def _rules(self, node: str, paths: list[str]) -> Iterator[Rule]:
        """The rules of a shape, or of a property that `paths` lead to; those of its properties come first."""
        for inner in self.graph.all(node, "property"):
            yield from self._rules(inner, [*paths, self.graph.one(inner, "path")])
        components = [name for name in self.graph.names(node) if name not in {*_SILENT, *_TARGETS, "sparql"}]
        if components:
            clause = self.speaker.clause(paths, node) if paths else self.speaker.whole(node)
            yield self._rule(node, paths, self.graph.one(node, "message"), f"{capital(clause)}.", components)
        for query in self.graph.all(node, "sparql"):
            yield self._rule(node, paths, self.graph.one(query, "message"), _QUERY, ["SPARQL"])

    def _rule(self, node: str, paths: list[str], message: str, says: str, components: list[str]) -> Rule:
        severity = self.graph.one(node, "severity").removeprefix(SH).lower()
        choices = tuple(self.speaker.choices(node))
        wanted = {value for name in components for value in self.graph.all(node, name)}
        looked = wanted.union(paths, *(self.graph.within(each) for each in (*wanted, *paths) if ":" not in each))
        return Rule(
            fragment="-".join(name for path in paths for name in self._names(path)) or "itself",
            severity=next((each for each in SEVERITIES if each == severity), "violation"),
            message=message,
            says=f"{says.rstrip('.')}:" if choices else says,
            choices=choices,
            components=tuple(f"{name[0].upper()}{name[1:]}" for name in components),
            properties=frozenset(looked),
        )

    def _names(self, path: str) -> list[str]:
        """The names of the properties of a path, of many the first."""
        steps = [path] if ":" in path else [each for each in self.graph.within(path) if ":" in each]
        names = sorted(_local(step) for step in steps if step != f"{RDF}nil")
        return names if len(names) < 3 else [names[0], "etc"]


def _with_fragment(rule: Rule, shape: str, given: Counter[str]) -> Rule:
    """The rule with a fragment that no other has: that of the shape, and its own."""
    given[rule.fragment] += 1
    number = given[rule.fragment]
    return replace(rule, fragment=f"{shape}.{rule.fragment}{f'-{number}' if number > 1 else ''}")


def capital(text: str) -> str:
    """A text with a capital letter in front."""
    return text[:1].upper() + text[1:]


def _local(iri: str) -> str:
    """What follows the namespace."""
    return re.split(r"[#/]", iri)[-1]
