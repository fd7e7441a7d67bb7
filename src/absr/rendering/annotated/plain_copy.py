"""A workbook made anew from the cells as absr read them: what cannot be marked in place."""

from __future__ import annotations

import datetime as dt
import io
import math
import re
from contextlib import suppress
from typing import TYPE_CHECKING

import xlsxwriter
from xlsxwriter.exceptions import XlsxWriterException

from absr.rendering.annotated.marks import CannotAnnotateError
from absr.tabular.workbook import SheetState

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

    from absr.tabular.workbook import Sheet, Value, Workbook

_OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
_DATES = {
    dt.datetime: "dd/mm/yyyy hh:mm",
    dt.date: "dd/mm/yyyy",
    dt.time: "hh:mm:ss",
    dt.timedelta: "[hh]:mm:ss",
}
_FIRST_DAY = dt.date(1900, 3, 1)
"""Before it, spreadsheets do not agree on the day."""

_LONGEST, _LAST_ROW, _LAST_COLUMN, _LONGEST_NAME = 32_767, 1_048_576, 16_383, 31
_NOT_IN_NAMES = re.compile(r"[\[\]:*?/\\]")
_WIDEST, _NARROWEST = 60, 10
_COMPUTED = ("=", "+", "-", "@")
"""A text that begins so would be computed once somebody goes into the cell."""


def sheet_names(workbook: Workbook) -> dict[str, str]:
    """Each sheet's name, and the name under which Excel can hold it."""
    names: dict[str, str] = {}
    taken: set[str] = set()
    for number, sheet in enumerate(workbook.sheets, start=1):
        name = _NOT_IN_NAMES.sub("-", sheet.name)[:_LONGEST_NAME].strip("'") or str(number)
        if name.lower() in taken:
            name = f"{name[: _LONGEST_NAME - 6]} ({number})"
        taken.add(name.lower())
        names[sheet.name] = name
    return names


def plain_copy(workbook: Workbook) -> bytes:
    """A workbook with the same sheets, and the same values at the same addresses.

    Texts stay texts, whatever they begin with; no formula is in it. CannotAnnotateError when a
    value or a place is beyond what Excel can hold.
    """
    try:
        return _made(workbook)
    except XlsxWriterException as error:
        raise CannotAnnotateError from error


def _made(workbook: Workbook) -> bytes:
    names = sheet_names(workbook)
    made = io.BytesIO()
    book = xlsxwriter.Workbook(made, _OPTIONS)
    forms: dict[str, Format] = {
        text: book.add_format({"num_format": text}) for text in _DATES.values()
    }
    forms["@"] = book.add_format({"quote_prefix": True})
    shown = [s for s in workbook.sheets if s.state is SheetState.VISIBLE]
    for sheet in workbook.sheets:
        page = book.add_worksheet(names[sheet.name])
        _fill(page, sheet, forms)
        if sheet.state is SheetState.HIDDEN and shown:
            page.hide()
        elif sheet.state is SheetState.VERY_HIDDEN and shown:
            page.very_hidden()
        elif shown and sheet is shown[0]:
            page.activate()
            page.set_first_sheet()
    book.close()
    return made.getvalue()


def _fill(page: Worksheet, sheet: Sheet, forms: dict[str, Format]) -> None:
    widths: dict[int, int] = {}
    for row in sheet.rows:
        if row.number > _LAST_ROW or len(row.values) > _LAST_COLUMN + 1:
            raise CannotAnnotateError
        for column, value in enumerate(row.values):
            _put(page, (row.number - 1, column), value, forms)
            if isinstance(value, str):
                widths[column] = max(widths.get(column, 0), len(value))
    for (number, column), text in sheet.errors.items():
        page.write_formula(number - 1, column, f"={text}", None, text)
    for column in sorted(widths.keys() | sheet.hidden_columns):
        wide = min(_WIDEST, max(_NARROWEST, widths.get(column, 0)))
        page.set_column(column, column, wide, None, {"hidden": column in sheet.hidden_columns})
    for merged in sheet.merged:
        _merge(page, sheet, merged, forms)


def _put(page: Worksheet, spot: tuple[int, int], value: Value, forms: dict[str, Format]) -> None:
    """One value as what it is."""
    if value is None:
        return
    if isinstance(value, str) or not _is_known(value):
        text = str(value)
        if len(text) > _LONGEST:
            raise CannotAnnotateError
        page.write_string(*spot, text, forms["@"] if text.startswith(_COMPUTED) else None)
    elif isinstance(value, bool):
        page.write_boolean(*spot, value)
    elif isinstance(value, int | float):
        page.write_number(*spot, value)
    else:
        page.write_datetime(*spot, value, forms[_DATES[type(value)]])


def _is_known(value: Value) -> bool:
    """Whether Excel has such a number or such a day."""
    if isinstance(value, dt.datetime):
        return value.date() >= _FIRST_DAY
    if isinstance(value, dt.date):
        return value >= _FIRST_DAY
    return not isinstance(value, float) or math.isfinite(value)


def _merge(
    page: Worksheet, sheet: Sheet, merged: tuple[int, int, int, int], forms: dict[str, Format]
) -> None:
    """A merged range, its value in its first cell."""
    first_row, first_column, last_row, last_column = merged
    with suppress(XlsxWriterException):  # ranges that overlap: a damaged file has such
        page.merge_range(first_row - 1, first_column, last_row - 1, last_column, "")
    value = next((r.at(first_column) for r in sheet.rows if r.number == first_row), None)
    _put(page, (first_row - 1, first_column), value, forms)
