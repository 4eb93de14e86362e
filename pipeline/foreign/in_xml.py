"""Places in RDF/XML, and the document types that it must not bring, for these define entities.

Source: https://www.w3.org/TR/rdf-syntax-grammar/
"""

from __future__ import annotations

from collections.abc import Collection
from xml.parsers import expat

from pipeline.documents import Position
from pipeline.foreign.forms import Origin
from pipeline.foreign.graphs import Places
from pipeline.foreign.in_turtle import resolve
from pipeline.namespaces import RDF

_BASE = "http://www.w3.org/XML/1998/namespace base"


class _DoctypeError(Exception):
    """A document type begins."""


def refuse_doctype(origin: Origin, content: bytes) -> None:
    """Raises `InputError` where a document type is declared, or where the text is not XML."""
    parser = expat.ParserCreate()

    def refuse(*_: object) -> None:
        raise _DoctypeError

    parser.StartDoctypeDeclHandler = refuse
    try:
        parser.Parse(content, True)
    except _DoctypeError:
        line, column = parser.CurrentLineNumber, parser.CurrentColumnNumber + 1
        raise origin.fault("declares a DOCTYPE, which can define entities; remove it", line, column) from None
    except expat.ExpatError as error:
        message = f"is not XML: {expat.ErrorString(error.code)}"
        raise origin.fault(message, error.lineno, error.offset + 1) from None
    except (LookupError, ValueError) as error:  # an encoding that Python does not know, or expat cannot use
        raise origin.fault(f"is not XML: {error}; save it as UTF-8", 1, 1) from None


def locate(content: bytes, base: str, graph: str, nodes: Collection[str]) -> Places:
    """Where the elements start that describe nodes (``rdf:about``, ``rdf:ID``, ``rdf:nodeID``), or refer to them."""
    parser = expat.ParserCreate(namespace_separator=" ")
    bases = [base]
    nodes_follow = [True]  # elements for nodes and for properties take turns
    subjects: Places = {}
    others: Places = {}

    def start(element: str, attributes: dict[str, str]) -> None:
        is_node = nodes_follow[-1] and element != f"{RDF} RDF"
        is_resource = attributes.get(f"{RDF} parseType") == "Resource"
        nodes_follow.append(not is_node and not is_resource)
        bases.append(resolve(attributes[_BASE], bases[-1])[1:-1] if _BASE in attributes else bases[-1])
        for name in ("about", "ID", "nodeID", "resource"):
            value = attributes.get(f"{RDF} {name}")
            if value is None:
                continue
            text = f"#{value}" if name == "ID" else value
            node = f"_:{value}" if name == "nodeID" else resolve(text, bases[-1])
            if node in nodes:
                place = Position(parser.CurrentLineNumber, parser.CurrentColumnNumber + 1)
                (subjects if is_node else others).setdefault(node, place)

    def end(_: str) -> None:
        bases.pop()
        nodes_follow.pop()

    parser.StartElementHandler, parser.EndElementHandler = start, end
    parser.Parse(content, True)
    return others | subjects
