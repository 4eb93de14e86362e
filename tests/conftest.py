"""What holds for every test: properties are tried on the same examples in each run, and take the time they need."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import AbstractContextManager
from pathlib import Path

import pytest
from hypothesis import settings

from pipeline.cli import main
from pipeline.stores import open_store
from tests.command import Command, Ran
from tests.faults import ACCESS, with_credentials
from tests.servers import NotInstalledError, Server, run_oxigraph, run_virtuoso

OUTPUT = Path(__file__).parents[1] / "output"

settings.register_profile("newsfacts", deadline=None, derandomize=True)
settings.load_profile("newsfacts")

# The tests start some two hundred processes: what these import is compiled once, and not in each of them.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
sys.dont_write_bytecode = False


@pytest.fixture
def newsfacts(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Command:
    """The command, run from an empty folder."""
    monkeypatch.chdir(tmp_path)

    def run(*arguments: str) -> Ran:
        try:
            code = main(arguments)
        except SystemExit as left:  # argparse's own way out, for --help and for usage
            code = left.code if isinstance(left.code, int) else 1
        return Ran(code, *capsys.readouterr())

    return run


@pytest.fixture(scope="session")
def oxigraph(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """Oxigraph's server, running."""
    yield from _running(run_oxigraph(tmp_path_factory.mktemp("oxigraph")))


@pytest.fixture(scope="session")
def virtuoso(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """Virtuoso, running."""
    yield from _running(run_virtuoso(tmp_path_factory.mktemp("virtuoso")))


def _running(starting: AbstractContextManager[Server]) -> Iterator[Server]:
    try:
        with starting as server:
            yield server
    except NotInstalledError as error:
        pytest.skip(str(error))


@pytest.fixture
def credentials() -> Iterator[None]:
    """Virtuoso's first credentials, in the environment."""
    with with_credentials():
        yield


@pytest.fixture(params=("embedded", "oxigraph", "virtuoso"))
def target(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """A store of each kind: a folder, or the address of a server that holds no graph of ours."""
    if request.param == "embedded":
        return str(tmp_path / "store")
    server: Server = request.getfixturevalue(request.param)
    with with_credentials():
        store = open_store(server.url, ACCESS)
        for graph in store.graphs():
            if "newsfacts" in graph:  # Virtuoso has some of its own
                store.remove(graph)
    return server.url


@pytest.fixture
def seed(tmp_path: Path) -> Path:
    """The exported seed, in a folder where a journal may stand beside it."""
    return Path(shutil.copy(OUTPUT / "defense-chiefs-call.trig", tmp_path))
