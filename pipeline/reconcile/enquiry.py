"""Enquiry: asks a service what the notebook does not hold yet, in batches, and notes each answer at once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Protocol

from pipeline.reconcile.notebook import Notebook
from pipeline.reconcile.protocol import (
    Answer,
    Query,
    Service,
    read_form,
    read_json,
    read_manifest,
    write_form,
    write_json,
)


class Client(Protocol):
    """The way to a service (`pipeline.reconciler.Reconciler`)."""

    url: str

    def manifest(self) -> object:
        """What the service says of itself."""

    def send_form(self, queries: object) -> object:
        """The answer to a batch in the form of version 0.2."""

    def send_json(self, batch: object) -> object:
        """The answer to a batch in the form of the draft of 1.0."""


class Enquiry:
    """Questions to one service. What fails raises `StoreError`; what was answered before is kept by then.

    `keep` is given the notebook after each batch. What is in `stale` is asked anew, once.
    """

    def __init__(
        self, client: Client, notebook: Notebook, keep: Callable[[Notebook], object], stale: Iterable[Query] = ()
    ) -> None:
        self.notebook = notebook
        self._client = client
        self._keep = keep
        self._stale = set(stale)
        self._service = None if self._stale else notebook.services.get(client.url)

    def service(self) -> Service:
        """What the service says of itself; it is asked for that when it is first asked for anything."""
        if self._service is None:
            self._service = read_manifest(self._client.manifest(), self._client.url)
            self.notebook = self.notebook.with_service(self._client.url, self._service)
        return self._service

    def ask(self, queries: Iterable[Query]) -> None:
        """See to it that the notebook holds the answers to all queries."""
        open_ = [each for each in dict.fromkeys(queries) if self.find(each) is None]
        if not open_:
            return
        service = self.service()
        for start in range(0, len(open_), service.batch):
            batch = open_[start : start + service.batch]
            answers = self._send(batch, service)
            self.notebook = self.notebook.with_answers(self._client.url, dict(zip(batch, answers, strict=True)))
            self._stale.difference_update(batch)
            self._keep(self.notebook)

    def find(self, query: Query) -> Answer | None:
        """The answer to a query, where it was given and is not stale."""
        return None if query in self._stale else self.notebook.find(self._client.url, query)

    def _send(self, batch: Sequence[Query], service: Service) -> list[Answer]:
        url = self._client.url
        if service.is_new:
            return read_json(self._client.send_json(write_json(batch)), len(batch), service, url)
        return read_form(self._client.send_form(write_form(batch)), len(batch), service, url)
