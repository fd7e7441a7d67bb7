"""Hostile and damaged workbooks: the right cause, no wait, no flood of memory."""

import io
import time
import tracemalloc
import zipfile
from contextlib import contextmanager

import hand_made as hm
import pytest

from absr.tabular.limits import Limits
from absr.tabular.xlsx import read_workbook

ONE = hm.sheet(hm.row(1, ("A", "oui")))


def padded(head, filler, size, tail):
    """A workbook whose first sheet is `head`, then `filler` repeated up to `size`, then `tail`."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for name, content in hm.parts_of(ONE).items():
            if name != "xl/worksheets/sheet1.xml":
                archive.writestr(name, content)
        with archive.open("xl/worksheets/sheet1.xml", "w") as part:
            part.write(head.encode())
            block = filler.encode() * (1_000_000 // len(filler))
            for _ in range(size // len(block)):
                part.write(block)
            part.write(tail.encode())
    return target.getvalue()


@contextmanager
def little_memory(most):
    """Fail when more than `most` bytes are held at any moment."""
    tracemalloc.start()
    try:
        yield
        assert tracemalloc.get_traced_memory()[1] < most
    finally:
        tracemalloc.stop()


def lying(data):
    """The same archive, its last part said to be ten bytes long."""
    entry = data.rindex(b"PK\x01\x02") + 24
    return data[:entry] + (10).to_bytes(4, "little") + data[entry + 4 :]


@pytest.mark.parametrize(
    ("head", "filler", "tail"),
    [
        (hm.sheet("").partition("</sheetData>")[0], '<row r="1"><c r="A1"/></row>', ""),
        (hm.sheet("").partition("</sheetData>")[0], " ", ""),
        (hm.sheet('<row r="1"><c r="A1" t="inlineStr"><is><t>').partition("</sh")[0], "0", ""),
        ("<worksheet><!--", "0", ""),
        ('<worksheet a="', ">", ""),
        ("", "\0", ""),
    ],
    ids=["rows", "blanks", "text", "comment", "attribute", "zeros"],
)
def test_bombs_cost_little_time_and_memory(head, filler, tail, refused):
    """A small file that swells is refused at once when it owns up, and soon when it lies."""
    data = padded(head, filler, 60_000_000, tail)
    limits = Limits(inflated_bytes=50_000_000, elements=200_000)
    start = time.process_time()
    with little_memory(1_000_000):
        assert refused(data, limits=limits).fact("limit") == "inflated_bytes"
    with little_memory(30_000_000):
        assert refused(lying(data), limits=limits).code in {"F005", "F006"}
    assert time.process_time() - start < 30


def test_what_is_counted_is_what_comes_out(refused):
    """The size that the archive declares for a part is not believed."""
    data = lying(padded(ONE, " ", 3_000_000, ""))
    assert refused(data, limits=Limits(inflated_bytes=2_000_000)).code == "F006"
    assert refused(data).code == "F005"


@pytest.mark.parametrize(
    ("limits", "named"),
    [
        (Limits(file_bytes=100), "file_bytes"),
        (Limits(members=3), "members"),
        (Limits(sheets=1), "sheets"),
        (Limits(text_chars=8), "text_chars"),
        (Limits(strings=1), "strings"),
        (Limits(cells=7), "cells"),
        (Limits(merged=1), "merged"),
        (Limits(elements=3), "elements"),
        (Limits(depth=2), "depth"),
        (Limits(inflated_bytes=900), "inflated_bytes"),
    ],
)
def test_each_limit_is_kept_and_named(limits, named, refused):
    """Going over any bound refuses the file and says which."""
    merged = '<mergeCells><mergeCell ref="A1:B1"/><mergeCell ref="A2:B2"/></mergeCells>'
    cells = hm.row(1, ("A", "un"), ("B", "deux")) + hm.row(2, ("A", "trois"), ("B", "x" * 9))
    data = hm.book(
        hm.sheet(cells, after=merged),
        hm.sheet(""),
        texts=hm.strings("<t>a</t>", "<t>b</t>"),
    )
    assert read_workbook("essai.xlsx", data)[1] == ()
    problem = refused(data, limits=limits)
    assert (problem.code, problem.fact("limit")) == ("F006", named)


def test_text_too_long_is_refused_wherever_it_stands(refused):
    """A cell of two million characters is a bomb, shared or not, in one piece or in many."""
    run = f"<r><t>{'x' * 400_000}</t></r>"
    nine = hm.book(ONE, texts=hm.strings(f"<t>{'x' * 9}</t>"))
    assert refused(nine, limits=Limits(text_chars=8)).fact("limit") == "text_chars"
    texts = [f"<t>{'x' * 2_000_000}</t>", run * 5]
    for text in texts:
        cell = '<row r="1"><c r="A1" t="s"><v>0</v></c></row>'
        shared = hm.book(hm.sheet(cell), texts=hm.strings(text))
        assert refused(shared).fact("limit") == "text_chars"
        own = f'<row r="1"><c r="A1" t="inlineStr"><is>{text}</is></c></row>'
        assert refused(hm.book(hm.sheet(own))).fact("limit") == "text_chars"


def test_a_long_text_cited_often_takes_its_place_once(read_one):
    """A shared text of a million characters in two thousand cells costs a million characters."""
    rows = "".join(f'<row r="{n}"><c r="A{n}" t="s"><v>0</v></c></row>' for n in range(1, 2001))
    data = hm.book(hm.sheet(rows), texts=hm.strings(f"<t>{'x' * 1_000_000}</t>"))
    with little_memory(30_000_000):
        assert len(read_one(data).rows) == 2000


DTD = '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b SYSTEM "file:///etc/passwd">]>'


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-16-be"])
@pytest.mark.parametrize(
    "part",
    [
        "xl/worksheets/sheet1.xml",
        "xl/sharedStrings.xml",
        "xl/workbook.xml",
        "xl/styles.xml",
        "_rels/.rels",
        "docProps/core.xml",
        "xl/drawings/vmlDrawing1.vml",
    ],
)
def test_document_types_and_entities_are_refused_in_every_part(part, encoding, refused):
    """Billion laughs, XXE and quadratic blow-up all need a document type: none is let in."""
    parts = hm.parts_of(ONE, texts=hm.strings(), formats=hm.styles())
    content = parts.get(part, "<x/>").removeprefix(hm.DECLARATION)
    mark = "\ufeff" if encoding == "utf-16-be" else ""
    parts[part] = (mark + DTD + content).encode(encoding)
    problem = refused(hm.zipped(parts))
    assert (problem.code, problem.fact("part")) == ("F007", part)


def test_the_word_doctype_in_a_text_is_a_text(read_one):
    """A person may quote HTML in a cell, and a program may keep some in a comment."""
    parts = hm.parts_of(hm.sheet(hm.row(1, ("A", "<!DOCTYPE html>"))))
    parts["customXml/item1.xml"] = "<x><![CDATA[<!DOCTYPE html>]]></x>"
    assert read_one(hm.zipped(parts)).rows[0].values == ("<!DOCTYPE html>",)


@pytest.mark.parametrize("entity", ["&b;", "&", "&#x110000;", "&#9999999;", "&lt"])
def test_an_undeclared_entity_is_damage(entity, refused):
    """An entity that no one declared, or for no character at all, cannot be read."""
    cell = f'<row r="1"><c r="A1" t="str"><v>a{entity}c</v></c></row>'
    assert refused(hm.book(hm.sheet(cell))).code == "F005"
    shared = '<row r="1"><c r="A1" t="s"><v>0</v></c></row>'
    data = hm.book(hm.sheet(shared), texts=hm.strings(f"<t>a{entity}c</t>"))
    assert refused(data).code == "F005"


def test_a_part_full_of_control_characters_is_not_repaired(refused):
    """The repair of texts is for a few slips, not for binary data."""
    data = hm.book(hm.sheet(hm.row(1, ("A", "\x01" * 150_000)) + "<!-- -->"))
    assert refused(data).code == "F005"


def test_too_many_texts_are_refused_in_any_form(refused):
    """The number of shared texts is bounded by the slow reader too."""
    texts = hm.strings("<t>a</t>", "<t>b</t>", "<t>c</t><!-- -->")
    assert refused(hm.book(ONE, texts=texts), limits=Limits(strings=2)).fact("limit") == "strings"


@pytest.mark.parametrize("compression", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED])
@pytest.mark.parametrize("part", ["xl/worksheets/sheet1.xml", "xl/media/image1.png"])
def test_one_flipped_byte_is_found(compression, part, refused):
    """A part whose checksum does not hold is never read as if it did, used or not."""
    parts = hm.parts_of(ONE) | {"xl/media/image1.png": bytes(range(256)) * 40}
    data = bytearray(hm.zipped(parts, compression))
    with zipfile.ZipFile(io.BytesIO(bytes(data))) as archive:
        info = archive.getinfo(part)
    data[info.header_offset + 30 + len(part) + info.compress_size // 2] ^= 0x10
    problem = refused(bytes(data))
    assert (problem.code, problem.fact("part")) == ("F005", part)


def test_every_cut_of_a_file_is_damage(refused):
    """Wherever a download stopped, the file is called damaged."""
    data = hm.book(ONE)
    for length in range(4, len(data) - 1, 37):
        problem = refused(data[:length])
        assert (problem.code, problem.fact("cause")) == ("F005", "truncated")


def test_bytes_around_the_archive_do_no_harm():
    """A file with something before or after it, as some mail programs leave, is read."""
    data = hm.book(ONE)
    workbook, problems = read_workbook("essai.xlsx", data + b"\r\n-- \r\n")
    assert workbook is not None
    assert problems == ()
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.testzip() is None


def test_archive_in_the_large_format_is_read(read_one):
    """Some programs write every part in the 64-bit form of zip."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in hm.parts_of(ONE).items():
            with archive.open(name, "w", force_zip64=True) as part:
                part.write(content.encode())
    assert read_one(target.getvalue()).rows[0].values == ("oui",)


