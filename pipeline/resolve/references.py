"""References: ids into IRIs, and the entities that a sheet makes use of."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from graphlib import CycleError, TopologicalSorter
from itertools import chain
from typing import TypeAlias

from pipeline.documents import Path, Source
from pipeline.fields import ANYTHING, FACTS, KINDS, Section
from pipeline.identifiers import expand, mint, suggest
from pipeline.resolve.scope import Ledger
from pipeline.sheet import Authority, Entity, SharedEvent
from pipeline.sheet.terms import RESERVED

_Ids: TypeAlias = Mapping[Section, Mapping[str, str]]
_SECTIONS: dict[str, Section] = {kind: section for section, kind in KINDS.items()}


class Names:
    """The ids that a sheet can use, by section; `used` collects the entities that it does use."""

    def __init__(self, ledger: Ledger) -> None:
        self.ledger = ledger
        self.authority = ledger.scope.authority.model if ledger.scope.authority else Authority()
        self.used: set[str] = set()
        sheet = ledger.sheet
        self.iris: dict[Section, dict[str, str]] = {
            "entities": {
                **{name: self.node("entities", name) for name in (*sheet.entities, *self.authority.entities)},
                "unnamed": ledger.local("entity", "unnamed"),
            },
            **{section: {name: self.node(section, name) for name in getattr(sheet, section)} for section in FACTS},
        }
        self._plain: dict[Sequence[Section], dict[str, tuple[str, bool]]] = {}
        self.shared = {name: self.node("entities", name) for name in self.authority.entities}
        for document in (ledger.document, ledger.scope.authority):
            if document and document.faults:
                self._know_faulty(document.source)
        self._refuse_reserved()

    def _refuse_reserved(self) -> None:
        shared = self.ledger.scope.authority
        for name in RESERVED:
            message, path = f"`{name}` is a reserved id; choose another", ("entities", name)
            if name in self.ledger.sheet.entities:
                self.ledger.fault(message, path, key=True)
            if shared and name in self.authority.entities:
                self.ledger.faults.append(shared.source.fault(message, path, key=True))

    def _know_faulty(self, source: Source) -> None:
        """Parts that could not be read are things that the other parts can refer to all the same."""
        for section in ANYTHING:
            node, path = source.node.reach((section,))
            for name in node.value if path and isinstance(node.value, dict) else ():
                self.iris[section].setdefault(name, self.node(section, name))
                if section == "entities" and source is not self.ledger.source:
                    self.shared.setdefault(name, self.node(section, name))

    def node(self, section: Section, name: str) -> str:
        """The IRI of the thing `name`: shared where the authority file has it, else the article's own."""
        shared = section == "entities" and name in self.authority.entities
        if shared or (section == "events" and name in self.authority.events):
            return mint(self.ledger.scope.base, KINDS[section], name)
        return self.ledger.local(KINDS[section], name)

    def resolve(
        self, reference: str, sections: Sequence[Section], path: Path, known: _Ids | None = None
    ) -> str | None:
        """The IRI that a reference stands for at a place where `sections` are allowed; else a fault.

        `known` are the ids that can be meant there, where these are not all that the sheet can use.
        """
        if known is None and (plain := self._plain_in(sections).get(reference)):
            iri, is_entity = plain
            if is_entity:
                self.used.add(reference)
            return iri
        ids = known or self.iris
        kind, _, name = reference.rpartition("/")
        allowed = [section for section in sections if not kind or _SECTIONS[kind] == section]
        found = [section for section in allowed if name in ids[section]]
        if len(found) == 1:
            if found == ["entities"]:
                self.used.add(name)
            return ids[found[0]][name]
        if found:
            ways = " or ".join(f"`{KINDS[section]}/{name}`" for section in found)
            self.ledger.fault(f"`{name}` is more than one thing here; write {ways}", path)
        else:
            self.ledger.fault(self._unknown(reference, name, sections, ids), path)
        return None

    def _plain_in(self, sections: Sequence[Section]) -> dict[str, tuple[str, bool]]:
        """The bare ids that mean one thing where `sections` are allowed: its IRI, and whether it is an entity."""
        found = self._plain.get(sections)
        if found is None:
            holders = Counter(name for section in sections for name in self.iris[section])
            found = self._plain[sections] = {
                name: (iri, section == "entities")
                for section in sections
                for name, iri in self.iris[section].items()
                if holders[name] == 1
            }
        return found

    def _unknown(self, reference: str, name: str, sections: Sequence[Section], ids: _Ids) -> str:
        wanted = " or ".join(KINDS[section] for section in sections)
        elsewhere = [section for section, names in ids.items() if name in names]
        if name in self.authority.events and "events" in sections:
            return f"the event `{name}` is shared, and this sheet reports nothing of it; add it under `events`"
        if elsewhere:
            return f"`{reference}` is a known {KINDS[elsewhere[0]]}; expected here: {wanted}"
        known = {known for section in sections for known in ids[section]} - {"unnamed"}
        return f"no {wanted} is called `{name}`; {suggest(name, known)}"

    def resolve_all(self, references: Iterable[str], sections: Sequence[Section], path: Path) -> list[str]:
        """The IRIs of several references; `path` leads to the list."""
        found = [self.resolve(ref, sections, (*path, index)) for index, ref in enumerate(references)]
        return sorted({iri for iri in found if iri})

    def same_as(self, thing: Entity | SharedEvent) -> list[str]:
        """The IRIs that others have given to a thing; a CURIE of a known prefix is one too."""
        wikidata = [f"http://www.wikidata.org/entity/{thing.wikidata}"] if thing.wikidata else []
        return sorted({*wikidata, *(expand(iri, self.ledger.prefixes) or iri for iri in thing.sameAs)})

    def entity(self, name: str) -> Entity | None:
        """The entity called `name`, as the sheet has it, or else the authority file."""
        return self.ledger.sheet.entities.get(name) or self.authority.entities.get(name)


