"""Charts: the answers of the questions that have a natural picture, as SVG or PNG.

Which picture fits is told by the answer's columns: so a query of anybody's own with the same columns has one, too.
An answer without rows makes a picture that says so. What a picture shows is what the table has, drawn after Tufte:
marks are labelled where they stand, no meaning lies in colour alone, and units are never mixed on one axis.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from pipeline.answers import Answer
from pipeline.charts.disputes import draw_disputes, draw_stances
from pipeline.charts.figures import draw_figures
from pipeline.charts.lettering import BOX, SMALL
from pipeline.charts.paper import MARGIN, RIGHT, Paper
from pipeline.charts.press import Form, print_paper, warm_up
from pipeline.charts.rows import Row, rows_of
from pipeline.charts.timeline import draw_offices, draw_timeline
from pipeline.errors import Fault, InputError


@dataclass(frozen=True, slots=True)
class Picture:
    """A kind of picture: its title, which of our questions have it, the columns that it needs, and how it is drawn.

    Of each set of columns the answer has one.
    """

    title: str
    questions: tuple[str, ...]
    needs: tuple[frozenset[str], ...]
    draw: Callable[[Paper, Sequence[Row]], None]

    def fits(self, columns: Sequence[str]) -> bool:
        """Whether an answer with these columns can be drawn so."""
        return all(any(name in columns for name in names) for names in self.needs)


def _needs(*names: str) -> tuple[frozenset[str], ...]:
    return tuple(frozenset(name.split("|")) for name in names)


_CLAIMS = ("who-chose-the-targets", "status-of-disputed-places", "weapons", "demands-pledges-warnings")
PICTURES: Final = (
    Picture("Disputes", ("disputes",), _needs("dispute", "what", "said_by", "stance"), draw_disputes),
    Picture("Figures", ("figures-of-events",), _needs("counted", "amount", "said_by"), draw_figures),
    Picture("Timeline", ("timeline",), _needs("earliest", "latest", "what"), draw_timeline),
    Picture("Offices", ("offices",), _needs("holder", "from", "until"), draw_offices),
    Picture("Stances", _CLAIMS, _needs("claim|what", "said_by", "stance"), draw_stances),
)
"""The kinds of pictures; the first that fits is drawn."""
_BOXES: Final = f"{BOX} stands for letters that the font of a PNG lacks; an SVG has them."


def draw(answer: Answer, form: Form, base: str, name: str) -> bytes:
    """The picture of the answer to the question `name`, with IRIs below the base shortened.

    Raises `InputError` where no picture fits, or matplotlib is missing.
    """
    picture = next((picture for picture in PICTURES if picture.fits(answer.columns)), None)
    if picture is None:
        raise InputError([Fault(f"has no natural picture; {_REMEDY}", name)])
    warm_up()
    paper = Paper(picture.title)
    picture.draw(paper, rows_of(answer, base))
    if form == "png" and not paper.is_whole:
        paper.y = paper.column(MARGIN, paper.y + 4, _BOXES, RIGHT - MARGIN, SMALL)
    return print_paper(paper, form)


_REMEDY = (
    f"ask one of {', '.join(name for picture in PICTURES for name in picture.questions)}, "
    "or give a query of your own the columns of one of them"
)
