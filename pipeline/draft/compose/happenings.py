"""Events, figures and offices as facts of the sheet, each vouched for by whoever is said to tell it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from decimal import Decimal

from pipeline.draft.compose.cast import Cast
from pipeline.draft.compose.names import Names
from pipeline.draft.compose.sayings import Tellers, Telling
from pipeline.draft.compose.sentences import Sentences
from pipeline.draft.compose.speechlike import Speech
from pipeline.draft.english.facts import Event, Facts, Figure, Office
from pipeline.draft.english.records import DateMention, Span
from pipeline.proposals import Body, Proposal

_TELLING = frozenset({"asserts", "alleges", "believes"})
"""The stances in which a party tells what happened; whoever demands, warns of or denies it does not."""


_LEAST = 0.5
"""Figures of which it is less sure what they count are left out: an editor finds a number faster than its meaning."""


class Vouchers:
    """Who vouches for what stands in a place of the text."""

    def __init__(self, tellings: Sequence[Telling], tellers: Tellers, sentences: Sentences) -> None:
        self._tellings, self._tellers, self._sentences = tellings, tellers, sentences
        self._speech = Speech(sentences.text)

    def body(self, spans: Iterable[Span], referred: Iterable[int]) -> Body:
        """The `s` and `said` of a fact told in some places, which refers to entities; empty where nobody tells it."""
        own: set[int] = set()
        said: dict[tuple[str, str], Body] = {}
        referred = list(referred)
        for span in spans:
            inside = [telling for telling in self._tellings if telling.covers(span)]
            here = self._sentences.of([span])
            if not inside:
                own |= set() if self._speech.holds(self._sentences.spans[min(here) - 1]) else here
                continue
            nearest = min(inside, key=lambda telling: sum(e - s for s, e in telling.attribution.content))
            if nearest.said.get("stance", "asserts") in _TELLING:
                item = {key: value for key, value in nearest.said.items() if key not in ("quote", "s")}
                key = (item["by"], item.get("stance", ""))
                cited = {*said[key]["s"]} if key in said else set()
                said.setdefault(key, item)["s"] = sorted({*cited, *here, *nearest.said["s"]})
        self._name(own or None, list(said.values()), referred)
        return {**({"s": sorted(own)} if own else {}), **({"said": list(said.values())} if said else {})}

    def _name(self, own: set[int] | None, said: list[Body], referred: Sequence[int]) -> None:
        """Adds the sentences that name those whom a fact refers to, where none of its own does."""
        cited = {*(own or ()), *(number for item in said for number in item["s"])}
        for number in referred:
            more = self._tellers.named_in(number, cited, 10**9) if cited else set()
            if own is not None:
                own |= more
            elif said:
                said[0]["s"] = sorted({*said[0]["s"], *more})


class Happenings:
    """The events, figures and offices that were found, as proposals; their ids by number."""

    def __init__(
        self, facts: Facts, dates: Sequence[DateMention], sentences: Sentences, cast: Cast, vouchers: Vouchers
    ) -> None:
        self._facts, self._dates, self._sentences = facts, dates, sentences
        self._cast, self._vouchers = cast, vouchers
        self.events: dict[int, Proposal] = {}

    def take_events(self, names: Names) -> None:
        """The events that somebody tells of."""
        for number, event in enumerate(self._facts.events):
            roles = [each for _, several in event.roles for each in several]
            voices = self._vouchers.body(event.mentions, [*roles, event.place])
            if voices:
                self.events[number] = Proposal("events", names.name(event.name), self._event(event, voices))

    def places(self) -> list[tuple[Span, str]]:
        """Where events are told, each with its id."""
        return [
            (span, self.events[number].id)
            for number, event in enumerate(self._facts.events)
            if number in self.events
            for span in event.mentions
        ]

    def mentions(self, number: int) -> Sequence[Span]:
        """The places of an event."""
        return self._facts.events[number].mentions

    def offices(self, names: Names) -> list[Proposal]:
        """The offices, for which the article itself vouches: titles are given in passing."""
        found = []
        for office in self._facts.offices:
            holder = self._cast.id_of(office.holder)
            if holder:
                voices = {"s": sorted(self._sentences.of([office.span]))}
                found.append(
                    Proposal("offices", names.name(f"{holder} {office.title}"), self._office(office, voices))
                )
        return found

    def figures(self, names: Names, claim_at: Callable[[Span], str]) -> list[Proposal]:
        """The figures; one of which it cannot be told what it is of is a figure of the claim in which it stands."""
        ids: dict[int, str] = {}
        bodies: dict[int, Body] = {}
        for number, figure in enumerate(self._facts.figures):
            of = self._of(figure) or claim_at(figure.span)
            voices = self._vouchers.body([figure.span], [figure.of.entity])
            if of and voices and figure.confidence >= _LEAST:
                ids[number] = names.name(f"{figure.property} {figure.unit}", 3)
                bodies[number] = _figure(figure, of, voices)
        for number, body in bodies.items():
            inside = [ids[each] for each in self._facts.figures[number].including if each in ids]
            if inside:
                body["including"] = inside
        return [Proposal("figures", ids[number], body) for number, body in bodies.items()]

    def _of(self, figure: Figure) -> str:
        if figure.of.event in self.events:
            return self.events[figure.of.event].id
        return self._cast.id_of(figure.of.entity)

    def _employer(self, number: int) -> str:
        """The id of whoever has an office to give, if that is no person."""
        person = number >= 0 and self._cast.entities[number].type == "Person"
        return "" if person else self._cast.speaker(number)

    def _event(self, event: Event, voices: Body) -> Body:
        place = self._cast.place(event.place)
        parts = {role: [self._cast.id_of(each) for each in several] for role, several in event.roles}
        roles = {role: [each for each in several if each] for role, several in parts.items()}
        roles = {role: several for role, several in roles.items() if several}
        return {
            "type": event.type,
            "name": event.name,
            **({"date": self._date(event.date)} if event.date >= 0 else {}),
            **({"place": place} if place else {}),
            **({"roles": roles} if roles else {}),
            **voices,
            "confidence": round(event.confidence, 2),
        }

    def _office(self, office: Office, voices: Body) -> Body:
        of, under = self._employer(office.of), self._cast.id_of(office.under)
        return {
            "holder": self._cast.id_of(office.holder),
            "title": office.title,
            **({"of": of} if of else {}),
            **({"under": under} if under else {}),
            **({"from": self._date(office.since)} if office.since >= 0 else {}),
            **({"until": self._date(office.until)} if office.until >= 0 else {}),
            **({"note": "Given as a former office."} if office.former and office.until < 0 else {}),
            **voices,
            "confidence": round(office.confidence, 2),
        }

    def _date(self, number: int) -> Body:
        found = self._dates[number]
        basis = {} if found.basis == "stated" else {"basis": found.basis}
        return {"value": found.value, **basis, "text": self._sentences.text[found.start : found.end]}


def _figure(figure: Figure, of: str, voices: Body) -> Body:
    amounts = {"value": figure.value, "min": figure.min, "max": figure.max}
    return {
        "of": of,
        "property": figure.property,
        **{key: _plain(value) for key, value in amounts.items() if value is not None},
        **({"unit": figure.unit} if figure.unit else {}),
        **({"unitCode": figure.unit_code} if figure.unit_code else {}),
        **({"approximate": True} if figure.approximate else {}),
        **({"description": figure.description} if figure.description else {}),
        **voices,
        "confidence": round(figure.confidence, 2),
    }


def _plain(number: Decimal) -> int | Decimal:
    """A number as one writes it: whole where it is."""
    return int(number) if number == number.to_integral_value() else number.normalize()
