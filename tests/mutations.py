"""Mutations: small changes of a graph, as slips, other programs and other people make them, each from an integer."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from random import Random
from typing import TypeAlias

import pyoxigraph as ox

from pipeline.namespaces import NF, RDF, SCHEMA, XSD

Graph: TypeAlias = frozenset[ox.Triple]
Value: TypeAlias = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple
Change: TypeAlias = tuple[Iterable[ox.Triple], Iterable[ox.Triple]]

TYPE = ox.NamedNode(f"{RDF}type")
_DATES = ("date", "gYearMonth", "gYear", "dateTime")
_DATATYPES = (*_DATES, "string", "integer", "decimal", "double", "boolean")
_STANCES = ("asserts", "alleges", "believes", "denies", "doubts", "rejects", "demands", "pledges", "warns", "shrugs")


@dataclass(frozen=True)
class Mutation:
    """A change of a graph: what kind it is of, and the triples that it removes and adds."""

    kind: str
    removed: Graph
    added: Graph

    def of(self, graph: Graph) -> Graph:
        """The changed graph."""
        return graph - self.removed | self.added

    def __str__(self) -> str:
        return "\n".join(f"{sign} {line}" for sign, line in self._lines())

    def _lines(self) -> Iterable[tuple[str, str]]:
        for sign, graph in (("-", self.removed), ("+", self.added)):
            yield from ((sign, line) for line in sorted(map(str, graph)))


def mutate(graph: Graph, seed: int) -> Mutation:
    """The mutation of a graph that belongs to an integer; the kinds take turns. Raises `ValueError` if none fits."""
    dice, names = Dice(sorted(graph, key=str), Random(seed)), list(KINDS)
    turn = seed % len(names)
    for name in names[turn:] + names[:turn]:
        for _ in range(20):  # throws: a first may hit a triple that has nothing like it
            with suppress(LookupError):
                removed, added = map(frozenset, KINDS[name](dice))
                if removed - added or added - graph:
                    return Mutation(name, removed - added, added - graph)
    raise ValueError("this graph has nothing to change")


@dataclass(frozen=True)
class Dice:
    """Choices from the triples of a graph. Each raises `LookupError` where there is nothing to choose from."""

    triples: Sequence[ox.Triple]
    random: Random

    def triple(self) -> ox.Triple:
        """Any triple."""
        return self.random.choice(self.triples)

    def typing(self) -> ox.Triple:
        """A triple that says what class a node has."""
        return self.of(lambda triple: triple.predicate == TYPE)

    def link(self) -> ox.Triple:
        """A triple that points from a node to a node."""
        return self.of(lambda triple: isinstance(triple.object, ox.NamedNode) and triple.predicate != TYPE)

    def literal(self, *datatypes: str) -> tuple[ox.Triple, ox.Literal]:
        """A triple whose value is a literal, of one of these XSD types if any are given, and that literal."""
        wanted = {XSD + name for name in datatypes}
        found = [(triple, value) for triple in self.triples if isinstance(value := triple.object, ox.Literal)]
        return self.random.choice([pair for pair in found if not wanted or pair[1].datatype.value in wanted])

    def of(self, fits: Callable[[ox.Triple], bool]) -> ox.Triple:
        """A triple that fits."""
        return self.random.choice([triple for triple in self.triples if fits(triple)])

    def text(self, *texts: str) -> str:
        """One of some texts."""
        return self.random.choice(texts)

    def like(self, value: Value, *, alike: bool = True) -> Value:
        """Another value: a literal of the same type, or a node that shares a class with this one, or none."""
        if isinstance(value, ox.Literal):
            literals = (triple.object for triple in self.triples if isinstance(triple.object, ox.Literal))
            found: set[Value] = {literal for literal in literals if literal.datatype == value.datatype}
        else:
            classes = defaultdict[object, set[str]](set)
            for triple in self.triples:
                if triple.predicate == TYPE:
                    classes[triple.subject].add(str(triple.object))
            own = classes[value]
            found = {triple.subject for triple in self.triples if bool(classes[triple.subject] & own) == alike}
        return self.random.choice(sorted(found - {value}, key=str))


def _typed(text: str, name: str) -> ox.Literal:
    return ox.Literal(text, datatype=ox.NamedNode(XSD + name))


def _to(triple: ox.Triple, *values: Value) -> Change:
    """The triple with other values instead of its own."""
    return [triple], [ox.Triple(triple.subject, triple.predicate, value) for value in values]


def _and(triple: ox.Triple, value: Value) -> Change:
    """The triple, and the same with another value."""
    return [], _to(triple, value)[1]


# -------------------------------------------------------------------------------------------------- whole triples


def _drop_triple(dice: Dice) -> Change:
    return _to(dice.triple())


def _drop_property(dice: Dice) -> Change:
    one = dice.triple()
    same = (triple for triple in dice.triples if triple.subject == one.subject)
    return [triple for triple in same if triple.predicate == one.predicate], []


def _drop_node(dice: Dice) -> Change:
    one = dice.triple()
    return [triple for triple in dice.triples if triple.subject == one.subject], []


def _drop_class(dice: Dice) -> Change:
    return _to(dice.typing())


def _add_class(dice: Dice) -> Change:
    return _and(dice.typing(), dice.typing().object)


def _misspell(dice: Dice) -> Change:
    one = dice.triple()
    return [one], [ox.Triple(one.subject, ox.NamedNode(one.predicate.value[:-1]), one.object)]


def _http(dice: Dice) -> Change:
    """The http of schema.org for its https: in one triple, or all over the graph."""
    one = dice.of(lambda triple: f"<{SCHEMA}" in str(triple))
    old = dice.triples if dice.random.random() < 0.2 else [one]
    text = "".join(f"{triple} .\n" for triple in old).replace(f"<{SCHEMA}", "<http://schema.org/")
    return old, [quad.triple for quad in ox.parse(text, ox.RdfFormat.N_TRIPLES)]


# --------------------------------------------------------------------------------------------------- other values


def _second_value(dice: Dice) -> Change:
    one = dice.triple()
    return _and(one, dice.like(one.object))


def _swap(dice: Dice) -> Change:
    one = dice.triple()
    other = dice.of(lambda triple: triple.predicate == one.predicate and triple.object != one.object)
    return [one, other], [*_to(one, other.object)[1], *_to(other, one.object)[1]]


def _link_to_like(dice: Dice) -> Change:
    one = dice.link()
    return _to(one, dice.like(one.object))


def _link_to_other(dice: Dice) -> Change:
    one = dice.link()
    return _to(one, dice.like(one.object, alike=False))


def _link_to_nothing(dice: Dice) -> Change:
    return _to(dice.link(), ox.NamedNode("https://example.org/nothing"))


def _link_to_itself(dice: Dice) -> Change:
    one = dice.link()
    return _to(one, one.subject)


def _text_for_link(dice: Dice) -> Change:
    one = dice.link()
    return _to(one, ox.Literal(str(one.object).strip("<>")))


def _link_for_text(dice: Dice) -> Change:
    return _to(dice.literal()[0], dice.link().object)


def _any_literal(dice: Dice) -> Change:
    return _to(dice.literal()[0], dice.literal()[1])


def _stance(dice: Dice) -> Change:
    one = dice.of(lambda triple: triple.predicate.value == f"{NF}stance")
    return _to(one, ox.NamedNode(NF + dice.text(*_STANCES)))


def _speaker(dice: Dice) -> Change:
    one, other = (dice.of(lambda triple: triple.predicate.value == f"{SCHEMA}agent") for _ in range(2))
    return _to(one, other.object)


def _contradiction(dice: Dice) -> Change:
    """A contradiction turned around, so that it stands in one direction or in one direction and its reverse."""
    one = dice.of(lambda triple: triple.predicate.value == f"{NF}contradicts")
    if dice.random.random() < 0.5:
        return _to(one, dice.typing().subject)
    return [one], [ox.Triple(dice.typing().subject, one.predicate, one.subject)]


# ---------------------------------------------------------------------------------------------- forms of literals


def _datatype(dice: Dice) -> Change:
    one, value = dice.literal()
    return _to(one, _typed(value.value, dice.text(*_DATATYPES)))


def _precision(dice: Dice) -> Change:
    """A date for a month, a year or a moment, and the other way round, typed as what it is."""
    one, value = dice.literal(*_DATES)
    day = f"{value.value}-01-01"[:10]
    forms = {"date": day, "gYearMonth": day[:7], "gYear": day[:4], "dateTime": f"{day}T12:00:00"}
    name = dice.text(*forms)
    return _to(one, _typed(forms[name], name))


def _day(dice: Dice) -> Change:
    year, month, day = (
        dice.text("1999", "2030", "2031", "2032"),
        dice.random.randint(1, 12),
        dice.random.randint(1, 28),
    )
    return _to(dice.literal("date")[0], _typed(f"{year}-{month:02}-{day:02}", "date"))


def _malformed_date(dice: Dice) -> Change:
    form = dice.text("2024-02-30", "2024-13-01", "2024-2-3", "20240203", "2012-13", "02/03/2024", "March 3", "")
    return _to(dice.literal(*_DATES)[0], _typed(form, dice.text("date", "gYearMonth", "dateTime")))


def _number(dice: Dice) -> Change:
    one, value = dice.literal("integer", "decimal", "nonNegativeInteger")
    return _to(one, ox.Literal(dice.text("-1", "0", "1", "7", "007", "+3", "9" * 18), datatype=value.datatype))


def _malformed_number(dice: Dice) -> Change:
    one, value = dice.literal("integer", "decimal", "nonNegativeInteger")
    return _to(one, ox.Literal(dice.text("four", "4,5", "1_000", " 4", ""), datatype=value.datatype))


def _language(dice: Dice) -> Change:
    """A text in another language, in none, or twice in one."""
    one, value = dice.random.choice([dice.literal("string"), dice.literal()])
    changed = ox.Literal(f"{value.value} too", language=dice.text("de", "en-GB", "en", "EN"))
    return _to(one, changed) if dice.random.random() < 0.5 else _and(one, changed)


def _length(dice: Dice) -> Change:
    return _to(dice.literal()[0], ox.Literal("ä" * dice.random.choice((0, 199, 200, 201, 5000))))


KINDS: dict[str, Callable[[Dice], Change]] = {
    "drop a triple": _drop_triple,
    "drop a property": _drop_property,
    "drop a node": _drop_node,
    "drop a class": _drop_class,
    "add a class": _add_class,
    "misspell a predicate": _misspell,
    "http for https": _http,
    "add a second value": _second_value,
    "swap two values": _swap,
    "link to a like node": _link_to_like,
    "link to another kind": _link_to_other,
    "link to nothing": _link_to_nothing,
    "link to itself": _link_to_itself,
    "text for a link": _text_for_link,
    "link for a text": _link_for_text,
    "another literal": _any_literal,
    "another stance": _stance,
    "another speaker": _speaker,
    "turn a contradiction": _contradiction,
    "another datatype": _datatype,
    "another precision": _precision,
    "another day": _day,
    "malformed date": _malformed_date,
    "another number": _number,
    "malformed number": _malformed_number,
    "another language": _language,
    "empty or long text": _length,
}
"""Every kind of mutation by name."""
