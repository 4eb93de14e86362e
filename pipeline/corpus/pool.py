"""Pool: worker processes, each of which makes one shard after the other.

A worker is sent the lines of a shard when it is free, and answers with a record, so that there is never more in
memory than a shard for each worker and one ahead. Workers end with the process that started them, even where that
is killed.
"""

from __future__ import annotations

import gc
import signal
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from multiprocessing import get_context
from multiprocessing.connection import Connection, wait
from typing import Self, TypeAlias, cast

from pipeline.corpus.convert import Job, convert
from pipeline.corpus.records import Chunk, Record
from pipeline.errors import Fault, InputError, WorkerError
from pipeline.house import House

Answer: TypeAlias = Record | tuple[Fault, ...]


class Pool:
    """So many workers. They start at once, and stop when the pool is left."""

    def __init__(self, workers: int, job: Job, house: House) -> None:
        context = get_context("spawn")  # a copy of this process would hold its threads and pipes as well
        unread = replace(house, _authorities={})  # what was read and compiled is read and compiled there again
        self._processes = {}
        for _ in range(workers):
            here, there = context.Pipe()
            process = context.Process(target=_work, args=(there, job, unread), daemon=True)
            process.start()
            there.close()
            self._processes[here] = process
        self._busy: dict[Connection, Chunk] = {}

    def run(self, chunks: Iterator[Chunk]) -> Iterator[Record]:
        """The records of all chunks, as they are finished.

        Raises `InputError` where a worker cannot write, and `WorkerError` where one is gone. If the input itself
        breaks off, what was read of it is finished first.
        """
        broken: InputError | None = None
        ahead: Chunk | None = None
        while True:
            if ahead is None and broken is None:
                try:
                    ahead = next(chunks, None)
                except InputError as error:
                    broken = error
            free = next((each for each in self._processes if each not in self._busy), None)
            if ahead and free:
                self._send(free, ahead)
                ahead = None
                continue
            if not self._busy:
                break
            for connection in cast(list[Connection], wait(list(self._busy))):
                yield self._receive(connection)
        if broken:
            raise broken

    def _send(self, connection: Connection, chunk: Chunk) -> None:
        self._busy[connection] = chunk
        with suppress(OSError):  # a worker that is gone is told of when its answer is awaited
            connection.send(chunk)

    def _receive(self, connection: Connection) -> Record:
        chunk = self._busy[connection]
        try:
            answer: Answer = connection.recv()
        except (EOFError, OSError):
            process = self._processes[connection]
            process.join(1)
            first = chunk.lines[0]
            raise WorkerError(
                f"a worker process was ended from outside (exit code {process.exitcode}) over the sheets from "
                f"{first.file}:{first.number} on; if memory ran out, try fewer --workers; the same command goes on"
            ) from None
        del self._busy[connection]
        if isinstance(answer, Record):
            return answer
        raise InputError(answer)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        for connection, process in self._processes.items():
            connection.close()
            process.terminate()
        for process in self._processes.values():
            process.join()


def _work(connection: Connection, job: Job, house: House) -> None:
    """What a worker does until nobody is there to send it anything."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the process that started this one
    gc.disable()  # a sheet leaves no circles behind; looking for them over and over takes a twelfth of the time
    with suppress(EOFError, OSError):
        while True:
            chunk: Chunk = connection.recv()
            answer: Answer
            try:
                answer = convert(chunk, job, house)
            except InputError as error:
                answer = error.faults
            connection.send(answer)
            del chunk, answer
            gc.collect()  # but for those that errors leave
