"""The chat's client: what it sends, how it waits, and every failure in plain words; the key goes nowhere else."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from pipeline.chat import Chat, Key, Reply, Usage, find_key, new_session
from pipeline.errors import InputError, StoreError
from tests.servers import free_port
from tests.stand_in import Answer, StandIn, cut_off, dripping, error, late, raw, run_stand_in, said, streamed

QUESTION = ({"role": "system", "content": "Be brief."}, {"role": "user", "content": "Who?"})
SCHEMA = {"type": "object"}
SECRET = "sk-0123456789abcdef"


def asked(
    *answers: Answer, key: Key | None = None, attempts: int = 3, seconds: float = 5.0
) -> tuple[Reply | str, StandIn, Sequence[float]]:
    """What one question comes to: the reply or the error's words, less the address; the server; the waits."""
    waits: list[float] = []
    with run_stand_in(*answers) as server, new_session() as session:
        chat = Chat(server.endpoint, "m", session, key, seconds=seconds, attempts=attempts, sleep=waits.append)
        try:
            return chat(QUESTION, SCHEMA), server, waits
        except StoreError as failure:
            return str(failure).replace(f"{server.endpoint}/chat/completions ", ""), server, waits


def test_what_is_sent_and_what_comes_back() -> None:
    reply, server, _ = asked(said("Ines Falk."), key=Key("K", SECRET))
    assert reply == Reply("Ines Falk.", "stop", Usage(100, 20))
    assert server.questions == [
        {
            "model": "m",
            "messages": list(QUESTION),
            "temperature": 0,
            "response_format": {
                "type": "json_schema",
                "json_schema": {"name": "sheet", "strict": True, "schema": SCHEMA},
            },
        }
    ]
    assert server.headers[0]["path"] == "/v1/chat/completions"
    assert server.headers[0]["Authorization"] == f"Bearer {SECRET}"


def test_what_a_server_cannot_do_is_left_out_from_then_on() -> None:
    with run_stand_in(error(400, "no schema"), error(400, "no JSON"), said("a")) as server, new_session() as session:
        chat = Chat(server.endpoint, "m", session)
        chat(QUESTION, SCHEMA)
        chat(QUESTION, SCHEMA)
    forms = [question.get("response_format", {}).get("type") for question in server.questions]
    assert forms == ["json_schema", "json_object", None, None]


def test_a_model_that_takes_no_temperature() -> None:
    reply, server, _ = asked(error(400, "Unsupported value: 'temperature'"), said("a"))
    assert isinstance(reply, Reply)
    assert "temperature" not in server.questions[1]
    assert server.questions[1]["response_format"]["type"] == "json_schema"


@pytest.mark.parametrize(
    ("answers", "waits"),
    [
        ((error(429, "", Retry_After="7"), said("a")), [7]),
        ((error(429, "", Retry_After="86400"), said("a")), [60]),
        ((error(429, "", Retry_After="-1"), said("a")), [1]),
        ((error(429, "", Retry_After="Wed, 21 Oct 2026 07:28:00 GMT"), said("a")), [1]),
        ((error(500), error(503), said("a")), [1, 2]),
        ((cut_off, said("a")), [1]),
    ],
)
def test_what_passes_is_waited_for(answers: tuple[Answer, ...], waits: list[float]) -> None:
    reply, _, waited = asked(*answers)
    assert (reply, waited) == (Reply("a", "stop", Usage(100, 20)), waits)


@pytest.mark.parametrize(
    ("answer", "says", "times"),
    [
        (error(400, "context length exceeded"), "does not take the question: context length exceeded", 3),
        (error(401, f"Incorrect key {SECRET}"), "wants another key; set K (HTTP 401): Incorrect key ***", 1),
        (error(403), "does not allow this to the holder of the key in K (HTTP 403)", 1),
        (
            error(404, "no model m"),
            "has nothing at that address, or no such model; check --endpoint and --model (HTTP 404): no model m",
            1,
        ),
        (error(429, "slow down"), "has had enough questions for now; try again later (HTTP 429): slow down", 3),
        (error(500, "\x1b[31moh"), "fails; try again later (HTTP 500): [31moh", 3),
        (raw(b"<h1>Bad gateway</h1>", 502, "text/html"), "fails; try again later (HTTP 502): Bad gateway", 3),
        (error(503), "fails; try again later (HTTP 503)", 3),
        (cut_off, "broke the connection off; see whether the server still runs, then try again", 3),
        (
            raw(b"<html>Welcome</html>", 200, "text/html"),
            "answers in no form of this protocol; expected an endpoint such as http://localhost:8000/v1",
            1,
        ),
        (raw(b'{"choices": []}'), "answers in no form of this protocol", 1),
        (raw(b"[" * 100_000), "answers in no form of this protocol", 1),
        (raw(b'{"error": {"message": "overloaded"}}'), "answers with an error: overloaded", 1),
        (said("x" * 10_000_000), "answers with more than 4 MiB, which no sheet has; try another model", 1),
    ],
)
def test_a_failure_in_plain_words(answer: Answer, says: str, times: int) -> None:
    failure, server, _ = asked(answer, key=Key("K", SECRET))
    assert isinstance(failure, str)
    assert failure.startswith(says)
    assert len(server.questions) == times


