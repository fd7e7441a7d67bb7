"""Files that tell the same record otherwise: nobody knows which is meant.

A newer version of a file replaces it. Of two files that both stand, the first counts until
somebody decides, and each difference of the other is told with both addresses.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from absr.model.fields import ValueType
from absr.model.kinds import kinds
from absr.model.problem import Problem, Severity
from absr.model.record import NamedTuple
from absr.store.incoming import payload_of

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Mapping, Sequence

    from absr.store.incoming import Incoming


class Elsewhere(NamedTuple):
    """Where a record stands in another source."""

    source: int
    file: str
    path: str
    """Where the file was delivered, below the project."""
    sheet: str
    row: int
    cells: Mapping[str, str]

    def address(self, beside: str, field: str | None = None) -> str:
        """The address of a field, or of the row, as a person reads it.

        A file with the same name as the one that it stands `beside` is told with its folder.
        """
        spot = self.cells.get(field or "") or str(self.row)
        file = self.path if self.file == beside else self.file
        return " › ".join(part for part in (file, self.sheet, spot) if part)


def elsewhere(db: sqlite3.Connection, record: str, source: int) -> tuple[Elsewhere, ...]:
    """Where a record stands in other sources than `source`, the first of them first."""
    rows = db.execute(
        "SELECT evidence.source, evidence.file, coalesce(delivery.path, evidence.file), sheet, "
        "row, cells FROM evidence LEFT JOIN delivery ON delivery.sha256 = evidence.sha256 "
        "WHERE record = ? AND evidence.source <> ? ORDER BY evidence.source",
        (record, source),
    )
    return tuple(Elsewhere(n, f, p, s, row, json.loads(c)) for n, f, p, s, row, c in rows)


def give_up(db: sqlite3.Connection, record: str, source: int) -> None:
    """A record no longer stands in this source: its file says something else of it."""
    db.execute("DELETE FROM evidence WHERE record = ? AND source = ?", (record, source))


def give_up_others(db: sqlite3.Connection, record: str, others: Sequence[Elsewhere]) -> None:
    """A record no longer stands in other sources; their files are to be read again to tell it."""
    for other in others:
        give_up(db, record, other.source)
        db.execute(
            "UPDATE delivery SET settings = '' WHERE sha256 = "
            "(SELECT sha256 FROM source WHERE number = ?)",
            (other.source,),
        )


def differences(item: Incoming, payload: str, other: Elsewhere) -> tuple[Problem, ...]:
    """X220 for each field of an item that says otherwise than what is kept of it.

    An empty cell says nothing: what the first file tells stays.
    """
    mine, kept = json.loads(payload_of(item)), json.loads(payload)
    return tuple(
        _difference(item, name, (kept.get(name), mine.get(name)), other)
        for name in sorted(mine.keys() | kept.keys())
        if name != "person" and mine.get(name) not in (None, kept.get(name))
    )


def _difference(
    item: Incoming, name: str, values: tuple[object, object], other: Elsewhere
) -> Problem:
    kept, mine = (_shown(item.kind, name, value) for value in values)
    if kept is None or mine is None:
        kept = mine = None
    return Problem(
        "X220",
        Severity.ERROR,
        item.source.file,
        item.source.sheet,
        (item.cells.get(name) or item.source.cell or str(item.source.row),),
        field=name,
        value=mine,
        facts=(("first", other.address(item.source.file, name)), ("first_value", kept or "")),
    )


def _shown(kind: str, name: str, value: object) -> str | None:
    """The value as it is written in the sheets, when it is short and nobody's words."""
    column = next((c for c in kinds()[kind].fields if c.name == name), None)
    if column is None or not (column.value is ValueType.TEXT or column.open_list):
        return None
    if isinstance(value, list):
        return "; ".join(str(part) for part in value) or None
    return None if value is None else str(value)
