"""``python -m pipeline`` is the command `newsfacts`."""

import sys

from pipeline.cli import main

sys.exit(main())
