"""The same tables written as every kind of file that absr reads, with as little as each needs.

A file is some kB at most, so that two hundred thousand of them can be read in half an hour.
"""

from __future__ import annotations

import datetime as dt
import io
import json
import struct
import zipfile
import zlib
from html import escape
from typing import TYPE_CHECKING, TypeAlias

import xlwt

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from random import Random

Cell: TypeAlias = str | int | float | bool | dt.date | dt.time | dt.timedelta | None
Tables: TypeAlias = "Sequence[tuple[str, Sequence[Sequence[Cell]]]]"
"""Name of a sheet → its rows."""

_DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_DOCUMENT = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_OASIS = "urn:oasis:names:tc:opendocument:xmlns"
_ODS = "application/vnd.oasis.opendocument.spreadsheet"
_EPOCH = dt.date(1899, 12, 30)
_ENCODINGS = ("utf-8", "utf-8-sig", "cp1252", "utf-16", "mac_roman", "utf-16-le", "latin-1")
_LONGEST_NAME = 31
_WIDEST_OLD = 256
_SHARED = 0.6


def zipped(parts: Mapping[str, bytes | str], *, deflated: bool = True) -> bytes:
    """An archive of these parts with the right sums, in a fraction of the time of `zipfile`."""
    out, directory = bytearray(), bytearray()
    for name, content in parts.items():
        raw = content.encode("utf-8", "replace") if isinstance(content, str) else content
        packed, method = (zlib.compress(raw, 1, wbits=-15), 8) if deflated else (raw, 0)
        label = name.encode("utf-8", "replace")
        shared = (20, 0x800, method, 0, 0x21, zlib.crc32(raw), len(packed), len(raw), len(label), 0)
        directory += struct.pack("<4s6H3L5H2L", b"PK\x01\x02", 20, *shared, 0, 0, 0, 0, len(out))
        directory += label
        out += struct.pack("<4s5H3L2H", b"PK\x03\x04", *shared) + label + packed
    end = (b"PK\x05\x06", 0, 0, len(parts), len(parts), len(directory), len(out), 0)
    return bytes(out + directory + struct.pack("<4s4H2LH", *end))


