"""The specification of a heat table: numbers in cells of one hue, darker where there is more.

One hue and its lightness alone: the table says the same to colour-blind eyes and on a grey print,
and each cell holds its number.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from absr.rendering.document import TEXT_WIDTH_CM
from absr.rendering.palette import GREY, NAVY, PIXELS_PER_CM, RULE
from absr.rendering.row_axis import LINE_HEIGHT, row_axis, wrapped

if TYPE_CHECKING:
    from collections.abc import Sequence

    from absr.rendering.charts import Spec

_LIGHT = "#E6EEF5"
_WHITE = "#FFFFFF"
_BLACK = "#000000"
_TURN = 0.179
"""Below this luminance white is read better than black (the contrast of WCAG 2 is equal there)."""
_DARK = 0.03928
_WIDEST, _NARROWEST = 76, 24
_ROW = 30
_CHARACTER = 7.3


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell: its number, and the text printed in it."""

    value: int | None
    """None where it is hidden: such a cell has no colour."""
    text: str


def heat(columns: Sequence[str], rows: Sequence[tuple[str, Sequence[Cell]]]) -> Spec:
    """A table of cells; every row has a cell for each column."""
    if any(len(cells) != len(columns) for _, cells in rows):
        raise ValueError("a row of a heat table has one cell a column")
    names = [wrapped(label) for label, _ in rows]
    if len(set(names)) != len(names) or len(set(columns)) != len(columns):
        raise ValueError("two rows or columns of a heat table have the same label")
    most = max((cell.value or 0 for _, cells in rows for cell in cells), default=0)
    values = [
        {
            "row": name,
            "column": column,
            "text": cell.text,
            "fill": shade(cell.value, most),
            "ink": GREY if cell.value is None else _ink(shade(cell.value, most)),
        }
        for name, (_, cells) in zip(names, rows, strict=True)
        for column, cell in zip(columns, cells, strict=True)
    ]
    tallest = max((name.count("\n") + 1 for name in names), default=1)
    return {
        "width": {"step": _step(names, len(columns))},
        "height": {"step": max(_ROW, tallest * LINE_HEIGHT + 4)},
        "data": {"values": values},
        "encoding": {"x": _heads(columns), "y": {**row_axis(names, "row"), "sort": names}},
        "layer": [
            {
                "mark": {"type": "rect", "stroke": RULE, "strokeWidth": 0.6},
                "encoding": {"color": {"field": "fill", "type": "nominal", "scale": None}},
            },
            {
                "mark": {"type": "text", "baseline": "middle", "fontSize": 12},
                "encoding": {
                    "text": {"field": "text", "type": "nominal"},
                    "color": {"field": "ink", "type": "nominal", "scale": None},
                },
            },
        ],
    }


def shade(value: int | None, most: int) -> str:
    """The colour of a number: white for none, then from light to dark."""
    if not value or not most:
        return _WHITE
    share = value / most
    parts = [
        round(int(_LIGHT[i : i + 2], 16) * (1 - share) + int(NAVY[i : i + 2], 16) * share)
        for i in (1, 3, 5)
    ]
    return "#" + "".join(f"{part:02X}" for part in parts)


def _ink(fill: str) -> str:
    """Black or white, whichever is read better on a colour (relative luminance of WCAG 2)."""
    parts = [int(fill[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= _DARK else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    luminance = 0.2126 * red + 0.7152 * green + 0.0722 * blue
    return _WHITE if luminance < _TURN else _BLACK


def _step(names: Sequence[str], columns: int) -> float:
    """Width of a column, so that the table is no wider than the page."""
    longest = max((len(line) for name in names for line in name.split("\n")), default=0)
    room = TEXT_WIDTH_CM * PIXELS_PER_CM - longest * _CHARACTER - 60
    return max(_NARROWEST, min(_WIDEST, room / max(columns, 1)))


def _heads(columns: Sequence[str]) -> Spec:
    axis = {
        "orient": "top",
        "labelAngle": -50,
        "title": None,
        "ticks": False,
        "domain": False,
        "labelFontSize": 12,
        "labelPadding": 4,
    }
    return {"field": "column", "type": "nominal", "sort": list(columns), "axis": axis}
