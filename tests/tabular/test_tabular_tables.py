"""Tables of web pages, Word documents, JSON directories and compressed folders."""

from __future__ import annotations

import html
import io
import json
import random
import shutil
import subprocess
import time
import zipfile

import hand_made as hm
import hand_made_xls as old
import pytest
from hypothesis import given
from hypothesis import strategies as st

from absr.tabular.delivered import read_delivered
from absr.tabular.limits import DEFAULT_LIMITS

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def read(name, data, **more):
    workbook, problems = read_delivered(name, data, **more)
    assert workbook is not None, problems
    return workbook, problems


def cells(sheet):
    return [(row.number, row.values) for row in sheet.rows]


def refusal(name, data, **more):
    workbook, problems = read_delivered(name, data, **more)
    assert workbook is None
    (problem,) = problems
    return problem


# -- web pages ---------------------------------------------------------------------------------

PAGE = """<html><head><meta charset="utf-8"><style>td { color: red }</style></head><body>
<h1>Export</h1><!-- <table><tr><td>pas cela</td></tr></table> -->
<TABLE border=1><tr><th>N&deg;<th>Propos</tr>
<tr><td>E01</td><td>un  mot<br>deux&nbsp;mots <b>gras</b></td></tr>
<tr><td>E02<td>a &lt; b &amp; c</table></body></html>"""


def test_a_web_page_under_the_name_of_a_workbook_is_read_and_told():
    """Programs write such files; their cells are texts, breaks stay, references are decoded."""
    workbook, problems = read("export.xls", PAGE.encode())
    assert [(p.code, p.severity, p.value) for p in problems] == [("F022", "warning", ".xls")]
    (sheet,) = workbook.sheets
    assert sheet.name == "export"
    assert cells(sheet) == [
        (1, ("N°", "Propos")),
        (2, ("E01", "un mot\ndeux\xa0mots gras")),
        (3, ("E02", "a < b & c")),
    ]


def test_a_web_page_under_its_own_name_is_read_without_a_word():
    assert read("export.html", PAGE.encode())[1] == ()


def test_cells_that_go_over_others_are_merged_ranges():
    """What stands to the right and below keeps its place."""
    page = (
        "<html><table><tr><td rowspan=2>a<td colspan=2>b<td>c<tr><td>d<td>e<td>f<tr><td>g</table>"
    )
    (sheet,) = read("a.html", page.encode())[0].sheets
    assert cells(sheet) == [
        (1, ("a", "b", None, "c")),
        (2, (None, "d", "e", "f")),
        (3, ("g",)),
    ]
    assert sheet.merged == ((1, 0, 2, 0), (1, 1, 1, 2))


def test_what_excel_hid_in_a_page_is_known():
    page = (
        "<html><table><col width=80><col span=2 style='display: none;mso-width:0'><tr><td>a<td>b"
        "<td>c<td>d<tr style='display:none'><td>e</table>"
    )
    (sheet,) = read("a.html", page.encode())[0].sheets
    assert (sheet.hidden_columns, sheet.hidden_rows) == ({1, 2}, {2})


def test_each_table_of_a_page_is_a_sheet():
    """Those without content are none; a table inside another is a sheet of its own."""
    page = (
        "<html><table></table><table><tr><td>a<table><tr><td>dedans</table>"
        "<td>b</table><table><tr><td>c</table>"
    )
    workbook, _ = read("a.html", page.encode())
    assert [(sheet.name, cells(sheet)) for sheet in workbook.sheets] == [
        ("Tableau 1", [(1, ("a", "b"))]),
        ("Tableau 2", [(1, ("dedans",))]),
        ("Tableau 3", [(1, ("c",))]),
    ]


def test_a_page_without_a_table_is_refused():
    problem = refusal("a.xls", b"<html><body><p>Bonjour</p></body></html>")
    assert (problem.code, problem.fact("kind")) == ("F003", "html")


