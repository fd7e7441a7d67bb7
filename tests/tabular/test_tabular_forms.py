"""Sound workbooks that other readers refuse or misread: each is read, and read right."""

import hand_made as hm
import pytest

from absr.tabular.xlsx import read_workbook

TABLE = hm.row(1, ("A", "N°"), ("B", "Propos")) + hm.row(2, ("A", "E01"), ("B", "d'accès & soins"))
EXPECTED = [(1, ("N°", "Propos")), (2, ("E01", "d'accès & soins"))]


def rows_of(sheet):
    return [tuple(row) for row in sheet.rows]


def rewritten(part, change, parts=None):
    """The usual workbook with one of its parts changed."""
    parts = parts or hm.parts_of(hm.sheet(TABLE))
    parts[part] = change(parts[part])
    return hm.zipped(parts)


def prefixed(xml):
    for name in ("worksheet", "sheetData", "row", "c", "is", "t"):
        for end in (" ", ">"):
            xml = xml.replace(f"<{name}{end}", f"<x:{name}{end}")
        xml = xml.replace(f"</{name}>", f"</x:{name}>")
    return xml.replace("xmlns=", "xmlns:x=")


SHEET_CHANGES = {
    "as it is": lambda xml: xml,
    "prefix x:": prefixed,
    "UTF-16": lambda xml: xml.replace("UTF-8", "UTF-16").encode("utf-16"),
    "latin-1": lambda xml: xml.replace("UTF-8", "iso-8859-1").encode("latin-1"),
    "cp1252": lambda xml: xml.replace("UTF-8", "windows-1252").encode("cp1252"),
    "BOM": lambda xml: "\ufeff" + xml,
    "no declaration": lambda xml: xml.removeprefix(hm.DECLARATION),
    "simple quotes": lambda xml: xml.replace('"', "'"),
    "indented": lambda xml: xml.replace("><", ">\r\n  <"),
    "comments": lambda xml: xml.replace("<row", "<!-- <row r='9'> --><row"),
    "comment with the rows' name": lambda xml: xml.replace(
        "<sheetData>", "<!-- <sheetData> --><sheetData>"
    ),
    "instruction": lambda xml: xml.replace("<row", "<?absr hello?><row"),
    "CDATA": lambda xml: xml.replace("d'accès &amp; soins", "<![CDATA[d'accès & soins]]>"),
    "numbered entities": lambda xml: xml.replace("è", "&#232;").replace("&amp;", "&#x26;"),
    "no addresses": lambda xml: xml.replace(' r="A1"', "").replace(' r="B1"', ""),
    "no row numbers": lambda xml: xml.replace('<row r="1">', "<row>").replace(
        '<row r="2">', "<row>"
    ),
    "other order": lambda xml: xml.replace('r="B2" t="inlineStr"', 't="inlineStr" r="B2"'),
    "more attributes": lambda xml: xml.replace(
        '<row r="2"', '<row r="2" spans="1:2" ht="15.5" x14ac:dyDescent="0.25"'
    ).replace("<worksheet", '<worksheet xmlns:x14ac="urn:x"'),
    "extension in a cell": lambda xml: xml.replace(
        '<c r="C2"/>', '<c r="C2"><extLst><ext uri="x"/></extLst></c>'
    ),
    "cells in any order": lambda xml: xml.replace(
        xml[xml.index('<c r="A2"') : xml.index("</row></sheetData>")],
        xml[xml.index('<c r="B2"') : xml.index("</row></sheetData>")]
        + xml[xml.index('<c r="A2"') : xml.index('<c r="B2"')],
    ),
    "rows in any order": lambda xml: xml.replace(
        xml[xml.index("<row") : xml.index("</sheetData>")],
        xml[xml.index('<row r="2"') : xml.index("</sheetData>")]
        + xml[xml.index('<row r="1"') : xml.index('<row r="2"')],
    ),
    "a row in two halves": lambda xml: xml.replace(
        '</c><c r="B1"', '</c></row><row r="1"><c r="B1"'
    ),
    "a row in two halves, far apart": lambda xml: xml.replace(
        '</c><c r="B1"', '</c></row><row r="1"><c r="B1"'
    ).replace("</sheetData>", '<row r="2"/></sheetData>'),
    "address against its row": lambda xml: xml.replace('<row r="2">', '<row r="1">'),
    "rows in two places": lambda xml: xml.replace(
        '<row r="2">', '</sheetData><sheetData><row r="2">'
    ).replace("</worksheet>", "<pageMargins/></worksheet>"),
    "a second place for rows, empty": lambda xml: xml.replace(
        "</worksheet>", "<sheetData/></worksheet>"
    ),
    "element in a text": lambda xml: xml.replace("<t>Propos", "<t>Pro<b/>pos"),
    "dimension too large": lambda xml: xml.replace(
        "<sheetData>", '<dimension ref="A1:XFD1048576"/><sheetData>'
    ),
    "dimension too small": lambda xml: xml.replace(
        "<sheetData>", '<dimension ref="A1"/><sheetData>'
    ),
    "empty cells": lambda xml: xml.replace("</row>", '<c r="C2" s="3"/><c r="D2" s="3" /></row>'),
    "empty values": lambda xml: xml.replace("</row>", '<c r="XFD2"><v></v></c></row>'),
    "empty rows": lambda xml: xml.replace("</sheetData>", '<row r="3"/><row r="9" /></sheetData>'),
    "text kept as is": lambda xml: xml.replace("<t>", '<t xml:space="preserve">'),
    "runs": lambda xml: xml.replace(
        "<t>Propos</t>",
        "<r><rPr><b/></rPr><t>Pro</t></r><r><t>pos</t></r>"
        '<rPh sb="0" eb="1"><t>hint</t></rPh><phoneticPr fontId="1"/>',
    ),
    "strict": lambda xml: xml.replace(hm.MAIN, hm.STRICT),
    "element in a result": lambda xml: xml.replace(
        't="inlineStr"><is><t>Propos</t></is>', 't="str"><v>Pro<b/>pos</v>'
    ),
    "result of a formula": lambda xml: xml.replace(
        't="inlineStr"><is><t>Propos</t></is>', 't="str"><f>"Pro"&amp;"pos"</f><v>Propos</v>'
    ),
}


