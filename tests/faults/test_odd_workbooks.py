"""Workbooks that are not as absr gave them out: mixed, renamed, cut down, huge, edited, old."""

import datetime as dt
import io
from functools import partial

import kind_faults
import openpyxl
import pytest
from openpyxl import Workbook

from absr.model.settings import Theme
from absr.reading.settings import read_settings
from absr.scaffold.blank_workbook import blank_workbook
from absr.wording.speech import speak

KINDS = sorted(kind_faults.FAULTS)


def write(path, sheets, count=6):
    """A workbook of clean sheets: title → kind."""
    book = Workbook()
    book.remove(book.active)
    for title, kind in sheets.items():
        _, clean = kind_faults.SHEETS[kind]
        kind_faults._sheet(book, title, [(i + 1, clean(i)) for i in range(1, count + 1)])
    book.save(path)
    return path


def records(project, kind):
    """How many records of a kind the project has."""
    ((count,),) = project.rows(
        "SELECT count(*) FROM record WHERE kind = ? AND state = 'active'", kind
    )
    return count


def with_needs(kind):
    """The sheets of a kind and of those it names numbers of, under their titles."""
    return {kind_faults.SHEETS[k][0]: k for k in (*kind_faults.NEEDS.get(kind, []), kind)}


def settings_of(project):
    """The project's settings."""
    settings, _ = read_settings("absr.yaml", (project.root / "absr.yaml").read_bytes())
    return settings


# -- mixed, renamed, missing -------------------------------------------------------------------


def test_every_kind_in_one_workbook(project, tmp_path):
    """Nineteen sheets of all kinds in one file: each is told from the others, none is lost."""
    path = write(tmp_path / "tout.xlsx", {t: k for k, (t, _) in kind_faults.SHEETS.items()})
    answer = project.ingest(path)
    read = {s["sheet"]: s["rows"]["accepted"] for s in answer["files"][0]["sheets"]}
    assert read == {title: 6 for title, _ in kind_faults.SHEETS.values()}
    assert [p for p in answer["files"][0]["problems"] if p["severity"] == "error"] == []
    for kind in KINDS:
        assert records(project, kind) == 6


@pytest.mark.parametrize("kind", KINDS)
def test_a_sheet_of_another_name_is_known_by_its_headings(project, tmp_path, kind):
    """« Feuil1 » is what a spreadsheet calls it when nobody names it."""
    sheets = with_needs(kind)
    sheets.pop(kind_faults.SHEETS[kind][0])
    answer = project.ingest(write(tmp_path / "b.xlsx", {**sheets, "Feuil1": kind}))
    (sheet,) = [s for s in answer["files"][0]["sheets"] if s["sheet"] == "Feuil1"]
    assert sheet["rows"]["accepted"] == 6
    assert records(project, kind) == 6


@pytest.mark.parametrize("kind", ["votes", "pledges", "updates", "responses", "attendance"])
def test_without_the_sheet_that_it_names_each_number_is_told(project, tmp_path, kind):
    """The rows are kept; every number that leads nowhere is told, until the sheet is there."""
    alone = write(tmp_path / "seul.xlsx", {kind_faults.SHEETS[kind][0]: kind})
    answer = project.ingest(alone, status=1)
    assert {p["code"] for p in answer["files"][0]["problems"]} <= {"X205", "X207"}
    assert records(project, kind) == 6
    needed = with_needs(kind)
    needed.pop(kind_faults.SHEETS[kind][0])
    project.ingest(write(tmp_path / "autres.xlsx", needed))
    assert [p["code"] for p in project.show("problems") if p["code"] in {"X205", "X207"}] == []


def test_without_a_required_column_the_sheet_says_so_once(project, tmp_path):
    """One message for the column, and one a row is spared."""
    _, clean = kind_faults.SHEETS["pledges"]
    rows = [{k: v for k, v in clean(i).items() if k != "Ce qui est apporté"} for i in (1, 2, 3)]
    book = Workbook()
    book.remove(book.active)
    kind_faults._sheet(book, "Engagements", list(enumerate(rows, start=2)))
    book.save(tmp_path / "b.xlsx")
    answer = project.ingest(tmp_path / "b.xlsx", status=1)
    codes = [p["code"] for p in answer["files"][0]["problems"] if p["code"][0] in "HV"]
    assert codes == ["H101"]
    assert records(project, "pledges") == 3


# -- large -------------------------------------------------------------------------------------


