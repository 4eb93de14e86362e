"""Questions are answered from what is at hand: no query reaches another machine, or changes anything."""

from __future__ import annotations

import json
import os
import shutil
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import NoReturn

import pyoxigraph as ox
import pytest

from pipeline.cli import main
from pipeline.errors import InputError
from pipeline.namespaces import DEFAULT_BASE, NF, PREFIXES
from pipeline.query import load_store, query
from pipeline.tables import WRITERS

ROOT = Path(__file__).parents[1]
GRAPH = f"""\
@prefix nf: <{NF}> .
@prefix schema: <https://schema.org/> .
<{DEFAULT_BASE}entity/mayor> schema:name "Ida Brandt"@en .
<{DEFAULT_BASE}article/flood/claim/dyke> schema:text "It broke."@en .
<urn:s> <urn:p> 1 , 1.5 , 1e5 , true , "a"@en , nf:b , <urn:x> , [] , () .
"""
"""The last line is there for every pattern below to be met, so that what stands behind it is evaluated."""


@pytest.fixture(scope="module")
def store() -> ox.Store:
    return load_store([("flood.ttl", GRAPH.encode())])


class Listener:
    """A service on this machine that counts who calls."""

    def __init__(self) -> None:
        self.calls = 0
        self._socket = socket.create_server(("127.0.0.1", 0))
        self.url = f"http://127.0.0.1:{self._socket.getsockname()[1]}/"
        self._thread = threading.Thread(target=self._serve, daemon=True)
        self._thread.start()

    def _serve(self) -> None:
        body = b'{"head": {"vars": []}, "results": {"bindings": []}}'
        head = b"HTTP/1.1 200 OK\r\nContent-Type: application/sparql-results+json\r\nConnection: close\r\n"
        while True:
            try:
                connection, _ = self._socket.accept()
            except OSError:  # closed
                return
            self.calls += 1
            with connection:
                connection.recv(65536)
                connection.sendall(head + b"Content-Length: %d\r\n\r\n" % len(body) + body)

    def close(self) -> None:
        self._socket.close()


@pytest.fixture
def listener() -> Iterator[Listener]:
    listener = Listener()
    yield listener
    listener.close()


# -------------------------------------------------------------------------------------------- SERVICE in disguises

