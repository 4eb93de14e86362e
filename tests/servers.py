"""Real stores for the tests: Oxigraph's server and Virtuoso, on loopback, on free ports, in folders of their own.

Each is stopped by its own process id. Where a program is not installed, its tests are skipped, and say so.
"""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import requests

USER, PASSWORD = "dba", "dba"  # with which a new Virtuoso starts

_VIRTUOSO = """\
[Database]
DatabaseFile = {folder}/virtuoso.db
ErrorLogFile = {folder}/virtuoso.log
LockFile = {folder}/virtuoso.lck
TransactionFile = {folder}/virtuoso.trx
xa_persistent_file = {folder}/virtuoso.pxa
[TempDatabase]
DatabaseFile = {folder}/temporary.db
TransactionFile = {folder}/temporary.trx
[Parameters]
ServerPort = 127.0.0.1:{sql}
ServerThreads = 8
NumberOfBuffers = {buffers}
MaxDirtyBuffers = {dirty}
DirsAllowed = {folder}
[HTTPServer]
ServerPort = 127.0.0.1:{http}
ServerThreads = 6
ServerRoot = {folder}
[SPARQL]
ResultSetMaxRows = 10000
"""


@dataclass(frozen=True, slots=True)
class Server:
    """A running server: its kind, its address, and for Virtuoso the port that its SQL tool takes."""

    kind: str
    url: str
    pid: int
    sql: int = 0

    @property
    def port(self) -> int:
        """The port of its address."""
        return int(self.url.rpartition(":")[2])


class NotInstalledError(Exception):
    """The program of a server is not on this machine; the message says how to get it."""


@contextmanager
def run_oxigraph(folder: Path) -> Iterator[Server]:
    """Oxigraph's server over a store in `folder`."""
    beside = Path(sys.executable).with_name("oxigraph")
    program = str(beside) if beside.is_file() else shutil.which("oxigraph")
    if program is None:
        raise NotInstalledError("Oxigraph's server is not installed: pip install oxigraph")
    port = free_port()
    command = [program, "serve", "--location", str(folder / "oxigraph"), "--bind", f"127.0.0.1:{port}"]
    with _running(command, folder, f"http://127.0.0.1:{port}/query?query=ASK%7B%7D") as pid:
        yield Server("oxigraph", f"http://127.0.0.1:{port}", pid)


@contextmanager
def run_virtuoso(folder: Path, buffers: int = 10_000) -> Iterator[Server]:
    """Virtuoso over a new database in `folder`, with room for `buffers` pages of 8 KB."""
    program = shutil.which("virtuoso-t")
    if program is None:
        raise NotInstalledError("Virtuoso is not installed: apt-get install virtuoso-opensource-7-bin")
    http, sql = free_port(), free_port()
    settings = folder / "virtuoso.ini"
    values = {"folder": folder, "http": http, "sql": sql, "buffers": buffers, "dirty": buffers * 3 // 4}
    settings.write_text(_VIRTUOSO.format(**values))
    command = [program, "+foreground", "+configfile", str(settings)]
    with _running(command, folder, f"http://127.0.0.1:{http}/sparql?query=ASK%7B%7D") as pid:
        yield Server("virtuoso", f"http://127.0.0.1:{http}", pid, sql)


RUN: dict[str, Callable[[Path], object]] = {"oxigraph": run_oxigraph, "virtuoso": run_virtuoso}


def free_port() -> int:
    """A port of loopback on which nobody listens."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def _running(command: list[str], folder: Path, ready: str) -> Iterator[int]:
    with (folder / "server.log").open("wb") as log:
        process = subprocess.Popen(command, cwd=folder, stdout=log, stderr=log, env={**os.environ, "TZ": "UTC"})
        try:
            _await(ready, process, folder / "server.log")
            yield process.pid
        finally:
            process.terminate()
            try:
                process.wait(20)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


def _await(url: str, process: subprocess.Popen[bytes], log: Path) -> None:
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        if process.poll() is not None:
            break
        try:
            requests.get(url, timeout=5)
        except requests.ConnectionError:
            time.sleep(0.1)
            continue
        return
    raise RuntimeError(f"the server did not start: {log.read_text(errors='replace')[-500:]}")
