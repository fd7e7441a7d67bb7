"""The cells of one sheet of an old Excel workbook, record by record (MS-XLS 2.4)."""

from __future__ import annotations

import math
import struct
from typing import TYPE_CHECKING

from absr.tabular.rejection import damaged
from absr.tabular.serials import NumberForm, read_serial
from absr.tabular.workbook import MergedRange
from absr.tabular.xls_book import check_beginning
from absr.tabular.xls_records import Pieces, records

if TYPE_CHECKING:
    from absr.tabular.gathered import Gathered
    from absr.tabular.workbook import Spot, Value
    from absr.tabular.xls_book import OldBook
    from absr.tabular.xls_records import Record

_BOF, _EOF = 0x809, 0x0A
_STRING = 0x207
_WORKSHEET = 0x0010
_LAST_COLUMN = 255
_ERRORS = {
    0x00: "#NULL!",
    0x07: "#DIV/0!",
    0x0F: "#VALUE!",
    0x17: "#REF!",
    0x1D: "#NAME?",
    0x24: "#NUM!",
    0x2A: "#N/A",
    0x2B: "#GETTING_DATA",
}
_NO_NUMBER = "#NUM!"
_RESULT_TEXT, _RESULT_TRUTH, _RESULT_ERROR, _RESULT_BLANK = range(4)
_NOT_A_NUMBER_RESULT = b"\xff\xff"
_HIDDEN_ROW, _HIDDEN_COLUMN, _COLUMN_LEVEL = 0x20, 0x01, 0x0700
_HUNDREDTH, _WHOLE = 0x01, 0x02


