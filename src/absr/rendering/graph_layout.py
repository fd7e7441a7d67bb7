"""Where the nodes of a drawn network stand: linked ones near each other, none over another.

Springs and repulsion after Fruchterman and Reingold (« Graph drawing by force-directed placement »,
Software: Practice and Experience 21, 1991). Nothing is drawn by lot: nodes start on a spiral, in
the order given, so that the same network gives the same drawing.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from absr.model.record import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    Point = tuple[float, float]
    Edge = tuple[int, int]

_ROUNDS = 400
_GOLDEN_ANGLE = math.pi * (3 - math.sqrt(5))
_GRAVITY = 0.06
"""Draws everything to the middle, so that parts without a link do not drift away."""
_SETTLING = 200
"""Rounds of pushing apart what stands over something else."""


class Frame(NamedTuple):
    """The space of a drawing, in pixels, and the least distance between two nodes."""

    width: float
    height: float
    apart: float


def laid_out(number: int, edges: Sequence[Edge], frame: Frame) -> tuple[Point, ...]:
    """A place within the frame for each of `number` nodes; `edges` name them from nought."""
    if not number:
        return ()
    spread = math.sqrt(frame.width * frame.height / number)
    places = [_start(one, number, frame) for one in range(number)]
    for turn in range(_ROUNDS):
        heat = spread * (1 - turn / _ROUNDS)
        pulls = _forces(places, edges, spread, frame)
        places = [_moved(place, pull, heat) for place, pull in zip(places, pulls, strict=True)]
    return _settled(_fitted(places, frame), frame)


def _start(place: int, number: int, frame: Frame) -> Point:
    """On a spiral from the middle outwards."""
    reach = math.sqrt((place + 0.5) / number) / 2
    angle = place * _GOLDEN_ANGLE
    return (
        frame.width * (0.5 + reach * math.cos(angle)),
        frame.height * (0.5 + reach * math.sin(angle)),
    )


def _forces(
    places: Sequence[Point], edges: Sequence[Edge], spread: float, frame: Frame
) -> list[list[float]]:
    """How each node is drawn: away from all others, to those it is linked with, to the middle."""
    middle = (frame.width / 2, frame.height / 2)
    pulls = [[(middle[0] - x) * _GRAVITY, (middle[1] - y) * _GRAVITY] for x, y in places]
    for one, (x, y) in enumerate(places):
        for other in range(one):
            across, down = x - places[other][0], y - places[other][1]
            square = across * across + down * down or 1e-6
            push = spread * spread / square
            _pull(pulls, (one, other), (across * push, down * push))
    for one, other in edges:
        across = places[other][0] - places[one][0]
        down = places[other][1] - places[one][1]
        force = math.hypot(across, down) / spread
        _pull(pulls, (one, other), (across * force, down * force))
    return pulls


def _pull(pulls: list[list[float]], pair: Edge, force: Point) -> None:
    """Draw the first of a pair one way and the other one the opposite way."""
    one, other = pair
    pulls[one][0] += force[0]
    pulls[one][1] += force[1]
    pulls[other][0] -= force[0]
    pulls[other][1] -= force[1]


def _moved(place: Point, pull: Sequence[float], heat: float) -> Point:
    length = math.hypot(*pull)
    step = min(length, heat) / length if length else 0.0
    return place[0] + pull[0] * step, place[1] + pull[1] * step


def _fitted(places: Sequence[Point], frame: Frame) -> list[Point]:
    """Stretched to the whole frame, in each direction."""
    left, right = min(x for x, _ in places), max(x for x, _ in places)
    top, bottom = min(y for _, y in places), max(y for _, y in places)
    return [
        (
            _within(x, (left, right), (frame.apart, frame.width - frame.apart)),
            _within(y, (top, bottom), (frame.apart, frame.height - frame.apart)),
        )
        for x, y in places
    ]


def _within(value: float, known: Point, wanted: Point) -> float:
    if known[1] - known[0] < 1:
        return (wanted[0] + wanted[1]) / 2
    share = (value - known[0]) / (known[1] - known[0])
    return wanted[0] + share * (wanted[1] - wanted[0])


def _settled(places: list[Point], frame: Frame) -> tuple[Point, ...]:
    """Pushed apart until no two nodes are too near, as far as the frame has room."""
    found = [list(place) for place in places]
    for _ in range(_SETTLING):
        pairs = [
            (one, other)
            for one in range(len(found))
            for other in range(one)
            if math.dist(found[one], found[other]) < frame.apart
        ]
        if not pairs:
            break
        for one, other in pairs:
            _push_apart(found[one], found[other], frame.apart)
        for place in found:
            place[0] = min(max(place[0], frame.apart / 2), frame.width - frame.apart / 2)
            place[1] = min(max(place[1], frame.apart / 2), frame.height - frame.apart / 2)
    return tuple((round(x, 1), round(y, 1)) for x, y in found)


def _push_apart(one: list[float], other: list[float], apart: float) -> None:
    across, down = one[0] - other[0], one[1] - other[1]
    distance = math.hypot(across, down)
    if distance < 1e-6:  # noqa: PLR2004 -- on one spot: any way will do, the same each time
        across, down, distance = 1.0, 0.5, math.hypot(1.0, 0.5)
    push = (apart - min(distance, apart)) / 2 + 0.5
    for place, sign in ((one, 1), (other, -1)):
        place[0] += sign * across / distance * push
        place[1] += sign * down / distance * push
