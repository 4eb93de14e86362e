"""``python -m bench.drafting``: how good the engine `rules` is, and how fast, as tables.

Three parts. The marked articles beside `score.py` (``--marked``), scored by it. A text that was read by hand
(``--text`` and ``--sheet``): how many of the hand-made sheet's assertions the draft has, which are counted as
`Finding` says. Rate and memory: the marked articles one after the other, and a text of 20,000 words.
"""

from __future__ import annotations

import argparse
import json
import re
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from bench.measure import ROOT
from pipeline.anchor import anchor
from pipeline.draft import rules
from pipeline.draft.english.nouns import words
from pipeline.drafting import Proposed, make_sheet
from pipeline.house import House
from pipeline.proposals import SourceArticle
from pipeline.read import read, read_authority
from pipeline.sheet import Authority, Entity, Fact, Sheet

SHARED = ROOT.parent / "shared"
_WORD = re.compile(r"[^\W\d_]+")
_SMALL = words("a an the of from and in on for to by")
_SECTIONS = ("events", "offices", "figures", "claims")


@dataclass(frozen=True, slots=True)
class Voiced:
    """One assertion of a sheet: of which section, who makes it (all names of that one), how, where, and of what."""

    section: str
    speaker: frozenset[str]
    stance: str
    sentences: frozenset[int]
    words: frozenset[str]


@dataclass(frozen=True, slots=True)
class Finding:
    """What of a hand-made assertion a draft has.

    It is found where an assertion of the draft cites one of its sentences and shares words of its fact; each of the
    draft's stands for one, the likest first. Whether the section is the same does not matter: a figure that the draft
    has as a claim is found. Then it is asked whether the speaker is right, and whether the stance is, too. `told` are
    also those that stand, with the right speaker and stance, in an assertion of the draft that tells more at once.
    """

    section: str
    found: bool
    speaker: bool = False
    stance: bool = False
    told: bool = False


def voiced(sheet: Sheet, authority: Authority) -> Iterator[Voiced]:
    """All assertions of a sheet."""
    people = {**authority.entities, **sheet.entities}
    for section in _SECTIONS:
        for name, fact in getattr(sheet, section).items():
            own = _words([name, *_texts(fact, people)])
            if fact.s:
                yield Voiced(section, frozenset({"article"}), "asserts", frozenset(fact.s), own)
            for said in fact.said:
                by = said.by or "article"
                names = _names(people[by]) if by in people else frozenset({by})
                yield Voiced(section, names, said.stance, frozenset(said.s or fact.s), own)


def _texts(fact: Fact, people: dict[str, Entity]) -> Iterator[str]:
    values = fact.model_dump(
        exclude={"said", "contradicts", "note", "s", "confidence", "reviewed"}, exclude_none=True
    )
    for text in _strings(values):
        yield text
        if text in people:
            yield from _names(people[text])


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, dict):
        for item in value.values():
            yield from _strings(item)
    elif isinstance(value, (list, tuple)):
        for item in value:
            yield from _strings(item)
    elif value is not None:
        yield str(value)


def _names(entity: Entity) -> frozenset[str]:
    return frozenset(name.lower() for text in (entity.name, *entity.alias) for name in text.values())


def _words(texts: Iterable[str]) -> frozenset[str]:
    """The beginnings of the words of some texts, so that "Russia" and "Russian" are one."""
    return frozenset(word[:5] for text in texts for word in _WORD.findall(text.lower()) if word not in _SMALL)


