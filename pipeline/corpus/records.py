"""Records: what is known of a finished shard, so that it need not be made again, and of all of them together."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from typing import TYPE_CHECKING, Any, NamedTuple

from pipeline.corpus.judge import Judged
from pipeline.corpus.lines import Line

if TYPE_CHECKING:
    from hashlib import _Hash as Hash


class Span(NamedTuple):
    """Lines of one file, from the first to the last, both counted from 1."""

    file: str
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Chunk:
    """The input of one shard: consecutive lines, and why some of them are refused, by their positions."""

    number: int
    lines: Sequence[Line]
    refused: Mapping[int, str]
    beside: str
    """The SHA-256 of the anchors that lie beside the lines."""
    read: int
    """How many bytes of the input were read when the last of the lines was."""

    @property
    def spans(self) -> tuple[Span, ...]:
        """Where the lines stand."""
        spans: dict[str, Span] = {}
        for line in self.lines:
            extend(spans, line)
        return tuple(spans.values())

    @property
    def digest(self) -> str:
        """The SHA-256 of all that the shard is made of: the lines, their places, and what is refused."""
        digest = sha256(self.beside.encode())
        for position, line in enumerate(self.lines):
            digest_line(digest, line, self.refused.get(position))
        return digest.hexdigest()


def extend(spans: dict[str, Span], line: Line) -> None:
    """Add a line to the spans of a shard, by file, of which it is the last so far."""
    first = spans[line.file].first if line.file in spans else line.number
    spans[line.file] = Span(line.file, first, line.number)


def digest_line(digest: Hash, line: Line, refused: str | None) -> None:
    """Add a line to the digest of all that a shard is made of."""
    digest.update(f"{line.file}:{line.number}:{refused or ''}\n".encode(errors="surrogateescape"))
    digest.update(line.content)


@dataclass(slots=True)
class Tally:
    """What was counted over sheets; tallies add up.

    `rules` are the triples maps with the rows that they went over and the quads that they made, repeated ones too;
    `targets` are the shapes with the nodes that they met, `findings` the shapes with what they found, by severity.
    """

    sheets: int = 0
    rejected: int = 0
    quads: int = 0
    rows_of: Counter[str] = field(default_factory=Counter)
    quads_of: Counter[str] = field(default_factory=Counter)
    targets: Counter[str] = field(default_factory=Counter)
    findings: dict[str, Counter[str]] = field(default_factory=dict)

    def count(self, judged: Judged) -> None:
        """Count a sheet; of one that could not be mapped and validated, there is nothing else to count."""
        self.sheets += 1
        self.rejected += judged.exported is None
        self.quads += len(judged.exported.materialised.quads) if judged.exported else 0
        if judged.checked is None:
            return
        for name, (rows, quads) in judged.checked.materialised.sizes.items():
            self.rows_of[name] += rows
            self.quads_of[name] += quads
        self.targets.update(judged.checked.validation.targets)
        for finding in judged.checked.validation.findings:
            self.findings.setdefault(finding.severity, Counter())[finding.shape] += 1

    def add(self, other: Tally) -> None:
        """Add what was counted elsewhere."""
        self.sheets += other.sheets
        self.rejected += other.rejected
        self.quads += other.quads
        self.rows_of.update(other.rows_of)
        self.quads_of.update(other.quads_of)
        self.targets.update(other.targets)
        for severity, shapes in other.findings.items():
            self.findings.setdefault(severity, Counter()).update(shapes)

    def as_json(self) -> dict[str, Any]:
        """The tally for machines, in a fixed order."""
        return {
            "sheets": self.sheets,
            "exported": self.sheets - self.rejected,
            "rejected": self.rejected,
            "quads": self.quads,
            "rules": {
                name: {"rows": self.rows_of[name], "quads": self.quads_of[name]} for name in sorted(self.rows_of)
            },
            "targets": dict(sorted(self.targets.items())),
            "findings": {
                severity: dict(sorted(shapes.items())) for severity, shapes in sorted(self.findings.items())
            },
        }

    @classmethod
    def from_json(cls, value: Mapping[str, Any]) -> Tally:
        """The tally that `as_json` gave."""
        return cls(
            value["sheets"],
            value["rejected"],
            value["quads"],
            Counter({name: counts["rows"] for name, counts in value["rules"].items()}),
            Counter({name: counts["quads"] for name, counts in value["rules"].items()}),
            Counter(value["targets"]),
            {severity: Counter(shapes) for severity, shapes in value["findings"].items()},
        )


@dataclass(frozen=True, slots=True)
class Record:
    """A finished shard: its file, what it was made of and how, what was counted. `kept` where an earlier run made it.

    `files` are the names of all that was written for it, below the corpus' folder, with the SHA-256 of each.
    """

    number: int
    file: str
    size: int
    files: Mapping[str, str]
    spans: Sequence[Span]
    made_of: str
    """The SHA-256 of its input."""
    made_with: str
    """The SHA-256 of all else that its bytes depend on."""
    tally: Tally
    read: int = 0
    kept: bool = False

    def as_json(self) -> dict[str, Any]:
        """The record for machines."""
        return {
            "file": self.file,
            "sha256": self.files[self.file],
            "bytes": self.size,
            "input": [span._asdict() for span in self.spans],
            "inputSha256": self.made_of,
            **self.tally.as_json(),
        }


def write_record(record: Record) -> bytes:
    """The record as it lies on the disk."""
    names = ("number", "file", "size", "files", "spans", "made_of", "made_with")
    value = {**{name: getattr(record, name) for name in names}, "tally": record.tally.as_json()}
    return json.dumps(value, sort_keys=True).encode()


def read_record(content: bytes) -> Record | None:
    """The record that `write_record` wrote, or nothing where that was cut off, or written by another version."""
    try:
        value = json.loads(content)
        spans = tuple(Span(*span) for span in value.pop("spans"))
        tally = Tally.from_json(value.pop("tally"))
        return Record(**value, spans=spans, tally=tally)
    except (ValueError, TypeError, KeyError):
        return None


def total(records: Iterable[Record]) -> Tally:
    """What was counted over all shards."""
    tally = Tally()
    for record in records:
        tally.add(record.tally)
    return tally
