"""The desk at which an editor reviews: the terminal, the sheet's file, and the session between them."""

from __future__ import annotations

import shlex
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.cli import options as shared
from pipeline.errors import Fault, InputError
from pipeline.review import Card, Cited, Item, Session, Walk, cards_of, shown, summary

if TYPE_CHECKING:
    from rich.console import Console, RenderableType
    from rich.text import Text

    from pipeline.anchors import Anchors

WIDE = 100
"""From so many columns on, sentences stand beside the proposal, and not below it."""
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
        files = {self.place.name: bom + self.session.state.text.encode()}
        if self.session.state.aside or self.before[self.aside] is not None:
            files[self.aside] = write_setaside(self.session.state.aside)
        for name, content in self.before.items():
            if _content(self.place.with_name(name)) != content:
                message = "was changed by another program during the review, and is left as it is; review it again"
                raise InputError([Fault(message, str(self.place.with_name(name)))])
        write_files(self.place.parent, files)
        self.before.update(files)
        self.is_saved = True

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

    def edited(self, entry: str, name: str, editor: str) -> str:
        """What an editor makes of a text. Raises `InputError` where the program cannot be run or fails."""
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder, name)
            path.write_text(entry, encoding="utf-8")
            try:
                subprocess.run([*shlex.split(editor), str(path)], check=True)
                return path.read_text(encoding="utf-8", errors="replace")
            except (OSError, ValueError, subprocess.CalledProcessError) as error:
                raise shared.usage(f"the editor `{editor}` did not work: {error}") from None

    def list_items(self, items: Sequence[Item]) -> None:
        """Proposals, one below the other, each with its first sentence."""
        from rich.table import Table
        from rich.text import Text

        table = Table.grid(padding=(0, 2), expand=True)
        table.add_column(ratio=2)
        table.add_column(ratio=3)
        for item in items:
            left, right = summary(item, self.session.state.sheet, self.sentences)
            table.add_row(Text(left), Text(right))
        self._print(table)

    def show(self, item: Item) -> None:
        """A proposal, and the sentences that it cites."""
        from rich.table import Table
        from rich.text import Text

        cards = cards_of(item, self.session.state.sheet, self.sentences)
        self._print(Text(f"\n{self.walk.progress}  {shown(item.name)}: {item.sureness}", style="bold"))
        columns = [_column(card) for card in cards] if item.other else [_proposal(cards[0]), _sentences(cards[0])]
        if self.console.width < WIDE:
            for column in columns:
                self._print(column)
            return
        table = Table.grid(padding=(0, 2), expand=True)
        for _ in columns:
            table.add_column(ratio=1)
        table.add_row(*columns)
        self._print(table)

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
    session = Session(
        content.removeprefix(_BOM).decode(),
        str(sheet),
        House(drafts=True).scope(sheet.parent),
        anchors,
        read_setaside(aside, str(beside)) if aside is not None else (),
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


def _column(card: Card) -> Text:
    return _proposal(card).append("\n").append(_sentences(card))


def _proposal(card: Card) -> Text:
    from rich.text import Text

    text = Text()
    for number, (label, words) in enumerate(card.lines):
        text.append("\n" if number else "").append(f"{label:9} ", style="dim").append(words)
    return text


def _sentences(card: Card) -> Text:
    from rich.text import Text

    text = Text("\n").join(_sentence(cited) for cited in card.sentences)
    if card.more:
        text.append(f"\n... and in {shared.plural(card.more, 'more sentence')}")
    return text if card.sentences else Text("stands in no sentence")


def _sentence(cited: Cited) -> Text:
    from rich.text import Text

    number = f"{cited.number:3} "
    text = Text(number).append(cited.text)
    for start, end in cited.spans:
        text.stylize("bold cyan", start + len(number), end + len(number))
    return text
