"""The front door: answers `--version` before anything else is imported."""

from __future__ import annotations

import sys


def main() -> None:
    """Run absr with the arguments of the process and end with its exit status."""
    arguments = sys.argv[1:]
    if arguments == ["--version"]:
        sys.exit(version())
    from absr.cli.app import run

    sys.exit(run(arguments))


def version() -> int:
    """Print the number of this version."""
    from absr import __version__

    sys.stdout.write(f"absr {__version__}\n")
    return 0
