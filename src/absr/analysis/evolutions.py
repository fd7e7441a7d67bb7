"""How the town changed from one vintage to a later one, where that may be told.

Each census puts five yearly surveys together: two vintages that share one say the same answers
twice, and Insee advises against setting them side by side. There was no survey in 2021: the
censuses around it reach one year farther back, so that of 2021 shares the survey of 2018 with that
of 2016. Incomes of two years are in the euros of each, which no index here makes comparable.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from absr.analysis.indicator_rows import is_mixed
from absr.analysis.signals import gap_between
from absr.model.measurements import CENSUS
from absr.model.reading_facts import Evolution
from absr.model.record import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from absr.analysis.indicator_rows import Row
    from absr.model.reading_facts import Value

LEAST_YEARS = 5
"""Years between two vintages whose values may be compared; of other sources than the census, which
share no survey, absr's own mark: a change over fewer years says little of a town."""

_SURVEYS = 5
_LAST_SURVEY = 2
"""How many years after the one it is of a census has its last survey."""
_NO_SURVEY = 2021
"""Put off by a year (Insee); which surveys the next censuses have follows from it."""
_EUROS = frozenset({"euros", "euros_year"})


def surveys_of(census: int) -> frozenset[int]:
    """The years of the five surveys that a census puts together: the latest ones there were."""
    last = census + _LAST_SURVEY
    held = [year for year in range(last - _SURVEYS, last + 1) if year != _NO_SURVEY]
    return frozenset(held[-_SURVEYS:])


def are_apart(census: int, earlier: int) -> bool:
    """Whether two censuses share no survey, and are at least `LEAST_YEARS` apart."""
    return census - earlier >= LEAST_YEARS and not surveys_of(census) & surveys_of(earlier)


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
        ("current_euros", stage.unit in _EUROS),
        ("too_close", not before.year or not _is_far(stage, before)),
    )
    return next((reason for reason, holds in rules if holds), None)


def _is_far(stage: Stage, before: Stage) -> bool:
    """By the rule of the census wherever nobody says that the source is another."""
    rows = [row for row in (stage.row, before.row) if row is not None]
    if all(row.datasets and CENSUS not in row.datasets for row in rows):
        return stage.year - before.year >= LEAST_YEARS
    return are_apart(stage.year, before.year)
