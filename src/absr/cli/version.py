"""The number of this version."""

from __future__ import annotations

import sys


def version() -> int:
    """Print it, and give the exit status of that."""
    from absr import __version__

    sys.stdout.write(f"absr {__version__}\n")
    return 0
