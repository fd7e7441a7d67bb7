"""Evidence ids: minted once, kept for ever, never used again, drawn at random.

Ids that follow the order of the interviews would let a reader rebuild who said what.
"""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING

from absr.model.kinds import kinds

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet

    from absr.store.database import Store

_LETTERS = "23456789BCDFGHJKMNPQRSTVWXZ"  # no vowel makes no word; no 0 O 1 I L to confuse
_SHORTEST = 4
_CHANCE = secrets.SystemRandom()


def mint(
    store: Store,
    kind: str,
    place: tuple[str, str],
    *,
    record: str | None = None,
    taken: AbstractSet[str] = frozenset(),
) -> str:
    """The id of a record at `place` (parent, key): the one it had, `record` if given, else new.

    An id that a record under another key has now stays with that record, whose words were
    edited; `taken` are those of records that are not yet written.
    """
    parent, key = place
    row = store.connection.execute(
        "SELECT id FROM minted WHERE kind = ? AND parent = ? AND key = ? "
        "AND NOT EXISTS (SELECT 1 FROM record WHERE record.id = minted.id)",
        (kind, parent, key),
    ).fetchone()
    if row is not None and row[0] not in taken and record is None:
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
            code = f"{prefix}-" + "".join(_CHANCE.choices(_LETTERS, k=length))
            taken = store.connection.execute(
                "SELECT 1 FROM minted WHERE id = ?", (code,)
            ).fetchone()
            if taken is None:
                return code
        length += 1
