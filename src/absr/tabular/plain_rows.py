"""The rows of a sheet in the form that known programs write (see `plain`).

What stands around the rows goes through expat all the same; workbooks made from one model have
it in common, and it is read once for all of them.
"""

from __future__ import annotations

import re
from functools import lru_cache, partial
from operator import ge
from typing import TYPE_CHECKING

from absr.model.source import column_index
from absr.tabular.book import NUMBER, SHARED
from absr.tabular.frame import Frame
from absr.tabular.grid import LAST_COLUMN, LAST_ROW, Content
from absr.tabular.markup import XmlFeed, parse
from absr.tabular.plain import HEAD, LONGEST, NotPlainError, decoded, unescape
from absr.tabular.rejection import Rejected, damaged
from absr.tabular.row_shapes import DIGITS, PlainCell, shape_of
from absr.tabular.serials import NumberForm
from absr.tabular.strings import rich_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from absr.tabular.book import CellKind
    from absr.tabular.grid import Grid
    from absr.tabular.limits import Limits
    from absr.tabular.row_shapes import RowShape
    from absr.tabular.workbook import Spot, Value

    _Found = tuple[str, str, str, str]
    """Letters and attributes of a cell, its digits where it holds nothing else, its body."""

_ATTRIBUTES = '(?: [a-z]+="[A-Za-z0-9]*")*+'
_ANY_ATTRIBUTES = '(?: [A-Za-z0-9:]+="[^"<>&]*")*+'
_BODY = (
    f"(?:<f{_ANY_ATTRIBUTES}(?: ?/>|>[^<]*</f>))?"
    '(?:<v(?: xml:space="preserve")?>[^<]*</v>|<v ?/>|<is>(?:[^<]++|<(?!/is>))*+</is>)?'
)
_ROW = re.compile(
    rf'<row r="([1-9][0-9]{{0,6}})"({_ANY_ATTRIBUTES})(?: ?/>|>('
    rf'(?:<c r="[A-Z]{{1,3}}\1"{_ATTRIBUTES}(?:><v>{DIGITS}</v></c>| ?/>|>{_BODY}</c>))*+'
    ")</row>)"
)
_CELL = re.compile(
    rf'<c r="([A-Z]+)[0-9]+"({_ATTRIBUTES})(?:><v>({DIGITS})</v></c>| ?/>|>({_BODY})</c>)'
)
_PARTS = re.compile(
    "(?:<f([^<>]*?)(?:/>|>([^<]*)</f>))?(?:(<v)[^<>]*>(?:([^<]*)</v>)?|<is>(.*)</is>)?", re.DOTALL
)
_ATTRIBUTE = re.compile(' ([a-z]+)="([A-Za-z0-9]*)"')
_ROWS_START = re.compile("<sheetData( ?/)?>")
_MOST_KNOWN = 10_000
"""Dates come back often: so many are kept ready."""
_MOST_SHAPES = 12
_MOST_MET = 200
"""Kinds of rows that are known at most: a sheet of which each row is of its own has none."""
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
        self._shapes: list[RowShape] = []
        """What the rows read last have in common, the last one first."""
        self._met: set[tuple[str, tuple[PlainCell, ...]]] = set()
        """Rows of which none that is alike was met before."""

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
        end = self._rows_alike(0)
        while row := _ROW.match(self._rest, end):
            number, attributes, cells = row.groups()
            self._row(int(number), attributes, cells)
            end = self._rows_alike(row.end())
        self._rest = self._rest[end:]
        if self._rest.startswith("</sheetData>"):
            self._stage = self._after
            self._stage()
        elif "</row>" in self._rest or len(self._rest) > LONGEST:
            raise NotPlainError

    def _after(self) -> None:
        if len(self._rest) > LONGEST:
            raise NotPlainError

    def _rows_alike(self, start: int) -> int:
        """Take the rows that are like one that was read, and give where they end."""
        end, shapes = start, self._shapes
        place = 0
        while place < len(shapes):
            contents = []
            match = shapes[place].pattern.match
            while row := match(self._rest, end):
                contents.append(row.groups())
                end = row.end()
            if contents:
                self._take_alike(shapes[place], contents)
                shapes.insert(0, shapes.pop(place))
                place = 0
            else:
                place += 1
        return end

    def _take_alike(self, shape: RowShape, contents: Sequence[Sequence[str]]) -> None:
        numbers = [int(content[0]) for content in contents]
        if numbers[0] <= self._last_row or any(map(ge, numbers, numbers[1:])):
            raise NotPlainError
        self._last_row = numbers[-1]
        if numbers[-1] > LAST_ROW:
            beyond = next(number for number in numbers if number > LAST_ROW)
            raise damaged("address", cells=(str(beyond),))
        try:
            values = [*shape.values(contents, partial(self._column, numbers))]
        except (IndexError, ValueError):
            raise NotPlainError from None
        self._grid.add_all(numbers, values)

    def _column(
        self, numbers: Sequence[int], kind: CellKind, column: int, contents: Iterable[str]
    ) -> Iterable[Value]:
        """The values of cells that stand below each other, of which digits are given."""
        if kind is SHARED:
            return map(self._grid.book.strings.__getitem__, map(int, contents))
        if kind is NUMBER:
            return [int(one) if one.isdecimal() else _decimal(one) for one in contents]
        return [
            self._other((number, column), kind, digits, "")
            for number, digits in zip(numbers, contents, strict=True)
        ]

    def _row(self, number: int, attributes: str, cells: str | None) -> None:
        if number <= self._last_row:
            raise NotPlainError
        self._last_row = number
        if not cells:
            return
        if number > LAST_ROW:
            raise damaged("address", cells=(str(number),))
        found = _CELL.findall(cells)
        values = self._values(number, found)
        if len(self._shapes) < _MOST_SHAPES and len(self._met) < _MOST_MET:
            self._learn_shape(attributes, found)
        if values:
            self._grid.add(number, values)
            if "hidden" in attributes and _HIDDEN.search(attributes):
                self._grid.hidden_rows.append(number)

    def _learn_shape(self, attributes: str, found: Sequence[_Found]) -> None:
        """Know rows like this one, when it is the second of a kind that many may be of."""
        if any(body for _, _, _, body in found):
            return
        cells = tuple(
            PlainCell(letters, looks, self._columns[letters], self._kinds[looks], not digits)
            for letters, looks, digits, _ in found
        )
        if (attributes, cells) not in self._met:  # most headers and notes are alone of their kind
            self._met.add((attributes, cells))
            return
        shape = shape_of(attributes, cells)
        if shape is not None:
            self._shapes.insert(0, shape)

    def _values(self, number: int, found: Sequence[_Found]) -> list[Value]:
        """The values of a row, each at its column."""
        try:
            try:
                return self._placed(number, found)
            except KeyError:
                self._learn(number, found)
                return self._placed(number, found)
        except (IndexError, ValueError):
            raise NotPlainError from None

    def _learn(self, number: int, found: Iterable[_Found]) -> None:
        """Get to know the columns and the kinds of cells of a row, once and for all."""
        for letters, attributes, _, _ in found:
            if letters not in self._columns:
                column = column_index(letters)
                if column > LAST_COLUMN:
                    raise damaged("address", cells=(f"{letters}{number}",))
                self._columns[letters] = column
            if attributes not in self._kinds:
                known = dict(_ATTRIBUTE.findall(attributes))
                self._kinds[attributes] = self._grid.book.kind(known.get("t"), known.get("s"))

    def _placed(self, number: int, found: Iterable[_Found]) -> list[Value]:
        """The values of the cells, each at its column.

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
