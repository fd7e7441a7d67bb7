"""`absr show coverage` and `absr status`: who is still to be met."""

from __future__ import annotations

import json

import pytest

HEADS = ["N°", "Date", "Qui (fonction, structure)", "Type d'acteur", "Quartier", "Nature", "Thème",
         "Ce qui est dit", "Nombre de personnes"]  # fmt: skip


@pytest.fixture
def town(project, book):
    """Three interviews of seven persons, with quotas that two types do not reach."""
    settings = project.root / "absr.yaml"
    kept = [
        line
        for line in settings.read_text(encoding="utf-8").splitlines()
        if not line.startswith(("quotas", "districts"))
    ]
    kept += ["quotas: {resident: 5, shop: 2, elected: 1}", 'districts: ["Centre", "Nord"]']
    settings.write_text("\n".join(kept) + "\n", encoding="utf-8")
    rows = [
        ("E1", "Habitant ou habitante", "Centre", "Mobilités", 5),
        ("E2", "Commerce", None, "Jeunesse", 1),
        ("E3", "Association", "Centre", "Mobilités", 1),
    ]
    body = [
        [ref, "12/06/2026", "x", kind, district, "Besoin", theme, f"Mot de {ref}.", persons]
        for ref, kind, district, theme, persons in rows
    ]
    book(project.analysis / "entretiens.xlsx", {"Propos": [HEADS, *body]})
    assert project.run("ingest").status == 0
    return project


def counted(project, *more):
    """(feature, value) → planned, persons, interviews, missing, of those planned or met."""
    rows = json.loads(project.run("show", "coverage", "--json", *more).out)["coverage"]
    names = ("planned", "persons", "interviews", "missing")
    return {
        (row["feature"], row["value"]): tuple(row[name] for name in names)
        for row in rows
        if row["planned"] or row["persons"] or row["feature"] == "district"
    }


def test_types_and_districts_are_counted_against_the_plan(town):
    """By hand: residents reached, one shop and one elected person missing, the Nord empty."""
    assert counted(town) == {
        ("actor_type", "resident"): (5, 5, 1, 0),
        ("actor_type", "shop"): (2, 1, 1, 1),
        ("actor_type", "elected"): (1, 0, 0, 1),
        ("actor_type", "association"): (None, 1, 1, None),
        ("district", "Centre"): (None, 6, 2, None),
        ("district", "Nord"): (None, 0, 0, None),
        ("district", None): (None, 1, 1, None),
    }


def test_a_theme_keeps_whoever_spoke_of_it(town):
    """Of « Jeunesse » only the shop."""
    found = counted(town, "--theme", "Jeunesse")
    assert found["actor_type", "resident"] == (5, 0, 0, 5)
    assert found["actor_type", "shop"] == (2, 1, 1, 1)


def test_status_names_who_is_still_to_be_met(town):
    """With what was done and what was planned; nothing of it before the first interview."""
    told = " ".join(town.run("status").out.replace("\u00a0", " ").split())
    assert "Il reste à rencontrer : Commerce (1 sur 2) et Élu ou élue (0 sur 1)." in told
    town.undo()
    assert "Il reste à rencontrer" not in town.run("status").out
