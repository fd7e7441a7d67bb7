"""A record of a delivered file on its way into the store."""

from __future__ import annotations

import datetime as dt
import json
from typing import TYPE_CHECKING, NamedTuple

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


def payload_of(item: Incoming) -> str:
    """The record's values as the store keeps them: equal values give equal texts."""
    return _written(item.values)


def _plain(value: object) -> object:
    if isinstance(value, dt.date):
        return value.isoformat()
    raise TypeError(type(value))


_written = json.JSONEncoder(ensure_ascii=False, sort_keys=True, default=_plain).encode
