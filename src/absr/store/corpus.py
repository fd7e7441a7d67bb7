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

_ALL = (
    "SELECT kind, record.id, parent, payload, file, sheet, row, cells "
    "FROM record JOIN evidence ON evidence.record = record.id "
    "WHERE state = 'active' ORDER BY file, sheet, row, record.id, source"
)


def load_corpus(store: Store) -> Corpus:
    """Every active record; those that have a number are in the order of their numbers."""
    records: dict[str, list[Any]] = {}
    cells: dict[str, str] = {}
    declared = kinds()
    for kind_id, record, parent, payload, file, sheet, row, places in store.connection.execute(
        _ALL
    ):
        if record in cells:
            continue  # it stands in several sources: the first one counts
        kind = declared[kind_id]
        cells[record] = places
        values = _values(kind, json.loads(payload), parent)
        source = Source(file, sheet, row, _main_column(kind, json.loads(places)))
        made = kind.record(id=record, source=source, **values)
        records.setdefault(kind_id, []).append(made)
    for found in records.values():
        if hasattr(found[0], "ref"):
            found.sort(key=lambda one: _natural(one.ref or ""))
    _under_interviews(records)
    return Corpus({kind_id: tuple(found) for kind_id, found in records.items()}, _Cells(cells))


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


def _under_interviews(records: dict[str, list[Any]]) -> None:
    """Put what belongs to an interview in the order of the interviews; drop what has none."""
    rank = {found.id: place for place, found in enumerate(records.get("interviews", ()))}
    for kind_id in ("statements", "persons"):
        kept = [one for one in records.get(kind_id, ()) if one.interview in rank]
        kept.sort(key=lambda one: (rank[one.interview], one.source.file, one.source.row or 0))
        records[kind_id] = kept


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
