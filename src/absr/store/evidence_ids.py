"""Evidence ids: minted once, kept for ever, never used again, drawn at random.

Ids that follow the order of the interviews would let a reader rebuild who said what.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from absr.model.kinds import kinds

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet

    from absr.store.database import Store

_LETTERS = "23456789BCDFGHJKMNPQRSTVWXZ"  # no vowel makes no word; no 0 O 1 I L to confuse
_SHORTEST = 4
_PERSON = "PERS"
"""Stands before the code of a human being; it is no kind of record."""


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
    store.connection.execute(_KEEP, (kind, parent, key, new))
    return new


_KEEP = "INSERT OR REPLACE INTO minted (kind, parent, key, id) VALUES (?, ?, ?, ?)"


class Minting:
    """The ids of new records that stand below others; `keep` writes them down together."""

    def __init__(self, store: Store) -> None:
        """Prepare to mint in this store."""
        self._store = store
        self._earlier: dict[tuple[str, str], dict[str, str]] = {}
        self._new: list[tuple[str, str, str, str]] = []

    def mint(self, kind: str, place: tuple[str, str], taken: AbstractSet[str]) -> str:
        """What the function `mint` gives for a new record."""
        parent, key = place
        earlier = self._earlier.get((kind, parent))
        if earlier is None:
            rows = self._store.connection.execute(
                "SELECT key, id FROM minted WHERE kind = ? AND parent = ? "
                "AND NOT EXISTS (SELECT 1 FROM record WHERE record.id = minted.id)",
                (kind, parent),
            )
            earlier = self._earlier[kind, parent] = dict(rows)
        if key in earlier and earlier[key] not in taken:
            return earlier[key]
        new = _unused(self._store, kinds()[kind].prefix, taken)
        self._new.append((kind, parent, key, new))
        return new

    def keep(self) -> None:
        """Write down what was minted."""
        self._store.connection.executemany(_KEEP, self._new)
        self._new.clear()


def _unused(store: Store, prefix: str, taken: AbstractSet[str] = frozenset()) -> str:
    """A random id that was never given; longer when the short ones grow scarce."""
    length = _SHORTEST
    while True:
        for _ in range(4):
            code = f"{prefix}-{_drawn(length)}"
            known = store.connection.execute(
                "SELECT 1 FROM minted WHERE id = ?", (code,)
            ).fetchone()
            if known is None and code not in taken:
                return code
        length += 1


def _drawn(length: int) -> str:
    """So many letters, from the system's own source of chance."""
    number = int.from_bytes(os.urandom(length + 8))
    letters = []
    for _ in range(length):
        number, place = divmod(number, len(_LETTERS))
        letters.append(_LETTERS[place])
    return "".join(letters)


def person_code(store: Store, human: str) -> str:
    """The code of a human being, from their pseudonym: the same in every sheet that names them.

    It is drawn at random like every other: it says nothing to who has not the private store.
    """
    row = store.connection.execute(
        "SELECT id FROM minted WHERE kind = ? AND parent = '' AND key = ?", (_PERSON, human)
    ).fetchone()
    if row is not None:
        return str(row[0])
    code = _unused(store, _PERSON)
    store.connection.execute(
        "INSERT INTO minted (kind, parent, key, id) VALUES (?, '', ?, ?)", (_PERSON, human, code)
    )
    return code
