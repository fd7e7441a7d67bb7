"""The specification of a drawn network: numbered marks by group, lines, and a few names.

Each group has a shape and a colour of its own: either is enough to tell it, in grey or by
colour-blind eyes. A name stands only where there is room for it; every mark has its number, for
the table beside the drawing.
"""

from __future__ import annotations

import math
import textwrap
from dataclasses import dataclass
from typing import TYPE_CHECKING

from absr.model.record import NamedTuple
from absr.rendering.document import TEXT_WIDTH_CM
from absr.rendering.graph_layout import Frame, laid_out
from absr.rendering.palette import GREY, INK, NEEDS, PIXELS_PER_CM

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from absr.rendering.charts import Spec
    from absr.rendering.graph_layout import Point

_HEXAGON = "M-0.5,-0.87L0.5,-0.87L1,0L0.5,0.87L-0.5,0.87L-1,0Z"
_HOUSE = "M0,-1L0.9,-0.2L0.9,0.85L-0.9,0.85L-0.9,-0.2Z"
_TRIANGLE = "M0,-1.15L1.1,0.8L-1.1,0.8Z"
_TRIANGLE_DOWN = "M0,1.15L1.1,-0.8L-1.1,-0.8Z"
_DIAMOND = "M0,-1.1L1.1,0L0,1.1L-1.1,0Z"
_CROSS = (
    "M-0.5,-1L0.5,-1L0.5,-0.5L1,-0.5L1,0.5L0.5,0.5L0.5,1L-0.5,1L-0.5,0.5L-1,0.5L-1,-0.5L-0.5,-0.5Z"
)
LOOKS = (
    ("circle", "#D9822B", INK),
    ("square", "#1F5C8B", "#FFFFFF"),
    (_DIAMOND, "#F2CE8D", INK),
    (_HOUSE, "#16324F", "#FFFFFF"),
    (_TRIANGLE_DOWN, "#FFFFFF", INK),
    (_HEXAGON, "#8CBBD9", INK),
    (_TRIANGLE, "#7A4A12", "#FFFFFF"),
    (_CROSS, "#E3E9EE", INK),
)
"""Shape, colour and colour of the number, group by group; no two share a shape."""

_MARK = 400
"""Area of a mark, in square pixels."""
_RADIUS = 11.5
_HEIGHT_CM = 13.5
_FEWEST_ROWS_CM = 6.0
_APART = 32.0
_LABEL_CHARACTERS = (22, 14, 10)
"""Widths that a name is wrapped to, one after the other, until it finds room."""
_ANGLES = (0, 180, 90, 270, 45, 135, 225, 315, *range(15, 360, 30))
"""Directions in which a name may stand, in degrees, the best first."""
_GAPS = (1.0, 7.0, 13.0, 20.0)
"""Pixels between a mark and its name."""
_LABEL_SIZE = 10
_LABEL_LINE = 11.5
_LETTER = 5.5
"""About the width of a letter of a label, in pixels."""


@dataclass(frozen=True, slots=True)
class Dot:
    """A node: its number, the group it looks like, and a name where one is to be written."""

    number: int
    group: str
    label: str = ""
    rank: int = 0
    """Names of a lower rank are given room first."""


@dataclass(frozen=True, slots=True)
class Line:
    """What joins two nodes, by their places in the list."""

    one: int
    other: int
    is_strong: bool = True
    """Whether it is drawn whole; else dashed."""
    is_new: bool = False
    """Whether it stands out."""


class _Box(NamedTuple):
    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: _Box) -> bool:
        """Whether the two have a point in common."""
        beside = self.right <= other.left or other.right <= self.left
        return not (beside or self.bottom <= other.top or other.bottom <= self.top)

    def far(self, place: Point) -> float:
        """How far a place is from the nearest point of the box."""
        across = max(self.left - place[0], 0, place[0] - self.right)
        return math.hypot(across, max(self.top - place[1], 0, place[1] - self.bottom))


def network_chart(
    dots: Sequence[Dot],
    lines: Sequence[Line],
    groups: Sequence[str],
    *,
    width_cm: float = TEXT_WIDTH_CM,
) -> Spec:
    """The drawing; `groups` in the order of the legend, at most as many as there are looks.

    Names are written for the dots that have one, the lower ranks first, where there is room.
    """
    if len(groups) > len(LOOKS) or any(dot.group not in groups for dot in dots):
        raise ValueError("a group of a network has no look of its own")
    height_cm = min(_HEIGHT_CM, _FEWEST_ROWS_CM + 0.17 * len(dots))
    frame = Frame(width_cm * PIXELS_PER_CM, height_cm * PIXELS_PER_CM, _APART)
    places = laid_out(len(dots), [(line.one, line.other) for line in lines], frame)
    looks = dict(zip(groups, LOOKS, strict=False))
    labels = list(_labels(dots, places, frame))
    x = {"type": "quantitative", "axis": None, "scale": {"domain": [0, frame.width]}}
    y = {"type": "quantitative", "axis": None, "scale": {"domain": [frame.height, 0]}}
    return {
        "width": round(frame.width),
        "height": round(frame.height),
        "autosize": {"type": "fit-x", "contains": "padding"},
        "encoding": {"x": {**x, "field": "x"}, "y": {**y, "field": "y"}},
        "layer": [
            *_line_layers(lines, places),
            *_dot_layers(dots, places, looks),
            *_label_layers(labels),
        ],
    }


