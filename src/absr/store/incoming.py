"""A record of a delivered file on its way into the store."""

from __future__ import annotations

import datetime as dt
import json
from typing import TYPE_CHECKING, NamedTuple

from absr.model.kinds import kinds

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


def _plain(value: object) -> object:
    if isinstance(value, dt.date):
        return value.isoformat()
    raise TypeError(type(value))


written_values = json.JSONEncoder(ensure_ascii=False, sort_keys=True, default=_plain).encode
