"""Anchors: where the sentences of a source text stand, and their digests, without a word of the text."""

from __future__ import annotations

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, ValidationError

from pipeline.documents import Source, read_text
from pipeline.errors import InputError
from pipeline.sheet.terms import DIGEST

Digest = Annotated[str, StringConstraints(pattern=DIGEST)]


class _Model(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Anchor(_Model):
    """A sentence: the offsets of its first character and of the one behind its last, and the digest of its text.

    Characters are Unicode code points of the text as `pipeline.documents.read_text` gives it.
    """

    start: Annotated[int, Field(ge=0)]
    end: Annotated[int, Field(ge=1)]
    sha256: Digest


class Anchors(_Model):
    """The anchors of a text; the sentences are numbered from 1 in the order of the list."""

    sha256: Digest
    language: str
    splitter: str
    sentences: tuple[Anchor, ...]

    def write(self) -> str:
        """The anchors as JSON, one sentence a line."""
        head = self.model_dump_json(exclude={"sentences"})[:-1]
        lines = ",\n".join(f"  {anchor.model_dump_json()}" for anchor in self.sentences)
        return f'{head},"sentences":[\n{lines}\n]}}\n'


def read_anchors(content: bytes, file: str) -> Anchors:
    """The anchors in a file's bytes. Raises `InputError`."""
    source = Source(file, read_text(content, file), is_json=True)
    try:
        return Anchors.model_validate(source.value())
    except ValidationError as error:
        remedy = "write the anchors anew with `newsfacts anchor`"
        faults = [source.fault(f"{e['msg']}; {remedy}", e["loc"]) for e in error.errors(include_url=False)]
    raise InputError(faults)