@pytest.mark.parametrize(
    "page",
    [
        "<html><table><tr><td>" + "<a " * 200_000,
        "<html><table><tr><td>" + "<!--" * 200_000,
        "<html><table><tr><td>" + "<a b='" * 100_000,
        "<html><table><tr><td>" + "&#" + "9" * 500_000 + ";",
        "<html><table><tr><td>" + "<style>" * 200_000,
        "<html>" + "<table><tr><td>" * 90 + "x" + "<script" * 100_000,
        "<html><table>" + "<tr><td rowspan=60000>x" * 3_000,
        "<html><table><tr>" + "<td colspan=1000>" * 100_000,
    ],
)
def test_an_awkward_page_costs_no_more_than_its_length(page):
    """Unclosed tags, comments and references are read or refused at once."""
    begun = time.process_time()
    workbook, problems = read_delivered("a.html", page.encode())
    assert workbook is not None or problems[0].code in {"F003", "F006"}
    assert time.process_time() - begun < 5


def test_limits_hold_for_pages():
    many = "<html>" + "<table>" * 200
    assert refusal("a.html", many.encode()).code == "F006"
    small = DEFAULT_LIMITS._replace(cells=20)
    page = "<html><table>" + "<tr><td>a" * 30
    assert refusal("a.html", page.encode(), limits=small).code == "F006"


TEXTS = st.text(st.characters(blacklist_categories=("Cs", "Cc", "Zs", "Zl", "Zp")), max_size=15)


@given(st.lists(st.lists(TEXTS, min_size=2, max_size=2), min_size=1, max_size=5))
def test_whatever_stands_in_a_page_comes_back(table):
    """Any texts, escaped as pages do, at their rows and columns."""
    rows = "".join(
        "<tr>" + "".join(f"<td>{html.escape(cell)}</td>" for cell in row) + "</tr>"
        for row in [["N°", "Propos"], *table]
    )
    (sheet,) = read("a.html", f"<html><table>{rows}</table></html>".encode())[0].sheets
    found = dict(cells(sheet))
    for number, row in enumerate(table, 2):
        expected = tuple(cell or None for cell in row)
        assert (*found.get(number, ()), None, None)[:2] == expected


# -- Word --------------------------------------------------------------------------------------


def docx(body):
    document = (
        f'{hm.DECLARATION}<w:document xmlns:w="{WORD}" xmlns:w14="w14" xmlns:mc="mc">'
        f"<w:body>{body}</w:body></w:document>"
    )
    return hm.zipped({"[Content_Types].xml": "<Types/>", "word/document.xml": document})


def par(text, before=""):
    return f"<w:p>{before}<w:r><w:t>{text}</w:t></w:r></w:p>"


def cell(*content, properties=""):
    inside = "".join(c if c.startswith("<") else par(c) for c in content)
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{inside}</w:tc>"


def table(*rows):
    return "<w:tbl>" + "".join(f"<w:tr>{''.join(row)}</w:tr>" for row in rows) + "</w:tbl>"


def words(*content):
    """The text of a cell with this content."""
    (sheet,) = read("a.docx", docx(table([cell("Propos")], [cell(*content)])))[0].sheets
    return sheet.rows[1].values[0] if len(sheet.rows) > 1 else None


def test_each_table_of_a_document_is_a_sheet():
    """The line right above goes with it, as row 0; the others are counted and told."""
    body = (
        par("Compte rendu")
        + par("Fiche n° 3")
        + par("")
        + table([cell("N°"), cell("Propos")], [cell("E01"), cell("oui", "non")])
        + par("Suite")
        + table([cell("A")], [cell("1")])
    )
    workbook, problems = read("notes.docx", docx(body))
    assert [(sheet.name, cells(sheet)) for sheet in workbook.sheets] == [
        ("Tableau 1", [(0, ("Fiche n° 3",)), (1, ("N°", "Propos")), (2, ("E01", "oui\nnon"))]),
        ("Tableau 2", [(0, ("Suite",)), (1, ("A",)), (2, ("1",))]),
    ]
    assert [(p.code, p.fact("kind"), p.fact("count")) for p in problems] == [
        ("F029", "paragraphs", "1")
    ]


