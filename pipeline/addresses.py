"""Addresses of servers, as a user names them: what is none, what holds credentials, what stays on this machine."""

from __future__ import annotations

from ipaddress import ip_address
from urllib.parse import SplitResult, urlsplit

from pipeline.errors import Fault, InputError


def check_address(url: str, what: str, example: str, remedy: str) -> SplitResult:
    """The parts of the address of a server; `what` is the user's word for it, and `example` such a one.

    Raises `InputError` where it is no web address, or has credentials in it, which others could read: `remedy` says
    where, and what to do instead.
    """
    try:
        parts = urlsplit(url)
        host, _ = parts.hostname, parts.port
    except ValueError:
        host, parts = None, urlsplit("")
    if not host or parts.scheme not in ("http", "https") or parts.query or parts.fragment:
        raise InputError([Fault(f"the {what} is no address of a server, such as {example}")])
    if parts.username is not None or parts.password is not None:
        raise InputError([Fault(f"the {what} has credentials in it, which others could read{remedy}")])
    return parts


def is_in_the_clear(parts: SplitResult) -> bool:
    """Whether what goes to an address travels unencrypted to another machine."""
    return parts.scheme == "http" and not _is_this_machine(parts.hostname or "")


def _is_this_machine(host: str) -> bool:
    if host == "localhost" or host.endswith(".localhost"):
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False
