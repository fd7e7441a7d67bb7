"""The specification of curves: each named at its end, told apart by colour and by lightness."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from absr.rendering.document import TEXT_WIDTH_CM
from absr.rendering.palette import PIXELS_PER_CM, SERIES

if TYPE_CHECKING:
    from collections.abc import Sequence

Spec = dict[str, Any]

HEIGHT = 210
_CHARACTER_PIXELS = 7.3
_ENDS_APART = 0.08
"""Names at the ends of two curves would touch when they are nearer, as a share of the height."""


@dataclass(frozen=True, slots=True)
class Line:
    """A curve: `name` stands at its end; `beside` is drawn dotted in the same colour."""

    name: str
    points: tuple[tuple[float, float], ...]
    beside: tuple[tuple[float, float], ...] = ()


def curves(
    lines: Sequence[Line], x_title: str, y_title: str, *, width_cm: float = TEXT_WIDTH_CM
) -> Spec:
    """The curves over a common scale that starts at nought."""
    if not lines or not all(line.points for line in lines):
        raise ValueError("a curve without a point")
    colors = dict(zip((line.name for line in lines), SERIES, strict=False))
    if len(colors) < len(lines):
        raise ValueError("two curves of one name, or more curves than colours")
    room = max(len(line.name) for line in lines) * _CHARACTER_PIXELS + 14
    color = {
        "field": "name",
        "type": "nominal",
        "legend": None,
        "scale": {"domain": list(colors), "range": list(colors.values())},
    }
    encoding = {
        "x": _axis("x", x_title, max(x for line in lines for x, _ in line.points), grid=False),
        "y": _axis("y", y_title, max(y for line in lines for _, y in line.points), grid=True),
        "color": color,
    }
    return {
        "width": round(width_cm * PIXELS_PER_CM - room - 60),
        "height": HEIGHT,
        "padding": {"left": 2, "right": round(room), "top": 6, "bottom": 4},
        "encoding": encoding,
        "layer": [
            _drawn([(line.name, line.points) for line in lines], {"strokeWidth": 2.5}),
            _drawn(
                [(line.name, line.beside) for line in lines],
                {"strokeWidth": 1.4, "strokeDash": [3, 3], "interpolate": "step-after"},
            ),
            _names(lines),
        ],
    }


def _axis(field: str, title: str, end: float, *, grid: bool) -> Spec:
    axis = {"title": title, "grid": grid, "tickMinStep": 1, "tickCount": 6, "format": "d"}
    scale = {"domain": [0, end or 1], "nice": grid}
    return {"field": field, "type": "quantitative", "axis": axis, "scale": scale}


def _drawn(series: Sequence[tuple[str, tuple[tuple[float, float], ...]]], mark: Spec) -> Spec:
    values = [{"name": name, "x": x, "y": y} for name, points in series for x, y in points]
    return {"data": {"values": values}, "mark": {"type": "line", **mark}}


def _names(lines: Sequence[Line]) -> Spec:
    """The names at the ends, moved apart where they would stand on each other."""
    highest = max(y for line in lines for _, y in line.points) or 1
    values, below = [], 0.0
    for place, line in enumerate(sorted(lines, key=lambda line: line.points[-1][1])):
        x, y = line.points[-1]
        y = max(y, below + _ENDS_APART * highest) if place else y
        below = y
        values.append({"name": line.name, "x": x, "y": min(y, highest * 1.1)})
    mark = {"type": "text", "align": "left", "dx": 8, "baseline": "middle", "fontWeight": "bold"}
    return {"data": {"values": values}, "mark": mark, "encoding": {"text": {"field": "name"}}}
