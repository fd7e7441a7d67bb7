"""A document's tables and the data of its figures as a workbook: numbers as numbers.

One sheet a table or figure, in the order of the document, after a list of them. What is printed
as a number alone in its cell becomes one, with the decimals that are printed; all else is text,
and stays so whatever it begins with.
"""

from __future__ import annotations

import datetime as dt
import io
import re
from dataclasses import dataclass
from itertools import zip_longest
from typing import TYPE_CHECKING, Any

from absr.rendering.document import Data, Figure, Number, Table
from absr.rendering.escaping import printable
from absr.wording.typography import french, labelled

if TYPE_CHECKING:
    from collections.abc import Sequence

    from absr.rendering.document import Document, Language
    from absr.rendering.templates import Filled

    Cell = str | Number | None

LONGEST_CELL = 32_767
"""Characters that a cell of Excel holds; a longer text goes on in the rows below."""

_FIXED_DAY = dt.datetime(2026, 1, 1)  # noqa: DTZ001 -- a constant: equal bytes at each run
_COMPUTED = ("=", "+", "-", "@")
"""A text that begins so would be computed once somebody goes into the cell."""
_NUMBERS = {
    "fr": re.compile(
        r"(?P<sign>[+\u2212-]?)(?P<whole>\d{1,3}(?:[ \u00a0\u202f]\d{3})+|0|[1-9]\d{0,8})"
        r"(?:,(?P<part>\d+))?(?P<percent>[ \u00a0\u202f]?%)?"
    ),
    "en": re.compile(
        r"(?P<sign>[+\u2212-]?)(?P<whole>\d{1,3}(?:,\d{3})+|0|[1-9]\d{0,8})"
        r"(?:\.(?P<part>\d+))?(?P<percent>%)?"
    ),
}
_NO_DIGIT = re.compile(r"\D")
_WIDEST, _NARROWEST = 48, 11


@dataclass(frozen=True, slots=True)
class _Page:
    """A sheet: the word and number of its block, and what stands on it."""

    name: str
    caption: str
    heading: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    lines: tuple[str, ...]
    """What is said below: the alternative text of a figure, notes, the source."""


def write_data_workbook(document: Document, filled: Filled) -> bytes:
    """The bytes of the workbook; the same document always gives the same ones."""
    import xlsxwriter

    made = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    book = xlsxwriter.Workbook(made, options)
    title, author = _typeset(document, document.title), _typeset(document, document.organisation)
    book.set_properties({"title": title, "author": author, "created": _FIXED_DAY})
    _Writer(book, document).write(_pages(document, filled))
    book.close()
    return made.getvalue()


def parsed(text: str, language: Language) -> Number | None:
    """The number that a text is, as it is printed in `language`; None where it is anything else."""
    found = _NUMBERS[language].fullmatch(text.strip())
    if found is None:
        return None
    part = found["part"] or ""
    value = float(f"{_NO_DIGIT.sub('', found['whole'])}.{part or '0'}")
    return Number(
        -value if found["sign"] in {"-", "\u2212"} else value,
        len(part),
        "%" if found["percent"] else "",
    )


def _pages(document: Document, filled: Filled) -> list[_Page]:
    """The blocks that the template places, tables first."""
    tables = {table.name: table for table in document.tables}
    figures = {figure.name: figure for figure in document.figures}
    labels = document.labels
    return [
        *(
            _page(document, f"{labels.table} {number}", tables[name])
            for number, name in enumerate(filled.tables, 1)
        ),
        *(
            _page(document, f"{labels.figure} {number}", figures[name])
            for number, name in enumerate(filled.figures, 1)
        ),
    ]


def _page(document: Document, name: str, block: Table | Figure) -> _Page:
    lines = [block.alt] if isinstance(block, Figure) else []
    lines += [block.note] if block.note else []
    if block.source:
        lines.append(labelled(document.labels.source, block.source, document.language))
    data = _data(block)
    return _Page(
        name=name,
        caption=_typeset(document, block.caption),
        heading=tuple(_typeset(document, head) for head in data.columns),
        rows=tuple(tuple(_cell(document, cell) for cell in row) for row in data.rows),
        lines=tuple(_typeset(document, line) for line in lines),
    )


def _data(block: Table | Figure) -> Data:
    """What stands behind a block: its own data, else what it prints."""
    if block.data is not None:
        return block.data
    if isinstance(block, Table):
        return Data(tuple(column.heading for column in block.columns), block.rows)
    told = block.spec.get("usermeta", {})
    return Data(tuple(told.get("columns", ())), tuple(map(tuple, told.get("rows", ()))))


def _cell(document: Document, cell: Cell) -> Cell:
    if not isinstance(cell, str):
        return cell
    return parsed(cell, document.language) or _typeset(document, cell)


def _typeset(document: Document, text: str) -> str:
    return printable(french(text) if document.language == "fr" else text)


