"""Charts: what stands in a picture is what the answer has, drawn to scale, whatever the texts of a graph hold."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterable
from datetime import date
from functools import cache
from itertools import pairwise
from pathlib import Path
from xml.etree import ElementTree

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.answers import Answer
from pipeline.charts import PICTURES, draw
from pipeline.charts.calendar import count_days, date_of, date_ticks, day_number
from pipeline.charts.figures import Amount, in_thousands, read_amount
from pipeline.charts.lettering import BODY, GREY, SMALL, TITLE, boxed, fold, one_line, width_of
from pipeline.charts.paper import BLUE, MARGIN, PALE, RIGHT, VERMILION, WIDTH, Disc, Line, Mark, Paper, Shape, Words
from pipeline.charts.rows import rows_of
from pipeline.charts.scale import number_scale
from pipeline.harmless import harmless
from pipeline.namespaces import DEFAULT_BASE
from pipeline.query import load_store, query
from tests.command import Command

ROOT = Path(__file__).parents[1]
TRIG = ROOT / "output" / "defense-chiefs-call.trig"
QUESTIONS = {path.stem.partition("-")[2]: path for path in sorted((ROOT / "queries").glob("*.rq"))}
DISPUTES = "kind ground dispute what said_by on_behalf_of stance basis sentence note article"
FIGURES = "event counted amount unit wording said_by on_behalf_of stance sentence figure part_of besides article"
TIMELINE = "earliest latest date precision basis wording side kind what said_by stance first_sentence article"
OFFICES = "holder title of from from_basis until until_basis said_by stance basis sentence note article"
STANCES = "claim said_by stance"
DRAWN = [name for picture in PICTURES for name in picture.questions]

forms = pytest.mark.parametrize("form", ["svg", "png"])


def answer(columns: str, *rows: dict[str, str]) -> Answer:
    names = tuple(columns.split())
    return Answer(names, tuple(tuple(ox.Literal(row[n]) if row.get(n) else None for n in names) for row in rows))


@cache
def seed(question: str) -> Answer:
    path = QUESTIONS[question]
    store = load_store([(TRIG.name, TRIG.read_bytes())])
    return query(store, path.read_text(encoding="utf-8"), path.name)


def laid(found: Answer) -> Paper:
    """What lies on the paper before it is printed."""
    picture = next(picture for picture in PICTURES if picture.fits(found.columns))
    paper = Paper(picture.title)
    picture.draw(paper, rows_of(found, DEFAULT_BASE))
    return paper


def words(paper: Paper) -> list[Words]:
    return [mark for mark in paper.marks if isinstance(mark, Words)]


def text_of(marks: Iterable[Mark]) -> str:
    return " ".join(mark.text for mark in marks if isinstance(mark, Words))


def place(paper: Paper, text: str) -> Words:
    """The one line that begins with the text."""
    (found,) = [mark for mark in words(paper) if mark.text.startswith(text)]
    return found


def beside(paper: Paper, text: str, kind: type[Disc] | type[Shape] | type[Line]) -> list[Mark]:
    """The marks of a kind in the row of the line that begins with the text, but for rules, grids and blanks."""
    y = place(paper, text).y
    return [mark for mark in paper.marks if isinstance(mark, kind) and is_mark(mark) and abs(middle(mark) - y) < 8]


def is_mark(mark: Mark) -> bool:
    if isinstance(mark, Line):
        return mark.colour == BLUE
    return isinstance(mark, Disc) or (isinstance(mark, Shape) and mark.edge == BLUE)


def middle(mark: Mark) -> float:
    if isinstance(mark, Words | Disc):
        return mark.y
    heights = [y for _, y in mark.points]
    return (min(heights) + max(heights)) / 2


def span(mark: Mark) -> tuple[float, float]:
    """From where to where a shape or a line reaches."""
    assert isinstance(mark, Shape | Line)
    across = [x for x, _ in mark.points]
    return min(across), max(across)


def svg_text(svg: bytes) -> str:
    """All that can be read in an SVG, with one space between any two lines."""
    lines = [node.text or "" for node in ElementTree.fromstring(svg).iter("{http://www.w3.org/2000/svg}text")]
    return " ".join(lines)


# ------------------------------------------------------------------------------------- which answers have a picture


@pytest.mark.parametrize("question", QUESTIONS)
def test_the_questions_that_say_so_have_a_picture_and_no_other(question: str) -> None:
    columns = seed(question).columns
    assert [picture.title for picture in PICTURES if question in picture.questions] == [
        picture.title for picture in PICTURES if picture.fits(columns)
    ][:1]


@pytest.mark.parametrize("question", DRAWN)
def test_every_party_and_every_fact_of_the_answer_stands_in_the_picture(question: str) -> None:
    found = seed(question)
    text = svg_text(draw(found, "svg", DEFAULT_BASE, question))
    rows = rows_of(found, DEFAULT_BASE)
    shown = [row for row in rows if row.get("stance")]
    assert shown
    columns = ["what", "claim", "said_by", "holder", "title", "counted", "unit", "wording", "article"]
    for column in [*columns, "event"] if "counted" in found.columns else columns:
        for row in shown:
            assert " ".join(row.get(column, "").split()) in text, column
    for row in shown:
        assert row["stance"] in f"{text} asserts"  # which a figure and an event of the timeline are without a word
        assert re.search(rf"sentences? [\d, ]*\b{row.get('sentence', row.get('first_sentence'))}\b", text)


def test_the_table_is_printed_as_without_a_picture(newsfacts: Command, tmp_path: Path) -> None:
    plain = newsfacts("query", "disputes", "--data", str(TRIG), "--format", "csv")
    drawn = newsfacts("query", "disputes", "--data", str(TRIG), "--format", "csv", "--plot", "new/folder/d.SVG")
    assert drawn == plain
    assert (drawn.code, drawn.err) == (0, "")
    assert (tmp_path / "new/folder/d.SVG").read_bytes() == draw(seed("disputes"), "svg", DEFAULT_BASE, "")
    assert [path.name for path in (tmp_path / "new/folder").iterdir()] == ["d.SVG"]


def test_a_query_of_ones_own_with_the_columns_has_a_picture(newsfacts: Command, tmp_path: Path) -> None:
    (tmp_path / "own.rq").write_text(
        'SELECT * { VALUES (?counted ?amount ?said_by) { ("houses" "60 to 80" "the mayor") } }'
    )
    ran = newsfacts("query", "own.rq", "--data", str(TRIG), "--plot", "own.svg")
    assert (ran.code, ran.err) == (0, "")
    assert "houses the mayor" in svg_text((tmp_path / "own.svg").read_bytes())


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (
            ("disputes", "--plot", "d.pdf"),
            "d.pdf: is neither .svg nor .png; name the picture's file by one of these endings",
        ),
        (("--plot", "d.svg"), "newsfacts: `--plot` needs a question; `newsfacts query` without it lists them"),
        (
            ("own.rq", "--plot", "d.svg"),
            "own.rq: has no natural picture; ask one of disputes, figures-of-events, timeline, offices, "
            "who-chose-the-targets, status-of-disputed-places, weapons, demands-pledges-warnings, or give a query of "
            "your own the columns of one of them",
        ),
        (("disputes", "--plot", "folder.svg"), "folder.svg: is a folder; a file is to stand there"),
    ],
)
def test_a_picture_that_cannot_be_is_told(
    newsfacts: Command, tmp_path: Path, arguments: tuple[str, ...], message: str
) -> None:
    (tmp_path / "own.rq").write_text("ASK {}")
    (tmp_path / "folder.svg").mkdir()
    ran = newsfacts("query", *arguments, "--data", str(TRIG))
    assert ran == (2, "", f"{message}\nnewsfacts: 1 fault; nothing was written\n")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["folder.svg", "own.rq"]


def test_matplotlib_that_is_missing_is_told(tmp_path: Path) -> None:
    (tmp_path / "matplotlib.py").write_text("raise ModuleNotFoundError(name='matplotlib')")
    command = [sys.executable, "-m", "pipeline", "query", "disputes", "--data", str(TRIG), "--plot", "d.svg"]
    paths = f"{tmp_path}:{ROOT}"
    ran = subprocess.run(
        command, cwd=tmp_path, env={"PYTHONPATH": paths}, capture_output=True, text=True, check=False
    )
    assert (ran.returncode, ran.stdout) == (2, "")
    assert ran.stderr == (
        "newsfacts: `--plot` needs the package matplotlib; run `pip install 'newsfacts[plot]'`\n"
        "newsfacts: 1 fault; nothing was written\n"
    )


@forms
@pytest.mark.parametrize("columns", [DISPUTES, FIGURES, TIMELINE, OFFICES, STANCES])
def test_an_answer_without_rows_makes_a_picture_that_says_so(columns: str, form: str) -> None:
    assert "The answer has no rows: there is nothing to draw." in text_of(words(laid(answer(columns))))
    signatures = {"svg": b"<?xml", "png": b"\x89PNG"}
    assert draw(answer(columns), "svg" if form == "svg" else "png", "", "").startswith(signatures[form])


# ------------------------------------------------------------------------------------------------- the same bytes


SCRIPT = """
import sys
from pipeline.cli import main
assert main(["query", "3", "--data", sys.argv[1], "--format", "csv"]) == 0
assert "matplotlib" not in sys.modules
for name in ("3.svg", "4.png"):
    assert main(["query", name[0], "--data", sys.argv[1], "--format", "csv", "--plot", name]) == 0
