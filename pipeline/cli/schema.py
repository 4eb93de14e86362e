"""Print the JSON Schema of the sheet, with which editors complete and check while one types."""

from __future__ import annotations

import json

from pipeline.cli.options import Arguments, Parser


def add_options(parser: Parser) -> None:
    """The verb has no options."""


def act(options: Arguments) -> int:
    """Print the schema."""
    from pipeline.sheet.schema import sheet_schema

    print(json.dumps(sheet_schema(), ensure_ascii=False, indent=1))
    return 0
