"""Files that are written: all of them or none, and never half."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path

from pipeline.errors import Fault, InputError


def write_files(folder: Path, files: Mapping[str, bytes]) -> list[str]:
    """Writes files (name, content) into a folder; returns the names of those that changed, as `write_each` does."""
    return write_each(folder, sorted(files.items()))


def write_each(folder: Path, files: Iterable[tuple[str, bytes]]) -> list[str]:
    """Writes files while they are made, all or none, and returns the names of those that changed.

    Each is written under a temporary name first; only when all of them lie there are they renamed. Whatever making
    them raises leaves the folder as it was. Raises `InputError` where the folder cannot be written.
    """
    temporary: dict[str, Path] = {}
    in_the_way: list[Fault] = []
    try:
        for name, content in files:
            if _holds(folder / name, content):
                continue
            if (folder / name).is_dir():
                in_the_way.append(Fault("is a folder; a file is to stand there", str(folder / name)))
                continue
            folder.mkdir(parents=True, exist_ok=True)
            temporary[name] = folder / f".{name}.tmp"
            temporary[name].write_bytes(content)
        if in_the_way:
            raise InputError(in_the_way)
        for name, path in temporary.items():
            path.replace(folder / name)
    except BaseException as error:
        for path in temporary.values():
            with suppress(OSError):
                path.unlink()
        if isinstance(error, OSError):
            raise InputError([Fault(f"cannot be written: {error.strerror or error}", str(folder))]) from None
        raise
    return sorted(temporary)


def _holds(path: Path, content: bytes) -> bool:
    return path.is_file() and path.stat().st_size == len(content) and path.read_bytes() == content
