"""The specification of a bar chart with one value drawn across it as a line: parts and whole."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from absr.rendering.charts import Bar, bars
from absr.rendering.document import TEXT_WIDTH_CM
from absr.rendering.palette import INK

if TYPE_CHECKING:
    from collections.abc import Sequence

    from absr.rendering.charts import Spec


def marked_bars(
    rows: Sequence[Bar], mark: float, text: str, *, width_cm: float = TEXT_WIDTH_CM
) -> Spec:
    """A bar a row, and a broken line at `mark`, with `text` above it."""
    if mark < 0:
        raise ValueError("a line cannot stand before nothing")
    spec = bars([*rows], width_cm=width_cm)
    x = spec["encoding"]["x"]
    start, end = x["scale"]["domain"]
    scale = {**x["scale"], "domain": [start, max(end, mark * 1.02)]}
    place: dict[str, Any] = {key: value for key, value in x.items() if key != "field"}
    place |= {"scale": scale, "datum": mark}
    words = {"type": "text", "baseline": "bottom", "color": INK, "fontWeight": "bold"}
    # On the right half of the chart the words stand on the left of the line: they stay inside.
    align = "right" if mark > (start + scale["domain"][1]) / 2 else "left"
    bars_layer, texts = spec["layer"]
    return {
        **{key: value for key, value in spec.items() if key != "encoding"},
        "padding": {"left": 2, "right": 6, "top": 16, "bottom": 4},
        "layer": [
            {**one, "encoding": {**spec["encoding"], "x": {**x, "scale": scale}, **one["encoding"]}}
            for one in (bars_layer, texts)
        ]
        + [
            {
                "data": {"values": [{}]},
                "mark": {"type": "rule", "color": INK, "strokeDash": [5, 3], "strokeWidth": 1.6},
                "encoding": {"x": place},
            },
            {
                "data": {"values": [{}]},
                "mark": {**words, "align": align},
                "encoding": {"x": place, "y": {"value": -4}, "text": {"value": text}},
            },
        ],
    }
