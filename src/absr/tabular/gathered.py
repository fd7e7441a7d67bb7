"""One sheet gathered cell by cell, in any order, from a file that is no archive of XML."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from absr.model.problem import Problem, Severity
from absr.tabular.frame import Frame
from absr.tabular.grid import address
from absr.tabular.rejection import too_large
from absr.tabular.strays import set_aside
from absr.tabular.text import clean
from absr.tabular.workbook import Row, Sheet, SheetState

if TYPE_CHECKING:
    from collections.abc import Sequence

    from absr.tabular.limits import Limits
    from absr.tabular.workbook import MergedRange, Spot, Value

_PLACES_OF_A_ROW = 3
_LAST_ROW, _LAST_COLUMN = 1_048_576, 16_383


class Gathered:
    """Takes the cells of one sheet, and counts the places they take (see `Limits.cells`)."""

    def __init__(self, name: str, limits: Limits, room: int, *, state: str = "visible") -> None:
        """Start an empty sheet that may take at most `room` places."""
        self.name = name
        self.room = room
        """Places left."""
        self.frame = Frame(limits)
        self.hidden_rows: set[int] = set()
        self.has_comments = False
        self.errors: dict[Spot, str] = {}
        self.uncomputed: dict[Spot, str] = {}
        self._state = SheetState(state)
        self._limits = limits
        self._most = limits.text_chars
        self._rows: dict[int, list[Value]] = {}
        self._replaced: list[Spot] = []

    def take(self, spot: Spot, value: Value) -> None:
        """Take the value of a cell; a text is cleaned, an empty one is no value."""
        if isinstance(value, str):
            value = self._text(spot, value)
        if value is None:
            return
        row, column = spot
        if row > _LAST_ROW or column > _LAST_COLUMN:
            self._full()
        values = self._rows.get(row)
        if values is None:
            self._count(_PLACES_OF_A_ROW)
            values = self._rows[row] = []
        if column >= len(values):
            self._count(column + 1 - len(values))
            values += [None] * (column + 1 - len(values))
        values[column] = value

    def take_texts(self, number: int, texts: Sequence[str]) -> None:
        """Take the texts of a whole row of which nothing was taken yet."""
        usual = all(map(str.isprintable, texts)) and max(map(len, texts), default=0) <= self._most
        row: list[Value] = [
            (text or None) if usual else self._text((number, column), text)
            for column, text in enumerate(texts)
        ]
        while row and row[-1] is None:
            row.pop()
        if not row:
            return
        if number > _LAST_ROW or len(row) > _LAST_COLUMN + 1:
            self._full()
        self._count(len(row) + _PLACES_OF_A_ROW)
        self._rows[number] = row

    def note_error(self, spot: Spot, shown: str) -> None:
        """Note a cell that shows an error."""
        self._count(1)
        self.errors[spot] = shown

    def note_uncomputed(self, spot: Spot, formula: str) -> None:
        """Note a cell whose formula was never computed."""
        self._count(1)
        self.uncomputed[spot] = formula

    def merge(self, merged: MergedRange) -> None:
        """Note a merged range."""
        self.frame.merge(merged)

    def put_below(self, other: Gathered) -> int:
        """Take the rows of another sheet below those taken, after a blank one: how far they moved.

        Its row 0, the line above it, takes the place of the blank one.
        """
        moved = max(self._rows, default=0) + 1
        self._count(self._limits.cells - other.room)
        self._rows |= {moved + number: values for number, values in other._rows.items()}
        self._replaced += [(moved + row, column) for row, column in other._replaced]
        for merged in other.frame.taken():
            first, last = moved + merged.first_row, moved + merged.last_row
            self.frame.merge(merged._replace(first_row=first, last_row=last))
        return moved

    def finished(self, file: str) -> tuple[Sheet, list[Problem]]:
        """The sheet, and what is to be said of it: stray cells (F009), replaced signs (V110)."""
        rows = [Row(number, tuple(values)) for number, values in sorted(self._rows.items())]
        rows, strays = set_aside(rows)
        odd = (*self.errors, *self.uncomputed)
        width = max([len(r.values) for r in rows] + [c + 1 for _, c in odd], default=0)
        last = max([r.number for r in rows[-1:]] + [row for row, _ in odd], default=0)
        hidden, folded = self.frame.columns(width)
        numbers = {row.number for row in rows}
        sheet = Sheet(
            name=self.name,
            state=self._state,
            rows=tuple(rows),
            merged=self.frame.merged(last, width),
            hidden_columns=hidden,
            folded_columns=folded,
            hidden_rows=frozenset(self.hidden_rows & numbers),
            filtered=self.frame.filtered,
            has_comments=self.has_comments,
            errors=MappingProxyType(self.errors),
            uncomputed=MappingProxyType(self.uncomputed),
        )
        told = (("F009", strays), ("V110", sorted(self._replaced)))
        return sheet, [
            Problem(code, Severity.WARNING, file, self.name, tuple(map(address, spots)))
            for code, spots in told
            if spots
        ]

    def _text(self, spot: Spot, text: str) -> str | None:
        if len(text) > self._most:
            raise too_large("text_chars", self._limits.text_chars)
        text, replaced = clean(text)
        if replaced:
            self._replaced.append(spot)
        return text or None

    def _count(self, places: int) -> None:
        self.room -= places
        if self.room < 0:
            self._full()

    def _full(self) -> None:
        raise too_large("cells", self._limits.cells)
