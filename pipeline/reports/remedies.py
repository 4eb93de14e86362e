"""Remedies: what to do about a finding, in one sentence, by the kind of constraint that it is about."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

_REMEDIES: Final[Mapping[str, str]] = {
    "MinCount": "Add what is missing.",
    "MaxCount": "Keep the right one, and remove the others.",
    "QualifiedMinCount": "Add what is missing, or correct what is meant for it.",
    "QualifiedMaxCount": "Keep what is right, and remove the rest.",
    "HasValue": "Add the value that is expected.",
    "In": "Replace it by one of the values that are expected.",
    "Class": "Name a thing of that kind, or say in the data that this is one.",
    "Node": "Correct it, or name something else.",
    "Datatype": "Write it in the form that is expected, and give it that type.",
    "NodeKind": "Replace it by what is expected.",
    "Pattern": "Correct it to the form that is expected.",
    "UniqueLang": "Keep one text in each language.",
    "LanguageIn": "Write it in a language that is expected, or correct the language's mark.",
    "MinLength": "Make it longer.",
    "MaxLength": "Make it shorter.",
    "MinInclusive": "Correct the number.",
    "MaxInclusive": "Correct the number.",
    "MinExclusive": "Correct the number.",
    "MaxExclusive": "Correct the number.",
    "LessThan": "Correct one of the two.",
    "LessThanOrEquals": "Correct one of the two.",
    "Equals": "Make the two the same.",
    "Disjoint": "Remove it from one of the two.",
    "Closed": "Remove it, or correct the property's name.",
}
"""By the components of SHACL, less their ending (https://www.w3.org/TR/shacl/#core-components)."""


def remedy(component: str, name: str, now: str, expected: str, near: str) -> str:
    """What to do, for a property that is called `name` (empty where there is not one alone) and stands at `now`.

    `expected` and `now` are in words; `near` is what the value is most likely a slip of, if anything.
    """
    kind = component.removesuffix("ConstraintComponent")
    if near:
        return f"Is it a slip? Replace {now} by {near}."
    if kind == "MaxCount" and expected == "nothing":
        return f"Remove “{name}”." if name else "Remove it."
    if kind == "MinCount" and name:
        return f"Add “{name}”."
    if kind == "NodeKind" and not now:
        return "Give it an IRI of its own." if "an IRI" in expected else "Name it by what is expected."
    return _REMEDIES.get(kind, "Correct what stands there, so that the rule holds.")
