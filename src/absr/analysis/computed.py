"""The indicators of the catalogue computed from measurements, and those that cannot be."""

from __future__ import annotations

from typing import TYPE_CHECKING

from absr.analysis.evolutions import LEAST_YEARS, are_apart
from absr.analysis.formulas import Absent, worth
from absr.analysis.indicator_rows import Row
from absr.analysis.measured import (
    LACKING,
    NOT_ADDITIVE,
    OTHER_CONCEPT,
    PARTIAL_SUM,
    UNEVEN_SUM,
    Measured,
)
from absr.analysis.territory_codes import territory_code
from absr.model.formulas import SLOTS, Variable, bases_of, rate_of, slots_of, variables_of
from absr.model.measurements import DATASETS
from absr.model.reading_facts import Absence
from absr.model.record import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from absr.analysis.formulas import Worth
    from absr.analysis.measured import Found
    from absr.model.catalogue import Definition
    from absr.model.formulas import Node
    from absr.model.settings import Settings

NO_FILE = "no_file"
"""Reason: nothing of its dataset was delivered."""
NO_EARLIER = "no_earlier"
"""Reason: no census five or six years before that shares no survey."""

MOST_EARLIER_YEARS = 6
"""How many years before it the earlier census of a yearly change may be, from `LEAST_YEARS` on: the
censuses of one file stand five or six years apart. Of two, the farther: it shares fewer surveys."""

NEAREST_YEARS = 3
"""How far the census may be whose population stands under the births of a year (absr's own
mark)."""

_UNDELIVERED = frozenset({LACKING, NO_EARLIER})
_NO_RESULT = _UNDELIVERED | {NOT_ADDITIVE, OTHER_CONCEPT, PARTIAL_SUM}
"""Reasons that make no indicator by themselves: nobody published anything of it."""


class Computed(NamedTuple):
    """What the files give."""

    rows: tuple[Row, ...]
    absences: tuple[Absence, ...]


class _Years(NamedTuple):
    """The years that a formula is computed with."""

    vintage: str
    """As it is printed: `2021`, `2015-2021`."""
    by_slot: Mapping[str, str | None]


def computed_rows(
    definitions: Sequence[Definition], measured: Measured, settings: Settings
) -> Computed:
    """Every definition at every vintage in every territory of which something is known."""
    rows: list[Row] = []
    absences: list[Absence] = []
    for definition in definitions:
        found, lacking = _Computer(definition, measured, settings).result()
        rows += found
        absences += lacking
    return Computed(tuple(rows), tuple(absences))


