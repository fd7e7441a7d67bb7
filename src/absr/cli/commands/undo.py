"""`absr undo`."""

from __future__ import annotations

from absr.cli.output import emit, next_step, paragraph, say
from absr.cli.session import current


def undo() -> int:
    """Take the last ingest, or the last decision on themes, back."""
    from absr.workflow.journal import undo as take_back
    from absr.workflow.project import open_project

    session = current()
    batch = take_back(open_project(session.project), session.now)
    if session.json:
        emit("undo", {"undone": batch.number, "files": list(batch.files)})
        return 0
    files = ", ".join(batch.files)
    key = "undo.done" if batch.action == "ingest" else "undo.done.themes"
    say(paragraph(session.speech(key, number=batch.number, files=files)))
    next_step("undo")
    return 0