def test_merged_cells_of_a_document_are_merged_ranges():
    span, head, tail = '<w:gridSpan w:val="2"/>', '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
    body = table(
        [cell("a", properties=span), cell("b")],
        [cell("c", properties=head), cell("d"), cell("e")],
        [cell("", properties=tail), cell("f"), cell("g")],
    )
    (sheet,) = read("a.docx", docx(body))[0].sheets
    assert cells(sheet) == [
        (1, ("a", None, "b")),
        (2, ("c", "d", "e")),
        (3, (None, "f", "g")),
    ]
    assert set(sheet.merged) == {(1, 0, 1, 1), (2, 0, 3, 0)}


def test_revisions_are_read_as_they_stand():
    """What was taken out is gone, what was put in is there, what was moved stands once."""
    assert (
        words(
            "<w:p><w:r><w:t>un </w:t></w:r><w:del><w:r><w:delText>vieux </w:delText></w:r></w:del>"
            "<w:ins><w:r><w:t>nouveau </w:t></w:r></w:ins>"
            "<w:moveFrom><w:r><w:t>mot</w:t></w:r></w:moveFrom>"
            "<w:moveTo><w:r><w:t>mot</w:t></w:r></w:moveTo></w:p>"
        )
        == "un nouveau mot"
    )


def test_lists_breaks_and_tabs_of_a_paragraph():
    listed = '<w:pPr><w:tabs><w:tab w:val="left"/></w:tabs><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>'
    plain = '<w:pPr><w:numPr><w:numId w:val="0"/></w:numPr></w:pPr>'
    style = '<w:pPr><w:pStyle w:val="Listepuces"/></w:pPr>'
    broken = "<w:p><w:r><w:t>a</w:t><w:br/><w:t>b</w:t><w:tab/><w:t>c</w:t></w:r></w:p>"
    found = words(par("un", listed), par("deux", style), par("trois", plain), broken)
    assert found == "- un\n- deux\ntrois\na\nb\tc"


def test_boxes_to_tick_are_signs():
    """Those of content controls, of old form fields and of the Wingdings font."""
    control = (
        '<w:p><w:sdt><w:sdtPr><w14:checkbox><w14:checked w14:val="1"/></w14:checkbox></w:sdtPr>'
        "<w:sdtContent><w:r><w:t>☒</w:t></w:r></w:sdtContent></w:sdt><w:r><w:t> oui</w:t></w:r></w:p>"
    )
    field = "<w:p><w:r><w:fldChar><w:ffData><w:checkBox>{}</w:checkBox></w:ffData></w:fldChar></w:r></w:p>"
    off = field.format('<w:default w:val="0"/>')
    on = field.format('<w:default w:val="0"/><w:checked/>')
    symbol = '<w:p><w:r><w:sym w:font="Wingdings" w:char="F0FE"/></w:r></w:p>'
    assert words(control, off, on, symbol) == "☒ oui\n☐\n☒\n☒"


def test_a_field_that_nobody_filled_is_empty():
    """Its prompt is no answer."""
    prompt = (
        "<w:p><w:sdt><w:sdtPr>{}</w:sdtPr><w:sdtContent><w:r><w:t>Cliquez ici</w:t></w:r>"
        "</w:sdtContent></w:sdt></w:p>"
    )
    assert words(prompt.format("<w:showingPlcHdr/>")) is None
    assert words(prompt.format("")) == "Cliquez ici"


def test_a_table_inside_a_cell_is_a_sheet_of_its_own():
    inner = table([cell("dedans")])
    workbook, _ = read("a.docx", docx(table([cell("avant", inner, "après"), cell("b")])))
    assert [cells(sheet) for sheet in workbook.sheets] == [
        [(1, ("avant\naprès", "b"))],
        [(1, ("dedans",))],
    ]


