"""`absr undo` and `absr history`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from absr.store.database import open_store
from absr.store.journal import Batch, undo_last
from absr.store.journal import history as batches

if TYPE_CHECKING:
    import datetime as dt

    from absr.workflow.project import Project


def undo(project: Project, now: dt.datetime) -> Batch:
    """Take the last ingest back; gives what was undone."""
    with open_store(project.paths, write=True) as store:
        return undo_last(store, now)


def history(project: Project) -> tuple[Batch, ...]:
    """Everything done to the store, the oldest first."""
    with open_store(project.paths) as store:
        return batches(store)
