"""Sheets by the thousand: variations of the seed's structure, each on its own, none like another.

``python -m bench.sheets 1000 sheets.jsonl`` writes a thousand of them, one a line. A sheet is made of its number
alone, so that sheet 17 is the same however many are made. It stands alone: what the seed shares with other articles
(``entities.yaml``) is among its own entities.

**Size.** The number of facts is the seed's, times a factor that is log-normal with median 1 (the seed itself) and
sigma 0.4, clipped to 0.25 ... 4; ``--seed-sized`` makes the factor 1 for all. Below 1, facts are drawn at random,
each with all that it refers to; above 1, the seed's facts come again under other names, whole or drawn in the same
way. Entities and sentences do not grow with it: a longer article speaks of the same people.

**Content.** The words of every text are turned round at a random place, with the number of the article among them;
numbers are drawn anew, and dates moved by some years. So no literal stands in two articles, but for dates and units'
codes, and a cache of literals gains nothing.
"""

from __future__ import annotations

import argparse
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from pathlib import Path
from random import Random
from typing import Any, TypeAlias

from pipeline.fields import FACTS
from pipeline.read import read, read_authority

Json: TypeAlias = Any
"""A JSON value."""
Sheet: TypeAlias = dict[str, Json]

SIGMA, LEAST, MOST = 0.4, 0.25, 4.0
"""The spread of the logarithm of the size factor, and the bounds that it is clipped to."""

_FACTS_FOLDER = Path(__file__).parents[1] / "facts"
_PARTIES = {"by", "credit", "entity", "for", "holder", "publisher", "roles", "to", "under", "via"}
_THINGS = {
    "about",
    "answers",
    "at",
    "contradicts",
    "excluding",
    "fact",
    "including",
    "object",
    "of",
    "partOf",
    "place",
}
_REFERENCES = _PARTIES | _THINGS | {"subject"}
"""The keys of a sheet under which ids stand; `roles` has them one step below."""
_TEXTS = {"alias", "description", "headline", "medium", "name", "note", "quote", "text", "title", "unit"}
_DATES = {"date", "from", "until"}
_AMOUNTS = {"value", "min", "max"}
_YEAR = re.compile(r"\b[0-9]{4}(?=$|[-/?~%])")


def _key_below(key: str, name: str) -> str:
    """The key that says what stands under `name`: that above it, for roles and for the value of a date."""
    return key if key == "roles" or (key in _DATES and name == "value") else name


def references(value: Json, key: str = "") -> Iterator[str]:
    """The ids that a part of a sheet refers to; `key` is the one that it stands under."""
    if isinstance(value, dict):
        for name, item in value.items():
            yield from references(item, _key_below(key, name))
    elif isinstance(value, list):
        for item in value:
            yield from references(item, key)
    elif isinstance(value, str) and key in _REFERENCES:
        yield value.rpartition("/")[2]


@dataclass(frozen=True)
class Seed:
    """The seed sheet, taken apart. Ids are taken to be unique across its sections."""

    article: Json
    facts: Mapping[str, tuple[str, Json]]
    """Each fact's section and content, by its id."""
    entities: Mapping[str, Json]
    """Its own and the shared ones."""
    needs: Mapping[str, frozenset[str]]
    """For each fact, all facts that it refers to in however many steps, itself among them."""

    def draw(self, count: int, random: Random) -> frozenset[str]:
        """Facts in all `count` of them or a little fewer, none of which refers to one that is left out."""
        if count >= len(self.facts):
            return frozenset(self.facts)
        drawn: frozenset[str] = frozenset()
        for name in random.sample(sorted(self.facts), len(self.facts)):
            more = drawn | self.needs[name]
            drawn = more if len(more) <= count else drawn
        return drawn

    def entities_for(self, sheet: Sheet) -> list[str]:
        """The entities that a sheet refers to, and what these are part of, in the seed's order."""
        used: set[str] = set()
        waiting = set(references(sheet))
        while waiting:
            name = waiting.pop()
            if name in self.entities and name not in used:
                used.add(name)
                waiting.update(references(self.entities[name]))
        return [name for name in self.entities if name in used]


@cache
def read_seed() -> Seed:
    """The seed of this repository."""
    file, shared = _FACTS_FOLDER / "defense-chiefs-call.yaml", _FACTS_FOLDER / "entities.yaml"
    sheet: Json = next(read(file.read_bytes(), file.name)).source.value()
    authority: Json = read_authority(shared.read_bytes(), shared.name).source.value()
    facts = {name: (section, fact) for section in FACTS for name, fact in sheet[section].items()}
    direct = {name: {other for other in references(fact) if other in facts} for name, (_, fact) in facts.items()}
    needs = {name: _closure(name, direct) for name in facts}
    return Seed(sheet["article"], facts, {**sheet["entities"], **authority["entities"]}, needs)


