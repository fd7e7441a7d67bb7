"""The annotated copy: what is in it, what it keeps, when it is written, and reading it again."""

from __future__ import annotations

import io
import shutil
import subprocess
import zipfile
from xml.etree import ElementTree as ET

import openpyxl
import pytest
from openpyxl.chart import BarChart, Reference
from openpyxl.comments import Comment
from openpyxl.formatting.rule import CellIsRule
from openpyxl.styles import Font, PatternFill
from openpyxl.worksheet.datavalidation import DataValidation

RED, AMBER = "FFF4C7C3", "FFFCE8B2"
SHEET = "À corriger"
COPY = "prive/a-corriger/entretiens.xlsx"
THEME, NATURE, SAID = "G", "F", "H"


@pytest.fixture
def faulty(ten):
    """Ten interviews with three faults: two wrong themes (G2, G5) and no nature (F4)."""
    ten.statements[0]["Thème"] = "Mobilitées"
    ten.statements[3]["Thème"] = "Potager"
    ten.statements[2]["Nature"] = None
    return ten


@pytest.fixture
def ingested(project, faulty):
    """A project whose interviews were read, faults and all."""
    faulty.write(project.analysis / "entretiens.xlsx")
    project.ingest(status=1)
    return project


def opened(project, path=COPY):
    """The copy, in another program's eyes."""
    return openpyxl.load_workbook(project.root / path)


def marked(page):
    """Address → colour of every cell that bears a note."""
    return {
        cell.coordinate: cell.fill.fgColor.rgb
        for row in page.iter_rows()
        for cell in row
        if cell.comment
    }


def edit(path, changes, to=None):
    """Write values into cells of a workbook, as a user does."""
    book = openpyxl.load_workbook(path)
    for (sheet, cell), value in changes.items():
        book[sheet][cell] = value
    book.save(to or path)
    return to or path


def as_csv(faulty, path):
    """The statements as a text in columns."""
    lines = [
        ";".join(
            "" if v is None else f"{v:%d/%m/%Y}" if hasattr(v, "day") else f'"{v}"' for v in row
        )
        for row in faulty.sheets()["Propos"]
    ]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


MENDED = {("Propos", "G2"): "Mobilités", ("Propos", "G5"): "Jeunesse", ("Propos", "F4"): "Besoin"}


# -- what is in it


def test_the_cells_of_the_problems_are_coloured_and_noted(ingested):
    """Errors are light red; each note holds the message and the ways out; no other cell has one."""
    page = opened(ingested)["Propos"]
    assert marked(page) == {"G2": RED, "G5": RED, "F4": RED}
    note = page["G2"].comment.text
    assert "Mobilitées" in note
    assert "Mobilités" in note
    assert "→" in note
    assert page["G3"].fill.fill_type is None


def test_the_answer_names_the_copy_and_the_delivered_file_stays(project, faulty):
    """`annotated` is the path below the project; not a byte of the delivered file changes."""
    path = faulty.write(project.analysis / "entretiens.xlsx")
    before = path.read_bytes()
    answer = project.ingest(status=1)
    assert answer["files"][0]["annotated"] == COPY
    assert path.read_bytes() == before


def test_a_warning_is_amber(project, ten):
    """A date to come is to be checked, it is no error."""
    ten.statements[0]["Date"] = "05/12/2026"
    ten.write(project.analysis / "entretiens.xlsx")
    project.ingest()
    assert marked(opened(project)["Propos"]) == {"B2": AMBER}


def test_the_first_sheet_links_to_every_cell_grouped_by_cause(ingested):
    """Each cause once in bold, its rule, its ways out, and below it the links to its cells."""
    page = opened(ingested).worksheets[0]
    assert page.title == SHEET
    cells = [row[0] for row in page.iter_rows() if row[0].hyperlink]
    links = {cell.value: cell.hyperlink.location for cell in cells}
    assert links == {cell: f"'Propos'!{cell}" for cell in ("G2", "G5", "F4")}
    bold = [row[0].value for row in page.iter_rows() if row[0].font.b and row[0].value]
    assert [text.split(" ·")[0] for text in bold if " · " in text] == ["V103", "V101"]
    texts = [[cell.value for cell in row] for row in page.iter_rows()]
    assert [row[1:4] for row in texts if row[0] == "G2"] == [["Propos", "Mobilitées", "Mobilités"]]


