"""Protocol: queries and answers of the Reconciliation Service API as values, in both of its forms.

Whatever a service says is untrusted: it is checked here, made harmless, and cut to a sensible length.

Sources: https://www.w3.org/community/reports/reconciliation/CG-FINAL-specs-0.2-20230410/,
https://reconciliation-api.github.io/specs/1.0-draft/
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Any, Final, NamedTuple, NoReturn, TypeAlias

from pydantic import BaseModel, ConfigDict

from pipeline.errors import StoreError
from pipeline.harmless import harmless
from pipeline.sheet.terms import WIKIDATA

LIMIT: Final = 5
"""Candidates that are asked for, and read, of each query."""
BATCH: Final = 10
LONGEST: Final = 250
"""Characters of a label; Wikidata allows no longer one."""
SPACES: Final = tuple(
    f"{scheme}://www.wikidata.org/{path}/" for scheme in ("http", "https") for path in ("entity", "wiki")
)
"""What Wikidata's identifiers begin with, in manifests."""


class Query(NamedTuple):
    """What is asked: a name, and the class of Wikidata that the thing is of; without one, any."""

    text: str
    type: str


class _Model(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)


class Service(_Model):
    """What a manifest says: whether it speaks as of 1.0, whose identifiers it has, and how many queries it takes."""

    is_new: bool
    space: str
    batch: int

    @property
    def is_wikidata(self) -> bool:
        """Whether its identifiers are Wikidata's."""
        return self.space in SPACES


class Candidate(_Model):
    """A thing that may be meant; `names` are the labels that the service told, the first of which is shown.

    `exact` says that one of all its labels and aliases, told or not, is the text of the query. `types` are ids with
    their labels, `score` is on the service's own scale, `match` its own judgement.
    """

    id: str
    names: tuple[str, ...]
    description: str = ""
    types: dict[str, str] = {}
    score: float | None = None
    match: bool = False
    exact: bool = False


Answer: TypeAlias = tuple[Candidate, ...]


def one_line(text: str, longest: int = LONGEST) -> str:
    """A text from elsewhere as one line that a terminal shows as it is, cut to a length."""
    text = text[: longest * 8].encode("utf-8", "replace").decode()  # half a character of UTF-16 can stand in JSON
    plain = " ".join(harmless(text).split())
    return plain if len(plain) <= longest else plain[: longest - 1] + "…"


def read_manifest(value: object, url: str) -> Service:
    """The service behind a manifest. Raises `StoreError` where it is none, or of no version known here."""
    manifest = _mapping(value, url, "no manifest")
    versions = manifest.get("versions", ["0.1"])  # version 0.1 did not tell
    if not isinstance(versions, list):
        _refuse(url, "a manifest whose `versions` are no list")
    known = {one_line(each, 20) for each in versions if isinstance(each, str)}
    is_new = not known & {"0.1", "0.2"}
    if is_new and not any(each.startswith("1.0") for each in known):
        _refuse(url, f"a manifest of the versions {', '.join(sorted(known)) or 'none'}, of which none is known here")
    view = manifest.get("view")
    template = view.get("url") if is_new and isinstance(view, dict) else None
    space = template.partition("{")[0] if isinstance(template, str) else manifest.get("identifierSpace")
    if not isinstance(space, str) or not space:
        _refuse(url, "a manifest that does not say whose identifiers it has")
    size = manifest.get("batchSize")
    batch = min(size, BATCH) if type(size) is int and size > 0 else BATCH
    return Service(is_new=is_new, space=one_line(space), batch=batch)


def write_form(queries: Sequence[Query]) -> dict[str, dict[str, object]]:
    """A batch as versions up to 0.2 want it: queries by key."""
    batch: dict[str, dict[str, object]] = {}
    for number, query in enumerate(queries):
        batch[f"q{number}"] = {"query": query.text, "limit": LIMIT, **({"type": query.type} if query.type else {})}
    return batch


def write_json(queries: Sequence[Query]) -> dict[str, list[dict[str, object]]]:
    """A batch as the draft of 1.0 wants it: a list of queries with conditions."""
    batch: list[dict[str, object]] = []
    for query in queries:
        condition = {"matchType": "name", "propertyValue": query.text}
        batch.append({"conditions": [condition], "limit": LIMIT, **({"type": query.type} if query.type else {})})
    return {"queries": batch}


