"""Web: the one document that a user names by its URL, within limits of size and time.

No credentials are sent: none are taken from a netrc file, and a URL that holds some is refused, because it would
stand in the report. Redirects are followed to other pages of the web alone.

A `public_session` connects to public addresses alone. The name of a host is resolved once, where the connection is
made; every address that it has is judged, and one that was judged is connected to. So it is no matter how a host is
written (``2130706433``, ``0x7f.1``), where a redirect leads, or what the name server answers the next time.

Sources: https://www.iana.org/assignments/iana-ipv4-special-registry/ and that of IPv6, as `ipaddress` knows them.
"""

from __future__ import annotations

import socket
import time
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network
from threading import Thread
from typing import Any, Final
from urllib.parse import urlsplit

import requests
from requests.adapters import HTTPAdapter
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.connectionpool import HTTPConnectionPool, HTTPSConnectionPool
from urllib3.exceptions import NameResolutionError, NewConnectionError

from pipeline.errors import Fault, InputError, StoreError

MAX_BYTES: Final = 256 * 1024 * 1024
SECONDS: Final = 60.0
_REDIRECTS: Final = 10

_IPV6_UNICAST: Final = ip_network("2000::/3")
_TRANSLATING: Final = ip_network("64:ff9b::/96")  # https://www.rfc-editor.org/rfc/rfc6052


@dataclass(frozen=True, slots=True)
class Fetched:
    """A document, the URL at which it was found in the end, and its media type as the server has it."""

    url: str
    media_type: str
    content: bytes


def new_session() -> requests.Session:
    """A session for `fetch`, which connects to any address."""
    return _Session()


def public_session() -> requests.Session:
    """A session for `fetch` which connects to public addresses alone, and so through no proxy.

    Where it is led elsewhere, by the URL or by a redirect, `fetch` raises `InputError`.
    """
    return _PublicSession()


def fetch(
    url: str, accept: str, session: requests.Session, seconds: float = SECONDS, limit: int | None = None
) -> Fetched:
    """The document at `url`, in one of the media types that are accepted, of `limit` bytes at most (or `MAX_BYTES`).

    Raises `StoreError` where the network fails, `InputError` where the URL is unfit.
    """
    _refuse_unfit(url)
    found: list[Fetched | Exception] = []

    def work() -> None:
        try:
            found.append(_fetch(url, accept, session, seconds, limit or MAX_BYTES))
        except Exception as error:
            found.append(error)

    # The time limit of a socket is for one read. It binds neither a name server nor a server that sends a byte a
    # second, so the work is left behind when all of the time is over.
    thread = Thread(target=work, daemon=True)
    thread.start()
    thread.join(seconds)
    if not found:
        raise _too_slow(url, seconds)
    if isinstance(found[0], Exception):
        raise found[0]
    return found[0]


def _refuse_unfit(url: str) -> None:
    try:
        parts = urlsplit(url)
        named = parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0
    except ValueError:
        named = False
    if not named:
        raise InputError([Fault("is no URL of the web; expected one such as https://example.org/page", url)])
    if parts.username is not None or parts.password is not None:
        raise InputError([Fault("a URL with a name or a password in it would be printed; leave them out")])


def _fetch(url: str, accept: str, session: requests.Session, seconds: float, limit: int) -> Fetched:
    until = time.monotonic() + seconds
    try:
        with session.get(
            url, headers={"Accept": accept}, timeout=max(1.0, min(seconds, 20.0)), stream=True, auth=_no_credentials
        ) as response:
            response.raise_for_status()
            content = _read(response, until, seconds, limit)
            return Fetched(response.url, response.headers.get("Content-Type", ""), content)
    except requests.HTTPError as error:
        raise StoreError(f"{url}: the server answers {error.response.status_code} {error.response.reason}") from None
    except requests.RequestException as error:
        raise StoreError(f"{url}: cannot be fetched: {_reason(error)}") from None


def _read(response: requests.Response, until: float, seconds: float, limit: int) -> bytes:
    parts, size = [], 0
    for part in response.iter_content(64 * 1024):
        parts.append(part)
        size += len(part)
        if size > limit:
            raise StoreError(f"{response.url}: is larger than {limit // 1024 // 1024} MiB; download it first")
        if time.monotonic() > until:
            raise _too_slow(response.url, seconds)
    return b"".join(parts)