CALLS = {
    "plain": "SELECT * { SERVICE <URL> { ?s ?p ?o } }",
    "lower case": "SELECT * { service <URL> { ?s ?p ?o } }",
    "mixed case": "SELECT * { SeRvIcE SILENT <URL> { ?s ?p ?o } }",
    "no space": "SELECT*{SERVICE<URL>{?s ?p ?o}}",
    "new lines": "SELECT * {\nSERVICE\n\t<URL>\n{ ?s ?p ?o } }",
    "by a variable": "SELECT * { BIND(<URL> AS ?u) SERVICE ?u { ?s ?p ?o } }",
    "by a dollar variable": "SELECT * { VALUES $u { <URL> } SERVICE $u { ?s ?p ?o } }",
    "by a prefixed name": "PREFIX u: <URL> SELECT * { SERVICE u: { ?s ?p ?o } }",
    "as if it were a prefix": "PREFIX : <URL> SELECT * { SERVICE:x { ?s ?p ?o } }",
    "as if it were the end of a prefix": "PREFIX : <URL> SELECT * { ?s ?p 1 .SERVICE:x{?s ?p ?o} }",
    "by a relative IRI": "BASE <URL> SELECT * { SERVICE <x> { ?s ?p ?o } }",
    "in a MINUS": "SELECT * { ?s ?p ?o MINUS { SERVICE <URL> { ?s ?p ?o } } }",
    "in a subquery": "SELECT * { { SELECT * { OPTIONAL { SERVICE <URL> { ?s ?p ?o } } } } }",
    "in EXISTS": "SELECT * { ?s ?p ?o FILTER EXISTS { SERVICE <URL> { ?s ?p ?o } } }",
    "in an ASK": "ASK { SERVICE <URL> { ?s ?p ?o } }",
    "in a CONSTRUCT": "CONSTRUCT { ?s ?p ?o } WHERE { SERVICE <URL> { ?s ?p ?o } }",
    "behind a comment": "SELECT * { # hello\n SERVICE # hello\n <URL> { ?s ?p ?o } }",
    "behind a comment that a carriage return ends": "SELECT * { # hello\r SERVICE <URL> { ?s ?p ?o } }",
    "behind a quote in a comment": "SELECT * { # don't\n SERVICE <URL> { ?s ?p ?o } # don't\n}",
    "between strings": "SELECT * { BIND('a' AS ?a) SERVICE <URL> { ?s ?p ?o } BIND('b' AS ?b) }",
    "between empty strings": "SELECT * { BIND(''AS ?a) SERVICE <URL> { ?s ?p ?o } BIND(''AS ?b) }",
    "behind an escaped quote": "SELECT * { BIND('\\'' AS ?a) SERVICE <URL> { ?s ?p ?o } BIND('\\'' AS ?b) }",
    "behind a quote as a code point": "SELECT * { BIND('x\\u0027 #' AS ?a) SERVICE <URL> { ?s ?p ?o } }",
    "behind a quote as a long code point": 'SELECT * { BIND("x\\U00000022 #" AS ?a) SERVICE <URL> { ?s ?p ?o } }',
    "behind a backslash as a code point": "SELECT * { BIND('x\\u005C' AS ?a) SERVICE <URL> { ?s ?p ?o } #' \n}",
    "behind two backslashes": "SELECT * { BIND('x\\\\' AS ?a) SERVICE <URL> { ?s ?p ?o } BIND('y' AS ?b) }",
    "behind a number sign as a code point": "SELECT * { BIND('x\\u0023' AS ?a) SERVICE <URL> { ?s ?p ?o } }",
    "behind a long string": "SELECT * { BIND(''''a''' AS ?a) SERVICE <URL> { ?s ?p ?o } #'''\n}",
    "behind a long string with quotes": 'SELECT * { BIND(""" " "" """ AS ?a) SERVICE <URL> { ?s ?p ?o } }',
    "behind smaller than": "SELECT * { ?s ?p ?o FILTER(1<2) SERVICE <URL> { ?s ?p ?o } FILTER(2>1) }",
    "behind smaller than without spaces": "SELECT*{FILTER(1<2)SERVICE<URL>{?s ?p ?o}FILTER(2>1)}",
    "behind a variable's full stop": "SELECT * { ?s ?p ?o.SERVICE <URL> { ?s ?p ?o } }",
    "behind a dollar variable's full stop": "SELECT * { ?s ?p $o.SERVICE <URL> { ?s ?p ?o } }",
    "behind a number": "SELECT * { ?s ?p 1SERVICE <URL> { ?s ?p ?o } }",
    "behind a number with a full stop": "SELECT * { ?s ?p 1.SERVICE <URL> { ?s ?p ?o } }",
    "behind a decimal": "SELECT * { ?s ?p 1.5SERVICE <URL> { ?s ?p ?o } }",
    "behind a double": "SELECT * { ?s ?p 1e5SERVICE <URL> { ?s ?p ?o } }",
    "behind a boolean": "SELECT * { ?s ?p true.SERVICE <URL> { ?s ?p ?o } }",
    "behind a language tag": "SELECT * { ?s ?p 'a'@en.SERVICE <URL> { ?s ?p ?o } }",
    "behind a prefixed name": "SELECT * { ?s ?p nf:b .SERVICE <URL> { ?s ?p ?o } }",
    "behind a prefixed name's full stop": "SELECT * { ?s ?p nf:b.SERVICE <URL> { ?s ?p ?o } }",
    "behind an empty prefixed name": "PREFIX : <urn:x> SELECT * { ?s ?p :.SERVICE <URL> { ?s ?p ?o } }",
    "behind an escape in a name": "SELECT * { FILTER(nf:b\\' != 1) SERVICE <URL> { ?s ?p ?o } } #'",
    "behind a number sign in a name": "SELECT * { FILTER(nf:b\\# != 1) SERVICE <URL> { ?s ?p ?o } }",
    "behind a blank node": "SELECT * { ?s ?p _:b . SERVICE <URL> { ?s ?p ?o } }",
    "behind a blank node's full stop": "SELECT * { ?s ?p _:b.SERVICE <URL> { ?s ?p ?o } }",
    "behind a closing bracket": "SELECT * { ?s ?p ().SERVICE <URL> { ?s ?p ?o } }",
    "as code points": "SELECT * { \\u0053ERVIC\\U00000045 <URL> { ?s ?p ?o } }",
    "as code points of white space": "SELECT * {\\u0020SERVICE\\u0020<URL> { ?s ?p ?o } }",
    "behind a line feed as a code point": "SELECT * { #\\u000A SERVICE <URL> { ?s ?p ?o } }",
    "behind a carriage return as a code point": "SELECT * { #\\u000D SERVICE <URL> { ?s ?p ?o } }",
}


