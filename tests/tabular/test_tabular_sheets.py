"""What is told of a sheet: where its cells stand, what they hold, what is odd in them."""

from datetime import date, datetime, time, timedelta

import hand_made as hm
import pytest

from absr.tabular.strays import FEW, GAP_COLUMNS, GAP_ROWS
from absr.tabular.workbook import MergedRange, Row, SheetState
from absr.tabular.xlsx import read_workbook


@pytest.fixture(params=["plain", "general"])
def sheet_of(request, read_one):
    """Read rows of a sheet, once written the usual way, once in a way that needs the slow reader."""

    def read(rows, before="", after="", **others):
        odd = "" if request.param == "plain" else "<!-- odd -->"
        return read_one(hm.book(hm.sheet(odd + rows, before, after), **others))

    return read


def test_a_table_at_c4_stays_at_c4(sheet_of):
    """Columns are counted from A and rows from 1, wherever the table begins."""
    rows = hm.row(4, ("C", "N°"), ("D", "Propos")) + hm.row(7, ("C", "E01"), ("D", "Oui"))
    assert sheet_of(rows).rows == (
        Row(4, (None, None, "N°", "Propos")),
        Row(7, (None, None, "E01", "Oui")),
    )


def test_a_row_gives_nothing_past_its_end(sheet_of):
    """A row ends at its last value; asking further gives None."""
    row = sheet_of(hm.row(1, ("B", "x"))).rows[0]
    assert (row.at(0), row.at(1), row.at(2), row.at(500)) == (None, "x", None, None)


def test_text_is_never_a_number(sheet_of):
    """Codes typed as text keep their zeros; NA, None and True stay words."""
    words = ["01004", "2A004", "0639980001", "1E5", "NA", "None", "null", "nan", "True", "#REF!"]
    rows = "".join(hm.row(n, ("A", word)) for n, word in enumerate(words, 1))
    assert [row.values[0] for row in sheet_of(rows).rows] == words


def test_values_have_the_types_of_the_file(sheet_of):
    """Whole numbers are ints, truth values bools, formatted numbers dates, times and durations."""
    cells = [
        '<c r="A1"><v>93063.0</v></c>',
        '<c r="B1" t="n"><v>-2.5E-1</v></c>',
        '<c r="C1" t="b"><v>1</v></c>',
        '<c r="D1" t="b"><v>0</v></c>',
        '<c r="E1" s="1"><v>46307</v></c>',
        '<c r="F1" s="1"><v>46307.75</v></c>',
        '<c r="G1" s="2"><v>0.4375</v></c>',
        '<c r="H1" s="3"><v>1.5</v></c>',
        '<c r="I1" t="d"><v>2026-10-12</v></c>',
        '<c r="J1" t="str"><v>un &lt; deux</v></c>',
        '<c r="K1"><v>1,5</v></c>',
        '<c r="L1"><v>NaN</v></c>',
        '<c r="M1" t="mystery"><v>x</v></c>',
        '<c r="N1" t="b"><v>peut-être</v></c>',
        '<c r="O1" s="1"><v>-5</v></c>',
        '<c r="P1"><v>7</v></c>',
    ]
    formats = hm.styles("dd/mm/yyyy", "hh:mm", "[h]:mm")
    (row,) = sheet_of(f'<row r="1">{"".join(cells)}</row>', formats=formats).rows
    expected = (
        *(
            93063,
            -0.25,
            True,
            False,
            date(2026, 10, 12),
            datetime.combine(date(2026, 10, 12), time(18)),
        ),
        *(time(10, 30), timedelta(hours=36), date(2026, 10, 12), "un < deux", "1,5", "NaN"),
        *("x", "peut-être", -5, 7),
    )
    assert row.values == expected
    assert [type(value) for value in row.values] == [type(value) for value in expected]


