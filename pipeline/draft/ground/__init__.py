"""Grounding: what an engine proposes must stand in the sentences that it cites; whatever does not is set aside.

It knows nothing of the engine. What goes is the smallest part that can: an alias, a saying, a link of a chain, a
contradiction, a role, a place, a date, a quotation, the number of a sentence. Where an entry cannot do without the
part (a claim without its text, a fact for which nobody vouches any more), the whole of it goes. The rules:

- **Sentences.** Their numbers are those of the text. A saying or a fact that cites none is set aside.
- **Entities.** The name stands somewhere in the text, word by word, and so does each alias. Of those without a name
  the words of the description stand together. Articles are left aside; `may` is not `May`.
- **References.** Whoever a saying refers to (`by`, `for`, `to`, `via`) is named in the sentences that it cites; what
  the fact itself refers to, in those that all its sayings cite. A name, an alias, a surname or another strong part of
  a name names it, the head of a description too (`the union`), and the demonym of a country. A part does not where it
  stands in somebody else's name. `unnamed` needs no name.
- **Numbers.** `value`, `min`, `max`, and every number in a text, stand as the same number, in digits or in words. The
  words `one` and `first` in a text are not held to this.
- **Dates.** The wording stands word for word, and the date grammar reads the value out of it; or each part of the
  value (year, month, day, time) is said there. A date without a wording is said there in full.
- **Quotations**, also those inside a text, stand inside quotation marks, word for word.
- **Texts.** Each word that looks like a name stands in the cited sentences, or belongs to the name of an entity that
  the fact refers to. Words without a capital are the engine's own.
- **Identifiers** (`wikidata`, `sameAs`) stand in no text.
- **What refers** to an entry that was set aside, or to none, is set aside as well, down the chain.

What words cannot show is left to the editor: whether the stance is right (denials are put in many ways), whether
`unnamed` is, what class something has, what is part of what, which relation a content has, and whether the sentence
says at all what the claim says.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from datetime import date

from pipeline.draft.ground.body import NEEDED, Key, Path, lacking, place, references, target_of, without
from pipeline.draft.ground.cast import Cast
from pipeline.draft.ground.check import Checker
from pipeline.draft.ground.text import Text
from pipeline.proposals import Grounded, Proposal, SetAside

__all__ = ["ground"]


def ground(proposals: Sequence[Proposal], sentences: Sequence[str], day: date | None) -> Grounded:
    """What of the proposals stands in the sentences, and what does not; both in the order of the proposals.

    `sentences` are numbered from 1; `day` is the article's own, from which dates are reckoned. The proposals are not
    changed. Two entries of one section that have the same id are both set aside.
    """
    counts = Counter(map(_key, proposals))
    twice = {key for key, count in counts.items() if count > 1}
    entries = {_key(proposal): _Entry(proposal) for proposal in proposals if _key(proposal) not in twice}
    text = Text(sentences, day)
    cast = Cast({key[1]: entry.proposal.body for key, entry in entries.items() if key[0] == "entities"}, text)
    _settle(entries, Checker(text, cast, frozenset(counts)))
    kept: list[Proposal] = []
    aside: list[SetAside] = []
    for proposal in proposals:
        if _key(proposal) in twice:
            aside.append(SetAside(proposal, f"`{proposal.id}` is the id of several {proposal.section}"))
            continue
        entry = entries[_key(proposal)]
        kept += entry.kept()
        aside += entry.aside()
    return Grounded(tuple(kept), tuple(aside))


class _Entry:
    """A proposal, and the parts of it that are gone, each with the reason."""

    def __init__(self, proposal: Proposal) -> None:
        self.proposal = proposal
        lack = lacking(proposal.section, proposal.body)
        self.gone: dict[Path, str] = {(): lack} if lack else {}
        self.whole = bool(lack)

    def kept(self) -> list[Proposal]:
        """What is left of the proposal, if anything is."""
        if self.whole:
            return []
        if not self.gone:
            return [self.proposal]
        return [Proposal(self.proposal.section, self.proposal.id, without(self.proposal.body, self.gone))]

    def aside(self) -> list[SetAside]:
        """The proposal, or each part of it, with the reason."""
        if self.whole:
            needed = {field for group in NEEDED[self.proposal.section] for field in group}
            reasons = [reason for path, reason in self.gone.items() if not path or path[0] in needed]
            return [SetAside(self.proposal, "; ".join(dict.fromkeys(reasons)))]
        return [SetAside(self.proposal, reason, place(path)) for path, reason in self.gone.items()]

    def settle(self, checker: Checker, alive: set[Key]) -> None:
        """Take away what does not stand, until all that is left does: what goes takes its sentences with it."""
        while not self.whole:
            found = dict[Path, str]()
            for path, reason in checker.faults(self.proposal, self.gone, alive):
                found.setdefault(path, reason)
            if not found:
                return
            self.gone |= {path: why for path, why in found.items() if not _inside(path, found)}
            left = without(self.proposal.body, self.gone)
            self.whole = () in self.gone or bool(lacking(self.proposal.section, left))


def _settle(entries: dict[Key, _Entry], checker: Checker) -> None:
    """Settle all entries, then again those that refer to what is gone, until nothing goes any more."""
    alive = set(entries)
    referring = defaultdict[Key, list[Key]](list)
    for key, entry in entries.items():
        for reference in references(entry.proposal.section, entry.proposal.body, ()):
            referring[target_of(reference, checker.proposed)].append(key)
    waiting = sorted(entries)
    while waiting:
        for key in waiting:
            entries[key].settle(checker, alive)
        dead = [key for key in waiting if entries[key].whole]
        alive.difference_update(dead)
        waiting = sorted({key for gone in dead for key in referring[gone] if not entries[key].whole})


def _inside(path: Path, others: dict[Path, str]) -> bool:
    """Whether a part goes with a larger one."""
    return any(path[:length] in others for length in range(len(path)))


def _key(proposal: Proposal) -> Key:
    return proposal.section, proposal.id
