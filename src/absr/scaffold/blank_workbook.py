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

if TYPE_CHECKING:
    from absr.model.fields import Field, SheetForm
    from absr.model.settings import Settings
    from absr.wording.speech import Speech

ROWS = 1000
"""Rows prepared with drop-downs."""

_FIXED_DAY = dt.datetime(2026, 1, 1)  # noqa: DTZ001 -- a constant: equal bytes at each run
_BAND, _FOLDED_BAND, _RULE, _GREY = "#1F4E5F", "#5B7F8C", "#C9D5DA", "#7A7A7A"
_LONGEST_HELP = 255
_LONGEST_TITLE = 32
_A4 = 9


Rows = Mapping[str, Sequence[Mapping[str, object]]]
"""Id of a sheet form → its rows, each field → value (text, number or date)."""


def blank_workbook(
    workbook_id: str, settings: Settings, speech: Speech, rows: Rows | None = None
) -> bytes:
    """The workbook as it is given out: instructions, one sheet a form, the lists.

    With `rows`, the sheets hold them below the grey examples.
    """
    import xlsxwriter

    buffer = io.BytesIO()
    options = {"strings_to_formulas": False, "strings_to_urls": False, "in_memory": True}
    book = xlsxwriter.Workbook(buffer, options)
    book.set_properties(
        {
            "title": speech(f"workbook.{workbook_id}.title"),
            "author": settings.organisation,
            "created": _FIXED_DAY,
        }
    )
    _BlankWorkbook(book, workbook_id, settings, speech).write(rows or {})
    book.close()
    return buffer.getvalue()


