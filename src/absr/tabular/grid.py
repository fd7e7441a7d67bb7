"""The cells of one sheet as they come, whichever way the XML is read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from absr.model.record import NamedTuple
from absr.model.source import column_letters
from absr.tabular.rejection import damaged, too_large
from absr.tabular.serials import NumberForm, read_iso, read_number, read_serial
from absr.tabular.text import clean, decode_escapes
from absr.tabular.workbook import Row

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from absr.tabular.book import Book, CellKind
    from absr.tabular.workbook import Spot, Value

LAST_ROW = 1_048_576
LAST_COLUMN = 16_383
_ROW_PLACES = 3
_BOOLEANS = {"1": True, "true": True, "0": False, "false": False}


class Content(NamedTuple):
    """What stands in a cell: its formula, its value, its text when that is not shared."""

    formula: str | None
    value: str | None
    inline: str | None


def address(spot: Spot) -> str:
    """The address of a cell as the spreadsheet shows it (`H17`)."""
    row, column = spot
    return f"{column_letters(column)}{row}"


class Grid:
    """Collects the rows of one sheet and what is odd in them."""

    def __init__(self, book: Book, room: int) -> None:
        """Prepare to collect at most `room` places (see `Limits.cells`)."""
        self.book = book
        self._room = room
        self.places = 0
        self.rows: list[Row] = []
        self.hidden_rows: list[int] = []
        self.errors: dict[Spot, str] = {}
        self.uncomputed: dict[Spot, str] = {}

    def add(self, number: int, values: Sequence[Value]) -> None:
        """Take a row; the last of its values is not None."""
        self.count(len(values) + _ROW_PLACES)
        self.rows.append(Row(number, tuple(values)))

    def add_all(self, numbers: Iterable[int], rows: Iterable[tuple[Value, ...]]) -> None:
        """Take rows, with what they hold from the first column on; those without a value too."""
        for number, row in zip(numbers, rows, strict=True):
            values = row if row[-1] is not None else _without_end(row)
            if values:
                self.count(len(values) + _ROW_PLACES)
                self.rows.append(Row(number, values))

    def drain(self) -> list[Row]:
        """The rows taken so far; the grid is left without any."""
        rows, self.rows, self.places = self.rows, [], 0
        return rows

    def count(self, places: int) -> None:
        """Count places taken; rejects the workbook when there is no more room."""
        self.places += places
        if self.places > self._room:
            raise too_large("cells", self.book.limits.cells)

    def value(self, spot: Spot, kind: CellKind, content: Content) -> Value:
        """What the cell holds; errors and formulas never computed are noted, and hold nothing."""
        formula, text, inline = content
        if kind.type == "e":
            self.count(1)
            self.errors[spot] = clean(decode_escapes(text or ""))[0]
            return None
        if formula is not None and inline is None and self._never_computed(kind, text):
            self.count(1)
            self.uncomputed[spot] = clean(decode_escapes(formula))[0]
            return None
        if inline is not None:
            return self.book.texts.take(inline)
        return self._written(spot, kind, text) if text else None

    def _never_computed(self, kind: CellKind, text: str | None) -> bool:
        """Whether a formula has no result: none written, or the 0 of a program that cannot compute.

        Such a program asks the next one to compute everything on opening.
        """
        if text is None:
            return True
        if kind.type != "n":
            return text == "" and kind.type != "str"
        return text == "" or (text == "0" and self.book.recalculated)

    def _written(self, spot: Spot, kind: CellKind, text: str) -> Value:
        if kind.type == "s":
            return self._shared(spot, text)
        if kind.type == "b" and text in _BOOLEANS:
            return _BOOLEANS[text]
        if kind.type == "d":
            value = read_iso(text)
        elif kind.type == "n":
            value = read_number(text)
        else:
            value = text
        if isinstance(value, str):
            return self.book.texts.take(value)
        if kind.form is NumberForm.NUMBER or not isinstance(value, int | float):
            return value
        return read_serial(value, kind.form, since_1904=self.book.since_1904)

    def _shared(self, spot: Spot, text: str) -> str | None:
        """The shared text whose number is written in the cell."""
        number = text.strip()
        known = number.isascii() and number.isdigit() and len(number) < len(str(LAST_ROW)) + 3
        if not known or int(number) >= len(self.book.strings):
            raise damaged("shared text", cells=(address(spot),))
        return self.book.strings[int(number)]


def _without_end(row: tuple[Value, ...]) -> tuple[Value, ...]:
    """The values up to the last that is one."""
    end = next((end for end in range(len(row), 0, -1) if row[end - 1] is not None), 0)
    return row[:end]
