"""The walk through a session: which proposal is looked at now, which comes next, and how far it is."""

from __future__ import annotations

from pipeline.review.items import Item, ItemKey
from pipeline.review.session import Session


class Walk:
    """A place among the proposals of a session, which moves on as they are decided."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._order: list[ItemKey] = []
        self._skipped: set[ItemKey] = set()
        self._at: ItemKey | None = None
        self.settle()

    @property
    def item(self) -> Item | None:
        """The proposal that is looked at; nothing behind the last."""
        return next((item for item in self._session.items if item.key == self._at), None)

    @property
    def progress(self) -> str:
        """``12 of 60``."""
        return f"{self._order.index(self._at) + 1} of {len(self._order)}" if self._at else ""

    def settle(self) -> None:
        """Go on to the next proposal that is neither decided nor skipped."""
        here = self._order.index(self._at) if self._at else -1
        self._know()
        open_ = {item.key for item in self._session.left} - self._skipped
        self._at = next((key for key in self._order[here + 1 :] if key in open_), None)

    def skip(self) -> None:
        """Leave the proposal for another session."""
        if self._at:
            self._skipped.add(self._at)
        self.settle()

    def back(self) -> bool:
        """Go back by one, decided or not; whether there was one."""
        present = {item.key for item in self._session.items}
        here = self._order.index(self._at) if self._at else len(self._order)
        before = next((key for key in reversed(self._order[:here]) if key in present), None)
        self._at = before or self._at
        return before is not None

    def return_to(self, key: ItemKey) -> None:
        """Go to a proposal, as after undoing what was decided of it."""
        self._know()
        self._at = key

    def _know(self) -> None:
        known = set(self._order)
        self._order += [item.key for item in self._session.items if item.key not in known]
