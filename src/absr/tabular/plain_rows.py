"""The rows of a sheet in the form that known programs write (see `plain`).

What stands around the rows goes through expat all the same; workbooks made from one model have
it in common, and it is read once for all of them.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from absr.model.source import column_index
from absr.tabular.book import NUMBER, SHARED
from absr.tabular.frame import Frame
from absr.tabular.grid import LAST_COLUMN, LAST_ROW, Content
from absr.tabular.markup import XmlFeed, parse
from absr.tabular.plain import HEAD, LONGEST, NotPlainError, decoded, unescape
from absr.tabular.rejection import Rejected, damaged
from absr.tabular.serials import NumberForm
from absr.tabular.strings import rich_text

if TYPE_CHECKING:
    from collections.abc import Iterable

    from absr.tabular.book import CellKind
    from absr.tabular.grid import Grid
    from absr.tabular.limits import Limits
    from absr.tabular.workbook import Spot, Value

_ATTRIBUTES = '(?: [a-z]+="[A-Za-z0-9]*")*+'
_ANY_ATTRIBUTES = '(?: [A-Za-z0-9:]+="[^"<>&]*")*+'
_DIGITS = r"[0-9]{1,15}(?:\.[0-9]{1,20})?"
"""What most cells hold: a number, or that of a shared text."""
_BODY = (
    f"(?:<f{_ANY_ATTRIBUTES}(?: ?/>|>[^<]*</f>))?"
    '(?:<v(?: xml:space="preserve")?>[^<]*</v>|<v ?/>|<is>(?:[^<]++|<(?!/is>))*+</is>)?'
)
_ROW = re.compile(
    rf'<row r="([1-9][0-9]{{0,6}})"({_ANY_ATTRIBUTES})(?: ?/>|>('
    rf'(?:<c r="[A-Z]{{1,3}}\1"{_ATTRIBUTES}(?:><v>{_DIGITS}</v></c>| ?/>|>{_BODY}</c>))*+'
    ")</row>)"
)
_CELL = re.compile(
    rf'<c r="([A-Z]+)[0-9]+"({_ATTRIBUTES})(?:><v>({_DIGITS})</v></c>| ?/>|>({_BODY})</c>)'
)
_PARTS = re.compile(
    "(?:<f([^<>]*?)(?:/>|>([^<]*)</f>))?(?:(<v)[^<>]*>(?:([^<]*)</v>)?|<is>(.*)</is>)?", re.DOTALL
)
_ATTRIBUTE = re.compile(' ([a-z]+)="([A-Za-z0-9]*)"')
_ROWS_START = re.compile("<sheetData( ?/)?>")
_MOST_KNOWN = 10_000
"""Dates come back often: so many are kept ready."""
_HIDDEN = re.compile(' hidden="(?:1|true)"')


def read_plain_rows(pieces: Iterable[bytes], grid: Grid) -> Frame:
    """Fill `grid` with the rows and give what stands around them."""
    reader = _PlainReader(grid)
    try:
        for text in decoded(pieces):
            reader.take(text)
        return reader.close()
    except Rejected as rejected:
        # The general way may still repair it.
        if rejected.facts.get("cause") == "xml":
            raise NotPlainError from None
        raise


class _PlainReader:
    """Reads a sheet: what comes before the rows, the rows, what comes after."""

    def __init__(self, grid: Grid) -> None:
        self._grid = grid
        self._limits = grid.book.limits
        self._stage = self._before
        self._head = self._rest = ""
        self._last_row = 0
        self._kinds: dict[str, CellKind] = {}
        self._columns: dict[str, int] = {}
        self._known: dict[tuple[CellKind, str], Value] = {}

    def take(self, text: str) -> None:
        """Take the next piece of the sheet."""
        self._rest += text
        self._stage()

    def close(self) -> Frame:
        """Check that the sheet was complete, and give what stood around the rows."""
        if self._stage != self._after:
            raise NotPlainError
        frame = _frame(self._head + self._rest, self._limits)
        if frame.parts_with_rows != 1:
            raise NotPlainError
        return frame

    def _before(self) -> None:
        start = _ROWS_START.search(self._rest)
        if start is None:
            if len(self._rest) > LONGEST:
                raise NotPlainError
            return
        self._head, self._rest = self._rest[: start.end()], self._rest[start.end() :]
        # Nothing but tags: the rows do not begin within a comment.
        if not HEAD.match(self._head) or "<!" in self._head or self._head.count("<?") > 1:
            raise NotPlainError
        self._stage = self._after if start[1] else self._inside
        self._stage()

    def _inside(self) -> None:
        end = 0
        for row in _ROW.finditer(self._rest):
            if row.start() != end:
                raise NotPlainError
            end = row.end()
            number, attributes, cells = row.groups()
            self._row(int(number), attributes, cells)
        self._rest = self._rest[end:]
        if self._rest.startswith("</sheetData>"):
            self._stage = self._after
            self._stage()
        elif "</row>" in self._rest or len(self._rest) > LONGEST:
            raise NotPlainError

    def _after(self) -> None:
        if len(self._rest) > LONGEST:
            raise NotPlainError

    def _row(self, number: int, attributes: str, cells: str | None) -> None:
        if number <= self._last_row:
            raise NotPlainError
        self._last_row = number
        if not cells:
            return
        if number > LAST_ROW:
            raise damaged("address", cells=(str(number),))
        values = self._values(number, cells)
        if values:
            self._grid.add(number, values)
            if "hidden" in attributes and _HIDDEN.search(attributes):
                self._grid.hidden_rows.append(number)

    def _values(self, number: int, cells: str) -> list[Value]:
        """The values of a row, each at its column."""
        found = _CELL.findall(cells)
        try:
            try:
                return self._placed(number, found)
            except KeyError:
                self._learn(number, found)
                return self._placed(number, found)
        except (IndexError, ValueError):
            raise NotPlainError from None

    def _learn(self, number: int, found: Iterable[tuple[str, str, str, str]]) -> None:
        """Get to know the columns and the kinds of cells of a row, once and for all."""
        for letters, attributes, _, _ in found:
            column = column_index(letters)
            if column > LAST_COLUMN:
                raise damaged("address", cells=(f"{letters}{number}",))
            self._columns[letters] = column
            known = dict(_ATTRIBUTE.findall(attributes))
            self._kinds[attributes] = self._grid.book.kind(known.get("t"), known.get("s"))

    def _placed(self, number: int, found: Iterable[tuple[str, str, str, str]]) -> list[Value]:
        """The values of the cells, each at its column: here is where the time goes.

        Raises KeyError for a column or a kind of cell not met before, IndexError or ValueError
        for a shared text that does not exist.
        """
        strings, kinds, columns = self._grid.book.strings, self._kinds, self._columns
        values: list[Value] = []
        width = 0
        value: Value
        for letters, attributes, digits, body in found:
            kind = kinds[attributes]
            column = columns[letters]
            if digits and kind is SHARED:
                value = strings[int(digits)]
            elif digits and kind is NUMBER:
                value = int(digits) if digits.isdecimal() else _decimal(digits)
            elif digits or body:
                value = self._other((number, column), kind, digits, body)
            else:
                continue
            if value is None:
                continue
            if column == width:
                values.append(value)
                width += 1
            elif column > width:
                values += [None] * (column - width)
                values.append(value)
                width = column + 1
            else:
                values[column] = value
        return values

    def _other(self, spot: Spot, kind: CellKind, digits: str, body: str) -> Value:
        """The value of a cell that is neither a usual number nor a shared text."""
        if kind.type != "n" or kind.form is NumberForm.NUMBER:
            return self._grid.value(spot, kind, _content(digits, body, self._limits))
        known = self._known.get((kind, digits or body))
        if known is None:
            known = self._grid.value(spot, kind, _content(digits, body, self._limits))
            if len(self._known) < _MOST_KNOWN and known is not None:
                self._known[kind, digits or body] = known
        return known


@lru_cache(maxsize=16)
def _frame(around: str, limits: Limits) -> Frame:
    """What is told by a sheet of which the rows were left out."""
    frame = Frame(limits)
    parse([around.encode()], XmlFeed("", limits, start=frame.start))
    return frame


def _decimal(digits: str) -> int | float:
    """The number, an int when it is whole all the same (`93063.0`)."""
    number = float(digits)
    return int(number) if number.is_integer() else number


def _content(digits: str, body: str, limits: Limits) -> Content:
    """What stands in a cell, from its only number or from all the XML inside it."""
    if digits:
        return Content(None, digits, None)
    parts = _PARTS.fullmatch(body)
    if parts is None:  # pragma: no cover -- _BODY has proved the form already
        raise NotPlainError
    attributes, formula, has_value, written, inline = parts.groups()
    return Content(
        formula=None if attributes is None else unescape(formula or ""),
        value=unescape(written or "") if has_value else None,
        inline=None if inline is None else rich_text(inline, limits),
    )
