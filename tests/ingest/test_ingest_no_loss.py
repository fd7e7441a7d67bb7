"""In every layout that people keep interviews in, no cell is lost in silence.

The files are drawn at random by `untidy`, which knows by construction each cell it wrote;
`accounted` looks for it in the answer of `absr ingest --json` and in the store. Many more of them:
ABSR_NO_LOSS_TRIALS=200.
"""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from accounted import Account, number_of
from untidy import Page, Untidy, labelled, write, written

TRIALS = int(os.environ.get("ABSR_NO_LOSS_TRIALS", "2"))


def account(project, path, pages):
    """What became of the cells of a file, ingested alone."""
    held = write(path, pages)
    ran = project.run("ingest", "--json", path)
    assert ran.status in {0, 1}, (path, ran.out, ran.err)
    return Account(project, ran.json, written(held), labelled(held))


def told_and_true(found, pages):
    """All that must hold of a file: nothing lost, nothing twice, nothing cut, nothing made up."""
    labels = {(page.title, *spot) for page in pages for spot in page.labels}
    taken = {(sheet, row, number_of(letters)) for sheet, row, letters in found.held}
    counts = [sheet["rows"] for sheet in found.file["sheets"]]
    return {
        "lost": found.lost(),
        "told in two places": found.contradictions(),
        "cut": found.cut(),
        "made up": found.made_up(),
        "labels that became data": labels & taken,
        "rows": [n for n in counts if n["read"] != n["accepted"] + n["aside"]],
    }


NOTHING = {
    "lost": {},
    "told in two places": {},
    "cut": {},
    "made up": [],
    "labels that became data": set(),
    "rows": [],
}


@pytest.mark.parametrize("layout", [*Untidy.LAYOUTS, *Untidy.TRAPS])
def test_every_cell_of_every_layout_is_told(project, tmp_path, layout):
    """Each cell is in a record or told to be left, in one place; no record holds other words."""
    for seed in range(TRIALS):
        pages = Untidy(seed).pages(layout)
        found = account(project, tmp_path / f"{layout}-{seed}.xlsx", pages)
        assert told_and_true(found, pages) == NOTHING, (layout, seed)
        assert found.entries, (layout, seed)
        project.undo()