def test_a_text_of_labelled_paragraphs_is_one_sheet():
    """Without a table, three labels make a form of a text: a paragraph a row, nothing left out."""
    lines = ("Entretien n° 1", "Date : 12 juin", "Besoins :", "Un bus", "Citable : non")
    workbook, problems = read("a.docx", docx("".join(map(par, lines))))
    (sheet,) = workbook.sheets
    assert [row.values for row in sheet.rows] == [(line,) for line in lines]
    assert problems == ()


def test_the_lines_above_a_table_that_answer_a_label_go_with_it():
    """« Date : 12 juin » stands on row 0 with the line right above; a sentence does not."""
    lines = ("Il faisait beau.", "Entretien n° 1", "Date : 12 juin", "Ce qui est dit")
    body = "".join(map(par, lines)) + table([cell("Un bus")])
    workbook, problems = read("a.docx", docx(body))
    assert workbook.sheets[0].rows[0] == (0, lines[1:])
    assert [p.fact("count") for p in problems] == ["1"]


def test_a_document_without_a_table_says_so():
    assert refusal("a.docx", docx(par("Bonjour"))).code == "F028"
    assert refusal("a.docx", docx(table([cell("")]))).code == "F028"


def test_old_documents_and_other_texts_say_what_they_are():
    """A document of Word 97, of LibreOffice, in RTF, in PDF."""
    ole = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".ljust(512, b"\0")
    ole += "WordDocument\0".encode("utf-16-le").ljust(128, b"\0")
    odt = hm.zipped({"mimetype": b"application/vnd.oasis.opendocument.text"}, zipfile.ZIP_STORED)
    files = {"a.doc": (ole, "docx"), "a.odt": (odt, "odt"), "a.rtf": (rb"{\rtf1 a}", "rtf")}
    files["a.pdf"] = (b"%PDF-1.7\n", "pdf")
    for name, (data, kind) in files.items():
        problem = refusal(name, data)
        assert (problem.code, problem.fact("kind")) == ("F003", kind)


@pytest.mark.skipif(shutil.which("soffice") is None, reason="no LibreOffice")
def test_a_document_of_libreoffice(tmp_path):
    """A table saved in the .docx format by another program: merged, listed, in its place."""
    page = (
        "<html><body><p>Avant</p><table border=1><tr><td>N°</td><td>Propos</td></tr>"
        "<tr><td rowspan=2>E01</td><td><ul><li>un</li><li>deux</li></ul></td></tr>"
        "<tr><td>été &amp; hiver</td></tr></table></body></html>"
    )
    (tmp_path / "a.html").write_text(page, encoding="utf-8")
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--infilter=writer_web_HTML", "--convert-to"]
    command += ["docx:MS Word 2007 XML", "--outdir", tmp_path, tmp_path / "a.html"]
    subprocess.run(command, check=True, capture_output=True)
    workbook, problems = read("a.docx", (tmp_path / "a.docx").read_bytes())
    (sheet,) = workbook.sheets
    assert cells(sheet) == [
        (0, ("Avant",)),
        (1, ("N°", "Propos")),
        (2, ("E01", "- un\n- deux")),
        (3, (None, "été & hiver")),
    ]
    assert sheet.merged == ((2, 0, 3, 0),)
    assert problems == ()


# -- JSON --------------------------------------------------------------------------------------

STRUCTURE = {"source": "dora", "id": "dora--1", "nom": "CCAS", "siret": "00012345678901"}
SERVICE = {
    "id": "dora--2",
    "structure_id": "dora--1",
    "nom": "Atelier",
    "thematiques": ["mobilite--louer", "sante--acces"],
    "longitude": 2.43,
    "payant": False,
    "frais": None,
}


def directory(found):
    return json.dumps(found, ensure_ascii=False).encode()


