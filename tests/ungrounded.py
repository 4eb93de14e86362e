"""Ungrounded: sound proposals for three invented articles, and slips put into them, none of which may reach a sheet.

The campaign: ``python -m tests.ungrounded --proposals 500``. Every slip belongs to an integer. Whether a slip is none
by chance (a sentence that has the other name as well) is decided here, by plain search in the articles' words and by
the numbers that stand beside each sentence, not by the code that is tested.
"""

from __future__ import annotations

import argparse
import copy
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from random import Random
from typing import Any, TypeAlias

import yaml

from pipeline.draft.ground import ground
from pipeline.fields import ANYTHING
from pipeline.proposals import Grounded, Proposal, SetAside

Place: TypeAlias = tuple[str | int, ...]
_MONTHS = "January February March April May June July August September October November December"
MONTHS = _MONTHS.split(" ")
NATIONS = {
    "finland": "Finnish",
    "sweden": "Swedish",
    "norway": "Norwegian",
    "denmark": "Danish",
    "britain": "British",
    "usa": "US",
}
INVENTED = ("Zorbax", "Marlow Quint", "Delphine", "Hexford")


@dataclass(frozen=True)
class Sample:
    """An article's sentences with the numbers that each says, its day, and proposals that all stand in it."""

    name: str
    sentences: tuple[str, ...]
    numbers: tuple[frozenset[float], ...]
    day: date
    proposals: tuple[Proposal, ...]

    def says(self, words: str, cited: Sequence[int]) -> bool:
        """Whether one of some sentences has the words, in any case."""
        return any(words.lower() in self.sentences[number - 1].lower() for number in cited)

    def names(self, entity: str, cited: Sequence[int]) -> bool:
        """Whether one of some sentences has any word of an entity's names, or the beginning of one."""
        (body,) = [each.body for each in self.proposals if each.section == "entities" and each.id == entity]
        words = re.findall(r"\w{3,}", " ".join([body["name"], *body.get("alias", ())]))
        words += [NATIONS[entity]] if entity in NATIONS else []
        return any(self.says(word[:5], cited) for word in words if word not in ("the", "The"))

    def counts(self, number: float, cited: Sequence[int]) -> bool:
        """Whether one of some sentences says the number."""
        return any(number in self.numbers[each - 1] for each in cited)


@dataclass(frozen=True)
class Slip:
    """A sample in which one part of one proposal is wrong: `place` is the part, empty for any of the proposal."""

    kind: str
    sample: Sample
    proposal: Proposal
    place: Place

    @property
    def proposals(self) -> list[Proposal]:
        """All proposals of the article, with the wrong one among them."""
        key = (self.proposal.section, self.proposal.id)
        return [self.proposal if (each.section, each.id) == key else each for each in self.sample.proposals]

    def ground(self) -> Grounded:
        """What comes of it."""
        return ground(self.proposals, self.sample.sentences, self.sample.day)

    def caught(self) -> list[SetAside]:
        """What was set aside of the wrong proposal that is, or holds, the wrong part."""
        wanted = path(self.place)
        own = [each for each in self.ground().aside if each.proposal is self.proposal]
        return [each for each in own if not self.place or wanted == each.path or holds(each.path, wanted)]

    def __str__(self) -> str:
        return f"{self.kind}: {self.sample.name}, {self.proposal.id}, {path(self.place)}: {self.proposal.body}"


def path(place: Place) -> str:
    """A place as grounding writes it: `said[1].via[0]`."""
    return "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in place).removeprefix(".")


def holds(outer: str, inner: str) -> bool:
    """Whether a part holds another one; the whole holds all."""
    return not outer or (inner.startswith(outer) and inner[len(outer)] in ".[")


def samples() -> tuple[Sample, ...]:
    """The articles of `grounded.yaml`."""
    articles = yaml.safe_load(Path(__file__).with_name("grounded.yaml").read_text(encoding="utf-8"))
    return tuple(_sample(name, article) for name, article in articles.items())


def _sample(name: str, article: dict[str, Any]) -> Sample:
    sentences = article.pop("sentences")
    return Sample(
        name=name,
        day=date.fromisoformat(article.pop("day")),
        sentences=tuple(each["text"] for each in sentences),
        numbers=tuple(frozenset(each.get("numbers", ())) for each in sentences),
        proposals=tuple(
            Proposal(section, key, {**body, "confidence": 0.7})
            for section in ANYTHING
            for key, body in article[section].items()
        ),
    )


