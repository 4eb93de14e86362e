"""Foreign: anybody's RDF as graphs, one at a time, each of which knows where in the file its nodes stand.

A text is read whole; N-Quads may come line by line, and are then read graph by graph, in memory for one graph alone.
Nothing is ever fetched: not a JSON-LD context, not what `owl:imports` names.
"""

from pipeline.foreign.forms import FORMS, MAX_BYTES, Origin, form_of
from pipeline.foreign.graphs import ForeignGraph, Places
from pipeline.foreign.read import read_foreign
from pipeline.foreign.stream import WHOLE

__all__ = ["FORMS", "MAX_BYTES", "WHOLE", "ForeignGraph", "Origin", "Places", "form_of", "read_foreign"]
