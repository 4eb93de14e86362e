"""The command, run inside the test's own process, from an empty folder: the fixture `newsfacts` of `conftest`."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple, TypeAlias


class Ran(NamedTuple):
    """How a command ended, and what it printed."""

    code: int
    out: str
    err: str


Command: TypeAlias = Callable[..., Ran]
