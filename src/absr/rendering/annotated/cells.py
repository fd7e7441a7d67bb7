"""The rows of a worksheet with some cells in another style; every other byte stays."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from absr.model.source import column_index, column_letters
from absr.rendering.annotated.marks import CannotAnnotateError
from absr.rendering.annotated.xml_text import attribute, with_attribute, without_attribute

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from absr.rendering.annotated.marks import Spot

    Restyle = Callable[[int], int]

_DATA = re.compile(r"<sheetData\b[^>]*?(/>|>)")
_ROW = re.compile(r"<row\b([^>]*?)(/>|>)")
_CELL = re.compile(r"<c\b([^>]*?)(?:/>|>.*?</c>)", re.DOTALL)
_COL = re.compile(r"<col\b[^>]*>")
_START = re.compile(r"<c\b[^>]*?(?=/?>)")
_LETTERS = re.compile(r"([A-Z]{1,3})[0-9]+")
_END = "</row>"


def restyled(xml: str, wanted: Mapping[Spot, Restyle]) -> str:
    """The worksheet with the cells named in another style; cells that were not there are made.

    CannotAnnotateError where rows or cells do not say where they stand.
    """
    if not wanted:
        return xml
    data = _DATA.search(xml)
    if data is None or "<![CDATA[" in xml:
        raise CannotAnnotateError
    by_row: dict[int, dict[int, Restyle]] = {}
    for (row, column), restyle in wanted.items():
        by_row.setdefault(row, {})[column] = restyle
    columns = _ColumnStyles(xml[: data.start()])
    if data[1] == "/>":
        rows = "".join(_new_row(number, by_row[number], columns) for number in sorted(by_row))
        return f"{xml[: data.start()]}<sheetData>{rows}</sheetData>{xml[data.end() :]}"
    end = xml.find("</sheetData>", data.end())
    if end < 0:
        raise CannotAnnotateError
    body = _rows(xml[data.end() : end], by_row, columns)
    return xml[: data.end()] + body + xml[end:]


class _ColumnStyles:
    """The style of a column in which a cell has none of its own."""

    def __init__(self, head: str) -> None:
        self._spans: list[tuple[int, int, int]] = []
        for tag in _COL.findall(head):
            style = attribute(tag, "style")
            if style:
                first, last = attribute(tag, "min") or "1", attribute(tag, "max") or "1"
                self._spans.append((int(first) - 1, int(last) - 1, int(style)))

    def of(self, column: int) -> int:
        """The number of the style; 0 for none."""
        return next((s for first, last, s in self._spans if first <= column <= last), 0)


def _rows(body: str, wanted: dict[int, dict[int, Restyle]], columns: _ColumnStyles) -> str:
    """The content of `sheetData` with the rows named made anew."""
    waiting = sorted(wanted)
    pieces: list[str] = []
    done = 0
    place = 0
    while place < len(waiting):
        row = _ROW.search(body, done)
        if row is None:
            break
        number = attribute(row[1], "r")
        if number is None:
            raise CannotAnnotateError
        end = row.end() if row[2] == "/>" else _after(body, _END, row.end())
        while place < len(waiting) and waiting[place] < int(number):
            pieces += (
                body[done : row.start()],
                _new_row(waiting[place], wanted[waiting[place]], columns),
            )
            done = row.start()
            place += 1
        if place < len(waiting) and waiting[place] == int(number):
            inner = "" if row[2] == "/>" else body[row.end() : end - len(_END)]
            pieces.append(body[done : row.start()])
            pieces.append(_row(row[1], inner, wanted[waiting[place]], columns))
            place += 1
        else:
            pieces.append(body[done:end])
        done = end
    pieces.append(body[done:])
    pieces += (_new_row(number, wanted[number], columns) for number in waiting[place:])
    return "".join(pieces)


def _after(body: str, tag: str, start: int) -> int:
    found = body.find(tag, start)
    if found < 0:
        raise CannotAnnotateError
    return found + len(tag)


def _new_row(number: int, wanted: Mapping[int, Restyle], columns: _ColumnStyles) -> str:
    return _row(f' r="{number}"', "", wanted, columns)


def _row(attributes: str, inner: str, wanted: Mapping[int, Restyle], columns: _ColumnStyles) -> str:
    """A row with some of its cells in another style, the missing ones made in their place."""
    number = attribute(attributes, "r")
    own = attribute(attributes, "s") if attribute(attributes, "customFormat") == "1" else None
    left = dict(wanted)
    pieces: list[str] = []
    done = 0
    for cell in _CELL.finditer(inner):
        letters = _LETTERS.fullmatch(attribute(cell[1], "r") or "")
        if letters is None:
            raise CannotAnnotateError
        column = column_index(letters[1])
        missing = [c for c in sorted(left) if c < column]
        if not missing and column not in left:
            continue
        pieces.append(inner[done : cell.start()])
        pieces += (_new_cell(c, number, own, left.pop(c), columns) for c in missing)
        pieces.append(_restyled_cell(cell[0], left.pop(column)) if column in left else cell[0])
        done = cell.end()
    pieces.append(inner[done:])
    pieces += (_new_cell(c, number, own, left[c], columns) for c in sorted(left))
    # What the row says of its extent is only a hint, and no longer true of the new cells.
    return f"<row{without_attribute(attributes, 'spans')}>{''.join(pieces)}</row>"


def _new_cell(
    column: int, row: str | None, own: str | None, restyle: Restyle, columns: _ColumnStyles
) -> str:
    style = restyle(int(own) if own else columns.of(column))
    return f'<c r="{column_letters(column)}{row}" s="{style}"/>'


def _restyled_cell(cell: str, restyle: Restyle) -> str:
    start = _START.match(cell)
    if start is None:
        raise CannotAnnotateError
    style = restyle(int(attribute(start[0], "s") or 0))
    return with_attribute(start[0], "s", str(style)) + cell[start.end() :]