def test_the_list_holds_the_values_of_the_lists_and_each_suggestion(project, ten):
    """A colleague's file has no menus: themes and kinds of actors stand below their cause."""
    ten.statements[0]["Thème"] = "Navette; Mobilitées"
    ten.statements[1]["Type d'acteur"] = "Asociation"
    ten.write(project.analysis / "entretiens.xlsx")
    project.ingest(status=1)
    rows = [[cell.value for cell in row] for row in opened(project).worksheets[0].iter_rows()]
    wide = " ".join(str(row[0]) for row in rows).replace("\u00a0", " ").replace("\u202f", " ")
    assert "2 cellules à corriger" in wide
    assert "Valeurs admises pour « Thème » : " in wide
    assert " · Mobilités · " in wide
    assert "Valeurs admises pour « Type d’acteur » : " in wide
    found = {row[2]: row[3] for row in rows if row[2]}
    assert found["Mobilitées"] == "Mobilités"
    assert found["Asociation"] == "Association"
    assert found["Navette"] is None


def test_the_copy_never_asks_to_read_the_file_again(ingested):
    """It is the copy that is to be read: its ways out and its notes say so."""
    book = opened(ingested)
    told = [str(cell.value) for row in book.worksheets[0].iter_rows() for cell in row]
    told += [
        cell.comment.text for row in book["Propos"].iter_rows() for cell in row if cell.comment
    ]
    assert not any("relancez absr ingest." in text for text in told)
    assert sum("puis faites lire cette copie" in text for text in told) > len(MENDED)


def test_the_list_prints_on_a_page_wide(ingested):
    """A4 in landscape, one page wide, with its head kept in sight."""
    page = opened(ingested).worksheets[0]
    assert (page.page_setup.orientation, page.page_setup.paperSize) == ("landscape", 9)
    assert page.sheet_properties.pageSetUpPr.fitToPage
    assert (page.page_setup.fitToWidth, page.page_setup.fitToHeight) == (1, 0)
    assert page.freeze_panes is not None


def test_only_the_list_is_in_front(ingested):
    """Two selected sheets would be changed together by whoever types into one."""
    book = opened(ingested)
    assert book.active.title == SHEET
    assert [s.title for s in book if s.sheet_view.tabSelected] == [SHEET]


def test_a_name_in_a_text_is_not_repeated(project, ten):
    """The list and the notes say that a name stands there, never which one."""
    ten.statements[4]["Ce qui est dit"] = "Madame Vauquelin connaît tout le monde."
    ten.write(project.analysis / "entretiens.xlsx")
    project.ingest()
    book = opened(project)
    words = [str(c.value) for row in book[SHEET].iter_rows() for c in row]
    words += [c.comment.text for row in book["Propos"].iter_rows() for c in row if c.comment]
    assert marked(book["Propos"])
    assert not [text for text in words if "Vauquelin" in text]


# -- what it keeps


