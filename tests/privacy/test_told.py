"""What is told of a file names nobody, on the screen, for programs, and where it is stored."""

from __future__ import annotations

import json

import pytest

NAMES = ("Durand", "Martin", "Petit", "Vauquelin", "06 12", "jeanne@", "Dubois", "Kerjestin")
HEAD = [
    *("N°", "Date", "Qui (fonction, structure)", "Type d'acteur", "Nature", "Thème"),
    *("Ce qui est dit", "Note pour Mme Durand"),
]


@pytest.fixture
def told(project, book, tmp_path):
    """The answer to a workbook with names where no name is expected, and that project."""
    rows = [
        ["Contact : Mme Durand 06 12 34 56 78"],
        ["Suivi : Anne Dubois"],
        HEAD,
        *(
            ["E01", "vu avec Mme Petit", "libraire", "M. Martin", "Besoin", "Mme Durand", "Un."],
            ["E02", "12/06/2026", "maçon", "Commerce", "chez Vauquelin", "Jeunesse", "Deux.", 1],
            ["E03", "12/06/2026", "maçon", "Commerce", "Besoin", "jeanne@example.org", "Trois."],
            [None, None, None, None, "Total Mme Durand", None, None],
        ),
    ]
    persons = [["N°", "Nom", "Prénom"], ["E01", "Vauquelin", "Solenne"]]
    path = book(tmp_path / "a.xlsx", {"Propos": rows, "Personnes": persons})
    return project, project.run("ingest", path, "--json")


def leaks(text):
    return [name for name in NAMES if name in text]


def test_the_answer_of_ingest_names_nobody(told):
    """Values, headings, titles and rows set aside are masked; the rest of them is still told."""
    _, ran = told
    assert leaks(ran.out) == []
    (file,) = ran.json["files"]
    values = {p["value"] for p in file["problems"]}
    assert {"vu avec […]", "chez […]", "[…]", "Note pour […]"} <= values
    (sheet,) = (s for s in file["sheets"] if s["sheet"] == "Propos")
    assert [t["text"] for t in sheet["titles"]] == ["Contact : […] […]", "Suivi : […]"]


def test_no_name_is_stored_with_the_delivery(told):
    """The main database keeps the answer, without the names."""
    project, _ = told
    answers = "".join(answer for (answer,) in project.rows("SELECT answer FROM delivery"))
    assert "[…]" in json.dumps(json.loads(answers), ensure_ascii=False)
    assert leaks(json.dumps(json.loads(answers), ensure_ascii=False)) == []


@pytest.mark.parametrize("more", [[], ["--json"], ["--csv"]])
def test_the_problems_shown_name_nobody(told, more):
    """`absr show problems`, for people, programs and spreadsheets."""
    project, _ = told
    ran = project.run("show", "problems", *more)
    assert ran.status == 0
    assert leaks(ran.out) == []


def test_a_person_who_becomes_known_is_masked_in_what_was_told_before(project, book, tmp_path):
    """A sheet of persons delivered later hides its names in the problems of earlier files."""
    row = ["E01", "12/06/2026", "libraire", "Kerjestin", "Besoin", "Jeunesse", "Un."]
    first = book(tmp_path / "a.xlsx", {"Propos": [HEAD[:-1], row]})
    project.run("ingest", first)
    assert "Kerjestin" in project.run("show", "problems").out
    persons = [["N°", "Nom", "Prénom"], ["E01", "Kerjestin", "Nolwenn"]]
    project.run("ingest", book(tmp_path / "b.xlsx", {"Personnes": persons}))
    assert "Kerjestin" not in project.run("show", "problems").out


def test_a_person_of_an_interview_named_after_her_is_taken_once_it_is_read(project, book, tmp_path):
    """A number made of a name is masked in the message; nothing is stuck for all that."""
    row = ["E01", "12/06/2026", "libraire", "Commerce", "Besoin", "Jeunesse", "Un."]
    persons = [["N°", "Nom", "Prénom"], ["Mme Durand 1", "Durand", "Jeanne"]]
    sheets = {"Propos": [HEAD[:-1], row], "Personnes": persons}
    first = book(tmp_path / "a.xlsx", sheets)
    (file,) = project.ingest(first, status=1)["files"]
    assert [p["value"] for p in file["problems"] if p["code"] == "X205"] == ["[…] 1"]
    project.run(
        "ingest", book(tmp_path / "b.xlsx", {"Propos": [HEAD[:-1], ["Mme Durand 1", *row[1:]]]})
    )
    (file,) = project.ingest(first)["files"]
    assert file["problems"] == []
    assert project.rows("SELECT count(*) FROM record WHERE kind = 'persons'") == [(1,)]
