"""Who somebody is, written where the sheet asks what they do."""

from __future__ import annotations

import pytest

from absr.privacy.identities import MASK, NameFinder

FINDER = NameFinder()


@pytest.mark.parametrize(
    ("role", "masked"),
    [
        ("Jean-Pierre Dubois", MASK),
        ("DUPONT Marie", MASK),
        ("DIRECTRICE MARIE DUPONT", MASK),
        ("Hélène de la Tour, habitante", f"{MASK}, habitante"),
        ("Directrice, Amélie Le Goff", f"Directrice, {MASK}"),
        ("Fatou N'Diaye et Karim Benali", f"{MASK} et {MASK}"),
        ("Gardien (José Martins)", f"Gardien ({MASK})"),
    ],
)
def test_a_first_and_a_last_name_in_a_role_are_found_and_masked(role, masked):
    """The names go, the role stays."""
    assert FINDER.names_in_role(role)
    assert FINDER.masked_role(role) == masked


@pytest.mark.parametrize(
    "role",
    [
        "",
        "Directrice de crèche, Ville de Romainville",
        "Gardien, école Jean Moulin",
        "Animatrice, espace Louis Aragon",
        "Habitante de la cité Marcel Cachin",
        "Directeur du collège de Pierre Brossolette",
        "Responsable EHPAD Marie Curie",
        "Bénévole, Secours Catholique",
        "Conseillère France Travail",
        "Curé de Saint-Germain",
        "Agent CCAS",
        "Habitante, rue Paul Vaillant-Couturier",
    ],
)
def test_roles_and_places_that_bear_names_are_left(role):
    """A school, a street or an institution is no person."""
    assert not FINDER.names_in_role(role)
    assert FINDER.masked_role(role) == role
