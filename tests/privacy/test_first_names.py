"""First names and plurals of the persons met, alone in a text."""

from __future__ import annotations

import pytest

from absr.privacy.identities import MASK, NameFinder

FINDER = NameFinder([{"first_name": "Fatoumata", "last_name": "Traoré"}])


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("Fatoumata garde les enfants.", f"{MASK} garde les enfants."),
        ("Les Traorés sont connus.", f"Les {MASK} sont connus."),
        ("On demande à Fatoumata.", f"On demande à {MASK}."),
    ],
)
def test_a_first_name_or_a_plural_alone_is_found_and_masked(text, masked):
    """A person met is known again by her first name, and by her family's name in the plural."""
    assert FINDER.finds(text) == ("P301",)
    assert FINDER.masked(text) == masked


@pytest.mark.parametrize("text", ["la rue Fatoumata", "l'école Fatoumata", "Place Fatoumata"])
def test_a_place_that_bears_a_first_name_is_left(text):
    """Streets and schools keep their names."""
    assert FINDER.finds(text) == ()
    assert FINDER.masked(text) == text
