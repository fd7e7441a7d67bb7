"""`absr undo` and `absr history`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from absr.store.database import open_store
from absr.store.deliveries import current_deliveries
from absr.store.journal import Batch, last_to_undo, undo_last
from absr.store.journal import history as batches
from absr.store.outputs import newest_batch
from absr.store.theme_log import (
    commit_with_settings,
    keep_settings_taken_back,
    new_change,
    settings_change,
)
from absr.workflow.annotated import withdraw

if TYPE_CHECKING:
    import datetime as dt

    from absr.store.database import Store
    from absr.store.theme_log import SettingsChange
    from absr.workflow.project import Project


def undo(project: Project, now: dt.datetime) -> Batch:
    """Take the last ingest back, with the copies to correct of its files; gives what was undone.

    So is the last decision on themes, with the list of themes of `absr.yaml`.
    """
    with open_store(project.paths, write=True) as store:
        before = _delivered(store)
        change = _settings_taken_back(project, store)
        undone = undo_last(store, now)
        gone = before - _delivered(store)
        if change is not None:
            keep_settings_taken_back(store, newest_batch(store), undone.files, change)
            commit_with_settings(store, change)
    if gone:
        withdraw(project, gone)
    return undone


def _settings_taken_back(project: Project, store: Store) -> SettingsChange | None:
    """What `absr.yaml` becomes again with the last batch; None where that left it alone.

    Raises Refusal U235 where its list of themes was changed by hand since.
    """
    last = last_to_undo(store)
    done = settings_change(store, last.number) if last is not None else None
    if done is None:
        return None
    from absr.workflow.theme_settings import settings_text, taken_back

    text = settings_text(project.paths.root)
    return new_change(text, taken_back(text, done))


def _delivered(store: Store) -> frozenset[str]:
    """Where the files stand whose content is known."""
    return frozenset(delivery.path for delivery in current_deliveries(store))


def history(project: Project) -> tuple[Batch, ...]:
    """Everything done to the store, the oldest first."""
    with open_store(project.paths) as store:
        return batches(store)
