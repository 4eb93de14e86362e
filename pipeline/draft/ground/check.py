"""The check of one entry: each part of it that does not stand in the text, and why."""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, TypeAlias

from pipeline.draft.ground.body import Gone, Key, Path, each, malformed, references, sayings, target_of, texts
from pipeline.draft.ground.cast import Cast
from pipeline.draft.ground.numbers import form, read_number, scale, without_scale
from pipeline.draft.ground.text import Numbers, Text, in_sentences
from pipeline.draft.ground.when import fault_of_date
from pipeline.draft.ground.wording import Allowed, Wording, faults_of_text
from pipeline.proposals import Body, Proposal

Fault: TypeAlias = tuple[Path, str]
"""The part that has to go, and the reason as a sentence."""
Scopes: TypeAlias = dict[Path, Numbers]
"""The sentences that each saying of a fact cites, and, under the empty path, those that all of them cite."""

_TEXTS = ("name", "text", "title", "unit", "description", "note")
_TEXTS_OF_SAYING = ("medium", "note")
_DATES = ("date", "from", "until")
_COUNTS = ("value", "min", "max")
_IDENTIFIERS = ("wikidata", "sameAs")
_NOWHERE = "no text names an identifier; `newsfacts reconcile` proposes them"


@dataclass(frozen=True, slots=True)
class Checker:
    """Holds entries against a text and its cast. `proposed` are the keys of all entries."""

    text: Text
    cast: Cast
    proposed: Container[Key]

    def faults(self, proposal: Proposal, gone: Gone, alive: Container[Key]) -> Iterator[Fault]:
        """The parts of an entry that do not stand, of those that are not gone; `alive` are the entries that do."""
        body = proposal.body
        yield from malformed(body, gone)
        for field in _IDENTIFIERS:
            yield from ((path, _NOWHERE) for path, _ in each(body.get(field), (field,), gone))
        if proposal.section == "entities":
            yield from self._of_entity(body, gone)
            yield from self._references(proposal, gone, alive, {(): self.text.all})
            return
        faults, scopes = self._scopes(body, gone)
        yield from faults
        if scopes[()]:
            yield from self._references(proposal, gone, alive, scopes)
            yield from self._counts(body, gone, scopes[()])
            yield from self._dates(body, gone, scopes)
            yield from self._texts(proposal, gone, alive, scopes)

    def _of_entity(self, body: Body, gone: Gone) -> Iterator[Fault]:
        for name in texts(body.get("name")):
            if not self.cast.stands(body, name):
                yield ("name",), f"`{name}` does not stand in the text"
        for path, alias in each(body.get("alias"), ("alias",), gone):
            for name in texts(alias):
                if not self.cast.stands(body, name):
                    yield path, f"`{name}` does not stand in the text"
        if ("note",) not in gone and self.text.all:
            own = Allowed(frozenset(), frozenset())
            for note in texts(body.get("note")):
                for reason in faults_of_text(Wording(note), self.text, self.cast, self.text.all, own):
                    yield ("note",), reason.partition(" in sentence")[0] + " in the text"

    def _scopes(self, body: Body, gone: Gone) -> tuple[list[Fault], Scopes]:
        """Which sentences are cited by what; numbers that are none, and sayings without any, are faults."""
        faults: list[Fault] = []
        scopes: Scopes = {}
        together = set[int]()
        found = [((), body, ()), *sayings(body, gone)]
        for path, item in each(body.get("contradicts"), ("contradicts",), gone):
            if isinstance(item, dict) and item.get("s") is not None:
                found.append((path, item, path))
        for path, item, lender in found:
            wrong = list(self._wrong_numbers(item.get("s"), (*path, "s"), gone))
            right = self._right_numbers(item.get("s"), (*path, "s"), gone)
            if right or not path:
                faults += wrong
                scopes[path] = right
                together |= set(right) if path[:1] != ("contradicts",) else set()
            elif path == lender:
                faults.append((path, "; ".join(reason for _, reason in wrong) or "it cites no sentence"))
        if not together and not faults:
            faults.append(((), "it cites no sentence"))
        lent = {path: scopes[lender] for path, _, lender in sayings(body, gone) if lender in scopes}
        return faults, {**scopes, **lent, (): tuple(sorted(together))}

    def _wrong_numbers(self, value: object, path: Path, gone: Gone) -> Iterator[Fault]:
        for place, number in each(value, path, gone):
            if type(number) is not int:
                yield place, f"`{number}` is not the number of a sentence"
            elif not 1 <= number <= len(self.text.all):
                yield place, f"sentence {number} does not exist: the text has {len(self.text.all)}"

    def _right_numbers(self, value: object, path: Path, gone: Gone) -> Numbers:
        found = (number for _, number in each(value, path, gone))
        return tuple(sorted({n for n in found if type(n) is int and 1 <= n <= len(self.text.all)}))

    def _references(
        self, proposal: Proposal, gone: Gone, alive: Container[Key], scopes: Mapping[Path, Numbers]
    ) -> Iterator[Fault]:
        """What refers to something that is not there, or that the cited sentences do not name."""
        for reference in references(proposal.section, proposal.body, gone):
            key = target_of(reference, self.proposed)
            if key not in alive:
                gone_too = "set aside" if key in self.proposed else "not proposed"
                yield reference.part, f"it refers to `{reference.target}`, which was {gone_too}"
            elif key[0] == "entities" and proposal.section != "entities" and reference.assertion in scopes:
                known, cited = self.cast.known[key[1]], scopes[reference.assertion]
                if known.sentences.isdisjoint(cited):
                    yield reference.part, f"`{known.name}` does not stand in {in_sentences(cited)}"

    def _counts(self, body: Body, gone: Gone, cited: Numbers) -> Iterator[Fault]:
        unit = next(iter(texts(body.get("unit"))), "")
        said = self.text.numbers(cited)
        for field in _COUNTS:
            if body.get(field) is None or (field,) in gone:
                continue
            number = read_number(body[field])
            if number is None:
                yield (field,), f"`{body[field]}` is not a number"
            elif form(number * scale(unit)) not in said:
                yield (field,), f"the number {form(number)} does not stand in {in_sentences(cited)}"

    def _dates(self, body: Body, gone: Gone, scopes: Scopes) -> Iterator[Fault]:
        for path, item in _with_sayings(body, gone, scopes):
            for field in _DATES:
                if item.get(field) is not None and (*path, field) not in gone:
                    reason = fault_of_date(item[field], self.text, scopes[path])
                    if reason:
                        yield (*path, field), reason

    def _texts(self, proposal: Proposal, gone: Gone, alive: Container[Key], scopes: Scopes) -> Iterator[Fault]:
        allowed = self._allowed(proposal, gone, alive)
        for path, item in _with_sayings(proposal.body, gone, scopes):
            for field in _TEXTS_OF_SAYING if path else _TEXTS:
                if (*path, field) not in gone:
                    for text in texts(item.get(field)):
                        text = without_scale(text) if field == "unit" else text
                        told = Wording(text, is_sentence=field == "text")
                        faults = faults_of_text(told, self.text, self.cast, scopes[path], allowed)
                        yield from (((*path, field), reason) for reason in faults)
            for quote in texts(item.get("quote")) if path and (*path, "quote") not in gone else ():
                if not self.text.quotes(quote, scopes[path]):
                    yield (*path, "quote"), f"the words “{quote}” are not quoted in {in_sentences(scopes[path])}"

    def _allowed(self, proposal: Proposal, gone: Gone, alive: Container[Key]) -> Allowed:
        """The words and numbers in the names of the entities that the fact refers to."""
        found = references(proposal.section, proposal.body, gone)
        keys = [target_of(reference, self.proposed) for reference in found]
        known = [self.cast.known[key[1]] for key in keys if key[0] == "entities" and key in alive]
        return Allowed(
            frozenset().union(*(each.words for each in known)), frozenset().union(*(each.numbers for each in known))
        )


def _with_sayings(body: Body, gone: Gone, scopes: Scopes) -> Iterator[tuple[Path, Any]]:
    """The fact itself, under the empty path, and those of its sayings that cite a sentence."""
    yield (), body
    yield from ((path, item) for path, item, _ in sayings(body, gone) if path in scopes)