assert "matplotlib.pyplot" not in sys.modules
import matplotlib
assert matplotlib.rcParams["font.size"] == float(sys.argv[2])
"""
ROUGH = "font.size: 31\naxes.facecolor: black\nsvg.fonttype: path\npath.sketch: 9, 9, 9\nsavefig.bbox: tight\n"


def test_the_same_answer_gives_the_same_bytes_whatever_the_machine_has_set(tmp_path: Path) -> None:
    """Also where matplotlib may keep no caches. Loaded for pictures alone, its settings are left as they were."""
    running = []
    for size, settings, environment in (
        ("8", "font.size: 8\n", {"PYTHONHASHSEED": "0", "TZ": "UTC"}),
        ("31", ROUGH, {"PYTHONHASHSEED": "1", "TZ": "Asia/Kathmandu", "MPLCONFIGDIR": "/dev/null/nowhere"}),
    ):
        (tmp_path / size).mkdir()
        (tmp_path / size / "matplotlibrc").write_text(settings)
        command = [sys.executable, "-W", "error", "-c", SCRIPT, str(TRIG), size]
        surroundings = {**os.environ, "PYTHONPATH": str(ROOT), **environment}
        running.append(
            subprocess.Popen(
                command, cwd=tmp_path / size, env=surroundings, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
            )
        )
    assert [(process.communicate()[1], process.returncode) for process in running] == [(b"", 0)] * 2
    made = [{path.name: path.read_bytes() for path in (tmp_path / size).glob("?.*")} for size in ("8", "31")]
    assert sorted(made[0]) == ["3.svg", "4.png"]
    assert made[0] == made[1]
    assert not re.search(rb"(?i)dc:date|matplotlib|/nowhere|/tmp|site-packages", made[0]["3.svg"])
    assert chunks(made[0]["4.png"]) <= {b"IHDR", b"pHYs", b"IDAT", b"IEND"}


def chunks(png: bytes) -> set[bytes]:
    """The kinds of chunks in a PNG (https://www.w3.org/TR/png-3/#5Chunk-layout)."""
    kinds, at = set(), 8
    while at < len(png):
        kinds.add(png[at + 4 : at + 8])
        at += 12 + int.from_bytes(png[at : at + 4], "big")
    return kinds


# ----------------------------------------------------------------------------------------------------- disputes


def standing(**cells: str) -> dict[str, str]:
    usual = {"kind": "fact against fact", "ground": "explicit", "dispute": "d", "what": "It was late."}
    return {**usual, "stance": "asserts", "basis": "explicit", "sentence": "1", **cells}


def test_a_party_stands_below_the_side_that_its_stance_is_about() -> None:
    paper = laid(
        answer(
            DISPUTES,
            standing(said_by="Mayor", stance="alleges", sentence="3"),
            standing(said_by="Mayor", stance="alleges", sentence="5"),
            standing(said_by="Police", stance="doubts", basis="inferred"),
            standing(what="It was in time.", said_by="Board", on_behalf_of="Ministry"),
        )
    )
    late, in_time = place(paper, "It was late."), place(paper, "It was in time.")
    mayor, police, board = (place(paper, name) for name in ("Mayor", "Police", "Board"))
    assert late.x < mayor.x == police.x < in_time.x < board.x
    assert late.y < mayor.y < police.y
    assert late.y == in_time.y < board.y == mayor.y
    text = text_of(paper.marks)
    assert "Mayor alleges, sentences 3, 5 Police doubts (inferred), sentence 1" in text
    assert "Board asserts, sentence 1 on behalf of Ministry" in text
    assert "1 dispute, with the parties" in text


def test_a_stance_has_a_sign_and_an_inferred_one_is_hollow() -> None:
    paper = laid(
        answer(
            DISPUTES,
            standing(said_by="Mayor"),
            standing(said_by="Police", stance="denies", basis="inferred"),
            standing(said_by="Board", stance="declines-to-comment"),
        )
    )
    mayor, police, board = sorted((mark for mark in paper.marks if isinstance(mark, Disc)), key=lambda disc: disc.x)
    assert (mayor.fill, mayor.edge, mayor.dashed) == (BLUE, BLUE, False)
    assert (police.fill, police.edge, police.dashed) == ("white", VERMILION, True)
    assert (board.fill, board.edge, board.dashed) == (GREY, GREY, False)
    for disc, name in ((mayor, "Mayor"), (police, "Police"), (board, "Board")):
        assert 0 < place(paper, name).x - disc.x < 20
    assert "for: says or holds that it is so against: denies, doubts or rejects it takes no side" in text_of(
        paper.marks
    )


@pytest.mark.parametrize("ground", ["explicit", "inferred"])
def test_the_line_between_two_sides_is_dashed_where_the_author_sees_them(ground: str) -> None:
    sides = ({"what": "It was late.", "said_by": "Mayor"}, {"what": "It was in time.", "said_by": "Board"})
    paper = laid(answer(DISPUTES, *(standing(ground=ground, **side) for side in sides)))
    (line,) = [
        mark
        for mark in paper.marks
        if isinstance(mark, Line) and mark.width == 0.9 and mark.points[0][0] == mark.points[1][0]
    ]
    assert line.dashed == (ground == "inferred")
    assert f"fact against fact, {ground}" in text_of(paper.marks)


def test_of_too_many_disputes_whole_ones_are_drawn() -> None:
    rows = [
        standing(dispute=f"d{number}", what=f"Side {side}.", said_by=f"Party {party}")
        for number in range(40)
        for side in range(2)
        for party in range(4 - side)
    ]
    paper = laid(answer(DISPUTES, *rows))
    assert "Only the first 196 of 280 stances are drawn; ask a narrower question for the others." in text_of(
        paper.marks
    )
    assert text_of(paper.marks).count("Side 0.") == text_of(paper.marks).count("Side 1.") == 28


def test_of_one_dispute_with_too_many_parties_the_first_are_drawn_and_both_sides() -> None:
    many = [standing(what="It was late.", said_by=f"Party {number}.") for number in range(300)]
    paper = laid(answer(DISPUTES, *many, standing(what="It was in time.", said_by="Board")))
    assert "Only the first 200 of 301 stances are drawn" in text_of(paper.marks)
    assert place(paper, "It was in time.")


def test_each_article_has_a_heading_where_there_are_several() -> None:
    rows = [standing(article=name, said_by=f"Mayor of {name}") for name in ("flood", "merger")]
    paper = laid(answer(DISPUTES, *rows))
    assert place(paper, "flood").y < place(paper, "Mayor of flood").y < place(paper, "merger").y
    assert "As reported in flood, merger." in text_of(paper.marks)


# ----------------------------------------------------------------------------------------------------- figures


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("43", Amount(43, 43, about=False, bound="")),
        ("about 2.5", Amount(2.5, 2.5, about=True, bound="")),
        ("60 to 80", Amount(60, 80, about=False, bound="")),
        ("about 60 to 80", Amount(60, 80, about=True, bound="")),
        ("at least 40", Amount(40, 40, about=False, bound="at least")),
        ("about at most -1e3", Amount(-1000, -1000, about=True, bound="at most")),
        ("", None),
        ("dozens", None),
        ("$40", None),
        ("NaN", None),
        ("1e999", None),
        ("9" * 5000, None),
    ],
)
def test_an_amount_is_read_from_its_words(text: str, amount: Amount | None) -> None:
    assert read_amount(text) == amount