def dressed(path):
    """A workbook with all that a careful secretary puts into one, and a theme wrong in G2."""
    book = openpyxl.load_workbook(path)
    page = book["Propos"]
    page.column_dimensions["H"].width = 71
    page.row_dimensions[3].height = 33
    page.freeze_panes = "B2"
    page["G2"].font = Font(bold=True, color="FF00AA00")
    page["G2"].number_format = "@"
    page["A3"].fill = PatternFill("solid", fgColor="FF112233")
    page.merge_cells("K1:L1")
    menu = DataValidation(type="list", formula1='"Besoin,Ressource"')
    menu.add("F2:F30")
    page.add_data_validation(menu)
    page.conditional_formatting.add("A2:A9", CellIsRule("equal", ["3"], font=Font(bold=True)))
    page["G2"].comment = Comment("À voir avec Paul", "Secrétariat", height=60, width=120)
    page["H3"].comment = Comment("Relire", "Secrétariat")
    sums = book.create_sheet("Calculs")
    sums["A1"], sums["A2"], sums["A3"] = 1, 2, "=SUM(A1:A2)"
    chart = BarChart()
    chart.add_data(Reference(sums, min_col=1, min_row=1, max_row=2))
    sums.add_chart(chart, "C3")
    hidden = book.create_sheet("Cachée")
    hidden.sheet_state = "hidden"
    hidden["A1"] = "à garder"
    book.defined_names["Total"] = openpyxl.workbook.defined_name.DefinedName(
        "Total", attr_text="Calculs!$A$3"
    )
    page.print_title_rows = "1:1"
    book.save(path)


@pytest.fixture
def dressed_copy(project, ten):
    """The copy of a workbook with formats, formulas, notes, a chart and a hidden sheet."""
    ten.statements[0]["Thème"] = "Mobilitées"
    path = ten.write(project.analysis / "entretiens.xlsx")
    dressed(path)
    answer = project.ingest(status=1)
    assert answer["files"][0]["annotated"] == COPY
    return project, path


def test_formats_formulas_and_other_sheets_are_kept(dressed_copy):
    """Only the ground of the marked cell changes."""
    project, _ = dressed_copy
    book = opened(project)
    page = book["Propos"]
    assert book.sheetnames == [SHEET, "Propos", "Personnes", "Calculs", "Cachée"]
    assert page.column_dimensions["H"].width == 71
    assert page.row_dimensions[3].height == 33
    assert page.freeze_panes == "B2"
    assert (page["G2"].font.b, page["G2"].font.color.rgb) == (True, "FF00AA00")
    assert (page["G2"].number_format, page["G2"].fill.fgColor.rgb) == ("@", RED)
    assert page["A3"].fill.fgColor.rgb == "FF112233"
    assert [str(merged) for merged in page.merged_cells.ranges] == ["K1:L1"]
    assert [str(v.sqref) for v in page.data_validations.dataValidation] == ["F2:F30"]
    assert [str(c.sqref) for c in page.conditional_formatting] == ["A2:A9"]
    assert book["Calculs"]["A3"].value == "=SUM(A1:A2)"
    assert book["Cachée"].sheet_state == "hidden"
    assert book.defined_names["Total"].attr_text == "Calculs!$A$3"
    assert page.print_title_rows == "$1:$1"


def test_what_absr_does_not_know_is_passed_on_byte_for_byte(dressed_copy):
    """Charts, drawings, the theme and the shared texts are the very parts of the file."""
    project, path = dressed_copy
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(project.root / COPY) as new:
        kept = [n for n in old.namelist() if n.startswith(("xl/charts/", "xl/theme/", "xl/shared"))]
        assert any(name.startswith("xl/charts/") for name in kept)
        for name in kept:
            assert new.read(name) == old.read(name), name


IN_A_SHEET = [
    "sheetPr",
    "dimension",
    "sheetViews",
    "sheetFormatPr",
    "cols",
    "sheetData",
    "sheetCalcPr",
    "sheetProtection",
    "protectedRanges",
    "scenarios",
    "autoFilter",
    "sortState",
    "dataConsolidate",
    "customSheetViews",
    "mergeCells",
    "phoneticPr",
    "conditionalFormatting",
    "dataValidations",
    "hyperlinks",
    "printOptions",
    "pageMargins",
    "pageSetup",
    "headerFooter",
    "rowBreaks",
    "colBreaks",
    "customProperties",
    "cellWatches",
    "ignoredErrors",
    "smartTags",
    "drawing",
    "legacyDrawing",
    "legacyDrawingHF",
    "drawingHF",
    "picture",
    "oleObjects",
    "controls",
    "webPublishItems",
    "tableParts",
    "extLst",
]
IN_A_BOOK = [
    "fileVersion",
    "fileSharing",
    "workbookPr",
    "workbookProtection",
    "bookViews",
    "sheets",
    "functionGroups",
    "externalReferences",
    "definedNames",
    "calcPr",
    "oleSize",
    "customWorkbookViews",
    "pivotCaches",
    "extLst",
]
"""The order of the standard: Excel calls a file damaged that does not keep it."""


