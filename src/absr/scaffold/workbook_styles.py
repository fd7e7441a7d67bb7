"""How the cells of a blank workbook look: by what a column holds and who may read it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from absr.model.fields import ValueType

if TYPE_CHECKING:
    from absr.model.fields import Field

BAND = "#1F4E5F"
NAMED_BAND = "#A33B20"
"""Of what names persons."""
_FOLDED_BAND = "#5B7F8C"
_RULE, _GREY, _NAMED_TINT = "#C9D5DA", "#7A7A7A", "#FBF0EC"

_FRACTION = "#,##0.######"
_NUMBER_FORMATS = {
    ValueType.DATE: "dd/mm/yyyy",
    ValueType.INTEGER: "0",
    ValueType.NUMBER: "#,##0",
    ValueType.MEASURE: "#,##0",
    **dict.fromkeys((ValueType.REF, ValueType.REFS, ValueType.TEXT), "@"),
}
"""Short texts are texts for the spreadsheet too: `12-14` is no day of December."""

QUANTITIES = frozenset({ValueType.NUMBER, ValueType.MEASURE})
AS_TEXT = frozenset(value for value, code in _NUMBER_FORMATS.items() if code == "@")


def stands_open(column: Field) -> bool:
    """Whether a column is seen at once in the workbook; the others are folded."""
    return column.core or column.name == "ref"


class Styles:
    """The formats of one workbook; each is made once."""

    def __init__(self, book: Any) -> None:
        """Make formats in `book`."""
        self._book = book
        self._made: dict[tuple[tuple[str, object], ...], Any] = {}
        self._fraction: Any = None

    def of(self, **properties: object) -> Any:
        """The format with these properties."""
        key = tuple(sorted(properties.items()))
        if key not in self._made:
            base = {"font_name": "Calibri", "font_size": 11, "valign": "top"}
            self._made[key] = self._book.add_format(base | properties)
        return self._made[key]

    def head(self, column: Field, *, core: bool) -> Any:
        """Of a column's heading: folded ones are paler, those that name persons red."""
        band = BAND if core else _FOLDED_BAND
        return self.of(
            bold=True,
            font_color="white",
            bg_color=NAMED_BAND if column.identity else band,
            text_wrap=True,
            valign="vcenter",
            border=1,
            border_color="white",
        )

    def cell(self, column: Field, *, is_day: bool = True) -> Any:
        """Of the cells that people fill; a year typed where a day is shown would look like one."""
        look: dict[str, object] = {"text_wrap": True, "border": 1, "border_color": _RULE}
        if column.value in _NUMBER_FORMATS and not (column.roughly and not is_day):
            look["num_format"] = _NUMBER_FORMATS[column.value]
        if column.value is ValueType.DATE:
            look["align"] = "left"
        if column.identity:
            look["bg_color"] = _NAMED_TINT
        return self.of(**look)

    def fraction(self) -> Any:
        """Of a number with decimals: none are hidden, and whole numbers keep no lone comma."""
        if self._fraction is None:
            self._fraction = self._book.add_format({"num_format": _FRACTION})
        return self._fraction

    def example(self) -> Any:
        """Of the grey rows."""
        return self.of(italic=True, font_color=_GREY, text_wrap=True)

    def line(self, *, bold: bool = False) -> Any:
        """Of a ruled line of explanations."""
        return self.of(bold=bold, text_wrap=True, bottom=1, bottom_color=_RULE)