def test_thousands_stand_apart() -> None:
    assert in_thousands("about 999 to 12500000.5") == "about 999 to 12,500,000.5"
    assert in_thousands("at least 0.12345") == "at least 0.12345"
    assert in_thousands("-1234") == "-1,234"


def toll(said_by: str, amount: str = "", **cells: str) -> dict[str, str]:
    usual = {"event": "Flood of the Lea", "counted": "killed", "unit": "person", "stance": "asserts", "sentence": "2"}
    return {**usual, "said_by": said_by, "amount": amount, "figure": said_by.lower(), **cells}


TOLLS = answer(
    FIGURES,
    toll("Brigade", "about 100"),
    toll("Hospital", "60 to 80", part_of="brigade"),
    toll("Mayor", wording="dozens", stance="alleges"),
    toll("Ministry", "at most 50"),
    toll("Police", "at least 40", wording="some forty"),
    toll("Reporters", "0"),
    toll("Council", "25", stance="denies"),
    toll("Insurers", "1200", counted="damage", unit="euro"),
)


def test_figures_stand_on_one_scale_each_with_its_mark() -> None:
    paper = laid(TOLLS)
    (brigade,), (ministry,), (police,), (reporters,) = (
        beside(paper, name, Disc) for name in ("Brigade", "Ministry", "Police", "Reporters")
    )
    (bar,) = beside(paper, "Hospital", Shape)
    assert all(isinstance(mark, Disc) for mark in (brigade, ministry, police, reporters))
    zero, hundred = (mark.x for mark in (reporters, brigade) if isinstance(mark, Disc))
    assert [round(mark.x - zero, 6) for mark in (police, ministry) if isinstance(mark, Disc)] == [
        round((hundred - zero) * share, 6) for share in (0.4, 0.5)
    ]
    assert span(bar) == pytest.approx((zero + (hundred - zero) * 0.6 - 1, zero + (hundred - zero) * 0.8 + 1))
    assert [mark.fill for mark in (police, brigade) if isinstance(mark, Disc)] == [BLUE, "white"]


