"""The endpoint: where questions go, and the key that goes with them, which is never shown.

On the command line every user of the machine could read a key: it comes from the environment alone.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from pipeline.addresses import check_address, is_in_the_clear
from pipeline.errors import Fault, InputError

KEY: Final = "NEWSFACTS_API_KEY"


@dataclass(frozen=True, slots=True)
class Key:
    """A key, and the name of the variable that it was found in. The key is not part of what is printed."""

    name: str
    value: str = field(repr=False)


def find_key(environment: Mapping[str, str], name: str = KEY) -> Key | None:
    """The key in the environment variable `name`; none where it is not set.

    Raises `InputError` where it can be no key.
    """
    value = environment.get(name, "").strip()
    if value and not (value.isascii() and value.isprintable() and " " not in value):
        raise InputError([Fault(f"{name} holds no key: there is something in it that no header can hold")])
    return Key(name, value) if value else None


def check_endpoint(url: str, key: Key | None) -> str:
    """The address that questions go to. Raises `InputError` where it is unfit, or a key would travel in the clear."""
    parts = check_address(url, "endpoint", "http://localhost:8000/v1", f"; set {KEY} instead")
    if key and is_in_the_clear(parts):
        raise InputError([Fault(f"the key in {key.name} would go to {parts.hostname} unencrypted; use https")])
    return f"{url.rstrip('/').removesuffix('/chat/completions')}/chat/completions"
