"""The nine themes of Romainville's workshop of June 2022: an example to be replaced.

Labels in French as in the monograph of the experiment; chapters are a proposed crosswalk.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from absr.model.labels import Labels
from absr.model.settings import Theme

if TYPE_CHECKING:
    from absr.model.labels import Language

_THEMES: tuple[tuple[str, Labels, tuple[str, ...], tuple[str, ...]], ...] = (
    (
        "commerces",
        Labels("Ancrage local des entreprises et commerces", "Local businesses and shops"),
        ("commerces", "entreprises", "commerce"),
        ("economy", "employment"),
    ),
    ("festivites", Labels("Festivités", "Festivities"), ("fêtes", "fête"), ("social_life",)),
    (
        "jeunesse",
        Labels("Jeunesse", "Youth"),
        ("jeunes", "young people"),
        ("youth", "early_childhood"),
    ),
    (
        "mobilites",
        Labels("Mobilités", "Mobility"),
        ("mobilité", "transports", "déplacements", "transport"),
        ("mobility",),
    ),
    (
        "nature",
        Labels("La Nature dans la ville", "Nature in town"),
        ("nature", "nature en ville", "espaces verts"),
        ("social_life",),
    ),
    (
        "patrimoines",
        Labels("Valoriser les patrimoines", "Heritage"),
        ("patrimoine", "patrimoines", "mémoire"),
        ("social_life",),
    ),
    (
        "soins",
        Labels("Accessibilité aux soins", "Access to care"),
        ("santé", "accès aux soins", "soins", "health"),
        ("health", "disability", "ageing"),
    ),
    ("art", Labels("Vie artistique", "Arts"), ("art", "culture", "arts"), ("social_life",)),
    (
        "quartier",
        Labels("Vie de quartier", "Neighbourhood life"),
        ("quartier", "lien social", "voisinage"),
        ("social_life", "districts", "housing"),
    ),
)


def default_themes(language: Language) -> tuple[Theme, ...]:
    """The example's themes in `language`; their ids are the same in both."""
    return tuple(
        Theme(theme, label.of(language), aliases, chapters)
        for theme, label, aliases, chapters in _THEMES
    )