def in_order(content, order):
    """Whether the children of the root stand in the standard's order, and no other is there."""
    names = [child.tag.rpartition("}")[2] for child in ET.fromstring(content)]
    places = [order.index(name) for name in names]
    return places == sorted(places)


def test_every_part_is_in_the_order_of_the_standard(dressed_copy, faulty, tmp_path):
    """Of a workbook by openpyxl and of one by xlsxwriter, with all that they can hold."""
    project, _ = dressed_copy
    other = project.ingest(faulty.write(tmp_path / "autre.xlsx"), status=1)["files"][0]
    for path in (COPY, other["annotated"]):
        with zipfile.ZipFile(project.root / path) as copy:
            names = set(copy.namelist())
            for name in names:
                ET.fromstring(copy.read(name))
                if name.startswith("xl/worksheets/") and name.endswith(".xml"):
                    assert in_order(copy.read(name), IN_A_SHEET), name
            assert in_order(copy.read("xl/workbook.xml"), IN_A_BOOK)
            types = ET.fromstring(copy.read("[Content_Types].xml"))
            parts = [child.get("PartName", "").lstrip("/") for child in types]
            assert {part for part in parts if part} <= names
            assert len([p for p in parts if p]) == len({p for p in parts if p})


def test_notes_of_the_user_stay_with_ours_below_a_line(dressed_copy):
    """The note of a marked cell is joined, that of another cell is as it was."""
    project, _ = dressed_copy
    page = opened(project)["Propos"]
    own, ours = page["G2"].comment.text.split("———— absr ————")
    assert own.strip() == "À voir avec Paul"
    assert "Mobilités" in ours
    assert page["H3"].comment.text == "Relire"


def test_marks_that_are_mended_go_from_the_next_copy(dressed_copy, tmp_path):
    """In the copy of a copy a mended cell has neither our colour nor our note, only the user's."""
    project, _ = dressed_copy
    changes = {("Propos", "G2"): "Mobilités", ("Propos", "F6"): None}
    path = edit(project.root / COPY, changes)
    answer = project.ingest(path, status=1)
    page = opened(project, answer["files"][0]["annotated"])["Propos"]
    assert page["G2"].comment.text.strip() == "À voir avec Paul"
    assert page["G2"].fill.fill_type is None
    assert page["G2"].font.b
    assert page["F6"].fill.fgColor.rgb == RED
    assert opened(project, answer["files"][0]["annotated"]).sheetnames.count(SHEET) == 1


def test_a_sheet_of_the_user_with_our_name_is_never_replaced(project, faulty):
    """Our list then bears another name; the user's sheet is told as not read."""
    path = faulty.write(project.analysis / "entretiens.xlsx")
    book = openpyxl.load_workbook(path)
    book.create_sheet(SHEET)["A1"] = "ma liste"
    book.save(path)
    answer = project.ingest(status=1)
    reasons = {s["sheet"]: s["reason"] for s in answer["files"][0]["sheets"]}
    assert reasons[SHEET] == "corrections"
    copy = opened(project)
    assert copy[SHEET]["A1"].value == "ma liste"
    assert copy.sheetnames[0] == f"{SHEET} (absr)"


def rewritten(path, change, to=None):
    """The workbook with its parts changed by `change(name, content)`; None leaves one out."""
    with zipfile.ZipFile(path) as old:
        parts = [(name, change(name, old.read(name))) for name in old.namelist()]
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        for name, content in parts:
            if content is not None:
                new.writestr(name, content)
    (to or path).write_bytes(made.getvalue())


