"""The specification of a map: points on two axes of one scale, labelled without overlap.

Labels are placed here, not by Vega: the same points always get the same places.
"""

from __future__ import annotations

import math
import textwrap
from dataclasses import dataclass
from typing import TYPE_CHECKING

from absr.model.record import NamedTuple
from absr.rendering.palette import GREY, INK, NAVY, RESOURCES, RULE

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from absr.rendering.charts import Spec

SIDE = 440
"""Pixels of each side of the square in which the points stand."""

_LABEL_CHARACTERS = 22
_CHARACTER = 6.2
_LINE = 14
_DOT = 6
_GAP = 5
_ROOM = 8
"""Between the highest value and the end of an axis, in % of it."""
_RINGS = range(12)
_ANGLES = (0, 180, 90, 270, 45, 135, 315, 225, 22, 158, 338, 202)
"""Where a label may stand around its point: right, left, above, below, then between."""
_CLEAR = 40
"""Pixels from which on another point is far enough from a label."""
_FAR = 13
"""A label further away than this is tied to its point by a line."""


@dataclass(frozen=True, slots=True)
class Point:
    """One thing on the map."""

    label: str
    x: int
    y: int


@dataclass(frozen=True, slots=True)
class Quadrants:
    """The names of the four parts of the map."""

    top_left: str
    top_right: str
    bottom_left: str
    bottom_right: str


class Box(NamedTuple):
    """A rectangle, in pixels from the lower left corner."""

    left: float
    bottom: float
    right: float
    top: float

    def overlaps(self, other: Box) -> bool:
        """Whether two rectangles share more than an edge."""
        return (
            self.left < other.right
            and other.left < self.right
            and self.bottom < other.top
            and other.bottom < self.top
        )


class Placed(NamedTuple):
    """A label with its lines and the room they take."""

    lines: tuple[str, ...]
    box: Box
    align: str
    """The edge that is next to the point: the lines start, or end, there."""


def halfway(points: Sequence[Point]) -> float:
    """Where the four parts meet: half of the highest value of either axis."""
    return max((max(point.x, point.y) for point in points), default=0) / 2


def cross_map(points: Sequence[Point], x_title: str, y_title: str, names: Quadrants) -> Spec:
    """Points with their labels, the two axes of one scale, and the four parts by name."""
    reach = _reach(points)
    labels = placed_labels(points, names)
    x = {"field": "x", "type": "quantitative", "scale": {"domain": [0, reach], "nice": False}}
    ticks = {"tickMinStep": 1, "format": "d", "grid": False}
    encoding = {
        "x": {**x, "axis": {"title": x_title, **ticks}},
        "y": {**x, "field": "y", "axis": {"title": y_title, **ticks}},
    }
    return {
        "width": SIDE,
        "height": SIDE,
        "encoding": encoding,
        "layer": [
            _rule("x", halfway(points)),
            _rule("y", halfway(points)),
            *_corners(names, reach),
            _ties(points, labels, reach),
            {
                "data": {"values": [{"x": point.x, "y": point.y} for point in points]},
                "mark": {"type": "point", "filled": True, "size": 110, "color": RESOURCES},
            },
            *(_texts(labels, reach, align) for align in ("left", "center", "right")),
        ],
    }


def placed_labels(points: Sequence[Point], names: Quadrants) -> tuple[Placed, ...]:
    """A place for each label, beside no other label, no point and no name of a part.

    The most crowded points choose first; a label that finds no free place takes the last tried.
    """
    reach = _reach(points)
    at = [(point.x / reach * SIDE, point.y / reach * SIDE) for point in points]
    taken = [Box(x - _DOT, y - _DOT, x + _DOT, y + _DOT) for x, y in at]
    taken += [box for _, box, _ in _corner_boxes(names)]
    order = sorted(range(len(points)), key=lambda i: (_nearest(at, i), i))
    found: dict[int, Placed] = {}
    for index in order:
        lines = tuple(textwrap.wrap(points[index].label, _LABEL_CHARACTERS, break_long_words=False))
        others = [place for i, place in enumerate(at) if i != index]
        found[index] = _free_place(at[index], lines or ("",), taken, others)
        taken.append(found[index].box)
    return tuple(found[index] for index in range(len(points)))


def _reach(points: Sequence[Point]) -> float:
    return (max((max(p.x, p.y) for p in points), default=0) or 1) * (1 + _ROOM / 100)


def _nearest(at: Sequence[tuple[float, float]], index: int) -> float:
    """How far the next point is."""
    return min((math.dist(at[index], at[i]) for i in range(len(at)) if i != index), default=0)


def _free_place(
    point: tuple[float, float],
    lines: tuple[str, ...],
    taken: Sequence[Box],
    others: Sequence[tuple[float, float]],
) -> Placed:
    """The nearest free place; of several as near, the one furthest from the other points.

    Where all around the point is taken, any place of the map will do, the nearest first.
    """
    width, height = max(map(len, lines)) * _CHARACTER, len(lines) * _LINE
    placed = Placed(lines, Box(0, 0, width, height), "center")
    for ring in _RINGS:
        free = []
        for box, align in _boxes(point, width, height, _DOT + _GAP + ring * _LINE):
            inside = box.left >= 0 and box.right <= SIDE and box.bottom >= 0 and box.top <= SIDE
            placed = Placed(lines, box, align)
            if inside and not any(box.overlaps(other) for other in taken):
                free.append(placed)
        if free:
            return max(free, key=lambda one: _away(one.box, others))
    spots = [box for box in _grid(width, height) if not any(map(box.overlaps, taken))]
    if not spots:
        return placed
    return Placed(lines, min(spots, key=lambda box: math.dist(point, _edge(box, point))), "center")


