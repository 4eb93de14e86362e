"""The client: questions to a server that speaks OpenAI's protocol, with patience, within limits of size and time.

Many programs speak it, on other machines and on this one. A question changes nothing there, so that it may be asked
again when the server is busy or the connection breaks. Redirects are not followed, so that the key and the article go
to the endpoint and nowhere else; nothing is taken from a netrc, and no proxy is used unasked.

Source: https://platform.openai.com/docs/api-reference/chat/create
"""

from __future__ import annotations

import json
import os
import re
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from typing import Any, Final, TypeAlias
from urllib.parse import urlsplit

import requests
from urllib3.exceptions import HTTPError, ReadTimeoutError

from pipeline.chat.endpoint import KEY, Key, check_endpoint
from pipeline.chat.replies import Reply, read_reply
from pipeline.errors import StoreError

SECONDS: Final = 180.0
ATTEMPTS: Final = 5
MAX_BYTES: Final = 4 * 1024 * 1024
LONGEST_WAIT: Final = 60.0
_SHORTEST_KEY: Final = 8
"""What is shorter keeps no secret, such as the ``none`` that some servers want, and may stand in any answer."""
_BUSY: Final = frozenset({429, 500, 502, 503, 504})
_UNFIT: Final = frozenset({400, 422})

Message: TypeAlias = Mapping[str, str]
"""What one side says: its ``role`` (``system``, ``user``) and its ``content``."""


def new_session() -> requests.Session:
    """A session for `Chat`; an authority of one's own for certificates is named in ``REQUESTS_CA_BUNDLE``."""
    session = requests.Session()
    session.trust_env = False
    session.verify = os.environ.get("REQUESTS_CA_BUNDLE") or True
    return session


class _UnfitError(Exception):
    """The server cannot take the question in the form that it was put in; the message is the server's."""


class Chat:
    """Questions to one model of one server, each answered by the whole `Reply`.

    The answer's form is asked for by JSON Schema; where the server cannot do that (HTTP 400), as any JSON; where it
    cannot do that either, by the words of the question alone. What it cannot do is remembered.
    """

    def __init__(
        self,
        endpoint: str,
        model: str,
        session: requests.Session,
        key: Key | None = None,
        *,
        seconds: float = SECONDS,
        attempts: int = ATTEMPTS,
        sleep: Callable[[float], object] = time.sleep,
    ) -> None:
        self._url = check_endpoint(endpoint, key)
        self._model = model
        self._session = session
        self._key = key
        self._seconds = seconds
        self._attempts = attempts
        self._sleep = sleep
        self._manners: tuple[str, ...] = ("json_schema", "json_object", "")
        self._temperature: dict[str, Any] = {"temperature": 0}

    def __call__(self, messages: Sequence[Message], schema: Mapping[str, Any]) -> Reply:
        """What the model answers. Raises `StoreError` where there is no answer, with the reason and a remedy."""
        manners, temperature = self._manners, self._temperature
        while True:
            body = {"model": self._model, "messages": list(messages), **temperature, **_format(manners[0], schema)}
            try:
                reply = read_reply(self._patiently(body), messages, self._url)
            except _UnfitError as unfit:
                said = str(unfit)
                if temperature and "temperature" in said:
                    temperature = {}
                elif len(manners) > 1:
                    manners = manners[1:]
                else:
                    raise StoreError(f"{self._url} does not take the question{_so(said)}") from None
                continue
            self._manners, self._temperature = manners, temperature
            return reply

    def _patiently(self, body: Mapping[str, Any]) -> str:
        """The text of the answer; asked for again while the server is busy, or breaks off."""
        for left in reversed(range(self._attempts)):
            wait = min(2.0 ** (self._attempts - 1 - left), LONGEST_WAIT)
            try:
                status, headers, text = self._once(body)
            except requests.RequestException as error:
                if not left or not _is_cut(error):
                    raise StoreError(f"{self._url} {_failure(error, self._seconds)}") from None
                self._sleep(wait)
                continue
            if status not in _BUSY or not left:
                return self._accepted(status, headers, text)
            self._sleep(_asked_wait(headers.get("Retry-After"), wait))
        raise AssertionError("the last attempt returns or raises")

    def _once(self, body: Mapping[str, Any]) -> tuple[int, Mapping[str, str], str]:
        headers = {"Accept": "application/json"}
        with self._session.post(
            self._url,
            json=body,
            headers=headers,
            auth=self._authorise,
            timeout=self._seconds,
            allow_redirects=False,
            stream=True,
        ) as response:
            text = b"".join(self._parts(response)).decode(errors="replace")
        if self._key and len(self._key.value) >= _SHORTEST_KEY:  # there are servers that repeat it
            text = text.replace(self._key.value, "***")
        return response.status_code, response.headers, text

    def _parts(self, response: requests.Response) -> Iterator[bytes]:
        until, size = time.monotonic() + self._seconds, 0
        while part := _next(response):
            size += len(part)
            if size > MAX_BYTES:
                limit = f"{MAX_BYTES // 1024 // 1024} MiB"
                raise StoreError(f"{self._url} answers with more than {limit}, which no sheet has; try another model")
            if time.monotonic() > until:
                raise requests.Timeout
            yield part

    def _authorise(self, request: requests.PreparedRequest) -> requests.PreparedRequest:
        """With an authentication of its own, `requests` does not look into netrc."""
        if self._key:
            request.headers["Authorization"] = f"Bearer {self._key.value}"
        return request

    def _accepted(self, status: int, headers: Mapping[str, str], text: str) -> str:
        if 200 <= status < 300:
            return text
        said = _first_words(text)
        if status in _UNFIT:
            raise _UnfitError(said)
        if 300 <= status < 400:
            place = urlsplit(headers.get("Location", ""))
            where = f"{place.scheme}://{place.hostname}" if place.hostname else "another address"
            raise StoreError(f"{self._url} redirects to {where} (HTTP {status}), which is not followed; name that")
        name = self._key.name if self._key else KEY
        meanings = {
            401: f"wants {'another' if self._key else 'a'} key; set {name}",
            403: f"does not allow this to the holder of the key in {name}",
            404: "has nothing at that address, or no such model; check --endpoint and --model",
            429: "has had enough questions for now; try again later",
        }
        meaning = meanings.get(status, "refuses the question" if status < 500 else "fails; try again later")
        raise StoreError(f"{self._url} {meaning} (HTTP {status}){_so(said)}")


