"""A session with Spark, whose talk goes into a file, because of a terminal it would leave nothing to be read.

Source: https://spark.apache.org/docs/latest/configuration.html
"""

from __future__ import annotations

import os
import sys
import tempfile
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import Final

from py4j.protocol import Py4JError
from pyspark import SparkConf, SparkContext
from pyspark.errors import PySparkException
from pyspark.java_gateway import launch_gateway
from pyspark.sql import SparkSession

from pipeline.errors import WorkerError

_SETTINGS: Final = {
    "spark.app.name": "newsfacts corpus",
    "spark.ui.enabled": "false",
    "spark.ui.showConsoleProgress": "false",
    # A partition stays a shard, and the files of a task are written as their lines come.
    "spark.sql.adaptive.enabled": "false",
    "spark.sql.maxConcurrentOutputFileWriters": "8",
    # Checksum files beside local ones would be taken for part of the output.
    "spark.hadoop.fs.file.impl": "org.apache.hadoop.fs.RawLocalFileSystem",
}


@contextmanager
def open_session(
    master: str, settings: Mapping[str, str], tell: Callable[[int, int], None] | None
) -> Iterator[SparkSession]:
    """A session with the cluster at `master`. `settings` come before ours; `tell` is told of tasks, done and all.

    Raises `WorkerError` where Spark cannot be started, or gives a job up; the message then names the file with what
    Spark said.
    """
    if master.startswith("local"):
        os.environ.setdefault("SPARK_LOCAL_IP", "127.0.0.1")
        os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    conf = SparkConf().setMaster(master).setAll([*{**_SETTINGS, **settings}.items()])
    handle, name = tempfile.mkstemp(prefix="newsfacts-spark-", suffix=".log")
    ended = threading.Event()
    try:
        with os.fdopen(handle, "ab") as talk:
            gateway = launch_gateway(conf, {"stdout": talk, "stderr": talk})  # type: ignore[no-untyped-call]
        session = SparkSession(SparkContext(conf=conf, gateway=gateway))
        if tell:
            threading.Thread(target=_watch, args=(session, tell, ended), daemon=True).start()
        try:
            yield session
        except (PySparkException, Py4JError) as error:  # they ask Java for their message, so that it must be running
            raise WorkerError(f"Spark gave up: {_reason(error)}; all that it said is in {name}") from None
        finally:
            ended.set()
            session.stop()
            gateway.shutdown()
    except PySparkException as error:
        raise WorkerError(f"Spark cannot be started: {_reason(error)}; all that it said is in {name}") from None
    except WorkerError:
        raise
    except BaseException:
        os.unlink(name)
        raise
    os.unlink(name)


def _watch(session: SparkSession, tell: Callable[[int, int], None], ended: threading.Event) -> None:
    tracker = session.sparkContext.statusTracker()
    while not ended.wait(0.5):
        stages = [info for each in tracker.getActiveStageIds() if (info := tracker.getStageInfo(each))]
        tell(sum(each.numCompletedTasks for each in stages), sum(each.numTasks for each in stages))


def _reason(error: Exception) -> str:
    """The last line that says what failed: of a traceback the end, of a chain of Java's exceptions the innermost."""
    lines = [line.strip() for line in str(error).splitlines() if line.strip() and not line.startswith("\tat ")]
    if "JAVA_GATEWAY_EXITED" in str(error):
        return "Java could not be started; install Java 17 or later, or set JAVA_HOME"
    causes = [line for line in lines if line.startswith("Caused by: ")]
    told = [line for line in lines if "Error: " in line or "Exception: " in line]
    return (causes or told or lines or [type(error).__name__])[-1].removeprefix("Caused by: ")