class CellReader:
    """Takes the records of one sheet into a gathered sheet."""

    def __init__(self, book: OldBook, sheet: Gathered) -> None:
        """Prepare to fill `sheet`."""
        self.trivial: list[tuple[Spot, Value]] = []
        """Formulas whose result is nothing or 0, as in a file that nobody computed."""
        self.computed = 0
        """Formulas with another result."""
        self._book = book
        self._sheet = sheet
        self._columns: list[tuple[int, int, int]] = []
        self._awaited: Spot | None = None
        self._by_kind = {
            0xFD: self._shared,
            0x204: self._label,
            0xD6: self._label,
            0x27E: self._packed,
            0xBD: self._many_packed,
            0x203: self._number,
            0x06: self._formula,
            _STRING: self._result_text,
            0x205: self._truth_or_error,
            0xE5: self._merged,
            0x7D: self._column,
            0x208: self._row,
            0x9B: self._filtered,
            0x9E: self._filtered,
            0x1C: self._comment,
        }

    def read(self, stream: bytes, start: int) -> int:
        """Read the records from `start` to the end of the sheet; gives where that is."""
        depth = 0
        for record in records(stream, start):
            if depth == 0:
                check_beginning(record, _WORKSHEET)
                depth = 1
            elif record.kind == _BOF:  # a chart inside the sheet
                depth += 1
            elif record.kind == _EOF:
                depth -= 1
                if depth == 0:
                    self._end()
                    return record.end
            elif depth == 1:
                self._take(record)
        raise damaged("truncated")

    def _take(self, record: Record) -> None:
        handler = self._by_kind.get(record.kind)
        if handler is None:
            return
        try:
            handler(record)
        except (struct.error, IndexError):
            raise damaged("records") from None

    def _end(self) -> None:
        for first, last, flags in sorted(self._columns):
            level = "1" if flags & _COLUMN_LEVEL else "0"
            self._sheet.frame.start(
                "col",
                {
                    "hidden": "1",
                    "min": str(first + 1),
                    "max": str(min(last, _LAST_COLUMN) + 1),
                    "outlineLevel": level,
                },
            )

    def _place(self, record: Record) -> tuple[Spot, NumberForm]:
        row, column, style = struct.unpack_from("<3H", record.data)
        return _spot(row, column), self._form(style)

    def _form(self, style: int) -> NumberForm:
        forms = self._book.forms
        return forms[style] if style < len(forms) else NumberForm.NUMBER

    def _shared(self, record: Record) -> None:
        spot, _ = self._place(record)
        (number,) = struct.unpack_from("<L", record.data, 6)
        if number >= len(self._book.strings):
            raise damaged("shared text")
        self._sheet.take(spot, self._book.strings[number])

    def _label(self, record: Record) -> None:
        spot, _ = self._place(record)
        self._sheet.take(spot, Pieces(record.pieces, 6).text())

    def _packed(self, record: Record) -> None:
        spot, form = self._place(record)
        (packed,) = struct.unpack_from("<L", record.data, 6)
        self._take_number(spot, _unpacked(packed), form)

    def _many_packed(self, record: Record) -> None:
        row, column = struct.unpack_from("<2H", record.data)
        for place, start in enumerate(range(4, len(record.data) - 7, 6)):
            style, packed = struct.unpack_from("<HL", record.data, start)
            self._take_number(_spot(row, column + place), _unpacked(packed), self._form(style))

    def _number(self, record: Record) -> None:
        spot, form = self._place(record)
        self._take_number(spot, struct.unpack_from("<d", record.data, 6)[0], form)

    def _take_number(self, spot: Spot, number: float, form: NumberForm) -> None:
        if not math.isfinite(number):
            self._sheet.note_error(spot, _NO_NUMBER)
            return
        self._sheet.take(spot, self._meant(number, form))

    def _meant(self, number: float, form: NumberForm) -> Value:
        whole = int(number) if number.is_integer() else number
        return read_serial(whole, form, since_1904=self._book.since_1904)

    def _formula(self, record: Record) -> None:
        spot, form = self._place(record)
        result = record.data[6:14]
        self._awaited = None
        if result[6:] != _NOT_A_NUMBER_RESULT:
            (number,) = struct.unpack("<d", result)
            if number:
                self.computed += 1
                self._take_number(spot, number, form)
            else:
                self.trivial.append((spot, self._meant(0.0, form)))
            return
        self.computed += result[0] != _RESULT_BLANK
        if result[0] == _RESULT_TEXT:
            self._awaited = spot
        elif result[0] == _RESULT_TRUTH:
            self._sheet.take(spot, value=bool(result[2]))
        elif result[0] == _RESULT_ERROR:
            self._sheet.note_error(spot, _ERRORS.get(result[2], _NO_NUMBER))
        else:
            self.trivial.append((spot, None))

    def _result_text(self, record: Record) -> None:
        if self._awaited is not None:
            self._sheet.take(self._awaited, Pieces(record.pieces).text())
            self._awaited = None

    def _truth_or_error(self, record: Record) -> None:
        spot, _ = self._place(record)
        value, is_error = struct.unpack_from("<2B", record.data, 6)
        if is_error:
            self._sheet.note_error(spot, _ERRORS.get(value, _NO_NUMBER))
        else:
            self._sheet.take(spot, value=bool(value))

    def _merged(self, record: Record) -> None:
        (count,) = struct.unpack_from("<H", record.data)
        for place in range(count):
            top, bottom, left, right = struct.unpack_from("<4H", record.data, 2 + 8 * place)
            if top <= bottom and left <= right:
                self._sheet.merge(MergedRange(top + 1, left, bottom + 1, right))

    def _column(self, record: Record) -> None:
        first, last, width, _, flags = struct.unpack_from("<5H", record.data)
        if (flags & _HIDDEN_COLUMN or width == 0) and first <= last:
            self._columns.append((first, last, flags))

    def _row(self, record: Record) -> None:
        row, flags = struct.unpack_from("<H10xL", record.data)
        if flags & _HIDDEN_ROW:
            self._sheet.hidden_rows.add(row + 1)

    def _filtered(self, _record: Record) -> None:
        self._sheet.frame.filtered = True

    def _comment(self, _record: Record) -> None:
        self._sheet.has_comments = True


def _spot(row: int, column: int) -> Spot:
    if column > _LAST_COLUMN:
        raise damaged("records")
    return row + 1, column


def _unpacked(packed: int) -> float:
    """The number of a cell in four bytes: 30 bits of a whole number, or the top half of a float."""
    if packed & _WHOLE:
        number = float((packed >> 2) - (1 << 30 if packed >> 31 else 0))
    else:
        (number,) = struct.unpack("<d", struct.pack("<Q", (packed & ~3) << 32))
    return float(number / 100 if packed & _HUNDREDTH else number)
