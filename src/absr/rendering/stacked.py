"""The specification of a chart whose bars are stacked of parts, each with its number inside."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from absr.rendering.charts import ROW_HEIGHT, told
from absr.rendering.document import TEXT_WIDTH_CM
from absr.rendering.palette import INK, PIXELS_PER_CM
from absr.rendering.row_axis import LINE_HEIGHT, row_axis, wrapped

if TYPE_CHECKING:
    from collections.abc import Sequence

    from absr.rendering.charts import Spec

LEGEND_COLUMNS = 4
"""Series that stand side by side in the legend."""


@dataclass(frozen=True, slots=True)
class Series:
    """What one colour stands for."""

    name: str
    color: str
    text_color: str
    """Colour of the numbers on it."""


@dataclass(frozen=True, slots=True)
class Stack:
    """A row: one part a series, in their order; `text` stands behind the whole bar."""

    label: str
    parts: tuple[int, ...]
    text: str


def stacked(
    rows: Sequence[Stack], series: Sequence[Series], *, width_cm: float = TEXT_WIDTH_CM
) -> Spec:
    """A bar a row, made of its parts, with a legend on top; parts of nought are left out."""
    if any(len(row.parts) != len(series) or min(row.parts) < 0 for row in rows):
        raise ValueError("a stack has one part a series, none below nought")
    labels = [wrapped(row.label) for row in rows]
    if len(set(labels)) != len(labels):
        raise ValueError("two rows of a chart have the same label")
    tallest = max((label.count("\n") + 1 for label in labels), default=1)
    names = [one.name for one in series]
    scale = {"domain": names, "range": [one.color for one in series]}
    longest = max((sum(row.parts) for row in rows), default=0) or 1
    x = {"type": "quantitative", "axis": None, "scale": {"domain": [0, longest * 1.12]}}
    legend = {"columns": LEGEND_COLUMNS} if len(names) > LEGEND_COLUMNS else {}
    color = {"field": "series", "scale": scale, "legend": legend}
    return {
        "width": round(width_cm * PIXELS_PER_CM),
        "autosize": {"type": "fit-x", "contains": "padding"},
        "usermeta": told(
            ("", *names, ""),
            # Nothing is drawn of a part of nought: it may be one that is not told.
            [(row.label, *(str(p) if p else "" for p in row.parts), row.text) for row in rows],
        ),
        "height": {"step": max(ROW_HEIGHT, tallest * LINE_HEIGHT + 10)},
        "encoding": {"y": row_axis(labels)},
        "layer": [
            {
                "data": {"values": _parts(rows, labels, series)},
                "mark": {"type": "bar", "height": {"band": 0.68}},
                "encoding": {
                    "x": {**x, "field": "start"},
                    "x2": {"field": "end"},
                    "color": color,
                },
            },
            {
                "data": {"values": _parts(rows, labels, series)},
                "mark": {"type": "text", "baseline": "middle", "fontSize": 12},
                "encoding": {
                    "x": {**x, "field": "middle"},
                    "text": {"field": "text"},
                    "color": {"field": "ink", "type": "nominal", "scale": None},
                },
            },
            {
                "data": {
                    "values": [
                        {"label": label, "end": sum(row.parts), "text": row.text}
                        for row, label in zip(rows, labels, strict=True)
                    ]
                },
                "mark": {"type": "text", "align": "left", "dx": 6, "color": INK},
                "encoding": {"x": {**x, "field": "end"}, "text": {"field": "text"}},
            },
        ],
    }


def _parts(
    rows: Sequence[Stack], labels: Sequence[str], series: Sequence[Series]
) -> list[dict[str, object]]:
    """Where each part starts and ends, with its number and the colour that this is written in."""
    found: list[dict[str, object]] = []
    for row, label in zip(rows, labels, strict=True):
        start = 0
        for one, part in zip(series, row.parts, strict=True):
            if part:
                found.append(
                    {
                        "label": label,
                        "series": one.name,
                        "start": start,
                        "end": start + part,
                        "middle": start + part / 2,
                        "text": str(part),
                        "ink": one.text_color,
                    }
                )
            start += part
    return found
