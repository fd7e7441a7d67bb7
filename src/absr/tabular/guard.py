"""What a delivered file really is, by its first bytes before its ending, and whether to open it."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import TYPE_CHECKING

from absr.tabular.archive import Archive
from absr.tabular.limits import DEFAULT_LIMITS
from absr.tabular.markup import XmlFeed, parse
from absr.tabular.rejection import Rejected, damaged, too_large
from absr.tabular.text_encoding import wide_encoding

if TYPE_CHECKING:
    from absr.tabular.archive import Member
    from absr.tabular.limits import Limits


class FileKind(StrEnum):
    """What a file is, whatever its name says."""

    WORKBOOK = "xlsx"
    BINARY_WORKBOOK = "xlsb"
    OLD_WORKBOOK = "xls"
    XML_WORKBOOK = "xml"
    """The single XML file of Excel 2003."""
    PROTECTED = "protected"
    LOCK = "lock"
    EMPTY = "empty"
    DAMAGED = "damaged"
    PDF = "pdf"
    IMAGE = "image"
    HTML = "html"
    CSV = "csv"
    TEXT = "text"
    DOCUMENT = "docx"
    """A Word document, old or new."""
    OPEN_DOCUMENT = "ods"
    ZIP = "zip"
    RTF = "rtf"
    UNKNOWN = "unknown"


_LOCKS = ("~$", ".~lock.")
_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_MAGIC = (
    (0, b"%PDF", FileKind.PDF),
    # Excel 97 and Excel 2 to 4 without their container
    (0, b"\x09\x08\x10\x00\x00\x06", FileKind.OLD_WORKBOOK),
    (0, b"\x09\x00\x04\x00", FileKind.OLD_WORKBOOK),
    (0, b"\x09\x02\x06\x00", FileKind.OLD_WORKBOOK),
    (0, b"\x09\x04\x06\x00", FileKind.OLD_WORKBOOK),
    (0, b"\x89PNG", FileKind.IMAGE),
    (0, b"\xff\xd8\xff", FileKind.IMAGE),
    (0, b"GIF8", FileKind.IMAGE),
    (0, b"II*\x00", FileKind.IMAGE),
    (0, b"MM\x00*", FileKind.IMAGE),
    (8, b"WEBP", FileKind.IMAGE),
    (4, b"ftypheic", FileKind.IMAGE),
    (4, b"ftypmif1", FileKind.IMAGE),
    (4, b"ftypavif", FileKind.IMAGE),
)
_STREAMS = (
    ("EncryptedPackage", FileKind.PROTECTED),
    ("Workbook", FileKind.OLD_WORKBOOK),
    ("Book", FileKind.OLD_WORKBOOK),
    ("WordDocument", FileKind.DOCUMENT),
)
_MAIN_PARTS = (
    ("xl/workbook.xml", FileKind.WORKBOOK),
    ("xl/workbook.bin", FileKind.BINARY_WORKBOOK),
    ("word/document.xml", FileKind.DOCUMENT),
)
_ODS = b"application/vnd.oasis.opendocument.spreadsheet"
_HTML = rb"(?i)<(?:!doctype\s+html|html|head|body|table|meta)\b"
_EXCEL_2003 = b"urn:schemas-microsoft-com:office:spreadsheet"
_CONTROLS = bytes(set(range(32)) - set(b"\t\n\r\f\x1a"))
_TEXT_ENDINGS = (".csv", ".tsv", ".txt")
_STRANGE, _FEW_STRANGE = 0.02, 3
"""How many control characters a text by its name may hold (a share, or some): replaced later."""
_RTF = b"{\\rtf"
_OLE_ENTRY = 128
_SAMPLE = 65_536
_HEAD = 1_024
_FIRST_LINES = 10
_XML_ENDINGS = (".xml", ".rels", ".vml")
_DOCTYPES = tuple("<!DOCTYPE".encode(c) for c in ("ascii", "utf-16-le", "utf-16-be"))
_CODES = {FileKind.LOCK: "F008", FileKind.EMPTY: "F002", FileKind.PROTECTED: "F004"}
_OLD = frozenset({FileKind.BINARY_WORKBOOK, FileKind.OLD_WORKBOOK, FileKind.XML_WORKBOOK})


def sniff(data: bytes, name: str = "") -> FileKind:
    """What the file called `name` is; its name counts only for lock files and plain text."""
    if name.startswith(_LOCKS):
        return FileKind.LOCK
    if not data:
        return FileKind.EMPTY
    if data.startswith(_ZIP):
        try:
            return _kind_of_zip(Archive(data, DEFAULT_LIMITS))
        except Rejected as rejected:
            return FileKind.PROTECTED if rejected.code == "F004" else FileKind.DAMAGED
    if data.startswith(_OLE):
        return _kind_of_ole(data)
    return _kind_by_magic(data) or _kind_of_text(data[:_SAMPLE], name)


def open_workbook_archive(data: bytes, name: str, limits: Limits = DEFAULT_LIMITS) -> Archive:
    """The archive of a workbook; raises `Rejected` with the cause when the file is none."""
    if len(data) > limits.file_bytes:
        raise too_large("file_bytes", limits.file_bytes)
    if data.startswith(_ZIP) and not name.startswith(_LOCKS):
        archive = Archive(data, limits)
        kind = _kind_of_zip(archive)
        if kind is FileKind.WORKBOOK:
            return archive
    else:
        kind = sniff(data, name)
    raise _refusal(kind)


def _refusal(kind: FileKind) -> Rejected:
    """Why a file of this kind cannot be read as a workbook."""
    if kind in _OLD:
        return Rejected("F010", form=kind.value)
    if kind is FileKind.DAMAGED:
        return damaged("blank")
    code = _CODES.get(kind)
    return Rejected(code) if code else Rejected("F003", kind=kind.value)


def check_rest(archive: Archive, limits: Limits) -> None:
    """Read the parts that no one needed: they too must be whole, and free of document types."""
    for member in archive.unchecked():
        if _shows_doctype(archive, member) and _has_doctype(archive, member, limits):
            raise Rejected("F007", part=member.name)


def _shows_doctype(archive: Archive, member: Member) -> bool:
    """Whether a part looks as if it declared a document type; it is read to its end anyway."""
    is_xml = member.name.lower().endswith(_XML_ENDINGS)
    shown = False
    tail = b""
    for piece in archive.pieces(member):
        if is_xml:
            window = tail + piece
            shown = shown or any(doctype in window for doctype in _DOCTYPES)
            tail = window[-len(_DOCTYPES[-1]) :]
    return shown


def _has_doctype(archive: Archive, member: Member, limits: Limits) -> bool:
    """Whether it really does: the words may also stand in a text."""
    try:
        parse(archive.pieces(member), XmlFeed(member.name, limits))
    except Rejected as rejected:
        return rejected.code == "F007"
    return False


def _kind_of_zip(archive: Archive) -> FileKind:
    for part, kind in _MAIN_PARTS:
        if archive.find(part):
            return kind
    if any(name.startswith("xl/worksheets/") for name in archive.members):
        return FileKind.WORKBOOK
    declared = archive.find("mimetype")
    if declared and next(archive.pieces(declared), b"").startswith(_ODS):
        return FileKind.OPEN_DOCUMENT
    return FileKind.ZIP


def _kind_by_magic(data: bytes) -> FileKind | None:
    for place, magic, kind in _MAGIC:
        if data.startswith(magic, place):
            return kind
    if data.startswith(b"BM") and not any(data[6:10]):
        return FileKind.IMAGE
    return None if data.strip(b"\x00") else FileKind.DAMAGED


def _kind_of_ole(data: bytes) -> FileKind:
    """What an OLE file holds, by the names in its directory (its entries are 128 bytes apart)."""
    for stream, kind in _STREAMS:
        name = f"{stream}\0".encode("utf-16-le")
        place = data.find(name)
        while place >= 0:
            if place % _OLE_ENTRY == 0:
                return kind
            place = data.find(name, place + 1)
    return FileKind.UNKNOWN


def _kind_of_text(sample: bytes, name: str) -> FileKind:
    text = sample
    wide = wide_encoding(sample)
    if sample.startswith((b"\xff\xfe", b"\xfe\xff")):
        text = sample.decode("utf-16", "replace").encode()
    elif wide:
        text = sample.decode(wide, "replace").encode()
    strange = len(text) - len(text.translate(None, _CONTROLS))
    by_name = name.lower().endswith(_TEXT_ENDINGS)
    if strange > (max(_STRANGE * len(text), _FEW_STRANGE) if by_name else 0):
        return FileKind.UNKNOWN
    if text.startswith(_RTF):
        return FileKind.RTF
    if _EXCEL_2003 in text:
        return FileKind.XML_WORKBOOK
    if re.search(_HTML, text[:_HEAD]):
        return FileKind.HTML
    if name.lower().endswith((".csv", ".tsv")) or _in_columns(text):
        return FileKind.CSV
    return FileKind.TEXT


def _in_columns(text: bytes) -> bool:
    """Whether the first lines are all cut the same number of times by a usual separator."""
    lines = [line for line in text.splitlines()[:_FIRST_LINES] if line.strip()]
    counts = [{line.count(separator) for line in lines} for separator in (b";", b"\t", b",")]
    return len(lines) > 1 and any(len(found) == 1 and found != {0} for found in counts)
