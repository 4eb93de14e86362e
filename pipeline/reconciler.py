"""Reconciler: the way to a reconciliation service, at a pace that no service minds.

The W3C Reconciliation Service API in its two forms: up to 0.2 a batch is a form's field `queries`
(https://www.w3.org/community/reports/reconciliation/CG-FINAL-specs-0.2-20230410/), in the draft of 1.0 it is a JSON
document that goes to `/match` (https://reconciliation-api.github.io/specs/1.0-draft/). What the answers mean is read
elsewhere (`pipeline.reconcile`). A batch changes nothing at the service, so it is sent again where that is busy.
No redirect is followed, no credentials are sent, and no answer is read beyond limits of size and time.
"""

from __future__ import annotations

import json
import os
import time
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import urlsplit

from pipeline import __version__
from pipeline.documents import load_json
from pipeline.errors import Fault, InputError, StoreError

if TYPE_CHECKING:
    import requests

AGENT: Final = f"newsfacts/{__version__} (+https://w3id.org/newsfacts)"
PACE: Final = 1.0
"""Seconds between two requests."""
PAUSES: Final = (2.0, 4.0, 8.0)
"""Seconds before each further try."""
LONGEST_PAUSE: Final = 60.0
SECONDS: Final = 30.0
MAX_BYTES: Final = 4 * 1024 * 1024
_BUSY: Final = {429, 500, 502, 503, 504}


class _BusyError(Exception):
    """A failure that may pass; `asked` is how many seconds the service wants to be left alone."""

    def __init__(self, why: str, asked: float = 0.0) -> None:
        super().__init__(why)
        self.asked = min(asked, LONGEST_PAUSE)


def new_session() -> requests.Session:
    """A session that takes nothing from the environment but a certificate authority (``REQUESTS_CA_BUNDLE``)."""
    import requests

    session = requests.Session()
    session.trust_env = False
    session.verify = os.environ.get("REQUESTS_CA_BUNDLE") or True
    session.headers.update({"User-Agent": AGENT, "Accept": "application/json"})
    return session


class Reconciler:
    """One service, by its address. All that it sends is sent one after the other, `PACE` seconds apart.

    Whatever is asked raises `StoreError` where the service or the way to it fails, or answers with no JSON.
    """

    def __init__(
        self,
        url: str,
        language: str,
        session: requests.Session,
        sleep: Callable[[float], object],
        seconds: float = SECONDS,
    ) -> None:
        self.url = _checked(url)
        self._session = session
        self._session.headers["Accept-Language"] = language
        self._sleep = sleep
        self._seconds = seconds
        self._pause = 0.0

    def manifest(self) -> object:
        """What the service says of itself, as JSON."""
        return self._ask("GET", self.url)

    def send_form(self, queries: object) -> object:
        """The answer to a batch in the form of version 0.2: JSON in the field `queries`."""
        return self._ask("POST", self.url, data={"queries": json.dumps(queries, ensure_ascii=False)})

    def send_json(self, batch: object) -> object:
        """The answer to a batch in the form of the draft of 1.0: a JSON document."""
        return self._ask("POST", f"{self.url.rstrip('/')}/match", json=batch)

    def _ask(self, method: str, url: str, **content: Any) -> object:
        for further in (*PAUSES, None):
            if self._pause:
                self._sleep(self._pause)
            self._pause = PACE
            try:
                return self._once(method, url, **content)
            except _BusyError as busy:
                if further is None:
                    raise StoreError(f"{url} {busy}, {len(PAUSES) + 1} times; try again later") from None
                self._pause = max(further, busy.asked)
        raise AssertionError("the last try returns or raises")

    def _once(self, method: str, url: str, **content: Any) -> object:
        import requests

        until = time.monotonic() + self._seconds
        try:
            with self._session.request(
                method, url, timeout=self._seconds, stream=True, allow_redirects=False, **content
            ) as response:
                _check_status(response, url)
                body = self._read(response, url, until)
        except requests.exceptions.SSLError:
            remedy = "name its authority in REQUESTS_CA_BUNDLE"
            raise StoreError(f"{url} has a certificate that is not trusted here; {remedy}") from None
        except (requests.exceptions.InvalidURL, requests.exceptions.InvalidSchema):
            raise _unfit(url) from None
        except requests.RequestException as error:
            raise _BusyError(_failure(error, self._seconds)) from None
        answer = load_json(body.decode("utf-8", "replace"))
        if answer is None:
            raise StoreError(f"{url} answers with what is no JSON; is it the address of a reconciliation service?")
        return answer

    def _read(self, response: requests.Response, url: str, until: float) -> bytes:
        parts, size = [], 0
        for part in response.iter_content(16 * 1024):
            parts.append(part)
            size += len(part)
            if size > MAX_BYTES:
                raise StoreError(f"{url} answers with more than {MAX_BYTES // 1024 // 1024} MiB, which is not read")
            if time.monotonic() > until:
                raise StoreError(f"{url} takes longer than {self._seconds:g} seconds to answer; try again later")
        return b"".join(parts)


def _checked(url: str) -> str:
    """A service's address, if it can be one."""
    try:
        parts = urlsplit(url)
        fit = parts.scheme in ("http", "https") and bool(parts.hostname) and not parts.query and not parts.fragment
        _ = parts.port  # raises ValueError where it is no number
    except ValueError:
        fit = False
    if not fit:
        raise _unfit(url)
    if parts.username is not None:
        raise InputError([Fault("a URL with a name or a password in it would be printed and kept; leave them out")])
    return url


def _unfit(url: str) -> InputError:
    return InputError([Fault(f"`{url}` is no address of a service; write one such as https://example.org/en/api")])


def _check_status(response: requests.Response, url: str) -> None:
    status = response.status_code
    if status in _BUSY:
        asked = response.headers.get("Retry-After", "")  # a date there would need a clock; seconds are usual
        raise _BusyError(f"is busy or broken (HTTP {status})", float(asked) if _is_number(asked) else 0.0)
    if 300 <= status < 400:
        place = urlsplit(response.headers.get("Location", ""))
        where = (
            f"{place.scheme}://{place.hostname}" if place.hostname and place.hostname.isascii() else "another place"
        )
        raise StoreError(
            f"{url} redirects to {where}, which is not followed; name that with --service, if it is right"
        )
    if not 200 <= status < 300:
        raise StoreError(f"{url} refuses the request (HTTP {status}); is it the address of a reconciliation service?")


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) < 7


def _failure(error: Exception, seconds: float) -> str:
    text = str(error)
    if "timed out" in text.lower():
        return f"did not answer within {seconds:g} seconds"
    unreached = ("refused", "NameResolution", "Name or service", "getaddrinfo", "unreachable")
    return "cannot be reached" if any(words in text for words in unreached) else "broke the connection off"
