"""The specification of a chart of territories ranked by one or several indicators.

A line a territory, from the highest value to the lowest: name, dot, value. Nothing overlaps,
and the town is told apart by its shape and by bold type, not by colour alone. Each indicator
has a scale of its own that starts at nought.
"""

from __future__ import annotations

import textwrap
from dataclasses import dataclass
from typing import TYPE_CHECKING

from absr.rendering.document import TEXT_WIDTH_CM
from absr.rendering.palette import GREY, INK, NAVY, PIXELS_PER_CM, RULE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from absr.rendering.charts import Spec

_ROW = 23
_PIXELS_A_CHARACTER = 7.3
_WIDEST_NAME = 220
_TITLE_CHARACTERS = 78


@dataclass(frozen=True, slots=True)
class Dot:
    """A territory: `text` is its value as printed."""

    label: str
    value: float
    text: str
    is_town: bool = False


@dataclass(frozen=True, slots=True)
class Ranking:
    """An indicator with the territories that have a value, in any order."""

    title: str
    dots: tuple[Dot, ...]


def ranked_dots(rankings: Sequence[Ranking], *, width_cm: float = TEXT_WIDTH_CM) -> Spec:
    """The territories of each ranking below its title, the highest value first."""
    if not rankings or not all(ranking.dots for ranking in rankings):
        raise ValueError("a ranking has at least one territory")
    width = round(width_cm * PIXELS_PER_CM)
    titles, dots, rows = _placed(rankings)
    longest = max(len(str(dot["label"])) for dot in dots)
    start = min(longest * _PIXELS_A_CHARACTER, _WIDEST_NAME) + 18
    room = max(len(str(dot["text"])) for dot in dots) * _PIXELS_A_CHARACTER + 26
    low = min(0.0, *(float(str(dot["x"])) for dot in dots))
    x = {
        "type": "quantitative",
        "axis": None,
        "scale": {"domain": [low, 1], "range": [start, width - room], "nice": False},
    }
    y = {
        "field": "row",
        "type": "quantitative",
        "axis": None,
        "scale": {"domain": [rows - 0.5, -0.5], "nice": False},
    }
    return {
        "width": width,
        "height": rows * _ROW,
        "autosize": {"type": "pad"},
        "view": {"stroke": None},
        "data": {"values": dots},
        "layer": [
            _titles(titles, y),
            _stems(x, y),
            *(_marks(x, y, town=town) for town in (False, True)),
            *(_texts("label", {"value": start - 12}, "right", y, town=t) for t in (False, True)),
            *(
                _texts("text", {**x, "field": "x"}, "left", y, town=t, shift=12)
                for t in (False, True)
            ),
        ],
    }


def _placed(
    rankings: Sequence[Ranking],
) -> tuple[list[dict[str, object]], list[dict[str, object]], float]:
    """Titles and dots with the line each stands on, and the number of lines."""
    titles: list[dict[str, object]] = []
    dots: list[dict[str, object]] = []
    row = 0.0
    for place, ranking in enumerate(rankings):
        row += 0.6 if place else 0
        lines = textwrap.wrap(ranking.title, _TITLE_CHARACTERS, break_on_hyphens=False) or [""]
        for line in lines:
            titles.append({"row": row, "title": line})
            row += 0.85
        row += 0.15
        reach = max(abs(dot.value) for dot in ranking.dots) or 1
        for dot in sorted(ranking.dots, key=lambda one: -one.value):
            dots.append(
                {
                    "row": row,
                    "label": dot.label,
                    "x": dot.value / reach,
                    "zero": 0,
                    "text": dot.text,
                    "town": dot.is_town,
                }
            )
            row += 1
    return titles, dots, row


def _titles(titles: list[dict[str, object]], y: Spec) -> Spec:
    mark = {"type": "text", "align": "left", "baseline": "middle", "color": NAVY}
    return {
        "data": {"values": titles},
        "mark": {**mark, "fontWeight": "bold"},
        "encoding": {"x": {"value": 0}, "y": y, "text": {"field": "title"}},
    }


def _stems(x: Spec, y: Spec) -> Spec:
    return {
        "mark": {"type": "rule", "color": RULE, "strokeWidth": 1.5},
        "encoding": {"x": {**x, "field": "zero"}, "x2": {"field": "x"}, "y": y},
    }


def _only(*, town: bool) -> list[Spec]:
    return [{"filter": "datum.town" if town else "!datum.town"}]


def _marks(x: Spec, y: Spec, *, town: bool) -> Spec:
    look = (
        {"shape": "diamond", "size": 190, "color": NAVY, "filled": True}
        if town
        else {"shape": "circle", "size": 85, "stroke": GREY, "fill": "white", "strokeWidth": 1.8}
    )
    return {
        "transform": _only(town=town),
        "mark": {"type": "point", "opacity": 1, **look},
        "encoding": {"x": {**x, "field": "x"}, "y": y},
    }


def _texts(field: str, x: Spec, align: str, y: Spec, *, town: bool, shift: int = 0) -> Spec:
    mark = {"type": "text", "align": align, "baseline": "middle", "dx": shift, "limit": 0}
    look = {"color": NAVY, "fontWeight": "bold"} if town else {"color": INK}
    return {
        "transform": _only(town=town),
        "mark": {**mark, **look},
        "encoding": {"x": x, "y": y, "text": {"field": field}},
    }
