"""Sayings: who vouches for a fact, and through whom it reached the article, as assertions and chains of them.

The first assertion's object is the fact; each further one's object is the assertion before it. The last is
reported in the article, each other in the next.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from pipeline.documents import Path
from pipeline.namespaces import NF
from pipeline.resolve.describe import describe
from pipeline.resolve.drafts import review_of
from pipeline.resolve.evidence import Evidence
from pipeline.resolve.references import Names
from pipeline.resolve.scope import Ledger
from pipeline.rows import Row
from pipeline.sheet import Fact, Said, Saying

_OWN_VOICE = Said()


def vouch(fact: Fact, node: str, home: str, path: Path, ledger: Ledger, names: Names, evidence: Evidence) -> None:
    """The assertions of a fact. `node` is the fact's IRI; those of its assertions stand below `home`."""
    sayings = list(_sayings(fact, path))
    review = review_of(fact, ledger)
    for said, place, name in _name(sayings, path, ledger):
        _chain(said, f"{home}/said/{name}", node, place, review, ledger, names, evidence)


def _sayings(fact: Fact, path: Path) -> Iterator[tuple[Said, Path]]:
    if fact.s:
        yield _OWN_VOICE.model_copy(update={"s": fact.s}), (*path, "s")
    for index, said in enumerate(fact.said):
        yield said, (*path, "said", index)


def _name(sayings: Sequence[tuple[Said, Path]], path: Path, ledger: Ledger) -> Iterator[tuple[Said, Path, str]]:
    """Each saying with the last part of its IRI, which no change of order changes.

    Speaker and stance make the name; where several share them, the one with the earliest sentence keeps it, and
    the others have their first sentence added.
    """
    groups: dict[str, list[tuple[int, Said, Path]]] = defaultdict(list)
    for said, place in sayings:
        name = said.id or f"{speaker(said)}-{said.stance}"
        groups[name].append((min(said.s, default=0), said, place))
    taken: set[str] = set()
    for name, group in groups.items():
        if len(group) > 1:
            group.sort(key=lambda item: item[0])
        for rank, (first, said, place) in enumerate(group):
            alike = rank > 0 and group[rank - 1][0] == first
            full = f"{name}-s{first}" if rank and not said.id and not alike else name
            if full in taken and not ledger.document.faults:
                message = f"another saying of this fact is called `{full}` too; give this one an `id` of its own"
                ledger.fault(message, place)
            taken.add(full)
            yield said, place, full


def speaker(saying: Saying) -> str:
    """The id of who speaks; `article` for the article's own voice."""
    return (saying.by or "article").rpartition("/")[2]


def _chain(
    said: Said, first: str, fact: str, path: Path, review: Row, ledger: Ledger, names: Names, evidence: Evidence
) -> None:
    cited = evidence.cite(said.s, path if path[-1] == "s" else (*path, "s"))  # a link without sentences inherits
    links: list[tuple[Saying, str, Path]] = [(said, first, path)]
    if said.via:
        for number, link in enumerate(said.via, start=1):
            links.append((link, f"{first}/via/{number}-{speaker(link)}", (*path, "via", number - 1)))
        _refuse_circle(links, ledger)
    item = fact
    for position, (saying, node, place) in enumerate(links):
        row = {**_assertion(saying, node, place, ledger, names), **review}
        row["asserted"] = item
        row["reportedIn"] = links[position + 1][1] if position + 1 < len(links) else ledger.article
        row["evidence"] = cited if saying is said or not saying.s else evidence.cite(saying.s, (*place, "s"))
        ledger.node("assertions", row, place)
        item = node


def _assertion(saying: Saying, node: str, path: Path, ledger: Ledger, names: Names) -> Row:
    """The row of one assertion, whoever makes it."""
    own = speaker(saying) == "article"
    spoken = saying.model_copy(update={"by": None}) if own and saying.by else saying
    row = describe(spoken, node, path, ledger, names)
    row["types"] = [f"{NF}Assertion", f"{NF}OwnVoice"] if own else [f"{NF}Assertion"]
    publisher = ledger.sheet.article.publisher
    if own and publisher:
        row["agent"] = names.iris["entities"].get(publisher.entity.rpartition("/")[2], "")
    return row


def _refuse_circle(links: list[tuple[Saying, str, Path]], ledger: Ledger) -> None:
    seen: set[str] = set()
    for saying, _, path in links:
        name = speaker(saying)
        if name == "article" and path[-2:-1] == ("via",):
            ledger.fault("every link of a chain names who passes it on; add `by`", path)
        elif name in seen:
            ledger.fault(f"`{name}` stands twice in this chain; a chain leads from one speaker to the next", path)
        seen.add(name)
