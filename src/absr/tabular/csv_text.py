"""From the bytes of a CSV file to one sheet of texts; every fault of the file is a problem.

Nothing is guessed about the values: all are texts, `00123` stays as it is written. What has to be
found out is the encoding (a byte order mark, else strict UTF-8, else Windows-1252, as French
spreadsheets write it) and the separator (the one that cuts the first records most evenly).
"""

from __future__ import annotations

import csv
import hashlib
import io
from contextlib import suppress
from itertools import islice
from typing import TYPE_CHECKING

from absr.model.problem import Problem, Severity
from absr.tabular.limits import DEFAULT_LIMITS
from absr.tabular.rejection import Rejected, too_large
from absr.tabular.text import clean
from absr.tabular.workbook import Row, Sheet, SheetState, Workbook

if TYPE_CHECKING:
    from collections.abc import Iterator

    from absr.tabular.limits import Limits

CSV_ENDINGS = (".csv", ".tsv")

_MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_OLD = "cp1252"
_SEPARATORS = ";\t,"
_SAMPLE_RECORDS = 20
_GUARDED = ("'=", "'+", "'-", "'@", "'\t", "'\r")
"""How absr itself writes a text that a spreadsheet would take for a formula."""


def read_csv(
    name: str, data: bytes, limits: Limits = DEFAULT_LIMITS
) -> tuple[Workbook | None, tuple[Problem, ...]]:
    """The file as a workbook of one sheet, named after it, or None; and the problems found.

    F021 names the line where a quotation mark opens that is never closed; F020 says that the
    file was read as Windows-1252, V110 that characters had to be replaced.
    """
    try:
        if len(data) > limits.file_bytes:
            raise too_large("file_bytes", limits.file_bytes)
        text, encoding = _decoded(data)
        sheet, problems = _sheet(name, text, limits)
    except Rejected as rejected:
        return None, (rejected.problem(name),)
    if encoding == _OLD and not data.isascii():
        problems.append(Problem("F020", Severity.INFO, name))
    if not sheet.rows:
        problems.append(Problem("F011", Severity.ERROR, name))
    workbook = Workbook(
        name=name,
        sha256=hashlib.sha256(data).hexdigest(),
        sheets=(sheet,),
        since_1904=False,
        macros=False,
        external_links=False,
    )
    return workbook, tuple(problems)


def _decoded(data: bytes) -> tuple[str, str]:
    """The text of the file and the encoding it was read in."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data.decode(encoding, "replace"), encoding
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        return data.decode(_OLD, "replace"), _OLD


def _sheet(name: str, text: str, limits: Limits) -> tuple[Sheet, list[Problem]]:
    title = name.rsplit(".", maxsplit=1)[0]
    rows: list[Row] = []
    problems: list[Problem] = []
    room = limits.cells
    for number, cells in _records(text, limits):
        taken = [clean(_without_guard(cell)) for cell in cells]
        values = [value or None for value, _ in taken]
        problems += [
            Problem("V110", Severity.WARNING, name, title, (f"{_letters(place)}{number}",))
            for place, (_, replaced) in enumerate(taken)
            if replaced
        ]
        while values and values[-1] is None:
            values.pop()
        room -= len(values) + 3
        if room < 0:
            raise too_large("cells", limits.cells)
        if values:
            rows.append(Row(number, tuple(values)))
    none: frozenset[int] = frozenset()
    return (
        Sheet(title, SheetState.VISIBLE, tuple(rows), (), none, none, none, False, False, {}, {}),
        problems,
    )


def _records(text: str, limits: Limits) -> Iterator[tuple[int, list[str]]]:
    """Each record with the number of the row a spreadsheet shows it in.

    A record with line breaks inside quotation marks is one row there.
    """
    csv.field_size_limit(limits.text_chars)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_separator(text), strict=True)
    number = 0
    opened = 0
    while True:
        opened = reader.line_num + 1
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as fault:
            if "field limit" in str(fault):
                raise too_large("text_chars", limits.text_chars) from None
            raise Rejected("F021", cells=(str(opened),)) from None
        number += 1
        yield number, cells


def _separator(text: str) -> str:
    """The separator that cuts most of the first records into one number of cells, the largest.

    Quotation marks count: a comma or a line break inside a text cuts nothing.
    """

    def weight(separator: str) -> tuple[float, int]:
        reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
        widths: list[int] = []
        with suppress(csv.Error):  # said when the records are read
            widths += (len(cells) for cells in islice(reader, _SAMPLE_RECORDS) if cells)
        cut = [width for width in widths if width > 1]
        commonest = max(cut, key=lambda width: (cut.count(width), width), default=0)
        return cut.count(commonest) * len(cut) / max(len(widths), 1) ** 2, commonest

    return max(_SEPARATORS, key=weight)


def _without_guard(cell: str) -> str:
    return cell[1:] if cell.startswith(_GUARDED) else cell


def _letters(column: int) -> str:
    from absr.model.source import column_letters

    return column_letters(column)
