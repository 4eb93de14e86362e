"""The wire: HTTP with patience where that is safe, and every failure told in plain words.

Requests that may be repeated without harm (GET, PUT, DELETE) are repeated, with back-off, when the server is busy or
the connection breaks. A POST is sent once: what it did when its answer is lost, only the store can tell. Redirects
are not followed, so that credentials and data go to the target and nowhere else.

Sources: https://www.rfc-editor.org/rfc/rfc9110#section-9.2.2 (idempotent methods),
https://urllib3.readthedocs.io/en/stable/reference/urllib3.util.html#urllib3.util.Retry
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Mapping
from functools import partial
from urllib.parse import urlsplit

import requests
from requests.adapters import HTTPAdapter
from requests.auth import AuthBase, HTTPBasicAuth, HTTPDigestAuth
from urllib3.response import BaseHTTPResponse
from urllib3.util import Retry

from pipeline.errors import StoreError
from pipeline.stores.credentials import REMEDY, Credentials

TIMEOUT = 60.0
ATTEMPTS = 5
_BUSY = (429, 502, 503)
_LONGEST_WAIT = 30
_SAFE = frozenset({"GET", "PUT", "DELETE"})
_MEANINGS = {
    401: f"wants other credentials; {REMEDY}",
    403: "does not allow this to whoever the credentials belong to",
    404: "has nothing at that address; check the target and the --profile",
    405: "takes no such request at that address; check the target and the --profile",
    413: "takes no body of this size; raise its limit",
    507: "has no room left",
    **dict.fromkeys(_BUSY, "is busy or not up; try again later"),
}


class _Patience(Retry):
    """Retries that wait as long as a server asks for, within reason."""

    def get_retry_after(self, response: BaseHTTPResponse) -> float | None:
        asked = super().get_retry_after(response)
        return None if asked is None else min(asked, _LONGEST_WAIT)


def new_session(attempts: int = ATTEMPTS) -> requests.Session:
    """A session that repeats what is safe to repeat, `attempts` times in all.

    It takes nothing from the environment by itself: requests would send a netrc's credentials, and go through
    proxies, unasked. A certificate authority of one's own is named in ``REQUESTS_CA_BUNDLE``.
    """
    session = requests.Session()
    session.trust_env = False
    session.verify = os.environ.get("REQUESTS_CA_BUNDLE") or True
    patience = _Patience(
        total=attempts - 1,
        backoff_factor=0.5,
        status_forcelist=_BUSY,
        allowed_methods=_SAFE,
        raise_on_status=False,
    )
    for scheme in ("http://", "https://"):
        session.mount(scheme, HTTPAdapter(max_retries=patience))
    return session


class Wire:
    """Requests to one server, over a session that is passed in. The `auth` kinds are those of the profiles."""

    def __init__(
        self, session: requests.Session, credentials: Credentials | None, auth: str, timeout: float = TIMEOUT
    ) -> None:
        self._session = session
        self._auth = _AUTH[auth](credentials) if credentials else None
        self._timeout = timeout

    def send(
        self,
        method: str,
        url: str,
        *,
        params: Mapping[str, str] | None = None,
        form: Mapping[str, str] | None = None,
        body: bytes | None = None,
        headers: Mapping[str, str] | None = None,
        fine: tuple[int, ...] = (),
    ) -> requests.Response:
        """The answer, whole. Raises `StoreError` unless its status is a 2xx or one of `fine`."""
        request = partial(
            self._session.request,
            method,
            url,
            params=params,
            data=form if body is None else body,
            headers=headers,
            auth=self._auth,
            timeout=self._timeout,
            allow_redirects=False,
        )
        response = self._whole(request, method, url)
        if 200 <= response.status_code < 300 or response.status_code in fine:
            return response
        raise StoreError(f"{url} {_refusal(response)}")

    def _whole(self, request: Callable[[], requests.Response], method: str, url: str) -> requests.Response:
        """The answer to a request. One that breaks off midway is asked for again, where that is safe.

        `Retry` has seen to answers that never begin.
        """
        attempts = 3 if method in _SAFE else 1
        for left in reversed(range(attempts)):
            try:
                return request()
            except requests.RequestException as error:
                if not left or not isinstance(error, requests.exceptions.ChunkedEncodingError):
                    raise StoreError(f"{url} {_failure(error, self._timeout)}") from None
        raise AssertionError("the last attempt returns or raises")


class _Bearer(AuthBase):
    def __init__(self, token: str) -> None:
        self._token = token

    def __call__(self, request: requests.PreparedRequest) -> requests.PreparedRequest:
        request.headers["Authorization"] = f"Bearer {self._token}"
        return request


_AUTH: Mapping[str, Callable[[Credentials], AuthBase]] = {
    "basic": lambda credentials: HTTPBasicAuth(credentials.user, credentials.password),
    "digest": lambda credentials: HTTPDigestAuth(credentials.user, credentials.password),
    "bearer": lambda credentials: _Bearer(credentials.password),
}


def _refusal(response: requests.Response) -> str:
    status = response.status_code
    if 300 <= status < 400:
        place = urlsplit(response.headers.get("Location", ""))
        where = f"{place.scheme}://{place.hostname}" if place.hostname else "another address"
        return f"redirects to {where} (HTTP {status}), which is not followed; if that is the store, name it as target"
    said = _first_words(response.text)
    meaning = _MEANINGS.get(status, "refused the request" if status < 500 else "failed")
    return f"{meaning} (HTTP {status}{': ' + said if said else ''})"


def _first_words(text: str) -> str:
    """What a server says, on one line, without tags and without anything that a terminal would obey."""
    plain = re.sub(r"<[^<>]*>", " ", text[:2000])
    return " ".join("".join(each if each.isprintable() else " " for each in plain).split())[:160]


def _failure(error: requests.RequestException, timeout: float) -> str:
    text = str(error)
    if isinstance(error, requests.exceptions.SSLError):
        return "has a certificate that is not trusted here; name its authority in REQUESTS_CA_BUNDLE"
    if isinstance(error, requests.Timeout) or "timed out" in text.lower():
        return f"did not answer within {timeout:g} seconds; allow more with --timeout"
    if "refused" in text:
        return "does not answer: nothing listens there; start the store, or check the target"
    if any(words in text for words in ("NameResolution", "Name or service", "getaddrinfo")):
        return "is on no host that is known here; check the target"
    return "broke the connection off; see whether the store still runs, then try again"