def test_archive_with_the_large_directory_is_read(read_one):
    """An archive that gives the place of its directory in 64 bits is read."""
    data = hm.book(ONE)
    end = data.rindex(b"PK\x05\x06")
    size, start = (int.from_bytes(data[end + n : end + n + 4], "little") for n in (12, 16))
    count = int.from_bytes(data[end + 10 : end + 12], "little")
    wide = b"PK\x06\x06" + (44).to_bytes(8, "little") + bytes(12)
    wide += b"".join(n.to_bytes(8, "little") for n in (count, count, size, start))
    locator = b"PK\x06\x07" + bytes(4) + end.to_bytes(8, "little") + bytes(4)
    last = b"PK\x05\x06" + bytes(4) + b"\xff" * 12 + bytes(2)
    assert read_one(data[:end] + wide + locator + last).rows[0].values == ("oui",)


def test_parts_with_sizes_in_64_bits_are_read(read_one):
    """Sizes and places that do not fit the old fields stand in the extra ones, among others."""
    data = hm.book(ONE)
    end = data.rindex(b"PK\x05\x06")
    start = int.from_bytes(data[end + 16 : end + 20], "little")
    directory = b""
    at = start
    while at < end:
        name = int.from_bytes(data[at + 28 : at + 30], "little")
        packed, size = data[at + 20 : at + 24], data[at + 24 : at + 28]
        wide = b"".join(field + bytes(4) for field in (size, packed, data[at + 42 : at + 46]))
        extra = b"\x55\x54\x01\x00\x00" + b"\x01\x00\x18\x00" + wide
        directory += data[at : at + 20] + b"\xff" * 8 + data[at + 28 : at + 30]
        directory += len(extra).to_bytes(2, "little") + data[at + 32 : at + 42] + b"\xff" * 4
        directory += data[at + 46 : at + 46 + name] + extra
        at += 46 + name
    last = data[end : end + 12] + len(directory).to_bytes(4, "little") + data[end + 16 :]
    assert read_one(data[:start] + directory + last).rows[0].values == ("oui",)


