"""Drafts: the records of what a program proposed, and of the program."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Proposal:
    """What a program proposed and nobody has reviewed: how sure the program was, from 0 to 1.

    Empty where it does not say.
    """

    confidence: str


@dataclass(frozen=True, slots=True)
class Drafted:
    """How a sheet came about that a program drafted: the program, by name and version, and its model of the language.

    `reviewed` is whether all of the sheet was; both names are empty where the graph does not say.
    """

    program: str
    model: str
    reviewed: bool
