"""Where a value was read: the address that every record and every problem carries."""

from __future__ import annotations

from typing import NamedTuple


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
        spot = self.cell or (str(self.row) if self.row is not None else self.column)
        return " › ".join(part for part in (self.file, self.sheet, spot) if part)


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