def test_the_same_date_may_come_back(sheet_of):
    """A date met before is read again as it was, whatever stands around it."""
    formats = hm.styles("dd/mm/yyyy")
    rows = "".join(f'<row r="{n}"><c r="A{n}" s="1"><v>46307</v></c></row>' for n in (1, 2, 3))
    days = [row.values for row in sheet_of(rows, formats=formats).rows]
    assert days == [(date(2026, 10, 12),)] * 3


def test_dates_counted_from_1904(sheet_of):
    """An old Macintosh workbook gives the same days, and says how it counts."""
    rows = '<row r="1"><c r="A1" s="1"><v>44845</v></c></row>'
    options = {"formats": hm.styles("dd/mm/yyyy"), "workbook": '<workbookPr date1904="1"/>'}
    assert sheet_of(rows, **options).rows[0].values == (date(2026, 10, 12),)
    workbook, _ = read_workbook("x.xlsx", hm.book(hm.sheet(rows), **options))
    assert workbook.since_1904


def test_text_is_cleaned_once(sheet_of):
    """Line ends are newlines, escapes of Excel are decoded, no-break spaces stay."""
    rows = hm.row(1, ("A", "a_x000B_b_x000D_\nc\r\nd\xa0e _x005F_x000B_ "))
    assert sheet_of(rows).rows[0].values == ("a\nb\nc\nd\xa0e _x000B_ ",)


def test_empty_texts_are_nothing(sheet_of):
    """A cell with an empty text, and a row of them, hold no value; a blank is a text."""
    rows = (
        hm.row(1, ("A", ""), ("B", "x"), ("C", "")) + hm.row(2, ("A", "")) + hm.row(3, ("A", " "))
    )
    assert sheet_of(rows).rows == (Row(1, (None, "x")), Row(3, (" ",)))


def test_a_control_character_is_replaced_and_its_cell_named():
    """Nothing that could command a terminal gets in; each cell concerned is listed once a sheet."""
    texts = hm.strings("<t>a_x001B_[31mb</t>", "<t>sain</t>")
    rows = (
        '<row r="2"><c r="A2" t="s"><v>1</v></c><c r="B2" t="s"><v>0</v></c></row>'
        + hm.row(3, ("C", "_x0000_"), ("D", "déjà �"))
        + '<row r="4"><c r="B4" t="s"><v>0</v></c></row>'
    )
    workbook, (problem,) = read_workbook("essai.xlsx", hm.book(hm.sheet(rows), texts=texts))
    assert workbook.sheets[0].rows[0].values == ("sain", "a�[31mb")
    assert (problem.code, problem.sheet) == ("V110", "Feuil1")
    assert problem.cells == ("B2", "C3", "B4")
    assert problem.value is None


def test_sheet_names_and_formulas_cannot_command_a_terminal():
    """The name of a sheet, an error and a formula are cleaned as texts are."""
    parts = hm.parts_of(hm.sheet('<row r="1"><c r="A1"><f>"&#x9b;1m"</f></c></row>'))
    parts["xl/workbook.xml"] = parts["xl/workbook.xml"].replace("Feuil1", "a&#x9b;31mb")
    workbook, _ = read_workbook("essai.xlsx", hm.zipped(parts))
    assert workbook.sheets[0].name == "a�31mb"
    assert workbook.sheets[0].uncomputed == {(1, 0): '"�1m"'}


def test_errors_are_kept_apart_with_their_text(sheet_of):
    """An Excel error is no value, and no silence; the French names of old programs count too."""
    errors = ["#REF!", "#DIV/0!", "#N/A", "#NOM?", "#VALEUR!", "#SPILL!"]
    cells = "".join(
        f'<c r="{c}2" t="e"><f>1/0</f><v>{e}</v></c>' for c, e in zip("BCDEFG", errors, strict=True)
    )
    sheet = sheet_of(hm.row(1, ("A", "x")) + f'<row r="2">{cells}</row>' + hm.row(3, ("A", "y")))
    assert sheet.errors == {(2, n): error for n, error in enumerate(errors, 1)}
    assert [row.number for row in sheet.rows] == [1, 3]


