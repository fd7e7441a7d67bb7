"""What was done when, and taking the last ingest back."""

from __future__ import annotations

import json
from contextlib import contextmanager
from typing import TYPE_CHECKING

from absr.model.exit_status import ExitStatus
from absr.model.problem import Refusal
from absr.model.record import NamedTuple
from absr.store.database import JOURNALLED

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator, Sequence

    from absr.store.database import Store

UNDOABLE = ("ingest", "themes-merge", "themes-split", "themes-rename")
BARRIERS = ("erase",)
"""Actions that undo never crosses."""


class Batch(NamedTuple):
    """One thing done to the store."""

    number: int
    action: str
    at: str
    """UTC, ISO 8601; for display only: batches are ordered by number."""
    undone_by: int | None
    files: tuple[str, ...]
    added: int
    changed: int
    removed: int
    unchanged: int


def begin_batch(store: Store, action: str, at: dt.datetime) -> int:
    """Open a batch: every change until the end of the transaction belongs to it."""
    from absr import __version__

    cursor = store.connection.execute(
        "INSERT INTO batch (action, at, absr) VALUES (?, ?, ?)",
        (action, at.isoformat(timespec="seconds"), __version__),
    )
    number = int(cursor.lastrowid or 0)
    for schema in ("main", "private") if store.has_identities else ("main",):
        store.connection.execute(f"UPDATE {schema}.now SET batch = ?", (number,))  # noqa: S608
    return number


class NewRows:
    """Writes many new rows of a table at once, and their journal with one statement.

    The trigger that journals each new row rests meanwhile. What is written is the same.
    """

    def __init__(self, store: Store, table: str, columns: str) -> None:
        """Prepare to fill these `columns` of a journalled table of the main database."""
        marks = ", ".join("?" * (columns.count(",") + 1))
        self._db = store.connection
        self._insert = f"INSERT INTO {table} ({columns}) VALUES ({marks})"  # noqa: S608 -- our own
        self._last = f"SELECT coalesce(max(place), 0) FROM {table}"  # noqa: S608
        self._journal = (
            "INSERT INTO main.change (batch, tbl, place) "  # noqa: S608 -- our own names
            f"SELECT (SELECT batch FROM main.now), '{table}', place FROM {table} "
            "WHERE place > ? ORDER BY place"
        )
        self._trigger = f"{table}_insert"

    def write(self, rows: Sequence[tuple[object, ...]]) -> None:
        """Write these rows, in their order."""
        if len(rows) < _MANY:
            self._db.executemany(self._insert, rows)
            return
        last = self._db.execute(self._last).fetchone()
        with self._without_trigger():
            self._db.executemany(self._insert, rows)
        self._db.execute(self._journal, last)

    @contextmanager
    def _without_trigger(self) -> Iterator[None]:
        """Inside the transaction: when something fails, it is rolled back, trigger and all."""
        name = self._trigger
        (made,) = self._db.execute(
            "SELECT sql FROM main.sqlite_master WHERE type = 'trigger' AND name = ?", (name,)
        ).fetchone()
        self._db.execute(f"DROP TRIGGER main.{name}")
        yield
        self._db.execute(made)


_MANY = 1_000
"""Rows from which on it takes less to do without the trigger than to let it work."""


def has_changes(store: Store, number: int) -> bool:
    """Whether anything was changed in a batch."""
    return any(
        store.connection.execute(
            f"SELECT 1 FROM {schema}.change WHERE batch = ? LIMIT 1",  # noqa: S608 -- our own names
            (number,),
        ).fetchone()
        for schema in (("main", "private") if store.has_identities else ("main",))
    )


def drop_batch(store: Store) -> None:
    """Forget a batch that changed nothing: the store stays as it was, to the byte."""
    if store.connection.in_transaction:
        store.connection.execute("ROLLBACK")


def describe_batch(store: Store, number: int, summary: dict[str, object]) -> None:
    """Keep the files and counts of a batch."""
    text = json.dumps(summary, ensure_ascii=False, sort_keys=True)
    store.connection.execute("UPDATE batch SET summary = ? WHERE number = ?", (text, number))


def history(store: Store) -> tuple[Batch, ...]:
    """Every batch, the oldest first."""
    rows = store.connection.execute(
        "SELECT number, action, at, undone_by, summary FROM batch ORDER BY number"
    )
    return tuple(_batch(*row) for row in rows)


def _batch(number: int, action: str, at: str, undone_by: int | None, summary: str) -> Batch:
    facts = json.loads(summary)
    counts = {name: int(facts.get(name, 0)) for name in _COUNTS}
    return Batch(number, action, at, undone_by, tuple(facts.get("files", ())), **counts)


_COUNTS = ("added", "changed", "removed", "unchanged")


def undo_last(store: Store, at: dt.datetime) -> Batch:
    """Take the last ingest or decision back and give what it was; that is in the journal too.

    Raises Refusal U208 when there is nothing left to undo, or an erasure stands before it.
    """
    last = last_to_undo(store)
    if last is None:
        raise Refusal("U208", exit_status=ExitStatus.USAGE)
    if last.action in BARRIERS:
        raise Refusal("P310", exit_status=ExitStatus.PRIVACY)
    if _needs_identities(store, last.number):
        raise Refusal("P303", exit_status=ExitStatus.PRIVACY)
    number = begin_batch(store, "undo", at)
    for schema in ("main", "private") if store.has_identities else ("main",):
        _take_back(store, schema, last.number)
    store.connection.execute(
        "UPDATE batch SET undone_by = ? WHERE number = ?", (number, last.number)
    )
    describe_batch(store, number, {"files": list(last.files)})
    return last


def last_to_undo(store: Store) -> Batch | None:
    """What `undo_last` would take back, or what stands before it; None when nothing is left."""
    return next((b for b in reversed(history(store)) if _counts_for_undo(b)), None)


def _counts_for_undo(batch: Batch) -> bool:
    return batch.undone_by is None and batch.action in (*UNDOABLE, *BARRIERS)


def _needs_identities(store: Store, number: int) -> bool:
    """Whether the batch touched identities that are not here: half an undo is none."""
    if store.has_identities:
        return False
    row = store.connection.execute(
        "SELECT json_extract(summary, '$.identities') FROM batch WHERE number = ?", (number,)
    ).fetchone()
    return bool(row[0])


def identities_changed(store: Store, number: int) -> bool:
    """Whether a batch changed names or contacts."""
    if not store.has_identities:
        return False
    row = store.connection.execute(
        "SELECT 1 FROM private.change WHERE batch = ?", (number,)
    ).fetchone()
    return row is not None


def _take_back(store: Store, schema: str, batch: int) -> None:
    """Put every row changed in `batch` back as it was, the last change first."""
    changes = store.connection.execute(
        f"SELECT tbl, place, before FROM {schema}.change WHERE batch = ? ORDER BY number DESC",  # noqa: S608
        (batch,),
    ).fetchall()
    for table, place, before in changes:
        if table not in JOURNALLED[schema]:  # pragma: no cover -- only our triggers write there
            raise ValueError(table)
        store.connection.execute(f"DELETE FROM {schema}.{table} WHERE rowid = ?", (place,))  # noqa: S608
        if before is not None:
            row = json.loads(before)
            names = ", ".join(row)
            marks = ", ".join("?" * len(row))
            store.connection.execute(
                f"INSERT INTO {schema}.{table} ({names}) VALUES ({marks})",  # noqa: S608
                tuple(row.values()),
            )
