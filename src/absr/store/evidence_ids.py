"""Evidence ids: minted once, kept for ever, never used again, drawn at random.

Ids that follow the order of the interviews would let a reader rebuild who said what.
"""

from __future__ import annotations

import json
import os
from functools import cache
from itertools import islice
from typing import TYPE_CHECKING

from absr.model.kinds import kinds

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Set as AbstractSet

    from absr.store.database import Store

_LETTERS = "23456789BCDFGHJKMNPQRSTVWXZ"  # no vowel makes no word; no 0 O 1 I L to confuse
_SHORTEST = 4
_PERSON = "PERS"
"""Stands before the code of a human being; it is no kind of record."""


def keep_id(store: Store, kind: str, place: tuple[str, str], record: str) -> None:
    """Let a record keep its id at another `place` (parent, key): its words were edited."""
    store.connection.execute(_KEEP, (kind, *place, record))


_KEEP = "INSERT OR REPLACE INTO minted (kind, parent, key, id) VALUES (?, ?, ?, ?)"


class Minting:
    """The ids of new records; `keep` writes them down together."""

    def __init__(self, store: Store) -> None:
        """Prepare to mint in this store."""
        self._store = store
        self._earlier: dict[tuple[str, str], dict[str, str]] = {}
        self._new: list[tuple[str, str, str, str]] = []
        self._drawn: dict[tuple[str, int], Iterator[tuple[str, bool]]] = {}

    def mint(self, kind: str, place: tuple[str, str], taken: AbstractSet[str]) -> str:
        """The id of a record at `place` (parent, key): the one it had, else a new one.

        An id that a record under another key has now stays with that record; `taken` are those
        of records that are not yet written.
        """
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
        new = self._unused(kinds()[kind].prefix, taken)
        self._new.append((kind, parent, key, new))
        return new

    def keep(self) -> None:
        """Write down what was minted."""
        self._store.connection.executemany(_KEEP, self._new)
        self._new.clear()

    def _unused(self, prefix: str, taken: AbstractSet[str]) -> str:
        """What the function `_unused` gives, of codes that are drawn many at a time."""
        length = _SHORTEST
        while True:
            codes = self._drawn.get((prefix, length))
            if codes is None:
                codes = self._drawn[prefix, length] = _drawn_together(self._store, prefix, length)
            for code, known in islice(codes, _TRIES):
                if not known and code not in taken:
                    return code
            length += 1


def _drawn_together(store: Store, prefix: str, length: int) -> Iterator[tuple[str, bool]]:
    """Random codes without end, each with whether the store knew it when they were drawn."""
    together = _FEW
    while True:
        codes = [f"{prefix}-{letters}" for letters in _drawn(length, together)]
        known = store.connection.execute(
            "SELECT id FROM minted WHERE id IN (SELECT value FROM json_each(?))",
            (json.dumps(codes),),
        ).fetchall()
        given = {str(row[0]) for row in known}
        yield from ((code, code in given) for code in codes)
        together = min(2 * together, _MANY)


_FEW, _MANY = 16, 1024
"""Codes that are drawn at a time, of a file with few records and of one with many."""
_TRIES = 4


def _unused(store: Store, prefix: str) -> str:
    """A random id that was never given; longer when the short ones grow scarce."""
    length = _SHORTEST
    while True:
        for letters in _drawn(length, _TRIES):
            code = f"{prefix}-{letters}"
            known = store.connection.execute(
                "SELECT 1 FROM minted WHERE id = ?", (code,)
            ).fetchone()
            if known is None:
                return code
        length += 1


def _drawn(length: int, count: int) -> Iterator[str]:
    """Codes of so many letters, from the system's own source of chance."""
    pairs, size = _pairs(), length + 8
    chance = os.urandom(size * count)
    for start in range(0, size * count, size):
        number = int.from_bytes(chance[start : start + size])
        letters = ""
        for _ in range(0, length, 2):
            number, place = divmod(number, len(pairs))
            letters += pairs[place]
        yield letters[:length]


@cache
def _pairs() -> tuple[str, ...]:
    """Any two letters."""
    return tuple(one + other for one in _LETTERS for other in _LETTERS)


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
