"""The specification of a chart of vintages: one line a territory, the town's with its values.

Lines differ in shape and dashes, not only in colour; the axis is in proportion to the years.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from absr.rendering.document import TEXT_WIDTH_CM
from absr.rendering.palette import NAVY, PIXELS_PER_CM, SERIES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from absr.rendering.charts import Spec

_HEIGHT = 230
_SHAPES = ("diamond", "circle", "square", "triangle-up", "triangle-down", "cross")
_DASHES = ([1, 0], [6, 3], [2, 2], [8, 3, 2, 3], [4, 4], [1, 3])
_OTHERS = (1, 3, 4, 0, 5)
"""Colours of the other territories: none is the town's, none like the one before it."""
_FEWEST = 2


@dataclass(frozen=True, slots=True)
class Moment:
    """A value at a year; `text` is the value as printed."""

    year: int
    value: float
    text: str


@dataclass(frozen=True, slots=True)
class Line:
    """A territory with its values."""

    name: str
    moments: tuple[Moment, ...]


def timeline(lines: Sequence[Line], *, width_cm: float = TEXT_WIDTH_CM) -> Spec:
    """The values of each territory by year; the first line is the town's."""
    lines = lines[: len(_SHAPES)]
    if not lines or any(len(line.moments) < _FEWEST for line in lines):
        raise ValueError("a line has at least two values")
    names = [line.name for line in lines]
    values = [
        {"name": line.name, "year": m.year, "value": m.value, "text": m.text}
        for line in lines
        for m in line.moments
    ]
    years = sorted({moment.year for line in lines for moment in line.moments})
    numbers = [moment.value for line in lines for moment in line.moments]
    low, high = min(0.0, *numbers), max(numbers) * 1.15 or 1
    colors = [NAVY, *(SERIES[place] for place in _OTHERS)][: len(names)]
    x = {
        "field": "year",
        "type": "quantitative",
        "scale": {"domain": [years[0], years[-1]], "nice": False, "padding": 34},
        "axis": {"title": None, "values": years, "format": "d", "grid": False},
    }
    y = {
        "field": "value",
        "type": "quantitative",
        "scale": {"domain": [low, high], "nice": False},
        "axis": {"title": None, "tickCount": 4, "domain": False, "ticks": False},
    }
    color = {"field": "name", "scale": {"domain": names, "range": colors}}
    shape = {"field": "name", "scale": {"domain": names, "range": list(_SHAPES[: len(names)])}}
    dash = {"field": "name", "scale": {"domain": names, "range": list(_DASHES[: len(names)])}}
    legend = {"legend": None} if len(names) == 1 else {"legend": {"symbolType": None}}
    mark = {"type": "text", "dy": -12, "baseline": "bottom", "color": NAVY, "fontWeight": "bold"}
    return {
        "width": round(width_cm * PIXELS_PER_CM),
        "height": _HEIGHT,
        "autosize": {"type": "fit-x", "contains": "padding"},
        "data": {"values": values},
        "encoding": {"x": x, "y": y},
        "layer": [
            {
                "mark": {"type": "line", "strokeWidth": 2},
                "encoding": {"color": {**color, **legend}, "strokeDash": {**dash, **legend}},
            },
            {
                "mark": {"type": "point", "filled": True, "size": 110, "opacity": 1},
                "encoding": {"color": {**color, **legend}, "shape": {**shape, **legend}},
            },
            {
                "transform": [{"filter": {"field": "name", "equal": names[0]}}],
                "mark": mark,
                "encoding": {"text": {"field": "text"}},
            },
        ],
    }
