"""Stores: where graphs go, and where questions are asked. A folder, or a server that is one of several kinds."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from pipeline.errors import Fault, InputError
from pipeline.stores.store import Store

__all__ = ["Access", "Store", "is_server", "open_store"]


@dataclass(frozen=True, slots=True)
class Access:
    """How a server is approached: by which profile (None: ask it), with how much patience, with which environment."""

    profile: str | None = None
    timeout: float = 60.0
    attempts: int = 5
    allow_insecure: bool = False
    environment: Mapping[str, str] | None = None


def is_server(target: str) -> bool:
    """Whether `target` is the address of a server, and not a folder."""
    return "://" in target


def open_store(target: str, access: Access | None = None, *, create: bool = True) -> Store:
    """The store at `target`: a folder, made where it is missing and `create` says so, or the URL of a server.

    Raises `InputError` where the target or the credentials cannot be used, and `StoreError` where the store cannot.
    """
    if not is_server(target):
        from pipeline.stores.embedded import EmbeddedStore

        return EmbeddedStore(Path(target), create=create)
    return _open_server(target, access or Access())


def _open_server(target: str, access: Access) -> Store:
    import os

    from pipeline.stores.credentials import check_url, find_credentials, refuse_in_the_clear
    from pipeline.stores.profiles import PROFILES, detect
    from pipeline.stores.server import ServerStore
    from pipeline.stores.wire import Wire, new_session

    url = check_url(target)
    credentials = find_credentials(url, os.environ if access.environment is None else access.environment)
    if not access.allow_insecure:
        refuse_in_the_clear(url, credentials)
    session = new_session(access.attempts)
    # Asked without credentials: who is there is not known yet.
    answer = Wire(session, None, "basic", access.timeout).send("GET", url, fine=tuple(range(200, 600)))
    server = answer.headers.get("Server", "")
    profile = PROFILES[access.profile] if access.profile else detect(url, server)
    if profile is None:
        message = f"{url} does not say what kind of store it is; name it with --profile ({', '.join(PROFILES)})"
        raise InputError([Fault(message)])
    url = url.removesuffix(profile.query) if profile.query else url
    wire = Wire(session, credentials, profile.auth, access.timeout)
    return ServerStore(url, profile, wire, puts_whole=profile.puts_whole(server))