def test_sizes_said_to_be_in_64_bits_and_missing_are_damage(refused):
    """An archive that refers to extra fields it does not have is damaged."""
    data = bytearray(hm.book(ONE))
    entry = data.rindex(b"PK\x01\x02")
    data[entry + 42 : entry + 46] = b"\xff" * 4
    assert refused(bytes(data)).code == "F005"
    end = data.rindex(b"PK\x05\x06")
    data[end:end] = b"PK\x06\x07" + bytes(16)
    assert refused(bytes(data)).fact("cause") == "directory"


def test_encrypted_parts_are_a_password(refused):
    """A zip made with a password is protected, not damaged."""
    data = bytearray(hm.book(ONE))
    data[data.rindex(b"PK\x01\x02") + 8] |= 1
    assert refused(bytes(data)).code == "F004"


def test_unknown_compression_is_damage(refused):
    """Parts packed in a way that no workbook may use are refused by name."""
    data = bytearray(hm.book(ONE))
    data[data.rindex(b"PK\x01\x02") + 10] = 99
    problem = refused(bytes(data))
    assert (problem.code, problem.fact("cause")) == ("F005", "method")


@pytest.mark.parametrize("part", ["xl/workbook.xml", "xl/worksheets/sheet1.xml"])
def test_a_missing_part_is_damage(part, refused):
    """A workbook that names a part which is not there is damaged."""
    parts = hm.parts_of(ONE)
    del parts[part]
    parts["xl/worksheets/other.xml"] = ""
    problem = refused(hm.zipped(parts))
    assert (problem.code, problem.fact("part")) == ("F005", part)


