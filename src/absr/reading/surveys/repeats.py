"""Repeated questions, which exports put on a sheet of their own: each row is given its answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from absr.tabular.workbook import Row

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from absr.reading.surveys.export import Export
    from absr.reading.tables import Table
    from absr.reading.values import Raw

_JOINS = (
    (("_parent_index",), ("_index",)),
    (("_submission__uuid",), ("_uuid",)),
    (("parent key",), ("key",)),
)
"""Columns of a sheet of repeats, and those of the main sheet that they name."""


def with_numbers(table: Table, export: Export, others: Sequence[tuple[Table, Export]]) -> Table:
    """The table of a sheet of repeats with the number of each row's answer."""
    for mine, theirs in _JOINS:
        own = export.column(*mine)
        if own is None:
            continue
        for other, main in others:
            key, ref = main.column(*theirs), other.header.places.get("ref")
            if main is not export and key is not None and ref is not None:
                return _joined(table, own, _numbers(main, key, ref), main.aside)
    return table


def _numbers(main: Export, key: int, ref: int) -> dict[str, tuple[Raw, int]]:
    return {_key(row.at(key)): (row.at(ref), row.number) for row in main.rows}


def _key(raw: Raw) -> str:
    """A number that one sheet holds as a number and another as text."""
    text = str(raw).strip()
    return text.removesuffix(".0")


def _joined(
    table: Table, own: int, numbers: Mapping[str, tuple[Raw, int]], refused: Mapping[int, str]
) -> Table:
    width = max((len(row.values) for row in table.body), default=0)
    width = max(width, len(table.header.cells))
    body, aside = [], dict(table.aside)
    for row in table.body:
        number, line = numbers.get(_key(row.at(own)), (None, 0))
        if line in refused:
            aside.setdefault(row.number, refused[line])
        values = [*row.values, *([None] * (width - len(row.values))), number]
        body.append(Row(row.number, tuple(values)))
    header = table.header._replace(places={**table.header.places, "ref": width})
    letters = {**table.letters, width: _letters_of(own)}
    return table._replace(header=header, body=body, aside=aside, letters=letters)


def _letters_of(column: int) -> str:
    from absr.model.source import column_letters

    return column_letters(column)
