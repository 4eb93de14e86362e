"""Credentials: from the environment or a netrc file, never from the command line, and never shown.

On the command line every user of the machine could read them. Sources:
https://www.gnu.org/software/inetutils/manual/html_node/The-_002enetrc-file.html, https://www.rfc-editor.org/rfc/rfc6761
"""

from __future__ import annotations

import netrc
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from pipeline.addresses import check_address, is_in_the_clear
from pipeline.errors import Fault, InputError

USER, PASSWORD = "NEWSFACTS_USER", "NEWSFACTS_PASSWORD"
REMEDY = f"set {USER} and {PASSWORD}, or write the host into ~/.netrc"


@dataclass(frozen=True, slots=True)
class Credentials:
    """A name and a password. The password is not part of what is printed."""

    user: str
    password: str = field(repr=False)


def find_credentials(url: str, environment: Mapping[str, str]) -> Credentials | None:
    """The credentials for the host of `url`: those of the environment, else those of a netrc entry for that host.

    The ``default`` entry of a netrc is for no host in particular, and so for none here. Raises `InputError` where
    only half of them are given, or where the netrc cannot be read.
    """
    user, password = environment.get(USER), environment.get(PASSWORD)
    if bool(user) != bool(password):
        given, missing = (USER, PASSWORD) if user else (PASSWORD, USER)
        raise InputError([Fault(f"{given} is set and {missing} is not; set both, or neither")])
    if user and password:
        return Credentials(user, password)
    path = Path(environment.get("NETRC") or "~/.netrc").expanduser()
    return _from_netrc(path, urlsplit(url).hostname or "") if path.is_file() else None


def _from_netrc(path: Path, host: str) -> Credentials | None:
    try:
        entry = netrc.netrc(path).hosts.get(host)
    except netrc.NetrcParseError as error:
        raise InputError([Fault(f"is no netrc file: {error.msg}", str(path), error.lineno)]) from None
    except OSError as error:
        raise InputError([Fault(f"cannot be read: {error.strerror or error}", str(path))]) from None
    return Credentials(entry[0], entry[2]) if entry and entry[0] and entry[2] else None


def check_url(url: str) -> str:
    """`url` without its last slash. Raises `InputError` where it is no web address, or has credentials in it."""
    check_address(url, "target", "http://localhost:7878", f" in the list of processes; {REMEDY}")
    return url.rstrip("/")


def refuse_in_the_clear(url: str, credentials: Credentials | None) -> None:
    """Raise `InputError` where credentials would travel unencrypted to another machine."""
    parts = urlsplit(url)
    if credentials is not None and is_in_the_clear(parts):
        message = f"credentials would go to {parts.hostname} unencrypted; use https, or ask for it: --allow-insecure"
        raise InputError([Fault(message)])
