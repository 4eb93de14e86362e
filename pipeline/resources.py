"""Where mappings, shapes, vocabulary and queries lie: inside the installed package, or at the top of a checkout."""

from __future__ import annotations

from pathlib import Path

from pipeline.errors import Fault, InputError

_PACKAGE = Path(__file__).parent
_HOME = _PACKAGE / "data" if (_PACKAGE / "data").is_dir() else _PACKAGE.parent

MAPPINGS = _HOME / "mappings"
SHAPES = _HOME / "shapes"
QUERIES = _HOME / "queries"
VOCABULARY = _HOME / "vocab"


def files_of(folder: Path, *endings: str) -> list[Path]:
    """The files of a folder with one of the endings, by name. Raises `InputError` where there are none."""
    found = sorted(path for path in folder.glob("*") if path.suffix in endings) if folder.is_dir() else []
    if not found:
        what = "holds no such file" if folder.is_dir() else "is not a folder"
        raise InputError([Fault(f"{what}; expected files that end in {' or '.join(endings)}", str(folder))])
    return found


def read_bytes(path: Path) -> bytes:
    """The content of a file. Raises `InputError` where it cannot be read."""
    try:
        return path.read_bytes()
    except OSError as error:
        raise InputError([Fault(f"cannot be read: {error.strerror or error}", str(path))]) from None
