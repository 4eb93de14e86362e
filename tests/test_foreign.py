"""Anybody's RDF: each form is read, each node is found in its line, and nothing is fetched."""

from __future__ import annotations

import io
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pyoxigraph as ox
import pytest
import requests

from pipeline.errors import InputError, StoreError
from pipeline.foreign import FORMS, ForeignGraph, Origin, form_of, read_foreign
from pipeline.foreign.in_turtle import mentions
from pipeline.origins import from_file, from_url
from pipeline.web import fetch

OUTPUT = Path(__file__).parents[1] / "output"
BASE = "https://ex.example/base/"
GRAPHS = {
    "ttl": """\
# <commented> a <out> .
@prefix ex: <https://ex.example/> .
PREFIX : <https://ex.example/colon#>
@base <https://ex.example/base/> .

ex:one a ex:Thing ; ex:says "two # not a comment" , '''<long> .
:three a :four .''' ;
    ex:knows :three , <rel/ative> .
  :three ex:value 1.5 , 2 , .5e1 , true .
BASE <https://other.example/>
<rel/ative> ex:knows ( ex:in [ ex:deep _:label ] ) .
<https://ex.example/a\\u0062c> ex:p ex:with\\,comma .
ex:with\\,comma ex:p "x"@en-GB , "y"^^ex:type .
_:label ex:p [ ex:inner ex:one ] .
[] a ex:First . [ ex:q 1 ] ex:p 2 .
""",
    "nt": """\
# a comment
<https://ex.example/one> <https://ex.example/p> "<https://ex.example/two>" .
  <https://ex.example/two> <https://ex.example/p> _:b.1 .

_:b.1 <https://ex.example/p> "x\\"y"@en . # behind
""",
    "jsonld": """\
{
  "@context": {"ex": "https://ex.example/", "id": "@id", "knows": {"@id": "ex:knows", "@type": "@id"}},
  "@graph": [
    {"id": "ex:one", "knows": "ex:two", "ex:p": "ex:text"},
    {"id": "https://ex.example/two", "ex:p": [
      {"@id": "three", "ex:p": 1}, {"ex:deep": {"@id": "_:me"}}]},
    {"ex:p": "nobody"}
  ]
}
""",
    "rdf": """\
<?xml version="1.0"?>
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:ex="https://ex.example/">
  <rdf:Description rdf:about="https://ex.example/one"
      ex:p="x"/>
  <ex:Thing rdf:about="two" xml:base="https://ex.example/sub/">
    <ex:knows rdf:resource="three"/><ex:knows rdf:nodeID="n"/>
  </ex:Thing>
  <ex:Thing rdf:nodeID="n" ex:p="y"/>
</rdf:RDF>
""",
}
PLACES = {
    "ttl": {
        "<https://ex.example/one>": (6, 1),
        "<https://ex.example/colon#three>": (9, 3),
        "<https://ex.example/base/rel/ative>": (8, 23),
        "<https://other.example/rel/ative>": (11, 1),
        "<https://ex.example/abc>": (12, 1),
        "<https://ex.example/with,comma>": (13, 1),
        "<https://ex.example/in>": (11, 24),
        "_:label": (14, 1),
        "_:unnamed-2": (11, 1),
    },
    "nt": {
        "<https://ex.example/one>": (2, 1),
        "<https://ex.example/two>": (3, 3),
        "_:b.1": (5, 1),
    },
    "jsonld": {
        "<https://ex.example/one>": (4, 12),
        "<https://ex.example/two>": (5, 12),
        "<https://ex.example/base/three>": (6, 15),
        "_:me": (6, 56),
    },
    "rdf": {
        "<https://ex.example/one>": (3, 3),
        "<https://ex.example/sub/two>": (5, 3),
        "<https://ex.example/sub/three>": (6, 5),
        "_:n": (8, 3),
    },
}


def graphs(text: str | bytes, form: str) -> list[ForeignGraph]:
    content = text.encode() if isinstance(text, str) else text
    return list(read_foreign(Origin(f"data.{form}", FORMS[form], BASE, content)))


def refused(text: str | bytes, form: str) -> str:
    with pytest.raises(InputError) as caught:
        graphs(text, form)
    (fault,) = caught.value.faults
    return str(fault)


@pytest.mark.parametrize("form", GRAPHS)
def test_each_node_stands_in_its_line(form: str) -> None:
    (graph,) = graphs(GRAPHS[form], form)
    assert graph.places(PLACES[form]) == PLACES[form]


@pytest.mark.parametrize("form", ["ttl", "jsonld"])
def test_a_node_without_a_label_has_the_place_where_it_starts(form: str) -> None:
    (graph,) = graphs(GRAPHS[form], form)
    said = {str(triple.subject): str(triple.object) for *_, triple in graph.statements}
    places = graph.places(said)
    assert None not in places.values()
    lines = {said[node]: place.line for node, place in places.items() if node.startswith("_:unnamed")}
    assert lines["<https://ex.example/First>" if form == "ttl" else '"nobody"'] == (15 if form == "ttl" else 7)