class _BlankWorkbook:
    """Writes the sheets of one workbook."""

    def __init__(self, book: Any, workbook_id: str, settings: Settings, speech: Speech) -> None:
        self._book = book
        self._id = workbook_id
        self._settings = settings
        self._speech = speech
        self._forms = [form for form in sheet_forms() if form.workbook == workbook_id]
        self._lists = self._used_lists()

    def write(self, rows: Rows) -> None:
        forms = [(form, self._book.add_worksheet) for form in self._forms]
        readme = self._book.add_worksheet(self._speech("sheet.readme"))
        sheets = [(form, add(form.title.of(self._speech.language))) for form, add in forms]
        lists = self._book.add_worksheet(self._speech("sheet.lists"))
        self._readme(readme)
        for form, sheet in sheets:
            self._form(sheet, form)
            self._rows(sheet, form, rows.get(form.id, ()))
        self._list_sheet(lists)
        sheets[0][1].activate()

    def _used_lists(self) -> dict[str, tuple[str, ...]]:
        names = dict.fromkeys(
            column.values for form in self._forms for column in form.fields() if column.values
        )
        lists = {name: self._settings.choices(name) for name in names}
        lists["yes_no"] = (self._speech("yes"), self._speech("no"))
        return {name: values for name, values in lists.items() if values}

    def _format(self, **properties: object) -> Any:
        base = {"font_name": "Calibri", "font_size": 11, "valign": "top"}
        return self._book.add_format({**base, **properties})

    # -- the sheets people fill -------------------------------------------------------------

    def _form(self, sheet: Any, form: SheetForm) -> None:
        columns = form.fields()
        heads = {
            True: self._format(
                bold=True,
                font_color="white",
                bg_color=_BAND,
                text_wrap=True,
                border=1,
                border_color="white",
            ),
            False: self._format(
                bold=True,
                font_color="white",
                bg_color=_FOLDED_BAND,
                text_wrap=True,
                border=1,
                border_color="white",
            ),
        }
        for index, column in enumerate(columns):
            core = column.core or column.name == "ref"
            self._column(sheet, index, column, folded=not core)
            sheet.write_string(0, index, self._heading(column), heads[core])
            self._validation(sheet, index, column)
        folded = [i for i, c in enumerate(columns) if not c.core and c.name != "ref"]
        if folded:
            last = max(folded) + 1
            sheet.set_column(last, last, 3, None, {"collapsed": True})
        self._examples(sheet, form, columns)
        sheet.set_row(0, 34)
        sheet.freeze_panes(1, 1)
        self._page(sheet, form)

    def _column(self, sheet: Any, index: int, column: Field, *, folded: bool) -> None:
        cell: dict[str, object] = {"text_wrap": True, "border": 1, "border_color": _RULE}
        if column.value is ValueType.DATE:
            cell["num_format"] = "dd/mm/yyyy"
            cell["align"] = "left"
        elif column.value is ValueType.REF:
            cell["num_format"] = "@"
        state = {"level": 1, "hidden": True} if folded else {}
        sheet.set_column(index, index, column.width, self._format(**cell), state)

    def _validation(self, sheet: Any, index: int, column: Field) -> None:
        """The drop-down of a listed column, and the help shown when a cell is chosen."""
        rule: dict[str, object] = {
            "validate": "any",
            "input_title": self._heading(column)[:_LONGEST_TITLE],
            "input_message": self._help(column)[:_LONGEST_HELP],
        }
        name = "yes_no" if column.value is ValueType.YES_NO else column.values
        if name in self._lists:
            several = column.value is ValueType.CHOICES or column.open_list
            rule |= {
                "validate": "list",
                "source": self._range(name),
                "error_type": "information" if several else "warning",
                "error_title": self._speech("validation.title"),
                "error_message": self._speech(
                    "validation.several" if several else "validation.one"
                ),
            }
        sheet.data_validation(1, index, ROWS, index, rule)

    def _heading(self, column: Field) -> str:
        return self._speech.typeset(column.label.of(self._speech.language))

    def _help(self, column: Field) -> str:
        return self._speech.typeset(column.help.of(self._speech.language))

    def _range(self, name: str) -> str:
        letters = column_letters(list(self._lists).index(name))
        title = self._speech("sheet.lists")
        return f"='{title}'!${letters}$2:${letters}${len(self._lists[name]) + 1}"

    def _examples(self, sheet: Any, form: SheetForm, columns: Sequence[Field]) -> None:
        grey = self._format(italic=True, font_color=_GREY, text_wrap=True)
        for row, example in enumerate(form.examples, start=1):
            for index, column in enumerate(columns):
                if column.name in example:
                    text = example[column.name].of(self._speech.language)
                    sheet.write_string(row, index, text, grey)
                elif column.name == "themes":
                    sheet.write_string(row, index, self._settings.choices("themes")[-1], grey)

    def _rows(self, sheet: Any, form: SheetForm, rows: Sequence[Mapping[str, object]]) -> None:
        """Filled rows, below the examples."""
        plain = self._format(text_wrap=True, border=1, border_color=_RULE)
        day = self._format(num_format="dd/mm/yyyy", align="left", border=1, border_color=_RULE)
        for number, values in enumerate(rows, start=1 + len(form.examples)):
            for index, column in enumerate(form.fields()):
                value = values.get(column.name)
                if isinstance(value, dt.date):
                    sheet.write_datetime(number, index, value, day)
                elif isinstance(value, int):
                    sheet.write_number(number, index, value, plain)
                elif value is not None:
                    sheet.write_string(number, index, str(value), plain)

    def _page(self, sheet: Any, form: SheetForm) -> None:
        sheet.set_landscape()
        sheet.set_paper(_A4)
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(0)
        secret = self._speech("sheet.private") if form.kind.holds_identities else ""
        sheet.set_footer(f"&L{secret}&C{form.title.of(self._speech.language)}&R&P / &N")
        if form.kind.holds_identities:
            sheet.set_tab_color("#A33B20")

    # -- instructions and lists -------------------------------------------------------------

    def _readme(self, sheet: Any) -> None:
        title = self._format(bold=True, font_size=16, font_color=_BAND)
        heading = self._format(bold=True, font_size=12, font_color=_BAND)
        text = self._format(text_wrap=True)
        sheet.set_column(0, 0, 30)
        sheet.set_column(1, 1, 90)
        sheet.hide_gridlines(2)
        sheet.write_string(0, 0, self._speech(f"workbook.{self._id}.title"), title)
        row = 2
        for line in self._speech(f"workbook.{self._id}.instructions").split("\n"):
            sheet.merge_range(row, 0, row, 1, "", text)
            sheet.write_string(row, 0, line, text)
            sheet.set_row(row, 15.5 * (1 + len(line) // 118))
            row += 1
        for form in self._forms:
            row = self._column_help(sheet, form, row + 1, {"heading": heading, "text": text})
        sheet.set_portrait()
        sheet.set_paper(_A4)
        sheet.fit_to_pages(1, 0)

    def _column_help(
        self, sheet: Any, form: SheetForm, row: int, formats: Mapping[str, Any]
    ) -> int:
        name = form.title.of(self._speech.language)
        sheet.write_string(row, 0, self._speech("readme.sheet", sheet=name), formats["heading"])
        bold = self._format(bold=True, text_wrap=True, bottom=1, bottom_color=_RULE)
        plain = self._format(text_wrap=True, bottom=1, bottom_color=_RULE)
        for column in form.fields():
            row += 1
            marks = self._speech("readme.required") if column.required else ""
            sheet.write_string(row, 0, self._heading(column), bold)
            sheet.write_string(row, 1, f"{self._help(column)} {marks}".strip(), plain)
        return row + 1

    def _list_sheet(self, sheet: Any) -> None:
        head = self._format(bold=True, font_color="white", bg_color=_BAND)
        cell = self._format()
        for index, (name, values) in enumerate(self._lists.items()):
            sheet.set_column(index, index, max(18, *(len(value) + 2 for value in values)))
            sheet.write_string(0, index, self._speech(f"list.{name}"), head)
            for row, value in enumerate(values, start=1):
                sheet.write_string(row, index, value, cell)
        sheet.freeze_panes(1, 0)
        sheet.set_landscape()
        sheet.set_paper(_A4)
        sheet.fit_to_pages(1, 0)
