"""Workbooks of Excel 97 to 2003: every cell at its place, every damage a refusal."""

from __future__ import annotations

import datetime as dt
import io
import random
import shutil
import struct
import subprocess

import hand_made_xls as old
import openpyxl
import pytest
import xlwt
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.comments import Comment
from python_calamine import CalamineWorkbook

from absr.tabular.limits import DEFAULT_LIMITS
from absr.tabular.xls import read_xls
from absr.tabular.xlsx import read_workbook


def read(data, **more):
    workbook, problems = read_xls("essai.xls", data, **more)
    assert workbook is not None, problems
    return workbook, problems


def rows(data, **more):
    return [(row.number, row.values) for row in read(data, **more)[0].sheets[0].rows]


def refusal(data, **more):
    workbook, problems = read_xls("essai.xls", data, **more)
    assert workbook is None
    (problem,) = problems
    return problem


def test_texts_in_one_and_two_bytes_a_letter_read_the_same():
    """Excel writes a text in one byte a letter as long as it can."""
    sheet = old.label(0, 0, "Élan", wide=False) + old.label(0, 1, "Œuvre 😀")
    assert rows(old.book(sheet)) == [(1, ("Élan", "Œuvre 😀"))]


def test_numbers_in_four_bytes():
    """A whole number, hundredths of one, the upper half of a float, and a number below zero."""
    half = struct.unpack("<Q", struct.pack("<d", 0.5))[0] >> 32
    sheet = (
        old.packed(0, 0, 7 << 2 | 2)
        + old.packed(0, 1, 1234 << 2 | 3)
        + old.packed(0, 2, half & ~3)
        + old.packed(0, 3, -5 << 2 | 2)
    )
    assert rows(old.book(sheet)) == [(1, (7, 12.34, 0.5, -5))]


def test_several_numbers_in_one_record():
    """MULRK: the cells of a row, side by side."""
    cells = b"".join(struct.pack("<HL", 0, n << 2 | 2) for n in (1, 2, 3))
    sheet = old.record(0xBD, struct.pack("<2H", 4, 1) + cells + struct.pack("<H", 3))
    assert rows(old.book(sheet)) == [(5, (None, 1, 2, 3))]


def shared(*pieces, total=1):
    head = struct.pack("<2L", total, total)
    first, *more = pieces
    return old.record(0xFC, head + first) + b"".join(old.record(0x3C, piece) for piece in more)


def cites(number):
    return old.record(0xFD, struct.pack("<3HL", 0, 0, 0, number))


def test_a_shared_text_cut_by_a_record_changes_its_letters():
    """Behind the cut a byte says anew how the letters are written, in the midst of a sign too."""
    wide = "Œu😀re".encode("utf-16-le")
    texts = shared(b"\x0a\0\x01" + wide[:6], b"\x01" + wide[6:], b"\0" + b"abcd")
    assert rows(old.book(cites(0), before=texts)) == [(1, ("Œu😀reabcd",))]


def test_the_looks_and_the_phonetic_hints_of_a_shared_text_are_no_text():
    """Both stand behind the letters, and may be cut as well."""
    rich = b"\x02\0\x0c" + struct.pack("<HL", 1, 6) + b"ab" + b"\x01\0\x02\0" + b"hin"
    texts = shared(rich, b"ts!" + b"\x02\0\0cd", total=2)
    assert rows(old.book(cites(1), before=texts)) == [(1, ("cd",))]


def test_a_text_that_no_list_holds_is_damage():
    assert refusal(old.book(cites(3), before=shared(b"\x01\0\0a"))).code == "F005"


@pytest.mark.parametrize("since_1904", [False, True])
def test_dates_follow_the_format_of_their_cell(since_1904):
    """A format of the workbook's own, one of Excel's, and the count from 1904."""
    styles = [0, 14, 164, 46]
    before = old.record(0x22, struct.pack("<H", since_1904))
    before += old.record(0x41E, struct.pack("<H", 164) + old.text("dd/mm/yyyy hh:mm"))
    before += b"".join(old.record(0xE0, struct.pack("<2H16x", 0, style)) for style in styles)
    shift = 1462 if since_1904 else 0
    day = 46185 - shift
    values = (day, day, day + 0.25, 1.25)
    sheet = b"".join(old.number(0, n, value, n) for n, value in enumerate(values))
    assert rows(old.book(sheet, before=before)) == [
        (
            1,
            (
                day,
                dt.date(2026, 6, 12),
                dt.datetime(2026, 6, 12, 6),
                dt.timedelta(hours=30),
            ),
        )
    ]


