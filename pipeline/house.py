"""The house: what a run needs beside its sheets. Each part is read when it is first asked for, and once."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from hashlib import sha256
from pathlib import Path

from pipeline import __version__, resources
from pipeline.documents import Document, read_text
from pipeline.errors import Fault, InputError
from pipeline.identifiers import check_base
from pipeline.mapping import read_mappings
from pipeline.namespaces import DEFAULT_BASE, SHAPES
from pipeline.read import read_authority
from pipeline.resolve import Scope
from pipeline.rml import Mapping
from pipeline.serialise import Context
from pipeline.shapes import Shapes, read_shapes
from pipeline.sheet import Authority
from pipeline.validate import Engine
from pipeline.vocabulary import Vocabulary, read_vocabulary

AUTHORITY = "entities"
"""The name of the authority file, less its ending."""
AUTHORITY_FILES = tuple(f"{AUTHORITY}{ending}" for ending in (".yaml", ".yml", ".json"))


@dataclass(frozen=True)
class House:
    """Mappings, shapes, vocabulary and authority files, and the base of the IRIs that are minted."""

    base: str = DEFAULT_BASE
    mappings: Path = resources.MAPPINGS
    shapes: Path = resources.SHAPES
    engine: Engine = "shacl"
    drafts: bool = False
    """Whether sheets that nobody has reviewed are let in."""
    _authorities: dict[Path, Document[Authority] | None] = field(default_factory=dict)

    def __post_init__(self) -> None:
        try:
            check_base(self.base)
        except ValueError as error:
            raise InputError([Fault(str(error))]) from None

    @cached_property
    def vocabulary(self) -> Vocabulary:
        """The vocabulary, and what schema.org has."""
        files = resources.files_of(resources.VOCABULARY, ".ttl")
        return read_vocabulary(*(resources.read_bytes(path) for path in files))

    @cached_property
    def rules(self) -> Mapping:
        """The mappings, parsed and compiled."""
        files = self._mapping_files
        return read_mappings((str(path), read_text(resources.read_bytes(path), str(path))) for path in files)

    @cached_property
    def compiled_shapes(self) -> Shapes:
        """The shapes."""
        return read_shapes((str(path), resources.read_bytes(path)) for path in self._shape_files)

    @cached_property
    def context(self) -> Context:
        """The JSON-LD context."""
        content = resources.read_bytes(resources.VOCABULARY / "context.jsonld")
        return Context(json.loads(content)["@context"])

    @property
    def _mapping_files(self) -> list[Path]:
        return resources.files_of(self.mappings, ".yml", ".yaml", ".yarrrml")

    @property
    def _shape_files(self) -> list[Path]:
        return [self.shapes] if self.shapes.is_file() else resources.files_of(self.shapes, ".ttl")

    def digest(self, authorities: Iterable[bytes]) -> str:
        """The SHA-256 of all that graphs are made with but the sheets; `authorities` are the authority files."""
        files = [*self._mapping_files, *self._shape_files]
        files += resources.files_of(resources.VOCABULARY, ".ttl", ".jsonld")
        contents = [*map(resources.read_bytes, files), *authorities]
        digests = (sha256(content).hexdigest() for content in contents)
        parts = [__version__, self.base, self.engine, *self._admitting, *digests]
        return sha256("\n".join(parts).encode()).hexdigest()

    @property
    def _admitting(self) -> list[str]:
        return ["drafts"] if self.drafts else []

    def scope(self, folder: Path) -> Scope:
        """What the sheets of a folder share, the authority file that stands in it above all."""
        if folder not in self._authorities:
            found = authority_in(folder)
            document = read_authority(resources.read_bytes(found), str(found)) if found else None
            self._authorities[folder] = document
        shapes = SHAPES if self.shapes == resources.SHAPES else None  # of others' shapes we do not know the IRI
        return Scope(self.vocabulary, self._authorities[folder], self.base, shapes)


def authority_in(folder: Path) -> Path | None:
    """The authority file of a folder, where there is one."""
    return next((path for name in AUTHORITY_FILES if (path := folder / name).is_file()), None)
