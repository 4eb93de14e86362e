"""The options by which verbs name a store, and the way from them to the store."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from pipeline.cli.options import Arguments, Parser
from pipeline.stores.profiles import PROFILES

if TYPE_CHECKING:
    from pipeline.stores import Store


def add_target(parser: Parser, flag: str, *, default: str | None) -> None:
    """Which store."""
    says = f" (default: {default})" if default else ""
    parser.add_argument(
        flag, dest="target", default=default, metavar="TARGET", help=f"a store's folder, or a server's URL{says}"
    )


def add_access(parser: Parser) -> None:
    """How to approach it."""
    parser.add_argument("--profile", choices=sorted(PROFILES), help="the kind of server (default: ask it)")
    parser.add_argument(
        "--timeout", type=_positive, default=60.0, metavar="SECONDS", help="wait this long (default: 60)"
    )
    parser.add_argument("--attempts", type=int, default=5, metavar="N", help="attempts where it is safe (default: 5)")
    parser.add_argument(
        "--allow-insecure", action="store_true", help="send credentials over plain http to another machine"
    )


def open_target(options: Arguments, *, create: bool = True) -> Store:
    """The store that the options name."""
    from pipeline.stores import Access, open_store

    access = Access(options.profile, options.timeout, max(1, options.attempts), options.allow_insecure)
    return open_store(options.target, access, create=create)


def _positive(text: str) -> float:
    seconds = float(text)
    if not 0 < seconds < float("inf"):
        raise argparse.ArgumentTypeError("must be more than 0")
    return seconds
