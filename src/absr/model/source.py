"""Where a value was read: the address that every record and every problem carries."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from absr.model.record import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator


class Source(NamedTuple):
    """A place in a delivered file; row numbers are the spreadsheet's (the first row is 1)."""

    file: str
    """Name of the file as delivered, without its folder."""
    sheet: str | None = None
    row: int | None = None
    column: str | None = None
    """Letters of the column, as the spreadsheet shows them."""

    @property
    def cell(self) -> str | None:
        """The cell's address (`H17`), or None when the place is wider than a cell."""
        if self.row is None or self.column is None:
            return None
        return f"{self.column}{self.row}"

    @property
    def address(self) -> str:
        """The address as a person reads it: `entretiens.xlsx › Propos › H17`."""
        return " › ".join(part for part in (self.file, self.spot) if part)

    @property
    def spot(self) -> str:
        """The address within its file: `Propos › H17`."""
        sheet, spot = self.sheet, self.cell or (self.column if self.row is None else str(self.row))
        return f"{sheet} › {spot}" if sheet and spot else sheet or spot or ""


class RowCells(Mapping[str, str]):
    """Field → its cell, where all cells of a record stand in one row: rows alike share the letters.

    A hundred thousand records need no million of addresses that nobody asks for.
    """

    __slots__ = ("columns", "row")

    def __init__(self, columns: Mapping[str, str], row: int) -> None:
        """`columns`: field → letters; never changed, since other rows have them too."""
        self.columns = columns
        self.row = row

    def __getitem__(self, field: str) -> str:
        """The address of a field."""
        return f"{self.columns[field]}{self.row}"

    def __iter__(self) -> Iterator[str]:
        """The fields."""
        return iter(self.columns)

    def __len__(self) -> int:
        """How many fields there are."""
        return len(self.columns)

    def __contains__(self, field: object) -> bool:
        """Whether a field has a cell."""
        return field in self.columns

    def __repr__(self) -> str:
        """The addresses."""
        return repr(dict(self))


def column_letters(index: int) -> str:
    """The letters of the column at `index`, counted from 0 (0 is A, 26 is AA)."""
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def column_index(letters: str) -> int:
    """The place of a column, counted from 0, from its letters (A is 0, AA is 26)."""
    index = 0
    for letter in letters:
        index = index * 26 + ord(letter) - 64
    return index - 1
