"""The front door: answers `--version` before anything else is imported."""

from __future__ import annotations

import gc
import os
import sys

_OBJECTS_BETWEEN_SEARCHES = 200_000
"""New objects after which Python looks for some that nothing needs any more. Its own 700 make it
look a hundred times while the program is loaded, and there is nothing to be found."""

_INTERRUPTED = 130
"""`ExitStatus.INTERRUPTED`, said again: nothing is loaded here before `--version`."""


def main() -> None:
    """Run absr with the arguments of the process and end with its exit status."""
    gc.set_threshold(_OBJECTS_BETWEEN_SEARCHES)
    arguments = sys.argv[1:]
    if arguments == ["--version"]:
        from absr.cli.version import version

        sys.exit(version())
    # Numpy's linear algebra, which absr does not need, starts a thread a core that waits awake.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    try:
        from absr.cli.app import run
    except KeyboardInterrupt:  # Ctrl-C while the program is still being loaded
        sys.exit(_settled(_INTERRUPTED))
    sys.exit(_settled(run(arguments)))


def _settled(status: int) -> int:
    """The exit status, once nothing keeps the interpreter from giving it, soon."""
    gc.freeze()  # the memory is given back whole: no need to search it a last time
    if status == _INTERRUPTED:
        # A Ctrl-C that falls into `exec`, as dataclasses call it, marks the interpreter even when
        # it is caught: `python -m absr` would end as killed. Another `exec` takes the mark away.
        exec("")  # noqa: S102 -- nobody's text
    return status