def test_a_directory_gives_a_sheet_for_each_list():
    """Each key is a column; a list of words is one text, what is a number stays one."""
    workbook, problems = read(
        "d.json", directory({"structures": [STRUCTURE], "services": [SERVICE]})
    )
    assert problems == ()
    structures, services = workbook.sheets
    assert (structures.name, services.name) == ("structures", "services")
    assert cells(structures) == [(1, tuple(STRUCTURE)), (2, tuple(STRUCTURE.values()))]
    expected = ("dora--2", "dora--1", "Atelier", "mobilite--louer; sante--acces", 2.43, False)
    assert services.rows[1].values == expected


def test_a_bare_list_is_known_by_its_keys():
    assert read("d.json", directory([SERVICE]))[0].sheets[0].name == "services"
    assert read("d.json", directory([STRUCTURE]))[0].sheets[0].name == "structures"


def test_a_composed_value_is_kept_as_written_and_told():
    entry = {"id": "1", "nom": "a", "lieu": {"ville": "Élan"}}
    workbook, problems = read("d.json", directory([entry]))
    assert workbook.sheets[0].rows[1].values[2] == '{"ville": "Élan"}'
    assert [(p.code, p.fact("kind"), p.fact("count")) for p in problems] == [
        ("F029", "nested", "1")
    ]


def test_long_numbers_stay_as_they_are_written():
    data = b'[{"id": 12345678901234567890, "nom": "a", "x": 1e999, "y": NaN}]'
    assert read("d.json", data)[0].sheets[0].rows[1].values == (
        "12345678901234567890",
        "a",
        "1e999",
        "NaN",
    )


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b'{"type": "FeatureCollection", "features": []}', "F030"),
        (b'[{"id": 1}]', "F030"),
        (b"[1, 2]", "F030"),
        (b'{"services": {"id": 1, "nom": 2}}', "F030"),
        (b'"texte"', "F030"),
        (b'[{"id": 1, "nom": "a"}', "F005"),
        (b"[" * 200_000, "F006"),
        (b'{"structures": []}', "F011"),
    ],
)
def test_other_json_is_refused_by_its_cause(data, code):
    _, problems = read_delivered("d.json", data)
    assert [p.code for p in problems] == [code]


def test_json_under_another_name_is_no_table():
    assert refusal("d.xlsx", directory([SERVICE])).code == "F003"


# -- compressed folders ------------------------------------------------------------------------


def folder(**files):
    return hm.zipped({name.replace("__", "/"): data for name, data in files.items()})


def test_each_table_of_a_folder_is_a_sheet():
    """As ODK Central exports them: one text for the form, one for each repeated group."""
    data = folder(
        **{
            "entretiens.csv": "KEY,nom\nuuid:1,Élan\n".encode(),
            "entretiens-propos.csv": b"PARENT_KEY,texte\nuuid:1,oui\n",
            "media__photo.jpg": b"\xff\xd8\xff\xe0",
            "LISEZMOI.txt": b"Un mot, pour dire.\nRien d'autre.\n",
            "__MACOSX__._entretiens.csv".replace("__MACOSX__", "__MACOSX/"): b"\0\x05\x16",
            ".DS_Store": b"\0\0\0\x01Bud1",
        }
    )
    workbook, problems = read("export.zip", data)
    assert [(sheet.name, cells(sheet)) for sheet in workbook.sheets] == [
        ("entretiens", [(1, ("KEY", "nom")), (2, ("uuid:1", "Élan"))]),
        ("entretiens-propos", [(1, ("PARENT_KEY", "texte")), (2, ("uuid:1", "oui"))]),
    ]
    assert [(p.code, p.fact("count")) for p in problems] == [("F029", "2")]


def test_workbooks_in_a_folder_keep_the_names_of_their_sheets():
    """Two files of one name are told apart by their folder; the old form is read too."""
    one = hm.book(hm.sheet(hm.row(1, ("A", "x"))))
    two = old.book(old.label(0, 0, "y"), old.label(0, 0, "z"), names=["A", "B"])
    workbook, _ = read("e.zip", folder(**{"a.xlsx": one, "b__a.xls": two}))
    assert [(s.name, s.rows[0].values) for s in workbook.sheets] == [
        ("a", ("x",)),
        ("b/a - A", ("y",)),
        ("b/a - B", ("z",)),
    ]


