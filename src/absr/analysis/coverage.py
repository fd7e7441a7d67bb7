"""Who was not heard: persons met beside those planned, districts beside their inhabitants."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from absr.model.labels import fold
from absr.model.soundness_facts import DistrictShare, Quota

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from absr.model.kinds.interviews import Interview
    from absr.model.reading_facts import Indicator, Value
    from absr.model.settings import Settings

POPULATION = "pop"
"""Id of the indicator of all inhabitants, in the catalogue that comes with absr."""


def quotas_met(interviews: Iterable[Interview], settings: Settings) -> tuple[Quota, ...]:
    """Each type that was planned, with the persons met."""
    met: Counter[str | None] = Counter()
    for one in interviews:
        met[one.actor_type] += one.persons
    return tuple(Quota(name, planned, met[name]) for name, planned in settings.quotas)


def district_shares(
    interviews: Iterable[Interview], settings: Settings, indicators: Sequence[Indicator]
) -> tuple[tuple[DistrictShare, ...], str | None]:
    """Persons met in each district and its inhabitants, and who counted those.

    An IRIS or another part of the town belongs to the district whose name it bears, or begins
    with: « Bas-Pays 1 ». Empty where no part of the town is counted under such a name.
    """
    met: Counter[str | None] = Counter()
    for one in interviews:
        met[one.district] += one.persons
    found = next(
        (one for one in indicators if one.id == POPULATION and one.is_latest), None
    )  # of the last vintage of the town
    parts = () if found is None else (*found.iris, *found.others)
    shares = tuple(
        DistrictShare(name, met[name], _population(name, parts)) for name in settings.districts
    )
    if found is None or all(one.population is None for one in shares):
        return (), None
    return shares, " ".join((*found.producers, found.vintage))


def _population(district: str, parts: Iterable[Value]) -> float | None:
    """The inhabitants of the parts of a district; None where none is known, or one is not."""
    own = fold(district)
    values = [
        part.value for part in parts if part.name and f"{fold(part.name)} ".startswith(f"{own} ")
    ]
    known = [value for value in values if value is not None]
    return sum(known) if known and len(known) == len(values) else None
