"""Communes and areas in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from absr import territory
from absr.model.settings import SIMILAR, SIMILAR_SET

if TYPE_CHECKING:
    from absr.model.settings import Settings
    from absr.wording.speech import Speech


_MOST_POSTCODES = 3
_NATIONAL = frozenset({"FRANCE", "FRANCE-METRO"})


def place_label(place: territory.Place) -> str:
    """What to type for a commune, then its name: `COM-46266  Sainte-Colombe (46, Lot), 46120`."""
    if isinstance(place, territory.Part):
        former = f"{place.code} {place.name}" if place.name else place.code
        return f"{place_label(place.commune)} ← {former}"
    departement = territory.area(territory.AreaKind.DEPARTEMENT, place.departement)
    name = f"{place.departement}, {departement.name}" if departement else place.departement
    shown = " ".join(place.postcodes[:_MOST_POSTCODES])
    more = " …" if len(place.postcodes) > _MOST_POSTCODES else ""
    return f"{place.territory_id}  {place.name} ({name}), {shown}{more}"


def comparator_label(code: str, speech: Speech) -> str:
    """The name of a comparison territory (`DEP-93` → `Seine-Saint-Denis`); else its code."""
    if code in _NATIONAL:
        return speech(f"comparator.{code}")
    if code.upper() in {SIMILAR, f"SET-{SIMILAR_SET}".upper()}:
        return speech("comparator.SET-similar")
    prefix, _, rest = code.partition("-")
    for kind in territory.AreaKind:
        if kind.prefix == prefix:
            area = territory.area(kind, rest)
            return area.name if area else code
    if prefix == "COM":
        commune = territory.commune(rest)
        return commune.name if commune else code
    return code


def comparator_text(code: str, settings: Settings, speech: Speech) -> str:
    """The name of a comparator; that of a set with the communes it is made of."""
    wanted = f"SET-{SIMILAR_SET}" if code.upper() == SIMILAR else code
    found = next((one for one in settings.sets if f"SET-{one.id}" == wanted), None)
    if found is None:
        return comparator_label(code, speech)
    places = (territory.commune(commune) for commune in found.communes)
    names = [place.name for place in places if place is not None]
    label = found.label or comparator_label(code, speech)
    if not names:
        return label
    return speech("comparator.set", label=label, communes=speech.listing(names))


def settled_place(code: str, speech: Speech) -> str:
    """A commune with its département and intercommunalité, and its population with its vintage."""
    place = territory.commune(code)
    if place is None:
        return code
    departement = territory.area(territory.AreaKind.DEPARTEMENT, place.departement)
    around = territory.intercommunalite(place)
    names = [area.name for area in (departement, around) if area is not None]
    text = f"{place.name} ({place.code}), {', '.join(names)}"
    source = territory.population_source(place)
    if place.population is None or source is None or source.vintage is None:
        return text
    people = speech.count("place.population", place.population, vintage=source.vintage)
    return f"{text}, {people}"
