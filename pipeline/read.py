"""Read: bytes of a file into sheets of the typed model, or every fault with its line and a remedy."""

from __future__ import annotations

import re
from collections.abc import Iterator
from types import NoneType, UnionType
from typing import Annotated, Any, TypeVar, Union, get_args, get_origin

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from pipeline.documents import Document, Path, Source, read_text
from pipeline.errors import Fault, Faults, InputError
from pipeline.identifiers import suggest
from pipeline.salvage import salvage
from pipeline.sheet import Authority, Sheet
from pipeline.sheet.terms import DIGEST, IRI, LANGUAGE, NUMBER, PREFIX, REFERENCE, SLUG, TEXT_KEY, WIKIDATA

M = TypeVar("M", bound=BaseModel)


def read(content: bytes, file: str) -> Iterator[Document[Sheet]]:
    """The sheets in a file: one in ``.yaml`` or ``.json``, one a line in ``.jsonl``.

    A document whose parts do not fit the model carries its faults; one that cannot be read at all is told of by an
    `InputError`, behind the last that can.
    """
    text = read_text(content, file)
    if not file.endswith(".jsonl"):
        yield _document(Source(file, text, is_json=file.endswith(".json")), Sheet)
        return
    faults = Faults()
    for number, line in enumerate(text.split("\n"), start=1):
        document = None
        with faults:
            document = _document(Source(file, line, number, is_json=True), Sheet) if line.strip() else None
        if document:
            yield document
    faults.settle()


def read_line(content: bytes, file: str, number: int) -> Document[Sheet]:
    """The sheet in one line, counted from 1, of a file of JSON lines. Raises `InputError`, as `read` does."""
    return _document(Source(file, read_text(content, file, number), number, is_json=True), Sheet)


def read_authority(content: bytes, file: str) -> Document[Authority]:
    """The authority file: the entities and events that the sheets of a folder share. As `read`."""
    return _document(Source(file, read_text(content, file), is_json=file.endswith(".json")), Authority)


def _document(source: Source, model: type[M]) -> Document[M]:
    value = source.value()
    if value is None:
        raise InputError([Fault("is empty; `newsfacts schema` prints what a sheet can hold", source.file)])
    try:
        return Document(model.model_validate(value), source)
    except ValidationError as error:
        details = error.errors(include_url=False)
    faults = tuple(_fault(detail, source, model) for detail in details)
    rest = salvage(value, model)
    if rest is None:
        raise InputError(faults)
    return Document(rest, source, faults)


def _fault(detail: ErrorDetails, source: Source, model: type[BaseModel]) -> Fault:
    """One of pydantic's errors in an editor's words, at the place in the file that caused it."""
    kind, place = detail["type"], detail["loc"]
    path: Path = tuple(step for step in place if step not in ("[key]", "") or kind == "extra_forbidden")
    of_part = kind == "value_error" and isinstance(detail["input"], dict)  # what is wrong is more than one value
    of_key = kind == "extra_forbidden" or place[-1:] == ("[key]",) or of_part
    if detail["type"] == "missing":
        return source.fault(f"`{path[-1]}` is missing", path[:-1], key=True)
    return source.fault(_message(detail, path, model), path, key=of_key)


_PATTERNS = {
    SLUG: "is not an id; use lower-case letters, digits and hyphens, such as `local-authorities`",
    LANGUAGE: "is not a language tag; write one such as `en` or `pt-BR`",
    TEXT_KEY: "is not a language tag; write one such as `en` or `pt-BR`",
    REFERENCE: "is not a reference; write an id, or a kind and an id such as `event/strike`",
    WIKIDATA: "is not a Wikidata item; write one such as `Q212`",
    DIGEST: "is not a SHA-256 digest of 64 hexadecimal digits in lower case",
    NUMBER: "is not the number of a sentence",
    PREFIX: "is not a prefix; use letters, digits and hyphens",
    IRI: "is not an absolute IRI; write one such as `https://example.org/thing`",
}
_EXPECTED = {
    "bool": "expected `true` or `false`",
    "decimal": "expected a number",
    "dict": "expected a mapping of keys to values",
    "int": "expected a whole number",
    "model": "expected a mapping of keys to values",
    "string": "expected text",
    "tuple": "expected a list",
}


def _message(detail: ErrorDetails, path: Path, model: type[BaseModel]) -> str:
    """What is wrong, and the nearest remedy."""
    kind, value, context = detail["type"], detail["input"], detail.get("ctx", {})
    match kind:
        case "value_error":
            return str(context["error"])
        case "extra_forbidden":
            return f"unknown key `{path[-1]}`; {suggest(str(path[-1]), _keys(model, path[:-1]))}"
        case "literal_error":
            known = re.findall(r"'([^']+)'", str(context["expected"]))
            return f"`{value}` is none of the words allowed here; {suggest(str(value), known)}"
        case "string_pattern_mismatch":
            return f"`{value}` {_PATTERNS[str(context['pattern'])]}"
        case "greater_than_equal":
            return f"`{value}` is too small; the least is {context['ge']}"
        case "string_too_short" | "too_short":
            return "is empty; fill it in or remove the key"
    if value is None:
        return "is empty; fill it in or remove the key"
    expected = _EXPECTED.get(kind.split("_")[0], detail["msg"])
    return f"{expected}, found {_name(value)}"


def _name(value: object) -> str:
    if isinstance(value, dict):
        return "a mapping"
    if isinstance(value, list | tuple):
        return "a list"
    return f"`{str(value).lower() if isinstance(value, bool) else value}`"


def _keys(model: type[BaseModel], path: Path) -> Iterator[str]:
    """The keys that the mapping at `path` can have, according to the model."""
    here: Any = model
    for step in path:
        here = _below(here, step)
    for name, field in here.model_fields.items() if _is_model(here) else ():
        yield field.alias or name


def _below(annotation: Any, step: str | int) -> Any:
    """What the model has at one step below: the annotation of a key, or that of the items of a list or mapping."""
    if _is_model(annotation):
        fields = {field.alias or name: field for name, field in annotation.model_fields.items()}
        return _bare(fields[str(step)].annotation) if step in fields else None
    arguments = get_args(annotation)
    return _bare(arguments[1] if get_origin(annotation) is dict else arguments[0]) if arguments else None


def _bare(annotation: Any) -> Any:
    """An annotation without `Annotated` and without ``| None``."""
    if get_origin(annotation) in (UnionType, Union):
        return _bare(next(part for part in get_args(annotation) if part is not NoneType))
    return _bare(get_args(annotation)[0]) if get_origin(annotation) is Annotated else annotation


def _is_model(annotation: Any) -> bool:
    return isinstance(annotation, type) and issubclass(annotation, BaseModel)
