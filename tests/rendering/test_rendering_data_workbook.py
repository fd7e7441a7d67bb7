"""The workbook of a document's data: numbers are numbers, texts stay texts, nothing is cut."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook
from rendering_samples import ENGLISH, THEMES, demo

from absr.rendering import Bar, Column, Data, Figure, Number, Table, bars
from absr.rendering.data_workbook import parsed
from absr.rendering.production import render
from absr.wording.speech import speak

HOSTILE = ("=1+1", "+33 6", "-x", "@SUM(A1)", "<b>&</b>", "🎉 A\u202eB", "E01", "012", "12/06/2026")


def opened(document):
    """The workbook of a document, opened by another program."""
    return load_workbook(io.BytesIO(render(document, "xlsx", name="r")["r.xlsx"]))


def placed(tmp_path, *blocks, **more):
    """A document that places these blocks and nothing else."""
    calls = [
        f'{{{{ {"table" if isinstance(one, Table) else "figure"}("{one.name}") }}}}'
        for one in blocks
    ]
    (tmp_path / "own.md.j2").write_text("\n\n".join(calls))
    tables = tuple(one for one in blocks if isinstance(one, Table))
    figures = tuple(one for one in blocks if isinstance(one, Figure))
    return demo(template="own.md.j2", overrides=tmp_path, tables=tables, figures=figures, **more)


def test_each_table_and_figure_has_its_sheet_in_the_order_of_the_document():
    """The first sheet lists them with their captions, linked; then one sheet each."""
    book = opened(demo())
    placed_blocks = [name for name in book.sheetnames if name != "Sommaire"]
    assert book.sheetnames[0] == "Sommaire"
    assert placed_blocks == ["Tableau 1", "Tableau 2", "Figure 1", "Figure 2"]
    listed = {row[0].value: row[1].value for row in book["Sommaire"].iter_rows() if row[1].value}
    assert list(listed) == placed_blocks
    assert listed["Tableau 1"] == book["Tableau 1"]["A1"].value
    assert book["Sommaire"]["A1"].value == "Analyse des besoins sociaux et des ressources"


def test_the_numbers_of_a_table_are_numbers():
    """Each count of the printed table stands as a number under its heading."""
    sheet = opened(demo())["Tableau 1"]
    rows = list(sheet.iter_rows(min_row=3, values_only=True))
    assert rows[0][:3] == ("Thème", "Besoins", "Ressources")
    assert [row[:3] for row in rows[1 : 1 + len(THEMES)]] == [tuple(theme) for theme in THEMES]
    assert all(cell.data_type == "n" for cell in sheet["B"][3 : 3 + len(THEMES)])


def test_the_note_and_the_source_stand_below():
    """What the document says under a table, the sheet says too, in French typography."""
    texts = [cell.value for cell in opened(demo())["Tableau 1"]["A"]]
    assert "Source\u00a0: entretiens ABS+R, mars à mai 2027\u00a0; données fictives" in texts


def test_a_chart_gives_what_it_prints(tmp_path):
    """The data of a figure are its rows with the numbers printed, and its words below."""
    chart = Figure(
        "c", "Personnes", bars([Bar("Nord", 12, "12"), Bar("Sud", 0, "n. c.")]), alt="Nord 12."
    )
    sheet = opened(placed(tmp_path, chart))["Figure 1"]
    rows = list(sheet.iter_rows(min_row=4, values_only=True))
    assert rows[:2] == [("Nord", 12), ("Sud", "n. c.")]
    assert ("Nord 12.", None) in rows


def test_data_given_apart_replace_the_printed_rows(tmp_path):
    """Where a cell prints several numbers, the sheet has them one by one, exact."""
    table = Table(
        "t",
        "Taux",
        (Column("A"),),
        (("13,9 %\n(2 293)",),),
        data=Data(("Taux", "Effectif"), ((Number(13.88, 1, "%"), Number(2293)),)),
    )
    sheet = opened(placed(tmp_path, table))["Tableau 1"]
    assert [cell.value for cell in sheet[4]] == [13.88, 2293]
    assert sheet["A4"].number_format == '#,##0.0"\u00a0%"'


@pytest.mark.parametrize("text", HOSTILE)
def test_a_text_stays_a_text(tmp_path, text):
    """No text becomes a formula, a number or a date, and it comes back as it was."""
    table = Table("t", "Textes", (Column("A"), Column("B")), ((text, "1"),))
    sheet = opened(placed(tmp_path, table))["Tableau 1"]
    assert sheet["A4"].data_type == "s"
    assert sheet["A4"].value == text
    assert sheet["B4"].value == 1


def test_a_long_text_goes_on_below(tmp_path):
    """Nothing of a text is cut that is longer than a cell of Excel."""
    long = "é🎉" * 30_000
    table = Table("t", "Textes", (Column("A"), Column("B")), ((long, "1"), ("fin", "2")))
    rows = list(opened(placed(tmp_path, table))["Tableau 1"].iter_rows(min_row=4, values_only=True))
    assert "".join(row[0] for row in rows[:-1]) == long
    assert rows[0][1] == 1
    assert rows[-1] == ("fin", 2)


def test_english_numbers_are_read_in_english(tmp_path):
    """In English the comma parts thousands and the point decimals."""
    table = Table("t", "Rates", (Column("A"),), (("1,234.5",), ("12%",), ("1,5",)))
    sheet = opened(placed(tmp_path, table, language="en", labels=ENGLISH))["Table 1"]
    assert [sheet[f"A{row}"].value for row in (4, 5, 6)] == [1234.5, 12, "1,5"]


def test_the_same_document_gives_the_same_bytes():
    """Nothing in the file depends on the clock."""
    assert render(demo(), "xlsx", name="r") == render(demo(), "xlsx", name="r")


def test_the_warning_stands_on_each_page_that_is_printed():
    """The state of the document is in the footer of each sheet, its ampersands not as codes."""
    made = render(replace(demo(), status="Projet & essai", banner=""), "xlsx", name="r")["r.xlsx"]
    archive = zipfile.ZipFile(io.BytesIO(made))
    sheets = [name for name in archive.namelist() if name.startswith("xl/worksheets/sheet")]
    assert len(sheets) == 5
    for name in sheets:
        footer = re.search("<oddFooter>(.*)</oddFooter>", archive.read(name).decode())
        assert footer
        assert footer[1] == "&amp;LProjet &amp;&amp; essai"


@given(
    st.floats(-1e9, 1e9, allow_nan=False).map(lambda number: round(number, 2)),
    st.sampled_from(["fr", "en"]),
    st.integers(0, 2),
)
def test_what_is_printed_is_read_back(value, language, decimals):
    """A number printed in a language is that number again, with as many decimals."""
    value = round(value, decimals)
    text = speak(language).number(abs(value), decimals)
    found = parsed(text, language)
    assert found == Number(pytest.approx(abs(value)), decimals)


@given(st.text(max_size=12), st.sampled_from(["fr", "en"]))
def test_only_plain_numbers_become_numbers(text, language):
    """Any other text is no number, whatever digits are in it."""
    found = parsed(text, language)
    if found is not None:
        assert re.fullmatch(r"[+\u2212-]?\d[\d \u00a0\u202f.,]*%?", text.strip())