@pytest.mark.parametrize("sparql", CALLS.values(), ids=CALLS)
def test_no_disguise_gets_a_service_called(store: ox.Store, listener: Listener, sparql: str) -> None:
    """Either it is refused, or it is no SPARQL, or the words are not a call: in no case does anybody hear of it."""
    try:
        query(store, sparql.replace("URL", listener.url), "q.rq")
    except InputError as error:
        (fault,) = error.faults
        assert fault.file == "q.rq"
        assert fault.message.startswith(("SERVICE would ask", "is not a SPARQL query", "is a CONSTRUCT"))
    assert listener.calls == 0


def test_the_listener_would_hear_a_call(store: ox.Store, listener: Listener) -> None:
    """So that the test above can fail: the engine itself does call, and hears the answer."""
    asked = CALLS["plain"].replace("URL", listener.url)
    assert isinstance(store.query(asked), ox.QuerySolutions)
    assert listener.calls == 1


def test_the_message_has_the_place(store: ox.Store) -> None:
    with pytest.raises(InputError) as caught:
        query(store, "SELECT * {\n  ?s ?p ?o .\n  SERVICE <http://a.example/> { ?s ?p ?o }\n}", "q.rq")
    assert str(caught.value) == ("q.rq:3:3: SERVICE would ask another machine; nothing is fetched here, so remove it")


HARMLESS = {
    "in a string": "SELECT ?s { ?s ?p 'It broke.'@en FILTER('SERVICE <http://a.example/> {}' != \"service\") }",
    "in a long string": 'SELECT ?s { ?s ?p "It broke."@en FILTER("""\nSERVICE " <x>\n""" != \'\'\'service\'\'\') }',
    "in a comment": "SELECT ?s { ?s ?p 'It broke.'@en } # SERVICE <http://a.example/> {}",
    "in an IRI": "SELECT ?s { ?s ?p 'It broke.'@en FILTER(?s != <http://a.example/SERVICE>) }",
    "as a variable": "SELECT (?service AS ?s) { ?service ?p 'It broke.'@en }",
    "as a name": "PREFIX service: <urn:x:> SELECT ?s { ?s ?p 'It broke.'@en FILTER(?s != service:SERVICE) }",
    "as a part of a word": "SELECT ?s { ?s ?p 'It broke.'@en MINUS { ?s schema:serviceType ?x } }",
}


@pytest.mark.parametrize("sparql", HARMLESS.values(), ids=HARMLESS)
def test_the_word_alone_is_no_call(store: ox.Store, sparql: str) -> None:
    answer = query(store, sparql, "q.rq")
    assert answer.rows == ((ox.NamedNode(f"{DEFAULT_BASE}article/flood/claim/dyke"),),)


# ----------------------------------------------------------------------------------- nothing fetched, nothing changed


