"""The endpoint: where questions go, and the key that goes with them, which is never shown.

On the command line every user of the machine could read a key: it comes from the environment alone.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from ipaddress import ip_address
from typing import Final
from urllib.parse import urlsplit

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
    try:
        parts = urlsplit(url)
        host, _ = parts.hostname, parts.port
    except ValueError:
        host, parts = None, urlsplit("")
    if not host or parts.scheme not in ("http", "https") or parts.query or parts.fragment:
        raise InputError([Fault("the endpoint is no address of a server, such as http://localhost:8000/v1")])
    if parts.username is not None or parts.password is not None:
        raise InputError([Fault(f"the endpoint has credentials in it, which others could read; set {KEY} instead")])
    if key and parts.scheme == "http" and not _is_this_machine(host):
        raise InputError([Fault(f"the key in {key.name} would go to {host} unencrypted; use https")])
    return f"{url.rstrip('/').removesuffix('/chat/completions')}/chat/completions"


def _is_this_machine(host: str) -> bool:
    if host == "localhost" or host.endswith(".localhost"):
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False
