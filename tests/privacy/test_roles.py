"""Who somebody is, written where the sheet asks what they do."""

from __future__ import annotations

import pytest

from absr.model.problem import Problem, Severity
from absr.privacy.identities import MASK, NameFinder
from absr.privacy.named_columns import told_as_names

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
        ("Logé chez Marie Dupont", f"Logé chez {MASK}"),
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
        "Habitante, rue Marie Anne Colombier",
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


HEAD = ["N°", "Date", "Qui", "Type d'acteur", "Nature", "Thème", "Ce qui est dit"]


def row(ref, who):
    return [ref, "12/06/2026", who, "Commerce", "Besoin", "Jeunesse", f"Dit par {ref}."]


def test_a_name_where_the_role_is_asked_for_is_told_and_not_repeated(project, book, tmp_path):
    """P312 stands at each such cell, without its value; the interview is taken."""
    rows = [HEAD, row("E01", "Jean-Pierre Dubois"), row("E02", "DUPONT Marie"), row("E03", "maçon")]
    (file,) = project.ingest(book(tmp_path / "a.xlsx", {"Propos": rows}))["files"]
    told = [(p["code"], p["severity"], p["cells"], p["value"]) for p in file["problems"]]
    assert [t for t in told if t[0] == "P312"] == [
        ("P312", "warning", ["C2"], None),
        ("P312", "warning", ["C3"], None),
    ]
    shown = project.run("show", "interviews").out + project.run("show", "interviews", "--json").out
    assert "maçon" in shown
    assert not [name for name in ("Dubois", "DUPONT", "Marie", "Jean") if name in shown]


@pytest.mark.parametrize("heading", ["Nom", "Prénom", "Téléphone", "Courriel", "Nom et prénom"])
def test_a_column_of_names_on_a_sheet_of_statements_points_to_the_sheet_of_persons(
    project, book, tmp_path, heading
):
    """P313 instead of H103, and nothing of the column is stored outside the private folder."""
    rows = [[*HEAD, heading], [*row("E01", "maçon"), "Kerjestin"]]
    (file,) = project.ingest(book(tmp_path / "a.xlsx", {"Propos": rows}))["files"]
    told = [(p["code"], p["severity"], p["cells"], p["value"]) for p in file["problems"]]
    assert told == [("P313", "warning", ["H1"], heading)]
    assert "Personnes" in file["problems"][0]["hint"]
    assert b"Kerjestin" not in project.database.read_bytes()


def test_a_column_of_contacts_on_another_sheet_is_only_unknown():
    """An institution may have a telephone."""
    unknown = Problem("H103", Severity.INFO, "a.xlsx", "Acteurs", ("C1",), value="Téléphone")
    assert list(told_as_names([unknown], {"Propos"})) == [unknown]
