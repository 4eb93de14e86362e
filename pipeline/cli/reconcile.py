"""Propose Wikidata identifiers for the entities of a sheet that have none.

Asks a service that speaks the W3C Reconciliation Service API, politely, and only what was not asked before: answers
stand in SHEET.reconciled.json, which can be committed. An identifier is proposed where one candidate alone has the
name and its type fits; all else is left open, with its candidates. Decide there by hand, with "decided": "Q123", or
"decided": null for none of them. With --write the sheet gets what is decided; nothing that stands in it changes.
"""

from __future__ import annotations

import json
import shutil
import sys
from pathlib import Path
from time import sleep
from typing import TYPE_CHECKING, Any

from pipeline.cli import options as shared
from pipeline.cli.options import Arguments, Parser, plural

if TYPE_CHECKING:
    from pipeline.documents import Document
    from pipeline.reconcile import Choice, Notebook
    from pipeline.sheet import Authority, Sheet

SERVICE = "https://wikidata.reconci.link/{lang}/api"


def add_options(parser: Parser) -> None:
    """The options of the verb."""
    parser.add_argument("sheet", type=Path, metavar="SHEET", help="a sheet of one article, or an authority file")
    parser.add_argument(
        "--service", metavar="URL", help=f"the service to ask (default: {SERVICE}, in the sheet's language)"
    )
    parser.add_argument("--cache", type=Path, metavar="FILE", help="answers (default: SHEET.reconciled.json)")
    parser.add_argument("--renew", action="store_true", help="ask again for what was answered before")
    parser.add_argument("--write", action="store_true", help="put what is decided into the sheet, which must be YAML")
    shared.add_json(parser)


def act(options: Arguments) -> int:
    """Ask, choose, write where that is wanted, and say what became of each entity."""
    from pipeline.reconcile import Enquiry, Kinds, reconcile, standing, to_ask
    from pipeline.reconciler import Reconciler, new_session

    if options.write and options.sheet.suffix not in (".yaml", ".yml"):
        raise shared.usage(f"`--write` puts identifiers into YAML, and {options.sheet} is none")
    document = _read(options.sheet)
    model = document.sound()
    language = _language(model)
    kinds = Kinds(shared.house(options).vocabulary)
    place = options.cache or options.sheet.with_suffix(".reconciled.json")
    asked = to_ask(model, language, kinds)
    url = options.service or SERVICE.format(lang=language)
    notebook = _notebook(place)
    client = Reconciler(url, language, new_session(), sleep)
    stale = notebook.queries(url) if options.renew else ()
    enquiry = Enquiry(client, notebook, lambda new: _keep(place, new), stale)
    choices = reconcile(asked, enquiry, kinds, standing(model))
    if asked:
        entries = {each.asked.id: entry for each in choices if (entry := each.entry())}
        _keep(place, enquiry.notebook.with_entries(entries))
    written = _write(options.sheet, choices) if options.write else 0
    _tell(options, document, choices, place, written)
    return int(any(each.outcome == "open" for each in choices))


def _read(path: Path) -> Document[Any]:
    """The sheet, or the authority file."""
    from pipeline.resources import read_bytes

    return _read_bytes(read_bytes(path), str(path))


def _read_bytes(content: bytes, file: str) -> Document[Any]:
    from pipeline.house import AUTHORITY_FILES
    from pipeline.read import read, read_authority

    if Path(file).name in AUTHORITY_FILES:
        return read_authority(content, file)
    documents = list(read(content, file))
    if len(documents) != 1:
        raise shared.usage(f"{file} holds {plural(len(documents), 'sheet')}; one at a time is reconciled")
    return documents[0]


def _language(model: Sheet | Authority) -> str:
    """The language of the names: that of the article; authority files, which do not say, are taken to be English."""
    from pipeline.sheet import Sheet

    return model.article.language.partition("-")[0].lower() if isinstance(model, Sheet) else "en"


def _notebook(place: Path) -> Notebook:
    from pipeline.reconcile import Notebook, read_notebook
    from pipeline.resources import read_bytes

    return read_notebook(read_bytes(place), str(place)) if place.exists() else Notebook()


