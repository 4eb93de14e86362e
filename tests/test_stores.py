"""Stores and the way to them: whole or not at all through every fault, and credentials that go nowhere else."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import ClassVar

import pytest

from pipeline.cli import main
from pipeline.stores import server
from pipeline.stores.credentials import Credentials
from pipeline.stores.profiles import GENERIC, OXIGRAPH, VIRTUOSO, detect
from pipeline.stores.server import ServerStore
from pipeline.stores.wire import Wire, new_session
from tests import faults
from tests.faults import GRAPH, NEW, OLD, PLACES, REFUSED, STAGED, suffer, write
from tests.proxy import FAULTS, run_proxy
from tests.servers import PASSWORD, USER, Server, free_port

pytestmark = pytest.mark.usefixtures("credentials")


def load(*arguments: str) -> int:
    return main(["load", *arguments])


class TestFaults:
    """Whatever happens on the way, a graph is the old one or the new one."""

    @pytest.fixture(autouse=True)
    def _soon(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """A COPY is tried again as often, but not half a second and a second later."""
        monkeypatch.setattr(server, "_PAUSES", (0.05, 0.1))

    SAID: ClassVar = {
        "drop-in-request": "broke the connection off",
        "drop-before-answer": "broke the connection off",
        "bad-gateway": "is busy or not up; try again later (HTTP 502)",
        "stall-before": "did not answer within 0.6 seconds; allow more with --timeout",
        "short-length": "",
        "redirected": "redirects to http://store.example (HTTP 307), which is not followed",
        REFUSED: "does not answer: nothing listens there; start the store, or check the target",
    }
    """Faults through which nothing can come, and what is said of each."""

    PASSING = ("busy-twice", "too-many", "drip", "delivered-twice")
    """Faults that pass, and are waited for."""

    @pytest.mark.parametrize("fault", [*FAULTS, REFUSED])
    @pytest.mark.parametrize(("kind", "at"), PLACES)
    def test_the_store_is_whole(
        self, kind: str, at: str, fault: str, request: pytest.FixtureRequest, tmp_path: Path
    ) -> None:
        outcome = suffer(request.getfixturevalue(kind), fault, at, tmp_path)
        assert outcome.held in ("old", "new")
        assert outcome.staged == 0
        assert outcome.code in (0, 3)
        assert outcome.code == 3 or outcome.held == "new", "it says that all is well, and the graph is the old one"
        assert PASSWORD not in outcome.said.replace(str(tmp_path), "")
        assert outcome.code == 0 or fault not in self.PASSING, outcome.said
        if at == "PUT" and fault in self.SAID:
            assert outcome.code == 3
            assert self.SAID[fault] in outcome.said

    def test_a_put_that_is_not_whole_is_staged(self, oxigraph: Server) -> None:
        """As Oxigraph up to 0.5.9 wants it, shown on a later one."""
        store = ServerStore(oxigraph.url, OXIGRAPH, Wire(new_session(), None, "basic"), puts_whole=False)
        for triples in (OLD, NEW):
            store.replace(GRAPH, sorted(triples))
            assert faults.content(oxigraph, GRAPH) == triples
        assert store.count(STAGED) == 0

    def test_a_store_that_knows_sparql_alone(self, oxigraph: Server) -> None:
        """The generic profile, with the two addresses that Oxigraph has for it."""
        profile = replace(GENERIC, query="/query", update="/update")
        store = ServerStore(oxigraph.url, profile, Wire(new_session(), None, "basic"), puts_whole=False)
        for triples in (NEW, OLD):
            store.replace(GRAPH, sorted(triples))
            assert faults.content(oxigraph, GRAPH) == triples
        store.remove(GRAPH)
        assert (store.count(GRAPH), store.count(STAGED)) == (0, 0)


class TestCredentials:
    @pytest.mark.parametrize("fault", [None, "redirected", "bad-gateway"])
    def test_they_are_never_printed_and_go_nowhere_else(
        self, fault: str | None, virtuoso: Server, tmp_path: Path, capfd: pytest.CaptureFixture[str]
    ) -> None:
        """Digest authentication never sends the password; a basic one does, and not to where it is redirected."""
        with run_proxy(virtuoso.port) as proxy, run_proxy(virtuoso.port) as elsewhere:
            there = f"Location: {elsewhere.url.replace('127.0.0.1', 'localhost')}/\r\n"
            proxy.fault = FAULTS.get(fault or "")
            if fault == "redirected":
                proxy.fault = lambda exchange: exchange.refuse("307 Temporary Redirect", there)
            load(str(write(tmp_path, OLD)), "--to", proxy.url, "--attempts", "1")
        assert any(b"Authorization: Digest" in head for head in proxy.heads)
        assert not any(PASSWORD.encode() + b"\r" in head or b"password" in head.lower() for head in proxy.heads)
        assert elsewhere.heads == []

    @pytest.mark.parametrize(
        ("url", "says"),
        [
            ("http://me:secret@localhost:7878", "has credentials in it"),
            ("http://store.example:7878", "would go to store.example unencrypted"),
            ("http://127.0.0.1.example:7878", "would go to 127.0.0.1.example unencrypted"),
            ("ftp://localhost", "is no address of a server"),
            ("http://", "is no address of a server"),
            ("http://localhost:port", "is no address of a server"),
        ],
    )
    def test_what_is_refused(self, url: str, says: str, seed: Path, capsys: pytest.CaptureFixture[str]) -> None:
        assert load(str(seed), "--to", url) == 2
        error = capsys.readouterr().err
        assert says in error
        assert "secret" not in error

    def test_half_of_them(
        self, seed: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        monkeypatch.delenv("NEWSFACTS_USER")
        assert load(str(seed), "--to", "http://localhost:7878") == 2
        assert "NEWSFACTS_PASSWORD is set and NEWSFACTS_USER is not" in capsys.readouterr().err

    def test_a_netrc_for_the_host(
        self, virtuoso: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        monkeypatch.delenv("NEWSFACTS_USER")
        monkeypatch.delenv("NEWSFACTS_PASSWORD")
        netrc = tmp_path / "netrc"
        monkeypatch.setenv("NETRC", str(netrc))
        netrc.write_text(f"default login {USER} password {PASSWORD}\n")
        netrc.chmod(0o600)
        file = str(write(tmp_path, OLD))
        assert load(file, "--to", virtuoso.url) == 3
        assert "wants other credentials; set NEWSFACTS_USER and NEWSFACTS_PASSWORD" in capsys.readouterr().err
        netrc.write_text(f"machine 127.0.0.1 login {USER} password {PASSWORD}\n")
        assert load(file, "--to", virtuoso.url) == 0

    def test_a_password_is_no_part_of_what_is_printed(self) -> None:
        assert "secret" not in repr(Credentials("me", "secret"))


class TestProfiles:
    @pytest.mark.parametrize(
        ("header", "is_whole"),
        [("Oxigraph/0.5.9", False), ("Oxigraph/0.5.10", True), ("Oxigraph/0.5.13", True), ("Oxigraph", False)],
    )
    def test_from_which_version_a_put_is_whole(self, header: str, is_whole: bool) -> None:
        assert OXIGRAPH.puts_whole(header) is is_whole

    @pytest.mark.parametrize(
        ("url", "header", "name"),
        [
            ("http://h", "Virtuoso/07.20.3229 (Linux) x86_64-pc-linux-gnu", "virtuoso"),
            ("http://h", "Oxigraph/0.5.13", "oxigraph"),
            ("http://h/ds", "Apache Jena Fuseki (4.10.0)", "fuseki"),
            ("http://h:7200/repositories/news", "", "rdf4j"),
            ("http://h", "nginx", None),
        ],
    )
    def test_who_is_there(self, url: str, header: str, name: str | None) -> None:
        profile = detect(url, header)
        assert (profile.name if profile else None) == name

    def test_a_stranger_needs_a_name(self, seed: Path, capsys: pytest.CaptureFixture[str]) -> None:
        with run_proxy(free_port()) as proxy:
            proxy.fault, proxy.at = (lambda exchange: exchange.refuse("200 OK", "Server: nginx\r\n")), b"GET "
            assert load(str(seed), "--to", proxy.url) == 2
        assert "does not say what kind of store it is; name it with --profile (oxigraph" in capsys.readouterr().err

    def test_virtuoso_is_never_trusted_with_a_put(self) -> None:
        assert not VIRTUOSO.puts_whole("Virtuoso/07.20.3229")
