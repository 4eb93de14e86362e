"""Dated facts, as the answers on what happened when and on who held which office have them.

What has a start and an end comes as two rows of the timeline's answer, and is one fact here.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.charts.calendar import day_number
from pipeline.charts.rows import NOT_SAID, Row, cells, gathered, in_sentences
from pipeline.dates import read_date
from pipeline.words import stance_words

_STATEMENT = "statement"
_FACT = ("article", "kind", "what")
_SIDE = ("side", "earliest", "latest", "date", "basis", "wording")
_OFFICE = ("article", "holder", "title", "of", "from", "from_basis", "until", "until_basis")


@dataclass(frozen=True, slots=True)
class Window:
    """The time within which a date lies, in days; an open side has none. `text` is the date as it is written."""

    earliest: int | None
    latest: int | None
    text: str
    basis: str
    wording: str = ""

    @property
    def is_known(self) -> bool:
        """Whether there is a day on either side."""
        return self.earliest is not None or self.latest is not None


@dataclass(frozen=True, slots=True)
class Dated:
    """A fact with its dates: a point in time (`start` alone), or what lasts."""

    what: str
    about: str
    article: str
    start: Window | None
    end: Window | None
    lasts: bool
    goes_on: bool
    vouchers: str

    @property
    def windows(self) -> list[Window]:
        """The windows of start and end, as far as there are any."""
        return [window for window in (self.start, self.end) if window]


def dated_facts(rows: Sequence[Row]) -> list[Dated]:
    """The facts of an answer with the columns `earliest`, `latest` and `what`; those without a date come last.

    Rows with the same words and dates are one fact with several vouchers. Words alone do not make two rows one: two
    parties may well speak of two events by one name.
    """
    told = [_told(row) for row in rows]
    with_date = [row for row in told if row["earliest"] or row["latest"]]
    without = [row for row in told if not (row["earliest"] or row["latest"])]
    dated = _paired(_vouched(with_date, "first_sentence", *_FACT, *_SIDE))
    return dated + _paired(_vouched(without, "first_sentence", *_FACT, *_SIDE, "said_by", "stance"))


def dated_offices(rows: Sequence[Row]) -> list[Dated]:
    """The offices of an answer with the columns `holder`, `from` and `until`."""
    return [_office(row) for row in _vouched(rows, "sentence", *_OFFICE)]


def _vouched(rows: Sequence[Row], sentence: str, *same: str) -> list[Row]:
    """The rows, one for each fact, with all who vouch for it, and in which sentences, in the column `vouchers`."""
    voices = gathered(rows, sentence, *same, "said_by", "stance")
    return gathered([{**row, "vouchers": _voucher(row, sentence)} for row in voices], "vouchers", *same, between="; ")


def _told(row: Row) -> Row:
    """A row whose words are a fact's; where the date is that of saying it, they begin with who says it."""
    said_by, stance = cells(row, "said_by", "stance")
    if row.get("kind") != _STATEMENT:
        return row
    return {**row, "what": f"{said_by or NOT_SAID} {stance_words(stance)}: {row['what']}"}


def _voucher(row: Row, sentence: str) -> str:
    said_by, stance, sentences = cells(row, "said_by", "stance", sentence)
    words = "" if stance in ("", "asserts") else f" {stance_words(stance)}"
    speaker = "" if row.get("kind") == _STATEMENT else f"{said_by or NOT_SAID}{words}"
    return ", ".join(filter(None, (speaker, in_sentences(sentences))))


def _paired(rows: Sequence[Row]) -> list[Dated]:
    """The facts; start and end of one are one row, where it is plain that they belong together."""
    sides: dict[tuple[str, ...], tuple[list[Row], list[Row]]] = {}
    for row in rows:
        if row.get("side"):
            sides.setdefault(cells(row, *_FACT), ([], []))[row["side"] == "end"].append(row)
    dated = []
    for row in rows:
        starts, ends = sides.get(cells(row, *_FACT), ([], []))
        paired = row in starts + ends and len(starts) == len(ends) == 1
        if not (paired and row is ends[0]):
            dated.append(_dated(row, ends[0] if paired else None))
    return dated


def _dated(row: Row, end: Row | None) -> Dated:
    side, vouchers = cells(row, "side", "vouchers")
    window = _window(row)
    if end and end["vouchers"] != vouchers:
        vouchers = f"{vouchers}; of its end: {end['vouchers']}"
    return Dated(
        what=row["what"],
        about=row.get("kind", ""),
        article=row.get("article", ""),
        start=window if side != "end" else None,
        end=_window(end) if end else window if side == "end" else None,
        lasts=side.startswith("start"),
        goes_on="goes on" in side,
        vouchers=vouchers,
    )


def _window(row: Row) -> Window | None:
    earliest, latest, date, basis, wording = cells(row, "earliest", "latest", "date", "basis", "wording")
    bounds = day_number(earliest), day_number(latest)
    return Window(*bounds, date or f"{earliest}/{latest}", basis, wording) if any((earliest, latest, date)) else None


def _office(row: Row) -> Dated:
    holder, title, of, begun, begun_basis, until, until_basis = cells(row, *_OFFICE[1:])
    return Dated(
        what=f"{holder}: {title or 'office'}",
        about=of,
        article=row.get("article", ""),
        start=_read(begun, begun_basis),
        end=None if until == "still held" else _read(until, until_basis),
        lasts=bool(begun),
        goes_on=until == "still held",
        vouchers=row["vouchers"],
    )


def _read(text: str, basis: str) -> Window | None:
    """The window of a date in EDTF, which other people's data may write as they like."""
    if not text:
        return None
    try:
        moment = read_date(text)
    except ValueError:
        return Window(None, None, text, basis)
    return Window(day_number(moment.earliest or ""), day_number(moment.latest or ""), text, basis)