def _keep(place: Path, notebook: Notebook) -> None:
    from pipeline.files import write_files

    write_files(place.parent, {place.name: notebook.write()})


def _write(path: Path, choices: list[Choice]) -> int:
    """Put the identifiers into the sheet; returns how many."""
    from pipeline.files import write_files
    from pipeline.reconcile import splice
    from pipeline.resources import read_bytes

    items = {each.asked.id: each.wikidata for each in choices if each.wikidata}
    if items:
        content = splice(read_bytes(path), items, str(path), _read_bytes)
        write_files(path.parent, {path.name: content})
    return len(items)


def _tell(options: Arguments, document: Document[Any], choices: list[Choice], place: Path, written: int) -> None:
    from pipeline.reconcile import shared_items, standing

    shared_by = shared_items(standing(document.model))
    if options.json:
        value = {
            "sheet": str(options.sheet),
            "cache": str(place),
            "entities": [_as_json(each) for each in choices],
            "shared": shared_by,
            "written": written,
        }
        print(json.dumps(value, ensure_ascii=False, indent=1))
        return
    if choices:
        print(_table(choices))
        print()
    for item, names in shared_by.items():
        print(f"{options.sheet}: {item} stands at {' and '.join(f'`{name}`' for name in names)}; one looks wrong")
    print(_summary(choices, place, options.sheet if options.write else None, written))


def _as_json(choice: Choice) -> dict[str, object]:
    return {
        "entity": choice.asked.id,
        "name": choice.asked.name,
        "type": choice.asked.type or None,
        "outcome": choice.outcome,
        "wikidata": choice.wikidata,
        **({"reason": choice.reason} if choice.reason else {}),
        "candidates": [each.model_dump(mode="json", exclude_unset=True) for each in choice.candidates],
    }


def _summary(choices: list[Choice], place: Path, sheet: Path | None, written: int) -> str:
    if not choices:
        return "no entity to ask for: all have an identifier, or are unnamed or groups"
    found = sum(each.wikidata is not None for each in choices)
    left = sum(each.outcome == "open" for each in choices)
    ends = sum(each.outcome in ("none", "unknown") for each in choices)
    said = f"{found} of {plural(len(choices), 'name')} identified, {ends} without an item, {left} open"
    said += f"; {plural(written, 'identifier')} put into {sheet}" if sheet else ""
    return said + (f"; decide in {place}" if left else "")


def _table(choices: list[Choice]) -> str:
    """A table that folds to the terminal: what was found, and below what is open its candidates."""
    import io

    from rich import box
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False)
    for column in ("entity", "name", "item", "what is known of it"):
        table.add_column(column, overflow="fold")
    for choice in choices:
        for row in _rows(choice):
            table.add_row(*map(Text, row))
    out = io.StringIO()
    width = shutil.get_terminal_size().columns if sys.stdout.isatty() else 160
    Console(file=out, width=width, color_system=None, emoji=False, highlight=False).print(table)
    return "\n".join(line.rstrip() for line in out.getvalue().splitlines())


def _rows(choice: Choice) -> list[tuple[str, str, str, str]]:
    from pipeline.reconcile import one_line

    said = {"none": "none of the candidates, as decided", "unknown": "the service knows nothing like it"}
    known = choice.reason or said.get(choice.outcome, "")
    if choice.wikidata:
        chosen = choice.chosen
        known = _described(chosen) if chosen else "as decided"
    rows = [
        (choice.asked.id, choice.asked.name, choice.wikidata or ("?" if choice.outcome == "open" else "-"), known)
    ]
    if choice.outcome == "open":
        rows += [("", "", each.id, _described(each)) for each in choice.candidates]
    return [(entity, name, one_line(item), one_line(text)) for entity, name, item, text in rows]


def _described(candidate: Any) -> str:
    """A candidate in one line: its label, what it is, and the service's score."""
    kinds = ", ".join(name or item for item, name in candidate.types.items())
    parts = [candidate.names[0], candidate.description, kinds]
    score = "" if candidate.score is None else f" ({candidate.score:g})"
    return "; ".join(part for part in parts if part) + score