def test_formulas_never_computed_are_kept_apart(sheet_of):
    """A formula without result is named with its text; one that gives an empty text is computed."""
    cells = [
        '<c r="A2"><f>SUM(A1:A1)</f></c>',
        '<c r="B2"><f>B1&amp;"x"</f><v></v></c>',
        '<c r="C2" t="str"><f>IF(C1="","","x")</f><v></v></c>',
        '<c r="D2" t="str"><f>D1</f></c>',
        '<c r="E2"><f>E1</f><v/></c>',
        '<c r="F2"><f t="shared" si="0"/></c>',
        '<c r="G2"><f>1+1</f><v>2</v></c>',
        '<c r="H2"><f>0+0</f><v>0</v></c>',
        '<c r="I2" t="str"><f>I1</f><v/></c>',
        '<c r="J2" s="1"><f>TODAY()</f></c>',
    ]
    sheet = sheet_of(f'<row r="2">{"".join(cells)}</row>', formats=hm.styles("dd/mm/yyyy"))
    columns = {0: "SUM(A1:A1)", 1: 'B1&"x"', 3: "D1", 4: "E1", 5: "", 9: "TODAY()"}
    assert sheet.uncomputed == {(2, column): formula for column, formula in columns.items()}
    assert sheet.rows == (Row(2, (*[None] * 6, 2, 0)),)


def test_zeros_of_a_program_that_cannot_compute_are_not_believed(sheet_of):
    """A program that writes 0 for every result and asks for a computation has computed nothing."""
    row = '<row r="1"><c r="A1"><f>SUM(B1)</f><v>0</v></c><c r="B1"><v>0</v></c></row>'
    sheet = sheet_of(row, workbook='<calcPr calcId="1" fullCalcOnLoad="1"/>')
    assert sheet.uncomputed == {(1, 0): "SUM(B1)"}
    assert sheet.rows[0].values == (None, 0)


def test_hidden_columns_are_told_from_folded_ones(sheet_of):
    """A column hidden by hand is not one whose group is folded; both are cut to the used width."""
    columns = (
        '<cols><col min="1" max="1" width="12"/><col min="2" max="2" hidden="1"/>'
        '<col min="3" max="4" hidden="1" outlineLevel="1"/><col min="5" max="5" outlineLevel="1"/>'
        '<col min="6" max="6" width="0" customWidth="1"/><col min="8" max="16384" hidden="true"/>'
        "</cols>"
    )
    sheet = sheet_of(hm.row(1, ("A", "x"), ("I", "y")), before=columns)
    assert sheet.hidden_columns == {1, 5, 7, 8}
    assert sheet.folded_columns == {2, 3}


def test_hidden_and_filtered_rows(sheet_of):
    """Rows out of sight are read, and named when they hold something; a filter is said."""
    rows = (
        hm.row(1, ("A", "x"))
        + hm.row(2, ("A", "y"), attributes=' hidden="1"')
        + hm.row(3, ("A", "z"), attributes=' spans="1:1" hidden="true"')
        + '<row r="4" hidden="1"/>'
        + hm.row(5, ("A", "t"), attributes=' hidden="0"')
    )
    sheet = sheet_of(rows)
    assert (sheet.hidden_rows, sheet.filtered) == ({2, 3}, False)
    assert len(sheet.rows) == 4
    after = '<autoFilter ref="A1:A5"><filterColumn colId="0"/></autoFilter>'
    assert sheet_of(rows, after=after).filtered


def test_merged_ranges_are_given_and_not_filled(sheet_of):
    """The value stays in the first cell; ranges are cut to what is used, and tell their ends."""
    rows = (
        hm.row(1, ("A", "Titre")) + hm.row(2, ("A", "E01"), ("C", "un")) + hm.row(3, ("C", "deux"))
    )
    after = (
        '<mergeCells count="4"><mergeCell ref="A1:XFD1"/><mergeCell ref="$A$2:$A$3"/>'
        '<mergeCell ref="C9:A7"/><mergeCell ref="wrong"/></mergeCells>'
    )
    sheet = sheet_of(rows, after=after)
    assert sheet.merged == (MergedRange(1, 0, 1, 2), MergedRange(2, 0, 3, 0))
    assert sheet.rows[2] == Row(3, (None, None, "deux"))


