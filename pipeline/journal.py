"""The journal of a load: which graphs are in the store, so that a load that was cut off can go on from there.

A file of JSON lines. The first names the target; each further one is written, and forced to the disk, when the store
has confirmed a graph. So a graph that stands here is in the store; one that does not may be, and is loaded again,
which does no harm.
"""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import IO

from pipeline.errors import Fault, InputError, StoreError
from pipeline.graphs import NamedGraph


class Journal:
    """The journal in the file `path` of a load into `target`.

    With `resume`, what an earlier load into the same target noted there is known; without, it starts empty.
    """

    def __init__(self, path: Path, target: str, *, resume: bool = False) -> None:
        self.path = path
        self._target = target
        self._resumes = resume and path.is_file()
        self._known = _read(path, target) if self._resumes else {}
        self._file: IO[str] | None = None

    def holds(self, graph: NamedGraph) -> bool:
        """Whether this graph, with these triples, was loaded before."""
        return self._known.get(graph.name) == graph.digest

    def note(self, graph: NamedGraph) -> None:
        """Note that `graph` is in the store. Raises `StoreError` where the file cannot be written."""
        entry = {"graph": graph.name, "sha256": graph.digest, "triples": len(graph.triples)}
        try:
            self._write(json.dumps(entry))
        except OSError as error:
            reason = f"cannot be written: {error.strerror or error}; name another place with --journal"
            raise StoreError(f"{self.path} {reason}") from None
        self._known[graph.name] = graph.digest

    def close(self) -> None:
        """Close the file, which stays."""
        if self._file is not None:
            self._file.close()

    def remove(self) -> None:
        """Remove the file: a load that is complete needs none any more."""
        self.path.unlink(missing_ok=True)

    def _write(self, line: str) -> None:
        if self._file is None:
            self._file = self.path.open("a" if self._resumes else "w", encoding="utf-8")
            # A line that was being written when the power went is ended, and so left behind.
            self._file.write("\n" if self._resumes else json.dumps({"target": self._target}) + "\n")
        self._file.write(line + "\n")
        self._file.flush()
        os.fsync(self._file.fileno())


def _read(path: Path, target: str) -> dict[str, str]:
    """The graphs that a journal names, and their digests. Lines that are not whole are passed over."""
    try:
        lines = path.read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError as error:
        raise InputError([Fault(f"cannot be read: {error.strerror or error}", str(path))]) from None
    entries = [entry for line in lines if (entry := _entry(line))]
    targets = [entry["target"] for entry in entries if "target" in entry]
    if targets != [target]:
        into = targets[0] if targets else "another place"
        raise InputError([Fault(f"tells of a load into {into}, not into {target}; load without --resume", str(path))])
    return {entry["graph"]: entry["sha256"] for entry in entries if {"graph", "sha256"} <= entry.keys()}


def _entry(line: str) -> dict[str, str]:
    try:
        entry = json.loads(line)
    except ValueError:
        return {}
    return entry if isinstance(entry, dict) else {}
