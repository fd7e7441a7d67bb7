"""The front door: answers `--version` before anything else is imported."""

from __future__ import annotations

import sys


def main() -> None:
    """Run absr with the arguments of the process and end with its exit status."""
    arguments = sys.argv[1:]
    if arguments == ["--version"]:
        from absr.cli.version import version

        sys.exit(version())
    try:
        from absr.cli.app import run
    except KeyboardInterrupt:  # Ctrl-C while the program is still being loaded
        sys.exit(130)
    sys.exit(run(arguments))
