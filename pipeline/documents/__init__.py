"""Text into trees of nodes that know their line: YAML and JSON."""

from pipeline.documents.from_json import load_json, read_json
from pipeline.documents.from_yaml import read_yaml
from pipeline.documents.nodes import MAX_BYTES, Node, Path, Position, Scalar, read_text, write_path
from pipeline.documents.source import Document, Source

__all__ = [
    "MAX_BYTES",
    "Document",
    "Node",
    "Path",
    "Position",
    "Scalar",
    "Source",
    "load_json",
    "read_json",
    "read_text",
    "read_yaml",
    "write_path",
]
