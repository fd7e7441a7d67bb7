"""From the bytes of an OpenDocument spreadsheet (.ods, of LibreOffice) to its sheets.

One part holds everything (OpenDocument 1.3, part 3, section 9). Cells and rows alike are written
once with a number of times: what repeats nothing costs nothing, what repeats values is counted
before it is made.
"""

from __future__ import annotations

import hashlib
import re
from types import MappingProxyType
from typing import TYPE_CHECKING

from absr.model.problem import Problem, Severity
from absr.model.source import column_letters
from absr.tabular.archive import Archive
from absr.tabular.frame import Frame
from absr.tabular.grid import address
from absr.tabular.guard import check_rest
from absr.tabular.limits import DEFAULT_LIMITS
from absr.tabular.markup import TextCollector, XmlFeed, parse
from absr.tabular.ods_values import read_typed
from absr.tabular.rejection import Rejected, damaged, too_large
from absr.tabular.strays import set_aside
from absr.tabular.text import clean
from absr.tabular.workbook import Row, Sheet, SheetState, Workbook

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from absr.tabular.limits import Limits
    from absr.tabular.workbook import Spot, Value

_CONTENT, _MANIFEST = "content.xml", "META-INF/manifest.xml"
_CELLS = frozenset({"table-cell", "covered-table-cell"})
_ASIDE = frozenset({"annotation", "frame", "custom-shape", "line", "rect", "g", "shapes"})
"""Elements whose text is not that of the cell they stand in."""
_OUT_OF_SIGHT = frozenset({"collapse", "filter"})
_PLACES_OF_A_ROW = 3
_LAST_ROW, _LAST_COLUMN = 1_048_576, 16_383

Reading = tuple[Workbook | None, tuple[Problem, ...]]


def read_ods(
    name: str,
    data: bytes,
    limits: Limits = DEFAULT_LIMITS,
    *,
    unread: Callable[[str], bool] = lambda _: False,
) -> Reading:
    """The file as a workbook, or None when it cannot be read, and the problems found.

    Sheets for whose name `unread` answers yes come without their cells.
    """
    try:
        if len(data) > limits.file_bytes:
            raise too_large("file_bytes", limits.file_bytes)
        archive = Archive(data, limits)
        _refuse_protected(archive, limits)
        reader = _Content(limits, unread)
        part = archive.find(_CONTENT)
        if part is None:
            raise damaged("missing", _CONTENT)
        feed = XmlFeed(_CONTENT, limits, start=reader.start, end=reader.end, text=reader.text)
        parse(archive.pieces(part), feed)
        check_rest(archive, limits)
    except Rejected as rejected:
        return None, (rejected.problem(name),)
    problems = [
        Problem(code, Severity.WARNING, name, sheet, cells) for code, sheet, cells in reader.told
    ]
    read = [sheet for sheet in reader.sheets if not unread(sheet.name)]
    if read and not any(sheet.rows or sheet.errors or sheet.uncomputed for sheet in read):
        problems.append(Problem("F011", Severity.ERROR, name))
    workbook = Workbook(
        name=name,
        sha256=hashlib.sha256(data).hexdigest(),
        sheets=tuple(reader.sheets),
        since_1904=False,
        macros=False,
        external_links=False,
    )
    return workbook, tuple(problems)


def _refuse_protected(archive: Archive, limits: Limits) -> None:
    """A password is told by the list of the parts alone: each says how it was encrypted."""
    part = archive.find(_MANIFEST)
    if part is None:
        return

    def start(kind: str, _: Mapping[str, str]) -> None:
        if kind == "encryption-data":
            raise Rejected("F004")

    parse(archive.pieces(part), XmlFeed(_MANIFEST, limits, start=start))


