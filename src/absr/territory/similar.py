"""Communes of about the same size as one, in its département."""

from __future__ import annotations

from absr.territory import dataset
from absr.territory.records import AreaKind, Commune

MOST = 5


def similar_communes(place: Commune) -> tuple[Commune, ...]:
    """The five communes of the département whose population is nearest, the nearest first.

    By the population that absr brings (`population_source` tells of what year); of two at the same
    distance the lower code comes first. Fewer where the département has fewer, none where the
    commune has no population or stands alone, as Paris does.
    """
    departement = dataset.area(AreaKind.DEPARTEMENT, place.departement)
    own = place.population
    if departement is None or own is None:
        return ()
    others = [
        (abs(one.population - own), one.code, one)
        for one in dataset.communes_of(departement)
        if one.population is not None and one.code != place.code
    ]
    return tuple(one for _, _, one in sorted(others)[:MOST])