@pytest.mark.parametrize(
    "content",
    [
        ONE.replace("</worksheet>", ""),
        ONE.replace("</row>", ""),
        ONE.replace("</sheetData>", "</sheetdata>"),
        ONE.replace("<sheetData>", "<sheetData><row>"),
        ONE + "<more/>",
        ONE.replace("oui", "oui<"),
        "",
        "Bonjour",
    ],
)
def test_xml_that_is_not_well_formed_is_damage(content, refused):
    """Broken XML is never read as if the rest did not matter."""
    problem = refused(hm.book(content))
    assert (problem.code, problem.fact("part")) == ("F005", "xl/worksheets/sheet1.xml")
    assert problem.sheet == "Feuil1"


def test_text_that_is_not_utf8_is_damage(refused):
    """A part that says UTF-8 and is not cannot be guessed at."""
    data = hm.book(hm.sheet(hm.row(1, ("A", "été"))).encode("cp1252"))
    assert refused(data).fact("cause") == "xml"


@pytest.mark.parametrize("encoding", ["klingon", "shift_jis", "utf-7", "rot13"])
def test_encodings_that_cannot_be_followed_are_damage(encoding, refused):
    """An encoding that the parser cannot follow is said, not raised."""
    data = hm.book(ONE.replace("UTF-8", encoding))
    assert refused(data).fact("cause") == "encoding"


@pytest.mark.parametrize("index", ["9", "-1", "1.5", "x", "9" * 5000, "1 0"])
def test_a_shared_text_that_does_not_exist_names_its_cell(index, refused):
    """A cell that cites a text the workbook does not have makes it damaged, with the address."""
    rows = f'<row r="6"><c r="A6" t="s"><v>{index}</v></c></row>'
    problem = refused(hm.book(hm.sheet(rows), texts=hm.strings("<t>un</t>")))
    assert (problem.code, problem.sheet, problem.cells) == ("F005", "Feuil1", ("A6",))


@pytest.mark.parametrize(
    "rows",
    [
        '<row r="1"><c r="XFE1"><v>1</v></c></row>',
        '<!-- odd --><row r="1"><c r="XFE1"><v>1</v></c></row>',
        '<row r="1048577"><c r="A1048577"><v>1</v></c></row>',
        '<row r="1"><c r="A0"><v>1</v></c></row>',
        '<row r="1"><c r="1A"><v>1</v></c></row>',
        '<row r="1"><c r="AAAA1"><v>1</v></c></row>',
    ],
)
def test_addresses_outside_any_sheet_are_damage(rows, refused):
    """A cell beyond XFD1048576 does not exist."""
    assert refused(hm.book(hm.sheet(rows))).fact("cause") == "address"


def test_names_that_lead_out_of_the_archive_are_said():
    """Nothing is ever unpacked, but such a file was not made by a spreadsheet program."""
    parts = hm.parts_of(ONE) | {"../../etc/cron.d/x": "", "C:/x": ""}
    workbook, problems = read_workbook("essai.xlsx", hm.zipped(parts))
    assert workbook is not None
    assert [(p.code, p.severity) for p in problems] == [("F017", "warning")]


def test_overlapping_merged_ranges_cannot_multiply(refused):
    """Merged ranges that would cover more cells than a sheet may hold are refused."""
    after = "".join(f'<mergeCell ref="A1:CV{n}"/>' for n in range(1000, 1100))
    rows = "".join(hm.row(n, ("A", "x"), ("CV", "y")) for n in range(1, 1100))
    data = hm.book(hm.sheet(rows, after=f"<mergeCells>{after}</mergeCells>"))
    assert refused(data).fact("limit") == "merged"
