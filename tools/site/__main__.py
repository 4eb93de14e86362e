"""Write the pages: ``python -m tools.site``."""

from __future__ import annotations

import sys
from pathlib import Path

from pipeline.errors import InputError
from pipeline.files import write_files
from tools.site import pages

SITE = Path(__file__).parents[2] / "docs" / "site"


def main() -> int:
    """Writes all pages or none, and prints what became of them. Exit code 2 where they cannot be made."""
    try:
        made = {name: page.encode() for name, page in pages().items()}
        changed = write_files(SITE, made)
    except InputError as error:
        print(error, file=sys.stderr)
        return error.exit_code
    print(f"{len(made)} pages in docs/site/, {len(changed) or 'none'} of them changed")
    return 0


if __name__ == "__main__":
    sys.exit(main())
