"""`absr sheet double-codage`: a second person codes a sample, and the report says how they agree."""

from __future__ import annotations

import json

import openpyxl
import pytest

HEADS = ["N°", "Date", "Qui (fonction, structure)", "Type d'acteur", "Nature", "Thème",
         "Ce qui est dit"]  # fmt: skip
FILE = "double-codage.xlsx"
SHEET = "Double codage"


def statements(number, bare=0):
    """So many interviews of one statement on two themes in turn, then some without a theme."""
    same = ("12/06/2026", "bénévole", "Association", "Besoin")
    rows = [
        (f"E{n:03}", *same, ("Mobilités", "Jeunesse")[n % 2] if n < number else None, f"Mot {n}.")
        for n in range(number + bare)
    ]
    return {"Propos": [HEADS, *map(list, rows)]}


@pytest.fixture
def spoken(project, book):
    """A project of forty statements with a theme and two without."""
    book(project.analysis / "entretiens.xlsx", statements(40, bare=2))
    project.run("ingest")
    return project


def rows(project, name=FILE):
    """Id of the statement → its row, its words and its answer, below the grey example."""
    sheet = openpyxl.load_workbook(project.analysis / name)[SHEET]
    cells = [[c.value for c in row] for row in sheet.iter_rows(min_row=3, max_col=3)]
    return {one[0]: (number, *one[1:]) for number, one in enumerate(cells, start=3) if one[0]}


def answer(project, themes, name=FILE):
    """Write the second coding: id of a statement → theme."""
    path = project.analysis / name
    book = openpyxl.load_workbook(path)
    for statement, (number, _, _) in rows(project, name).items():
        book[SHEET].cell(number, 3, themes(statement))
    book.save(path)


def first_coding(project):
    """Id of a statement → the label of its theme."""
    labels = {"mobilites": "Mobilités", "jeunesse": "Jeunesse"}
    return {s["id"]: labels[s["themes"][0]] for s in project.show("statements") if s["themes"]}


def test_thirty_statements_with_a_theme_are_drawn(spoken):
    """A tenth, but thirty at least; none without a theme, no theme shown, no interview number."""
    ran = spoken.run("sheet", "double-codage")
    assert ran.status == 0, ran.err
    assert "30 propos" in ran.out
    found = rows(spoken)
    assert len(found) == 30
    assert set(found) <= set(first_coding(spoken))
    assert {themes for _, _, themes in found.values()} == {None}
    sheet = openpyxl.load_workbook(spoken.analysis / FILE)[SHEET]
    assert [cell.value for cell in sheet[1]][3:] in ([], [None])


def test_what_the_first_coder_left_without_a_theme_is_drawn_as_well(project, book):
    """Of an interview that is coded every statement may be drawn: to find no theme is an answer."""
    sheets = statements(10)
    sheets["Propos"] += [
        [f"E{n:03}", "12/06/2026", "bénévole", "Association", "Besoin", None, f"Reste {n}."]
        for n in range(10)
    ]
    book(project.analysis / "entretiens.xlsx", sheets)
    project.run("ingest")
    project.run("sheet", "double-codage")
    assert len(rows(project)) == 20
    assert sum(str(words).startswith("Reste") for _, words, _ in rows(project).values()) == 10


def test_a_tenth_of_a_long_list_is_drawn(project, book):
    """Of 400 statements, forty; the same when it is asked elsewhere."""
    book(project.analysis / "entretiens.xlsx", statements(400))
    project.run("ingest")
    project.run("sheet", "second_codings")
    assert len(rows(project)) == 40
    project.run("sheet", "second_codings", "--out", project.analysis / "autre.xlsx")
    assert list(rows(project, "autre.xlsx")) == list(rows(project))


def test_a_second_coding_changes_no_count(spoken):
    """The themes of the statements stay those of the first."""
    before = spoken.run("show", "themes", "--json").out
    spoken.run("sheet", "double-codage")
    answer(spoken, lambda _: "Festivités")
    assert spoken.run("ingest", "double-codage.xlsx").err == ""
    assert spoken.run("show", "themes", "--json").out == before


