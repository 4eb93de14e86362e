"""Draw the pictures of README.md and `docs/model.md`, as SVG.

    apt-get install -y graphviz    # for the program `dot`
    .venv/bin/python tools/pictures.py

Most show parts of the graph of the example in `docs/model.md`, drawn by Graphviz. Each names the nodes that it shows
and the properties that it draws as arrows. All else (classes, names, values, and which arrow goes where) is read from
the graph that the example's sheet exports to, so that a picture cannot say what the graph does not. Two are drawn
without Graphviz: the classes of that graph, and what is in dispute in an article of `output/`.
"""

from __future__ import annotations

import re
import subprocess
from dataclasses import dataclass
from html import escape
from pathlib import Path
from textwrap import wrap

import pyoxigraph as ox

from pipeline.anchor import anchor
from pipeline.house import House
from pipeline.materialise import materialise
from pipeline.namespaces import contract
from pipeline.rdf import Statement, read_statements
from pipeline.read import read
from pipeline.resolve import resolve
from tools.classes import draw_classes
from tools.disputes import draw_file
from tools.paper import CARD, COLOURS, FONT, GREY, INK, LINE, OTHERS

ROOT = Path(__file__).parent.parent
DOCS = ROOT / "docs"
PAGE = DOCS / "model.md"
ARTICLE = ROOT / "output" / "defense-chiefs-call.trig"
"""The article whose disputes the README shows."""

TITLES = ("schema:text", "schema:headline", "schema:name", "nf:stance", "nf:contradictionBasis", "nf:sentenceNumber")
"""The properties of which the first that a node has is its title."""


@dataclass(frozen=True)
class Picture:
    """What a picture shows: nodes by their IRIs below the article's, arrows and values by their properties.

    Nodes stand on the page in the order given: an arrow to an earlier one points backwards.
    """

    title: str
    nodes: tuple[str, ...]
    arrows: tuple[str, ...]
    values: tuple[str, ...] = ()
    direction: str = "LR"
    beside: tuple[tuple[str, str], ...] = ()
    """Pairs of nodes that stand side by side."""


_CLAIM = "claim/inspection-skipped"
_OTHER = "claim/bolts-checked"
_CONTRADICTION = "contradiction/bolts-checked--inspection-skipped"
_PLEDGE = "claim/state-rebuilds/said/aro-pledges"
_OFFICE = f"{_PLEDGE}/via/1-mayor-office"
PICTURES = {
    "vouchers": Picture(
        "One claim, two vouchers",
        ("entity/union", f"{_CLAIM}/said/union-alleges", "entity/northway", f"{_CLAIM}/said/northway-denies", _CLAIM),
        ("schema:agent", "schema:object"),
    ),
    "chain": Picture(
        "A chain of attribution",
        ("claim/state-rebuilds", _PLEDGE, _OFFICE, "", "entity/aro", "entity/mayor-office"),
        ("schema:object", "schema:agent", "nf:reportedIn"),
        direction="TB",
        beside=((_PLEDGE, "entity/aro"), (_OFFICE, "entity/mayor-office")),
    ),
    "contradiction": Picture(
        "A contradiction",
        (_CLAIM, _OTHER, _CONTRADICTION, "sentence/7"),
        ("nf:between", "nf:contradicts", "nf:evidence"),
        direction="TB",
        beside=((_CLAIM, _OTHER), (_CONTRADICTION, "sentence/7")),
    ),
    "evidence": Picture(
        "Evidence",
        (f"{_OTHER}/said/falk-asserts", "sentence/7", "sentence/7/selector", ""),
        ("nf:evidence", "oa:hasSelector", "oa:hasSource"),
        values=("oa:start", "oa:end", "schema:sha256"),
    ),
}


def blocks(page: str, language: str) -> list[str]:
    """The fenced blocks of a Markdown page that are marked as being in `language`."""
    return re.findall(rf"^```{language}\n(.*?)^```$", page, re.DOTALL | re.MULTILINE)


def example(page: str) -> list[Statement]:
    """The graph of the page's example: of its `yaml` blocks as one sheet, anchored in its first `text` block."""
    text = re.sub(r"^ *\d+  ", "", blocks(page, "text")[0], flags=re.MULTILINE)
    house = House()
    (document,) = read("".join(blocks(page, "yaml")).encode(), "the example in docs/model.md")
    resolved = resolve(document, house.scope(DOCS), anchor(text, "en"))
    return read_statements("".join(materialise(resolved.rows, house.rules).quads), ox.RdfFormat.N_QUADS)


