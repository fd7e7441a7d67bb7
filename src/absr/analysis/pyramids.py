"""Men and women by age, for the town and its comparators."""

from __future__ import annotations

from typing import TYPE_CHECKING

from absr.analysis.territory_codes import territory_code
from absr.model.catalogue import AGE_BANDS, AGES
from absr.model.reading_facts import AgeBand, Pyramid

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from absr.model.measurements import Measurement
    from absr.model.settings import Settings


def pyramids(measurements: Iterable[Measurement], settings: Settings) -> tuple[Pyramid, ...]:
    """The town's at its latest vintage with every age, then those of its comparators at the same.

    A territory of which one age is missing has none: its shares would be wrong.
    """
    wanted = frozenset(AGES)
    found: dict[tuple[str, str], dict[str, float]] = {}
    for one in measurements:
        if one.dataset == "rp" and one.variable in wanted and not isinstance(one.measure, str):
            ages = found.setdefault((one.territory, one.vintage), {})
            ages.setdefault(one.variable, one.measure)
    whole = {place: ages for place, ages in found.items() if wanted <= ages.keys()}
    town = f"COM-{settings.commune}"
    vintage = max((year for territory, year in whole if territory == town), default=None)
    if vintage is None:
        return ()
    places = dict.fromkeys((town, *map(territory_code, settings.comparators)))
    return tuple(
        Pyramid(vintage, territory, _bands(whole[territory, vintage]))
        for territory in places
        if (territory, vintage) in whole
    )


def _bands(ages: Mapping[str, float]) -> tuple[AgeBand, ...]:
    return tuple(AgeBand(band, ages[f"P_H{band}"], ages[f"P_F{band}"]) for band in AGE_BANDS)
