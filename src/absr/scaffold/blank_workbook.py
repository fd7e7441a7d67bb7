"""The blank workbooks that people fill: from the declared kinds to an .xlsx, byte for byte.

Core columns stand first, the others are folded; drop-downs hold the project's lists; grey rows
show how to fill; the first sheet explains.
"""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from absr.model.fields import ValueType
from absr.model.kinds import sheet_forms
from absr.model.source import column_letters
from absr.scaffold.instruction_sheets import Told, words, write_instructions, write_lists
from absr.scaffold.workbook_styles import AS_TEXT, NAMED_BAND, QUANTITIES, Styles, stands_open

if TYPE_CHECKING:
    from collections.abc import Callable

    from absr.model.fields import Field, SheetForm
    from absr.model.settings import Settings
    from absr.wording.speech import Speech

ROWS = 1000
"""Rows prepared with drop-downs, at least."""

_FIXED_DAY = dt.datetime(2026, 1, 1)  # noqa: DTZ001 -- a constant: equal bytes at each run
_LONGEST_HELP = 255
_LONGEST_TITLE = 32
"""What a spreadsheet shows beside a chosen cell, in UTF-16 units."""
_LINE_POINTS = 15.5
_BOLD = 1.05
"""How much wider bold letters are than the unit of a column's width."""
_A4 = 9
_PAGE_WIDTH = 220
"""Widths of columns that can still be read on a page."""

Rows = Mapping[str, Sequence[Mapping[str, object]]]
"""Id of a sheet form → its rows, each field → value: a text as people write it, a number, a
date, true or false, or several texts."""


def blank_workbook(
    workbook_id: str,
    settings: Settings,
    speech: Speech,
    rows: Rows | None = None,
    told: Told | None = None,
) -> bytes:
    """The workbook as it is given out: instructions, one sheet a form, the lists.

    With `rows`, the sheets hold them below the grey examples; `told` stands instead of the
    instructions for the team where somebody else fills it.
    """
    words = told or Told(
        speech(f"workbook.{workbook_id}.title"), speech(f"workbook.{workbook_id}.instructions")
    )

    def fill(book: Any) -> None:
        _BlankWorkbook(book, workbook_id, settings, speech).write(rows or {}, words)

    return workbook_bytes(words.title, settings.organisation, fill)


def workbook_bytes(title: str, author: str, fill: Callable[[Any], None]) -> bytes:
    """A workbook that `fill` writes into; the same content always gives the same bytes."""
    import xlsxwriter

    buffer = io.BytesIO()
    options = {"strings_to_formulas": False, "strings_to_urls": False, "in_memory": True}
    book = xlsxwriter.Workbook(buffer, options)
    book.set_properties({"title": title, "author": author, "created": _FIXED_DAY})
    fill(book)
    book.close()
    return buffer.getvalue()