def test_results_of_formulas_are_read_and_errors_told():
    """A text, a truth, an error and a number; a record may stand between a formula and its text."""
    sheet = (
        old.formula(0, 0, b"\0" * 6 + b"\xff\xff")
        + old.record(0x4BC, b"\0" * 10)
        + old.record(0x207, old.text("calculé"))
        + old.formula(0, 1, b"\x01\0\x01\0\0\0\xff\xff")
        + old.formula(0, 2, b"\x02\0\x17\0\0\0\xff\xff")
        + old.formula(0, 3, struct.pack("<d", 4.5))
        + old.record(0x205, struct.pack("<3H2B", 0, 4, 0, 0x2A, 1))
        + old.record(0x205, struct.pack("<3H2B", 0, 5, 0, 1, 0))
    )
    (found,) = read(old.book(sheet))[0].sheets
    assert found.rows[0].values == ("calculé", True, None, 4.5, None, True)
    assert found.errors == {(1, 2): "#REF!", (1, 4): "#N/A"}
    assert not found.uncomputed


def written_by_xlwt(cells):
    book = xlwt.Workbook()
    sheet = book.add_sheet("Données")
    for (row, column), value in cells.items():
        sheet.write(row, column, value)
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def test_formulas_that_nobody_computed_are_told():
    """A program that cannot compute leaves no result, and says nothing of it."""
    data = written_by_xlwt({(0, 0): "Total", (1, 0): xlwt.Formula("1+1")})
    assert read(data)[0].sheets[0].uncomputed == {(2, 0): ""}


def test_an_empty_result_among_others_is_a_result():
    """As soon as one formula has a result, somebody computed: nothing is told."""
    sheet = old.formula(0, 0, b"\x03\0\0\0\0\0\xff\xff") + old.formula(0, 1, struct.pack("<d", 2))
    (found,) = read(old.book(sheet))[0].sheets
    assert not found.uncomputed
    assert found.rows[0].values == (None, 2)


def test_a_chart_inside_a_sheet_holds_no_cell():
    inside = old.beginning(0x20) + old.number(0, 0, 99) + old.record(0x0A)
    assert rows(old.book(inside + old.number(1, 0, 5))) == [(2, (5,))]


def test_what_is_hidden_and_merged_is_known():
    """Hidden and folded columns, hidden rows, merged cells, filters, comments, hidden sheets."""
    sheet = (
        old.record(0x7D, struct.pack("<5HH", 1, 1, 2000, 0, 1, 0))
        + old.record(0x7D, struct.pack("<5HH", 2, 3, 2000, 0, 0x101, 0))
        + old.record(0x208, struct.pack("<H10xL", 1, 0x20))
        + b"".join(old.number(row, 4, row + 1) for row in range(3))
        + old.record(0xE5, struct.pack("<5H", 1, 0, 1, 0, 2))
        + old.record(0x9B)
        + old.record(0x1C, b"\0" * 12)
    )
    workbook, _ = read(old.book(sheet, old.number(0, 0, 1), states=[0, 2]))
    found, other = workbook.sheets
    assert found.hidden_columns == {1}
    assert found.folded_columns == {2, 3}
    assert found.hidden_rows == {2}
    assert found.merged == ((1, 0, 2, 2),)
    assert (found.filtered, found.has_comments, other.state) == (True, True, "very_hidden")


def test_a_cell_far_from_all_others_is_set_aside_and_told():
    sheet = b"".join(old.number(row, 0, 1) for row in range(5)) + old.number(65_535, 255, 1)
    workbook, problems = read(old.book(sheet))
    assert len(workbook.sheets[0].rows) == 5
    assert [(p.code, p.cells) for p in problems] == [("F009", ("IV65536",))]


def test_macros_and_other_workbooks_are_told():
    link = old.record(0x1AE, struct.pack("<2H", 1, 3) + b"\0abc")
    before = old.record(0xD3) + link
    problems = read(old.book(old.number(0, 0, 1), before=before))[1]
    assert [p.code for p in problems] == ["F012", "F018"]
    vba = old.container(old.records(old.number(0, 0, 1)), more=("_VBA_PROJECT_CUR",))
    assert read(vba)[0].macros


