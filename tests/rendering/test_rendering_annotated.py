"""Marking a workbook in place: nothing but the marks changes, whatever stands in the cells."""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from xml.etree import ElementTree as ET

import openpyxl
import pytest
import xlsxwriter
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from absr.rendering.annotated.cells import restyled
from absr.rendering.annotated.marked_copy import marked_copy
from absr.rendering.annotated.marks import (
    CannotAnnotateError,
    Cause,
    Corrections,
    Mark,
    Place,
)
from absr.rendering.annotated.plain_copy import plain_copy
from absr.rendering.annotated.xml_text import attribute, cell_text, with_attribute
from absr.tabular.xlsx import read_workbook

RED, AMBER = "FFF4C7C3", "FFFCE8B2"
LETTERS = st.characters(exclude_categories=["Cs", "Cc", "Cn", "Co"])
TEXTS = st.text(LETTERS, min_size=1, max_size=30)
SPOTS = st.tuples(st.integers(1, 12), st.integers(0, 9))
VALUES = st.one_of(TEXTS, st.integers(-(10**9), 10**9), st.booleans())


def corrections(marks, *, causes=(), sheets=("À corriger", "À corriger (absr)")):
    """What a copy shows, as short as can be."""
    heads = ("Cellule", "Feuille", "Trouvé", "Proposition", "Constat")
    return Corrections(sheets, "Titre", ("Une ligne.",), heads, tuple(causes), tuple(marks))


def workbook(cells, *, name="Feuille", constant_memory=False):
    """A workbook with one sheet of these cells."""
    made = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    book = xlsxwriter.Workbook(made, {**options, "constant_memory": constant_memory})
    page = book.add_worksheet(name)
    for (row, column), value in sorted(cells.items()):
        page.write(row - 1, column, value)
    book.close()
    return made.getvalue()


def rows_of(data, sheet):
    """What absr reads in one sheet."""
    read, problems = read_workbook("x.xlsx", data)
    assert read is not None, problems
    return next(s.rows for s in read.sheets if s.name == sheet)


def filled(data, sheet):
    """Spot → colour of the cells with a ground of ours, in openpyxl's eyes."""
    page = openpyxl.load_workbook(io.BytesIO(data))[sheet]
    cells = (cell for row in page.iter_rows() for cell in row)
    grounds = {(c.row, c.column - 1): c.fill.fgColor.rgb for c in cells if c.fill.fill_type}
    return {spot: colour for spot, colour in grounds.items() if colour in {RED, AMBER}}


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.dictionaries(SPOTS, VALUES, max_size=25),
    st.dictionaries(SPOTS, st.booleans(), min_size=1, max_size=12),
    TEXTS,
    st.booleans(),
)
def test_every_mark_is_there_and_no_value_changes(cells, wanted, note, constant_memory):
    """Any cells, marked anywhere: the values as before, the colours and notes where asked for."""
    data = workbook(cells, constant_memory=constant_memory)
    marks = [Mark("Feuille", spot, severe, note) for spot, severe in wanted.items()]
    copy = marked_copy(data, corrections(marks))
    assert rows_of(copy, "Feuille") == rows_of(data, "Feuille")
    assert filled(copy, "Feuille") == {s: RED if severe else AMBER for s, severe in wanted.items()}
    page = openpyxl.load_workbook(io.BytesIO(copy))["Feuille"]
    noted = {
        (c.row, c.column - 1): c.comment.text for r in page.iter_rows() for c in r if c.comment
    }
    assert noted == dict.fromkeys(wanted, f"absr · {note}")
    with zipfile.ZipFile(io.BytesIO(copy)) as parts:
        for part in parts.namelist():
            ET.fromstring(parts.read(part))


@settings(max_examples=30, deadline=None)
@given(st.lists(st.dictionaries(SPOTS, st.booleans(), max_size=6), min_size=2, max_size=4))
def test_a_copy_of_a_copy_shows_the_last_marks_only(rounds):
    """Marks that are no longer asked for go; there is one list, however often it is done."""
    data = workbook({(1, 0): "N°", (2, 1): "x"})
    for wanted in rounds:
        marks = [Mark("Feuille", spot, severe, "à voir") for spot, severe in wanted.items()]
        data = marked_copy(data, corrections(marks))
    assert filled(data, "Feuille") == {s: RED if severe else AMBER for s, severe in wanted.items()}
    book = openpyxl.load_workbook(io.BytesIO(data))
    assert book.sheetnames == ["À corriger", "Feuille"]
    noted = {(c.row, c.column - 1) for r in book["Feuille"].iter_rows() for c in r if c.comment}
    assert noted == set(wanted)


@given(TEXTS)
def test_a_text_comes_back_from_a_cell(text):
    """`_x0041_` and `&amp;` are read as they were written."""
    tag = f"<x>{cell_text(text)}</x>"
    back = ET.fromstring(tag).text
    assume("_x005F_" not in text)
    assert back.replace("_x005F_", "_") == text


@given(st.dictionaries(st.sampled_from(["s", "r", "t", "ht"]), TEXTS, max_size=4), TEXTS)
def test_one_attribute_is_set_and_the_others_stay(attributes, value):
    """Whatever stands in the others, quotation marks and `<` included."""
    tag = "<c/>"
    for name, own in attributes.items():
        tag = with_attribute(tag, name, own)
    tag = with_attribute(tag, "s", value)
    assert {n: attribute(tag, n) for n in attributes | {"s": ""}} == attributes | {"s": value}
    assert ET.fromstring(tag).attrib.keys() == (attributes | {"s": ""}).keys()


