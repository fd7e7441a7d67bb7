"""The annotated copies that were written: what tells them from copies that somebody edited.

Every version is remembered, and remembered before it is written: whatever is interrupted, what
stands on the disk is either one of these or the user's.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from absr.model.record import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

    from absr.store.database import Store


class Copy(NamedTuple):
    """One version of an annotated copy."""

    path: str
    """Below the project's folder, with `/`."""
    sha256: str
    origin: str
    """Where the file that it is a copy of was delivered from."""
    state: str
    """Fingerprint of what it shows: the file, its problems, the words."""


_TABLE = (
    "CREATE TABLE IF NOT EXISTS annotated (path TEXT NOT NULL, sha256 TEXT NOT NULL, "
    "origin TEXT NOT NULL, state TEXT NOT NULL, PRIMARY KEY (path, sha256))"
)
"""Made when it is first needed: stores of before have none, and lose nothing by it."""


def copies(store: Store) -> tuple[Copy, ...]:
    """Every version ever written and not forgotten, in the order of their writing."""
    if not _is_there(store):
        return ()
    rows = store.connection.execute(
        "SELECT path, sha256, origin, state FROM annotated ORDER BY rowid"
    )
    return tuple(Copy(*row) for row in rows)


def find_copy(store: Store, path: str, sha256: str) -> Copy | None:
    """The version with this content that was written at this path, or None."""
    if not _is_there(store):
        return None
    row = store.connection.execute(
        "SELECT path, sha256, origin, state FROM annotated WHERE path = ? AND sha256 = ?",
        (path, sha256),
    ).fetchone()
    return Copy(*row) if row else None


def remember_copies(store: Store, made: Iterable[Copy]) -> None:
    """Remember versions that are about to be written."""
    store.connection.execute(_TABLE)
    store.connection.executemany("INSERT OR REPLACE INTO annotated VALUES (?, ?, ?, ?)", made)


def forget_copies(store: Store, paths: Iterable[str]) -> None:
    """Forget the versions of copies that are no longer there."""
    if _is_there(store):
        store.connection.executemany(
            "DELETE FROM annotated WHERE path = ?", [(path,) for path in paths]
        )


def _is_there(store: Store) -> bool:
    found = store.connection.execute("SELECT 1 FROM main.sqlite_master WHERE name = 'annotated'")
    return found.fetchone() is not None
