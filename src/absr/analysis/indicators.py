"""Values in long form gathered into indicators: one for each indicator and vintage.

Values come from the sheet of indicators and from statistical files, by the formulas of the
catalogue. Where both say something of one territory at one vintage, the file is read: it holds
every decimal and the headcount; that they agree is checked apart (`analysis.indicator_checks`).
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from absr.analysis.computed import computed_rows
from absr.analysis.evolutions import Stage, evolutions
from absr.analysis.indicator_rows import is_mixed, typed_row
from absr.analysis.measured import LACKING, Measured
from absr.analysis.signals import FRAGILE, compare, signal_of
from absr.analysis.territory_codes import level, territory_code
from absr.model.catalogue import NO_CATALOGUE
from absr.model.labels import compact, fold
from absr.model.reading_facts import Comparison, Indicator, Value, is_fragile, mark_of
from absr.model.record import NamedTuple
from absr.model.value_lists import CHAPTERS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from absr.analysis.indicator_rows import Row
    from absr.model.catalogue import Catalogue, Definition
    from absr.model.kinds.observations import Observation
    from absr.model.labels import Labels
    from absr.model.measurements import Measurement
    from absr.model.reading_facts import Absence, Evolution
    from absr.model.settings import Settings

_YEAR = re.compile(r"(?:19|20)\d{2}")
_CHAPTERS = tuple(entry.id for entry in CHAPTERS.entries)


class Gathered(NamedTuple):
    """The indicators of a project, and what the catalogue has and they have not."""

    indicators: tuple[Indicator, ...]
    """By chapter and label, the newest first."""
    absences: tuple[Absence, ...]


def indicators_of(
    observations: Iterable[Observation],
    settings: Settings,
    catalogue: Catalogue = NO_CATALOGUE,
    measurements: Iterable[Measurement] = (),
) -> Gathered:
    """Every indicator at every vintage, from what was typed and what was measured."""
    typed = tuple(observations)
    measured = Measured(measurements, catalogue, typed)
    computed = computed_rows(catalogue.definitions, measured, settings)
    series: dict[str, list[Row]] = {}
    for row in (*(typed_row(one, catalogue) for one in typed), *computed.rows):
        series.setdefault(compact(row.indicator), []).append(row)
    found = [
        indicator
        for name, rows in series.items()
        for indicator in _Series(rows, settings, catalogue.find(name), computed.absences).all()
    ]
    newest = sorted(found, key=lambda one: vintage_age(one.vintage), reverse=True)
    known = {(one.id, one.vintage) for one in found if one.town and one.town.value is not None}
    with_value = {name for name, _ in known}
    return Gathered(
        tuple(sorted(newest, key=_place)),
        tuple(
            one
            for one in computed.absences
            if (one.id, one.vintage) not in known and (one.vintage or one.id not in with_value)
        ),
    )


def computed_for_town(
    measurements: Iterable[Measurement], settings: Settings, catalogue: Catalogue
) -> frozenset[tuple[str, str]]:
    """Folded id and vintage of every indicator that files give for the town."""
    town = f"COM-{settings.commune}"
    measured = Measured((one for one in measurements if one.territory == town), catalogue)
    rows = computed_rows(catalogue.definitions, measured, settings).rows
    return frozenset(
        (compact(row.indicator), row.vintage)
        for row in rows
        if row.territory == town and row.is_number
    )


def _place(indicator: Indicator) -> tuple[int, str, str]:
    chapter = indicator.chapter
    rank = _CHAPTERS.index(chapter) if chapter in _CHAPTERS else len(_CHAPTERS)
    return rank, fold(indicator.label), indicator.id


def vintage_age(vintage: str) -> tuple[int, str]:
    """Vintages in order of their last year (`2019-2021` is of 2021), then of their text."""
    years = _YEAR.findall(vintage)
    return (max(map(int, years)) if years else 0, vintage)


class _Series:
    """The values of one indicator, at all vintages and in all territories."""

    def __init__(
        self,
        rows: Sequence[Row],
        settings: Settings,
        definition: Definition | None,
        absences: Sequence[Absence],
    ) -> None:
        self._id = definition.id if definition else rows[0].indicator
        self._town = f"COM-{settings.commune}"
        self._settings = settings
        self._definition = definition
        if definition is not None:
            rows = [row if row.unit else row._replace(unit=definition.unit) for row in rows]
        own = (one for one in absences if one.id == self._id and one.reason == LACKING)
        self._lacking = {one.vintage: one.variables for one in own}
        self._sets = {f"SET-{one.id}": one.label or None for one in settings.sets}
        comparators = dict.fromkeys(map(territory_code, settings.comparators))
        self._comparators = [code for code in comparators if code != self._town]
        vintages = sorted({row.vintage for row in rows}, key=vintage_age, reverse=True)
        self._at = {vintage: self._by_territory(rows, vintage) for vintage in vintages}

    def _by_territory(self, rows: Iterable[Row], vintage: str) -> dict[str, Row]:
        """Territory → its value, the town first.

        Of two typed values the first stays; a number of a file is read before a typed one, and a
        typed one before the reason why a file has none.
        """
        found: dict[str, Row] = {}
        for row in rows:
            if row.vintage == vintage:
                held = found.setdefault(row.territory, row)
                if held is not row and row.is_computed and row.is_number:
                    found[row.territory] = _joined(row, held)
        return dict(sorted(found.items(), key=lambda pair: (pair[0] != self._town, pair[0])))

    def all(self) -> list[Indicator]:
        """One for each vintage, each with its changes since the earlier ones."""
        of_town = [vintage for vintage, rows in self._at.items() if self._town in rows]
        latest = (of_town or list(self._at))[0]
        made = {v: self._indicator(v, is_latest=v == latest) for v in self._at}
        stages = [
            Stage(vintage, vintage_age(vintage)[0], one.town, one.unit, self._town_row(vintage))
            for vintage, one in made.items()
        ]
        changes = evolutions(stages)
        return [
            replace(one, evolutions=_sure(one, changes[vintage])) for vintage, one in made.items()
        ]

    def _town_row(self, vintage: str) -> Row | None:
        return self._at[vintage].get(self._town)

    def _indicator(self, vintage: str, *, is_latest: bool) -> Indicator:
        rows = self._at[vintage]
        first = next(iter(rows.values()))
        unit = self._unit(rows, first)
        values = {
            code: _named(_value(code, row, first, unit), self._sets.get(code))
            for code, row in rows.items()
        }
        town = values.get(self._town)
        comparisons = tuple(
            self._compared(town, code, values.get(code), unit) for code in self._comparators
        )
        direction = self._said("direction", vintage)
        found = Indicator(
            id=self._id,
            label=self._said("label", vintage) or self._id,
            unit=unit,
            vintage=vintage,
            producers=tuple(dict.fromkeys(r.producer for r in rows.values() if r.producer)),
            chapter=self._said("chapter", vintage),
            themes=self._themes(vintage),
            direction=direction,
            concept=self._concept(rows),
            town=town,
            comparisons=comparisons,
            others=tuple(v for code, v in values.items() if self._is_other(code)),
            evidence=tuple(dict.fromkeys(e for row in rows.values() for e in row.evidence)),
            is_latest=is_latest,
            signal=signal_of(town, unit, direction, comparisons) if is_latest else None,
            lacking=self._lacking.get(vintage, ()),
            is_core=self._is_core(),
            iris=tuple(v for code, v in values.items() if self._is_iris(code)),
            mark=self._mark(unit),
        )
        return self._described(found)

    def _described(self, found: Indicator) -> Indicator:
        """With what the catalogue says of it."""
        definition = self._definition
        if definition is None:
            return found
        return replace(
            found,
            formula=definition.formula,
            how_to_read=self._text(definition.how_to_read),
            limits=self._text(definition.limits),
            counted=definition.counted,
            datasets=definition.datasets,
        )

    def _is_other(self, code: str) -> bool:
        return code not in {self._town, *self._comparators} and not self._is_iris(code)

    def _is_iris(self, code: str) -> bool:
        return level(code) == "IRIS" and code.startswith(f"IRIS-{self._settings.commune}")

    def _is_core(self) -> bool:
        is_core = self._definition is not None and self._definition.is_core
        chosen = {compact(name) for name in self._settings.indicators}
        return is_core or compact(self._id) in chosen

    def _mark(self, unit: str | None) -> float | None:
        """The catalogue's own mark, which holds for the unit of the catalogue only."""
        definition = self._definition
        return definition.mark if definition is not None and definition.unit == unit else None

    def _text(self, texts: Labels) -> str | None:
        return texts.of(self._settings.language) or None

    def _unit(self, rows: Mapping[str, Row], first: Row) -> str | None:
        """The unit of the town's value, else the first that is said."""
        if self._town in rows:
            return first.unit
        return next((row.unit for row in rows.values() if row.unit), None)

    def _concept(self, rows: Mapping[str, Row]) -> str | None:
        """The definition as somebody wrote it, else the catalogue's."""
        written = next((row.concept for row in rows.values() if row.concept), None)
        return written or (self._text(self._definition.definition) if self._definition else None)

    def _compared(
        self, town: Value | None, code: str, observed: Value | None, unit: str | None
    ) -> Comparison:
        mark = mark_of(unit, self._settings.thresholds, self._mark(unit))
        found = compare(town, code, observed, unit, mark)
        name = self._sets.get(code)
        if found.reason == "absent" and any(code in rows for rows in self._at.values()):
            return Comparison(code, None, "other_vintage", None, None, name)
        return _compared_as(found, name)

    def _rows(self, vintage: str) -> list[Row]:
        """The values of one vintage, the town's first, then those of the others."""
        others = [rows for other, rows in self._at.items() if other != vintage]
        return [row for rows in (self._at[vintage], *others) for row in rows.values()]

    def _said(self, name: str, vintage: str) -> str | None:
        """A feature often written on one row only; what was typed goes before the catalogue."""
        rows = self._rows(vintage)
        typed = [row for row in rows if row.is_typed]
        found = next((v for row in (*typed, *rows) if (v := getattr(row, name))), None)
        if found is None and self._definition is not None:
            own = getattr(self._definition, name)
            return str(own) if isinstance(own, str) else self._text(own)
        return found

    def _themes(self, vintage: str) -> tuple[str, ...]:
        """The project's themes: those written, else those that `absr.yaml` leads to.

        A theme that names its indicators is told of by these; another by those of its chapters.
        """
        written = {theme for row in self._rows(vintage) for theme in row.themes}
        own = tuple(t.id for t in self._settings.themes if t.id in written)
        chapter, name = self._said("chapter", vintage), compact(self._id)
        return own or tuple(
            t.id
            for t in self._settings.themes
            if (name in map(compact, t.indicators) if t.indicators else chapter in t.chapters)
        )