def test_control_characters_are_replaced_and_told():
    workbook, problems = read(old.book(old.label(1, 0, "a\x1bb\x0bc")))
    assert workbook.sheets[0].rows[0].values == ("a\ufffdb\nc",)
    assert [(p.code, p.cells) for p in problems] == [("V110", ("A2",))]


CELL = old.number(0, 0, 1)
REFUSED = {
    "password": (old.book(CELL, before=old.record(0x2F, b"\0" * 6)), "F004"),
    "encrypted package": (old.container(old.records(CELL), more=("EncryptedPackage",)), "F004"),
    "excel 95": (old.container(old.beginning(5, 0x500) + old.record(0x0A)), "F010"),
    "excel 5 stream": (old.container(old.beginning(5, 0x500), name="Book"), "F010"),
    "excel 4": (b"\x09\x04\x06\x00\0\0\x10\0\0\0" + old.record(0x0A), "F010"),
    "no workbook": (old.container(b"", name="PowerPoint Document"), "F005"),
    "looping chain": (old.container(old.records(CELL), chain=lambda n: [*n[:-1], 2]), "F005"),
    "chain out of the file": (
        old.container(old.records(CELL), chain=lambda n: [*n[:4], 90]),
        "F005",
    ),
    "half a file": (old.book(CELL)[:2500], "F005"),
    "header only": (old.book(CELL)[:200], "F005"),
    "no end": (old.container(old.beginning(5) + b"\0" * 5000), "F005"),
    "two sheets in one place": (
        old.container(
            old.beginning(5)
            + old.record(0x85, b"\0" * 6 + old.text("a", length="B")) * 2
            + b"\x0a\0\0\0"
        ),
        "F005",
    ),
    "column out of the sheet": (old.book(old.number(0, 256, 1)), "F005"),
    "cut record": (old.book(old.record(0x203, b"\0" * 6)), "F005"),
}


@pytest.mark.parametrize(("data", "code"), REFUSED.values(), ids=REFUSED)
def test_what_cannot_be_read_is_refused_by_its_cause(data, code):
    assert refusal(data).code == code


def test_a_workbook_without_content_says_so():
    assert [p.code for p in read(old.book(b""))[1]] == ["F011"]


def test_limits_hold():
    data = written_by_xlwt({(row, 0): f"texte {row}" for row in range(50)})
    for limits in ({"cells": 40}, {"text_chars": 5}, {"strings": 10}, {"file_bytes": 100}):
        assert refusal(data, limits=DEFAULT_LIMITS._replace(**limits)).code == "F006"


def test_sheets_that_nobody_wants_come_without_cells():
    workbook, _ = read(old.book(CELL, CELL, names=["Listes", "A"]), unread=lambda n: n == "Listes")
    assert [len(sheet.rows) for sheet in workbook.sheets] == [0, 1]


VALUES = st.one_of(
    st.text(st.characters(blacklist_categories=("Cs", "Cc", "Cn")), min_size=1, max_size=40),
    st.integers(-(10**12), 10**12),
    st.floats(allow_nan=False, allow_infinity=False, width=64),
    st.booleans(),
)


@settings(deadline=None)
@given(
    st.dictionaries(
        st.tuples(st.integers(0, 40), st.integers(0, 12)), VALUES, min_size=1, max_size=30
    )
)
def test_whatever_xlwt_writes_comes_back(cells):
    """Any texts, numbers and truths, at their rows and columns."""
    found = {
        (row.number - 1, column): value
        for row in read(written_by_xlwt(cells))[0].sheets[0].rows
        for column, value in enumerate(row.values)
        if value is not None
    }
    assert found == cells
    assert all(isinstance(found[spot], bool) == isinstance(cells[spot], bool) for spot in cells)


def test_many_long_shared_texts_come_back():
    """Texts longer than a record are cut in many places."""
    draw = random.Random(7)
    cells = {
        (row, 0): "".join(draw.choices("aé€œ z", k=draw.randrange(1, 12_000))) for row in range(60)
    }
    found = [row.values[0] for row in read(written_by_xlwt(cells))[0].sheets[0].rows]
    assert found == list(cells.values())


