"""From the bytes of an old Excel workbook (.xls, Excel 97 to 2003) to its sheets.

What is older (Excel 5 and 95) is refused, as is what a password protects. Formulas give the result
that the file holds; a file in which no formula has any was never computed, and each is told.
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from absr.model.problem import Problem, Severity
from absr.tabular.gathered import Gathered
from absr.tabular.limits import DEFAULT_LIMITS
from absr.tabular.ole import OLE_BEGINS, Compound
from absr.tabular.rejection import Rejected, damaged, too_large
from absr.tabular.workbook import Workbook
from absr.tabular.xls_book import read_book
from absr.tabular.xls_cells import CellReader

if TYPE_CHECKING:
    from collections.abc import Callable

    from absr.tabular.limits import Limits
    from absr.tabular.workbook import Sheet
    from absr.tabular.xls_book import OldBook, SheetEntry

Reading = tuple[Workbook | None, tuple[Problem, ...]]

_MACROS = "_VBA_PROJECT_CUR"


def read_xls(
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
        stream, parts = _workbook_stream(data)
        book = read_book(stream, limits)
        sheets, problems = _Sheets(name, stream, book, limits).read(unread)
    except Rejected as rejected:
        return None, (rejected.problem(name),)
    read = [sheet for sheet in sheets if not unread(sheet.name)]
    if read and not any(sheet.rows or sheet.errors or sheet.uncomputed for sheet in read):
        problems.append(Problem("F011", Severity.ERROR, name))
    macros = book.macros or _MACROS in parts
    if macros:
        problems.append(Problem("F012", Severity.INFO, name))
    if book.external_links:
        problems.append(Problem("F018", Severity.INFO, name))
    workbook = Workbook(
        name=name,
        sha256=hashlib.sha256(data).hexdigest(),
        sheets=sheets,
        since_1904=book.since_1904,
        macros=macros,
        external_links=book.external_links,
    )
    return workbook, tuple(problems)


def _workbook_stream(data: bytes) -> tuple[bytes, tuple[str, ...]]:
    """The records of the workbook, and the names of what else stands in the file."""
    if not data.startswith(OLE_BEGINS):  # some programs write the records bare
        return data, ()
    container = Compound(data)
    names = container.names()
    if "EncryptedPackage" in names:
        raise Rejected("F004")
    stream = container.stream("Workbook")
    if stream is not None:
        return stream, names
    if container.stream("Book") is not None:
        raise Rejected("F010", form="xls")
    raise damaged("missing", "Workbook")


class _Sheets:
    """Reads the sheets one after the other."""

    def __init__(self, name: str, stream: bytes, book: OldBook, limits: Limits) -> None:
        self._name = name
        self._stream = stream
        self._book = book
        self._limits = limits
        self._read = book.end
        """Bytes of records read: in a sound file no two sheets share any."""
        self._room = limits.cells

    def read(self, unread: Callable[[str], bool]) -> tuple[tuple[Sheet, ...], list[Problem]]:
        """Every worksheet in its order, and what is to be said of them."""
        gathered = [self._one(entry, skip=unread(entry.name)) for entry in self._book.sheets]
        never = self._book.recalculated and not any(reader.computed for _, reader in gathered)
        sheets, problems = [], []
        for sheet, reader in gathered:
            for spot, value in reader.trivial:
                if never:
                    sheet.note_uncomputed(spot, "")
                else:
                    sheet.take(spot, value)
            done, found = sheet.finished(self._name)
            sheets.append(done)
            problems += found
        return tuple(sheets), problems

    def _one(self, entry: SheetEntry, *, skip: bool) -> tuple[Gathered, CellReader]:
        sheet = Gathered(entry.name, self._limits, self._room, state=entry.state)
        reader = CellReader(self._book, sheet)
        if skip:
            return sheet, reader
        try:
            end = reader.read(self._stream, entry.start)
            self._read += end - entry.start
            if self._read > len(self._stream):
                raise damaged("records")
        except Rejected as rejected:
            rejected.sheet = entry.name
            raise
        self._room = sheet.room
        return sheet, reader
