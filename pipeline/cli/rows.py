"""Print the rows that a sheet resolves to, as one JSON document of flat tables, which any RML engine can map."""

from __future__ import annotations

import json

from pipeline.cli import options as shared
from pipeline.cli.options import Arguments, Parser


def add_options(parser: Parser) -> None:
    """The options of the verb."""
    shared.add_sheets(parser)
    shared.add_base(parser)


def act(options: Arguments) -> int:
    """Print the rows of all sheets, table by table."""
    from pipeline.rows import TABLES, Rows
    from pipeline.run import each_sheet, find_sheets, resolve_sheet

    house = shared.house(options)
    rows: Rows = {table: [] for table in TABLES}
    for resolved in each_sheet(find_sheets(options.sheets), lambda path, sheet: resolve_sheet(path, sheet, house)):
        for table in TABLES:
            rows[table] += resolved.rows[table]
    print(json.dumps(rows, ensure_ascii=False, indent=1))
    return 0