def test_problems_inside_a_folder_name_the_folder_and_the_sheet():
    workbook, problems = read("e.zip", folder(**{"a.csv": "a;b\nÉ;1\n".encode("cp1252")}))
    assert [(p.code, p.file, p.sheet) for p in problems] == [("F020", "e.zip", "a")]
    assert workbook.sha256


@pytest.mark.parametrize(
    ("files", "code"),
    [
        ({"a.csv": b"a;b\n1;2\n", "b.zip": b"PK"}, "F031"),
        ({"a.csv": b'a;b\n"open;2\n', "b.csv": b"a;b\n1;2\n"}, "F021"),
        ({"a.xlsx": hm.book(hm.sheet(""))[:-30], "b.csv": b"a;b\n1;2\n"}, "F005"),
        ({"a.jpg": b"\xff\xd8\xff\xe0"}, "F003"),
        ({}, "F003"),
    ],
)
def test_a_folder_is_refused_whole_by_its_cause(files, code):
    assert refusal("e.zip", folder(**files)).code == code


def test_a_folder_under_the_name_of_a_workbook_is_none():
    assert refusal("e.xlsx", folder(**{"a.csv": b"a;b\n1;2\n"})).code == "F003"


def test_limits_hold_over_all_the_files_of_a_folder():
    """Neither many small tables nor workbooks that swell may ask for more than one file may."""
    rows = "".join(f"{n};x\n" for n in range(20)).encode()
    small = DEFAULT_LIMITS._replace(cells=150)
    assert read("e.zip", folder(**{"a.csv": b"a;b\n" + rows}), limits=small)
    many = folder(**{f"{n}.csv": b"a;b\n" + rows for n in range(3)})
    assert refusal("e.zip", many, limits=small).code == "F006"
    swelling = hm.book(hm.sheet(hm.row(1, ("A", "x" * 40_000))))
    tight = DEFAULT_LIMITS._replace(inflated_bytes=150_000)
    swollen = folder(**{f"{n}.xlsx": swelling for n in range(5)})
    assert refusal("e.zip", swollen, limits=tight).code == "F006"


# -- which reader ------------------------------------------------------------------------------


def test_what_a_file_is_comes_before_its_name():
    """A workbook under the ending of another is read, and it is said."""
    new, text = hm.book(hm.sheet(hm.row(1, ("A", "x")))), b"a\tb\n1\t2\n"
    ancient = old.book(old.label(0, 0, "x"))
    for name, data, kind in (
        ("a.xls", new, "xlsx"),
        ("a.xlsx", ancient, "xls"),
        ("a.csv", ancient, "xls"),
        ("a.xls", text, "csv"),
        ("a.doc", docx(table([cell("x")])), "docx"),
    ):
        workbook, problems = read(name, data)
        assert workbook.sheets[0].rows
        assert [(p.code, p.severity, p.fact("kind")) for p in problems] == [("F022", "info", kind)]
    for name, data in (("a.xlsx", new), ("a.XLSM", new), ("a.xls", ancient), ("a.TSV", text)):
        assert read(name, data)[1] == ()


def test_a_document_under_the_name_of_a_workbook_is_refused():
    problem = refusal("a.xlsx", docx(table([cell("x")])))
    assert (problem.code, problem.fact("kind")) == ("F003", "docx")