def test_a_bound_that_is_open_has_an_arrow_to_that_side() -> None:
    paper = laid(TOLLS)
    for name, way in (("Police", 1), ("Ministry", -1)):
        (disc,), (line,), (head,) = (beside(paper, name, kind) for kind in (Disc, Line, Shape))
        assert isinstance(disc, Disc)
        left, right = span(line)
        assert (left if way > 0 else right) == disc.x
        assert (span(head)[1] if way > 0 else span(head)[0]) == (right if way > 0 else left)
    assert beside(paper, "Brigade", Line) == beside(paper, "Hospital", Line) == []


def test_a_figure_has_its_words_beside_its_mark_and_each_unit_a_panel() -> None:
    paper = laid(TOLLS)
    lines = [mark.text for mark in words(paper)]
    assert {"about 100", "60 to 80", "“dozens”, no number (alleges)", "at most 50", "at least 40"} <= set(lines)
    assert "25 (denies)" in lines
    assert "“some forty”" in lines
    assert "counted within “killed: about 100 (person)”" in text_of(paper.marks)
    assert lines.index("killed (unit: person)") < lines.index("Mayor") < lines.index("damage (unit: euro)")
    panel = lines[lines.index("killed (unit: person)") + 1 : lines.index("damage (unit: euro)")]
    order = ("Reporters", "Council", "Police", "Ministry", "Hospital", "Brigade", "Mayor")
    assert [line for line in panel if line in order] == list(order)
    assert {"0", "20", "40", "60", "80", "100"} <= set(panel)
    assert {"0", "500", "1,000", "1,500"} <= set(lines[lines.index("damage (unit: euro)") :])


