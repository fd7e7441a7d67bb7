"""What a file really is."""

import hand_made as hm
import pytest
from hypothesis import given
from hypothesis import strategies as st

from absr.tabular.guard import FileKind, sniff
from absr.tabular.xlsx import read_workbook

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".ljust(512, b"\x00")


def ole(*streams):
    """An OLE file with a directory of these streams, as far as anyone looks."""
    return OLE + b"".join(f"{name}\0".encode("utf-16-le").ljust(128, b"\0") for name in streams)


ODS_TYPE = "application/vnd.oasis.opendocument.spreadsheet"
ODT_TYPE = "application/vnd.oasis.opendocument.text"
FILES = {
    "empty": (b"", "empty", "F002"),
    "pdf": (b"%PDF-1.7\n...", "pdf", "F003"),
    "png": (b"\x89PNG\r\n\x1a\n....", "image", "F003"),
    "jpeg": (b"\xff\xd8\xff\xe0..JFIF", "image", "F003"),
    "gif": (b"GIF89a....", "image", "F003"),
    "bmp": (b"BM\x46\x00\x00\x00\x00\x00\x00\x00\x36\x00", "image", "F003"),
    "webp": (b"RIFF\x00\x01\x00\x00WEBPVP8 ", "image", "F003"),
    "heic": (b"\x00\x00\x00\x18ftypheic\x00\x00", "image", "F003"),
    "html": (b"<html><body><table><tr><td>1</td></tr></table>", "html", "F003"),
    "html with BOM": (b"\xef\xbb\xbf\n<!DOCTYPE HTML PUBLIC>", "html", "F003"),
    "excel's own html": (b'<?xml version="1.0"?><html xmlns:x="x"></html>', "html", "F003"),
    "csv": ("N°;Propos\n1;Bonjour, madame\n2;Été\n".encode("cp1252"), "csv", "F003"),
    "csv utf-16": ("N°\tPropos\n1\tOui\n".encode("utf-16"), "csv", "F003"),
    "csv starting with BM": (b"BMX;velo\n1;2\n", "csv", "F003"),
    "text": ("Compte rendu, du 3 mai\nPrésents : tous".encode(), "text", "F003"),
    "word": (hm.zipped({"[Content_Types].xml": "", "word/document.xml": ""}), "docx", "F003"),
    "old word": (ole("Root Entry", "WordDocument"), "docx", "F003"),
    "ods": (hm.zipped({"mimetype": ODS_TYPE, "content.xml": ""}), "ods", "F003"),
    "odt": (hm.zipped({"mimetype": ODT_TYPE, "content.xml": ""}), "zip", "F003"),
    "zip": (hm.zipped({"entretiens.xlsx": "..."}), "zip", "F003"),
    "empty zip": (hm.zipped({}), "zip", "F003"),
    "other ole": (ole("Root Entry", "PowerPoint Document"), "unknown", "F003"),
    "binary": (bytes(range(256)), "unknown", "F003"),
    "blank disk": (bytes(4096), "damaged", "F005"),
    "cut zip": (hm.book(hm.sheet(""))[:-40], "damaged", "F005"),
    "password": (ole("EncryptionInfo", "EncryptedPackage"), "protected", "F004"),
    "old xls": (ole("Root Entry", "Workbook"), "xls", "F010"),
    "very old xls": (ole("Root Entry", "Book"), "xls", "F010"),
    "xlsb": (hm.zipped({"[Content_Types].xml": "", "xl/workbook.bin": ""}), "xlsb", "F010"),
    "2003 xml": (
        b'<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>',
        "xml",
        "F010",
    ),
}


@pytest.mark.parametrize(("data", "kind", "code"), FILES.values(), ids=FILES)
def test_each_wrong_file_has_its_own_cause(data, kind, code, refused):
    """Whatever is called .xlsx without being one is recognised by its first bytes."""
    assert sniff(data, "essai.xlsx") is FileKind(kind)
    problem = refused(data)
    assert problem.code == code
    if code == "F003":
        assert problem.fact("kind") == kind


def test_name_decides_of_lock_files_only(refused):
    """The lock file of an open workbook is told from a damaged one; a wrong ending is no matter."""
    assert refused(b"\x04Anne".ljust(165, b"\0"), "~$entretiens.xlsx").code == "F008"
    assert refused(b"anne,host", ".~lock.entretiens.xlsx#").code == "F008"
    workbook, _ = read_workbook("entretiens.csv", hm.book(hm.sheet(hm.row(1, ("A", "oui")))))
    assert workbook is not None


def test_a_word_inside_a_document_is_no_stream():
    """The word Workbook in the text of an old Word document does not make it a workbook."""
    text = "xx Workbook\0".encode("utf-16-le")
    assert sniff(ole("WordDocument") + b"\0\0" + text, "x.xlsx") is FileKind.DOCUMENT


def test_a_csv_is_a_csv_by_its_name_when_nothing_speaks_against_it():
    """One single column shows no separator: the ending decides."""
    assert sniff(b"Propos\nOui\n", "propos.csv") is FileKind.CSV
    assert sniff(b"Propos\nOui\n", "propos.txt") is FileKind.TEXT


@given(st.binary(), st.text(max_size=10))
def test_no_bytes_make_it_fail(data, name):
    """Any bytes under any name have a kind, and are read or refused, never raised upon."""
    assert isinstance(sniff(data, name), FileKind)
    _, problems = read_workbook(name, data)
    assert problems
