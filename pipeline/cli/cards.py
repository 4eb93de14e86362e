"""Cards on a terminal: a proposal beside its sentences, or above them where there is little room."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from pipeline.cli.options import plural
from pipeline.review import Card, Cited

WIDE = 100
"""From so many columns on, sentences stand beside the proposal, and not below it."""
_LABEL = 9
_NUMBER = 3


def beside(cards: Sequence[Card], width: int) -> Iterator[RenderableType]:
    """One card, or the two of a contradiction, on a terminal of so many columns."""
    parts = [part for card in cards for part in (_proposal(card), _sentences(card))]
    if width < WIDE:
        yield from parts
        return
    columns: list[RenderableType] = list(parts)
    if len(cards) > 1:
        columns = [_below(parts[at], parts[at + 1]) for at in range(0, len(parts), 2)]
    table = Table.grid(padding=(0, 2), expand=True)
    for _ in columns:
        table.add_column(ratio=1)
    table.add_row(*columns)
    yield table


def rows(summaries: Sequence[tuple[str, str]]) -> Table:
    """Proposals, one below the other, each beside its sentences."""
    table = Table.grid(padding=(0, 2), expand=True)
    table.add_column(ratio=2)
    table.add_column(ratio=3)
    for left, right in summaries:
        table.add_row(Text(left), Text(right))
    return table


def _below(first: RenderableType, second: RenderableType) -> Table:
    table = Table.grid()
    table.add_row(first)
    table.add_row(second)
    return table


def _proposal(card: Card) -> Table:
    return _hanging([(Text(label, style="dim"), Text(words)) for label, words in card.lines], _LABEL)


def _sentences(card: Card) -> RenderableType:
    if not card.sentences:
        return Text("stands in no sentence")
    lines = [(Text(f"{cited.number:{_NUMBER}}"), _sentence(cited)) for cited in card.sentences]
    if card.more:
        lines.append((Text(""), Text(f"... and in {plural(card.more, 'more sentence')}")))
    return _hanging(lines, _NUMBER)


def _hanging(lines: Sequence[tuple[Text, Text]], width: int) -> Table:
    """Lines of a label and a text, of which the further lines stand below its first."""
    table = Table.grid(padding=(0, 1, 0, 0))
    table.add_column(min_width=width)
    table.add_column()
    for line in lines:
        table.add_row(*line)
    return table


def _sentence(cited: Cited) -> Text:
    text = Text(cited.text)
    for start, end in cited.spans:
        text.stylize("bold cyan", start, end)
    return text
