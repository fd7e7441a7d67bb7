"""Workbooks written part by part, so that each test shows exactly what is wrong in its file."""

import io
import zipfile

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/spreadsheetml/main"
DOCUMENT = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
STRICT_DOCUMENT = "http://purl.oclc.org/ooxml/officeDocument/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


def zipped(parts, compression=zipfile.ZIP_DEFLATED):
    """The bytes of a zip archive holding `parts` (name → text or bytes)."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", compression) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return target.getvalue()


def relations(*links, document=DOCUMENT):
    """A part of relations, from (id, role, target)."""
    inside = "".join(
        f'<Relationship Id="{key}" Type="{document}/{role}" Target="{target}"/>'
        for key, role, target in links
    )
    return f'{DECLARATION}<Relationships xmlns="{PACKAGE}">{inside}</Relationships>'


def sheet(rows, before="", after=""):
    """A worksheet part with `rows` as the content of its sheetData."""
    return (
        f'{DECLARATION}<worksheet xmlns="{MAIN}" xmlns:r="{DOCUMENT}">{before}'
        f"<sheetData>{rows}</sheetData>{after}</worksheet>"
    )


def strings(*items):
    """A part of shared texts from their XML."""
    inside = "".join(f"<si>{item}</si>" for item in items)
    return f'{DECLARATION}<sst xmlns="{MAIN}">{inside}</sst>'


def styles(*codes):
    """A styles part: style 0 is general, style n has the n-th format code."""
    formats = "".join(
        f'<numFmt numFmtId="{200 + n}" formatCode="{code}"/>' for n, code in enumerate(codes)
    )
    cells = "".join(f'<xf numFmtId="{200 + n}"/>' for n in range(len(codes)))
    return (
        f'{DECLARATION}<styleSheet xmlns="{MAIN}"><numFmts>{formats}</numFmts>'
        f'<cellStyleXfs><xf numFmtId="14"/></cellStyleXfs>'
        f'<cellXfs><xf numFmtId="0"/>{cells}</cellXfs></styleSheet>'
    )


def parts_of(*sheets, texts=None, formats=None, workbook=""):
    """The parts of a workbook with these sheet parts, called Feuil1, Feuil2…"""
    numbers = range(1, len(sheets) + 1)
    listed = "".join(f'<sheet name="Feuil{n}" sheetId="{n}" r:id="rId{n}"/>' for n in numbers)
    links = [(f"rId{n}", "worksheet", f"worksheets/sheet{n}.xml") for n in numbers]
    parts = {
        "[Content_Types].xml": "<Types/>",
        "_rels/.rels": relations(("rId1", "officeDocument", "xl/workbook.xml")),
        "xl/workbook.xml": (
            f'{DECLARATION}<workbook xmlns="{MAIN}" xmlns:r="{DOCUMENT}">{workbook}'
            f"<sheets>{listed}</sheets></workbook>"
        ),
    }
    if texts is not None:
        parts["xl/sharedStrings.xml"] = texts
        links.append(("rId98", "sharedStrings", "sharedStrings.xml"))
    if formats is not None:
        parts["xl/styles.xml"] = formats
        links.append(("rId99", "styles", "styles.xml"))
    parts["xl/_rels/workbook.xml.rels"] = relations(*links)
    for n, content in zip(numbers, sheets, strict=True):
        parts[f"xl/worksheets/sheet{n}.xml"] = content
    return parts


def book(*sheets, **others):
    """The bytes of a workbook with these sheet parts (see `parts_of`)."""
    return zipped(parts_of(*sheets, **others))


def row(number, *cells, attributes=""):
    """A row; each cell is (column letters, text) or a piece of XML."""
    inside = "".join(
        cell if isinstance(cell, str) else inline(f"{cell[0]}{number}", cell[1]) for cell in cells
    )
    return f'<row r="{number}"{attributes}>{inside}</row>'


def inline(address, text):
    """A cell that holds its own text."""
    escaped = str(text).replace("&", "&amp;").replace("<", "&lt;")
    return f'<c r="{address}" t="inlineStr"><is><t>{escaped}</t></is></c>'
