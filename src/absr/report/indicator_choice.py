"""Which indicators a report shows, and which of them come first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from absr.model.reading_facts import Signal, is_fragile
from absr.model.value_lists import CHAPTERS

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from absr.model.reading_facts import Indicator, Value
    from absr.wording.headlines import Headlines

MOST_STRIKING = 3
"""Gaps told in words below the headline of a chapter."""

MOST_KEYS = 10
"""Key figures at the head of the portrait."""

_IRIS = "IRIS-"
_POPULATION = "pop"


def is_shown(one: Indicator) -> bool:
    """Whether an indicator stands in its chapter: core, or one that somebody typed."""
    return one.decides


def by_chapter(found: Iterable[Indicator]) -> dict[str | None, list[Indicator]]:
    """The indicators of each chapter that has some, in the order of the chapters."""
    given = list(found)
    chapters = (*(entry.id for entry in CHAPTERS.entries), None)
    grouped = {name: [one for one in given if one.chapter == name] for name in chapters}
    return {name: group for name, group in grouped.items() if group}


def ranked(found: Iterable[Indicator], headlines: Headlines) -> list[Indicator]:
    """The most telling first: signals, then by their gaps; fragile and absent values last."""
    return sorted(
        found,
        key=lambda one: (
            one.town is None or one.town.value is None,
            one.town is not None and is_fragile(one.town, one.unit),
            one.signal is not Signal.SIGNAL,
            -strength(one, headlines),
            not one.is_core,
            -len(one.values),
            one.label,
        ),
    )


def strength(one: Indicator, headlines: Headlines) -> float:
    """The largest gap, counted in marks: from one on, it is said as a difference."""
    gaps = [abs(c.gap) for c in one.comparisons if c.gap is not None]
    return max(gaps, default=0.0) / headlines.mark(one)


def striking(chapter: Sequence[Indicator], headlines: Headlines) -> list[Indicator]:
    """The indicators after the first whose gap reaches the mark, the largest gaps first."""
    told = [
        one
        for one in ranked(chapter, headlines)[1:]
        if strength(one, headlines) >= 1
        and one.town is not None
        and one.town.value is not None
        and not is_fragile(one.town, one.unit)
    ]
    return told[:MOST_STRIKING]


def key_indicators(
    chapters: dict[str | None, list[Indicator]], headlines: Headlines
) -> list[Indicator]:
    """At most ten: the first of each chapter, then those that tell something beside it."""
    ranks = [_worth_a_key(ranked(group, headlines)) for group in chapters.values()]
    # Whatever else stands out, a reader first asks how many live there.
    ranks = [sorted(group, key=lambda one: one.id != _POPULATION) for group in ranks]
    rounds = [
        [group[place] for group in ranks if len(group) > place]
        for place in range(max(map(len, ranks), default=0))
    ]
    chosen = [one for turn in rounds for one in turn][:MOST_KEYS]
    return [one for group in ranks for one in group if any(one is other for other in chosen)]


def _worth_a_key(group: list[Indicator]) -> list[Indicator]:
    """The first with a value, then the others that are core or have a better and a worse side.

    A fragile value is no key figure.
    """
    known = [
        one
        for one in group
        if one.town is not None
        and one.town.value is not None
        and not is_fragile(one.town, one.unit)
    ]
    judged = [
        one
        for one in known[1:]
        if one.is_core or one.id == _POPULATION or one.direction in {"more", "less"}
    ]
    return [*known[:1], *judged]


def iris_values(one: Indicator) -> list[Value]:
    """The parts of the town with a value, or with a reason why they have none, by their codes."""
    written = [value for value in one.others if value.territory.startswith(_IRIS)]
    return sorted((*one.iris, *written), key=lambda value: value.territory)