def test_a_figure_that_is_denied_has_a_cross() -> None:
    (sign,) = beside(laid(TOLLS), "Council", Disc)
    assert isinstance(sign, Disc)
    assert (sign.fill, sign.edge) == (VERMILION, VERMILION)


@given(st.lists(st.floats(-1e300, 1e300), min_size=1, max_size=5))
def test_a_scale_holds_its_values_and_labels_that_do_not_meet(values: list[float]) -> None:
    scale = number_scale(values, 100, 400)
    assert all(99.9 <= scale.at(value) <= 400.1 for value in (0, *values))
    assert 2 <= len(scale.ticks) <= 8
    for (first, _), (second, label) in pairwise(scale.ticks):
        assert scale.at(second) - scale.at(first) > width_of(label, SMALL) or len(scale.ticks) <= 3


# ---------------------------------------------------------------------------------------------------- timeline


def dated(what: str, earliest: str = "", latest: str = "", **cells: str) -> dict[str, str]:
    usual = {"date": earliest, "basis": "stated", "kind": "event", "said_by": "Mayor", "stance": "asserts"}
    return {**usual, "what": what, "earliest": earliest, "latest": latest, "first_sentence": "4", **cells}


DAYS = answer(
    TIMELINE,
    dated("Dyke", "", "1990-12-31", date="../1990", basis="inferred"),
    dated("Reform", "2012-01-01", "2012-12-31", date="2012", basis="inferred", wording="that year"),
    dated("Repair", "2013-01-01", "2014-12-31", date="2013/2014", side="start"),
    dated("Flood", "2024-06-24", "2024-06-24", basis="yearInferred"),
    dated("Repair", "2024-06-01", "2024-06-30", date="2024-06", side="end", basis="inferred"),
    dated("Inquiry", "2020-01-01", "2020-12-31", date="2020", side="start, goes on"),
    dated("Fund", "2024-07-01", "", date="2024-07/.."),
    dated("The dyke held.", "2024-06-25", "2024-06-25", kind="statement", stance="believes"),
    dated("Crisis", basis="", side="goes on"),
    dated("Harm", basis="", said_by="Police"),
    dated("Harm", basis=""),
)


