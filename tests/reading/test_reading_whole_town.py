"""Words that mean the whole town where a district is asked."""

from __future__ import annotations

import pytest

from absr.reading.whole_town import is_whole_town


@pytest.mark.parametrize(
    "text",
    [
        "toute la commune",
        "Toute la ville",
        "tout le territoire",
        "ensemble de la commune",
        "L'ensemble des quartiers",
        "tous les quartiers",
        "Tous secteurs",
        "toutes les communes",
        "toute la vallée",
        "toute l'île",
        "la commune entière",
        "partout",
        "pas de quartier précis",
    ],
)
def test_the_whole_town_is_no_district(text):
    """However it is said."""
    assert is_whole_town(text)


@pytest.mark.parametrize("text", ["La Villeneuve", "Centre-ville", "Tout-Vent", "le bourg", ""])
def test_a_district_is_one(text):
    """Even where its name begins alike."""
    assert not is_whole_town(text)
