"""What a workbook is once read: sheets of raw cells with their addresses, nothing interpreted.

Two ways of counting, everywhere in this package: rows as the spreadsheet shows them (the first is
1), columns from 0 (A is 0).
"""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING, TypeAlias

from absr.model.record import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

Value: TypeAlias = str | int | float | bool | datetime | date | time | timedelta | None
Spot: TypeAlias = tuple[int, int]
"""A cell: its row (from 1) and its column (from 0)."""


class SheetState(StrEnum):
    """Whether the user sees the sheet; a very hidden one can only be shown by a macro."""

    VISIBLE = "visible"
    HIDDEN = "hidden"
    VERY_HIDDEN = "very_hidden"


class Row(NamedTuple):
    """A row that holds at least one value, at its true place."""

    number: int
    values: tuple[Value, ...]
    """Place in the tuple = column; it ends at the last value, so rows differ in length."""

    def at(self, column: int) -> Value:
        """The value of a column, None past the last one."""
        return self.values[column] if column < len(self.values) else None


class MergedRange(NamedTuple):
    """A merged range, both ends included; the value stands in its first cell only."""

    first_row: int
    first_column: int
    last_row: int
    last_column: int


class Sheet(NamedTuple):
    """A worksheet as it is in the file."""

    name: str
    state: SheetState
    rows: tuple[Row, ...]
    """Top to bottom; a row without any value is left out, the numbers of the others stay true."""
    merged: tuple[MergedRange, ...]
    """Cut to the part of the sheet that holds values."""
    hidden_columns: frozenset[int]
    """Columns hidden one by one, up to the last used column."""
    folded_columns: frozenset[int]
    """Columns out of sight because their group is folded: the user did not mean to remove them."""
    hidden_rows: frozenset[int]
    """Rows that hold values and are hidden, folded or filtered out."""
    filtered: bool
    """An automatic filter is hiding rows."""
    has_comments: bool
    errors: Mapping[Spot, str]
    """Cells that show an Excel error (`#REF!`), with its text; their value is None."""
    uncomputed: Mapping[Spot, str]
    """Cells whose formula was never computed, with the formula; their value is None.

    The formula is empty where the cell shares that of another.
    """


class Workbook(NamedTuple):
    """A workbook that could be read, with its worksheets in order, hidden ones included."""

    name: str
    sha256: str
    sheets: tuple[Sheet, ...]
    since_1904: bool
    """Dates are counted from 1904, as old Macintosh files do; the values here are already right."""
    macros: bool
    """It carries macros; they are never read."""
    external_links: bool
    """Formulas point at other workbooks; the values found are those of the last opening."""
