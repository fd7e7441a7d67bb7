"""`absr show resources`: the register from three workbooks, as JSON and in the terminal."""

from __future__ import annotations

import json
from importlib import resources

import jsonschema
import pytest

SCHEMA = json.loads(
    resources.files("absr").joinpath("schemas/resources.schema.json").read_text("utf-8")
)

PROPOS = [
    ["N°", "Date", "Type d'acteur", "Nature", "Thème", "Ce qui est dit", "Ressource nommée"],
    ["E01", "12/06/2026", "Santé", "Ressource", "Jeunesse", "Le local est ouvert.", "LE LOCAL"],
    ["E02", "13/06/2026", "Association", "Ressource", "Mobilités", "Il a fermé.", "Le local"],
    ["E02", None, None, "Besoin", "Mobilités", "Un banc.", None],
]
RESSOURCES = [
    ["Ressource", "Catégorie", "Thèmes", "État", "Quartier", "Citée par (n° d'entretiens)"],
    ["Le local", "Lieux et équipements", "Jeunesse", "Active", "Centre", "E02 ; BPE 2024"],
    ["Le four", "Culture, patrimoine, mémoire", "Jeunesse", "Dormante", None, None],
]
CONTRIBUTIONS = [
    ["N°", "Table", "Nature", "Ce qui est écrit", "Ressource nommée", "État de la ressource"],
    ["C1", "T1", "Idée", "Rouvrir le samedi.", "le local", "Fragile"],
]


@pytest.fixture
def filled(project, book):
    """A project with one workbook of each of the three sources."""
    book(project.analysis / "entretiens.xlsx", {"Propos": PROPOS})
    book(project.analysis / "acteurs.xlsx", {"Ressources": RESSOURCES})
    book(project.root / "2-atelier" / "contributions.xlsx", {"Contributions": CONTRIBUTIONS})
    project.run("ingest")
    return project


def test_three_workbooks_give_one_register(filled):
    """Two interviews and a table cite the local, which the sheet and the table see otherwise."""
    ran = filled.run("show", "resources", "--json")
    jsonschema.Draft202012Validator(SCHEMA).validate(ran.json)
    four, local = ran.json["resources"]
    assert local | {"id": "…"} == {
        "id": "…",
        "name": "Le local",
        "category": "places",
        "themes": ["jeunesse", "mobilites"],
        "state": None,
        "states": [
            {"state": "active", "citations": 0, "on_sheet": True},
            {"state": "fragile", "citations": 1, "on_sheet": False},
        ],
        "district": "Centre",
        "publishing": "yes",
        "citations": 3,
        "actor_types": 2,
        "sources": ["E01", "E02", "T1", "BPE 2024"],
    }
    assert (four["name"], four["state"], four["citations"]) == ("Le four", "dormant", 0)


def test_a_theme_keeps_what_touches_it(filled):
    """The four is not about mobility."""
    found = filled.run("show", "resources", "--theme", "Mobilités", "--json").json["resources"]
    assert [one["name"] for one in found] == ["Le local"]


def test_states_that_disagree_are_shown_in_the_terminal(filled):
    """Each with its voices, the sheet named apart."""
    shown = filled.run("show", "resources").out.replace("\u00a0", " ")
    assert "active : feuille · fragile : 1 voix" in shown


def test_themes_are_parted_as_in_the_language_for_people_and_plainly_in_csv(filled):
    """« Jeunesse ; Mobilités » with a space that does not break; `Jeunesse; Mobilités` in CSV."""
    assert "Jeunesse\u00a0; Mobilités" in filled.run("show", "resources").out
    assert "Jeunesse; Mobilités" in filled.run("show", "resources", "--csv").out


def test_how_each_resource_is_named_outside_is_said(filled):
    """The local is a place: it is named; the last column says so."""
    assert "Nommée" in filled.run("show", "resources").out


def test_an_empty_project_has_no_resource(project):
    """An empty list, never null."""
    assert project.run("show", "resources", "--json").json["resources"] == []


def test_each_figure_leads_back_to_its_cells(filled):
    """`absr trace` of a resource, of its citations and of those that nobody cites."""
    four, local = filled.show("resources")
    traced = filled.run("trace", local["id"], "--json").json
    assert (traced["source"]["sheet"], traced["source"]["cell"]) == ("Ressources", "A2")
    cited = filled.run("trace", f"register.citations.{local['id']}", "--json").json
    assert cited["value"] == 3
    assert {record["kind"] for record in cited["records"]} == {
        "resources",
        "statements",
        "contributions",
    }
    uncited = filled.run("trace", "register.uncited", "--json").json
    assert [record["id"] for record in uncited["records"]] == [four["id"]]
