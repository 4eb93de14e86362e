"""Claims: what is said, each once, with everyone who says, denies or demands it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from pipeline.draft.compose.cast import Cast
from pipeline.draft.compose.likeness import is_same, telling_words
from pipeline.draft.compose.names import Names
from pipeline.draft.compose.sayings import Tellers, Telling
from pipeline.draft.compose.sentences import Sentences
from pipeline.draft.compose.speechlike import Speech
from pipeline.draft.compose.wording import completed, linked, proposition, quotation, sentence
from pipeline.draft.english.records import Span
from pipeline.proposals import Body, Proposal

_POINTING = re.compile(
    r"(?:it|this|that|so|them|all of (?:it|this|them)"
    r"|(?:(?:the|this|that|these|those|any|all|such|his|her|its|their)\s+)*"
    r"(?:\w+['’]s\s+)?(?:claim|allegation|accusation|charge|assertion|suggestion|report|account|rumou?r)s?)",
    re.I,
)
"""Words that stand for what somebody else has said."""
_NEAR = 3
"""How many sentences back lies what such words stand for."""
_MOST = 6
_BARE = re.compile(r"\W*\w*\W*|(?:i|you|he|she|it|we|they|this|that)\W+\w+\W*", re.I)
"""What tells nothing by itself: a single word, or a pronoun and one ("He did")."""
_OWN = 0.45


class Claims:
    """The claims of a draft, while they are gathered. `happenings` are the places of events, with their ids."""

    def __init__(
        self,
        sentences: Sentences,
        cast: Cast,
        tellers: Tellers,
        names: Names,
        happenings: Sequence[tuple[Span, str]],
    ) -> None:
        self._sentences, self._cast, self._tellers, self._names = sentences, cast, tellers, names
        self._happenings = happenings
        self._speech = Speech(sentences.text)
        self._bodies: dict[str, Body] = {}
        self._places: dict[str, list[Span]] = {}
        self._telling: dict[str, frozenset[str]] = {}

    def take(self, telling: Telling) -> set[int]:
        """A saying as a claim, one for each sentence of direct speech; or as one more voice on an earlier claim.

        Returns the numbers of the sentences that it so accounts for. Of a saying whose content tells nothing by
        itself ("it", "the claim") and points at no claim, nothing is made.
        """
        saying = telling.attribution
        words = " ".join(self._sentences.text[slice(*span)] for span in saying.content).strip(" .,")
        if not saying.direct and _POINTING.fullmatch(words):
            return self._sentences.of(telling.places) if self._answers(telling) else set()
        parts: list[list[Span]] = [list(saying.content)]
        if len(saying.content) == 1:
            parts = [[part] for part in self._sentences.propositions(saying.content[0])]
        if saying.direct:
            spoken = (*saying.content, *saying.continued)
            parts = [[part] for span in spoken for part in self._sentences.parts(span)]
        taken: set[int] = set()
        for spans in parts:
            said = {key: value for key, value in telling.said.items() if key != "s"}
            quoted = saying.direct and all(map(self._speech.quotes, spans))
            quote = quotation(self._sentences.text, spans) if quoted else ""
            cited = self._cited(telling, spans, len(parts))
            text = self._text(spans, cited)
            if saying.form == "participle" and len(spans) == 2:
                text = linked(self._text(spans[:1], cited), self._text(spans[1:], cited))
            if not saying.direct:
                text = completed(text, saying, self._cast.name_of(telling.said["by"]))
            said |= {**({"quote": quote} if quote else {}), "s": cited}
            if self._add(text, spans, said, telling.confidence):
                taken |= self._sentences.of((*saying.source, *saying.cue, *spans))
        return taken

    def own(self, number: int) -> bool:
        """What a sentence says that no one is named for: the article itself says it. False of a single word."""
        spans = self._sentences.propositions(self._sentences.spans[number - 1])
        made = [self._add(self._text([span], [number]), [span], {"s": [number]}, _OWN) for span in spans]
        return any(made)

    def at(self, span: Span) -> str:
        """The claim that a place of the text belongs to, or nothing."""
        for name, places in self._places.items():
            if any(start <= span[0] and span[1] <= end for start, end in places):
                return name
        return ""

    def proposals(self) -> Iterator[Proposal]:
        """The claims in the order in which they were taken."""
        for name, body in self._bodies.items():
            confidence = body.pop("confidence")
            yield Proposal("claims", name, {**body, "confidence": confidence})

    def _cited(self, telling: Telling, spans: Sequence[Span], parts: int) -> list[int]:
        """The sentences of a part of what is said: its own, that of the cue, and those that say who speaks."""
        here, cue = self._sentences.of(spans), self._sentences.of(telling.attribution.cue)
        if parts == 1:
            return sorted({*telling.said["s"], *here})
        spoken = self._sentences.of((*telling.attribution.content, *telling.attribution.continued))
        return sorted({*here, *cue, *(set(telling.said["s"]) - spoken)})

    def _answers(self, telling: Telling) -> bool:
        """Takes a saying whose content only points at what another has said as one more voice on that."""
        for body in reversed(self._bodies.values()):
            voices = body.get("said", ())
            before = {number for said in voices for number in said["s"]}
            others = all(said["by"] != telling.said["by"] for said in voices)
            if voices and others and min(telling.said["s"]) - max(before) <= _NEAR:
                join(body, telling.said)
                return True
        return False

    def _text(self, spans: Sequence[Span], cited: Iterable[int]) -> str:
        entities = [self._cast.entities[each] for each in self._known(spans, cited)]
        return proposition(self._sentences.text, spans, entities)

    def _known(self, spans: Sequence[Span], cited: Iterable[int]) -> list[int]:
        """The entities mentioned in some places that the cited sentences name."""
        cited = set(cited)
        inside = dict.fromkeys(number for span in spans for number in self._tellers.at(span))
        return [each for each in inside if not self._tellers.named_in(each, cited, spans[0][0])]

    def _add(self, text: str, spans: Sequence[Span], said: Body, confidence: float) -> bool:
        """Enters a proposition with a voice, or the voice alone where it is there; False of what is too short."""
        if _BARE.fullmatch(text):
            return False
        telling = telling_words(text)
        same = next((name for name, words in self._telling.items() if is_same(words, telling)), None)
        if same:
            join(self._bodies[same], said)
            self._places[same] += spans
            return True
        name = self._names.name(text)
        self._telling[name] = telling
        about = self._about(spans, said["s"])
        self._bodies[name] = {
            "text": sentence(text),
            **({"about": about} if about else {}),
            **({"said": [said]} if "by" in said else {"s": said["s"]}),
            "confidence": round(confidence, 2),
        }
        self._places[name] = list(spans)
        return True

    def _about(self, spans: Sequence[Span], cited: Sequence[int]) -> list[str]:
        known = [each for each in self._known(spans, cited) if not self._cast.is_adjective(each)]
        events = [
            event for place, event in self._happenings if any(s <= place[0] and place[1] <= e for s, e in spans)
        ]
        about = dict.fromkeys(filter(None, [*map(self._cast.id_of, known), *events]))
        return list(about)[:_MOST]


_VOICE = ("by", "stance", "certainty")
"""What tells one voice on a fact from another."""


def join(body: Body, said: Body) -> None:
    """Adds a voice to a fact; one that is there already says it in these sentences, too."""
    if "by" not in said:
        body["s"] = sorted({*body.get("s", ()), *said["s"]})
        return
    items = body.setdefault("said", [])
    same = (at for at, each in enumerate(items) if all(each.get(key) == said.get(key) for key in _VOICE))
    at = next(same, None)
    if at is None:
        items.append(said)
    else:
        items[at] = {**items[at], "s": sorted({*items[at]["s"], *said["s"]})}
