"""Words merged over several rows that each have a theme: one statement, with all these themes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from absr.model.record import NamedTuple
from absr.model.source import column_letters
from absr.tabular.workbook import Row

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from absr.model.fields import Field
    from absr.reading.fills import Fills
    from absr.reading.tables import Table
    from absr.reading.values import Raw

_EMPTY = (None, "")


class Joined(NamedTuple):
    """A table whose merged rows stand on the first of them, with the columns added for it."""

    table: Table
    fields: tuple[tuple[int, Field], ...] = ()
    """The columns added: what the rows below say of the statement."""
    rows: Mapping[int, int] = {}
    """Row taken → the row on which it now stands."""


def joined(table: Table, fills: Fills, fields: Sequence[tuple[int, Field]]) -> Joined:
    """The table with each row on the first one whose merged words it shares.

    Only where the row tells nothing else but themes: any other cell of its own makes it a
    statement of its own.
    """
    words = {i for i, column in fields if column.name in _words(table)}
    themes = {i: column for i, column in fields if column.values == "themes"}
    if not words or not themes or not fills.by_row:
        return Joined(table)
    body: list[Row] = []
    added: dict[int, list[tuple[int, int]]] = {}
    known = {i for i, _ in fields} - themes.keys() - {table.header.places.get("ref")}
    for row in table.body:
        shown = fills.by_row.get(row.number, {})
        told = [i for i in themes if row.at(i) not in _EMPTY]
        own = any(row.at(i) not in _EMPTY for i in known)
        shared = words & shown.keys()
        if body and shared and not own and all(body[-1].at(i) == shown[i] for i in shared):
            added.setdefault(body[-1].number, []).extend((row.number, i) for i in told)
        else:
            body.append(row)
    return (
        _with_themes(table, body, added, themes) if len(body) < len(table.body) else Joined(table)
    )


def _words(table: Table) -> set[str]:
    """The fields that hold the words of a record."""
    kind = table.header.form.kind
    return {name for c in kind.fields if c.replaced_by for name in (c.name, c.replaced_by)}


def _with_themes(
    table: Table,
    body: Sequence[Row],
    added: Mapping[int, Sequence[tuple[int, int]]],
    themes: Mapping[int, Field],
) -> Joined:
    """The table with the themes of the rows below in columns of their own, by their addresses."""
    width = max(len(table.header.cells), *(len(row.values) for row in table.body))
    by_number = {row.number: row for row in table.body}
    most = max((len(more) for more in added.values()), default=0)
    rows, places = [], []
    for row in body:
        more = added.get(row.number, ())
        cells: list[Raw] = [*row.values, *([None] * (width + most - len(row.values)))]
        for place, (number, column) in enumerate(more, width):
            cells[place] = by_number[number].at(column)
        rows.append(Row(row.number, tuple(cells)))
        spots = {p: f"{column_letters(i)}{n}" for p, (n, i) in enumerate(more, width)}
        places.append(spots)
    field = next(iter(themes.values()))
    kept = {row.number for row in body}
    taken, first = {}, 0
    for row in table.body:
        first = row.number if row.number in kept else first
        if row.number not in kept:
            taken[row.number] = first
    fields = tuple((width + place, field) for place in range(most))
    return Joined(table._replace(body=rows, places=tuple(places)), fields, taken)
