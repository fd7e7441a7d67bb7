"""From a Word document (.docx) to its tables as sheets; what stands around them is counted.

The line right above a table goes with it, as its row 0: « Fiche d'entretien n° 3 »; so do the lines
further up that have an answer behind a colon. A small table of labels and the one below it are one
sheet, called after both. A document without a table whose paragraphs are
labelled (« Date : … », headings) is one sheet, a paragraph a row; any other is refused (F028):
nothing tells what a sentence of it is about.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from absr.tabular.archive import Archive
from absr.tabular.gathered import Gathered
from absr.tabular.guard import check_rest
from absr.tabular.limits import DEFAULT_LIMITS
from absr.tabular.markup import XmlFeed, parse
from absr.tabular.rejection import Rejected, damaged, too_large
from absr.tabular.tables_file import TEXT, TITLE, as_workbook, finished, left_out, refuse_large
from absr.tabular.word_joined import Shape, stand_together
from absr.tabular.word_text import ParagraphText
from absr.tabular.workbook import MergedRange

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from absr.tabular.limits import Limits
    from absr.tabular.tables_file import Reading

_DOCUMENT = "word/document.xml"
_LAST_COLUMN = 16_383
_MOST_ACROSS = 1_000
_LONGEST_TITLE = 120
_MOST_TITLES = 12
_MOST_LABELS = 60
"""Texts kept to tell whether a table is one of labels: such a table is small."""
_LEAST_LABELS = 3
"""Labels that make a text a form."""
_LABELLED = re.compile(r"(?:- )?[^:.!?]{2,60}(?::|\?$)")
_ANSWERED = re.compile(r"[^:.!?]{2,40}:\s*\S")
_NUMBERED = re.compile(r"[^\d:.!?]{2,40}\d{1,4}")
_TITLE_ROW = 0
"""Where the line right above a table stands: the rows of the table keep their own numbers."""


def read_docx(
    name: str,
    data: bytes,
    limits: Limits = DEFAULT_LIMITS,
    *,
    unread: Callable[[str], bool] = lambda _: False,
) -> Reading:
    """The tables of the document, each a sheet called by its number."""
    try:
        refuse_large(data, limits)
        archive = Archive(data, limits)
        part = archive.find(_DOCUMENT)
        if part is None:
            raise damaged("missing", _DOCUMENT)
        reader = _Document(limits)
        feed = XmlFeed(part.name, limits, start=reader.start, end=reader.end, text=reader.text)
        parse(archive.pieces(part), feed)
        check_rest(archive, limits)
        sheets, problems = finished(name, reader.tables())
    except Rejected as rejected:
        return None, (rejected.problem(name),)
    problems += left_out(name, "paragraphs", reader.paragraphs)
    return as_workbook(name, data, sheets, problems, unread)


class _Document:
    """Walks the document; a table inside a cell is a table of its own."""

    def __init__(self, limits: Limits) -> None:
        self.paragraphs = 0
        """Paragraphs outside the tables that say something."""
        self._limits = limits
        self._room = limits.cells
        self._words = ParagraphText(limits)
        self._titles: list[str] = []
        """The lines that say something, as long as no table came after them."""
        self._lines = Gathered(TEXT, limits, limits.cells)
        """The paragraphs outside the tables, a row each."""
        self._labelled = 0
        self._open: list[_Table] = []
        self._all: list[_Table] = []

    def start(self, kind: str, attributes: Mapping[str, str]) -> None:
        """Take the beginning of an element."""
        self._words.start(kind, attributes)
        if kind == "tbl":
            if len(self._all) >= self._limits.sheets:
                raise too_large("sheets", self._limits.sheets)
            inside = bool(self._open)
            self._open.append(_Table(self._limits, () if inside else above(self._titles)))
            self._open[-1].between = None if inside else tuple(self._titles)
            self._all.append(self._open[-1])
            self._titles = []
        elif self._open:
            self._open[-1].start(kind, attributes)

    def end(self, kind: str) -> None:
        """Take the end of an element."""
        self._words.end(kind)
        if kind == "p":
            self._paragraph(self._words.paragraph())
        elif kind == "tbl":
            table = self._open.pop()
            table.finish()
            self._room -= self._limits.cells - table.sheet.room
            if self._room < 0:
                raise too_large("cells", self._limits.cells)
        elif kind == "tc" and self._open:
            self._open[-1].end_cell()

    def text(self, text: str) -> None:
        """Take characters."""
        self._words.text(text)

    def tables(self) -> list[Gathered]:
        """The tables in which something is written, in their order; rejects none at all."""
        kept = [table for table in self._all if table.filled]
        if not kept and self._labelled >= _LEAST_LABELS:
            self.paragraphs = 0
            return [self._lines]
        if not kept:
            raise Rejected("F028")
        self.paragraphs -= sum(table.titles for table in kept)
        return _named(kept)

    def _paragraph(self, text: str) -> None:
        if self._open:
            self._open[-1].take(text)
        elif text.strip():
            self.paragraphs += 1
            self._labelled += _LABELLED.match(text) is not None
            self._lines.take((self.paragraphs, 0), text.strip())
            self._titles.append(text.strip())


def above(lines: Sequence[str]) -> list[str]:
    """The lines above a table that stand with it.

    The last one, those that answer a label, and the nearest that ends in a number: « Fiche n° 3 ».
    """
    last = lines[-1:] if lines and len(lines[-1]) <= _LONGEST_TITLE else []
    near = [line for line in lines[-_MOST_TITLES:-1] if len(line) <= _LONGEST_TITLE]
    numbered = [line for line in near if _NUMBERED.fullmatch(line)][-1:]
    return numbered + [line for line in near if _ANSWERED.match(line)] + list(last)


def _named(tables: Sequence[_Table]) -> list[Gathered]:
    """The sheets of the tables, called by their numbers: « Tableau 3 », « Tableaux 1-2 »."""
    sheets: list[Gathered] = []
    last: _Table | None = None
    for number, table in enumerate(tables, 1):
        between = table.between
        if last and between is not None and stand_together(last.shape(), table.shape(), between):
            sheets[-1].put_below(table.sheet)
            sheets[-1].name = f"{TITLE}x {number - 1}-{number}"
            last = None
            continue
        table.sheet.name = f"{TITLE} {number}"
        sheets.append(table.sheet)
        last = table if between is not None else None
    return sheets


class _Table:
    """One table while its rows come."""

    def __init__(self, limits: Limits, titles: Sequence[str]) -> None:
        self.sheet = Gathered("", limits, limits.cells)
        self.filled = False
        self.between: tuple[str, ...] | None = None
        """The lines since the table before; None for a table inside another."""
        self._width = 0
        self._heads = 0
        self._labels: list[str] = []
        self.titles = len(titles)
        """Lines above the table that stand with it: they may carry a number or a name."""
        for column, title in enumerate(titles):
            self.sheet.take((_TITLE_ROW, column), title)
        self._limits = limits
        self._row = self._column = 0
        self._across = 1
        self._down: str | None = None
        self._paragraphs: list[str] = []
        self._length = 0
        self._tall: dict[int, MergedRange] = {}
        """Cells that go on in the rows below, by their first column."""

    def start(self, kind: str, attributes: Mapping[str, str]) -> None:
        """Take the beginning of an element inside the table."""
        if kind == "tr":
            self._row += 1
            self._column = 0
        elif kind == "gridBefore":
            self._column += _whole(attributes)
        elif kind == "tc":
            self._row = max(self._row, 1)
            self._across, self._down, self._paragraphs, self._length = 1, None, [], 0
        elif kind == "gridSpan":
            self._across = max(_whole(attributes), 1)
        elif kind == "vMerge":
            self._down = attributes.get("w:val", "continue")

    def take(self, paragraph: str) -> None:
        """Take a paragraph of the present cell."""
        self._length += len(paragraph) + 1
        if self._length > self._limits.text_chars:
            raise too_large("text_chars", self._limits.text_chars)
        self._paragraphs.append(paragraph)

    def end_cell(self) -> None:
        """Take the end of a cell."""
        last = self._column + self._across - 1
        if last > _LAST_COLUMN:
            raise too_large("cells", self._limits.cells)
        place = MergedRange(self._row, self._column, self._row, last)
        above = self._tall.get(self._column)
        if self._down == "continue" and above and above.last_row == self._row - 1:
            self._tall[self._column] = above._replace(last_row=self._row)
        else:
            self._close(self._column)
            self._tall[self._column] = place
        text = "\n".join(self._paragraphs).strip()
        if text:
            self.filled = True
            self.sheet.take((self._row, self._column), text)
            self._heads += self._row == 1
            if self._column % 2 == 0 and len(self._labels) < _MOST_LABELS:
                self._labels.append(text[:_LONGEST_TITLE])
        self._column = last + 1
        self._width = max(self._width, self._column)
        self._paragraphs, self._length = [], 0

    def shape(self) -> Shape:
        """What the table looks like."""
        return Shape(self._width, self._row, tuple(self._labels), self._heads)

    def finish(self) -> None:
        """Take the end of the table."""
        for column in list(self._tall):
            self._close(column)

    def _close(self, column: int) -> None:
        merged = self._tall.pop(column, None)
        if merged and (
            merged.last_row > merged.first_row or merged.last_column > merged.first_column
        ):
            self.sheet.merge(merged)


def _whole(attributes: Mapping[str, str]) -> int:
    """The number that an element carries, 0 when there is none."""
    written = attributes.get("w:val", "")
    return min(int(written), _MOST_ACROSS) if re.fullmatch("[0-9]{1,6}", written) else 0
