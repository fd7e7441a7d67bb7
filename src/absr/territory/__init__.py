"""The communes of France and the areas they belong to; which commune a person means.

Answers with codes and data only: what a person reads is worded elsewhere. Nothing is read from
the disk before it is asked for.
"""

from absr.territory.dataset import (
    area,
    areas,
    areas_of,
    commune,
    communes,
    communes_of,
    intercommunalite,
    is_known,
    merged_into,
    origin,
    part,
    parts,
    population_source,
    territory,
)
from absr.territory.find import by_postcode, find
from absr.territory.records import (
    Answer,
    Area,
    AreaKind,
    Candidates,
    Commune,
    Origin,
    Part,
    PartKind,
    Place,
    PopulationSource,
    Shared,
    Unknown,
)
from absr.territory.similar import similar_communes
from absr.territory.slugs import ascii_slug, slug

__all__ = [
    "Answer",
    "Area",
    "AreaKind",
    "Candidates",
    "Commune",
    "Origin",
    "Part",
    "PartKind",
    "Place",
    "PopulationSource",
    "Shared",
    "Unknown",
    "area",
    "areas",
    "areas_of",
    "ascii_slug",
    "by_postcode",
    "commune",
    "communes",
    "communes_of",
    "find",
    "intercommunalite",
    "is_known",
    "merged_into",
    "origin",
    "part",
    "parts",
    "population_source",
    "similar_communes",
    "slug",
    "territory",
]
