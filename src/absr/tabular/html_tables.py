"""From a web page, as many programs save under a name in .xls, to its tables as sheets of texts."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from absr.tabular.gathered import Gathered
from absr.tabular.html_text import Tag, tags_and_texts
from absr.tabular.limits import DEFAULT_LIMITS
from absr.tabular.markup import TextCollector
from absr.tabular.rejection import Rejected, too_large
from absr.tabular.tables_file import TITLE, as_workbook, finished, refuse_large
from absr.tabular.text_encoding import decode_text
from absr.tabular.workbook import MergedRange

if TYPE_CHECKING:
    from collections.abc import Callable

    from absr.tabular.limits import Limits
    from absr.tabular.tables_file import Reading

_BREAKS = frozenset({"br", "p", "div", "li", "tr", "h1", "h2", "h3", "h4", "h5", "h6"})
_CELLS = frozenset({"td", "th"})
_BLANKS = re.compile("[ \t\r\n\f]+")
_AROUND_BREAK = re.compile(" ?\N{UNIT SEPARATOR}+ ?")
_BREAK = "\N{UNIT SEPARATOR}"
"""A line break of the page's meaning, apart from those of its writing."""
_WIDEST_SPAN, _TALLEST_SPAN = 1_000, 65_534
"""No cell goes over more columns or rows (HTML standard, attributes of td and th)."""
_LAST_COLUMN = 16_383


def read_html(
    name: str,
    data: bytes,
    limits: Limits = DEFAULT_LIMITS,
    *,
    unread: Callable[[str], bool] = lambda _: False,
) -> Reading:
    """The tables of the page, each a sheet; a page without any is refused (F003)."""
    try:
        refuse_large(data, limits)
        page = _Page(name.rsplit(".", maxsplit=1)[0], limits)
        for found in tags_and_texts(decode_text(data).text):
            page.take(found)
        sheets, problems = finished(name, page.tables())
    except Rejected as rejected:
        return None, (rejected.problem(name),)
    return as_workbook(name, data, sheets, problems, unread)


class _Page:
    """Takes the tags of a page in their order; tables inside tables are sheets of their own."""

    def __init__(self, title: str, limits: Limits) -> None:
        self._title = title
        self._limits = limits
        self._open: list[_Table] = []
        self._closed: list[_Table] = []
        self._room = limits.cells

    def take(self, found: Tag | str) -> None:
        """Take a tag or a text."""
        table = self._open[-1] if self._open else None
        if isinstance(found, str):
            if table is not None:
                table.text(found)
        elif found.name == "table":
            self._table(found)
        elif table is not None:
            table.tag(found)

    def tables(self) -> list[Gathered]:
        """The tables that hold something, in the order in which they begin; rejects none at all."""
        while self._open:
            self._leave()
        full = sorted((t for t in self._closed if t.filled), key=lambda table: table.number)
        if not full:
            raise Rejected("F003", kind="html")
        for place, table in enumerate(full, 1):
            alone = self._title if len(full) == 1 else f"{TITLE} {place}"
            table.sheet.name = alone
        return [table.sheet for table in full]

    def _table(self, tag: Tag) -> None:
        if tag.closing:
            if self._open:
                self._leave()
            return
        if len(self._open) >= self._limits.depth:
            raise too_large("depth", self._limits.depth)
        number = len(self._open) + len(self._closed)
        if number >= self._limits.sheets:
            raise too_large("sheets", self._limits.sheets)
        self._open.append(_Table(number, self._limits))

    def _leave(self) -> None:
        table = self._open.pop()
        table.finish()
        self._room -= self._limits.cells - table.sheet.room
        if self._room < 0:
            raise too_large("cells", self._limits.cells)
        self._closed.append(table)


class _Table:
    """One table while its rows come."""

    def __init__(self, number: int, limits: Limits) -> None:
        self.number = number
        self.sheet = Gathered("", limits, limits.cells)
        self.filled = False
        self._limits = limits
        self._steps = 0
        self._row = self._column = self._described = 0
        self._taken: list[tuple[int, int, int]] = []
        """Columns that cells of rows above go over: first, last, and the last row."""
        self._cell: tuple[int, int] | None = None
        self._collector = TextCollector(limits)

    def tag(self, tag: Tag) -> None:
        """Take a tag inside the table."""
        if tag.name == "tr":
            self._end_cell()
            if not tag.closing:
                self._begin_row()
                if _is_hidden(tag):
                    self.sheet.hidden_rows.add(self._row)
        elif tag.name == "col":
            self._take_columns(tag)
        elif tag.name in _CELLS:
            self._end_cell()
            if not tag.closing:
                self._begin_cell(tag)
        elif tag.name in _BREAKS and self._cell is not None:
            self._collector.take(_BREAK)

    def text(self, text: str) -> None:
        """Take a text; what stands outside the cells is no content of the table."""
        if self._cell is not None:
            self._collector.take(text.replace(_BREAK, " "))

    def finish(self) -> None:
        """Take the end of the table."""
        self._end_cell()

    def _take_columns(self, tag: Tag) -> None:
        first = self._described
        self._described += _span(tag.value("span"), _WIDEST_SPAN)
        if _is_hidden(tag) and self._described <= _LAST_COLUMN + 1:
            place = {"min": str(first + 1), "max": str(self._described)}
            self.sheet.frame.start("col", {"hidden": "1", **place})

    def _begin_row(self) -> None:
        self._row += 1
        self._column = 0
        self._taken = [span for span in self._taken if span[2] >= self._row]
        self._count(len(self._taken) + 1)

    def _begin_cell(self, tag: Tag) -> None:
        if not self._row:
            self._begin_row()
        moved = True
        while moved:
            moved = False
            for first, last, _ in self._taken:
                if first <= self._column <= last:
                    self._column, moved = last + 1, True
            self._count(len(self._taken) + 1)
        across = _span(tag.value("colspan"), _WIDEST_SPAN)
        down = _span(tag.value("rowspan"), _TALLEST_SPAN)
        last = self._column + across - 1
        if last > _LAST_COLUMN:
            raise too_large("cells", self._limits.cells)
        if down > 1:
            self._taken.append((self._column, last, self._row + down - 1))
        if across > 1 or down > 1:
            bottom = self._row + down - 1
            self.sheet.merge(MergedRange(self._row, self._column, bottom, last))
        self._cell = (self._row, self._column)
        self._column = last + 1

    def _end_cell(self) -> None:
        if self._cell is None:
            return
        text = _laid_out(self._collector.drain())
        if text:
            self.filled = True
            self.sheet.take(self._cell, text)
        self._cell = None

    def _count(self, steps: int) -> None:
        self._steps += steps
        if self._steps > self._limits.elements:
            raise too_large("elements", self._limits.elements)


def _is_hidden(tag: Tag) -> bool:
    """Whether a row or a column is kept from sight, as Excel writes it."""
    return "display:none" in tag.value("style").replace(" ", "").lower()


def _laid_out(text: str) -> str:
    """The text as a page shows it: blanks count once, breaks where the page means some."""
    return _AROUND_BREAK.sub("\n", _BLANKS.sub(" ", text)).strip(" \n\N{NO-BREAK SPACE}")


def _span(written: str, most: int) -> int:
    return min(max(int(written), 1), most) if re.fullmatch("[0-9]{1,6}", written.strip()) else 1
