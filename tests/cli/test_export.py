"""`absr export`: the network of actors as a file that other programs open."""

from __future__ import annotations

import json
from importlib import resources
from itertools import pairwise
from xml.etree import ElementTree as ET

import jsonschema
import networkx as nx
import pytest

SCHEMA = json.loads(
    resources.files("absr").joinpath("schemas/export.schema.json").read_text("utf-8")
)
HOSTILE = (
    "=cmd|'/c calc'!A0 & <b>gras</b> \"guillemets\"",
    "]]> <!-- --> &amp",
    "\u202eà l'envers 🎉\u00a0+33",
    "-- > @ + 'un' deux",
)
ALONE = "Seul &#0; et sans lien"
HEADS = ["Structure ou collectif", "Type d'acteur", "Travaille avec"]


@pytest.fixture
def filled(project, book):
    """A project with a register of four hostile names in a chain, and one without a link."""
    rows = [[one, "Association", other] for one, other in pairwise(HOSTILE)]
    rows += [[HOSTILE[-1], "Commerce", None], [ALONE, "Association", None]]
    book(project.analysis / "acteurs.xlsx", {"Acteurs": [HEADS, *rows]})
    project.run("ingest")
    return project


def file_of(project, audience, *, name="reseau-acteurs.gexf"):
    """Where the file of an audience stands."""
    return project.root / "rapports" / audience / name


def test_the_file_of_the_team_is_a_network_that_networkx_reads_back(filled):
    """Five actors by their hostile names, the three links of the chain, well-formed as XML."""
    ran = filled.run("export", "gexf", "--audience", "internal", "--json")
    jsonschema.Draft202012Validator(SCHEMA).validate(ran.json)
    path = file_of(filled, "internal")
    assert ran.status == 0
    assert [one["audience"] for one in ran.json["export"]] == ["internal"]
    ET.fromstring(path.read_bytes())
    graph = nx.read_gexf(path)
    labels = nx.get_node_attributes(graph, "label")
    assert set(labels.values()) == {*HOSTILE, ALONE}
    found = {frozenset((labels[one], labels[other])) for one, other in graph.edges}
    assert found == {frozenset(pair) for pair in pairwise(HOSTILE)}
    assert {data["Travaille avec"] for _, _, data in graph.edges(data=True)} == {True}


def test_signs_that_no_xml_holds_are_replaced(project, book):
    """A bell in a name: the file is read all the same."""
    row = ["La chorale\x07 du port", "Association", "Le four"]
    book(project.analysis / "acteurs.xlsx", {"Acteurs": [HEADS, row]})
    project.run("ingest")
    assert project.run("export", "gexf", "--audience", "internal").status == 0
    graph = nx.read_gexf(file_of(project, "internal"))
    labels = sorted(nx.get_node_attributes(graph, "label").values())
    assert labels[0].startswith("La chorale")
    assert "\x07" not in labels[0]
    assert labels[1] == "Le four"


def test_it_must_be_said_for_whom_the_file_is(filled):
    """Without an audience nothing is written, and the three are listed."""
    ran = filled.run("export", "gexf", "--json")
    assert (ran.status, ran.json["choices"]) == (2, ["internal", "partners", "public"])
    assert not (filled.root / "rapports").exists() or not [*filled.root.rglob("*.gexf")]


@pytest.mark.parametrize(
    "words", [("graphml", "--audience", "internal"), ("gexf", "--audience", "everybody")]
)
def test_an_unknown_format_or_audience_is_answered_with_the_known_ones(filled, words):
    """Status 2, and the choices."""
    ran = filled.run("export", *words, "--json")
    assert (ran.status, ran.json["code"]) == (2, "U205")
    assert ran.json["choices"] in (["gexf"], ["internal", "partners", "public"])


def test_a_project_without_actors_has_nothing_to_export(project):
    """It says so and writes no file."""
    ran = project.run("export", "gexf", "--audience", "internal", "--json")
    assert (ran.status, ran.json["code"]) == (2, "U212")
    assert not [*project.root.rglob("*.gexf")]


def test_without_the_private_folder_nothing_goes_outside(filled):
    """Names could not be masked: refused, and the file of the team is still made."""
    filled.identities.unlink()
    ran = filled.run("export", "gexf", "--audience", "public", "--json")
    assert (ran.status, ran.json["code"]) == (5, "P307")
    assert not [*filled.root.rglob("*.gexf")]
    assert filled.run("export", "gexf", "--audience", "internal").status == 0


def test_the_same_project_gives_the_same_bytes(filled):
    """Written again over itself; a file that somebody edited is left alone."""
    filled.run("export", "gexf", "--audience", "internal")
    path = file_of(filled, "internal")
    first = path.read_bytes()
    filled.run("export", "gexf", "--audience", "internal")
    assert path.read_bytes() == first
    path.write_bytes(first + b"<!-- relu -->\n")
    ran = filled.run("export", "gexf", "--audience", "internal", "--json")
    assert [one["renamed"] for one in ran.json["export"]] == [True]
    assert path.read_bytes() == first + b"<!-- relu -->\n"
    assert file_of(filled, "internal", name="reseau-acteurs (2).gexf").read_bytes() == first


def test_two_audiences_never_share_a_file(filled, tmp_path):
    """Also in a folder that was asked for."""
    out = tmp_path / "ailleurs"
    ran = filled.run("export", "gexf", "--audience", "internal,public", "--out", out, "--json")
    assert ran.status == 0
    assert sorted(p.parent.name for p in out.rglob("*.gexf")) == ["internal", "public"]


def test_a_link_is_traced_to_the_file_that_tells_it(filled):
    """`absr trace` of an actor names the exported file among what uses it."""
    filled.run("export", "gexf", "--audience", "internal")
    actor = filled.show("actors")[0]["id"]
    used = filled.run("trace", actor, "--json").json["used_in"]
    assert any("reseau-acteurs.gexf" in str(one) for one in used)