def test_macros_are_never_copied(project, faulty, tmp_path):
    """The copy of an .xlsm is an .xlsx without its program."""
    path = faulty.write(tmp_path / "source.xlsx")

    def with_macros(name, content):
        if name == "[Content_Types].xml":
            own = b'<Override PartName="/xl/vbaProject.bin" ContentType="application/vnd.ms-office.vbaProject"/></Types>'
            content = content.replace(b"</Types>", own).replace(
                b"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml",
                b"application/vnd.ms-excel.sheet.macroEnabled.main+xml",
            )
        if name == "xl/_rels/workbook.xml.rels":
            own = b'<Relationship Id="rIdM" Type="http://schemas.microsoft.com/office/2006/relationships/vbaProject" Target="vbaProject.bin"/></Relationships>'
            content = content.replace(b"</Relationships>", own)
        return content

    rewritten(path, with_macros, project.analysis / "entretiens.xlsm")
    with zipfile.ZipFile(project.analysis / "entretiens.xlsm", "a") as book:
        book.writestr("xl/vbaProject.bin", b"program")
    answer = project.ingest(status=1)
    assert answer["files"][0]["annotated"] == COPY
    with zipfile.ZipFile(project.root / COPY) as copy:
        assert not [name for name in copy.namelist() if "vba" in name.lower()]
        assert b"vba" not in copy.read("xl/_rels/workbook.xml.rels")
        assert b"macroEnabled" not in copy.read("[Content_Types].xml")
    assert set(marked(opened(project)["Propos"])) == {"G2", "G5", "F4"}


def test_a_file_that_cannot_be_marked_in_place_is_made_anew(project, faulty):
    """Rows that do not say their number: the copy holds the values at the same addresses."""
    path = faulty.write(project.analysis / "entretiens.xlsx")

    def prefixed(name, content):
        if not name.startswith("xl/worksheets/sheet"):
            return content
        text = content.decode()
        for tag in ("worksheet", "sheetData", "row", "c", "v", "f", "is", "t"):
            text = text.replace(f"<{tag} ", f"<x:{tag} ").replace(f"<{tag}>", f"<x:{tag}>")
            text = text.replace(f"</{tag}>", f"</x:{tag}>")
        return text.replace("xmlns=", "xmlns:x=", 1).encode()

    rewritten(path, lambda n, c: prefixed(n, c) if n.endswith("sheet1.xml") else c)
    answer = project.ingest(status=1)
    assert answer["files"][0]["annotated"] == COPY
    book = opened(project)
    assert set(marked(book["Propos"])) == {"G2", "G5", "F4"}
    assert book["Propos"]["G2"].value == "Mobilitées"
    assert any("mise en forme" in str(row[0].value) for row in book[SHEET].iter_rows())


def test_a_csv_gives_a_workbook_whose_texts_stay_texts(project, faulty):
    """`=1+1` in a cell is never a formula; the copy, mended, is the same source."""
    faulty.statements[5]["Ce qui est dit"] = "=1+1"
    as_csv(faulty, project.analysis / "entretiens.csv")
    answer = project.ingest(status=1)
    assert answer["files"][0]["annotated"] == COPY
    page = opened(project).worksheets[1]
    assert (page["H7"].value, page["H7"].data_type) == ("=1+1", "s")
    assert set(marked(page)) == {"G2", "G5", "F4"}
    path = edit(project.root / COPY, {(page.title, c): v for (_, c), v in MENDED.items()})
    again = project.ingest(path)
    assert again["totals"]["added"] == 0
    assert again["totals"]["errors"] == 0


@pytest.mark.parametrize("stays", [True, False])
def test_a_csv_under_another_name_is_nothing_new(project, faulty, stays):
    """Renamed or copied beside itself: its only sheet, called like the file, is found again."""
    path = as_csv(faulty, project.analysis / "entretiens.csv")
    project.ingest(status=1)
    path.with_name("Entretiens du CCAS.csv").write_bytes(path.read_bytes())
    if not stays:
        path.unlink()
    (project.root / COPY).unlink()
    answer = project.ingest(status=1)
    assert {one["status"] for one in answer["files"]} == {"unchanged"}
    for copy in (one["annotated"] for one in answer["files"]):
        assert set(marked(opened(project, copy).worksheets[1])) == {"G2", "G5", "F4"}


