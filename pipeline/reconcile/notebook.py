"""Notebook: what services answered and what editors decided, as a file that stands beside the sheet.

It can be committed: it has no clock in it, and the same answers make the same bytes. An editor decides by writing
``"decided": "Q123"`` into an entity's entry, or ``"decided": null`` where none of the candidates is meant.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from decimal import Decimal
from typing import Annotated

from pydantic import BaseModel, ConfigDict, StringConstraints, ValidationError

from pipeline.documents import Source, read_text
from pipeline.errors import Fault, InputError
from pipeline.reconcile.protocol import Answer, Query, Service
from pipeline.sheet.terms import WIKIDATA


class _Model(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Entry(_Model):
    """What stands in the notebook of one entity: its name, what an editor decided, or why it is open.

    `decided` counts only where it was written: that there is no decision is not the decision for none.
    """

    name: str | None = None
    decided: Annotated[str, StringConstraints(pattern=WIKIDATA)] | None = None
    open: str | None = None
    candidates: dict[str, str] | None = None
    """The ids of the candidates, and who or what they are."""

    @property
    def is_decided(self) -> bool:
        """Whether an editor has decided, for an item or for none."""
        return "decided" in self.model_fields_set


class Notebook(_Model):
    """The services that were asked, by their addresses; what each answered, by type and text; and the entities."""

    services: dict[str, Service] = {}
    answers: dict[str, dict[str, dict[str, Answer]]] = {}
    entities: dict[str, Entry] = {}

    def find(self, service: str, query: Query) -> Answer | None:
        """What the service once answered, if it was asked."""
        return self.answers.get(service, {}).get(query.type, {}).get(query.text)

    def queries(self, service: str) -> set[Query]:
        """All that the service has answered."""
        found = self.answers.get(service, {}).items()
        return {Query(text, kind) for kind, answers in found for text in answers}

    def with_service(self, url: str, service: Service) -> Notebook:
        """The notebook with what a service says of itself."""
        return self.model_copy(update={"services": {**self.services, url: service}})

    def with_answers(self, url: str, found: Mapping[Query, Answer]) -> Notebook:
        """The notebook with more answers of a service."""
        answers = {kind: dict(texts) for kind, texts in self.answers.get(url, {}).items()}
        for query, answer in found.items():
            answers.setdefault(query.type, {})[query.text] = answer
        return self.model_copy(update={"answers": {**self.answers, url: answers}})

    def with_entries(self, entries: Mapping[str, Entry]) -> Notebook:
        """The notebook with these entries alone; but what an editor decided only another decision replaces."""
        old = {name: entry for name, entry in self.entities.items() if entry.is_decided}
        new = {name: entry for name, entry in entries.items() if entry.is_decided or name not in old}
        return self.model_copy(update={"entities": {**old, **new}})

    def write(self) -> bytes:
        """The notebook as JSON, in the order of its keys."""
        value = self.model_dump(mode="json", exclude_unset=True)
        return (json.dumps(value, ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode(
            "utf-8", "backslashreplace"
        )


def read_notebook(content: bytes, file: str) -> Notebook:
    """The notebook in a file's bytes. Raises `InputError` with the place of each thing that is wrong."""
    source = Source(file, read_text(content, file), is_json=True)
    value = source.value()
    if not isinstance(value, dict):
        raise InputError([Fault("is no notebook of `newsfacts reconcile`; name another file with --cache", file)])
    try:
        return Notebook.model_validate(_plain(value))
    except ValidationError as error:
        faults = [source.fault(f"{each['msg']}; {_REMEDY}", each["loc"]) for each in error.errors(include_url=False)]
    raise InputError(faults)


_REMEDY = "correct it, or delete the file to ask anew"


def _plain(value: object) -> object:
    """A JSON value whose lists are tuples and whose decimals are floats, as the models have them."""
    if isinstance(value, dict):
        return {key: _plain(each) for key, each in value.items()}
    if isinstance(value, list):
        return tuple(_plain(each) for each in value)
    return float(value) if isinstance(value, Decimal) else value
