"""Origins: where RDF comes from. Files are opened here, a URL is fetched, and a store is opened to be read."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pyoxigraph as ox

from pipeline.errors import Fault, InputError, StoreError
from pipeline.foreign import FORMS, MAX_BYTES, WHOLE, Origin, form_of, read_foreign
from pipeline.resources import read_bytes
from pipeline.web import fetch, new_session

_ACCEPT = ", ".join(f"{form.media_type};q={1 - rank / 10}" for rank, form in enumerate(FORMS.values()))


def from_file(path: Path, form: str | None = None, whole: int = WHOLE) -> Origin:
    """The RDF in a file: as lines where it is N-Quads of more than `whole` bytes. Raises `InputError`."""
    if path.is_dir():
        raise InputError([Fault("is a folder; name the files in it, as in output/*.trig", str(path))])
    kind = form_of(path.name, form)
    try:
        size = path.stat().st_size
    except OSError as error:
        raise InputError([Fault(f"cannot be read: {error.strerror or error}", str(path))]) from None
    base = path.resolve().as_uri()
    if kind == FORMS["nq"] and size > whole:
        return Origin(str(path), kind, base, _lines(path))
    if size > MAX_BYTES:
        limit = MAX_BYTES // 1024 // 1024
        message = f"is larger than {limit} MiB; N-Quads, sorted by graph, are validated graph by graph at any size"
        raise InputError([Fault(message, str(path))])
    return Origin(str(path), kind, base, read_bytes(path))


def _lines(path: Path) -> Iterator[bytes]:
    try:
        with path.open("rb") as file:
            yield from file
    except OSError as error:
        raise InputError([Fault(f"cannot be read: {error.strerror or error}", str(path))]) from None


def from_url(url: str, form: str | None = None) -> Origin:
    """The RDF at a URL. Raises `StoreError` where the network fails, and `InputError`."""
    with new_session() as session:
        found = fetch(url, _ACCEPT, session)
    return Origin(url, form_of(urlsplit(found.url).path, form, found.media_type), found.url, found.content)


def open_store(path: Path) -> ox.Store:
    """An embedded store in a folder, to be read alone, or a store in memory of a file of RDF."""
    if path.is_dir():
        try:
            return ox.Store.read_only(str(path))
        except OSError as error:
            raise StoreError(f"{path}: cannot be opened as a store: {error}") from None
    store = ox.Store()
    for graph in read_foreign(from_file(path)):
        store.bulk_extend(graph.quads())
    return store