def same_speaker(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether two speakers are one: a name in common, or a description with mostly the same words."""
    if one & other:
        return True
    pairs = ((_words([left]), _words([right])) for left in one for right in other)
    return any(left and right and len(left & right) >= 0.75 * min(len(left), len(right)) for left, right in pairs)


def compare(hand_made: Sequence[Voiced], drafted: Sequence[Voiced]) -> list[Finding]:
    """What of each hand-made assertion the draft has."""
    pairs = sorted(
        (
            (_likeness(mine, other), -number, -index)
            for number, mine in enumerate(hand_made)
            for index, other in enumerate(drafted)
            if mine.sentences & other.sentences and mine.words & other.words
        ),
        reverse=True,
    )
    matched: dict[int, int] = {}
    for _, number, index in pairs:
        if -number not in matched and -index not in matched.values():
            matched[-number] = -index
    found = []
    for number, mine in enumerate(hand_made):
        told = any(_tells(other, mine) for other in drafted)
        if number not in matched:
            found.append(Finding(mine.section, found=False, told=told))
            continue
        other = drafted[matched[number]]
        speaker = same_speaker(mine.speaker, other.speaker)
        found.append(Finding(mine.section, True, speaker, speaker and mine.stance == other.stance, told))
    return found


def _tells(drafted: Voiced, mine: Voiced) -> bool:
    """Whether an assertion of the draft says it with the right speaker and stance, whatever else it says."""
    same = mine.stance == drafted.stance and same_speaker(mine.speaker, drafted.speaker)
    return same and bool(mine.sentences & drafted.sentences) and bool(mine.words & drafted.words)


def _likeness(one: Voiced, other: Voiced) -> tuple[bool, bool, float]:
    common = len(one.words & other.words) / len(one.words | other.words)
    return same_speaker(one.speaker, other.speaker), one.section == other.section, common


def table(findings: Sequence[Finding]) -> str:
    """The findings by section, in Markdown."""
    rows = ["| | hand-made | found | with right speaker | and right stance | told, maybe with more |"]
    rows.append("| --- | --- | --- | --- | --- | --- |")
    for section in (*_SECTIONS, "all"):
        mine = [each for each in findings if section in (each.section, "all")]
        counts = (
            len(mine),
            *(sum(getattr(each, name) for each in mine) for name in ("found", "speaker", "stance", "told")),
        )
        share = "".join(f" | {count} ({count / max(len(mine), 1):.0%})" for count in counts[1:])
        rows.append(f"| {section} | {len(mine)}{share} |")
    return "\n".join(rows)


def draft_text(text: str, day: date | None) -> Sheet:
    """The sheet of a text."""
    article = SourceArticle(text, text.split("\n", 1)[0], "en", day)
    anchors = anchor(text, "en")
    composed = rules.propose(article, anchors)
    proposed = Proposed(rules.engine(), composed.proposals, (), composed.credits, composed.omitted)
    with tempfile.TemporaryDirectory() as folder:
        drafted = make_sheet(article, anchors, proposed, House(drafts=True), Path(folder))
    (document,) = read(drafted.content, "draft.yaml")
    return document.model


def against_hand(text: Path, sheet: Path, day: date | None) -> str:
    """The table of a text that was read by hand, and how much of the draft the hand-made sheet has not."""
    (document,) = read(sheet.read_bytes(), str(sheet))
    shared = sheet.with_name("entities.yaml")
    authority = read_authority(shared.read_bytes(), str(shared)).model if shared.is_file() else Authority()
    drafted = list(voiced(draft_text(text.read_text(encoding="utf-8"), day), Authority()))
    findings = compare(list(voiced(document.model, authority)), drafted)
    more = len(drafted) - sum(each.found for each in findings)
    return (
        f"{table(findings)}\n\nThe draft has {len(drafted)} assertions; {more} stand for none of the hand-made ones."
    )


def score(marked: Path) -> str:
    """What `score.py` says of the marked articles."""
    with tempfile.TemporaryDirectory() as folder:
        for path in sorted(marked.glob("*.json")):
            document = json.loads(path.read_text(encoding="utf-8"))
            day = date.fromisoformat(document["date"]) if document.get("date") else None
            found = rules.spans(SourceArticle(document["text"], document["title"], "en", day))
            Path(folder, path.name).write_text(json.dumps(found), encoding="utf-8")
        command = [sys.executable, str(marked / "score.py"), folder]
        return subprocess.run(command, check=True, capture_output=True, text=True).stdout.rstrip()


def rate(marked: Path) -> str:
    """Articles a minute, each drafted into a sheet, the time for 20,000 words, and the memory for all of it."""
    texts = [json.loads(path.read_text(encoding="utf-8"))["text"] for path in sorted(marked.glob("*.json"))]
    draft_text(texts[0], None)  # loads the model
    start = time.perf_counter()
    for text in texts:
        draft_text(text, None)
    each = (time.perf_counter() - start) / len(texts)
    small = _memory()
    length = sum(len(text.split()) for text in texts) / len(texts)
    start = time.perf_counter()
    long = "\n".join(texts * 20).split(" ")
    draft_text(" ".join(long[:20_000]), None)
    seconds = time.perf_counter() - start
    return (
        f"{60 / each:.0f} articles of {length:.0f} words a minute on one core ({small} MiB); "
        f"20,000 words in {seconds:.0f} s ({_memory()} MiB)"
    )


def _memory() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def main() -> None:
    """Measure, and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--marked", type=Path, default=SHARED / "draft-dev")
    parser.add_argument("--text", type=Path, default=SHARED / "seed" / "article.txt")
    parser.add_argument("--sheet", type=Path, default=ROOT / "facts" / "defense-chiefs-call.yaml")
    parser.add_argument("--date", type=date.fromisoformat, default=date(2024, 6, 26))
    options = parser.parse_args()
    print(
        score(options.marked),
        against_hand(options.text, options.sheet, options.date),
        rate(options.marked),
        sep="\n\n",
    )


if __name__ == "__main__":
    main()
