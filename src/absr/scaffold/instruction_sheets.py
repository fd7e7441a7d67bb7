"""The sheets of a blank workbook that nobody fills: how to fill the others, and the lists."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any

from absr.model.record import NamedTuple
from absr.scaffold.workbook_styles import BAND, stands_open

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from absr.model.fields import Field, SheetForm
    from absr.model.labels import Labels
    from absr.scaffold.workbook_styles import Styles
    from absr.wording.speech import Speech

_NAME_WIDTH, _TEXT_WIDTH = 36, 92
_LINE_LENGTH, _LINE_POINTS = 104, 15.5
"""Characters that surely fit on a line of the texts, and its height."""
_LEAST_LIST_WIDTH = 18
_A4 = 9


class Told(NamedTuple):
    """What the first sheet says: its title, and how to fill the others, a line each."""

    title: str
    instructions: str


@lru_cache(maxsize=2048)
def words(labels: Labels, speech: Speech) -> str:
    """A wording as it is printed; the same columns stand on several sheets."""
    return speech.typeset(labels.of(speech.language))


def write_instructions(
    sheet: Any, told: Told, forms: Sequence[SheetForm], speech: Speech, styles: Styles
) -> None:
    """How to fill the workbook, then every column of every sheet.

    No cells are merged: what is typed or pasted below finds its place.
    """
    sheet.set_column(0, 0, _NAME_WIDTH)
    sheet.set_column(1, 1, _TEXT_WIDTH)
    sheet.hide_gridlines(2)
    title = styles.of(bold=True, font_size=16, font_color=BAND)
    sheet.write_string(0, 0, told.title, title)
    number = styles.of(bold=True, font_color=BAND, align="right", indent=1)
    row = 1
    for line in told.instructions.replace("`", "").split("\n"):
        row += 1
        sheet.write_string(row, 0, f"{row - 1}.", number)
        sheet.write_string(row, 1, line, styles.of(text_wrap=True))
        _make_room(sheet, row, line)
    for form in forms:
        row = _columns(sheet, form, row + 2, speech, styles)
    sheet.set_portrait()
    sheet.set_paper(_A4)
    sheet.fit_to_pages(1, 0)


def _columns(sheet: Any, form: SheetForm, row: int, speech: Speech, styles: Styles) -> int:
    """The columns of one sheet, a row each; gives the last row."""
    name = words(form.title, speech)
    heading = styles.of(bold=True, font_size=12, font_color=BAND)
    sheet.write_string(row, 0, speech("readme.sheet", sheet=name), heading)
    for column in form.fields():
        row += 1
        label = words(column.label, speech)
        sheet.write_string(row, 0, label, styles.line(bold=True))
        text = _explained(column, speech)
        sheet.write_string(row, 1, text, styles.line())
        _make_room(sheet, row, text)
    return row


def _make_room(sheet: Any, row: int, text: str) -> None:
    """Set the height of a row with several lines; some programs keep it at one."""
    lines = -(-len(text) // _LINE_LENGTH)
    if lines > 1:
        sheet.set_row(row, _LINE_POINTS * lines)


def _explained(column: Field, speech: Speech) -> str:
    marks = [
        words(column.help, speech),
        speech("readme.required") if column.required else "",
        "" if stands_open(column) else speech("readme.folded"),
    ]
    return " ".join(filter(None, marks))


def write_lists(
    sheet: Any, lists: Mapping[str, Sequence[str]], speech: Speech, styles: Styles
) -> None:
    """The values of the drop-downs, a list a column."""
    head = styles.of(bold=True, font_color="white", bg_color=BAND)
    cell = styles.of()
    for index, (name, values) in enumerate(lists.items()):
        title = speech(f"list.{name}")
        width = max(_LEAST_LIST_WIDTH, *(len(text) + 3 for text in (title, *values)))
        sheet.set_column(index, index, width)
        sheet.write_string(0, index, title, head)
        for row, value in enumerate(values, start=1):
            sheet.write_string(row, index, value, cell)
    sheet.freeze_panes(1, 0)
    sheet.set_landscape()
    sheet.set_paper(_A4)
    sheet.fit_to_pages(1, 0)