def test_calamine_reads_the_same_cells():
    """A second reader, which shares no code with absr, sees the same texts and numbers."""
    draw = random.Random(3)
    cells = {
        (row, column): draw.choice([draw.uniform(-9, 9), f"mot {row} œ", draw.randrange(10**6)])
        for row in range(80)
        for column in range(6)
    }
    data = written_by_xlwt(cells)
    other = CalamineWorkbook.from_filelike(io.BytesIO(data)).get_sheet_by_index(0).to_python()
    assert [list(row.values) for row in read(data)[0].sheets[0].rows] == other


def messy_workbook(path):
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Données"
    sheet.append(["N°", "Texte", "Nombre", "Date", "Heure", "Durée", "Vrai"])
    moment = dt.datetime(2026, 6, 12, 8, 15)
    sheet.append([1, "Élan 😀", 1.5, moment.date(), moment.time(), dt.timedelta(hours=30), True])
    sheet.append([2, "long " + "é€" * 9000, -3, moment, None, None, False])
    sheet.append([4, "x\ny", 0.01, "=1/0", "=A2+1", '="a"&"b"', "=0"])
    sheet.merge_cells("A6:B7")
    sheet["A6"] = "fusion"
    sheet["C7"] = 1
    sheet.column_dimensions["C"].hidden = True
    sheet.column_dimensions.group("E", "F", hidden=True)
    sheet.row_dimensions[3].hidden = True
    sheet["A2"].comment = Comment("à revoir", "moi")
    hidden = book.create_sheet("Cachée")
    hidden["A1"] = "réserve"
    hidden.sheet_state = "hidden"
    book.save(path)


@pytest.mark.skipif(shutil.which("soffice") is None, reason="no LibreOffice")
def test_libreoffice_saves_one_workbook_in_both_forms(tmp_path):
    """Saved as .xls and as .xlsx, a workbook has the same sheets to the last cell."""
    (tmp_path / "neuf").mkdir()
    messy_workbook(tmp_path / "essai.xlsx")
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    for form, folder in (("xls", tmp_path), ("xlsx", tmp_path / "neuf")):
        command = ["soffice", profile, "--headless", "--convert-to", form, "--outdir", folder]
        subprocess.run([*command, tmp_path / "essai.xlsx"], check=True, capture_output=True)
    new, _ = read_workbook("essai.xls", (tmp_path / "neuf" / "essai.xlsx").read_bytes())
    found, problems = read((tmp_path / "essai.xls").read_bytes())
    assert problems == ()
    for mine, theirs in zip(found.sheets, new.sheets, strict=True):
        assert mine == theirs


def test_a_short_workbook_stands_in_short_sectors():
    """A stream below 4,096 bytes is kept in sectors of 64, in the stream of the root."""
    stream = old.records(old.label(0, 0, "court"))
    assert rows(old.short_container(stream)) == [(1, ("court",))]
    assert refusal(old.short_container(stream, chain=0)).code == "F005"


def test_a_workbook_of_many_megabytes_has_a_longer_table_of_chains():
    """Beyond seven megabytes the header cannot name all the sectors of the table."""
    texts = [f"{n}" + "œ" * 32_000 for n in range(120)]
    data = written_by_xlwt({(row, 0): text for row, text in enumerate(texts)})
    assert len(data) > 7_200_000
    assert [row.values[0] for row in read(data)[0].sheets[0].rows] == texts


def mutated(data, draw):
    changed = bytearray(data)
    if draw.random() < 0.2:
        del changed[draw.randrange(len(changed)) :]
    for _ in range(draw.choice([1, 2, 5, 30])):
        if changed:
            changed[int(draw.random() ** 2 * len(changed))] = draw.choice(
                [0, 1, 255, draw.randrange(256)]
            )
    return bytes(changed)


@pytest.mark.parametrize("seed", range(3))
def test_damaged_workbooks_are_read_or_refused(seed):
    """Whatever byte is wrong: cells or one cause, never an error of the program."""
    draw = random.Random(seed)
    data = written_by_xlwt({(row, 0): f"texte {row}" for row in range(200)})
    for _ in range(150):
        workbook, problems = read_xls("essai.xls", mutated(data, draw))
        assert workbook is not None or problems[0].code in {"F003", "F004", "F005", "F006", "F010"}
