"""A proxy that goes wrong on purpose: it stands before a store, and does to a request what its fault says.

It takes one request a connection, whole, and hands it to a fault: a function that forwards it, or not, and answers,
or not. Requests that the fault is not `at` pass as they are.
"""

from __future__ import annotations

import re
import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from typing import TypeAlias

STALL = 1.0
"""Seconds that a stalled answer takes; clients under test wait for less."""


@dataclass(slots=True)
class Exchange:
    """One request, and the way on to the store and back to the client."""

    head: bytes
    body: bytes
    upstream: int
    client: socket.socket
    number: int

    def forward(self, body: bytes | None = None, length: int | None = None, pieces: int = 1) -> bytes:
        """What the store answers to the request, or to one with another body, or with another length declared."""
        body = self.body if body is None else body
        head = _with_header(self.head, "Connection", "close")
        if self.body:
            head = _with_header(head, "Content-Length", str(len(body) if length is None else length))
        answer = b""
        with socket.create_connection(("127.0.0.1", self.upstream), timeout=30) as store, suppress(OSError):
            store.sendall(head)
            size = max(1, -(-len(body) // pieces))
            for start in range(0, len(body), size):
                store.sendall(body[start : start + size])
                time.sleep(0.02 if pieces > 1 else 0)
            if length is not None and length > len(body):
                store.shutdown(socket.SHUT_WR)
            while received := store.recv(65536):
                answer += received
        return _with_header(answer, "Connection", "close")

    def abandon(self, sent: int) -> None:
        """Send the store the head and `sent` bytes of the body, and hang up."""
        with socket.create_connection(("127.0.0.1", self.upstream), timeout=30) as store, suppress(OSError):
            store.sendall(self.head + self.body[:sent])
            time.sleep(0.05)

    def reply(self, answer: bytes) -> None:
        """Answer the client."""
        with suppress(OSError):
            self.client.sendall(answer)

    def refuse(self, status: str, headers: str = "") -> None:
        """Answer the client without asking the store."""
        self.reply(f"HTTP/1.1 {status}\r\n{headers}Connection: close\r\nContent-Length: 0\r\n\r\n".encode())

    def half(self) -> int:
        """The end of the line that stands in the middle of the body: what is cut there still parses."""
        end = self.body.rfind(b"\n", 0, len(self.body) // 2)
        return end + 1 if end >= 0 else len(self.body) // 2


Fault: TypeAlias = Callable[[Exchange], None]


def drop_in_request(exchange: Exchange) -> None:
    """The connection breaks when half of the body has gone through."""
    exchange.abandon(exchange.half())


def drop_before_answer(exchange: Exchange) -> None:
    """The store does it, and the connection breaks before it answers."""
    exchange.forward()


def drop_in_answer(exchange: Exchange) -> None:
    """The store does it, and the connection breaks within the head of its answer."""
    exchange.reply(exchange.forward()[:9])


def truncated_answer(exchange: Exchange) -> None:
    """The answer declares more than comes."""
    answer = exchange.forward()
    head, _, body = answer.partition(b"\r\n\r\n")
    exchange.reply(_with_header(head + b"\r\n\r\n", "Content-Length", str(len(body) + 100)) + body[: len(body) // 2])


def busy_twice(exchange: Exchange) -> None:
    """503 twice, then all is well."""
    if exchange.number <= 2:
        exchange.refuse("503 Service Unavailable")
    else:
        exchange.reply(exchange.forward())


def too_many(exchange: Exchange) -> None:
    """429 once, with the wish to be asked again in a second; then all is well."""
    if exchange.number == 1:
        exchange.refuse("429 Too Many Requests", "Retry-After: 1\r\n")
    else:
        exchange.reply(exchange.forward())


def bad_gateway(exchange: Exchange) -> None:
    """502, always."""
    exchange.refuse("502 Bad Gateway")


def stall_before(exchange: Exchange) -> None:
    """Nothing reaches the store, and nothing comes back for longer than the client waits."""
    time.sleep(STALL)


def stall_after(exchange: Exchange) -> None:
    """The store does it, and its answer takes longer than the client waits."""
    answer = exchange.forward()
    time.sleep(STALL)
    exchange.reply(answer)


def drip(exchange: Exchange) -> None:
    """The body goes through slowly, in twenty pieces."""
    exchange.reply(exchange.forward(pieces=20))


def short_length(exchange: Exchange) -> None:
    """The store gets half of the body, cut at the end of a line, and a length that says that it is whole."""
    exchange.reply(exchange.forward(exchange.body[: exchange.half()]))


def long_length(exchange: Exchange) -> None:
    """The store is told of more than it gets."""
    exchange.reply(exchange.forward(length=len(exchange.body) + 1000) or b"HTTP/1.1 502 Bad Gateway\r\n\r\n")


def delivered_twice(exchange: Exchange) -> None:
    """The store gets the request twice, one after the other."""
    exchange.forward()
    exchange.reply(exchange.forward())


def failed_after_commit(exchange: Exchange) -> None:
    """The store does it, and the client is told that it failed."""
    exchange.forward()
    exchange.refuse("500 Internal Server Error")


def redirected(exchange: Exchange) -> None:
    """The client is sent to another host."""
    exchange.refuse("307 Temporary Redirect", "Location: http://store.example/elsewhere\r\n")


_ALL: tuple[Fault, ...] = (
    *(drop_in_request, drop_before_answer, drop_in_answer, truncated_answer),
    *(busy_twice, too_many, bad_gateway, stall_before, stall_after, drip),
    *(short_length, long_length, delivered_twice, failed_after_commit, redirected),
)
FAULTS = {fault.__name__.replace("_", "-"): fault for fault in _ALL}


@dataclass
class Proxy:
    """A proxy on loopback. `at` is found in the request line or the body of those requests that `fault` is for."""

    upstream: int
    fault: Fault | None = None
    at: bytes = b"PUT "
    met: int = 0
    heads: list[bytes] = field(default_factory=list)
    port: int = 0

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def serve(self, client: socket.socket) -> None:
        """Take a request, and let the fault or the store answer it."""
        with client, suppress(OSError, ValueError):
            head, body = _read_request(client)
            self.heads.append(head)
            is_met = self.fault is not None and (self.at in head.partition(b"\r\n")[0] or self.at in body)
            self.met += is_met
            exchange = Exchange(head, body, self.upstream, client, self.met)
            if is_met and self.fault is not None:
                self.fault(exchange)
            else:
                exchange.reply(exchange.forward())


@contextmanager
def run_proxy(upstream: int) -> Iterator[Proxy]:
    """A proxy before the port `upstream` of loopback."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        proxy = Proxy(upstream, port=listener.getsockname()[1])

        def accept() -> None:
            with suppress(OSError):
                while True:
                    client, _ = listener.accept()
                    client.settimeout(30)
                    threading.Thread(target=proxy.serve, args=(client,), daemon=True).start()

        thread = threading.Thread(target=accept, daemon=True)
        thread.start()
        try:
            yield proxy
        finally:
            with suppress(OSError):
                listener.shutdown(socket.SHUT_RDWR)  # which ends the accepting
            thread.join(5)


def _read_request(client: socket.socket) -> tuple[bytes, bytes]:
    received = b""
    while b"\r\n\r\n" not in received:
        more = client.recv(65536)
        if not more:
            raise ValueError("no request")
        received += more
    head, _, body = received.partition(b"\r\n\r\n")
    declared = re.search(rb"(?i)\r\ncontent-length: *(\d+)", head)
    while declared and len(body) < int(declared[1]):
        more = client.recv(65536)
        if not more:
            raise ValueError("half a request")
        body += more
    return head + b"\r\n\r\n", body


def _with_header(message: bytes, name: str, value: str) -> bytes:
    """The message with one header set in place of those of that name."""
    head, separator, body = message.partition(b"\r\n\r\n")
    lines = [line for line in head.split(b"\r\n") if not line.lower().startswith(f"{name.lower()}:".encode())]
    return b"\r\n".join([*lines, f"{name}: {value}".encode()]) + separator + body