def _closure(name: str, direct: Mapping[str, set[str]]) -> frozenset[str]:
    found = {name}
    waiting = [name]
    while waiting:
        new = direct[waiting.pop()] - found
        found |= new
        waiting += new
    return frozenset(found)


class _Variation:
    """One article's way to vary the seed."""

    def __init__(self, number: int, random: Random) -> None:
        self.random = random
        self.mark = f"{number:07}"
        self.years = 4 * random.randrange(-15, 16)  # in fours, so that a leap day stays one

    def vary(self, value: Json, key: str, renamed: Mapping[str, str]) -> Json:
        """A part of the seed as this article has it; `renamed` are the ids that are others here."""
        if isinstance(value, dict):
            return {name: self.vary(item, _key_below(key, name), renamed) for name, item in value.items()}
        if isinstance(value, list):
            return [self.vary(item, key, renamed) for item in value]
        if isinstance(value, str):
            return self._string(value, key, renamed)
        if key in _DATES:  # a year alone
            return self._string(str(value), key, renamed)
        return self.random.randrange(1, 1_000_000) if key in _AMOUNTS else value

    def _string(self, value: str, key: str, renamed: Mapping[str, str]) -> str:
        if key in _REFERENCES:
            return renamed.get(value, value)
        if key in _TEXTS:
            words = value.split()
            cut = int(self.random.random() * len(words))
            return " ".join((*words[cut:], self.mark, *words[:cut]))
        if key in _DATES:
            return _YEAR.sub(lambda year: f"{int(year[0]) + self.years:04}", value)
        return sha256(self.mark.encode()).hexdigest() if key == "sha256" else value


def draw_factor(random: Random) -> float:
    """The size of a sheet, as a multiple of the seed's number of facts."""
    return min(max(random.lognormvariate(0.0, SIGMA), LEAST), MOST)


def make_sheet(number: int, factor: float | None = None) -> Sheet:
    """Sheet `number`, `factor` times the size of the seed; the factor is drawn where none is given."""
    seed, random = read_seed(), Random(number)
    drawn = draw_factor(random)
    wanted = max(round((drawn if factor is None else factor) * len(seed.facts)), 1)
    variation = _Variation(number, random)
    sheet: Sheet = {"article": {**seed.article, "id": f"a{number:07}"}, "entities": {}}
    facts: Sheet = {section: {} for section in FACTS}
    for copy, taken in enumerate(range(0, wanted, len(seed.facts)), start=1):
        chosen = seed.draw(wanted - taken, random)
        renamed = {name: f"{name}-{copy}" for name in chosen} if copy > 1 else {}
        for name, (section, fact) in seed.facts.items():
            if name in chosen:
                facts[section][renamed.get(name, name)] = variation.vary(fact, "", renamed)
    known = {name for section in FACTS for name in facts[section]} | seed.entities.keys()
    sheet["article"]["about"] = [name for name in seed.article["about"] if name in known]
    sheet["article"] = variation.vary(sheet["article"], "", {})
    sheet.update((section, content) for section, content in facts.items() if content)
    sheet["entities"] = {name: variation.vary(seed.entities[name], "", {}) for name in seed.entities_for(sheet)}
    return sheet


def make_lines(count: int, factor: float | None = None) -> Iterator[str]:
    """The sheets 1 to `count` as JSON lines, without their line feeds."""
    for number in range(1, count + 1):
        yield json.dumps(make_sheet(number, factor), ensure_ascii=False, separators=(",", ":"))


def write_sheets(file: Path, count: int, factor: float | None = None) -> None:
    """The sheets 1 to `count` as a file of JSON lines."""
    with file.open("w", encoding="utf-8") as out:
        out.writelines(f"{line}\n" for line in make_lines(count, factor))


def main() -> None:
    """Write sheets."""
    parser = argparse.ArgumentParser(prog="python -m bench.sheets", description=(__doc__ or "").splitlines()[0])
    parser.add_argument("count", type=int, help="how many sheets")
    parser.add_argument("file", type=Path, help="the file of JSON lines to write")
    parser.add_argument("--seed-sized", action="store_true", help="all of the seed's size")
    options = parser.parse_args()
    write_sheets(options.file, options.count, 1.0 if options.seed_sized else None)


if __name__ == "__main__":
    main()
