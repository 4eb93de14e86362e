"""Salvage: what can be read of a sheet that has faults, so that the faults of its references are told with the rest.

Nothing is exported from a salvaged sheet; it only serves to find more faults at once.
"""

from __future__ import annotations

from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

M = TypeVar("M", bound=BaseModel)

_ROUNDS = 4
"""How often parts are taken out; each round can leave a larger part without what it needs."""


def salvage(value: object, model: type[M]) -> M | None:
    """The model of `value` less its faulty parts, or nothing where too little is left. Changes `value`."""
    for _ in range(_ROUNDS):
        try:
            return model.model_validate(value)
        except ValidationError as error:
            details = error.errors(include_url=False)
        for detail in sorted(details, key=_place, reverse=True):  # the last items of a list first
            _take_out(value, detail)
    return None


def _place(detail: ErrorDetails) -> tuple[tuple[int, str], ...]:
    return tuple((step, "") if isinstance(step, int) else (-1, step) for step in detail["loc"])


def _take_out(value: Any, detail: ErrorDetails) -> None:
    """Deletes the smallest part of `value` that holds the fault."""
    container: Any = None
    key: Any = None
    here = value
    for step in detail["loc"][:-1] if detail["type"] == "missing" else detail["loc"]:
        known = range(len(here)) if isinstance(here, list) else here if isinstance(here, dict) else ()
        if step in known:
            container, key, here = here, step, here[step]
    if container is not None:
        del container[key]
