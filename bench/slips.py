"""Bad sheets: what people get wrong, in fifteen kinds, each with words that the reason for its refusal must contain.

`spoil` makes one line in a hundred bad. It serves the measurements, where a bad sheet must not stop the others, and
the tests, which hold the reasons against the words.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from bench.sheets import Json, Sheet


@dataclass(frozen=True, slots=True)
class Slip:
    """A kind of slip: how it spoils a line that holds a sheet, and the words that tell what is wrong."""

    kind: str
    words: str
    spoil: Callable[[str], str]


@dataclass(frozen=True, slots=True)
class Spoilt:
    """A bad line, counted from 1, and what is wrong with it."""

    line: int
    kind: str
    words: str


def spoil(lines: Iterable[str], every: int = 100) -> Iterator[tuple[str, Spoilt | None]]:
    """Each line, and with one in `every`, which is spoilt, what is wrong with it. The kinds take turns."""
    for number, line in enumerate(lines, start=1):
        turn, rest = divmod(number - 1, every)
        if rest == every // 2:
            slip = SLIPS[turn % len(SLIPS)]
            yield slip.spoil(line), Spoilt(number, slip.kind, slip.words)
        else:
            yield line, None


def _edited(edit: Callable[[Sheet], object]) -> Callable[[str], str]:
    """A way to spoil a line by an edit of its sheet."""

    def spoil_line(line: str) -> str:
        sheet: Json = json.loads(line)
        edit(sheet)
        return json.dumps(sheet, ensure_ascii=False, separators=(",", ":"))

    return spoil_line


def _claim(**keys: Json) -> Callable[[str], str]:
    """A claim more, sound but for `keys`."""
    return _edited(lambda sheet: sheet.setdefault("claims", {}).update(slip={"text": "A slip.", "s": 1, **keys}))


def _figure(**keys: Json) -> Callable[[str], str]:
    """A figure more, sound but for `keys`."""
    figure = {"of": "russia", "property": "slips", "s": 1, **keys}
    return _edited(
        lambda sheet: (
            sheet["entities"].setdefault("russia", {"type": "Country", "name": "Russia"}),
            sheet.setdefault("figures", {}).update(slip=figure),
        )
    )


def _circle(sheet: Sheet) -> None:
    sheet["entities"] |= {
        "inner-slip": {"type": "Place", "name": "inside", "partOf": "outer-slip"},
        "outer-slip": {"type": "Place", "name": "outside", "partOf": "inner-slip"},
    }


def _unvouched(sheet: Sheet) -> None:
    sheet.setdefault("claims", {})["slip"] = {"text": "A slip."}


SLIPS = (
    Slip("broken JSON", "the text breaks off here", lambda line: line[:-1]),
    Slip("not an object", "expected a mapping of keys to values", lambda line: f"[{line}]"),
    Slip("unknown stance", "`alledges` is none of the words", _claim(said=[{"by": "unnamed", "stance": "alledges"}])),
    Slip("unknown key", "unknown key `sayd`", _claim(sayd=[])),
    Slip("missing headline", "`headline` is missing", _edited(lambda sheet: sheet["article"].pop("headline"))),
    Slip("unknown reference", "is called `nobody-at-all`", _claim(said=[{"by": "nobody-at-all", "s": 1}])),
    Slip("reference to the wrong kind", "`claim/slip` is a known claim", _claim(said=[{"by": "claim/slip", "s": 1}])),
    Slip("bad date", "`2024-13-45` has no month 13", _claim(said=[{"by": "unnamed", "date": "2024-13-45"}])),
    Slip(
        "duplicate key",
        "the key `article` stands twice",
        lambda line: line.replace('{"article":', '{"article":{},"article":', 1),
    ),
    Slip("nobody vouches", "nobody vouches for this", _edited(_unvouched)),
    Slip("minimum above maximum", "`min` is larger than `max`", _figure(min=2, max=1)),
    Slip("sentence beyond the end", "there is no sentence 999", _claim(s=999)),
    Slip("unknown class", "`Personn` is no class", _edited(lambda sheet: _entity(sheet, type="Personn"))),
    Slip("circular partOf", "goes round in a circle", _edited(_circle)),
    Slip("bad slug", "`Not A Slug` is not an id", _edited(lambda sheet: sheet["article"].update(id="Not A Slug"))),
)
"""All kinds."""


def _entity(sheet: Sheet, **keys: Json) -> None:
    sheet["entities"]["slip"] = {"type": "Person", "name": "Slip", **keys}
