"""A review session: the states of a sheet, from the draft on, each made from the one before by one decision.

Nothing is decided that would leave the sheet with a fault that it did not have before.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

from pipeline.anchors import Anchors
from pipeline.documents import Document, Path, Position, read_yaml, write_path
from pipeline.documents.from_yaml import resolve_plain
from pipeline.errors import Fault, InputError
from pipeline.proposals import Proposal, SetAside
from pipeline.read import read
from pipeline.resolve import Scope, resolve
from pipeline.review.edits import Edit, Exchange, Insert, Replace, removals, rewrite
from pipeline.review.entries import entry_lines, put_entry
from pipeline.review.evidence import unfounded
from pipeline.review.items import Item, ItemKey, items_of
from pipeline.review.layout import Layout
from pipeline.review.merging import duplicates, merging
from pipeline.review.removal import Removal, removal
from pipeline.rows import Resolved
from pipeline.sheet import Authority, Sheet

REASON = "rejected in review"
Audit: TypeAlias = Callable[[Resolved], Sequence[Fault]]


@dataclass(frozen=True, slots=True)
class State:
    """A sheet as it stands after a decision, which was about the item `at`; and what was set aside by then.

    `violations` are the messages of the shapes; nothing where the sheet has faults, so that there is no graph.
    """

    text: str
    sheet: Sheet
    aside: tuple[SetAside, ...]
    at: ItemKey | None = None
    violations: tuple[str, ...] | None = None


class Session:
    """A drafted sheet under review. Raises `InputError` where its text is not a sound sheet.

    `text` is the sheet's own, with the line ends that it has; `aside` is what stands in its set-aside file; `audit`
    holds rows to the shapes and gives the violations.
    """

    def __init__(
        self,
        text: str,
        file: str,
        scope: Scope,
        anchors: Anchors | None = None,
        aside: tuple[SetAside, ...] = (),
        audit: Audit = lambda _: (),
    ) -> None:
        self.file = file
        self._scope, self._anchors, self._audit = scope, anchors, audit
        document = self._read(text)
        faults, violations = self._audited(document)
        self._known = {fault.message for fault in faults}
        self._states = [State(text, document.sound(), aside, violations=_messages(violations))]

    @property
    def state(self) -> State:
        """The sheet as it stands now."""
        return self._states[-1]

    @property
    def items(self) -> tuple[Item, ...]:
        """All proposals that the sheet has now, those that were accepted among them."""
        return items_of(self.state.sheet)

    @property
    def left(self) -> tuple[Item, ...]:
        """The proposals that nobody has looked at."""
        return tuple(item for item in self.items if item.confidence is not None)

    @property
    def faults(self) -> tuple[Fault, ...]:
        """What is wrong with the sheet as it stands, which the draft has brought along."""
        faults, violations = self._audited(self._read(self.state.text))
        return (*faults, *(violations or ()))

    def accept(self, items: Sequence[Item]) -> None:
        """Mark proposals as reviewed, in one step."""
        self._step(self._rewrite(_accepting(items)), items[0])

    def removal(self, item: Item) -> Removal:
        """What would go if a proposed entry were rejected."""
        return removal(self.state.sheet, (item.section, item.id))

    def reject(self, item: Item) -> None:
        """Take a proposal out, with what cannot stand without it, and set all of that aside."""
        paths: Sequence[Path] = (item.path,) if item.other else self.removal(item).paths
        with_ = "" if item.other else f", with {item.name}"
        values: Any = read_yaml(self.state.text.replace("\r\n", "\n"), self.file).plain()
        aside = [
            _set_aside(values, path, REASON if path == item.path else REASON + with_)
            for path in paths
            if path[0] != "article"  # no proposal, and no place for it in that file
        ]
        text = self._rewrite(removals(paths, self.state.text))
        self._step(text, item, aside)

    def merge(self, item: Item, into: str) -> None:
        """Make a proposed entity one with another of the sheet: its names and the references to it go over.

        Raises `InputError` where there is no such other entity.
        """
        text = self._rewrite(merging(self.state.sheet, item.id, into, self.file))
        twice = duplicates(read_yaml(text.replace("\r\n", "\n"), self.file).plain())
        self._step(rewrite(text, removals(twice, text), self.file), item)

    def shown(self, item: Item) -> str:
        """A proposal's entry as YAML, as it would stand if it were accepted, to be edited."""
        accepted = self._rewrite(_accepting([item]))
        return entry_lines(Layout(accepted), item.path[:2])

    def edit(self, item: Item, entry: str) -> None:
        """Put an edited entry in the place of a proposal's.

        Raises `InputError` with what is wrong; a line of the entry is counted from the entry's first.
        """
        accepted = self._rewrite(_accepting([item]))
        text, start, count = put_entry(accepted, item.path[:2], entry, self.file)
        try:
            self._step(text, item)
        except InputError as error:
            raise InputError(_within(fault, f"{item.id}.yaml", start, count) for fault in error.faults) from None

    def amend(self, item: Item, answers: Mapping[Path, str]) -> None:
        """Put other values in a proposal, and accept it; a value that was left out stands behind the first one."""
        edits: list[Edit] = []
        layout = Layout(self.state.text)
        for path, answer in answers.items():
            value = resolve_plain(answer)
            plain = answer if value is None or isinstance(value, bool) else value
            try:
                layout.place(path)
                edits.append(Replace(path, plain))
            except KeyError:
                holder = layout.place(path[:-1]).node
                edits.append(Insert((*path[:-1], str(holder.value[0][0].value)), str(path[-1]), plain))
        self._step(self._rewrite([*edits, *_accepting([item])]), item)

    def unfounded(self, item: Item, sentences: Sequence[str]) -> tuple[str, ...]:
        """What the last decision has put into an entry without its standing in the cited sentences: the reasons.

        `sentences` are those of the article. What did not stand there before is not told again.
        """
        shared = self._scope.authority.model if self._scope.authority else Authority()
        before, after = (unfounded(state.sheet, shared, sentences, item.path[:2]) for state in self._states[-2:])
        return tuple(reason for reason in after if reason not in before)

    def undo(self) -> ItemKey | None:
        """Go back by one decision; the item that it was about, or nothing where there was none."""
        return self._states.pop().at if len(self._states) > 1 else None

    def finish(self) -> None:
        """Take the marks out, where nothing is left to be looked at, and call the sheet reviewed."""
        marks = [(*item.path, "reviewed") for item in self.items]
        edits = [Replace(("status",), "reviewed"), *removals(marks, self.state.text)]
        self._step(self._rewrite(edits), None)

    def _rewrite(self, edits: Iterable[Edit]) -> str:
        return rewrite(self.state.text, edits, self.file)

    def _step(self, text: str, item: Item | None, aside: Iterable[SetAside] = ()) -> None:
        document = self._read(text)
        faults, violations = self._audited(document)
        new = [fault for fault in faults if fault.message not in self._known]
        if item and violations is not None and self.state.violations is not None:
            more = Counter(_messages(violations)) - Counter(self.state.violations)
            new += [fault for fault in violations if fault.message in more]
        if new:
            raise InputError(new)
        everything = (*self.state.aside, *aside)
        key = item.key if item else None
        self._states.append(State(text, document.sound(), everything, key, _messages(violations)))

    def _read(self, text: str) -> Document[Sheet]:
        (document,) = read(text.encode(), self.file)
        return document

    def _audited(self, document: Document[Sheet]) -> tuple[tuple[Fault, ...], tuple[Fault, ...] | None]:
        """The faults of a sheet; and where it has none, what the shapes find wrong with its graph."""
        try:
            return (), tuple(self._audit(resolve(document, self._scope, self._anchors)))
        except InputError as error:
            return error.faults, None


def _messages(faults: tuple[Fault, ...] | None) -> tuple[str, ...] | None:
    return None if faults is None else tuple(fault.message for fault in faults)


def _set_aside(values: Any, path: Path, reason: str) -> SetAside:
    section, name = path[:2]
    proposal = Proposal(section, str(name), values[section][name])  # type: ignore[arg-type]
    return SetAside(proposal, reason, write_path(path[2:]))


def _within(fault: Fault, name: str, start: Position, count: int) -> Fault:
    """A fault of a sheet as one of the entry that was edited, where it lies in there."""
    line = fault.line - start.line + 1
    column = max(fault.column - start.column + 1, 1) if fault.column else 0
    return Fault(fault.message, name, line, column, fault.path) if 1 <= line <= count else fault


def _accepting(items: Iterable[Item]) -> list[Edit]:
    return [Exchange((*item.path, "confidence"), "reviewed", True) for item in items if item.confidence is not None]
