"""Lines: the sheets of a corpus as they come, one a line, from files, folders, patterns and the standard input.

A line is never longer in memory than a sheet may be; what is longer is passed over, and told.
"""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from glob import glob, has_magic
from io import BufferedReader
from pathlib import Path
from typing import Final, NamedTuple

from pipeline.documents import MAX_BYTES
from pipeline.errors import Fault, InputError

STDIN: Final = "-"
ENDINGS: Final = (".jsonl", ".jsonl.gz", ".jsonl.zst")
_BOM: Final = b"\xef\xbb\xbf"
_BEYOND: Final = MAX_BYTES + 1
_BLOCK: Final = 256 * 1024
_PACKED: Final = 4 * 1024
"""So much of a packed stream is unpacked at once: it may hold ten thousand times as much."""


class Line(NamedTuple):
    """One line: the file that it stands in, its number there, counted from 1, and its bytes without the line feed.

    Of a line that is larger than a sheet may be, only so much is kept that it still is.
    """

    file: str
    number: int
    content: bytes


@dataclass(slots=True)
class Inputs:
    """The files of a corpus, in the order in which they are read."""

    files: tuple[str, ...]
    stdin: BufferedReader | None = None
    read: int = field(default=0, init=False)
    """How many bytes of the files, as they lie on the disk, have been read."""

    @property
    def size(self) -> int | None:
        """How many bytes there are, or nothing where that cannot be known."""
        return None if STDIN in self.files else sum(Path(file).stat().st_size for file in self.files)

    def lines(self) -> Iterator[Line]:
        """Every line that is not blank. Raises `InputError` where a file cannot be read any further."""
        done = 0
        for file in self.files:
            number = 0
            try:
                with self._open(file) as raw:
                    for number, content in enumerate(_split(_blocks(raw, file)), 1):
                        self.read = done + (raw.tell() if file != STDIN else 0)
                        content = content.removeprefix(_BOM) if number == 1 else content
                        if content and not content.isspace():
                            yield Line(_name(file), number, content)
                    done = self.read
            except _DAMAGED as error:
                reason = getattr(error, "strerror", None) or error
                where = f"behind line {number}" if number else "from the start"
                message = f"cannot be read {where}: {reason}; repair it, and run the same command again"
                raise InputError([Fault(message, _name(file))]) from None

    def _open(self, file: str) -> BufferedReader:
        if file != STDIN:
            return Path(file).open("rb")
        if self.stdin is None:
            raise InputError([Fault("is not at hand here; name a file", _name(file))])
        return self.stdin


_DAMAGED = (OSError, EOFError, zlib.error)


def find_inputs(names: Sequence[str], stdin: BufferedReader | None = None) -> Inputs:
    """The files that `names` name: files, patterns, folders (their files of JSON lines, by name), ``-``.

    Raises `InputError` with each name that names nothing, and each file that stands for more than one name.
    """
    files: list[str] = []
    faults: list[Fault] = []
    for name in names:
        found = sorted(glob(name)) if has_magic(name) and not Path(name).exists() else [name]
        if not found:
            faults.append(Fault("no file fits this pattern", name))
        for each in found:
            files += _inside(each, faults)
    files = list(dict.fromkeys(files))
    faults += [
        Fault(f"is no file of JSON lines; name one that ends in {', '.join(ENDINGS)}, or convert it", file)
        for file in files
        if file != STDIN and not file.endswith(ENDINGS)
    ]
    if faults:
        raise InputError(faults)
    return Inputs(tuple(files), stdin)


def _inside(name: str, faults: list[Fault]) -> list[str]:
    path = Path(name)
    if name == STDIN or path.is_file():
        return [name]
    if not path.is_dir():
        faults.append(Fault("is no file and no folder; name a file of JSON lines, or a folder of them", name))
        return []
    found = sorted(str(each) for each in path.iterdir() if each.name.endswith(ENDINGS) and each.is_file())
    if not found:
        faults.append(Fault(f"holds no file of JSON lines; expected files that end in {', '.join(ENDINGS)}", name))
    return found


def _name(file: str) -> str:
    return "standard input" if file == STDIN else file


def _blocks(raw: BufferedReader, file: str) -> Iterator[bytes]:
    """The content of a file, unpacked, in blocks."""
    if file.endswith(".zst"):
        return _unpack_zstd(raw, file)
    stream = gzip.GzipFile(fileobj=raw) if file.endswith(".gz") else raw
    return iter(lambda: stream.read1(_BLOCK), b"")  # what stands before a fault, or comes now, is not waited with


def _unpack_zstd(raw: BufferedReader, file: str) -> Iterator[bytes]:
    """Frame by frame, because only a frame tells whether it is whole."""
    try:
        import zstandard
    except ImportError:
        remedy = "install newsfacts[zstd], or unpack the file"
        raise InputError([Fault(f"needs the package zstandard; {remedy}", file)]) from None
    frame = zstandard.ZstdDecompressor().decompressobj()
    begun = False
    try:
        while packed := raw.read(_PACKED):
            while packed:
                begun = True
                yield frame.decompress(packed)
                packed = frame.unused_data if frame.eof else b""
                if frame.eof:
                    frame, begun = zstandard.ZstdDecompressor().decompressobj(), False
    except zstandard.ZstdError as error:
        raise OSError(str(error)) from None
    if begun:
        raise EOFError("the file ends in the middle of a frame")


def _split(blocks: Iterable[bytes]) -> Iterator[bytes]:
    """The lines of a stream, without their ends, each no longer than a little more than a sheet may be."""
    rest = b""
    skipping = False
    for block in blocks:
        *ended, rest = (rest + block).split(b"\n")
        if skipping and ended:
            del ended[0]
            skipping = False
        yield from (line[:_BEYOND] for line in ended)
        if len(rest) > MAX_BYTES:
            if not skipping:
                yield rest[:_BEYOND]
            skipping, rest = True, b""
    if rest and not skipping:
        yield rest