def test_a_day_is_a_point_and_a_year_a_bar_over_it() -> None:
    paper = laid(DAYS)
    (day,), (year,) = beside(paper, "Flood", Disc), beside(paper, "Reform", Shape)
    assert isinstance(day, Disc)
    assert isinstance(year, Shape)
    assert beside(paper, "Flood", Shape) == beside(paper, "Reform", Disc) == []
    labels = {mark.text: mark.x for mark in words(paper) if re.fullmatch(r"[0-9]{4}", mark.text) and mark.x > 400}
    each = (labels["2020"] - labels["2000"]) / 20
    assert span(year) == pytest.approx((labels["2000"] + 12 * each, labels["2000"] + 13 * each), abs=0.2)
    assert day.x == pytest.approx(labels["2020"] + each * 4.48, abs=0.2)


def test_a_bar_reaches_to_the_end_of_its_last_day() -> None:
    rows = dated("June", "2024-06-01", "2024-06-30"), dated("July", "2024-07-01", "2024-07-31")
    paper = laid(answer(TIMELINE, *rows))
    (june,), (july,) = beside(paper, "June", Shape), beside(paper, "July", Shape)
    assert span(june)[1] == span(july)[0]


def test_what_is_inferred_is_hollow_and_said_to_be() -> None:
    paper = laid(DAYS)
    (reform,), (flood,), (inquiry,) = (
        beside(paper, name, kind)[:1] for name, kind in (("Reform", Shape), ("Flood", Disc), ("Inquiry", Shape))
    )
    assert [mark.fill for mark in (reform, flood, inquiry) if isinstance(mark, Shape | Disc)][:2] == ["white", PALE]
    assert "2012 inferred, “that year” Reform event · Mayor, sentence 4" in text_of(paper.marks)
    assert "2024-06-24 year inferred Flood" in text_of(paper.marks)


def test_start_and_end_of_one_thing_are_one_row_with_a_line_between_them() -> None:
    paper = laid(DAYS)
    assert "between 2013 and 2014 – 2024-06 stated; inferred Repair event" in text_of(paper.marks)
    (start,), (end,), (line,) = (beside(paper, "Repair", kind) for kind in (Shape, Disc, Line))
    assert isinstance(end, Disc)
    assert span(line)[0] == span(start)[0]
    assert span(line)[1] == pytest.approx(end.x, abs=1)


def test_an_end_that_is_open_is_an_arrow() -> None:
    paper = laid(DAYS)
    (line,) = beside(paper, "Inquiry", Line)
    window, head = sorted(beside(paper, "Inquiry", Shape), key=span)
    assert (span(line)[0], span(head)[1]) == (span(window)[0], span(line)[1])
    assert span(line)[1] == pytest.approx(RIGHT, abs=3)
    (dyke,), (fund,) = beside(paper, "Dyke", Shape), beside(paper, "Fund", Shape)
    assert isinstance(dyke, Shape)
    assert isinstance(fund, Shape)
    assert [x for x, _ in dyke.points].count(span(dyke)[0]) == 1  # it ends in a point there
    assert [x for x, _ in fund.points].count(span(fund)[1]) == 1
    text = text_of(paper.marks)
    assert "by 1990 inferred Dyke" in text
    assert "from 2020, goes on Inquiry" in text
    assert "2024-07 or later Fund" in text


