"""Draw what is in dispute in one exported article.

.venv/bin/python -m tools.disputes output/flood.trig > flood.svg
"""

from __future__ import annotations

import sys
from pathlib import Path

from pipeline.errors import InputError
from tools.disputes import draw_file

if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit("expected one file; usage: python -m tools.disputes FILE.trig > FILE.svg")
    try:
        picture = draw_file(Path(sys.argv[1]))
    except InputError as error:
        print(error, file=sys.stderr)
        sys.exit(error.exit_code)
    sys.stdout.buffer.write(picture.encode())
