"""Set aside: proposals that did not reach the sheet, or were taken out of it, as the file ``SHEET.setaside.yaml``."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

import yaml
from pydantic import BaseModel, ConfigDict, TypeAdapter, ValidationError
from pydantic_core import ErrorDetails

from pipeline.documents import Source, read_text
from pipeline.errors import InputError
from pipeline.fields import Section
from pipeline.proposals import Proposal, SetAside


class _Entry(BaseModel):
    """One proposal of the file, and why it stands here."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    section: Section
    id: str
    path: str = ""
    reason: str
    proposal: dict[str, Any]


_ENTRIES = TypeAdapter(tuple[_Entry, ...])


def write_setaside(items: Sequence[SetAside]) -> bytes:
    """A list of mappings with `section`, `id`, `path` (of the part, where not all is meant), `reason`, `proposal`."""
    entries = [
        {
            "section": item.proposal.section,
            "id": item.proposal.id,
            **({"path": item.path} if item.path else {}),
            "reason": item.reason,
            "proposal": item.proposal.body,
        }
        for item in items
    ]
    return yaml.dump(entries, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=10**9).encode()


def read_setaside(content: bytes, file: str = "the set-aside file") -> tuple[SetAside, ...]:
    """The proposals in the bytes of such a file, of which `file` is the name. Raises `InputError`.

    Numbers with a point come back as `Decimal`.
    """
    source = Source(file, read_text(content, file))
    try:
        entries = _ENTRIES.validate_python(source.value() or ())
    except ValidationError as error:
        faults = [source.fault(_message(each), each["loc"]) for each in error.errors(include_url=False)]
    else:
        return tuple(
            SetAside(Proposal(entry.section, entry.id, entry.proposal), entry.reason, entry.path) for entry in entries
        )
    raise InputError(faults)


def _message(detail: ErrorDetails) -> str:
    """What is wrong, and what can be done."""
    kind, key = detail["type"], detail["loc"][-1] if detail["loc"] else ""
    match kind.split("_")[0]:
        case "missing":
            what = f"`{key}` is missing"
        case "extra":
            what = f"`{key}` is unknown; an entry has `section`, `id`, `path`, `reason` and `proposal`"
        case "literal":
            what = f"`{detail['input']}` is no section of a sheet, such as `claims`"
        case "string":
            what = f"`{key}` is not text"
        case "tuple":
            what = "is not a list of what was set aside"
        case _:
            what = "is not a mapping of keys to values"
    return f"{what}; correct it, or move the file away"


class _Dumper(yaml.SafeDumper):
    """Plain YAML, in which every value is written out and numbers keep their digits."""

    def ignore_aliases(self, data: object) -> bool:
        """No value is written as a reference to another one."""
        return True


def _number(dumper: yaml.SafeDumper, value: float | Decimal) -> yaml.ScalarNode:
    return dumper.represent_scalar("tag:yaml.org,2002:float", f"{Decimal(str(value)):f}")


def _integral(dumper: yaml.SafeDumper, value: Decimal) -> yaml.ScalarNode:
    kind = "float" if "." in f"{value:f}" else "int"
    return dumper.represent_scalar(f"tag:yaml.org,2002:{kind}", f"{value:f}")


_Dumper.add_representer(float, _number)
_Dumper.add_representer(Decimal, _integral)