@pytest.mark.parametrize(
    "sparql",
    [
        "LOAD <URL>",
        "LOAD SILENT <URL> INTO GRAPH <urn:g>",
        "INSERT DATA { <urn:a> <urn:b> 1 }",
        "DELETE WHERE { ?s ?p ?o }",
        "DROP ALL",
        "SELECT * { ?s ?p ?o } ; INSERT DATA { <urn:a> <urn:b> 1 }",
    ],
)
def test_updates_are_no_queries(store: ox.Store, listener: Listener, sparql: str) -> None:
    before = set(store)
    with pytest.raises(InputError) as caught:
        query(store, sparql.replace("URL", listener.url), "q.rq")
    assert caught.value.faults[0].message.startswith("is not a SPARQL query: ")
    assert set(store) == before
    assert listener.calls == 0


@pytest.mark.parametrize("clause", ["FROM <URL>", "FROM NAMED <URL>"])
def test_a_dataset_clause_fetches_nothing(store: ox.Store, listener: Listener, clause: str) -> None:
    query(store, f"SELECT * {clause} {{ ?s ?p ?o }}".replace("URL", listener.url), "q.rq")
    query(store, f"SELECT * {{ GRAPH <{listener.url}> {{ ?s ?p ?o }} }}", "q.rq")
    assert listener.calls == 0


@pytest.mark.parametrize("context", ["URL", ["URL"], {"@import": "URL"}, [{"a": "urn:a"}, {"@import": "URL"}]])
def test_a_context_elsewhere_is_not_fetched(listener: Listener, context: object) -> None:
    document = json.dumps({"@context": context, "@id": "urn:a", "name": "x"}).replace("URL", listener.url)
    with pytest.raises(InputError) as caught:
        load_store([("x.jsonld", document.encode())])
    assert caught.value.faults[0].file == "x.jsonld"
    assert caught.value.faults[0].message.startswith("is not JSON-LD: ")
    assert listener.calls == 0


@pytest.mark.parametrize("sparql", ["CONSTRUCT WHERE { ?s ?p ?o }", "DESCRIBE ?s { ?s ?p ?o }"])
def test_a_graph_is_no_table(store: ox.Store, sparql: str) -> None:
    with pytest.raises(InputError) as caught:
        query(store, sparql, "q.rq")
    assert str(caught.value) == "q.rq: is a CONSTRUCT or DESCRIBE query; a table needs SELECT or ASK"


def test_a_slip_in_a_query_has_its_line_and_column(store: ox.Store) -> None:
    with pytest.raises(InputError) as caught:
        query(store, "SELECT ?s {\n  ?s schema:text\n}\n", "q.rq")
    (fault,) = caught.value.faults
    assert (fault.file, fault.line, fault.column) == ("q.rq", 3, 1)
    assert fault.message.startswith("is not a SPARQL query: ")
    assert "\n" not in fault.message


def test_a_prefix_that_nobody_declared_is_named(store: ox.Store) -> None:
    with pytest.raises(InputError) as caught:
        query(store, "SELECT ?s {\n  ?s zzz:text ?o\n}\n", "q.rq")
    assert caught.value.faults[0].line == 2
    assert "zzz" in caught.value.faults[0].message


@pytest.mark.parametrize("prefix", sorted(PREFIXES))
def test_every_known_prefix_is_declared(store: ox.Store, prefix: str) -> None:
    answer = query(store, f"SELECT ({prefix}:x AS ?x) {{}}", "q.rq")
    assert answer.rows == ((ox.NamedNode(f"{PREFIXES[prefix]}x"),),)


def test_a_query_can_declare_a_known_prefix_anew(store: ox.Store) -> None:
    answer = query(store, "PREFIX nf: <urn:other:> SELECT (nf:x AS ?x) {}", "q.rq")
    assert answer.rows == ((ox.NamedNode("urn:other:x"),),)


def test_all_graphs_are_asked_as_one() -> None:
    graphs = [("a.nq", b"<urn:a> <urn:p> <urn:o> <urn:g> .\n"), ("b.trig", b"<urn:h> { <urn:b> <urn:p> 2 }")]
    store = load_store(graphs)
    assert len(query(store, "SELECT * { ?s ?p ?o }", "q.rq").rows) == 2
    assert query(store, "SELECT ?g { GRAPH ?g { <urn:b> ?p ?o } }", "q.rq").rows == ((ox.NamedNode("urn:h"),),)


