"""`absr show network`: the actors and what links them, in the terminal and as JSON."""

from __future__ import annotations

import json
from importlib import resources

import jsonschema
import pytest

SCHEMA = json.loads(
    resources.files("absr").joinpath("schemas/network.schema.json").read_text("utf-8")
)
ACTORS = [
    ["Structure ou collectif", "Type d'acteur", "Thèmes", "Entretien (n°)", "Travaille avec"],
    ["La chorale", "Association", "Vie artistique", "E01", "Le four ; Le judo"],
    ["Le four", "Commerce", "Festivités", None, "La chorale"],
    ["Le judo", "Association", "Jeunesse", None, None],
    ["La voirie", "Agent municipal", "Mobilités", None, None],
]
PROPOS = [
    [
        *("N°", "Date", "Qui (fonction, structure)", "Type d'acteur", "Nature", "Thème"),
        *("Ce qui est dit", "Recommandé par (n°)"),
    ],
    [
        "E01",
        "12/06/2026",
        "cheffe de chœur",
        "Association",
        "Besoin",
        "Mobilités",
        "Un bus.",
        "E02",
    ],
    ["E02", "10/06/2026", "habitante", "Habitante", "Besoin", "Mobilités", "Un banc.", None],
]


@pytest.fixture
def filled(project, book):
    """A register of four actors, one of them met on a resident's advice."""
    book(project.analysis / "acteurs.xlsx", {"Acteurs": ACTORS})
    book(project.analysis / "entretiens.xlsx", {"Propos": PROPOS})
    project.run("ingest")
    return project


def test_each_actor_stands_with_its_links(filled):
    """Three in one group, one alone, and the resident who is in no count."""
    ran = filled.run("show", "network", "--json")
    jsonschema.Draft202012Validator(SCHEMA).validate(ran.json)
    found = {one["name"]: one for one in ran.json["network"]}
    assert list(found) == ["La chorale", "La voirie", "Le four", "Le judo", "habitante"]
    assert [one["group"] for one in found.values()] == [1, None, 1, 1, None]
    assert [one["isolated"] for one in found.values()] == [False, True, False, False, False]
    assert [one["person"] for one in found.values()] == [False] * 4 + [True]
    links = {link["with"]: (link["kinds"], link["mutual"]) for link in found["La chorale"]["links"]}
    assert links == {
        "Le four": (["works_with"], True),
        "Le judo": (["works_with"], False),
        "habitante": (["recommends"], False),
    }


def test_a_theme_keeps_the_actors_that_the_register_gives_it(filled):
    """By its id."""
    listed = filled.run("show", "network", "--theme", "art", "--json").json["network"]
    assert [one["name"] for one in listed] == ["La chorale"]


def test_an_empty_project_has_an_empty_list(project):
    """In JSON and in words."""
    assert project.show("network") == []
    assert project.run("show", "network").status == 0


def test_the_table_fits_eighty_columns_and_counts_structures(filled):
    """The chorale has two links; the resident's advice is not one of them."""
    lines = filled.run("show", "network").out.split("\n")
    assert max(map(len, lines)) <= 80
    assert next(line.split()[-3:] for line in lines if "La chorale" in line) == ["2", "0", "1"]
    assert next(line for line in lines if "La voirie" in line).rstrip().endswith("sans lien")
