"""`absr history`."""

from __future__ import annotations

import datetime as dt

from absr.cli.output import emit, next_step, say, table
from absr.cli.session import current

_COUNTS = ("added", "changed", "removed", "unchanged")


def history() -> int:
    """What was done when."""
    from absr.workflow.journal import history as batches_of
    from absr.workflow.project import open_project

    session = current()
    speech = session.speech
    batches = batches_of(open_project(session.project))
    if session.json:
        body = [
            {
                "number": b.number,
                "action": b.action,
                "at": b.at,
                "undone_by": b.undone_by,
                "files": list(b.files),
                **{name: getattr(b, name) for name in _COUNTS},
            }
            for b in batches
        ]
        emit("history", {"history": body})
        return 0
    if not batches:
        say(speech("history.empty"))
        return 0
    heads = [speech(f"history.{name}") for name in ("number", "at", "action", "files", "counts")]
    rows = [
        (
            str(b.number),
            dt.datetime.fromisoformat(b.at).strftime("%d/%m/%Y %H:%M"),
            speech("history.undone", action=speech(f"batch.{b.action}"), by=b.undone_by)
            if b.undone_by
            else speech(f"batch.{b.action}"),
            ", ".join(b.files),
            f"+{b.added} ~{b.changed} -{b.removed} ={b.unchanged}" if b.action != "undo" else "",
        )
        for b in batches
    ]
    table(heads, rows, numbers=(0,))
    next_step("history")
    return 0