def test_what_has_no_date_stands_below_and_a_saying_with_who_says_it() -> None:
    paper = laid(DAYS)
    below = place(paper, "Without a date").y
    assert place(paper, "Mayor believes: The dyke held.").y < below < place(paper, "Crisis").y
    text = text_of(mark for mark in words(paper) if mark.y > below)
    assert (
        text
        == "goes on Crisis event · Mayor, sentence 4 Harm event · Police, sentence 4 Harm event · Mayor, sentence 4"
    )


def test_a_time_of_day_and_an_interval_are_written_as_people_write_them() -> None:
    paper = laid(
        answer(
            TIMELINE,
            dated("Call", "2024-06-25", "2024-06-25", date="2024-06-25T14:30:00Z"),
            dated("Talks", "2024-06-25", "2024-06-26", date="2024-06-25/2024-06-26"),
        )
    )
    assert "2024-06-25 14:30:00Z Call" in text_of(paper.marks)
    assert "between 2024-06-25 and 2024-06-26 Talks" in text_of(paper.marks)


def test_two_spans_of_one_name_are_not_taken_for_one() -> None:
    rows = [
        dated("Chair", f"{year}-01-01", f"{year}-12-31", date=str(year), side=side)
        for year, side in ((2001, "start"), (2003, "end"), (2007, "start"), (2009, "end"))
    ]
    text = text_of(laid(answer(TIMELINE, *rows)).marks)
    assert re.findall(r"(?:from|until) \d{4}", text) == ["from 2001", "until 2003", "from 2007", "until 2009"]


def test_offices_last_from_one_date_to_another() -> None:
    usual = {"title": "judge", "of": "Court", "said_by": "Mayor", "stance": "asserts", "sentence": "1"}
    rows = [
        {"holder": "Reyes", "from": "2012", "from_basis": "stated", "until": "2014-05", "until_basis": "inferred"},
        {"holder": "Carvalho", "from": "2014-05-03", "from_basis": "stated", "until": "still held"},
        {"holder": "Olsen"},
        {"holder": "Brook", "from": "some day", "from_basis": "stated"},
    ]
    paper = laid(answer(OFFICES, *({**usual, **row} for row in rows)))
    text = text_of(paper.marks)
    assert "2012 – 2014-05 stated; inferred Reyes: judge Court · Mayor, sentence 1" in text
    assert "from 2014-05-03, goes on Carvalho: judge" in text
    assert "Without a date Olsen: judge Court · Mayor, sentence 1 from some day Brook: judge" in text
    assert len(beside(paper, "Reyes", Line)) == len(beside(paper, "Carvalho", Line)) == 1


def test_all_on_one_day_and_any_year_can_be_drawn() -> None:
    days = laid(answer(TIMELINE, *(dated(name, "2024-06-24", "2024-06-24") for name in ("Flood", "Storm"))))
    assert [mark.text for mark in words(days) if re.match(r"2024-06-2[35]", mark.text)]
    ages = laid(
        answer(
            TIMELINE,
            dated("Ice", "-17000-01-01", "-17000-12-31", date="Y-17000"),
            dated("Rome", "-0043-03-15", "-0043-03-15"),
            dated("Tide", "12024-02-29", "12024-02-29"),
            dated("End", "9" * 4000 + "-01-01", ""),
        )
    )
    marks = [beside(ages, name, Disc)[0] for name in ("Ice", "Rome", "Tide")]
    assert sorted(marks, key=lambda mark: mark.x if isinstance(mark, Disc) else 0) == marks
    assert {"-15000", "0000", "10000"} <= {mark.text for mark in words(ages)}
    assert place(ages, "End").y > place(ages, "Without a date").y


@given(st.dates())
def test_days_are_counted_as_python_counts_them(day: date) -> None:
    number = count_days(day.year, day.month, day.day)
    assert number == day.toordinal() - date(1970, 1, 1).toordinal()
    assert day_number(day.isoformat()) == number
    assert date_of(number) == (day.year, day.month, day.day)


@given(st.integers(-(10**11), 10**11), st.integers(6, 10**11))
def test_ticks_are_round_dates_that_have_room(first: int, length: int) -> None:
    numbers = [number for number, _ in date_ticks(first, first + length)]
    assert 1 <= len(numbers) <= 9
    assert first <= numbers[0] <= numbers[-1] <= first + length
    assert all(date_of(count_days(*date_of(int(number)))) == date_of(int(number)) for number in numbers)
    assert [label for _, label in date_ticks(0, 40)] == ["1970-01-12", "1970-01-26", "1970-02-09"]


