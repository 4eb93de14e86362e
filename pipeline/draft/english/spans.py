"""A draft as JSON spans, the form in which marked articles are counted (`newsfacts draft --spans`).

Only what marked articles count is written: speech and finite clauses as sayings, and dates that are points. What the
engine finds besides (infinitives, "condemned the raid", refusals to comment, weeks) is for the sheet.
"""

from __future__ import annotations

from typing import Any

from pipeline.draft.english.records import Draft, Form

MARKED: tuple[Form, ...] = ("speech", "clause", "phrase", "noun", "credit")


def spans(found: Draft) -> dict[str, Any]:
    """A draft in the form of the marked articles."""
    return {
        "attributions": [
            {
                "source": list(saying.source),
                "cue": list(saying.cue),
                "content": list(saying.content),
                "stance": saying.stance,
                "certainty": saying.certainty,
                "negated": saying.negated,
                "direct": saying.direct,
                "form": saying.form,
                "speaker": speaker.name,
                "office": speaker.office,
                "for": speaker.speaks_for,
            }
            for saying, speaker in zip(found.attributions, found.speakers, strict=True)
            if saying.form in MARKED
        ],
        "dates": [
            {"start": mention.start, "end": mention.end, "value": mention.value, "basis": mention.basis}
            for mention in found.dates
            if _is_point(mention.value)
        ],
        "named": sorted(
            (
                {"start": mention.start, "end": mention.end, "type": entity.type, "entity": entity.name}
                for entity in found.entities
                if not entity.unnamed
                for mention in entity.mentions
            ),
            key=lambda mention: (mention["start"], mention["end"]),
        ),
    }


def _is_point(value: str) -> bool:
    """Whether a value is a day, month or year: no interval, decade, season or approximation."""
    parts = value.split("-")
    return value.replace("-", "").isdigit() and (len(parts) < 2 or int(parts[1]) <= 12)
