"""What the rows of a sheet are read with, and where each of their cells stands."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from absr.model.record import NamedTuple
from absr.model.source import Source, column_letters

if TYPE_CHECKING:
    from collections.abc import Mapping

    from absr.model.fields import Field, SheetForm
    from absr.reading.values import CellParser


class SheetContent(NamedTuple):
    """What the rows of a sheet are read with."""

    file: str
    sheet: str
    form: SheetForm
    fields: tuple[tuple[int, Field], ...]
    parser: CellParser
    errors: Mapping[tuple[int, int], str]
    """(row, column) → the error value Excel shows there."""
    uncomputed: Mapping[tuple[int, int], str]
    """(row, column) → a formula that was never computed."""
    tells_parents: bool = True
    """Whether the rows say anything of their parents but the number."""
    elsewhere: Mapping[int, str] = MappingProxyType({})
    """Column → the cell it was brought from, for all rows; empty when no cell says it."""
    letters: Mapping[int, str] = MappingProxyType({})
    """Column → what it is called where that is not the letters of its place."""

    @property
    def belongs_to_a_parent(self) -> bool:
        """Whether a row cannot stand without the number of an interview."""
        return self.form.kind.parent is not None or self.form.parent is not None


class RowPlaces:
    """The columns of one sheet, and the address of each cell of the present row."""

    def __init__(self, content: SheetContent) -> None:
        """Know the columns of `content`."""
        self._content = content
        self._columns = {c.name: index for index, c in reversed(content.fields)}
        self._elsewhere: Mapping[int, str] = content.elsewhere
        self.letters = {**{i: column_letters(i) for i, _ in content.fields}, **content.letters}
        """Column → what it is called."""

    def brought(self, places: Mapping[int, str]) -> None:
        """From now on these cells of the present row stand elsewhere on the sheet."""
        self._elsewhere = {**self._content.elsewhere, **places}

    @property
    def are_moved(self) -> bool:
        """Whether cells of the present row stand elsewhere than in it."""
        return bool(self._elsewhere)

    def called(self, name: str) -> str:
        """The letters of the column of a field."""
        return self.letters[self._columns[name]]

    def column(self, name: str) -> int | None:
        """The place of the column of a field; None when the sheet has none."""
        return self._columns.get(name)

    def has(self, name: str) -> bool:
        """Whether the sheet has a column for a field."""
        return name in self._columns

    def is_elsewhere(self, index: int) -> bool:
        """Whether a cell of the present row was brought from another place."""
        return index in self._elsewhere

    def of(self, name: str, number: int) -> str:
        """Where a field of the present row stands; empty where no cell says it."""
        return self.at(self._columns.get(name), number)

    def at(self, index: int | None, number: int) -> str:
        """Where a cell of the present row stands; its number alone where there is no column."""
        if index is None:
            return str(number)
        known = self._elsewhere.get(index) if self._elsewhere else None
        return known if known is not None else f"{self.letters[index]}{number}"

    def of_row(self, number: int, letters: str | None) -> Source:
        """The place of a record: its row, and the column that says most."""
        return Source(self._content.file, self._content.sheet, number, letters)

    def source(self, number: int, cell: str | None) -> Source:
        """The place of a record: the row and column of its main cell."""
        if cell is None:
            return Source(self._content.file, self._content.sheet, number, None)
        letters = cell.rstrip("0123456789")
        row = int(cell[len(letters) :] or number)
        return Source(self._content.file, self._content.sheet, row, letters or None)
