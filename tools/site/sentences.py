"""Sentences: what a shape wants of a node, in plain words, with every term between backticks.

Only what our shapes use has words; anything else is a fault, so that no page leaves a constraint out.

Source: https://www.w3.org/TR/shacl/#core-components
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from pipeline.errors import Fault, InputError
from pipeline.namespaces import SH, SHAPES, XSD, contract
from tools.site.graph import ShapesGraph

_AN: Final = ("nf", "nfsh", "oa", "org", "rdf", "xsd")
"""Prefixes that are spoken with a vowel first."""
_NUMBERS: Final = {"0": "no", "1": "one", "2": "two"}
_TYPES: Final = {
    "string": "text without a language",
    "integer": "a whole number",
    "nonNegativeInteger": "a whole number that is not negative",
    "decimal": "a decimal number",
    "boolean": "true or false",
    "date": "a day",
    "gYearMonth": "a month",
    "gYear": "a year",
    "dateTime": "a day with a time",
}
_PATTERNS: Final = {
    "^[0-9a-f]{64}$": "consists of 64 digits from 0 to 9 and a to f",
    "^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$": "has the form of en or pt-BR",
    "^-?[0-9]{4,}-[0-9]{2}-[0-9]{2}$": "has the form of 2031-03-02, without a time zone",
    "^-?[0-9]{4,}-(0[1-9]|1[0-2])$": "has the form of 2031-03, without a time zone",
    "^-?[0-9]{4,}$": "has the form of 2031, without a time zone",
}
_KINDS: Final = {
    "IRI": "an IRI: not text, and not a node without a name",
    "Literal": "text or another plain value: not a node",
}
_COUNTS: Final = {"minCount", "maxCount"}
_QUALIFIED: Final = {"qualifiedMinCount": "at least", "qualifiedMaxCount": "at most"}
_CHOICES: Final = {"or": "at least one of these", "xone": "exactly one of these"}
_SILENT: Final = {
    "path",
    "property",
    "message",
    "severity",
    "qualifiedValueShape",
    "rdf:type",
    "rdfs:label",
    "sparql",
}
_TARGETS: Final = {"targetClass", "targetNode", "targetSubjectsOf"}


def term(iri: str) -> str:
    """An IRI as a name between backticks; a plain value as it is."""
    shape = iri.removeprefix(f"{SHAPES}#")
    return f"`nfsh:{shape}`" if shape != iri else f"`{contract(iri)}`"


def listed(names: list[str], last: str = "or") -> str:
    """``a, b or c``; nothing of nothing."""
    return f" {last} ".join(filter(None, (", ".join(names[:-1]), *names[-1:])))


def a(noun: str) -> str:
    """A noun with its article."""
    return f"{'an' if noun.lstrip('`').partition(':')[0] in _AN else 'a'} {noun}"


class Speaker:
    """Puts the nodes of a shapes graph into words. Raises `InputError` for what it has no words for."""

    def __init__(self, graph: ShapesGraph) -> None:
        self.graph = graph
        self._verbs: dict[str, Callable[[str], str]] = {
            "class": lambda value: f"is {a(term(value))}",
            "datatype": lambda value: f"is {_known(_TYPES, value.removeprefix(XSD))} ({term(value)})",
            "nodeKind": lambda value: f"is {_known(_KINDS, value.removeprefix(SH))}",
            "node": lambda value: f"keeps to {term(value)} ({graph.one(value, 'rdfs:label').lower()})",
            "in": lambda value: f"is {listed([term(each) for each in graph.members(value)])}",
            "pattern": lambda value: _known(_PATTERNS, value),
            "uniqueLang": lambda value: "is the only one in its language",
            "maxLength": lambda value: f"has at most {value} characters",
            "minInclusive": lambda value: f"is {value} or more",
            "maxInclusive": lambda value: f"is {value} or less",
            "lessThan": lambda value: f"comes before its {term(value)}",
            "lessThanOrEquals": lambda value: f"does not go beyond its {term(value)}",
            "equals": lambda value: f"is one of its {term(value)}, and the other way round",
            "disjoint": lambda value: f"is none of its {term(value)}",
            "hasValue": lambda value: f"is {term(value)}",
            "not": lambda value: f"is not so that {self.holds(value)}",
        }

    def noun(self, path: str, of: str = "it") -> str:
        """What a path leads to from `of`, as a noun without article.

        Source: https://www.w3.org/TR/shacl/#property-paths
        """
        inverse, choice, steps = (
            self.graph.one(path, f"{name}Path") for name in ("inverse", "alternative", "oneOrMore")
        )
        if inverse:
            return f"node that has {of} as its {term(inverse)}"
        if choice:
            return listed([self.noun(each, of) for each in self.graph.members(choice)])
        if steps:
            back = self.graph.one(steps, "inversePath")
            reaches = f"reaches {of}" if back else f"{of} reaches"
            return f"node that {reaches} by one or more {term(back or steps)}"
        if self.is_direct(path):
            return term(path) if of == "it" else f"{term(path)} of {of}"
        for step in self.graph.members(path):
            noun = self.noun(step, of)
            of = a(f"{noun} of it" if of == "it" and self.is_direct(step) else noun)
        return noun

    def is_direct(self, path: str) -> bool:
        """Whether a path is one property, read forwards, or the choice between such."""
        choice = self.graph.one(path, "alternativePath")
        return all(map(self.is_direct, self.graph.members(choice))) if choice else not self.graph.names(path)

    def wants(self, node: str) -> list[str]:
        """What a shape wants of each value, as verbs: ``is a `schema:Place```. Counts are told elsewhere."""
        found = []
        for name in self.graph.names(node):
            for value in self.graph.all(node, name):
                if name in _CHOICES:
                    found.append(self._simple_choice(value) or f"fulfils {_CHOICES[name]}")
                elif name in self._verbs:
                    found.append(self._verb(name, value))
                elif name not in _COUNTS | _SILENT | _TARGETS | _QUALIFIED.keys():
                    raise InputError(
                        [Fault(f"there are no words for sh:{name}; give it some in tools/site/sentences.py")]
                    )
        return found

    def _verb(self, name: str, value: str) -> str:
        if name == "not" and self.graph.names(value) == ["class"]:
            return f"is not {a(term(self.graph.one(value, 'class')))}"
        return self._verbs[name](value)

    def _simple_choice(self, options: str) -> str:
        """``is a `schema:Person` or a `schema:Organization```, where every option is one such word; else nothing."""
        wants = [self.wants(option) for option in self.graph.members(options)]
        if any(len(each) != 1 or not each[0].startswith("is ") for each in wants):
            return ""
        if any(self.graph.all(option, "property") for option in self.graph.members(options)):
            return ""
        return f"is {listed([each[0].removeprefix('is ') for each in wants])}"

    def choices(self, node: str) -> list[str]:
        """The options of a shape that are too long for one sentence, each as a clause about ``it``."""
        options = [value for name in _CHOICES for value in self.graph.all(node, name)]
        return [
            self.holds(each)
            for value in options
            if not self._simple_choice(value)
            for each in self.graph.members(value)
        ]

    def holds(self, node: str) -> str:
        """What must hold of ``it`` by a shape that stands inside another, as one clause."""
        wants = [want for want in self.wants(node) if not want.startswith("fulfils")]
        parts = [f"it {listed(wants, 'and')}"] if wants else []
        parts += [self.clause([self.graph.one(each, "path")], each) for each in self.graph.all(node, "property")]
        if len(parts) > 1 and all(part.startswith("it has ") for part in parts):
            parts = [f"it has {listed([part.removeprefix('it has ') for part in parts], 'and')}"]
        inner = self.choices(node)
        return " and ".join([*parts, *([f"either {', or '.join(inner)}"] if inner else [])])

    def whole(self, node: str) -> str:
        """What a shape wants of ``it`` as a whole; where it leaves choices, what introduces these."""
        if self.choices(node):
            return next(f"{words} is so" for name, words in _CHOICES.items() if self.graph.one(node, name))
        return f"it {listed(self.wants(node), 'and')}"

    def clause(self, paths: list[str], node: str) -> str:
        """What a property of a shape wants of ``it``; `paths` lead to its values, one behind the other."""
        thing = self.noun(paths[0])
        for path in paths[1:]:
            thing = self.noun(path, a(thing))
        direct = len(paths) == 1 and self.is_direct(paths[0])
        least, most = self.graph.one(node, "minCount"), self.graph.one(node, "maxCount")
        wants = listed(self.wants(node), "and")
        if self.graph.one(node, "hasValue"):
            return f"its {thing} {wants}"
        for name, words in _QUALIFIED.items():
            if number := self.graph.one(node, name):
                value = self.graph.one(node, "qualifiedValueShape")
                return f"{words} {_known(_NUMBERS, number)} {thing} {listed(self.wants(value), 'and')}"
        if not (least or most):
            return f"every {thing}{' of it' * direct} {wants}"
        lead = f"{'it has' if direct else 'there is'} {_amount(least, most)} {thing}"
        if not wants:
            return lead
        return f"{lead}, which {wants}" if most == "1" else f"{lead}; each {wants}"


def _amount(least: str, most: str) -> str:
    if most == "0":
        return "no"
    if least == most:
        return f"exactly {_known(_NUMBERS, most)}"
    return " and ".join(
        f"at {end} {_known(_NUMBERS, number)}" for end, number in (("least", least), ("most", most)) if number
    )


def _known(words: dict[str, str], key: str) -> str:
    if key not in words:
        raise InputError([Fault(f"there are no words for `{key}`; give it some in tools/site/sentences.py")])
    return words[key]