def _sure(one: Indicator, changes: Iterable[Evolution]) -> tuple[Evolution, ...]:
    """The changes, without those from or to a value of which nothing may be concluded."""
    return tuple(
        replace(change, change=None, reason=FRAGILE)
        if change.change is not None
        and any(v is not None and is_fragile(v, one.unit) for v in (one.town, change.before))
        else change
        for change in changes
    )


def _joined(row: Row, held: Row) -> Row:
    """A value of a file, with what somebody typed about it."""
    return row._replace(
        evidence=(*held.evidence, *row.evidence),
        label=held.label or row.label,
        chapter=held.chapter or row.chapter,
        direction=held.direction or row.direction,
        themes=held.themes,
        concept=held.concept,
        territory_name=held.territory_name,
        is_typed=held.is_typed,
    )


def _value(code: str, row: Row, first: Row, unit: str | None) -> Value:
    """A value; another unit or concept than the first row's is a reason not to show it."""
    number = None if isinstance(row.measure, str) else float(row.measure)
    reason = row.measure if isinstance(row.measure, str) else None
    if number is not None and row is not first:
        if row.unit != unit:
            number, reason = None, "other_unit"
        elif is_mixed(row, first):
            number, reason = None, "other_concept"
    return Value(
        code,
        row.territory_name,
        number,
        reason,
        row.numerator,
        row.base,
        row.producer,
        row.communes,
        row.without,
    )


def _named(value: Value, name: str | None) -> Value:
    return replace(value, name=name) if name else value


def _compared_as(comparison: Comparison, name: str | None) -> Comparison:
    return replace(comparison, name=name) if name else comparison
