"""Web: the one document that a user names by its URL, within limits of size and time.

No credentials are sent: none are taken from a netrc file, and a URL that holds some is refused, because it would
stand in the report. Redirects are followed to other pages of the web alone.
"""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import Final
from urllib.parse import urlsplit

import requests

from pipeline.errors import Fault, InputError, StoreError

MAX_BYTES: Final = 256 * 1024 * 1024
SECONDS: Final = 60.0


@dataclass(frozen=True, slots=True)
class Fetched:
    """A document, the URL at which it was found in the end, and its media type as the server has it."""

    url: str
    media_type: str
    content: bytes


def new_session() -> requests.Session:
    """A session for `fetch`."""
    return requests.Session()


def fetch(url: str, accept: str, session: requests.Session, seconds: float = SECONDS) -> Fetched:
    """The document at `url`, in one of the media types that are accepted.

    Raises `StoreError` where the network fails, `InputError` where the URL is unfit.
    """
    if urlsplit(url).username is not None:
        raise InputError([Fault("a URL with a name or a password in it would be printed; leave them out")])
    until = time.monotonic() + seconds
    try:
        with session.get(
            url, headers={"Accept": accept}, timeout=max(1.0, min(seconds, 20.0)), stream=True, auth=_no_credentials
        ) as response:
            response.raise_for_status()
            content = _read(response, until, seconds)
            return Fetched(response.url, response.headers.get("Content-Type", ""), content)
    except requests.HTTPError as error:
        raise StoreError(f"{url}: the server answers {error.response.status_code} {error.response.reason}") from None
    except requests.RequestException as error:
        raise StoreError(f"{url}: cannot be fetched: {_reason(error)}") from None


def _read(response: requests.Response, until: float, seconds: float) -> bytes:
    parts, size = [], 0
    for part in response.iter_content(64 * 1024):
        parts.append(part)
        size += len(part)
        if size > MAX_BYTES:
            raise StoreError(f"{response.url}: is larger than {MAX_BYTES // 1024 // 1024} MiB; download it first")
        if time.monotonic() > until:
            raise StoreError(f"{response.url}: takes longer than {seconds:.0f} seconds; download it first")
    return b"".join(parts)


def _no_credentials(request: requests.PreparedRequest) -> requests.PreparedRequest:
    """With an authentication of its own, `requests` does not look into netrc."""
    return request


def _reason(error: BaseException) -> str:
    """The innermost cause, in which the words are."""
    while (cause := error.__cause__ or error.__context__) is not None:
        error = cause
    return getattr(error, "strerror", None) or str(error) or type(error).__name__
