"""The documents that were built: from what state of the store, and which evidence they use."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from absr.store.database import Store


@dataclass(frozen=True, slots=True)
class Output:
    """One built document."""

    path: str
    """Below the project's folder, with `/`."""
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


def outputs(store: Store) -> tuple[Output, ...]:
    """Every document built and still known."""
    rows = store.connection.execute(
        "SELECT path, sha256, batch, at, settings, evidence FROM output ORDER BY path"
    )
    return tuple(
        Output(path, sha256, batch, at, settings, tuple(json.loads(evidence)))
        for path, sha256, batch, at, settings, evidence in rows
    )


def keep_output(store: Store, output: Output) -> None:
    """Remember a document just built."""
    store.connection.execute(
        "INSERT INTO output (path, sha256, batch, at, settings, evidence) "
        "VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (path) DO UPDATE SET sha256 = excluded.sha256, "
        "batch = excluded.batch, at = excluded.at, settings = excluded.settings, "
        "evidence = excluded.evidence",
        (
            output.path,
            output.sha256,
            output.batch,
            output.at,
            output.settings,
            json.dumps(output.evidence),
        ),
    )
