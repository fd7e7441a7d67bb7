"""What an old Excel workbook says of itself before its sheets: names, texts, number formats."""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING

from absr.model.record import NamedTuple
from absr.tabular.rejection import Rejected, damaged, too_large
from absr.tabular.serials import NumberForm, form_of_format
from absr.tabular.text import clean
from absr.tabular.workbook import SheetState
from absr.tabular.xls_records import Pieces, records

if TYPE_CHECKING:
    from absr.tabular.limits import Limits
    from absr.tabular.xls_records import Record

_BOF, _EOF = 0x809, 0x0A
_BIFF8 = 0x600
_GLOBALS = 0x0005
_WORKSHEET = 0
_MACRO_SHEETS = frozenset({1, 6})
_STATES = {0: SheetState.VISIBLE, 1: SheetState.HIDDEN, 2: SheetState.VERY_HIDDEN}
_OWN_SUPPORT = frozenset({0x0401, 0x3A01})
"""A supporting book that is this very workbook, or functions of an added program."""
_MASK_OF_STATE = 0x03


class SheetEntry(NamedTuple):
    """A worksheet as the workbook lists it, before its cells are read."""

    name: str
    state: SheetState
    start: int


class OldBook(NamedTuple):
    """What the sheets of an old workbook share."""

    sheets: tuple[SheetEntry, ...]
    strings: tuple[str, ...]
    """As they are written: each is cleaned where a cell cites it."""
    forms: tuple[NumberForm, ...]
    since_1904: bool
    recalculated: bool
    """No program that computes has ever saved it: formulas may hold no result."""
    macros: bool
    external_links: bool
    end: int
    """Where the records of the workbook itself end."""


def read_book(stream: bytes, limits: Limits) -> OldBook:
    """The workbook's own records; rejects what is protected or older than Excel 97."""
    reader = _Globals(limits)
    for record in records(stream, 0):
        if record.kind == _EOF:
            return reader.book(record.end)
        reader.take(record)
    raise damaged("truncated")


def check_beginning(record: Record, expected: int | None = None) -> int:
    """The kind of part that a first record opens; rejects older formats (F010)."""
    if record.kind != _BOF or len(record.data) < 4:  # noqa: PLR2004 -- version and kind
        if record.kind & 0xFF == 0x09:  # noqa: PLR2004 -- how formats older than Excel 5 begin
            raise Rejected("F010", form="xls")
        raise damaged("records")
    version, kind = struct.unpack_from("<2H", record.data)
    if version < _BIFF8:
        raise Rejected("F010", form="xls")
    if version > _BIFF8 or (expected is not None and kind != expected):
        raise damaged("records")
    return int(kind)


class _Globals:
    """Takes the records one after the other."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._begun = False
        self._sheets: list[SheetEntry] = []
        self._strings: tuple[str, ...] = ()
        self._codes: dict[int, str] = {}
        self._styles: list[int] = []
        self._since_1904 = self._computed = self._macros = self._links = False
        self._by_kind = {
            0x2F: self._protected,
            0x85: self._sheet,
            0x22: self._days,
            0x41E: self._format,
            0xE0: self._style,
            0xFC: self._shared_texts,
            0x1AE: self._support,
            0x1C1: self._engine,
            0xD3: self._program,
        }

    def take(self, record: Record) -> None:
        """Take a record; those of no concern are passed over."""
        if not self._begun:
            check_beginning(record, _GLOBALS)
            self._begun = True
            return
        handler = self._by_kind.get(record.kind)
        if handler is None:
            return
        try:
            handler(record)
        except (struct.error, IndexError):
            raise damaged("records") from None

    def book(self, end: int) -> OldBook:
        """What was taken."""
        starts = [sheet.start for sheet in self._sheets]
        if len(set(starts)) < len(starts):
            raise damaged("records")
        return OldBook(
            sheets=tuple(self._sheets),
            strings=self._strings,
            forms=tuple(form_of_format(style, self._codes) for style in self._styles),
            since_1904=self._since_1904,
            recalculated=not self._computed,
            macros=self._macros,
            external_links=self._links,
            end=end,
        )

    def _protected(self, _record: Record) -> None:
        raise Rejected("F004")

    def _sheet(self, record: Record) -> None:
        start, state, kind = struct.unpack_from("<LBB", record.data)
        if kind in _MACRO_SHEETS:
            self._macros = True
        if kind != _WORKSHEET:
            return
        if len(self._sheets) >= self._limits.sheets:
            raise too_large("sheets", self._limits.sheets)
        name = clean(Pieces(record.pieces, 6).text(wide_length=False))[0]
        shown = _STATES.get(state & _MASK_OF_STATE, SheetState.VISIBLE)
        self._sheets.append(SheetEntry(name, shown, start))

    def _days(self, record: Record) -> None:
        self._since_1904 = struct.unpack_from("<H", record.data)[0] == 1

    def _format(self, record: Record) -> None:
        (number,) = struct.unpack_from("<H", record.data)
        self._codes[number] = Pieces(record.pieces, 2).text()

    def _style(self, record: Record) -> None:
        self._styles.append(struct.unpack_from("<H", record.data, 2)[0])

    def _shared_texts(self, record: Record) -> None:
        _, count = struct.unpack_from("<2L", record.data)
        if count > self._limits.strings:
            raise too_large("strings", self._limits.strings)
        pieces = Pieces(record.pieces, 8)
        found: list[str] = []
        while len(found) < count and not pieces.at_end:
            found.append(pieces.text())
        self._strings = tuple(found)

    def _support(self, record: Record) -> None:
        _, kind = struct.unpack_from("<2H", record.data)
        self._links = self._links or kind not in _OWN_SUPPORT

    def _engine(self, _record: Record) -> None:
        self._computed = True

    def _program(self, _record: Record) -> None:
        self._macros = True
