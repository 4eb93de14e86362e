"""Ask a question of the exported graphs, by its name or with a SPARQL file.

Without a question, lists the questions that there are. With --plot, the answer is drawn, too, where it has a natural
picture: disputes, stances, figures, offices, the timeline.
"""

from __future__ import annotations

import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.cli import options as shared
from pipeline.cli import targets
from pipeline.cli.options import Arguments, Parser, plural
from pipeline.errors import Fault, InputError
from pipeline.identifiers import suggest

if TYPE_CHECKING:
    from pipeline.answers import Answer
    from pipeline.charts.press import Form


def add_options(parser: Parser) -> None:
    """The options of the verb."""
    parser.add_argument("question", nargs="?", metavar="NAME|FILE", help="a question's name or number, or a .rq file")
    parser.add_argument(
        "--data",
        type=Path,
        default=Path("output"),
        metavar="PATH",
        help="an RDF file, or a folder of .trig files (default: %(default)s)",
    )
    parser.add_argument(
        "--format", choices=("text", "csv", "json", "md"), default="text", help="form of the answer (default: text)"
    )
    parser.add_argument(
        "--plot", type=Path, metavar="FILE", help="draw the answer, too, into a file that ends in .svg or .png"
    )
    targets.add_target(parser, "--from", default=None)
    targets.add_access(parser)
    shared.add_base(parser)


def act(options: Arguments) -> int:
    """Ask, and print the answer."""
    from pipeline.resources import read_bytes
    from pipeline.tables import WRITERS, write_text

    if options.question is None:
        return _list(options)
    form = _form(options.plot) if options.plot else None
    path = _find(options.question)
    answer = _ask(read_bytes(path).decode(errors="replace"), str(path), options)
    if form:
        _plot(answer, form, str(path), options)
    if options.format == "text":
        width = shutil.get_terminal_size().columns if sys.stdout.isatty() else 160
        print(write_text(answer, options.base, width), end="")
    else:
        print(WRITERS[options.format](answer, options.base), end="")
    return 0


def _ask(sparql: str, name: str, options: Arguments) -> Answer:
    """The answer of the store that is named, or else of the files."""
    from pipeline.query import count_drafts, load_store, query, query_store
    from pipeline.resources import files_of, read_bytes

    if options.target:
        return query_store(targets.open_target(options, create=False), sparql, name)
    files = [options.data] if options.data.is_file() else files_of(options.data, ".trig")
    store = load_store((str(file), read_bytes(file)) for file in files)
    drafts = count_drafts(store)
    if drafts:
        print(f"newsfacts: {plural(drafts, 'draft')} among these, of which nobody has reviewed all", file=sys.stderr)
    return query(store, sparql, name)


def _form(path: Path) -> Form:
    """The form of a picture, by the ending of its file's name."""
    ending = path.suffix.lower()
    if ending == ".svg":
        return "svg"
    if ending == ".png":
        return "png"
    raise InputError([Fault("is neither .svg nor .png; name the picture's file by one of these endings", str(path))])


def _plot(answer: Answer, form: Form, name: str, options: Arguments) -> None:
    """Draw the answer, all or nothing, before a word of it is printed."""
    from pipeline.charts import draw
    from pipeline.files import write_files

    write_files(options.plot.parent, {options.plot.name: draw(answer, form, options.base, name)})


def _questions() -> list[Path]:
    from pipeline.resources import QUERIES, files_of

    return files_of(QUERIES, ".rq")


def _find(question: str) -> Path:
    """The file of a question: by its path, its name with or without the number, or its number."""
    path = Path(question)
    if path.suffix == ".rq" or path.is_file():
        return path
    for known in _questions():
        number, _, name = known.stem.partition("-")
        if question in (known.stem, name, number, number.lstrip("0")):
            return known
    names = [known.stem.partition("-")[2] for known in _questions()]
    raise shared.usage(f"no question is called `{question}`; {suggest(question, names)}")


def _list(options: Arguments) -> int:
    if options.plot:
        raise shared.usage("`--plot` needs a question; `newsfacts query` without it lists them")
    for path in _questions():
        number, _, name = path.stem.partition("-")
        first = path.read_text().split("\n", 1)[0].lstrip("# ")
        print(f"{number}  {name:<28} {first}")
    return 0
