"""Odd and hostile workbooks through the command: nothing hangs, nothing is lost, all is told."""

from __future__ import annotations

import re
import time
import zipfile

import openpyxl
import pytest
from every_code import ROWS
from every_file_code import with_parts, zip_of
from openpyxl.utils import get_column_letter


@pytest.fixture
def read(stage):
    """Run the command that a builder gave; the answer of its only file."""

    def run(command):
        started = time.monotonic()
        ran = stage.project.run(*command, "--json")
        assert time.monotonic() - started < 120  # it comes to an end, whatever the machine
        assert "Traceback" not in ran.out + ran.err
        (answer,) = ran.json["files"]
        return answer

    return run


def part(path, name):
    """The text of one part of a workbook."""
    with zipfile.ZipFile(path) as archive:
        return archive.read(name).decode()


SHEET = "xl/worksheets/sheet1.xml"


@pytest.mark.parametrize("said", ["A1:XFD1048576", "A1:B2", "A1"])
def test_a_used_range_that_lies_changes_nothing(stage, read, said):
    """Whatever the sheet says of its extent, every row is read, at once."""
    sheet = part(stage.sound(), SHEET)
    changed = re.sub(r'<dimension ref="[^"]*"/>', f'<dimension ref="{said}"/>', sheet)
    assert changed != sheet
    answer = read(stage.data("b.xlsx", with_parts(stage, {SHEET: changed})))
    assert (answer["records"]["statements"], answer["problems"]) == (20, [])


def test_thousands_of_unknown_columns_are_told_in_a_few_lines(stage):
    """A sheet as wide as there can be: its table is read, the screen stays readable."""

    def widen(book):
        for number in range(len(ROWS) + 1, 16_385):
            book["Propos"].cell(1, number, f"colonne {number}")
            book["Propos"].cell(2, number, "x")

    command = stage.edited(widen)
    ran = stage.project.run(*command)
    assert "Traceback" not in ran.out + ran.err
    assert len(stage.project.show("interviews")) == 10
    assert len(ran.out.splitlines()) < 80
    assert len(ran.out) < 20_000


def test_a_million_formatted_rows_below_the_table_are_no_rows(stage, read):
    """Heights set down to the last row cost nothing and bring no problem."""
    sheet = part(stage.sound(), SHEET)
    empty = "".join(f'<row r="{n}" ht="20" customHeight="1"/>' for n in range(30, 300_000))
    changed = sheet.replace("</sheetData>", empty + "</sheetData>")
    answer = read(stage.data("b.xlsx", with_parts(stage, {SHEET: changed})))
    assert (answer["records"]["statements"], answer["problems"]) == (20, [])


@pytest.mark.parametrize(
    ("other", "code"),
    [
        (b"<html><body><p>Bonjour</p></body></html>", "F003"),
        (b"\x89PNG\r\n\x1a\n" + bytes(64), "F003"),
        (b"\xff\xd8\xff\xe0..JFIF", "F003"),
        (b"PK\x05\x06" + bytes(18), "F003"),
    ],
    ids=["page", "png", "jpeg", "empty archive"],
)
def test_what_is_renamed_into_a_workbook_is_told_for_what_it_is(stage, read, other, code):
    """An error with its cause, and the project keeps to what it was."""
    before = stage.project.files()
    answer = read(stage.data("entretiens.xlsx", other))
    assert (answer["status"], [p["code"] for p in answer["problems"]]) == ("rejected", [code])
    assert stage.project.files() == before


def test_filtered_and_hidden_rows_are_read_like_the_others(stage, read):
    """What a filter hides for a moment is not lost."""

    def hide(book):
        for row in (4, 5, 6):
            book["Propos"].row_dimensions[row].hidden = True
        book["Propos"].auto_filter.ref = f"A1:{get_column_letter(len(ROWS))}21"

    answer = read(stage.edited(hide))
    assert answer["records"]["statements"] == 20


def test_a_workbook_of_macros_is_never_written_back_with_them(stage, read):
    """The annotated copy of a workbook with macros holds none."""
    stage.ten.statements[0]["Thème"] = "Potager"
    data = with_parts(stage, {"xl/vbaProject.bin": bytes(100)})
    answer = read(stage.data("a.xlsm", data))
    assert {"F012", "V103"} <= {p["code"] for p in answer["problems"]}
    copy = stage.project.root / answer["annotated"]
    assert not [name for name in zipfile.ZipFile(copy).namelist() if "vba" in name.lower()]
    assert openpyxl.load_workbook(copy)["Propos"]["G2"].value == "Potager"


def test_a_folder_of_traps_writes_nothing_outside(stage, read):
    """Names that lead out of a compressed folder are never followed."""
    rows = "Nom;Catégorie;Thèmes;État\nLe four;Lieux et équipements;Mobilités;Active\n"
    traps = {"../../piege.csv": rows, f"{stage.folder}/piege.csv": rows, "ressources.csv": rows}
    answer = read(stage.data("envoi.zip", zip_of(traps)))
    assert answer["records"].get("resources") == 1
    assert not list(stage.folder.parents[1].rglob("piege*"))


def test_formulas_without_a_result_lose_no_row(stage, read):
    """The cell is named, the row is set aside with its reason: nothing is silent."""

    def formula(book):
        book["Propos"]["H2"] = '=CONCATENATE("Un ","banc")'

    answer = read(stage.edited(formula))
    assert [(p["code"], p["cells"]) for p in answer["problems"]] == [("V111", ["H2"])]
    assert [a["row"] for a in answer["aside"]] == [2]
    assert answer["records"]["statements"] == 19
