"""What a gap says: the town beside the comparators chosen beforehand, one rule for all.

A signal needs a gap beyond the threshold, on the side of need, against at least half of the
comparators that have a value at the same vintage, unit and concept. Nothing is aggregated.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from absr.analysis.territory_codes import level
from absr.model.reading_facts import (
    FRAGILE_BASE,
    HEADCOUNT_UNITS,
    POINT_UNITS,
    Comparison,
    Side,
    Signal,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from absr.model.reading_facts import Value
    from absr.model.settings import Thresholds

_EXACT = 9
"""Decimals kept of a gap: 24.4 less 21.4 is 3 points, which binary fractions miss."""


def compare(
    town: Value | None,
    comparator: str,
    observed: Value | None,
    unit: str | None,
    thresholds: Thresholds,
) -> Comparison:
    """The town beside one comparator: its gap and side, or why there is none."""
    if observed is None:
        return Comparison(comparator, None, "absent", None, None)
    if observed.value is None:
        return Comparison(comparator, observed, observed.reason, None, None)
    if town is None or town.value is None or unit is None:
        return Comparison(comparator, observed, None, None, None)
    reason = _why_not(town, comparator, unit)
    gap = None if reason else gap_between(town.value, observed.value, unit)
    if gap is None:
        return Comparison(comparator, observed, reason or "nil", None, None)
    return Comparison(comparator, observed, None, gap, side_of(gap, unit, thresholds))


def _why_not(town: Value, comparator: str, unit: str) -> str | None:
    """Why two numbers are not set against each other."""
    if unit in HEADCOUNT_UNITS and level(comparator) != level(town.territory):
        # A département has more of everything than one of its towns.
        return "other_size"
    return None


def gap_between(value: float, other: float, unit: str) -> float | None:
    """`value` less `other`: in points, else in % of `other`; None in % of nil."""
    if unit in POINT_UNITS:
        return round(value - other, _EXACT)
    if other == 0:
        return 0.0 if value == 0 else None
    return round((value - other) / abs(other) * 100, _EXACT)


def threshold(unit: str | None, thresholds: Thresholds) -> float:
    """From which gap on the difference is said, in the gap's own unit."""
    return thresholds.points if unit in POINT_UNITS else thresholds.relative


def side_of(gap: float, unit: str | None, thresholds: Thresholds) -> Side:
    """Above or below from the threshold on; else close."""
    if abs(gap) < threshold(unit, thresholds):
        return Side.CLOSE
    return Side.ABOVE if gap > 0 else Side.BELOW


def signal_of(
    town: Value | None, direction: str | None, comparisons: Sequence[Comparison]
) -> Signal:
    """What an indicator says of need; where need and its contrary tie, the need is said."""
    if town is None or town.value is None:
        return Signal.NOT_MEASURED
    if direction not in {"more", "less"}:
        return Signal.NEUTRAL
    if town.base is not None and town.base < FRAGILE_BASE:
        return Signal.FRAGILE
    sides = [c.side for c in comparisons if c.side is not None]
    if not sides:
        return Signal.NOT_MEASURED
    need, ease = (Side.ABOVE, Side.BELOW) if direction == "more" else (Side.BELOW, Side.ABOVE)
    if _is_half(sides.count(need), len(sides)):
        return Signal.SIGNAL
    return Signal.FAVOURABLE if _is_half(sides.count(ease), len(sides)) else Signal.CLOSE


def _is_half(number: int, whole: int) -> bool:
    return number > 0 and 2 * number >= whole