def report(project, audience="internal"):
    """The section of the report on two coders, in plain spaces."""
    ran = project.run("report", "phase1", "--format", "md", "--audience", audience)
    assert ran.status == 0, ran.err
    text = (project.root / "rapports" / audience / "phase1.md").read_text(encoding="utf-8")
    text = text.replace("\u00a0", " ").replace("\u202f", " ").replace("’", "'")
    _, _, after = text.partition("Deux personnes codent-elles de la même façon ?")
    return after.partition("\n## ")[0]


def test_full_agreement_is_one(spoken):
    """Thirty times the same theme: coefficient 1, every statement alike, nothing to talk over."""
    spoken.run("sheet", "double-codage")
    own = first_coding(spoken)
    answer(spoken, own.get)
    spoken.run("ingest")
    told = report(spoken)
    assert "30 propos ont été codés par deux personnes" in told
    assert "vaut 1,00" in told
    assert "30 propos sur 30 (100 %)" in told
    assert "à rediscuter" not in told


def test_what_two_read_otherwise_is_listed_for_the_team_only(spoken):
    """Three statements put elsewhere: their words inside, the coefficient and its base outside."""
    spoken.run("sheet", "double-codage")
    own = first_coding(spoken)
    other = sorted(rows(spoken))[:3]
    answer(spoken, lambda one: "Aucun" if one in other else own[one])
    spoken.run("ingest")
    inside = report(spoken)
    assert "27 propos sur 30 (90 %)" in inside
    assert [one in inside for one in other] == [True] * 3
    outside = report(spoken, "public")
    assert "30 propos ont été codés" in outside
    assert [one in outside for one in other] == [False] * 3
    assert "27 propos" not in outside


def test_without_a_second_coding_the_team_is_told_how(spoken):
    """Inside, that the agreement is not measured; outside, nothing."""
    assert "« double-codage »" in report(spoken)
    assert report(spoken, "public") == ""


def test_what_is_coded_is_not_asked_again(spoken):
    """Half coded: exit 4 until it is read; then the other half is filled in the same workbook."""
    spoken.run("sheet", "double-codage")
    own = first_coding(spoken)
    half = sorted(rows(spoken))[:15]
    answer(spoken, lambda one: own[one] if one in half else None)
    assert spoken.run("sheet", "double-codage").status == 4
    spoken.run("ingest")
    told = json.loads(spoken.run("sheet", "double-codage", "--json").out)
    assert (told["written"], told["questions"]) == (False, 0)
    assert "15 propos ont été codés" in report(spoken)
    answer(spoken, own.get)
    spoken.run("ingest")
    assert "30 propos ont été codés" in report(spoken)


def test_statements_that_come_later_are_drawn_apart(spoken, book):
    """Ten times as many statements: another workbook asks those of the larger sample."""
    spoken.run("sheet", "double-codage")
    answer(spoken, first_coding(spoken).get)
    spoken.run("ingest")
    book(spoken.analysis / "entretiens.xlsx", statements(400, bare=2))
    spoken.run("ingest")
    assert spoken.run("sheet", "double-codage").status == 0
    later = rows(spoken, "double-codage-2.xlsx")
    assert later
    assert not set(later) & set(rows(spoken))


def test_undo_takes_the_second_coding_back(spoken):
    """The report says again that the agreement is not measured."""
    spoken.run("sheet", "double-codage")
    answer(spoken, lambda _: "Jeunesse")
    spoken.run("ingest")
    spoken.undo()
    assert "n'est pas mesuré" in report(spoken)


def test_nothing_is_drawn_where_no_statement_has_a_theme(project, book):
    """No empty workbook."""
    book(project.analysis / "entretiens.xlsx", statements(0, bare=3))
    project.run("ingest")
    ran = project.run("sheet", "double-codage")
    assert ran.status == 0
    assert "rien n’a été écrit" in ran.out
    assert not (project.analysis / FILE).exists()