@pytest.mark.parametrize("change", SHEET_CHANGES.values(), ids=SHEET_CHANGES)
def test_every_form_of_a_sheet_reads_the_same(change, read_one):
    """However a program writes the same table, the same rows come out."""
    sheet = read_one(rewritten("xl/worksheets/sheet1.xml", change))
    assert rows_of(sheet) == EXPECTED


STRING_CHANGES = {
    "as it is": lambda xml: xml,
    "prefix": lambda xml: (
        xml.replace("<si>", "<x:si>")
        .replace("</si>", "</x:si>")
        .replace("xmlns=", 'xmlns:x="urn:x" xmlns=')
    ),
    "UTF-16": lambda xml: xml.replace("UTF-8", "UTF-16").encode("utf-16"),
    "indented": lambda xml: xml.replace("<si>", "\n  <si>"),
    "attributes": lambda xml: xml.replace("<sst", '<sst count="9" uniqueCount="4294967295"'),
    "kept": lambda xml: xml.replace("<t>", '<t xml:space="preserve">'),
    "runs": lambda xml: xml.replace("<t>un</t>", "<r><t>u</t></r><r><t>n</t></r>"),
    "extension": lambda xml: xml.replace("</sst>", '<extLst><ext uri="x"/></extLst></sst>'),
    "numbered entity": lambda xml: xml.replace("un", "&#117;n"),
}


@pytest.mark.parametrize("change", STRING_CHANGES.values(), ids=STRING_CHANGES)
def test_every_form_of_the_shared_texts_reads_the_same(change, read_one):
    """Empty items count: the texts after them keep their numbers."""
    cells = "".join(f'<c r="{c}1" t="s"><v>{n}</v></c>' for n, c in enumerate("ABCDE"))
    xml = hm.strings("<t>un</t>", "", "<t></t>", "<t/>", "<t>cinq</t>").replace(
        "<si></si>", "<si/>"
    )
    parts = hm.parts_of(hm.sheet(f'<row r="1">{cells}</row>'), texts=xml)
    sheet = read_one(rewritten("xl/sharedStrings.xml", change, parts))
    assert rows_of(sheet) == [(1, ("un", None, None, None, "cinq"))]


def test_parts_are_found_whatever_their_names(read_one):
    """Backslashes, capitals, absolute and winding targets all lead to the part."""
    for target in (
        "/xl/worksheets/sheet1.xml",
        "worksheets\\\\sheet1.xml",
        "../xl/./worksheets/Sheet1.XML",
    ):
        parts = hm.parts_of(hm.sheet(TABLE))
        links = parts["xl/_rels/workbook.xml.rels"]
        parts["xl/_rels/workbook.xml.rels"] = links.replace("worksheets/sheet1.xml", target)
        backslashed = {name.replace("/", "\\"): content for name, content in parts.items()}
        assert rows_of(read_one(hm.zipped(parts))) == EXPECTED
        assert rows_of(read_one(hm.zipped(backslashed))) == EXPECTED


def test_workbook_under_another_name_is_found(read_one):
    """The main part is the one that the archive points at, not the one with the usual name."""
    parts = hm.parts_of(hm.sheet(TABLE))
    parts["xl/workbook22.xml"] = parts.pop("xl/workbook.xml")
    parts["xl/_rels/workbook22.xml.rels"] = parts.pop("xl/_rels/workbook.xml.rels")
    parts["_rels/.rels"] = hm.relations(("rId1", "officeDocument", "xl/workbook22.xml"))
    assert rows_of(read_one(hm.zipped(parts))) == EXPECTED


