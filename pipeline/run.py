"""Run: the stages in order, over files.

::

    read -> resolve -> materialise -> validate -> serialise
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeVar

from pipeline import resources
from pipeline.anchors import Anchors, read_anchors
from pipeline.documents import Document
from pipeline.errors import Fault, Faults, InputError
from pipeline.findings import Validation
from pipeline.house import AUTHORITY, House
from pipeline.materialise import Materialised, materialise
from pipeline.read import read
from pipeline.reports import write_report
from pipeline.resolve import resolve
from pipeline.rows import Resolved
from pipeline.serialise import Graph, describe_dataset, read_graph, serialise
from pipeline.sheet import Sheet
from pipeline.validate import validate

T = TypeVar("T")

_ONE_SHEET = (".yaml", ".yml", ".json")
SHEETS = (*_ONE_SHEET, ".jsonl")
_NO_SHEETS = ("sheet.schema.json",)
_BESIDE = (".anchors.json", ".reconciled.json", ".setaside.yaml")
"""What stands beside a sheet, and is none."""
DATASET = "dataset"
"""The name of the file that describes all articles, less its ending."""


@dataclass(frozen=True, slots=True)
class Checked:
    """A sheet that went through all stages up to validation."""

    sheet: Sheet
    resolved: Resolved
    materialised: Materialised
    validation: Validation


def find_sheets(paths: Sequence[Path]) -> list[Path]:
    """The sheets among files and in folders, without authority files, anchors and the schema."""
    found: list[Path] = []
    for path in paths:
        if path.is_dir():
            inside = (each for each in resources.files_of(path, *SHEETS) if _is_sheet(each))
            found += inside
        elif path.is_file():
            found.append(path)
        else:
            raise InputError([Fault("is no file and no folder; name a sheet, or a folder of sheets", str(path))])
    if not found:
        raise InputError([Fault("no sheet stands here", str(paths[0]))])
    return sorted(set(found))


def _is_sheet(path: Path) -> bool:
    return path.stem != AUTHORITY and path.name not in _NO_SHEETS and not path.name.endswith(_BESIDE)


def anchors_path(sheet: Path, article: str) -> Path:
    """Where the anchors of an article stand: beside its sheet, under the name of the sheet.

    JSON lines hold many sheets; their anchors go by the article's id.
    """
    return sheet.with_name(f"{sheet.stem if sheet.suffix in _ONE_SHEET else article}.anchors.json")


def resolve_sheet(path: Path, document: Document[Sheet], house: House, text: str | None = None) -> Resolved:
    """The rows of a sheet, with its anchors where they stand beside it."""
    article = document.model.article.id
    place = anchors_path(path, article)
    anchors = read_anchors(resources.read_bytes(place), str(place)) if place.is_file() else None
    if text is not None:
        _check_text(text, anchors, place)
    return resolve(document, house.scope(path.parent), anchors, text)


def _check_text(text: str, anchors: Anchors | None, place: Path) -> None:
    from pipeline.anchor import compare

    if anchors is None:
        raise InputError([Fault("is missing; quotations need anchors: run `newsfacts anchor` first", str(place))])
    changed = compare(text, anchors)
    if changed:
        raise InputError([Fault(f"is not of this text: {changed[0]}; anchor the right text", str(place))])


def each_sheet(paths: Iterable[Path], act: Callable[[Path, Document[Sheet]], T]) -> Iterator[T]:
    """What `act` makes of every sheet of all files.

    Raises `InputError` with the faults of all sheets that are not sound, behind the last that is.
    """
    faults = Faults()
    seen: dict[str, str] = {}
    for path in paths:
        with faults:
            for document in read(resources.read_bytes(path), str(path)):
                done = None
                with faults:
                    _refuse_double(path, document, seen)
                    done = act(path, document)
                if done is not None:
                    yield done
    faults.settle()


def check(paths: Iterable[Path], house: House, text: str | None = None) -> Iterator[Checked]:
    """Every sheet, read, resolved, mapped and validated. Raises `InputError` as `each_sheet` does."""

    def act(path: Path, document: Document[Sheet]) -> Checked:
        checked = check_sheet(path, document, house, text)
        return replace(checked, validation=checked.validation.located(checked.resolved.origins))

    return each_sheet(paths, act)


def check_sheet(path: Path, document: Document[Sheet], house: House, text: str | None = None) -> Checked:
    """One sheet of the file `path`, resolved, mapped and validated; where in it a finding comes from is left open.

    Raises `InputError` with all its faults.
    """
    _refuse_draft(document, house)
    resolved = resolve_sheet(path, document, house, text)
    materialised = materialise(resolved.rows, house.rules)
    _refuse_unread(materialised, document, house)
    validation = validate(materialised.quads, house.compiled_shapes, house.engine)
    return Checked(document.model, resolved, materialised, validation)


def _refuse_double(path: Path, document: Document[Sheet], seen: dict[str, str]) -> None:
    article = document.model.article.id
    if article == DATASET:
        message = f"`{article}` names the description of all that is exported; give the article another id"
        raise InputError([document.source.fault(message, ("article", "id"))])
    if article in seen:
        message = f"the article `{article}` stands in {seen[article]} too; give each its own id"
        raise InputError([document.source.fault(message, ("article", "id"))])
    seen[article] = str(path)


def _refuse_draft(document: Document[Sheet], house: House) -> None:
    """What a program proposed must not be taken for what an editor stands by."""
    sheet = document.model
    if sheet.status == "draft" and not house.drafts:
        proposals = [*sheet.entities.values(), *sheet.facts()]
        open_ = sum(not each.reviewed for each in proposals)
        message = (
            f"is a draft: {open_} of its {len(proposals)} entries are not reviewed; review it with "
            "`newsfacts review`, or export it as a draft with --drafts"
        )
        raise InputError([document.source.fault(message, ("status",))])


def _refuse_unread(materialised: Materialised, document: Document[Sheet], house: House) -> None:
    """What no mapping reads would be lost without a word."""
    remedy = "it would be lost, so add a line for it there"
    faults = [
        document.source.fault(f"no mapping in {house.mappings} reads `{column}` of the table `{table}`; {remedy}", ())
        for table, columns in materialised.unread.items()
        for column in columns
    ]
    if faults:
        raise InputError(faults)


def serialise_all(checked: Sequence[Checked], house: House) -> dict[str, bytes]:
    """The files of all articles, and of the dataset that they make up: names and contents."""
    files: dict[str, bytes] = {}
    graphs: list[Graph] = []
    for each in checked:
        name, quads = each.sheet.article.id, each.materialised.quads
        graph = read_graph(quads, each.resolved.graph, house.base)
        graphs.append(graph)
        written = serialise(graph, quads, each.resolved.article, each.sheet.article.language, house.context)
        files.update({f"{name}.{ending}": content for ending, content in written.items()})
        files[f"{name}.report.ttl"] = write_report(each.resolved.article, each.validation, house.base)
    return {**files, f"{DATASET}.ttl": describe_dataset(graphs, files, house.base)}
