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
            faulty = [_smallest(value, detail) for detail in error.errors(include_url=False)]
        for container, key in sorted(faulty, key=lambda part: str(part[1]).zfill(9), reverse=True):
            if isinstance(container, dict):
                container.pop(key, None)
            elif isinstance(container, list) and key < len(container):  # the last items come first
                del container[key]
    return None


def _smallest(value: Any, detail: ErrorDetails) -> tuple[Any, Any]:
    """The container and the key of the smallest part of `value` that holds the fault; nothing where that is all."""
    container, key, here = None, None, value
    for step in detail["loc"][:-1] if detail["type"] == "missing" else detail["loc"]:
        known = range(len(here)) if isinstance(here, list) else here if isinstance(here, dict) else ()
        if step in known:
            container, key, here = here, step, here[step]
    return container, key
