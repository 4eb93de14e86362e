"""A reconciliation service of our own, with a small invented catalogue, in both forms of the protocol.

It scores and filters as Wikidata's service does: types are a filter, the score says how much of a label or an alias
is the text, and `match` wants a high score and a clear distance. It can be told to go wrong, by a list of faults that
are done one a request.
"""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, NamedTuple, TypeAlias
from urllib.parse import parse_qs


class Thing(NamedTuple):
    """An item: its label, its types, what it is, and its aliases."""

    label: str
    types: tuple[str, ...]
    description: str = ""
    aliases: tuple[str, ...] = ()


HUMAN, CITY, COUNTRY, BUSINESS, AGENCY, UNION, SURNAME = (
    "Q5",
    "Q515",
    "Q6256",
    "Q4830453",
    "Q327333",
    "Q178790",
    "Q101352",
)
LABELS = {
    HUMAN: "human",
    CITY: "city",
    COUNTRY: "country",
    BUSINESS: "business",
    AGENCY: "government agency",
    UNION: "trade union",
    SURNAME: "family name",
}
CATALOGUE = {
    "Q1001": Thing("Ines Falk", (HUMAN,), "lawyer in Port Ellory"),
    "Q1002": Thing("Jon Aro", (HUMAN,), "politician, minister of transport"),
    "Q1003": Thing("Jon Aro", (HUMAN,), "speed skater, 1911-1987"),
    "Q1004": Thing("Port Ellory", (CITY,), "harbour town"),
    "Q1005": Thing("Northway Ferries", (BUSINESS,), "shipping company", ("Northway", "the Northway line")),
    "Q1006": Thing("Ellory Dockers' Union", (UNION,), "trade union", ("dockers' union of Ellory",)),
    "Q1007": Thing("Varga", (SURNAME,), "family name"),
    "Q1008": Thing("Lumen", (COUNTRY,), "island state"),
    "Q1009": Thing("Mara Lindqvist", (HUMAN,), "painter"),
    "Q1010": Thing("Mara Lindquist", (HUMAN,), "cellist"),
}

Fault: TypeAlias = Callable[["Handler"], None]


@dataclass
class Service:
    """A running service: its address, the faults that are still to come, and what it was asked."""

    url: str = ""
    catalogue: dict[str, Thing] = field(default_factory=lambda: dict(CATALOGUE))
    manifest: dict[str, Any] = field(default_factory=dict)
    faults: list[Fault | None] = field(default_factory=list)
    asked: list[dict[str, Any]] = field(default_factory=list)
    """The queries of each batch, by text, with their types."""
    requests: list[tuple[str, str, str]] = field(default_factory=list)
    """Method, path and user agent of each request."""
    filters: bool = True
    """Whether types are a filter; 1.0 lets a service leave that be."""

    def candidates(self, text: str, kind: str | None, limit: int) -> list[dict[str, Any]]:
        """What is answered to one query."""
        found = []
        for item, thing in self.catalogue.items():
            names = (thing.label, *thing.aliases)
            score = round(100 * max(SequenceMatcher(None, text.lower(), name.lower()).ratio() for name in names))
            if score >= 60 and (not kind or not self.filters or kind in thing.types):
                found.append((score, item, thing))
        found.sort(key=lambda each: (-each[0], each[1]))
        second = found[1][0] if len(found) > 1 else 0
        return [
            {
                "id": item,
                "name": thing.label,
                "description": thing.description,
                "type": [{"id": each, "name": LABELS.get(each, each)} for each in thing.types],
                "score": score,
                "match": place == 0 and score > 95 and score > second + 10,
                "features": [{"id": "all_labels", "value": score}],
            }
            for place, (score, item, thing) in enumerate(found[:limit])
        ]


class Handler(BaseHTTPRequestHandler):
    """One request to the service."""

    service: Service

    def do_GET(self) -> None:
        """The manifest."""
        self._note()
        if not self._goes_wrong():
            self.reply(200, json.dumps(self.service.manifest))

    def do_POST(self) -> None:
        """A batch, as a form or as JSON."""
        body = self.rfile.read(int(self.headers["Content-Length"])).decode()
        self._note()
        if self._goes_wrong():
            return
        if self.path.endswith("/match"):
            batch = json.loads(body)["queries"]
            queries = [(each["conditions"][0]["propertyValue"], each.get("type"), each["limit"]) for each in batch]
            found = [{"candidates": self.service.candidates(*query)} for query in queries]
            answer: object = {"results": found}
        else:
            form = json.loads(parse_qs(body)["queries"][0])
            queries = [(each["query"], each.get("type"), each["limit"]) for each in form.values()]
            results = [{"result": self.service.candidates(*query)} for query in queries]
            answer = dict(zip(form, results, strict=True))
        self.service.asked.append({text: kind for text, kind, _ in queries})
        self.reply(200, json.dumps(answer))

    def reply(self, status: int, body: str, **headers: str) -> None:
        """Answer the client, which may have left."""
        with suppress(OSError):
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name.replace("_", "-"), value)
            self.send_header("Content-Length", str(len(body.encode())))
            self.end_headers()
            self.wfile.write(body.encode())

    def drip(self, pause: float, pieces: int) -> None:
        """Answer one byte at a time."""
        with suppress(OSError):
            self.send_response(200)
            self.end_headers()
            for _ in range(pieces):
                self.wfile.write(b" ")
                self.wfile.flush()
                time.sleep(pause)

    def log_message(self, format: str, *args: object) -> None:
        """Nothing: the test's output is the command's."""

    def _note(self) -> None:
        self.service.requests.append((self.command, self.path, self.headers["User-Agent"]))

    def _goes_wrong(self) -> bool:
        fault = self.service.faults.pop(0) if self.service.faults else None
        if fault:
            fault(self)
        return fault is not None


@contextmanager
def run_service(version: str = "0.2") -> Iterator[Service]:
    """A service of a version (``0.2`` or ``1.0-draft``), as long as it is wanted."""
    service = Service()
    service.manifest = {"versions": [version], "name": "Invented"}
    if version == "0.2":
        spaces = {
            "identifierSpace": "http://www.wikidata.org/entity/",
            "schemaSpace": "http://www.wikidata.org/prop/direct/",
        }
        service.manifest |= spaces
    else:
        service.manifest["view"] = {"url": "https://www.wikidata.org/wiki/{id}"}
    server = ThreadingHTTPServer(("127.0.0.1", 0), type("Bound", (Handler,), {"service": service}))
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    service.url = f"http://127.0.0.1:{server.server_port}/en/api"
    try:
        yield service
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
