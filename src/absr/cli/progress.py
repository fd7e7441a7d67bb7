"""How far a long reading is, on the terminal only, after its first second."""

from __future__ import annotations

import sys
import time
from typing import TYPE_CHECKING

from absr.cli.output import safe, width
from absr.cli.session import current

if TYPE_CHECKING:
    from absr.workflow.ingest import Step

_PATIENCE_SECONDS = 1.0


class Counter:
    """Writes one line over and over; what is written last is wiped away."""

    def __init__(self) -> None:
        """Start the clock."""
        self._started = time.monotonic()

    def __call__(self, step: Step) -> None:
        """Show where the reading is, once it takes longer than a second."""
        if time.monotonic() - self._started < _PATIENCE_SECONDS:
            return
        speech = current().speech
        key = "ingest.progress" if step.total > 1 else "ingest.progress_one"
        parts = [speech(key, done=step.done, total=step.total, file=step.file)]
        if step.rows:
            parts.append(speech.count("ingest.progress_rows", step.rows))
        wide = width() - 1
        line = safe("  " + " · ".join(parts))[:wide].ljust(wide)
        over = step.done == step.total and not step.rows
        sys.stderr.write(f"\r{' ' * wide if over else line}\r")
        sys.stderr.flush()


def counter() -> Counter | None:
    """What shows the progress; None when piped, or for a program."""
    session = current()
    if not session.terminal or session.json:
        return None
    return Counter()
