"""`absr sheet themes-proposes`: statements without a theme get the one that a person decides."""

from __future__ import annotations

import json

import openpyxl
import pytest

HEADS = ["N°", "Date", "Qui (fonction, structure)", "Type d'acteur", "Nature", "Thème",
         "Ce qui est dit"]  # fmt: skip
BUS = "Le bus ne passe plus, les trottoirs sont cassés."
FILE = "themes-proposes.xlsx"


def said(theme=None, other=None):
    """Three statements, of which two came without a theme."""
    same = ("12/06/2026", "bénévole", "Association", "Besoin")
    rows = [("E01", theme, BUS), ("E02", other, "Voilà."), ("E03", "Jeunesse", "Un local.")]
    return {"Propos": [HEADS, *([ref, *same, own, text] for ref, own, text in rows)]}


@pytest.fixture
def spoken(project, book):
    """A project with statements without a theme."""
    book(project.analysis / "entretiens.xlsx", said())
    project.run("ingest")
    return project


def rows(project):
    """What was said → its row and its cells."""
    sheet = openpyxl.load_workbook(project.analysis / FILE)["Thèmes proposés"]
    cells = [[c.value for c in row] for row in sheet.iter_rows(min_row=3, max_col=8)]
    return {row[2]: (number, row) for number, row in enumerate(cells, start=3) if row[2]}


def decide(project, **answers):
    """Write decisions as a person would: the first word of what was said → the theme."""
    path = project.analysis / FILE
    book = openpyxl.load_workbook(path)
    for text, (number, _) in rows(project).items():
        answer = answers.get(text.split(" ")[0].strip("."))
        if answer:
            book["Thèmes proposés"].cell(number, 8, answer)
    book.save(path)


def themes(project):
    """What was said → its themes."""
    return {one["text"]: one["themes"] for one in project.show("statements")}


def test_statements_without_a_theme_are_listed_with_the_words_that_tell(spoken):
    """One with a suggestion, one without; nothing changes yet."""
    ran = spoken.run("sheet", "themes-proposes")
    assert ran.status == 0, ran.err
    found = rows(spoken)
    assert set(found) == {BUS, "Voilà."}
    assert found[BUS][1][3:] == [None, "Mobilités", "bus, trottoirs", "nette", None]
    assert found["Voilà."][1][3:] == [None] * 5
    assert themes(spoken)[BUS] == []


def test_a_statement_counts_under_the_theme_decided_and_says_where(spoken):
    """In the counts of the theme, in `show`, and in `trace`."""
    spoken.run("sheet", "codings")
    decide(spoken, Le="Mobilités ; Vie de quartier", Voilà="Aucun")
    spoken.run("ingest")
    assert themes(spoken)[BUS] == ["mobilites", "quartier"]
    counted = {one["id"]: one["needs"] for one in spoken.show("themes")}
    assert (counted["mobilites"], counted["quartier"], counted["jeunesse"]) == (1, 1, 1)
    (one,) = [one for one in spoken.show("statements") if one["text"] == BUS]
    number = rows(spoken)[BUS][0]
    assert one["themes_decided_in"] == f"{FILE} › Thèmes proposés › H{number}"
    assert f"{FILE} › Thèmes proposés › H{number}" in spoken.run("trace", one["id"]).out
    assert "themes-proposes" not in spoken.run("status").out


def test_undo_takes_the_theme_back(spoken):
    """The statement has none again, and is asked again."""
    spoken.run("sheet", "codings")
    decide(spoken, Le="Mobilités")
    spoken.run("ingest")
    spoken.undo()
    assert themes(spoken)[BUS] == []
    assert "themes-proposes" in spoken.run("status").out.replace("\n", "")


def test_the_theme_of_the_sheet_wins_and_the_other_decision_is_told(spoken, book):
    """X218 at the decision, with the cell of the sheet; the same theme is no problem."""
    spoken.run("sheet", "codings")
    decide(spoken, Le="Mobilités", Voilà="Jeunesse")
    spoken.run("ingest")
    book(spoken.analysis / "entretiens.xlsx", said("Vie de quartier", "Jeunesse"))
    spoken.run("ingest")
    assert themes(spoken)[BUS] == ["quartier"]
    told = [one for one in spoken.show("problems") if one["code"] == "X218"]
    assert [one["cells"] for one in told] == [[f"H{rows(spoken)[BUS][0]}"]]
    assert "entretiens.xlsx › Propos › F2" in told[0]["message"]


def test_earlier_decisions_stand_in_a_new_workbook(spoken):
    """When the workbook is gone, a new one shows what was decided, « Aucun » too."""
    spoken.run("sheet", "codings")
    decide(spoken, Le="Mobilités", Voilà="Aucun")
    spoken.run("ingest")
    (spoken.analysis / FILE).unlink()
    assert spoken.run("sheet", "codings").status == 0
    assert {text: row[7] for text, (_, row) in rows(spoken).items()} == {
        BUS: "Mobilités",
        "Voilà.": "Aucun",
    }


def test_what_was_filled_is_never_overwritten(spoken):
    """Exit 4 before it is read; afterwards nothing is asked again."""
    spoken.run("sheet", "codings")
    decide(spoken, Le="Mobilités", Voilà="Aucun")
    before = (spoken.analysis / FILE).read_bytes()
    ran = spoken.run("sheet", "codings")
    assert (ran.status, "U220" in ran.err) == (4, True)
    spoken.run("ingest")
    assert spoken.run("sheet", "codings").status == 0
    assert (spoken.analysis / FILE).read_bytes() == before
    assert len(list(spoken.analysis.glob("themes-proposes*"))) == 1


def test_what_was_written_as_a_theme_is_shown(project, book):
    """An unknown theme is what the person meant: it stands beside the words."""
    book(project.analysis / "entretiens.xlsx", said(theme="Éducation; Santé mentale"))
    project.run("ingest")
    project.run("sheet", "themes-proposes")
    assert rows(project)[BUS][1][3] == "Éducation ; Santé mentale"
    assert rows(project)["Voilà."][1][3] is None


def test_nothing_is_written_where_no_statement_waits(project, book):
    """Every statement has a theme, and nobody decided on one: no empty workbook."""
    book(project.analysis / "entretiens.xlsx", said("Jeunesse", "Mobilités"))
    project.run("ingest")
    ran = project.run("sheet", "themes-proposes")
    assert ran.status == 0
    assert "rien n’a été écrit" in ran.out
    assert not (project.analysis / FILE).exists()
    told = json.loads(project.run("sheet", "themes-proposes", "--json").out)
    assert (told["path"], told["written"], told["questions"]) == (None, False, 0)