@pytest.mark.parametrize("text", ["", "2024", "2024-13-01", "2024-00-10", "2024-01-32", "soon", "1" * 13 + "-01-01"])
def test_what_is_no_day_has_no_number(text: str) -> None:
    assert day_number(text) is None


# ------------------------------------------------------------------------------------------------ hostile texts

HOSTILE = {
    "<script>alert(1)</script>": "<script>alert(1)</script>",
    "$x^2$ \\frac{": "$x^2$ \\frac{",
    "]]> --> &amp; </text>": "]]> --> &amp; </text>",
    "a\x00b\x1b[31mc": "a\ufffdb\ufffd[31mc",
    "\u202etxt.exe\u2066": "\ufffdtxt.exe\ufffd",
    "one\ntwo\t\x85three": "one two three",
    "\uffff\ufffe": "\ufffd\ufffd",
    "東京 مرحبا ครับ Київ": "東京 مرحبا ครับ Київ",
}


@forms
@pytest.mark.parametrize("columns", [DISPUTES, FIGURES, TIMELINE, OFFICES, STANCES])
def test_texts_of_a_graph_are_texts_and_nothing_else(columns: str, form: str) -> None:
    """Also, none of them makes a warning, which would fail the test."""
    names = columns.split()
    rows = [dict.fromkeys(names, text) for text in HOSTILE]
    made = draw(answer(columns, *rows), "svg" if form == "svg" else "png", "", "")
    if form == "svg":
        assert [text for text in HOSTILE.values() if text not in svg_text(made)] == []
        tags = {node.tag.rpartition("}")[2] for node in ElementTree.fromstring(made).iter()}
        assert tags <= {
            "svg",
            "title",
            "metadata",
            "RDF",
            "Work",
            "type",
            "format",
            "defs",
            "style",
            "g",
            "path",
            "text",
        }


def test_a_name_of_ten_thousand_characters_is_cut_and_stays_in_its_place() -> None:
    for name in ("N" * 10_000, "word " * 2_000, "e" + "\u0301" * 10_000):
        for columns in (DISPUTES, FIGURES, TIMELINE, OFFICES, STANCES):
            paper = laid(answer(columns, dict.fromkeys(columns.split(), name)))
            assert paper.y < 1500
            assert any(mark.text.endswith("…") for mark in words(paper))
            for mark in words(paper):
                assert mark.x + width_of(mark.text, mark.look) <= WIDTH - MARGIN + 0.1 or mark.align == "center"


def test_marks_are_not_heaped_onto_a_letter() -> None:
    assert harmless("Zu" + "\u0301" * 10 + "rich") == "Zu" + "\u0301" * 4 + "rich"
    assert harmless("צֶּדֶק") == "צֶּדֶק"


def test_letters_that_the_font_lacks_are_boxes_in_a_png_and_letters_in_an_svg() -> None:
    assert boxed("Tōkyō 東京, Київ", BODY) == "Tōkyō □□, Київ"
    assert boxed("ก\u0e31", TITLE) == "□"  # the mark above the letter needs no box of its own
    found = answer(STANCES, {"claim": "東京", "said_by": "町長", "stance": "asserts"})
    assert "東京" in svg_text(draw(found, "svg", "", ""))
    assert draw(found, "png", "", "") != draw(
        answer(STANCES, {"claim": "□□", "said_by": "□□", "stance": "asserts"}), "png", "", ""
    )
    assert not laid(found).is_whole
    assert laid(DAYS).is_whole


@given(st.text(max_size=60), st.integers(20, 300), st.integers(1, 4))
def test_a_folded_text_fits_and_loses_nothing_but_its_end(text: str, width: int, lines: int) -> None:
    folded = fold(text, width, BODY, lines)
    assert len(folded) <= lines
    assert all(width_of(line, BODY) <= width for line in folded)
    whole = one_line(text).replace(" ", "")
    shown = "".join(folded).replace(" ", "")
    assert shown == whole or (shown.endswith("…") and whole.startswith(shown.rstrip("….,;")))


def test_of_too_many_rows_the_first_are_drawn() -> None:
    rows = [dated(f"Storm {number}", "2024-06-24", "2024-06-24") for number in range(201)]
    text = text_of(laid(answer(TIMELINE, *rows)).marks)
    assert "Only the first 200 of 201 rows are drawn; ask a narrower question for the others." in text
    assert "Storm 199" in text
    assert "Storm 200" not in text
