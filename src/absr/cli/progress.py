"""How far a long reading is, on the terminal only, after its first second."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

from absr.cli.output import safe, width
from absr.cli.session import current

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from absr.workflow.ingest import Step

_PATIENCE_SECONDS = 1.0


class _Line:
    """One line written over and over, wiped away at the end."""

    def __init__(self) -> None:
        self._step: Step | None = None
        self._due = False

    def tell(self, step: Step) -> None:
        """Keep where the reading is; show it once it is due."""
        self._step = step
        if self._due:
            self._write(step)

    def show(self) -> None:
        """From now on the line is due: a single large file is told without a further step."""
        self._due = True
        if self._step is not None:
            self._write(self._step)

    def wipe(self) -> None:
        """Leave the terminal as it was."""
        if self._due:
            sys.stderr.write(f"\r{' ' * (width() - 1)}\r")
            sys.stderr.flush()

    @staticmethod
    def _write(step: Step) -> None:
        speech = current().speech
        key = "ingest.progress" if step.total > 1 else "ingest.progress_one"
        parts = [speech(key, done=step.done, total=step.total, file=step.file)]
        if step.rows:
            parts.append(speech.count("ingest.progress_rows", step.rows))
        wide = width() - 1
        sys.stderr.write("\r" + safe("  " + " · ".join(parts))[:wide].ljust(wide))
        sys.stderr.flush()


@contextmanager
def progress_line() -> Iterator[Callable[[Step], None] | None]:
    """What is told each step of a reading; None when piped, or for a program."""
    session = current()
    if not session.terminal or session.json:
        yield None
        return
    from threading import Timer

    line = _Line()
    timer = Timer(_PATIENCE_SECONDS, line.show)
    timer.daemon = True
    timer.start()
    try:
        yield line.tell
    finally:
        timer.cancel()
        timer.join()
        line.wipe()
