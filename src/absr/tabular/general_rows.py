"""The rows of a sheet in any form of XML: prefixes, UTF-16, comments, cells without address."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from absr.model.source import column_index
from absr.tabular.grid import LAST_COLUMN, LAST_ROW, Content
from absr.tabular.markup import XmlFeed, is_true, parse
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
        self._rows: dict[int, dict[int, Value]] = {}
        self._hidden: set[int] = set()
        self._kinds: dict[tuple[str | None, str | None], CellKind] = {}
        self._columns: dict[str, int] = {}
        self._inside_rows = self._inside_cell = False
        self._row, self._column = 0, -1
        self._attributes: Mapping[str, str] = {}
        self._found: dict[str, str] = {}
        self._runs = RunCollector()
        self._text: list[str] | None = None

    def start(self, kind: str, attributes: Mapping[str, str]) -> None:
        """Take the beginning of an element."""
        if not self._inside_rows:
            self._inside_rows = kind == "sheetData"
            self._frame.start(kind, attributes)
        elif self._inside_cell:
            if kind in {"v", "f"}:
                self._text = []
            else:
                self._runs.start(kind, attributes)
        elif kind == "c":
            self._start_cell(attributes)
        elif kind == "row":
            self._start_row(attributes)

    def text(self, text: str) -> None:
        """Take characters."""
        if self._text is not None:
            self._text.append(text)
        elif self._inside_cell:
            self._runs.text(text)

    def end(self, kind: str) -> None:
        """Take the end of an element."""
        if self._text is not None:
            if kind in {"v", "f"}:
                self._found[kind] = "".join(self._text)
                self._text = None
        elif kind == "c" and self._inside_cell:
            self._end_cell()
        elif self._inside_cell:
            self._runs.end(kind)
            if kind == "is":
                self._found[kind] = self._runs.drain()
        elif kind == "sheetData":
            self._inside_rows = False

    def close(self) -> None:
        """Hand the rows to the grid, top to bottom."""
        self._grid.places = 0
        for number, cells in sorted(self._rows.items()):
            values: list[Value] = [None] * (max(cells) + 1)
            for column, value in cells.items():
                values[column] = value
            self._grid.add(number, values)
        self._grid.hidden_rows += sorted(self._hidden & self._rows.keys())

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
            self._grid.count(1)
            self._rows.setdefault(self._row, {})[self._column] = value