@pytest.mark.parametrize("slow", [late(1.0), dripping])
def test_a_time_limit(slow: Answer) -> None:
    failure, server, _ = asked(slow, seconds=0.3)
    assert failure == "did not answer within 0.3 seconds; allow more, or try a smaller model"
    assert len(server.questions) == 1


def test_a_server_that_is_not_there() -> None:
    with new_session() as session, pytest.raises(StoreError, match="nothing listens there; start the server"):
        Chat(f"http://127.0.0.1:{free_port()}/v1", "m", session)(QUESTION, SCHEMA)


def test_a_redirect_is_not_followed() -> None:
    with run_stand_in(said("a")) as elsewhere:
        there = elsewhere.endpoint.replace("127.0.0.1", "localhost")
        failure, _, _ = asked(raw(b"", 307, Location=f"{there}/chat/completions"), key=Key("K", SECRET))
    assert failure == "redirects to http://localhost (HTTP 307), which is not followed; name that"
    assert elsewhere.headers == []


@pytest.mark.parametrize(
    ("answer", "reply"),
    [
        (streamed("Ines ", "Falk"), Reply("Ines Falk", "stop", Usage(4, 3, True))),
        (said(None), Reply("", "stop", Usage(100, 20))),
        (said(None, refusal="I cannot"), Reply("", "stop", Usage(100, 20), "I cannot")),
        (said([{"type": "text", "text": "a"}, {"type": "image"}]), Reply("a", "stop", Usage(100, 20))),
        (said("a", finish=7), Reply("a", "", Usage(100, 20))),
        (said("a", usage={"prompt_tokens": -5, "completion_tokens": 10**30}), Reply("a", "stop", Usage(4, 1, True))),
        (said("a", usage={"prompt_tokens": "9", "completion_tokens": True}), Reply("a", "stop", Usage(4, 1, True))),
        (said("a", usage=[1]), Reply("a", "stop", Usage(4, 1, True))),
        (raw(b'{"choices": [{"message": {"content": "a"}}]}', 200, "text/plain"), Reply("a", "", Usage(4, 1, True))),
        (raw(b'\xef\xbb\xbf{"choices": [{"message": {"content": "\xff"}}]}'), Reply("�", "", Usage(4, 1, True))),
        (said("\ud800"), Reply("\ud800", "stop", Usage(100, 20))),
    ],
)
def test_liberties_with_the_protocol(answer: Answer, reply: Reply) -> None:
    assert asked(answer)[0] == reply


def test_a_key_is_found_and_not_shown() -> None:
    key = find_key({"MINE": f" {SECRET}\n"}, "MINE")
    assert key == Key("MINE", SECRET)
    assert SECRET not in repr(key)
    assert find_key({"NEWSFACTS_API_KEY": ""}) is None
    with pytest.raises(InputError, match="MINE holds no key"):
        find_key({"MINE": "two words"}, "MINE")


def test_nothing_is_taken_from_a_netrc(
    tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    netrc = tmp_path_factory.mktemp("home") / "netrc"
    netrc.write_text("machine 127.0.0.1 login me password other\n")
    monkeypatch.setenv("NETRC", str(netrc))
    _, server, _ = asked(said("a"))
    assert "Authorization" not in server.headers[0]


@pytest.mark.parametrize(
    ("endpoint", "says"),
    [
        ("localhost:8000", "the endpoint is no address of a server, such as http://localhost:8000/v1"),
        ("ftp://localhost/v1", "the endpoint is no address of a server"),
        ("http://localhost:port/v1", "the endpoint is no address of a server"),
        ("http://me:secret@localhost/v1", "the endpoint has credentials in it, which others could read; set NEWS"),
        ("http://models.example/v1", "the key in K would go to models.example unencrypted; use https"),
    ],
)
def test_an_endpoint_that_is_refused(endpoint: str, says: str) -> None:
    with pytest.raises(InputError) as refused, new_session() as session:
        Chat(endpoint, "m", session, Key("K", SECRET))
    assert str(refused.value).startswith(says)
    assert "secret" not in str(refused.value)