class Drawing:
    """A picture as a text in Graphviz's language."""

    def __init__(self, picture: Picture, statements: list[Statement]) -> None:
        self.picture = picture
        self.statements = statements
        article = next(each.subject for each in statements if each.object.value.endswith("/NewsArticle"))
        self.names = {f"{article}/{node}".rstrip("/"): f'"{node}"' for node in picture.nodes}

    def write(self) -> str:
        """The whole text."""
        picture = self.picture
        ranks = [f'{{rank=same; "{one}" [group=left]; "{other}" [group=right]}}' for one, other in picture.beside]
        column = [f'"{other}"' for _, other in picture.beside]
        ranks += [f"{' -> '.join(column)} [style=invis]"] if column else []  # so that they stand below each other
        parts = "\n    ".join([*map(self._node, self.names), *ranks, *self._arrows()])
        return f"""digraph "{picture.title}" {{
  graph [bgcolor=transparent, rankdir={picture.direction}, pad=0.03, ranksep=0.7, nodesep=0.5]
  node [shape=box, style="rounded,filled", fontname="{FONT}", fontsize=14, fontcolor="{INK}", penwidth=1.4]
  edge [fontname="{FONT}", fontsize=12, fontcolor="{GREY}", color="{LINE}", arrowsize=0.8]
  subgraph cluster {{
    graph [style="rounded,filled", fillcolor=white, color="{CARD}", margin=20]
    {parts}
  }}
}}
"""

    def _node(self, node: str) -> str:
        about = {contract(each.predicate): each.object.value for each in self.statements if each.subject == node}
        kind = contract(about["rdf:type"])  # of several classes the last by name
        title = next((about[name] for name in TITLES if name in about), "").rpartition("#")[2]
        title = f"sentence {title}" if title.isdecimal() else title
        lines = [f'<font point-size="11" color="{GREY}">{kind}</font>']
        lines += [f"<b>{escape(line)}</b>" for line in wrap(title, 24)]
        for name in self.picture.values:
            value = about.get(name, "")
            short = value if len(value) < 12 else f"{value[:8]}…"
            lines += [f'<font point-size="12">{name} {short}</font>'] if value else []
        rows = "".join(f'<tr><td align="left">{line}</td></tr>' for line in lines)
        fill, border = COLOURS.get(kind, OTHERS)
        width = 110 if kind == "nf:Assertion" and self.picture.direction == "LR" else 172
        table = f'<table border="0" cellborder="0" cellspacing="0" cellpadding="2" width="{width}">{rows}</table>'
        return f'{self.names[node]} [label=<{table}>, fillcolor="{fill}", color="{border}"]'

    def _arrows(self) -> list[str]:
        """The arrows between the nodes that are shown; one with two heads where the graph has both directions."""
        order = list(self.names)
        found: dict[tuple[str, str, str], str] = {}
        for subject, predicate, value, _ in self.statements:
            name = contract(predicate)
            if name in self.picture.arrows and {subject, value.value} <= self.names.keys():
                first, last = sorted((subject, value.value), key=order.index)
                way = "forward" if first == subject else "back"
                key = (self.names[first], self.names[last], name)
                found[key] = "both" if found.get(key, way) != way else way
        return [f'{tail} -> {head} [label=" {name} ", dir={way}]' for (tail, head, name), way in found.items()]


def draw(text: str) -> str:
    """An SVG of a text in Graphviz's language, without what tells the program's version."""
    svg = subprocess.run(["dot", "-Tsvg"], input=text, capture_output=True, text=True, check=True).stdout
    return re.sub(r"<!--.*?-->\n", "", svg, flags=re.DOTALL)


if __name__ == "__main__":
    graph = example(PAGE.read_text(encoding="utf-8"))
    drawn = {name: draw(Drawing(picture, graph).write()) for name, picture in PICTURES.items()}
    drawn |= {"classes": draw_classes(graph), "disputes": draw_file(ARTICLE)}
    for name, svg in drawn.items():
        place = DOCS / "pictures" / f"{name}.svg"
        place.write_text(svg, encoding="utf-8")
        print(place.relative_to(ROOT))
