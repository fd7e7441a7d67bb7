"""The scaffold's manifest: what was generated, so that edits can be told from our own work."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from absr.store.database import Store


def manifest(store: Store) -> dict[str, str]:
    """Path below the project → fingerprint of what was generated there last."""
    rows = store.connection.execute("SELECT path, sha256 FROM scaffold")
    return {str(path): str(sha256) for path, sha256 in rows}


def keep_manifest(store: Store, made: Mapping[str, str]) -> None:
    """Remember what was generated."""
    store.connection.executemany(
        "INSERT INTO scaffold (path, sha256) VALUES (?, ?) "
        "ON CONFLICT (path) DO UPDATE SET sha256 = excluded.sha256",
        sorted(made.items()),
    )


def fingerprint(path: Path) -> str | None:
    """Fingerprint of a file on the disk; None when there is none."""
    if not path.is_file():
        return None
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()
