"""The article itself, the entities that it mentions, and the export that the graph comes from."""

from __future__ import annotations

from collections.abc import Mapping
from hashlib import sha256
from typing import Any

import orjson

from pipeline import __version__
from pipeline.documents import Path
from pipeline.identifiers import expand
from pipeline.namespaces import NF, SCHEMA, SKOS, SOFTWARE
from pipeline.resolve.describe import describe
from pipeline.resolve.drafts import enter_engine, graph_review, refuse_unreviewed
from pipeline.resolve.evidence import Evidence
from pipeline.resolve.references import Names
from pipeline.resolve.scope import Ledger, listed
from pipeline.rows import Row
from pipeline.sheet import Credit, Entity


def enter_article(ledger: Ledger, names: Names, evidence: Evidence) -> None:
    """The article's row. What it mentions is added by `enter_entities`, when all of that is known."""
    article = ledger.sheet.article
    row = describe(article, ledger.article, ("article",), ledger, names)
    row["language"] = article.language
    row["digest"] = (evidence.anchors.sha256 if evidence.anchors else article.text.sha256) or ""
    row["sentenceCount"] = str(evidence.total or "")
    cited: list[str] = []
    if article.publisher:
        path: Path = ("article", "publisher")
        row["publisher"] = names.resolve(article.publisher.entity, ("entities",), (*path, "entity")) or ""
        row["publisherBasis"] = ledger.scope.vocabulary.bases[article.publisher.basis]
        cited += _credit(article.publisher, path, ledger, evidence)
    contributors = []
    for index, credit in enumerate(article.credit):
        path = ("article", "credit", index)
        contributors.append(names.resolve(credit.entity, ("entities",), (*path, "entity")) or "")
        cited += _credit(credit, path, ledger, evidence)
        entity = names.entity(credit.entity.rpartition("/")[2])
        if entity:
            ledger.say(ledger.article, f"{SCHEMA}creditText", entity.name)
    row["contributor"] = listed(filter(None, contributors))
    row["evidence"] = listed(cited)
    ledger.node("article", row, ("article",))


def _credit(credit: Credit, path: Path, ledger: Ledger, evidence: Evidence) -> list[str]:
    if credit.note:
        ledger.say(ledger.article, f"{SKOS}note", credit.note)
    return evidence.cite(credit.s, (*path, "s"))


def enter_entities(ledger: Ledger, names: Names) -> None:
    """The entities of the sheet, and those of the authority file that it uses, with what these are part of."""
    authority = ledger.scope.authority
    entered: set[str] = set()
    for name, entity in ledger.sheet.entities.items():
        shared = names.authority.entities.get(name)
        if shared is None:
            entered.add(_enter_entity(name, entity, names.iris["entities"], ledger, names))
            continue
        names.used.add(name)
        if shared != entity:
            message = f"`{name}` is shared, and described in another way there; remove it here, or correct it there"
            ledger.fault(message, ("entities", name), key=True)
    done: set[str] = set()
    while waiting := names.used - done:  # an entity that is entered can bring in what it is part of
        name = min(waiting)
        done.add(name)
        if name == "unnamed":
            entered.add(_enter_unnamed(ledger, names))
        elif authority and name in authority.model.entities:
            with ledger.within(authority.source):
                entered.add(_enter_entity(name, authority.model.entities[name], names.shared, ledger, names))
    mentions = listed([*entered, *names.iris["events"].values()])
    if mentions:
        ledger.rows["article"][0]["mentions"] = mentions


def _enter_entity(name: str, entity: Entity, wholes: Mapping[str, str], ledger: Ledger, names: Names) -> str:
    """The rows of an entity; `wholes` are the entities that it can be part of."""
    path: Path = ("entities", name)
    node = names.node("entities", name)
    row = describe(entity, node, path, ledger, names)
    refuse_unreviewed(entity, path, ledger)
    row["sameAs"] = names.same_as(entity)
    if entity.partOf:
        here = (*path, "partOf")
        whole = names.resolve(entity.partOf, ("entities",), here, {**names.iris, "entities": wholes}) or ""
        above = names.entity(entity.partOf.rpartition("/")[2])
        roots = _roots(entity, ledger)
        if roots and not roots & {"Place", "Organization"}:
            ledger.fault(
                "only a place or an organisation is part of another; a person's place in one is an office", here
            )
        both_places = above and "Place" in roots & _roots(above, ledger)
        row["containedInPlace" if both_places else "parentOrganization"] = whole
    ledger.node("entities", row, path)
    return node


def _roots(entity: Entity, ledger: Ledger) -> set[str]:
    """The names of the root classes of an entity, as far as its classes are known."""
    vocabulary = ledger.scope.vocabulary
    iris = (vocabulary.classes.get(name) or expand(name, ledger.prefixes) or "" for name in entity.type)
    return {root.removeprefix(SCHEMA) for iri in iris for root in vocabulary.kind_of(iri)}


def _enter_unnamed(ledger: Ledger, names: Names) -> str:
    """The speaker behind "allegedly": nobody in particular, and never one party to be counted."""
    node = names.iris["entities"]["unnamed"]
    types = listed(ledger.scope.vocabulary.types_of(f"{NF}Group"))
    ledger.node("entities", {"i": node, "types": types, "unnamed": "true"}, ("article",))
    ledger.say(node, f"{SCHEMA}name", {"en": "unnamed"})
    return node


def enter_export(ledger: Ledger) -> None:
    """Where the graph comes from: the sheet by its digest, and the software."""
    row: Row = {
        "i": ledger.local("export"),
        "article": ledger.article,
        "digest": _digest(ledger),
        "software": f"{SOFTWARE}{__version__}",
        "softwareVersion": __version__,
        **graph_review(ledger),
    }
    if ledger.scope.shapes:
        row["conformsTo"] = ledger.scope.shapes
    ledger.node("exports", row, ("article",))
    enter_engine(ledger)


def _digest(ledger: Ledger) -> str:
    """The SHA-256 of the sheet's content, whatever its form (YAML or JSON) and the order of its parts."""
    content = ledger.sheet.model_dump(mode="json", by_alias=True, exclude_defaults=True)
    _order(content)
    return sha256(_canonical(content)).hexdigest()


def _canonical(value: object) -> bytes:
    return orjson.dumps(value, option=orjson.OPT_SORT_KEYS)


def _order(value: dict[str, Any] | list[Any], key: str = "") -> None:
    """Puts the lists in `value` into one order; a chain of attribution alone means something by its order."""
    if isinstance(value, dict):
        for name, item in value.items():
            if type(item) is dict or type(item) is list:
                _order(item, name)
        return
    for item in value:
        if type(item) is dict or type(item) is list:
            _order(item)
    if len(value) > 1 and key != "via":
        value.sort(key=_canonical if isinstance(value[0], dict) else str)
