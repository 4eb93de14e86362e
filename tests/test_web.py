"""The web: what is fetched, from where, how much of it, and for how long; against a real server on loopback."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from pipeline.articles import read_article
from pipeline.errors import InputError, StoreError
from pipeline.web import Fetched, fetch, is_public, new_session, public_session

PAGE = b"""<html lang="en"><body><h1>Flood Cuts Off Three Villages</h1>
<p>The river Elm rose by two metres overnight and cut off three villages in the valley, said the office.</p>
<p>The water board denied on Sunday that its warning had come too late for the people of Lower Elm.</p>
</body></html>"""


class Handler(BaseHTTPRequestHandler):
    """Answers a path with what the test says that it does."""

    paths: dict[str, Callable[[Handler], None]]
    asked: list[tuple[str, dict[str, str]]]

    def do_GET(self) -> None:
        self.asked.append((self.path, dict(self.headers)))
        try:
            self.paths[self.path](self)
        except OSError:  # the client has gone
            self.close_connection = True

    def log_message(self, format: str, *arguments: object) -> None: ...


def page(handler: Handler) -> None:
    handler.send_response(200)
    handler.send_header("Content-Type", "text/html; charset=utf-8")
    handler.send_header("Content-Length", str(len(PAGE)))
    handler.end_headers()
    handler.wfile.write(PAGE)


def leads_to(url: str) -> Callable[[Handler], None]:
    def answer(handler: Handler) -> None:
        handler.send_response(302)
        handler.send_header("Location", url)
        handler.send_header("Content-Length", "0")
        handler.end_headers()

    return answer


def endless(handler: Handler) -> None:
    handler.send_response(200)
    handler.end_headers()
    while True:
        handler.wfile.write(b"x" * 65536)


def dripping(handler: Handler) -> None:
    handler.send_response(200)
    handler.end_headers()
    for _ in range(40):
        handler.wfile.write(b"x")
        time.sleep(0.1)


def dripping_headers(handler: Handler) -> None:
    for _ in range(40):
        handler.wfile.write(b"X")
        time.sleep(0.1)


@contextmanager
def server(**paths: Callable[[Handler], None]) -> Iterator[tuple[str, list[tuple[str, dict[str, str]]]]]:
    """A server on loopback; its URL without a slash at the end, and what it was asked."""

    class Answers(Handler):
        asked: list[tuple[str, dict[str, str]]] = []  # noqa: RUF012

    Answers.paths = {f"/{name}": answer for name, answer in paths.items()}
    with ThreadingHTTPServer(("127.0.0.1", 0), Answers) as web:
        web.daemon_threads = True
        web.block_on_close = False
        thread = threading.Thread(target=web.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        try:
            yield f"http://127.0.0.1:{web.server_port}", Answers.asked
        finally:
            web.shutdown()
            thread.join()


def anywhere(url: str, seconds: float = 10, limit: int | None = None) -> Fetched:
    with new_session() as session:
        return fetch(url, "text/html", session, seconds, limit)


def in_public(url: str) -> Fetched:
    with public_session() as session:
        return fetch(url, "text/html", session, 10)


def test_a_page_is_fetched_and_read() -> None:
    with server(flood=page, old=leads_to("flood")) as (url, asked):
        found = anywhere(f"{url}/old")
    assert found == Fetched(f"{url}/flood", "text/html; charset=utf-8", PAGE)
    assert [path for path, _ in asked] == ["/old", "/flood"]
    article = read_article(found.content, found.url, found.media_type)
    assert (article.headline, article.url) == ("Flood Cuts Off Three Villages", f"{url}/flood")


@pytest.mark.parametrize(
    "url",
    [
        "ftp://x.example/a",
        "file:///etc/passwd",
        "http://",
        "https:///a",
        "x.example",
        "http://[::1",
        "http://x:99999/",
    ],
)
def test_what_is_no_url_of_the_web_is_refused(url: str) -> None:
    with pytest.raises(InputError) as caught:
        anywhere(url)
    assert str(caught.value) == f"{url}: is no URL of the web; expected one such as https://example.org/page"


# ------------------------------------------------------------------------------------------------------ public alone

PRIVATE = [
    *("127.0.0.1", "127.8.9.10", "10.0.0.1", "172.16.3.4", "192.168.1.1", "169.254.169.254", "0.0.0.0", "100.64.0.1"),
    *("192.0.2.1", "198.18.0.1", "224.0.0.1", "239.255.255.250", "240.0.0.1", "255.255.255.255"),
    *(
        "::1",
        "::",
        "fe80::1",
        "fe80::1%lo",
        "fec0::1",
        "fc00::1",
        "fd00:ec2::254",
        "ff02::1",
        "ff0e::1",
        "2001:db8::1",
    ),
    *("::ffff:127.0.0.1", "::ffff:10.0.0.1", "::127.0.0.1", "64:ff9b::127.0.0.1", "64:ff9b:1::1", "2002:7f00:1::"),
]


@pytest.mark.parametrize("address", PRIVATE)
def test_addresses_that_are_not_public(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize(
    "address", ["8.8.8.8", "2606:4700::1111", "::ffff:8.8.8.8", "64:ff9b::808:808", "2002:808:808::"]
)
def test_addresses_that_are_public(address: str) -> None:
    assert is_public(address)


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "2130706433", "0x7f.1", "0177.0.0.1", "127.1", "0"])
def test_a_public_session_goes_nowhere_else_however_the_host_is_written(host: str) -> None:
    with server(page=page) as (url, asked), pytest.raises(InputError) as caught:
        in_public(url.replace("127.0.0.1", host) + "/page")
    assert "which is no public address; allow that (`--allow-private`), or give the saved page" in str(caught.value)
    assert asked == []


@pytest.mark.parametrize("host", ["[::1]", "[::ffff:127.0.0.1]", "[::ffff:7f00:1]", "169.254.169.254"])
def test_nor_to_the_other_places(host: str) -> None:
    with pytest.raises(InputError, match="no public address"):
        in_public(f"http://{host}/latest/meta-data")
    with pytest.raises(InputError, match="no public address"):
        in_public(f"https://{host}/latest/meta-data")


def test_nor_through_a_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    with server(page=page) as (url, asked):
        for name in ("http_proxy", "HTTP_PROXY", "all_proxy"):
            monkeypatch.setenv(name, url)
        with pytest.raises(InputError, match=r"10\.0\.0\.1, which is no public address"):
            in_public("http://10.0.0.1/page")
    assert asked == []


Resolver = Callable[..., list[Any]]


def names(monkeypatch: pytest.MonkeyPatch, answers: dict[str, list[list[str]]]) -> list[str]:
    """Has names resolved as told, each time to the next answer; 127.0.0.1 stands for a public address.

    Returns the names that are asked for, in order.
    """
    resolve: Resolver = socket.getaddrinfo
    asked: list[str] = []

    def answer(host: str, port: int, *arguments: Any, **options: Any) -> list[Any]:
        if host not in answers:
            return resolve(host, port, *arguments, **options)
        asked.append(host)
        addresses = answers[host].pop(0)
        return [each for address in addresses for each in resolve(address, port, *arguments, **options)]

    monkeypatch.setattr(socket, "getaddrinfo", answer)
    monkeypatch.setattr("pipeline.web.is_public", lambda address: address == "127.0.0.1" or is_public(address))
    return asked


def test_the_address_that_was_judged_is_the_one_that_is_connected_to(monkeypatch: pytest.MonkeyPatch) -> None:
    asked_for = names(monkeypatch, {"news.example": [["127.0.0.1"], ["127.0.0.2"]]})
    with server(page=page) as (url, asked):
        found = in_public(url.replace("127.0.0.1", "news.example") + "/page")
    assert found.content == PAGE
    assert asked_for == ["news.example"]
    assert asked[0][1]["Host"].startswith("news.example:")


def test_one_address_that_is_not_public_is_enough(monkeypatch: pytest.MonkeyPatch) -> None:
    names(monkeypatch, {"news.example": [["127.0.0.1", "10.0.0.1"]]})
    with server(page=page) as (url, asked), pytest.raises(InputError) as caught:
        in_public(url.replace("127.0.0.1", "news.example") + "/page")
    assert str(caught.value).startswith("news.example: leads to 10.0.0.1, which is no public address")
    assert asked == []


@pytest.mark.parametrize(
    "target", ["http://127.0.0.2:{port}/page", "http://localhost6.example:{port}/page", "//0x7f.2:{port}/page"]
)
def test_a_redirect_is_judged_as_the_url_was(target: str, monkeypatch: pytest.MonkeyPatch) -> None:
    names(monkeypatch, {"localhost6.example": [["::1"]]})
    paths: dict[str, Callable[[Handler], None]] = {"page": page}
    with server(start=lambda handler: paths["start"](handler)) as (url, asked):
        paths["start"] = leads_to(target.format(port=url.rpartition(":")[2]))
        with pytest.raises(InputError, match="no public address"):
            in_public(f"{url}/start")
    assert [path for path, _ in asked] == ["/start"]


def test_a_name_that_nobody_knows(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(StoreError, match="cannot be fetched"):
        in_public("http://nobody.invalid/")


# ------------------------------------------------------------------------------------------------------------ limits


@pytest.mark.parametrize(
    "target", ["ftp://x.example/", "file:///etc/passwd", "javascript:alert(1)", "data:text/html,x"]
)
def test_a_redirect_leads_to_the_web_alone(target: str) -> None:
    with server(start=leads_to(target)) as (url, _), pytest.raises(StoreError, match="cannot be fetched"):
        anywhere(f"{url}/start")


def test_no_credentials_are_taken_up_on_the_way(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    netrc = tmp_path / "netrc"
    netrc.write_text("machine localhost login me password secret\n")
    monkeypatch.setenv("NETRC", str(netrc))
    paths: dict[str, Callable[[Handler], None]] = {}
    with server(page=page, start=lambda handler: paths["start"](handler)) as (url, asked):
        elsewhere = url.replace("127.0.0.1", "localhost")
        paths["start"] = leads_to(f"{elsewhere}/page")
        assert anywhere(f"{url}/start").url == f"{elsewhere}/page"
        paths["start"] = leads_to(elsewhere.replace("//", "//me:secret@") + "/page")
        with pytest.raises(InputError, match="leads to a URL with a name or a password in it") as caught:
            anywhere(f"{url}/start")
    assert "secret" not in str(caught.value)
    assert [path for path, _ in asked] == ["/start", "/page", "/start"]
    assert all("Authorization" not in headers for _, headers in asked)


def test_a_redirect_in_a_circle_ends() -> None:
    with server(a=leads_to("/b"), b=leads_to("/a")) as (url, asked):
        with pytest.raises(StoreError, match="Exceeded 10 redirects"):
            anywhere(f"{url}/a")
        assert len(asked) == 11


def test_an_endless_answer_is_cut_off() -> None:
    with server(page=endless) as (url, _), pytest.raises(StoreError, match="is larger than 1 MiB; download it first"):
        anywhere(f"{url}/page", limit=1024 * 1024)


@pytest.mark.parametrize("slow", [dripping, dripping_headers])
def test_a_slow_answer_is_cut_off(slow: Callable[[Handler], None]) -> None:
    started = time.monotonic()
    with server(page=slow) as (url, _), pytest.raises(StoreError, match="takes longer than 1 seconds"):
        anywhere(f"{url}/page", seconds=0.6)
    assert time.monotonic() - started < 3
