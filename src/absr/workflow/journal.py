"""`absr undo` and `absr history`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from absr.store.database import open_store
from absr.store.deliveries import current_deliveries
from absr.store.journal import Batch, undo_last
from absr.store.journal import history as batches
from absr.workflow.annotated import withdraw

if TYPE_CHECKING:
    import datetime as dt

    from absr.store.database import Store
    from absr.workflow.project import Project


def undo(project: Project, now: dt.datetime) -> Batch:
    """Take the last ingest back, with the copies to correct of its files; gives what was undone."""
    with open_store(project.paths, write=True) as store:
        before = _delivered(store)
        undone = undo_last(store, now)
        taken_back = before - _delivered(store)
    if taken_back:
        withdraw(project, taken_back)
    return undone


def _delivered(store: Store) -> frozenset[str]:
    """Where the files stand whose content is known."""
    return frozenset(delivery.path for delivery in current_deliveries(store))


def history(project: Project) -> tuple[Batch, ...]:
    """Everything done to the store, the oldest first."""
    with open_store(project.paths) as store:
        return batches(store)