def test_links_lead_to_sheets_with_odd_names():
    """Apostrophes, ampersands and quotation marks of a sheet's name are those of its link."""
    name = 'L\'été & "nous" <2>'
    data = workbook({(1, 0): "x"}, name=name)
    place = Place("A1", name, (1, 0), "x", "", "faux")
    cause = Cause("V1 · erreur", severe=True, rule="r", ways="w", places=(place,), more="")
    copy = marked_copy(data, corrections([Mark(name, (1, 0), True, "n")], causes=[cause]))
    page = openpyxl.load_workbook(io.BytesIO(copy)).worksheets[0]
    links = [row[0].hyperlink.location for row in page.iter_rows() if row[0].hyperlink]
    assert links == ["'L''été & \"nous\" <2>'!A1"]


def test_areas_of_the_first_sheets_move_with_them():
    """A print area belongs to a sheet by its place: it stays with its own."""
    made = io.BytesIO()
    book = xlsxwriter.Workbook(made)
    for name in ("Un", "Deux"):
        book.add_worksheet(name).print_area(0, 0, 3, 3 if name == "Un" else 5)
    book.close()
    copy = marked_copy(made.getvalue(), corrections([]))
    pages = openpyxl.load_workbook(io.BytesIO(copy))
    assert [pages[n].print_area for n in ("Un", "Deux")] == ["'Un'!$A$1:$D$4", "'Deux'!$A$1:$F$4"]


def test_other_drawings_of_a_sheet_stay_beside_the_notes():
    """A picture and a button are where they were."""
    made = io.BytesIO()
    book = xlsxwriter.Workbook(made)
    page = book.add_worksheet("Feuille")
    page.insert_button("C3", {"caption": "Trier"})
    page.insert_textbox("E5", "Rappel")
    page.write_comment("A1", "du collègue", {"author": "Lou"})
    page.add_table("A1:B3")
    book.close()
    marks = [Mark("Feuille", (2, 0), True, "faux")]
    copy = marked_copy(made.getvalue(), corrections(marks))
    with zipfile.ZipFile(io.BytesIO(copy)) as parts:
        drawing = parts.read("xl/drawings/vmlDrawing1.vml").decode()
        assert drawing.count('ObjectType="Button"') == 1
        assert drawing.count('ObjectType="Note"') == 2
        assert "Rappel" in parts.read("xl/drawings/drawing1.xml").decode()
        sheet = parts.read("xl/worksheets/sheet1.xml").decode()
    assert sheet.index("<legacyDrawing") < sheet.index("<tableParts")
    page = openpyxl.load_workbook(io.BytesIO(copy))["Feuille"]
    assert (page["A1"].comment.text, page["A2"].comment.text) == ("du collègue", "absr · faux")


@pytest.mark.parametrize(
    "xml",
    [
        "<worksheet><sheetData><row><c><v>1</v></c></row></sheetData></worksheet>",
        '<worksheet><sheetData><row r="1"><c><v>1</v></c></row></sheetData></worksheet>',
        '<x:worksheet><x:sheetData><x:row r="1"/></x:sheetData></x:worksheet>',
    ],
)
def test_rows_that_do_not_say_where_they_stand_are_not_guessed(xml):
    """The caller then makes the copy anew from the values."""
    with pytest.raises(CannotAnnotateError):
        restyled(xml, {(1, 0): lambda style: style})


def test_a_cell_takes_the_look_of_its_row_or_column_where_it_is_new():
    """An empty cell in a coloured column is marked on that column's look."""
    xml = (
        '<worksheet><cols><col min="2" max="3" style="4"/></cols><sheetData>'
        '<row r="2" spans="1:1"><c r="A2" s="1"><v>1</v></c></row>'
        '<row r="3" s="7" customFormat="1"/></sheetData></worksheet>'
    )
    seen = []

    def restyle(style):
        seen.append(style)
        return 9

    made = restyled(xml, dict.fromkeys([(2, 0), (2, 1), (3, 2), (5, 0)], restyle))
    assert seen == [1, 4, 7, 0]
    cells = [(c.get("r"), c.get("s")) for c in ET.fromstring(made).iter("c")]
    assert cells == [("A2", "9"), ("B2", "9"), ("C3", "9"), ("A5", "9")]
    assert "spans" not in made


def test_a_plain_copy_holds_the_same_values():
    """Texts, numbers, days, hours and hidden columns at their addresses, read back by absr."""
    made = io.BytesIO()
    book = xlsxwriter.Workbook(made, {"strings_to_formulas": False})
    page = book.add_worksheet("Feuille")
    day = book.add_format({"num_format": "dd/mm/yyyy"})
    page.write_string("C4", "=1+1")
    page.write_number("D5", 12.5)
    page.write_datetime("E6", dt.datetime(2026, 6, 12), day)
    page.write_boolean("F7", True)
    page.write_formula("G8", "=#REF!", None, "#REF!")
    page.set_column("D:D", None, None, {"hidden": True})
    book.add_worksheet("Cachée").hide()
    book.close()
    read, _ = read_workbook("x.xlsx", made.getvalue())
    again, _ = read_workbook("x.xlsx", plain_copy(read))
    for old, new in zip(read.sheets, again.sheets, strict=True):
        assert (old.name, old.state, old.rows) == (new.name, new.state, new.rows)
        assert (old.hidden_columns, old.errors) == (new.hidden_columns, new.errors)


def test_a_text_that_excel_cannot_hold_is_not_cut():
    """Better no copy than one with fewer words."""
    read, _ = read_workbook("x.xlsx", workbook({(1, 0): "x"}))
    row = read.sheets[0].rows[0]._replace(values=("é" * 32_768,))
    long = read._replace(sheets=(read.sheets[0]._replace(rows=(row,)),))
    with pytest.raises(CannotAnnotateError):
        plain_copy(long)
