"""Kills: a corpus run is killed at random moments, run again with the same command, and must end with the same bytes.

``python -m tests.kills --times 20``: each time a run is killed with SIGKILL at a random moment, and then run again to
its end.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from pathlib import Path
from random import Random

from tests.corpora import contents, finish, kill_after, make_sheets, write_lines

SHEETS = 400


def main() -> int:
    """Kill, run again, compare."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--times", type=int, default=20)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    random = Random(options.seed)
    wrong = 0
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write_lines(folder / "sheets.jsonl", make_sheets(SHEETS))
        started = time.monotonic()
        finish(["sheets.jsonl", "--out", "whole"], folder)
        took = time.monotonic() - started
        expected = contents(folder / "whole")
        for number in range(1, options.times + 1):
            command = ["sheets.jsonl", "--out", f"out-{number}"]
            moment = random.uniform(0, took)
            at_work = kill_after(moment, command, folder)
            left = len(list((folder / f"out-{number}").glob("part-*"))) if at_work else 0
            code = finish(command, folder)
            same = code == 0 and contents(folder / f"out-{number}") == expected
            wrong += not same
            how = (
                f"killed after {moment:.2f} s of {took:.2f}, {left} shards left"
                if at_work
                else "done before the kill"
            )
            print(
                f"{number}: {how}; run again: {'the same bytes' if same else f'DIFFERENT, exit code {code}'}",
                flush=True,
            )
    print(f"{options.times} kills, {wrong} wrong")
    return int(wrong > 0)


if __name__ == "__main__":
    sys.exit(main())
