"""The press: a sheet of paper as the bytes of an SVG or a PNG, by matplotlib.

Text of an SVG stays text: it can be searched, copied, read aloud and translated, letters that matplotlib's font lacks
are drawn in the reader's own, and the file is small. Its widths are those of DejaVu Sans; Verdana, which most readers
have, is as wide, and what else they have is narrower. A PNG has a box in place of such letters.

The same sheet gives the same bytes, with the same release of matplotlib: no settings of the machine, no fonts of the
machine, no date. Sources: https://matplotlib.org/stable/users/explain/figure/api_interfaces.html,
https://www.w3.org/TR/SVG11/
"""

from __future__ import annotations

import io
import logging
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Final, Literal, TypeAlias

from pipeline.charts.lettering import boxed, font_file
from pipeline.charts.paper import MARGIN, PAPER, WIDTH, Disc, Line, Mark, Paper, Words
from pipeline.errors import Fault, InputError

if TYPE_CHECKING:
    from matplotlib.artist import Artist

Form: TypeAlias = Literal["svg", "png"]

_SILENCE: Final = logging.NullHandler()
_DOTS: Final = 144
"""Dots an inch of a PNG."""
_STYLE: Final[dict[str, Any]] = {
    "font.family": ["sans-serif"],
    "font.sans-serif": ["DejaVu Sans", "Verdana"],
    "svg.fonttype": "none",
    "svg.hashsalt": "newsfacts",  # of what the names of clips and markers are made, should there be any
    "text.hinting": "no_hinting",  # so that text is as wide as it was measured
}
_METADATA: Final[dict[Form, dict[str, str | None]]] = {
    "svg": {"Creator": None, "Date": None},
    "png": {"Software": None},
}


def warm_up() -> None:
    """Load matplotlib. Raises `InputError` where the package is missing."""
    logging.getLogger("matplotlib").addHandler(_SILENCE)  # what it tells of its caches is no user's care
    try:
        import matplotlib.figure  # noqa: F401
    except ImportError:
        message = "`--plot` needs the package matplotlib; run `pip install 'newsfacts[plot]'`"
        raise InputError([Fault(message)]) from None


def print_paper(paper: Paper, form: Form) -> bytes:
    """The sheet in the form."""
    from matplotlib.figure import Figure

    out, height = io.BytesIO(), paper.y + MARGIN * 0.7
    with _settings():
        figure = Figure(figsize=(WIDTH / 72, height / 72), facecolor=PAPER)
        axes = figure.add_axes((0, 0, 1, 1), xlim=(0, WIDTH), ylim=(height, 0))
        axes.set_axis_off()
        for order, mark in enumerate(paper.marks):
            artist = _artist(mark, form)
            artist.set(zorder=order, clip_on=False)
            axes.add_artist(artist)
        metadata = _METADATA[form] | ({"Title": paper.title} if form == "svg" else {})
        figure.savefig(out, format=form, dpi=_DOTS, metadata=metadata)
    return out.getvalue()


@contextmanager
def _settings() -> Iterator[None]:
    """Matplotlib's own settings and ours, whatever the machine has; its warning of missing letters is not heard."""
    import matplotlib as mpl

    defaults: dict[Any, Any] = {name: mpl.rcParamsDefault[name] for name in mpl.rcParamsDefault if name != "backend"}
    with mpl.rc_context(defaults | _STYLE), warnings.catch_warnings():
        warnings.filterwarnings("ignore", "Glyph", UserWarning)
        yield


def _artist(mark: Mark, form: Form) -> Artist:
    from matplotlib.lines import Line2D
    from matplotlib.patches import Circle, Polygon

    if isinstance(mark, Words):
        return _text(mark, form)
    if isinstance(mark, Line):
        across, down = zip(*mark.points, strict=True)
        return Line2D(across, down, color=mark.colour, linewidth=mark.width, linestyle=_stroke(mark.dashed))
    look: dict[str, Any] = {"facecolor": mark.fill, "edgecolor": mark.edge, "linewidth": 1.1}
    if isinstance(mark, Disc):
        return Circle((mark.x, mark.y), mark.radius, linestyle=_stroke(mark.dashed), **look)
    return Polygon(list(mark.points), closed=True, **look)


def _stroke(dashed: bool) -> Any:
    """The pattern of a line, in matplotlib's terms."""
    return (0, (2.4, 1.4)) if dashed else "-"


def _text(words: Words, form: Form) -> Artist:
    from matplotlib.font_manager import FontProperties
    from matplotlib.text import Text

    look = words.look
    font = FontProperties(
        fname=str(font_file(bold=look.bold)), size=look.size, weight="bold" if look.bold else "normal"
    )
    text = boxed(words.text, look) if form == "png" else words.text
    return Text(
        words.x,
        words.y,
        text,
        color=look.colour,
        fontproperties=font,
        horizontalalignment=words.align,
        verticalalignment="baseline",
        parse_math=False,  # a dollar sign is money
    )
