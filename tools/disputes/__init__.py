"""The picture of an article's disputes: parties, facts, and who stands where."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox

from pipeline.errors import Fault, InputError
from pipeline.rdf import read_statements
from pipeline.resources import read_bytes
from tools.disputes.draw import draw_disputes
from tools.disputes.find import find_disputes


def draw_file(path: Path) -> str:
    """The picture of an exported article, a TriG file, as SVG.

    Raises `InputError` where the file cannot be read, is not TriG, or holds nothing that is in dispute.
    """
    try:
        return draw_disputes(find_disputes(read_statements(read_bytes(path), ox.RdfFormat.TRIG)))
    except SyntaxError as error:
        raise InputError([Fault(f"is not TriG: {error.msg}", str(path), error.lineno, error.offset)]) from None
    except ValueError as error:
        raise InputError([Fault(str(error), str(path))]) from None
