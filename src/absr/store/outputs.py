"""The documents that were built: from what state of the store, and which evidence they use.

Every version ever written to a place is remembered, and remembered before it is written: what
stands there can then be told from a document that somebody edited, whatever was interrupted.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from absr.store.scaffold import fingerprint

if TYPE_CHECKING:
    from collections.abc import Iterable

    from absr.store.database import Store


@dataclass(frozen=True, slots=True)
class Output:
    """One version of a built document."""

    path: str
    """Below the project's folder, with `/`; whole where it stands elsewhere."""
    sha256: str
    batch: int
    """Newest batch of the journal when it was built."""
    at: str
    settings: str
    """Fingerprint of `absr.yaml` when it was built."""
    evidence: tuple[str, ...]
    """Evidence ids printed in it."""


def newest_batch(store: Store) -> int:
    """Number of the last thing done to the records; 0 for none."""
    row = store.connection.execute("SELECT max(number) FROM batch").fetchone()
    return int(row[0] or 0)


def all_outputs(store: Store) -> tuple[Output, ...]:
    """Every version ever built, the newest of a place last."""
    rows = store.connection.execute(
        "SELECT path, sha256, batch, at, settings, evidence FROM output ORDER BY path, rowid"
    )
    return tuple(
        Output(path, sha256, batch, at, settings, tuple(json.loads(evidence)))
        for path, sha256, batch, at, settings, evidence in rows
    )


def outputs(store: Store) -> tuple[Output, ...]:
    """The version that stands at each place now; the newest one where somebody edited it."""
    root = store.paths.root
    by_path: dict[str, list[Output]] = {}
    for output in all_outputs(store):
        by_path.setdefault(output.path, []).append(output)
    standing = []
    for path, versions in by_path.items():
        on_disk = fingerprint(root / path)
        if on_disk is not None:
            same = [version for version in versions if version.sha256 == on_disk]
            standing.append((same or versions)[-1])
    return tuple(standing)


def keep_outputs(store: Store, built: Iterable[Output]) -> None:
    """Remember versions that are about to be written."""
    store.connection.executemany(
        "INSERT OR REPLACE INTO output (path, sha256, batch, at, settings, evidence) "
        "VALUES (?, ?, ?, ?, ?, ?)",
        [(o.path, o.sha256, o.batch, o.at, o.settings, json.dumps(o.evidence)) for o in built],
    )
