"""`absr sheet duplicates`: names that look alike are proposed, decided by a person, undone."""

from __future__ import annotations

import openpyxl
import pytest

HEADS = ["N°", "Date", "Qui (fonction, structure)", "Type d'acteur", "Nature", "Thème",
         "Ce qui est dit", "Ressource nommée"]  # fmt: skip
NAMED = (
    "Jardin partagé des Buis",
    "jardin des Buis (partagé)",
    "Jardim partagé des Buis",
    "École Jean-Jaurès",
    "École Jean-Moulin",
)


def said(*names):
    """A sheet of interviews, each of which names one resource."""
    same = ("12/06/2026", "bénévole", "Association", "Ressource", "Jeunesse")
    rows = [[f"E{n:02}", *same, f"Mot {n}.", name] for n, name in enumerate(names, start=1)]
    return {"Propos": [HEADS, *rows]}


COLUMN = {"name": 3, "proposed": 6, "decision": 9, "kept": 10}


@pytest.fixture
def spoken(project, book):
    """A project in which one garden is written in three ways."""
    book(project.analysis / "entretiens.xlsx", said(*NAMED))
    project.run("ingest")
    return project


def proposed(project):
    """Name → row of the review workbook."""
    sheet = openpyxl.load_workbook(project.analysis / "doublons.xlsx")["Doublons"]
    return {
        sheet.cell(row, COLUMN["name"]).value: row
        for row in range(3, sheet.max_row + 1)
        if sheet.cell(row, COLUMN["name"]).value
    }


def decide(project, answers, file="doublons.xlsx"):
    """Write decisions as a person would: name → (decision, name kept)."""
    path = project.analysis / file
    book = openpyxl.load_workbook(path)
    rows = proposed(project) if file == "doublons.xlsx" else None
    for name, (decision, kept) in answers.items():
        row = rows[name]
        book["Doublons"].cell(row, COLUMN["decision"], decision)
        book["Doublons"].cell(row, COLUMN["kept"], kept)
    book.save(path)


def names(project):
    """Resources as they are counted: name → citations."""
    return {one["name"]: one["citations"] for one in project.show("resources")}


ALL_SAME = dict.fromkeys(
    ("Jardin partagé des Buis", "jardin des Buis (partagé)", "Jardim partagé des Buis"),
    ("Même", None),
)


def test_one_group_is_proposed_with_reasons_and_nothing_is_merged(spoken):
    """Three ways of writing the garden; two schools are no question; the counts stay."""
    ran = spoken.run("sheet", "doublons")
    assert ran.status == 0, ran.err
    sheet = openpyxl.load_workbook(spoken.analysis / "doublons.xlsx")["Doublons"]
    rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=3)]
    rows = [row for row in rows if row[2]]
    assert {row[2] for row in rows} == set(ALL_SAME)
    assert {row[0] for row in rows} == {1}
    assert {row[5] for row in rows} == {"Jardin partagé des Buis"}
    assert rows[0][4] == "entretiens.xlsx › Propos › H2"
    assert [row[7] for row in rows] == [
        "c’est le nom proposé",
        "une lettre de différence",
        "mêmes mots dans un autre ordre",
    ]
    assert all(row[8] is None for row in rows)
    assert [one["file"] for one in spoken.ingest()["files"]] == ["entretiens.xlsx"]
    assert len(names(spoken)) == 5


def test_names_decided_to_be_one_count_as_one_and_every_citation_is_kept(spoken):
    """Three voices cite the garden; each is traced to its own cell."""
    spoken.run("sheet", "duplicates")
    decide(spoken, ALL_SAME)
    spoken.ingest()
    assert names(spoken) == {
        "Jardin partagé des Buis": 3,
        "École Jean-Jaurès": 1,
        "École Jean-Moulin": 1,
    }


def test_undo_takes_the_decision_back(spoken):
    """After undo the three names count apart again."""
    spoken.run("sheet", "duplicates")
    decide(spoken, ALL_SAME)
    spoken.ingest()
    spoken.undo()
    assert len(names(spoken)) == 5


def test_the_name_kept_is_the_one_shown(spoken):
    """A name of one's own replaces the proposed one."""
    spoken.run("sheet", "duplicates")
    decide(spoken, ALL_SAME | {"Jardim partagé des Buis": ("Même", "Le jardin des Buis")})
    spoken.ingest()
    assert names(spoken)["Le jardin des Buis"] == 3


def test_a_different_one_stays_apart_and_is_not_asked_again(spoken):
    """Two of the three are one; a second call finds nothing to ask."""
    spoken.run("sheet", "duplicates")
    decide(spoken, ALL_SAME | {"Jardim partagé des Buis": ("Différent", None)})
    spoken.ingest()
    found = names(spoken)
    assert found["Jardin partagé des Buis"] == 2
    assert found["Jardim partagé des Buis"] == 1
    before = (spoken.analysis / "doublons.xlsx").read_bytes()
    assert spoken.run("sheet", "duplicates").status == 0
    assert (spoken.analysis / "doublons.xlsx").read_bytes() == before
    assert [p.name for p in spoken.analysis.glob("doublons*")] == ["doublons.xlsx"]