class _Writer:
    """Writes the sheets of one workbook."""

    def __init__(self, book: Any, document: Document) -> None:
        self._book = book
        self._document = document
        wrapped = {"text_wrap": True, "valign": "top"}
        self._title = book.add_format({"bold": True, "font_size": 14})
        self._head = book.add_format({"bold": True, "bottom": 1, **wrapped})
        self._plain = book.add_format({"valign": "top"})
        self._text = book.add_format(wrapped)
        self._quoted = book.add_format({**wrapped, "quote_prefix": True})
        self._numbers: dict[tuple[int, str], Any] = {}

    def write(self, pages: Sequence[_Page]) -> None:
        """The list of the sheets, then each of them."""
        names = [page.name for page in pages]
        first = self._sheet(self._document.labels.contents)
        sheets = [self._sheet(name) for name in names]
        self._contents(first, pages)
        for page, sheet in zip(pages, sheets, strict=True):
            self._page(page, sheet)
        first.activate()

    def _sheet(self, name: str) -> Any:
        sheet = self._book.add_worksheet(name)
        sheet.set_paper(9)  # A4
        sheet.set_landscape()
        sheet.fit_to_pages(1, 0)
        # What stands on every page of the document stands on every page of a print too; an
        # ampersand would be a code there.
        warnings = (self._document.banner, self._document.status)
        said = " · ".join(_typeset(self._document, text) for text in warnings if text)
        sheet.set_footer("&L" + said.replace("&", "&&")[:250])
        return sheet

    def _contents(self, sheet: Any, pages: Sequence[_Page]) -> None:
        document = self._document
        heads = (document.subtitle, document.organisation, document.date, document.status)
        lines = [_typeset(document, line) for line in (*heads, document.banner) if line]
        self._put(sheet, (0, 0), _typeset(document, document.title), self._title)
        for row, line in enumerate(lines, 1):
            self._put(sheet, (row, 0), line, self._plain)
        for row, page in enumerate(pages, len(lines) + 2):
            target = f"internal:'{page.name}'!A1"
            sheet.write_url(row, 0, target, string=page.name)
            self._put(sheet, (row, 1), page.caption, self._plain)
        sheet.set_column(0, 0, 16)
        sheet.set_column(1, 1, 90)

    def _page(self, page: _Page, sheet: Any) -> None:
        self._put(sheet, (0, 0), page.caption, self._title)
        for column, head in enumerate(page.heading):
            self._put(sheet, (2, column), head, self._head)
        row = 3
        for cells in page.rows:
            for written in _split(cells):
                for column, cell in enumerate(written):
                    self._put(sheet, (row, column), cell, self._text)
                row += 1
        said = [part for line in page.lines for part in _parts(line)]
        for below, line in enumerate(said, row + 1):
            self._put(sheet, (below, 0), line, self._plain)
        for column in range(len(page.heading)):
            sheet.set_column(column, column, _width(page, column))
        if page.rows:
            sheet.freeze_panes(3, 0)
            sheet.repeat_rows(2)

    def _put(self, sheet: Any, spot: tuple[int, int], cell: Cell, form: Any) -> None:
        if isinstance(cell, Number):
            sheet.write_number(*spot, cell.value, self._number(cell))
        elif cell:
            is_computed = form is self._text and cell.startswith(_COMPUTED)
            sheet.write_string(*spot, cell, self._quoted if is_computed else form)

    def _number(self, number: Number) -> Any:
        """The format of a number: its decimals, thousands apart, what stands behind it."""
        key = (number.decimals, number.sign)
        if key not in self._numbers:
            digits = "#,##0" + ("." + "0" * number.decimals if number.decimals else "")
            space = "\u00a0" if self._document.language == "fr" else ""
            sign = f'"{space}{number.sign}"' if number.sign else ""
            self._numbers[key] = self._book.add_format(
                {"num_format": digits + sign, "valign": "top"}
            )
        return self._numbers[key]


def _split(cells: tuple[Cell, ...]) -> list[tuple[Cell, ...]]:
    """The row, and below it what its long texts hold beyond a cell's length."""
    parts = [_parts(cell) if isinstance(cell, str) else [cell] for cell in cells]
    return list(zip_longest(*parts)) if parts else []


def _parts(text: str) -> list[str]:
    """A text in pieces that a cell holds; Excel counts what is beyond its plane twice."""
    found: list[str] = []
    piece: list[str] = []
    length = 0
    for sign in text:
        size = 2 if ord(sign) > 0xFFFF else 1  # noqa: PLR2004 -- UTF-16
        if length + size > LONGEST_CELL:
            found.append("".join(piece))
            piece, length = [], 0
        piece.append(sign)
        length += size
    return [*found, "".join(piece)]


def _width(page: _Page, column: int) -> int:
    cells = (page.heading[column], *(row[column] for row in page.rows))
    longest = max(
        (len(line) for cell in cells if isinstance(cell, str) for line in cell.split("\n")),
        default=0,
    )
    return min(_WIDEST, max(_NARROWEST, longest + 2))
