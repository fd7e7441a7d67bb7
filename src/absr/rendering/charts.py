"""Specifications of the charts that reports use most: horizontal bars with their values.

Labels are wrapped, never cut; the height follows the number of rows. Values only set lengths:
what is printed beside a bar is the text given with it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from absr.rendering.document import TEXT_WIDTH_CM
from absr.rendering.palette import GREY, INK, MUTED, NEEDS, PIXELS_PER_CM, RESOURCES
from absr.rendering.row_axis import LINE_HEIGHT, row_axis, wrapped

Spec = dict[str, Any]

ROW_HEIGHT = 27
OFFSET_HEIGHT = 17

_CHARACTER_PIXELS = 7.3
_LABEL_GAP = 24


@dataclass(frozen=True, slots=True)
class Bar:
    """A row of a bar chart: `text` is its value as printed."""

    label: str
    value: float
    text: str
    muted: bool = False
    """Whether the bar stands back, such as a comparator beside the commune."""


@dataclass(frozen=True, slots=True)
class Pair:
    """A row with two values, such as a theme's needs and its resources."""

    label: str
    left: float
    left_text: str
    right: float
    right_text: str


@dataclass(frozen=True, slots=True)
class Goal:
    """A row with what was reached, and what was aimed at."""

    label: str
    reached: float
    aimed: float
    text: str
    """Both, as printed at the end of the row."""


Rows = Sequence[Bar] | Sequence[Pair] | Sequence[Goal]


def bars(rows: Sequence[Bar], *, color: str = RESOURCES, width_cm: float = TEXT_WIDTH_CM) -> Spec:
    """A bar a row, in the order given, each with its value at its end."""
    _check(rows, [row.value for row in rows])
    values = [
        {"label": wrapped(row.label), "value": row.value, "text": row.text, "muted": row.muted}
        for row in rows
    ]
    reach = _reach([(row.value, row.text) for row in rows], _plot_pixels(rows, width_cm))
    fill = {"condition": {"test": "datum.muted", "value": MUTED}, "value": color}
    return {
        **_wide(width_cm),
        "usermeta": told(("", ""), [(row.label, row.text) for row in rows]),
        "data": {"values": values},
        "height": {"step": _step(rows)},
        "encoding": {"y": row_axis([wrapped(row.label) for row in rows]), "x": _lengths(0, reach)},
        "layer": [
            {"mark": _bar_mark(), "encoding": {"color": fill}},
            _value_text("text", align="left", shift=6),
        ],
    }


def diverging(
    rows: Sequence[Pair], left_name: str, right_name: str, *, width_cm: float = TEXT_WIDTH_CM
) -> Spec:
    """Two bars a row, from a common middle outwards, each side under its name."""
    _check(rows, [value for row in rows for value in (row.left, row.right)])
    half = _plot_pixels(rows, width_cm) / 2
    reach = max(
        _reach([(row.left, row.left_text) for row in rows], half),
        _reach([(row.right, row.right_text) for row in rows], half),
    )
    values = [
        {
            "label": wrapped(row.label),
            "left": -row.left,
            "left_text": row.left_text,
            "right": row.right,
            "right_text": row.right_text,
        }
        for row in rows
    ]
    x = _lengths(-reach, reach)
    return {
        **_wide(width_cm),
        "usermeta": _told_pairs(rows, left_name, right_name),
        "data": {"values": values},
        "height": {"step": _step(rows)},
        "padding": {"left": 2, "right": 6, "top": 10, "bottom": 4},
        "encoding": {"y": row_axis([wrapped(row.label) for row in rows])},
        "layer": [
            *_side("left", NEEDS, x, align="right", shift=-6),
            *_side("right", RESOURCES, x, align="left", shift=6),
            {"mark": {"type": "rule", "color": GREY}, "encoding": {"x": _zero(x)}},
            _side_name(left_name, x, align="right", shift=-10),
            _side_name(right_name, x, align="left", shift=10),
        ],
    }


def grouped(
    rows: Sequence[Pair], left_name: str, right_name: str, *, width_cm: float = TEXT_WIDTH_CM
) -> Spec:
    """Two bars a row, one below the other, with a legend on top."""
    _check(rows, [value for row in rows for value in (row.left, row.right)])
    values = [
        {"label": wrapped(row.label), "series": name, "value": value, "text": text}
        for row in rows
        for name, value, text in (
            (left_name, row.left, row.left_text),
            (right_name, row.right, row.right_text),
        )
    ]
    lengths = [(row.left, row.left_text) for row in rows]
    lengths += [(row.right, row.right_text) for row in rows]
    reach = _reach(lengths, _plot_pixels(rows, width_cm))
    names = [left_name, right_name]
    color = {"field": "series", "scale": {"domain": names, "range": [NEEDS, RESOURCES]}}
    offset = {"field": "series", "scale": {"domain": names, "paddingInner": 0.12}}
    y = {
        **row_axis([wrapped(row.label) for row in rows]),
        "scale": {"paddingInner": 0.3, "paddingOuter": 0.1},
    }
    return {
        **_wide(width_cm),
        "usermeta": _told_pairs(rows, left_name, right_name),
        "data": {"values": values},
        "height": {
            "step": max(OFFSET_HEIGHT, _tallest(rows) * LINE_HEIGHT / 2 + 4),
            "for": "offset",
        },
        "encoding": {"y": y, "yOffset": offset, "x": _lengths(0, reach)},
        "layer": [
            {"mark": {"type": "bar", "cornerRadiusEnd": 2}, "encoding": {"color": color}},
            _value_text("text", align="left", shift=6),
        ],
    }