def test_faults_of_several_files_are_told_together() -> None:
    with pytest.raises(InputError) as caught:
        load_store([("a.ttl", b"<urn:a>\n <urn:p> ."), ("b.csv", b"a,b"), ("c.nq", b"nonsense")])
    assert [fault.file for fault in caught.value.faults] == ["a.ttl", "b.csv", "c.nq"]
    assert (caught.value.faults[0].line, caught.value.faults[0].column) == (2, 10)


@pytest.mark.parametrize("head", ["", f"# {')' * 100_000}\n"], ids=["plain", "brackets closed in a comment"])
@pytest.mark.parametrize("depth", [200, 100_000])
def test_a_query_of_any_depth_ends_in_an_answer_or_a_message(tmp_path: Path, depth: int, head: str) -> None:
    (tmp_path / "q.rq").write_text(f"{head}ASK {'{' * depth}{'}' * depth}")
    (tmp_path / "g.ttl").write_text(GRAPH)
    done = subprocess.run(
        [sys.executable, "-m", "pipeline", "query", "q.rq", "--data", "g.ttl"],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        check=False,
    )
    assert done.returncode in (0, 2)


# ------------------------------------------------------------------------------------------------ forms of the answer

TABLE = """\
SELECT ?who ?words ?number ?flag WHERE {
  VALUES (?who ?words ?number ?flag) {
    (<BASEentity/mayor> "a | b, \\"c\\"\\nd"@en 12 true)
    (nf:Assertion "plain" 3.5 UNDEF)
    (<https://a.example/x> UNDEF "2019-03"^^xsd:gYearMonth false)
  }
}
""".replace("BASE", DEFAULT_BASE)
EXPECTED = {
    "text": (
        "who                   words        number    flag\n"
        "──────────────────────────────────────────────────\n"
        'entity/mayor          a | b, "c"   12        true\n'
        "                      d\n"
        "nf:Assertion          plain        3.5\n"
        "https://a.example/x                2019-03   false\n"
        "\n"
        "3 rows\n"
    ),
    "csv": (
        "who,words,number,flag\r\n"
        f'{DEFAULT_BASE}entity/mayor,"a | b, ""c""\nd",12,true\r\n'
        f"{NF}Assertion,plain,3.5,\r\n"
        "https://a.example/x,,2019-03,false\r\n"
    ),
    "md": (
        "| who | words | number | flag |\n"
        "| --- | --- | --- | --- |\n"
        '| entity/mayor | a \\| b, "c" d | 12 | true |\n'
        "| nf:Assertion | plain | 3.5 |  |\n"
        "| https://a.example/x |  | 2019-03 | false |\n"
    ),
}


@pytest.mark.parametrize("form", sorted(EXPECTED))
def test_a_table_to_the_letter(store: ox.Store, form: str) -> None:
    assert WRITERS[form](query(store, TABLE, "q.rq"), DEFAULT_BASE) == EXPECTED[form]


def test_a_table_as_sparql_results_json(store: ox.Store) -> None:
    """As https://www.w3.org/TR/sparql11-results-json/ has it: no datatype with a language, none for plain strings."""
    xsd = PREFIXES["xsd"]
    assert json.loads(WRITERS["json"](query(store, TABLE, "q.rq"), DEFAULT_BASE)) == {
        "head": {"vars": ["who", "words", "number", "flag"]},
        "results": {
            "bindings": [
                {
                    "who": {"type": "uri", "value": f"{DEFAULT_BASE}entity/mayor"},
                    "words": {"type": "literal", "value": 'a | b, "c"\nd', "xml:lang": "en"},
                    "number": {"type": "literal", "value": "12", "datatype": f"{xsd}integer"},
                    "flag": {"type": "literal", "value": "true", "datatype": f"{xsd}boolean"},
                },
                {
                    "who": {"type": "uri", "value": f"{NF}Assertion"},
                    "words": {"type": "literal", "value": "plain"},
                    "number": {"type": "literal", "value": "3.5", "datatype": f"{xsd}decimal"},
                },
                {
                    "who": {"type": "uri", "value": "https://a.example/x"},
                    "number": {"type": "literal", "value": "2019-03", "datatype": f"{xsd}gYearMonth"},
                    "flag": {"type": "literal", "value": "false", "datatype": f"{xsd}boolean"},
                },
            ]
        },
    }


