"""Review a drafted sheet: accept, edit, reject or merge its proposals, each beside the sentences that it cites.

First come the entities, then the facts in the order of the text, then what may contradict each other. The sheet is
saved after every step, and changed only where something was decided. What is rejected goes to SHEET.setaside.yaml.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.cli import options as shared
from pipeline.cli.editing import edit
from pipeline.cli.options import Arguments, Parser, plural
from pipeline.errors import InputError

if TYPE_CHECKING:
    from pipeline.cli.desk import Desk
    from pipeline.review import Item, Session

HELP = """\
a        accept it                           s  skip it, for another time
e        edit it, which accepts it           b  back to the one before
r        reject it                           u  undo the last decision
m ID     merge it into the entity ID         q  quit; all decisions are saved
A 0.8    show all of this part with a confidence of 0.8 and more, and accept them together
"""
Action = Callable[["Desk", "Item", str], None]


def add_options(parser: Parser) -> None:
    """The options of the verb."""
    parser.add_argument("sheet", type=Path, metavar="SHEET", help="a drafted sheet (.yaml)")
    parser.add_argument("--text", type=Path, required=True, metavar="FILE", help="the text that it was drafted from")


def act(options: Arguments) -> int:
    """Walk through the proposals; 0 where all are reviewed, 1 where some are left."""
    from pipeline.cli.desk import open_desk

    _refuse_unusable(options)
    desk = open_desk(options.sheet, options.text)
    if desk is None:
        print(f"nothing to review: {options.sheet} is no draft")
        return 0
    if not desk.session.items:
        print(f"there is nothing in {options.sheet} to review; it stays a draft")
        return 1
    try:
        while desk.session.items and _turn(desk):
            pass
        return _end(desk)
    except InputError as error:  # the files could not be written; there is no going on
        for fault in error.faults:
            print(fault, file=sys.stderr)
        print("newsfacts: the last decision was not saved; those before it are", file=sys.stderr)
        return error.exit_code


def _refuse_unusable(options: Arguments) -> None:
    if options.sheet.suffix not in (".yaml", ".yml"):
        raise shared.usage(f"{options.sheet} is no YAML; `review` takes a drafted sheet in YAML, with its comments")
    if str(options.text) == "-":
        raise shared.usage("the commands come from standard input; give the text as a file")


def _turn(desk: Desk) -> bool:
    """One command, after some that change nothing; whether there is to be another."""
    item = desk.walk.item
    if item:
        desk.show(item)
    while True:
        prompt = "a/e/r/m/s/u/b/A/?/q" if item else f"{_left(desk.session)}; Enter to end, b back, u undo"
        line = desk.ask(f"{prompt}> ")
        word, _, rest = (line or "q").strip().partition(" ")
        if line is None or word == "q" or (not item and not word):
            return False
        try:
            if _obey(desk, item, word, rest.strip()):
                return True
        except InputError as error:
            if not desk.is_saved:
                raise
            desk.tell_faults(error)
            return True


def _obey(desk: Desk, item: Item | None, word: str, rest: str) -> bool:
    """Do as a command says; whether the editor has to see anew where the review is."""
    anywhere = {"u": _undo, "b": _back, "?": _help}
    of_item: dict[str, Action] = {
        "a": _accept, "e": edit, "r": _reject, "m": _merge, "s": _skip, "A": _accept_all,
    }  # fmt: skip
    if word in anywhere:
        return anywhere[word](desk)
    if item and word in of_item:
        of_item[word](desk, item, rest)
        return True
    desk.say(f"`{word}` is no command here; ? shows them" if word else "? shows the commands")
    return False


def _accept(desk: Desk, item: Item, rest: str) -> None:
    if item.confidence is not None:
        desk.session.accept([item])
        desk.save()
    desk.walk.settle()


def _accept_all(desk: Desk, item: Item, rest: str) -> None:
    """Those of the same part that are as sure as is asked for: shown first, and accepted together."""
    try:
        least = Decimal(rest)
    except InvalidOperation:
        desk.say("name the least confidence, such as `A 0.8`")
        return
    found = [each for each in desk.session.left if each.stage == item.stage and (each.confidence or 0) >= least]
    if not found:
        desk.say(f"none of the {item.stage} that are left has a confidence of {least} or more")
        return
    desk.list_items(found)
    if desk.agrees(f"accept {'this one' if len(found) == 1 else f'these {len(found)}'}?"):
        desk.session.accept(found)
        desk.save()
        desk.walk.settle()


def _reject(desk: Desk, item: Item, rest: str) -> None:
    if not item.other:
        removal = desk.session.removal(item)
        for section, name in removal.others:
            desk.say(f"goes with it: {section}.{name}")
        for path in removal.parts:
            desk.say(f"is taken out: {desk.path_words(path)}")
        more = removal.others or removal.parts
        hint = ", or merge it with `m ID` instead" if item.section == "entities" else ""
        if more and not desk.agrees(f"reject {item.name} with all of this{hint}?"):
            return
    desk.session.reject(item)
    desk.save()
    desk.walk.settle()


def _merge(desk: Desk, item: Item, rest: str) -> None:
    if item.section != "entities":
        desk.say("only entities can be merged")
        return
    into = rest or (desk.ask("merge into which entity? ") or "").strip()
    if into:
        before = desk.session.state.sheet
        desk.session.merge(item, into)
        desk.save()
        for more in set(desk.session.state.sheet.entities[into].type) - set(before.entities[into].type):
            desk.say(f"{into} is a {more} as well now: it speaks")
        desk.walk.settle()


def _skip(desk: Desk, item: Item, rest: str) -> None:
    desk.walk.skip()


def _back(desk: Desk) -> bool:
    found = desk.walk.back()
    if not found:
        desk.say("this is the first one")
    return found


def _undo(desk: Desk) -> bool:
    key = desk.session.undo()
    if key is None:
        desk.say("there is nothing to undo")
        return False
    desk.save()
    desk.walk.return_to(key)
    return True


def _help(desk: Desk) -> bool:
    desk.say(HELP.rstrip())
    return False


def _left(session: Session) -> str:
    return f"{plural(len(session.left), 'proposal')} left" if session.left else "everything is reviewed"


def _end(desk: Desk) -> int:
    """Say how the sheet stands; where nothing is left, it becomes a reviewed one."""
    if desk.session.left:
        desk.say(f"{_left(desk.session)}; all decisions are saved, and `newsfacts review` goes on from here")
        return 1
    desk.session.finish()
    desk.save()
    desk.say(f"everything is reviewed: {desk.name} is no draft any more")
    faults = desk.session.faults
    if faults:
        desk.tell_faults(InputError(faults))
    desk.say(f"next: newsfacts {'check' if faults else 'export'} {desk.name}")
    return 0