def _too_slow(url: str, seconds: float) -> StoreError:
    return StoreError(f"{url}: takes longer than {seconds:.0f} seconds; download it first")


def _no_credentials(request: requests.PreparedRequest) -> requests.PreparedRequest:
    """With an authentication of its own, `requests` does not look into netrc."""
    return request


def _reason(error: BaseException) -> str:
    """The innermost cause, in which the words are."""
    while (cause := error.__cause__ or error.__context__) is not None:
        error = cause
    return getattr(error, "strerror", None) or str(error) or type(error).__name__


class _Session(requests.Session):
    """A session that takes no credentials up on its way, and no long way."""

    def __init__(self) -> None:
        super().__init__()
        self.max_redirects = _REDIRECTS

    def rebuild_auth(self, prepared_request: requests.PreparedRequest, response: requests.Response) -> None:
        """None: the one of `requests` looks into netrc for the host of a redirect."""

    def get_redirect_target(self, resp: requests.Response) -> str | None:
        """Where a redirect leads. Raises `InputError` where the new URL holds a name or a password."""
        target = super().get_redirect_target(resp)
        if target and urlsplit(target).username is not None:
            resp.close()
            raise InputError(
                [Fault("leads to a URL with a name or a password in it, which is not followed", resp.url)]
            )
        return target


class _PublicSession(_Session):
    """A session that connects by itself, whatever proxy the environment names, and to public addresses alone."""

    def __init__(self) -> None:
        super().__init__()
        for scheme in ("http://", "https://"):
            self.mount(scheme, _PublicAdapter())

    def merge_environment_settings(self, *arguments: Any) -> Any:
        """The settings of the environment, such as its certificates, without its proxies."""
        return super().merge_environment_settings(*arguments) | {"proxies": {}}

    def rebuild_proxies(self, *_: object) -> dict[str, str]:
        """No proxy for a redirect either."""
        return {}


class _PublicAdapter(HTTPAdapter):
    def init_poolmanager(self, *arguments: Any, **options: Any) -> None:
        super().init_poolmanager(*arguments, **options)
        self.poolmanager.pool_classes_by_scheme = {"http": _PublicPool, "https": _PublicTLSPool}


class _PublicConnection(HTTPConnection):
    def _new_conn(self) -> socket.socket:
        return _connect(self)


class _PublicTLSConnection(HTTPSConnection):
    def _new_conn(self) -> socket.socket:
        return _connect(self)


class _PublicPool(HTTPConnectionPool):
    ConnectionCls = _PublicConnection


class _PublicTLSPool(HTTPSConnectionPool):
    ConnectionCls = _PublicTLSConnection


def _connect(connection: HTTPConnection) -> socket.socket:
    """A socket to the first address of the host that answers; the name stays for TLS and for the Host header."""
    host = connection.host.strip("[]")
    try:
        found = socket.getaddrinfo(host, connection.port, type=socket.SOCK_STREAM)
    except (socket.gaierror, UnicodeError) as error:
        reason = error if isinstance(error, socket.gaierror) else socket.gaierror(str(error))
        raise NameResolutionError(connection.host, connection, reason) from error
    addresses = list(dict.fromkeys(str(place[0]) for *_, place in found))
    for address in addresses:
        if not is_public(address):
            remedy = "allow that (`--allow-private`), or give the saved page"
            raise InputError([Fault(f"leads to {address}, which is no public address; {remedy}", host)])
    failure: OSError = OSError("the host has no address")
    for address in addresses:
        try:
            return socket.create_connection((address, connection.port), connection.timeout)
        except OSError as error:
            failure = error
    raise NewConnectionError(connection, f"Failed to establish a new connection: {failure}") from failure


def is_public(address: str) -> bool:
    """Whether an IP address is one of the public Internet, and so is the IPv4 address that it may carry."""
    ip = ip_address(address)
    if isinstance(ip, IPv4Address):
        return ip.is_global and not ip.is_multicast and not ip.is_reserved
    inner = _carried(ip)
    return is_public(str(inner)) if inner else ip in _IPV6_UNICAST and ip.is_global


def _carried(ip: IPv6Address) -> IPv4Address | None:
    """The IPv4 address to which packets for an IPv6 address go in the end."""
    if ip in _TRANSLATING:
        return IPv4Address(int(ip) & 0xFFFFFFFF)
    return ip.ipv4_mapped or ip.sixtofour