def test_a_yes_or_no_as_sparql_results_json(store: ox.Store) -> None:
    """Source: https://www.w3.org/TR/sparql11-results-json/#ask-result-form."""
    document = json.loads(WRITERS["json"](query(store, "ASK { ?s ?p 'It broke.'@en }", "q.rq"), DEFAULT_BASE))
    assert document == {"head": {}, "boolean": True}


def test_a_yes_or_no_as_a_table(store: ox.Store) -> None:
    answer = query(store, "ASK { ?s ?p 'It holds.'@en }", "q.rq")
    assert WRITERS["text"](answer, DEFAULT_BASE) == "answer\n──────\nfalse\n\n1 row\n"
    assert WRITERS["csv"](answer, DEFAULT_BASE) == "answer\r\nfalse\r\n"


def test_no_rows(store: ox.Store) -> None:
    answer = query(store, "SELECT ?x { ?x schema:text 'It holds.' }", "q.rq")
    assert WRITERS["text"](answer, DEFAULT_BASE) == "x\n─\n\n0 rows\n"
    assert WRITERS["md"](answer, DEFAULT_BASE) == "| x |\n| --- |\n"
    assert WRITERS["csv"](answer, DEFAULT_BASE) == "x\r\n"


# ------------------------------------------------------------------------------------------------ the network is shut


def test_no_verb_opens_a_connection(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What Python itself would open; what the libraries in Rust open, the next test sees."""

    def refuse(*arguments: object) -> NoReturn:
        raise AssertionError(f"a connection to {arguments[1:]} was tried")

    for name in ("connect", "connect_ex", "sendto"):
        monkeypatch.setattr(socket.socket, name, refuse)
    for name in ("getaddrinfo", "create_connection"):
        monkeypatch.setattr(socket, name, refuse)
    (tmp_path / "q.rq").write_text("SELECT * { ?s nf:stance nf:denies }")
    (tmp_path / "text.txt").write_text("A sentence. Another.")
    (tmp_path / "tiny.yaml").write_text("article: {id: a, headline: b, language: en}\nclaims: {c: {text: d, s: 1}}\n")
    out = str(tmp_path / "out")
    assert main(["export", str(ROOT / "facts"), "--out", out]) == 0
    assert main(["check", str(ROOT / "facts")]) == 0
    assert main(["anchor", str(tmp_path / "tiny.yaml"), "--text", str(tmp_path / "text.txt")]) == 0
    assert main(["check", str(tmp_path / "tiny.yaml"), "--engine", "pyshacl"]) == 0
    assert main(["query", str(tmp_path / "q.rq"), "--data", out]) == 0


@pytest.mark.skipif(shutil.which("strace") is None, reason="strace, which sees every system call, is not installed")
def test_no_verb_asks_the_system_for_a_connection(tmp_path: Path) -> None:
    (tmp_path / "q.rq").write_text("SELECT * { ?s nf:stance nf:denies }")
    verbs = [["export", str(ROOT / "facts")], ["check", str(ROOT / "facts")], ["query", "q.rq"]]
    for number, arguments in enumerate(verbs):
        trace = tmp_path / f"trace-{number}"
        strace = ["strace", "-f", "-qq", "-e", "trace=connect,sendto,socket", "-o", str(trace)]
        done = subprocess.run(
            [*strace, sys.executable, "-m", "pipeline", *arguments],
            cwd=tmp_path,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
        if "ptrace" in done.stderr:
            pytest.skip("strace may not trace here")
        assert done.returncode == 0, done.stderr
        calls = [line for line in trace.read_text().splitlines() if "AF_INET" in line or "connect(" in line]
        assert calls == []