def read_form(value: object, size: int, service: Service, url: str) -> list[Answer]:
    """The answers to a batch of `size` in the form of 0.2. Raises `StoreError`, as `read_json` does."""
    results = _mapping(value, url, "no answer to the batch")
    said = results.get("message")
    if results.get("status") == "error" and isinstance(said, str):
        _refuse(url, f"an error: {one_line(said, 160)}")
    found = [_mapping(results.get(f"q{number}"), url, f"no result for `q{number}`") for number in range(size)]
    return [_answer(each.get("result"), service, url) for each in found]


def read_json(value: object, size: int, service: Service, url: str) -> list[Answer]:
    """The answers to a batch of `size` in the form of the draft of 1.0."""
    results = _mapping(value, url, "no answer to the batch").get("results")
    if not isinstance(results, list) or len(results) != size:
        _refuse(url, f"no list of {size} results")
    return [_answer(_mapping(each, url, "no result").get("candidates"), service, url) for each in results]


def _answer(value: object, service: Service, url: str) -> Answer:
    """The candidates of one result; those with one id, which 1.0 has for several languages, are one."""
    if not isinstance(value, list):
        _refuse(url, "a result without a list of candidates")
    found: dict[str, Candidate] = {}
    for each in value:
        new = _candidate(_mapping(each, url, "a candidate that is no object"), service, url)
        old = found.get(new.id)
        names = dict.fromkeys((*old.names, *new.names)) if old else {}
        found[new.id] = old.model_copy(update={"names": tuple(names)}) if old else new
    return tuple(found.values())[:LIMIT]


def _candidate(value: dict[str, object], service: Service, url: str) -> Candidate:
    identifier = value.get("id")
    if not isinstance(identifier, str) or not identifier:
        _refuse(url, "a candidate without an `id`")
    if service.is_wikidata and not re.fullmatch(WIKIDATA, identifier):
        _refuse(url, f"`{one_line(identifier, 40)}`, which is no item of Wikidata")
    names = tuple(dict.fromkeys(_texts(value.get("name"))))
    if not names:
        _refuse(url, f"a candidate without a `name`, `{one_line(identifier, 40)}`")
    told: dict[str, Any] = {
        "description": next(_texts(value.get("description")), ""),
        "types": dict(_types(value.get("type"))),
        "match": value.get("match") is True,
        "exact": _is_exact(value.get("features")),
    }
    told = {key: each for key, each in told.items() if each}  # what is not told takes no line in a notebook
    return Candidate(id=one_line(identifier), names=names, score=_number(value.get("score")), **told)


def _texts(value: object) -> Iterator[str]:
    """A text, or texts that say their language (``[{"str": ..., "lang": ...}]``, in drafts of 1.0)."""
    for each in value if isinstance(value, list) else [value]:
        text = each.get("str") if isinstance(each, dict) else each
        if isinstance(text, str) and (line := one_line(text)):
            yield line


def _types(value: object) -> Iterator[tuple[str, str]]:
    for each in value if isinstance(value, list) else []:
        kind = each if isinstance(each, dict) else {"id": each}
        if isinstance(kind.get("id"), str) and kind["id"]:
            yield one_line(kind["id"]), next(_texts(kind.get("name")), "")


def _number(value: object) -> float | None:
    if isinstance(value, bool) or not isinstance(value, int | Decimal):
        return None
    try:
        number = float(value)
    except OverflowError:
        return None
    return number if math.isfinite(number) else None


def _is_exact(features: object) -> bool:
    """Whether Wikidata's service found the text among all labels and aliases (its feature ``all_labels`` is 100)."""
    for each in features if isinstance(features, list) else []:
        if isinstance(each, dict) and each.get("id") == "all_labels":
            return _number(each.get("value")) == 100
    return False


def _mapping(value: object, url: str, otherwise: str) -> dict[str, object]:
    if not isinstance(value, dict):
        _refuse(url, otherwise)
    return value


def _refuse(url: str, what: str) -> NoReturn:
    raise StoreError(f"{url} answers with {what}; is it a reconciliation service?")