# -- when it is written


def test_the_same_file_again_keeps_the_copy(ingested):
    """Twice is the same as once: nothing is written, the copy is named again."""
    before = ingested.files()
    assert ingested.ingest(status=1)["files"][0]["annotated"] == COPY
    assert ingested.files() == before


def test_a_copy_that_is_missing_is_made_again(ingested):
    """Killed between the records and the copy, or thrown away: the next ingest makes it."""
    before = (ingested.root / COPY).read_bytes()
    (ingested.root / COPY).unlink()
    answer = ingested.ingest(status=1)
    assert answer["files"][0]["status"] == "unchanged"
    assert (ingested.root / COPY).read_bytes() == before


def test_a_dry_run_makes_no_copy(project, faulty):
    """Nothing is written, and none is named."""
    faulty.write(project.analysis / "entretiens.xlsx")
    assert project.ingest("--dry-run", status=1)["files"][0]["annotated"] is None
    assert not (project.root / "prive" / "a-corriger").exists()


def test_a_file_without_fault_has_no_copy(project, ten):
    """There is nothing to correct in it."""
    ten.write(project.analysis / "entretiens.xlsx")
    assert project.ingest()["files"][0]["annotated"] is None
    assert not (project.root / "prive" / "a-corriger").exists()


def test_the_copy_goes_once_the_original_is_mended(ingested):
    """A copy nobody touched is removed with the last fault."""
    edit(ingested.analysis / "entretiens.xlsx", MENDED)
    assert ingested.ingest()["files"][0]["annotated"] is None
    assert not (ingested.root / COPY).exists()


def test_a_copy_nobody_touched_follows_its_original(ingested):
    """One fault mended in the original: the copy shows the two that are left."""
    edit(ingested.analysis / "entretiens.xlsx", {("Propos", "G2"): "Mobilités"})
    assert ingested.ingest(status=1)["files"][0]["annotated"] == COPY
    assert set(marked(opened(ingested)["Propos"])) == {"G5", "F4"}


def test_a_copy_that_was_edited_is_never_overwritten(ingested):
    """The new one stands beside it."""
    edit(ingested.root / COPY, {("Propos", "G2"): "Mobilités"})
    mine = (ingested.root / COPY).read_bytes()
    edit(ingested.analysis / "entretiens.xlsx", {("Propos", "F4"): "Besoin"})
    answer = ingested.ingest(status=1)
    assert answer["files"][0]["annotated"] == "prive/a-corriger/entretiens (2).xlsx"
    assert (ingested.root / COPY).read_bytes() == mine


def test_an_edited_copy_stays_when_the_original_is_mended(ingested):
    """What somebody wrote is not removed, even when nobody needs it any more."""
    edit(ingested.root / COPY, {("Propos", "A30"): "mes notes"})
    edit(ingested.analysis / "entretiens.xlsx", MENDED)
    ingested.ingest()
    assert opened(ingested)["Propos"]["A30"].value == "mes notes"


def test_two_files_of_the_same_name_have_two_copies(project, ten, tmp_path):
    """Each keeps its own, run after run."""
    for number, refs in enumerate((("E01", "E02"), ("E03", "E04"))):
        part = ten.of(*refs)
        part.statements[0]["Thème"] = "Potager"
        part.write(project.analysis / str(number) / "entretiens.xlsx")
    names = [COPY, "prive/a-corriger/entretiens (2).xlsx"]
    for _ in range(2):
        files = project.ingest(status=1)["files"]
        assert [file["annotated"] for file in files] == names
    assert opened(project)["Propos"]["A2"].value == "E01"
    assert opened(project, names[1])["Propos"]["A2"].value == "E03"