def refuse_cycles(ledger: Ledger, names: Names) -> None:
    """Faults for things that are part of, or about, themselves in a roundabout way."""
    sheet = ledger.sheet
    _refuse_circles(ledger, "entities", "partOf", _wholes(sheet.entities))
    if ledger.scope.authority:
        with ledger.within(ledger.scope.authority.source):
            _refuse_circles(ledger, "entities", "partOf", _wholes(names.authority.entities))
    parts = {name: [*figure.including] for name, figure in sheet.figures.items()}
    _refuse_circles(ledger, "figures", "including", parts)
    topics: dict[str, list[str]] = {}
    for name, claim in sheet.claims.items():
        content = [claim.content.subject, claim.content.object] if claim.content else []
        topics[name] = [ref for ref in (*claim.about, *content) if _is_claim(ref, names)]
    _refuse_circles(ledger, "claims", "about", topics)


def _wholes(entities: Mapping[str, Entity]) -> dict[str, list[str]]:
    return {name: [entity.partOf] for name, entity in entities.items() if entity.partOf}


def _is_claim(reference: str, names: Names) -> bool:
    kind, _, name = reference.rpartition("/")
    return kind == "claim" or (not kind and name in names.iris["claims"])


def _refuse_circles(ledger: Ledger, section: Section, key: str, edges: dict[str, list[str]]) -> None:
    """A fault for each circle; each that is found is opened, so that the next can be."""
    graph = {name: {ref.rpartition("/")[2] for ref in refs} for name, refs in edges.items() if refs}
    while not graph.keys().isdisjoint(chain.from_iterable(graph.values())):  # else nothing leads on to anything
        try:
            TopologicalSorter(graph).prepare()
        except CycleError as error:
            circle = list(reversed(error.args[1]))
        else:
            return
        start = circle.index(min(circle[:-1]))
        turn = [*circle[start:-1], *circle[: start + 1]]
        message = f"goes round in a circle ({' -> '.join(turn)}); take one of these links out"
        ledger.fault(message, (section, turn[0], key))
        graph[turn[0]].discard(turn[1])
