"""A drafted sheet of our own invention, in three states: nobody has reviewed it, half of it, all of it."""

from __future__ import annotations

import re

_DRAFT = """\
status: draft
drafted: {engine: rules, version: "1", model: en_core_web_sm 3.8.0}
article:
  {id: weir, headline: Court hears of weir, language: en, publisher: gazette, date: 2026-03-14, text: {sentences: 7}}
entities:
  gazette: {type: NewsMediaOrganization, name: The Gazette, confidence: 0.9}
  lund: {type: City, name: Lund, confidence: 0.9}
  mayor: {type: Person, name: Ada Brook, confidence: 0.8}
  board: {type: Organization, name: Water Board, confidence: 0.8}
  clerk: {type: Person, name: Tom Lea, confidence: 0.7}
events:
  hearing: {type: Event, name: Hearing, date: 2026-03-13, place: lund, s: [1, 2], confidence: 0.7}
  repair: {type: Action, name: Repair of the weir, s: 6, confidence: 0.35}
offices:
  brook-mayor: {holder: mayor, title: mayor, from: 2019, s: 3, confidence: 0.66}
figures:
  drowned: {of: hearing, property: killed, value: 2, unit: person, said: [{by: board, s: 4}], confidence: 0.5}
claims:
  opened-late:
    text: The weir was opened too late.
    about: [lund]
    said:
      - {by: mayor, stance: alleges, s: 3}
      - {by: board, stance: denies, via: [{by: clerk, s: 5}], s: 4}
    confidence: 0.75
  opened-at-noon:
    text: The weir was opened at noon.
    about: [lund]
    contradicts: [{fact: never-opened, basis: inferred, s: 6, confidence: 0.4}]
    said: [{by: board, date: 2026-03-12, s: 4}]
    confidence: 0.8
  never-opened:
    text: The weir was never opened.
    about: [lund]
    said: [{by: mayor, s: 6}]
    confidence: 0.6
omitted: {7: An advertisement.}
"""
_CONFIDENCE = re.compile(r"(,|\n {3}) confidence: [\d.]+")
_REVIEWED = ("hearing", "brook-mayor", "opened-late", "never-opened", "gazette", "lund", "mayor", "board", "clerk")
"""What was looked at when half of the draft was reviewed."""


def _half() -> str:
    parts = re.split(r"(?m)^(?=  [a-z])", _DRAFT)
    return "".join(
        _CONFIDENCE.sub(r"\1 reviewed: true", part) if part.strip().partition(":")[0] in _REVIEWED else part
        for part in parts
    )


OPEN = _DRAFT
HALF = _half()
REVIEWED = _CONFIDENCE.sub("", _DRAFT).replace("status: draft", "status: reviewed")
STATES = {"open": OPEN, "half": HALF, "reviewed": REVIEWED}
