"""The command line: one module a verb, and here the way from errors to exit codes. Only `cli` prints and exits."""

from __future__ import annotations

import argparse
import io
import json
import os
import sys
from collections.abc import Sequence
from typing import TextIO

from pipeline import __version__
from pipeline.cli import (
    anchor,
    check,
    corpus,
    diff,
    draft,
    export,
    load,
    page,
    query,
    reconcile,
    review,
    rows,
    schema,
    unload,
    validate,
)
from pipeline.cli.options import plural
from pipeline.errors import Fault, InputError, NewsfactsError

VERBS = (
    export,
    check,
    page,
    corpus,
    validate,
    diff,
    load,
    unload,
    query,
    rows,
    anchor,
    draft,
    review,
    reconcile,
    schema,
)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; the exit code is 0 fine, 1 findings, 2 bad input or usage, 3 a store or the network failed."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")  # the same bytes in every locale
    if not _open_streams():
        return 2
    return _run(parser().parse_args(arguments))


def _run(options: argparse.Namespace) -> int:
    code = 0
    try:
        try:
            code = int(options.act(options))
        except NewsfactsError as error:
            code = error.exit_code
            _print_error(error, as_json=getattr(options, "json", False))
        sys.stdout.flush()
    except BrokenPipeError:  # the reader, such as `head`, has seen enough
        _drop(sys.stdout, sys.stderr)
    except OSError as error:  # files and the network have errors of ours: it was the output
        print(f"newsfacts: the output cannot be written: {error.strerror or error}", file=sys.stderr)
        _drop(sys.stdout)
        return 2
    except KeyboardInterrupt:
        print("newsfacts: stopped; no file was left half-written", file=sys.stderr)
        return 130
    return code


def _open_streams() -> bool:
    """Whether there is an output to write to; the input, where it is closed, is empty."""
    if sys.stderr is None:
        sys.stderr = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115 (for the whole run)
    if sys.stdin is None:
        sys.stdin = open(os.devnull, encoding="utf-8")  # noqa: SIM115 (as above)
    if sys.stdout is None:
        print("newsfacts: the standard output is closed; nothing was done", file=sys.stderr)
    return sys.stdout is not None


def _drop(*streams: TextIO) -> None:
    """Let what is still to be written to streams go nowhere."""
    for stream in streams:
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


class _Formatter(argparse.HelpFormatter):
    """Verbs and what they do in two columns: argparse does not count how far verbs are indented."""

    def __init__(self, prog: str) -> None:
        super().__init__(prog)
        self._action_max_length = max(len(verb.__name__.rpartition(".")[2]) for verb in VERBS) + 4


def parser() -> argparse.ArgumentParser:
    """The parser of the whole command line."""
    top = argparse.ArgumentParser(
        prog="newsfacts",
        description="Who says what, as linked data: a news article's facts as validated Turtle and JSON-LD.",
        epilog="Exit codes: 0 fine, 1 findings, 2 bad input or usage, 3 a store or the network failed.",
        formatter_class=_Formatter,
    )
    top.add_argument("--version", action="version", version=f"newsfacts {__version__}")
    verbs = top.add_subparsers(title="verbs", metavar="VERB", required=True)
    for verb in VERBS:
        summary = (verb.__doc__ or "").split("\n", 1)[0].rstrip(".")
        name = verb.__name__.rpartition(".")[2]
        mine = verbs.add_parser(name, help=summary[:1].lower() + summary[1:], description=verb.__doc__)
        mine.formatter_class = argparse.RawDescriptionHelpFormatter
        mine.set_defaults(act=verb.act)
        verb.add_options(mine)
    return top


def _print_error(error: NewsfactsError, *, as_json: bool) -> None:
    faults = error.faults if isinstance(error, InputError) else (Fault(str(error)),)
    if as_json:
        print(json.dumps({"faults": [fault.as_json() for fault in faults]}, ensure_ascii=False, indent=1))
        return
    for fault in faults:
        print(fault if fault.file else f"newsfacts: {fault}", file=sys.stderr)
    if isinstance(error, InputError):
        print(f"newsfacts: {plural(len(faults), 'fault')}; nothing was written", file=sys.stderr)