def test_a_group_goes_on_without_the_name_it_was_proposed_under(spoken):
    """When the first name is the odd one, the others are one without it."""
    spoken.run("sheet", "duplicates")
    decide(spoken, ALL_SAME | {"Jardin partagé des Buis": ("Différent", None)})
    spoken.ingest()
    found = names(spoken)
    assert found["Jardin partagé des Buis"] == 1
    assert sorted(found.values()) == [1, 1, 1, 2]


def test_earlier_decisions_stand_in_a_new_workbook(spoken):
    """When the workbook is gone, a new one shows what was decided."""
    spoken.run("sheet", "duplicates")
    decide(spoken, ALL_SAME)
    spoken.ingest()
    (spoken.analysis / "doublons.xlsx").unlink()
    assert spoken.run("sheet", "duplicates").status == 0
    rows = proposed(spoken)
    sheet = openpyxl.load_workbook(spoken.analysis / "doublons.xlsx")["Doublons"]
    assert {name: sheet.cell(row, 9).value for name, row in rows.items()} == dict.fromkeys(
        ALL_SAME, "Même"
    )
    spoken.ingest()
    assert names(spoken)["Jardin partagé des Buis"] == 3


def test_decisions_that_were_not_read_are_never_overwritten(spoken):
    """Exit 4, and the workbook stays as it was filled."""
    spoken.run("sheet", "duplicates")
    decide(spoken, ALL_SAME)
    before = (spoken.analysis / "doublons.xlsx").read_bytes()
    ran = spoken.run("sheet", "duplicates")
    assert ran.status == 4
    assert "U220" in ran.err
    assert (spoken.analysis / "doublons.xlsx").read_bytes() == before


def test_new_names_come_in_a_workbook_of_their_own(spoken, book):
    """What was decided stays where it is; only the new name is asked, under the name kept."""
    spoken.run("sheet", "duplicates")
    decide(spoken, ALL_SAME)
    spoken.ingest()
    book(spoken.analysis / "entretiens.xlsx", said(*NAMED, "JARDIN DES BUIS PARTAGES"))
    spoken.ingest()
    assert spoken.run("sheet", "duplicates").status == 0
    sheet = openpyxl.load_workbook(spoken.analysis / "doublons-2.xlsx")["Doublons"]
    told = {
        sheet.cell(r, 3).value: r for r in range(3, sheet.max_row + 1) if sheet.cell(r, 3).value
    }
    row = told["JARDIN DES BUIS PARTAGES"]
    assert sheet.cell(row, 6).value == "Jardin partagé des Buis"
    path = spoken.analysis / "doublons-2.xlsx"
    filled = openpyxl.load_workbook(path)
    filled["Doublons"].cell(row, 9, "Même")
    filled.save(path)
    spoken.ingest()
    assert names(spoken)["Jardin partagé des Buis"] == 4
    assert "doublons" not in spoken.run("status").out


def test_contrary_decisions_are_told_with_both_cells_and_merge_nothing(spoken):
    """A is B, B is C, A is not C: X217, and the names stay apart."""
    spoken.run("sheet", "duplicates")
    path = spoken.analysis / "doublons.xlsx"
    book = openpyxl.load_workbook(path)
    sheet = book["Doublons"]
    last = max(proposed(spoken).values())
    rows = [
        ("A", "B", "Même"),
        ("B", "C", "Même"),
        ("A", "C", "Différent"),
    ]
    for number, (name, other, decision) in enumerate(rows, start=last + 1):
        for column, value in ((1, 9), (2, "Ressource"), (3, name), (6, other), (9, decision)):
            sheet.cell(number, column, value)
    book.save(path)
    answer = spoken.ingest()
    (problem,) = [p for one in answer["files"] for p in one["problems"] if p["code"] == "X217"]
    assert problem["cells"] == [f"I{last + 3}"]
    assert f"doublons.xlsx › Doublons › I{last + 1}" in problem["message"]
    assert len(names(spoken)) == 5


def test_two_names_kept_for_one_group_are_told(spoken):
    """X219 at the second one; the first is used."""
    spoken.run("sheet", "duplicates")
    kept = {
        "jardin des Buis (partagé)": ("Même", "Le jardin"),
        "Jardim partagé des Buis": ("Même", "Les Buis"),
    }
    decide(spoken, ALL_SAME | kept)
    answer = spoken.ingest()
    assert "X219" in {p["code"] for one in answer["files"] for p in one["problems"]}
    assert sorted(names(spoken).values()) == [1, 1, 3]


def test_status_says_how_many_groups_wait(spoken):
    """Once, with the command that asks; nothing when all is decided."""
    assert "absr sheet doublons" in spoken.run("status").out.replace("\u00a0", " ")
    spoken.run("sheet", "duplicates")
    decide(spoken, ALL_SAME)
    spoken.ingest()
    assert "absr sheet doublons" not in spoken.run("status").out.replace("\u00a0", " ")


def test_the_internal_report_lists_the_names_that_are_one(spoken):
    """The annex stands inside only."""
    spoken.run("sheet", "duplicates")
    decide(spoken, ALL_SAME)
    spoken.ingest()
    for audience, is_there in (("internal", True), ("public", False)):
        out = spoken.root / "out" / audience
        ran = spoken.run(
            "report", "resources", "--format", "md", "--audience", audience, "--out", out
        )
        assert ran.status == 0, ran.err
        text = next(out.rglob("*.md")).read_text("utf-8")
        assert ("Noms rapprochés" in text) is is_there
        assert ("jardin des Buis (partagé)" in text) is is_there
