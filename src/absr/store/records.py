"""The records as the rest of absr reads them: typed, active, each with its places."""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from absr.model.fields import ValueType
from absr.model.kinds import kinds
from absr.model.source import Source

if TYPE_CHECKING:
    from collections.abc import Mapping

    from absr.model.fields import Kind
    from absr.model.kinds.interviews import Interview
    from absr.model.kinds.persons import Person
    from absr.model.kinds.statements import Statement
    from absr.store.database import Store


@dataclass(frozen=True, slots=True)
class Corpus:
    """All the active records of a project."""

    interviews: tuple[Interview, ...]
    statements: tuple[Statement, ...]
    persons: tuple[Person, ...]


def load_corpus(store: Store) -> Corpus:
    """Every active record, interviews in the order of their numbers."""
    interviews = sorted(load_kind(store, "interviews"), key=lambda i: _natural(i.ref))
    rank = {interview.id: place for place, interview in enumerate(interviews)}
    statements = [s for s in load_kind(store, "statements") if s.interview in rank]
    statements.sort(key=lambda s: (rank[s.interview], s.source.file, s.source.row or 0))
    persons = [p for p in load_kind(store, "persons") if p.interview in rank]
    return Corpus(tuple(interviews), tuple(statements), tuple(persons))


def load_kind(store: Store, kind_id: str) -> list[Any]:
    """The active records of one kind, as its dataclass, in order of their places."""
    kind = kinds()[kind_id]
    rows = store.connection.execute(
        "SELECT record.id, record.parent, payload, file, sheet, row, cells "
        "FROM record JOIN evidence ON evidence.record = record.id "
        "WHERE kind = ? AND state = 'active' ORDER BY file, sheet, row, record.id, source",
        (kind_id,),
    )
    dates = {c.name for c in kind.fields if c.value is ValueType.DATE}
    seen: dict[str, Any] = {}
    for record, parent, payload, file, sheet, row, cells in rows:
        if record not in seen:
            source = Source(file, sheet, row, _main_column(kind, json.loads(cells)))
            values = {n: _restored(n, v, dates) for n, v in json.loads(payload).items()}
            if kind.parent_field:
                values[kind.parent_field] = parent
            seen[record] = kind.record(id=record, source=source, **values)
    return list(seen.values())


def _restored(name: str, value: object, dates: set[str]) -> object:
    if isinstance(value, list):
        return tuple(value)
    if name in dates and isinstance(value, str):
        return dt.date.fromisoformat(value)
    return value


def _main_column(kind: Kind, cells: Mapping[str, str]) -> str | None:
    """The column of the field that says most."""
    order = [c.name for c in kind.fields if c.value is ValueType.LONG_TEXT]
    order += [c.name for c in kind.fields if c.blocking]
    cell = next((cells[name] for name in order if name in cells), None)
    return cell.rstrip("0123456789") if cell else None


def _natural(ref: str) -> tuple[object, ...]:
    """`E2` before `E10`."""
    digits = "".join(c for c in ref if c.isdigit())
    letters = "".join(c for c in ref if not c.isdigit())
    return (letters, int(digits) if digits else -1, ref)


@dataclass(frozen=True, slots=True)
class Place:
    """Where a record stands in one delivery."""

    file: str
    sha256: str
    sheet: str
    row: int
    cells: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Found:
    """A record looked up by its id, active or withdrawn."""

    id: str
    kind: str
    parent: str
    state: str
    values: Mapping[str, object]
    places: tuple[Place, ...]


def find_record(store: Store, wanted: str) -> Found | None:
    """The record with this evidence id, or the interview with this number; None if unknown."""
    row = store.connection.execute(
        "SELECT id, kind, parent, state, payload FROM record WHERE id = ? COLLATE NOCASE",
        (wanted,),
    ).fetchone()
    if row is None:
        key = "".join(c for c in wanted.casefold() if c.isalnum())
        row = store.connection.execute(
            "SELECT id, kind, parent, state, payload FROM record "
            "WHERE kind = 'interviews' AND key = ?",
            (key,),
        ).fetchone()
    if row is None:
        return None
    return Found(row[0], row[1], row[2], row[3], json.loads(row[4]), _places(store, row[0]))


def _places(store: Store, record: str) -> tuple[Place, ...]:
    rows = store.connection.execute(
        "SELECT file, sha256, sheet, row, cells FROM evidence WHERE record = ? ORDER BY source",
        (record,),
    )
    return tuple(Place(f, sha, sheet, row, json.loads(cells)) for f, sha, sheet, row, cells in rows)


def known_refs(store: Store) -> set[str]:
    """Keys of the active interviews."""
    rows = store.connection.execute(
        "SELECT key FROM record WHERE kind = 'interviews' AND state = 'active'"
    )
    return {str(row[0]) for row in rows}


def load_identities(store: Store) -> dict[str, Mapping[str, str]]:
    """Record id → names and contacts; empty without the private store."""
    if not store.has_identities:
        return {}
    rows = store.connection.execute("SELECT record, payload FROM private.identity")
    return {str(record): json.loads(payload) for record, payload in rows}


def hmac_key(store: Store) -> bytes:
    """The project's secret for pseudonyms; made at the first call, in the private store."""
    import secrets

    row = store.connection.execute(
        "SELECT value FROM private.secret WHERE name = 'hmac'"
    ).fetchone()
    if row is not None:
        return bytes(row[0])
    key = secrets.token_bytes(32)
    store.connection.execute("INSERT INTO private.secret VALUES ('hmac', ?)", (key,))
    return key