class _BlankWorkbook:
    """Writes the sheets of one workbook."""

    def __init__(self, book: Any, workbook_id: str, settings: Settings, speech: Speech) -> None:
        self._book = book
        self._settings = settings
        self._speech = speech
        self._styles = Styles(book)
        self._forms = [form for form in sheet_forms() if form.workbook == workbook_id]
        self._lists = self._used_lists()
        self._ranges = self._list_ranges()

    def write(self, rows: Rows, told: Told) -> None:
        readme = self._book.add_worksheet(self._speech("sheet.readme"))
        titles = [form.title.of(self._speech.language) for form in self._forms]
        sheets = [self._book.add_worksheet(title) for title in titles]
        lists = self._book.add_worksheet(self._speech("sheet.lists"))
        write_instructions(readme, told, self._forms, self._speech, self._styles)
        for form, sheet in zip(self._forms, sheets, strict=True):
            self._form(sheet, form, rows.get(form.id, ()))
        write_lists(lists, self._lists, self._speech, self._styles)
        sheets[0].activate()

    def _used_lists(self) -> dict[str, tuple[str, ...]]:
        names = dict.fromkeys(
            column.values for form in self._forms for column in form.fields() if column.values
        )
        lists = {name: self._settings.choices(name) for name in names}
        if any(c.value is ValueType.YES_NO for form in self._forms for c in form.fields()):
            lists["yes_no"] = (self._speech("yes"), self._speech("no"))
        return {name: values for name, values in lists.items() if values}

    def _list_ranges(self) -> dict[str, str]:
        """List → the cells it stands in on the last sheet."""
        title = self._speech("sheet.lists")
        return {
            name: "='{0}'!${1}$2:${1}${2}".format(title, column_letters(place), len(values) + 1)
            for place, (name, values) in enumerate(self._lists.items())
        }

    # -- the sheets people fill -------------------------------------------------------------

    def _form(self, sheet: Any, form: SheetForm, rows: Sequence[Mapping[str, object]]) -> None:
        columns = form.fields()
        last = max(ROWS, len(rows) + len(form.examples))
        sizes = [self._column(sheet, index, column, last) for index, column in enumerate(columns)]
        folded = [index for index, column in enumerate(columns) if not stands_open(column)]
        if folded:
            sheet.set_column(max(folded) + 1, max(folded) + 1, 3, None, {"collapsed": True})
        widths = [width for _, width in sizes]
        self._examples(sheet, form, widths)
        self._rows(sheet, form, rows, widths)
        sheet.set_row(0, 3 + _LINE_POINTS * max(lines for lines, _ in sizes))
        sheet.freeze_panes(1, 1)
        texts = (
            f"{letters}2:{letters}{last + 1}"
            for letters, column in ((column_letters(i), c) for i, c in enumerate(columns))
            if column.value in AS_TEXT
        )
        sheet.ignore_errors({"number_stored_as_text": " ".join(texts)})
        seen = (size for size, column in zip(sizes, columns, strict=True) if stands_open(column))
        self._page(sheet, form, sum(width for _, width in seen))

    def _column(self, sheet: Any, index: int, column: Field, last: int) -> tuple[int, int]:
        """One column, from its heading to its last row: the lines of its heading, its width."""
        core = stands_open(column)
        heading = self._heading(column)
        width = max(column.width, _width_of(max(heading.split(" "), key=len)))
        folded = {} if core else {"level": 1, "hidden": True}
        sheet.set_column(index, index, width, self._styles.cell(column, is_day=False), folded)
        sheet.write_string(0, index, heading, self._styles.head(column, core=core))
        sheet.data_validation(1, index, last, index, self._validation(column))
        if column.value in QUANTITIES:
            cell = f"{column_letters(index)}2"
            rule = {"type": "formula", "criteria": f"={cell}<>INT({cell})"}
            rule |= {"format": self._styles.fraction()}
            sheet.conditional_format(1, index, last, index, rule)
        return _lines(heading, width), width

    def _validation(self, column: Field) -> dict[str, object]:
        """The drop-down of a listed column, and the help shown when a cell is chosen."""
        rule: dict[str, object] = {
            "validate": "any",
            "input_title": short_title(self._heading(column)),
            "input_message": short_help(self._help(column)),
        }
        name = "yes_no" if column.value is ValueType.YES_NO else column.values
        if name not in self._ranges:
            return rule
        rule |= {"validate": "list", "source": self._ranges[name]}
        if column.value is ValueType.MEASURE:
            return rule | {"show_error": False}  # most cells hold a number, the list is for others
        several = column.value is ValueType.CHOICES or column.open_list
        return rule | {
            "error_type": "information" if several else "warning",
            "error_title": self._speech("validation.title"),
            "error_message": self._speech("validation.several" if several else "validation.one"),
        }

    def _heading(self, column: Field) -> str:
        return words(column.label, self._speech)

    def _help(self, column: Field) -> str:
        return words(column.help, self._speech)

    def _examples(self, sheet: Any, form: SheetForm, widths: Sequence[int]) -> None:
        grey = self._styles.example()
        theme = next(reversed(self._settings.choices("themes")), "")
        for row, example in enumerate(form.examples, start=1):
            lines = 1
            for index, column in enumerate(form.fields()):
                if column.name in example:
                    text = example[column.name].of(self._speech.language)
                elif column.name == "themes":
                    text = theme
                else:
                    continue
                sheet.write_string(row, index, text, grey)
                lines = max(lines, _lines(text, widths[index]))
            sheet.set_row(row, _LINE_POINTS * lines)

    def _rows(
        self,
        sheet: Any,
        form: SheetForm,
        rows: Sequence[Mapping[str, object]],
        widths: Sequence[int],
    ) -> None:
        """Filled rows, below the examples, each as high as its longest open cell.

        Some programs keep a row without a height at one line.
        """
        columns = [(i, c.name, self._styles.cell(c), c) for i, c in enumerate(form.fields())]
        for number, values in enumerate(rows, start=1 + len(form.examples)):
            lines = 1
            for index, name, look, column in columns:
                value = values.get(name)
                if value in _NOTHING:
                    continue
                if stands_open(column):
                    lines = max(lines, _lines(self._as_text(value), widths[index]))
                if isinstance(value, dt.date):
                    sheet.write_datetime(number, index, value, look)
                elif column.value in _NUMBERS and isinstance(value, (int, float)):
                    sheet.write_number(number, index, value, look)
                else:
                    sheet.write_string(number, index, self._as_text(value), look)
            if lines > 1:
                sheet.set_row(number, _LINE_POINTS * lines)

    def _as_text(self, value: object) -> str:
        """A value as people write it in a cell."""
        if isinstance(value, bool):
            return self._speech("yes" if value else "no")
        if isinstance(value, (tuple, list)):
            return " ; ".join(map(str, value))
        return str(value)

    def _page(self, sheet: Any, form: SheetForm, width: int) -> None:
        """A sheet as it is printed: wide ones on several pages side by side, to be read at all."""
        sheet.set_landscape()
        sheet.set_paper(_A4)
        sheet.set_margins(left=0.4, right=0.4)
        sheet.fit_to_pages(-(-width // _PAGE_WIDTH), 0)
        sheet.repeat_rows(0)
        sheet.repeat_columns(0)
        secret = self._speech("sheet.private") if form.kind.holds_identities else ""
        sheet.set_footer(f"&L{secret}&C{form.title.of(self._speech.language)}&R&P / &N")
        if form.kind.holds_identities:
            sheet.set_tab_color(NAMED_BAND)


_NOTHING = (None, "", ())
_NUMBERS = QUANTITIES | {ValueType.INTEGER}


def short_title(heading: str) -> str:
    """The heading above the help of a cell: whole, or without its brackets, or none at all."""
    for title in (heading, heading.split(" (", maxsplit=1)[0]):
        if _units(title) <= _LONGEST_TITLE:
            return title
    return ""


def short_help(text: str) -> str:
    """The help of a cell: all the sentences that a spreadsheet can show there."""
    while _units(text) > _LONGEST_HELP:
        sentences, _, last = text.rstrip(".").rpartition(". ")
        text = f"{sentences}." if sentences else f"{last[: _LONGEST_HELP // 2 - 1]}…"
    return text


def _units(text: str) -> int:
    """Length as the format counts it, in UTF-16."""
    return len(text.encode("utf-16-le")) // 2


def _width_of(text: str) -> int:
    """Width of a column in which a text fits on a line, bold or not."""
    return round(len(text) * _BOLD) + 2


def _lines(text: str, width: int) -> int:
    """Lines of a text in a column of this width, broken at spaces."""
    lines, room = 1, width
    for word in text.split(" "):
        needed = _width_of(word) - 1
        if needed > room and room < width:
            lines, room = lines + 1, width
        room -= needed
    return lines
