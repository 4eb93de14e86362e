"""A drafted sheet of our own invention, with comments everywhere and a reference in every place."""

from __future__ import annotations

from pathlib import Path

from pipeline.anchor import anchor, digest

TEXT = """\
Court Fines Ferry Line Over Crane Collapse
A court in Port Ellory fined the Northway line two million crowns on May 3, 2023.
The collapse of the crane injured about 40 people, the harbour office said.
Ines Falk, the lawyer of Northway, denied that the bolts were loose.
"Every bolt was checked", Falk told the mayor on behalf of Northway.
According to the Courier, the harbour office says that the bolts were never checked.
"""
DRAFT = f"""\
# A draft; do not publish.
status: draft   # until reviewed
drafted: {{engine: rules, version: "1", model: en_core_web_sm 3.8.0}}
article:
  id: crane   # the id
  headline: Court Fines Ferry Line Over Crane Collapse
  language: en
  publisher: {{entity: courier, basis: inferred}}
  about: [collapse, falk]
  text: {{sha256: {digest(TEXT)}, sentences: 6}}

# Who speaks.
entities:
  courier: {{type: NewsMediaOrganization, name: the Courier, confidence: 0.9}}   # a paper
  port-ellory: {{type: City, name: Port Ellory, confidence: 0.95}}
  court: {{type: GovernmentOrganization, name: "A court in Port Ellory",
    # not at the end
    confidence: 0.5}}
  northway:
    type: Corporation
    name: Northway   # as in the text
    alias:
      - the Northway line   # so in sentence 2
    confidence: 0.8   # sure
  # two of one
  ines-falk: {{type: Person, name: Ines Falk, confidence: 0.9}}
  falk: {{type: Person, name: Falk, alias: the lawyer, partOf: northway, confidence: 0.4}}
  office: {{type: GovernmentOrganization, name: 'the harbour office', confidence: 0.7}}
  mayor: {{type: Person, unnamed: true, name: the mayor, confidence: 0.6}}
# What happened.
events:
  collapse: {{type: Event, name: Collapse of the crane, place: [port-ellory], s: [3], confidence: 0.8}}
  verdict:   # in court
    type: Event
    name: Verdict
    roles: {{agent: court, target: [northway]}}
    s: [2]
    confidence: 0.66
offices:
  lawyer: {{holder: ines-falk, title: lawyer, of: northway, s: [4], confidence: 0.7}}
figures:
  fine: {{of: verdict, property: fine, value: 2000000, unit: crown, s: [2], confidence: 0.9}}
  injured: {{of: collapse, property: injured, value: 40, unit: person, approximate: true,
    said: [{{by: office, s: [3]}}], confidence: 0.7}}
claims:
  loose:
    text: "The bolts were loose."
    about: [northway, falk]
    said:
      - {{by: ines-falk, for: northway, stance: denies, s: [4]}}   # her words
    confidence: 0.8
  checked:
    text: "Every bolt was checked."
    said:
      - by: falk
        for: [northway]   # on behalf
        to: mayor
        quote: Every bolt was checked
        answers: [loose]
        s: [5]
    confidence: 0.3
  unchecked:
    text: The bolts were never checked.
    content: {{subject: northway, relation: involvedIn, object: collapse}}
    contradicts:
      - {{fact: checked, basis: inferred, confidence: 0.4}}   # a guess
    said: [{{by: office, via: [courier], s: [6]}}]
    confidence: 0.75
omitted: {{1: the headline}}
# the end
"""


def write_draft(folder: Path, sheet: str = DRAFT, text: str = TEXT) -> Path:
    """The draft, its text and its anchors in a folder; the path of the sheet."""
    place = folder / "crane.yaml"
    place.write_bytes(sheet.encode())
    (folder / "crane.txt").write_text(text, encoding="utf-8")
    (folder / "crane.anchors.json").write_text(anchor(text, "en").write(), encoding="utf-8")
    return place
