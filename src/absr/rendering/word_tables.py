"""Tables of a Word file: columns as wide as the page, rows that hold together."""

from __future__ import annotations

import itertools
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

SHORT_TABLE = 24
"""Lines of text up to which a table stays on one page: about half of it."""

_LETTER = 105
"""Width of a letter of a table's text, in twentieths of a point: a rule of thumb."""

# An innermost table: pandoc can put one into the box of a callout.
_TABLE = re.compile(r"<w:tbl>(?:(?!<w:tbl>).)*?</w:tbl>", re.DOTALL)
_STYLE = re.compile(r'<w:tblStyle w:val="([^"]*)" />')
_GRID = re.compile(r"<w:tblGrid>.*?</w:tblGrid>")
_COLUMN = re.compile(r'<w:gridCol w:w="(\d+)" />')
_ROW = re.compile(r"<w:tr>.*?</w:tr>", re.DOTALL)
_ROW_START = re.compile(r"<w:tr>(<w:trPr>)?")
_CELLS = re.compile(r"<w:tc>.*?</w:tc>", re.DOTALL)
_LINE_END = re.compile(r"<w:br\b[^>]*>|</w:p>(?=.*<w:p\b)", re.DOTALL)
_TAG = re.compile(r"<[^>]*>")
_PARAGRAPH_STYLE = re.compile(r'<w:pStyle w:val="[^"]*" />')
_TEXT_STYLE = '<w:pStyle w:val="TableText" />'
_CELL = "<w:tcPr />"
_PAGE = re.compile(r"<w:pgSz\b[^>]*>")
_MARGINS = re.compile(r"<w:pgMar\b[^>]*>")
_A4_TEXT = 9072


def mended(xml: str, *, has_text_style: bool) -> str:
    """The text of a Word file with its tables mended."""
    width = _text_width(xml)
    return _TABLE.sub(lambda table: _mended(table.group(), width, has_text_style), xml)


def _text_width(xml: str) -> int:
    """Width between the margins, in twentieths of a point."""
    page, margins = _PAGE.search(xml), _MARGINS.search(xml)
    if not page or not margins:
        return _A4_TEXT
    sides = _number(margins.group(), "left") + _number(margins.group(), "right")
    width = _number(page.group(), "w") - sides
    return width if width > 0 else _A4_TEXT


def _number(tag: str, name: str) -> int:
    found = re.search(rf'w:{name}="(\d+)"', tag)
    return int(found.group(1)) if found else 0


def _mended(table: str, width: int, has_text_style: bool) -> str:  # noqa: FBT001
    style = _STYLE.search(table)
    is_data = style is None or style.group(1) == "Table"
    if is_data and has_text_style:
        table = table.replace('<w:pStyle w:val="Compact" />', _TEXT_STYLE)
        table = table.replace("<w:p />", f"<w:p><w:pPr>{_TEXT_STYLE}</w:pPr></w:p>")
    if 'w:lastRow="1"' in table:
        table = table.replace('w:val="0020"', 'w:val="0060"', 1)
    widths = _widths(table, width)
    columns = "".join(f'<w:gridCol w:w="{column}" />' for column in widths)
    table = _GRID.sub(f"<w:tblGrid>{columns}</w:tblGrid>", table, count=1)
    rows = _ROW.findall(table)
    is_short = sum(_lines(row, widths) for row in rows) <= SHORT_TABLE
    ends = {0, 1, len(rows) - 2, len(rows) - 1}
    kept = iter([is_short or place in ends for place in range(len(rows))])
    return _ROW.sub(lambda row: _row(row.group(), widths, next(kept)), table)


def _lines(row: str, widths: Sequence[int]) -> int:
    """About how many lines the tallest cell of a row takes."""
    tallest = 1
    for cell, width in zip(_CELLS.findall(row), widths, strict=False):
        lines = (_TAG.sub("", line) for line in _LINE_END.split(cell))
        tallest = max(tallest, sum(1 + len(line) * _LETTER // width for line in lines))
    return tallest


def _widths(table: str, width: int) -> list[int]:
    columns = [int(column) for column in _COLUMN.findall(table)]
    total = sum(columns) or 1
    edges = [round(width * sum(columns[:count]) / total) for count in range(len(columns) + 1)]
    return [end - start for start, end in itertools.pairwise(edges)]


def _row(row: str, widths: list[int], is_kept: bool) -> str:  # noqa: FBT001
    start = _ROW_START.match(row)
    closing = "" if start and start.group(1) else "</w:trPr>"
    row = _ROW_START.sub(f"<w:tr><w:trPr><w:cantSplit />{closing}", row, count=1)
    for width in widths:
        cell = f'<w:tcPr><w:tcW w:w="{width}" w:type="dxa" /></w:tcPr>'
        row = row.replace(_CELL, cell, 1)
    if not is_kept:
        return row
    return _PARAGRAPH_STYLE.sub(lambda style: style.group() + "<w:keepNext />", row)