def _next(response: requests.Response) -> bytes:
    """What has come of an answer by now. `requests` would wait until a buffer is full, however slow that is."""
    try:
        part: bytes = response.raw.read1(64 * 1024, decode_content=True)
    except ReadTimeoutError:
        raise requests.Timeout from None
    except HTTPError as error:
        raise requests.exceptions.ChunkedEncodingError(error) from None
    return part


def _format(manner: str, schema: Mapping[str, Any]) -> dict[str, Any]:
    if manner == "json_schema":
        named = {"name": "sheet", "strict": True, "schema": schema}
        return {"response_format": {"type": manner, "json_schema": named}}
    return {"response_format": {"type": manner}} if manner else {}


def _asked_wait(retry_after: str | None, otherwise: float) -> float:
    """The seconds that a server asks for, within reason. It may give a date as well, which is not read."""
    number = (retry_after or "").strip()
    return min(float(number), LONGEST_WAIT) if re.fullmatch(r"[0-9]{1,9}(\.[0-9]+)?", number) else otherwise


def _so(said: str) -> str:
    return f": {said}" if said else ""


def _first_words(text: str) -> str:
    """What a server says, on one line, without tags and without anything that a terminal would obey."""
    found = re.search(r'"message"\s*:\s*"((?:[^"\\]|\\.)*)"', text[:4000])
    message = text[:2000]
    with suppress(ValueError):
        message = json.loads(f'"{found[1]}"') if found else message
    plain = re.sub(r"<[^<>]*>", " ", message)
    return " ".join("".join(each if each.isprintable() else " " for each in plain).split())[:160]


def _is_cut(error: requests.RequestException) -> bool:
    """Whether a connection broke, which may not happen again; a server that is not there stays away."""
    if isinstance(error, (requests.Timeout, requests.exceptions.SSLError)):
        return False
    cut = (requests.ConnectionError, requests.exceptions.ChunkedEncodingError)
    text = str(error)
    return isinstance(error, cut) and not any(words in text for words in ("refused", *_NO_HOST, "timed out"))


_NO_HOST: Final = ("NameResolution", "Name or service", "getaddrinfo")


def _failure(error: requests.RequestException, seconds: float) -> str:
    text = str(error)
    if isinstance(error, requests.exceptions.SSLError):
        return "has a certificate that is not trusted here; name its authority in REQUESTS_CA_BUNDLE"
    if isinstance(error, requests.Timeout) or "timed out" in text.lower():
        return f"did not answer within {seconds:g} seconds; allow more, or try a smaller model"
    if "refused" in text:
        return "does not answer: nothing listens there; start the server, or check --endpoint"
    if any(words in text for words in _NO_HOST):
        return "is on no host that is known here; check --endpoint"
    return "broke the connection off; see whether the server still runs, then try again"
