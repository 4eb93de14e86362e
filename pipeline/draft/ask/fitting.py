"""Fitting: an entry of an answer into the form of a sheet's, as far as it can be read so.

Keys that the form has not (`reviewed`, `status`, `wikidata` ...) are left out, so that an answer can say nothing that
was not asked. What has another type than the form wants, and cannot be taken for it, stays for the checks to find.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from decimal import Decimal, InvalidOperation
from typing import Any, Final

from pipeline.draft.ask.form import ENTRIES, Form
from pipeline.fields import Section
from pipeline.harmless import harmless
from pipeline.proposals import Body

MOST: Final = 0.9
UNSAID: Final = 0.5
_SURROGATES = re.compile("[\ud800-\udfff]")
_NUMBER = re.compile(r"-?[0-9]{1,30}(\.[0-9]{1,30})?")


def fit(section: Section, entry: Mapping[str, Any]) -> tuple[str, Body]:
    """The id of an entry, as the answer has it, and its body in the sheet's form."""
    body: Body = _fit_object(entry, ENTRIES[section])
    name = body.pop("id", "")
    if isinstance(body.get("roles"), list):
        body["roles"] = _by_role(body["roles"])
    for said in body.get("said", ()):
        if isinstance(said, dict) and said.get("by") == "article":
            del said["by"]  # which is how a sheet says it
    body["confidence"] = confidence(entry.get("confidence"))
    if "contradicts" in body:
        items = [item if isinstance(item, dict) else {"fact": item} for item in body["contradicts"]]
        body["contradicts"] = [{**item, "confidence": confidence(item.get("confidence"))} for item in items]
    return name if isinstance(name, str) else "", body


def confidence(said: object) -> float:
    """How sure a model says to be: from 0 to 0.9, because nobody has looked at it; 0.5 where it does not say."""
    try:
        number = float(said) if isinstance(said, (int, float, str)) and not isinstance(said, bool) else math.nan
    except (ValueError, OverflowError):
        number = math.nan
    return UNSAID if math.isnan(number) else round(min(max(number, 0.0), MOST), 2)


def plain(text: str) -> str:
    """Text that any file can hold, and that turns nothing around it."""
    return harmless(_SURROGATES.sub("\ufffd", text)).replace("\n", " ").replace("\t", " ").strip()


def _fit(value: Any, form: Form) -> Any:
    """A value in its form; None for what says nothing."""
    kinds = form["type"] if isinstance(form["type"], list) else [form["type"]]
    if "object" in kinds:
        return _fit_object(value, form) if isinstance(value, dict) else _fit_scalar(value, "string")
    if "array" in kinds:
        items = value if isinstance(value, list) else [value]
        return [fitted for item in items if (fitted := _fit(item, form["items"])) is not None]
    return _fit_scalar(value, kinds[0])


def _fit_object(value: Mapping[str, Any], form: Form) -> dict[str, Any]:
    fitted = {key: _fit(value[key], inner) for key, inner in form["properties"].items() if key in value}
    return {key: each for key, each in fitted.items() if each or type(each) in (int, float)}


def _fit_scalar(value: Any, kind: str) -> Any:
    if isinstance(value, (dict, list)):
        return [f"a {'mapping' if isinstance(value, dict) else 'list'} where there should be none"] if value else None
    if kind == "boolean":
        return value is True or value == "true"
    if kind in ("integer", "number") and value is not None and not isinstance(value, bool):
        return _number(value)
    if isinstance(value, str):
        return plain(value)
    return value if value is None else plain(str(value))


def _number(value: Any) -> int | float | str:
    """A number; where it is none, the text that stands in its place."""
    text = plain(str(value)).replace(",", "") if isinstance(value, str) else str(value)
    try:
        number = Decimal(text) if _NUMBER.fullmatch(text) or isinstance(value, (int, float)) else Decimal("NaN")
    except (InvalidOperation, ValueError):
        number = Decimal("NaN")
    if not number.is_finite() or abs(number.adjusted()) > 30:
        return text[:40]
    return int(number) if number == number.to_integral_value() else float(number)


def _by_role(pairs: list[Any]) -> dict[str, list[Any]]:
    """Pairs of a role and who is in it, as a mapping."""
    roles: dict[str, list[Any]] = {}
    for pair in pairs:
        if isinstance(pair, dict) and isinstance(pair.get("role"), str) and "who" in pair:
            roles.setdefault(pair["role"], []).extend(pair["who"])
    return roles