# ---------------------------------------------------------------------------------------------------- where slips go


def parts(value: object, place: Place = ()) -> Iterator[tuple[Place, Any]]:
    """Every part of a body, with its place."""
    yield place, value
    if isinstance(value, dict | list):
        for step, inner in value.items() if isinstance(value, dict) else enumerate(value):
            yield from parts(inner, (*place, step))


def changed(proposal: Proposal, place: Place, value: object) -> Proposal:
    """The proposal with another value in one place."""
    body = copy.deepcopy(proposal.body)
    inner: Any = body
    for step in place[:-1]:
        inner = inner[step]
    inner[place[-1]] = value
    return Proposal(proposal.section, proposal.id, body)


def cited(proposal: Proposal, place: Place, sample: Sample) -> list[int]:
    """The sentences that count for a part: those of its saying, or those of all sayings; of an entity, all."""
    if proposal.section == "entities":
        return list(range(1, len(sample.sentences) + 1))
    value: Any = proposal.body
    if place[:1] == ("said",):
        value = value["said"][place[1]]
        link = value["via"][place[3]] if place[2:3] == ("via",) else {}
        value = link if isinstance(link, dict) and "s" in link else {"s": value["s"]}
    found = [inner for where, inner in parts(value) if "s" in where and type(inner) is int]
    return sorted(set(found))


@dataclass(frozen=True)
class Dice:
    """Choices out of one sample. Each raises `IndexError` where there is nothing to choose from."""

    sample: Sample
    random: Random

    def part(self, *fields: str) -> tuple[Proposal, Place, Any]:
        """A plain value in one of some fields, wherever one is."""
        found = [
            (proposal, place, value)
            for proposal in self.sample.proposals
            for place, value in parts(proposal.body)
            if field_of(place) in fields and not isinstance(value, dict | list) and "contradicts" not in place
        ]
        return self.random.choice(found)

    def stranger(self, sentences: Sequence[int]) -> str:
        """An entity that some sentences do not name."""
        entities = [each.id for each in self.sample.proposals if each.section == "entities"]
        return self.random.choice([each for each in entities if not self.sample.names(each, sentences)])


def field_of(place: Place) -> str:
    """The field that a part stands in: `roles` for any role, and the last name of its place for the others."""
    names = [step for step in place if isinstance(step, str)]
    if names[:1] == ["roles"]:
        return "roles"
    return ".".join(names[-2:] if names[-1:] in (["text"], ["value"]) else names[-1:])


Outcome: TypeAlias = tuple[Proposal, Place]


def number_by_digit(dice: Dice) -> Outcome:
    """One digit of a figure is another one."""
    return _other_number(dice, lambda digits, at: digits[:at] + dice.random.choice("123456789") + digits[at + 1 :])


def number_by_thousand(dice: Dice) -> Outcome:
    """A figure is a thousand times too large."""
    return _other_number(dice, lambda digits, _: f"{digits}000")


def number_by_thousandth(dice: Dice) -> Outcome:
    """A figure is a thousand times too small."""
    return _other_number(dice, lambda digits, _: str(float(digits) / 1000))


def _other_number(dice: Dice, change: Callable[[str, int], str]) -> Outcome:
    proposal, place, value = dice.part("value", "min", "max")
    digits = str(value)
    at = dice.random.choice([at for at, sign in enumerate(digits) if sign.isdigit()])
    number = float(change(digits, at))
    times = 1_000_000 if str(proposal.body.get("unit", "")).startswith("million") else 1
    _refuse(number == value or dice.sample.counts(number * times, cited(proposal, place, dice.sample)))
    return changed(proposal, place, int(number) if number.is_integer() else number), place


def number_in_text(dice: Dice) -> Outcome:
    """A number in a claim, a name, a unit or a description is another one."""
    proposal, place, text = dice.part("text", "name", "title", "description", "unit")
    _refuse(proposal.section == "entities")
    old = dice.random.choice(re.findall(r"\d[\d,]*|\b(?:two|nine|forty|dozen)\b", text))
    new = dice.random.choice(["3", "17", "forty-one", "two hundred", "61,000", "eleven"])
    values = {"3": 3, "17": 17, "forty-one": 41, "two hundred": 200, "61,000": 61000, "eleven": 11}
    _refuse(dice.sample.counts(values[new], cited(proposal, place, dice.sample)))
    return changed(proposal, place, re.sub(rf"\b{old}\b", new, text, count=1)), place