def unzipped(data: bytes) -> dict[str, bytes]:
    """The parts of a sound archive."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def letters(column: int) -> str:
    """The letters of a column; A is 0."""
    found = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        found = chr(65 + rest) + found
    return found


def xml_text(value: object) -> str:
    """A text as XML may hold it, its marks escaped; what XML cannot hold stays for the parser."""
    text = "" if value is None else str(value)
    return text.encode("utf-8", "replace").decode().translate(_MARKS)


_MARKS = {ord("&"): "&amp;", ord("<"): "&lt;", ord(">"): "&gt;", ord('"'): "&quot;"}


# -- workbooks -----------------------------------------------------------------------------------


def xlsx(tables: Tables, draw: Random) -> dict[str, str]:
    """A workbook; its texts shared or each in its cell, its dates as numbers with a style."""
    shared: dict[str, int] | None = {} if draw.random() < _SHARED else None
    numbers = range(1, len(tables) + 1)
    listed = "".join(
        f'<sheet name="{xml_text(name)}" sheetId="{n}" r:id="rId{n}"/>'
        for n, (name, _) in zip(numbers, tables, strict=True)
    )
    links = [(f"rId{n}", "worksheet", f"worksheets/sheet{n}.xml") for n in numbers]
    links += [("rId98", "sharedStrings", "sharedStrings.xml"), ("rId99", "styles", "styles.xml")]
    parts = {
        "[Content_Types].xml": "<Types/>",
        "_rels/.rels": _relations([("rId1", "officeDocument", "xl/workbook.xml")]),
        "xl/workbook.xml": f'{_DECLARATION}<workbook xmlns="{_MAIN}" xmlns:r="{_DOCUMENT}">'
        f"<sheets>{listed}</sheets></workbook>",
        "xl/_rels/workbook.xml.rels": _relations(links),
        "xl/styles.xml": f'{_DECLARATION}<styleSheet xmlns="{_MAIN}"><cellXfs>'
        '<xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="20"/></cellXfs></styleSheet>',
    }
    for n, (_, rows) in zip(numbers, tables, strict=True):
        parts[f"xl/worksheets/sheet{n}.xml"] = _sheet(rows, shared, draw)
    texts = "".join(f"<si><t>{xml_text(text)}</t></si>" for text in shared or ())
    parts["xl/sharedStrings.xml"] = f'{_DECLARATION}<sst xmlns="{_MAIN}">{texts}</sst>'
    return parts


def _relations(links: Sequence[tuple[str, str, str]]) -> str:
    inside = "".join(
        f'<Relationship Id="{key}" Type="{_DOCUMENT}/{role}" Target="{target}"/>'
        for key, role, target in links
    )
    return f'{_DECLARATION}<Relationships xmlns="{_PACKAGE}">{inside}</Relationships>'


def _sheet(rows: Sequence[Sequence[Cell]], shared: dict[str, int] | None, draw: Random) -> str:
    inside = "".join(
        f'<row r="{n}">'
        + "".join(_cell(f"{letters(i)}{n}", cell, shared) for i, cell in enumerate(cells))
        + "</row>"
        for n, cells in enumerate(rows, 1)
    )
    more = draw.choice(
        (
            "",
            "",
            '<mergeCells count="1"><mergeCell ref="A3:A4"/></mergeCells>',
            '<autoFilter ref="A1:H20"/>',
        )
    )
    columns = draw.choice(("", "", '<cols><col min="2" max="3" hidden="1"/></cols>'))
    return (
        f'{_DECLARATION}<worksheet xmlns="{_MAIN}">{columns}'
        f"<sheetData>{inside}</sheetData>{more}</worksheet>"
    )


def _cell(place: str, value: Cell, shared: dict[str, int] | None) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return f'<c r="{place}" t="b"><v>{int(value)}</v></c>'
    if isinstance(value, (int, float)):
        return f'<c r="{place}"><v>{value}</v></c>'
    if isinstance(value, dt.date):
        days = (dt.date(value.year, value.month, value.day) - _EPOCH).days
        return f'<c r="{place}" s="1"><v>{days}</v></c>'
    if shared is None:
        return f'<c r="{place}" t="inlineStr"><is><t>{xml_text(value)}</t></is></c>'
    number = shared.setdefault(str(value), len(shared))
    return f'<c r="{place}" t="s"><v>{number}</v></c>'


def ods(tables: Tables, draw: Random) -> dict[str, str]:
    """A spreadsheet of LibreOffice."""
    names = " ".join(
        f'xmlns:{name}="{_OASIS}:{name}:1.0"' for name in ("office", "table", "text", "style")
    )
    columns = draw.choice(("", '<table:table-column table:number-columns-repeated="3"/>'))
    body = "".join(
        f'<table:table table:name="{xml_text(name)}">{columns}'
        + "".join(
            f"<table:table-row>{''.join(map(_ods_cell, cells))}</table:table-row>" for cells in rows
        )
        + "</table:table>"
        for name, rows in tables
    )
    content = (
        f"{_DECLARATION}<office:document-content {names}><office:body><office:spreadsheet>"
        f"{body}</office:spreadsheet></office:body></office:document-content>"
    )
    return {"mimetype": _ODS, "content.xml": content}


def _ods_cell(value: Cell) -> str:
    if value is None:
        return "<table:table-cell/>"
    if isinstance(value, bool):
        kind = f'boolean" office:boolean-value="{str(value).lower()}'
    elif isinstance(value, (int, float)):
        kind = f'float" office:value="{value}'
    elif isinstance(value, dt.date):
        kind = f'date" office:date-value="{value.isoformat()}'
    else:
        kind = "string"
    paragraphs = "".join(f"<text:p>{xml_text(line)}</text:p>" for line in str(value).split("\n"))
    return f'<table:table-cell office:value-type="{kind}">{paragraphs}</table:table-cell>'


def xls(tables: Tables, draw: Random) -> bytes:
    """A workbook of Excel 97."""
    book = xlwt.Workbook(encoding="utf-8")
    day = xlwt.easyxf(num_format_str="DD/MM/YYYY")
    for n, (_, rows) in enumerate(tables, 1):
        sheet = book.add_sheet(f"Feuil{n}"[:_LONGEST_NAME], cell_overwrite_ok=True)
        for number, cells in enumerate(rows):
            for column, value in enumerate(cells[:_WIDEST_OLD]):
                if isinstance(value, dt.date):
                    sheet.write(number, column, value, day)
                elif isinstance(value, (int, float)) and abs(value) < 1e300:  # noqa: PLR2004
                    sheet.write(number, column, value)
                elif value is not None:
                    sheet.write(number, column, xml_text(value)[:3000])
    if draw.random() < 0.3:  # noqa: PLR2004
        sheet.visibility = 1
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


# -- texts and documents ---------------------------------------------------------------------------


def csv(tables: Tables, draw: Random) -> bytes:
    """One of the tables as a text, in one of the separators and encodings that programs write."""
    separator = draw.choice(";;;,,\t|")
    end = draw.choice(("\r\n", "\r\n", "\n", "\r"))
    lines = [
        separator.join(_field(cell, separator) for cell in cells)
        for cells in draw.choice(tables)[1]
    ]
    text = end.join(lines) + draw.choice((end, ""))
    encoding = draw.choice(_ENCODINGS)
    return text.encode(encoding, "replace")


def _field(value: Cell, separator: str) -> str:
    if isinstance(value, dt.date):
        return f"{value:%d/%m/%Y}"
    text = "" if value is None else str(value)
    if any(mark in text for mark in (separator, '"', "\n", "\r")):
        return '"' + text.replace('"', '""') + '"'
    return text


def html(tables: Tables, draw: Random) -> bytes:
    """A page as exports write it, under the name of a workbook or not."""
    body = "".join(
        f"<h2>{escape(name)}</h2><table border=1>"
        + "".join(
            "<tr>" + "".join(f"<td>{escape(_shown(cell))}</td>" for cell in cells) + "</tr>"
            for cells in rows
        )
        + "</table>"
        for name, rows in tables
    )
    charset = draw.choice(("utf-8", "windows-1252"))
    page = f"<html><head><meta charset={charset}></head><body>{body}</body></html>"
    return page.encode("utf-8" if charset == "utf-8" else "cp1252", "xmlcharrefreplace")


def _shown(value: Cell) -> str:
    shown = "" if value is None else str(value)
    return shown.encode("utf-8", "replace").decode()


def docx(tables: Tables, draw: Random) -> dict[str, str]:
    """A document of Word: a title and a table for each sheet."""
    body = "".join(
        f"{_paragraph(name)}<w:tbl>"
        + "".join(
            "<w:tr>" + "".join(_word_cell(cell, draw) for cell in cells) + "</w:tr>"
            for cells in rows
        )
        + "</w:tbl>"
        for name, rows in tables
    )
    document = f'{_DECLARATION}<w:document xmlns:w="{_WORD}"><w:body>{body}</w:body></w:document>'
    return {"[Content_Types].xml": "<Types/>", "word/document.xml": document}


def _paragraph(text: object) -> str:
    return f"<w:p><w:r><w:t>{xml_text(text)}</w:t></w:r></w:p>"


def _word_cell(value: Cell, draw: Random) -> str:
    lines = "".join(map(_paragraph, _shown(value).split("\n")))
    more = draw.choice(
        ("",) * 12 + ('<w:gridSpan w:val="2"/>', '<w:vMerge w:val="restart"/>', "<w:vMerge/>")
    )
    return f"<w:tc><w:tcPr>{more}</w:tcPr>{lines}</w:tc>"


def json_file(tables: Tables, draw: Random) -> bytes:
    """A directory of services, as the open data of the field gives it."""
    found = {
        draw.choice(("structures", "services")): [
            {
                ("id", "nom", *map(str, range(len(cells))))[i]: _plain(cell)
                for i, cell in enumerate(cells)
            }
            for cells in rows
        ]
        for _, rows in tables
    }
    return json.dumps(found, ensure_ascii=draw.random() < 0.5).encode("utf-8", "replace")  # noqa: PLR2004


def _plain(value: Cell) -> object:
    return value if isinstance(value, (str, int, float, bool, type(None))) else str(value)


def zip_file(tables: Tables, draw: Random) -> dict[str, bytes]:
    """A compressed folder of files."""
    first = tables[:1]
    return {
        "entretiens/a.xlsx": zipped(xlsx(first, draw)),
        "entretiens/b.csv": csv(first, draw),
        draw.choice(("c.ods", "é/c.ods")): zipped(ods(first, draw)),
        "d.html": html(first, draw),
        "lisez.txt": b"bonjour",
    }


PARTS: Mapping[str, Callable[[Tables, Random], Mapping[str, str | bytes]]] = {
    "xlsx": xlsx,
    "ods": ods,
    "docx": docx,
    "zip": zip_file,
}
"""Ending → the parts of an archive."""
BYTES = {"csv": csv, "xls": xls, "html": html, "json": json_file}
"""Ending → what writes a file of one piece."""


def sound(form: str, tables: Tables, draw: Random) -> bytes:
    """A file in which nothing is wrong but what the tables hold."""
    return zipped(PARTS[form](tables, draw)) if form in PARTS else BYTES[form](tables, draw)
