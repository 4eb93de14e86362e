"""Constraints: what a shape wants at a place, in words.

For whatever shapes somebody brings: a constraint that has no words here is left out, and its message speaks alone.

Source: https://www.w3.org/TR/shacl/#core-components
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping
from typing import Final, NamedTuple

import pyoxigraph as ox

from pipeline.namespaces import RDF, RDFS, SH
from pipeline.rdf import Term
from pipeline.reports.names import any_of, datatype_words, local_words, shape_iri, term_words, with_article
from pipeline.shapes import Shapes

_PLACEHOLDER = re.compile(r"\{[?$]\w+\}")
_CLOSED: Final = "only properties that the rule names"
_KINDS: Final = {
    "IRI": "a thing with an IRI, not text",
    "Literal": "text, a number or a date, not a thing",
    "BlankNode": "a thing without a name",
    "BlankNodeOrIRI": "a thing, not text",
    "BlankNodeOrLiteral": "text, or a thing without a name",
    "IRIOrLiteral": "text, or a thing with an IRI",
}
_PLAIN: Final[Mapping[str, Callable[[str], str]]] = {
    "class": lambda value: with_article(local_words(value)),
    "datatype": datatype_words,
    "nodeKind": lambda value: _KINDS.get(value.removeprefix(SH), ""),
    "minInclusive": lambda value: f"{value} or more",
    "maxInclusive": lambda value: f"{value} or less",
    "minExclusive": lambda value: f"more than {value}",
    "maxExclusive": lambda value: f"less than {value}",
    "minLength": lambda value: f"at least {value} characters",
    "maxLength": lambda value: f"at most {value} characters",
    "pattern": lambda value: f"text of the form {value}",
    "uniqueLang": lambda value: "one text in each language" if value == "true" else "",
    "equals": lambda value: f"the same as its “{local_words(value)}”",
    "disjoint": lambda value: f"nothing that is its “{local_words(value)}” too",
    "lessThan": lambda value: f"less than its “{local_words(value)}”",
    "lessThanOrEquals": lambda value: f"not more than its “{local_words(value)}”",
}
"""The constraints that one plain value tells all of."""


class Wanted(NamedTuple):
    """What is wanted in all where a constraint is not kept, and `alone` by that constraint; in words, or empty.

    Where something is missing, both are the same: who adds it has to know all.
    """

    in_all: str
    alone: str


class Constraints:
    """The shapes of a validation, asked what they want."""

    def __init__(self, shapes: Shapes) -> None:
        self._labels = shapes.labels
        self._unnamed = [shape for shape in shapes.targets if not shape_iri(shape)]
        self._said: dict[tuple[str, str], list[Term]] = defaultdict(list)
        for subject, predicate, value, _ in shapes.statements:
            self._said[subject, predicate].append(value)
        texts = {value.value for _, predicate, value, _ in shapes.statements if predicate == f"{SH}message"}
        self._messages = [(max(_PLACEHOLDER.split(text), key=len), text) for text in sorted(texts)]
        self._known: dict[tuple[str, str, str], Wanted] = {}
        self._special: Mapping[str, Callable[[str], str]] = {
            "in": self._in,
            "hasValue": lambda node: f"{' and '.join(map(term_words, self._all(node, 'hasValue')))} among the values",
            "or": lambda node: self._choice(node, "or"),
            "xone": lambda node: self._choice(node, "xone"),
            "node": lambda node: "; ".join(filter(None, map(self._inner, self._all(node, "node")))),
            "qualifiedValueShape": self._qualified,
        }

    def comment(self, shape: str) -> str:
        """What its authors say of a shape; nothing where they do not."""
        texts = self._all(shape, "description") or self._said.get((shape, f"{RDFS}comment"), [])
        return texts[0].value if texts else ""

    def message(self, message: str) -> str:
        """The authors' message that one was made from, an ellipsis for each value; of an engine's own, nothing."""
        fitting = [(part, text) for part, text in self._messages if part.strip() and part in message]
        return _PLACEHOLDER.sub("…", max(fitting)[1]) if fitting else ""

    def options(self, shape: str, path: str) -> list[str]:
        """Of which values a place wants one, in words."""
        return [option for node in self._nodes(shape, path) for option in self._options(node)]

    def wanted(self, shape: str, path: str, component: str) -> Wanted:
        """What a shape wants of the values at a path; without a path, of the node, by that component alone."""
        key = (shape, path, component)
        if key not in self._known:
            self._known[key] = self._wanted(*key)
        return self._known[key]

    def _wanted(self, shape: str, path: str, component: str) -> Wanted:
        name = component.removesuffix("ConstraintComponent")
        parameter = name[:1].lower() + name[1:]
        if parameter == "closed":
            return Wanted(_CLOSED, _CLOSED)
        nodes = [node for node in self._nodes(shape, path) if self._all(node, parameter)]
        words = {self._words(node) if path else self._tell(node, parameter) for node in nodes}
        alone = words if parameter == "minCount" else {self._tell(node, parameter) for node in nodes}
        return Wanted(_only(words), _only(alone))

    def _nodes(self, shape: str, path: str) -> Iterator[str]:
        """The shape itself; where there is a path, the shapes that have it, among it and its property shapes.

        A shape without an IRI can be any of those without.
        """
        todo, seen = [shape] if shape_iri(shape) else list(self._unnamed), set[str]()
        while todo:
            node = todo.pop()
            if node not in seen:
                seen.add(node)
                if not path or any(_fits(each, path) for each in self._all(node, "path")):
                    yield node
                todo += [each.value for each in self._all(node, "property")] if path else []

    def _words(self, node: str) -> str:
        """All that a shape wants of a place, how often first: ``exactly 1 value: a day, such as 2024-06-25``."""
        parts = [
            words for name in (*self._special, *_PLAIN) if self._all(node, name) and (words := self._tell(node, name))
        ]
        return ": ".join(filter(None, (self._count(node), "; ".join(parts))))

    def _tell(self, node: str, parameter: str) -> str:
        if parameter in ("minCount", "maxCount"):
            return self._count(node)
        if parameter.startswith("qualified"):
            return self._qualified(node)
        if parameter in self._special:
            return self._special[parameter](node)
        words = (_PLAIN[parameter](value.value) for value in self._all(node, parameter) if parameter in _PLAIN)
        return " and ".join(filter(None, words))

    def _count(self, node: str) -> str:
        least, most = (next((each.value for each in self._all(node, f"{end}Count")), "") for end in ("min", "max"))
        if most == "0":
            return "nothing"
        if least == most:
            return f"exactly {_values(least)}" if least else ""
        bounds = (("at least", least), ("at most", most))
        return " and ".join(f"{end} {_values(number)}" for end, number in bounds if number not in ("", "0"))

    def _options(self, node: str) -> list[str]:
        return [term_words(option) for head in self._all(node, "in") for option in self._members(head)]

    def _in(self, node: str) -> str:
        options = self._options(node)
        return f"one of {any_of(options)}" if len(options) > 1 else "".join(options)

    def _choice(self, node: str, name: str) -> str:
        options = [self._inner(option) for head in self._all(node, name) for option in self._members(head)]
        return any_of(options) if all(options) else ""

    def _qualified(self, node: str) -> str:
        bounds = (
            (end, self._all(node, f"qualified{name}Count")) for end, name in (("least", "Min"), ("most", "Max"))
        )
        count = " and ".join(f"at {end} {number[0].value}" for end, number in bounds if number)
        inner = [self._inner(each) for each in self._all(node, "qualifiedValueShape")]
        return f"{count} of this kind: {'; '.join(inner)}" if all(inner) else ""

    def _inner(self, shape: Term) -> str:
        """What a shape wants that another refers to: its message, else its name, else its plain constraints."""
        for message in self._all(shape.value, "message"):
            return _PLACEHOLDER.sub("…", message.value).rstrip(".")
        if name := self._labels.get(shape.value):
            return f"what keeps to the rule “{name}”"
        return ", ".join(words for name in _PLAIN if (words := self._tell(shape.value, name)))

    def _all(self, node: str, name: str) -> list[Term]:
        return self._said.get((node, SH + name), [])

    def _members(self, head: Term) -> Iterator[Term]:
        """The members of a list, which may be wrong, and without end."""
        seen = set[str]()
        while head.value not in seen and (first := self._said.get((head.value, f"{RDF}first"))):
            seen.add(head.value)
            yield first[0]
            head = next(iter(self._said.get((head.value, f"{RDF}rest"), ())), head)


def _only(words: Collection[str]) -> str:
    """The words, where there are not several to choose from."""
    return next(iter(words)) if len(words) == 1 else ""


def _fits(path: Term, text: str) -> bool:
    """Whether a path can be the one that a text in SPARQL's syntax stands for: of long ones it is not known."""
    return str(path) == text if isinstance(path, ox.NamedNode) else not re.fullmatch("<[^<>]*>", text)


def _values(number: str) -> str:
    return f"{number} value{'' if number == '1' else 's'}"