def speaker_swapped(dice: Dice) -> Outcome:
    """Somebody says it whom the sentence does not name."""
    proposal, place, value = dice.part("by")
    _refuse(value == "unnamed")
    return changed(proposal, place, dice.stranger(cited(proposal, place, dice.sample))), place[:-1]


def name_swapped(dice: Dice) -> Outcome:
    """A holder, an office's place, a role, a listener ... is somebody whom the sentences do not name."""
    proposal, place, _ = dice.part(
        "holder", "of", "under", "place", "roles", "about", "for", "to", "subject", "object"
    )
    return changed(proposal, place, dice.stranger(cited(proposal, place, dice.sample))), place


def link_swapped(dice: Dice) -> Outcome:
    """Somebody passes it on whom the sentence does not name."""
    proposal, place, _ = dice.part("via")
    return changed(proposal, place, dice.stranger(cited(proposal, place, dice.sample))), place


def name_misspelt(dice: Dice) -> Outcome:
    """One letter of a name or an alias is another one."""
    proposal, place, name = dice.part("name", "alias")
    _refuse(proposal.section != "entities")
    at = dice.random.choice([at for at, sign in enumerate(name) if sign.isalpha() and at])
    wrong = name[:at] + dice.random.choice("aeioubdgkmprstz") + name[at + 1 :]
    _refuse(re.sub("^[Tt]he ", "", wrong).lower() in " ".join(dice.sample.sentences).lower())
    _refuse(wrong.lower() == name.lower() or (re.match("the |a ", name, re.IGNORECASE) and at < 4))
    return changed(proposal, place, wrong), place


def name_longer(dice: Dice) -> Outcome:
    """A name has one more first name."""
    proposal, place, name = dice.part("name", "alias")
    _refuse(proposal.section != "entities")
    return changed(proposal, place, f"{dice.random.choice(INVENTED)} {name.removeprefix('the ')}"), place


def saying_moved(dice: Dice) -> Outcome:
    """A saying cites a sentence that does not name the speaker."""
    proposal, place, _ = dice.part("by")
    speaker = proposal.body["said"][place[1]]["by"]
    to = dice.random.randrange(len(dice.sample.sentences)) + 1
    _refuse(len(place) > 3 or speaker == "unnamed" or dice.sample.names(speaker, [to]))
    return changed(proposal, (*place[:-1], "s"), [to]), place[:-1]


def fact_moved(dice: Dice) -> Outcome:
    """What the article itself says cites a sentence that lacks a name or a number of it."""
    proposal, place, _ = dice.part("s")
    to = dice.random.randrange(len(dice.sample.sentences)) + 1
    _refuse(place[0] != "s" or "said" in proposal.body)
    needs = [value for where, value in parts(proposal.body) if field_of(where) in ("holder", "of", "place", "roles")]
    entities = {each.id for each in dice.sample.proposals if each.section == "entities"}
    missed = [each for each in needs if isinstance(each, str) and each in entities]
    count = proposal.body.get("value", proposal.body.get("min"))
    lacks = any(not dice.sample.names(each, [to]) for each in missed)
    _refuse(not lacks and (count is None or dice.sample.counts(count, [to])))
    return changed(proposal, ("s",), [to]), ()


def sentence_missing(dice: Dice) -> Outcome:
    """The number is of no sentence."""
    proposal, place, _ = dice.part("s")
    return changed(proposal, place, dice.random.choice([0, -1, len(dice.sample.sentences) + 1, 999])), place


def day_wrong(dice: Dice) -> Outcome:
    """The day of a date is another one."""
    proposal, place, year, month, _ = _date(dice)
    day = dice.random.randrange(1, 29)
    _refuse(dice.sample.counts(day, cited(proposal, place, dice.sample)))
    return changed(proposal, place, f"{year}-{month}-{day:02}"), _whole_date(place)


def month_wrong(dice: Dice) -> Outcome:
    """The month of a date is another one."""
    proposal, place, year, month, day = _date(dice)
    other = dice.random.randrange(1, 13)
    _refuse(other == int(month) or dice.sample.says(MONTHS[other - 1], cited(proposal, place, dice.sample)))
    return changed(proposal, place, f"{year}-{other:02}-{day}"), _whole_date(place)


def year_wrong(dice: Dice) -> Outcome:
    """The year of a date is another one."""
    proposal, place, value = dice.part("date.value", "from", "from.value", "until.value")
    year = int(str(value)[:4]) + dice.random.choice([-10, -1, 1, 2])
    _refuse(dice.sample.counts(year, cited(proposal, place, dice.sample)))
    return changed(proposal, place, f"{year}{str(value)[4:]}"), _whole_date(place)