def test_ten_thousand_rows(project, tmp_path):
    """A register of ten thousand resources is read like any other."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet("Ressources")
    heads = list(kind_faults.resources(1))
    sheet.append(heads)
    for i in range(10_000):
        row = kind_faults.resources(i % 26) | {"Ressource": f"Le lieu numéro {i}"}
        row["Citée par (n° d'entretiens)"] = "BPE 2024"
        sheet.append([row[head] for head in heads])
    book.save(tmp_path / "b.xlsx")
    answer = project.ingest(tmp_path / "b.xlsx")
    assert answer["totals"]["errors"] == 0
    assert records(project, "resources") == 10_000


# -- edited lists, old lists ---------------------------------------------------------------------


def blank(project, workbook, **changed):
    """A blank workbook of the project, or of what it was before."""
    settings = settings_of(project)._replace(**changed)
    data = blank_workbook(workbook, settings, speak(settings.language))
    return openpyxl.load_workbook(io.BytesIO(data))


def fill(sheet, row, cells):
    """Type cells under their headings."""
    heads = {cell.value.replace("’", "'").replace("\u00a0", " "): cell.column for cell in sheet[1]}
    for heading, value in cells.items():
        sheet.cell(row, heads[heading], value)


def test_a_value_added_to_the_lists_of_a_workbook_is_told(project, tmp_path):
    """The lists are absr's: what somebody writes there is not a value, and each use is named."""
    book = blank(project, "pilots")
    lists = book.worksheets[-1]
    (column,) = [cell.column for cell in lists[1] if cell.value == "Collèges"]
    lists.cell(9, column, "Pompiers")
    first = 2 + 1
    for i in (1, 2):
        row = kind_faults.pilots(i) | {"Issu de l'entretien (n°)": None}
        row |= {"Collège": "Pompiers" if i == 2 else row["Collège"]}
        fill(book["Pilotes"], first + i, row)
    book.save(tmp_path / "b.xlsx")
    answer = project.ingest(tmp_path / "b.xlsx", status=1)
    told = [(p["code"], p["field"]) for p in answer["files"][0]["problems"] if p["code"][0] == "V"]
    assert told == [("V104", "college")]
    assert records(project, "pilots") == 2


def test_a_workbook_with_the_themes_of_last_year(project, tmp_path):
    """Each theme that the project no longer has is told; as another name of one, it is known."""
    old = (Theme("voirie", "Voirie et trottoirs"), Theme("jeunesse", "Jeunesse"))
    book = blank(project, "tables", themes=old)
    fill_tables = partial(fill, book["Tables"])
    fill_tables(4, {"Table": "T1", "Thème": "Voirie et trottoirs", "Tour": 1})
    fill_tables(5, {"Table": "T2", "Thème": "Jeunesse", "Tour": 1})
    register = blank(project, "register", themes=old)
    fill(
        register["Ressources"],
        4,
        {
            "Ressource": "Le banc",
            "Catégorie": "Lieux et équipements",
            "Thèmes": "Voirie et trottoirs ; Jeunesse",
            "État": "Active",
        },
    )
    book.save(tmp_path / "tables.xlsx")
    register.save(tmp_path / "acteurs.xlsx")
    answer = project.ingest(tmp_path / "tables.xlsx", tmp_path / "acteurs.xlsx", status=1)
    told = [
        (p["code"], p["cells"], p["value"])
        for file in answer["files"]
        for p in file["problems"]
        if p["code"][0] == "V"
    ]
    assert told == [
        ("V103", ["B4"], "Voirie et trottoirs"),
        ("V103", ["C4"], "Voirie et trottoirs"),
    ]
    assert (records(project, "tables"), records(project, "resources")) == (1, 1)
    settings = project.root / "absr.yaml"
    text = settings.read_text(encoding="utf-8")
    renamed = text.replace('aliases: ["commerces"', 'aliases: ["Voirie et trottoirs", "commerces"')
    assert renamed != text
    settings.write_text(renamed, encoding="utf-8")
    again = project.ingest(tmp_path / "tables.xlsx", tmp_path / "acteurs.xlsx")
    assert again["totals"]["errors"] == 0
    assert (records(project, "tables"), records(project, "resources")) == (2, 1)


# -- rows that only look like something else ------------------------------------------------------


def test_a_name_may_begin_like_a_line_of_totals(project, tmp_path):
    """A petrol station, a class, a place called Total: rows with a category are no totals."""
    names = ("Total Énergies Access", "Moyenne section", "Total", "Le four")
    book = Workbook()
    book.remove(book.active)
    rows = [kind_faults.resources(i + 1) | {"Ressource": n} for i, n in enumerate(names)]
    rows.append(dict.fromkeys(rows[0]) | {"Ressource": "Total", "Conditions": "4"})
    kind_faults._sheet(book, "Ressources", list(enumerate(rows, start=2)))
    book.save(tmp_path / "b.xlsx")
    answer = project.ingest(tmp_path / "b.xlsx")
    assert records(project, "resources") == 4
    assert [(a["row"], a["reason"]) for a in answer["files"][0]["aside"]] == [(6, "total")]


def test_an_hour_stays_as_it_was_typed(project, tmp_path):
    """18:15, which a spreadsheet makes an hour, does not come back with seconds."""
    heads = ("N°", "Nom", "Collège", "Présence (oui ou non)", "Heure")
    book = Workbook()
    book.active.title = "Émargement"
    book.active.append(heads)
    book.active.append(("P01", "Inventée", "Associations", "oui", dt.time(18, 15)))
    book.save(tmp_path / "b.xlsx")
    project.ingest(tmp_path / "b.xlsx")
    ((payload,),) = project.rows("SELECT payload FROM record WHERE kind = 'attendance'")
    assert '"time": "18:15"' in payload