class _Computer:
    """Computes one definition."""

    def __init__(self, definition: Definition, measured: Measured, settings: Settings) -> None:
        self._definition = definition
        self._measured = measured
        self._town = f"COM-{settings.commune}"
        self._comparators = frozenset(map(territory_code, settings.comparators))
        self._is_core = definition.is_core or definition.id in settings.indicators
        self._label = definition.label.of(settings.language)
        # What a person typed for a plain variable is no computation of that variable.
        self._typed = type(definition.node) is not Variable
        self._rate = rate_of(definition.node) if definition.counted else None
        self._bases = bases_of(definition.node)
        self._datasets = definition.datasets

    def result(self) -> tuple[list[Row], list[Absence]]:
        """Its rows, and where the town has none."""
        rows: list[Row] = []
        absences: list[Absence] = []
        for years in self._vintages():
            found = list(self._rows(years))
            if any(row.is_number or row.measure not in _NO_RESULT for row in found):
                rows += found
            absences += self._absences(years)
        missing = [
            name for name in self._datasets if not self._measured.vintages(name, typed=False)
        ]
        if not missing:
            return rows, absences
        # Computed from what was typed, at the years that somebody happened to type.
        return rows, [] if rows else [self._absence("", NO_FILE, (), tuple(missing))]

    def _vintages(self) -> Iterator[_Years]:
        """The years of the leading slot, the newest first, with those of the other slots."""
        slots = slots_of(self._definition.node)
        leading = next((slot for slot in slots if slot != "pp"), "yy" if slots else None)
        if leading is None:
            yield _Years("", {})
            return
        for vintage in self._measured.vintages(SLOTS[leading], typed=self._typed):
            if not vintage.isdecimal():
                continue
            by_slot = {slot: self._year(slot, int(vintage)) for slot in slots}
            by_slot[leading] = vintage
            earlier = by_slot.get("pp")
            yield _Years(f"{earlier}-{vintage}" if earlier else vintage, by_slot)

    def _year(self, slot: str, leading: int) -> str | None:
        """The year of another slot beside the leading one."""
        known = [
            year
            for year in self._measured.vintages(SLOTS[slot], typed=self._typed)
            if year.isdecimal()
        ]
        if slot == "pp":
            span = range(LEAST_YEARS, MOST_EARLIER_YEARS + 1)
            apart = (year for year in known if are_apart(leading, int(year)))
            return min((year for year in apart if leading - int(year) in span), default=None)
        near = [year for year in known if abs(int(year) - leading) <= NEAREST_YEARS]
        return min(near, key=lambda year: (abs(int(year) - leading), year), default=None)

    def _rows(self, years: _Years) -> Iterator[Row]:
        wanted = {*self._measured.territories, *self._comparators}
        for territory in sorted(wanted):
            row = self._row(years, territory)
            if row is not None:
                yield row

    def _row(self, years: _Years, territory: str) -> Row | None:
        """The value in one territory; None where nobody delivered anything of it."""
        used: dict[Variable, Found] = {}
        found = self._worth(self._definition.node, years, territory, used)
        sums = {one.sum_of for one in used.values() if one.sum_of}
        if not isinstance(found, Absent) and len(sums) > 1:
            found = Absent(UNEVEN_SUM)
        if isinstance(found, Absent):
            is_asked = territory in self._comparators or found.reason != NOT_ADDITIVE
            if found.reason in _UNDELIVERED or not is_asked:
                return None
        definition = self._definition
        first = next(iter(sums), None)
        return Row(
            indicator=definition.id,
            territory=territory,
            vintage=years.vintage,
            measure=found.reason if isinstance(found, Absent) else float(found),
            evidence=tuple(dict.fromkeys(one.evidence for one in used.values() if one.evidence)),
            label=self._label,
            unit=definition.unit,
            producer=self._producer(used),
            chapter=definition.chapter,
            direction=definition.direction,
            numerator=self._part(self._rate.numerator, years, territory, used)
            if self._rate
            else None,
            base=self._base(years, territory, used),
            counts=self._datasets[0] if self._datasets else None,
            communes=first.communes if first else None,
            without=first.without if first else None,
            datasets=self._datasets,
            series=tuple(sorted({mark for one in used.values() for mark in one.series})),
            is_computed=True,
        )

    def _worth(
        self, node: Node, years: _Years, territory: str, used: dict[Variable, Found]
    ) -> Worth:
        def look_up(variable: Variable) -> Worth:
            if variable in used:
                return used[variable].worth
            vintage = years.by_slot.get(variable.slot) if variable.slot else ""
            if vintage is None:
                reason = NO_EARLIER if variable.slot == "pp" else LACKING
                return Absent(reason, (variable.name,))
            found = self._measured.find(variable, vintage, territory, typed=self._typed)
            used[variable] = found
            return found.worth

        numbers = {slot: int(year) if year else None for slot, year in years.by_slot.items()}
        return worth(node, look_up, numbers)

    def _producer(self, used: Mapping[Variable, Found]) -> str | None:
        """Who publishes it; of a value typed, who is named there (nobody: nobody)."""
        named = [one.producer for one in used.values() if one.producer is not None]
        published = {dataset.producer for dataset in DATASETS.values()}
        others = [name for name in named if name not in published]
        return next(iter(others or named), None) or None

    def _part(
        self, node: Node, years: _Years, territory: str, used: dict[Variable, Found]
    ) -> float | None:
        found = self._worth(node, years, territory, used)
        return None if isinstance(found, Absent) else float(found)

    def _base(self, years: _Years, territory: str, used: dict[Variable, Found]) -> float | None:
        """Out of how many; the smallest base where rates are taken from each other.

        None where it is of another dataset than the numerator: births are no part of inhabitants.
        """
        if len(self._datasets) != 1 or not (self._rate or len(self._bases) > 1):
            return None
        found = [self._part(base, years, territory, used) for base in self._bases]
        return min((part for part in found if part is not None), default=None)

    def _absences(self, years: _Years) -> Iterator[Absence]:
        """Why the town has no value at this vintage, if it has none."""
        found = self._worth(self._definition.node, years, self._town, {})
        if not isinstance(found, Absent):
            return
        names = {one.name: one.slot for one in variables_of(self._definition.node)}
        missing = tuple(
            _dated(name, years.by_slot.get(names.get(name) or "")) for name in found.variables
        )
        yield self._absence(years.vintage, found.reason, missing, self._datasets)

    def _absence(
        self, vintage: str, reason: str, variables: tuple[str, ...], datasets: tuple[str, ...]
    ) -> Absence:
        definition = self._definition
        return Absence(
            definition.id,
            self._label,
            definition.chapter,
            vintage,
            reason,
            variables,
            datasets,
            self._is_core,
        )


def _dated(name: str, year: str | None) -> str:
    """A variable as a file of that year names it: `P10_POP7589`, `MED21`."""
    if not year:
        return name
    short = year[-2:]
    is_census = name[:2] in {"P_", "C_"}
    return f"{name[0]}{short}{name[1:]}" if is_census else f"{name}{short}"
