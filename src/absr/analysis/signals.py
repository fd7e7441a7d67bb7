"""What a gap says: the town beside the comparators chosen beforehand, one rule for all.

A signal needs a gap that reaches the mark, on the side of need, against at least half of the
comparators that have a value at the same vintage, unit and concept, and on the contrary side of
fewer: to stand below a poor département is no absence of need, and the sentence says it. What is
favourable is so beside all. Nested territories are no independent votes: no number of them proves
anything, and all are told. Nothing is aggregated.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from absr.model.reading_facts import (
    HEADCOUNT_UNITS,
    POINT_UNITS,
    Comparison,
    Side,
    Signal,
    is_fragile,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from absr.model.reading_facts import Value

FRAGILE = "fragile"
"""Reason: one of the headcounts is too small for anything to be concluded."""

_EXACT = 9
"""Decimals kept of a gap: 24.4 less 21.4 is 3 points, which binary fractions miss."""


def compare(
    town: Value | None,
    comparator: str,
    observed: Value | None,
    unit: str | None,
    mark: float,
) -> Comparison:
    """The town beside one comparator: its gap and side, or why there is none."""
    if observed is None:
        return Comparison(comparator, None, "absent", None, None)
    if observed.value is None:
        return Comparison(comparator, observed, observed.reason, None, None)
    if town is None or town.value is None or unit is None:
        return Comparison(comparator, observed, None, None, None)
    reason = _why_not(town, observed, unit)
    gap = None if reason else gap_between(town.value, observed.value, unit)
    if gap is None:
        return Comparison(comparator, observed, reason or "nil", None, None)
    return Comparison(comparator, observed, None, gap, side_of(gap, mark))


def _why_not(town: Value, observed: Value, unit: str) -> str | None:
    """Why two numbers are not set against each other."""
    if unit in HEADCOUNT_UNITS:
        # A larger territory has more of everything, whether a département or a commune.
        return "other_size"
    return FRAGILE if is_fragile(town, unit) or is_fragile(observed, unit) else None


def gap_between(value: float, other: float, unit: str) -> float | None:
    """`value` less `other`: in points, else in % of `other`; None in % of nil."""
    if unit in POINT_UNITS:
        return round(value - other, _EXACT)
    if other == 0:
        return 0.0 if value == 0 else None
    return round((value - other) / abs(other) * 100, _EXACT)


def side_of(gap: float, mark: float) -> Side:
    """Above or below from the mark on; else close."""
    if abs(gap) < mark:
        return Side.CLOSE
    return Side.ABOVE if gap > 0 else Side.BELOW


def signal_of(
    town: Value | None,
    unit: str | None,
    direction: str | None,
    comparisons: Sequence[Comparison],
) -> Signal:
    """What an indicator says of need; contrasted where gaps on both sides leave that open."""
    if town is None or town.value is None:
        return Signal.NOT_MEASURED
    if direction not in {"more", "less"}:
        return Signal.NEUTRAL
    if is_fragile(town, unit):
        return Signal.FRAGILE
    sides = [c.side for c in comparisons if c.side is not None]
    return _read(sides, direction) if sides else Signal.NOT_MEASURED


def _read(sides: Sequence[Side], direction: str) -> Signal:
    """What the sides say together."""
    need, ease = (Side.ABOVE, Side.BELOW) if direction == "more" else (Side.BELOW, Side.ABOVE)
    if _is_half(sides.count(need), len(sides)) and sides.count(need) > sides.count(ease):
        return Signal.SIGNAL
    if need in sides and ease in sides:
        return Signal.CONTRASTED
    return Signal.FAVOURABLE if _is_half(sides.count(ease), len(sides)) else Signal.CLOSE


def _is_half(number: int, whole: int) -> bool:
    return number > 0 and 2 * number >= whole
