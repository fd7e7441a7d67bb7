"""The rows of a sheet in any form of XML: prefixes, UTF-16, comments, cells without address."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from absr.model.source import column_index
from absr.tabular.grid import LAST_COLUMN, LAST_ROW, Content
from absr.tabular.markup import TextCollector, XmlFeed, is_true, parse
from absr.tabular.rejection import damaged
from absr.tabular.strings import RunCollector

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from absr.tabular.book import CellKind
    from absr.tabular.frame import Frame
    from absr.tabular.grid import Grid
    from absr.tabular.workbook import Value

_ADDRESS = re.compile("([A-Z]{1,3})([1-9][0-9]{0,6})")
_ROW_NUMBER = re.compile("[1-9][0-9]{0,6}")


def read_general_rows(pieces: Iterable[bytes], part: str, frame: Frame, grid: Grid) -> None:
    """Fill `grid` with the rows, `frame` with the rest."""
    reader = _GeneralReader(frame, grid)
    feed = XmlFeed(part, grid.book.limits, start=reader.start, end=reader.end, text=reader.text)
    parse(pieces, feed)
    reader.close()


class _GeneralReader:
    """Follows the elements of a sheet."""

    def __init__(self, frame: Frame, grid: Grid) -> None:
        self._frame = frame
        self._grid = grid
        self._values: dict[int, Value] = {}
        self._values_row = 0
        self._late: dict[int, dict[int, Value]] = {}
        self._hidden: set[int] = set()
        self._kinds: dict[tuple[str | None, str | None], CellKind] = {}
        self._columns: dict[str, int] = {}
        self._inside_rows = self._inside_cell = False
        self._row, self._column = 0, -1
        self._attributes: Mapping[str, str] = {}
        self._found: dict[str, str] = {}
        self._runs = RunCollector(grid.book.limits)
        self._text = TextCollector(grid.book.limits)
        self._inside_text = False

    def start(self, kind: str, attributes: Mapping[str, str]) -> None:
        """Take the beginning of an element."""
        if not self._inside_rows:
            self._inside_rows = kind == "sheetData"
            self._frame.start(kind, attributes)
        elif self._inside_cell:
            if kind in {"v", "f"}:
                self._inside_text = True
            else:
                self._runs.start(kind, attributes)
        elif kind == "c":
            self._start_cell(attributes)
        elif kind == "row":
            self._start_row(attributes)

    def text(self, text: str) -> None:
        """Take characters."""
        if self._inside_text:
            self._text.take(text)
        elif self._inside_cell:
            self._runs.text(text)

    def end(self, kind: str) -> None:
        """Take the end of an element."""
        if self._inside_text:
            if kind in {"v", "f"}:
                self._found[kind] = self._text.drain()
                self._inside_text = False
        elif kind == "c" and self._inside_cell:
            self._end_cell()
        elif self._inside_cell:
            self._runs.end(kind)
            if kind == "is":
                self._found[kind] = self._runs.drain()
        elif kind == "sheetData":
            self._inside_rows = False

    def close(self) -> None:
        """Hand over the last row, and those that came too late; the grid is then complete."""
        self._hand_over()
        if self._late:
            for number, values in self._grid.drain():
                early: dict[int, Value] = dict(enumerate(values))
                self._late[number] = early | self._late.get(number, {})
            for number in sorted(self._late):
                self._grid.add(number, _in_columns(self._late[number]))
        numbers = {row.number for row in self._grid.rows} if self._hidden else set()
        self._grid.hidden_rows += sorted(self._hidden & numbers)

    def _hand_over(self) -> None:
        """Give the grid the row that was being read."""
        number, values = self._values_row, self._values
        if not values:
            return
        if self._grid.rows and number <= self._grid.rows[-1].number:
            self._late.setdefault(number, {}).update(values)
        else:
            self._grid.add(number, _in_columns(values))
        self._values = {}

    def _start_row(self, attributes: Mapping[str, str]) -> None:
        written = attributes.get("r", "")
        self._row = int(written) if _ROW_NUMBER.fullmatch(written) else self._row + 1
        self._column = -1
        if is_true(attributes.get("hidden")):
            self._hidden.add(self._row)

    def _start_cell(self, attributes: Mapping[str, str]) -> None:
        self._inside_cell = True
        self._attributes = attributes
        self._found = {}
        written = attributes.get("r")
        if written is None:
            self._column += 1
        else:
            place = _ADDRESS.fullmatch(written)
            if place is None:
                raise damaged("address")
            letters, number = place.groups()
            self._row = int(number)
            self._column = self._columns.get(letters, -1)
            if self._column < 0:
                self._column = self._columns[letters] = column_index(letters)
        if self._row > LAST_ROW or self._column > LAST_COLUMN:
            raise damaged("address")

    def _end_cell(self) -> None:
        self._inside_cell = False
        found = self._found
        if not found:
            return
        look = (self._attributes.get("t"), self._attributes.get("s"))
        kind = self._kinds.get(look)
        if kind is None:
            kind = self._kinds[look] = self._grid.book.kind(*look)
        content = Content(found.get("f"), found.get("v"), found.get("is"))
        value = self._grid.value((self._row, self._column), kind, content)
        if value is not None:
            if self._row != self._values_row:
                self._hand_over()
                self._values_row = self._row
            self._values[self._column] = value


def _in_columns(cells: Mapping[int, Value]) -> list[Value]:
    """The values, each at its column."""
    values: list[Value] = [None] * (max(cells) + 1)
    for column, value in cells.items():
        values[column] = value
    return values
