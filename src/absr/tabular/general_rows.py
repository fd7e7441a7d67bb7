"""The rows of a sheet in any form of XML: prefixes, UTF-16, comments, cells without address."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from absr.model.source import column_index
from absr.tabular.grid import LAST_COLUMN, LAST_ROW, Content
from absr.tabular.markup import XmlFeed, is_true, local, parse
from absr.tabular.rejection import damaged, too_large
from absr.tabular.strings import RunCollector

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

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
        self._inside_rows = False
        self._rows_begun = 0
        self._spot = (0, -1)
        self._attributes: Mapping[str, str] | None = None
        self._found: dict[str, str] = {}
        self._runs = RunCollector()
        self._text: list[str] | None = None

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        """Take the beginning of an element."""
        kind = local(name)
        if not self._inside_rows:
            self._inside_rows = kind == "sheetData"
            self._frame.start(name, attributes)
        elif kind == "row":
            self._start_row(attributes)
        elif kind == "c":
            self._start_cell(attributes)
        elif self._attributes is not None:
            self._runs.start(name, attributes)
            if kind in {"f", "v"}:
                self._text = []

    def text(self, text: str) -> None:
        """Take characters."""
        if self._text is not None:
            self._text.append(text)
        elif self._attributes is not None:
            self._runs.text(text)

    def end(self, name: str) -> None:
        """Take the end of an element."""
        kind = local(name)
        if kind == "c" and self._attributes is not None:
            self._end_cell(self._attributes)
        elif kind == "sheetData":
            self._inside_rows = False
        elif self._attributes is not None:
            self._runs.end(name)
            if self._text is not None and kind in {"f", "v"}:
                self._found[kind] = "".join(self._text)
                self._text = None
            elif kind == "is":
                self._found[kind] = self._runs.drain()

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
        number = int(written) if _ROW_NUMBER.fullmatch(written) else self._spot[0] + 1
        self._rows_begun += 1
        if self._rows_begun > LAST_ROW:
            raise too_large("rows", LAST_ROW)
        self._spot = (number, -1)
        if is_true(attributes.get("hidden")):
            self._hidden.add(number)

    def _start_cell(self, attributes: Mapping[str, str]) -> None:
        self._grid.count(1)
        row, column = self._spot[0], self._spot[1] + 1
        written = attributes.get("r")
        if written is not None:
            place = _ADDRESS.fullmatch(written)
            if place is None:
                raise damaged("address")
            row, column = int(place[2]), column_index(place[1])
        if row > LAST_ROW or column > LAST_COLUMN:
            raise damaged("address")
        self._spot = (row, column)
        self._attributes = attributes
        self._found = {}

    def _end_cell(self, attributes: Mapping[str, str]) -> None:
        self._attributes = None
        self._runs.drain()
        found = self._found
        kind = self._grid.book.kind(attributes.get("t"), attributes.get("s"))
        content = Content(found.get("f"), found.get("v"), found.get("is"))
        value = self._grid.value(self._spot, kind, content)
        if value is not None:
            row, column = self._spot
            self._rows.setdefault(row, {})[column] = value
