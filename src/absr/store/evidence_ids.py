"""Evidence ids: minted once, kept for ever, never used again, drawn at random.

Ids that follow the order of the interviews would let a reader rebuild who said what.
"""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING

from absr.model.kinds import kinds

if TYPE_CHECKING:
    from absr.store.database import Store

_LETTERS = "23456789BCDFGHJKMNPQRSTVWXZ"  # no vowel makes no word; no 0 O 1 I L to confuse
_SHORTEST = 4


def mint(store: Store, kind: str, parent: str, key: str, *, record: str | None = None) -> str:
    """The id of a record: the one it had, `record` if given, else a new one."""
    row = store.connection.execute(
        "SELECT id FROM minted WHERE kind = ? AND parent = ? AND key = ?", (kind, parent, key)
    ).fetchone()
    if row is not None and record is None:
        return str(row[0])
    new = record or _unused(store, kinds()[kind].prefix)
    store.connection.execute(
        "INSERT OR REPLACE INTO minted (kind, parent, key, id) VALUES (?, ?, ?, ?)",
        (kind, parent, key, new),
    )
    return new


def _unused(store: Store, prefix: str) -> str:
    """A random id that was never given; longer when the short ones grow scarce."""
    length = _SHORTEST
    while True:
        for _ in range(4):
            code = f"{prefix}-" + "".join(secrets.choice(_LETTERS) for _ in range(length))
            taken = store.connection.execute(
                "SELECT 1 FROM minted WHERE id = ?", (code,)
            ).fetchone()
            if taken is None:
                return code
        length += 1
