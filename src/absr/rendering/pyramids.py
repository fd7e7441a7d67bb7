"""The specification of an age pyramid: men on the left, women on the right, as shares of all.

The comparator is drawn as an outline over the bars, so that a grey print tells them apart.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from absr.rendering.document import TEXT_WIDTH_CM
from absr.rendering.palette import GREY, INK, NAVY, PIXELS_PER_CM, SERIES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from absr.rendering.charts import Spec

_STEP = 30
_MEN, _WOMEN = SERIES[0], SERIES[3]


@dataclass(frozen=True, slots=True)
class Rung:
    """An age band, in % of the population of each territory; texts are those printed."""

    label: str
    men: float
    men_text: str
    women: float
    women_text: str
    other_men: float | None = None
    other_women: float | None = None


def pyramid(
    rungs: Sequence[Rung],
    men: str,
    women: str,
    *,
    width_cm: float = TEXT_WIDTH_CM,
) -> Spec:
    """The age bands, youngest first as given and drawn at the foot."""
    shares = [share for rung in rungs for share in _shares(rung)]
    if not shares or min(shares) < 0:
        raise ValueError("an age pyramid has bands, none below nought")
    reach = (max(shares) or 1) * 1.32
    values = [_value(rung) for rung in reversed(rungs)]
    x = {
        "type": "quantitative",
        "axis": None,
        "scale": {"domain": [-reach, reach], "nice": False},
    }
    y = {
        "field": "label",
        "type": "nominal",
        "sort": None,
        "axis": {"title": None, "ticks": False, "domain": False, "labelPadding": 8},
    }
    return {
        "width": round(width_cm * PIXELS_PER_CM),
        "autosize": {"type": "fit-x", "contains": "padding"},
        "height": {"step": _STEP},
        "padding": {"left": 2, "right": 6, "top": 14, "bottom": 4},
        "data": {"values": values},
        "encoding": {"y": y},
        "layer": [
            _bars("men", _MEN, x),
            _bars("women", _WOMEN, x),
            _outline("other_men", x),
            _outline("other_women", x),
            _text("men", "right", -7, x),
            _text("women", "left", 7, x),
            {
                "mark": {"type": "rule", "color": GREY},
                "encoding": {"x": {**x, "datum": 0}},
            },
            _side(men, "right", -12, x),
            _side(women, "left", 12, x),
        ],
    }


def _shares(rung: Rung) -> list[float]:
    others = (rung.other_men, rung.other_women)
    return [rung.men, rung.women, *(share for share in others if share is not None)]


def _value(rung: Rung) -> dict[str, object]:
    value: dict[str, object] = {
        "label": rung.label,
        "men": -rung.men,
        "women": rung.women,
        "men_text": rung.men_text,
        "women_text": rung.women_text,
        # A text stands beyond the bar and the outline, whichever is longer.
        "men_end": -max(rung.men, rung.other_men or 0),
        "women_end": max(rung.women, rung.other_women or 0),
    }
    if rung.other_men is not None and rung.other_women is not None:
        value |= {"other_men": -rung.other_men, "other_women": rung.other_women}
    return value


def _bars(field: str, color: str, x: Spec) -> Spec:
    return {
        "mark": {"type": "bar", "color": color, "height": {"band": 0.76}},
        "encoding": {"x": {**x, "field": field}},
    }


def _outline(field: str, x: Spec) -> Spec:
    mark = {"type": "bar", "fill": None, "stroke": NAVY, "strokeWidth": 1.6}
    return {
        "transform": [{"filter": f"isValid(datum.{field})"}],
        "mark": {**mark, "strokeDash": [4, 2], "height": {"band": 0.94}},
        "encoding": {"x": {**x, "field": field}},
    }


def _text(side: str, align: str, shift: int, x: Spec) -> Spec:
    mark = {"type": "text", "align": align, "dx": shift, "baseline": "middle", "color": INK}
    place = {"x": {**x, "field": f"{side}_end"}, "text": {"field": f"{side}_text"}}
    return {"mark": mark, "encoding": place}


def _side(name: str, align: str, shift: int, x: Spec) -> Spec:
    mark = {"type": "text", "align": align, "dx": shift, "baseline": "bottom", "color": INK}
    return {
        "data": {"values": [{}]},
        "mark": {**mark, "fontWeight": "bold"},
        "encoding": {"y": {"value": -3}, "x": {**x, "datum": 0}, "text": {"value": name}},
    }
