"""Drafting: the line from an article's text to a sheet that holds what stands in the text, and nothing else.

::

    read article -> anchor -> propose (rules, llm) -> ground -> fit -> write

What does not stand in the cited sentences is set aside by `ground`; what no sheet can hold, by `fit`: it reads and
validates the sheet as an export would, so that a draft which was reviewed needs no work on its form.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain, count
from pathlib import Path

from pipeline.anchors import Anchors
from pipeline.draft.ground import ground
from pipeline.draft.ground.body import without
from pipeline.draft.sharing import share
from pipeline.draft.sheet import FROM_FILE, article_of, name_of, write_sheet
from pipeline.errors import Fault, InputError
from pipeline.house import House
from pipeline.materialise import materialise
from pipeline.proposals import Engine, Proposal, SetAside, SourceArticle, cited
from pipeline.read import read
from pipeline.resolve import Scope, resolve
from pipeline.rows import Resolved
from pipeline.sheet import Authority
from pipeline.validate import validate

_SEPARABLE = re.compile(r"(?:said|about|contradicts|including|excluding|alias)\[\d+\]|place|roles\.\w+\[\d+\]")
"""The parts of an entry that can go while the rest of it stays as true as it was."""
_STEP = re.compile(r"\w+")
_PUBLISHER = "publisher"
"""The id of the entity that the file names as the publisher, where nothing else has it."""


@dataclass(frozen=True, slots=True)
class Proposed:
    """What an engine proposes for an article, with what it has set aside itself."""

    engine: Engine
    proposals: tuple[Proposal, ...]
    aside: tuple[SetAside, ...] = ()
    credits: tuple[tuple[str, int], ...] = ()
    omitted: Mapping[int, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Drafted:
    """A drafted sheet as YAML, the proposals that it holds, and those that were set aside.

    `proposed` is how many entries were proposed, and `touched` how many of these were set aside, whole or in part.
    """

    name: str
    content: bytes
    kept: tuple[Proposal, ...]
    aside: tuple[SetAside, ...]
    proposed: int
    touched: int

    @property
    def share(self) -> float:
        """The share of all proposals that was set aside, whole or in part."""
        return self.touched / self.proposed if self.touched else 0.0


def make_sheet(
    article: SourceArticle,
    anchors: Anchors,
    proposed: Proposed,
    house: House,
    folder: Path,
    name: str = "",
    day_note: str = FROM_FILE,
) -> Drafted:
    """The sheet of what is proposed for an article, as far as it stands in the text and fits into a sheet.

    `folder` is where the sheet is to stand: what the sheets there share is shared. `name` is the article's id, and
    `day_note` says where its day is from, if not from the text.
    """
    scope = house.scope(folder)
    sentences = [article.text[anchor.start : anchor.end] for anchor in anchors.sentences]
    grounded = ground(proposed.proposals, sentences, article.date)
    aside = [*proposed.aside, *grounded.aside]
    authority = scope.authority.model if scope.authority else Authority()
    published, publisher = _with_publisher(article, grounded.kept)
    shared, renamed = share(published, authority)
    kept, name, publisher = list(shared), name or name_of(article), renamed.get(publisher, publisher)
    credits = [(renamed.get(id_, id_), number) for id_, number in proposed.credits]
    while True:
        known = {*authority.entities, *(each.id for each in kept if each.section == "entities")}
        credited = [credit for credit in credits if credit[0] in known]
        head = article_of(article, anchors, name, credited, publisher if publisher in known else "", day_note)
        content = write_sheet(head, proposed.engine, kept, _still_omitted(proposed, kept))
        try:
            misfits = _misfits(content, anchors, kept, house, scope)
        except InputError:
            if not publisher and not credits:
                raise
            publisher, credits = "", []  # whom the file names is no organisation here
            continue
        if not misfits:
            return Drafted(name, content, tuple(kept), tuple(aside), *_counted(proposed, aside, renamed))
        aside += misfits
        kept = [left for each in kept if (left := _without(each, misfits))]


def _still_omitted(proposed: Proposed, kept: Sequence[Proposal]) -> dict[int, str]:
    """The sentences that carry no fact, without those that one cites after all."""
    used = {number for each in kept for number in cited(each.body)}
    return {number: why for number, why in proposed.omitted.items() if number not in used}


def _counted(proposed: Proposed, aside: Sequence[SetAside], renamed: Mapping[str, str]) -> tuple[int, int]:
    """How many entries were proposed, and how many of these were set aside, whole or in part."""
    former = {new: old for old, new in renamed.items()}
    touched = {(each.proposal.section, former.get(each.proposal.id, each.proposal.id)) for each in aside}
    return len(touched | {(each.section, each.id) for each in proposed.proposals}), len(touched)


def written_language(language: str, house: House) -> str:
    """The language of a sheet whose article is in `language`: that, or where no mapping writes it, what it is one of.

    So an article in `en-NZ` has a sheet in `en`. Raises `InputError` where no mapping writes that either.
    """
    known = house.rules.columns("texts")
    found = next((each for each in (language, language.partition("-")[0]) if each.lower() in known), "")
    if not found:
        message = f"the article is in the language `{language}`, and no mapping in {house.mappings} writes that"
        raise InputError([Fault(f"{message}; add a line for it to texts.yml there")])
    return found


def _with_publisher(article: SourceArticle, kept: Sequence[Proposal]) -> tuple[Sequence[Proposal], str]:
    """The proposals with an entity for the publisher, whom the file names and the text need not; and its id."""
    if not article.publisher:
        return kept, ""
    for each in kept:
        if _is_body(each) and article.publisher in (each.body.get("name"), *each.body.get("alias", ())):
            return kept, each.id
    taken = {each.id for each in kept}
    name = next(id_ for id_ in chain([_PUBLISHER], (f"{_PUBLISHER}-{n}" for n in count(2))) if id_ not in taken)
    body = {"type": "NewsMediaOrganization", "name": article.publisher, "confidence": 0.9}
    return (*kept, Proposal("entities", name, body)), name


def _is_body(proposal: Proposal) -> bool:
    """Whether it is an organisation, which alone can publish."""
    types = proposal.body.get("type", ())
    names = [types] if isinstance(types, str) else types
    return proposal.section == "entities" and any(name.endswith(("Organization", "Corporation")) for name in names)


def _misfits(
    content: bytes, anchors: Anchors, kept: Sequence[Proposal], house: House, scope: Scope
) -> list[SetAside]:
    """The proposals at which an export of the sheet finds fault. Raises `InputError` where it is none of them."""
    by_id = {(str(each.section), each.id): each for each in kept}
    found: dict[tuple[str, str, str], SetAside] = {}
    others: list[Fault] = []
    for fault in _faults(content, anchors, house, scope):
        section, _, rest = fault.path.partition(".")
        name, _, part = rest.partition(".")
        proposal = by_id.get((section, name))
        if proposal is None:
            others.append(fault)
            continue
        separable = _SEPARABLE.match(part)
        place = separable[0] if separable else ""
        found.setdefault(
            (section, name, place), SetAside(proposal, f"does not fit into a sheet: {fault.message}", place)
        )
    if others and not found:
        raise InputError(others)
    return list(found.values())


def _without(proposal: Proposal, misfits: Sequence[SetAside]) -> Proposal | None:
    """A proposal without the parts that do not fit; nothing where it cannot stand without them."""
    mine = [each for each in misfits if each.proposal is proposal]
    if not mine:
        return proposal
    gone = {tuple(int(step) if step.isdigit() else step for step in _STEP.findall(each.path)) for each in mine}
    body = without(proposal.body, gone)  # what it cannot do without, the next reading of the sheet will miss
    return None if () in gone else Proposal(proposal.section, proposal.id, body)


def _faults(content: bytes, anchors: Anchors, house: House, scope: Scope) -> list[Fault]:
    """What an export of the sheet would find wrong with it."""
    try:
        (document,) = read(content, "the draft")
        resolved = resolve(document, scope, anchors)
    except InputError as error:
        return list(error.faults)
    return violations(resolved, house)


def violations(resolved: Resolved, house: House) -> list[Fault]:
    """What the shapes find wrong with a sheet, each at its place there."""
    quads = materialise(resolved.rows, house.rules).quads
    located = validate(quads, house.compiled_shapes, house.engine).located(resolved.origins)
    return [
        Fault(each.message, each.file, each.line, each.column, each.at)
        for each in located.findings
        if each.severity == "violation"
    ]