def test_workbook_without_its_first_relations_is_found(read_one):
    """An archive that points at nothing is tried under the usual name."""
    parts = hm.parts_of(hm.sheet(TABLE))
    del parts["_rels/.rels"]
    assert rows_of(read_one(hm.zipped(parts))) == EXPECTED


def test_texts_and_styles_are_found_without_relations(read_one):
    """Some programs forget to say where the shared texts and the styles are."""
    row = '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" s="1"><v>46307</v></c></row>'
    parts = hm.parts_of(hm.sheet(row), texts=hm.strings("<t>un</t>"), formats=hm.styles("d/m/yy"))
    parts["xl/_rels/workbook.xml.rels"] = hm.relations(
        ("rId1", "worksheet", "worksheets/sheet1.xml")
    )
    assert [str(value) for value in read_one(hm.zipped(parts)).rows[0].values] == [
        "un",
        "2026-10-12",
    ]


def test_a_link_to_the_outside_is_no_part(read_one):
    """A relation that leads out of the file is not followed."""
    parts = hm.parts_of(hm.sheet(TABLE))
    links = parts["xl/_rels/workbook.xml.rels"]
    parts["xl/_rels/workbook.xml.rels"] = links.replace(
        "</Rel",
        '<Relationship Id="x" Type="a/styles" Target="http://x/styles.xml" '
        'TargetMode="External"/></Rel',
    )
    assert rows_of(read_one(hm.zipped(parts))) == EXPECTED


def test_strict_workbook_is_read(read_one):
    """The strict vocabulary differs in every namespace, and is the same workbook."""
    parts = hm.parts_of(hm.sheet(TABLE))
    strict = {
        name: content.replace(hm.MAIN, hm.STRICT).replace(hm.DOCUMENT, hm.STRICT_DOCUMENT)
        for name, content in parts.items()
    }
    assert rows_of(read_one(hm.zipped(strict))) == EXPECTED


def test_styles_that_make_no_sense_are_no_obstacle(read_one):
    """Only number formats are looked at: a wrong colour or a wrong number refuses nothing."""
    formats = hm.styles("dd/mm/yyyy").replace(
        "<cellXfs>",
        '<fills><fill><patternFill patternType="wrong"/></fill></fills>'
        '<cellXfs><xf numFmtId="x"/><xf/>',
    )
    row = (
        '<row r="1"><c r="A1" s="0"><v>1</v></c><c r="B1" s="3"><v>46307</v></c>'
        '<c r="C1" s="99"><v>2</v></c><c r="D1" s="x"><v>3</v></c></row>'
    )
    sheet = read_one(hm.book(hm.sheet(row), formats=formats))
    assert [str(value) for value in sheet.rows[0].values] == ["1", "2026-10-12", "2", "3"]


def test_a_million_empty_formatted_rows_are_no_rows(read_one):
    """Rows that only have a height cost a second and nothing else."""
    empty = "".join(f'<row r="{n}" ht="20" customHeight="1"/>' for n in range(6, 1_048_577))
    rows = TABLE + "".join(hm.row(n, ("A", "x")) for n in range(3, 6)) + empty
    sheet = read_one(hm.book(hm.sheet(rows)))
    assert [row.number for row in sheet.rows] == [1, 2, 3, 4, 5]


def test_sixteen_thousand_columns_are_read(read_one):
    """The widest sheet there can be, filled from end to end, is a sheet."""
    from absr.model.source import column_letters

    cells = "".join(f'<c r="{column_letters(n)}1"><v>{n}</v></c>' for n in range(16_384))
    sheet = read_one(hm.book(hm.sheet(f'<row r="1">{cells}</row>')))
    assert sheet.rows[0].values == tuple(range(16_384))


def test_control_characters_written_as_they_are_are_repaired():
    """XML forbids them, some programs write them: the text is saved and the cell is named."""
    for bad in ("\x1b", "&#27;", "&#x1B;", "\x00", "&#xFFFF;", "&#xD800;"):
        for other in ("", "<!-- -->"):
            xml = hm.sheet(hm.row(3, ("B", "aQb")) + other).replace("Q", bad)
            workbook, (problem,) = read_workbook("essai.xlsx", hm.book(xml))
            assert workbook.sheets[0].rows[0].values == (None, "a�b")
            assert (problem.code, problem.severity, problem.cells) == ("V110", "warning", ("B3",))
            texts = hm.strings("<t>aQb</t>" + other).replace("Q", bad)
            cells = '<row r="3"><c r="B3" t="s"><v>0</v></c></row>'
            workbook, (problem,) = read_workbook(
                "essai.xlsx", hm.book(hm.sheet(cells), texts=texts)
            )
            assert workbook.sheets[0].rows[0].values == (None, "a�b")
            assert (problem.code, problem.cells) == ("V110", ("B3",))
