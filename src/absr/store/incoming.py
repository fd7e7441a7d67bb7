"""A record of a delivered file on its way into the store."""

from __future__ import annotations

import datetime as dt
import json
from functools import lru_cache
from json.encoder import encode_basestring
from typing import TYPE_CHECKING

from absr.model.kinds import kinds
from absr.model.record import NamedTuple
from absr.model.source import RowCells

if TYPE_CHECKING:
    from collections.abc import Mapping

    from absr.model.source import Source


class Incoming(NamedTuple):
    """One record of a delivered file, its key settled."""

    kind: str
    key: str
    parent: str | None
    values: Mapping[str, object]
    source: Source
    cells: Mapping[str, str]
    identity: Mapping[str, str]
    parent_ref: str | None = None
    """The parent's number as written."""
    rows: tuple[int, ...] = ()
    """Every row that tells of it, where several do."""


def is_unsigned(item: Incoming) -> bool:
    """Whether nothing but its own words tells the record from others (an evaluation slip)."""
    return kinds()[item.kind].anonymous and not item.values.get("ref")


def of_source(item: Incoming, source: int) -> Incoming:
    """The record with a key of its own source, where two sources may say the same of two things."""
    return item._replace(key=f"{item.key} @{source}") if is_unsigned(item) else item


def payload_of(item: Incoming) -> str:
    """The record's values as the store keeps them: equal values give equal texts."""
    return written_values(item.values)


def written_values(values: Mapping[str, object]) -> str:
    """Values as the JSON that the store keeps, in the order of their names."""
    fields = [
        label
        + (encode_basestring(value) if type(value := values[name]) is str else _written(value))
        for name, label in _in_order(tuple(values))
    ]
    return f"{{{', '.join(fields)}}}"


@lru_cache(maxsize=1024)
def _in_order(names: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    """Names in their order, each with what stands before its value."""
    return tuple((name, f"{encode_basestring(name)}: ") for name in sorted(names))


def _written(value: object) -> str:
    """One value as JSON."""
    if type(value) is int:
        return str(value)
    if type(value) is tuple:
        return _written_list(value)
    return "null" if value is None else _JSON(value)


def _written_list(values: tuple[object, ...]) -> str:
    """Several values as JSON: most often texts."""
    if all(type(value) is str for value in values):
        return f"[{', '.join(map(encode_basestring, values))}]"  # type: ignore[arg-type]
    return _JSON(values)


def _plain(value: object) -> object:
    if isinstance(value, dt.date):
        return value.isoformat()
    raise TypeError(type(value))


_JSON = json.JSONEncoder(ensure_ascii=False, sort_keys=True, default=_plain).encode


def written_cells(cells: Mapping[str, str]) -> str:
    """Field → cell as the JSON that the store keeps, in the order of the fields."""
    if type(cells) is not RowCells:
        return _CELLS(dict(cells))
    columns = cells.columns
    return _addresses(tuple(columns), tuple(columns.values())).replace(_ROW, str(cells.row))


_CELLS = json.JSONEncoder(sort_keys=True).encode
_ROW = "\0"
"""Stands in a text for the number of a row."""


@lru_cache(maxsize=1024)
def _addresses(names: tuple[str, ...], columns: tuple[str, ...]) -> str:
    """The cells of any row that gives these fields."""
    told = sorted(zip(names, columns, strict=True))
    fields = (f'{_CELLS(name)}: {_CELLS(letters)[:-1]}{_ROW}"' for name, letters in told)
    return f"{{{', '.join(fields)}}}"
