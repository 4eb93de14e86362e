"""Sharing: what the sheets of a folder share is called in a draft as it is there, and described there alone."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping, Sequence
from itertools import chain, count
from typing import Any

from pipeline.proposals import Proposal
from pipeline.sheet import Authority

_REFERRING = frozenset(
    {"by", "for", "to", "via", "at", "about", "place", "holder", "of", "under", "subject", "object", "partOf"}
)


def share(proposals: Sequence[Proposal], authority: Authority) -> tuple[tuple[Proposal, ...], Mapping[str, str]]:
    """The proposals in which shared entities have their shared ids and no entry; and the new id of each old one.

    An entity is a shared one where a name of the one is a name of the other, whatever the case. Another thing that
    happens to have the id of a shared one has `-here` added to its own.
    """
    known = {
        name.lower(): id_
        for id_, entity in authority.entities.items()
        for text in (entity.name, *entity.alias)
        for name in text.values()
    }
    taken = {*authority.entities, *authority.events}
    used = taken | {proposal.id for proposal in proposals}
    renamed: dict[str, str] = {}
    shared: set[str] = set()
    for proposal in proposals:
        same = proposal.section == "entities" and _known(_names(proposal), known)
        if same:
            renamed[proposal.id] = same
            shared.add(proposal.id)
        elif proposal.id in taken:
            renamed[proposal.id] = _free(f"{proposal.id}-here", used)
    kept = (each for each in proposals if each.section != "entities" or each.id not in shared)
    return tuple(
        Proposal(each.section, renamed.get(each.id, each.id), _renamed(each.body, renamed)) for each in kept
    ), renamed


def _free(id_: str, used: Container[str]) -> str:
    """An id, with a number where another thing has it."""
    return next(each for each in chain([id_], (f"{id_}-{n}" for n in count(2))) if each not in used)


def _names(proposal: Proposal) -> list[str]:
    alias = proposal.body.get("alias", ())
    return [proposal.body.get("name", ""), *([alias] if isinstance(alias, str) else alias)]


def _known(names: Iterable[object], known: Mapping[str, str]) -> str:
    return next((known[name.lower()] for name in names if isinstance(name, str) and name.lower() in known), "")


def _renamed(value: Any, renamed: Mapping[str, str], key: str = "") -> Any:
    """A copy of a body in which references lead to the new ids. Roles have names of their own as keys."""
    if isinstance(value, dict):
        return {name: _renamed(item, renamed, "by" if key == "roles" else name) for name, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [_renamed(item, renamed, "fact" if key == "contradicts" else key) for item in value]
    refers = key in _REFERRING or key in ("fact", "including", "excluding", "answers")
    return renamed.get(value, value) if refers and isinstance(value, str) else value
