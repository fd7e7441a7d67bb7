"""Values in long form gathered into indicators: one for each indicator and vintage."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from absr.analysis.signals import compare, signal_of
from absr.analysis.territory_codes import territory_code
from absr.model.labels import compact, fold
from absr.model.reading_facts import Comparison, Indicator, Value
from absr.model.value_lists import CHAPTERS

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from absr.model.kinds.observations import Observation
    from absr.model.settings import Settings

_YEAR = re.compile(r"(?:19|20)\d{2}")
_CHAPTERS = tuple(entry.id for entry in CHAPTERS.entries)


def indicators_of(observations: Iterable[Observation], settings: Settings) -> tuple[Indicator, ...]:
    """Every indicator at every vintage, by chapter and label, the newest first."""
    series: dict[str, list[Observation]] = {}
    for observation in observations:
        series.setdefault(compact(observation.indicator), []).append(observation)
    found = [
        indicator for rows in series.values() for indicator in _Series(rows, settings).indicators()
    ]
    newest = sorted(found, key=lambda one: _age(one.vintage), reverse=True)
    return tuple(sorted(newest, key=_place))


def _place(indicator: Indicator) -> tuple[int, str, str]:
    chapter = indicator.chapter
    rank = _CHAPTERS.index(chapter) if chapter in _CHAPTERS else len(_CHAPTERS)
    return rank, fold(indicator.label), indicator.id


def _age(vintage: str) -> tuple[int, str]:
    """Vintages in order of their last year (`2019-2021` is of 2021), then of their text."""
    years = _YEAR.findall(vintage)
    return (max(map(int, years)) if years else 0, vintage)


class _Series:
    """The values of one indicator, at all vintages and in all territories."""

    def __init__(self, rows: Sequence[Observation], settings: Settings) -> None:
        self._id = rows[0].indicator
        self._town = f"COM-{settings.commune}"
        self._settings = settings
        comparators = dict.fromkeys(map(territory_code, settings.comparators))
        self._comparators = [code for code in comparators if code != self._town]
        vintages = sorted({row.vintage for row in rows}, key=_age, reverse=True)
        self._at = {vintage: self._by_territory(rows, vintage) for vintage in vintages}

    def _by_territory(self, rows: Iterable[Observation], vintage: str) -> dict[str, Observation]:
        """Territory → its value, the town first; of two values of a territory the first stays."""
        found: dict[str, Observation] = {}
        for row in rows:
            if row.vintage == vintage:
                found.setdefault(territory_code(row.territory), row)
        return dict(sorted(found.items(), key=lambda pair: (pair[0] != self._town, pair[0])))

    def indicators(self) -> list[Indicator]:
        """One for each vintage."""
        of_town = [vintage for vintage, rows in self._at.items() if self._town in rows]
        latest = (of_town or list(self._at))[0]
        return [self._indicator(vintage, vintage == latest) for vintage in self._at]

    def _indicator(self, vintage: str, is_latest: bool) -> Indicator:  # noqa: FBT001 -- private
        rows = self._at[vintage]
        first = next(iter(rows.values()))
        unit = first.unit
        if self._town not in rows:
            unit = next((row.unit for row in rows.values() if row.unit), None)
        values = {code: _value(code, row, first, unit) for code, row in rows.items()}
        town = values.get(self._town)
        comparisons = tuple(
            self._compared(town, code, values.get(code), unit) for code in self._comparators
        )
        read = {self._town, *self._comparators}
        direction = self._said("direction", vintage)
        return Indicator(
            id=self._id,
            label=self._said("label", vintage) or self._id,
            unit=unit,
            vintage=vintage,
            producers=tuple(dict.fromkeys(r.producer for r in rows.values() if r.producer)),
            chapter=self._said("chapter", vintage),
            themes=self._themes(vintage),
            direction=direction,
            concept=next((row.concept for row in rows.values() if row.concept), None),
            town=town,
            comparisons=comparisons,
            others=tuple(value for code, value in values.items() if code not in read),
            evidence=tuple(row.id for row in rows.values()),
            is_latest=is_latest,
            signal=signal_of(town, direction, comparisons) if is_latest else None,
        )

    def _compared(
        self, town: Value | None, code: str, observed: Value | None, unit: str | None
    ) -> Comparison:
        found = compare(town, code, observed, unit)
        if found.reason == "absent" and any(code in rows for rows in self._at.values()):
            return Comparison(code, None, "other_vintage", None, None)
        return found

    def _rows(self, vintage: str) -> list[Observation]:
        """The values of one vintage, the town's first, then those of the others."""
        others = [rows for other, rows in self._at.items() if other != vintage]
        return [row for rows in (self._at[vintage], *others) for row in rows.values()]

    def _said(self, name: str, vintage: str) -> str | None:
        """A feature that is often written on one row only."""
        return next((v for row in self._rows(vintage) if (v := getattr(row, name))), None)

    def _themes(self, vintage: str) -> tuple[str, ...]:
        """The project's themes: those written, else those that its chapter leads to."""
        written = {theme for row in self._rows(vintage) for theme in row.themes}
        own = tuple(t.id for t in self._settings.themes if t.id in written)
        chapter = self._said("chapter", vintage)
        return own or tuple(t.id for t in self._settings.themes if chapter in t.chapters)


def _value(code: str, row: Observation, first: Observation, unit: str | None) -> Value:
    """A value; another unit or concept than the first row's is a reason not to show it."""
    number = None if isinstance(row.measure, str) else float(row.measure)
    reason = row.measure if isinstance(row.measure, str) else None
    if number is not None and row is not first:
        if row.unit != unit:
            number, reason = None, "other_unit"
        elif row.concept and first.concept and fold(row.concept) != fold(first.concept):
            number, reason = None, "other_concept"
    return Value(code, row.territory_name, number, reason, row.numerator, row.base, row.producer)