def test_comments_and_states_of_sheets():
    """Hidden sheets are given like the others, with their state; comments are said to be there."""
    one = hm.sheet(hm.row(1, ("A", "x")))
    parts = hm.parts_of(one, one, one)
    parts["xl/workbook.xml"] = (
        parts["xl/workbook.xml"]
        .replace('sheetId="2"', 'sheetId="2" state="hidden"')
        .replace('sheetId="3"', 'sheetId="3" state="veryHidden"')
    )
    parts["xl/worksheets/_rels/sheet2.xml.rels"] = hm.relations(
        ("rId1", "comments", "../comments1.xml"), ("rId2", "hyperlink", "#x")
    )
    workbook, problems = read_workbook("essai.xlsx", hm.zipped(parts))
    assert problems == ()
    assert [sheet.state for sheet in workbook.sheets] == list(SheetState)
    assert [sheet.has_comments for sheet in workbook.sheets] == [False, True, False]


def test_charts_are_no_sheets_with_cells():
    """A sheet that is a chart or a dialogue is left out, and the cells of the others are right."""
    parts = hm.parts_of("<chartsheet/>", hm.sheet(hm.row(1, ("A", "x"))))
    links = parts["xl/_rels/workbook.xml.rels"]
    parts["xl/_rels/workbook.xml.rels"] = links.replace("/worksheet", "/chartsheet", 1)
    workbook, problems = read_workbook("essai.xlsx", hm.zipped(parts))
    assert [sheet.name for sheet in workbook.sheets] == ["Feuil2"]
    assert problems == ()


def test_macros_and_links_are_said():
    """A workbook with macros or links to others is read without them, and says so."""
    parts = hm.parts_of(hm.sheet(hm.row(1, ("A", "x"))))
    links = parts["xl/_rels/workbook.xml.rels"]
    more = hm.relations(
        ("rId7", "vbaProject", "vbaProject.bin"), ("rId8", "externalLink", "externalLinks/1.xml")
    )
    more = more[more.index("<Relationship ") : more.index("</Relationships>")]
    parts["xl/_rels/workbook.xml.rels"] = links.replace("</Rel", more + "</Rel")
    parts["xl/vbaProject.bin"] = bytes(100)
    workbook, problems = read_workbook("essai.xlsm", hm.zipped(parts))
    assert [(p.code, p.severity) for p in problems] == [("F012", "info"), ("F018", "info")]
    assert workbook.macros
    assert workbook.external_links
    del parts["xl/vbaProject.bin"]
    parts["xl/_rels/workbook.xml.rels"] = links
    parts["xl/macrosheets/sheet1.xml"] = "<x/>"
    assert [p.code for p in read_workbook("e.xlsm", hm.zipped(parts))[1]] == ["F012"]


def test_a_workbook_without_data_is_said_to_be_so():
    """Empty sheets are given, with the problem; a workbook of charts has none at all."""
    workbook, (problem,) = read_workbook(
        "essai.xlsx", hm.book(hm.sheet(""), hm.sheet('<row r="1"/>'))
    )
    assert problem.code == "F011"
    assert [sheet.rows for sheet in workbook.sheets] == [(), ()]


def test_a_sheet_without_rows_at_all(sheet_of, read_one):
    """A sheet whose rows are an empty element is an empty sheet."""
    data = hm.sheet("").replace("<sheetData></sheetData>", "<sheetData/>")
    other = hm.sheet(hm.row(1, ("A", "x")))
    assert read_one(hm.book(data, other)).rows == ()