def test_a_file_from_elsewhere_has_its_copy_in_the_project(project, faulty, tmp_path):
    """And it is made again from the archive when the file is out of reach."""
    path = faulty.write(tmp_path / "clé" / "entretiens.xlsx")
    assert project.ingest(path, status=1)["files"][0]["annotated"] == COPY
    path.unlink()
    (project.root / COPY).unlink()
    assert project.ingest(status=1)["files"][0]["annotated"] == COPY
    assert set(marked(opened(project)["Propos"])) == {"G2", "G5", "F4"}


def test_a_copy_that_cannot_be_written_loses_nothing(project, faulty):
    """The interviews are taken, F037 is told, and the next ingest makes the copy."""
    faulty.write(project.analysis / "entretiens.xlsx")
    blocked = project.root / "prive" / "a-corriger"
    blocked.write_text("un fichier à la place du dossier", encoding="utf-8")
    answer = project.ingest(status=1)
    assert answer["totals"]["added"] == 10
    assert [p["code"] for p in answer["files"][0]["problems"]].count("F037") == 1
    assert answer["files"][0]["annotated"] is None
    blocked.unlink()
    assert project.ingest(status=1)["files"][0]["annotated"] == COPY


def test_an_english_project_has_english_copies(new_project, absr, tmp_path, faulty):
    """The folder, the sheet and the words."""
    root = tmp_path / "town"
    assert absr("init", "93063", "--no-input", "--lang", "en", "--dir", root).status == 0
    ran = absr("ingest", "--json", faulty.write(tmp_path / "x.xlsx"), "--project", root)
    path = ran.json["files"][0]["annotated"]
    assert path == "private/to-correct/x.xlsx"
    assert openpyxl.load_workbook(root / path).sheetnames[0] == "To correct"


# -- reading it again


def test_the_corrected_copy_is_the_same_source(ingested):
    """Three cells mended: the interviews E01 and E02 are changed, nothing is added twice."""
    before = len(ingested.show("statements"))
    answer = ingested.ingest(edit(ingested.root / COPY, MENDED))
    counted = {k: answer["totals"][k] for k in ("added", "changed", "removed", "unchanged")}
    assert counted == {"added": 0, "changed": 2, "removed": 0, "unchanged": 8}
    assert (answer["totals"]["errors"], answer["files"][0]["annotated"]) == (0, None)
    assert len(ingested.show("interviews")) == 10
    assert len(ingested.show("statements")) == before + 1 == 20


def test_the_faulty_original_does_not_undo_its_corrected_copy(ingested):
    """Reading the whole folder afterwards brings no fault back, and says why (F036)."""
    ingested.ingest(edit(ingested.root / COPY, MENDED))
    known = ingested.dump()
    answer = ingested.ingest()
    assert ingested.dump() == known
    assert {f["file"]: f["status"] for f in answer["files"]} == {"entretiens.xlsx": "unchanged"}
    codes = [p["code"] for f in answer["files"] for p in f["problems"]]
    assert codes == ["F036"]
    assert answer["totals"]["errors"] == 0


def test_status_does_not_ask_to_read_the_original_again(ingested):
    """Its content is in the figures by its corrected copy."""
    ingested.ingest(edit(ingested.root / COPY, MENDED))
    assert "F019" not in ingested.run("show", "problems", "--json").out
    ingested.run("undo")
    assert "F019" not in ingested.run("show", "problems", "--json").out


def test_an_original_that_changes_is_read_again(ingested):
    """The newest delivery wins: a line added to the original is taken."""
    ingested.ingest(edit(ingested.root / COPY, MENDED))
    row = {"A": "E11", "B": "12/06/2026", "C": "facteur", "D": "Association"}
    row |= {"F": "Besoin", "G": "Jeunesse", "H": "Un banc devant la poste.", "I": "Non"}
    changes = {("Propos", f"{column}22"): value for column, value in row.items()}
    edit(ingested.analysis / "entretiens.xlsx", MENDED | changes)
    answer = ingested.ingest()
    assert answer["totals"]["added"] == 1


