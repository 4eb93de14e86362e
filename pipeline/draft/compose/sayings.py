"""Sayings: who says what an attribution reports, for whom, to whom, through whom, and in which sentences."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from pipeline.draft.compose.cast import Cast
from pipeline.draft.compose.sentences import Sentences
from pipeline.draft.english.nouns import words
from pipeline.draft.english.records import Attribution, Draft, Form, Span, Speaker
from pipeline.proposals import Body

_SURE: dict[Form, float] = {
    "speech": 0.9,
    "clause": 0.85,
    "phrase": 0.85,
    "noun": 0.7,
    "silence": 0.7,
    "infinitive": 0.65,
    "nominal": 0.6,
    "passive": 0.5,
    "adverb": 0.5,
    "participle": 0.5,
}
_STANDING_IN = words("he she they it who which him her them his its their")


@dataclass(frozen=True, slots=True)
class Telling:
    """An attribution that the sheet takes up: its number in the draft, the item of `said` that it makes, how sure."""

    number: int
    attribution: Attribution
    said: Body
    confidence: float

    @property
    def places(self) -> tuple[Span, ...]:
        """Where it stands: who says it, by which words, and what, but for what goes on further on."""
        return (*self.attribution.source, *self.attribution.cue, *self.attribution.content)

    def covers(self, span: Span) -> bool:
        """Whether what is said there is within what this one says."""
        said = (*self.attribution.content, *self.attribution.continued)
        return any(start <= span[0] and span[1] <= end for start, end in said)


class Tellers:
    """The speakers of a draft, with what is known of them from anywhere in the article."""

    def __init__(self, found: Draft, cast: Cast, sentences: Sentences) -> None:
        self._cast, self._sentences, self._entities = cast, sentences, found.entities
        self._mentions = sorted(
            (mention.start, mention.end, number)
            for number, entity in enumerate(found.entities)
            for mention in entity.mentions
        )
        self._behalf: dict[int, tuple[str, set[int]]] = {}
        for saying, speaker in zip(found.attributions, found.speakers, strict=True):
            if speaker.entity >= 0 and speaker.speaks_for:
                self._behalf.setdefault(speaker.entity, (speaker.speaks_for, sentences.of(saying.source)))

    def tell(self, number: int, saying: Attribution, speaker: Speaker) -> Telling | None:
        """The saying of an attribution; nothing where nobody can be named who says it."""
        cited = self._sentences.of((*saying.cue, *saying.content, *saying.source))
        said: Body = {}
        known = speaker.entity >= 0 and bool(self._cast.speaker(speaker.entity))
        if known:
            said["by"] = self._cast.speaker(speaker.entity)
            cited |= self.named_in(speaker.entity, cited, saying.head)
            if speaker.entity in self._behalf:
                whose, where = self._behalf[speaker.entity]
                said["for"] = self._cast.body_called(whose)[0]
                cited |= where
        elif saying.form in ("passive", "adverb", "participle") or saying.head < 0:
            said["by"] = "unnamed"
        else:
            return None
        accused = saying.stance == "alleges" and saying.form in ("infinitive", "nominal")
        to = [] if accused else self._bodies(saying.circumstances.addressee, said["by"])
        via = [{"by": each} for each in self._bodies(saying.circumstances.via, said["by"])]
        form = self._form(saying.circumstances.occasion)
        said |= {
            **({"to": to} if to else {}),
            **({"via": via} if via else {}),
            **({"stance": saying.stance} if saying.stance != "asserts" else {}),
            **({"certainty": saying.certainty} if saying.certainty else {}),
            **({"medium": form} if form else {}),
            "s": sorted(cited),
        }
        return Telling(number, saying, said, self._sure(saying, speaker, known=known))

    def named_in(self, number: int, cited: Iterable[int], near: int) -> set[int]:
        """The last sentence before a place that names an entity, where none of those cited does."""
        if number < 0:
            return set()
        entity = self._entities[number]
        text = self._sentences.text
        places = [
            m.start
            for m in entity.mentions
            if m.by_name or (entity.unnamed and text[m.start : m.end].lower() not in _STANDING_IN)
        ]
        where = [self._sentences.at(place) for place in places]
        if not where or set(where) & set(cited):
            return set()
        before = [n for n, place in zip(where, places, strict=True) if place <= near]
        return {before[-1] if before else where[0]}

    def at(self, span: Span) -> list[int]:
        """The entities that are mentioned in a place of the text, in its order, each once."""
        first, last = (bisect_left(self._mentions, (place,)) for place in span)
        inside = (number for _, end, number in self._mentions[first:last] if end <= span[1])
        return list(dict.fromkeys(inside))

    def _bodies(self, spans: Sequence[Span], but: str) -> list[str]:
        """The persons and bodies named in some places; one of each place, whose words are the most."""
        chosen: list[str] = []
        for span in spans:
            fit = [number for number in self.at(span) if self._entities[number].type in ("Person", "Organization")]
            if fit and (name := self._cast.speaker(fit[-1])) not in (but, "", *chosen):
                chosen.append(name)
        return chosen

    def _form(self, occasions: Sequence[Span]) -> str:
        """The form or occasion of speech that the cue names, such as `statement`, without its article."""
        words = self._sentences.text[slice(*occasions[0])] if occasions else ""
        first, _, rest = words.partition(" ")
        words = rest if first.lower() in ("a", "an", "the") else words
        return words if 0 < len(words) <= 40 else ""

    def _sure(self, saying: Attribution, speaker: Speaker, *, known: bool) -> float:
        """How sure the reading is: by its form, and less so where the speaker had to be found, or has no name."""
        sure = _SURE.get(saying.form, 0.5)
        if known and self._entities[speaker.entity].unnamed:
            sure -= 0.1
        elif known and speaker.mention.lower() in _STANDING_IN:
            sure -= 0.15
        return sure
