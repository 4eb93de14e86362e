"""The desk at which an editor reviews: the terminal, the sheet's file, and the session between them."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.cli import options as shared
from pipeline.errors import Fault, InputError
from pipeline.review import Item, Session, Walk, cards_of, shown, stances, summary

if TYPE_CHECKING:
    from rich.console import Console, RenderableType

    from pipeline.anchors import Anchors

MANY = 10
"""Of more entries than these it is told how many are of which stance."""
_BOM = b"\xef\xbb\xbf"


@dataclass
class Desk:
    """A session, with the file that it is saved to and the sentences that its proposals cite."""

    name: str
    session: Session
    walk: Walk
    sentences: tuple[str, ...]
    place: Path
    before: dict[str, bytes | None]
    """What we last read or wrote, by the name of the file."""
    is_saved: bool = True
    """Whether all decisions are in the files; if not, there is no going on."""

    def __post_init__(self) -> None:
        self._had_aside = self.before[self.aside] is not None

    @property
    def aside(self) -> str:
        """The name of the file of what was set aside."""
        return f"{self.place.stem}.setaside.yaml"

    def save(self) -> None:
        """Write the sheet, and what was set aside. Raises `InputError` where another program has changed them."""
        from pipeline.draft.setaside import write_setaside
        from pipeline.files import write_files

        self.is_saved = False
        bom = _BOM if (self.before[self.place.name] or b"").startswith(_BOM) else b""
        files: dict[str, bytes | None] = {self.place.name: bom + self.session.state.text.encode(), self.aside: None}
        if self.session.state.aside or self._had_aside:
            files[self.aside] = write_setaside(self.session.state.aside)
        self._refuse_changed()
        write_files(self.place.parent, {name: content for name, content in files.items() if content is not None})
        if files[self.aside] is None:  # nothing is set aside any more, and the file is our own
            self.place.with_name(self.aside).unlink(missing_ok=True)
        self.before.update(files)
        self.is_saved = True

    def _refuse_changed(self) -> None:
        for name, content in self.before.items():
            path = self.place.with_name(name)
            now = _content(path)
            if now != content:
                what = "was deleted" if now is None else "was changed by another program"
                rest = "; bring it back" if now is None else ", and is left as it is; review it again"
                raise InputError([Fault(f"{what} during the review{rest}", str(path))])

    @cached_property
    def console(self) -> Console:
        """The terminal, in which nothing but what we say is markup."""
        from rich.console import Console

        return Console(file=sys.stdout, markup=False, highlight=False, emoji=False)

    def say(self, text: str) -> None:
        """Print lines as they are."""
        print(text)

    def ask(self, question: str) -> str | None:
        """The line that is typed, or nothing at the end of the input."""
        print(question, end="", flush=True)
        line = sys.stdin.readline()
        if not sys.stdin.isatty():
            print()
        return line.encode("utf-8", "replace").decode() if line else None

    def agrees(self, question: str) -> bool:
        """Whether the editor says yes."""
        return (self.ask(f"{question} y/n> ") or "").strip().lower() in ("y", "yes")

    def tell_faults(self, error: InputError) -> None:
        """Say what is wrong, and that nothing was changed."""
        for fault in error.faults:
            print(shown(str(fault), 1000))
        print("nothing was saved of this")

    def path_words(self, path: tuple[str | int, ...]) -> str:
        """A place in the sheet."""
        from pipeline.documents import write_path

        return shown(write_path(path))

    def list_items(self, items: Sequence[Item]) -> None:
        """Proposals, one below the other, each with its sentences; of many, how many are of which stance."""
        from pipeline.cli.cards import rows

        self._print(rows([summary(item, self.session.state.sheet, self.sentences) for item in items]))
        if len(items) > MANY and (counts := stances(items, self.session.state.sheet)):
            told = ", ".join(f"{stance}: {count:,}" for stance, count in counts)
            print(f"{len(items):,} entries; {told}")

    def show(self, item: Item) -> None:
        """A proposal, and the sentences that it cites."""
        from rich.text import Text

        from pipeline.cli.cards import beside

        cards = cards_of(item, self.session.state.sheet, self.sentences)
        self._print(Text(f"\n{self.walk.progress}  {shown(item.name)}: {item.sureness}", style="bold"))
        for part in beside(cards, self.console.width):
            self._print(part)

    def _print(self, part: RenderableType) -> None:
        """Print without the white space that fills a line up."""
        with self.console.capture() as captured:
            self.console.print(part)
        print("\n".join(line.rstrip() for line in captured.get().rstrip("\n").split("\n")))


def open_desk(sheet: Path, text: Path) -> Desk | None:
    """The desk for a sheet and the text that it was drafted from; nothing where the sheet is no draft.

    Raises `InputError` where one of the files cannot be used, or the text is another one.
    """
    from pipeline.draft.setaside import read_setaside
    from pipeline.drafting import violations
    from pipeline.house import House
    from pipeline.read import read
    from pipeline.resources import read_bytes

    content = read_bytes(sheet)
    (document,) = read(content, str(sheet))
    if document.sound().status != "draft":
        return None
    source = shared.read_source(text) or ""
    anchors = _anchors(sheet, source)
    place = sheet.resolve()
    beside = place.with_name(f"{place.stem}.setaside.yaml")
    aside = _content(beside)
    house = House(drafts=True)
    session = Session(
        content.removeprefix(_BOM).decode(),
        str(sheet),
        house.scope(sheet.parent),
        anchors,
        read_setaside(aside, str(beside)) if aside is not None else (),
        lambda resolved: violations(resolved, house),
    )
    sentences = tuple(source[anchor.start : anchor.end] for anchor in anchors.sentences)
    return Desk(str(sheet), session, Walk(session), sentences, place, {place.name: content, beside.name: aside})


def _anchors(sheet: Path, text: str) -> Anchors:
    """The anchors of a sheet, which must be of this text."""
    from pipeline.anchor import compare
    from pipeline.anchors import read_anchors
    from pipeline.resources import read_bytes
    from pipeline.run import anchors_path

    place = anchors_path(sheet, "")
    if not place.is_file():
        raise InputError([Fault(f"is missing; write it: newsfacts anchor {sheet} --text FILE", str(place))])
    anchors = read_anchors(read_bytes(place), str(place))
    changed = compare(text, anchors)
    if changed:
        raise InputError([Fault(f"is not of this text: {changed[0]}; give the text that was drafted", str(place))])
    return anchors


def _content(path: Path) -> bytes | None:
    from pipeline.resources import read_bytes

    return read_bytes(path) if path.is_file() else None