@pytest.mark.parametrize("form", ["ttl", "trig", "nq", "jsonld"])
def test_every_subject_of_our_own_output_is_found_where_it_stands(form: str) -> None:
    path = OUTPUT / f"defense-chiefs-call.{form}"
    (graph,) = read_foreign(from_file(path))
    subjects = {str(triple.subject) for *_, triple in graph.statements}
    places = graph.places(subjects)
    assert places.keys() == subjects
    lines = path.read_text().splitlines()
    for subject, place in places.items():
        rest = lines[place.line - 1][place.column - 1 :]
        assert rest.startswith(('"', "<", "nf:", "schema:", "property:"))
        assert subject.strip("<>").rpartition("/")[2] in rest


def test_all_forms_of_our_output_read_alike() -> None:
    found = []
    for form in ("ttl", "trig", "nq", "jsonld"):
        path = OUTPUT / f"defense-chiefs-call.{form}"
        (graph,) = read_foreign(from_file(path))
        found.append({triple for *_, triple in graph.statements})
    assert len(found[0]) > 1000
    assert all(each == found[0] for each in found)


TRIG = """\
@prefix ex: <https://ex.example/> .
ex:a ex:p 1 .
ex:g { ex:a ex:p 2 . ex:b ex:p 3 }
GRAPH ex:h {
  ex:a ex:p 4
}
{ ex:b ex:p 5 }
"""


def test_a_node_of_several_graphs_has_a_place_in_each() -> None:
    lines = {each.name: each.places(["<https://ex.example/a>"]) for each in graphs(TRIG, "trig")}
    assert {name: place.line for name, places in lines.items() for place in places.values()} == {
        "": 2,
        "<https://ex.example/g>": 3,
        "<https://ex.example/h>": 5,
    }


def test_the_tokeniser_finds_the_subjects_of_any_turtle_that_pyoxigraph_writes() -> None:
    quads = list(ox.parse(path=str(OUTPUT / "defense-chiefs-call.nq")))
    prefixes = {"schema": "https://schema.org/", "e": "https://example.org/newsfacts/entity/", "": "urn:x:"}
    text = ox.serialize([quad.triple for quad in quads], format=ox.RdfFormat.TURTLE, prefixes=prefixes) or b""
    found = {mention.node for mention in mentions(text.decode(), BASE) if mention.is_subject}
    assert found == {str(quad.subject) for quad in quads}


@pytest.mark.parametrize(
    ("form", "text", "message"),
    [
        ("ttl", "@prefix ex: <https://ex.example/> .\nex:a ex:p .", "data.ttl:2:11: is not Turtle: "),
        ("ttl", "ex:a ex:p 1 .", "data.ttl:1:1: is not Turtle: The prefix ex: has not been declared"),
        ("trig", "<g> { <a> <b> 1 ", "data.trig:1:"),
        ("nt", "<https://e.example/a> <https://e.example/b> <c> .", "data.nt:1:"),
        ("nq", "<https://e.example/a> <https://e.example/b> 1 .", "data.nq:1:45: is not N-Quads: "),
        ("nq", b'\n<https://e.example/a> <https://e.example/b> "\xff" .', "data.nq:2:"),
        ("jsonld", '{"@id": "a",\n "x" 1}', "data.jsonld:2:6: is not JSON-LD: "),
        ("rdf", "<rdf:RDF", "data.rdf:1:"),
    ],
)
def test_what_is_not_its_form_is_one_fault_with_its_place(form: str, text: str | bytes, message: str) -> None:
    assert refused(text, form).startswith(message)


def test_a_context_that_stands_elsewhere_is_refused_with_its_line() -> None:
    text = '{"@id": "a",\n "@context": ["https://schema.org", {}]}'
    assert refused(text, "jsonld") == (
        "data.jsonld:2:15: the context <https://schema.org> stands elsewhere, and nothing is fetched here; put its "
        'content in place of its address (for schema.org, `{"@vocab": "https://schema.org/"}` does)'
    )
    nested = '{"@context": {"p": {"@id": "ex:p", "@context": "other.jsonld"}}}'
    assert "<other.jsonld> stands elsewhere" in refused(nested, "jsonld")


def test_a_document_type_is_refused_before_it_can_define_anything() -> None:
    text = '<?xml version="1.0"?>\n<!DOCTYPE x [<!ENTITY e "e">]>\n' + GRAPHS["rdf"].partition("\n")[2]
    assert refused(text, "rdf").startswith("data.rdf:2:")
    assert "DOCTYPE" in refused(text, "rdf")