def date_worded_wrong(dice: Dice) -> Outcome:
    """The wording of a date is none of the article's."""
    proposal, place, _ = dice.part("date.text", "from.text", "until.text")
    wording = dice.random.choice(["two weeks ago", "last spring", "on June 31", "the day before yesterday"])
    _refuse(dice.sample.says(wording, cited(proposal, place, dice.sample)))
    return changed(proposal, place, wording), _whole_date(place)


def _date(dice: Dice) -> tuple[Proposal, Place, str, str, str]:
    proposal, place, value = dice.part("date.value", "from", "from.value")
    parts_of_it = str(value).split("-")
    _refuse(len(parts_of_it) != 3)
    return proposal, place, *parts_of_it  # type: ignore[return-value]


def _whole_date(place: Place) -> Place:
    return place[:-1] if place[-1] in ("value", "text") else place


def quote_reworded(dice: Dice) -> Outcome:
    """One word of a quotation is another one, left out, or one too many; or all of it is put in other words."""
    proposal, place, quote = dice.part("quote")
    words = quote.split(" ")
    at = dice.random.randrange(len(words))
    inner = at if 0 < at < len(words) - 1 else 1
    wrong = dice.random.choice(
        [
            [*words[:at], "perhaps", *words[at + 1 :]],
            [*words[:inner], *words[inner + 1 :]],
            [*words[:at], "never", *words[at:]],
            ["In", "other", "words", *words[1:]],
        ]
    )
    _refuse(dice.sample.says(" ".join(wrong), cited(proposal, place, dice.sample)))
    return changed(proposal, place, " ".join(wrong)), place


def quote_in_text(dice: Dice) -> Outcome:
    """Words of a claim stand in quotation marks that the article does not have there."""
    proposal, place, text = dice.part("text")
    words = text.split(" ")
    at = dice.random.randrange(1, len(words) - 1)
    return changed(proposal, place, " ".join([*words[:at], "“so to speak”", *words[at:]])), place


def name_added(dice: Dice) -> Outcome:
    """A text has one name more."""
    proposal, place, text = dice.part("text", "name", "title")
    _refuse(proposal.section == "entities")
    words = text.split(" ")
    at = dice.random.randrange(len(words) + 1)
    if at == 0 and proposal.section == "claims":
        words[0] = words[0].lower()
    return changed(proposal, place, " ".join([*words[:at], dice.random.choice(INVENTED), *words[at:]])), place


KINDS: dict[str, Callable[[Dice], Outcome]] = {
    kind.__name__: kind
    for kind in (
        *(number_by_digit, number_by_thousand, number_by_thousandth, number_in_text),
        *(speaker_swapped, name_swapped, link_swapped, name_misspelt, name_longer, name_added),
        *(saying_moved, fact_moved, sentence_missing),
        *(day_wrong, month_wrong, year_wrong, date_worded_wrong, quote_reworded, quote_in_text),
    )
}


def _refuse(chance: object) -> None:
    """Throw again where the slip is none, or cannot be made here."""
    if chance:
        raise LookupError


def slip(number: int) -> Slip:
    """The slip that belongs to an integer; the kinds take turns. Raises `ValueError` where none fits."""
    random, kind = Random(number), list(KINDS)[number % len(KINDS)]
    for _ in range(400):
        sample = random.choice(SAMPLES)
        with suppress(LookupError, ValueError):
            proposal, place = KINDS[kind](Dice(sample, random))
            _refuse(proposal in sample.proposals)
            return Slip(kind, sample, proposal, place)
    raise ValueError(f"no article has anything for {kind}")


SAMPLES = samples()


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the campaign; 1 if a slip gets through."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--proposals", type=int, default=500, help="how many slips to make")
    parser.add_argument("--first", type=int, default=0, help="the integer that the first belongs to")
    options = parser.parse_args(arguments)
    made = [slip(number) for number in range(options.first, options.first + options.proposals)]
    through = [each for each in made if not each.caught()]
    for kind, count in sorted(Counter(each.kind for each in made).items()):
        print(f"{kind:22} {count:5} made {sum(each.kind == kind for each in through):5} through")
    print(*through, sep="\n")
    print(f"{len(made)} slips, {len(through)} got through")
    return 1 if through else 0


if __name__ == "__main__":
    sys.exit(main())
