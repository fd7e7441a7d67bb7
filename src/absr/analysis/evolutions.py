"""How the town changed from one vintage to a later one, where that may be told.

Each census puts the surveys of five years together: two vintages less than five years apart share
some of them, and what they say of a change is mostly the same answers twice (Insee advises
against it).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from absr.analysis.indicator_rows import is_mixed
from absr.analysis.signals import gap_between
from absr.model.reading_facts import Evolution

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from absr.analysis.indicator_rows import Row
    from absr.model.reading_facts import Value

LEAST_YEARS = 5
"""Years between two vintages whose values may be compared."""


class Stage(NamedTuple):
    """The town at one vintage."""

    vintage: str
    year: int
    """The last year that the vintage names; 0 where it names none."""
    value: Value | None
    unit: str | None
    row: Row | None


def evolutions(stages: Sequence[Stage]) -> Mapping[str, tuple[Evolution, ...]]:
    """Vintage → the changes since each earlier one at which the town has something, nearest first.

    Stages come with the newest first.
    """
    return {
        stage.vintage: tuple(
            _between(stage, before)
            for before in stages[place + 1 :]
            if before.row is not None and before.year < stage.year
        )
        for place, stage in enumerate(stages)
    }


def _between(stage: Stage, before: Stage) -> Evolution:
    reason = _why_not(stage, before)
    change = None
    if reason is None and stage.value and before.value:
        change = gap_between(stage.value.value or 0.0, before.value.value or 0.0, stage.unit or "")
        reason = "nil" if change is None else None
    return Evolution(before.vintage, before.value, change, reason)


def _why_not(stage: Stage, before: Stage) -> str | None:
    """Why the two values must not be set against each other."""
    if stage.row is None or before.row is None:
        return "absent"
    for one in (before, stage):
        if one.value is None or one.value.value is None:
            return (one.value.reason if one.value else None) or "absent"
    rules = (
        ("break", stage.row.series != before.row.series),
        ("other_concept", is_mixed(stage.row, before.row)),
        ("other_unit", stage.unit != before.unit or stage.unit is None),
        ("too_close", not before.year or stage.year - before.year < LEAST_YEARS),
    )
    return next((reason for reason, holds in rules if holds), None)