def strays_of(rows):
    workbook, problems = read_workbook("essai.xlsx", hm.book(hm.sheet(rows)))
    found = [(p.code, p.severity, p.sheet, p.cells) for p in problems]
    return [(row.number, row.values) for row in workbook.sheets[0].rows], found


TABLE = [(n, ("x", n)) for n in range(1, 21)]
TABLE_ROWS = [
    f'<row r="{n}">{hm.inline(f"A{n}", "x")}<c r="B{n}"><v>{n}</v></c></row>' for n in range(1, 21)
]


def test_the_last_cell_of_the_sheet_is_set_aside_with_its_address():
    """One key pressed at the far end neither hides the table nor costs the machine anything."""
    rows, problems = strays_of("".join(TABLE_ROWS) + hm.row(1_048_576, ("XFD", "0")))
    assert rows == TABLE
    assert problems == [("F009", "warning", "Feuil1", ("XFD1048576",))]


def test_stray_cells_in_a_used_row_are_set_aside_alone():
    """Far to the right of a row of the table, only the stray cell goes."""
    far = TABLE_ROWS[2].replace("</row>", f"{hm.inline('XFD3', '?')}</row>")
    rows, problems = strays_of("".join([*TABLE_ROWS[:2], far, *TABLE_ROWS[3:]]))
    assert rows == TABLE
    assert problems == [("F009", "warning", "Feuil1", ("XFD3",))]


def test_strays_below_and_beside_come_in_one_problem():
    """All the stray cells of a sheet are listed together, row by row."""
    beside = hm.row(22, ("ZZ", "a"))
    below = hm.row(500_000, ("C", "b"), ("D", "c"))
    rows, problems = strays_of("".join(TABLE_ROWS) + beside + below)
    assert rows == TABLE
    assert problems == [("F009", "warning", "Feuil1", ("ZZ22", "C500000", "D500000"))]


def test_what_stands_within_reach_is_no_stray():
    """Up to the gap named in the rule, a cell belongs to the sheet."""
    near = hm.row(20 + GAP_ROWS + 1, ("A", "note"))
    rows, problems = strays_of("".join(TABLE_ROWS) + near)
    assert (len(rows), problems) == (21, [])
    beyond = hm.row(20 + GAP_ROWS + 2, ("A", "note"))
    rows, problems = strays_of("".join(TABLE_ROWS) + beyond)
    assert (len(rows), len(problems)) == (20, 1)


def test_columns_within_reach_are_no_strays():
    """Columns follow the same rule with their own gap."""
    from absr.model.source import column_letters

    near, beyond = (column_letters(1 + GAP_COLUMNS + n) for n in (1, 2))
    assert strays_of("".join(TABLE_ROWS) + hm.row(21, ("A", "x"), (near, "y")))[1] == []
    _, problems = strays_of("".join(TABLE_ROWS) + hm.row(21, ("A", "x"), (beyond, "y")))
    assert problems[0][3] == (f"{beyond}21",)


def test_a_large_block_far_away_is_read():
    """A second table, however far, is data: nothing that many is a slip of the hand."""
    first = 300_000
    far = "".join(hm.row(n, ("A", "y")) for n in range(first, first + FEW + 1))
    rows, problems = strays_of("".join(TABLE_ROWS) + far)
    assert (len(rows), problems) == (20 + FEW + 1, [])


def test_a_title_far_above_the_table_is_read():
    """Only what lies beyond the table can be stray, not what stands before it."""
    first = 30_000
    below = "".join(hm.row(n, ("A", "y"), ("B", "z")) for n in range(first, first + 60))
    rows, problems = strays_of(hm.row(1, ("A", "Titre")) + below)
    assert (len(rows), problems) == (61, [])


def test_a_lonely_cell_at_the_far_end_is_the_sheet():
    """A sheet with one cell has no table that it could be far from."""
    rows, problems = strays_of(hm.row(1_048_576, ("XFD", "x")))
    assert rows == [(1_048_576, (None,) * 16_383 + ("x",))]
    assert problems == []