def test_what_is_left_in_a_corrected_copy_is_marked_in_a_new_one(ingested):
    """One of three is mended: the next copy stands beside the edited one, with two marks."""
    path = edit(ingested.root / COPY, {("Propos", "G2"): "Mobilités"})
    answer = ingested.ingest(path, status=1)
    assert answer["files"][0]["annotated"] == "prive/a-corriger/entretiens (2).xlsx"
    book = opened(ingested, "prive/a-corriger/entretiens (2).xlsx")
    assert set(marked(book["Propos"])) == {"G5", "F4"}
    assert book["Propos"]["G2"].fill.fill_type is None
    assert book.sheetnames.count(SHEET) == 1


def test_copies_that_nobody_touched_are_no_new_deliveries(ingested):
    """The folder of the copies is named: nothing is delivered again, and no copy more is made."""
    known, files = ingested.dump(), ingested.files()
    answer = ingested.ingest(ingested.root / "prive" / "a-corriger", status=1)
    assert [(f["file"], f["status"]) for f in answer["files"]] == [("entretiens.xlsx", "unchanged")]
    assert answer["files"][0]["annotated"] == COPY
    assert ingested.dump() == known
    assert set(ingested.files()) == set(files)


def test_an_untouched_copy_brings_nothing(ingested):
    """Read without a change, it is the same ten interviews, and it stays as it is."""
    before = (ingested.root / COPY).read_bytes()
    answer = ingested.ingest(ingested.root / COPY, status=1)
    assert answer["totals"]["unchanged"] == 10
    assert answer["totals"]["added"] == answer["totals"]["changed"] == 0
    assert (ingested.root / COPY).read_bytes() == before


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not there")
def test_a_copy_saved_by_libreoffice_is_known_again(ingested, tmp_path):
    """It drops the author of a note: the list and our notes are replaced all the same."""
    path = edit(ingested.root / COPY, {("Propos", "G2"): "Mobilités"})
    command = ["soffice", "--headless", f"-env:UserInstallation={(tmp_path / 'lo').as_uri()}"]
    command += ["--convert-to", "xlsx", "--outdir", str(tmp_path), str(path)]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    shutil.copy(tmp_path / path.name, path)
    answer = ingested.ingest(path, status=1)
    book = opened(ingested, answer["files"][0]["annotated"])
    assert book.sheetnames == [SHEET, "Propos", "Personnes"]
    assert marked(book["Propos"]) == {"G5": RED, "F4": RED}
    assert book["Propos"]["G5"].comment.text.count("V103") == 1


def test_status_names_the_copies_to_correct(ingested):
    """Beside the number of errors; no longer once they are mended."""
    assert COPY in ingested.run("status").out
    edit(ingested.analysis / "entretiens.xlsx", MENDED)
    ingested.ingest()
    assert COPY not in ingested.run("status").out


def test_the_copy_of_a_file_that_was_taken_back_goes_with_it(ingested):
    """After an undo there is nothing to correct; the next reading makes the copy again."""
    ingested.undo()
    assert not (ingested.root / COPY).exists()
    assert COPY not in ingested.run("status").out
    ingested.ingest(status=1)
    assert (ingested.root / COPY).exists()


def test_a_copy_that_was_edited_stays_when_its_file_is_taken_back(ingested):
    """What somebody wrote is never removed."""
    path = edit(ingested.root / COPY, {("Propos", "G2"): "Mobilités"})
    ingested.undo()
    assert path.exists()


def test_a_workbook_that_has_both_our_names_still_gets_its_copy(project, faulty):
    """The copy is then made anew, without the two sheets, which were not read."""
    path = faulty.write(project.analysis / "entretiens.xlsx")
    book = openpyxl.load_workbook(path)
    for name in (SHEET, f"{SHEET} (absr)"):
        book.create_sheet(name)["A1"] = "à moi"
    book.save(path)
    assert project.ingest(status=1)["files"][0]["annotated"] == COPY
    assert opened(project).sheetnames == [SHEET, "Propos", "Personnes"]
