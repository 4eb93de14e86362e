"""What a measured program tells when it is done, as one line of JSON on its standard output."""

from __future__ import annotations

import json
import time
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field


@dataclass
class Outcome:
    """How many sheets a program went through, and the seconds that each of its stages took in all."""

    sheets: int = 0
    stages: dict[str, float] = field(default_factory=lambda: defaultdict(float))
    violations: int = 0
    """How many sheets had one; none should."""

    @contextmanager
    def stage(self, name: str) -> Iterator[None]:
        """Count the time that this lasts to a stage."""
        start = time.perf_counter()
        yield
        self.stages[name] += time.perf_counter() - start

    def tell(self) -> None:
        """Print it."""
        print(json.dumps({"sheets": self.sheets, "stages": self.stages, "violations": self.violations}))


def read_outcome(printed: str) -> Outcome:
    """What a program printed, as its last line."""
    return Outcome(**json.loads(printed.splitlines()[-1]))
