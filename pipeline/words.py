"""Words: the nodes of an exported graph as a reader of the article would speak of them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from typing import Final, TypeAlias

import pyoxigraph as ox

from pipeline.namespaces import NF, PREFIXES, RDF, SCHEMA, contract
from pipeline.rdf import Term

Description: TypeAlias = dict[str, set[Term]]
"""What is said of a node: values by properties."""

Nodes: TypeAlias = Mapping[str, Description]

_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_ORG: Final = PREFIXES["org"]
_VERBS = {"declines-to-comment": "declines to comment on"}
_DEEP = 8
"""How long a chain of attribution is told."""


def describe(node: str, nodes: Nodes, depth: int = 0) -> str:
    """A node in words, by what it is; where nothing is known of it, its IRI."""
    said = nodes.get(node)
    if said is None or depth > _DEEP:
        return contract(node)
    kinds = {kind.value for kind in said.get(f"{RDF}type", ())}
    for kind, words in _WORDS.items():
        if kind in kinds and (text := words(said, nodes, depth)):
            return text
    name = _first(said, f"{SCHEMA}name", nodes, depth)
    return f"“{name}”" if name else contract(node)


def stance_words(stance: str) -> str:
    """A stance as a reader reads it: ``declines to comment``."""
    return stance.replace("-", " ")


def property_words(predicate: str) -> str:
    """A property in words: ``observation date``."""
    return _CAMEL.sub(" ", re.split("[/#:]", contract(predicate))[-1]).lower()


def value_words(values: Iterable[Term], nodes: Nodes, depth: int = 0) -> str:
    """Values in words, in a fixed order."""
    return ", ".join(sorted(_value(value, nodes, depth) for value in values))


def _value(value: Term, nodes: Nodes, depth: int) -> str:
    if isinstance(value, ox.Literal):
        is_text = value.language or value.datatype.value.endswith("#string")
        return f"“{value.value}”" if is_text else value.value
    if value.value.startswith(NF):
        return value.value.removeprefix(NF)
    return describe(value.value, nodes, depth + 1)


def _first(said: Description, predicate: str, nodes: Nodes, depth: int) -> str:
    values = sorted(said.get(predicate, ()), key=str)
    if not values:
        return ""
    value = values[0]
    return value.value if isinstance(value, ox.Literal) else _value(value, nodes, depth)


def _assertion(said: Description, nodes: Nodes, depth: int) -> str:
    speaker = _first(said, f"{SCHEMA}agent", nodes, depth)
    if any(kind.value == f"{NF}OwnVoice" for kind in said.get(f"{RDF}type", ())):
        speaker = "the article"
    stance = _first(said, f"{NF}stance", nodes, depth)
    takes = _VERBS.get(stance, stance) or "takes no stance on"
    words = f"{speaker or 'nobody'} {takes} {_first(said, f'{SCHEMA}object', nodes, depth) or 'something'}"
    sentences = sorted((value.value.rpartition("/")[2] for value in said.get(f"{NF}evidence", ())), key=_numeric)
    plural = "s" if len(sentences) > 1 else ""
    return f"{words} (sentence{plural} {', '.join(sentences)})" if sentences and not depth else words


def _numeric(text: str) -> tuple[int, str]:
    return (int(text) if text.isdecimal() else 0, text)


def _claim(said: Description, nodes: Nodes, depth: int) -> str:
    return f"the claim “{_first(said, f'{SCHEMA}text', nodes, depth)}”"


def _figure(said: Description, nodes: Nodes, depth: int) -> str:
    measured = said.get(f"{SCHEMA}measuredProperty", set())
    name = next(iter(sorted(re.split("[/#]", value.value)[-1] for value in measured)), "something")
    least, most = (_first(said, SCHEMA + each, nodes, depth) for each in ("minValue", "maxValue"))
    among = f"{least or 'up'} to {most}" if most else f"at least {least}" if least else ""
    value = (
        _first(said, f"{SCHEMA}value", nodes, depth) or among or _first(said, f"{SCHEMA}description", nodes, depth)
    )
    unit = _first(said, f"{SCHEMA}unitText", nodes, depth)
    about = _first(said, f"{SCHEMA}observationAbout", nodes, depth)
    return f"the figure {name} of {about}: {' '.join(filter(None, (value, unit)))}"


def _office(said: Description, nodes: Nodes, depth: int) -> str:
    title = _first(said, f"{SCHEMA}roleName", nodes, depth) or "office"
    return f"the office “{title}” of {_first(said, f'{_ORG}member', nodes, depth)}"


def _event(said: Description, nodes: Nodes, depth: int) -> str:
    name = _first(said, f"{SCHEMA}name", nodes, depth)
    return f"the event “{name}”" if name else ""


def _contradiction(said: Description, nodes: Nodes, depth: int) -> str:
    return f"the contradiction between {' and '.join(_both(said, nodes, depth))}"


def _both(said: Description, nodes: Nodes, depth: int) -> list[str]:
    two = sorted(said.get(f"{NF}between", ()), key=str)[:2]  # hostile data could have any number, and so could these
    return sorted(_value(value, nodes, depth) for value in two)


def _article(said: Description, nodes: Nodes, depth: int) -> str:
    return f"the article “{_first(said, f'{SCHEMA}headline', nodes, depth)}”"


def _sentence(said: Description, nodes: Nodes, depth: int) -> str:
    return f"sentence {_first(said, f'{NF}sentenceNumber', nodes, depth)}"


_WORDS: Final[Mapping[str, Callable[[Description, Nodes, int], str]]] = {
    f"{NF}Assertion": _assertion,
    f"{SCHEMA}Claim": _claim,
    f"{SCHEMA}Observation": _figure,
    f"{_ORG}Membership": _office,
    f"{NF}Contradiction": _contradiction,
    f"{SCHEMA}NewsArticle": _article,
    f"{PREFIXES['oa']}SpecificResource": _sentence,
    f"{SCHEMA}Event": _event,
    f"{SCHEMA}Action": _event,
}
