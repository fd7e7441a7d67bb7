"""Single records looked up by what people type, and what only the private store knows."""

from __future__ import annotations

import json
import os
from typing import TYPE_CHECKING

from absr.model.labels import compact
from absr.model.record import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

    from absr.store.database import Store


class Place(NamedTuple):
    """Where a record stands in one delivery."""

    file: str
    sha256: str
    sheet: str
    row: int
    cells: Mapping[str, str]


class Found(NamedTuple):
    """A record looked up by its id, active or withdrawn."""

    id: str
    kind: str
    parent: str
    state: str
    values: Mapping[str, object]
    places: tuple[Place, ...]


_RECORDS = "SELECT id, kind, parent, state, payload FROM record "


def find_record(store: Store, wanted: str) -> Found | None:
    """The record with this evidence id; None if unknown."""
    rows = store.connection.execute(f"{_RECORDS}WHERE id = ? COLLATE NOCASE", (wanted,))
    return next((_found(store, row) for row in rows.fetchall()), None)


def find_numbered(store: Store, wanted: str) -> tuple[Found, ...]:
    """Every record that bears this number, whatever its kind; the active ones when there are any.

    Numbers are compared without case, accents, spaces or punctuation (`E 01` is `e01`).
    """
    number = compact(wanted)
    if not number:
        return ()
    rows = store.connection.execute(f"{_RECORDS}WHERE payload LIKE '%\"ref\"%' ORDER BY place")
    same = [
        row for row in rows.fetchall() if compact(json.loads(row[4]).get("ref") or "") == number
    ]
    active = [row for row in same if row[3] == "active"]
    return tuple(_found(store, row) for row in active or same)


def _found(store: Store, row: tuple[str, str, str, str, str]) -> Found:
    return Found(row[0], row[1], row[2], row[3], json.loads(row[4]), _places(store, row[0]))


def _places(store: Store, record: str) -> tuple[Place, ...]:
    rows = store.connection.execute(
        "SELECT file, sha256, sheet, row, cells FROM evidence WHERE record = ? ORDER BY source",
        (record,),
    )
    return tuple(Place(f, sha, sheet, row, json.loads(cells)) for f, sha, sheet, row, cells in rows)


def last_place(store: Store, record: str) -> Place | None:
    """Where a record stands, or where it stood last when it was withdrawn since."""
    places = _places(store, record)
    if places:
        return places[-1]
    row = store.connection.execute(
        "SELECT before FROM main.change WHERE tbl = 'evidence' "
        "AND json_extract(before, '$.record') = ? ORDER BY number DESC LIMIT 1",
        (record,),
    ).fetchone()
    if row is None:
        return None
    was = json.loads(row[0])
    cells = json.loads(was["cells"])
    return Place(was["file"], was["sha256"], was["sheet"], was["row"], cells)


def known_refs(store: Store) -> set[str]:
    """Keys of the active interviews."""
    rows = store.connection.execute(
        "SELECT key FROM record WHERE kind = 'interviews' AND state = 'active'"
    )
    return {str(row[0]) for row in rows}


def contents_at(store: Store) -> dict[tuple[str, str, int], set[str]]:
    """(file, sheet, row) → contents (sha256) in which a record stands there.

    Two files of the same name, from two folders, may hold something in the same row.
    """
    found: dict[tuple[str, str, int], set[str]] = {}
    rows = store.connection.execute("SELECT file, sheet, row, sha256 FROM evidence")
    for file, sheet, row, sha256 in rows:
        found.setdefault((file, sheet, row), set()).add(sha256)
    return found


def load_identities(store: Store) -> dict[str, Mapping[str, str]]:
    """Record id → names and contacts; empty without the private store."""
    if not store.has_identities:
        return {}
    rows = store.connection.execute("SELECT record, payload FROM private.identity")
    return {str(record): json.loads(payload) for record, payload in rows}


def hmac_key(store: Store) -> bytes:
    """The project's secret for pseudonyms; made at the first call, in the private store."""
    row = store.connection.execute(
        "SELECT value FROM private.secret WHERE name = 'hmac'"
    ).fetchone()
    if row is not None:
        return bytes(row[0])
    key = os.urandom(32)
    store.connection.execute("INSERT INTO private.secret VALUES ('hmac', ?)", (key,))
    return key