class _Content:
    """Walks the part that holds the tables, keeping what a sheet is made of."""

    def __init__(self, limits: Limits, unread: Callable[[str], bool]) -> None:
        self._limits = limits
        self._unread = unread
        self._room = limits.cells
        self._hidden_styles: set[str] = set()
        self._style = ""
        self._table: _Table | None = None
        self._cell: _Cell | None = None
        self._aside = 0
        self._inner = 0
        self.sheets: list[Sheet] = []
        self.told: list[tuple[str, str, tuple[str, ...]]] = []
        """Code of a warning, sheet and addresses."""

    def start(self, kind: str, attributes: Mapping[str, str]) -> None:
        """Take the beginning of an element."""
        if self._cell is not None:
            self._inside_cell(kind, attributes)
        elif kind == "style":
            self._style = attributes.get("style:name", "")
        elif kind == "table-properties" and attributes.get("table:display") == "false":
            self._hidden_styles.add(self._style)
        elif kind == "table":
            self._begin_table(attributes)
        elif self._table is not None:
            self._table.start(kind, attributes)
            if kind in _CELLS:
                self._cell = _Cell(attributes, self._limits)

    def end(self, kind: str) -> None:
        """Take the end of an element."""
        if self._cell is not None:
            self._leave_cell(kind)
        elif self._table is not None and kind == "table":
            self._end_table()
        elif self._table is not None:
            self._room -= self._table.end(kind, self._room)

    def text(self, text: str) -> None:
        """Take characters; only those of a cell's own paragraphs count."""
        if self._cell is not None and not self._aside:
            self._cell.take(text)

    def _begin_table(self, attributes: Mapping[str, str]) -> None:
        if len(self.sheets) >= self._limits.sheets:
            raise too_large("sheets", self._limits.sheets)
        name = clean(attributes.get("table:name", ""))[0]
        hidden = attributes.get("table:style-name") in self._hidden_styles
        state = SheetState.HIDDEN if hidden else SheetState.VISIBLE
        self._table = _Table(name, state, self._limits, is_read=not self._unread(name))

    def _end_table(self) -> None:
        if self._table is None:
            return
        self.sheets.append(self._table.sheet())
        found = (("F009", self._table.strays), ("V110", tuple(self._table.replaced)))
        self.told += [(code, self._table.name, cells) for code, cells in found if cells]
        self._table = None

    def _inside_cell(self, kind: str, attributes: Mapping[str, str]) -> None:
        self._inner += 1
        if kind in _ASIDE or self._aside:
            self._aside += 1
            if kind == "annotation" and self._table is not None:
                self._table.has_comments = True
        elif self._cell is not None:
            self._cell.start(kind, attributes)

    def _leave_cell(self, kind: str) -> None:
        if self._inner:
            self._inner -= 1
            self._aside = max(self._aside - 1, 0)
            return
        if kind in _CELLS and self._table is not None and self._cell is not None:
            self._table.cell(self._cell)
            self._cell = None


class _Cell:
    """One cell while its paragraphs come."""

    def __init__(self, attributes: Mapping[str, str], limits: Limits) -> None:
        self.attributes = attributes
        self._collector = TextCollector(limits)
        self._paragraphs = 0

    def start(self, kind: str, attributes: Mapping[str, str]) -> None:
        if kind == "p":
            if self._paragraphs:
                self.take("\n")
            self._paragraphs += 1
        elif kind == "s":
            self.take(" " * min(_whole(attributes.get("text:c"), 1), _LAST_COLUMN))
        elif kind in {"tab", "line-break"}:
            self.take("\t" if kind == "tab" else "\n")

    def take(self, text: str) -> None:
        if self._paragraphs:
            self._collector.take(text)

    def drain(self) -> str:
        return self._collector.drain()


