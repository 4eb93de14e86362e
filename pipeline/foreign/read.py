"""Read: the graphs of an origin, whatever its form."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

import pyoxigraph as ox

from pipeline.foreign import in_json, in_lines, in_turtle, in_xml, stream
from pipeline.foreign.forms import FORMS, Origin
from pipeline.foreign.graphs import ForeignGraph, Locate, group

_NQUADS = FORMS["nq"]


def read_foreign(origin: Origin) -> Iterator[ForeignGraph]:
    """The graphs of an origin. Raises `InputError` where it is not what its form says.

    Lines are read graph by graph. A graph that comes back there, behind another one, is a fault: what was said of
    its first part may be wrong.
    """
    if isinstance(origin.content, bytes):
        return _read_whole(origin, origin.content.removeprefix(b"\xef\xbb\xbf"))
    return stream.read_stream(origin, origin.content)


def _read_whole(origin: Origin, content: bytes) -> Iterator[ForeignGraph]:
    if origin.form == FORMS["jsonld"]:
        in_json.refuse_remote_contexts(origin, content)
    if origin.form == FORMS["rdf"]:
        in_xml.refuse_doctype(origin, content)
    base = origin.base if origin.form not in (FORMS["nt"], _NQUADS) else None
    try:
        graphs = list(group(ox.parse(content, origin.form, base_iri=base)))
    except SyntaxError as error:
        raise origin.wrong(error) from None
    locate = _locator(origin, content)
    for name, statements in graphs:
        yield ForeignGraph(name, statements, locate)


def _locator(origin: Origin, content: bytes) -> Locate:
    if origin.form in (FORMS["ttl"], FORMS["trig"]):
        return partial(in_turtle.locate, content.decode(), origin.base)
    if origin.form == FORMS["jsonld"]:
        return partial(in_json.locate, content, origin.base)
    if origin.form == FORMS["rdf"]:
        return partial(in_xml.locate, content, origin.base)
    return partial(in_lines.locate, content.split(b"\n"), 1)
