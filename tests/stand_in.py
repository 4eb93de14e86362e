"""A stand-in for a server with a language model, on loopback: it speaks OpenAI's protocol, and answers as it is told.

Each question takes the next of the answers; the last one is given again to all further ones.
"""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, TypeAlias

Answer: TypeAlias = Callable[[BaseHTTPRequestHandler], None]


@dataclass(slots=True)
class StandIn:
    """A running stand-in: its endpoint, and the questions that came, each with its headers and its body."""

    endpoint: str
    questions: list[dict[str, Any]] = field(default_factory=list)
    headers: list[dict[str, str]] = field(default_factory=list)


@contextmanager
def run_stand_in(*answers: Answer) -> Iterator[StandIn]:
    """A stand-in that gives these answers."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            server.questions.append(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))
            server.headers.append({**dict(self.headers.items()), "path": self.path})
            with suppress(OSError):  # the client may be gone
                answers[min(len(server.questions), len(answers)) - 1](self)

        def log_message(self, format: str, *arguments: object) -> None:
            """Nothing is logged."""

    http = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    http.daemon_threads = True
    server = StandIn(f"http://127.0.0.1:{http.server_port}/v1")
    thread = threading.Thread(target=http.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield server
    finally:
        http.shutdown()
        http.server_close()
        thread.join()


def raw(body: bytes, status: int = 200, media_type: str = "application/json", **headers: str) -> Answer:
    """An answer of these bytes."""

    def answer(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(status)
        for name, value in {"Content-Type": media_type, "Content-Length": str(len(body)), **headers}.items():
            handler.send_header(name.replace("_", "-"), value)
        handler.end_headers()
        handler.wfile.write(body)

    return answer


def said(content: object, finish: object = "stop", usage: object = None, **message: object) -> Answer:
    """A proper answer with this content: text, or whatever a bad server puts there."""
    choice = {"index": 0, "message": {"role": "assistant", "content": content, **message}, "finish_reason": finish}
    tokens = {"prompt_tokens": 100, "completion_tokens": 20} if usage is None else usage
    return raw(json.dumps({"id": "1", "object": "chat.completion", "choices": [choice], "usage": tokens}).encode())


def found(**sections: object) -> Answer:
    """A proper answer whose content is the JSON of these sections."""
    return said(json.dumps(sections))


def error(status: int, message: str = "", **headers: str) -> Answer:
    """An error as servers of this protocol tell it."""
    return raw(json.dumps({"error": {"message": message}}).encode(), status, **headers)


def streamed(*parts: str) -> Answer:
    """An answer in parts, as server-sent events."""
    choices: list[object] = [{"choices": [{"delta": {"content": part}, "finish_reason": None}]} for part in parts]
    choices.append({"choices": [{"delta": {}, "finish_reason": "stop"}]})
    lines = [f"data: {json.dumps(each)}\n\n" for each in choices] + ["data: [DONE]\n\n"]
    return raw("".join(lines).encode(), media_type="text/event-stream")


def cut_off(handler: BaseHTTPRequestHandler) -> None:
    """The connection breaks in the middle of the answer."""
    handler.send_response(200)
    handler.send_header("Content-Length", "1000")
    handler.end_headers()
    handler.wfile.write(b'{"choices": [')


def late(seconds: float) -> Answer:
    """An answer that takes its time to begin."""

    def answer(handler: BaseHTTPRequestHandler) -> None:
        time.sleep(seconds)
        said("{}")(handler)

    return answer


def dripping(handler: BaseHTTPRequestHandler) -> None:
    """An answer that never ends, a byte at a time."""
    handler.send_response(200)
    handler.end_headers()
    for _ in range(60):
        handler.wfile.write(b" ")
        handler.wfile.flush()
        time.sleep(0.05)
