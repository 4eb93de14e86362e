"""Everything that can go wrong, as one tree.

::

    NewsfactsError               exit code
    ├── InputError                   2      a sheet, a mapping, a shape or an option is wrong
    ├── StoreError                   3      a triplestore or the network failed
    └── WorkerError                  3      a process that works for this one was ended

Findings about a graph are no errors: they are data (`pipeline.findings`), and exit with 1.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """One thing that is wrong with an input, and where it stands.

    `line` and `column` count from 1; 0 means that the place is unknown. `path` names the value inside the
    document, such as ``claims.us-chose-targets.said[1].by``.
    """

    file: str | None
    line: int
    column: int
    path: str
    message: str

    def __init__(
        self,
        message: str,
        file: str | None = None,
        line: int | None = None,
        column: int | None = None,
        path: str = "",
    ) -> None:
        for name, value in (
            ("message", message),
            ("file", file),
            ("line", line or 0),
            ("column", column or 0),
            ("path", path),
        ):
            object.__setattr__(self, name, value)

    @property
    def place(self) -> str:
        """``file:line:column``, as far as it is known, in the form that editors make clickable."""
        if not self.file:
            return ""
        return ":".join([self.file, *(str(number) for number in (self.line, self.column) if number)])

    def as_json(self) -> dict[str, str | int]:
        """The fault for machines, without what is unknown."""
        names = ("file", "line", "column", "path", "message")
        return {name: value for name in names if (value := getattr(self, name))}

    def __str__(self) -> str:
        return ": ".join(part for part in (self.place, self.path, self.message) if part)


class NewsfactsError(Exception):
    """The root of the tree: catch this to catch all that newsfacts raises on purpose."""

    exit_code = 2


class InputError(NewsfactsError):
    """Inputs that cannot be used. Carries every fault that was found, not the first alone."""

    exit_code = 2

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults: tuple[Fault, ...] = tuple(sorted(set(faults), key=_by_place))
        super().__init__("\n".join(map(str, self.faults)))


class Faults:
    """Gathers the faults of several attempts, so that all of them are told at once.

    Used as ``with faults:`` around each attempt, and ``faults.settle()`` behind the last.
    """

    def __init__(self) -> None:
        self._faults: list[Fault] = []

    def __enter__(self) -> None: ...

    def __exit__(self, kind: object, error: BaseException | None, trace: object) -> bool:
        if isinstance(error, InputError):
            self._faults += error.faults
            return True
        return False

    def settle(self) -> None:
        """Raise `InputError` with all that was gathered, if there is any."""
        if self._faults:
            raise InputError(self._faults)


class StoreError(NewsfactsError):
    """A triplestore or the network failed."""

    exit_code = 3


class WorkerError(NewsfactsError):
    """A process that works for this one was ended from outside."""

    exit_code = 3


def _by_place(fault: Fault) -> tuple[str, int, int, str, str]:
    return (fault.file or "", fault.line, fault.column, fault.path, fault.message)
