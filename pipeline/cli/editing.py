"""Editing a proposal at the desk: in the editor's own program, or by questions where there is none."""

from __future__ import annotations

import os
import shlex
import subprocess
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.cli import options as shared
from pipeline.errors import InputError

if TYPE_CHECKING:
    from pipeline.cli.desk import Desk
    from pipeline.review import Item


def edit(desk: Desk, item: Item, rest: str) -> None:
    """Have a proposal edited, which accepts it."""
    editor = os.environ.get("VISUAL") or os.environ.get("EDITOR")
    if _edit_in(desk, item, editor) if editor else _edit_by_questions(desk, item):
        desk.save()
        desk.walk.settle()


def _edit_in(desk: Desk, item: Item, editor: str) -> bool:
    """Whether something was changed in an editor, again and again until it is sound or given up."""
    before = entry = desk.session.shown(item)
    while True:
        try:
            entry = _edited(entry, f"{item.id}.yaml", editor)
        except InputError as failure:
            desk.say(str(failure))
            return False
        if entry == before or not entry.strip():
            desk.say("nothing was changed")
            return False
        try:
            desk.session.edit(item, entry)
        except InputError as error:
            desk.tell_faults(error)
        else:
            if _is_kept(desk, item):
                return True
        if not desk.agrees("edit it again?"):
            return False


def _edit_by_questions(desk: Desk, item: Item) -> bool:
    from pipeline.documents import write_path
    from pipeline.review import questions, shown

    answers = {}
    desk.say("no $VISUAL or $EDITOR is set; Enter keeps a value")
    for path, value in questions(desk.session.state.sheet, item.path[:2]):
        answer = (desk.ask(f"{write_path(path[2:])} [{shown(value)}]: ") or "").strip()
        if answer and answer != value:
            answers[path] = answer
    if answers:
        desk.session.amend(item, answers)
        if _is_kept(desk, item):
            return True
    desk.say("nothing was changed")
    return False


def _is_kept(desk: Desk, item: Item) -> bool:
    """Whether an edit stands: it does not stand in the text only where the editor says so twice."""
    from pipeline.review import shown

    reasons = desk.session.unfounded(item, desk.sentences)
    for reason in reasons:
        desk.say(shown(reason))
    if not reasons or desk.agrees("keep it all the same?"):
        return True
    desk.session.undo()
    return False


def _edited(entry: str, name: str, editor: str) -> str:
    """What an editor makes of a text. Raises `InputError` where the program cannot be run or fails."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, name)
        path.write_text(entry, encoding="utf-8")
        try:
            code = subprocess.run([*shlex.split(editor), str(path)], check=False).returncode
        except (OSError, ValueError) as error:
            raise _failed(editor, f"cannot be run: {getattr(error, 'strerror', None) or error}") from None
        if code:
            raise _failed(editor, f"ended with exit code {code}" if code > 0 else f"was stopped by signal {-code}")
        try:
            return path.read_text(encoding="utf-8", errors="replace")
        except OSError:
            raise _failed(editor, "left no file") from None


def _failed(editor: str, how: str) -> InputError:
    return shared.usage(f"the editor `{editor}` {how}; nothing was changed")
