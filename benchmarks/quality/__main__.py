"""Command line of ``benchmarks.quality``."""

from __future__ import annotations

import sys

from benchmarks.quality.cli import main

if __name__ == "__main__":
    sys.exit(main())
