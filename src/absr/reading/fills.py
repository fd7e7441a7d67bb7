"""What a sheet says once for several rows: merged cells, and numbers on the first row only."""

from __future__ import annotations

from typing import TYPE_CHECKING

from absr.model.problem import Problem, Severity
from absr.model.record import NamedTuple
from absr.model.source import column_letters
from absr.tabular.workbook import Row

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from absr.model.fields import SheetForm
    from absr.reading.tables import Table
    from absr.reading.values import Raw
    from absr.tabular.workbook import MergedRange, Sheet


class Fills(NamedTuple):
    """The cells that show the value of another."""

    by_row: Mapping[int, Mapping[int, Raw]]
    """Row → column → the value that a merged range shows there."""
    ranges: tuple[str, ...]
    """The merged ranges used (`A5:A9`)."""

    def problem(self, file: str, sheet: str) -> list[Problem]:
        """H106 when merged cells were filled."""
        if not self.ranges:
            return []
        return [Problem("H106", Severity.INFO, file, sheet, self.ranges)]

    def filled(self, row: Row) -> Sequence[Raw]:
        """The cells of a row with what merged ranges show in it."""
        missing = self.by_row.get(row.number)
        if missing is None:
            return row.values
        cells = list(row.values) + [None] * (max(missing) + 1 - len(row.values))
        for column, value in missing.items():
            if cells[column] is None:
                cells[column] = value
        return cells


def merged_fills(sheet: Sheet, table: Table) -> Fills:
    """The values that merged ranges show below their first row, within a table."""
    if table.layout == "form" or not sheet.merged or not table.body:
        return Fills({}, ())
    first, last = table.header.row + 1, table.body[-1].number
    by_number = {row.number: row for row in table.body}
    fills: dict[int, dict[int, Raw]] = {}
    used = []
    for merged in sheet.merged:
        if merged.first_row < first or merged.first_row > last or _is_one_row(merged):
            continue
        top = by_number.get(merged.first_row)
        value = top.at(merged.first_column) if top else None
        if value in (None, ""):
            continue
        below = [n for n in range(merged.first_row + 1, merged.last_row + 1) if n in by_number]
        if not below:
            continue
        used.append(_address(merged))
        for number in below:
            fills.setdefault(number, {})[merged.first_column] = value
    return Fills(fills, tuple(used))


def _is_one_row(merged: MergedRange) -> bool:
    return merged.first_row == merged.last_row


def _address(merged: MergedRange) -> str:
    first = f"{column_letters(merged.first_column)}{merged.first_row}"
    return f"{first}:{column_letters(merged.last_column)}{merged.last_row}"


def filled_down(table: Table, fills: Fills) -> tuple[Table, tuple[int, ...]]:
    """The table with each number on every row of its parent, and the rows where it was put.

    Only where a sheet is made so: no number stands twice, and the rows without one tell
    something but repeat nothing of a parent. Elsewhere a missing number is a fault.
    """
    form = table.header.form
    ref = table.header.places.get("ref")
    if form.parent is None or ref is None or table.layout == "form":
        return table, ()
    rows = [Row(row.number, tuple(fills.filled(row))) for row in table.body]
    numbers = [str(row.at(ref)) for row in table.body if row.at(ref) not in (None, "")]
    if len(numbers) != len(set(numbers)):
        return table, ()
    telling, of_parent = _telling(form, table.header.places)
    orphans = [row for row in rows if row.at(ref) in (None, "") and _any(row, telling)]
    if not orphans or any(_any(row, of_parent) for row in orphans):
        return table, ()
    return _carried(table, rows, ref, {row.number for row in orphans})


def _carried(
    table: Table, rows: Sequence[Row], ref: int, orphans: set[int]
) -> tuple[Table, tuple[int, ...]]:
    body, put, number = [], [], None
    for original, row in zip(table.body, rows, strict=True):
        own = row.at(ref)
        if own not in (None, ""):
            number = own
            body.append(original)
        elif number is not None and row.number in orphans:
            cells = list(original.values) + [None] * (ref + 1 - len(original.values))
            cells[ref] = number
            body.append(Row(original.number, tuple(cells)))
            put.append(original.number)
        else:
            body.append(original)
    return table._replace(body=body), tuple(put)


def _telling(form: SheetForm, places: Mapping[str, int]) -> tuple[list[int], list[int]]:
    """Columns that tell something of a record, and those by which a parent is known."""
    own = {name for c in form.kind.fields if c.blocking for name in (c.name, c.replaced_by)}
    own |= {spread.name for spread in form.spreads}
    parent = {c.name for c in form.parent.fields if c.required} if form.parent else set()
    return (
        [index for name, index in places.items() if name in own],
        [index for name, index in places.items() if name in parent - {"ref"}],
    )


def _any(row: Row, columns: Sequence[int]) -> bool:
    return any(row.at(column) not in (None, "") for column in columns)