def _grid(width: float, height: float) -> Iterator[Box]:
    """Places of one size all over the map, half a line apart."""
    step = _LINE / 2
    for row in range(int((SIDE - height) / step) + 1):
        for column in range(int((SIDE - width) / step) + 1):
            x, y = column * step, row * step
            yield Box(x, y, x + width, y + height)


def _away(box: Box, points: Sequence[tuple[float, float]]) -> float:
    """How far the nearest of some points is from a label, as far as it matters."""
    return min((min(math.dist(p, _edge(box, p)), _CLEAR) for p in points), default=_CLEAR)


def _edge(box: Box, point: tuple[float, float]) -> tuple[float, float]:
    """The place of a label that is next to a point."""
    x, y = point
    return min(max(x, box.left), box.right), min(max(y, box.bottom), box.top)


def _boxes(
    point: tuple[float, float], width: float, height: float, away: float
) -> Iterator[tuple[Box, str]]:
    """The places around a point at one distance, and the edge that is next to it."""
    for angle in _ANGLES:
        cos, sin = math.cos(math.radians(angle)), math.sin(math.radians(angle))
        x = point[0] + cos * away + (width / 2) * _sign(cos)
        y = point[1] + sin * away + (height / 2) * _sign(sin)
        align = ("center", "left", "right")[_sign(cos)]
        yield Box(x - width / 2, y - height / 2, x + width / 2, y + height / 2), align


def _sign(number: float) -> int:
    return 0 if abs(number) < 1e-9 else (1 if number > 0 else -1)  # noqa: PLR2004 -- nil


def _texts(labels: Sequence[Placed], reach: float, align: str) -> Spec:
    """The lines of the labels that lean on one side, each at its own place."""
    values = [
        {
            "x": _leaning(label.box, align) / SIDE * reach,
            "y": (label.box.top - _LINE * (place + 0.5)) / SIDE * reach,
            "text": line,
        }
        for label in labels
        if label.align == align
        for place, line in enumerate(label.lines)
    ]
    mark = {"type": "text", "baseline": "middle", "align": align, "fontSize": 12, "color": INK}
    return {
        "data": {"values": values},
        "mark": mark,
        "encoding": {"text": {"field": "text", "type": "nominal"}},
    }


def _leaning(box: Box, align: str) -> float:
    return {"left": box.left, "right": box.right}.get(align, (box.left + box.right) / 2)


def _ties(points: Sequence[Point], labels: Sequence[Placed], reach: float) -> Spec:
    """A line from each point to its label where that stands far away."""
    values = []
    for point, label in zip(points, labels, strict=True):
        x, y = point.x / reach * SIDE, point.y / reach * SIDE
        near = _edge(label.box, (x, y))
        if math.dist((x, y), near) > _FAR:
            end = {"x2": near[0] / SIDE * reach, "y2": near[1] / SIDE * reach}
            values.append({"x": point.x, "y": point.y, **end})
    return {
        "data": {"values": values},
        "mark": {"type": "rule", "color": GREY, "strokeWidth": 0.8},
        "encoding": {"x2": {"field": "x2"}, "y2": {"field": "y2"}},
    }


def _rule(axis: str, value: float) -> Spec:
    return {
        "data": {"values": [{axis: value}]},
        "mark": {"type": "rule", "color": RULE, "strokeDash": [5, 4], "strokeWidth": 1.4},
        "encoding": {"x": None, "y": None, axis: {"field": axis, "type": "quantitative"}},
    }


def _corner_boxes(names: Quadrants) -> list[tuple[str, Box, str]]:
    """Each name with the room it takes in its corner, and the side it leans on."""
    left = [(names.bottom_left, 0), (names.top_left, SIDE - _LINE)]
    right = [(names.bottom_right, 0), (names.top_right, SIDE - _LINE)]
    found = []
    for group, align in ((left, "left"), (right, "right")):
        for name, bottom in group:
            width = len(name) * _CHARACTER
            start = 4.0 if align == "left" else SIDE - 4 - width
            found.append((name, Box(start, bottom, start + width, bottom + _LINE), align))
    return found


def _corners(names: Quadrants, reach: float) -> list[Spec]:
    return [
        {
            "data": {
                "values": [
                    {
                        "x": (box.left if align == "left" else box.right) / SIDE * reach,
                        "y": (box.bottom + _LINE / 2) / SIDE * reach,
                        "text": name,
                    }
                ]
            },
            "mark": {
                "type": "text",
                "align": align,
                "baseline": "middle",
                "fontSize": 12,
                "fontStyle": "italic",
                "color": NAVY,
            },
            "encoding": {"text": {"field": "text", "type": "nominal"}},
        }
        for name, box, align in _corner_boxes(names)
    ]