def told(columns: Sequence[str], rows: Sequence[Sequence[str]]) -> Spec:
    """What a chart prints, row by row, for the workbook of its data; nothing is drawn of it."""
    return {"columns": list(columns), "rows": [list(row) for row in rows]}


def _told_pairs(rows: Sequence[Pair], left_name: str, right_name: str) -> Spec:
    cells = [(row.label, row.left_text, row.right_text) for row in rows]
    return told(("", left_name, right_name), cells)


def goals(rows: Sequence[Goal], *, width_cm: float = TEXT_WIDTH_CM) -> Spec:
    """A bar a row for what was reached, with a stroke across it where the aim stands."""
    _check(rows, [value for row in rows for value in (row.reached, row.aimed)])
    values = [
        {
            "label": wrapped(row.label),
            "value": row.reached,
            "aimed": row.aimed,
            "end": max(row.reached, row.aimed),
            "text": row.text,
        }
        for row in rows
    ]
    ends = [(max(row.reached, row.aimed), row.text) for row in rows]
    x = _lengths(0, _reach(ends, _plot_pixels(rows, width_cm)))
    stroke = {"type": "tick", "color": INK, "thickness": 2.5, "size": ROW_HEIGHT * 0.85}
    text = _value_text("text", align="left", shift=8)
    return {
        **_wide(width_cm),
        "data": {"values": values},
        "height": {"step": _step(rows)},
        "encoding": {"y": row_axis([wrapped(row.label) for row in rows])},
        "layer": [
            {"mark": {**_bar_mark(), "color": RESOURCES}, "encoding": {"x": x}},
            {"mark": stroke, "encoding": {"x": {**x, "field": "aimed"}}},
            {**text, "encoding": {**text["encoding"], "x": {**x, "field": "end"}}},
        ],
    }


def _wide(width_cm: float) -> Spec:
    return {
        "width": round(width_cm * PIXELS_PER_CM),
        "autosize": {"type": "fit-x", "contains": "padding"},
    }


def _check(rows: Rows, lengths: Iterable[float]) -> None:
    labels = [row.label for row in rows]
    if len(set(labels)) != len(labels):
        raise ValueError("two rows of a chart have the same label")
    if not all(length >= 0 for length in lengths):
        raise ValueError("a bar cannot be shorter than nothing")


def _lines(rows: Rows) -> list[str]:
    return [line for row in rows for line in wrapped(row.label).split("\n")]


def _tallest(rows: Rows) -> int:
    return max((wrapped(row.label).count("\n") + 1 for row in rows), default=1)


def _step(rows: Rows) -> float:
    """Height of a row that leaves room for the tallest label."""
    return max(ROW_HEIGHT, _tallest(rows) * LINE_HEIGHT + 10)


def _plot_pixels(rows: Rows, width_cm: float) -> float:
    """About what the labels leave of the figure's width to the bars."""
    label = max((len(line) for line in _lines(rows)), default=0) * _CHARACTER_PIXELS
    return max(width_cm * PIXELS_PER_CM - label - _LABEL_GAP, 80)


def _reach(lengths: Sequence[tuple[float, str]], pixels: float) -> float:
    """End of a scale that leaves room after each bar for its text."""
    rooms = [
        (length, pixels - min(len(text) * _CHARACTER_PIXELS + 14, pixels * 0.7))
        for length, text in lengths
    ]
    return max((length * pixels / room for length, room in rooms), default=0) or 1


def _lengths(start: float, end: float) -> Spec:
    scale = {"domain": [start, end], "nice": False}
    return {"field": "value", "type": "quantitative", "axis": None, "scale": scale}


def _zero(x: Spec) -> Spec:
    return {**{key: value for key, value in x.items() if key != "field"}, "datum": 0}


def _bar_mark() -> Spec:
    return {"type": "bar", "cornerRadiusEnd": 2, "height": {"band": 0.68}}


def _value_text(field: str, *, align: str, shift: int) -> Spec:
    mark = {"type": "text", "align": align, "dx": shift, "color": INK, "baseline": "middle"}
    return {"mark": mark, "encoding": {"text": {"field": field}}}


def _side(field: str, color: str, x: Spec, *, align: str, shift: int) -> list[Spec]:
    place = {"x": {**x, "field": field}}
    text = _value_text(f"{field}_text", align=align, shift=shift)
    return [
        {"mark": {**_bar_mark(), "color": color}, "encoding": place},
        {**text, "encoding": {**text["encoding"], **place}},
    ]


def _side_name(name: str, x: Spec, *, align: str, shift: int) -> Spec:
    mark = {
        "type": "text",
        "align": align,
        "dx": shift,
        "color": INK,
        "fontWeight": "bold",
        "baseline": "bottom",
    }
    place = {"y": {"value": -4}, "x": _zero(x), "text": {"value": name}}
    return {"data": {"values": [{}]}, "mark": mark, "encoding": place}