def test_forms_are_told_by_name_or_by_media_type() -> None:
    assert {ending: form_of(f"a.b/data.{ending}") for ending in FORMS} == dict(FORMS)
    assert form_of("x", media_type="application/ld+json; charset=utf-8") == FORMS["jsonld"]
    with pytest.raises(InputError, match="--form"):
        form_of("data.csv")


# ----------------------------------------------------------------------------------------------------------- streams


def quads(*graphs: int) -> str:
    return "".join(
        f'<https://e.example/s{line}> <https://e.example/p> "{graph}" <https://e.example/g{graph}> .\n'
        for line, graph in enumerate(graphs, 1)
    )


def stream(text: str) -> list[ForeignGraph]:
    return list(read_foreign(Origin("big.nq", FORMS["nq"], BASE, io.BytesIO(text.encode()))))


def test_a_large_file_comes_graph_by_graph_with_its_lines() -> None:
    found = stream(f"# head\n{quads(1, 1, 2)}\n{quads(3)}")
    assert [(graph.name, len(graph.statements)) for graph in found] == [
        ("<https://e.example/g1>", 2),
        ("<https://e.example/g2>", 1),
        ("<https://e.example/g3>", 1),
    ]
    assert [graph.places(["<https://e.example/s3>"]) for graph in found][1] == {"<https://e.example/s3>": (4, 1)}
    assert found[2].places(["<https://e.example/s1>"]) == {"<https://e.example/s1>": (6, 1)}


def test_a_graph_that_comes_back_is_a_fault_in_a_stream_and_none_in_a_small_file() -> None:
    with pytest.raises(InputError, match=r"big\.nq:3: <https://e\.example/g1> comes back behind another graph"):
        stream(quads(1, 2, 1))
    assert [len(graph.statements) for graph in graphs(quads(1, 2, 1), "nq")] == [2, 1]


def test_a_fault_in_a_stream_has_its_line() -> None:
    with pytest.raises(InputError, match=r"^big.nq:4:\d+: is not N-Quads"):
        stream(quads(1, 2, 2) + "<a> oops .\n" + quads(3))


def test_what_is_not_there_is_one_fault(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"none\.nq: cannot be read"):
        from_file(tmp_path / "none.nq")


def test_large_nquads_are_not_read_whole(tmp_path: Path) -> None:
    path = tmp_path / "big.nq"
    path.write_text(quads(1, 2))
    assert isinstance(from_file(path).content, bytes)
    origin = from_file(path, whole=10)
    assert not isinstance(origin.content, bytes)
    assert len(list(read_foreign(origin))) == 2


# --------------------------------------------------------------------------------------------------------------- web


@contextmanager
def server(body: bytes, kind: str = "text/turtle", status: int = 200) -> Iterator[tuple[str, list[dict[str, str]]]]:
    """A server on loopback with one answer, and the headers of the requests that it had."""
    asked: list[dict[str, str]] = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(dict(self.headers))
            self.send_response(status)
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *arguments: object) -> None: ...

    with HTTPServer(("127.0.0.1", 0), Handler) as web:
        thread = threading.Thread(target=web.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        try:
            yield f"http://127.0.0.1:{web.server_port}/data", asked
        finally:
            web.shutdown()
            thread.join()


def test_a_url_is_fetched_with_its_form_and_its_base(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    netrc = tmp_path / "netrc"
    netrc.write_text("machine 127.0.0.1 login me password secret\n")
    monkeypatch.setenv("NETRC", str(netrc))
    with server(b"<a> <b> <c> .") as (url, asked):
        (graph,) = read_foreign(from_url(url))
    assert graph.statements[0].subject == url.replace("/data", "/a")
    assert "Authorization" not in asked[0]
    assert "text/turtle" in asked[0]["Accept"]


def test_a_server_that_has_nothing_is_a_failure_of_the_network() -> None:
    with server(b"", status=404) as (url, _), requests.Session() as session, pytest.raises(StoreError, match="404"):
        fetch(url, "*/*", session)
    with requests.Session() as session, pytest.raises(StoreError, match="cannot be fetched"):
        fetch("http://127.0.0.1:1/", "*/*", session)


def test_limits_of_size_and_time(monkeypatch: pytest.MonkeyPatch) -> None:
    with server(b"<a> <b> <c> .") as (url, _), requests.Session() as session:
        with pytest.raises(StoreError, match="takes longer"):
            fetch(url, "*/*", session, seconds=0)
        monkeypatch.setattr("pipeline.web.MAX_BYTES", 5)
        with pytest.raises(StoreError, match="is larger than"):
            fetch(url, "*/*", session)


def test_a_url_with_a_password_is_refused() -> None:
    with requests.Session() as session, pytest.raises(InputError) as caught:
        fetch("https://me:secret@ex.example/", "*/*", session)
    assert "secret" not in str(caught.value)
