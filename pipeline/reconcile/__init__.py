"""Reconcile: which items of Wikidata the entities of a sheet are, as far as a reconciliation service can tell.

Nothing here reaches for the network by itself: a client is passed in.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from pipeline.namespaces import NF
from pipeline.reconcile.choose import Asked, Choice, choose, decided, leaves_nameless, refuse_doubles
from pipeline.reconcile.enquiry import Client, Enquiry
from pipeline.reconcile.kinds import Kinds
from pipeline.reconcile.notebook import Notebook, read_notebook
from pipeline.reconcile.protocol import Answer, Candidate, Query, one_line
from pipeline.reconcile.splice import splice
from pipeline.sheet import Authority, Sheet

__all__ = [
    "Asked",
    "Candidate",
    "Choice",
    "Client",
    "Enquiry",
    "Kinds",
    "Notebook",
    "one_line",
    "read_notebook",
    "reconcile",
    "shared_items",
    "splice",
    "standing",
    "to_ask",
]


def to_ask(model: Sheet | Authority, language: str, kinds: Kinds) -> list[Asked]:
    """The entities that can be asked for: without an identifier, with a name of their own, and no mere group."""
    return list(_to_ask(model, language, kinds))


def _to_ask(model: Sheet | Authority, language: str, kinds: Kinds) -> Iterator[Asked]:
    for name, entity in model.entities.items():
        classes = tuple(kinds.classes(entity.type, model.prefixes))
        if entity.wikidata or entity.unnamed or NF + "Group" in classes:
            continue
        aliases = tuple(_in(language, alias) for alias in entity.alias)
        yield Asked(name, _in(language, entity.name), aliases, kinds.asked(classes), classes)


def _in(language: str, text: Mapping[str, str]) -> str:
    """A text in a language; plain text is in the article's."""
    return one_line(text.get("") or text.get(language) or text[min(text)])


def standing(model: Sheet | Authority) -> list[tuple[str, str]]:
    """The ids of the entities that have an identifier, and these."""
    return [(name, entity.wikidata) for name, entity in model.entities.items() if entity.wikidata]


def shared_items(pairs: Iterable[tuple[str, str]]) -> dict[str, list[str]]:
    """The identifiers that stand at more than one entity, one of which looks wrong, with the ids of these."""
    found: dict[str, list[str]] = {}
    for name, item in pairs:
        found.setdefault(item, []).append(name)
    return {item: names for item, names in found.items() if len(names) > 1}


def reconcile(
    asked: Sequence[Asked], enquiry: Enquiry, kinds: Kinds, items: Iterable[tuple[str, str]]
) -> list[Choice]:
    """What became of each entity; `items` are the identifiers that stand in the sheet. Raises `StoreError`."""
    done = {each.id: choice for each in asked if (choice := decided(each, enquiry.notebook.entities.get(each.id)))}
    left = [each for each in asked if each.id not in done]
    is_wikidata = not left or enquiry.service().is_wikidata
    if not is_wikidata:
        left = [replace(each, type="") for each in left]  # another service's types are others
    enquiry.ask(each.query for each in left)
    nameless = [each for each in left if leaves_nameless(each, enquiry.find(each.query) or ())]
    enquiry.ask(query for each in nameless for query in each.further)
    for each in left:
        queries = [each.query, *(each.further if each in nameless else ())]
        done[each.id] = choose(each, _answers(enquiry, queries), kinds)
    choices = refuse_doubles([done[each.id] for each in asked], items)
    return choices if is_wikidata else [_foreign(each) for each in choices]


def _answers(enquiry: Enquiry, queries: Iterable[Query]) -> dict[Query, Answer]:
    return {query: enquiry.find(query) or () for query in queries}


def _foreign(choice: Choice) -> Choice:
    """A choice where the identifiers are not Wikidata's, so that none of them may stand in the sheet."""
    if choice.outcome != "open":
        return choice
    return replace(choice, reason="the identifiers of this service are not Wikidata's")