class _Table:
    """One sheet while its rows come."""

    def __init__(self, name: str, state: SheetState, limits: Limits, *, is_read: bool) -> None:
        self.name = name
        self.has_comments = False
        self.replaced: list[str] = []
        """Addresses of the cells in which a character had to be replaced."""
        self.strays: tuple[str, ...] = ()
        """Addresses of cells far from all others, which are set aside."""
        self._state = state
        self._limits = limits
        self._is_read = is_read
        self._frame = Frame(limits)
        self._rows: list[Row] = []
        self._hidden_rows: set[int] = set()
        self._errors: dict[Spot, str] = {}
        self._uncomputed: dict[Spot, str] = {}
        self._number = 1
        self._column = self._wide = self._folded = 0
        self._values: list[Value] = []
        self._row: Mapping[str, str] = {}

    def start(self, kind: str, attributes: Mapping[str, str]) -> None:
        """A column, a group of columns, or the beginning of a row."""
        if kind == "table-column-group":
            self._folded += attributes.get("table:display") == "false"
        elif kind == "table-column":
            self._take_columns(attributes)
        elif kind == "table-row":
            self._row, self._values, self._column = attributes, [], 0

    def end(self, kind: str, room: int) -> int:
        """The end of a row or of a group; gives the places taken."""
        if kind == "table-column-group":
            self._folded = max(self._folded - 1, 0)
        return self._end_row(room) if kind == "table-row" else 0

    def cell(self, cell: _Cell) -> None:
        """Take a cell, as often as it says."""
        times = _whole(cell.attributes.get("table:number-columns-repeated"), 1)
        value = self._value(cell) if self._is_read else None
        self._merge(cell.attributes)
        if value is not None:
            if self._column + times - 1 > _LAST_COLUMN:
                raise too_large("cells", self._limits.cells)
            self._values += [None] * (self._column - len(self._values)) + [value] * times
        self._column += times

    def sheet(self) -> Sheet:
        """What was read."""
        self._rows, strays = set_aside(self._rows)
        self.strays = tuple(map(address, strays))
        odd = (*self._errors, *self._uncomputed)
        width = max(
            [len(row.values) for row in self._rows] + [column + 1 for _, column in odd], default=0
        )
        last = max([row.number for row in self._rows[-1:]] + [row for row, _ in odd], default=0)
        hidden, folded = self._frame.columns(width)
        return Sheet(
            name=self.name,
            state=self._state,
            rows=tuple(self._rows),
            merged=self._frame.merged(last, width),
            hidden_columns=hidden,
            folded_columns=folded,
            hidden_rows=frozenset(self._hidden_rows),
            filtered=self._frame.filtered,
            has_comments=self.has_comments,
            errors=MappingProxyType(self._errors),
            uncomputed=MappingProxyType(self._uncomputed),
        )

    def _take_columns(self, attributes: Mapping[str, str]) -> None:
        first = self._wide + 1
        self._wide += _whole(attributes.get("table:number-columns-repeated"), 1)
        if attributes.get("table:visibility") in _OUT_OF_SIGHT:
            last = min(self._wide, _LAST_COLUMN + 1)
            level = {"outlineLevel": "1"} if self._folded else {}
            self._frame.start("col", {"hidden": "1", "min": str(first), "max": str(last), **level})

    def _end_row(self, room: int) -> int:
        times = _whole(self._row.get("table:number-rows-repeated"), 1)
        first, self._number = self._number, self._number + times
        if not self._values:
            return 0
        places = times * (len(self._values) + _PLACES_OF_A_ROW)
        if places > room or self._number > _LAST_ROW + 1:
            raise too_large("cells", self._limits.cells)
        values = tuple(self._values)
        self._rows += [Row(number, values) for number in range(first, self._number)]
        visibility = self._row.get("table:visibility")
        if visibility in _OUT_OF_SIGHT:
            self._hidden_rows.update(range(first, self._number))
            if visibility == "filter":
                self._frame.start("filterColumn", {})
        return places

    def _merge(self, attributes: Mapping[str, str]) -> None:
        across = _whole(attributes.get("table:number-columns-spanned"), 1)
        down = _whole(attributes.get("table:number-rows-spanned"), 1)
        if across > 1 or down > 1:
            right = min(self._column + across - 1, _LAST_COLUMN)
            bottom = min(self._number + down - 1, _LAST_ROW)
            start = f"{column_letters(self._column)}{self._number}"
            end = f"{column_letters(right)}{bottom}"
            self._frame.start("mergeCell", {"ref": f"{start}:{end}"})

    def _value(self, cell: _Cell) -> Value:
        """What the cell holds; errors and formulas never computed are noted, and hold nothing."""
        given, text = cell.attributes, cell.drain()
        spot = (self._number, self._column)
        if given.get("calcext:value-type") == "error":
            self._errors[spot] = clean(text)[0]
            return None
        if "office:value-type" not in given and not text and given.get("table:formula"):
            self._uncomputed[spot] = clean(given["table:formula"])[0]
            return None
        value = read_typed(given, text)
        return self._text(value) if isinstance(value, str) else value

    def _text(self, text: str) -> str | None:
        if len(text) > self._limits.text_chars:
            raise too_large("text_chars", self._limits.text_chars)
        text, replaced = clean(text)
        if replaced:
            self.replaced.append(f"{column_letters(self._column)}{self._number}")
        return text or None


def _whole(written: str | None, default: int) -> int:
    """A number of times as it is written."""
    return int(written) if written and re.fullmatch("[0-9]{1,9}", written) else default