@pytest.mark.parametrize("kind", ["ods", "csv", "docx"])
def test_every_cell_is_told_whatever_program_wrote_it(project, tmp_path, kind):
    """The same of a workbook of LibreOffice, of a text with semicolons and of Word's tables."""
    for seed, layout in enumerate(("spread", "blocks", "forms", "stacked", "turned", "kobo")):
        for trial in range(1 + TRIALS // 4):
            pages = Untidy(100 * trial + seed).pages(layout)
            found = account(project, tmp_path / f"{layout}-{trial}.{kind}", pages)
            assert told_and_true(found, pages) == NOTHING, (layout, seed)
            project.undo()


def test_the_account_sees_what_nobody_tells(project, tmp_path):
    """A cell that the file does not hold is in no record and in no list: the test can fail."""
    pages = Untidy(1).plain()
    found = account(project, tmp_path / "a.xlsx", pages)
    found.written[pages[0].title, 400, "B"] = "jamais écrit"
    assert found.lost() == {(pages[0].title, 400, "B"): "jamais écrit"}


HEADINGS = ("N°", "Date", "Qui (fonction, structure)", "Type d'acteur")


def statements_of(project):
    """Statements as the store holds them: payload and cells."""
    found = project.rows(
        "SELECT payload, cells FROM record JOIN evidence ON evidence.record = record.id "
        "WHERE state = 'active' AND kind = 'statements' ORDER BY row"
    )
    return [(json.loads(payload), json.loads(cells)) for payload, cells in found]


def test_each_row_under_merged_words_adds_its_theme(project, tmp_path):
    """Words merged over three rows are one statement, with the theme of each row."""
    page = Page("Propos")
    page.line(1, [*HEADINGS, "Nature", "Ce qui est dit", "Thème"])
    page.line(2, ["E1", "01/06/2026", "libraire", "Commerce", "Besoin", "Un banc.", "Jeunesse"])
    page.put(3, 7, "Mobilités")
    page.put(4, 7, "Numérique")
    page.line(5, ["E2", "01/06/2026", "facteur", "Commerce", "Besoin", "Un abri.", "Numérique"])
    page.merged = [(2, column, 4, column) for column in range(1, 7)]
    write(tmp_path / "a.xlsx", [page])
    (file,) = project.ingest(tmp_path / "a.xlsx", status=1)["files"]
    themes = [(s["themes"], s.get("themes_unknown")) for s, _ in statements_of(project)]
    assert themes == [(["jeunesse", "mobilites"], ["Numérique"]), ([], ["Numérique"])]
    assert [p["cells"] for p in file["problems"] if p["code"] == "V103"] == [["G4"], ["G5"]]
    (sheet,) = file["sheets"]
    assert sheet["rows"] == {"read": 4, "accepted": 4, "aside": 0, "blank": 0}


def test_a_group_above_the_headings_is_no_answer(project, tmp_path, book):
    """« Contenu » and « Divers » over the headings never become the words of a statement."""
    rows = [
        ["Entretien", None, None, None, "Contenu", None, "Divers"],
        [*HEADINGS, "Nature", "Ce qui est dit", "Remarques"],
        ["E1", "01/06/2026", "libraire", "Commerce", "Besoin", "Il manque un banc.", "vu"],
    ]
    project.ingest(book(tmp_path / "a.xlsx", {"Entretiens": rows}), status=1)
    ((said, _),) = statements_of(project)
    assert (said["quote"], said.get("reformulation")) == ("Il manque un banc.", None)


def test_an_answer_may_sound_like_a_label(project, tmp_path, book):
    """« Structure » beside « Qui », or « Date : … » beside « Freins », is what was answered."""
    rows = [
        ["N° d'entretien", "E1"],
        ["Date", "01/06/2026"],
        ["Qui avez-vous rencontré ?", "Structure"],
        ["Type d'acteur", "Association"],
        ["Besoins", "Dans le quartier, il manque un médecin"],
        ["Freins", "Date : jamais la bonne"],
    ]
    project.ingest(book(tmp_path / "a.xlsx", {"Fiche": rows}))
    said = {row["reformulation"]: cells["reformulation"] for row, cells in statements_of(project)}
    assert said == {
        "Dans le quartier, il manque un médecin": "B5",
        "Date : jamais la bonne": "B6",
    }
    ((interview,),) = project.rows("SELECT payload FROM record WHERE kind = 'interviews'")
    assert json.loads(interview)["profile"] == "Structure"


def test_a_theme_of_an_interview_that_says_nothing_is_told(project, tmp_path, book):
    """The interview is taken, and the theme that qualifies nothing stands in a message."""
    rows = [
        [*HEADINGS, "Thème", "Besoins"],
        ["E1", "01/06/2026", "libraire", "Commerce", "Jeunesse", "Un banc."],
        ["E2", "02/06/2026", "facteur", "Commerce", "Mobilités", None],
    ]
    answer = project.ingest(book(tmp_path / "a.xlsx", {"Entretiens": rows}))
    (file,) = answer["files"]
    assert (file["records"], file["aside"]) == ({"interviews": 2, "statements": 1}, [])
    told = [p["cells"] for p in file["problems"] if p["code"] == "H107"]
    assert told == [["E3"]]


def test_few_questions_of_an_export_are_enough(project, tmp_path, book):
    """A form that asks two things is read: its tool notes the number and the day."""
    rows = [
        ["ID", "Heure de début", "Heure de fin", "Adresse de messagerie", "Nom",
         "Type d'acteur", "Quels besoins ?"],
        [1, "01/06/2026 10:00", "01/06/2026 10:10", "anonymous", None, "Commerce", "Un banc."],
    ]  # fmt: skip
    answer = project.ingest(book(tmp_path / "a.xlsx", {"Form1": rows}), status=1)
    assert answer["files"][0]["records"] == {"interviews": 1, "statements": 1}
    headers = [c["header"] for c in answer["files"][0]["sheets"][0]["columns"]]
    assert headers == rows[0]


def test_a_theme_by_the_name_of_the_sheet_has_no_cell(project, tmp_path, book):
    """Nor has anything else that no cell says: no address beyond the last column."""
    rows = [[*HEADINGS, "Besoins"], ["E1", "01/06/2026", "libraire", "Commerce", "Un banc."]]
    project.ingest(book(tmp_path / "a.xlsx", {"Jeunesse": rows}))
    ((said, cells),) = statements_of(project)
    assert (said["themes"], cells) == (["jeunesse"], {"reformulation": "E2"})


def test_a_table_turned_round_stays_one_whatever_is_answered(project, tmp_path, book):
    """Ten interviews side by side, whose answers sound like headings: ten interviews."""
    labels = ("N°", "Date", "Fonction", "Type d'acteur", "Besoins", "Freins")
    rows = [[label] for label in labels]
    for place in range(1, 11):
        answers = (f"E{place}", "01/06/2026", "Structure", "Commerce", f"Besoin : {place} bancs",
                   f"Pour nous, il manque {place} lieux")  # fmt: skip
        for row, answer in zip(rows, answers, strict=True):
            row.append(answer)
    answer = project.ingest(book(tmp_path / "a.xlsx", {"Entretiens": rows}))
    assert answer["files"][0]["records"] == {"interviews": 10, "statements": 20}


def test_forms_beyond_five_thousand_rows_are_read(project, tmp_path, book):
    """A sheet of nine hundred forms is a sheet of forms."""
    rows = []
    for place in range(900):
        rows += [["N°", f"E{place}"], ["Date", "01/06/2026"], ["Fonction", "libraire"],
                 ["Type d'acteur", "Commerce"], ["Besoins", f"Un banc {place}."], []]  # fmt: skip
    answer = project.ingest(book(tmp_path / "a.xlsx", {"Fiches": rows}))
    assert answer["files"][0]["records"] == {"interviews": 900, "statements": 900}


@pytest.mark.parametrize(
    ("heading", "suggestion"),
    [("Remarques", None), ("Sources", None), ("Notes perso", None), ("Quartir", "Quartier")],
)
def test_an_unknown_column_is_likened_to_what_it_may_be(
    project, ten, tmp_path, heading, suggestion
):
    """A slip of the pen is recognised; a word of its own is not taken for another."""
    ten.propos = (*(name for name in ten.propos if name != "Quartier"), heading)
    for row in ten.statements:
        row[heading] = "vu"
    answer = project.ingest(ten.write(tmp_path / "a.xlsx"), status=0)
    (told,) = [p for p in answer["files"][0]["problems"] if p["code"] == "H103"]
    assert (told["value"], told["suggestion"]) == (heading, suggestion)
