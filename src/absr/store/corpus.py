"""The active records as the rest of absr reads them: typed, in order, each with its cells."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Mapping
from functools import cache
from typing import TYPE_CHECKING, Any

from absr.model.corpus import Corpus
from absr.model.fields import ValueType
from absr.model.kinds import kinds
from absr.model.source import Source

if TYPE_CHECKING:
    from collections.abc import Iterator

    from absr.model.fields import Kind
    from absr.store.database import Store

_OF_A_KIND = (
    "SELECT record.id, parent, payload, file, sheet, row, cells "
    "FROM record JOIN evidence ON evidence.record = record.id "
    "WHERE kind = ? AND state = 'active' ORDER BY file, sheet, row, record.id, source"
)
_CELLS_OF = "SELECT cells FROM evidence WHERE record = ? ORDER BY file, sheet, row, source LIMIT 1"
_UNDER_INTERVIEWS = ("statements", "persons")


def load_corpus(store: Store) -> Corpus:
    """Every active record; those that have a number are in the order of their numbers."""
    records = _Records(store)
    return Corpus(dict(records), _Cells(records.cells))


def corpus_on_demand(store: Store) -> Corpus:
    """The same, of which each kind is read when it is asked for: as long as the store is open.

    Most checks look at kinds that a project has none of, or at few records of another.
    """
    return Corpus(_Records(store), _CellsOnDemand(store))


class _Records(Mapping[str, tuple[Any, ...]]):
    """Kind id → its active records; a kind is read once, when it is asked for."""

    def __init__(self, store: Store) -> None:
        """Read from this store."""
        self._db = store.connection
        rows = self._db.execute("SELECT DISTINCT kind FROM record WHERE state = 'active'")
        self._kinds = dict.fromkeys((*(str(row[0]) for row in rows), *_UNDER_INTERVIEWS))
        self._read: dict[str, tuple[Any, ...]] = {}
        self.cells: dict[str, str] = {}
        """Evidence id of a record that was read → its cells, as the store keeps them."""

    def __getitem__(self, kind: str) -> tuple[Any, ...]:
        """The records of one kind."""
        if kind not in self._kinds:
            raise KeyError(kind)
        if kind not in self._read:
            self._read[kind] = self._ordered(kind, self._of(kind))
        return self._read[kind]

    def __iter__(self) -> Iterator[str]:
        """The ids of the kinds."""
        return iter(self._kinds)

    def __len__(self) -> int:
        """How many kinds there are."""
        return len(self._kinds)

    def _of(self, kind_id: str) -> list[Any]:
        """The records of a kind, in the order of their places."""
        records: list[Any] = []
        kind = kinds()[kind_id]
        for row in self._db.execute(_OF_A_KIND, (kind_id,)):
            record, parent, payload, file, sheet, number, places = row
            if record in self.cells:
                continue  # it stands in several sources: the first one counts
            self.cells[record] = places
            values = _values(kind, json.loads(payload), parent)
            source = Source(file, sheet, number, _main_column(kind, json.loads(places)))
            records.append(kind.record(id=record, source=source, **values))
        return records

    def _ordered(self, kind: str, records: list[Any]) -> tuple[Any, ...]:
        """The records by their numbers; what belongs to an interview, interview by interview."""
        if records and hasattr(records[0], "ref"):
            records.sort(key=lambda one: _natural(one.ref or ""))
        if kind in _UNDER_INTERVIEWS:
            rank = {found.id: place for place, found in enumerate(self.get("interviews", ()))}
            records = [one for one in records if one.interview in rank]
            records.sort(
                key=lambda one: (rank[one.interview], one.source.file, one.source.row or 0)
            )
        return tuple(records)


class _Cells(Mapping[str, Mapping[str, str]]):
    """The cells of each record; they are read when asked for: of many records, nobody asks."""

    def __init__(self, kept: Mapping[str, str]) -> None:
        """Give what the store keeps for each record."""
        self._kept = kept

    def __getitem__(self, record: str) -> Mapping[str, str]:
        """The cells of one record."""
        read: Mapping[str, str] = json.loads(self._kept[record])
        return read

    def __iter__(self) -> Iterator[str]:
        """The ids of the records."""
        return iter(self._kept)

    def __len__(self) -> int:
        """How many records there are."""
        return len(self._kept)


class _CellsOnDemand(Mapping[str, Mapping[str, str]]):
    """The cells of each active record, read from the store."""

    def __init__(self, store: Store) -> None:
        """Read from this store."""
        self._db = store.connection

    def __getitem__(self, record: str) -> Mapping[str, str]:
        """The cells of one record."""
        row = self._db.execute(_CELLS_OF, (record,)).fetchone()
        if row is None:
            raise KeyError(record)
        read: Mapping[str, str] = json.loads(row[0])
        return read

    def __iter__(self) -> Iterator[str]:
        """The ids of the records."""
        rows = self._db.execute("SELECT id FROM record WHERE state = 'active' ORDER BY place")
        return (str(row[0]) for row in rows.fetchall())

    def __len__(self) -> int:
        """How many records there are."""
        row = self._db.execute("SELECT count(*) FROM record WHERE state = 'active'").fetchone()
        return int(row[0])


def _values(kind: Kind, stored: Mapping[str, Any], parent: str) -> dict[str, Any]:
    """The fields of a record as its class wants them."""
    dates = _dates(kind)
    values = dict(stored)
    for name, value in stored.items():
        if type(value) is list:
            values[name] = tuple(value)
        elif name in dates:
            values[name] = dt.date.fromisoformat(value)
    if kind.parent_field:
        values[kind.parent_field] = parent
    return values


@cache
def _dates(kind: Kind) -> frozenset[str]:
    return frozenset(column.name for column in kind.fields if column.value is ValueType.DATE)


def _main_column(kind: Kind, cells: Mapping[str, str]) -> str | None:
    """The column of the field that says most."""
    for name in _telling(kind):
        if name in cells:
            return cells[name].rstrip("0123456789") or None
    return None


@cache
def _telling(kind: Kind) -> tuple[str, ...]:
    return kind.telling


def _natural(ref: str) -> tuple[object, ...]:
    """`E2` before `E10`."""
    digits = "".join(c for c in ref if c.isdigit())
    letters = "".join(c for c in ref if not c.isdigit())
    return (letters, int(digits) if digits else -1, ref)
