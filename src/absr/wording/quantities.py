"""Values of indicators and gaps between them, as they are printed with their unit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from absr.model.reading_facts import HEADCOUNT_UNITS, POINT_UNITS, mark_of
from absr.model.settings import Thresholds

if TYPE_CHECKING:
    from absr.wording.speech import Speech

_BARE_UNITS = frozenset({"ratio", "number"})
"""Units that a reader finds in the label already."""

_WHOLE_UNITS = HEADCOUNT_UNITS | {"euros", "euros_year", "km2_density"}
_SMALL = 100
"""A whole unit's value keeps a decimal below it (2.3 persons a household)."""

_USUAL = Thresholds()
_MINUS = "\u2212"
_MOST_DECIMALS = 3


def quantity(value: float, unit: str | None, speech: Speech) -> str:
    """A value with its unit: `28,4 %`, `21 540 €/an`, `2 310 personnes`."""
    number = speech.number(abs(value), decimals_of(value, unit))
    if value < 0:
        number = _MINUS + number
    if unit is None or unit in _BARE_UNITS:
        return number
    if unit == "percent":
        return speech.typeset(speech("quantity.percent", number=number))
    label = speech.label("units", unit)
    return speech.typeset(speech("quantity", number=number, unit=label))


def decimals_of(value: float, unit: str | None) -> int:
    """With how many decimals a value of this unit is printed."""
    if unit in _WHOLE_UNITS:
        return 1 if abs(value) < _SMALL and not float(value).is_integer() else 0
    if unit is None:
        return 0 if float(value).is_integer() else 2
    return 2 if unit == "ratio" or 0 < abs(value) < 1 else 1


def gap(number: float, unit: str | None, speech: Speech, mark: float | None = None) -> str:
    """A gap with its sign: `+3,4 points`, `−12 %`; in words where it is nil.

    `mark` is the gap from which on the difference is said; the usual one where it is not given.
    """
    in_points = unit in POINT_UNITS
    limit = mark_of(unit, _USUAL, mark)
    decimals = 1 if in_points else 0
    # A gap just under the threshold must not be printed as if it had reached it.
    while decimals < _MOST_DECIMALS and abs(number) < limit <= round(abs(number), decimals):
        decimals += 1
    rounded = round(abs(number), decimals)
    if not rounded:
        return speech("quantity.gap.nil")
    text = speech.number(rounded, decimals)
    signed = f"{'+' if number > 0 else _MINUS}{text}"
    if not in_points:
        return speech.typeset(speech("quantity.percent", number=signed))
    singular = rounded < 2  # noqa: PLR2004 -- French: the plural begins at two
    return speech("quantity.gap.point" if singular else "quantity.gap.points", gap=signed)


def mark(threshold: float, speech: Speech) -> str:
    """A threshold as people write it: `3`, `2,5`."""
    return speech.number(threshold, 0 if float(threshold).is_integer() else 1)
