"""What `draft` says of a sheet that it has drafted, to readers and to machines."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.cli.options import Arguments, plural

if TYPE_CHECKING:
    from pipeline.drafting import Drafted, Proposed

_NOUNS = {"claims": "claim", "events": "event", "figures": "figure", "offices": "office", "entities": "name"}


def has_facts(drafted: Drafted) -> bool:
    """Whether a sheet says anything: names alone are no findings."""
    return any(each.section != "entities" for each in drafted.kept)


def tell(drafted: Drafted, proposed: Proposed, place: Path, files: list[str], options: Arguments) -> None:
    """Say what was proposed, what was set aside and what is next; `files` are the names of those written."""
    counts = {section: sum(each.section == section for each in drafted.kept) for section in _NOUNS}
    if options.json:
        print(json.dumps(_document(drafted, proposed, place, files, counts), ensure_ascii=False, indent=1))
        return
    engine = proposed.engine
    told = ", ".join(plural(counts[section], noun) for section, noun in _NOUNS.items())
    print(f"{place}: {told} (drafted by {engine.name} {engine.version}{f', {engine.model}' if engine.model else ''})")
    if drafted.aside:
        print(f"{drafted.touched:,} of {plural(drafted.proposed, 'proposal')} set aside, whole or in part: "
              f"{place.stem}.setaside.yaml says why")  # fmt: skip
    if not has_facts(drafted):
        print("nothing was found in this text; is it an article?")
    if not drafted.kept:
        return
    text = f"{place.stem}.txt"
    source = str(place.parent / text) if text in files else options.source
    print(f"next: newsfacts review {place} --text {source}")


def _document(
    drafted: Drafted, proposed: Proposed, place: Path, files: list[str], counts: dict[str, int]
) -> dict[str, object]:
    """What was drafted, for machines."""
    engine = proposed.engine
    return {
        "sheet": str(place),
        "engine": {"name": engine.name, "version": engine.version, "model": engine.model},
        "proposals": {section: counts[section] for section in _NOUNS},
        "setAside": [
            {"entry": f"{each.proposal.section}.{each.proposal.id}", "path": each.path, "reason": each.reason}
            for each in drafted.aside
        ],
        "shareSetAside": round(drafted.share, 4),
        "files": files,
    }
