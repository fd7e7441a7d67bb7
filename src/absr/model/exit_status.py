"""The exit codes of every command, documented in `docs/` and tested."""

from __future__ import annotations

from enum import IntEnum


class ExitStatus(IntEnum):
    """What a command says to the program that called it."""

    DONE = 0
    """Done, also with warnings."""
    PROBLEMS = 1
    """At least one error in the data, or a check with something to do; all are listed."""
    USAGE = 2
    """Wrong usage; ambiguous or unknown commune, id or code."""
    NO_PROJECT = 3
    """No project here, unreadable `absr.yaml`, or a store of a newer version."""
    WOULD_OVERWRITE = 4
    PRIVACY = 5
    """Refused for privacy."""
    MACHINE = 6
    """The machine prevents it: read-only, disk full, lock held, output open elsewhere."""
    BUG = 70
    """A fault of absr."""
    INTERRUPTED = 130
