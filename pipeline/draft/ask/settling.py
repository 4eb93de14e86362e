"""Settling: what is wrong in entries goes, part by part and each with its reason, until nothing is wrong any more."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from copy import deepcopy
from typing import TypeAlias

from pipeline.draft.ask.places import Place, removable, remove, spelled
from pipeline.fields import Section
from pipeline.proposals import Body, Proposal, SetAside

Key: TypeAlias = tuple[Section, str]
Entries: TypeAlias = dict[Key, Body]
Found: TypeAlias = Iterator[tuple[Key, Place, str]]
"""What is wrong: in which entry, where in it, and a sentence that says why."""
Check: TypeAlias = Callable[[Mapping[Key, Body]], Found]


def settle(entries: Entries, checks: Sequence[Check]) -> list[SetAside]:
    """Takes out of `entries` what the checks find, each part once; returns what was taken, in order.

    What goes can leave something else without what it needs, so that all is checked again until nothing is found.
    """
    aside: list[SetAside] = []
    before = {key: deepcopy(body) for key, body in entries.items()}
    while found := _first(entries, checks):
        for key, parts in found.items():
            for place, reason in sorted(parts.items(), key=lambda part: [str(step).zfill(9) for step in part[0]]):
                proposal = Proposal(*key, before[key])
                aside.append(SetAside(proposal, reason, spelled(place)))
            _take(entries, key, parts)
    return aside


def _first(entries: Entries, checks: Sequence[Check]) -> dict[Key, dict[Place, str]]:
    """What the first check finds that finds anything: the parts that have to go, by entry."""
    for check in checks:
        found: dict[Key, dict[Place, str]] = {}
        for key, place, reason in check(entries):
            found.setdefault(key, {}).setdefault(removable(key[0], entries[key], place), reason)
        if found:
            return {key: _outermost(parts) for key, parts in found.items()}
    return {}


def _outermost(parts: dict[Place, str]) -> dict[Place, str]:
    """The parts that are inside no other one."""
    return {
        place: reason
        for place, reason in parts.items()
        if not any(place[:depth] in parts for depth in range(len(place)))
    }


def _take(entries: Entries, key: Key, parts: Mapping[Place, str]) -> None:
    if () in parts:
        del entries[key]
        return
    last_first = sorted(parts, key=lambda place: [str(step).zfill(9) for step in place], reverse=True)
    for place in last_first:
        remove(entries[key], place)