ENDINGS = ["xlsx", "xls", "ods", "csv", "tsv", "txt", "docx", "zip", "json", "html"]
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".ljust(512, b"\0")
LIKE_NOTHING = {
    "empty": (b"", "F002"),
    "picture": (b"\x89PNG\r\n\x1a\n" + b"\0" * 64, "F003"),
    "pdf": (b"%PDF-1.7\n%\xe2\xe3", "F003"),
    "protected": (OLE + "EncryptedPackage\0".encode("utf-16-le").ljust(128, b"\0"), "F004"),
    "blank disk": (bytes(4096), "F005"),
    "cut workbook": (hm.book(hm.sheet(hm.row(1, ("A", "x"))))[:-40], "F005"),
    "cut old workbook": (old.book(old.number(0, 0, 1))[:1700], "F005"),
    "xlsb": (hm.zipped({"xl/workbook.bin": "x"}), "F010"),
    "excel 4": (b"\x09\x04\x06\x00\0\0\x10\0\0\0\x0a\0\0\0", "F010"),
    "powerpoint": (OLE + "PowerPoint Document\0".encode("utf-16-le").ljust(128, b"\0"), "F003"),
}


@pytest.mark.parametrize("ending", ENDINGS)
@pytest.mark.parametrize(("data", "code"), LIKE_NOTHING.values(), ids=LIKE_NOTHING)
def test_a_file_that_is_no_table_has_one_cause_under_every_name(data, code, ending):
    """What its bytes say is told, whatever its ending promises."""
    assert refusal(f"entretiens.{ending}", data).code == code


@pytest.mark.parametrize("ending", ENDINGS)
def test_the_lock_file_of_an_open_file_is_told_for_what_it_is(ending):
    assert refusal(f"~$entretiens.{ending}", b"\x04Anne".ljust(165, b"\0")).code == "F008"
    assert refusal(f".~lock.entretiens.{ending}#", b"anne,host").code == "F008"


@pytest.mark.parametrize("reader", ["docx", "zip"])
def test_a_protected_archive_and_a_document_type_are_refused(reader):
    """A password and an entity are told in these forms as in workbooks."""
    table_in = docx(table([cell("x")])) if reader == "docx" else folder(**{"a.csv": b"a;b\n1;2\n"})
    protected = bytearray(table_in)
    for place in range(len(protected) - 4):
        if protected[place : place + 4] == b"PK\x01\x02":
            protected[place + 8] |= 1
    assert refusal(f"a.{reader}", bytes(protected)).code == "F004"
    entity = '<!DOCTYPE x [<!ENTITY e "ee">]><w:document xmlns:w="w">&e;</w:document>'
    hostile = hm.zipped({"word/document.xml": entity})
    assert refusal("a.docx", hostile).code == "F007"


def mutated(data, draw):
    changed = bytearray(data)
    if draw.random() < 0.2:
        del changed[draw.randrange(len(changed)) :]
    for _ in range(draw.choice([1, 2, 5, 30])):
        if changed:
            changed[draw.randrange(len(changed))] = draw.choice(
                [0, 34, 60, 62, draw.randrange(256)]
            )
    return bytes(changed)


def samples():
    inside = {"a.csv": b"a;b\n1;2\n", "b.xlsx": hm.book(hm.sheet(hm.row(1, ("A", "x"))))}
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_STORED) as archive:
        for part, content in zipfile_parts(docx(table([cell("N°")], [cell("E01")]))).items():
            archive.writestr(part, content)
    return {
        "a.html": PAGE.encode(),
        "a.docx": target.getvalue(),
        "a.json": directory({"structures": [STRUCTURE], "services": [SERVICE]}),
        "a.zip": hm.zipped(inside, zipfile.ZIP_STORED),
        "a.csv": 'N°;Propos\nE01;"oui, ""là"""\nE02;été\n'.encode(),
    }


def zipfile_parts(data):
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


@pytest.mark.parametrize("name", samples())
def test_damaged_files_are_read_or_refused(name):
    """Whatever byte is wrong: tables or one cause, never an error of the program."""
    draw = random.Random(name)
    data = samples()[name]
    for _ in range(300):
        workbook, problems = read_delivered(name, mutated(data, draw))
        assert workbook is not None or problems[0].code.startswith("F")
