"""The forms that RDF comes in, and how one is recognised."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

import pyoxigraph as ox

from pipeline.errors import Fault, InputError

FORMS: Final = {
    "ttl": ox.RdfFormat.TURTLE,
    "trig": ox.RdfFormat.TRIG,
    "nt": ox.RdfFormat.N_TRIPLES,
    "nq": ox.RdfFormat.N_QUADS,
    "jsonld": ox.RdfFormat.JSON_LD,
    "rdf": ox.RdfFormat.RDF_XML,
}
"""The forms by the endings of their files."""

_ENDINGS = {**FORMS, "turtle": FORMS["ttl"], "json": FORMS["jsonld"], "xml": FORMS["rdf"], "owl": FORMS["rdf"]}
_MEDIA_TYPES = {form.media_type: form for form in FORMS.values()}

MAX_BYTES: Final = 512 * 1024 * 1024
"""What is read whole at most: from it follow some ten times as many bytes of memory."""


@dataclass(frozen=True)
class Origin:
    """A text in a form: its name for people, the IRI that relative ones are resolved against, and its bytes.

    Where there are too many of these, they are the lines of an N-Quads file.
    """

    name: str
    form: ox.RdfFormat
    base: str
    content: bytes | Iterable[bytes]

    def fault(self, message: str, line: int | None = None, column: int | None = None) -> InputError:
        """Something is wrong with the text."""
        return InputError([Fault(message, self.name, line, column)])

    def wrong(self, error: SyntaxError, first_line: int = 1) -> InputError:
        """The text is not what its form says; `first_line` is where in the file the text starts that was parsed."""
        line = error.lineno + first_line - 1 if error.lineno else None
        message = error.msg.partition(": ")[2] if error.msg.startswith("Parser error at") else error.msg
        return self.fault(f"is not {self.form.name}: {message}", line, error.offset)


def form_of(name: str, form: str | None = None, media_type: str = "") -> ox.RdfFormat:
    """The form that is given, else that of a media type, else that of a name's ending. Raises `InputError`."""
    if form is not None:
        return FORMS[form]
    found = _MEDIA_TYPES.get(media_type.partition(";")[0].strip().lower())
    found = found or _ENDINGS.get(name.rpartition("/")[2].rpartition(".")[2].lower())
    if found is None:
        raise InputError([Fault(f"is in no form that is known; say which with `--form` ({', '.join(FORMS)})", name)])
    return found