def _line_layers(lines: Sequence[Line], places: Sequence[Point]) -> list[Spec]:
    """Lines whole, dashed and those that stand out, each a layer; the last ones over the others."""
    looks: tuple[tuple[bool, bool, Spec], ...] = (
        (False, False, {"color": GREY, "strokeWidth": 1, "strokeDash": [3, 3], "opacity": 0.75}),
        (True, False, {"color": GREY, "strokeWidth": 1.5}),
        (True, True, {"color": NEEDS, "strokeWidth": 3}),
    )
    layers = []
    for is_strong, is_new, look in looks:
        values = [
            {
                "x": places[line.one][0],
                "y": places[line.one][1],
                "x2": places[line.other][0],
                "y2": places[line.other][1],
            }
            for line in lines
            if line.is_new is is_new and (is_new or line.is_strong is is_strong)
        ]
        if values:
            mark = {"type": "rule", **look}
            ends = {"x2": {"field": "x2"}, "y2": {"field": "y2"}}
            layers.append({"data": {"values": values}, "mark": mark, "encoding": ends})
    return layers


def _dot_layers(
    dots: Sequence[Dot], places: Sequence[Point], looks: dict[str, tuple[str, str, str]]
) -> list[Spec]:
    values = [
        {
            "x": x,
            "y": y,
            "group": dot.group,
            "text": str(dot.number),
            "ink": looks[dot.group][2],
        }
        for dot, (x, y) in zip(dots, places, strict=True)
    ]
    met = [group for group in looks if any(dot.group == group for dot in dots)]
    legend = {"columns": 3, "symbolSize": 150}
    shapes = {"domain": met, "range": [looks[group][0] for group in met]}
    colors = {"domain": met, "range": [looks[group][1] for group in met]}
    edges = {"domain": met, "range": [INK for _ in met]}
    marks = {
        "data": {"values": values},
        "mark": {"type": "point", "size": _MARK, "strokeWidth": 1, "opacity": 1},
        "encoding": {
            "shape": {"field": "group", "type": "nominal", "scale": shapes, "legend": legend},
            "fill": {"field": "group", "type": "nominal", "scale": colors, "legend": legend},
            "stroke": {"field": "group", "type": "nominal", "scale": edges, "legend": legend},
        },
    }
    numbers = {
        "data": {"values": values},
        "mark": {"type": "text", "fontSize": 9.5, "baseline": "middle"},
        "encoding": {
            "text": {"field": "text"},
            "color": {"field": "ink", "type": "nominal", "scale": None},
        },
    }
    return [marks, numbers]


# -- names -----------------------------------------------------------------------------------------


def _labels(
    dots: Sequence[Dot], places: Sequence[Point], frame: Frame
) -> Iterator[tuple[float, float, str]]:
    """Place of the first line and text of each name that finds room around its dot."""
    taken = [_Box(x - _RADIUS, y - _RADIUS, x + _RADIUS, y + _RADIUS) for x, y in places]
    named = [pair for pair in zip(dots, places, strict=True) if pair[0].label]
    for dot, place in sorted(named, key=lambda pair: (pair[0].rank, pair[0].number)):
        for box, words in _tries(dot.label, place):
            inside = box.left >= 0 and box.right <= frame.width
            inside = inside and box.top >= 0 and box.bottom <= frame.height
            own = min(map(box.far, places)) >= box.far(place)  # no reader takes it for another's
            if inside and own and not any(box.meets(other) for other in taken):
                taken.append(box)
                first = box.top + 1 + _LABEL_LINE / 2
                yield (box.left + box.right) / 2, first, "\n".join(words)
                break


def _tries(label: str, place: Point) -> Iterator[tuple[_Box, list[str]]]:
    """Where a name could stand, the best places first; in longer lines, then in shorter ones."""
    for gap in _GAPS:
        for characters in _LABEL_CHARACTERS:
            words = textwrap.wrap(label, characters, break_long_words=False)
            wide = max(map(len, words)) * _LETTER + 6
            high = len(words) * _LABEL_LINE + 2
            for box in _around(place, wide, high, _RADIUS + gap):
                yield box, words


def _around(place: Point, wide: float, high: float, gap: float) -> Iterator[_Box]:
    """Right, left, below, above, then between these."""
    for angle in _ANGLES:
        x = place[0] + math.cos(math.radians(angle)) * (gap + wide / 2)
        y = place[1] + math.sin(math.radians(angle)) * (gap + high / 2)
        yield _Box(x - wide / 2, y - high / 2, x + wide / 2, y + high / 2)


def _label_layers(labels: Sequence[tuple[float, float, str]]) -> list[Spec]:
    """The names, over a white border that keeps the lines behind from crossing them out."""
    values = [{"x": x, "y": y, "text": text} for x, y, text in labels]
    if not values:
        return []
    mark = {
        "type": "text",
        "fontSize": _LABEL_SIZE,
        "fontWeight": "bold",
        "baseline": "middle",
        "lineHeight": _LABEL_LINE,
        "lineBreak": "\n",
    }
    text = {"text": {"field": "text"}}
    behind = {**mark, "stroke": "white", "strokeWidth": 4, "color": "white"}
    return [
        {"data": {"values": values}, "mark": behind, "encoding": text},
        {"data": {"values": values}, "mark": {**mark, "color": INK}, "encoding": text},
    ]
