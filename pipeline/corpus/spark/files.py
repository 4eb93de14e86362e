"""Files in any file system that Hadoop knows, through the driver's Java.

Source: https://hadoop.apache.org/docs/stable/hadoop-project-dist/hadoop-common/filesystem/filesystem.html
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeAlias
from urllib.parse import urlsplit

from pipeline.corpus.lines import ENDINGS
from pipeline.errors import Fault, InputError

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

Path: TypeAlias = Any
"""An ``org.apache.hadoop.fs.Path``."""


@dataclass(frozen=True, slots=True)
class Input:
    """A file: the name by which people know it, its path, and its URL as Spark tells it of each line."""

    name: str
    path: str
    url: str


class Files:
    """The files of a session."""

    def __init__(self, session: SparkSession) -> None:
        self._java: Any = session._jvm
        self._conf: Any = session._jsc.hadoopConfiguration()

    def path(self, *parts: str) -> Path:
        """The path below the first of `parts`."""
        path = self._java.org.apache.hadoop.fs.Path(parts[0])
        for part in parts[1:]:
            path = self._java.org.apache.hadoop.fs.Path(path, part)
        return path

    def find(self, names: Sequence[str]) -> list[Input]:
        """The files of JSON lines that names, patterns and folders stand for, each once, in their order.

        Raises `InputError` with everything that names nothing, or that Spark would not read.
        """
        found: dict[str, Input] = {}
        faults: list[Fault] = []
        for name in names:
            statuses = self._system(self.path(name)).globStatus(self.path(name)) or []
            if not statuses:
                faults.append(Fault("no such file, folder or pattern", name))
            for status in statuses:
                direct = len(statuses) == 1 and status.isFile()
                for each in [status] if status.isFile() else self._inside(status.getPath(), faults):
                    file = self._input(each, name if direct else "")
                    found.setdefault(file.url, file)
        for file in found.values():
            faults += _doubts(file)
        if faults:
            raise InputError(faults)
        return list(found.values())

    def _inside(self, folder: Path, faults: list[Fault]) -> list[Any]:
        statuses = [each for each in self._system(folder).listStatus(folder) if each.isFile()]
        files = [each for each in statuses if each.getPath().getName().endswith(ENDINGS)]
        if not files:
            message = f"holds no file of JSON lines; expected files that end in {', '.join(ENDINGS)}"
            faults.append(Fault(message, folder.toString()))
        return sorted(files, key=lambda each: str(each.getPath().getName()))

    def _input(self, status: Any, name: str) -> Input:
        path = status.getPath().toString()
        url = self._java.org.apache.spark.paths.SparkPath.fromPathString(path).urlEncoded()
        return Input(name or (urlsplit(path).path if path.startswith("file:") else path), path, url)

    def read(self, path: Path) -> bytes | None:
        """The content of a small file, or nothing where there is none."""
        system = self._system(path)
        if not system.exists(path):
            return None
        stream = system.open(path)
        try:
            return bytes(self._java.org.apache.commons.io.IOUtils.toByteArray(stream))
        finally:
            stream.close()

    def write(self, path: Path, content: bytes, pieces: Sequence[Path] = ()) -> None:
        """A new file that holds `content`, and behind that the unpacked contents of `pieces`."""
        system, codecs = self._system(path), self._codecs()
        stream = system.create(path)
        try:
            if codecs.getCodec(path) is not None:
                stream = codecs.getCodec(path).createOutputStream(stream)
            stream.write(bytearray(content))
            for piece in pieces:
                source, codec = system.open(piece), codecs.getCodec(piece)
                unpacked = codec.createInputStream(source) if codec else source
                self._java.org.apache.hadoop.io.IOUtils.copyBytes(unpacked, stream, 65536, False)
                unpacked.close()
        finally:
            stream.close()

    def move(self, path: Path, target: Path) -> None:
        """Give a file another name. Raises `OSError`."""
        system = self._system(path)
        system.delete(target, False)  # where a file stands, HDFS renames nothing
        if not system.rename(path, target):
            raise OSError(f"{path.toString()} cannot be renamed to {target.toString()}")

    def size(self, path: Path) -> int:
        """How many bytes a file has."""
        return int(self._system(path).getFileStatus(path).getLen())

    def inside(self, folder: Path) -> Iterator[Path]:
        """The paths in a folder, by name; none where there is no folder."""
        system = self._system(folder)
        statuses = system.listStatus(folder) if system.exists(folder) else []
        yield from sorted((each.getPath() for each in statuses), key=lambda path: str(path.getName()))

    def remove(self, path: Path) -> None:
        """Remove a file, or a folder with all that is in it."""
        self._system(path).delete(path, True)

    def _system(self, path: Path) -> Any:
        return path.getFileSystem(self._conf)

    def _codecs(self) -> Any:
        return self._java.org.apache.hadoop.io.compress.CompressionCodecFactory(self._conf)


def _doubts(file: Input) -> Iterator[Fault]:
    if not file.path.endswith(ENDINGS):
        message = f"is no file of JSON lines; name one that ends in {', '.join(ENDINGS)}, or convert it"
        yield Fault(message, file.name)
    elif file.path.rpartition("/")[2].startswith(("_", ".")):
        yield Fault("Spark passes over files whose names begin with `_` or `.`; rename it", file.name)
